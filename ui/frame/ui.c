/* SPDX-License-Identifier: Apache-2.0 */
/* See ui.h. */
#include "ui/frame/ui.h"

#include "ui/gongji-resources.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/label_width.h"
#include "ui/widgets/one_baseline.h"
#include "ui/widgets/pager.h"
#include "ui/widgets/pin_cells.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/step_row.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/time_ring.h"

/* Structures name these types before any code has used them. */
static void
ensure_types (void)
{
  const GType types[] = {
    GJ_TYPE_BANNER, GJ_TYPE_BUTTON,    GJ_TYPE_CHIP,       GJ_TYPE_FIT_LAYOUT, GJ_TYPE_ICON,      GJ_TYPE_KEYPAD,
    GJ_TYPE_PAGER,  GJ_TYPE_PAGED_LIST, GJ_TYPE_PIN_CELLS, GJ_TYPE_QR_VIEW,    GJ_TYPE_STEP_ROW,
    GJ_TYPE_TILE_BUTTON, GJ_TYPE_TIME_RING, GJ_TYPE_TONE,  GJ_TYPE_TILE_KIND,
  };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
}

static void
on_parsing_error (GtkCssProvider *provider, GtkCssSection *section, const GError *error, gpointer data)
{
  g_autofree char *where = gtk_css_section_to_string (section);
  g_warning ("stylesheet %s: %s", where, error->message);
}

static void
load_stylesheet (GdkDisplay *display, const char *resource, guint priority)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_resource (provider, resource);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), priority);
}

void
gj_ui_init (void)
{
  static gboolean ready;
  if (ready)
    return;
  ready = TRUE;
  gj_ui_register_resource ();
  gj_label_width_init ();
  gj_one_baseline_init ();
  ensure_types ();

  GdkDisplay *display = gdk_display_get_default ();
  load_stylesheet (display, "/gongji/gongji.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  load_stylesheet (display, "/gongji/scripts.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  GtkSettings *settings = gtk_settings_get_for_display (display);
  g_object_set (settings, "gtk-theme-name", "Default", "gtk-enable-animations", FALSE, NULL);
}
