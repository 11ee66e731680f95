/* SPDX-License-Identifier: Apache-2.0 */
/* See rows_page.h. */
#include "ui/pages/rows_page.h"

#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"

/* As many as a screen shows at the most; those of other pages are made after it has been painted, a few in a frame. */
#define FIRST_ROWS 12
#define MORE_ROWS 3

struct _GjRowsPage
{
  GjPage parent_instance;
  int columns;
  GtkLabel *sentence;
  GjPagedList *rows;
  GtkWidget *acts;
  GtkWidget *second_button;
  GtkWidget *main_button;
  GStringChunk *texts;
  GArray *items; /* GjRowsItem, with those texts */
  guint n_made;
  gboolean stacked;
  guint fill_id;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_MAIN,
  SIGNAL_SECOND,
  SIGNAL_PAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjRowsPage, gj_rows_page, GJ_TYPE_PAGE)

static void
on_row_activated (GtkWidget *row, GjRowsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static void
on_page_changed (GjPagedList *list, guint page, guint n_pages, GjRowsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_CHANGED], 0, page, n_pages);
}

static void
on_main (GjRowsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MAIN], 0);
}

static void
on_second (GjRowsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SECOND], 0);
}

static GjRowsItem
copy_item (GStringChunk *texts, const GjRowsItem *item)
{
  GjRowsItem copy = *item;
  const char **const words[]
      = { &copy.key,        &copy.row.symbol,       &copy.row.strong,      &copy.row.head,     &copy.row.detail,
          &copy.row.amount, &copy.row.amount_label, &copy.row.chip_symbol, &copy.row.chip_text, &copy.row.action,
          &copy.row.action_symbol, &copy.row.action_name };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    *words[i] = gj_kit_keep (texts, *words[i]);
  return copy;
}

static void
append_next (GjRowsPage *self)
{
  const GjRowsItem *item = &g_array_index (self->items, GjRowsItem, self->n_made++);
  GtkWidget *row = gj_list_row_new (&item->row);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) item->key);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  if (self->columns > 1)
    gtk_widget_add_css_class (row, "half"); /* is not made narrower than it can be read */
  if (self->stacked)
    gj_list_row_set_stacked (GJ_LIST_ROW (row), TRUE);
  gj_paged_list_append (self->rows, row);
}

static void
append_up_to (GjRowsPage *self, guint n_rows)
{
  while (self->n_made < MIN (n_rows, self->items->len))
    append_next (self);
  gj_paged_list_set_filling (self->rows, self->n_made < self->items->len);
}

static gboolean
on_fill (gpointer data)
{
  GjRowsPage *self = data;
  append_up_to (self, self->n_made + MORE_ROWS);
  if (self->n_made < self->items->len)
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
gj_rows_page_elder_changed (GjPage *page, gboolean elder)
{
  GjRowsPage *self = GJ_ROWS_PAGE (page);
  g_object_set (self->rows, "columns", elder ? 1 : self->columns, NULL); /* half of a page is too narrow for large text */
  self->stacked = elder || self->columns > 1;
  gj_kit_stack_rows (self->rows, self->stacked);
}

static void
gj_rows_page_dispose (GObject *object)
{
  g_clear_handle_id (&GJ_ROWS_PAGE (object)->fill_id, g_source_remove);
  G_OBJECT_CLASS (gj_rows_page_parent_class)->dispose (object);
}

static void
gj_rows_page_finalize (GObject *object)
{
  GjRowsPage *self = GJ_ROWS_PAGE (object);
  g_array_unref (self->items);
  g_string_chunk_free (self->texts);
  G_OBJECT_CLASS (gj_rows_page_parent_class)->finalize (object);
}

static void
gj_rows_page_class_init (GjRowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_rows_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_rows_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_rows_page_elder_changed;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", GJ_TYPE_ROWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_STRING);
  signals[SIGNAL_MAIN] = g_signal_new ("main", GJ_TYPE_ROWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SECOND] = g_signal_new ("second", GJ_TYPE_ROWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PAGE_CHANGED] = g_signal_new ("page-changed", GJ_TYPE_ROWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "rows_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjRowsPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjRowsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjRowsPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjRowsPage, second_button);
  gtk_widget_class_bind_template_child (widget_class, GjRowsPage, main_button);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
  gtk_widget_class_bind_template_callback (widget_class, on_second);
}

static void
gj_rows_page_init (GjRowsPage *self)
{
  self->texts = g_string_chunk_new (1024);
  self->items = g_array_new (FALSE, FALSE, sizeof (GjRowsItem));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->rows, "page-changed", G_CALLBACK (on_page_changed), self, 0);
}

static void
fill (GjRowsPage *self, const GjRowsView *view)
{
  for (gsize i = 0; i < view->n_items; i++)
    {
      const GjRowsItem item = copy_item (self->texts, &view->items[i]);
      g_array_append_val (self->items, item);
    }
  append_up_to (self, FIRST_ROWS);
  if (self->n_made < self->items->len)
    self->fill_id = g_idle_add (on_fill, self);
  if (view->n_items > 0)
    return;
  g_object_set (self->rows, "framed", FALSE, NULL);
  gj_paged_list_append (self->rows, gj_kit_empty (view->empty_symbol, view->empty_head, view->empty_text));
}

GtkWidget *
gj_rows_page_new (const GjRowsView *view)
{
  g_return_val_if_fail (view != NULL && view->title != NULL, NULL);
  GjRowsPage *self = g_object_new (GJ_TYPE_ROWS_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gtk_label_set_text (self->sentence, view->sentence != NULL ? view->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), view->sentence != NULL && view->n_items > 0);
  self->columns = MAX (view->columns, 1);
  g_object_set (self->rows, "columns", self->columns, NULL);
  fill (self, view);
  gj_kit_set_acts (self->acts, self->main_button, view->main_text, view->main_symbol, self->second_button, view->second_text,
                   view->second_symbol);
  return GTK_WIDGET (self);
}

void
gj_rows_page_turn (GjRowsPage *self, guint page)
{
  g_return_if_fail (GJ_IS_ROWS_PAGE (self));
  append_up_to (self, self->items->len);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  gj_paged_list_set_page (self->rows, page);
}
