/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the demo's world: directory → keys → store → people → emulators → configuration. */
#include "kiosk/dock/demo.h"

#include <glib/gstdio.h>

#include "core/base/i18n.h"
#include "core/import/import.h"
#include "core/receipt/keyring.h"
#include "core/staff/staff.h"
#include "kiosk/dock/demo_control.h"
#include "kiosk/dock/demo_scanner.h"
#include "kiosk/dock/dock_window.h"
#include "kiosk/dock/template.h"
#include "kiosk/paths.h"

#define DEMO_KIOSK "02"
#define DEMO_REGION "990100"
#define DEMO_STAFF "1007"
#define DEMO_STAFF_CARD "he-jie.ini"
#define PRINTER_WIDTH 576
#define PRINTER_ROWS_PER_SECOND 800 /* as fast as a real one */

struct _GjDemo
{
  char *directory;
  char *config_path;
  GjClock *clock;
  GjCardEmulator *card;
  GjPrinterEmulator *printer;
  guint16 printer_port;
  GjDemoScanner *scanner;
  GjDemoControl *control;
  GtkWidget *dock;
};

static char *
in_directory (GjDemo *demo, const char *name)
{
  return g_build_filename (demo->directory, name, NULL);
}

static gboolean
make_keys (GjDemo *demo, GError **error)
{
  g_autofree char *key = in_directory (demo, "kiosk.pem");
  g_autofree char *keyring = in_directory (demo, "trusted-keys.ini");
  gint64 day_us = G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC;
  guint8 point[GJ_SM2_PUBLIC_BYTES];

  return gj_key_create (key, TRUE, point, error)
         && gj_keyring_add (keyring, DEMO_KIOSK, point, gj_clock_now_us (demo->clock) - day_us,
                            error);
}

static gboolean
import_people (GjDemo *demo, GjStore *store, GError **error)
{
  const char *const policies[] = { gj_path_policies (), NULL };
  g_autofree char *people = in_directory (demo, "people");
  g_autoptr (GjRegion) region = gj_region_load (policies, DEMO_REGION, error);
  g_auto (GjImportReport) report = { 0 };
  g_autofree char *first = NULL;

  if (region == NULL
      || !gj_template_expand_directory (gj_path_demo (), people, gj_clock_today (demo->clock), error))
    return FALSE;
  switch (gj_import_directory (store, demo->clock, region, DEMO_KIOSK, people, NULL, NULL, &report,
                               error))
    {
    case GJ_IMPORT_DONE:
      return TRUE;
    case GJ_IMPORT_PROBLEMS:
      first = gj_import_problem_to_text (g_ptr_array_index (report.problems, 0));
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("演示数据有错：%s"), first);
      return FALSE;
    case GJ_IMPORT_FAILED:
      return FALSE;
    }
  g_assert_not_reached ();
}

/* One of the staff, whose card the dock has. */
static gboolean
add_staff (GjDemo *demo, GjStore *store, GError **error)
{
  g_autofree char *path = g_build_filename (gj_path_demo (), "cards", DEMO_STAFF_CARD, NULL);
  g_autoptr (GjCardPerson) person = gj_card_person_load (path, error);

  return person != NULL
         && gj_staff_add (store, demo->clock, DEMO_KIOSK, DEMO_STAFF, person->name, person->certno, error)
                == GJ_STAFF_DONE;
}

static gboolean
make_store (GjDemo *demo, GError **error)
{
  g_autofree char *path = in_directory (demo, "store.db");
  g_autofree char *url = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (GjStore) store = NULL;

  if (!gj_store_create (url, GJ_STORE_DEMO, error))
    return FALSE;
  store = gj_store_open (url, GJ_STORE_OPEN_DEMO, error);
  return store != NULL && import_people (demo, store, error) && add_staff (demo, store, error);
}

static gboolean
start_printer (GjDemo *demo, GError **error)
{
  demo->printer = gj_printer_emulator_new (PRINTER_WIDTH);
  gj_printer_emulator_set_speed (demo->printer, PRINTER_ROWS_PER_SECOND);
  demo->printer_port = gj_printer_emulator_listen (demo->printer, 0, error);
  return demo->printer_port != 0;
}

static gboolean
start_scanner (GjDemo *demo, GError **error)
{
  demo->scanner = gj_demo_scanner_new (error);
  return demo->scanner != NULL;
}

static gboolean
write_config (GjDemo *demo, GError **error)
{
  g_autofree char *text = g_strdup_printf (
      "[kiosk]\nid=" DEMO_KIOSK "\nhall=演示市医保服务大厅\nregion=" DEMO_REGION
      "\nslot=屏幕右下方，亮绿灯的地方\nwindow=人工窗口\n"
      "hall_en=Demo City Insurance Hall\nslot_en=lower right, green light\nwindow_en=the staffed counter\n"
      "[store]\nurl=sqlite:store.db\n[card]\nsource=demo\n"
      "[printer]\ndevice=tcp:127.0.0.1:%u\nwidth=%d\n[scanner]\ndevice=%s\n"
      "[receipt]\nkey=kiosk.pem\ntrusted_keys=trusted-keys.ini\n",
      demo->printer_port, PRINTER_WIDTH, gj_demo_scanner_get_device (demo->scanner));

  demo->config_path = in_directory (demo, "kiosk.conf");
  return g_file_set_contents (demo->config_path, text, -1, error);
}

static void
remove_tree (const char *path)
{
  GDir *directory = g_dir_open (path, 0, NULL);
  const char *name;

  if (directory != NULL)
    {
      while ((name = g_dir_read_name (directory)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
      g_dir_close (directory);
    }
  g_remove (path);
}

GjDemo *
gj_demo_new (const char *control, GError **error)
{
  GjDemo *demo = g_new0 (GjDemo, 1);

  demo->clock = gj_clock_new_system ();
  demo->card = gj_card_emulator_new ();
  demo->directory = g_dir_make_tmp ("gongji-demo-XXXXXX", error);
  if (demo->directory == NULL || !make_keys (demo, error) || !make_store (demo, error)
      || !start_printer (demo, error) || !start_scanner (demo, error) || !write_config (demo, error))
    {
      gj_demo_free (demo);
      return NULL;
    }
  if (control != NULL)
    {
      demo->control = gj_demo_control_new (control, demo->card, demo->printer, demo->scanner, error);
      if (demo->control == NULL)
        {
          gj_demo_free (demo);
          return NULL;
        }
    }
  return demo;
}

void
gj_demo_free (GjDemo *demo)
{
  if (demo == NULL)
    return;
  g_clear_pointer (&demo->control, gj_demo_control_free);
  if (demo->printer != NULL)
    gj_printer_emulator_stop (demo->printer);
  g_clear_object (&demo->printer);
  g_clear_pointer (&demo->scanner, gj_demo_scanner_free);
  g_clear_object (&demo->card);
  if (demo->directory != NULL)
    remove_tree (demo->directory);
  gj_clock_unref (demo->clock);
  g_free (demo->directory);
  g_free (demo->config_path);
  g_free (demo);
}

const char *
gj_demo_get_config_path (GjDemo *demo)
{
  return demo->config_path;
}

GjCardEmulator *
gj_demo_get_emulator (GjDemo *demo)
{
  return demo->card;
}

void
gj_demo_show_dock (GjDemo *demo, GtkApplication *app)
{
  demo->dock = gj_dock_window_new (app, demo->card, demo->printer, demo->scanner);
  gtk_window_present (GTK_WINDOW (demo->dock));
}
