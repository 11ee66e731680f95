/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN pad on a real serial line (a pseudo terminal), every fault of it, and what it seals in the emulated reader. */
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "devices/card/card_source.h"
#include "devices/keypad/pad_emulator.h"
#include "devices/keypad/pad_frames.h"
#include "devices/keypad/pin_pad.h"

#define PATIENCE_SECONDS 15

static const guint8 CHALLENGE[GJ_PIN_PAD_CHALLENGE_BYTES] = { 1, 2, 3, 4, 5, 6, 7, 8 };

typedef struct
{
  char *folder, *link;
  GjPadEmulator *emulator;
  GjPinPad *pad;
  guint counted; /* as last told */
  guint sealed, cancelled, timed_out, lost;
  gboolean issued;
  guint wanted, why;
  guint8 block[GJ_SEAL_CHANGE_BYTES];
  gsize block_length;
} Desk;

/* In the place of the C library's, for the whole program: a line that takes nothing more, which no pseudo terminal is. */
static gboolean line_is_stuck;
static guint flushed;

int
ioctl (int fd, unsigned long request, ...)
{
  va_list rest;
  void *argument;

  va_start (rest, request);
  argument = va_arg (rest, void *);
  va_end (rest);
  if (request == TIOCOUTQ && line_is_stuck)
    {
      *(int *) argument = 5;
      return 0;
    }
  return (int) syscall (SYS_ioctl, fd, request, argument);
}

int
tcflush (int fd, int queue)
{
  flushed++;
  return ioctl (fd, TCFLSH, GINT_TO_POINTER (queue));
}

static void
on_counted (Desk *desk, guint count)
{
  desk->counted = count;
}

static void
on_sealed (Desk *desk, GjSecret *block, gboolean issued)
{
  desk->block_length = gj_secret_length (block);
  g_assert_cmpuint (desk->block_length, <=, sizeof desk->block);
  memcpy (desk->block, gj_secret_peek (block), desk->block_length);
  desk->issued = issued;
  desk->sealed++;
}

static void
on_wanted (Desk *desk, guint wanted, guint why)
{
  desk->wanted = wanted;
  desk->why = why;
}

static void
on_cancelled (Desk *desk)
{
  desk->cancelled++;
}

static void
on_timed_out (Desk *desk)
{
  desk->timed_out++;
}

static void
on_lost (Desk *desk)
{
  desk->lost++;
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean late = FALSE;                                                                         \
    guint timer = g_timeout_add_seconds (PATIENCE_SECONDS, on_late, &late);                        \
    while (!(condition) && !late)                                                                  \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_assert_true (condition);                                                                     \
    if (!late)                                                                                     \
      g_source_remove (timer);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autofree char *device = NULL;

  desk->folder = g_dir_make_tmp ("gongji-pad-XXXXXX", NULL);
  desk->link = g_build_filename (desk->folder, "pad", NULL);
  desk->emulator = gj_pad_emulator_new (desk->link, NULL);
  g_assert_nonnull (desk->emulator);
  device = g_strconcat ("serial:", desk->link, ":9600", NULL);
  desk->pad = gj_pin_pad_new (device);
  g_signal_connect_swapped (desk->pad, "counted", G_CALLBACK (on_counted), desk);
  g_signal_connect_swapped (desk->pad, "sealed", G_CALLBACK (on_sealed), desk);
  g_signal_connect_swapped (desk->pad, "wanted", G_CALLBACK (on_wanted), desk);
  g_signal_connect_swapped (desk->pad, "cancelled", G_CALLBACK (on_cancelled), desk);
  g_signal_connect_swapped (desk->pad, "timed-out", G_CALLBACK (on_timed_out), desk);
  g_signal_connect_swapped (desk->pad, "lost", G_CALLBACK (on_lost), desk);
  WAIT (gj_pin_pad_is_ready (desk->pad));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->pad);
  gj_pad_emulator_free (desk->emulator);
  (void) g_rmdir (desk->folder);
  g_free (desk->folder);
  g_free (desk->link);
}

static gboolean
is_asking (Desk *desk)
{
  GjPadStats stats;

  gj_pad_emulator_get_stats (desk->emulator, &stats);
  return stats.asking;
}

static void
ask (Desk *desk)
{
  desk->counted = G_MAXUINT;
  g_assert_true (gj_pin_pad_ask (desk->pad, 6, CHALLENGE));
  WAIT (is_asking (desk));
}

static void
press (Desk *desk, const char *keys)
{
  for (; *keys != '\0'; keys++)
    gj_pad_emulator_press (desk->emulator, *keys);
}

/* The pad answers a probe: all that it sent before has been heard. */
static void
settle (Desk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The last word is not thrown away with what a pad does not take. */
static void
test_let_go_it_forgets (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "12");
  WAIT (desk->counted == 2);
  g_clear_object (&desk->pad);
  WAIT (!is_asking (desk));
}

/* close() would wait half a minute for it, and the screen with it. */
static void
test_let_go_a_stuck_line (Desk *desk, gconstpointer data)
{
  gint64 begin_us;

  ask (desk);
  flushed = 0;
  line_is_stuck = TRUE;
  begin_us = g_get_monotonic_time ();
  g_clear_object (&desk->pad);
  line_is_stuck = FALSE;
  g_assert_cmpuint (flushed, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 5 * G_USEC_PER_SEC);
}

static guint
ends (const Desk *desk)
{
  return desk->sealed + desk->cancelled + desk->timed_out + desk->lost;
}

static void
test_counts_and_seals (Desk *desk, gconstpointer data)
{
  g_autoptr (GjSecret) opened = gj_secret_new (12);

  ask (desk);
  press (desk, "35");
  WAIT (desk->counted == 2);
  press (desk, "7924");
  WAIT (desk->counted == 6);
  press (desk, "e");
  WAIT (desk->sealed == 1);
  g_assert_cmpuint (ends (desk), ==, 1);
  g_assert_cmpuint (desk->block_length, ==, GJ_SEAL_BYTES);
  g_assert_false (desk->issued);
  g_assert_true (gj_sealed_pin_open (desk->block, CHALLENGE, opened));
  g_assert_true (gj_secret_equals_text (opened, "357924"));
  g_assert_null (memmem (desk->block, GJ_SEAL_BYTES, "\x35\x79\x24", 3));
}

static void
test_says_issued (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "123456e");
  WAIT (desk->sealed == 1);
  g_assert_true (desk->issued);
}

static void
test_clear (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "12");
  WAIT (desk->counted == 2);
  press (desk, "c");
  WAIT (desk->counted == 0);
  press (desk, "357924e");
  WAIT (desk->sealed == 1);
}

static void
test_cancel (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "1x");
  WAIT (desk->cancelled == 1);
  press (desk, "23456e");
  settle (desk);
  g_assert_cmpuint (ends (desk), ==, 1);
  ask (desk);
  press (desk, "357924e");
  WAIT (desk->sealed == 1);
}

static void
test_time_over (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "123");
  gj_pad_emulator_expire (desk->emulator);
  WAIT (desk->timed_out == 1);
  g_assert_cmpuint (ends (desk), ==, 1);
  g_assert_true (gj_pin_pad_is_ready (desk->pad));
}

static void
test_unplugged (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "123");
  WAIT (desk->counted == 3);
  gj_pad_emulator_unplug (desk->emulator);
  WAIT (desk->lost == 1);
  g_assert_false (gj_pin_pad_is_ready (desk->pad));
  g_assert_false (gj_pin_pad_ask (desk->pad, 6, CHALLENGE));
  g_assert_true (gj_pad_emulator_plug (desk->emulator, NULL));
  WAIT (gj_pin_pad_is_ready (desk->pad));
  ask (desk);
  press (desk, "357924e");
  WAIT (desk->sealed == 1);
  g_assert_cmpuint (ends (desk), ==, 2);
}

static void
test_stuck (Desk *desk, gconstpointer data)
{
  gj_pad_emulator_set_fault (desk->emulator, GJ_PAD_FAULT_STUCK);
  g_assert_true (gj_pin_pad_ask (desk->pad, 6, CHALLENGE));
  WAIT (desk->lost == 1);
  g_assert_false (gj_pin_pad_is_ready (desk->pad));
  gj_pad_emulator_set_fault (desk->emulator, GJ_PAD_FAULT_NONE);
  WAIT (gj_pin_pad_is_ready (desk->pad));
}

static void
test_no_block (Desk *desk, gconstpointer data)
{
  gj_pad_emulator_set_fault (desk->emulator, GJ_PAD_FAULT_NO_BLOCK);
  ask (desk);
  press (desk, "357924e");
  WAIT (desk->lost == 1);
  g_assert_cmpuint (ends (desk), ==, 1);
}

static void
test_opened_by_force (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "35");
  gj_pad_emulator_set_fault (desk->emulator, GJ_PAD_FAULT_OPENED);
  WAIT (desk->lost == 1);
  g_assert_false (gj_pin_pad_is_ready (desk->pad));
}

static void
test_keys_unasked (Desk *desk, gconstpointer data)
{
  static const guint8 keys[] = { 0x2A, 0x2A, 0x2A, 0x2A, 0x2A, 0x2A, 0x0D, 0x1B, 0x08 };

  desk->counted = G_MAXUINT;
  gj_pad_emulator_send (desk->emulator, keys, sizeof keys);
  settle (desk);
  ask (desk);
  press (desk, "1");
  WAIT (desk->counted == 1);
  g_assert_cmpuint (ends (desk), ==, 0);
}

static void
test_garbage (Desk *desk, gconstpointer data)
{
  static const guint8 noise[] = { 0xFF, 0x00, 0x02, 'B', '1', 0x80, 0x02, 'T', '1', '0', '0', 0x03, 0x02, 'S', '9' };

  ask (desk);
  gj_pad_emulator_send (desk->emulator, noise, sizeof noise);
  press (desk, "3");
  WAIT (desk->counted == 1);
  press (desk, "57924e");
  WAIT (desk->sealed == 1);
  g_assert_cmpuint (ends (desk), ==, 1);
}

static void
test_burst (Desk *desk, gconstpointer data)
{
  guint8 burst[1000];

  memset (burst, GJ_PAD_KEY_DIGIT, sizeof burst);
  ask (desk);
  gj_pad_emulator_send (desk->emulator, burst, sizeof burst);
  WAIT (desk->counted == 6);
  settle (desk);
  g_assert_cmpuint (desk->counted, ==, 6);
  g_assert_cmpuint (ends (desk), ==, 0);
}

/* What was sealed for an ask that is forgotten comes late. */
static void
test_forgotten (Desk *desk, gconstpointer data)
{
  ask (desk);
  press (desk, "357924e");
  gj_pin_pad_forget (desk->pad);
  ask (desk);
  settle (desk);
  g_assert_cmpuint (ends (desk), ==, 0);
  press (desk, "112233e");
  WAIT (desk->sealed == 1);
}

static void
ask_change (Desk *desk)
{
  static const char *const list[] = { "900101", "199001", "010190", "010190", "010015" };

  desk->wanted = desk->why = 0;
  g_assert_true (gj_pin_pad_ask_change (desk->pad, 6, CHALLENGE, list, G_N_ELEMENTS (list)));
  WAIT (is_asking (desk));
}

static void
test_change (Desk *desk, gconstpointer data)
{
  g_autoptr (GjSecret) present = gj_secret_new (12);
  g_autoptr (GjSecret) changed = gj_secret_new (12);

  ask_change (desk);
  press (desk, "654321");
  WAIT (desk->counted == 6);
  press (desk, "e");
  WAIT (desk->wanted == GJ_PAD_WANTS_NEW);
  press (desk, "35");
  WAIT (desk->counted == 2);
  press (desk, "7924e");
  WAIT (desk->wanted == GJ_PAD_WANTS_AGAIN);
  g_assert_cmpuint (ends (desk), ==, 0);
  press (desk, "357924e");
  WAIT (desk->sealed == 1);
  g_assert_cmpuint (ends (desk), ==, 1);
  g_assert_cmpuint (desk->block_length, ==, GJ_SEAL_CHANGE_BYTES);
  g_assert_true (gj_sealed_pin_open_change (desk->block, CHALLENGE, present, changed));
  g_assert_true (gj_secret_equals_text (present, "654321"));
  g_assert_true (gj_secret_equals_text (changed, "357924"));
  g_assert_null (memmem (desk->block, desk->block_length, "\x35\x79\x24", 3));
  g_assert_null (memmem (desk->block, desk->block_length, "\x65\x43\x21", 3));
}

/* Each is refused with its reason, and a good one is taken after it. */
static void
test_change_refused (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *pin;
    guint why;
  } refused[] = {
    { "654321", GJ_PAD_WHY_PRESENT },   { "123456", GJ_PAD_WHY_ISSUED },     { "777777", GJ_PAD_WHY_ONE_DIGIT },
    { "345678", GJ_PAD_WHY_RUN },       { "900101", GJ_PAD_WHY_LISTED },     { "199001", GJ_PAD_WHY_LISTED + 1 },
    { "010015", GJ_PAD_WHY_LISTED + 4 },
  };

  ask_change (desk);
  press (desk, "654321e");
  WAIT (desk->wanted == GJ_PAD_WANTS_NEW);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      press (desk, refused[i].pin);
      press (desk, "e");
      WAIT (desk->why == refused[i].why);
      g_assert_cmpuint (desk->wanted, ==, GJ_PAD_WANTS_NEW);
    }
  press (desk, "357924e");
  WAIT (desk->wanted == GJ_PAD_WANTS_AGAIN);
  press (desk, "357925e");
  WAIT (desk->why == GJ_PAD_WHY_DIFFER);
  g_assert_cmpuint (desk->wanted, ==, GJ_PAD_WANTS_NEW);
  g_assert_cmpuint (ends (desk), ==, 0);
  press (desk, "357924e");
  WAIT (desk->wanted == GJ_PAD_WANTS_AGAIN);
  press (desk, "357924e");
  WAIT (desk->sealed == 1);
}

/* In the middle of it: a time-out, a cancel, an unplugged pad. What was confirmed is forgotten with the rest. */
static void
test_change_ends (Desk *desk, gconstpointer data)
{
  GjPadStats stats;

  ask_change (desk);
  press (desk, "654321e");
  WAIT (desk->wanted == GJ_PAD_WANTS_NEW);
  gj_pad_emulator_expire (desk->emulator);
  WAIT (desk->timed_out == 1);
  ask_change (desk);
  press (desk, "654321e");
  WAIT (desk->wanted == GJ_PAD_WANTS_NEW);
  press (desk, "12x");
  WAIT (desk->cancelled == 1);
  ask_change (desk);
  press (desk, "654321e357924e");
  WAIT (desk->wanted == GJ_PAD_WANTS_AGAIN);
  gj_pad_emulator_unplug (desk->emulator);
  WAIT (desk->lost == 1);
  gj_pad_emulator_get_stats (desk->emulator, &stats);
  g_assert_cmpuint (stats.blocks, ==, 0);
  g_assert_cmpuint (ends (desk), ==, 3);
}

/* A pad that answers with the other kind of block, or with a stage that there is not, is not believed. */
static void
test_change_nonsense (Desk *desk, gconstpointer data)
{
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  g_autofree char *zeros = g_strnfill (2 * GJ_SEAL_CHANGE_BYTES, '0');

  ask (desk);
  for (guint number = 0; number < 16; number++)
    {
      g_autofree char *both = g_strdup_printf ("D%X%s", number, zeros);
      g_autofree char *next = g_strdup_printf ("N%X20", number);
      g_autoptr (GByteArray) first = gj_pad_frame (both);
      g_autoptr (GByteArray) second = gj_pad_frame (next);

      g_byte_array_append (frames, first->data, first->len);
      g_byte_array_append (frames, second->data, second->len);
    }
  desk->wanted = 0;
  gj_pad_emulator_send (desk->emulator, frames->data, frames->len);
  press (desk, "357924");
  WAIT (desk->counted == 6);
  g_assert_cmpuint (desk->wanted, ==, 0);
  g_assert_cmpuint (ends (desk), ==, 0);
  press (desk, "e");
  WAIT (desk->sealed == 1);
  g_assert_cmpuint (desk->block_length, ==, GJ_SEAL_BYTES);
}

static void
test_none (void)
{
  g_autoptr (GjPinPad) pad = gj_pin_pad_new ("none");

  g_assert_false (gj_pin_pad_exists (pad));
  g_assert_false (gj_pin_pad_is_ready (pad));
  g_assert_false (gj_pin_pad_ask (pad, 6, CHALLENGE));
}

static void
test_block_is_for_one_challenge (void)
{
  guint8 block[GJ_SEAL_BYTES], other[GJ_SEAL_CHALLENGE_BYTES] = { 9 };
  g_autoptr (GjSecret) digits = gj_secret_new (12);
  g_autoptr (GjSecret) opened = gj_secret_new (12);

  for (const char *digit = "357924"; *digit != '\0'; digit++)
    g_assert_true (gj_secret_append (digits, *digit));
  g_assert_true (gj_sealed_pin_seal (digits, CHALLENGE, block));
  g_assert_false (gj_sealed_pin_open (block, other, opened));
  for (gsize i = 0; i < sizeof block; i++)
    {
      block[i] ^= 0x01;
      g_assert_false (gj_sealed_pin_open (block, CHALLENGE, opened));
      block[i] ^= 0x01;
    }
  g_assert_true (gj_sealed_pin_open (block, CHALLENGE, opened));
  g_assert_true (gj_secret_equals (opened, digits));
}

static GjSecret *
digits_of (const char *text)
{
  GjSecret *digits = gj_secret_new (12);

  for (; *text != '\0'; text++)
    g_assert_true (gj_secret_append (digits, *text));
  return digits;
}

static void
test_change_block (void)
{
  guint8 block[GJ_SEAL_CHANGE_BYTES], other[GJ_SEAL_CHALLENGE_BYTES] = { 9 };
  g_autoptr (GjSecret) present = digits_of ("654321");
  g_autoptr (GjSecret) changed = digits_of ("357924");
  g_autoptr (GjSecret) first = gj_secret_new (12);
  g_autoptr (GjSecret) second = gj_secret_new (12);

  g_assert_true (gj_sealed_pin_seal_change (present, changed, CHALLENGE, block));
  g_assert_false (gj_sealed_pin_open_change (block, other, first, second));
  for (gsize i = 0; i < sizeof block; i++)
    {
      block[i] ^= 0x01;
      g_assert_false (gj_sealed_pin_open_change (block, CHALLENGE, first, second));
      g_assert_cmpuint (gj_secret_length (first) + gj_secret_length (second), ==, 0);
      block[i] ^= 0x01;
    }
  g_assert_false (gj_sealed_pin_open (block, CHALLENGE, first)); /* the half of a change is no VERIFY */
  g_assert_true (gj_sealed_pin_open_change (block, CHALLENGE, first, second));
  g_assert_true (gj_secret_equals (first, present));
  g_assert_true (gj_secret_equals (second, changed));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "six digits are counted and come sealed, none of them readable", test_counts_and_seals },
    { "a PIN that cards are issued with is told as one", test_says_issued },
    { "clear empties the count and the ask goes on", test_clear },
    { "cancel ends the ask, and keys after it are nobody's", test_cancel },
    { "the pad's time is over: that is told, and the pad is still ready", test_time_over },
    { "unplugged while it asks: lost once, and ready when plugged in again", test_unplugged },
    { "a pad that answers nothing is lost, and ready when it answers again", test_stuck },
    { "confirmed and no block: lost", test_no_block },
    { "opened by force: lost, and no PIN is asked there any more", test_opened_by_force },
    { "keys when nothing is asked are counted nowhere", test_keys_unasked },
    { "noise and broken frames change nothing", test_garbage },
    { "a burst of digits stops at six", test_burst },
    { "the block of a forgotten ask reaches nobody", test_forgotten },
    { "let go while it asks, the pad is told to forget", test_let_go_it_forgets },
    { "let go on a line that takes nothing, nobody waits", test_let_go_a_stuck_line },
    { "a change: the present PIN, a new one and that again come sealed together", test_change },
    { "a new PIN that will not do is refused with its reason and asked for again", test_change_refused },
    { "a change that ends in the middle gives nothing", test_change_ends },
    { "the frames of a change are nothing to one PIN's ask", test_change_nonsense },
  };

  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/pin-pad/", tests[i].name, NULL);
      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  g_test_add_func ("/pin-pad/none is no pad", test_none);
  g_test_add_func ("/pin-pad/a block opens for its challenge, unchanged, and for no other", test_block_is_for_one_challenge);
  g_test_add_func ("/pin-pad/a change opens for its challenge, unchanged, and as no VERIFY", test_change_block);
  return g_test_run ();
}
