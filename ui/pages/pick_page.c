/* SPDX-License-Identifier: Apache-2.0 */
/* See pick_page.h. */
#include "ui/pages/pick_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/naming.h"

struct _GjPickPage
{
  GjPage parent_instance;
  GjPagedList *options;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPickPage, gj_pick_page, GJ_TYPE_PAGE)

static void
on_clicked (GtkWidget *button, GjPickPage *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "key"));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, key);
}

static GtkWidget *
option_new (GjPickPage *self, const GjPickOption *option)
{
  GtkWidget *button = gj_button_new (option->text, option->on ? "check" : NULL, option->on ? "second" : NULL);
  if (option->on)
    {
      g_autofree char *spoken = g_strdup_printf (_ ("%s，已选"), option->text);
      gj_naming_set (button, spoken);
    }
  gj_button_set_wraps (GJ_BUTTON (button), TRUE);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (option->key), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  return button;
}

static void
gj_pick_page_class_init (GjPickPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_PICKED] = g_signal_new ("picked", GJ_TYPE_PICK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  gj_kit_set_template (widget_class, "pick_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPickPage, options);
}

static void
gj_pick_page_init (GjPickPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gj_pick_page_new (const GjPickView *view)
{
  g_return_val_if_fail (view != NULL && (view->options != NULL || view->n_options == 0), NULL);
  GjPickPage *self = g_object_new (GJ_TYPE_PICK_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  for (gsize i = 0; i < view->n_options; i++)
    gj_paged_list_append (self->options, option_new (self, &view->options[i]));
  return GTK_WIDGET (self);
}
