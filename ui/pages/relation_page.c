/* SPDX-License-Identifier: Apache-2.0 */
/* See relation_page.h. Two tiles in a row, as many rows as fit on a page. */
#include "ui/pages/relation_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tile.h"

struct _GjRelationPage
{
  GjPage parent_instance;
  GtkLabel *sentence;
  GjPagedList *choices;
  GtkWidget *more_button;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_MORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjRelationPage, gj_relation_page, GJ_TYPE_PAGE)

static void
on_chosen (GtkWidget *tile, GjRelationPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (tile), "key"));
}

static void
on_more (GjRelationPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0);
}

static void
gj_relation_page_class_init (GjRelationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_RELATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  signals[SIGNAL_MORE] = g_signal_new ("more", GJ_TYPE_RELATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "relation_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjRelationPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjRelationPage, choices);
  gtk_widget_class_bind_template_child (widget_class, GjRelationPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
gj_relation_page_init (GjRelationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("是什么亲属"));
}

static GtkWidget *
tile_new (GjRelationPage *self, const GjRelationChoice *choice)
{
  GtkWidget *tile = gj_tile_button_new (GJ_TILE_KIND_S, gj_avatar_icon_name (choice->avatar), choice->word, NULL);
  gtk_widget_add_css_class (tile, "relation");
  gtk_widget_set_hexpand (tile, TRUE);
  g_object_set_data_full (G_OBJECT (tile), "key", g_strdup (choice->key), g_free);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (on_chosen), self, 0);
  return tile;
}

GtkWidget *
gj_relation_page_new (const GjRelationView *view)
{
  g_return_val_if_fail (view != NULL && view->name != NULL, NULL);
  GjRelationPage *self = g_object_new (GJ_TYPE_RELATION_PAGE, NULL);
  g_autofree char *question = view->whose != NULL ? g_strdup_printf (_ ("%s是%s的什么人？"), view->name, view->whose)
                                                  : g_strdup_printf (_ ("%s是您的什么人？"), view->name);
  gtk_label_set_text (self->sentence, question);
  for (gsize i = 0; i < view->n_choices; i += 2)
    {
      GtkWidget *pair = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tilerow");
      gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
      gtk_box_append (GTK_BOX (pair), tile_new (self, &view->choices[i]));
      gtk_box_append (GTK_BOX (pair), i + 1 < view->n_choices ? tile_new (self, &view->choices[i + 1]) : gj_kit_spacer ());
      gj_paged_list_append (self->choices, pair);
    }
  gj_button_set_text (GJ_BUTTON (self->more_button), view->more);
  gtk_widget_set_visible (self->more_button, view->more != NULL);
  return GTK_WIDGET (self);
}
