/* SPDX-License-Identifier: Apache-2.0 */
/* See ways_page.h. The family graph comes first where it has somebody to offer: it is the way without typing and without a second card. */
#include "ui/pages/ways_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tile.h"

struct _GjWaysPage
{
  GjPage parent_instance;
  GtkLabel *title;
  GtkBox *ways;
  GtkLabel *note_line;
  GtkWidget *list_button;
};

enum
{
  SIGNAL_BY_CARD,
  SIGNAL_FROM_FAMILY,
  SIGNAL_BY_NUMBER,
  SIGNAL_TO_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjWaysPage, gj_ways_page, GJ_TYPE_PAGE)

static void
on_way (GtkWidget *tile, GjWaysPage *self)
{
  g_signal_emit (self, signals[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tile), "signal"))], 0);
}

static void
on_to_list (GjWaysPage *self)
{
  g_signal_emit (self, signals[SIGNAL_TO_LIST], 0);
}

static GtkWidget *
add_way (GjWaysPage *self, gboolean first, guint signal, const char *symbol, const char *text, const char *detail)
{
  GtkWidget *tile = gj_tile_button_new (GJ_TILE_KIND_PAIR, symbol, text, detail);
  if (first)
    gj_tile_button_set_kind (GJ_TILE_BUTTON (tile), GJ_TILE_KIND_BIG);
  g_object_set_data (G_OBJECT (tile), "signal", GUINT_TO_POINTER (signal));
  g_signal_connect_object (tile, "clicked", G_CALLBACK (on_way), self, 0);
  gtk_box_append (self->ways, tile);
  return tile;
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, GJ_TYPE_WAYS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gj_ways_page_class_init (GjWaysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_BY_CARD] = new_signal ("by-card");
  signals[SIGNAL_FROM_FAMILY] = new_signal ("from-family");
  signals[SIGNAL_BY_NUMBER] = new_signal ("by-number");
  signals[SIGNAL_TO_LIST] = new_signal ("to-list");
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "ways_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjWaysPage, title);
  gtk_widget_class_bind_template_child (widget_class, GjWaysPage, ways);
  gtk_widget_class_bind_template_child (widget_class, GjWaysPage, note_line);
  gtk_widget_class_bind_template_child (widget_class, GjWaysPage, list_button);
  gtk_widget_class_bind_template_callback (widget_class, on_to_list);
}

static void
gj_ways_page_init (GjWaysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->title, _ ("添加家人"));
  gtk_label_set_text (self->note_line, _ ("“亲情账户”不是家庭共济：它只帮家人出示医保码，不能用您的钱。"));
}

GtkWidget *
gj_ways_page_new (const GjWaysView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjWaysPage *self = g_object_new (GJ_TYPE_WAYS_PAGE, NULL);
  g_autofree char *suggested = g_strdup_printf (_ ("有%u位家人还没绑定"), view->n_suggested);
  g_autofree char *list = g_strdup_printf (_ ("下一步，看选好的%u位"), view->n_chosen);
  /* Where some are chosen already, the next step is to see them. */
  const gboolean fresh = view->n_chosen == 0;
  if (view->n_suggested > 0)
    add_way (self, fresh, SIGNAL_FROM_FAMILY, "family", _ ("从家人名单里选"), suggested);
  add_way (self, fresh && view->n_suggested == 0, SIGNAL_BY_CARD, "card-in", _ ("插家人的卡"), _ ("家人在身边，带着社保卡"));
  if (view->can_type)
    add_way (self, FALSE, SIGNAL_BY_NUMBER, "id-number", _ ("输入证件号"), _ ("知道家人的身份证号和姓名"));
  if (view->n_suggested == 0)
    gtk_widget_set_sensitive (
        add_way (self, FALSE, SIGNAL_FROM_FAMILY, "family", _ ("从家人名单里选"), _ ("现在没有可以选的家人")), FALSE);
  gj_button_set_text (GJ_BUTTON (self->list_button), list);
  gtk_widget_set_visible (self->list_button, view->n_chosen > 0);
  return GTK_WIDGET (self);
}
