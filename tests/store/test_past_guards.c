/* SPDX-License-Identifier: Apache-2.0 */
/* What somebody does past the guards of either engine, or to them: each is found and told in its own words. */
#include <string.h>

#include "core/ledger/check.h"
#include "tests/store/day.h"

typedef struct
{
  const char *name;
  const char *sql;
  const char *sentence; /* in one of the findings */
} Damage;

/* After the day of day.h. */
static const Damage DAMAGES[] = {
  { "a-print-that-was-none",
    "UPDATE print_job SET outcome = 'printed' WHERE outcome = 'owed'", "打印结果没有审计记录，或与审计记录不符" },
  { "a-print-forgotten", "UPDATE print_job SET outcome = 'owed' WHERE outcome = 'printed'",
    "审计记录里的打印结果，打印任务里却不是这样" },
  { "a-print-elsewhere", "UPDATE print_job SET at_kiosk_id = '07' WHERE outcome = 'printed'",
    "打印结果没有审计记录，或与审计记录不符" },
  { "a-copy-that-nobody-began",
    "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id, created_us) VALUES ('02', 2, 1, '02', 1)",
    "补打没有审计记录" },
};


static void
live_a_day (Hall *hall)
{
  g_autoptr (GjStore) staff = hall_open_as_owner (hall);
  DayNotes notes;
  const Day day = { hall, hall->store, staff, &notes };

  day_use_region (hall);
  day_begin (&notes);
  g_assert_true (day_go_on (&day));
  hall_assert_sound (hall);
}

static void
on_finding (const GjCheckFinding *finding, gpointer data)
{
  g_ptr_array_add (data, g_strdup (finding->message));
}

/* Sentences. (transfer full) */
static GPtrArray *
check (Hall *hall)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary;

  g_assert_true (gj_store_check (hall->store, hall->clock, hall->keyring, on_finding, NULL, messages, &summary,
                                 &error));
  g_assert_no_error (error);
  return messages;
}

static gboolean
says (GPtrArray *messages, const char *words)
{
  gboolean found = FALSE;

  for (guint i = 0; i < messages->len; i++)
    {
      g_test_message ("%s", (const char *)g_ptr_array_index (messages, i));
      found |= strstr (g_ptr_array_index (messages, i), words) != NULL;
    }
  return found;
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GPtrArray) messages = NULL;

  live_a_day (hall);
  hall_damage (hall, damage->sql);
  messages = check (hall);
  g_assert_true (says (messages, damage->sentence));
}

static void
test_an_act_whose_record_is_dropped_is_not_done (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  gint64 before = hall_balance (hall, "P01");

  g_assert_cmpint (gj_premium_prepare (hall->store, hall->clock, &order, &error), ==, GJ_PREPARE_DONE);
  g_assert_null (hall_raw (hall, hall->shared
                                     ? "CREATE FUNCTION drop_it () RETURNS trigger LANGUAGE plpgsql AS"
                                       " 'BEGIN RETURN NULL; END';"
                                       "CREATE TRIGGER drop_it BEFORE INSERT ON audit FOR EACH ROW"
                                       " EXECUTE FUNCTION drop_it ()"
                                     : "CREATE TRIGGER drop_it BEFORE INSERT ON audit"
                                       " BEGIN SELECT RAISE (IGNORE); END"));
  g_assert_cmpint (gj_premium_pay (hall->store, hall->clock, hall->region, hall->signer, &order, &paid, &error), ==,
                   GJ_PAY_STORE_FAILED);
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED);
  g_assert_cmpint (hall_balance (hall, "P01"), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past-guards/an-act-whose-record-is-dropped-is-not-done",
                   test_an_act_whose_record_is_dropped_is_not_done);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/past-guards/finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
