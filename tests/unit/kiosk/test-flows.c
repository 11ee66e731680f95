/* SPDX-License-Identifier: Apache-2.0 */
/* Answers that come late: a whole demo terminal in this process, its pages' wishes sent by hand, and
 * the store, the card or the printer answering only when everything around them has moved on. */
#include "core/base/i18n.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"
#include "kiosk/dock/demo_control.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/records_kit.h"
#include "kiosk/paths.h"
#include "tests/unit/kiosk/flows_rig.h"
#include "ui/pages/account_page.h"
#include "ui/pages/binding_page.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/confirm_page.h"
#include "ui/pages/family_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/pin_change_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/premium_page.h"
#include "ui/pages/receipts_page.h"
#include "ui/pages/records_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"
#include "ui/pages/statement_page.h"
#include "ui/pages/tier_page.h"

static void
test_home_while_pin_is_judged (Fixture *f, gconstpointer data)
{
  gint64 before;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_pin_again (f, LIU_YING);
  before = f->terminal->resident->balance_fen;
  hold_store (f); /* home cannot show yet, so the paying flow still lives */
  type_pin (f);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_card (f);
  let_store_go (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_cmpint (gj_session_get_state (f->terminal->session), ==, GJ_STATE_HOME);
  wait_store (f);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_store (f);
  g_assert_cmpint (f->terminal->resident->balance_fen, ==, before);
}

static void
test_late_printer (Fixture *f, gconstpointer data)
{
  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_tier (f, LIU_YING);
  choose_tier (f);
  g_signal_emit_by_name (f->terminal->window, "back");
  wait_printer (f);
  g_assert_true (GJ_IS_CHOOSE_PAGE (page_of (f)));
}

static void
test_card_pulled_while_paying (Fixture *f, gconstpointer data)
{
  gboolean ticked = FALSE;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_pin_again (f, LIU_YING);
  hold_store (f);
  type_pin (f);
  wait_state (f, GJ_STATE_PAYING);
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_PAYING_ALONE);
  g_timeout_add (LONGER_THAN_A_TICK_MS, on_time, &ticked);
  wait_for (&ticked);
  let_store_go (f);
  wait_state (f, GJ_STATE_FAREWELL);
  g_assert_cmpint (f->terminal->last_payment, ==, GJ_PAYMENT_PAID);
  g_assert_null (f->terminal->holder);
  g_assert_null (f->terminal->resident);
}

/* Everybody who can be paid for, ticked. */
static void
pick_all (Fixture *f)
{
  const GPtrArray *payables = f->terminal->resident->payables;
  GjPage *page;

  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "several");
  page = wait_page (f, GJ_TYPE_SEVERAL_PAGE);
  for (guint i = 0; i < payables->len; i++)
    if (gj_payable_is_payable (g_ptr_array_index (payables, i)))
      g_signal_emit_by_name (page, "ticked", i, TRUE);
  g_signal_emit_by_name (page, "go-on");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_SEVERAL_CONFIRM_PAGE), "confirmed");
  wait_page (f, GJ_TYPE_PIN_PAGE);
}

/* 王敏 pays for her father, and all that her binding tells is a father; he has her as his first daughter. */
static void
test_one_relative_has_one_name (Fixture *f, gconstpointer data)
{
  const GjResident *resident;
  guint n_named = 0;

  to_home (f);
  resident = f->terminal->resident;
  for (guint i = 0; i < resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->received, i);
      const char *label = gj_kinship_label (resident, binding->patn_rlts, binding->contributor, FALSE);

      g_assert_cmpstr (label, ==, gj_kinship_label_of (resident, binding->patn_rlts, binding->contributor->psn_no,
                                                       g_str_equal (binding->contributor->gend, "1")));
      if (g_str_equal (binding->contributor->psn_name, "王敏"))
        g_assert_cmpstr (label, ==, gj_relation_label ("32"));
      n_named += g_str_equal (binding->contributor->psn_name, "王敏");
    }
  g_assert_cmpuint (n_named, ==, 1);
}

static void
test_several_at_once (Fixture *f, gconstpointer data)
{
  gint64 before;
  guint n;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  wait_page (f, GJ_TYPE_CHOOSE_PAGE);
  before = f->terminal->resident->balance_fen;
  n = gj_resident_count_payable (f->terminal->resident);
  g_assert_cmpuint (n, >, 1);
  pick_all (f);
  type_pin (f);
  wait_page (f, GJ_TYPE_SEVERAL_RESULT_PAGE);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_cmpint (f->terminal->resident->balance_fen, <, before);
  g_assert_cmpuint (gj_resident_count_payable (f->terminal->resident), ==, 0);
}

/* What was pressed before the printer had answered was pressed for those who were ticked then. */
static void
test_several_ticked_after_next (Fixture *f, gconstpointer data)
{
  const GPtrArray *payables;
  GjPage *page;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "several");
  page = wait_page (f, GJ_TYPE_SEVERAL_PAGE);
  payables = f->terminal->resident->payables;
  for (guint i = 0; i < payables->len; i++)
    if (gj_payable_is_payable (g_ptr_array_index (payables, i)))
      {
        g_signal_emit_by_name (page, "ticked", i, TRUE);
        g_signal_emit_by_name (page, "go-on");
        g_assert_true (page_of (f) == page);
        g_signal_emit_by_name (page, "ticked", i, FALSE);
        break;
      }
  wait_printer (f);
  g_assert_true (page_of (f) == page);
}

static void
test_several_card_pulled (Fixture *f, gconstpointer data)
{
  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  wait_page (f, GJ_TYPE_CHOOSE_PAGE);
  pick_all (f);
  hold_store (f);
  type_pin (f);
  wait_state (f, GJ_STATE_PAYING);
  gj_card_emulator_remove (gj_demo_get_emulator (f->demo));
  wait_state (f, GJ_STATE_PAYING_ALONE);
  let_store_go (f);
  wait_state (f, GJ_STATE_FAREWELL);
  g_assert_cmpint (f->terminal->last_payment, ==, GJ_PAYMENT_PAID);
  g_assert_true (f->terminal->last_payment_in_part);
  insert (f);
  type_pin (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_cmpuint (gj_resident_count_payable (f->terminal->resident), >, 1);
}

static void
test_status_tier (Fixture *f, gconstpointer data)
{
  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_tier (f, WANG_YUE);
  g_signal_emit_by_name (page_of (f), "tier-chosen", "student");
  choose_tier (f);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CONFIRM_PAGE), "confirmed");
  type_pin (f);
  wait_page (f, GJ_TYPE_RESULT_PAGE);
  g_signal_emit_by_name (f->terminal->window, "home");
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_assert_cmpint (f->terminal->resident->balance_fen, ==, 328650 - 38000);
}

/* Another terminal pays for the same relative between the confirmation and the PIN. */
static gpointer
pay_first_job (GjStore *store, gpointer data, GError **error)
{
  GjTerminal *terminal = data;
  const GjPremiumQuote *quote
      = &gj_resident_find_payable (terminal->resident, LIU_YING)->eligibility.quote;
  char id[GJ_TRANSFER_ID_TEXT];
  GjPremiumOrder order = { .transfer_id = id,
                           .payer_psn_no = terminal->resident->person->psn_no,
                           .relative_psn_no = LIU_YING,
                           .coverage_year = (int) quote->coverage_year,
                           .insutype = GJ_INSUTYPE_RESIDENT,
                           .tier = quote->tier,
                           .amount_fen = quote->personal_fen,
                           .kiosk_id = terminal->config->id,
                           .session_us = terminal->session_us };
  GjPremiumPaid paid = { 0 };

  gj_transfer_id_new (id);
  g_assert_cmpint (gj_premium_prepare (store, terminal->clock, &order, error), ==,
                   GJ_PREPARE_DONE);
  g_assert_cmpint (gj_premium_pay (store, terminal->clock, terminal->region, terminal->signer,
                                   &order, &paid, error),
                   ==, GJ_PAY_COMMITTED);
  gj_premium_paid_clear (&paid);
  return NULL;
}

static const char *
somebody_payable (Fixture *f)
{
  const GPtrArray *payables = f->terminal->resident->payables;

  for (guint i = 0; i < payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (payables, i);

      if (payable->eligibility.n_reasons == 0)
        return payable->binding->relative->psn_no;
    }
  g_assert_not_reached ();
}

static void
test_another_after_a_refusal (Fixture *f, gconstpointer data)
{
  gboolean paid = FALSE;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  to_pin_again (f, LIU_YING);
  gj_store_worker_run_async (f->terminal->store, pay_first_job, f->terminal, NULL, NULL, NULL,
                             on_answer, &paid);
  wait_for (&paid);
  type_pin (f);
  wait_state (f, GJ_STATE_RESULT);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_OUTCOME_PAGE), "main");
  wait_page (f, GJ_TYPE_CHOOSE_PAGE);
  pay (f, somebody_payable (f));
  g_assert_cmpint (f->terminal->last_payment, ==, GJ_PAYMENT_PAID);
}

static void
test_language_while_loading (Fixture *f, gconstpointer data)
{
  to_home (f);
  hold_store (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  g_signal_emit_by_name (f->terminal->window, "language");
  g_signal_emit_by_name (f->terminal->window, "language");
  let_store_go (f);
  to_tier (f, LIU_YING);
  wait_store (f);
  g_assert_true (GJ_IS_TIER_PAGE (page_of (f)));
}

static void
test_family_leads_to_payment (Fixture *f, gconstpointer data)
{
  const GjResident *resident;
  g_autofree char *key = NULL;

  to_home (f);
  open_tile (f, GJ_TILE_FAMILY);
  wait_page (f, GJ_TYPE_FAMILY_PAGE);
  resident = f->terminal->resident;
  for (guint i = 0; key == NULL; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->given, i);

      if (g_str_equal (binding->relative->psn_no, LIU_YING))
        key = g_strdup_printf ("%u", resident->received->len + i);
    }
  g_signal_emit_by_name (page_of (f), "view-binding", key);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_BINDING_PAGE), "pay-for", key);
  wait_page (f, GJ_TYPE_TIER_PAGE);
}

/* The list of records, once its rows have come. */
static GjRecords *
wait_rows (Fixture *f)
{
  GjRecords *records;

  wait_page (f, GJ_TYPE_RECORDS_PAGE);
  records = (GjRecords *) f->terminal->flow;
  while (records->rows == NULL || records->slow_source != 0)
    g_main_context_iteration (NULL, TRUE);
  return records;
}

static void
test_record_leads_to_receipt (Fixture *f, gconstpointer data)
{
  g_autofree char *number = NULL;

  to_home (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  pay (f, LIU_YING);
  g_signal_emit_by_name (f->terminal->window, "home");
  open_tile (f, GJ_TILE_PREMIUM_PAYMENTS);
  wait_rows (f);
  g_signal_emit_by_name (page_of (f), "open", "0");
  number = gj_receipt_format_number (f->terminal->config->id, 1);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_PREMIUM_PAGE), "open-receipt", number);
  wait_page (f, GJ_TYPE_RECEIPTS_PAGE);
}

static void
test_slow_store_says_so (Fixture *f, gconstpointer data)
{
  to_home (f);
  hold_store (f);
  open_tile (f, GJ_TILE_CONSUMPTION);
  wait_page (f, GJ_TYPE_RECORDS_PAGE);
  g_assert_null (((GjRecords *) f->terminal->flow)->rows);
  let_store_go (f);
  g_assert_cmpuint (wait_rows (f)->rows->len, >, 0);
}

static void
test_slow_list_has_nobody_to_choose (Fixture *f, gconstpointer data)
{
  to_home (f);
  hold_store (f);
  open_tile (f, GJ_TILE_SHARED_PAYMENTS);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_RECORDS_PAGE), "filter", "person");
  g_assert_true (GJ_IS_RECORDS_PAGE (page_of (f)));
  let_store_go (f);
  g_assert_cmpuint (wait_rows (f)->rows->len, >, 0);
}

/* Each answer is looked at only if nothing was asked since. */
static void
test_last_filter_counts (Fixture *f, gconstpointer data)
{
  GjRecords *records;

  to_home (f);
  open_tile (f, GJ_TILE_CONSUMPTION);
  wait_rows (f);
  hold_store (f);
  g_signal_emit_by_name (page_of (f), "filter", "care-inpatient");
  g_signal_emit_by_name (page_of (f), "filter", "care-pharmacy");
  let_store_go (f);
  records = wait_rows (f);
  g_assert_cmpuint (records->rows->len, >, 0);
  for (guint i = 0; i < records->rows->len; i++)
    g_assert_cmpstr (((GjSettlement *) records->rows->pdata[i])->med_type, ==, "41");
}

static void
test_home_while_records_are_read (Fixture *f, gconstpointer data)
{
  to_home (f);
  hold_store (f);
  open_tile (f, GJ_TILE_SHARED_PAYMENTS);
  g_signal_emit_by_name (f->terminal->window, "home");
  let_store_go (f);
  wait_page (f, GJ_TYPE_HOME_PAGE);
  wait_store (f);
  open_tile (f, GJ_TILE_ACCOUNT);
  wait_page (f, GJ_TYPE_ACCOUNT_PAGE);
}

static gpointer
papers_job (GjStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) papers = gj_receipt_list_all (store, NULL, FALSE, 9, error);

  return papers != NULL ? GINT_TO_POINTER (papers->len) : NULL;
}

static void
on_papers (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = GPOINTER_TO_INT (gj_store_worker_run_finish (result, NULL));
}

static int
count_papers (Fixture *f)
{
  int n = -1;

  gj_store_worker_run_async (f->terminal->store, papers_job, NULL, NULL, NULL, NULL, on_papers, &n);
  while (n < 0)
    g_main_context_iteration (NULL, TRUE);
  return n;
}

/* A statement is signed once, however often its button is asked. */
static void
test_statement_is_issued_once (Fixture *f, gconstpointer data)
{
  GjPage *page;

  to_home (f);
  open_tile (f, GJ_TILE_CONSUMPTION);
  wait_rows (f);
  g_signal_emit_by_name (page_of (f), "print");
  page = wait_page (f, GJ_TYPE_STATEMENT_PAGE);
  hold_store (f);
  g_signal_emit_by_name (page, "print");
  g_signal_emit_by_name (page, "print");
  let_store_go (f);
  wait_store (f);
  while (gj_printing_office_is_busy (&f->terminal->office))
    g_main_context_iteration (NULL, TRUE);
  wait_store (f);
  g_signal_emit_by_name (f->terminal->window, "home");
  open_tile (f, GJ_TILE_REPRINT);
  wait_page (f, GJ_TYPE_RECEIPTS_PAGE);
  g_assert_cmpint (count_papers (f), ==, 1);
}

/* A second tap on the tile page, which still shows while the service loads, opens nothing more. */
static void
test_double_tap (Fixture *f, gconstpointer data)
{
  GjFlow *first;

  to_home (f);
  hold_store (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  first = f->terminal->flow;
  open_tile (f, GJ_TILE_FAMILY);
  g_assert_true (f->terminal->flow == first);
  let_store_go (f);
  wait_page (f, GJ_TYPE_CHOOSE_PAGE);
}

/* Who leaves while the card writes would not know which PIN it has. */
static void
test_change_is_waited_for (Fixture *f, gconstpointer data)
{
  GjPage *page;

  to_home (f);
  open_tile (f, GJ_TILE_PASSWORD);
  type_pin (f);
  page = wait_page (f, GJ_TYPE_PIN_CHANGE_PAGE);
  type (page, NEW_PIN);
  type (page, NEW_PIN);
  g_signal_emit_by_name (f->terminal->window, "home");
  g_signal_emit_by_name (f->terminal->window, "language");
  g_signal_emit_by_name (f->terminal->window, "end");
  g_assert_true (page_of (f) == page);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_OUTCOME_PAGE), "main");
  wait_page (f, GJ_TYPE_HOME_PAGE);
  g_signal_emit_by_name (f->terminal->window, "end");
  g_assert_cmpint (gj_session_get_state (f->terminal->session), ==, GJ_STATE_TAKE_CARD);
}

/* With more than two languages the choice lies over the step, which stays. */
static void
test_language_choice (Fixture *f, gconstpointer data)
{
  GjPage *cover;

  gj_config_speak (f->terminal->config, "ug");
  gj_terminal_speak (f->terminal, "zh_CN");
  g_signal_emit_by_name (f->terminal->window, "language");
  cover = gj_window_get_cover (f->terminal->window);
  g_assert_nonnull (cover);
  g_signal_emit_by_name (f->terminal->window, "language");
  g_assert_null (gj_window_get_cover (f->terminal->window));
  g_signal_emit_by_name (f->terminal->window, "language");
  g_signal_emit_by_name (gj_window_get_cover (f->terminal->window), "chosen", "ug");
  g_assert_null (gj_window_get_cover (f->terminal->window));
  g_assert_cmpstr (gj_i18n_get_language (), ==, "ug");
  gj_terminal_speak (f->terminal, "zh_CN");
}

/* Somebody chose English and large letters, and went. */
static void
test_idle_is_everybodys (Fixture *f, gconstpointer data)
{
  wait_state (f, GJ_STATE_IDLE);
  g_assert_false (gj_countdown_is_running (f->terminal->countdown));
  g_signal_emit_by_name (f->terminal->window, "language");
  g_assert_cmpstr (gj_i18n_get_language (), ==, "en");
  g_assert_true (gj_countdown_is_running (f->terminal->countdown));
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
  g_assert_false (gj_countdown_is_running (f->terminal->countdown));
}

/* Nothing can be served, and somebody read why in English. */
static void
test_out_of_service_is_everybodys (Fixture *f, gconstpointer data)
{
  wait_state (f, GJ_STATE_IDLE);
  gj_stage_set_breakage (f->terminal, GJ_BREAKAGE_CLOSED, TRUE, NULL);
  wait_state (f, GJ_STATE_OUT_OF_SERVICE);
  g_assert_false (gj_countdown_is_running (f->terminal->countdown));
  g_signal_emit_by_name (f->terminal->window, "language");
  g_assert_cmpstr (gj_i18n_get_language (), ==, "en");
  g_assert_true (gj_countdown_is_running (f->terminal->countdown));
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  g_assert_cmpint (gj_session_get_state (f->terminal->session), ==, GJ_STATE_OUT_OF_SERVICE);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
  g_assert_false (gj_countdown_is_running (f->terminal->countdown));
}

/* What breaks while somebody is in is told in that one's own language, for as long as one would read it. */
static void
test_broken_in_ones_language (Fixture *f, gconstpointer data)
{
  to_home (f);
  g_signal_emit_by_name (f->terminal->window, "language");
  gj_stage_set_breakage (f->terminal, GJ_BREAKAGE_STORE, TRUE, NULL);
  g_assert_cmpint (gj_session_get_state (f->terminal->session), ==, GJ_STATE_OUT_OF_SERVICE);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "en");
  g_assert_true (gj_countdown_is_running (f->terminal->countdown));
  gj_session_handle (f->terminal->session, GJ_EVENT_TIME_OUT);
  g_assert_cmpstr (gj_i18n_get_language (), ==, "zh_CN");
}

/* The program ends while a PIN is being typed. */
static void
test_end_at_the_keypad (Fixture *f, gconstpointer data)
{
  insert (f);
  g_assert_true (gj_page_press_key (wait_page (f, GJ_TYPE_PIN_PAGE), GDK_KEY_1));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* Who is in when the hall closes is served to the end; then nobody comes in before it opens. */
static void
test_closing_time (void)
{
  Fixture f = { 0 };
  gint64 evening_us = gj_date_start_us (gj_time_date (g_get_real_time ())) + (G_GINT64_CONSTANT (17) * 3600 - 60) * G_USEC_PER_SEC;
  GjClock *clock = gj_clock_new_manual (evening_us);

  open_terminal (&f, gj_clock_ref (clock), "08:30-17:00");
  to_home (&f);
  gj_clock_manual_advance (clock, G_GINT64_CONSTANT (120) * G_USEC_PER_SEC);
  gj_terminal_look_at_hours (f.terminal);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_HOME);
  f.terminal->store_suspect = TRUE; /* the last payment of the day could not be kept: settled tonight, not tomorrow */
  gj_card_emulator_remove (gj_demo_get_emulator (f.demo));
  wait_state (&f, GJ_STATE_OUT_OF_SERVICE);
  g_assert_false (f.terminal->store_suspect);
  while (f.terminal->store == NULL)
    g_main_context_iteration (NULL, TRUE);
  gj_clock_manual_advance (clock, G_GINT64_CONSTANT (15) * 3600 * G_USEC_PER_SEC);
  gj_terminal_look_at_hours (f.terminal);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_OUT_OF_SERVICE);
  gj_clock_manual_advance (clock, G_GINT64_CONSTANT (1800) * G_USEC_PER_SEC);
  gj_terminal_look_at_hours (f.terminal);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_IDLE);
  tear_down (&f, NULL);
  gj_clock_unref (clock);
}

static void
test_suspect_store_after_the_paper (Fixture *f, gconstpointer data)
{
  GjPrintingOffice *office = &f->terminal->office;
  GjStoreWorker *before;

  wait_state (f, GJ_STATE_IDLE);
  before = f->terminal->store;
  office->under_way++; /* a paper is still on its way when the session ends */
  f->terminal->store_suspect = TRUE;
  gj_terminal_look_at_store (f->terminal);
  wait_store (f);
  g_assert_true (f->terminal->store == before && f->terminal->store_suspect);
  office->under_way--;
  office->at_rest (office->user_data);
  g_assert_false (f->terminal->store_suspect);
  wait_state (f, GJ_STATE_OUT_OF_SERVICE);
  wait_state (f, GJ_STATE_IDLE);
}

/* Somebody set the clock back at idle: nobody is served by it, and set right it needs nobody to start anything anew. */
static void
test_clock_that_is_wrong (void)
{
  Fixture f = { 0 };
  gint64 now_us = g_get_real_time ();
  GjClock *clock = gj_clock_new_manual (now_us);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK); /* it is warned of */
  gboolean paid = FALSE;

  open_terminal (&f, gj_clock_ref (clock), NULL);
  to_home (&f);
  gj_store_worker_run_async (f.terminal->store, pay_first_job, f.terminal, NULL, NULL, NULL, on_answer, &paid);
  wait_for (&paid);
  gj_card_emulator_remove (gj_demo_get_emulator (f.demo));
  wait_state (&f, GJ_STATE_IDLE);
  gj_clock_manual_set (clock, now_us - 2 * GJ_TIME_RATCHET_US);
  gj_terminal_look_at_store (f.terminal);
  wait_state (&f, GJ_STATE_OUT_OF_SERVICE);
  while (g_strcmp0 (f.terminal->breakage_detail, "STORE-CLOCK") != 0)
    g_main_context_iteration (NULL, TRUE);
  gj_clock_manual_set (clock, now_us);
  wait_state (&f, GJ_STATE_IDLE);
  g_log_set_always_fatal (fatal);
  tear_down (&f, NULL);
  gj_clock_unref (clock);
}

static void
count_one (guint *n)
{
  (*n)++;
}

/* Whoever pulled the card is asked before the answer goes, and may keep it; the next one's taps keep nothing. */
static void
test_farewell_is_kept (void)
{
  Fixture f = { 0 };
  GjClock *clock = gj_clock_new_manual (g_get_real_time ());
  guint n_warned = 0;
  gboolean ticked = FALSE;

  open_terminal (&f, gj_clock_ref (clock), NULL);
  to_home (&f);
  open_tile (&f, GJ_TILE_PAY_PREMIUM);
  to_pin_again (&f, LIU_YING);
  hold_store (&f);
  type_pin (&f);
  wait_state (&f, GJ_STATE_PAYING);
  gj_card_emulator_remove (gj_demo_get_emulator (f.demo));
  wait_state (&f, GJ_STATE_PAYING_ALONE);
  let_store_go (&f);
  wait_state (&f, GJ_STATE_FAREWELL);
  g_signal_connect_swapped (f.terminal->window, "warned", G_CALLBACK (count_one), &n_warned);
  gj_clock_manual_advance (clock, 10 * G_USEC_PER_SEC);
  g_signal_emit_by_name (f.terminal->window, "touched");
  gj_clock_manual_advance (clock, 20 * G_USEC_PER_SEC);
  while (n_warned == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (f.terminal->window, "extend");
  gj_clock_manual_advance (clock, 15 * G_USEC_PER_SEC);
  g_timeout_add (LONGER_THAN_A_TICK_MS, on_time, &ticked);
  wait_for (&ticked);
  g_assert_cmpint (gj_session_get_state (f.terminal->session), ==, GJ_STATE_FAREWELL);
  gj_clock_manual_advance (clock, 26 * G_USEC_PER_SEC);
  wait_state (&f, GJ_STATE_IDLE);
  tear_down (&f, NULL);
  gj_clock_unref (clock);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (gj_path_locale ());
  if (!gtk_init_check ())
    g_error ("needs a display: tests/rig/with-display.sh");
  ADD ("/flows/home-pressed-while-the-PIN-is-judged-pays-nothing", test_home_while_pin_is_judged);
  ADD ("/flows/late-printer-does-not-move-a-step-that-was-left", test_late_printer);
  ADD ("/flows/card-pulled-while-paying-leaves-the-payment-and-nobody",
       test_card_pulled_while_paying);
  ADD ("/flows/after-a-refused-payment-another-can-be-made", test_another_after_a_refusal);
  ADD ("/flows/language-changed-while-loading-loads-once", test_language_while_loading);
  ADD ("/flows/family-leads-to-a-payment", test_family_leads_to_payment);
  ADD ("/flows/record-leads-to-its-receipt", test_record_leads_to_receipt);
  ADD ("/flows/a-slow-store-says-so-and-then-the-rows-come", test_slow_store_says_so);
  ADD ("/flows/a-slow-list-has-nobody-to-choose-yet", test_slow_list_has_nobody_to_choose);
  ADD ("/flows/of-two-quick-filters-the-last-counts", test_last_filter_counts);
  ADD ("/flows/home-pressed-while-records-are-read-leaves-them", test_home_while_records_are_read);
  ADD ("/flows/a-statement-asked-for-twice-is-signed-once", test_statement_is_issued_once);
  ADD ("/flows/second-tap-on-a-tile-opens-nothing-more", test_double_tap);
  ADD ("/flows/change-of-PIN-is-waited-for", test_change_is_waited_for);
  ADD ("/flows/the-choice-of-a-language-lies-over-the-step", test_language_choice);
  ADD ("/flows/idle-takes-back-language-nobody-used", test_idle_is_everybodys);
  ADD ("/flows/out-of-service-takes-back-language-nobody-reads", test_out_of_service_is_everybodys);
  ADD ("/flows/what-breaks-during-a-visit-is-told-in-its-language", test_broken_in_ones_language);
  ADD ("/flows/program-may-end-at-the-keypad", test_end_at_the_keypad);
  ADD ("/flows/one-relative-has-one-name-on-every-page", test_one_relative_has_one_name);
  ADD ("/flows/several-are-paid-with-one-pin", test_several_at_once);
  ADD ("/flows/who-ticks-after-next-presses-next-again", test_several_ticked_after_next);
  ADD ("/flows/a-card-pulled-while-several-are-paid-keeps-the-rest-from-beginning",
       test_several_card_pulled);
  ADD ("/flows/a-tier-by-status-is-paid-as-it-was-chosen", test_status_tier);
  ADD ("/flows/a-store-that-failed-is-opened-anew-once-the-last-paper-is-out", test_suspect_store_after_the_paper);
  g_test_add_func ("/flows/at-closing-time-whoever-is-in-is-served-to-the-end", test_closing_time);
  g_test_add_func ("/flows/a-clock-that-is-wrong-serves-nobody-until-it-is-right", test_clock_that_is_wrong);
  g_test_add_func ("/flows/the-answer-for-who-pulled-the-card-is-kept-when-asked", test_farewell_is_kept);
  return g_test_run ();
}
