/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_pad.h. One descriptor, watched by the main loop; one state, and one timer that belongs to it. */
#include "devices/keypad/pin_pad.h"

#include "core/base/crypto.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "devices/keypad/pad_frames.h"
#include "devices/serial/serial_line.h"

#define DEFAULT_BAUD 9600
#define FIRST_WAIT_SECONDS 1
#define LONGEST_WAIT_SECONDS 30
#define ANSWER_MS 2000
#define REST_MS 10000
/* The pad ends an ask itself; this long after it should have, it hangs. */
#define GRACE_MS 5000
/* A last word of five bytes is out by then at 1200 baud. */
#define FAREWELL_MS 100
#define BLOCK_BYTES 32
#define CHANGE_BYTES 48
#define DIGITS_MAX 12

typedef enum
{
  STATE_AWAY,     /* not open; on_time opens it */
  STATE_PROBING,  /* open, asked whether it is well: not ready yet */
  STATE_IDLE,
  STATE_CHECKING, /* idle, and asked again */
  STATE_STARTING, /* an ask is on its way */
  STATE_ASKING,
  STATE_SEALING, /* 0D was there, the block is to come */
} State;

struct _GjPinPad
{
  GObject parent_instance;
  GjSerialLine line; /* no path: there is none */
  int fd; /* −1 while it is not open */
  guint watch;
  State state;
  guint timer;
  guint wait_seconds;
  gboolean told; /* the journal knows that it is missing */
  GjPadReader reader;
  guint number; /* of the ask, one hex digit */
  guint digits, count;
  gboolean is_change; /* the ask */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COUNTED,
  SIGNAL_WANTED,
  SIGNAL_SEALED,
  SIGNAL_CANCELLED,
  SIGNAL_TIMED_OUT,
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPinPad, gj_pin_pad, G_TYPE_OBJECT)

static gboolean on_time (gpointer data);

static gboolean
is_at_work (State state)
{
  return state == STATE_STARTING || state == STATE_ASKING || state == STATE_SEALING;
}

static gboolean
is_well (State state)
{
  return state != STATE_AWAY && state != STATE_PROBING;
}

static guint
time_of (GjPinPad *self, State state)
{
  switch (state)
    {
    case STATE_AWAY:
      return self->wait_seconds * 1000;
    case STATE_IDLE:
      return REST_MS;
    case STATE_ASKING:
      return GJ_PAD_LIMIT_SECONDS * 1000 + GRACE_MS;
    case STATE_PROBING:
    case STATE_CHECKING:
    case STATE_STARTING:
    case STATE_SEALING:
      return ANSWER_MS;
    }
  g_assert_not_reached ();
}

/* The one place where the state changes. */
static void
set_state (GjPinPad *self, State state)
{
  const gboolean was_well = is_well (self->state);

  g_assert ((self->fd >= 0) == (state != STATE_AWAY));
  self->state = state;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (time_of (self, state), on_time, self);
  if (is_well (state) != was_well)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The line has not taken all that was said. */
static gboolean
is_behind (int fd)
{
  int left = 0;

  return ioctl (fd, TIOCOUTQ, &left) == 0 && left > 0;
}

static void
close_device (GjPinPad *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  if (self->fd >= 0)
    {
      if (is_behind (self->fd))
        tcflush (self->fd, TCOFLUSH); /* or close() waits for a pad that takes nothing */
      close (self->fd);
    }
  self->fd = -1;
  self->count = 0;
  gj_pad_reader_wipe (&self->reader);
}

/* It is no use as it is: from the start, after a while. Whoever hears of it may let the pad go. */
static void
give_up (GjPinPad *self, const char *why)
{
  g_autoptr (GjPinPad) kept = g_object_ref (self);
  const gboolean was_at_work = is_at_work (self->state);

  if (!self->told)
    g_warning ("the PIN pad %s cannot be used: %s", self->line.path, why);
  self->told = TRUE;
  close_device (self);
  set_state (self, STATE_AWAY);
  self->wait_seconds = MIN (2 * self->wait_seconds, LONGEST_WAIT_SECONDS);
  if (was_at_work)
    g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

/* A frame is far shorter than what a line holds: one that is not taken at once meets a pad that hangs. */
static gboolean
say (GjPinPad *self, const char *text)
{
  g_autoptr (GByteArray) frame = gj_pad_frame (text);
  const gboolean taken = write (self->fd, frame->data, frame->len) == (gssize) frame->len;

  explicit_bzero (frame->data, frame->len);
  return taken;
}

static void
probe (GjPinPad *self, State state)
{
  set_state (self, state);
  if (!say (self, "Q"))
    give_up (self, "it takes no bytes");
}

/* What the pad says */

static void
take_key (GjPinPad *self, guint8 key)
{
  if (self->state != STATE_ASKING) /* pressed when nobody asks */
    return;
  switch (key)
    {
    case GJ_PAD_KEY_DIGIT:
      if (self->count == self->digits)
        return;
      self->count++;
      g_signal_emit (self, signals[SIGNAL_COUNTED], 0, self->count);
      break;
    case GJ_PAD_KEY_CLEAR:
      self->count = 0;
      g_signal_emit (self, signals[SIGNAL_COUNTED], 0, 0);
      break;
    case GJ_PAD_KEY_CONFIRM:
      if (self->count == self->digits)
        set_state (self, STATE_SEALING);
      break;
    case GJ_PAD_KEY_CANCEL:
      self->count = 0;
      set_state (self, STATE_IDLE);
      g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
      break;
    default:
      break;
    }
}

static gboolean
is_awaited (GjPinPad *self, const char *fields)
{
  return (self->state == STATE_ASKING || self->state == STATE_SEALING)
         && g_ascii_xdigit_value (fields[0]) == (int) self->number;
}

static void
end_sealed (GjPinPad *self, const char *hex, gsize length, gboolean issued)
{
  g_autoptr (GjSecret) block = gj_secret_new (length);
  guint8 bytes[CHANGE_BYTES];

  if (!gj_hex_read (hex, bytes, length))
    return;
  for (gsize i = 0; i < length; i++)
    {
      gboolean fits = gj_secret_append (block, (char) bytes[i]);
      g_assert (fits);
    }
  explicit_bzero (bytes, sizeof bytes);
  self->count = 0;
  set_state (self, STATE_IDLE);
  g_signal_emit (self, signals[SIGNAL_SEALED], 0, block, issued);
}

/* B n i b…, after the letter. */
static void
take_block (GjPinPad *self, const char *fields)
{
  if (is_awaited (self, fields) && !self->is_change && (fields[1] == '0' || fields[1] == '1'))
    end_sealed (self, fields + 2, BLOCK_BYTES, fields[1] == '1');
}

/* D n b… */
static void
take_change (GjPinPad *self, const char *fields)
{
  if (is_awaited (self, fields) && self->is_change)
    end_sealed (self, fields + 1, CHANGE_BYTES, FALSE);
}

/* N n s r */
static void
take_wanted (GjPinPad *self, const char *fields)
{
  int wants = strlen (fields) == 3 ? g_ascii_digit_value (fields[1]) : -1;
  int why = wants > 0 ? g_ascii_xdigit_value (fields[2]) : -1;

  if (!self->is_change || wants < GJ_PAD_WANTS_NEW || wants > GJ_PAD_WANTS_AGAIN || why < 0
      || why >= (int) (GJ_PAD_WHY_LISTED + GJ_PAD_LIST_MAX) || !is_awaited (self, fields))
    return;
  self->count = 0;
  set_state (self, STATE_ASKING);
  g_signal_emit (self, signals[SIGNAL_WANTED], 0, (guint) wants, (guint) why);
}

static gboolean
is_of_this_ask (GjPinPad *self, const char *fields)
{
  return strlen (fields) == 1 && g_ascii_xdigit_value (fields[0]) == (int) self->number;
}

static void
take_state (GjPinPad *self, char state)
{
  if (state == '9')
    give_up (self, "it says that it was opened by force");
  else if (state == '0' && (self->state == STATE_PROBING || self->state == STATE_CHECKING))
    {
      self->wait_seconds = FIRST_WAIT_SECONDS;
      self->told = FALSE;
      set_state (self, STATE_IDLE);
    }
}

static void
take_frame (GjPinPad *self, const char *text)
{
  switch (text[0])
    {
    case 'S':
      if (strlen (text) == 2)
        take_state (self, text[1]);
      break;
    case 'A':
      if (self->state == STATE_STARTING && is_of_this_ask (self, text + 1))
        set_state (self, STATE_ASKING);
      break;
    case 'B':
      take_block (self, text + 1);
      break;
    case 'D':
      take_change (self, text + 1);
      break;
    case 'N':
      take_wanted (self, text + 1);
      break;
    case 'T':
      if ((self->state == STATE_ASKING || self->state == STATE_SEALING) && is_of_this_ask (self, text + 1))
        {
          self->count = 0;
          set_state (self, STATE_IDLE);
          g_signal_emit (self, signals[SIGNAL_TIMED_OUT], 0);
        }
      break;
    default:
      break;
    }
}

/* Whoever hears of a byte may ask anew or let the pad go; a line that was closed meanwhile says nothing more. */
static void
take_bytes (GjPinPad *self, const guint8 *bytes, gsize length)
{
  g_autoptr (GjPinPad) kept = g_object_ref (self);

  for (gsize i = 0; i < length && self->fd >= 0; i++)
    switch (gj_pad_reader_take (&self->reader, bytes[i]))
      {
      case GJ_PAD_NOTHING:
        break;
      case GJ_PAD_KEY:
        take_key (self, bytes[i]);
        break;
      case GJ_PAD_FRAME:
        take_frame (self, self->reader.text);
        gj_pad_reader_wipe (&self->reader);
        break;
      }
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer data)
{
  GjPinPad *self = data;
  g_autoptr (GjPinPad) kept = g_object_ref (self);
  guint8 bytes[256];
  gssize got = read (fd, bytes, sizeof bytes);

  if (got > 0)
    {
      take_bytes (self, bytes, (gsize) got);
      explicit_bzero (bytes, sizeof bytes);
      return G_SOURCE_CONTINUE;
    }
  if (got < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  give_up (self, "it is gone");
  return G_SOURCE_CONTINUE;
}

/* Opening */

static void
open_device (GjPinPad *self)
{
  self->fd = open (self->line.path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (self->fd >= 0 && gj_serial_set_raw (self->fd, &self->line))
    {
      tcflush (self->fd, TCIOFLUSH);
      self->watch = g_unix_fd_add (self->fd, G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, self);
      probe (self, STATE_PROBING);
      return;
    }
  give_up (self, g_strerror (errno));
}

static gboolean
on_time (gpointer data)
{
  GjPinPad *self = data;

  self->timer = 0;
  if (self->state == STATE_AWAY)
    open_device (self);
  else if (self->state == STATE_IDLE)
    probe (self, STATE_CHECKING);
  else
    give_up (self, "it does not answer");
  return G_SOURCE_REMOVE;
}

/* Nobody is there any more to say it later, so it is waited for, but not longer than a line that works needs. */
static void
say_farewell (GjPinPad *self)
{
  gboolean told = say (self, "F");

  for (guint ms = 0; told && is_behind (self->fd) && ms < FAREWELL_MS; ms += 5)
    g_usleep (5 * 1000);
  if (!told || is_behind (self->fd))
    g_debug ("the PIN pad was not told to forget");
}

static void
gj_pin_pad_finalize (GObject *object)
{
  GjPinPad *self = GJ_PIN_PAD (object);

  if (is_at_work (self->state))
    say_farewell (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  close_device (self);
  gj_serial_line_clear (&self->line);
  G_OBJECT_CLASS (gj_pin_pad_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, GJ_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gj_pin_pad_class_init (GjPinPadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gj_pin_pad_finalize;
  signals[SIGNAL_CHANGED] = add_signal ("changed");
  signals[SIGNAL_CANCELLED] = add_signal ("cancelled");
  signals[SIGNAL_TIMED_OUT] = add_signal ("timed-out");
  signals[SIGNAL_LOST] = add_signal ("lost");
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", GJ_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", GJ_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_SEALED] = g_signal_new ("sealed", GJ_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
gj_pin_pad_init (GjPinPad *self)
{
  self->fd = -1;
  self->wait_seconds = FIRST_WAIT_SECONDS;
}

GjPinPad *
gj_pin_pad_new (const char *device)
{
  GjPinPad *self = g_object_new (GJ_TYPE_PIN_PAD, NULL);

  if (g_str_equal (device, "none"))
    return self;
  g_assert (g_str_has_prefix (device, "serial:"));
  if (!gj_serial_line_parse (device + strlen ("serial:"), DEFAULT_BAUD, GJ_SERIAL_FLOW_NONE, &self->line))
    g_assert_not_reached ();
  open_device (self);
  return self;
}

gboolean
gj_pin_pad_exists (GjPinPad *self)
{
  g_return_val_if_fail (GJ_IS_PIN_PAD (self), FALSE);
  return self->line.path != NULL;
}

gboolean
gj_pin_pad_is_ready (GjPinPad *self)
{
  g_return_val_if_fail (GJ_IS_PIN_PAD (self), FALSE);
  return is_well (self->state);
}

/* @text: an ask, whole but for the letter and the number. */
static gboolean
ask (GjPinPad *self, gboolean is_change, guint digits, const char *text)
{
  g_autofree char *whole = NULL;
  gboolean said;

  if (!is_well (self->state))
    return FALSE;
  self->number = (self->number + 1) % 16;
  self->is_change = is_change;
  self->digits = digits;
  self->count = 0;
  whole = g_strdup_printf ("%c%X%s", is_change ? 'C' : 'P', self->number, text);
  said = say (self, whole);
  explicit_bzero (whole, strlen (whole));
  if (!said)
    {
      set_state (self, STATE_IDLE); /* nobody is told of an ask that never was */
      give_up (self, "it takes no bytes");
      return FALSE;
    }
  set_state (self, STATE_STARTING);
  return TRUE;
}

gboolean
gj_pin_pad_ask (GjPinPad *self, guint digits, const guint8 *challenge)
{
  g_autofree char *hex = gj_pad_to_hex (challenge, GJ_PIN_PAD_CHALLENGE_BYTES);
  g_autofree char *text = NULL;

  g_return_val_if_fail (GJ_IS_PIN_PAD (self) && digits >= 1 && digits <= DIGITS_MAX, FALSE);
  text = g_strdup_printf ("%02u%02u%s", digits, (guint) GJ_PAD_LIMIT_SECONDS, hex);
  return ask (self, FALSE, digits, text);
}

gboolean
gj_pin_pad_ask_change (GjPinPad *self, guint digits, const guint8 *challenge, const char *const *list, guint n)
{
  g_autofree char *hex = gj_pad_to_hex (challenge, GJ_PIN_PAD_CHALLENGE_BYTES);
  char text[GJ_PAD_FRAME_MAX] = "";
  gboolean asked;

  g_return_val_if_fail (GJ_IS_PIN_PAD (self) && digits >= 1 && digits <= DIGITS_MAX, FALSE);
  g_return_val_if_fail (n <= GJ_PAD_LIST_MAX, FALSE);
  g_snprintf (text, sizeof text, "%02u%02u%s", digits, (guint) GJ_PAD_LIMIT_SECONDS, hex);
  for (guint i = 0; i < n; i++)
    {
      g_assert (strlen (list[i]) == digits);
      g_strlcat (text, list[i], sizeof text);
    }
  asked = ask (self, TRUE, digits, text);
  explicit_bzero (text, sizeof text);
  return asked;
}

void
gj_pin_pad_forget (GjPinPad *self)
{
  g_return_if_fail (GJ_IS_PIN_PAD (self));
  if (!is_at_work (self->state))
    return;
  self->count = 0;
  set_state (self, STATE_IDLE);
  if (!say (self, "F"))
    give_up (self, "it takes no bytes");
}
