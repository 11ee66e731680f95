/* SPDX-License-Identifier: Apache-2.0 */
/* What is particular about each wire (facts: printer 1.8, 1.9): a terminal that takes nothing, that still holds bytes of
 * before, that goes and comes back under the same name; a network printer whose answers are one job behind. */
#include "tests/device/printer/rig.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "devices/printer/printer_lookup.h"
#include "devices/printer/printer_talk.h"
#include "devices/printer/printer_transport.h"

/* A terminal whose far end the test holds. */
typedef struct
{
  int far;
  int near; /* held, so that the terminal's settings outlive a close */
  char path[128];
} Terminal;

static void
terminal_open (Terminal *terminal)
{
  struct termios line;

  terminal->far = posix_openpt (O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  g_assert_cmpint (terminal->far, >=, 0);
  g_assert_cmpint (grantpt (terminal->far), ==, 0);
  g_assert_cmpint (unlockpt (terminal->far), ==, 0);
  g_assert_cmpint (ptsname_r (terminal->far, terminal->path, sizeof terminal->path), ==, 0);
  terminal->near = open (terminal->path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (tcgetattr (terminal->near, &line), ==, 0);
  cfmakeraw (&line);
  g_assert_cmpint (tcsetattr (terminal->near, TCSANOW, &line), ==, 0);
}

static void
terminal_close (Terminal *terminal)
{
  close (terminal->near);
  close (terminal->far);
}

static GjPrinterWire *
wire_open (const char *form, const char *path)
{
  g_autofree char *device = g_str_equal (form, "usb") ? g_strconcat ("usb:", path, NULL)
                                                      : g_strconcat ("serial:", path, ":115200", NULL);
  GjPrinterAddress address;
  GjPrinterWire *wire = NULL;

  g_assert_true (gj_printer_address_parse (device, &address));
  g_assert_cmpint (gj_printer_wire_open (&address, 500, NULL, &wire), ==, GJ_PRINTER_WIRE_OPEN);
  gj_printer_address_clear (&address);
  return wire;
}

static void
test_flow_control (void)
{
  Terminal terminal;
  struct termios line;

  terminal_open (&terminal);
  GjPrinterWire *wire = wire_open ("serial", terminal.path);

  g_assert_cmpint (tcgetattr (terminal.near, &line), ==, 0);
  g_assert_cmpuint (line.c_cflag & CRTSCTS, ==, CRTSCTS);
  g_assert_cmpuint (line.c_cflag & CLOCAL, ==, CLOCAL);
  g_assert_cmpuint (line.c_iflag & (IXON | IXOFF | ICRNL), ==, 0);
  g_assert_cmpuint (line.c_oflag & OPOST, ==, 0);
  g_assert_cmpuint (line.c_lflag & (ECHO | ICANON | ISIG), ==, 0);
  g_assert_cmpint (cfgetospeed (&line), ==, B115200);
  gj_printer_wire_close (wire, GJ_PRINTER_WIRE_DONE, 20);
  terminal_close (&terminal);
}

/* A driver that reads what it finds would take the answers of before for answers to its questions. */
static void
test_stale_bytes (gconstpointer data)
{
  Terminal terminal;
  guint8 byte;

  terminal_open (&terminal);
  g_assert_cmpint (write (terminal.far, "\x1a\x32\x12\x7e\x00", 5), ==, 5);
  GjPrinterWire *wire = wire_open (data, terminal.path);

  g_assert_cmpint (gj_printer_wire_read (wire, &byte, 1), ==, 0);
  gj_printer_wire_close (wire, GJ_PRINTER_WIRE_DONE, 20);
  terminal_close (&terminal);
}

/* No write blocks, one is never longer than what the kernel can lose at once, and closing does not wait for a printer
 * that takes nothing. */
static void
test_takes_nothing (gconstpointer data)
{
  g_autofree guint8 *bytes = g_malloc0 (65536);
  Terminal terminal;
  gssize taken;
  gint64 begun_us;

  terminal_open (&terminal);
  GjPrinterWire *wire = wire_open (data, terminal.path);

  begun_us = g_get_monotonic_time ();
  do
    {
      taken = gj_printer_wire_write (wire, bytes, 65536);
      g_assert_cmpint (taken, >=, 0);
      g_assert_cmpint (taken, <=, 8192);
    }
  while (taken > 0);
  gj_printer_wire_close (wire, GJ_PRINTER_WIRE_ABANDON, 20);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 5 * G_USEC_PER_SEC);
  terminal_close (&terminal);
}

/* One that is pulled out is lost at once: its line is readable for ever, and nothing is to be read. */
static void
test_hung_up (gconstpointer data)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  GjPrinterEngine engine = { .profile = profile, .answers_owed = 1 };
  GjPrinterTalk talk = { .engine = &engine };
  Terminal terminal;
  gint64 begun_us;
  guint8 byte;

  engine.deadlines.finish_ms = engine.deadlines.reply_ms = 2000;
  terminal_open (&terminal);
  talk.wire = wire_open (data, terminal.path);
  gj_status_parser_init (&talk.parser);
  g_assert_cmpint (gj_printer_wire_read (talk.wire, &byte, 1), ==, 0);
  close (terminal.far);
  begun_us = g_get_monotonic_time ();
  g_assert_false (gj_printer_talk_await_owed (&talk, 1, 0));
  g_assert_true (talk.lost);
  g_assert_cmpint (gj_printer_talk_lost_condition (&talk), ==, GJ_PRINTER_ABSENT);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, G_USEC_PER_SEC);
  gj_printer_wire_close (talk.wire, GJ_PRINTER_WIRE_DONE, 20);
  close (terminal.near);
}

/* The whole driver against it: not one byte of the receipt was on its way when it said nothing. */
static void
test_stuck_terminal (gconstpointer data)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *path = gj_printer_emulator_open_pty (emulator, NULL);
  g_autofree char *device = g_str_equal (data, "usb") ? g_strconcat ("usb:", path, NULL)
                                                      : g_strconcat ("serial:", path, ":115200", NULL);
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) expected = rig_expected (second, NULL);

  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_STUCK, GJ_PRINTER_MOMENT_IN_RASTER, 300);
  GjPrintResult result = rig_print (printer, first, NULL);

  g_assert_true (result.outcome == GJ_PRINT_STOPPED || result.outcome == GJ_PRINT_UNKNOWN);
  g_assert_cmpint (result.condition, ==, GJ_PRINTER_NO_ANSWER);
  g_assert_cmpint (rig_print (printer, second, NULL).outcome, ==, GJ_PRINT_NOT_STARTED);
  gj_printer_emulator_clear_fault (emulator);
  while (rig_check (printer).condition != GJ_PRINTER_READY)
    ;
  g_assert_cmpint (rig_print (printer, second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);

  g_assert_true (gj_paper_equal (g_ptr_array_index (papers, papers->len - 1), expected));
}

/* udev's link stays, the device behind it is another. */
static void
test_replug (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gongji-replug-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (dir, "receipt-printer", NULL);
  g_autofree char *device = g_strconcat ("usb:", link, NULL);
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  GjPrinterEmulator *emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *before = gj_printer_emulator_open_pty (emulator, NULL);

  g_assert_cmpint (symlink (before, link), ==, 0);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_object_unref (emulator);
  g_unlink (link);
  g_assert_cmpint (rig_print (printer, paper, NULL).condition, ==, GJ_PRINTER_ABSENT);

  g_autoptr (GjPrinterEmulator) again = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *after = gj_printer_emulator_open_pty (again, NULL);

  g_assert_cmpint (symlink (after, link), ==, 0);
  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_unlink (link);
  g_rmdir (dir);
}

/* A network printer that answers GS r one job late, and DLE EOT with what was asked before as well; or that goes mad. */
typedef struct
{
  int listener;
  guint16 port;
  guint late;     /* answers it holds back */
  gboolean stale;
  guint babble_after; /* bytes it takes before it never stops talking; 0: it does not */
  GThread *thread;
} Laggard;

/* Faster than anybody reads, until nobody does. */
static void
babble (int fd)
{
  guint8 words[16384];

  memset (words, 0x12, sizeof words);
  while (send (fd, words, sizeof words, MSG_NOSIGNAL) > 0)
    ;
}

static void
serve (Laggard *laggard, int fd)
{
  guint8 last[3] = { 0 };
  guint taken = 0;
  guint8 byte;

  if (laggard->stale)
    g_assert_cmpint (send (fd, "\x1a\x00\x37\x22QQQQ\x00\x12", 10, MSG_NOSIGNAL), ==, 10);
  while (read (fd, &byte, 1) == 1)
    {
      memmove (last, last + 1, 2);
      last[2] = byte;
      if (last[0] == 0x10 && last[1] == 0x04 && last[2] >= 1 && last[2] <= 4)
        send (fd, "\x12", 1, MSG_NOSIGNAL);
      if (++taken == laggard->babble_after)
        babble (fd);
      if (memcmp (last, "\x1dr\x01", 3) != 0)
        continue;
      if (laggard->late > 0)
        laggard->late--;
      else
        send (fd, "\x00", 1, MSG_NOSIGNAL);
    }
}

static gpointer
laggard_main (gpointer data)
{
  Laggard *laggard = data;
  int fd;

  while ((fd = accept (laggard->listener, NULL, NULL)) >= 0)
    {
      serve (laggard, fd);
      close (fd);
    }
  return NULL;
}

static void
laggard_start (Laggard *laggard)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;

  laggard->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (laggard->listener, (struct sockaddr *) &address, length), ==, 0);
  g_assert_cmpint (listen (laggard->listener, 4), ==, 0);
  g_assert_cmpint (getsockname (laggard->listener, (struct sockaddr *) &address, &length), ==, 0);
  laggard->port = ntohs (address.sin_port);
  laggard->thread = g_thread_new ("laggard", laggard_main, laggard);
}

static void
laggard_end (Laggard *laggard)
{
  shutdown (laggard->listener, SHUT_RDWR);
  g_thread_join (laggard->thread);
  close (laggard->listener);
}

/* The one answer that comes is that to the resynchronisation; it says nothing of the receipt. */
static void
test_earlier_answer (void)
{
  g_autoptr (GjPaper) paper = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  Laggard laggard = { .late = 1 };

  laggard_start (&laggard);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (laggard.port, NULL);

  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_UNKNOWN);
  /* in step again: what it answers now it answers to this job */
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_clear_object (&printer);
  laggard_end (&laggard);
}

/* It says "off line" and "printed" of before as soon as somebody connects. */
static void
test_stale_answers (void)
{
  g_autoptr (GjPaper) paper = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  Laggard laggard = { .stale = TRUE };

  laggard_start (&laggard);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (laggard.port, NULL);

  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  laggard.late = 100;
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_UNKNOWN);
  g_clear_object (&printer);
  laggard_end (&laggard);
}

/* From its first word, or in the middle of a paper: whoever heard it out would hear it
 * for ever. It is a printer out of order, and the line is free for the next. */
static void
test_babbler (void)
{
  static const struct
  {
    guint after;
    GjPrintOutcome outcome, or;
  } points[] = {
    { 1, GJ_PRINT_NOT_STARTED, GJ_PRINT_NOT_STARTED },
    { 3000, GJ_PRINT_STOPPED, GJ_PRINT_UNKNOWN }, /* the line may have taken all before so much of it was heard */
  };
  g_autoptr (GjPaper) paper = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      Laggard laggard = { 0 };

      laggard_start (&laggard);
      g_autoptr (GjPrinter) printer = rig_printer_tcp (laggard.port, NULL);

      g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
      laggard.babble_after = points[i].after;
      GjPrintResult result = rig_print (printer, paper, NULL);

      if (result.outcome != points[i].or)
        g_assert_cmpint (result.outcome, ==, points[i].outcome);
      g_assert_cmpint (result.condition, ==, GJ_PRINTER_ERROR);
      laggard.babble_after = 1;
      g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_ERROR);
      laggard.babble_after = 0;
      g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
      g_clear_object (&printer);
      laggard_end (&laggard);
    }
}

/* An answer may be here before the question's write returns; taken for another's, it would be waited for in vain. */
static void
test_quick_answers (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  GjPrinterDeadlines endless;

  gj_printer_get_deadlines (printer, &endless);
  endless.reply_ms = 3600 * 1000; /* the rig gives up after a minute */
  gj_printer_set_deadlines (printer, &endless);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
}

/* A resolver that answers nobody while it hangs. */
static struct
{
  GMutex lock;
  GCond freed;
  gboolean hangs;
  guint asked; /* that hung */
  guint left;
} resolver;

/* In the place of the library's: an address is itself, any name is this machine. */
int
getaddrinfo (const char *host, const char *port, const struct addrinfo *hints, struct addrinfo **found)
{
  gboolean is_name = !g_hostname_is_ip_address (host);
  struct sockaddr_in *address;

  if (is_name && (hints->ai_flags & AI_NUMERICHOST) != 0)
    return EAI_NONAME;
  g_mutex_lock (&resolver.lock);
  resolver.asked += is_name && resolver.hangs;
  while (is_name && resolver.hangs)
    g_cond_wait (&resolver.freed, &resolver.lock);
  g_mutex_unlock (&resolver.lock);
  *found = calloc (1, sizeof **found + sizeof *address);
  address = (struct sockaddr_in *) (*found + 1);
  *address = (struct sockaddr_in){ .sin_family = AF_INET,
                                   .sin_port = htons ((guint16) g_ascii_strtoull (port, NULL, 10)),
                                   .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  **found = (struct addrinfo){ .ai_family = AF_INET,
                               .ai_socktype = SOCK_STREAM,
                               .ai_addrlen = sizeof *address,
                               .ai_addr = (struct sockaddr *) address };
  return 0;
}

void
freeaddrinfo (struct addrinfo *found)
{
  g_mutex_lock (&resolver.lock);
  resolver.left++;
  g_cond_broadcast (&resolver.freed);
  g_mutex_unlock (&resolver.lock);
  free (found);
}

/* Name after name that is asked for, nobody waits longer than for a printer that is away, the threads that hang are few,
 * and the printer is there when the resolver is. */
static void
test_resolver_hangs (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autofree char *device
      = g_strdup_printf ("tcp:receipt-printer.hall:%u", gj_printer_emulator_listen (emulator, 0, NULL));
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);

  resolver.hangs = TRUE;
  for (guint i = 0; i < 2 * GJ_PRINTER_LOOKUPS_MOST; i++)
    g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_ABSENT);
  GjPrintResult result = rig_print (printer, paper, NULL);

  g_assert_cmpint (result.outcome, ==, GJ_PRINT_NOT_STARTED);
  g_assert_cmpint (result.condition, ==, GJ_PRINTER_ABSENT);
  g_mutex_lock (&resolver.lock);
  g_assert_cmpuint (resolver.asked, ==, GJ_PRINTER_LOOKUPS_MOST);
  resolver.left = 0;
  resolver.hangs = FALSE;
  g_cond_broadcast (&resolver.freed);
  while (resolver.left < GJ_PRINTER_LOOKUPS_MOST)
    g_cond_wait (&resolver.freed, &resolver.lock);
  g_mutex_unlock (&resolver.lock);
  while (rig_check (printer).condition != GJ_PRINTER_READY)
    ;
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
}

/* One connection at a time, and the end of it only after the printer's word: whoever holds the line keeps the next job
 * out, which then has not begun. */
static void
test_one_connection (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  guint16 port = gj_printer_emulator_listen (emulator, 0, NULL);
  struct sockaddr_in address
      = { .sin_family = AF_INET, .sin_port = htons (port), .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int other = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (port, NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);

  g_assert_cmpint (connect (other, (struct sockaddr *) &address, sizeof address), ==, 0);
  GjPrintResult result = rig_print (printer, paper, NULL);

  g_assert_cmpint (result.outcome, ==, GJ_PRINT_NOT_STARTED);
  close (other);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GjPaper) last = rig_last_paper (emulator, 1);
  g_autofree char *read = rig_zbarimg (last);

  g_assert_cmpstr (read, ==, RIG_QR_A);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/serial-line-is-raw-with-flow-control", test_flow_control);
  g_test_add_data_func ("/wire/serial-forgets-what-was-said-before", "serial", test_stale_bytes);
  g_test_add_data_func ("/wire/usb-forgets-what-was-said-before", "usb", test_stale_bytes);
  g_test_add_data_func ("/wire/serial-never-blocks-on-a-printer-that-takes-nothing", "serial", test_takes_nothing);
  g_test_add_data_func ("/wire/usb-never-blocks-on-a-printer-that-takes-nothing", "usb", test_takes_nothing);
  g_test_add_data_func ("/wire/serial-printer-that-is-pulled-out-is-not-waited-for", "serial", test_hung_up);
  g_test_add_data_func ("/wire/usb-printer-that-is-pulled-out-is-not-waited-for", "usb", test_hung_up);
  g_test_add_data_func ("/wire/serial-printer-that-is-stuck-prints-for-the-next-when-it-is-not", "serial", test_stuck_terminal);
  g_test_add_data_func ("/wire/usb-printer-that-is-stuck-prints-for-the-next-when-it-is-not", "usb", test_stuck_terminal);
  g_test_add_func ("/wire/printer-replugged-under-the-same-link-goes-on", test_replug);
  g_test_add_func ("/wire/answer-to-an-earlier-job-confirms-nothing", test_earlier_answer);
  g_test_add_func ("/wire/answers-of-before-are-not-answers-to-this", test_stale_answers);
  g_test_add_func ("/wire/printer-that-never-stops-talking-is-out-of-order", test_babbler);
  g_test_add_func ("/wire/answer-that-is-quick-is-not-waited-for", test_quick_answers);
  g_test_add_func ("/wire/resolver-that-hangs-is-a-printer-that-is-away", test_resolver_hangs);
  g_test_add_func ("/wire/who-holds-the-line-keeps-the-next-job-whole", test_one_connection);
  return g_test_run ();
}
