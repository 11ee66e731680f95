/* SPDX-License-Identifier: Apache-2.0 */
/* See records_page.h. The rows are kept as they came; widgets exist only for those on the screen. */
#include "ui/pages/records_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/scroll_list.h"

/* Older rows are asked for when so few that were read are left below the screen. */
#define ROWS_AHEAD 10

typedef enum
{
  SHAPE_TALL,
  SHAPE_WIDE, /* a column beside the list */
  SHAPE_LOW,  /* so little height that three rows need nearly all of it, or so large a text that the rest is left out */
} Shape;

struct _GjRecordsPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GArray *rows;  /* GjRecordRow */
  GArray *terms; /* GjRecordTerm */
  guint n_all;
  gboolean asked;   /* "older-wanted" was said and not yet answered */
  gboolean loading;
  Shape shape;
  gboolean wide;
  /* Owned, since they move between the page, the column beside the list, and the list. */
  GtkWidget *sides, *filters, *print_button, *fold_button, *chart;
  gboolean unfolded;
  GtkWidget *chart_title;
  GtkWidget *chart_hint;
  GtkWidget *month_chart;
  GtkWidget *earlier;
  GtkWidget *later;
  gboolean has_chart, has_bars, has_chosen_month;
  const char *empty_symbol, *empty_head, *empty_text;
  GtkWidget *way_back;
  GtkBox *choices;
  GtkBox *aside;
  GjScrollList *list;
};

enum
{
  SIGNAL_SIDE,
  SIGNAL_FILTER,
  SIGNAL_MONTH,
  SIGNAL_MONTHS,
  SIGNAL_UNFOLDED,
  SIGNAL_OPEN,
  SIGNAL_OLDER_WANTED,
  SIGNAL_PRINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjRecordsPage, gj_records_page, GJ_TYPE_PAGE)

/* ---- rows ---- */

static void
on_row_activated (GtkWidget *row, GjRecordsPage *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "key"));
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, key);
}

static gboolean
on_older_wanted (gpointer data)
{
  GjRecordsPage *self = data;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, signals[SIGNAL_OLDER_WANTED], 0);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* Once, until they have come; later, since rows are made while the page is being placed. */
static void
ask_for_older (GjRecordsPage *self)
{
  if (self->asked || self->rows->len >= self->n_all)
    return;
  self->asked = TRUE;
  g_idle_add (on_older_wanted, g_object_ref (self));
}

/* Where somebody was treated, and what for, is for who asks: until then a record is known by its day. */
static char *
unasked_name (const GjRecordRow *row)
{
  g_auto (GStrv) parts = g_strsplit (row->detail != NULL ? row->detail : "", " · ", 2);
  return g_strdup_printf (_ ("查看%s这一笔"), parts[0] != NULL ? parts[0] : "");
}

static GtkWidget *
make_row (guint index, gpointer data)
{
  GjRecordsPage *self = data;
  if (index + ROWS_AHEAD >= self->rows->len)
    ask_for_older (self);
  if (index >= self->rows->len)
    return NULL;
  const GjRecordRow *row = &g_array_index (self->rows, GjRecordRow, index);
  g_autofree char *unasked = unasked_name (row);
  const GjListRowView view = { .symbol = row->symbol,
                               .strong = row->strong,
                               .head = row->head,
                               .detail = row->detail,
                               .amount = row->amount,
                               .amount_label = row->amount_label,
                               .action_symbol = row->spoken != NULL ? "next" : NULL,
                               .action_name = row->spoken,
                               .action_unasked = unasked };
  GtkWidget *widget = gj_list_row_new (&view);
  gj_list_row_set_stacked (GJ_LIST_ROW (widget), gj_page_get_elder (GJ_PAGE (self)) && !self->wide);
  gtk_widget_add_css_class (widget, "record");
  g_object_set_data_full (G_OBJECT (widget), "key", g_strdup (row->key), g_free);
  g_signal_connect_object (widget, "activated", G_CALLBACK (on_row_activated), self, 0);
  return widget;
}

static void
keep_rows (GjRecordsPage *self, const GjRecordRow *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      GjRecordRow row = rows[i];
      row.key = gj_kit_keep (self->texts, row.key);
      row.symbol = gj_kit_keep (self->texts, row.symbol);
      row.strong = gj_kit_keep (self->texts, row.strong);
      row.head = gj_kit_keep (self->texts, row.head);
      row.detail = gj_kit_keep (self->texts, row.detail);
      row.amount_label = gj_kit_keep (self->texts, row.amount_label);
      row.amount = gj_kit_keep (self->texts, row.amount);
      row.spoken = gj_kit_keep (self->texts, row.spoken);
      g_array_append_val (self->rows, row);
    }
}

void
gj_records_page_append (GjRecordsPage *self, const GjRecordRow *rows, gsize n_rows)
{
  g_return_if_fail (GJ_IS_RECORDS_PAGE (self) && (rows != NULL || n_rows == 0));
  self->asked = n_rows == 0; /* what never came is not asked for again */
  keep_rows (self, rows, n_rows);
  gj_scroll_list_rows_came (self->list);
}

/* ---- blocks ---- */

/* Which block stands where depends on the room. Tall: filters above the list, the rest before its first row. Wide: the sum, the months
   and the button for the paper in a column beside the list. Low, and in large text everywhere: one line with the sum and a button that unfolds everything else. */

static gboolean
has_room (GjRecordsPage *self)
{
  return self->shape == SHAPE_TALL;
}

static void
take_out (GtkWidget *block)
{
  GtkWidget *parent = gtk_widget_get_parent (block);
  if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), block);
  else if (parent != NULL)
    gtk_widget_unparent (block);
}

static void
take_all_out (GjRecordsPage *self)
{
  GtkWidget *child;
  take_out (self->sides);
  take_out (self->filters);
  take_out (self->print_button);
  take_out (self->fold_button);
  gj_scroll_list_remove_heads (self->list);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->aside))) != NULL)
    gtk_box_remove (self->aside, child);
}

static void
append_head_if_visible (GjRecordsPage *self, GtkWidget *block)
{
  if (gtk_widget_get_visible (block))
    gj_scroll_list_append_head (self->list, block);
}

static GtkWidget *
sum_new (GjRecordsPage *self)
{
  if (self->terms->len == 0 || self->loading)
    return NULL;
  return gj_record_sum_new ((const GjRecordTerm *) self->terms->data, self->terms->len, has_room (self));
}

/* Nothing to be seen, and words that tell what else to choose: it stands there, and nothing folds it away. */
static gboolean
is_empty (GjRecordsPage *self)
{
  return !self->loading && self->n_all == 0 && self->empty_head != NULL;
}

static void
name_fold_button (GjRecordsPage *self, const char *folded, const char *unfolded)
{
  gj_button_set_text (GJ_BUTTON (self->fold_button), self->unfolded ? unfolded : folded);
  g_object_set (self->fold_button, "end-symbol", self->unfolded ? "up" : "down", NULL);
}

/* Above the list, in one line on a wide page. */
static void
place_choices (GjRecordsPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices), self->shape == SHAPE_WIDE ? GTK_ORIENTATION_HORIZONTAL
                                                                                             : GTK_ORIENTATION_VERTICAL);
  gj_kit_pack (GTK_WIDGET (self->choices), self->sides, self->filters, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->choices),
                          gtk_widget_get_visible (self->sides) || gtk_widget_get_visible (self->filters));
}

static void
append_empty (GjRecordsPage *self)
{
  if (is_empty (self))
    gj_scroll_list_append_head (self->list, gj_kit_empty (self->empty_symbol, self->empty_head, self->empty_text));
}

/* Is there anything at all to be tapped but the window's own buttons? */
static gboolean
has_choices (GjRecordsPage *self)
{
  return !is_empty (self) || self->has_chart || gtk_widget_get_visible (self->sides) || gtk_widget_get_visible (self->filters);
}

/* The months are folded away until somebody wants them: they take the height of three rows. */
static void
place_tall (GjRecordsPage *self)
{
  GtkWidget *sum = sum_new (self);
  place_choices (self);
  if (self->has_chart)
    {
      GtkWidget *tools = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tools");
      name_fold_button (self, _ ("看每月的图"), _ ("收起每月的图"));
      gtk_widget_set_visible (self->fold_button, !is_empty (self));
      gj_scroll_list_append_head (self->list, gj_kit_pack (tools, self->fold_button, self->print_button, NULL));
      append_empty (self); /* before months that may fill the page */
      if (self->unfolded || is_empty (self))
        gj_scroll_list_append_head (self->list, self->chart);
    }
  else
    {
      gtk_widget_set_parent (self->print_button, GTK_WIDGET (self));
      gj_fit_layout_set_child (self->print_button, GJ_FIT_SLOT_FOOT, 0);
    }
  if (sum != NULL)
    gj_scroll_list_append_head (self->list, sum);
}

static void
place_wide (GjRecordsPage *self)
{
  GtkWidget *sum = sum_new (self);
  place_choices (self);
  if (sum != NULL)
    gtk_box_append (self->aside, sum);
  if (self->has_chart)
    gtk_box_append (self->aside, self->chart);
  gtk_box_append (self->aside, self->print_button);
}

/* Folded, so that rows are what is seen first: the sum, and beside it (on a tall page below it) what unfolds the filters, the paper and
   the months. */
static void
place_low (GjRecordsPage *self)
{
  const gboolean can_print = gtk_widget_get_visible (self->print_button);
  const gboolean has_filters = gtk_widget_get_visible (self->sides) || gtk_widget_get_visible (self->filters);
  GtkWidget *sum = sum_new (self);
  GtkWidget *line = gj_kit_box (self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, "tools");
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  name_fold_button (self, can_print ? _ ("挑着看、打印") : _ ("挑着看"), _ ("收起"));
  if (sum != NULL)
    {
      gtk_widget_set_hexpand (sum, TRUE);
      gtk_box_append (GTK_BOX (line), sum);
    }
  gtk_widget_set_visible (self->fold_button, TRUE);
  if (!is_empty (self) && (has_filters || self->has_chart || can_print))
    gtk_box_append (GTK_BOX (line), self->fold_button);
  if (gtk_widget_get_first_child (line) != NULL)
    gj_scroll_list_append_head (self->list, line);
  else
    g_object_ref_sink (line), g_object_unref (line);
  if (!self->unfolded && !is_empty (self))
    return;
  append_head_if_visible (self, self->sides);
  append_head_if_visible (self, self->filters);
  append_head_if_visible (self, self->print_button);
  append_empty (self); /* before months that may fill the screen */
  if (self->has_chart)
    gj_scroll_list_append_head (self->list, self->chart);
}

static void
place_blocks (GjRecordsPage *self)
{
  const gboolean beside = self->shape == SHAPE_WIDE && (self->has_chart || self->terms->len > 0);
  take_all_out (self);
  gtk_widget_set_visible (GTK_WIDGET (self->aside), beside);
  gtk_widget_set_visible (self->way_back, !has_choices (self));
  gtk_widget_set_vexpand (self->month_chart, self->shape == SHAPE_WIDE);
  /* Where there is little room 更早, which the words name, stands right below them and not behind months without a bar. */
  const gboolean charted = self->has_bars || self->has_chosen_month || self->shape != SHAPE_LOW || !is_empty (self);
  gtk_widget_set_visible (self->month_chart, charted);
  gtk_widget_set_visible (self->chart_hint, charted && self->shape != SHAPE_WIDE);
  gtk_widget_set_hexpand (self->fold_button, self->shape == SHAPE_TALL);
  gj_fit_layout_set_child (GTK_WIDGET (self->list), beside ? GJ_FIT_SLOT_SIDE : GJ_FIT_SLOT_MAIN, 0);
  if (self->shape == SHAPE_LOW)
    place_low (self);
  else if (beside)
    place_wide (self);
  else
    place_tall (self);
  if (self->loading)
    gj_scroll_list_append_head (self->list, gj_kit_empty ("waiting", _ ("正在读取…"), _ ("请稍等，马上就好。")));
  else if (beside || (self->shape != SHAPE_LOW && !self->has_chart))
    append_empty (self); /* else it stands before the chart */
  gj_scroll_list_set_rows (self->list, self->loading ? 0 : self->n_all, make_row, self);
}

static void
set_unfolded (GjRecordsPage *self, gboolean unfolded)
{
  self->unfolded = unfolded;
  g_signal_emit (self, signals[SIGNAL_UNFOLDED], 0, unfolded);
}

/* Who has chosen wants to see the rows, and where there is little room they lie below what was unfolded. */
static void
fold_if_low (GjRecordsPage *self)
{
  if (self->shape == SHAPE_LOW && self->unfolded)
    set_unfolded (self, FALSE);
}

static void
on_side (GjFilterRow *row, const char *key, GjRecordsPage *self)
{
  fold_if_low (self);
  g_signal_emit (self, signals[SIGNAL_SIDE], 0, key);
}

static void
on_filter (GjFilterRow *row, const char *key, GjRecordsPage *self)
{
  fold_if_low (self);
  g_signal_emit (self, signals[SIGNAL_FILTER], 0, key);
}

static void
on_month (GjMonthChart *chart, guint month, GjRecordsPage *self)
{
  fold_if_low (self);
  g_signal_emit (self, signals[SIGNAL_MONTH], 0, month);
}

static void
on_earlier (GtkButton *button, GjRecordsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MONTHS], 0, TRUE);
}

static void
on_later (GtkButton *button, GjRecordsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MONTHS], 0, FALSE);
}

static void
on_fold (GtkButton *button, GjRecordsPage *self)
{
  set_unfolded (self, !self->unfolded);
  place_blocks (self);
}

static void
on_print (GtkButton *button, GjRecordsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PRINT], 0);
}

static GtkWidget *
chart_card_new (GjRecordsPage *self)
{
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card chartcard");
  GtkWidget *words = gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL);
  self->chart_title = gj_kit_label (NULL, "strong-body b");
  self->earlier = gj_button_new (C_ ("months", "更早"), "prev", "small");
  self->later = gj_button_new (C_ ("months", "更晚"), NULL, "small");
  self->month_chart = gj_month_chart_new ();
  g_object_set (self->later, "end-symbol", "next", NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->earlier, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->later, GTK_ALIGN_CENTER);
  self->chart_hint = gj_kit_label (NULL, "second");
  gj_kit_pack (words, self->chart_title, self->chart_hint, NULL);
  g_signal_connect_object (self->earlier, "clicked", G_CALLBACK (on_earlier), self, 0);
  g_signal_connect_object (self->later, "clicked", G_CALLBACK (on_later), self, 0);
  g_signal_connect_object (self->month_chart, "chosen", G_CALLBACK (on_month), self, 0);
  return gj_kit_pack (
      card, gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "charthead"), words, self->earlier, self->later, NULL),
      self->month_chart, NULL);
}

/* ---- object ---- */

/* Called once before it is shown: the window's shape decides where the months stand. */
static void
gj_records_page_elder_changed (GjPage *page, gboolean elder)
{
  GjRecordsPage *self = GJ_RECORDS_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  self->wide = wide;
  self->shape = elder || (wide && gj_kit_is_small (GTK_WIDGET (self))) ? SHAPE_LOW : wide ? SHAPE_WIDE : SHAPE_TALL;
  place_blocks (self);
}

static void
gj_records_page_dispose (GObject *object)
{
  GjRecordsPage *self = GJ_RECORDS_PAGE (object);
  if (self->list != NULL)
    gj_scroll_list_set_rows (self->list, 0, NULL, NULL);
  G_OBJECT_CLASS (gj_records_page_parent_class)->dispose (object);
  g_clear_object (&self->chart);
  g_clear_object (&self->sides);
  g_clear_object (&self->filters);
  g_clear_object (&self->print_button);
  g_clear_object (&self->fold_button);
}

static void
gj_records_page_finalize (GObject *object)
{
  GjRecordsPage *self = GJ_RECORDS_PAGE (object);
  g_array_unref (self->rows);
  g_array_unref (self->terms);
  g_string_chunk_free (self->texts);
  G_OBJECT_CLASS (gj_records_page_parent_class)->finalize (object);
}

static void
add_signal (guint id, const char *name, GType argument)
{
  if (argument == G_TYPE_NONE)
    signals[id] = g_signal_new (name, GJ_TYPE_RECORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  else
    signals[id] = g_signal_new (name, GJ_TYPE_RECORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, argument);
}

static void
gj_records_page_class_init (GjRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_records_page_elder_changed;
  G_OBJECT_CLASS (klass)->dispose = gj_records_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_records_page_finalize;
  add_signal (SIGNAL_SIDE, "side", G_TYPE_STRING);
  add_signal (SIGNAL_FILTER, "filter", G_TYPE_STRING);
  add_signal (SIGNAL_MONTH, "month", G_TYPE_UINT);
  add_signal (SIGNAL_MONTHS, "months", G_TYPE_BOOLEAN);
  add_signal (SIGNAL_UNFOLDED, "unfolded", G_TYPE_BOOLEAN);
  add_signal (SIGNAL_OPEN, "open", G_TYPE_STRING);
  add_signal (SIGNAL_OLDER_WANTED, "older-wanted", G_TYPE_NONE);
  add_signal (SIGNAL_PRINT, "print", G_TYPE_NONE);
  g_type_ensure (GJ_TYPE_SCROLL_LIST);
  gj_kit_set_template (widget_class, "records_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjRecordsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, GjRecordsPage, aside);
  gtk_widget_class_bind_template_child (widget_class, GjRecordsPage, list);
}

static void
gj_records_page_init (GjRecordsPage *self)
{
  self->texts = g_string_chunk_new (1024);
  self->rows = g_array_new (FALSE, FALSE, sizeof (GjRecordRow));
  self->terms = g_array_new (FALSE, FALSE, sizeof (GjRecordTerm));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chart = g_object_ref_sink (chart_card_new (self));
  self->sides = g_object_ref_sink (gj_filter_row_new ());
  self->filters = g_object_ref_sink (gj_filter_row_new ());
  self->print_button = g_object_ref_sink (gj_button_new (_ ("打印对账单"), "printing", "second small"));
  self->fold_button = g_object_ref_sink (gj_button_new (NULL, NULL, "small"));
  self->way_back = gj_kit_append_way_back (GTK_WIDGET (self));
  gtk_widget_set_hexpand (self->sides, TRUE);
  gtk_widget_set_hexpand (self->filters, TRUE);
  gtk_widget_set_hexpand (self->print_button, TRUE);
  g_signal_connect_object (self->fold_button, "clicked", G_CALLBACK (on_fold), self, 0);
  g_signal_connect_object (self->sides, "chosen", G_CALLBACK (on_side), self, 0);
  g_signal_connect_object (self->filters, "chosen", G_CALLBACK (on_filter), self, 0);
  g_signal_connect_object (self->print_button, "clicked", G_CALLBACK (on_print), self, 0);
}

static void
keep_terms (GjRecordsPage *self, const GjRecordsView *view)
{
  g_array_set_size (self->terms, 0);
  for (gsize i = 0; i < view->n_terms; i++)
    {
      GjRecordTerm term = view->terms[i];
      term.operator = gj_kit_keep (self->texts, term.operator);
      term.label = gj_kit_keep (self->texts, term.label);
      g_array_append_val (self->terms, term);
    }
}

void
gj_records_page_show (GjRecordsPage *self, const GjRecordsView *view)
{
  g_return_if_fail (GJ_IS_RECORDS_PAGE (self) && view != NULL && view->n_all >= view->n_rows);
  gj_scroll_list_set_rows (self->list, 0, NULL, NULL);
  g_array_set_size (self->rows, 0);
  keep_rows (self, view->rows, view->n_rows);
  keep_terms (self, view);
  self->empty_symbol = gj_kit_keep (self->texts, view->empty_symbol);
  self->empty_head = gj_kit_keep (self->texts, view->empty_head);
  self->empty_text = gj_kit_keep (self->texts, view->empty_text);
  self->n_all = view->n_all;
  self->loading = view->loading;
  self->asked = FALSE;
  self->has_chart = view->n_months > 0;
  self->unfolded = view->unfolded;
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_filter_row_set (GJ_FILTER_ROW (self->sides), view->sides, view->n_sides);
  gj_filter_row_set (GJ_FILTER_ROW (self->filters), view->filters, view->n_filters);
  gtk_label_set_text (GTK_LABEL (self->chart_title), view->chart_title != NULL ? view->chart_title : "");
  gtk_label_set_text (GTK_LABEL (self->chart_hint), view->chart_hint != NULL ? view->chart_hint : "");
  gj_month_chart_set (GJ_MONTH_CHART (self->month_chart), view->months, view->n_months, view->chosen_month);
  self->has_chosen_month = view->chosen_month != 0; /* it is pressed again to see all of them */
  self->has_bars = FALSE;
  for (gsize i = 0; i < view->n_months; i++)
    self->has_bars = self->has_bars || view->months[i].amount_fen > 0;
  gtk_widget_set_sensitive (self->earlier, view->has_earlier);
  gtk_widget_set_sensitive (self->later, view->has_later);
  gtk_widget_set_visible (self->print_button, view->can_print);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    place_blocks (self);
}

GtkWidget *
gj_records_page_new (const GjRecordsView *view)
{
  GjRecordsPage *self = g_object_new (GJ_TYPE_RECORDS_PAGE, NULL);
  gj_records_page_show (self, view);
  return GTK_WIDGET (self);
}
