/* SPDX-License-Identifier: Apache-2.0 */
/* tcp, usb and serial as descriptors that never block (facts: printer 1.8, 1.9). No spooler: only
 * whoever opens the device hears what the printer says. */
#include "devices/printer/printer_transport.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "devices/printer/printer_lookup.h"

/* <linux/lp.h> */
#define LP_ABORT 0x0604
#define LP_GET_STATUS 0x060b
#define LP_STATUS_PAPER_OUT 0x20

#define USB_BLOCK 8192
#define DRAIN_POLL_US 5000
/* A small send buffer keeps little of a job between us and a printer that stops. */
#define TCP_SEND_BUFFER 16384

struct _GjPrinterWire
{
  GjPrinterWireKind kind;
  int fd;
  gboolean one_way; /* usb without a back channel */
};

static gboolean
parse_tcp (const char *text, GjPrinterAddress *address)
{
  const char *colon = strrchr (text, ':');
  guint64 port = 0;

  if (colon == NULL || colon == text
      || !g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, &port, NULL))
    return FALSE;
  if (*text == '[' && colon[-1] == ']')
    address->host = g_strndup (text + 1, (gsize)(colon - text) - 2);
  else
    address->host = g_strndup (text, (gsize)(colon - text));
  address->port = g_strdup_printf ("%u", (guint)port);
  return TRUE;
}

gboolean
gj_printer_address_parse (const char *device, GjPrinterAddress *address)
{
  memset (address, 0, sizeof *address);
  if (device == NULL)
    return FALSE;
  if (g_str_has_prefix (device, "tcp:"))
    {
      address->kind = GJ_PRINTER_WIRE_TCP;
      return parse_tcp (device + 4, address);
    }
  if (g_str_has_prefix (device, "serial:"))
    {
      address->kind = GJ_PRINTER_WIRE_SERIAL;
      return gj_serial_line_parse (device + 7, 0, GJ_SERIAL_FLOW_RTSCTS, &address->line) && address->line.baud != 0;
    }
  if (g_str_has_prefix (device, "usb:"))
    address->kind = GJ_PRINTER_WIRE_USB;
  else if (g_str_has_prefix (device, "file:"))
    address->kind = GJ_PRINTER_WIRE_FILE;
  else
    return FALSE;
  address->path = g_strdup (strchr (device, ':') + 1);
  return *address->path != '\0';
}

void
gj_printer_address_clear (GjPrinterAddress *address)
{
  g_clear_pointer (&address->path, g_free);
  gj_serial_line_clear (&address->line);
  g_clear_pointer (&address->host, g_free);
  g_clear_pointer (&address->port, g_free);
}

static GjPrinterWire *
wire_new (GjPrinterWireKind kind, int fd)
{
  GjPrinterWire *wire = g_new0 (GjPrinterWire, 1);

  wire->kind = kind;
  wire->fd = fd;
  return wire;
}

/* Waits for a connection being made; the monotonic deadline is common to all addresses of a name.
 */
static GjPrinterWireResult
await_connection (int fd, gint64 deadline_us, GCancellable *cancellable)
{
  GjPrinterWire wire = { GJ_PRINTER_WIRE_TCP, fd, FALSE };
  gint64 left_us = MAX (0, deadline_us - g_get_monotonic_time ());
  GjPrinterWireReady ready
      = gj_printer_wire_wait (&wire, TRUE, (guint)(left_us / 1000), cancellable);
  int error = 0;
  socklen_t length = sizeof error;

  if (ready & GJ_PRINTER_WIRE_STOPPED)
    return GJ_PRINTER_WIRE_CANCELLED;
  if (!(ready & GJ_PRINTER_WIRE_WRITABLE)
      || getsockopt (fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0 || error != 0)
    return GJ_PRINTER_WIRE_ABSENT;
  return GJ_PRINTER_WIRE_OPEN;
}

static GjPrinterWireResult
open_tcp (const GjPrinterAddress *address, guint timeout_ms, GCancellable *cancellable,
          GjPrinterWire **wire)
{
  gint64 deadline_us = g_get_monotonic_time () + (gint64)timeout_ms * 1000;
  GjPrinterWireResult result = GJ_PRINTER_WIRE_ABSENT;
  struct addrinfo *found = gj_printer_lookup (address->host, address->port, deadline_us, cancellable);

  if (found == NULL)
    return g_cancellable_is_cancelled (cancellable) ? GJ_PRINTER_WIRE_CANCELLED : GJ_PRINTER_WIRE_ABSENT;
  for (struct addrinfo *at = found; at != NULL && result == GJ_PRINTER_WIRE_ABSENT;
       at = at->ai_next)
    {
      const int one = 1;
      const int buffer = TCP_SEND_BUFFER;
      int fd = socket (at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

      if (fd < 0)
        continue;
      setsockopt (fd, SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
      setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
      if (connect (fd, at->ai_addr, at->ai_addrlen) == 0)
        result = GJ_PRINTER_WIRE_OPEN;
      else if (errno == EINPROGRESS)
        result = await_connection (fd, deadline_us, cancellable);
      if (result == GJ_PRINTER_WIRE_OPEN)
        *wire = wire_new (GJ_PRINTER_WIRE_TCP, fd);
      else
        close (fd);
    }
  freeaddrinfo (found);
  return result;
}

static GjPrinterWireResult
open_device (const GjPrinterAddress *address, GjPrinterWire **wire)
{
  gboolean serial = address->kind == GJ_PRINTER_WIRE_SERIAL;
  int fd = open (serial ? address->line.path : address->path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    return errno == EBUSY ? GJ_PRINTER_WIRE_BUSY : GJ_PRINTER_WIRE_ABSENT;
  /* Without flow control bytes may be lost and pictures turn into text: none only where the hall says so. */
  if (serial && !gj_serial_set_raw (fd, &address->line))
    {
      close (fd);
      return GJ_PRINTER_WIRE_ABSENT;
    }
  *wire = wire_new (address->kind, fd);
  return GJ_PRINTER_WIRE_OPEN;
}

GjPrinterWireResult
gj_printer_wire_open (const GjPrinterAddress *address, guint timeout_ms, GCancellable *cancellable,
                      GjPrinterWire **wire)
{
  GjPrinterWireResult result = GJ_PRINTER_WIRE_ABSENT;
  guint8 stale[256];

  *wire = NULL;
  switch (address->kind)
    {
    case GJ_PRINTER_WIRE_TCP:
      result = open_tcp (address, timeout_ms, cancellable, wire);
      break;
    case GJ_PRINTER_WIRE_USB:
    case GJ_PRINTER_WIRE_SERIAL:
      result = open_device (address, wire);
      break;
    case GJ_PRINTER_WIRE_FILE:
      g_assert_not_reached ();
    }
  /* Answers to questions of before are not answers to ours. */
  if (result == GJ_PRINTER_WIRE_OPEN)
    for (guint i = 0; i < 64 && gj_printer_wire_read (*wire, stale, sizeof stale) > 0; i++)
      ;
  return result;
}

/* Bytes that the terminal holds for a line that does not take them. */
static gboolean
serial_is_empty (GjPrinterWire *wire)
{
  int held = 0;

  return ioctl (wire->fd, TIOCOUTQ, &held) != 0 || held == 0;
}

gboolean
gj_printer_wire_drain (GjPrinterWire *wire, guint timeout_ms)
{
  gint64 deadline_us = g_get_monotonic_time () + (gint64)timeout_ms * 1000;

  switch (wire->kind)
    {
    case GJ_PRINTER_WIRE_TCP:
      return TRUE; /* the kernel goes on after a close */
    case GJ_PRINTER_WIRE_USB:
      /* nothing is writable while a transfer is in flight; answers that come meanwhile end a wait */
      while (!(gj_printer_wire_wait (wire, TRUE, 0, NULL) & GJ_PRINTER_WIRE_WRITABLE))
        {
          if (g_get_monotonic_time () >= deadline_us)
            return FALSE;
          g_usleep (DRAIN_POLL_US);
        }
      return TRUE;
    case GJ_PRINTER_WIRE_SERIAL:
      while (!serial_is_empty (wire))
        {
          if (g_get_monotonic_time () >= deadline_us)
            return FALSE;
          g_usleep (DRAIN_POLL_US);
        }
      return TRUE;
    case GJ_PRINTER_WIRE_FILE:
      break;
    }
  g_assert_not_reached ();
}

void
gj_printer_wire_close (GjPrinterWire *wire, GjPrinterWireEnd end, guint drain_ms)
{
  const struct linger reset = { 1, 0 };

  switch (wire->kind)
    {
    case GJ_PRINTER_WIRE_TCP:
      if (end == GJ_PRINTER_WIRE_ABANDON)
        setsockopt (wire->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
      else
        shutdown (wire->fd, SHUT_WR);
      break;
    case GJ_PRINTER_WIRE_USB:
      /* close() kills the transfer in flight: the end of a receipt */
      if (end == GJ_PRINTER_WIRE_ABANDON || !gj_printer_wire_drain (wire, drain_ms))
        ioctl (wire->fd, LP_ABORT, 1);
      break;
    case GJ_PRINTER_WIRE_SERIAL:
      /* or close() waits half a minute for a printer that takes nothing, also for one short question to it */
      if (end == GJ_PRINTER_WIRE_ABANDON || !gj_printer_wire_drain (wire, drain_ms))
        tcflush (wire->fd, TCOFLUSH);
      break;
    case GJ_PRINTER_WIRE_FILE:
      g_assert_not_reached ();
    }
  close (wire->fd);
  g_free (wire);
}

static gboolean
is_passing (int code)
{
  return code == EAGAIN || code == EINTR || code == ENOSPC;
}

gssize
gj_printer_wire_write (GjPrinterWire *wire, const guint8 *bytes, gsize length)
{
  gssize written;

  if (wire->kind == GJ_PRINTER_WIRE_TCP)
    written = send (wire->fd, bytes, length, MSG_NOSIGNAL);
  else
    written = write (wire->fd, bytes, MIN (length, USB_BLOCK));
  if (written < 0)
    return is_passing (errno) ? 0 : -1;
  return written;
}

/* A terminal that was hung up reads as nothing for ever, and is always readable. */
static gboolean
is_hung_up (const GjPrinterWire *wire)
{
  struct pollfd polled = { .fd = wire->fd };

  return poll (&polled, 1, 0) > 0 && (polled.revents & (POLLHUP | POLLNVAL)) != 0;
}

gssize
gj_printer_wire_read (GjPrinterWire *wire, guint8 *bytes, gsize length)
{
  gssize got;

  if (wire->one_way)
    return 0;
  got = read (wire->fd, bytes, length);
  if (got > 0)
    return got;
  if (got == 0) /* the end of a connection; on a terminal and on usb just nothing now, unless it is gone */
    return wire->kind == GJ_PRINTER_WIRE_TCP || is_hung_up (wire) ? -1 : 0;
  if (errno == EINVAL && wire->kind == GJ_PRINTER_WIRE_USB)
    {
      wire->one_way = TRUE;
      return 0;
    }
  return is_passing (errno) ? 0 : -1;
}

GjPrinterWireReady
gj_printer_wire_wait (GjPrinterWire *wire, gboolean write, guint timeout_ms,
                      GCancellable *cancellable)
{
  struct pollfd polled[2] = { { .fd = wire->fd, .events = wire->one_way ? 0 : POLLIN } };
  GjPrinterWireReady ready = GJ_PRINTER_WIRE_TIMEOUT;
  GPollFD cancel = { .fd = -1 };
  nfds_t count = 1;

  if (write)
    polled[0].events |= POLLOUT;
  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancel))
    polled[count++] = (struct pollfd){ .fd = cancel.fd, .events = POLLIN };
  if (poll (polled, count, (int)MIN (timeout_ms, (guint)G_MAXINT)) > 0)
    {
      if (polled[0].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL))
        ready |= GJ_PRINTER_WIRE_READABLE;
      if (polled[0].revents & (POLLOUT | POLLHUP | POLLERR | POLLNVAL) && write)
        ready |= GJ_PRINTER_WIRE_WRITABLE;
      if (count > 1 && polled[1].revents != 0)
        ready |= GJ_PRINTER_WIRE_STOPPED;
    }
  if (count > 1)
    g_cancellable_release_fd (cancellable);
  return ready;
}

gboolean
gj_printer_wire_says_paper_out (GjPrinterWire *wire)
{
  int status = 0;

  /* Many printers answer a constant 0x18; only a set paper bit says something. */
  return wire->kind == GJ_PRINTER_WIRE_USB && ioctl (wire->fd, LP_GET_STATUS, &status) == 0
         && (status & LP_STATUS_PAPER_OUT) != 0;
}
