/* SPDX-License-Identifier: Apache-2.0 */
/* See menu_page.h. */
#include "ui/pages/menu_page.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/whole_text.h"

struct _GjMenuPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GArray *items; /* GjMenuItem, texts in the chunk */
  gboolean wide;
  GtkLabel *question;
  GtkLabel *sentence;
  GjPagedList *tiles;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjMenuPage, gj_menu_page, GJ_TYPE_PAGE)

static void
on_tile_clicked (GtkWidget *tile, GjMenuPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tile), "index")));
}

static GtkWidget *
tile_new (GjMenuPage *self, guint index, GjTileKind kind)
{
  const GjMenuItem *item = &g_array_index (self->items, GjMenuItem, index);
  GtkWidget *tile = gj_tile_button_new (kind, item->symbol, item->text, item->detail);
  g_object_set_data (G_OBJECT (tile), "index", GUINT_TO_POINTER (index));
  gtk_widget_set_hexpand (tile, TRUE);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (on_tile_clicked), self, 0);
  return tile;
}

static void
rebuild (GjMenuPage *self, gboolean elder)
{
  const gboolean alone = self->wide || elder;
  gj_paged_list_remove_all (self->tiles);
  g_object_set (self->tiles, "columns", alone && !self->wide ? 2 : 1, NULL);
  for (guint i = 0; i < self->items->len; i += alone ? 1 : 2)
    {
      if (alone)
        {
          gj_paged_list_append (self->tiles, tile_new (self, i, GJ_TILE_KIND_NEWS));
          continue;
        }
      GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tilerow");
      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      gj_kit_pack (row, tile_new (self, i, GJ_TILE_KIND_PAIR), NULL);
      if (i + 1 < self->items->len)
        gj_kit_pack (row, tile_new (self, i + 1, GJ_TILE_KIND_PAIR), NULL);
      gj_paged_list_append (self->tiles, row);
    }
}

static void
gj_menu_page_elder_changed (GjPage *page, gboolean elder)
{
  rebuild (GJ_MENU_PAGE (page), elder);
}

static void
gj_menu_page_finalize (GObject *object)
{
  GjMenuPage *self = GJ_MENU_PAGE (object);
  g_string_chunk_free (self->texts);
  g_array_unref (self->items);
  G_OBJECT_CLASS (gj_menu_page_parent_class)->finalize (object);
}

static void
gj_menu_page_class_init (GjMenuPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_menu_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_menu_page_elder_changed;
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", GJ_TYPE_MENU_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gj_kit_set_template (widget_class, "menu_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjMenuPage, question);
  gtk_widget_class_bind_template_child (widget_class, GjMenuPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjMenuPage, tiles);
}

static void
gj_menu_page_init (GjMenuPage *self)
{
  self->texts = g_string_chunk_new (256);
  self->items = g_array_new (FALSE, FALSE, sizeof (GjMenuItem));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep (self->question);
  gj_whole_text_keep (self->sentence);
}

GtkWidget *
gj_menu_page_new (const GjMenuView *view)
{
  g_return_val_if_fail (view != NULL && view->question != NULL, NULL);
  GjMenuPage *self = g_object_new (GJ_TYPE_MENU_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_page_set_title_icon (GJ_PAGE (self), view->icon);
  gtk_label_set_text (self->question, view->question);
  gtk_label_set_text (self->sentence, view->sentence != NULL ? view->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), view->sentence != NULL);
  self->wide = view->wide;
  for (gsize i = 0; i < view->n_items; i++)
    {
      const GjMenuItem item = { gj_kit_keep (self->texts, view->items[i].symbol), gj_kit_keep (self->texts, view->items[i].text),
                                gj_kit_keep (self->texts, view->items[i].detail) };
      g_array_append_val (self->items, item);
    }
  rebuild (self, FALSE);
  return GTK_WIDGET (self);
}
