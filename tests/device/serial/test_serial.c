/* SPDX-License-Identifier: Apache-2.0 */
/* What a configuration says of a serial line, and the settings that the line (a pseudo terminal) then has, whoever opens it. */
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "devices/keypad/pin_pad.h"
#include "devices/printer/printer_transport.h"
#include "devices/scanner/scanner.h"

#define LONG_PATH "/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0"

static void
assert_read (const char *text, const char *path, guint baud, GjSerialFlow flow)
{
  GjSerialLine line;

  g_assert_true (gj_serial_line_parse (text, 300, GJ_SERIAL_FLOW_RTSCTS, &line));
  g_assert_cmpstr (line.path, ==, path);
  g_assert_cmpuint (line.baud, ==, baud);
  g_assert_cmpint (line.flow, ==, flow);
  gj_serial_line_clear (&line);
}

static void
test_parsed (void)
{
  static const char *const wrong[] = { "", ":9600", "/dev/ttyS0:9601", "/dev/ttyS0:9600:xon", "/dev/ttyS0:5:none",
                                       "/dev/ttyS0:rtscts", "/dev/ttyS0:none:9601", ":9600:none" };
  GjSerialLine line;

  assert_read ("/dev/ttyS0", "/dev/ttyS0", 300, GJ_SERIAL_FLOW_RTSCTS);
  assert_read ("/dev/ttyS0:1200", "/dev/ttyS0", 1200, GJ_SERIAL_FLOW_RTSCTS);
  assert_read ("/dev/ttyS0:921600:none", "/dev/ttyS0", 921600, GJ_SERIAL_FLOW_NONE);
  assert_read ("/dev/ttyS0:9600:rtscts", "/dev/ttyS0", 9600, GJ_SERIAL_FLOW_RTSCTS);
  assert_read ("/dev/ttyS0:9600:xonxoff", "/dev/ttyS0", 9600, GJ_SERIAL_FLOW_XONXOFF);
  assert_read (LONG_PATH, LONG_PATH, 300, GJ_SERIAL_FLOW_RTSCTS);
  assert_read (LONG_PATH ":19200", LONG_PATH, 19200, GJ_SERIAL_FLOW_RTSCTS);
  assert_read (LONG_PATH ":19200:none", LONG_PATH, 19200, GJ_SERIAL_FLOW_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_false (gj_serial_line_parse (wrong[i], 300, GJ_SERIAL_FLOW_RTSCTS, &line));
      g_assert_null (line.path);
    }
}

static int
open_far (void)
{
  int far = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  g_assert_cmpint (far, >=, 0);
  g_assert_cmpint (grantpt (far), ==, 0);
  g_assert_cmpint (unlockpt (far), ==, 0);
  return far;
}

static void
assert_settings (int far, speed_t speed, gboolean rtscts, gboolean xonxoff)
{
  struct termios line;

  g_assert_cmpint (tcgetattr (far, &line), ==, 0);
  g_assert_cmpuint (cfgetospeed (&line), ==, speed);
  g_assert_cmpint ((line.c_cflag & CRTSCTS) != 0, ==, rtscts);
  g_assert_cmpint ((line.c_iflag & IXON) != 0, ==, xonxoff);
  g_assert_cmpuint (line.c_iflag & (IXOFF | IXANY), ==, 0);
  g_assert_cmpuint (line.c_lflag & (ICANON | ECHO | ISIG), ==, 0);
  g_assert_cmpuint (line.c_cc[VSTART], ==, 0x11);
  g_assert_cmpuint (line.c_cc[VSTOP], ==, 0x13);
}

static void
check_printer (const char *settings, speed_t speed, gboolean rtscts, gboolean xonxoff)
{
  int far = open_far ();
  g_autofree char *device = g_strdup_printf ("serial:%s%s", ptsname (far), settings);
  GjPrinterAddress address;
  GjPrinterWire *wire = NULL;

  g_assert_true (gj_printer_address_parse (device, &address));
  g_assert_cmpint (gj_printer_wire_open (&address, 500, NULL, &wire), ==, GJ_PRINTER_WIRE_OPEN);
  assert_settings (far, speed, rtscts, xonxoff);
  gj_printer_wire_close (wire, GJ_PRINTER_WIRE_DONE, 20);
  gj_printer_address_clear (&address);
  close (far);
}

static void
test_printer (void)
{
  GjPrinterAddress address;

  check_printer (":19200", B19200, TRUE, FALSE);
  check_printer (":9600:rtscts", B9600, TRUE, FALSE);
  check_printer (":115200:none", B115200, FALSE, FALSE);
  check_printer (":38400:xonxoff", B38400, FALSE, TRUE);
  g_assert_false (gj_printer_address_parse ("serial:/dev/ttyS0", &address)); /* its speed is to be said */
  gj_printer_address_clear (&address);
}

/* DC3 from the printer holds our bytes back and is no answer of its; DC1 lets them go. */
static void
test_held_back (void)
{
  int far = open_far ();
  g_autofree char *device = g_strdup_printf ("serial:%s:9600:xonxoff", ptsname (far));
  GjPrinterAddress address;
  GjPrinterWire *wire = NULL;
  guint8 bytes[8];

  g_assert_true (gj_printer_address_parse (device, &address));
  g_assert_cmpint (gj_printer_wire_open (&address, 500, NULL, &wire), ==, GJ_PRINTER_WIRE_OPEN);
  g_assert_cmpint (write (far, "\x13\x12", 2), ==, 2);
  while (gj_printer_wire_read (wire, bytes, sizeof bytes) == 0)
    g_assert_cmpint (gj_printer_wire_wait (wire, FALSE, 5000, NULL), !=, GJ_PRINTER_WIRE_TIMEOUT);
  g_assert_cmpuint (bytes[0], ==, 0x12);
  g_assert_cmpint (gj_printer_wire_write (wire, (const guint8 *) "A", 1), ==, 0);
  g_assert_cmpint (write (far, "\x11", 1), ==, 1);
  while (gj_printer_wire_write (wire, (const guint8 *) "B", 1) == 0)
    gj_printer_wire_wait (wire, TRUE, 5000, NULL);
  g_assert_cmpint (read (far, bytes, sizeof bytes), ==, 1);
  g_assert_cmpuint (bytes[0], ==, 'B');
  gj_printer_wire_close (wire, GJ_PRINTER_WIRE_DONE, 20);
  gj_printer_address_clear (&address);
  close (far);
}

static void
check_scanner (const char *settings, speed_t speed, gboolean rtscts, gboolean xonxoff)
{
  int far = open_far ();
  g_autofree char *device = g_strdup_printf ("serial:%s%s", ptsname (far), settings);
  g_autoptr (GjScanner) scanner = gj_scanner_new (device);

  g_assert_true (gj_scanner_is_ready (scanner));
  assert_settings (far, speed, rtscts, xonxoff);
  g_clear_object (&scanner);
  close (far);
}

static void
test_scanner (void)
{
  check_scanner ("", B38400, FALSE, FALSE); /* as the terminal comes */
  check_scanner (":115200", B115200, FALSE, FALSE);
  check_scanner (":9600:xonxoff", B9600, FALSE, TRUE);
  check_scanner (":9600:rtscts", B9600, TRUE, FALSE);
}

static void
check_pad (const char *settings, speed_t speed, gboolean rtscts, gboolean xonxoff)
{
  int far = open_far ();
  g_autofree char *device = g_strdup_printf ("serial:%s%s", ptsname (far), settings);
  g_autoptr (GjPinPad) pad = gj_pin_pad_new (device);

  assert_settings (far, speed, rtscts, xonxoff);
  g_clear_object (&pad);
  close (far);
}

static void
test_pad (void)
{
  check_pad ("", B9600, FALSE, FALSE);
  check_pad (":19200", B19200, FALSE, FALSE);
  check_pad (":2400:xonxoff", B2400, FALSE, TRUE);
  check_pad (":9600:rtscts", B9600, TRUE, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/serial/address-says-path-speed-and-flow-control", test_parsed);
  g_test_add_func ("/serial/printer-has-rts-cts-unless-another-is-said", test_printer);
  g_test_add_func ("/serial/printer-with-xonxoff-holds-our-bytes-back", test_held_back);
  g_test_add_func ("/serial/scanner-has-no-flow-control-unless-one-is-said", test_scanner);
  g_test_add_func ("/serial/pad-has-no-flow-control-unless-one-is-said", test_pad);
  return g_test_run ();
}
