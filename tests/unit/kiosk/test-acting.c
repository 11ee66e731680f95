/* SPDX-License-Identifier: Apache-2.0 */
/* One act through the store's thread, as the flows submit it. */
#include <glib/gstdio.h>

#include "core/base/id_number.h"
#include "kiosk/workers/acting.h"
#include "tests/store/faulty_vfs.h"
#include "tests/unit/kiosk/lending.h"

typedef struct
{
  Hall *hall;
  GjStoreWorker *worker;
  GMainLoop *loop;
  GjActing *acting;
  GjActResult result;
  GjPaymentEnd end;
} Fixture;

#define SWEEP_MAX 200
#define LONGER_THAN_ANY_WAIT_US (60 * G_USEC_PER_SEC)
#define TICK_MS 5

static void
set_up (Fixture *f, gconstpointer data)
{
  f->hall = hall_new ();
  f->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->acting, gj_acting_free);
  take_store_back (f->hall, &f->worker);
  g_main_loop_unref (f->loop);
  hall_free (f->hall);
}

/* A woman's number with its own check character. (transfer full) */
static char *
make_number (guint i)
{
  for (const char *check = "0123456789X"; *check != '\0'; check++)
    {
      char *number = g_strdup_printf ("11000019700101%03u%c", 2 * i, *check);
      GjIdNumber parsed;

      if (gj_id_number_parse (number, &parsed) == GJ_ID_NUMBER_OK)
        return number;
      g_free (number);
    }
  g_assert_not_reached ();
}

/* P03 gets contributors until there are @n of them: P01 is one already. */
static void
give_contributors (Fixture *f, guint n)
{
  g_autofree char *dir = g_build_filename (f->hall->dir, "many", NULL);
  g_autoptr (GString) persons
      = g_string_new ("psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n");
  g_autoptr (GString) insurances = g_string_new (
      "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n");
  g_autoptr (GString) bindings
      = g_string_new ("contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n");

  g_assert_no_errno (g_mkdir (dir, 0700));
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *certno = make_number (i);

      g_string_append_printf (persons, "M%02u,01,%s,王多,2,01,1970-01-01,1\n", i, certno);
      g_string_append_printf (insurances, "M%02u,310,1,990100,1990-07-01,,\n", i);
      g_string_append_printf (bindings, "M%02u,P03,52,%u,2026-03-18,\n", i, i + 1);
    }
  hall_write (dir, "persons.csv", persons->str);
  hall_write (dir, "insurances.csv", insurances->str);
  hall_write (dir, "bindings.csv", bindings->str);
  hall_import (f->hall, dir);
  f->worker = lend_store (f->hall);
}

static void
on_answered (const GjActAnswer *answer, gpointer user_data)
{
  Fixture *f = user_data;

  f->result = answer->result;
  f->end = answer->end;
  g_main_loop_quit (f->loop);
}

/* The last goes first; the rest follow as they stood. */
static void
save_order (Fixture *f, guint n)
{
  GjPaymentOffice office = { f->worker, f->hall->clock, f->hall->region, f->hall->signer };
  g_autofree GjActItem *items = g_new0 (GjActItem, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GjActOrder order = { .kind = GJ_ACT_ORDER,
                       .actor_psn_no = "P03",
                       .kiosk_id = HALL_KIOSK,
                       .session_us = 1,
                       .items = items,
                       .n_items = n };

  for (guint i = 0; i < n; i++)
    {
      guint who = (i + n - 1) % n;

      g_ptr_array_add (names, who == 0 ? g_strdup ("P01") : g_strdup_printf ("M%02u", who));
      items[i] = (GjActItem){ .contributor_psn_no = names->pdata[i], .relative_psn_no = "P03" };
    }
  f->acting = gj_acting_submit (&office, &order, on_answered, f);
  g_main_loop_run (f->loop);
}

static void
test_an_order_of_more_contributors_than_a_paper_names_is_saved (Fixture *f, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree char *last = g_strdup_printf (
      "SELECT prio FROM binding WHERE relative_psn_no = 'P03' AND contributor_psn_no = 'M%02u'",
      n - 1);

  give_contributors (f, n);
  save_order (f, n);
  g_assert_cmpint (f->result, ==, GJ_ACT_DONE);
  take_store_back (f->hall, &f->worker);
  g_assert_cmpint (hall_count (f->hall, last), ==, 1);
  hall_assert_sound (f->hall);
}

/* Time passes quickly, so that nobody waits for an outcome that does not come. */
static gboolean
on_tick (gpointer data)
{
  gj_clock_manual_advance (((Fixture *) data)->hall->clock, LONGER_THAN_ANY_WAIT_US);
  return G_SOURCE_CONTINUE;
}

static void
release (Fixture *f)
{
  GjPaymentOffice office = { f->worker, f->hall->clock, f->hall->region, f->hall->signer };
  const GjActItem item = { .contributor_psn_no = "P01", .relative_psn_no = "P02",
                           .begndate = 20250318, .made_by = "" };
  GjActOrder order = { .kind = GJ_ACT_RELEASE,
                       .actor_psn_no = "P01",
                       .kiosk_id = HALL_KIOSK,
                       .session_us = 1,
                       .items = &item,
                       .n_items = 1 };
  guint ticker = g_timeout_add (TICK_MS, on_tick, f);

  f->acting = gj_acting_submit (&office, &order, on_answered, f);
  g_main_loop_run (f->loop);
  g_source_remove (ticker);
}

/* TRUE if the fault was met. What was told is true; who was told nothing certain has a number to quote. */
static gboolean
release_with_fault (Fault fault, int n, gboolean for_good, guint *doubtful)
{
  Fixture f = { 0 };
  gboolean met;
  gint64 released;

  set_up (&f, NULL);
  f.worker = lend_store (f.hall);
  faulty_vfs_arm (fault, n, for_good);
  release (&f);
  met = faulty_vfs_disarm ();
  take_store_back (f.hall, &f.worker);
  released = hall_count (f.hall, "SELECT count(*) FROM binding WHERE contributor_psn_no = 'P01'"
                                 " AND relative_psn_no = 'P02' AND vali_flag = 0");
  if (f.end == GJ_PAYMENT_UNKNOWN)
    *doubtful += gj_transfer_id_is_valid (gj_acting_get_id (f.acting)) ? 1 : 0;
  else
    g_assert_cmpint (released, ==, f.end == GJ_PAYMENT_PAID ? 1 : 0);
  g_assert_true (met || f.end == GJ_PAYMENT_PAID);
  hall_assert_sound (f.hall);
  tear_down (&f, NULL);
  return met;
}

/* How many faults there were. */
static int
sweep (Fault fault, gboolean for_good, guint *doubtful)
{
  int n;

  for (n = 1; n < SWEEP_MAX; n++)
    if (!release_with_fault (fault, n, for_good, doubtful))
      break;
  g_test_message ("%d faults, %u doubtful", n - 1, *doubtful);
  g_assert_cmpint (n, <, SWEEP_MAX);
  return n - 1;
}

static void
test_after_every_fault_what_is_told_of_an_act_is_true (void)
{
  guint doubtful = 0;

  g_assert_cmpint (sweep (FAULT_IO, FALSE, &doubtful), >, 3);
}

static void
test_a_store_that_stays_away_leaves_an_act_in_doubt_with_its_id (void)
{
  guint doubtful = 0;

  g_assert_cmpint (sweep (FAULT_SYNC_LATE, TRUE, &doubtful), >, 0);
  g_assert_cmpuint (doubtful, >, 0);
}

#define ADD(name, n, func)                                                                         \
  g_test_add (name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL); /* a failing store is warned of */
  faulty_vfs_install ();
  ADD ("/acting/an-order-of-nine-contributors-is-saved", GJ_ACT_ITEMS_MAX + 1,
       test_an_order_of_more_contributors_than_a_paper_names_is_saved);
  ADD ("/acting/an-order-of-as-many-contributors-as-may-be-is-saved", GJ_ACT_CONTRIBUTORS_MAX,
       test_an_order_of_more_contributors_than_a_paper_names_is_saved);
  g_test_add_func ("/acting/after-every-fault-what-is-told-of-an-act-is-true",
                   test_after_every_fault_what_is_told_of_an_act_is_true);
  g_test_add_func ("/acting/a-store-that-stays-away-leaves-an-act-in-doubt-with-its-id",
                   test_a_store_that_stays_away_leaves_an_act_in_doubt_with_its_id);
  return g_test_run ();
}
