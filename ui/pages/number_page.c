/* SPDX-License-Identifier: Apache-2.0 */
/* See number_page.h. */
#include "ui/pages/number_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/whole_text.h"

struct _GjNumberPage
{
  GjPage parent_instance;
  GjNumberView view; /* its texts are not kept but for format */
  char *format;
  gint64 number; /* −1: nothing typed */
  GtkLabel *question;
  GtkLabel *sentence;
  GtkLabel *shown;
  GtkBox *presets;
  GjKeypad *keypad;
  GjButton *none_button;
  GjButton *main_button;
};

enum
{
  SIGNAL_ENTERED,
  SIGNAL_NONE,
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjNumberPage, gj_number_page, GJ_TYPE_PAGE)

/* The number in its words. Transfer full. */
static char *
say_number (GjNumberPage *self, const char *number)
{
  g_auto (GStrv) parts = g_strsplit (self->format, "%s", 2);
  return g_strjoinv (number, parts);
}

static void
show_number (GjNumberPage *self)
{
  g_autofree char *digits = self->number < 0 ? g_strdup ("–") : g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  g_autofree char *text = say_number (self, digits);
  const gboolean ready = self->number >= self->view.least && self->number <= self->view.most;
  gtk_label_set_text (self->shown, text);
  gj_button_set_ready (self->main_button, ready, ready ? _ ("下一步") : self->number < 0 ? _ ("请按数字") : _ ("请核对数字"));
}

static void
take_number (GjNumberPage *self, gint64 number)
{
  self->number = number;
  show_number (self);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, number);
}

static void
on_digit (GjNumberPage *self, guint digit)
{
  const gint64 longer = MAX (self->number, 0) * 10 + digit;
  /* A digit too many is not taken. */
  if (longer <= self->view.most)
    take_number (self, longer);
}

static void
on_clear (GjNumberPage *self)
{
  take_number (self, -1);
}

static void
on_backspace (GjNumberPage *self)
{
  take_number (self, self->number < 10 ? -1 : self->number / 10);
}

static void
on_main (GjNumberPage *self)
{
  if (self->number >= self->view.least && self->number <= self->view.most)
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0, self->number);
}

static void
on_none (GjNumberPage *self)
{
  g_signal_emit (self, signals[SIGNAL_NONE], 0);
}

static void
on_preset (GtkWidget *button, GjNumberPage *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, self->view.presets[index]);
}

static gboolean
gj_number_page_key_pressed (GjPage *page, guint keyval)
{
  return gj_keypad_press_keyval (GJ_NUMBER_PAGE (page)->keypad, keyval);
}

static void
gj_number_page_finalize (GObject *object)
{
  g_free (GJ_NUMBER_PAGE (object)->format);
  G_OBJECT_CLASS (gj_number_page_parent_class)->finalize (object);
}

static void
gj_number_page_class_init (GjNumberPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_number_page_finalize;
  GJ_PAGE_CLASS (klass)->key_pressed = gj_number_page_key_pressed;
  signals[SIGNAL_ENTERED]
      = g_signal_new ("entered", GJ_TYPE_NUMBER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_NONE] = g_signal_new ("none", GJ_TYPE_NUMBER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPED]
      = g_signal_new ("typed", GJ_TYPE_NUMBER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (GJ_TYPE_BUTTON);
  g_type_ensure (GJ_TYPE_KEYPAD);
  gj_kit_set_template (widget_class, "number_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, question);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, shown);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, presets);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, keypad);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, none_button);
  gtk_widget_class_bind_template_child (widget_class, GjNumberPage, main_button);
  gtk_widget_class_bind_template_callback (widget_class, on_digit);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_backspace);
  gtk_widget_class_bind_template_callback (widget_class, on_none);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
}

static void
gj_number_page_init (GjNumberPage *self)
{
  self->number = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep (self->question);
  gj_whole_text_keep (self->sentence);
  gj_mirror_never (GTK_WIDGET (self->shown)); /* "¥–" has no figure yet */
}

static void
append_preset (GjNumberPage *self, guint index)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, self->view.presets[index]);
  g_autofree char *text = say_number (self, digits);
  GtkWidget *button = gj_button_new (text, NULL, "small");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_preset), self, 0);
  gtk_box_append (self->presets, button);
}

void
gj_number_page_set_number (GjNumberPage *self, gint64 number)
{
  g_return_if_fail (GJ_IS_NUMBER_PAGE (self) && number >= -1 && number <= self->view.most);
  self->number = number;
  show_number (self);
}

GtkWidget *
gj_number_page_new (const GjNumberView *view)
{
  g_return_val_if_fail (view != NULL && view->format != NULL && view->n_presets <= GJ_NUMBER_PRESETS, NULL);
  GjNumberPage *self = g_object_new (GJ_TYPE_NUMBER_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_page_set_title_icon (GJ_PAGE (self), view->icon);
  self->view = *view;
  self->format = g_strdup (view->format);
  gtk_label_set_text (self->question, view->question);
  gtk_label_set_text (self->sentence, view->sentence != NULL ? view->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), view->sentence != NULL);
  for (guint i = 0; i < view->n_presets; i++)
    append_preset (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->presets), view->n_presets > 0);
  if (view->none != NULL)
    gj_button_set_text (self->none_button, view->none);
  gtk_widget_set_visible (GTK_WIDGET (self->none_button), view->none != NULL);
  show_number (self);
  return GTK_WIDGET (self);
}
