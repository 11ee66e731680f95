/* SPDX-License-Identifier: Apache-2.0 */
/* Papers of every kind on their way out: drawn on the artist's thread, printed into a folder, and their
 * outcome kept. */
#include <glib/gstdio.h>

#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "core/family/letter.h"
#include "core/import/import.h"
#include "core/receipt/document_store.h"
#include "core/store/statement.h"
#include "devices/scanner/qr_image.h"
#include "kiosk/dock/template.h"
#include "kiosk/workers/printing_private.h"

#define WANG_WEI_PSN "9901000001"

typedef struct
{
  char *directory;
  char *papers;
  GjClock *clock;
  GjRegion *region;
  GjSigner *signer;
  GjStore *another; /* for looking */
  GjPrinter *printer;
  GjConfig config;
  GjPrintingOffice office;
  GjPrintState state;
} Fixture;

static GjStore *
make_store (Fixture *f, const char *url)
{
  g_autofree char *people = g_build_filename (f->directory, "people", NULL);
  g_autofree char *source
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "demo", NULL);
  g_auto (GjImportReport) report = { 0 };
  GError *error = NULL;
  GjStore *store;

  g_assert_true (gj_store_create (url, GJ_STORE_DEMO, &error));
  store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  g_assert_true (
      gj_template_expand_directory (source, people, gj_clock_today (f->clock), &error));
  g_assert_cmpint (
      gj_import_directory (store, f->clock, f->region, "02", people, NULL, NULL, &report, &error),
      ==, GJ_IMPORT_DONE);
  return store;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *policies
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  const char *dirs[] = { policies, NULL };
  g_autofree char *key = NULL;
  g_autofree char *url = NULL;
  g_autofree char *device = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  GError *error = NULL;
  gint64 now;

  f->directory = g_dir_make_tmp ("gj-printing-XXXXXX", NULL);
  f->papers = g_build_filename (f->directory, "papers", NULL);
  g_assert_cmpint (g_mkdir (f->papers, 0700), ==, 0);
  g_assert_true (gj_time_parse ("2026-11-22 09:44:12", &now));
  f->clock = gj_clock_new_manual (now);
  f->region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
  key = g_build_filename (f->directory, "kiosk.pem", NULL);
  g_assert_true (gj_key_create (key, TRUE, point, &error));
  f->signer = gj_signer_load (key, TRUE, &error);
  url = g_strconcat ("sqlite:", f->directory, "/store.db", NULL);
  device = g_strconcat ("file:", f->papers, NULL);
  f->printer = gj_printer_new (device, GJ_PAPER_WIDTH_80MM, NULL, &error);
  g_assert_no_error (error);
  f->config.hall = (char *) "清和市医保服务大厅";
  f->config.id = (char *) "02";
  f->config.printer_width = GJ_PAPER_WIDTH_80MM;
  f->office = (GjPrintingOffice){ .config = &f->config,
                                  .machine = "共济自助机 02号",
                                  .region = f->region,
                                  .clock = f->clock,
                                  .printer = f->printer,
                                  .store = gj_store_worker_new (make_store (f, url)) };
  f->another = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  gj_printing_office_open (&f->office);
}

static void
remove_tree (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  const char *name;

  if (directory != NULL)
    {
      while ((name = g_dir_read_name (directory)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
      g_dir_close (directory);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_printing_office_close (&f->office);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gj_store_worker_free (f->office.store);
  gj_store_close (f->another);
  g_object_unref (f->printer);
  gj_signer_free (f->signer);
  gj_region_unref (f->region);
  gj_clock_unref (f->clock);
  remove_tree (f->directory);
  g_free (f->papers);
  g_free (f->directory);
}

static void
on_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  Fixture *f = user_data;

  f->state = state;
}

/* Until the outcome is told and kept. */
static void
wait_for_end (Fixture *f)
{
  while (f->state == GJ_PRINT_STATE_PRINTING || gj_printing_office_is_busy (&f->office))
    g_main_context_iteration (NULL, TRUE);
}

static GjDocument *
new_document (GjDocumentKind kind)
{
  GjDocument *document = gj_document_new ();

  document->kind = kind;
  document->kiosk_id = g_strdup ("02");
  gj_transfer_id_new (document->about_id);
  document->holder_name = g_strdup ("*伟");
  document->holder_id = g_strdup ("1100**********9317");
  return document;
}

static GjReceiptRow *
issue_statement (Fixture *f)
{
  g_autoptr (GjDocument) document = new_document (GJ_DOCUMENT_STATEMENT);
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");
  GjReceiptRow *row = NULL;
  GError *error = NULL;

  gj_listing_add (listing, "2026-11-20", "清和市第一人民医院", "普通门诊", NULL, 12340);

  document->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  document->from = 20260101;
  document->to = 20261122;
  document->n_rows = 1;
  document->totals = (GjDocumentTotals){ 12340, 8000, 2000, 0, 2340 };
  g_assert_cmpint (gj_document_issue_statement (f->another, f->clock, f->signer, document, listing,
                                                WANG_WEI_PSN, "", &row, &error),
                   ==, GJ_COMMIT_DONE);
  g_assert_no_error (error);
  return row;
}

/* The one picture in the folder. */
static char *
only_paper (Fixture *f)
{
  g_autoptr (GDir) directory = g_dir_open (f->papers, 0, NULL);
  g_autofree char *name = g_strdup (g_dir_read_name (directory));

  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (directory));
  return g_build_filename (f->papers, name, NULL);
}

static void
test_statement (Fixture *f, gconstpointer data)
{
  g_autoptr (GjReceiptRow) row = issue_statement (f);
  g_autoptr (GjReceiptRow) after = NULL;
  const GjPrintJob job = { (char *) "02", row->receipt_no, 0 };
  g_autoptr (GjPrinting) printing = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  GError *error = NULL;

  printing = gj_printing_start (&f->office, row->sealed, &job, on_state, f);
  wait_for_end (f);
  g_assert_cmpint (f->state, ==, GJ_PRINT_STATE_TAKE);
  path = only_paper (f);
  read = gj_qr_image_read_png (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, row->sealed);
  g_assert_cmpint (gj_receipt_find (f->another, row->about_id, &after, &error), ==, GJ_FOUND);
  g_assert_false (after->owed);
}

static void
on_ended (GjPrintJobOutcome outcome, gpointer user_data)
{
  *(GjPrintJobOutcome *) user_data = outcome;
}

/* Whoever asked for it may be gone by then. */
static void
test_ended (Fixture *f, gconstpointer data)
{
  g_autoptr (GjReceiptRow) row = issue_statement (f);
  const GjPrintJob job = { (char *) "02", row->receipt_no, 0 };
  GjPrintJobOutcome outcome = GJ_PRINT_JOB_OWED;
  GjPrinting *printing = gj_printing_start (&f->office, row->sealed, &job, NULL, NULL);

  gj_printing_set_ended (printing, on_ended, &outcome, NULL);
  gj_printing_detach (printing);
  while (gj_printing_office_is_busy (&f->office))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (outcome, ==, GJ_PRINT_JOB_PRINTED);
}

/* As if the first had been on its way for an hour. */
static void
test_hung (Fixture *f, gconstpointer data)
{
  g_autoptr (GjReceiptRow) row = issue_statement (f);
  g_autoptr (GjReceiptRow) next = issue_statement (f);
  const GjPrintJob job = { (char *) "02", row->receipt_no, 0 };
  const GjPrintJob next_job = { (char *) "02", next->receipt_no, 0 };
  g_autoptr (GjPrinting) printing = gj_printing_start (&f->office, row->sealed, &job, on_state, f);
  g_autoptr (GjPrinting) next_printing = NULL;

  f->office.moved_us -= 3600 * (gint64) G_USEC_PER_SEC;
  next_printing = gj_printing_start (&f->office, next->sealed, &next_job, on_state, f);
  g_assert_cmpint (gj_printing_office_get_busy_us (&f->office), >=, 3600 * (gint64) G_USEC_PER_SEC);
  wait_for_end (f);
  g_assert_cmpint (gj_printing_office_get_busy_us (&f->office), ==, 0);
}

/* A copy says all that the first paper says. */
static void
test_statement_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GjReceiptRow) row = issue_statement (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaperKept) kept = gj_paper_kept_read (f->another, row->sealed, &error);
  g_autoptr (GjPaper) first = NULL;
  g_autoptr (GjPaper) copy = NULL;
  g_autoptr (GjPaper) another_copy = NULL;
  g_autoptr (GjPaper) bare = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (gj_listing_count (kept->listing), ==, 1);
  first = gj_printing_draw_kept (&f->office, row->sealed, 0, kept, &error);
  copy = gj_printing_draw_kept (&f->office, row->sealed, 1, kept, &error);
  another_copy = gj_printing_draw_kept (&f->office, row->sealed, 2, kept, &error);
  bare = gj_printing_draw (&f->office, row->sealed, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gj_paper_get_rows (copy), >, gj_paper_get_rows (bare));
  g_assert_cmpuint (gj_paper_get_rows (copy), >=, gj_paper_get_rows (first)); /* 补打 stands in a box */
  g_assert_cmpuint (gj_paper_get_rows (copy), ==, gj_paper_get_rows (another_copy));
  g_assert_false (gj_paper_equal (copy, another_copy));
}

#define ACT_ID "7F3K-20M9-Q4XD-81AC"
#define DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

static void
run (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_run (f->another, sql, &error));
  g_assert_no_error (error);
}

/* An act of 王伟 that has a letter. */
static void
write_act (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (f->another, &error));
  run (f, "INSERT INTO letter (version, digest, text) VALUES ('1', '" DIGEST "', '一')");
  run (f, "INSERT INTO family_act (act_id, kind, actor_psn_no, kiosk_id, session_us, time_us,"
          " letter_version, letter_digest) VALUES ('" ACT_ID "', 'bind', '" WANG_WEI_PSN "', '02', 1,"
          " 1, '1', '" DIGEST "')");
  g_assert_cmpint (gj_store_commit (f->another, &error), ==, GJ_COMMIT_DONE);
}

static void
print_letter (Fixture *f, const GjPrintingLetter *letter)
{
  g_autoptr (GjPrinting) printing = gj_printing_start_letter (&f->office, letter, on_state, f);

  wait_for_end (f);
}

static int
next_copy (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GjLetterCopy copy = { 0 };

  g_assert_true (gj_letter_begin_copy (f->another, f->clock, "02", ACT_ID, &copy, &error));
  gj_letter_copy_clear (&copy);
  return copy.copy_no;
}

static void
test_letter (Fixture *f, gconstpointer data)
{
  const GjPrintingLetter letter = { .act_id = (char *) ACT_ID,
                                    .number = (char *) "02-000001",
                                    .version = (char *) "1",
                                    .title = (char *) "家庭共济承诺书",
                                    .text = (char *) "一、关系真实。",
                                    .name = (char *) "*伟",
                                    .id = (char *) "1100**********9317",
                                    .signature = (char *) "100,100 400,300",
                                    .time_us = gj_clock_now_us (f->clock) };
  g_autofree char *path = NULL;

  write_act (f);
  print_letter (f, &letter);
  g_assert_cmpint (f->state, ==, GJ_PRINT_STATE_TAKE);
  path = only_paper (f);
  g_assert_cmpint (next_copy (f), ==, 1);
}

static void
test_letters_digest (Fixture *f, gconstpointer data)
{
  GjPrintingLetter letter = { .act_id = (char *) ACT_ID, .number = (char *) "02-000001", .version = (char *) "1",
                              .title = (char *) "家庭共济承诺书", .text = (char *) "一、关系真实。", .name = (char *) "*伟",
                              .id = (char *) "1100**********9317", .digest = (char *) DIGEST };
  GjPrintingLetter *copy = gj_printing_letter_copy (&letter);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaper) drawn = gj_printing_draw_letter (&f->office, copy, 0, &error);
  g_autoptr (GjPaper) bare = NULL;

  letter.digest = NULL;
  bare = gj_printing_draw_letter (&f->office, &letter, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gj_paper_get_rows (drawn), >, gj_paper_get_rows (bare));
  gj_printing_letter_free (copy);
}

static void
test_false_letter (Fixture *f, gconstpointer data)
{
  const GjPrintingLetter letter
      = { .act_id = (char *) ACT_ID, .text = (char *) "一、", .signature = (char *) "没有" };

  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK); /* the journal is warned */

  write_act (f);
  print_letter (f, &letter);
  g_log_set_always_fatal (fatal);
  g_assert_cmpint (f->state, ==, GJ_PRINT_STATE_FAILED);
  g_assert_cmpint (next_copy (f), ==, 0);
}

/* The region's papers are Chinese, also while the screen is not. */
static void
test_language (Fixture *f, gconstpointer data)
{
  g_autoptr (GjDocument) document = new_document (GJ_DOCUMENT_BIND);
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autofree char *sealed = NULL;
  g_autoptr (GjPaper) chinese = NULL;
  g_autoptr (GjPaper) english = NULL;
  GError *error = NULL;

  document->demo = TRUE;
  document->receipt_no = 1;
  document->time_us = gj_clock_now_us (f->clock);
  gj_document_add_line (document, "*英", "1100**********9422", "10")->result
      = GJ_DOCUMENT_RESULT_BOUND;
  sealed = gj_document_seal (document, f->signer, hash, &error);
  g_assert_no_error (error);
  chinese = gj_printing_draw (&f->office, sealed, 0, &error);
  g_assert_true (gj_i18n_set_language ("en"));
  english = gj_printing_draw (&f->office, sealed, 0, &error);
  g_assert_true (gj_i18n_set_language ("zh_CN"));
  g_assert_no_error (error);
  g_assert_true (gj_paper_equal (chinese, english));
}

int
main (int argc, char **argv)
{
  g_autofree char *locale = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "assets", "po", NULL);

  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (locale);
  g_test_add ("/printing/a-statement-comes-out-and-is-no-longer-owed", Fixture, NULL, set_up,
              test_statement, tear_down);
  g_test_add ("/printing/what-became-of-it-is-told-to-who-has-left", Fixture, NULL, set_up, test_ended, tear_down);
  g_test_add ("/printing/a-new-paper-does-not-put-off-how-long-another-hangs", Fixture, NULL, set_up, test_hung,
              tear_down);
  g_test_add ("/printing/a-copy-of-a-statement-has-its-records", Fixture, NULL, set_up,
              test_statement_again, tear_down);
  g_test_add ("/printing/a-letter-comes-out", Fixture, NULL, set_up, test_letter, tear_down);
  g_test_add ("/printing/a-letter-carries-the-digest-that-the-record-has", Fixture, NULL, set_up, test_letters_digest,
              tear_down);
  g_test_add ("/printing/a-letter-without-a-signature-is-told-as-failed", Fixture, NULL, set_up,
              test_false_letter, tear_down);
  g_test_add ("/printing/paper-is-chinese-whatever-the-screen-speaks", Fixture, NULL, set_up,
              test_language, tear_down);
  return g_test_run ();
}
