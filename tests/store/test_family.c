/* SPDX-License-Identifier: Apache-2.0 */
/* What the screens ask for: persons, insurances, bindings on both sides, payments and receipts. */
#include <string.h>

#include "core/family/family.h"
#include "core/receipt/receipt_store.h"
#include "tests/store/hall.h"

#define TODAY ((GjDate)20261015)

static void
test_a_card_number_finds_its_person (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GjPerson) nobody = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      gj_family_find_person_by_certno (hall->store, " 11000020040621962x ", &person, &error), ==,
      GJ_FOUND);
  g_assert_cmpstr (person->psn_no, ==, "P05");
  g_assert_cmpint (person->brdy, ==, 20040621);
  g_assert_cmpint (
      gj_family_find_person_by_certno (hall->store, "110000196005129318", &nobody, &error), ==,
      GJ_NOT_FOUND);
  g_assert_null (nobody);
}

static void
test_the_insurance_that_counts_is_the_one_not_paused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = gj_family_list_insurances (hall->store, "P05", &error);
  const GjInsurance *picked;

  g_assert_no_error (error);
  g_assert_cmpint (list->len, ==, 2);
  picked = gj_insurance_pick (list, "390", TODAY);
  g_assert_cmpstr (picked->insuplc_admdvs, ==, "990100");
  g_assert_true (gj_insurance_is_normal (picked, TODAY));
  g_assert_null (gj_insurance_pick (list, "310", TODAY));
  g_assert_false (gj_insurance_is_normal (NULL, TODAY));
}

static GjBinding *
binding_to (GPtrArray *list, const char *relative)
{
  guint i;

  for (i = 0; i < list->len; i++)
    {
      GjBinding *binding = g_ptr_array_index (list, i);

      if (g_str_equal (binding->relative->psn_no, relative))
        return binding;
    }
  return NULL;
}

static void
test_bindings_tell_their_state_and_what_was_used (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) given = NULL;
  g_autoptr (GPtrArray) both = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  given = gj_family_list_bindings (hall->store, "P01", GJ_FAMILY_CONTRIBUTOR, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (given->len, ==, 6);
  g_assert_cmpint (binding_to (given, "P02")->used_fen_total, ==, 28730 + 40000 + 36000);
  g_assert_cmpstr (binding_to (given, "P02")->relative->psn_name, ==, "刘英");
  g_assert_true (binding_to (given, "P05")->valid); /* its last day */
  g_assert_cmpint (binding_to (given, "P06")->state, ==, GJ_BINDING_NOT_YET);
  g_assert_false (((GjBinding *)g_ptr_array_index (given, given->len - 1))->valid);

  both = gj_family_list_bindings (hall->store, "P02", GJ_FAMILY_BOTH, TODAY, &error);
  g_assert_cmpint (both->len, ==, 2);
  g_assert_cmpstr (((GjBinding *)g_ptr_array_index (both, 0))->contributor->psn_no, ==, "P01");
  g_assert_cmpint (((GjBinding *)g_ptr_array_index (both, 1))->state, ==,
                   GJ_BINDING_CONTRIBUTOR_NOT_INSURED);
}

static void
test_a_binding_ends_by_itself (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjBinding) before = NULL;
  g_autoptr (GjBinding) after = NULL;
  g_autoptr (GjBinding) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_family_find_binding (hall->store, "P01", "P05", TODAY, &before, &error), ==,
                   GJ_FOUND);
  g_assert_true (before->valid);
  g_assert_cmpint (gj_family_find_binding (hall->store, "P01", "P05", TODAY + 1, &after, &error),
                   ==, GJ_FOUND);
  g_assert_cmpint (after->state, ==, GJ_BINDING_ENDED);
  g_assert_cmpint (gj_family_find_binding (hall->store, "P02", "P01", TODAY, &none, &error), ==,
                   GJ_NOT_FOUND);
}

static void
test_a_receipt_is_owed_until_a_print_came_out (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) owed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 1, 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_true (
      gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_OWED, "paper-out", &error));
  owed = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpint (owed->len, ==, 1);
  g_assert_true (
      gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "", &error));
  g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "",
                                      &error)); /* told twice */
  none = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpint (none->len, ==, 0);
  g_assert_false (
      gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_STOPPED, "jam", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  hall_assert_sound (hall);
}

static void
test_copies_are_counted_and_say_the_same (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  int n;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  for (n = 1; n <= 3; n++)
    {
      g_autoptr (GjReceiptRow) row = NULL;
      g_auto (GjPrintJob) job = { NULL };

      g_assert_cmpint (
          gj_receipt_begin_copy (hall->store, hall->clock, "03", "P01", id, &row, &job, &error), ==,
          GJ_FOUND);
      g_assert_cmpint (job.copy_no, ==, n);
      g_assert_cmpstr (job.kiosk_id, ==, HALL_KIOSK);
      g_assert_cmpstr (row->sealed, ==, paid.sealed);
      g_assert_true (gj_receipt_equal (row->receipt, paid.receipt));
      g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, "03",
                                          n == 3 ? GJ_PRINT_JOB_PRINTED : GJ_PRINT_JOB_UNKNOWN, "",
                                          &error));
    }
  list = gj_receipt_list_by_holder (hall->store, "P01", 0, 10, &error);
  g_assert_cmpint (list->len, ==, 1);
  g_assert_cmpint (((GjReceiptRow *)g_ptr_array_index (list, 0))->copies, ==, 3);
  g_assert_false (((GjReceiptRow *)g_ptr_array_index (list, 0))->owed);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'receipt.copy'"
                                     " AND kiosk_id = '03'"),
                   ==, 3);
  hall_assert_sound (hall);
}

/* The first print may be made where its holder comes by next: that kiosk's printer, and its audit. */
static void
test_an_owed_paper_is_printed_at_another_kiosk (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 1, 0 };
  gboolean remains = FALSE;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_true (gj_print_job_begin (hall->store, &job, "03", &error));
  g_assert_no_error (error);
  /* From now on it is known where it came out: no other says what became of it. */
  g_assert_false (gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, "03", GJ_PRINT_JOB_STOPPED, "jam", &error));
  g_assert_no_error (error);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'receipt.print' AND kiosk_id = '03'"), ==, 1);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'receipt.print' AND kiosk_id = '" HALL_KIOSK "'"),
                   ==, 0);
  g_assert_true (gj_print_job_find_remains (hall->store, "03", &remains, &error));
  g_assert_true (remains);
  g_assert_true (gj_print_job_find_remains (hall->store, HALL_KIOSK, &remains, &error));
  g_assert_false (remains);
  hall_assert_sound (hall);
}

/* What a kiosk that died while printing leaves behind: nobody may print it as the first again. */
static void
test_a_paper_given_to_the_printer_is_not_sent_again (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (GPtrArray) owed = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 1, 0 };
  int closed = -1;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_true (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &error));
  g_assert_no_error (error);
  g_assert_false (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &again));
  g_assert_error (again, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  owed = gj_receipt_list_owed (hall->store, "P01", 10, &error);
  g_assert_cmpint (owed->len, ==, 1);
  g_assert_cmpint (((GjReceiptRow *)g_ptr_array_index (owed, 0))->last_outcome, ==,
                   GJ_PRINT_JOB_SENDING);
  g_assert_true (
      gj_print_job_close_unfinished (hall->store, hall->clock, "99", &closed, &error));
  g_assert_cmpint (closed, ==, 0); /* another kiosk's */
  g_assert_true (
      gj_print_job_close_unfinished (hall->store, hall->clock, HALL_KIOSK, &closed, &error));
  g_assert_cmpint (closed, ==, 1);
  g_assert_cmpint (
      hall_count (hall, "SELECT count(*) FROM print_job WHERE outcome = 'unknown'"), ==, 1);
  hall_assert_sound (hall);
}

static gboolean
remains_at (Hall *hall, const char *kiosk_id)
{
  g_autoptr (GError) error = NULL;
  gboolean remains = FALSE;

  g_assert_true (gj_print_job_find_remains (hall->store, kiosk_id, &remains, &error));
  g_assert_no_error (error);
  return remains;
}

/* A printer that stopped in the middle forgets nothing by our being started again, once or twice. */
static void
test_half_a_paper_is_remembered_until_one_comes_out_whole (void)
{
  static const GjPrintJobOutcome outcomes[]
      = { GJ_PRINT_JOB_STOPPED, GJ_PRINT_JOB_UNKNOWN, GJ_PRINT_JOB_PRINTED };
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  int closed;

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_false (remains_at (hall, HALL_KIOSK)); /* owed, not begun */
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GjReceiptRow) row = NULL;
      g_auto (GjPrintJob) job = { NULL };

      gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
      g_assert_cmpint (
          gj_receipt_begin_copy (hall->store, hall->clock, HALL_KIOSK, "P01", id, &row, &job, &error), ==,
          GJ_FOUND);
      g_assert_true (gj_print_job_begin (hall->store, &job, HALL_KIOSK, &error));
      g_assert_true (gj_print_job_finish (hall->store, hall->clock, &job, HALL_KIOSK, outcomes[i], "", &error));
      for (int start = 0; start < 2; start++)
        {
          g_assert_true (
              gj_print_job_close_unfinished (hall->store, hall->clock, HALL_KIOSK, &closed, &error));
          g_assert_cmpint (closed, ==, 0);
          g_assert_true (remains_at (hall, HALL_KIOSK) == (outcomes[i] != GJ_PRINT_JOB_PRINTED));
          g_assert_false (remains_at (hall, "99"));
        }
    }
}

static void
test_a_stranger_gets_no_copy (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjReceiptRow *row = NULL;
  GjPrintJob job = { NULL };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (
      gj_receipt_begin_copy (hall->store, hall->clock, "05", "P09", id, &row, &job, &error), ==,
      GJ_NOT_FOUND);
  g_assert_null (row);
  g_assert_null (job.kiosk_id);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM print_job"), ==, 1);
}

static void
test_relations_come_from_bindings_then_from_the_graph (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *bound = NULL;
  g_autofree char *graph = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_family_find_relation (hall->store, "P01", "P03", &bound, &error), ==,
                   GJ_FOUND);
  g_assert_cmpstr (bound, ==, "52");
  g_assert_cmpint (gj_family_find_relation (hall->store, "P01", "P11", &graph, &error), ==,
                   GJ_FOUND);
  g_assert_cmpstr (graph, ==, "73");
  g_assert_cmpint (gj_family_find_relation (hall->store, "P12", "P11", &none, &error), ==,
                   GJ_NOT_FOUND);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family/a-card-number-finds-its-person", test_a_card_number_finds_its_person);
  g_test_add_func ("/family/the-insurance-that-counts-is-the-one-not-paused",
                   test_the_insurance_that_counts_is_the_one_not_paused);
  g_test_add_func ("/family/bindings-tell-their-state-and-what-was-used",
                   test_bindings_tell_their_state_and_what_was_used);
  g_test_add_func ("/family/a-binding-ends-by-itself", test_a_binding_ends_by_itself);
  g_test_add_func ("/family/relations-come-from-bindings-then-from-the-graph",
                   test_relations_come_from_bindings_then_from_the_graph);
  g_test_add_func ("/receipts/owed-until-a-print-came-out",
                   test_a_receipt_is_owed_until_a_print_came_out);
  g_test_add_func ("/receipts/an-owed-paper-is-printed-at-another-kiosk",
                   test_an_owed_paper_is_printed_at_another_kiosk);
  g_test_add_func ("/receipts/a-paper-given-to-the-printer-is-not-sent-again",
                   test_a_paper_given_to_the_printer_is_not_sent_again);
  g_test_add_func ("/receipts/half-a-paper-is-remembered-until-one-comes-out-whole",
                   test_half_a_paper_is_remembered_until_one_comes_out_whole);
  g_test_add_func ("/receipts/copies-are-counted-and-say-the-same",
                   test_copies_are_counted_and_say_the_same);
  g_test_add_func ("/receipts/a-stranger-gets-no-copy", test_a_stranger_gets_no_copy);
  return g_test_run ();
}
