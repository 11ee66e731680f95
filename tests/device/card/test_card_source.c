/* SPDX-License-Identifier: Apache-2.0 */
/* The card source on the emulator in this process, as the demo uses it; and how pcscd's reports are
 * judged, on reports written by hand. */
#include "devices/card/card_source.h"
#include "devices/card/pcsc_watch.h"
#include "tests/device/card/desk.h"

typedef struct
{
  GjCardEmulator *emulator;
  Desk *desk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->emulator = gj_card_emulator_new ();
  fixture->desk = desk_new (gj_card_source_new_emulator (fixture->emulator), GPOINTER_TO_UINT (data));
  DESK_WAIT (fixture->desk->state == GJ_CARD_READER_READY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_card_emulator_remove (fixture->emulator);
  desk_free (fixture->desk);
  g_clear_object (&fixture->emulator);
}

static guint64
insert_card (Fixture *fixture, const char *card, const char *holder, const char *pin,
             const char *fault)
{
  g_autoptr (GjCardPerson) person = desk_person (card, holder, pin, fault);
  guint before = fixture->desk->inserted + fixture->desk->mute;

  gj_card_emulator_insert (fixture->emulator, person);
  DESK_WAIT (fixture->desk->inserted + fixture->desk->mute > before);
  return fixture->desk->serial;
}

static GjCardStats
stats_of (Fixture *fixture)
{
  GjCardStats stats;

  gj_card_emulator_get_stats (fixture->emulator, &stats);
  return stats;
}

static void
test_reads_and_swaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 first = insert_card (fixture, "", "", "", "");
  g_autoptr (GjCardHolder) holder = desk_read_details (fixture->desk, first, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->name, ==, "张三");
  g_assert_cmpstr (holder->card_no, ==, "A12345674");
  g_assert_true (holder->shows_tries);
  guint64 second = insert_card (fixture, "", "name=李四", "", "");
  g_assert_cmpuint (second, >, first);
  g_assert_cmpuint (fixture->desk->gone, ==, first);
  g_assert_null (desk_read (fixture->desk, first, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  g_clear_error (&error);
  g_autoptr (GjCardHolder) other = desk_read (fixture->desk, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other->name, ==, "李四");
}

static void
test_the_counter_outlives_a_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;
  int tries = 0;
  guint64 serial = insert_card (fixture, "", "", "", "");

  g_assert_true (desk_verify (fixture->desk, serial, "111111", &verdict, &error));
  g_assert_cmpint (verdict.tries_left, ==, 2);
  gj_card_emulator_remove (fixture->emulator);
  DESK_WAIT (fixture->desk->removed == 1);
  serial = insert_card (fixture, "", "", "", "");
  g_assert_true (desk_tries (fixture->desk, serial, &tries, &error));
  g_assert_cmpint (tries, ==, 2);
  g_assert_cmpuint (stats_of (fixture).verifies, ==, 1);
}

static void
test_an_unsafe_query_is_not_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int tries = 0;
  guint64 serial = insert_card (fixture, "", "", "query=counts", "");
  g_autoptr (GjCardHolder) holder = desk_read (fixture->desk, serial, &error);

  g_assert_false (holder->shows_tries);
  g_assert_true (desk_tries (fixture->desk, serial, &tries, &error));
  g_assert_cmpint (tries, ==, -1);
  g_assert_cmpuint (stats_of (fixture).queries, ==, 0);
  g_assert_cmpuint (stats_of (fixture).tries_left, ==, 3);
}

static void
test_changes_the_pin_and_releases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;
  guint64 serial = insert_card (fixture, "", "", "pin=123456", "");

  g_assert_true (desk_change (fixture->desk, serial, "123456", "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  g_assert_true (desk_verify (fixture->desk, serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  g_assert_true (stats_of (fixture).verified);
  desk_release (fixture->desk, serial);
  g_assert_false (stats_of (fixture).verified);
}

static void
test_a_dead_card_is_mute (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint64 serial = insert_card (fixture, "", "", "", "dead=true");

  g_assert_cmpuint (fixture->desk->mute, ==, 1);
  g_assert_null (desk_read (fixture->desk, serial, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_MUTE);
}

static void
test_cancel_before_sending_sends_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) read = NULL, verify = NULL;
  GjPinVerdict verdict;
  guint64 serial = insert_card (fixture, "", "", "", "delay_ms=300");

  gj_card_source_read_async (fixture->desk->source, serial, NULL, desk_on_ready, &read);
  gj_card_source_verify_async (fixture->desk->source, serial, desk_secret ("246813"), cancellable,
                               desk_on_ready, &verify);
  g_cancellable_cancel (cancellable);
  DESK_WAIT (verify != NULL);
  g_assert_false (gj_card_source_verify_finish (fixture->desk->source, verify, &verdict, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  DESK_WAIT (read != NULL);
  g_autoptr (GjCardHolder) holder
      = gj_card_source_read_finish (fixture->desk->source, read, NULL);
  g_assert_nonnull (holder);
  desk_release (fixture->desk, serial);
  g_assert_cmpuint (stats_of (fixture).verifies, ==, 0);
  g_clear_object (&read);
  g_clear_object (&verify);
}

static void
test_removal_answers_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint64 serial = insert_card (fixture, "", "", "", "mute_at=3");

  gj_card_source_read_async (fixture->desk->source, serial, NULL, desk_on_ready, &result);
  DESK_WAIT (stats_of (fixture).apdus >= 3);
  gj_card_emulator_remove (fixture->emulator);
  DESK_WAIT (result != NULL);
  g_assert_null (gj_card_source_read_finish (fixture->desk->source, result, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  g_clear_object (&result);
}

static void
test_hanging_threads_are_bounded (Fixture *fixture, gconstpointer data)
{
  guint64 serial = insert_card (fixture, "", "", "", "mute_at=1");

  g_assert_cmpint (gj_card_source_get_stuck_us (fixture->desk->source), ==, 0);
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (desk_read (fixture->desk, serial, &error));
      g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_TIMEOUT);
    }
  g_assert_cmpuint (stats_of (fixture).apdus, <=, 4);
  g_assert_cmpint (gj_card_source_get_stuck_us (fixture->desk->source), >, 0);
  gj_card_emulator_remove (fixture->emulator);
  serial = insert_card (fixture, "", "", "", "");
  g_autoptr (GjCardHolder) holder = NULL;
  while (holder == NULL) /* until the first thread is back; the test's own time bounds it */
    holder = desk_read (fixture->desk, serial, NULL);
  g_assert_cmpint (gj_card_source_get_stuck_us (fixture->desk->source), ==, 0);
}

static void
test_wrong_calls_free_the_pin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;

  g_assert_false (desk_verify (fixture->desk, 77, "246813", &verdict, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  guint64 serial = insert_card (fixture, "", "", "", "");
  g_clear_error (&error);
  g_assert_false (desk_verify (fixture->desk, serial, "24", &verdict, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_OUR_FAULT);
  g_assert_cmpuint (stats_of (fixture).verifies, ==, 0);
}

static void
test_stop_gives_up_what_is_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint64 serial = insert_card (fixture, "", "", "", "delay_ms=100");

  gj_card_source_read_async (fixture->desk->source, serial, NULL, desk_on_ready, &result);
  gj_card_source_stop (fixture->desk->source);
  DESK_WAIT (result != NULL);
  g_assert_null (gj_card_source_read_finish (fixture->desk->source, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

static SCARD_READERSTATE
report (const char *reader, guint count, DWORD flags)
{
  return (SCARD_READERSTATE){ .szReader = reader, .dwEventState = (DWORD) count << 16 | flags };
}

static void
test_judges_reports (void)
{
  SCARD_READERSTATE two[] = { report ("A", 3, SCARD_STATE_PRESENT),
                              report ("B", 1, SCARD_STATE_PRESENT) };
  const GjCardSight nothing = { 0 };
  GjCardSight sight = gj_pcsc_judge (two, 2, &nothing);

  g_assert_cmpstr (sight.reader, ==, "A");
  g_assert_cmpuint (sight.token, ==, 3);
  GjCardSight on_b = sight;
  g_strlcpy (on_b.reader, "B", sizeof on_b.reader);
  on_b.token = 1;
  sight = gj_pcsc_judge (two, 2, &on_b);
  g_assert_cmpstr (sight.reader, ==, "B");

  /* Present before and after, but the count moved: another card. */
  two[1] = report ("B", 3, SCARD_STATE_PRESENT | SCARD_STATE_INUSE);
  two[0] = report ("A", 4, SCARD_STATE_EMPTY);
  GjCardSight swapped = gj_pcsc_judge (two, 2, &on_b);
  g_assert_true (swapped.present);
  g_assert_false (gj_card_sight_same_card (&swapped, &on_b));

  sight = gj_pcsc_judge (two, 0, &on_b);
  g_assert_cmpint (sight.state, ==, GJ_CARD_READER_NO_READER);
  two[0] = report ("A", 5, SCARD_STATE_PRESENT | SCARD_STATE_MUTE);
  sight = gj_pcsc_judge (two, 1, &nothing);
  g_assert_true (sight.mute);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, timeout_ms, func)                                                                \
  g_test_add ("/card-source/" name, Fixture, GUINT_TO_POINTER (timeout_ms), set_up, func, tear_down)
  ADD ("reads-a-card-and-its-successor", 0, test_reads_and_swaps);
  ADD ("a-cards-counter-outlives-its-removal", 0, test_the_counter_outlives_a_removal);
  ADD ("an-unsafe-query-is-not-sent", 0, test_an_unsafe_query_is_not_sent);
  ADD ("changes-the-pin-and-releases", 0, test_changes_the_pin_and_releases);
  ADD ("a-dead-card-is-mute", 0, test_a_dead_card_is_mute);
  ADD ("a-cancelled-verify-that-waits-is-never-sent", 0, test_cancel_before_sending_sends_nothing);
  ADD ("a-removal-answers-what-is-open", 0, test_removal_answers_at_once);
  ADD ("hanging-threads-are-bounded-and-come-back", 60, test_hanging_threads_are_bounded);
  ADD ("wrong-calls-send-nothing", 0, test_wrong_calls_free_the_pin);
  ADD ("stop-gives-up-what-is-open", 0, test_stop_gives_up_what_is_open);
#undef ADD
  g_test_add_func ("/card-source/judges-pcscds-reports", test_judges_reports);
  return g_test_run ();
}
