/* SPDX-License-Identifier: Apache-2.0 */
/* See scanner.h. One descriptor, watched by the main loop; nothing here waits. */
#include "devices/scanner/scanner.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "devices/scanner/evdev_keys.h"
#include "devices/scanner/scan_buffer.h"
#include "devices/serial/serial_line.h"

#define FIRST_WAIT_SECONDS 1
#define LONGEST_WAIT_SECONDS 30
/* A scanner sends hundreds of characters a second: a pause this long is an end. */
#define END_MS 300
#define BY_ID "/dev/input/by-id"

typedef enum
{
  KIND_NONE,
  KIND_SERIAL,
  KIND_HID,
} Kind;

struct _GjScanner
{
  GObject parent_instance;
  Kind kind;
  char *path; /* NULL with KIND_HID: looked for each time */
  GjSerialLine line; /* KIND_SERIAL */
  int fd;     /* −1 while it is not open */
  guint watch;
  guint retry;
  guint end;
  guint wait_seconds;
  gboolean told; /* the journal knows that it is missing */
  GjScanBuffer buffer;
  GjEvdevKeys keys;
  gboolean incomplete; /* of the scan that comes in, keys were lost */
};

enum
{
  SIGNAL_SCANNED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjScanner, gj_scanner, G_TYPE_OBJECT)

static void open_device (GjScanner *self);

static gboolean
on_retry (gpointer data)
{
  GjScanner *self = data;

  self->retry = 0;
  open_device (self);
  return G_SOURCE_REMOVE;
}

static void
open_later (GjScanner *self)
{
  self->retry = g_timeout_add_seconds (self->wait_seconds, on_retry, self);
  self->wait_seconds = MIN (2 * self->wait_seconds, LONGEST_WAIT_SECONDS);
}

static void
close_device (GjScanner *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_handle_id (&self->end, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  gj_scan_buffer_wipe (&self->buffer);
  memset (&self->keys, 0, sizeof self->keys);
  self->incomplete = FALSE;
}

/* What was read */

/* What was scanned may stand for a person (医保码): it is told once, and nothing of it stays here. */
static void
tell (GjScanner *self)
{
  g_signal_emit (self, signals[SIGNAL_SCANNED], 0, self->buffer.text);
  gj_scan_buffer_wipe (&self->buffer);
}

static void
tell_incomplete (GjScanner *self)
{
  self->incomplete = FALSE;
  g_signal_emit (self, signals[SIGNAL_SCANNED], 0, GJ_SCAN_UNREADABLE);
}

static gboolean
on_end (gpointer data)
{
  GjScanner *self = data;
  g_autoptr (GjScanner) kept = g_object_ref (self);

  self->end = 0;
  if (gj_scan_buffer_end (&self->buffer))
    tell (self);
  else if (self->incomplete)
    {
      gj_evdev_keys_let_go (&self->keys);
      tell_incomplete (self);
    }
  return G_SOURCE_REMOVE;
}

/* Whoever hears of a scan may let the scanner go. */
static void
take_characters (GjScanner *self, const char *characters, gsize length)
{
  g_autoptr (GjScanner) kept = g_object_ref (self);

  g_clear_handle_id (&self->end, g_source_remove);
  for (gsize i = 0; i < length; i++)
    {
      self->incomplete |= self->kind == KIND_HID && characters[i] == GJ_EVDEV_KEYS_LOST;
      if (gj_scan_buffer_take (&self->buffer, characters[i]))
        tell (self);
      else if (self->incomplete && !gj_scan_buffer_is_open (&self->buffer))
        tell_incomplete (self);
    }
  if (self->fd >= 0 && gj_scan_buffer_is_open (&self->buffer))
    self->end = g_timeout_add (END_MS, on_end, self);
}

static void
take_bytes (GjScanner *self, const guint8 *bytes, gsize length)
{
  g_autoptr (GString) characters = NULL;

  if (self->kind == KIND_SERIAL)
    {
      take_characters (self, (const char *) bytes, length);
      return;
    }
  characters = g_string_new (NULL);
  gj_evdev_keys_take (&self->keys, bytes, length, characters);
  take_characters (self, characters->str, characters->len);
  explicit_bzero (characters->str, characters->allocated_len);
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer data)
{
  GjScanner *self = data;
  guint8 bytes[1024];
  gssize got = read (fd, bytes, sizeof bytes);

  if (got > 0)
    {
      take_bytes (self, bytes, (gsize) got);
      explicit_bzero (bytes, sizeof bytes);
      return G_SOURCE_CONTINUE;
    }
  if (got < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  g_warning ("the scanner %s is gone", self->path != NULL ? self->path : BY_ID);
  self->told = TRUE;
  self->watch = 0;
  close_device (self);
  open_later (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Opening */

/* The first keyboard among the devices that calls itself a scanner. (transfer full) */
static char *
find_hid (void)
{
  g_autoptr (GDir) directory = g_dir_open (BY_ID, 0, NULL);
  const char *const words[] = { "scan", "barcode", "qr" };
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      for (gsize i = 0; g_str_has_suffix (lower, "-event-kbd") && i < G_N_ELEMENTS (words); i++)
        if (strstr (lower, words[i]) != NULL)
          return g_build_filename (BY_ID, name, NULL);
    }
  errno = ENOENT;
  return NULL;
}

/* A pipe, which tests put in its place, has no settings. */
static gboolean
prepare_serial (int fd, const GjSerialLine *line)
{
  if (!gj_serial_set_raw (fd, line))
    return errno == ENOTTY;
  return tcflush (fd, TCIFLUSH) == 0;
}

/* A device that cannot be had alone is not used: its keys would press buttons. Only a pipe, which tests
 * put in its place, has nobody else to listen. */
static gboolean
prepare_hid (int fd)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return FALSE;
  return S_ISFIFO (status.st_mode) || ioctl (fd, EVIOCGRAB, 1) == 0;
}

static int
open_and_prepare (GjScanner *self, const char *path)
{
  int fd = open (path, self->kind == KIND_SERIAL ? O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
                                                 : O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  int saved;

  if (fd < 0 || (self->kind == KIND_SERIAL ? prepare_serial (fd, &self->line) : prepare_hid (fd)))
    return fd;
  saved = errno;
  close (fd);
  errno = saved;
  return -1;
}

static void
open_device (GjScanner *self)
{
  g_autofree char *path = self->path != NULL ? g_strdup (self->path) : find_hid ();

  self->fd = path != NULL ? open_and_prepare (self, path) : -1;
  if (self->fd < 0)
    {
      if (!self->told)
        g_warning ("the scanner %s cannot be used: %s", path != NULL ? path : BY_ID, g_strerror (errno));
      self->told = TRUE;
      open_later (self);
      return;
    }
  self->told = FALSE;
  self->wait_seconds = FIRST_WAIT_SECONDS;
  self->watch = g_unix_fd_add (self->fd, G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
gj_scanner_finalize (GObject *object)
{
  GjScanner *self = GJ_SCANNER (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  close_device (self);
  gj_serial_line_clear (&self->line);
  g_free (self->path);
  G_OBJECT_CLASS (gj_scanner_parent_class)->finalize (object);
}

static void
gj_scanner_class_init (GjScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gj_scanner_finalize;
  /* Static scope: without it GLib copies the text for its handlers, and frees the copy as it is. */
  signals[SIGNAL_SCANNED] = g_signal_new ("scanned", GJ_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", GJ_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gj_scanner_init (GjScanner *self)
{
  self->fd = -1;
  self->wait_seconds = FIRST_WAIT_SECONDS;
}

GjScanner *
gj_scanner_new (const char *device)
{
  GjScanner *self = g_object_new (GJ_TYPE_SCANNER, NULL);

  if (g_str_equal (device, "none"))
    return self;
  self->kind = g_str_has_prefix (device, "serial:") ? KIND_SERIAL : KIND_HID;
  g_assert (self->kind == KIND_SERIAL || g_str_equal (device, "hid") || g_str_has_prefix (device, "hid:"));
  if (self->kind == KIND_SERIAL)
    {
      if (!gj_serial_line_parse (device + strlen ("serial:"), 0, GJ_SERIAL_FLOW_NONE, &self->line))
        g_assert_not_reached ();
      self->path = g_strdup (self->line.path);
    }
  else if (strchr (device, ':') != NULL)
    self->path = g_strdup (strchr (device, ':') + 1);
  open_device (self);
  return self;
}

gboolean
gj_scanner_exists (GjScanner *self)
{
  g_return_val_if_fail (GJ_IS_SCANNER (self), FALSE);
  return self->kind != KIND_NONE;
}

gboolean
gj_scanner_is_ready (GjScanner *self)
{
  g_return_val_if_fail (GJ_IS_SCANNER (self), FALSE);
  return self->fd >= 0;
}
