/* SPDX-License-Identifier: Apache-2.0 */
/* Buttons for everything the demo's world can do, and the paper in the printer's mouth. */
#include "kiosk/dock/dock_window.h"

#include <string.h>

#include "core/base/i18n.h"
#include "kiosk/dock/demo_control.h"
#include "kiosk/paths.h"

typedef struct
{
  GjCardEmulator *card;
  GjPrinterEmulator *printer;
  GjDemoScanner *scanner;
  GtkWidget *eject;
  GtkWidget *picture;
  GtkWidget *state;
  GtkWidget *scan_state;
  GPtrArray *cards; /* the card buttons, borrowed */
} Dock;

/* A card */

static void
mark_inserted (Dock *dock, GtkWidget *inserted)
{
  for (guint i = 0; i < dock->cards->len; i++)
    gtk_widget_remove_css_class (g_ptr_array_index (dock->cards, i), "on");
  if (inserted != NULL)
    gtk_widget_add_css_class (inserted, "on");
  gtk_widget_set_sensitive (dock->eject, inserted != NULL);
}

static void
on_insert (GtkButton *button, Dock *dock)
{
  const char *name = g_object_get_data (G_OBJECT (button), "card-name");
  g_autoptr (GError) error = NULL;

  if (gj_demo_insert_card (dock->card, name, &error))
    mark_inserted (dock, GTK_WIDGET (button));
  else
    g_warning ("%s", error->message);
}

static void
on_eject (GtkButton *button, Dock *dock)
{
  gj_card_emulator_remove (dock->card);
  mark_inserted (dock, NULL);
}

static GtkWidget *
card_button (Dock *dock, const char *file)
{
  g_autofree char *path = g_build_filename (gj_path_demo (), "cards", file, NULL);
  g_autoptr (GjCardPerson) person = gj_card_person_load (path, NULL);
  g_autofree char *pin = NULL;
  GtkWidget *button, *row, *label;

  if (person == NULL)
    return NULL;
  button = gtk_button_new ();
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (person->title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (person->kind == GJ_CARD_KIND_SOCIAL)
    {
      pin = g_strdup_printf (_("密码 %s"), person->pin);
      label = gtk_label_new (pin);
      gtk_widget_add_css_class (label, "pin");
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), row);
  g_object_set_data_full (G_OBJECT (button), "card-name",
                          g_strndup (file, strlen (file) - strlen (".ini")), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_insert), dock);
  g_ptr_array_add (dock->cards, button);
  return button;
}

/* The contributor of the main job first: most people try that card. */
#define FIRST_CARD "wang-wei.ini"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  gboolean a_first = g_str_equal (*(const char *const *) a, FIRST_CARD);
  gboolean b_first = g_str_equal (*(const char *const *) b, FIRST_CARD);

  if (a_first != b_first)
    return a_first ? -1 : 1;
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_cards (void)
{
  g_autofree char *path = g_build_filename (gj_path_demo (), "cards", NULL);
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".ini"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* The printer */

static void
on_fault (GtkButton *button, Dock *dock)
{
  g_autofree char *answer = gj_printer_emulator_command (
      dock->printer, g_object_get_data (G_OBJECT (button), "command"));

  g_debug ("printer emulator: %s", answer);
}

static void
on_power (GtkButton *button, Dock *dock)
{
  gj_printer_emulator_clear_fault (dock->printer);
  gj_printer_emulator_power_cycle (dock->printer);
}

/* The scanner */

static void
on_scan_paper (GtkButton *button, Dock *dock)
{
  g_autoptr (GError) error = NULL;

  if (!gj_demo_scanner_scan_paper (dock->scanner, dock->printer, &error))
    gtk_label_set_text (GTK_LABEL (dock->scan_state), error->message);
  else
    gtk_label_set_text (GTK_LABEL (dock->scan_state), _("扫码器：扫过刚才的凭条"));
}

/* Something that is no receipt, as people hold what they have. */
static void
on_scan_other (GtkButton *button, Dock *dock)
{
  gj_demo_scanner_scan (dock->scanner, "https://example.invalid/menu");
  gtk_label_set_text (GTK_LABEL (dock->scan_state), _("扫码器：扫过别的码"));
}

static void
show_paper (Dock *dock, GjPaper *paper)
{
  guint width = gj_paper_get_width (paper), rows = gj_paper_get_rows (paper);
  g_autofree guint8 *grey = gj_paper_to_grey (paper);
  guint8 *rgb = g_malloc ((gsize) width * rows * 3);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (gsize i = 0; i < (gsize) width * rows; i++)
    rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = grey[i];
  bytes = g_bytes_new_take (rgb, (gsize) width * rows * 3);
  texture = gdk_memory_texture_new ((int) width, (int) rows, GDK_MEMORY_R8G8B8, bytes,
                                    (gsize) width * 3);
  gtk_picture_set_paintable (GTK_PICTURE (dock->picture), GDK_PAINTABLE (texture));
}

static void
on_rows (GjPrinterEmulator *printer, guint rows, Dock *dock)
{
  g_autoptr (GjPaper) paper = gj_printer_emulator_get_current (printer);

  if (paper != NULL)
    show_paper (dock, paper);
}

static void
on_paper (GjPrinterEmulator *printer, GjPaper *paper, Dock *dock)
{
  show_paper (dock, paper);
}

static void
on_state (GjPrinterEmulator *printer, Dock *dock)
{
  GjPrinterFault fault = gj_printer_emulator_get_fault (printer);

  gtk_label_set_text (GTK_LABEL (dock->state),
                      fault == GJ_PRINTER_FAULT_NONE ? _("打印机：正常") : _("打印机：有故障"));
}

/* Putting together */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_cards (Dock *dock, GtkWidget *box)
{
  g_autoptr (GPtrArray) names = list_cards ();

  add_label (box, _("插哪张卡"), "bench-head");
  for (guint i = 0; i < names->len; i++)
    {
      GtkWidget *button = card_button (dock, g_ptr_array_index (names, i));

      if (button != NULL)
        gtk_box_append (GTK_BOX (box), button);
    }
  dock->eject = gtk_button_new_with_label (_("拔卡"));
  gtk_widget_set_sensitive (dock->eject, FALSE);
  g_signal_connect (dock->eject, "clicked", G_CALLBACK (on_eject), dock);
  gtk_box_append (GTK_BOX (box), dock->eject);
}

static void
add_printer (Dock *dock, GtkWidget *box)
{
  const struct
  {
    const char *label;
    const char *command;
  } faults[] = {
    { N_ ("没有纸"), "fault paper-out" },
    { N_ ("上盖打开"), "fault cover-open" },
    { N_ ("打到一半卡纸"), "fault jam in-raster 300" },
    { N_ ("不回答"), "fault silent" },
  };
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *button;

  dock->state = add_label (box, _("打印机：正常"), "bench-head");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      button = gtk_button_new_with_label (_ (faults[i].label));
      g_object_set_data (G_OBJECT (button), "command", (gpointer) faults[i].command);
      g_signal_connect (button, "clicked", G_CALLBACK (on_fault), dock);
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), button, -1);
    }
  button = gtk_button_new_with_label (_("修好"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_power), dock);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), button, -1);
  gtk_box_append (GTK_BOX (box), flow);
}

static void
add_scanner (Dock *dock, GtkWidget *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *paper = gtk_button_new_with_label (_("扫刚打的凭条"));
  GtkWidget *other = gtk_button_new_with_label (_("扫别的码"));

  dock->scan_state = add_label (box, _("扫码器"), "bench-head");
  g_signal_connect (paper, "clicked", G_CALLBACK (on_scan_paper), dock);
  g_signal_connect (other, "clicked", G_CALLBACK (on_scan_other), dock);
  gtk_box_append (GTK_BOX (row), paper);
  gtk_box_append (GTK_BOX (row), other);
  gtk_box_append (GTK_BOX (box), row);
}

static void
add_paper (Dock *dock, GtkWidget *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  add_label (box, _("打出来的纸"), "bench-head");
  dock->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (dock->picture), TRUE);
  gtk_widget_set_valign (dock->picture, GTK_ALIGN_START);
  gtk_widget_add_css_class (scrolled, "roll");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), dock->picture);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
}

static void
use_stylesheet (GtkWidget *window)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_build_filename (gj_path_demo (), "dock.css", NULL);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

static void
dock_free (gpointer data)
{
  Dock *dock = data;

  g_signal_handlers_disconnect_by_data (dock->printer, dock);
  g_ptr_array_unref (dock->cards);
  g_free (dock);
}

GtkWidget *
gj_dock_window_new (GtkApplication *app, GjCardEmulator *card, GjPrinterEmulator *printer,
                    GjDemoScanner *scanner)
{
  GtkWidget *window = gtk_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Dock *dock = g_new0 (Dock, 1);

  dock->card = card;
  dock->printer = printer;
  dock->scanner = scanner;
  dock->cards = g_ptr_array_new ();
  add_label (box, _("演示台"), "bench-title");
  add_label (box, _("这里的人、卡和打印机都是假的，不动真钱。"), "bench-note");
  add_cards (dock, box);
  add_printer (dock, box);
  add_scanner (dock, box);
  add_paper (dock, box);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("共济自助机 演示台"));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 980);
  gtk_widget_add_css_class (window, "workbench");
  use_stylesheet (window);
  g_signal_connect (printer, "rows", G_CALLBACK (on_rows), dock);
  g_signal_connect (printer, "paper", G_CALLBACK (on_paper), dock);
  g_signal_connect (printer, "state", G_CALLBACK (on_state), dock);
  g_object_set_data_full (G_OBJECT (window), "dock", dock, dock_free);
  return window;
}
