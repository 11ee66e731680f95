/* SPDX-License-Identifier: Apache-2.0 */
/* A shared store that goes away and comes back under an open handle, as at a kiosk where nobody is in:
 * the next transaction connects again, to the same store or not at all. */
#include <glib/gstdio.h>
#include <locale.h>
#include <poll.h>
#include <string.h>

#include "core/receipt/number_mark.h"
#include "core/receipt/receipt_store.h"
#include "core/store/statement.h"
#include "tests/rig/postgres.h"
#include "tests/rig/relay.h"
#include "tests/store/acts.h"

#define FEE_FEN 36000

static GjStore *
open_through (RigRelay *relay, Hall *hall)
{
  g_autofree char *url = rig_relay_url (relay, hall->kiosk_url);
  g_autoptr (GError) error = NULL;
  GjStore *store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);

  g_assert_no_error (error);
  return store;
}

static GjPayResult
pay_through (Hall *hall, GjStore *store, const char *relative, gint64 fee_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", fee_fen);
  g_autoptr (GError) error = NULL;
  GjPayResult result = GJ_PAY_STORE_FAILED;

  if (gj_premium_prepare (store, hall->clock, &order, &error) == GJ_PREPARE_DONE)
    result = gj_premium_pay (store, hall->clock, hall->region, hall->signer, &order, &paid, &error);
  g_assert_no_error (error);
  return result;
}

/* The server ends every other connection to the hall's database, as a restart does. */
static void
end_connections (Hall *hall)
{
  g_assert_cmpint (hall_count (hall, "SELECT count(pg_terminate_backend (pid)) FROM pg_stat_activity"
                                     " WHERE datname = current_database ()"
                                     " AND pid <> pg_backend_pid ()"),
                   >, 0);
}

static void
test_a_connection_that_the_server_ended_is_made_again (void)
{
  g_autoptr (Hall) hall = hall_new ();

  g_assert_cmpint (pay_through (hall, hall->store, "P02", FEE_FEN), ==, GJ_PAY_COMMITTED);
  end_connections (hall);
  /* The same statements, prepared on a connection that is no more. */
  g_assert_cmpint (pay_through (hall, hall->store, "P02", FEE_FEN), ==, GJ_PAY_ALREADY_PAID);
  hall_assert_sound (hall);
}

static void
test_a_server_that_is_away_is_said_to_be_and_works_when_it_is_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  g_autoptr (GjStore) store = open_through (relay, hall);
  g_autoptr (GError) error = NULL;

  rig_relay_go_away (relay);
  for (int again = 0; again < 3; again++)
    {
      g_assert_false (gj_store_begin (store, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
      g_assert_nonnull (strstr (error->message, "连不上数据库服务器"));
      g_clear_error (&error);
    }
  rig_relay_come_back (relay);
  g_assert_cmpint (pay_through (hall, store, "P02", FEE_FEN), ==, GJ_PAY_COMMITTED);
}

#define PATIENCE_MS 300

static gboolean
ask_something (GjStore *store, GError **error)
{
  gint64 number = 0;

  return gj_store_query_int64 (store, "SELECT count(*) FROM store_meta", &number, error);
}

/* The connection stays, and no answer comes: it hangs. */
static void
test_a_server_that_says_nothing_is_away (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (RigRelay) relay = rig_relay_new (rig_postgres ()->dir);
  g_autoptr (GjStore) store = open_through (relay, hall);
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_set_patience (store, PATIENCE_MS, &error));
  rig_relay_hold_at (relay, 2);
  g_assert_true (gj_store_begin (store, &error));
  g_assert_false (ask_something (store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
  g_assert_true (rig_relay_is_held (relay));
  gj_store_rollback (store); /* asks nobody */
  g_clear_error (&error);
  rig_relay_hold_at (relay, 0);
  rig_relay_go_on (relay);
  g_assert_cmpint (pay_through (hall, store, "P02", FEE_FEN), ==, GJ_PAY_COMMITTED);
  hall_assert_sound (hall);
}

static void
test_the_socket_speaks_when_the_server_goes_away (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  struct pollfd fd = { -1, POLLIN, 0 };

  g_assert_true (gj_store_begin_read (hall->store, &error));
  gj_store_rollback (hall->store);
  fd.fd = gj_store_get_socket (hall->store);
  g_assert_cmpint (fd.fd, >=, 0);
  g_assert_cmpint (poll (&fd, 1, 0), ==, 0); /* silent while all is well */
  end_connections (hall);
  g_assert_cmpint (poll (&fd, 1, 10000), ==, 1);
}

static void
test_a_transaction_that_was_begun_is_not_gone_on_with_on_another_connection (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (hall->store, &error));
  end_connections (hall);
  g_assert_false (gj_store_run (hall->store, "SELECT 1", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
  g_clear_error (&error);
  g_assert_false (gj_store_run (hall->store, "SELECT 1", &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
  g_clear_error (&error);
  g_assert_cmpint (gj_store_commit (hall->store, &error), !=, GJ_COMMIT_DONE);
  gj_store_rollback (hall->store);
}

/* Another database got the name meanwhile. */
static void
test_another_store_in_its_place_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "ALTER TABLE store_meta DISABLE TRIGGER USER;"
                                 "UPDATE store_meta SET value = 'real' WHERE name = 'kind';"
                                 "ALTER TABLE store_meta ENABLE TRIGGER USER"));
  end_connections (hall);
  for (int again = 0; again < 2; again++)
    {
      g_assert_false (gj_store_begin (hall->store, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING);
      g_assert_nonnull (strstr (error->message, "不是原来的数据库"));
      g_clear_error (&error);
    }
}

/* A dump was put back, or a stand-by that was behind has taken over, and nobody started the kiosk anew. */
static void
test_an_older_store_in_its_place_is_refused_for_good (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = g_build_filename (hall->dir, "last-02", NULL);
  g_autofree char *older = NULL;
  g_autoptr (GError) error = NULL;

  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  g_assert_cmpint (pay_through (hall, hall->store, "P02", FEE_FEN), ==, GJ_PAY_COMMITTED);
  end_connections (hall);
  older = rig_postgres_copy_database (rig_postgres (), hall->url);
  g_assert_cmpint (pay_through (hall, hall->store, "P04", 20000), ==, GJ_PAY_COMMITTED);
  rig_postgres_put_back (rig_postgres (), hall->url, older);
  for (int again = 0; again < 3; again++)
    {
      if (again == 1)
        g_assert_null (gj_receipt_list_owed (hall->store, "P01", 5, &error)); /* asked at idle, outside of a transaction */
      else
        g_assert_false (gj_store_begin (hall->store, &error));
      g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER);
      g_assert_nonnull (strstr (error->message, "02-000002"));
      g_clear_error (&error);
    }
  g_assert_cmpint (hall_count (hall, "SELECT max (receipt_no) FROM receipt"), ==, 1);
}

/* Where the mark could not be written, what the program itself gave out counts. */
static void
test_an_older_store_is_refused_also_by_what_the_program_remembers (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autofree char *mark = g_build_filename (hall->dir, "last-02", NULL);
  g_autofree char *older = NULL;
  g_autoptr (GError) error = NULL;

  gj_number_mark_keep (hall->store, mark, HALL_KIOSK);
  end_connections (hall);
  older = rig_postgres_copy_database (rig_postgres (), hall->url);
  g_assert_cmpint (pay_through (hall, hall->store, "P04", 20000), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (g_unlink (mark), ==, 0);
  rig_postgres_put_back (rig_postgres (), hall->url, older);
  g_assert_false (gj_store_begin (hall->store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER);
}

static void
test_a_store_whose_guards_were_taken_meanwhile_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hall_raw (hall, "ALTER TABLE transfer DISABLE TRIGGER USER"));
  end_connections (hall);
  g_assert_false (gj_store_begin (hall->store, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (hall_raw (hall, "ALTER TABLE transfer ENABLE TRIGGER USER"));
  g_assert_cmpint (pay_through (hall, hall->store, "P02", FEE_FEN), ==, GJ_PAY_COMMITTED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add_func ("/away/" #name, test_##name)
  ADD (a_connection_that_the_server_ended_is_made_again);
  ADD (a_server_that_is_away_is_said_to_be_and_works_when_it_is_back);
  ADD (a_server_that_says_nothing_is_away);
  ADD (the_socket_speaks_when_the_server_goes_away);
  ADD (a_transaction_that_was_begun_is_not_gone_on_with_on_another_connection);
  ADD (another_store_in_its_place_is_refused);
  ADD (an_older_store_in_its_place_is_refused_for_good);
  ADD (an_older_store_is_refused_also_by_what_the_program_remembers);
  ADD (a_store_whose_guards_were_taken_meanwhile_is_refused);
#undef ADD
  return g_test_run ();
}
