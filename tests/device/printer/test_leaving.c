/* SPDX-License-Identifier: Apache-2.0 */
/* What a wire still holds when it is closed (facts: printer 1.9): a usb transfer in flight is the end of a receipt and its
 * cut, and a terminal whose line takes nothing must not hold the close up. The kernel's part is played here, since no
 * pseudo-terminal does either: what the driver asks it comes to the four functions below. */
#include "tests/device/printer/rig.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "devices/printer/printer_transport.h"

#define LP_ABORT 0x0604

static struct
{
  gint held;             /* atomic: what TIOCOUTQ answers; -1: the kernel does */
  gint flushed;          /* atomic */
  gint aborted;          /* atomic */
  gint slow_cut;         /* atomic: the transfer that ends a job takes this many ms */
  gint64 in_flight_until_us;
} kernel = { .held = -1 };

int __poll_chk (struct pollfd *fds, nfds_t count, int timeout, size_t size);

int
ioctl (int fd, unsigned long request, ...)
{
  va_list arguments;
  void *argument;

  va_start (arguments, request);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  if (request == LP_ABORT)
    g_atomic_int_inc (&kernel.aborted);
  if (request == TIOCOUTQ && g_atomic_int_get (&kernel.held) >= 0)
    {
      *(int *)argument = g_atomic_int_get (&kernel.held);
      return 0;
    }
  return (int)syscall (SYS_ioctl, fd, request, argument);
}

int
tcflush (int fd, int queue)
{
  g_atomic_int_inc (&kernel.flushed);
  return (int)syscall (SYS_ioctl, fd, TCFLSH, (long)queue);
}

/* Only the worker's thread writes to a terminal and asks whether it may. */
ssize_t
write (int fd, const void *bytes, size_t length)
{
  const guint8 *last = (const guint8 *)bytes + length;
  int slow_ms = g_atomic_int_get (&kernel.slow_cut);

  if (slow_ms > 0 && length >= 4 && last[-4] == 0x1d && last[-3] == 'V')
    kernel.in_flight_until_us = g_get_monotonic_time () + slow_ms * (gint64)1000;
  return syscall (SYS_write, fd, bytes, length);
}

int
poll (struct pollfd *fds, nfds_t count, int timeout)
{
  const struct timespec longest = { timeout / 1000, timeout % 1000 * 1000000L };
  gboolean busy = g_atomic_int_get (&kernel.slow_cut) > 0 && g_get_monotonic_time () < kernel.in_flight_until_us;

  if (busy && count > 0)
    fds[0].events &= (short)~POLLOUT;
  return ppoll (fds, count, timeout < 0 ? NULL : &longest, NULL);
}

int
__poll_chk (struct pollfd *fds, nfds_t count, int timeout, size_t size)
{
  g_assert (count * sizeof *fds <= size);
  return poll (fds, count, timeout);
}

static void
test_serial_takes_nothing (void)
{
  static const GjPrinterWireEnd ends[] = { GJ_PRINTER_WIRE_DONE, GJ_PRINTER_WIRE_SENT, GJ_PRINTER_WIRE_ABANDON };
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *path = gj_printer_emulator_open_pty (emulator, NULL);
  g_autofree char *device = g_strconcat ("serial:", path, ":115200", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      GjPrinterAddress address;
      GjPrinterWire *wire = NULL;

      g_assert_true (gj_printer_address_parse (device, &address));
      g_assert_cmpint (gj_printer_wire_open (&address, 500, NULL, &wire), ==, GJ_PRINTER_WIRE_OPEN);
      gj_printer_address_clear (&address);
      g_atomic_int_set (&kernel.held, 3);
      g_atomic_int_set (&kernel.flushed, 0);
      g_assert_true (ends[i] == GJ_PRINTER_WIRE_ABANDON || !gj_printer_wire_drain (wire, 20));
      gj_printer_wire_close (wire, ends[i], 20);
      g_assert_cmpint (g_atomic_int_get (&kernel.flushed), ==, 1);
      g_atomic_int_set (&kernel.held, -1);
    }
}

static void
test_usb_slow_end (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *path = gj_printer_emulator_open_pty (emulator, NULL);
  g_autofree char *device = g_strconcat ("usb:", path, NULL);
  g_autofree char *shipped = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "printers", NULL);
  const char *folders[] = { shipped, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_load (folders, "no-status", &error);
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, profile);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);

  g_assert_no_error (error);
  g_atomic_int_set (&kernel.aborted, 0);
  g_atomic_int_set (&kernel.slow_cut, 400);
  GjPrintResult result = rig_print (printer, paper, NULL);

  g_assert_cmpint (kernel.in_flight_until_us, >, 0);
  g_assert_cmpint (g_get_monotonic_time (), >=, kernel.in_flight_until_us);
  g_atomic_int_set (&kernel.slow_cut, 0);
  g_assert_cmpint (result.outcome, ==, GJ_PRINT_UNKNOWN);
  g_assert_cmpint (g_atomic_int_get (&kernel.aborted), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaving/serial-line-that-takes-nothing-is-closed-without-waiting-for-it", test_serial_takes_nothing);
  g_test_add_func ("/leaving/usb-end-and-cut-are-waited-for-where-no-answer-will-come", test_usb_slow_end);
  return g_test_run ();
}
