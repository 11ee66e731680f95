/* SPDX-License-Identifier: Apache-2.0 */
/* See pad_emulator.h. */
#include "devices/keypad/pad_emulator.h"

#include "core/base/crypto.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "core/base/pin_rule.h"
#include "devices/card/sealed_pin.h"
#include "devices/keypad/pad_frames.h"
#include "devices/serial/serial_line.h"

#define DIGITS_MAX 12
/* P n dd ss and the challenge; C has the list behind it. */
#define ASK_LENGTH (1 + 1 + 2 + 2 + 2 * GJ_SEAL_CHALLENGE_BYTES)

struct _GjPadEmulator
{
  char *path;
  int master, slave; /* −1: unplugged. Its own hold on the slave: nobody there is no end of the line */
  guint watch;
  guint limit; /* the timer */
  GjPadFault fault;
  char **issued;
  GjPadReader reader;
  GjSecret *pin;
  GjSecret *present, *changed; /* of a change: what has been confirmed of it */
  GjPadWants wants;            /* 0: one PIN, no change */
  char list[GJ_PAD_LIST_MAX][DIGITS_MAX + 1];
  guint seconds;
  guint8 challenge[GJ_SEAL_CHALLENGE_BYTES];
  char number; /* of the ask */
  guint digits;
  GjPadStats stats;
};

void
gj_pad_emulator_send (GjPadEmulator *pad, const guint8 *bytes, gsize length)
{
  if (pad->master >= 0 && write (pad->master, bytes, length) != (gssize) length)
    g_debug ("the kiosk's end takes no bytes");
}

static void
say (GjPadEmulator *pad, const char *text)
{
  g_autoptr (GByteArray) frame = gj_pad_frame (text);

  gj_pad_emulator_send (pad, frame->data, frame->len);
}

static void
forget (GjPadEmulator *pad)
{
  pad->stats.asking = FALSE;
  gj_secret_wipe (pad->pin);
  gj_secret_wipe (pad->present);
  gj_secret_wipe (pad->changed);
  pad->wants = 0;
  explicit_bzero (pad->list, sizeof pad->list);
  g_clear_handle_id (&pad->limit, g_source_remove);
}

static gboolean
on_limit (gpointer data)
{
  GjPadEmulator *pad = data;

  pad->limit = 0;
  gj_pad_emulator_expire (pad);
  return G_SOURCE_REMOVE;
}

void
gj_pad_emulator_expire (GjPadEmulator *pad)
{
  const char text[] = { 'T', pad->number, '\0' };

  if (!pad->stats.asking || pad->fault == GJ_PAD_FAULT_STUCK)
    return;
  forget (pad);
  say (pad, text);
}

static void
start_limit (GjPadEmulator *pad)
{
  g_clear_handle_id (&pad->limit, g_source_remove);
  pad->limit = g_timeout_add_seconds (pad->seconds, on_limit, pad);
}

/* x…: up to five, whole. */
static gboolean
take_list (GjPadEmulator *pad, const char *list)
{
  const gsize n = strlen (list) / pad->digits;

  if (strlen (list) % pad->digits != 0 || n > GJ_PAD_LIST_MAX)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    memcpy (pad->list[i], list + i * pad->digits, pad->digits);
  return TRUE;
}

/* P n dd ss c…, C n dd ss c… x… */
static void
begin (GjPadEmulator *pad, const char *text)
{
  const char answer[] = { 'A', text[1], '\0' };
  const gboolean is_change = text[0] == 'C';
  g_autofree char *challenge = NULL, *digits = NULL, *seconds = NULL;

  if (strlen (text) < ASK_LENGTH || (!is_change && strlen (text) != ASK_LENGTH))
    return;
  digits = g_strndup (text + 2, 2);
  seconds = g_strndup (text + 4, 2);
  challenge = g_strndup (text + 6, 2 * GJ_SEAL_CHALLENGE_BYTES);
  forget (pad);
  pad->digits = (guint) CLAMP (atoi (digits), 1, DIGITS_MAX);
  if (!gj_hex_read (challenge, pad->challenge, sizeof pad->challenge) || !take_list (pad, text + ASK_LENGTH))
    return;
  pad->number = text[1];
  pad->wants = is_change ? GJ_PAD_WANTS_PRESENT : 0;
  pad->seconds = (guint) MAX (atoi (seconds), 1);
  start_limit (pad);
  pad->stats.asking = TRUE;
  pad->stats.asks++;
  say (pad, answer);
}

static void
obey (GjPadEmulator *pad, const char *text)
{
  if (pad->fault == GJ_PAD_FAULT_STUCK)
    return;
  if (text[0] == 'Q')
    say (pad, pad->fault == GJ_PAD_FAULT_OPENED ? "S9" : "S0");
  else if ((text[0] == 'P' || text[0] == 'C') && pad->fault != GJ_PAD_FAULT_OPENED)
    begin (pad, text);
  else if (text[0] == 'F')
    forget (pad);
}

static void
want (GjPadEmulator *pad, GjPadWants wants, GjPadWhy why)
{
  g_autofree char *text = g_strdup_printf ("N%c%u%X", pad->number, (guint) wants, (guint) why);

  pad->wants = wants;
  start_limit (pad);
  say (pad, text);
}

static GjPadWhy
judge (GjPadEmulator *pad)
{
  for (guint i = 0; i < GJ_PAD_LIST_MAX; i++)
    if (pad->list[i][0] != '\0' && gj_secret_equals_text (pad->pin, pad->list[i]))
      return (GjPadWhy) (GJ_PAD_WHY_LISTED + i);
  switch (gj_pin_check_new (pad->pin, pad->present, NULL, (const char *const *) pad->issued))
    {
    case GJ_PIN_RULE_SAME_AS_OLD:
      return GJ_PAD_WHY_PRESENT;
    case GJ_PIN_RULE_INITIAL:
      return GJ_PAD_WHY_ISSUED;
    case GJ_PIN_RULE_ONE_DIGIT:
      return GJ_PAD_WHY_ONE_DIGIT;
    case GJ_PIN_RULE_RUN:
      return GJ_PAD_WHY_RUN;
    case GJ_PIN_RULE_OK:
    case GJ_PIN_RULE_LENGTH: /* the ask's affair */
    case GJ_PIN_RULE_BIRTHDAY: /* on the list */
    case GJ_PIN_RULE_ID_TAIL:
      return GJ_PAD_WHY_NONE;
    }
  g_assert_not_reached ();
}

/* The end of an ask. @text: the frame with what was sealed; NULL: it could not be. */
static void
give (GjPadEmulator *pad, const char *text)
{
  forget (pad);
  if (text == NULL || pad->fault == GJ_PAD_FAULT_NO_BLOCK)
    return;
  pad->stats.blocks++;
  say (pad, text);
}

static void
give_change (GjPadEmulator *pad)
{
  guint8 block[GJ_SEAL_CHANGE_BYTES];
  const gboolean sealed = gj_sealed_pin_seal_change (pad->present, pad->changed, pad->challenge, block);
  g_autofree char *hex = gj_pad_to_hex (block, sizeof block);
  g_autofree char *text = g_strdup_printf ("D%c%s", pad->number, hex);

  give (pad, sealed ? text : NULL);
}

/* One of the three is confirmed; it has left `pin` when this returns. */
static void
go_on (GjPadEmulator *pad)
{
  const gboolean agree = gj_secret_equals (pad->pin, pad->changed);
  const GjPadWhy why = judge (pad);
  gboolean kept = TRUE;

  if (pad->wants == GJ_PAD_WANTS_AGAIN && agree)
    {
      give_change (pad);
      return;
    }
  if (pad->wants == GJ_PAD_WANTS_PRESENT)
    {
      kept = gj_secret_copy (pad->present, pad->pin);
      want (pad, GJ_PAD_WANTS_NEW, GJ_PAD_WHY_NONE);
    }
  else if (pad->wants == GJ_PAD_WANTS_AGAIN || why != GJ_PAD_WHY_NONE)
    want (pad, GJ_PAD_WANTS_NEW, pad->wants == GJ_PAD_WANTS_AGAIN ? GJ_PAD_WHY_DIFFER : why);
  else
    {
      kept = gj_secret_copy (pad->changed, pad->pin);
      want (pad, GJ_PAD_WANTS_AGAIN, GJ_PAD_WHY_NONE);
    }
  g_assert (kept);
  gj_secret_wipe (pad->pin);
}

static gboolean
is_issued (GjPadEmulator *pad)
{
  for (guint i = 0; pad->issued[i] != NULL; i++)
    if (gj_secret_equals_text (pad->pin, pad->issued[i]))
      return TRUE;
  return FALSE;
}

static void
give_block (GjPadEmulator *pad)
{
  guint8 block[GJ_SEAL_BYTES];
  const gboolean issued = is_issued (pad);
  const gboolean sealed = gj_sealed_pin_seal (pad->pin, pad->challenge, block);
  g_autofree char *hex = gj_pad_to_hex (block, sizeof block);
  g_autofree char *text = g_strdup_printf ("B%c%d%s", pad->number, issued, hex);

  give (pad, sealed ? text : NULL);
}

static void
send_key (GjPadEmulator *pad, guint8 key)
{
  gj_pad_emulator_send (pad, &key, 1);
}

void
gj_pad_emulator_press (GjPadEmulator *pad, char key)
{
  if (!pad->stats.asking || pad->fault == GJ_PAD_FAULT_STUCK)
    return;
  if (g_ascii_isdigit (key))
    {
      if (gj_secret_length (pad->pin) < pad->digits && gj_secret_append (pad->pin, key))
        send_key (pad, GJ_PAD_KEY_DIGIT);
    }
  else if (key == 'c')
    {
      gj_secret_wipe (pad->pin);
      send_key (pad, GJ_PAD_KEY_CLEAR);
    }
  else if (key == 'x')
    {
      forget (pad);
      send_key (pad, GJ_PAD_KEY_CANCEL);
    }
  else if (key == 'e' && gj_secret_length (pad->pin) == pad->digits)
    {
      send_key (pad, GJ_PAD_KEY_CONFIRM);
      if (pad->wants != 0)
        go_on (pad);
      else
        give_block (pad);
    }
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer data)
{
  GjPadEmulator *pad = data;
  guint8 bytes[256];
  gssize got = read (fd, bytes, sizeof bytes);

  for (gssize i = 0; i < got; i++)
    if (gj_pad_reader_take (&pad->reader, bytes[i]) == GJ_PAD_FRAME)
      obey (pad, pad->reader.text);
  return G_SOURCE_CONTINUE;
}

static gboolean
open_line (GjPadEmulator *pad)
{
  pad->master = posix_openpt (O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (pad->master < 0 || grantpt (pad->master) != 0 || unlockpt (pad->master) != 0)
    return FALSE;
  pad->slave = open (ptsname (pad->master), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (pad->slave < 0 || !gj_serial_set_raw (pad->slave, &(GjSerialLine){ .flow = GJ_SERIAL_FLOW_NONE }))
    return FALSE;
  return (g_unlink (pad->path) == 0 || errno == ENOENT) && symlink (ptsname (pad->master), pad->path) == 0;
}

gboolean
gj_pad_emulator_plug (GjPadEmulator *pad, GError **error)
{
  if (pad->master >= 0)
    return TRUE;
  if (!open_line (pad))
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", pad->path, g_strerror (errno));
      gj_pad_emulator_unplug (pad);
      return FALSE;
    }
  pad->watch = g_unix_fd_add (pad->master, G_IO_IN, on_readable, pad);
  return TRUE;
}

void
gj_pad_emulator_unplug (GjPadEmulator *pad)
{
  forget (pad);
  gj_pad_reader_wipe (&pad->reader);
  g_clear_handle_id (&pad->watch, g_source_remove);
  if (pad->slave >= 0)
    close (pad->slave);
  if (pad->master >= 0)
    {
      close (pad->master);
      (void) g_unlink (pad->path);
    }
  pad->master = pad->slave = -1;
}

GjPadEmulator *
gj_pad_emulator_new (const char *path, GError **error)
{
  GjPadEmulator *pad = g_new0 (GjPadEmulator, 1);

  pad->path = g_strdup (path);
  pad->master = pad->slave = -1;
  pad->pin = gj_secret_new (DIGITS_MAX);
  pad->present = gj_secret_new (DIGITS_MAX);
  pad->changed = gj_secret_new (DIGITS_MAX);
  gj_pad_emulator_set_issued (pad, "123456,000000");
  if (!gj_pad_emulator_plug (pad, error))
    g_clear_pointer (&pad, gj_pad_emulator_free);
  return pad;
}

void
gj_pad_emulator_free (GjPadEmulator *pad)
{
  if (pad == NULL)
    return;
  gj_pad_emulator_unplug (pad);
  gj_secret_free (pad->pin);
  gj_secret_free (pad->present);
  gj_secret_free (pad->changed);
  g_strfreev (pad->issued);
  g_free (pad->path);
  g_free (pad);
}

void
gj_pad_emulator_set_issued (GjPadEmulator *pad, const char *issued)
{
  g_strfreev (pad->issued);
  pad->issued = g_strsplit (issued, ",", -1);
}

void
gj_pad_emulator_set_fault (GjPadEmulator *pad, GjPadFault fault)
{
  pad->fault = fault;
  if (fault == GJ_PAD_FAULT_OPENED && pad->stats.asking)
    {
      forget (pad);
      say (pad, "S9");
    }
}

void
gj_pad_emulator_get_stats (GjPadEmulator *pad, GjPadStats *stats)
{
  *stats = pad->stats;
  stats->digits = (guint) gj_secret_length (pad->pin);
}
