/* SPDX-License-Identifier: Apache-2.0 */
/* A socket service on the main loop; one line at a time from each connection. */
#include "kiosk/dock/demo_control.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kiosk/paths.h"

struct _GjDemoControl
{
  char *path;
  GjCardEmulator *card;
  GjPrinterEmulator *printer;
  GjDemoScanner *scanner;
  GSocketService *service;
  GCancellable *cancellable;
};

typedef struct
{
  GjDemoControl *control;
  GSocketConnection *connection;
  GDataInputStream *input;
  char *answer;
} Client;

static void
client_free (Client *client)
{
  g_object_unref (client->input);
  g_object_unref (client->connection);
  g_free (client->answer);
  g_free (client);
}

gboolean
gj_demo_insert_card (GjCardEmulator *card, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  g_autofree char *path = g_build_filename (gj_path_demo (), "cards", file, NULL);

  if (strchr (name, '/') != NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "not a card's name: %s", name);
      return FALSE;
    }
  return gj_card_emulator_insert_file (card, path, error);
}

static char *
save_paper (GjDemoControl *control, const char *path)
{
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (control->printer);
  g_autoptr (GError) error = NULL;

  if (papers->len == 0)
    return g_strdup ("error no paper yet");
  if (!gj_paper_save_png (g_ptr_array_index (papers, papers->len - 1), path, &error))
    return g_strdup_printf ("error %s", error->message);
  return g_strdup_printf ("ok %u", papers->len);
}

static char *
carry_out (GjDemoControl *control, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  const char *verb = words[0] != NULL ? words[0] : "";
  const char *rest = words[0] != NULL && words[1] != NULL ? words[1] : "";
  g_autoptr (GError) error = NULL;

  if (g_str_equal (verb, "insert"))
    return gj_demo_insert_card (control->card, rest, &error)
               ? g_strdup ("ok")
               : g_strdup_printf ("error %s", error->message);
  if (g_str_equal (verb, "remove"))
    {
      gj_card_emulator_remove (control->card);
      return g_strdup ("ok");
    }
  if (g_str_equal (verb, "printer"))
    return gj_printer_emulator_command (control->printer, rest);
  if (g_str_equal (verb, "scan"))
    {
      gj_demo_scanner_scan (control->scanner, rest);
      return g_strdup ("ok");
    }
  if (g_str_equal (verb, "paper"))
    return save_paper (control, rest);
  return g_strdup ("error insert NAME | remove | printer LINE | scan TEXT | paper PATH");
}

static void read_next (Client *client);

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Client *client = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    client_free (client);
  else
    read_next (client);
}

static void
on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Client *client = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line
      = g_data_input_stream_read_line_finish_utf8 (client->input, result, NULL, &error);
  g_autofree char *words = NULL;

  if (line == NULL)
    {
      client_free (client);
      return;
    }
  words = carry_out (client->control, g_strstrip (line));
  g_free (client->answer);
  client->answer = g_strconcat (words, "\n", NULL);
  g_output_stream_write_all_async (
      g_io_stream_get_output_stream (G_IO_STREAM (client->connection)), client->answer,
      strlen (client->answer), G_PRIORITY_DEFAULT, client->control->cancellable, on_answered,
      client);
}

static void
read_next (Client *client)
{
  g_data_input_stream_read_line_async (client->input, G_PRIORITY_DEFAULT,
                                       client->control->cancellable, on_line, client);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source,
             gpointer user_data)
{
  Client *client = g_new0 (Client, 1);

  client->control = user_data;
  client->connection = g_object_ref (connection);
  client->input
      = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  read_next (client);
  return TRUE;
}

GjDemoControl *
gj_demo_control_new (const char *path, GjCardEmulator *card, GjPrinterEmulator *printer,
                     GjDemoScanner *scanner, GError **error)
{
  GjDemoControl *control = g_new0 (GjDemoControl, 1);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  control->path = g_strdup (path);
  control->card = card;
  control->printer = printer;
  control->scanner = scanner;
  control->cancellable = g_cancellable_new ();
  control->service = g_socket_service_new ();
  g_unlink (path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (control->service), address,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                      error))
    {
      gj_demo_control_free (control);
      return NULL;
    }
  g_signal_connect (control->service, "incoming", G_CALLBACK (on_incoming), control);
  return control;
}

void
gj_demo_control_free (GjDemoControl *control)
{
  g_cancellable_cancel (control->cancellable);
  g_socket_service_stop (control->service);
  g_object_unref (control->service);
  g_object_unref (control->cancellable);
  g_unlink (control->path);
  g_free (control->path);
  g_free (control);
}
