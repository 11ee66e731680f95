/* SPDX-License-Identifier: Apache-2.0 */
/* Documents in the store: one series with the receipts, joint papers and what they stand for,
 * statements, and the check that looks at all of them. */
#include <string.h>

#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "tests/store/acts.h"

static void
pay (Hall *hall, const char *relative, gint64 fen, char id[20])
{
  g_auto (GjPremiumPaid) paid = { 0 };
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static GjDocument *
new_document (GjDocumentKind kind)
{
  GjDocument *document = gj_document_new ();

  document->kind = kind;
  document->kiosk_id = g_strdup (HALL_KIOSK);
  gj_transfer_id_new (document->about_id);
  document->holder_name = g_strdup ("*伟");
  document->holder_id = g_strdup ("1100**********9317");
  return document;
}

static GjDocument *
new_statement (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_STATEMENT);

  document->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  document->from = 20260101;
  document->to = 20261015;
  document->n_rows = 2;
  document->totals = (GjDocumentTotals){ 300, 100, 100, 50, 50 };
  return document;
}

static GjListing *
new_listing (void)
{
  GjListing *listing = gj_listing_new ("总费用");

  gj_listing_add (listing, "2026-10-02", "清和市第一人民医院", "普通门诊", "统筹¥1.00", 200);
  gj_listing_add (listing, "2026-03-01", "清和市康宁\t大药房", NULL, NULL, 100);
  return listing;
}

static GjReceiptRow *
issue_statement (Hall *hall, GjDocument *document)
{
  g_autoptr (GjListing) listing = new_listing ();
  g_autoptr (GError) error = NULL;
  GjReceiptRow *row = NULL;

  g_assert_cmpint (gj_document_issue_statement (hall->store, hall->clock, hall->signer, document,
                                                listing, "P01", "", &row, &error),
                   ==, GJ_COMMIT_DONE);
  g_assert_no_error (error);
  return row;
}

static GjCommit
issue_joint (Hall *hall, const char *about_id, const char *holder, const char *const *ids, guint n,
             GjReceiptRow **row, GError **error)
{
  const GjJointOrder order = { about_id, HALL_KIOSK, holder, ids, n };

  return gj_document_issue_joint (hall->store, hall->clock, hall->signer, &order, row, error);
}

/* P01 binds P09; the paper of it. */
static GjReceiptRow *
bind_one (Hall *hall)
{
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P09", "20") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);
  GjReceiptRow *row = NULL;

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_no_error (error);
  return row;
}

static void
test_one_series (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const kinds[] = { "premium", "statement", "bind", "premium" };
  char ids[2][20];

  pay (hall, "P02", 36000, ids[0]);
  gj_receipt_row_free (bind_one (hall));
  row = issue_statement (hall, statement);
  g_assert_cmpint (row->receipt_no, ==, 3);
  pay (hall, "P04", 20000, ids[1]);
  rows = gj_receipt_list_by_holder (hall->store, "P01", 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const GjReceiptRow *one = g_ptr_array_index (rows, i);

      g_assert_cmpstr (one->kind, ==, kinds[i]);
      g_assert_cmpint (one->receipt_no, ==, 4 - i);
      g_assert_true (one->owed);
      g_assert_true ((one->receipt != NULL) != (one->document != NULL));
    }
  hall_assert_sound (hall);
}

static void
test_documents_are_reprinted (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjReceiptRow) bind = bind_one (hall);
  g_autoptr (GError) error = NULL;
  static const char *const subjects[] = { "P01", "P09", "" };
  GjReceiptRow *stranger = NULL;
  GjPrintJob none = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (GjReceiptRow) row = NULL;
      g_auto (GjPrintJob) job = { NULL };

      g_assert_cmpint (gj_receipt_begin_copy (hall->store, hall->clock, HALL_KIOSK, subjects[i],
                                              bind->about_id, &row, &job, &error),
                       ==, GJ_FOUND);
      g_assert_cmpint (job.copy_no, ==, i + 1);
      g_assert_true (gj_document_equal (row->document, bind->document));
      g_assert_true (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &error));
      g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "",
                                          &error));
    }
  g_assert_cmpint (gj_receipt_begin_copy (hall->store, hall->clock, HALL_KIOSK, "P02",
                                          bind->about_id, &stranger, &none, &error),
                   ==, GJ_NOT_FOUND);
  hall_assert_sound (hall);
}

static void
test_same_id_same_statement (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GjReceiptRow) first = issue_statement (hall, statement);
  g_autoptr (GjReceiptRow) again = issue_statement (hall, statement);
  g_autoptr (GjReceiptRow) other = NULL;
  g_autoptr (GjListing) listing = new_listing ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first->sealed, ==, again->sealed);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt"), ==, 1);
  g_assert_cmpint (gj_document_issue_statement (hall->store, hall->clock, hall->signer, statement,
                                                listing, "P02", "", &other, &error),
                   ==, GJ_COMMIT_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  g_assert_null (other);
  hall_assert_sound (hall);
}

static void
test_a_statement_keeps_its_records_and_signs_them (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GjReceiptRow) row = issue_statement (hall, statement);
  g_autoptr (GjListing) wanted = new_listing ();
  g_autoptr (GjListing) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = gj_listing_write (wanted);
  g_autofree char *refusal = NULL;
  gboolean agrees;

  g_assert_true (row->document->has_listing);
  g_assert_cmpuint (row->document->n_listed, ==, 2);
  g_assert_cmpint (gj_document_find_listing (hall->store, row->document, &text, &agrees, &error), ==,
                   GJ_FOUND);
  g_assert_true (agrees);
  g_assert_cmpstr (text, ==, again);
  read = gj_listing_read (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gj_listing_amount_label (read), ==, "总费用");
  g_assert_cmpstr (gj_listing_get (read, 1)->what, ==, "清和市康宁 大药房");
  g_assert_cmpint (gj_listing_get (read, 0)->amount_fen, ==, 200);
  refusal = hall_raw (hall, "UPDATE statement_listing SET listing = 'x'");
  g_assert_cmpstr (refusal, ==, "gj: statement_listing: immutable");
  hall_assert_sound (hall);
}

/* What joint papers are for: one paper is owed, not four, until it came out. */
static void
test_joint_is_owed_alone (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GjReceiptRow) member = NULL;
  g_autoptr (GPtrArray) owed = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 3, 0 };
  char ids[2][20];
  char about_id[20];
  const char *const transfers[] = { ids[1], ids[0] };

  pay (hall, "P02", 36000, ids[0]);
  pay (hall, "P04", 20000, ids[1]);
  gj_transfer_id_new (about_id);
  g_assert_cmpint (issue_joint (hall, about_id, "P01", transfers, 2, &row, &error), ==,
                   GJ_COMMIT_DONE);
  g_assert_no_error (error);
  g_assert_cmpint (row->receipt_no, ==, 3);
  g_assert_cmpint (gj_document_joint_total_fen (row->document), ==, 56000);
  g_assert_cmpuint (row->document->lines[0].receipt_no, ==, 1);
  g_assert_cmpstr (row->document->lines[1].patn_rlts, ==, "51");
  owed = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpuint (owed->len, ==, 1);
  g_assert_cmpstr (((GjReceiptRow *)g_ptr_array_index (owed, 0))->kind, ==, "joint");
  g_assert_true (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &error));
  g_assert_true (
      gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "", &error));
  after = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpint (gj_receipt_find (hall->store, ids[0], &member, &error), ==, GJ_FOUND);
  g_assert_cmpint (member->joint_no, ==, 3);
  g_assert_false (member->owed);
  hall_assert_sound (hall);
}

static void
test_joint_that_failed_is_still_owed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GPtrArray) owed = NULL;
  g_autoptr (GError) error = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 2, 0 };
  char id[20];
  char about_id[20];
  const char *const transfers[] = { id };

  pay (hall, "P02", 36000, id);
  gj_transfer_id_new (about_id);
  g_assert_cmpint (issue_joint (hall, about_id, "P01", transfers, 1, &row, &error), ==,
                   GJ_COMMIT_DONE);
  g_assert_true (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &error));
  g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_STOPPED,
                                      "paper-out", &error));
  owed = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpuint (owed->len, ==, 1);
  hall_assert_sound (hall);
}

static void
assert_joint_refused (Hall *hall, const char *holder, const char *const *ids, guint n)
{
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  char about_id[20];

  gj_transfer_id_new (about_id);
  g_assert_cmpint (issue_joint (hall, about_id, holder, ids, n, &row, &error), ==,
                   GJ_COMMIT_FAILED);
  g_assert_nonnull (error);
  g_assert_null (row);
}

static void
test_joint_refuses_others_receipts (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GjReceiptRow) again = NULL;
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GError) error = NULL;
  char id[20];
  char about_id[20];
  const char *const transfers[] = { id };
  const char *const twice[] = { id, id };
  const char *const unknown[] = { "AAAA-AAAA-AAAA-AAAA" };
  const char *const a_statement[] = { statement->about_id };

  pay (hall, "P02", 36000, id);
  gj_receipt_row_free (issue_statement (hall, statement));
  assert_joint_refused (hall, "P09", transfers, 1);
  assert_joint_refused (hall, "P01", twice, 2);
  assert_joint_refused (hall, "P01", unknown, 1);
  assert_joint_refused (hall, "P01", a_statement, 1);
  gj_transfer_id_new (about_id);
  g_assert_cmpint (issue_joint (hall, about_id, "P01", transfers, 1, &row, &error), ==,
                   GJ_COMMIT_DONE);
  assert_joint_refused (hall, "P01", transfers, 1); /* it stands on one already */
  g_assert_cmpint (issue_joint (hall, about_id, "P01", transfers, 1, &again, &error), ==,
                   GJ_COMMIT_DONE);
  g_assert_cmpstr (row->sealed, ==, again->sealed);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt"), ==, 3);
  hall_assert_sound (hall);
}

typedef struct
{
  const char *what;
  const char *sql;
  const char *finding; /* one of the findings begins so */
} Damage;

/* On a hall with a binding's paper (1), a premium (2), a joint paper of it (3) and a statement (4). */
static const Damage DAMAGES[] = {
  { "act-result", "UPDATE family_act_item SET result = 'requested'", "I9 02-000001" },
  { "act-relation", "UPDATE family_act_item SET patn_rlts = '30'", "I9 02-000001" },
  { "act-item-gone", "DELETE FROM family_act_item", "I9 02-000001" },
  { "act-without-paper", "UPDATE receipt SET about_id = 'AAAA-AAAA-AAAA-AAAA' WHERE kind = 'bind'",
    "I9 " },
  { "kind", "UPDATE receipt SET kind = 'statement' WHERE kind = 'bind'", "I9 02-000001" },
  { "joint-amount", "UPDATE premium_payment SET amount_fen = 1", "I9 02-000003" },
  { "joint-year", "UPDATE premium_payment SET coverage_year = 2030", "I9 02-000003" },
  { "joint-member-gone", "DELETE FROM joint_member", "I9 02-000003" },
  { "joint-member-of-nothing", "UPDATE joint_member SET receipt_no = 1", "I12 " },
  { "paper-gone", "DELETE FROM receipt WHERE receipt_no = 4", "I13 02-4" },
  { "paper-text",
    "UPDATE receipt SET sealed = replace (sealed, substr (sealed, 90, 3), 'AAA')"
    " WHERE receipt_no = 4",
    "I10 02-000004" },
  { "statement-audit", "UPDATE audit SET object = '' WHERE kind = 'receipt.statement'", "I20 02-4" },
  { "listing-amount", "UPDATE statement_listing SET listing = replace (listing, '200', '201')",
    "I9 02-000004" },
  { "listing-gone", "DELETE FROM statement_listing", "I9 02-000004" },
  { "job-gone", "DELETE FROM print_job WHERE receipt_no = 3", "I9 02-3" },
};

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  gboolean found = FALSE;
  char id[20];
  char about_id[20];
  const char *const transfers[] = { id };

  gj_receipt_row_free (bind_one (hall));
  pay (hall, "P02", 36000, id);
  gj_transfer_id_new (about_id);
  g_assert_cmpint (issue_joint (hall, about_id, "P01", transfers, 1, &row, &error), ==,
                   GJ_COMMIT_DONE);
  gj_receipt_row_free (issue_statement (hall, statement));
  hall_assert_sound (hall);
  hall_damage (hall, damage->sql);
  findings = hall_check (hall);
  for (guint i = 0; findings[i] != NULL; i++)
    {
      g_test_message ("%s", findings[i]);
      found = found || g_str_has_prefix (findings[i], damage->finding);
    }
  g_assert_true (found);
}

/* The clock was set back ten minutes: no paper stands before the one before it. */
static void
test_time_goes_on (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GjReceiptRow) paid = NULL;
  g_autoptr (GError) error = NULL;
  char id[20];

  pay (hall, "P02", 36000, id);
  gj_clock_manual_set (hall->clock, gj_clock_now_us (hall->clock) - 600 * G_USEC_PER_SEC);
  row = issue_statement (hall, statement);
  g_assert_cmpint (gj_receipt_find (hall->store, id, &paid, &error), ==, GJ_FOUND);
  g_assert_cmpint (row->time_us, ==, paid->time_us + 1);
}

/* Where it stands is told, with what is wrong with it; the others are there as ever. */
static void
assert_second_paper_is_unreadable (GPtrArray *rows, GError *error)
{
  static const gboolean READABLE[] = { TRUE, FALSE, TRUE };

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (READABLE));
  for (guint i = 0; i < rows->len; i++)
    {
      const GjReceiptRow *row = g_ptr_array_index (rows, i);
      g_autofree char *number = gj_receipt_row_format_number (row);
      g_autofree char *expected = g_strdup_printf (HALL_KIOSK "-%06u", 3 - i);

      g_assert_cmpstr (number, ==, expected);
      g_assert_true (row->owed);
      g_assert_true ((row->receipt != NULL || row->document != NULL) == READABLE[i]);
      g_assert_true ((row->trouble == NULL) == READABLE[i]);
      g_assert_true (g_str_equal (row->kind, GJ_RECEIPT_UNREADABLE) != READABLE[i]);
    }
}

static void
test_an_unreadable_paper_hides_no_other (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjDocument) statement = new_statement ();
  g_autoptr (GPtrArray) of_holder = NULL;
  g_autoptr (GPtrArray) owed = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  GjReceiptRow *row = NULL;
  char ids[2][20];

  pay (hall, "P02", 36000, ids[0]);
  gj_receipt_row_free (issue_statement (hall, statement));
  pay (hall, "P04", 20000, ids[1]);
  hall_damage (hall, "UPDATE receipt SET sealed = 'x' WHERE receipt_no = 2");
  of_holder = gj_receipt_list_by_holder (hall->store, "P01", 0, 10, &error);
  assert_second_paper_is_unreadable (of_holder, error);
  owed = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  assert_second_paper_is_unreadable (owed, error);
  all = gj_receipt_list_all (hall->store, HALL_KIOSK, TRUE, 10, &error);
  assert_second_paper_is_unreadable (all, error);
  g_assert_cmpint (gj_receipt_find (hall->store, statement->about_id, &row, &error), ==, GJ_FIND_FAILED);
  g_assert_null (row);
  g_assert_nonnull (strstr (error->message, HALL_KIOSK "-000002"));
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *) findings, "I10 02-000002"));
}

/* Whoever put it there may have written any number. */
static void
test_an_unreadable_paper_of_no_day_is_listed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) findings = NULL;
  char id[20];

  pay (hall, "P02", 36000, id);
  hall_damage (hall, "UPDATE receipt SET sealed = 'x', time_us = 9223372036854775806");
  rows = gj_receipt_list_all (hall->store, NULL, FALSE, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (((GjReceiptRow *)g_ptr_array_index (rows, 0))->time_us, ==, 0);
  findings = hall_check (hall);
  g_assert_true (g_strv_contains ((const char *const *) findings, "I10 02-000001"));
  g_assert_true (g_strv_contains ((const char *const *) findings, "I18 02 9999-12-31"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/all-papers-are-one-series", test_one_series);
  g_test_add_func ("/documents/are-reprinted-for-those-they-concern-and-for-nobody-else",
                   test_documents_are_reprinted);
  g_test_add_func ("/documents/the-same-id-gives-the-same-statement", test_same_id_same_statement);
  g_test_add_func ("/documents/a-statement-keeps-its-records-and-signs-them",
                   test_a_statement_keeps_its_records_and_signs_them);
  g_test_add_func ("/documents/one-that-does-not-open-is-listed-by-its-number-and-hides-no-other",
                   test_an_unreadable_paper_hides_no_other);
  g_test_add_func ("/documents/one-that-does-not-open-and-is-of-no-day-is-listed",
                   test_an_unreadable_paper_of_no_day_is_listed);
  g_test_add_func ("/documents/time-goes-on-from-paper-to-paper", test_time_goes_on);
  g_test_add_func ("/documents/joint/one-paper-is-owed-instead-of-its-receipts", test_joint_is_owed_alone);
  g_test_add_func ("/documents/joint/a-joint-paper-that-did-not-come-out-is-still-owed",
                   test_joint_that_failed_is_still_owed);
  g_test_add_func ("/documents/joint/names-only-the-holders-own-receipts-and-each-once",
                   test_joint_refuses_others_receipts);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/check/finds-planted-damage/", DAMAGES[i].what, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
