/* SPDX-License-Identifier: Apache-2.0 */
/* Kiosks of one hall that pay at the same time, on one shared store.
 *
 *   bench-fleet URL FOLDER set-up                         a new store with FOLDER/import
 *   bench-fleet URL FOLDER FIRST CLIENTS SECONDS PAUSE    that many kiosks for as long, each with a payer of its own: FIRST,
 *                                                         FIRST + 1 …. PAUSE 0: they pay and pay. Else people come every PAUSE
 *                                                         ms or so, look at their account, family and records, and one in
 *                                                         three pays
 *
 * FOLDER holds policies/ and import/ (see fleet.py), where payer n is "P" and seven digits and has RELATIVES relatives
 * "R", the same digits and four more. Prints one JSON object: how many were paid, in which time, how long one took, and how
 * long a screen's reading took.
 * A kiosk is a thread with a connection, a key, a series of receipts and an audit chain of its own, as a kiosk has. */
#include <locale.h>
#include <stdlib.h>

#include "core/base/transfer_id.h"
#include "core/family/family.h"
#include "core/history/history.h"
#include "core/history/my_account.h"
#include "core/import/import.h"
#include "core/ledger/premium_payment.h"
#include "tests/bench/new_signer.h"

#define FEE_FEN 40000

typedef struct
{
  const char *url;
  const char *folder;
  GjClock *clock;
  gint64 begin_us; /* monotonic: when all of them start */
  gint64 end_us;
  int pause_ms;
} Bench;

typedef struct
{
  const Bench *bench;
  int payer;
  GThread *thread;
  GjRegion *region;
  GjSigner *signer;
  GjStore *store;
  GArray *took_us; /* of gint64: one payment each, with the id stored beforehand */
  GArray *read_us; /* of gint64: one screen each */
} Kiosk;

static GjRegion *
load_region (const Bench *bench)
{
  g_autofree char *policies = g_build_filename (bench->folder, "policies", NULL);
  g_autofree char *shipped = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  const char *dirs[] = { policies, shipped, NULL };
  g_autoptr (GError) error = NULL;
  GjRegion *region = gj_region_load (dirs, "420100", &error);

  g_assert_no_error (error);
  return region;
}

static void
set_up (const Bench *bench)
{
  g_autofree char *import = g_build_filename (bench->folder, "import", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GjImportReport) report = { 0 };
  GjStore *store;

  if (!gj_store_create (bench->url, GJ_STORE_REAL, &error))
    g_error ("%s", error->message);
  store = gj_store_open (bench->url, GJ_STORE_OPEN_REAL, &error);
  g_assert_no_error (error);
  if (gj_import_directory (store, bench->clock, load_region (bench), "07", import, NULL, NULL, &report, &error)
      != GJ_IMPORT_DONE)
    g_error ("%s", error != NULL ? error->message : "the bench's import files have mistakes");
  gj_store_close (store);
}

/* FALSE: all relatives are paid for. */
static gboolean
pay_next (Kiosk *kiosk)
{
  const Bench *bench = kiosk->bench;
  g_autofree char *name = g_strdup_printf ("F%05d", kiosk->payer);
  g_autofree char *payer = g_strdup_printf ("P%07d", kiosk->payer);
  g_autofree char *relative = g_strdup_printf ("R%07d%04u", kiosk->payer, kiosk->took_us->len + 1);
  char transfer_id[GJ_TRANSFER_ID_TEXT];
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  GjPayResult result;

  gj_transfer_id_new (transfer_id);
  GjPremiumOrder order = { .transfer_id = transfer_id,
                           .payer_psn_no = payer,
                           .relative_psn_no = relative,
                           .coverage_year = (int)gj_date_year (gj_clock_today (bench->clock)) + 1,
                           .insutype = "390",
                           .tier = "all",
                           .amount_fen = FEE_FEN,
                           .kiosk_id = name,
                           .session_us = gj_clock_now_us (bench->clock) };
  if (gj_premium_prepare (kiosk->store, bench->clock, &order, &error) != GJ_PREPARE_DONE)
    {
      if (error != NULL && kiosk->took_us->len == 0)
        g_error ("prepare: %s", error->message);
      return FALSE; /* no such relative */
    }
  result = gj_premium_pay (kiosk->store, bench->clock, kiosk->region, kiosk->signer, &order, &paid, &error);
  if (result != GJ_PAY_COMMITTED)
    g_error ("pay: %s %s", gj_pay_result_word (result), error != NULL ? error->message : "");
  begun = g_get_monotonic_time () - begun;
  g_array_append_val (kiosk->took_us, begun);
  return TRUE;
}

static void
note_reading (Kiosk *kiosk, gint64 begun)
{
  gint64 took = g_get_monotonic_time () - begun;

  g_array_append_val (kiosk->read_us, took);
}

/* 我的账户, 家庭共济, and the first pages of two lists with their sums. */
static void
look_around (Kiosk *kiosk)
{
  const GjHistoryQuery query = { .limit = 20, .with_totals = TRUE };
  GjDate today = gj_clock_today (kiosk->bench->clock);
  g_autofree char *payer = g_strdup_printf ("P%07d", kiosk->payer);
  g_autoptr (GjMyAccount) account = NULL;
  g_autoptr (GPtrArray) bindings = NULL;
  g_auto (GjHistoryPage) premiums = { 0 };
  g_auto (GjHistoryPage) consumption = { 0 };
  gint64 begun = g_get_monotonic_time ();

  account = gj_my_account_read (kiosk->store, payer, today, 20, NULL);
  note_reading (kiosk, begun);
  begun = g_get_monotonic_time ();
  bindings = gj_family_list_bindings (kiosk->store, payer, GJ_FAMILY_BOTH, today, NULL);
  note_reading (kiosk, begun);
  begun = g_get_monotonic_time ();
  if (account == NULL || bindings == NULL
      || !gj_history_read_premiums (kiosk->store, payer, &query, &premiums, NULL))
    g_error ("a screen could not be read");
  note_reading (kiosk, begun);
  begun = g_get_monotonic_time ();
  if (!gj_history_read_consumption (kiosk->store, payer, &query, &consumption, NULL))
    g_error ("a screen could not be read");
  note_reading (kiosk, begun);
}

/* One after another, as they come. */
static void
serve_people (Kiosk *kiosk)
{
  const Bench *bench = kiosk->bench;

  g_usleep ((gulong)g_random_int_range (0, bench->pause_ms) * 1000);
  while (g_get_monotonic_time () < bench->end_us)
    {
      look_around (kiosk);
      if (g_random_int_range (0, 3) == 0 && !pay_next (kiosk))
        return;
      g_usleep ((gulong)g_random_int_range (bench->pause_ms / 2, bench->pause_ms * 3 / 2) * 1000);
    }
}

static gpointer
run_kiosk (gpointer data)
{
  Kiosk *kiosk = data;
  const Bench *bench = kiosk->bench;
  gint64 wait_us = bench->begin_us - g_get_monotonic_time ();

  g_usleep ((gulong)MAX (wait_us, 0));
  if (bench->pause_ms > 0)
    serve_people (kiosk);
  else
    while (g_get_monotonic_time () < bench->end_us && pay_next (kiosk))
      ;
  return NULL;
}

static void
open_kiosk (Kiosk *kiosk, const Bench *bench, int payer)
{
  g_autoptr (GError) error = NULL;

  kiosk->bench = bench;
  kiosk->payer = payer;
  kiosk->region = load_region (bench);
  kiosk->signer = bench_new_signer ();
  kiosk->store = gj_store_open (bench->url, GJ_STORE_OPEN_REAL, &error);
  if (kiosk->store == NULL)
    g_error ("%s", error->message);
  kiosk->took_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  kiosk->read_us = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static int
compare_us (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

static gint64
part_of (GArray *sorted, guint hundredths)
{
  return sorted->len == 0 ? 0 : g_array_index (sorted, gint64, sorted->len * hundredths / 100);
}

static void
print_result (const Bench *bench, GArray *paid, GArray *read)
{
  gint64 took_us = g_get_monotonic_time () - bench->begin_us;

  g_array_sort (paid, compare_us);
  g_array_sort (read, compare_us);
  g_print ("{\"paid\": %u, \"took_us\": %" G_GINT64_FORMAT ", \"p50_us\": %" G_GINT64_FORMAT ", \"p99_us\": %" G_GINT64_FORMAT
           ", \"screens\": %u, \"screen_p99_us\": %" G_GINT64_FORMAT "}\n",
           paid->len, took_us, part_of (paid, 50), part_of (paid, 99), read->len, part_of (read, 99));
}

static void
run (Bench *bench, int first, int clients, int seconds)
{
  g_autofree Kiosk *kiosks = g_new0 (Kiosk, clients);
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < clients; i++)
    open_kiosk (&kiosks[i], bench, first + i);
  bench->begin_us = g_get_monotonic_time () + G_USEC_PER_SEC / 10;
  bench->end_us = bench->begin_us + seconds * G_USEC_PER_SEC;
  for (int i = 0; i < clients; i++)
    kiosks[i].thread = g_thread_new ("kiosk", run_kiosk, &kiosks[i]);
  for (int i = 0; i < clients; i++)
    {
      g_thread_join (kiosks[i].thread);
      g_array_append_vals (paid, kiosks[i].took_us->data, kiosks[i].took_us->len);
      g_array_append_vals (read, kiosks[i].read_us->data, kiosks[i].read_us->len);
    }
  print_result (bench, paid, read);
  for (int i = 0; i < clients; i++)
    gj_store_close (kiosks[i].store);
}

int
main (int argc, char **argv)
{
  g_assert (argc == 4 || argc == 7);
  setlocale (LC_ALL, "");
  Bench bench = { .url = argv[1], .folder = argv[2], .clock = gj_clock_new_system () };

  if (argc == 4)
    set_up (&bench);
  else
    {
      bench.pause_ms = atoi (argv[6]);
      run (&bench, atoi (argv[3]), atoi (argv[4]), atoi (argv[5]));
    }
  return 0;
}
