/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-card: an emulated social-security card, plugged into vpcd as if it lay in a reader, with a
 * control socket to pull it and spoil it. For tests and for trying the kiosk without a reader.
 * It never prints an APDU or a PIN.
 *
 * Control, one command a line, one answer a line ("ok …" or "error …"):
 *   insert [FILE]   put a card in; the first one's file, or the last, where none is named
 *   remove          pull it
 *   swap FILE       another card instead
 *   fail N          the card leaves before the N-th APDU from now    leave N    … after it, unanswered
 *   next FILE       who stands by with another card, for that moment mute [N]   it never answers again
 *   sw N XXXX       that APDU is answered with only this status word delay N MS that one late (0: each)
 *   short N         one byte instead of an answer                    garbage N  bytes that are no record
 *   blink N         its power fails for a moment before that APDU    dead       no answer to power-up
 *   reset           no faults any more
 *   stats           counts by kind    status   in or out    quit     end */
#include "core/base/i18n.h"
#include "devices/card/card_emulator.h"
#include "devices/card/vpcd_link.h"

#include <errno.h>
#include <gio/gunixsocketaddress.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PORT_FIRST 35963

typedef struct
{
  GMainLoop *loop;
  GjCardEmulator *emulator;
  GjVpcdLink *link;
  GSocketService *service;
  GjCardFaults faults;
  char *person; /* the file inserted last */
} Program;

/* One word → a number; FALSE when there is none. */
static gboolean
take_number (char **words, guint place, guint base, guint most, guint *number)
{
  guint64 value = 0;

  if (place >= g_strv_length (words)
      || !g_ascii_string_to_unsigned (words[place], base, 0, most, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

static char *
insert (Program *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = g_strdup (path != NULL ? path : program->person);

  if (wanted == NULL)
    return g_strdup ("error no card file was named yet");
  if (!gj_card_emulator_insert_file (program->emulator, wanted, &error))
    return g_strdup_printf ("error %s", error->message);
  g_free (program->person);
  program->person = g_steal_pointer (&wanted);
  memset (&program->faults, 0, sizeof program->faults);
  gj_vpcd_link_refresh (program->link);
  return g_strdup ("ok");
}

static char *
stand_by (Program *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardPerson) person = gj_card_person_load (path, &error);

  if (person == NULL)
    return g_strdup_printf ("error %s", error->message);
  gj_card_emulator_set_successor (program->emulator, person);
  return g_strdup ("ok");
}

static char *
apply_faults (Program *program)
{
  gj_card_emulator_set_faults (program->emulator, &program->faults, TRUE);
  return g_strdup ("ok");
}

/* The commands that spoil APDU n. NULL: none of them, or not well said. */
static char *
spoil (Program *program, char **words)
{
  GjCardFaults *faults = &program->faults;
  guint n = 0, value = 0;

  if (g_str_equal (words[0], "reset"))
    memset (faults, 0, sizeof *faults);
  else if (g_str_equal (words[0], "dead"))
    faults->dead = TRUE;
  else if (g_str_equal (words[0], "mute") && words[1] == NULL)
    faults->mute_at = 1;
  else if (!take_number (words, 1, 10, G_MAXINT32, &n))
    return NULL;
  else if (g_str_equal (words[0], "mute"))
    faults->mute_at = n;
  else if (g_str_equal (words[0], "fail"))
    faults->pull_at = n;
  else if (g_str_equal (words[0], "leave"))
    faults->leave_at = n;
  else if (g_str_equal (words[0], "blink"))
    faults->blink_at = n;
  else if (g_str_equal (words[0], "short"))
    faults->short_at = n;
  else if (g_str_equal (words[0], "garbage"))
    faults->garbage_at = n;
  else if (g_str_equal (words[0], "sw") && take_number (words, 2, 16, 0xFFFF, &value))
    {
      faults->sw_at = n;
      faults->sw = (guint16) value;
    }
  else if (g_str_equal (words[0], "delay") && take_number (words, 2, 10, G_MAXINT32, &value))
    {
      faults->delay_at = n;
      faults->delay_ms = value;
    }
  else
    return NULL;
  return apply_faults (program);
}

static char *
show_stats (Program *program)
{
  GjCardStats stats;

  gj_card_emulator_get_stats (program->emulator, &stats);
  return g_strdup_printf ("ok apdus=%u select=%u read=%u verify=%u change=%u query=%u response=%u "
                          "other=%u resets=%u tries_left=%u verified=%d",
                          stats.apdus, stats.selects, stats.reads, stats.verifies, stats.changes,
                          stats.queries, stats.responses, stats.others, stats.resets,
                          stats.tries_left, stats.verified);
}

static char *
obey (Program *program, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  char *answer = NULL;

  if (words[0] == NULL)
    return g_strdup ("error no command");
  if (g_str_equal (words[0], "insert"))
    answer = insert (program, words[1] != NULL ? line + strlen ("insert ") : NULL);
  else if (g_str_equal (words[0], "swap") && words[1] != NULL)
    answer = insert (program, line + strlen ("swap "));
  else if (g_str_equal (words[0], "next") && words[1] != NULL)
    answer = stand_by (program, line + strlen ("next "));
  else if (g_str_equal (words[0], "remove"))
    {
      gj_card_emulator_remove (program->emulator);
      gj_vpcd_link_refresh (program->link);
      answer = g_strdup ("ok");
    }
  else if (g_str_equal (words[0], "stats"))
    answer = show_stats (program);
  else if (g_str_equal (words[0], "status"))
    answer = g_strdup_printf ("ok card=%d connected=%d",
                              gj_card_emulator_has_card (program->emulator),
                              gj_vpcd_link_is_connected (program->link));
  else if (g_str_equal (words[0], "quit"))
    {
      g_main_loop_quit (program->loop);
      answer = g_strdup ("ok");
    }
  else
    answer = spoil (program, words);
  return answer != NULL ? answer : g_strdup ("error unknown command, see gongji-card --help");
}

typedef struct
{
  Program *program;
  GSocketConnection *connection;
  GDataInputStream *lines;
} Visitor;

static void
visitor_free (Visitor *visitor)
{
  g_io_stream_close (G_IO_STREAM (visitor->connection), NULL, NULL);
  g_object_unref (visitor->lines);
  g_object_unref (visitor->connection);
  g_free (visitor);
}

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  Visitor *visitor = data;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      visitor_free (visitor);
      return;
    }
  g_autofree char *answer = obey (visitor->program, g_strstrip (line));
  g_autofree char *whole = g_strconcat (answer, "\n", NULL);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (visitor->connection));
  if (!g_output_stream_write_all (out, whole, strlen (whole), NULL, NULL, NULL))
    {
      visitor_free (visitor);
      return;
    }
  g_data_input_stream_read_line_async (visitor->lines, G_PRIORITY_DEFAULT, NULL, on_line, visitor);
}

static gboolean
on_visitor (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->program = data;
  visitor->connection = g_object_ref (connection);
  visitor->lines
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_read_line_async (visitor->lines, G_PRIORITY_DEFAULT, NULL, on_line, visitor);
  return TRUE;
}

/* Under its real name only once it listens: a client must never find a deaf socket. */
static gboolean
listen_for_control (Program *program, const char *path, GError **error)
{
  g_autofree char *hidden = g_strconcat (path, ".new", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (hidden);

  g_unlink (hidden);
  program->service = g_socket_service_new ();
  g_signal_connect (program->service, "incoming", G_CALLBACK (on_visitor), program);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (program->service), address,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                      error))
    return FALSE;
  if (g_rename (hidden, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (((Program *) data)->loop);
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  char *person, *control;
  int port, slot;
  gboolean empty;
} Options;

static gboolean
parse_options (int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &options->person, N_("卡的数据文件（INI）"), "FILE" },
    { "empty", 0, 0, G_OPTION_ARG_NONE, &options->empty, N_("开始时不插卡"), NULL },
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, N_("vpcd 的端口（默认 35963）"), "PORT" },
    { "slot", 0, 0, G_OPTION_ARG_INT, &options->slot, N_("读卡器的第几个卡槽，从 0 起"), "N" },
    { "control", 0, 0, G_OPTION_ARG_FILENAME, &options->control, N_("控制套接字"), "PATH" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (
      context, _("把一张模拟的社会保障卡插进 vpcd 虚拟读卡器，供测试与试用。"));
  g_option_context_set_description (
      context, "insert [FILE] | remove | swap FILE | next FILE | fail N | leave N | sw N XXXX |\n"
               "delay N MS | mute [N] | short N | garbage N | blink N | dead | reset | stats | status |\n"
               "quit\n");
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1 || (options->person == NULL && !options->empty) || options->port < 1
      || options->slot < 0 || options->port + options->slot > G_MAXUINT16)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("用法：gongji-card --person FILE [--port PORT] [--slot N] "
                             "[--control PATH]，或用 --empty 代替 --person"));
      return FALSE;
    }
  return TRUE;
}

static int
run (Program *program, const Options *options)
{
  g_autoptr (GError) error = NULL;

  program->emulator = gj_card_emulator_new ();
  program->link = gj_vpcd_link_new (program->emulator, (guint16) (options->port + options->slot));
  program->person = g_strdup (options->person);
  g_autofree char *answer
      = options->empty ? g_strdup ("ok") : insert (program, options->person);
  if (!g_str_has_prefix (answer, "ok"))
    {
      g_printerr ("gongji-card: %s\n", answer + strlen ("error "));
      return EXIT_FAILURE;
    }
  if (options->control != NULL && !listen_for_control (program, options->control, &error))
    {
      g_printerr ("gongji-card: %s\n", error->message);
      return EXIT_FAILURE;
    }
  g_unix_signal_add (SIGTERM, on_signal, program);
  g_unix_signal_add (SIGINT, on_signal, program);
  g_main_loop_run (program->loop);
  if (options->control != NULL)
    g_unlink (options->control);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  Options options = { .port = PORT_FIRST };
  Program program = { 0 };
  g_autoptr (GError) error = NULL;

  gj_i18n_init (NULL);
  if (!parse_options (&argc, &argv, &options, &error))
    {
      g_printerr ("gongji-card: %s\n", error->message);
      return 2;
    }
  program.loop = g_main_loop_new (NULL, FALSE);
  int status = run (&program, &options);
  if (program.service != NULL)
    g_socket_service_stop (program.service);
  g_clear_object (&program.service);
  g_clear_pointer (&program.link, gj_vpcd_link_free);
  g_clear_object (&program.emulator);
  g_main_loop_unref (program.loop);
  g_free (program.person);
  g_free (options.person);
  g_free (options.control);
  return status;
}
