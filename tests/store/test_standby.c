/* SPDX-License-Identifier: Apache-2.0 */
/* The shared store's server dies under load and its standby takes its place: a kiosk whose url names both goes on by
 * itself, nothing that was confirmed is lost, and what was not answered is answered by its id. */
#include <locale.h>
#include <string.h>

#include "core/audit/audit.h"
#include "tests/rig/postgres.h"
#include "tests/store/hall.h"

#define BEFORE_FEN 328650
#define SENIOR_FEN 36000
#define AIDED_FEN 20000
#define ENOUGH 200 /* confirmed before the server dies */
#define WAIT_US (60 * G_USEC_PER_SEC)

/* A kiosk that writes one record after the other and never gives up. */
typedef struct
{
  Hall *hall;
  GjStore *store;
  gint confirmed;
  gint refused; /* told not to be there, or not known to be */
  gint over;
} Load;

static gpointer
write_records (gpointer data)
{
  Load *load = data;

  while (!g_atomic_int_get (&load->over))
    {
      const GjAuditEntry entry = { .kiosk_id = "03",
                                   .time_us = gj_clock_now_us (load->hall->clock),
                                   .kind = "test.record",
                                   .subject = "",
                                   .object = "",
                                   .result = "ok",
                                   .detail = "" };

      if (gj_audit_record (load->store, &entry, NULL))
        g_atomic_int_inc (&load->confirmed);
      else
        g_atomic_int_inc (&load->refused);
    }
  return NULL;
}

static void
wait_for (const gint *count, gint more_than)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_US;

  while (g_atomic_int_get (count) <= more_than)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (1000);
    }
}

/* "postgresql:///db?host=A&port=5432&user=…" → "…?host=A,B&port=5432,5432&user=…". */
static char *
url_of_both (const char *url, const RigPostgres *second)
{
  g_autofree char *more = g_strdup_printf (",%s&port=5432,5432", second->dir);
  g_auto (GStrv) parts = g_strsplit (url, "&port=5432", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (more, parts);
}

static GjStore *
open_both (Hall *hall)
{
  g_autoptr (GError) error = NULL;
  GjStore *store = gj_store_open (hall->kiosk_url, GJ_STORE_OPEN_DEMO, &error);

  g_assert_no_error (error);
  return store;
}

static void
pay (Hall *hall, const char *relative, gint64 fee_fen)
{
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", fee_fen);

  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
}

static void
move_to_both (Hall *hall, const RigPostgres *second)
{
  g_autofree char *owner = g_steal_pointer (&hall->url);
  g_autofree char *kiosk = g_steal_pointer (&hall->kiosk_url);

  hall->url = url_of_both (owner, second);
  hall->kiosk_url = url_of_both (kiosk, second);
  hall_reopen (hall);
}

/* @words: of the sentence, NULL: there is none. */
static void
assert_loss (Hall *hall, const char *words)
{
  g_autofree char *loss = gj_store_find_loss (hall->store);

  if (words == NULL)
    g_assert_cmpstr (loss, ==, NULL);
  else
    g_assert_nonnull (strstr (loss, words));
}

static void
test_a_standby_takes_over_and_nothing_confirmed_is_lost (void)
{
  g_autoptr (Hall) hall = hall_new ();
  RigPostgres *second = rig_postgres_standby ();
  Load load = { .hall = hall };
  GThread *thread;
  gint before;

  assert_loss (hall, NULL); /* one host */
  move_to_both (hall, second);
  assert_loss (hall, NULL); /* it is waited for */
  load.store = open_both (hall);
  pay (hall, "P02", SENIOR_FEN);
  thread = g_thread_new ("load", write_records, &load);
  wait_for (&load.confirmed, ENOUGH);
  rig_postgres_kill (rig_postgres ());
  wait_for (&load.refused, 0); /* noticed */
  rig_postgres_promote (second);
  before = g_atomic_int_get (&load.confirmed);
  wait_for (&load.confirmed, before + ENOUGH); /* it goes on by itself */
  g_atomic_int_set (&load.over, 1);
  g_thread_join (thread);
  gj_store_close (load.store);

  pay (hall, "P04", AIDED_FEN);
  assert_loss (hall, "synchronous_standby_names"); /* nobody stands by any more */
  g_assert_cmpint (hall_balance (hall, "P01"), ==, BEFORE_FEN - SENIOR_FEN - AIDED_FEN);
  /* Not fewer than were confirmed; more only by what was not answered. */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kiosk_id = '03'"), >=, load.confirmed);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kiosk_id = '03'"), <=,
                   load.confirmed + load.refused);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standby/a_standby_takes_over_and_nothing_confirmed_is_lost",
                   test_a_standby_takes_over_and_nothing_confirmed_is_lost);
  return g_test_run ();
}
