/* SPDX-License-Identifier: Apache-2.0 */
/* See sheet_page.h. Nothing of the view is kept but what the widgets show. */
#include "ui/pages/sheet_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/whole_text.h"

struct _GjSheetPage
{
  GjPage parent_instance;
  guint tab;
  GtkLabel *question;
  GtkBox *tabs;
  GtkBox *answer;
  GjPagedList *rows;
  GtkLabel *note;
  GjButton *main_button;
};

enum
{
  SIGNAL_TAB,
  SIGNAL_MAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjSheetPage, gj_sheet_page, GJ_TYPE_PAGE)

static void
on_main (GjSheetPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MAIN], 0);
}

static void
on_tab_toggled (GtkToggleButton *button, GjSheetPage *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  if (gtk_toggle_button_get_active (button) && index != self->tab)
    g_signal_emit (self, signals[SIGNAL_TAB], 0, index);
}

static void
fill_tabs (GjSheetPage *self, const GjSheetView *view)
{
  GtkToggleButton *group = NULL;
  self->tab = (guint) view->tab;
  for (guint i = 0; i < view->n_tabs; i++)
    {
      const gboolean chosen = i == view->tab;
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *content = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "filtertext");
      if (chosen)
        gj_kit_pack (content, gj_icon_new_sized ("check", "i40"), NULL);
      GtkWidget *name = gj_kit_label (view->tabs[i], NULL);
      gtk_label_set_wrap (GTK_LABEL (name), FALSE);
      gj_kit_pack (content, name, NULL);
      gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_add_css_class (button, "filter");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), chosen);
      gj_naming_set (button, view->tabs[i]);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_tab_toggled), self, 0);
      gtk_box_append (self->tabs, button);
      group = group == NULL ? GTK_TOGGLE_BUTTON (button) : group;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), view->n_tabs > 1);
}

static GtkWidget *
fact_new (const GjSheetRow *row)
{
  GtkWidget *line = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "sheetfact");
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_label (row->text, "strong-body b"), NULL);
  if (row->detail != NULL)
    gj_kit_pack (words, gj_kit_label (row->detail, "second"), NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  if (row->symbol != NULL)
    {
      GtkWidget *icon = gj_icon_new_sized (row->symbol, "i72");
      gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
      gj_kit_pack (line, icon, NULL);
    }
  gj_kit_pack (line, words, NULL);
  if (row->value != NULL)
    {
      GtkWidget *value = gj_kit_label (row->value, "strong-body b value");
      gtk_label_set_wrap (GTK_LABEL (value), FALSE);
      gj_kit_pack (line, value, NULL);
    }
  if (row->chip != NULL)
    {
      GtkWidget *chip = gj_chip_new (row->tone, row->chip_symbol, row->chip);
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gj_kit_pack (line, chip, NULL);
    }
  return line;
}

static void
append_row (GjSheetPage *self, const GjSheetRow *row)
{
  switch (row->kind)
    {
    case GJ_SHEET_HEADING:
      gj_paged_list_append_heading (self->rows, gj_kit_label (row->text, "sect sheethead"));
      return;
    case GJ_SHEET_FACT:
      gj_paged_list_append (self->rows, fact_new (row));
      return;
    case GJ_SHEET_TEXT:
      gj_paged_list_append (self->rows, gj_kit_label (row->text, "label sheettext"));
      return;
    case GJ_SHEET_SOURCE:
      gj_paged_list_append_note (self->rows, gj_kit_label (row->text, "second sheetsource"));
      return;
    }
}

/* The frame shows the hotline too: where the dates have to be said, the line does without. (transfer full) */
static char *
note_text (const GjSheetView *view)
{
  if (view->dates == NULL)
    return g_strdup_printf (_ ("以当地政策为准。不清楚？打%s"), view->hotline);
  return g_strdup_printf (C_ ("of the dates", "%s，以当地政策为准"), view->dates);
}

static void
fill_answer (GjSheetPage *self, const GjSheetView *view)
{
  gtk_widget_set_visible (GTK_WIDGET (self->answer), view->answer != NULL);
  if (view->answer == NULL)
    return;
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_label (view->answer, "title"), NULL);
  if (view->answer_detail != NULL)
    gj_kit_pack (words, gj_kit_label (view->answer_detail, "label"), NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  GtkWidget *disc = gj_kit_disc (view->symbol, "i64", "filled");
  gj_tone_apply (disc, view->tone);
  gj_kit_pack (GTK_WIDGET (self->answer),
               gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "outcome"), disc, words, NULL), NULL);
  if (view->n_parts > 0)
    gj_kit_pack (GTK_WIDGET (self->answer), gj_split_bar_new (view->parts, view->n_parts), NULL);
}

/* What is below the rows stands in the other column of a wide screen, and is read with it. */
static void
gj_sheet_page_elder_changed (GjPage *page, gboolean elder)
{
  GjSheetPage *self = GJ_SHEET_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (page));
  GtkWidget *foot = gtk_widget_get_parent (GTK_WIDGET (self->note));
  gtk_widget_insert_before (foot, GTK_WIDGET (page), wide ? GTK_WIDGET (self->rows) : NULL);
}

static void
gj_sheet_page_class_init (GjSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_sheet_page_elder_changed;
  signals[SIGNAL_TAB] = g_signal_new ("tab", GJ_TYPE_SHEET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_MAIN] = g_signal_new ("main", GJ_TYPE_SHEET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "sheet_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, question);
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, answer);
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, note);
  gtk_widget_class_bind_template_child (widget_class, GjSheetPage, main_button);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
}

static void
gj_sheet_page_init (GjSheetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep (self->question);
  gj_whole_text_keep (self->note);
}

GtkWidget *
gj_sheet_page_new (const GjSheetView *view)
{
  g_return_val_if_fail (view != NULL && view->n_tabs <= GJ_SHEET_MAX_TABS && view->hotline != NULL, NULL);
  GjSheetPage *self = g_object_new (GJ_TYPE_SHEET_PAGE, NULL);
  g_autofree char *note = note_text (view);
  if (!view->is_of_typed)
    gtk_widget_add_css_class (GTK_WIDGET (self), GJ_PAGE_PUBLIC);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_page_set_title_icon (GJ_PAGE (self), view->icon);
  gtk_label_set_text (self->question, view->question != NULL ? view->question : "");
  gtk_widget_set_visible (GTK_WIDGET (self->question), view->question != NULL);
  fill_tabs (self, view);
  fill_answer (self, view);
  for (gsize i = 0; i < view->n_rows; i++)
    append_row (self, &view->rows[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), view->n_rows > 0);
  gtk_label_set_text (self->note, note);
  if (view->main_text != NULL)
    gj_button_set_text (self->main_button, view->main_text);
  gtk_widget_set_visible (GTK_WIDGET (self->main_button), view->main_text != NULL);
  return GTK_WIDGET (self);
}
