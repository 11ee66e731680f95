/* SPDX-License-Identifier: Apache-2.0 */
/* What the emulated printer is plugged into: a socket it listens on or a pseudo-terminal, and the cable between. */
#include "devices/printer/emulator_private.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <gio/gio.h>

/* Taken from a new connection whatever the buffer holds: real-time commands get through at first.
 */
#define SPARE_BYTES 64
/* A printer's network board holds little: what the printer does not take stays with the host. */
#define RECEIVE_WINDOW 4096

void
gj_emulator_wire_close (GjPrinterEmulator *self)
{
  const struct linger reset = { 1, 0 };

  if (self->connection < 0)
    return;
  if (self->listener >= 0 && self->drop)
    setsockopt (self->connection, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  close (self->connection);
  if (self->far_end >= 0)
    close (self->far_end);
  self->far_end = -1;
  self->connection = -1;
  self->automatic = 0;
  self->real_time.length = 0;
}

static gsize
buffer_room (const GjPrinterEmulator *self)
{
  gsize room = self->buffer > self->input->len ? self->buffer - self->input->len : 0;

  if (self->fault == GJ_PRINTER_FAULT_STUCK)
    return 0;
  return MAX (room, self->spare);
}

void
gj_emulator_wire_read (GjPrinterEmulator *self)
{
  guint8 bytes[4096];
  gsize room = buffer_room (self);
  gssize got = read (self->connection, bytes, MIN (room, sizeof bytes));

  if (got < 0 && (errno == EAGAIN || errno == EINTR))
    return;
  if (got <= 0)
    {
      gj_emulator_wire_close (self);
      return;
    }
  self->spare -= MIN (self->spare, (guint)got);
  g_byte_array_append (self->received, bytes, (guint)got);
  for (gssize i = 0; i < got; i++)
    {
      g_byte_array_append (self->input, bytes + i, 1);
      gj_emulator_take_real_time (self, bytes[i]);
    }
}

void
gj_emulator_wire_accept (GjPrinterEmulator *self)
{
  const int one = 1;

  self->connection = accept4 (self->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (self->connection < 0)
    return;
  self->spare = SPARE_BYTES;
  setsockopt (self->connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (self->fault == GJ_PRINTER_FAULT_STALE)
    gj_emulator_answer_stale (self);
}

static void
set_error (GError **error, const char *what)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
}

static gboolean
open_listener (GjPrinterEmulator *self, guint16 port)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (port),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  const int one = 1;
  const int window = RECEIVE_WINDOW;

  self->listener = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (self->listener >= 0)
    {
      setsockopt (self->listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
      setsockopt (self->listener, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    }
  if (self->listener < 0 || bind (self->listener, (struct sockaddr *)&address, length) != 0
      || listen (self->listener, 1) != 0
      || getsockname (self->listener, (struct sockaddr *)&address, &length) != 0)
    return FALSE;
  self->port = ntohs (address.sin_port);
  return TRUE;
}

guint16
gj_printer_emulator_listen (GjPrinterEmulator *self, guint16 port, GError **error)
{
  g_return_val_if_fail (self->thread == NULL, 0);
  if (!open_listener (self, port))
    {
      set_error (error, "listen");
      return 0;
    }
  self->thread = g_thread_new ("gj-printer-emu", gj_emulator_main, self);
  return self->port;
}

guint16
gj_printer_emulator_get_port (GjPrinterEmulator *self)
{
  return self->port;
}

void
gj_emulator_wire_unplug (GjPrinterEmulator *self)
{
  self->drop = TRUE;
  gj_emulator_wire_close (self);
  self->drop = FALSE;
  if (self->listener >= 0)
    close (self->listener);
  self->listener = -1;
}

void
gj_emulator_wire_plug (GjPrinterEmulator *self)
{
  if (self->port != 0 && self->listener < 0 && !open_listener (self, self->port))
    g_warning ("printer emulator: port %u is gone: %s", self->port, g_strerror (errno));
}

char *
gj_printer_emulator_open_pty (GjPrinterEmulator *self, GError **error)
{
  struct termios line;
  char path[128];

  g_return_val_if_fail (self->thread == NULL, NULL);
  self->connection = posix_openpt (O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (self->connection < 0 || grantpt (self->connection) != 0 || unlockpt (self->connection) != 0
      || ptsname_r (self->connection, path, sizeof path) != 0
      || (self->far_end = open (path, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0
      || tcgetattr (self->far_end, &line) != 0)
    {
      set_error (error, "pty");
      return NULL;
    }
  cfmakeraw (&line);
  tcsetattr (self->far_end, TCSANOW, &line);
  self->thread = g_thread_new ("gj-printer-emu", gj_emulator_main, self);
  return g_strdup (path);
}

void
gj_emulator_wire_wait (GjPrinterEmulator *self, gint64 wait_us, struct pollfd polled[3])
{
  struct timespec wait = { wait_us / G_USEC_PER_SEC, (wait_us % G_USEC_PER_SEC) * 1000 };
  gboolean room = buffer_room (self) > 0;

  polled[0] = (struct pollfd){ .fd = self->wake, .events = POLLIN };
  polled[1] = (struct pollfd){ .fd = self->connection < 0 ? self->listener : -1, .events = POLLIN };
  /* Without room only the other side's going away is noticed. */
  polled[2] = (struct pollfd){ .fd = self->connection, .events = room ? POLLIN : 0 };
  g_mutex_unlock (&self->lock);
  if (ppoll (polled, 3, wait_us < 0 ? NULL : &wait, NULL) < 0)
    memset (polled, 0, 3 * sizeof *polled);
  g_mutex_lock (&self->lock);
}
