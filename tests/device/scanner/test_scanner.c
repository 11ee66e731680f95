/* SPDX-License-Identifier: Apache-2.0 */
/* The scanner on a real serial line (a pseudo terminal), and as a keyboard by the kernel's own stream of
 * key events, which comes through a pipe here. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/input.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "devices/scanner/evdev_keys.h"
#include "devices/scanner/scan_buffer.h"
#include "devices/scanner/scanner.h"

#define PATIENCE_SECONDS 10

/* A line whose end a scanner would have, and what the kiosk's end has heard. */
typedef struct
{
  char *folder;
  char *link; /* the name the kiosk opens: leads to the line of now */
  int master;
  GjScanner *scanner;
  GPtrArray *heard;
  guint changes;
  gboolean late;
} Line;

static void
on_scanned (Line *line, const char *text)
{
  g_ptr_array_add (line->heard, g_strdup (text));
}

static void
on_changed (Line *line)
{
  line->changes++;
}

/* Plugs a new line in under the same name. */
static void
plug (Line *line)
{
  line->master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (line->master, >=, 0);
  g_assert_cmpint (grantpt (line->master), ==, 0);
  g_assert_cmpint (unlockpt (line->master), ==, 0);
  (void)g_unlink (line->link);
  g_assert_cmpint (symlink (ptsname (line->master), line->link), ==, 0);
}

static void
unplug (Line *line)
{
  close (line->master);
  (void)g_unlink (line->link);
}

static void
listen_at (Line *line, const char *device)
{
  line->scanner = gj_scanner_new (device);
  g_signal_connect_swapped (line->scanner, "scanned", G_CALLBACK (on_scanned), line);
  g_signal_connect_swapped (line->scanner, "changed", G_CALLBACK (on_changed), line);
}

static void
set_up (Line *line, gconstpointer data)
{
  g_autofree char *device = NULL;

  line->folder = g_dir_make_tmp ("gongji-scanner-XXXXXX", NULL);
  line->link = g_build_filename (line->folder, "scanner", NULL);
  line->heard = g_ptr_array_new_with_free_func (g_free);
  plug (line);
  device = g_strconcat ("serial:", line->link, NULL);
  listen_at (line, device);
  g_assert_true (gj_scanner_is_ready (line->scanner));
}

static void
tear_down (Line *line, gconstpointer data)
{
  g_clear_object (&line->scanner);
  unplug (line);
  g_ptr_array_unref (line->heard);
  (void)g_rmdir (line->folder);
  g_free (line->folder);
  g_free (line->link);
}

static gboolean
on_late (gpointer data)
{
  ((Line *)data)->late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run until so many scans were heard. */
static void
wait_heard (Line *line, guint n)
{
  guint timer = g_timeout_add_seconds (PATIENCE_SECONDS, on_late, line);

  while (line->heard->len < n && !line->late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (line->late);
  g_source_remove (timer);
  g_assert_cmpuint (line->heard->len, ==, n);
}

static void
wait_changes (Line *line, guint n)
{
  guint timer = g_timeout_add_seconds (PATIENCE_SECONDS, on_late, line);

  while (line->changes < n && !line->late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (line->late);
  g_source_remove (timer);
}

static void
send (Line *line, const char *bytes)
{
  g_assert_cmpint (write (line->master, bytes, strlen (bytes)), ==, (gssize)strlen (bytes));
}

static void
assert_heard (Line *line, guint index, const char *text)
{
  g_assert_cmpstr (g_ptr_array_index (line->heard, index), ==, text);
}

/* A text that GLib copies for a signal's handlers is freed without being overwritten. */
static void
test_not_copied (Line *line, gconstpointer data)
{
  GSignalQuery signal;

  g_signal_query (g_signal_lookup ("scanned", GJ_TYPE_SCANNER), &signal);
  g_assert_cmpuint (signal.n_params, ==, 1);
  g_assert_true ((signal.param_types[0] & G_SIGNAL_TYPE_STATIC_SCOPE) != 0);
}

static void
test_a_line_is_a_scan (Line *line, gconstpointer data)
{
  send (line, "GJ1:ABC D\r\nGJ2:X\rhttp://y\n");
  wait_heard (line, 3);
  assert_heard (line, 0, "GJ1:ABC D");
  assert_heard (line, 1, "GJ2:X");
  assert_heard (line, 2, "http://y");
}

static void
test_a_scan_without_an_end_ends_by_itself (Line *line, gconstpointer data)
{
  send (line, "GJ1:NO END");
  wait_heard (line, 1);
  assert_heard (line, 0, "GJ1:NO END");
}

static void
test_a_scan_that_never_ends_is_thrown_away (Line *line, gconstpointer data)
{
  g_autofree char *flood = g_strnfill (GJ_SCAN_MAX + 1, 'A');

  send (line, flood);
  send (line, "\rGJ1:AFTER\r");
  wait_heard (line, 1);
  assert_heard (line, 0, "GJ1:AFTER");
}

static void
test_what_is_no_text_is_thrown_away (Line *line, gconstpointer data)
{
  send (line, "GJ1:\x01\x02\rGJ1:\xe7\x8e\x8b\rGJ1:GOOD\r");
  wait_heard (line, 1);
  assert_heard (line, 0, "GJ1:GOOD");
}

static void
test_a_scanner_that_went_is_found_again (Line *line, gconstpointer data)
{
  unplug (line);
  wait_changes (line, 1);
  g_assert_false (gj_scanner_is_ready (line->scanner));
  plug (line);
  wait_changes (line, 2);
  g_assert_true (gj_scanner_is_ready (line->scanner));
  send (line, "GJ1:AGAIN\r");
  wait_heard (line, 1);
  assert_heard (line, 0, "GJ1:AGAIN");
}

static void
test_without_a_scanner_nothing_is_ready (void)
{
  g_autoptr (GjScanner) scanner = gj_scanner_new ("none");

  g_assert_false (gj_scanner_exists (scanner));
  g_assert_false (gj_scanner_is_ready (scanner));
}

/* ---- a scanner that is a keyboard ---- */

static void
append_key (GByteArray *stream, guint16 code, gint32 value)
{
  const struct input_event key = { .type = EV_KEY, .code = code, .value = value };
  const struct input_event end = { .type = EV_SYN, .code = SYN_REPORT };

  g_byte_array_append (stream, (const guint8 *)&key, sizeof key);
  g_byte_array_append (stream, (const guint8 *)&end, sizeof end);
}

static void
press (GByteArray *stream, guint16 code, gboolean shift)
{
  if (shift)
    append_key (stream, KEY_LEFTSHIFT, 1);
  append_key (stream, code, 1);
  append_key (stream, code, 2); /* held: repeats are not characters */
  append_key (stream, code, 0);
  if (shift)
    append_key (stream, KEY_LEFTSHIFT, 0);
}

/* "GJ1:$a" and Return, as a scanner types it. */
static GByteArray *
typed_scan (void)
{
  GByteArray *stream = g_byte_array_new ();

  press (stream, KEY_G, TRUE);
  press (stream, KEY_J, TRUE);
  press (stream, KEY_1, FALSE);
  press (stream, KEY_SEMICOLON, TRUE);
  press (stream, KEY_4, TRUE);
  press (stream, KEY_A, FALSE);
  press (stream, KEY_ENTER, FALSE);
  return stream;
}

static void
test_keys_are_characters (void)
{
  g_autoptr (GByteArray) stream = typed_scan ();
  g_autoptr (GString) characters = g_string_new (NULL);
  GjEvdevKeys keys = { { 0 } };

  /* A read may end anywhere in an event. */
  for (guint i = 0; i < stream->len; i++)
    gj_evdev_keys_take (&keys, stream->data + i, 1, characters);
  g_assert_cmpstr (characters->str, ==, "GJ1:$a\n");
}

/* The kernel's word that it lost events, and the rest of the report that they were of. */
static void
append_loss (GByteArray *stream)
{
  const struct input_event dropped = { .type = EV_SYN, .code = SYN_DROPPED };

  g_byte_array_append (stream, (const guint8 *)&dropped, sizeof dropped);
  append_key (stream, KEY_Q, 1);
}

static void
test_lost_keys_leave_a_mark_and_hold_nothing (void)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GString) characters = g_string_new (NULL);
  GjEvdevKeys keys = { { 0 } };

  press (stream, KEY_G, TRUE);
  append_key (stream, KEY_CAPSLOCK, 1);
  append_key (stream, KEY_LEFTSHIFT, 1);
  append_loss (stream);
  press (stream, KEY_A, FALSE);
  press (stream, KEY_ENTER, FALSE);
  gj_evdev_keys_take (&keys, stream->data, stream->len, characters);
  g_assert_cmpstr (characters->str, ==, "G\x18" "a\n");
}

/* A keyboard's event device; the test types at the other end of a pipe. */
static int
keyboard_set_up (Line *line)
{
  g_autofree char *device = NULL;
  int fd;

  line->folder = g_dir_make_tmp ("gongji-scanner-XXXXXX", NULL);
  line->link = g_build_filename (line->folder, "event-kbd", NULL);
  line->heard = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (mkfifo (line->link, 0600), ==, 0);
  fd = open (line->link, O_RDWR | O_CLOEXEC);
  device = g_strconcat ("hid:", line->link, NULL);
  listen_at (line, device);
  g_assert_true (gj_scanner_is_ready (line->scanner));
  return fd;
}

static void
keyboard_tear_down (Line *line, int fd)
{
  g_clear_object (&line->scanner);
  close (fd);
  (void)g_unlink (line->link);
  (void)g_rmdir (line->folder);
  g_ptr_array_unref (line->heard);
  g_free (line->folder);
  g_free (line->link);
}

static void
type_all (int fd, const GByteArray *stream)
{
  g_assert_cmpint (write (fd, stream->data, stream->len), ==, (gssize)stream->len);
}

static void
test_a_keyboard_scan_is_heard (void)
{
  Line line = { NULL };
  g_autoptr (GByteArray) stream = typed_scan ();
  int fd = keyboard_set_up (&line);

  type_all (fd, stream);
  wait_heard (&line, 1);
  assert_heard (&line, 0, "GJ1:$a");
  keyboard_tear_down (&line, fd);
}

/* Once, at its end, be that Return or a pause; with a lock that was left on, the next is read as it is. */
static void
test_a_scan_that_lost_keys_is_told_to_be_unreadable (void)
{
  Line line = { NULL };
  g_autoptr (GByteArray) good = typed_scan ();
  g_autoptr (GByteArray) returned = g_byte_array_new ();
  g_autoptr (GByteArray) paused = g_byte_array_new ();
  int fd = keyboard_set_up (&line);

  press (returned, KEY_G, TRUE);
  append_loss (returned);
  append_key (returned, KEY_CAPSLOCK, 1);
  press (returned, KEY_1, FALSE);
  press (returned, KEY_ENTER, FALSE);
  append_loss (paused);
  append_key (paused, KEY_CAPSLOCK, 1);
  type_all (fd, returned);
  type_all (fd, good);
  wait_heard (&line, 2);
  assert_heard (&line, 0, GJ_SCAN_UNREADABLE);
  assert_heard (&line, 1, "GJ1:$a");
  type_all (fd, paused);
  wait_heard (&line, 3);
  assert_heard (&line, 2, GJ_SCAN_UNREADABLE);
  type_all (fd, good);
  wait_heard (&line, 4);
  assert_heard (&line, 3, "GJ1:$a");
  keyboard_tear_down (&line, fd);
}

/* What cannot be had alone would type into the window: it is not used. */
static void
test_a_device_that_cannot_be_had_alone_is_not_used (void)
{
  g_autoptr (GjScanner) scanner = NULL;

  scanner = gj_scanner_new ("hid:/dev/null");
  g_assert_true (gj_scanner_exists (scanner));
  g_assert_false (gj_scanner_is_ready (scanner));
}

#define ADD(path, func) g_test_add (path, Line, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL); /* what is missing is warned of */
  ADD ("/scanner/a-scan-is-not-copied", test_not_copied);
  ADD ("/scanner/a-line-is-a-scan-whatever-ends-it", test_a_line_is_a_scan);
  ADD ("/scanner/a-scan-without-an-end-ends-by-itself", test_a_scan_without_an_end_ends_by_itself);
  ADD ("/scanner/a-scan-that-never-ends-is-thrown-away", test_a_scan_that_never_ends_is_thrown_away);
  ADD ("/scanner/what-is-no-text-is-thrown-away", test_what_is_no_text_is_thrown_away);
  ADD ("/scanner/a-scanner-that-went-is-found-again", test_a_scanner_that_went_is_found_again);
  g_test_add_func ("/scanner/without-a-scanner-nothing-is-ready",
                   test_without_a_scanner_nothing_is_ready);
  g_test_add_func ("/scanner/keys-of-a-keyboard-are-characters", test_keys_are_characters);
  g_test_add_func ("/scanner/lost-keys-leave-a-mark-and-hold-nothing", test_lost_keys_leave_a_mark_and_hold_nothing);
  g_test_add_func ("/scanner/a-scan-that-lost-keys-is-told-to-be-unreadable",
                   test_a_scan_that_lost_keys_is_told_to_be_unreadable);
  g_test_add_func ("/scanner/a-scan-of-a-keyboard-is-heard", test_a_keyboard_scan_is_heard);
  g_test_add_func ("/scanner/a-device-that-cannot-be-had-alone-is-not-used",
                   test_a_device_that_cannot_be_had_alone_is_not_used);
  return g_test_run ();
}
