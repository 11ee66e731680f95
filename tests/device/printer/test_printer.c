/* SPDX-License-Identifier: Apache-2.0 */
/* Jobs over every kind of wire, and what a dead host, a stale answer or a printer that talks
 * nonsense may not do. */
#include "tests/device/printer/rig.h"

#include <arpa/inet.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "devices/printer/escpos.h"

static void
test_tcp (void)
{
  static const guint widths[] = { GJ_PAPER_WIDTH_80MM, GJ_PAPER_WIDTH_58MM };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (widths[i]);
      g_autofree char *device
          = g_strdup_printf ("tcp:127.0.0.1:%u", gj_printer_emulator_listen (emulator, 0, NULL));
      g_autoptr (GjPrinter) printer = rig_printer (device, widths[i], NULL);
      g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, widths[i]);
      GjPrintResult result = rig_print (printer, paper, NULL);
      g_autoptr (GjPaper) printed = rig_last_paper (emulator, 1);
      g_autofree char *read = rig_zbarimg (printed);

      g_assert_cmpint (result.outcome, ==, GJ_PRINT_PRINTED);
      g_assert_cmpint (result.condition, ==, GJ_PRINTER_READY);
      g_assert_cmpuint (result.rows, ==, gj_paper_get_rows (paper));
      g_assert_cmpint (result.first_byte_us, >=, 0);
      g_assert_cmpstr (read, ==, RIG_QR_A);
      g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), ==, 0);
      g_assert_cmpuint (gj_printer_emulator_get_hidden_commands (emulator), ==, 0);
    }
}

static void
test_terminal (gconstpointer data)
{
  const char *form = data;
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = gj_printer_emulator_open_pty (emulator, &error);
  g_autofree char *device = NULL;

  g_assert_no_error (error);
  device = g_str_equal (form, "usb") ? g_strconcat ("usb:", path, NULL)
                                     : g_strconcat ("serial:", path, ":115200", NULL);
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) expected = rig_expected (paper, NULL);
  g_autoptr (GjPaper) expected_second = rig_expected (second, NULL);

  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GjPaper) printed = rig_last_paper (emulator, 1);

  g_assert_true (gj_paper_equal (printed, expected));

  gj_printer_emulator_set_buffer (emulator, 65536);
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_PAPER_OUT, GJ_PRINTER_MOMENT_IN_RASTER,
                                 200);
  GjPrintResult result = rig_print (printer, paper, NULL);

  g_assert_cmpint (result.outcome, ==, GJ_PRINT_STOPPED);
  g_assert_cmpint (result.condition, ==, GJ_PRINTER_PAPER_OUT);
  gj_printer_emulator_clear_fault (emulator);
  g_assert_cmpint (rig_print (printer, second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);

  g_assert_true (gj_paper_equal (g_ptr_array_index (papers, papers->len - 1), expected_second));
  g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), ==, 0);
}

static void
test_folder (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gongji-file-XXXXXX", NULL);
  g_autofree char *device = g_strconcat ("file:", dir, NULL);
  g_autofree char *first = g_build_filename (dir, "receipt-000001.png", NULL);
  g_autofree char *second = g_build_filename (dir, "receipt-000002.png", NULL);
  g_autoptr (GjPrinter) printer = rig_printer (device, GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  const char *command[] = { "zbarimg", "--raw", "--quiet", second, NULL };

  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autofree char *read = g_strchomp (rig_run (command));

  g_assert_cmpstr (read, ==, RIG_QR_A);
  g_unlink (first);
  g_unlink (second);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_ABSENT);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_NOT_STARTED);

  g_autoptr (GjPrinter) unwritable = rig_printer ("file:/proc", GJ_PAPER_WIDTH_80MM, NULL);
  GjPrintResult result = rig_print (unwritable, paper, NULL);

  g_assert_cmpint (result.outcome, ==, GJ_PRINT_NOT_STARTED);
  g_assert_cmpint (result.condition, ==, GJ_PRINTER_ERROR);
}

static void
test_addresses (void)
{
  static const char *const bad[] = { NULL,
                                     "",
                                     "lp0",
                                     "tcp:",
                                     "tcp:host",
                                     "tcp::9100",
                                     "tcp:h:0",
                                     "tcp:h:x",
                                     "tcp:h:70000",
                                     "usb:",
                                     "file:",
                                     "serial:/dev/x",
                                     "serial:/dev/x:1234",
                                     "serial::9600" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gj_printer_new (bad[i], GJ_PAPER_WIDTH_80MM, NULL, &error));
      g_assert_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_SYNTAX);
    }
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_printer_new ("usb:/dev/usb/lp0", 500, NULL, &error));
  g_assert_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_WIDTH);
}

static void
test_absent (void)
{
  static const char *const devices[] = { "usb:/nowhere/lp0", "serial:/nowhere/tty:9600", NULL };
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  guint16 port = gj_printer_emulator_listen (emulator, 0, NULL);

  gj_printer_emulator_stop (emulator); /* nobody listens there now */
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    {
      g_autofree char *tcp = g_strdup_printf ("tcp:127.0.0.1:%u", port);
      g_autoptr (GjPrinter) printer
          = rig_printer (devices[i] != NULL ? devices[i] : tcp, GJ_PAPER_WIDTH_80MM, NULL);
      GjPrintResult result = rig_print (printer, paper, NULL);

      g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_ABSENT);
      g_assert_cmpint (result.outcome, ==, GJ_PRINT_NOT_STARTED);
      g_assert_cmpint (result.condition, ==, GJ_PRINTER_ABSENT);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GBytes) received = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (rig_print (printer, paper, cancellable).outcome, ==, GJ_PRINT_NOT_STARTED);
  received = gj_printer_emulator_get_received (emulator);
  g_assert_cmpuint (g_bytes_get_size (received), ==, 0);
}

static void
on_rows (GjPrinterEmulator *emulator, guint rows, gpointer data)
{
  GCancellable *cancellable = data;

  if (rows > 0)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled_too_late (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);

  gj_printer_emulator_set_speed (emulator, 4000);
  g_signal_connect (emulator, "rows", G_CALLBACK (on_rows), cancellable);
  g_assert_cmpint (rig_print (printer, paper, cancellable).outcome, ==, GJ_PRINT_PRINTED);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

/* A host that dies in the middle of a picture. Returns when the emulator has everything it sent. */
static void
die_in_raster (guint16 port, GjPaper *paper, gsize bytes_sent)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (port),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  GjEscposJob job;

  gj_escpos_encode (paper, profile, "0001", &job);
  const guint8 *bytes = g_bytes_get_data (job.bytes, NULL);

  g_assert_cmpint (connect (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  for (gsize sent = 0; sent < bytes_sent;)
    {
      gssize taken = send (fd, bytes + sent, bytes_sent - sent, MSG_NOSIGNAL);

      g_assert_cmpint (taken, >, 0);
      sent += (gsize)taken;
    }
  close (fd);
  gj_escpos_job_clear (&job);
}

static void
test_dead_host (void)
{
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) voided = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) expected = rig_expected (second, NULL);

  for (gsize sent = 2000; sent < 40000; sent += 7919)
    {
      g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
      guint16 port = gj_printer_emulator_listen (emulator, 0, NULL);
      g_autoptr (GjPrinter) printer = rig_printer_tcp (port, NULL);

      die_in_raster (port, first, sent);
      gj_printer_set_voided_paper (printer, voided);
      gj_printer_note_unconfirmed (printer);
      g_assert_cmpint (rig_print (printer, second, NULL).outcome, ==, GJ_PRINT_PRINTED);
      g_autoptr (GjPaper) last = rig_last_paper (emulator, 2);

      g_assert_true (gj_paper_equal (last, expected));
      g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), ==, 0);
    }
}

/* A machine that starts anew on @mark prints a receipt: the papers until then, of which the last is the whole receipt. */
static guint
print_after_start (GjPrinterEmulator *emulator, guint16 port, const char *mark, guint papers)
{
  g_autoptr (GjPrinter) printer = rig_printer_tcp (port, NULL);
  g_autoptr (GjPaper) voided = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) receipt = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) expected = rig_expected (receipt, NULL);

  gj_printer_set_voided_paper (printer, voided);
  gj_printer_set_slip_mark (printer, mark);
  g_assert_cmpint (rig_print (printer, receipt, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GjPaper) last = rig_last_paper (emulator, papers);

  g_assert_true (gj_paper_equal (last, expected));
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  return papers;
}

static void
on_slip (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (gj_printer_print_finish (GJ_PRINTER (source), result, data));
}

static GjPrintOutcome
print_slip (guint16 port, const char *mark)
{
  g_autoptr (GjPrinter) printer = rig_printer_tcp (port, NULL);
  g_autoptr (GjPaper) slip = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  GjPrintResult result = { .outcome = (GjPrintOutcome) -1 };

  gj_printer_set_slip_mark (printer, mark);
  gj_printer_print_slip_async (printer, slip, "test", NULL, on_slip, &result);
  while (result.outcome == (GjPrintOutcome) -1)
    g_main_context_iteration (NULL, TRUE);
  return result.outcome;
}

/* No store knows of it. One that came out whole, or of which nothing came out, leaves no band before the next paper. */
static void
test_half_a_slip (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gongji-slip-XXXXXX", NULL);
  g_autofree char *mark = g_build_filename (dir, "last-number.slip", NULL);
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  guint16 port = gj_printer_emulator_listen (emulator, 0, NULL);

  g_assert_cmpint (print_slip (port, mark), ==, GJ_PRINT_PRINTED);
  guint papers = print_after_start (emulator, port, mark, 2);

  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_PAPER_OUT, GJ_PRINTER_MOMENT_NOW, 0);
  g_assert_cmpint (print_slip (port, mark), ==, GJ_PRINT_NOT_STARTED);
  gj_printer_emulator_clear_fault (emulator);
  papers = print_after_start (emulator, port, mark, papers + 1);
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_PAPER_OUT, GJ_PRINTER_MOMENT_IN_RASTER, 300);
  g_assert_cmpint (print_slip (port, mark), ==, GJ_PRINT_STOPPED);
  gj_printer_emulator_clear_fault (emulator);
  gj_printer_emulator_forget_received (emulator);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  papers = print_after_start (emulator, port, mark, papers + 2); /* what came out of it, voided, is a paper of its own */
  print_after_start (emulator, port, mark, papers + 1);
  g_rmdir (dir);
}

static void
test_emulator_shows_the_damage (void)
{
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  guint16 port = gj_printer_emulator_listen (emulator, 0, NULL);
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  GjEscposJob job;

  /* the same without padding: the second job's head is eaten as picture, the rest is rubbish */
  gj_escpos_encode (first, profile, "0001", &job);
  die_in_raster (port, first, 20000);
  die_in_raster (port, first, g_bytes_get_size (job.bytes));
  gj_escpos_job_clear (&job);
  g_autoptr (GjPaper) paper = rig_last_paper (emulator, 1);

  g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), >, 0);
}

static void
test_order (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);

  gj_printer_print_async (printer, first, "1", NULL, NULL, NULL);
  g_assert_cmpint (rig_print (printer, second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);

  g_assert_cmpuint (papers->len, ==, 2);
  g_autofree char *one = rig_zbarimg (g_ptr_array_index (papers, 0));
  g_autofree char *two = rig_zbarimg (g_ptr_array_index (papers, 1));

  g_assert_cmpstr (one, ==, RIG_QR_A);
  g_assert_cmpstr (two, ==, RIG_QR_B);
}

/* A printer that answers what the test wants: to each DLE EOT the next of `answers`, the last for
 * ever; to a process id the one of another job. */
typedef struct
{
  int listener;
  guint16 port;
  const guint8 *answers;
  guint n_answers;
  GThread *thread;
} Liar;

static gpointer
liar_main (gpointer data)
{
  Liar *liar = data;
  int fd = accept (liar->listener, NULL, NULL);
  guint8 last[5] = { 0 };
  guint8 byte;
  guint asked = 0;

  while (read (fd, &byte, 1) == 1)
    {
      memmove (last, last + 1, 4);
      last[4] = byte;
      if (last[2] == 0x10 && last[3] == 0x04)
        {
          const guint8 *answer = &liar->answers[MIN (asked, liar->n_answers - 1)];

          asked++;
          g_assert_cmpint (send (fd, answer, 1, MSG_NOSIGNAL), ==, 1);
        }
      if (memcmp (last, "\x1d(H\x06", 4) == 0)
        g_assert_cmpint (send (fd, "\x37\x22????", 7, MSG_NOSIGNAL), ==, 7);
    }
  close (fd);
  return NULL;
}

static void
liar_start (Liar *liar, const guint8 *answers, guint n_answers)
{
  struct sockaddr_in address
      = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;

  liar->answers = answers;
  liar->n_answers = n_answers;
  liar->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (liar->listener, (struct sockaddr *)&address, length), ==, 0);
  g_assert_cmpint (listen (liar->listener, 1), ==, 0);
  g_assert_cmpint (getsockname (liar->listener, (struct sockaddr *)&address, &length), ==, 0);
  liar->port = ntohs (address.sin_port);
  liar->thread = g_thread_new ("liar", liar_main, liar);
}

static void
liar_end (Liar *liar)
{
  g_thread_join (liar->thread);
  close (liar->listener);
}

static void
test_foreign_mark (void)
{
  static const guint8 well[] = { 0x12 };
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GjPaper) paper = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  Liar liar;

  liar_start (&liar, well, 1);
  profile->barrier = GJ_PRINTER_BARRIER_PROCESS_ID;
  g_autoptr (GjPrinter) printer = rig_printer_tcp (liar.port, profile);
  GjPrintResult result = rig_print (printer, paper, NULL);

  g_assert_cmpint (result.outcome, ==, GJ_PRINT_UNKNOWN);
  liar_end (&liar);
}

static void
test_read_again (void)
{
  static const guint8 changes[]
      = { 0x12, 0x16, 0x12, 0x12, /* on line with an open cover: cannot be */
          0x12, 0x12, 0x12, 0x12 };
  static const guint8 insists[] = { 0x12, 0x16, 0x12, 0x12, 0x12, 0x16, 0x12, 0x12 };
  Liar liar;

  liar_start (&liar, changes, sizeof changes);
  g_autoptr (GjPrinter) one = rig_printer_tcp (liar.port, NULL);

  g_assert_cmpint (rig_check (one).condition, ==, GJ_PRINTER_READY);
  liar_end (&liar);
  liar_start (&liar, insists, sizeof insists);
  g_autoptr (GjPrinter) other = rig_printer_tcp (liar.port, NULL);

  g_assert_cmpint (rig_check (other).condition, ==, GJ_PRINTER_COVER_OPEN);
  liar_end (&liar);
}

static void
test_without_status (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);

  profile->status = FALSE;
  profile->barrier = GJ_PRINTER_BARRIER_NONE;
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_SILENT, GJ_PRINTER_MOMENT_NOW, 0);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);

  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_UNKNOWN);
  g_autoptr (GjPaper) printed = rig_last_paper (emulator, 1);

  g_assert_cmpuint (gj_paper_get_rows (printed), >=, gj_paper_get_rows (paper));
}

static void
on_late_status (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GjPrinterStatus status;

  g_assert_false (gj_printer_check_finish (GJ_PRINTER (source), result, &status, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *)data = TRUE;
}

/* The worker has answered, the main loop has not told it yet, and who asked is gone. */
static void
test_status_nobody_waits_for (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainContext) later = g_main_context_new ();
  gboolean told = FALSE;

  g_main_context_push_thread_default (later);
  gj_printer_check_async (printer, cancellable, on_late_status, &told);
  g_main_context_pop_thread_default (later);
  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_READY);
  g_cancellable_cancel (cancellable);
  while (!told)
    g_main_context_iteration (later, TRUE);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer told)
{
  GjPrintResult answer;

  *(gboolean *) told = gj_printer_print_finish (GJ_PRINTER (source), result, &answer);
}

/* What a watchdog goes by: at nothing it is not busy, however long; at one paper it is for as long as that takes. */
static void
test_busy (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  gint64 longest_us = 0;
  gboolean told = FALSE;

  g_assert_cmpint (gj_printer_get_busy_us (printer), ==, 0);
  gj_printer_emulator_set_speed (emulator, gj_paper_get_rows (paper) / 2); /* two seconds: on a busy machine nobody looks for half of one */
  gj_printer_print_async (printer, paper, "1", NULL, on_printed, &told);
  while (!told)
    {
      g_main_context_iteration (NULL, TRUE);
      longest_us = MAX (longest_us, gj_printer_get_busy_us (printer));
    }
  while (gj_printer_get_busy_us (printer) != 0)
    g_thread_yield ();
  gj_printer_print_async (printer, paper, "2", NULL, on_printed, &told);
  for (told = FALSE; !told; g_main_context_iteration (NULL, FALSE))
    longest_us = MAX (longest_us, gj_printer_get_busy_us (printer));
  g_assert_cmpint (longest_us, >, 200 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printer/tcp-prints-what-another-program-reads", test_tcp);
  g_test_add_data_func ("/printer/serial-prints-and-tells-paper-out", "serial", test_terminal);
  g_test_add_data_func ("/printer/usb-prints-and-tells-paper-out", "usb", test_terminal);
  g_test_add_func ("/printer/file-numbers-its-pictures", test_folder);
  g_test_add_func ("/printer/other-addresses-are-refused", test_addresses);
  g_test_add_func ("/printer/absent-device-starts-nothing", test_absent);
  g_test_add_func ("/printer/cancelled-job-sends-nothing", test_cancelled);
  g_test_add_func ("/printer/job-cancelled-on-paper-is-finished", test_cancelled_too_late);
  g_test_add_func ("/printer/status-is-not-told-to-who-has-gone", test_status_nobody_waits_for);
  g_test_add_func ("/printer/receipt-after-a-dead-host-is-clean", test_dead_host);
  g_test_add_func ("/printer/half-a-slip-is-voided-before-the-next-paper-after-a-start", test_half_a_slip);
  g_test_add_func ("/printer/emulator-shows-the-damage-of-no-resync",
                   test_emulator_shows_the_damage);
  g_test_add_func ("/printer/jobs-come-out-in-order", test_order);
  g_test_add_func ("/printer/mark-of-another-job-confirms-nothing", test_foreign_mark);
  g_test_add_func ("/printer/how-long-it-is-at-one-paper-is-known", test_busy);
  g_test_add_func ("/printer/contradiction-is-read-again-once", test_read_again);
  g_test_add_func ("/printer/printer-without-status-is-never-known-to-print", test_without_status);
  return g_test_run ();
}
