/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-printer as others use it: a port, a folder of pictures and a control socket; judged by
 * programs that are not ours. */
#include "tests/device/printer/rig.h"

#include <glib/gstdio.h>
#include <gio/gunixsocketaddress.h>
#include <signal.h>
#include <string.h>

typedef struct
{
  char *dir;
  char *control;
  GSubprocess *process;
  GDataInputStream *said;
  guint16 port;
} Program;

static void
program_start (Program *program)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "kiosk", "gongji-printer", NULL);
  g_autofree char *ready = NULL;

  program->dir = g_dir_make_tmp ("gongji-program-XXXXXX", NULL);
  program->control = g_build_filename (program->dir, "control", NULL);
  program->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, "--port", "0",
                                       "--dir", program->dir, "--control", program->control, NULL);
  g_assert_no_error (error);
  program->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (program->process));
  ready = g_data_input_stream_read_line (program->said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (ready, "ready tcp:127.0.0.1:"));
  program->port = (guint16)g_ascii_strtoull (strrchr (ready, ':') + 1, NULL, 10);
}

static void
program_end (Program *program)
{
  g_autoptr (GDir) dir = g_dir_open (program->dir, 0, NULL);
  const char *name;

  g_subprocess_send_signal (program->process, SIGTERM);
  g_assert_true (g_subprocess_wait (program->process, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (program->process), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (program->dir, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (program->dir), ==, 0);
  g_object_unref (program->said);
  g_object_unref (program->process);
  g_free (program->control);
  g_free (program->dir);
}

static char *
control (const Program *program, const char *line)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (program->control);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_autofree char *sent = g_strconcat (line, "\n", NULL);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), sent,
                             strlen (sent), NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));

  return g_data_input_stream_read_line (input, NULL, NULL, NULL);
}

static void
assert_says (const Program *program, const char *line, const char *wanted)
{
  g_autofree char *answer = control (program, line);

  if (strstr (answer, wanted) == NULL)
    g_error ("%s: %s, not %s", line, answer, wanted);
}

static void
test_print (void)
{
  Program program;
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autofree char *own = NULL;
  g_autofree char *line = NULL;

  program_start (&program);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (program.port, NULL);

  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  line = g_data_input_stream_read_line (program.said, NULL, NULL, NULL);
  g_assert_true (g_str_has_prefix (line, "paper "));
  own = g_build_filename (program.dir, "own.png", NULL);
  g_assert_true (gj_paper_save_png (paper, own, NULL));

  /* zbar reads the code; ImageMagick finds that the paper ours and the printer's differ in no dot
   */
  const char *read[] = { "zbarimg", "--raw", "--quiet", line + 6, NULL };
  g_autofree char *text = g_strchomp (rig_run (read));
  g_autofree char *rows = g_strdup_printf ("576x%u+0+0", gj_paper_get_rows (paper));
  const char *compare[] = { "convert",
                            line + 6,
                            "-crop",
                            rows,
                            "+repage",
                            own,
                            "-compose",
                            "difference",
                            "-composite",
                            "-format",
                            "%[fx:round(w*h*mean)]",
                            "info:",
                            NULL };
  g_autofree char *different = rig_run (compare);

  g_assert_cmpstr (text, ==, RIG_QR_A);
  g_assert_cmpint (g_ascii_strtoll (different, NULL, 10), <=, 4); /* dots added by the repair */
  assert_says (&program, "status", "papers=1");
  assert_says (&program, "status", "unknown=0 hidden=0");
  program_end (&program);
}

static void
test_control (void)
{
  Program program;

  program_start (&program);
  g_autoptr (GjPrinter) printer = rig_printer_tcp (program.port, NULL);

  assert_says (&program, "fault paper-out", "ok");
  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_PAPER_OUT);
  assert_says (&program, "status", "fault=paper-out");
  assert_says (&program, "clear", "ok");
  assert_says (&program, "fault near-end", "ok");
  g_assert_true (rig_check (printer).near_end);
  assert_says (&program, "power", "ok");
  assert_says (&program, "status", "fault=none near-end=no");
  assert_says (&program, "speed 800", "ok");
  assert_says (&program, "speed fast", "error");
  assert_says (&program, "fault flood", "error");
  assert_says (&program, "fault jam sometime", "error");
  assert_says (&program, "", "error");
  assert_says (&program, "dance", "error");
  program_end (&program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program/paper-is-the-same-to-other-programs", test_print);
  g_test_add_func ("/program/faults-come-in-over-the-control-socket", test_control);
  return g_test_run ();
}
