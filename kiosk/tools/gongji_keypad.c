/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-keypad: an emulated encrypting PIN pad on a pseudo terminal, with a control socket in place of fingers. For tests and
 * for trying the kiosk without a pad. It prints no digit. It is never part of a running kiosk.
 *
 * Control, one command a line, one answer a line ("ok …" or "error …"):
 *   press KEYS   0-9, c clear, x cancel, e enter      status  what it is asked, how many digits it holds
 *   fault none|stuck|no-block|opened                  expire  its thirty seconds are over now
 *   unplug       plug                                 quit    end */
#include "core/base/i18n.h"
#include "devices/keypad/pad_emulator.h"

#include <gio/gunixsocketaddress.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GjPadEmulator *pad;
} Program;

typedef struct
{
  Program *program;
  GSocketConnection *connection;
  GDataInputStream *lines;
} Visitor;

static gboolean
set_fault (Program *program, const char *word)
{
  static const char *const words[] = { "none", "stuck", "no-block", "opened" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      {
        gj_pad_emulator_set_fault (program->pad, (GjPadFault) i);
        return TRUE;
      }
  return FALSE;
}

static char *
status (Program *program)
{
  GjPadStats stats;

  gj_pad_emulator_get_stats (program->pad, &stats);
  return g_strdup_printf ("ok asking=%d digits=%u asks=%u blocks=%u", stats.asking, stats.digits, stats.asks,
                          stats.blocks);
}

/* (transfer full) */
static char *
obey (Program *program, const char *line)
{
  gboolean done = TRUE;

  if (g_str_has_prefix (line, "press "))
    for (const char *key = line + strlen ("press "); *key != '\0'; key++)
      gj_pad_emulator_press (program->pad, *key);
  else if (g_str_has_prefix (line, "fault "))
    done = set_fault (program, line + strlen ("fault "));
  else if (g_str_equal (line, "expire"))
    gj_pad_emulator_expire (program->pad);
  else if (g_str_equal (line, "unplug"))
    gj_pad_emulator_unplug (program->pad);
  else if (g_str_equal (line, "plug"))
    done = gj_pad_emulator_plug (program->pad, NULL);
  else if (g_str_equal (line, "status"))
    return status (program);
  else if (g_str_equal (line, "quit"))
    g_main_loop_quit (program->loop);
  else
    done = FALSE;
  return g_strdup (done ? "ok" : "error this cannot be done, see gongji-keypad --help");
}

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  Visitor *visitor = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (visitor->lines, result, NULL, NULL);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (visitor->connection));
  g_autofree char *answer = line != NULL ? obey (visitor->program, line) : NULL;
  g_autofree char *whole = g_strconcat (answer != NULL ? answer : "", "\n", NULL);

  if (line != NULL)
    explicit_bzero (line, strlen (line));
  if (answer != NULL && g_output_stream_write_all (out, whole, strlen (whole), NULL, NULL, NULL))
    {
      g_data_input_stream_read_line_async (visitor->lines, G_PRIORITY_DEFAULT, NULL, on_line, visitor);
      return;
    }
  g_object_unref (visitor->lines);
  g_object_unref (visitor->connection);
  g_free (visitor);
}

static gboolean
on_visitor (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->program = data;
  visitor->connection = g_object_ref (connection);
  visitor->lines = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_read_line_async (visitor->lines, G_PRIORITY_DEFAULT, NULL, on_line, visitor);
  return TRUE;
}

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
run (Program *program, const char *line, const char *issued, const char *control, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (control);

  program->pad = gj_pad_emulator_new (line, error);
  if (program->pad == NULL)
    return FALSE;
  if (issued != NULL)
    gj_pad_emulator_set_issued (program->pad, issued);
  g_unlink (control);
  g_signal_connect (service, "incoming", G_CALLBACK (on_visitor), program);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, error))
    return FALSE;
  g_unix_signal_add (SIGTERM, on_signal, program->loop);
  g_unix_signal_add (SIGINT, on_signal, program->loop);
  g_main_loop_run (program->loop);
  g_socket_service_stop (service);
  g_unlink (control);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree char *line = NULL, *control = NULL, *issued = NULL;
  const GOptionEntry entries[] = {
    { "line", 0, 0, G_OPTION_ARG_FILENAME, &line, N_("串口的名字（符号链接）"), "PATH" },
    { "control", 0, 0, G_OPTION_ARG_FILENAME, &control, N_("控制套接字"), "PATH" },
    { "issued", 0, 0, G_OPTION_ARG_STRING, &issued, N_("初始密码，用逗号分开"), "PINS" },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Program program = { 0 };
  gboolean good;

  gj_i18n_init (NULL);
  g_option_context_add_main_entries (options, entries, NULL);
  g_option_context_set_summary (options, _("模拟的密码键盘，只用于测试和演示"));
  if (!g_option_context_parse (options, &argc, &argv, &error) || argc > 1 || line == NULL || control == NULL)
    {
      g_printerr ("gongji-keypad: %s\n", error != NULL ? error->message : _("参数不正确，请看 --help"));
      return 2;
    }
  program.loop = g_main_loop_new (NULL, FALSE);
  good = run (&program, line, issued, control, &error);
  if (!good)
    g_printerr ("gongji-keypad: %s\n", error->message);
  g_clear_pointer (&program.pad, gj_pad_emulator_free);
  g_main_loop_unref (program.loop);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
