/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-printer: the emulated receipt printer as a program on 127.0.0.1, for tests, tours and
 * integrators without paper. Every paper that is cut becomes DIR/paper-NNNN.png; faults come in
 * over a control socket, one line a command. It is never part of a running kiosk. */
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib-unix.h>
#include <glib/gstdio.h>

#include "core/base/i18n.h"
#include "devices/printer/printer_emulator.h"

typedef struct
{
  GjPrinterEmulator *emulator;
  char *dir;
  guint papers;
  GMainLoop *loop;
} Program;

static void
on_paper (GjPrinterEmulator *emulator, GjPaper *paper, gpointer data)
{
  Program *program = data;
  g_autofree char *name = g_strdup_printf ("paper-%04u.png", ++program->papers);
  g_autofree char *path = g_build_filename (program->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!gj_paper_save_png (paper, path, &error))
    g_printerr ("%s\n", error->message);
  else
    {
      g_print ("paper %s\n", path);
      fflush (stdout);
    }
}

static void on_line_ready (GObject *source, GAsyncResult *result, gpointer data);

typedef struct
{
  Program *program;
  GSocketConnection *connection;
  GDataInputStream *input;
} Visitor;

static void
visitor_free (Visitor *visitor)
{
  g_object_unref (visitor->input);
  g_object_unref (visitor->connection);
  g_free (visitor);
}

static void
on_line_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Visitor *visitor = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (visitor->input, result, NULL, NULL);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (visitor->connection));
  g_autofree char *answer = NULL;
  g_autofree char *answer_line = NULL;

  if (line != NULL)
    {
      answer = gj_printer_emulator_command (visitor->program->emulator, line);
      answer_line = g_strconcat (answer, "\n", NULL);
    }
  if (line == NULL
      || !g_output_stream_write_all (output, answer_line, strlen (answer_line), NULL, NULL, NULL))
    {
      visitor_free (visitor);
      return;
    }
  g_data_input_stream_read_line_async (visitor->input, G_PRIORITY_DEFAULT, NULL, on_line_ready,
                                       visitor);
}

static gboolean
on_control (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->program = data;
  visitor->connection = g_object_ref (connection);
  visitor->input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_read_line_async (visitor->input, G_PRIORITY_DEFAULT, NULL, on_line_ready,
                                       visitor);
  return TRUE;
}

static gboolean
on_terminate (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static GSocketService *
open_control (Program *program, const char *path, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  g_unlink (path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error))
    return NULL;
  g_signal_connect (service, "incoming", G_CALLBACK (on_control), program);
  return g_steal_pointer (&service);
}

static int
run (Program *program, guint16 port, const char *control, GError **error)
{
  g_autoptr (GSocketService) service = NULL;

  if (g_mkdir_with_parents (program->dir, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", program->dir,
                   g_strerror (errno));
      return 1;
    }
  if (control != NULL && (service = open_control (program, control, error)) == NULL)
    return 1;
  port = gj_printer_emulator_listen (program->emulator, port, error);
  if (port == 0)
    return 1;
  g_signal_connect (program->emulator, "paper", G_CALLBACK (on_paper), program);
  g_unix_signal_add (SIGTERM, on_terminate, program->loop);
  g_unix_signal_add (SIGINT, on_terminate, program->loop);
  g_print ("ready tcp:127.0.0.1:%u\n", port);
  fflush (stdout);
  g_main_loop_run (program->loop);
  if (service != NULL)
    {
      g_socket_service_stop (service);
      g_unlink (control);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  int port = 0;
  int width = GJ_PAPER_WIDTH_80MM;
  int speed = 0;
  g_autofree char *dir = NULL;
  g_autofree char *control = NULL;
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &port, N_("监听端口，0 为任意空闲端口"), "N" },
    { "dir", 'd', 0, G_OPTION_ARG_FILENAME, &dir, N_("每张纸保存为 PNG 的目录"), "DIR" },
    { "width", 'w', 0, G_OPTION_ARG_INT, &width, N_("纸宽（点）：576 或 384"), "N" },
    { "speed", 's', 0, G_OPTION_ARG_INT, &speed, N_("每秒打印行数，0 为不限"), "N" },
    { "control", 'c', 0, G_OPTION_ARG_FILENAME, &control, N_("控制套接字，一行一条命令"), "PATH" },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Program program = { 0 };
  int code;

  gj_i18n_init (NULL);
  g_option_context_add_main_entries (options, entries, NULL);
  g_option_context_set_summary (options, _("模拟热敏打印机，只用于测试和演示"));
  if (!g_option_context_parse (options, &argc, &argv, &error) || argc > 1 || port < 0
      || port > G_MAXUINT16 || speed < 0
      || (width != GJ_PAPER_WIDTH_80MM && width != GJ_PAPER_WIDTH_58MM))
    {
      g_printerr ("%s\n", error != NULL ? error->message : _("参数不正确，请看 --help"));
      return 2;
    }
  program.dir = g_strdup (dir != NULL ? dir : ".");
  program.loop = g_main_loop_new (NULL, FALSE);
  program.emulator = gj_printer_emulator_new ((guint)width);
  gj_printer_emulator_set_speed (program.emulator, (guint)speed);
  code = run (&program, (guint16)port, control, &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  g_object_unref (program.emulator);
  g_main_loop_unref (program.loop);
  g_free (program.dir);
  return code;
}
