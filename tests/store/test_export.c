/* SPDX-License-Identifier: Apache-2.0 */
/* The exported files: complete, of one moment, private, and what somebody else adds up is what the day's end says. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/audit/audit.h"
#include "core/base/csv.h"
#include "core/base/money.h"
#include "core/ledger/export.h"
#include "core/ledger/reconcile.h"
#include "tests/store/corrections.h"

#define TODAY 20261015

static gint64
pay (Hall *hall, const char *relative, gint64 amount_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", amount_fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  return paid.receipt_no;
}

static GArray *
export_into (Hall *hall, const char *name, GjDate from, GjDate to, char **dir)
{
  g_autoptr (GError) error = NULL;
  GArray *files;

  *dir = g_build_filename (hall->dir, name, NULL);
  files = gj_export (hall->store, hall->clock, from, to, *dir, NULL, NULL, &error);
  g_assert_no_error (error);
  return files;
}

static char *
read_file (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
column_of (GjCsv *csv, const char *name)
{
  for (guint i = 0; i < gj_csv_n_cells (csv); i++)
    if (g_str_equal (gj_csv_cell (csv, i), name))
      return i;
  g_assert_not_reached ();
}

/* Rows of the file whose @key is @value, and what their amounts add up to; every row has every column. */
static GjReconcileSum
sum_of (const char *dir, const char *name, const char *key, const char *value)
{
  g_autofree char *text = read_file (dir, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCsv) csv = gj_csv_new_text (text, -1, &error);
  GjReconcileSum sum = { 0 };
  guint n, at, amount;

  g_assert_no_error (error);
  g_assert_cmpint (gj_csv_next (csv, &error), ==, GJ_CSV_ROW);
  n = gj_csv_n_cells (csv);
  at = column_of (csv, key);
  amount = g_str_equal (name, "transfers.csv") || g_str_equal (name, "premiums.csv") ? column_of (csv, "amount") : n;
  while (gj_csv_next (csv, &error) == GJ_CSV_ROW)
    {
      gint64 fen = 0;

      g_assert_cmpuint (gj_csv_n_cells (csv), ==, n);
      if (value != NULL && !g_str_equal (gj_csv_cell (csv, at), value))
        continue;
      if (amount < n)
        g_assert_true (gj_money_parse_yuan (gj_csv_cell (csv, amount), &fen));
      sum.n++;
      sum.fen += fen;
    }
  g_assert_no_error (error);
  return sum;
}

static void
ignore_item (const GjReconcileItem *item, gpointer data)
{
}

static void
test_the_sums_are_those_of_the_days_end (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GArray) files = NULL;
  g_autofree char *dir = NULL;
  g_autoptr (GError) error = NULL;
  GjReconcileSum premiums, transfers, reversals;
  gint64 receipt_no = pay (hall, "P02", 36000);

  (void)pay (hall, "P04", 20000);
  (void)correction_take_back (hall, receipt_no);
  files = export_into (hall, "out", TODAY, TODAY, &dir);
  g_assert_true (gj_reconcile (hall->store, hall->clock, hall->keyring, TODAY, NULL, ignore_item, NULL,
                               &report, &error));
  premiums = sum_of (dir, "premiums.csv", "insutype", "390");
  transfers = sum_of (dir, "transfers.csv", "kind", "premium");
  reversals = sum_of (dir, "transfers.csv", "kind", "reversal");
  g_assert_cmpint (premiums.n, ==, 2);
  g_assert_cmpint (premiums.fen, ==, report.premiums.fen);
  g_assert_cmpint (transfers.fen, ==, report.transfers.fen);
  g_assert_cmpint (reversals.n, ==, 1);
  g_assert_cmpint (reversals.fen, ==, report.reversals.fen);
  g_assert_cmpint (sum_of (dir, "receipts.csv", "kind", "premium").n, ==, report.receipts.n);
  g_assert_cmpint (sum_of (dir, "receipts.csv", "kind", "correction").n, ==, report.corrections.n);
  g_assert_cmpint (sum_of (dir, "print_jobs.csv", "outcome", "owed").n, ==, 3);
  g_assert_cmpint (sum_of (dir, "corrections.csv", "staff_2", "陈明").n, ==, 1);
  g_assert_cmpint (sum_of (dir, "audit.csv", "kind", "premium.paid").n, ==, 2);
}

/* Static. */
static const char *
first_column (const char *text)
{
  static char name[64];

  g_strlcpy (name, text, MIN (sizeof name, strcspn (text, ",") + 1));
  return name;
}

static void
assert_manifest (const char *dir, const GArray *files)
{
  g_autofree char *manifest = read_file (dir, "manifest.csv");

  for (guint i = 0; i < files->len; i++)
    {
      const GjExportFile *file = &g_array_index (files, GjExportFile, i);
      g_autofree char *text = read_file (dir, file->file);
      g_autofree char *path = g_build_filename (dir, file->file, NULL);
      guint8 digest[GJ_SM3_BYTES];
      char hex[2 * GJ_SM3_BYTES + 1];
      g_autofree char *line = NULL;
      GStatBuf info;

      g_assert_true (gj_sm3 (text, strlen (text), digest, NULL));
      gj_hex_write (digest, sizeof digest, hex);
      g_assert_cmpstr (file->sm3, ==, hex);
      line = g_strdup_printf (",%" G_GINT64_FORMAT ",%s\n", file->rows, hex);
      g_assert_nonnull (strstr (manifest, file->file));
      g_assert_nonnull (strstr (manifest, line));
      g_assert_cmpint (sum_of (dir, file->file, first_column (text), NULL).n, ==, file->rows);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_the_manifest_says_the_rows_and_the_digest_of_each_file (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GArray) files = NULL;
  g_autofree char *dir = NULL;
  GStatBuf info;

  (void)pay (hall, "P02", 36000);
  files = export_into (hall, "out", TODAY, TODAY, &dir);
  g_assert_cmpuint (files->len, ==, 8);
  assert_manifest (dir, files);
  g_assert_cmpint (g_stat (dir, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_only_the_days_asked_for_are_in_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 receipt_no = pay (hall, "P02", 36000);

  gj_clock_manual_advance (hall->clock, G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
  (void)correction_take_back (hall, receipt_no);
  before = export_into (hall, "before", TODAY - 1, TODAY, &first);
  after = export_into (hall, "after", TODAY + 1, TODAY + 1, &second);
  g_assert_cmpint (sum_of (first, "transfers.csv", "kind", "premium").n, ==, 1);
  g_assert_cmpint (sum_of (first, "transfers.csv", "kind", "reversal").n, ==, 0);
  g_assert_cmpint (sum_of (second, "transfers.csv", "kind", NULL).n, ==, 1);
  g_assert_cmpint (sum_of (second, "transfers.csv", "kind", "reversal").fen, ==, 36000);
}

static void
test_nobody_is_named (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GArray) files = NULL;
  g_autofree char *dir = NULL;

  (void)pay (hall, "P02", 36000);
  files = export_into (hall, "out", TODAY, TODAY, &dir);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *text = read_file (dir, g_array_index (files, GjExportFile, i).file);

      g_assert_null (strstr (text, "王伟"));
      g_assert_null (strstr (text, "1100001960"));
    }
}

/* Between two files somebody pays. */
static void
pay_in_between (const char *file, gint64 done, gint64 total, gpointer data)
{
  if (g_str_equal (file, "premiums.csv"))
    (void)pay (data, "P04", 20000);
}

static void
test_all_files_are_of_one_moment (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjStore) reader = hall_open_as_owner (hall);
  g_autoptr (GArray) files = NULL;
  g_autofree char *dir = g_build_filename (hall->dir, "out", NULL);
  g_autoptr (GError) error = NULL;

  (void)pay (hall, "P02", 36000);
  files = gj_export (reader, hall->clock, TODAY, TODAY, dir, pay_in_between, hall, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM premium_payment"), ==, 2);
  g_assert_cmpint (sum_of (dir, "premiums.csv", "insutype", NULL).n, ==, 1);
  g_assert_cmpint (sum_of (dir, "receipts.csv", "kind", NULL).n, ==, 1);
}

static guint
count_names (const char *dir)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_it_is_there_whole_or_not_at_all (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *taken = g_build_filename (hall->dir, "taken", NULL);
  g_autofree char *nowhere = g_build_filename (hall->dir, "no", "such", NULL);
  g_autofree char *dir = g_build_filename (hall->dir, "out", NULL);
  g_autoptr (GError) exists = NULL;
  g_autoptr (GError) write = NULL;
  g_autoptr (GError) store = NULL;
  guint before;

  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  before = count_names (hall->dir);
  g_assert_null (gj_export (hall->store, hall->clock, TODAY, TODAY, taken, NULL, NULL, &exists));
  g_assert_error (exists, GJ_EXPORT_ERROR, GJ_EXPORT_ERROR_EXISTS);
  g_assert_null (gj_export (hall->store, hall->clock, TODAY, TODAY, nowhere, NULL, NULL, &write));
  g_assert_error (write, GJ_EXPORT_ERROR, GJ_EXPORT_ERROR_WRITE);
  g_assert_null (hall_raw (hall, "ALTER TABLE print_job RENAME TO print_job_gone"));
  g_assert_null (gj_export (hall->store, hall->clock, TODAY, TODAY, dir, NULL, NULL, &store));
  g_assert_nonnull (store);
  g_assert_cmpuint (count_names (taken), ==, 0);
  g_assert_cmpuint (count_names (hall->dir), ==, before);
}

static void
copy_file (const char *from_dir, const char *to_dir, const char *name)
{
  g_autofree char *text = read_file (from_dir, name);

  hall_write (to_dir, name, text);
}

static void
test_its_bindings_can_be_imported_into_an_empty_hall (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (Hall) other = hall_new_empty ();
  g_autofree char *in = g_build_filename (other->dir, "in", NULL);
  g_autofree char *people = hall_fixture ("hall");
  g_autoptr (GArray) files = NULL;
  g_autofree char *dir = NULL;
  gint64 n;

  g_assert_null (hall_raw (hall, "UPDATE binding SET prio = 1 WHERE relative_psn_no = 'P02'")); /* as residents may */
  n = hall_count (hall, "SELECT count(*) FROM binding WHERE vali_flag = 1");
  files = export_into (hall, "out", TODAY, TODAY, &dir);
  g_assert_cmpint (g_mkdir (in, 0700), ==, 0);
  copy_file (people, in, "persons.csv");
  copy_file (people, in, "insurances.csv");
  copy_file (dir, in, "bindings.csv");
  hall_import (other, in);
  g_assert_cmpint (hall_count (other, "SELECT count(*) FROM binding"), ==, n);
  g_assert_cmpint (hall_count (other, "SELECT prio FROM binding WHERE relative_psn_no = 'P02'"
                                      " AND contributor_psn_no = 'P10'"),
                   ==, 2);
  g_assert_cmpint (hall_count (other, "SELECT enddate FROM binding WHERE relative_psn_no = 'P05'"
                                      " AND contributor_psn_no = 'P01'"),
                   ==, 20261015);
}

#define PIECE 1000 /* that a server gives at a time */

static void
append_audit (Hall *hall, gint64 until)
{
  g_autoptr (GError) error = NULL;
  const GjAuditEntry entry = { .kiosk_id = HALL_KIOSK, .time_us = gj_clock_now_us (hall->clock), .kind = "test", .subject = "", .object = "",
                               .result = "ok", .detail = "" };

  g_assert_true (gj_store_begin (hall->store, &error));
  for (gint64 n = hall_count (hall, "SELECT count(*) FROM audit WHERE kiosk_id = '" HALL_KIOSK "'"); n < until; n++)
    g_assert_true (gj_audit_append (hall->store, &entry, &error));
  g_assert_cmpint (gj_store_commit (hall->store, &error), ==, GJ_COMMIT_DONE);
}

/* No row is lost or twice where one piece ends. */
static void
test_what_comes_in_pieces_is_whole (void)
{
  g_autoptr (Hall) hall = hall_new ();

  for (gint64 records = PIECE - 1; records <= 2 * PIECE; records += records < PIECE + 1 ? 1 : PIECE - 1)
    {
      g_auto (GjAuditReport) report = { 0 };
      g_autoptr (GArray) files = NULL;
      g_autofree char *dir = NULL;
      g_autofree char *name = g_strdup_printf ("out-%d", (int)records);
      g_autoptr (GError) error = NULL;

      append_audit (hall, records);
      files = export_into (hall, name, TODAY, TODAY, &dir);
      g_assert_cmpint (sum_of (dir, "audit.csv", "kiosk_id", HALL_KIOSK).n, ==, records);
      g_assert_cmpint (gj_audit_verify (hall->store, &report, &error), ==, GJ_AUDIT_WHOLE);
      g_assert_cmpint (report.records, ==, hall_count (hall, "SELECT count(*) FROM audit"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/export/" name, func)
  ADD ("the-sums-are-those-of-the-days-end", test_the_sums_are_those_of_the_days_end);
  ADD ("the-manifest-says-the-rows-and-the-digest-of-each-file",
       test_the_manifest_says_the_rows_and_the_digest_of_each_file);
  ADD ("only-the-days-asked-for-are-in-it", test_only_the_days_asked_for_are_in_it);
  ADD ("what-comes-in-pieces-is-whole", test_what_comes_in_pieces_is_whole);
  ADD ("nobody-is-named", test_nobody_is_named);
  ADD ("all-files-are-of-one-moment", test_all_files_are_of_one_moment);
  ADD ("it-is-there-whole-or-not-at-all", test_it_is_there_whole_or_not_at_all);
  ADD ("its-bindings-can-be-imported-into-an-empty-hall",
       test_its_bindings_can_be_imported_into_an_empty_hall);
  return g_test_run ();
}
