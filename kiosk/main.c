/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-kiosk: reads the options, makes the terminal, runs it until it is told to end. */
#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "core/base/i18n.h"
#include "kiosk/dock/demo.h"
#include "kiosk/paths.h"
#include "kiosk/terminal.h"
#include "ui/frame/ui.h"

#define EXIT_USAGE 2

typedef struct
{
  char *config_path;
  char *language;
  char *size;
  char *control;
  gboolean demo;

  int width, height;
  GjConfig *config; /* read before there is a window; the terminal takes it */
  GjTerminal *terminal;
  GjDemo *demo_parts;
  int status;
} Program;

/* A core dump could hold a PIN or a name. */
static void
forbid_core_dumps (void)
{
  struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0);
}

/* Software paints these screens within a frame; not loading a GL driver halves the memory and the start.
 * What somebody set in the environment stands. */
static void
prefer_software (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_str_equal (g_getenv ("GSK_RENDERER"), "cairo"))
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

static gboolean
parse_size (const char *text, int *width, int *height)
{
  char rest;

  return sscanf (text, "%5dx%5d%c", width, height, &rest) == 2 && *width >= 640 && *height >= 480;
}

/* Needs no display: a mistake in the file is told on any terminal. */
static gboolean
load_config (Program *program, GError **error)
{
  program->config = gj_config_load (program->config_path, error);
  if (program->config == NULL)
    return FALSE;
  if (program->config->card_source == GJ_CONFIG_CARD_DEMO)
    {
      g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_VALUE,
                   _("%s: [card] source=demo 只能用于 gongji-kiosk --demo"),
                   program->config->path);
      return FALSE;
    }
  return TRUE;
}

/* GTK would end the program itself, in English. */
static gboolean
open_display (GError **error)
{
  if (gtk_init_check ())
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
               _("打不开屏幕（DISPLAY 或 WAYLAND_DISPLAY）。请在本机的图形会话里启动"));
  return FALSE;
}

static gboolean
make_terminal (Program *program, GtkApplication *app, GError **error)
{
  g_autoptr (GjConfig) config = g_steal_pointer (&program->config);
  GjCardEmulator *emulator = NULL;

  if (program->demo)
    {
      program->demo_parts = gj_demo_new (program->control, error);
      if (program->demo_parts == NULL)
        return FALSE;
      config = gj_config_load (gj_demo_get_config_path (program->demo_parts), error);
      emulator = gj_demo_get_emulator (program->demo_parts);
    }
  if (config == NULL)
    return FALSE;
  if (program->language != NULL)
    gj_config_speak (config, program->language);
  gj_i18n_set_language (config->language);
  program->terminal = gj_terminal_new (app, g_steal_pointer (&config), emulator, NULL, error);
  return program->terminal != NULL;
}

/* Beside the dock the demo is a window: the terminal's own shape where the screen has room for it, the
 * smallest one that it is made for elsewhere. */
static void
choose_demo_size (Program *program)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  program->width = area.height >= 1920 ? 1080 : 1024;
  program->height = area.height >= 1920 ? 1920 : 768;
}

static void
on_activate (GtkApplication *app, gpointer user_data)
{
  Program *program = user_data;
  g_autoptr (GError) error = NULL;

  if (program->terminal != NULL)
    return;
  gj_ui_init ();
  if (!make_terminal (program, app, &error))
    {
      g_printerr ("gongji-kiosk: %s\n", error->message);
      program->status = EXIT_USAGE;
      g_application_quit (G_APPLICATION (app));
      return;
    }
  if (program->demo && program->control == NULL && program->size == NULL)
    choose_demo_size (program);
  gj_terminal_start (program->terminal, program->width, program->height);
  if (program->demo_parts != NULL && program->control == NULL)
    gj_demo_show_dock (program->demo_parts, app);
}

static gboolean
on_signal (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
parse_options (Program *program, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &program->config_path, _("本机的配置文件"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &program->language, _("界面语言"), "zh_CN|en|ug|bo" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &program->size, _("窗口大小；不写则全屏"), "WxH" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &program->demo, _("演示：演示的人、卡和打印机，不动真钱"), NULL },
    { "control", 0, 0, G_OPTION_ARG_FILENAME, &program->control, _("演示的控制套接字"), "PATH" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1 || program->demo == (program->config_path != NULL)
      || (program->control != NULL && !program->demo))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("用法：gongji-kiosk --config FILE，或 gongji-kiosk --demo"));
      return FALSE;
    }
  if (program->size != NULL && !parse_size (program->size, &program->width, &program->height))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--size 应写成 1080x1920 这样"));
      return FALSE;
    }
  if (program->language != NULL && !gj_i18n_set_language (program->language))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--language 只能是 zh_CN、en、ug 或 bo"));
      return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  Program program = { 0 };
  g_autoptr (GtkApplication) app = NULL;
  g_autoptr (GError) error = NULL;

  forbid_core_dumps ();
  prefer_software ();
  /* A service's locale is often "C": it must neither garble messages nor stop the language switch. */
  gtk_disable_setlocale ();
  gj_i18n_init (gj_path_locale ());
  if (!parse_options (&program, &argc, &argv, &error)
      || (!program.demo && !load_config (&program, &error)) || !open_display (&error))
    {
      g_printerr ("gongji-kiosk: %s\n", error->message);
      return EXIT_USAGE;
    }
  app = gtk_application_new ("cn.gongji.Kiosk", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "activate", G_CALLBACK (on_activate), &program);
  g_unix_signal_add (SIGTERM, on_signal, app);
  g_unix_signal_add (SIGINT, on_signal, app);
  g_application_run (G_APPLICATION (app), 0, NULL);
  if (program.terminal != NULL && program.status == 0)
    program.status = program.terminal->exit_status;
  g_clear_pointer (&program.terminal, gj_terminal_free);
  g_clear_pointer (&program.demo_parts, gj_demo_free);
  g_free (program.config_path);
  g_free (program.language);
  g_free (program.size);
  g_free (program.control);
  return program.status;
}
