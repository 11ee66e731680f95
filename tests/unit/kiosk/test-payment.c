/* SPDX-License-Identifier: Apache-2.0 */
/* The resident's picture and a payment, on a real store with the demo's people, through the store's own
 * thread as the kiosk does it. */
#include <glib/gstdio.h>

#include "core/import/import.h"
#include "core/rules/codes.h"
#include "core/store/statement.h"
#include "kiosk/dock/template.h"
#include "kiosk/workers/payment.h"
#include "kiosk/workers/resident_loader.h"

#define WANG_WEI "110000196005129317"
#define LIU_YING_PSN "9901000002"
#define NOW_TEXT "2026-11-22 09:44:12"

typedef struct
{
  char *directory;
  GjClock *clock;
  GjRegion *region;
  GjSigner *signer;
  GjStoreWorker *worker;
  GMainLoop *loop;

  GjResident *resident;
  GError *error;
  GjPaymentEnd end;
  GjPayResult result;
  GjPremiumPaid paid;
} Fixture;

static char *
in_directory (Fixture *f, const char *name)
{
  return g_build_filename (f->directory, name, NULL);
}

static GjStore *
make_store (Fixture *f)
{
  g_autofree char *path = in_directory (f, "store.db");
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autofree char *people = in_directory (f, "people");
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
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  GError *error = NULL;
  gint64 now;

  f->directory = g_dir_make_tmp ("gj-payment-XXXXXX", NULL);
  g_assert_true (gj_time_parse (NOW_TEXT, &now));
  f->clock = gj_clock_new_manual (now);
  f->region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
  key = in_directory (f, "kiosk.pem");
  g_assert_true (gj_key_create (key, TRUE, point, &error));
  f->signer = gj_signer_load (key, TRUE, &error);
  g_assert_no_error (error);
  f->worker = gj_store_worker_new (make_store (f));
  f->loop = g_main_loop_new (NULL, FALSE);
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
  gj_premium_paid_clear (&f->paid);
  g_clear_pointer (&f->resident, gj_resident_free);
  g_clear_error (&f->error);
  gj_store_worker_free (f->worker);
  gj_signer_free (f->signer);
  gj_region_unref (f->region);
  gj_clock_unref (f->clock);
  g_main_loop_unref (f->loop);
  remove_tree (f->directory);
  g_free (f->directory);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *f = user_data;

  g_clear_pointer (&f->resident, gj_resident_free);
  g_clear_error (&f->error);
  f->resident = gj_resident_load_finish (result, &f->error);
  g_main_loop_quit (f->loop);
}

static void
load (Fixture *f, const char *certno)
{
  gj_resident_load_async (f->worker, f->clock, f->region, certno, NULL, on_loaded, f);
  g_main_loop_run (f->loop);
}

static void
on_answered (GjPaymentEnd end, GjPayResult result, GjPremiumPaid *paid, gpointer user_data)
{
  Fixture *f = user_data;

  f->end = end;
  f->result = result;
  gj_premium_paid_clear (&f->paid);
  if (end == GJ_PAYMENT_PAID)
    {
      f->paid = *paid;
      *paid = (GjPremiumPaid){ 0 };
    }
  g_main_loop_quit (f->loop);
}

static void
pay (Fixture *f, const char *relative_psn_no)
{
  GjPaymentOffice office = { f->worker, f->clock, f->region, f->signer };
  const GjPayable *payable = gj_resident_find_payable (f->resident, relative_psn_no);
  GjPremiumOrder order = {
    .payer_psn_no = f->resident->person->psn_no,
    .relative_psn_no = relative_psn_no,
    .coverage_year = (int) payable->eligibility.quote.coverage_year,
    .insutype = GJ_INSUTYPE_RESIDENT,
    .tier = payable->eligibility.quote.tier,
    .amount_fen = payable->eligibility.quote.personal_fen,
    .kiosk_id = "02",
    .session_us = gj_clock_now_us (f->clock),
  };
  GjPayment *payment = gj_payment_submit (&office, &order, on_answered, f);

  g_main_loop_run (f->loop);
  gj_payment_free (payment);
}

static void
test_picture (Fixture *f, gconstpointer data)
{
  load (f, WANG_WEI);
  g_assert_no_error (f->error);
  g_assert_cmpstr (f->resident->person->psn_name, ==, "王伟");
  g_assert_cmpint (f->resident->balance_fen, ==, 328650);
  g_assert_cmpuint (f->resident->window.coverage_year, ==, 2027);
  g_assert_cmpuint (f->resident->received->len, ==, 3);
  g_assert_cmpuint (f->resident->payables->len, ==, 7);
  g_assert_cmpuint (gj_resident_count_payable (f->resident), ==, 4);
}

static void
test_stranger (Fixture *f, gconstpointer data)
{
  load (f, "11010519491231002X");
  g_assert_no_error (f->error);
  g_assert_null (f->resident);
}

static void
test_pays_once (Fixture *f, gconstpointer data)
{
  gint64 before, amount;

  load (f, WANG_WEI);
  before = f->resident->balance_fen;
  amount = gj_resident_find_payable (f->resident, LIU_YING_PSN)->eligibility.quote.personal_fen;
  pay (f, LIU_YING_PSN);
  g_assert_cmpint (f->end, ==, GJ_PAYMENT_PAID);
  g_assert_cmpint (f->paid.receipt_no, ==, 1);
  g_assert_cmpint (f->paid.balance_after_fen, ==, before - amount);
  pay (f, LIU_YING_PSN);
  g_assert_cmpint (f->end, ==, GJ_PAYMENT_REFUSED);
  g_assert_cmpint (f->result, ==, GJ_PAY_ALREADY_PAID);
  load (f, WANG_WEI);
  g_assert_cmpint (f->resident->balance_fen, ==, before - amount);
  g_assert_cmpuint (gj_resident_count_payable (f->resident), ==, 3);
  g_assert_cmpuint (f->resident->receipts_owed, ==, 1);
  g_assert_true (gj_resident_find_payable (f->resident, LIU_YING_PSN)->paid);
}

static gpointer
spoil_job (GjStore *store, gpointer data, GError **error)
{
  g_assert_true (gj_store_run (store, "DROP TRIGGER receipt_fixed; UPDATE receipt SET sealed = 'x'", error));
  return g_strdup ("");
}

static void
on_spoiled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (gj_store_worker_run_finish (result, NULL));
  g_main_loop_quit (((Fixture *) user_data)->loop);
}

static void
test_unreadable_paper (Fixture *f, gconstpointer data)
{
  load (f, WANG_WEI);
  pay (f, LIU_YING_PSN);
  g_assert_cmpint (f->end, ==, GJ_PAYMENT_PAID);
  gj_store_worker_run_async (f->worker, spoil_job, NULL, NULL, g_free, NULL, on_spoiled, f);
  g_main_loop_run (f->loop);
  load (f, WANG_WEI);
  g_assert_no_error (f->error);
  g_assert_nonnull (f->resident);
  g_assert_cmpuint (f->resident->receipts_owed, ==, 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/resident/picture-holds-account-family-and-what-can-be-paid", test_picture);
  ADD ("/resident/unknown-number-is-nobody-and-no-error", test_stranger);
  ADD ("/payment/moves-money-once-and-leaves-a-receipt-owed", test_pays_once);
  ADD ("/resident/a-paper-that-cannot-be-read-shuts-nobody-out", test_unreadable_paper);
  return g_test_run ();
}
