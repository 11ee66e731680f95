/* SPDX-License-Identifier: Apache-2.0 */
/* The card source on a real pcscd with vpcd: two virtual readers, gongji-card in each. One daemon for
 * the whole program; each test leaves both slots empty. */
#include "tests/device/card/desk.h"
#include "tests/rig/pcscd.h"

#include <glib/gstdio.h>
#include <winscard.h>

#define READER_0 "Virtual PCD 00 00"

static GjRigPcscd *rig;
static GjRigCard *cards[2];
static guint files_written;

/* A card file of this test's own in the rig's folder. */
static char *
write_card (const char *card, const char *holder, const char *pin, const char *fault)
{
  g_autofree char *text = desk_person_text (card, holder, pin, fault);
  g_autofree char *name = g_strdup_printf ("person%u.ini", files_written++);
  char *path = g_build_filename (gj_rig_pcscd_get_folder (rig), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
insert_card (guint slot, const char *card, const char *holder, const char *pin, const char *fault)
{
  g_autofree char *path = write_card (card, holder, pin, fault);

  gj_rig_card_tell (cards[slot], "insert %s", path);
  g_unlink (path);
}

static Desk *
open_desk (guint timeout_ms)
{
  Desk *desk = desk_new (gj_card_source_new_pcsc (NULL), timeout_ms);

  DESK_WAIT (desk->state == GJ_CARD_READER_READY);
  return desk;
}

/* With a card in the first slot. */
static Desk *
open_desk_with (const char *card, const char *holder, const char *pin, const char *fault)
{
  Desk *desk = open_desk (0);

  insert_card (0, card, holder, pin, fault);
  DESK_WAIT (desk->inserted == 1);
  return desk;
}

/* Both slots empty, and pcscd knows. */
static void
close_desk (Desk *desk)
{
  gj_rig_card_tell (cards[0], "remove");
  gj_rig_card_tell (cards[1], "remove");
  DESK_WAIT (gj_card_source_get_card (desk->source) == 0 && desk->removed == desk->inserted + desk->mute);
  desk_free (desk);
}

/* For a desk that does not see every slot, or sees no more. */
static void
close_blind_desk (Desk *desk)
{
  desk_free (desk);
  close_desk (open_desk (0));
}

static void
assert_read_fails (Desk *desk, GjCardError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder = desk_read (desk, desk->serial, &error);

  g_assert_null (holder);
  g_assert_error (error, GJ_CARD_ERROR, (int) code);
}

static void
assert_reads (Desk *desk, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder = desk_read (desk, desk->serial, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->name, ==, name);
}

static void
test_insert_read_remove (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GjCardHolder) holder = desk_read (desk, desk->serial, &error);

  g_assert_no_error (error);
  g_test_message ("read in %" G_GINT64_FORMAT " us, %u APDUs", g_get_monotonic_time () - start,
                  holder->apdu_count);
  g_assert_cmpstr (holder->name, ==, "张三");
  g_assert_cmpstr (holder->certno, ==, "110101199001010015");
  g_assert_cmpuint (holder->apdu_count, ==, 8);
  g_assert_false (holder->shows_tries);
  gj_rig_card_tell (cards[0], "remove");
  DESK_WAIT (desk->removed == 1);
  g_assert_cmpuint (desk->gone, ==, 1);
  g_assert_cmpuint (gj_card_source_get_card (desk->source), ==, 0);
  assert_read_fails (desk, GJ_CARD_ERROR_REMOVED);
  close_desk (desk);
}

static void
test_t1_card (void)
{
  Desk *desk = open_desk_with ("protocol=t1", "", "", "");

  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_card_already_in (void)
{
  Desk *desk;

  insert_card (0, "", "", "", "");
  desk = desk_new (gj_card_source_new_pcsc (NULL), 0);
  DESK_WAIT (desk->inserted == 1);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_swap (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  guint64 first = desk->serial;

  assert_reads (desk, "张三");
  g_autofree char *other = write_card ("", "name=李四", "", "");
  gj_rig_card_tell (cards[0], "swap %s", other);
  g_unlink (other);
  DESK_WAIT (desk->inserted == 2);
  g_assert_cmpuint (desk->removed, ==, 1);
  g_assert_cmpuint (desk->gone, ==, first);
  g_assert_cmpuint (desk->serial, >, first);
  assert_reads (desk, "李四");

  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;
  g_assert_false (desk_verify (desk, first, "246813", &verdict, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  close_desk (desk);
}

static void
test_wrong_then_right_pin (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  guint before = gj_rig_card_stat (cards[0], "verify");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  assert_reads (desk, "张三");
  g_assert_true (desk_verify (desk, desk->serial, "111111", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_cmpint (verdict.tries_left, ==, 2);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 1);
  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 2);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verified"), ==, 1);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "tries_left"), ==, 3);
  desk_release (desk, desk->serial);
  gj_rig_card_await (cards[0], "verified", 0);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_locks (void)
{
  Desk *desk = open_desk_with ("number=A7654321", "", "left=2", "");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_verify (desk, desk->serial, "111111", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_cmpint (verdict.tries_left, ==, 1);
  g_assert_true (desk_verify (desk, desk->serial, "222222", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_LOCKED);
  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_LOCKED);
  g_assert_cmphex (verdict.sw, ==, 0x6983);
  close_desk (desk);
}

static void
test_tries_only_where_safe (void)
{
  Desk *desk = open_desk_with ("", "", "left=2", "");
  guint before = gj_rig_card_stat (cards[0], "query");
  int tries = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_tries (desk, desk->serial, &tries, &error));
  g_assert_cmpint (tries, ==, -1);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "query"), ==, before);
  gj_card_source_set_tries_query_safe (desk->source, TRUE);
  g_assert_true (desk_tries (desk, desk->serial, &tries, &error));
  g_assert_cmpint (tries, ==, 2);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "query"), ==, before + 1);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "tries_left"), ==, 2);
  close_desk (desk);
}

static void
test_change_pin (void)
{
  Desk *desk = open_desk_with ("number=B0000000", "", "pin=123456", "");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_change (desk, desk->serial, "654321", "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_true (desk_change (desk, desk->serial, "123456", "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "tries_left"), ==, 3);
  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  close_desk (desk);
}

static void
test_pull_at_each_apdu (void)
{
  Desk *desk = open_desk (0);

  for (guint n = 1; n <= 8; n++)
    {
      g_autofree char *fault = g_strdup_printf ("pull_at=%u", n);
      guint inserted = desk->inserted;

      insert_card (0, "", "", "", fault);
      DESK_WAIT (desk->inserted == inserted + 1);
      assert_read_fails (desk, GJ_CARD_ERROR_REMOVED);
      DESK_WAIT (desk->removed == desk->inserted);
    }
  close_desk (desk);
}

static void
test_pull_at_verify (void)
{
  Desk *desk = open_desk_with ("", "", "", "leave_at=3");
  guint before = gj_rig_card_stat (cards[0], "verify");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_REMOVED);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 1);
  DESK_WAIT (desk->removed == 1);
  close_desk (desk);
}

/* 6Cxx, 61xx, a short answer, no sense at all: VERIFY goes out once. */
static void
test_verify_is_never_repeated (void)
{
  static const struct
  {
    const char *fault;
    GjPinOutcome outcome;
  } cases[] = {
    { "sw_at=3\nsw=6C03", GJ_PIN_UNKNOWN }, { "sw_at=3\nsw=6103", GJ_PIN_UNKNOWN },
    { "sw_at=3\nsw=6F00", GJ_PIN_FAILED },  { "sw_at=3\nsw=63C1", GJ_PIN_WRONG },
    { "sw_at=3\nsw=63C0", GJ_PIN_LOCKED },  { "sw_at=3\nsw=9303", GJ_PIN_LOCKED },
    { "short_at=3", GJ_PIN_UNKNOWN },       { "garbage_at=3", GJ_PIN_UNKNOWN },
  };
  Desk *desk = open_desk (0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint inserted = desk->inserted;
      guint before = gj_rig_card_stat (cards[0], "verify");
      GjPinVerdict verdict;
      g_autoptr (GError) error = NULL;

      insert_card (0, "", "", "", cases[i].fault);
      DESK_WAIT (desk->inserted == inserted + 1);
      g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
      g_assert_cmpint (verdict.outcome, ==, cases[i].outcome);
      g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 1);
      gj_rig_card_tell (cards[0], "remove");
      DESK_WAIT (desk->removed == desk->inserted);
    }
  close_desk (desk);
}

static void
test_stall_with_time_out (void)
{
  Desk *desk = open_desk (400);

  insert_card (0, "", "", "", "mute_at=4");
  DESK_WAIT (desk->inserted == 1);
  gint64 start = g_get_monotonic_time ();
  assert_read_fails (desk, GJ_CARD_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  /* The thread is stuck with that card; the next one is served all the same. */
  gj_rig_card_tell (cards[0], "remove");
  DESK_WAIT (desk->removed == 1);
  insert_card (0, "", "", "", "");
  DESK_WAIT (desk->inserted == 2);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_stall_at_verify_is_unknown (void)
{
  Desk *desk = open_desk (400);
  guint before = gj_rig_card_stat (cards[0], "verify");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  insert_card (0, "", "", "", "mute_at=3");
  DESK_WAIT (desk->inserted == 1);
  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_UNKNOWN);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 1);
  close_desk (desk);
}

static void
test_ten_seconds_stall_with_cancel (void)
{
  Desk *desk = open_desk_with ("", "", "", "delay_at=4\ndelay_ms=10000");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint before = gj_rig_card_stat (cards[0], "apdus");

  gj_card_source_read_async (desk->source, desk->serial, cancellable, desk_on_ready, &result);
  DESK_WAIT (gj_rig_card_stat (cards[0], "apdus") >= before + 4);
  gint64 start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  DESK_WAIT (result != NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_null (gj_card_source_read_finish (desk->source, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result); /* it holds the source */
  close_desk (desk);
}

static void
test_dead_card_is_mute (void)
{
  Desk *desk = open_desk (0);

  insert_card (0, "", "", "", "dead=true");
  DESK_WAIT (desk->mute == 1);
  g_assert_cmpuint (desk->inserted, ==, 0);
  g_assert_cmpuint (gj_card_source_get_card (desk->source), ==, 0);
  assert_read_fails (desk, GJ_CARD_ERROR_MUTE);
  gj_rig_card_tell (cards[0], "remove");
  DESK_WAIT (desk->removed == 1);
  close_desk (desk);
}

/* Another program with the same reader. */
static SCARDHANDLE
connect_other (SCARDCONTEXT *context)
{
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;

  g_assert_cmpint (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, context), ==,
                   SCARD_S_SUCCESS);
  g_assert_cmpint (SCardConnect (*context, READER_0, SCARD_SHARE_SHARED,
                                 SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &protocol),
                   ==, SCARD_S_SUCCESS);
  return handle;
}

static void
test_reset_by_another_program (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  SCARDCONTEXT context = 0;
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  assert_reads (desk, "张三");
  SCARDHANDLE other = connect_other (&context);
  g_assert_cmpint (SCardDisconnect (other, SCARD_RESET_CARD), ==, SCARD_S_SUCCESS);
  assert_reads (desk, "张三");
  other = connect_other (&context);
  g_assert_cmpint (SCardDisconnect (other, SCARD_RESET_CARD), ==, SCARD_S_SUCCESS);
  guint before = gj_rig_card_stat (cards[0], "verify");
  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verify"), ==, before + 1);
  g_assert_cmpuint (desk->removed, ==, 0);
  SCardReleaseContext (context);
  close_desk (desk);
}

typedef struct
{
  SCARDHANDLE handle;
  gint trying, done; /* atomic */
} Intruder;

/* libpcsclite waits for as long as the card is held by another. */
static gpointer
intrude (gpointer data)
{
  static const guint8 challenge[] = { 0x00, 0x84, 0x00, 0x00, 0x08 };
  Intruder *intruder = data;
  guint8 reply[GJ_REPLY_MAX];
  DWORD length = sizeof reply;

  g_atomic_int_set (&intruder->trying, 1);
  SCardTransmit (intruder->handle, SCARD_PCI_T0, challenge, sizeof challenge, NULL, reply, &length);
  g_atomic_int_set (&intruder->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
test_exclusive_from_verify_to_the_end (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  SCARDCONTEXT context = 0;
  Intruder intruder = { .handle = connect_other (&context) };
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  guint before = gj_rig_card_stat (cards[0], "other");
  GThread *thread = g_thread_new ("intruder", intrude, &intruder);
  DESK_WAIT (g_atomic_int_get (&intruder.trying));
  for (int i = 0; i < 50; i++)
    assert_reads (desk, "张三");
  g_assert_cmpint (g_atomic_int_get (&intruder.done), ==, 0);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "other"), ==, before);
  g_assert_cmpuint (gj_rig_card_stat (cards[0], "verified"), ==, 1);
  desk_release (desk, desk->serial);
  DESK_WAIT (g_atomic_int_get (&intruder.done));
  gj_rig_card_await (cards[0], "verified", 0);
  g_thread_join (thread);
  SCardReleaseContext (context);
  close_desk (desk);
}

static void
test_two_readers (void)
{
  Desk *desk = open_desk (0);

  insert_card (1, "", "name=李四", "", "");
  DESK_WAIT (desk->inserted == 1);
  assert_reads (desk, "李四");
  insert_card (0, "", "", "", ""); /* not looked at while the first card is in */
  DESK_WAIT (gj_rig_card_stat (cards[0], "resets") > 0);
  assert_reads (desk, "李四");
  g_assert_cmpuint (desk->inserted, ==, 1);
  gj_rig_card_tell (cards[1], "remove");
  DESK_WAIT (desk->inserted == 2);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_reader_filter (void)
{
  Desk *desk = desk_new (gj_card_source_new_pcsc ("00 01"), 0);
  Desk *none = desk_new (gj_card_source_new_pcsc ("no such reader"), 0);

  insert_card (0, "", "", "", "");
  insert_card (1, "", "name=李四", "", "");
  DESK_WAIT (desk->inserted == 1);
  assert_reads (desk, "李四");
  DESK_WAIT (none->reader_changes == 1);
  g_assert_cmpint (none->state, ==, GJ_CARD_READER_NO_READER);
  g_assert_cmpuint (none->inserted, ==, 0);
  desk_free (none);
  close_blind_desk (desk);
}

static void
test_pcscd_killed_and_back (void)
{
  Desk *desk = open_desk_with ("", "", "", "");

  assert_reads (desk, "张三");
  gj_rig_pcscd_kill (rig);
  DESK_WAIT (desk->state == GJ_CARD_READER_NO_SERVICE);
  DESK_WAIT (desk->removed == 1);
  assert_read_fails (desk, GJ_CARD_ERROR_REMOVED);
  gj_rig_pcscd_start (rig, TRUE);
  DESK_WAIT (desk->inserted == 2);
  g_assert_cmpint (desk->state, ==, GJ_CARD_READER_READY);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_reader_unplugged_and_back (void)
{
  Desk *desk = open_desk (0);

  gj_rig_pcscd_kill (rig);
  DESK_WAIT (desk->state == GJ_CARD_READER_NO_SERVICE);
  gj_rig_pcscd_start (rig, FALSE);
  DESK_WAIT (desk->state == GJ_CARD_READER_NO_READER);
  gj_rig_pcscd_kill (rig);
  DESK_WAIT (desk->state == GJ_CARD_READER_NO_SERVICE);
  gj_rig_pcscd_start (rig, TRUE);
  DESK_WAIT (desk->state == GJ_CARD_READER_READY);
  insert_card (0, "", "", "", "");
  DESK_WAIT (desk->inserted == 1);
  assert_reads (desk, "张三");
  close_desk (desk);
}

static void
test_no_pcscd_at_start (void)
{
  gj_rig_pcscd_kill (rig);
  Desk *desk = desk_new (gj_card_source_new_pcsc (NULL), 0);
  DESK_WAIT (desk->reader_changes == 1);
  g_assert_cmpint (desk->state, ==, GJ_CARD_READER_NO_SERVICE);
  gj_rig_pcscd_start (rig, TRUE);
  DESK_WAIT (desk->state == GJ_CARD_READER_READY);
  close_desk (desk);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *card, *holder, *fault;
    GjCardError code;
  } cases[] = {
    { "kind=other", "", "", GJ_CARD_ERROR_NOT_SOCIAL },
    { "version=3.0", "refused=true", "", GJ_CARD_ERROR_NAME_REFUSED },
    { "blocked=true", "", "", GJ_CARD_ERROR_BLOCKED },
    { "expires=2020-01-01", "", "", GJ_CARD_ERROR_EXPIRED },
    { "", "", "garbage_at=5", GJ_CARD_ERROR_GARBLED },
    { "", "", "short_at=5", GJ_CARD_ERROR_IO },
  };
  Desk *desk = open_desk (0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint inserted = desk->inserted;

      insert_card (0, cases[i].card, cases[i].holder, "", cases[i].fault);
      DESK_WAIT (desk->inserted == inserted + 1);
      assert_read_fails (desk, cases[i].code);
      gj_rig_card_tell (cards[0], "remove");
      DESK_WAIT (desk->removed == desk->inserted);
    }
  close_desk (desk);
}

static void
test_stop_is_quick_and_unpowers (void)
{
  Desk *desk = open_desk_with ("", "", "", "");
  GjPinVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_verify (desk, desk->serial, "246813", &verdict, &error));
  gint64 start = g_get_monotonic_time ();
  gj_card_source_stop (desk->source);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  gj_rig_card_await (cards[0], "verified", 0);
  close_blind_desk (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/card-pcsc/" name, func)
  ADD ("a-card-is-seen-read-and-gone", test_insert_read_remove);
  ADD ("a-t1-card-is-read", test_t1_card);
  ADD ("a-card-that-was-in-before-is-seen", test_card_already_in);
  ADD ("a-swap-is-a-removal-and-another-serial", test_swap);
  ADD ("a-wrong-pin-says-what-is-left-and-release-unpowers", test_wrong_then_right_pin);
  ADD ("the-last-try-locks", test_locks);
  ADD ("tries-are-asked-only-where-it-is-safe", test_tries_only_where_safe);
  ADD ("an-initial-pin-is-changed", test_change_pin);
  ADD ("a-pull-at-each-apdu-is-a-removal", test_pull_at_each_apdu);
  ADD ("a-pull-at-verify-is-not-a-wrong-pin", test_pull_at_verify);
  ADD ("verify-is-sent-once-whatever-the-answer", test_verify_is_never_repeated);
  ADD ("a-mute-card-costs-a-time-out-and-the-next-is-served", test_stall_with_time_out);
  ADD ("a-mute-card-at-verify-is-unknown", test_stall_at_verify_is_unknown);
  ADD ("a-ten-second-stall-can-be-cancelled", test_ten_seconds_stall_with_cancel);
  ADD ("a-card-the-wrong-way-round-is-mute", test_dead_card_is_mute);
  ADD ("a-reset-by-another-program-is-survived", test_reset_by_another_program);
  ADD ("the-card-is-ours-from-verify-to-the-end", test_exclusive_from_verify_to_the_end);
  ADD ("the-first-reader-with-a-card-wins", test_two_readers);
  ADD ("only-readers-of-the-configured-name-count", test_reader_filter);
  ADD ("pcscd-killed-and-back", test_pcscd_killed_and_back);
  ADD ("a-reader-unplugged-and-back", test_reader_unplugged_and_back);
  ADD ("no-pcscd-at-the-start", test_no_pcscd_at_start);
  ADD ("each-refusal-reaches-the-caller", test_refusals);
  ADD ("stop-is-quick-and-unpowers-the-card", test_stop_is_quick_and_unpowers);
#undef ADD
  rig = gj_rig_pcscd_new ();
  for (guint slot = 0; slot < G_N_ELEMENTS (cards); slot++)
    cards[slot] = gj_rig_card_new (rig, slot);
  int status = g_test_run ();
  for (guint slot = 0; slot < G_N_ELEMENTS (cards); slot++)
    gj_rig_card_free (cards[slot]);
  gj_rig_pcscd_free (rig);
  return status;
}
