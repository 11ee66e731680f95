/* SPDX-License-Identifier: Apache-2.0 */
/* The hall the store tests stand in. */
#include "tests/store/hall_private.h"
#include "tests/rig/postgres.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "core/base/transfer_id.h"
#include "core/family/letter.h"
#include "core/ledger/account.h"
#include "core/ledger/check.h"
#include "core/store/statement.h"
#include "tests/store/acts.h"

#ifdef __SANITIZE_ADDRESS__
#define SHORTER 8
#else
#define SHORTER 1
#endif

guint
hall_stride (guint usual)
{
  const char *wish = g_getenv ("GJ_SWEEP");

  if (wish == NULL)
    return usual * SHORTER;
  return g_str_equal (wish, "full") ? 1 : MAX (1, (guint)g_ascii_strtoull (wish, NULL, 10));
}

#define HALL_NOW "2026-10-15 09:44:12"

char *
hall_fixture (const char *name)
{
  return g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "tests", "store", "fixtures", name, NULL);
}

/* Looking for a demo key takes some 256 draws, so one process makes one and every hall gets a copy.
 */
static void
make_keys (Hall *hall)
{
  static char *pem;
  static guint8 point[GJ_SM2_PUBLIC_BYTES];
  g_autofree char *key = g_build_filename (hall->dir, "kiosk.pem", NULL);
  g_autofree char *trusted = g_build_filename (hall->dir, "trusted.ini", NULL);
  g_autoptr (GError) error = NULL;

  if (pem == NULL)
    {
      g_assert_true (gj_key_create (key, TRUE, point, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (key, &pem, NULL, &error));
    }
  else
    g_assert_true (
        g_file_set_contents_full (key, pem, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));
  g_assert_no_error (error);
  hall->signer = gj_signer_load (key, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (gj_keyring_add (trusted, HALL_KIOSK, point, 0, &error));
  g_assert_no_error (error);
  hall->keyring = gj_keyring_load (trusted, &error);
  g_assert_no_error (error);
}

/* As `gongjictl grant` brings those of a region. */
static void
bring_letter (GjStore *owner)
{
  g_autoptr (GError) error = NULL;
  char digest[65];

  g_assert_true (gj_store_begin (owner, &error));
  g_assert_cmpint (gj_letter_keep (owner, ACTS_LETTER_VERSION, ACTS_LETTER, digest, &error), ==, GJ_LETTER_KEPT);
  g_assert_cmpint (gj_store_commit (owner, &error), ==, GJ_COMMIT_DONE);
  g_assert_no_error (error);
}

static void
let_kiosk_in (Hall *hall)
{
  g_autoptr (GjStore) owner = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *granted = NULL;

  hall->kiosk_url = hall->shared ? rig_postgres_kiosk_url (hall->url) : g_strdup (hall->url);
  if (!hall->shared)
    return;
  owner = hall_open_as_owner (hall);
  g_assert_true (gj_store_grant_kiosk (owner, RIG_POSTGRES_KIOSK, HALL_KIOSK ",03", &granted, &error));
  g_assert_no_error (error);
  bring_letter (owner);
}

Hall *
hall_new_empty (void)
{
  g_autofree char *policies
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  const char *const dirs[] = { policies, NULL };
  g_autoptr (GError) error = NULL;
  Hall *hall = g_new0 (Hall, 1);
  gint64 now_us = 0;

  hall->dir = rig_store_folder ("gongji-store-XXXXXX");
  hall->path = g_build_filename (hall->dir, "hall.db", NULL);
  /* One suite for both engines: the same tests, once for each. */
  hall->shared = g_strcmp0 (g_getenv ("GJ_TEST_ENGINE"), "postgres") == 0;
  hall->url = hall->shared ? rig_postgres_new_database (rig_postgres ())
                           : g_strconcat ("sqlite:", hall->path, NULL);
  g_assert_true (gj_time_parse (HALL_NOW, &now_us));
  hall->clock = gj_clock_new_manual (now_us);
  hall->region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
  g_assert_true (gj_store_create (hall->url, GJ_STORE_DEMO, &error));
  g_assert_no_error (error);
  let_kiosk_in (hall);
  hall->store = hall_open_another (hall);
  make_keys (hall);
  return hall;
}

static GjStore *
open_at (const char *url)
{
  g_autoptr (GError) error = NULL;
  GjStore *store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

GjStore *
hall_open_another (Hall *hall)
{
  return open_at (hall->kiosk_url);
}

GjStore *
hall_open_as_owner (Hall *hall)
{
  return open_at (hall->url);
}

void
hall_reopen (Hall *hall)
{
  g_clear_pointer (&hall->store, gj_store_close);
  hall->store = hall_open_another (hall);
}

void
hall_begin_as (Hall *hall, const char *pattern)
{
  g_clear_pointer (&hall->store, gj_store_close);
  g_free (hall->url);
  g_free (hall->kiosk_url);
  hall->url = rig_postgres_copy_database (rig_postgres (), pattern);
  hall->kiosk_url = rig_postgres_kiosk_url (hall->url);
  hall->store = hall_open_another (hall);
}

void
hall_import (Hall *hall, const char *directory)
{
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_autoptr (GError) error = NULL;
  GjImportResult result = gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, directory,
                                               NULL, NULL, &report, &error);

  g_assert_no_error (error);
  if (result == GJ_IMPORT_PROBLEMS)
    {
      g_autofree char *text = gj_import_problem_to_text (g_ptr_array_index (report.problems, 0));

      g_test_message ("%s", text);
    }
  g_assert_cmpint (result, ==, GJ_IMPORT_DONE);
}

Hall *
hall_new (void)
{
  Hall *hall = hall_new_empty ();
  g_autofree char *people = hall_fixture ("hall");

  hall_import (hall, people);
  return hall;
}

void
hall_remove_tree (const char *dir)
{
  GDir *listing = g_dir_open (dir, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        hall_remove_tree (path);
      else
        (void)g_unlink (path);
    }
  g_clear_pointer (&listing, g_dir_close);
  (void)g_rmdir (dir);
}

void
hall_free (Hall *hall)
{
  g_clear_pointer (&hall->store, gj_store_close);
  g_clear_pointer (&hall->keyring, gj_keyring_free);
  g_clear_pointer (&hall->signer, gj_signer_free);
  g_clear_pointer (&hall->region, gj_region_unref);
  g_clear_pointer (&hall->clock, gj_clock_unref);
  hall_remove_tree (hall->dir);
  g_free (hall->dir);
  g_free (hall->path);
  g_free (hall->url);
  g_free (hall->kiosk_url);
  g_free (hall);
}

GjPremiumOrder
hall_order (char id[20], const char *payer, const char *relative, const char *tier,
            gint64 amount_fen)
{
  gj_transfer_id_new (id);
  return (GjPremiumOrder){
    .transfer_id = id,
    .payer_psn_no = payer,
    .relative_psn_no = relative,
    .coverage_year = 2027,
    .insutype = "390",
    .tier = tier,
    .amount_fen = amount_fen,
    .kiosk_id = HALL_KIOSK,
    .session_us = 1,
  };
}

GjPayResult
hall_pay (Hall *hall, const GjPremiumOrder *order, GjPremiumPaid *paid)
{
  g_autoptr (GError) error = NULL;
  GjPrepareResult prepared = gj_premium_prepare (hall->store, hall->clock, order, &error);
  GjPayResult result;

  g_assert_no_error (error);
  g_assert_cmpint (prepared, ==, GJ_PREPARE_DONE);
  result
      = gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, order, paid, &error);
  g_assert_no_error (error);
  return result;
}

gint64
hall_balance (Hall *hall, const char *psn_no)
{
  g_autoptr (GError) error = NULL;
  gint64 balance_fen = -1;

  g_assert_cmpint (gj_account_find_balance (hall->store, psn_no, &balance_fen, &error), ==,
                   GJ_FOUND);
  g_assert_no_error (error);
  return balance_fen;
}

gint64
hall_count (Hall *hall, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 count;

  if (hall->shared)
    return hall_postgres_count (hall, sql);
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return count;
}

char *
hall_raw (Hall *hall, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  char *refusal = NULL;

  if (hall->shared)
    return hall_postgres_raw (hall, sql);
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    refusal = g_strdup (message);
  sqlite3_free (message);
  sqlite3_close (db);
  return refusal;
}

static int
on_trigger_name (void *data, int n, char **values, char **names)
{
  g_string_append_printf (data, "DROP TRIGGER %s;", values[0]);
  return 0;
}

void
hall_damage (Hall *hall, const char *sql)
{
  g_autoptr (GString) drops = g_string_new (NULL);
  sqlite3 *db = NULL;

  if (hall->shared)
    {
      hall_postgres_damage (hall, sql);
      return;
    }
  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
                                 on_trigger_name, drops, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, drops->str, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
}

static void
on_finding (const GjCheckFinding *finding, gpointer data)
{
  if (!finding->notice)
    g_ptr_array_add (data, g_strdup_printf ("%s %s", finding->invariant, finding->subject));
}

char **
hall_check (Hall *hall)
{
  GPtrArray *findings = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary;

  g_assert_true (gj_store_check (hall->store, hall->clock, hall->keyring, on_finding, NULL,
                                 findings, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpint (summary.findings, ==, findings->len);
  g_ptr_array_add (findings, NULL);
  return (char **)g_ptr_array_free (findings, FALSE);
}

static void
keep_whole (const GjCheckFinding *finding, gpointer data)
{
  g_ptr_array_add (data, g_strdup_printf ("%s %s %s", finding->invariant, finding->subject, finding->message));
}

GPtrArray *
hall_findings (Hall *hall)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary;

  g_assert_true (
      gj_store_check (hall->store, hall->clock, hall->keyring, keep_whole, NULL, findings, &summary, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (findings, i));
  return findings;
}

gboolean
hall_finds (Hall *hall, const char *words)
{
  g_autoptr (GPtrArray) findings = hall_findings (hall);

  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

void
hall_assert_sound (Hall *hall)
{
  g_auto (GStrv) findings = hall_check (hall);

  if (findings[0] != NULL)
    g_test_message ("%s", findings[0]);
  g_assert_cmpint (g_strv_length (findings), ==, 0);
}

void
hall_write (const char *dir, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
}
