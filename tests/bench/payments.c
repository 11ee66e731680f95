/* SPDX-License-Identifier: Apache-2.0 */
/* bench-payments FOLDER: payments a second through the ledger, beside bare SQLite transactions of the very same rows.
 * FOLDER holds policies/ and import/ (see bench.py), for one payer and RUNS relatives who can be paid for. The bare side is a
 * second database with the same tables and indices and none of the triggers, written with prepared statements under the
 * same WAL and synchronous settings. Prints one JSON object. It never opens a store that serves people.
 * GJ_BENCH_SYNC_US: every sync takes so much longer, on both sides, as on a disk that is slower than this machine's. */
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/transfer_id.h"
#include "core/import/import.h"
#include "core/ledger/premium_payment.h"
#include "tests/bench/new_signer.h"

#define PAYER "B000000001"
#define FEE_FEN 40000

typedef struct
{
  char *folder;
  char *db_path;
  GjClock *clock;
  GjRegion *region;
  GjSigner *signer;
  GjStore *store;
  int coverage_year;
} Bench;

/* SQLite's own call of it comes here. */
int
fdatasync (int fd)
{
  static gint64 longer_us = -1;
  const char *wanted = g_getenv ("GJ_BENCH_SYNC_US");

  if (longer_us < 0)
    longer_us = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : 0;
  if (longer_us > 0)
    g_usleep ((gulong)longer_us);
  return (int)syscall (SYS_fdatasync, fd);
}

/* The rows that one payment leaves, one of each line; the intent was there before. */
static const struct
{
  const char *table;
  const char *rows; /* what to copy, in the order of the payments */
} row_kinds[] = {
  { "transfer", "WHERE kind = 'premium' ORDER BY time_us, transfer_id" },
  { "account_entry", "WHERE account_no = 'psn:" PAYER "' AND entry_no > 1 ORDER BY entry_no" },
  { "account_entry", "WHERE account_no LIKE 'premium:%' ORDER BY entry_no" },
  { "receipt", "ORDER BY receipt_no" },
  { "premium_payment", "ORDER BY receipt_no" },
  { "print_job", "ORDER BY receipt_no" },
};

static void
set_up (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = g_strconcat ("sqlite:", bench->db_path, NULL);
  g_autofree char *policies = g_build_filename (bench->folder, "policies", NULL);
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  g_autofree char *import = g_build_filename (bench->folder, "import", NULL);
  const char *dirs[] = { policies, shipped, NULL };
  g_auto (GjImportReport) report = { 0 };

  bench->clock = gj_clock_new_system ();
  bench->coverage_year = (int) gj_date_year (gj_clock_today (bench->clock)) + 1;
  bench->region = gj_region_load (dirs, "420100", &error);
  g_assert_no_error (error);
  bench->signer = bench_new_signer ();
  if (!gj_store_create (url, GJ_STORE_REAL, &error))
    g_error ("%s", error->message);
  bench->store = gj_store_open (url, GJ_STORE_OPEN_REAL, &error);
  g_assert_no_error (error);
  if (gj_import_directory (bench->store, bench->clock, bench->region, "07", import, NULL, NULL,
                           &report, &error)
      != GJ_IMPORT_DONE)
    g_error ("%s", error != NULL ? error->message : "the bench's import files have mistakes");
}

/* Pays once; the seconds of the intent and of the payment itself are added up. */
static void
pay_once (Bench *bench, guint number, gint64 *prepare_us, gint64 *pay_us)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *relative = g_strdup_printf ("B%09u", number + 2);
  char transfer_id[GJ_TRANSFER_ID_TEXT];
  g_auto (GjPremiumPaid) paid = { 0 };

  gj_transfer_id_new (transfer_id);
  GjPremiumOrder order = { .transfer_id = transfer_id,
                           .payer_psn_no = PAYER,
                           .relative_psn_no = relative,
                           .coverage_year = bench->coverage_year,
                           .insutype = "390",
                           .tier = "all",
                           .amount_fen = FEE_FEN,
                           .kiosk_id = "07",
                           .session_us = gj_clock_now_us (bench->clock) };
  gint64 begun = g_get_monotonic_time ();
  if (gj_premium_prepare (bench->store, bench->clock, &order, &error) != GJ_PREPARE_DONE)
    g_error ("prepare: %s", error != NULL ? error->message : "conflict");
  gint64 prepared = g_get_monotonic_time ();
  GjPayResult result = gj_premium_pay (bench->store, bench->clock, bench->region, bench->signer,
                                       &order, &paid, &error);
  if (result != GJ_PAY_COMMITTED)
    g_error ("pay: %s", gj_pay_result_word (result));
  *pay_us += g_get_monotonic_time () - prepared;
  *prepare_us += prepared - begun;
}

/* Every row of a table in order, as bound values of an INSERT. */
typedef struct
{
  GPtrArray *values; /* of sqlite3_value, column after column, row after row */
  int n_columns;
  sqlite3_stmt *insert;
} Rows;

static void
check (sqlite3 *db, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("sqlite: %s", sqlite3_errmsg (db));
}

static Rows
read_rows (sqlite3 *from, sqlite3 *into, const char *table, const char *rest)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s %s", table, rest);
  g_autoptr (GString) insert = g_string_new (NULL);
  Rows rows = { g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free), 0, NULL };
  sqlite3_stmt *statement = NULL;

  check (from, sqlite3_prepare_v2 (from, select, -1, &statement, NULL));
  rows.n_columns = sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int column = 0; column < rows.n_columns; column++)
      g_ptr_array_add (rows.values, sqlite3_value_dup (sqlite3_column_value (statement, column)));
  sqlite3_finalize (statement);
  g_string_printf (insert, "INSERT INTO %s VALUES (", table);
  for (int column = 0; column < rows.n_columns; column++)
    g_string_append (insert, column == 0 ? "?" : ", ?");
  g_string_append_c (insert, ')');
  check (into, sqlite3_prepare_v2 (into, insert->str, -1, &rows.insert, NULL));
  return rows;
}

static void
insert_row (sqlite3 *db, Rows *rows, guint number)
{
  for (int column = 0; column < rows->n_columns; column++)
    {
      guint index = number * (guint) rows->n_columns + (guint) column;
      check (db, sqlite3_bind_value (rows->insert, column + 1,
                                     g_ptr_array_index (rows->values, index)));
    }
  check (db, sqlite3_step (rows->insert));
  check (db, sqlite3_reset (rows->insert));
}

/* The same tables and indices, no triggers, in a new file. */
static sqlite3 *
open_bare (Bench *bench, sqlite3 *measured)
{
  g_autofree char *path = g_build_filename (bench->folder, "bare.db", NULL);
  sqlite3 *bare = NULL;
  sqlite3_stmt *schema = NULL;

  check (bare, sqlite3_open (path, &bare));
  check (bare, sqlite3_exec (bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", NULL,
                             NULL, NULL));
  check (measured, sqlite3_prepare_v2 (measured,
                                       "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " AND type IN ('table', 'index')"
                                       " AND name NOT LIKE 'sqlite_%' ORDER BY type DESC",
                                       -1, &schema, NULL));
  while (sqlite3_step (schema) == SQLITE_ROW)
    check (bare, sqlite3_exec (bare, (const char *) sqlite3_column_text (schema, 0), NULL, NULL,
                               NULL));
  sqlite3_finalize (schema);
  return bare;
}

/* All payments again as bare transactions. Returns microseconds. */
static gint64
replay (Bench *bench, guint runs)
{
  sqlite3 *measured = NULL;
  Rows kinds[G_N_ELEMENTS (row_kinds)];
  sqlite3_stmt *close_intent = NULL;

  check (NULL, sqlite3_open_v2 (bench->db_path, &measured, SQLITE_OPEN_READONLY, NULL));
  sqlite3 *bare = open_bare (bench, measured);
  for (guint kind = 0; kind < G_N_ELEMENTS (row_kinds); kind++)
    {
      kinds[kind] = read_rows (measured, bare, row_kinds[kind].table, row_kinds[kind].rows);
      g_assert_cmpuint (kinds[kind].values->len, ==, runs * (guint) kinds[kind].n_columns);
    }
  Rows audit = read_rows (measured, bare, "audit", "ORDER BY audit_no");
  Rows intents = read_rows (measured, bare, "premium_intent", "ORDER BY prepared_us");
  guint audits = audit.values->len / (guint) audit.n_columns / runs;
  for (guint run = 0; run < runs; run++)
    insert_row (bare, &intents, run);
  check (bare, sqlite3_prepare_v2 (bare,
                                   "UPDATE premium_intent SET outcome = 'committed', closed_us = ?"
                                   " WHERE transfer_id = ?",
                                   -1, &close_intent, NULL));
  gint64 begun = g_get_monotonic_time ();
  for (guint run = 0; run < runs; run++)
    {
      check (bare, sqlite3_exec (bare, "BEGIN IMMEDIATE", NULL, NULL, NULL));
      for (guint kind = 0; kind < G_N_ELEMENTS (row_kinds); kind++)
        insert_row (bare, &kinds[kind], run);
      for (guint row = 0; row < audits; row++)
        insert_row (bare, &audit, run * audits + row);
      check (bare, sqlite3_bind_int64 (close_intent, 1, (gint64) run));
      check (bare, sqlite3_bind_value (close_intent, 2,
                                       g_ptr_array_index (intents.values,
                                                          run * (guint) intents.n_columns)));
      check (bare, sqlite3_step (close_intent));
      check (bare, sqlite3_reset (close_intent));
      check (bare, sqlite3_exec (bare, "COMMIT", NULL, NULL, NULL));
    }
  return g_get_monotonic_time () - begun;
}

/* What one signature costs, which no payment can do without: microseconds. */
static gint64
signature_us (const Bench *bench, guint runs)
{
  const guint8 body[133] = { 0 }; /* as long as a receipt's payload */
  guint8 signature[GJ_SM2_SIGNATURE_BYTES];
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();

  for (guint run = 0; run < runs; run++)
    if (!gj_sm2_key_sign (gj_signer_key (bench->signer), GJ_RECEIPT_DOMAIN, body, sizeof body,
                          signature, &error))
      g_error ("sign: %s", error->message);
  return (g_get_monotonic_time () - begun) / runs;
}

/* As a kiosk starts: the store with all its checks, then what was left unfinished. Microseconds. */
static gint64
restart (Bench *bench)
{
  g_autofree char *url = g_strconcat ("sqlite:", bench->db_path, NULL);
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();

  bench->store = gj_store_open (url, GJ_STORE_OPEN_REAL, &error);
  g_assert_no_error (error);
  if (!gj_ledger_resolve_unfinished (bench->store, bench->clock, "07", NULL, &error))
    g_error ("resolve: %s", error->message);
  begun = g_get_monotonic_time () - begun;
  gj_store_close (bench->store);
  return begun;
}

int
main (int argc, char **argv)
{
  g_assert (argc == 3);
  guint runs = (guint) atoi (argv[2]);
  Bench bench = { .folder = argv[1], .db_path = g_build_filename (argv[1], "store.db", NULL) };
  gint64 prepare_us = 0, pay_us = 0;

  set_up (&bench);
  for (guint run = 0; run < runs; run++)
    pay_once (&bench, run, &prepare_us, &pay_us);
  gj_store_close (bench.store);
  gint64 restart_us = restart (&bench);
  gint64 bare_us = replay (&bench, runs);
  g_print ("{\"payments\": %u, \"prepare_us\": %" G_GINT64_FORMAT ", \"pay_us\": %" G_GINT64_FORMAT
           ", \"bare_us\": %" G_GINT64_FORMAT ", \"restart_us\": %" G_GINT64_FORMAT ", \"sign_us\": %" G_GINT64_FORMAT "}\n",
           runs, prepare_us / runs, pay_us / runs, bare_us / runs, restart_us, signature_us (&bench, runs));
  return 0;
}
