/* SPDX-License-Identifier: Apache-2.0 */
/* See marks_page.h. */
#include "ui/pages/marks_page.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/whole_text.h"

struct _GjMarksPage
{
  GjPage parent_instance;
  guint marked;
  char *none;
  char *some;
  GtkLabel *question;
  GtkLabel *sentence;
  GjPagedList *items;
  GjButton *main_button;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjMarksPage, gj_marks_page, GJ_TYPE_PAGE)

static void
on_main (GjMarksPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->marked);
}

/* "None of them" is an answer too, and is not to be given by mistake for the next step: it is quiet. */
static void
say_main (GjMarksPage *self)
{
  const gboolean some = self->marked != 0;
  gj_button_set_text (self->main_button, some ? self->some : self->none);
  if (some)
    gtk_widget_remove_css_class (GTK_WIDGET (self->main_button), "quiet");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->main_button), "quiet");
}

static void
on_toggled (GtkToggleButton *button, GjMarksPage *self)
{
  const guint bit = 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));
  const gboolean active = gtk_toggle_button_get_active (button);
  gtk_widget_set_visible (gtk_widget_get_first_child (content), active);
  self->marked = active ? self->marked | bit : self->marked & ~bit;
  say_main (self);
}

static GtkWidget *
mark_new (GjMarksPage *self, guint index, const char *text)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *tick = gj_icon_new_sized ("check", "i40");
  GtkWidget *content = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "filtertext"), tick, gj_kit_label (text, NULL), NULL);
  const gboolean marked = (self->marked >> index & 1) != 0;
  gtk_widget_set_visible (tick, marked);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "filter");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), marked);
  gj_naming_set (button, text);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
  return button;
}

static void
gj_marks_page_finalize (GObject *object)
{
  GjMarksPage *self = GJ_MARKS_PAGE (object);
  g_free (self->none);
  g_free (self->some);
  G_OBJECT_CLASS (gj_marks_page_parent_class)->finalize (object);
}

static void
gj_marks_page_class_init (GjMarksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_marks_page_finalize;
  signals[SIGNAL_DONE]
      = g_signal_new ("done", GJ_TYPE_MARKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "marks_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjMarksPage, question);
  gtk_widget_class_bind_template_child (widget_class, GjMarksPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjMarksPage, items);
  gtk_widget_class_bind_template_child (widget_class, GjMarksPage, main_button);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
}

static void
gj_marks_page_init (GjMarksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep (self->question);
  gj_whole_text_keep (self->sentence);
}

GtkWidget *
gj_marks_page_new (const GjMarksView *view)
{
  g_return_val_if_fail (view != NULL && view->n_items <= GJ_MARKS_MAX, NULL);
  GjMarksPage *self = g_object_new (GJ_TYPE_MARKS_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_page_set_title_icon (GJ_PAGE (self), view->icon);
  gtk_label_set_text (self->question, view->question);
  gtk_label_set_text (self->sentence, view->sentence != NULL ? view->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), view->sentence != NULL);
  self->marked = view->marked;
  self->none = g_strdup (view->none);
  self->some = g_strdup (view->some);
  for (guint i = 0; i < view->n_items; i += 2)
    {
      GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tilerow");
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      gj_kit_pack (row, mark_new (self, i, view->items[i]), NULL);
      if (i + 1 < view->n_items)
        gj_kit_pack (row, mark_new (self, i + 1, view->items[i + 1]), NULL);
      gj_paged_list_append (self->items, row);
    }
  say_main (self);
  return GTK_WIDGET (self);
}
