/* SPDX-License-Identifier: Apache-2.0 */
/* See scroll_list.h. Items are the blocks and then the rows. Where it stands is the item at the top and how many pixels of it have gone;
   at rest that is none. */
#include "ui/widgets/scroll_list.h"

#include <math.h>

#include "core/base/i18n.h"
#include "ui/widgets/pager.h"
#include "ui/widgets/whole_text.h"

/* A finger that moved less than this has tapped. */
#define TAP_PIXELS 16
/* How long a thrown list goes on, and how long it takes to come to rest. */
#define THROW_SECONDS 0.25
#define REST_US (200 * G_TIME_SPAN_MILLISECOND)
#define THROW_REST_US (500 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  GtkWidget *widget;
  GtkWidget *divider; /* the line above it; NULL for a block */
  gboolean waiting;   /* stands for a row that is not there yet */
  gboolean placed, divider_placed; /* on the screen since the last layout */
} Item;

struct _GjScrollList
{
  GtkWidget parent_instance;
  GtkWidget *ground;
  GtkWidget *pager;
  GPtrArray *heads;   /* GtkWidget */
  GHashTable *rows;   /* index → Item, those that exist */
  guint n_rows;
  GjScrollListMake make;
  gpointer make_data;
  int spacing;
  int inset;
  gboolean framed;
  gboolean turns;     /* not everything fits: the buttons are there */
  guint top;
  double gone;        /* pixels of the top item above the upper end */
  guint shown_end;    /* item after the last whole one on the screen */
  guint page, n_pages; /* where there are no rows: which of so many pages the blocks show */
  guint tell_id;
  gboolean dragging;  /* a finger moves it */
  double last_y;
  guint32 last_ms;
  double speed;       /* pixels a second, downwards in the list */
  guint tick_id;      /* it comes to rest */
  gint64 rest_from_us, rest_us;
  double rest_way, rest_done;
  guint rest_top;
};

enum
{
  PROP_SPACING = 1,
  PROP_INSET,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjScrollList, gj_scroll_list, GTK_TYPE_WIDGET)

static guint
n_items (GjScrollList *self)
{
  return self->heads->len + self->n_rows;
}

static gboolean
is_row (GjScrollList *self, guint item)
{
  return item >= self->heads->len;
}

static void
item_free (gpointer data)
{
  Item *item = data;
  g_clear_pointer (&item->divider, gtk_widget_unparent);
  g_clear_pointer (&item->widget, gtk_widget_unparent);
  g_free (item);
}

static GtkWidget *
waiting_row (void)
{
  GtkWidget *label = gtk_label_new (_ ("正在读取…"));
  gtk_widget_add_css_class (label, "waitingrow");
  return label;
}

/* What a row is put before in the tree, which is read from its top: the next row that exists, or the buttons. */
static GtkWidget *
sibling_of (GjScrollList *self, guint index)
{
  GHashTableIter iter;
  gpointer key, value;
  guint next = G_MAXUINT;
  GtkWidget *sibling = self->pager;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (key) > index && GPOINTER_TO_UINT (key) < next)
      {
        next = GPOINTER_TO_UINT (key);
        sibling = ((Item *) value)->widget;
      }
  return sibling;
}

/* The row, made if it does not exist. */
static Item *
row_of (GjScrollList *self, guint index)
{
  Item *item = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (index));
  if (item != NULL)
    return item;
  item = g_new0 (Item, 1);
  item->widget = self->make (index, self->make_data);
  item->waiting = item->widget == NULL;
  if (item->waiting)
    item->widget = waiting_row ();
  gj_whole_text_keep_all (item->widget);
  gtk_widget_set_child_visible (item->widget, FALSE); /* until it is placed */
  gtk_widget_insert_before (item->widget, GTK_WIDGET (self), sibling_of (self, index));
  if (self->framed)
    {
      item->divider = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_child_visible (item->divider, FALSE);
      gtk_widget_insert_before (item->divider, GTK_WIDGET (self), self->pager);
    }
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (index), item);
  return item;
}

static GtkWidget *
widget_of (GjScrollList *self, guint item)
{
  return is_row (self, item) ? row_of (self, item - self->heads->len)->widget : self->heads->pdata[item];
}

static int
natural_height (GtkWidget *widget, int width)
{
  int natural;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
frame_height (GjScrollList *self)
{
  return self->framed && self->n_rows > 0 ? natural_height (self->ground, -1) : 0;
}

static int
inner_width (GjScrollList *self, guint item, int width)
{
  return is_row (self, item) && self->framed ? width - 2 * self->inset : width;
}

static int
item_height (GjScrollList *self, guint item, int width)
{
  return natural_height (widget_of (self, item), inner_width (self, item, width));
}

static int
line_height (GjScrollList *self, guint item)
{
  if (!is_row (self, item))
    return 0;
  Item *row = row_of (self, item - self->heads->len);
  return row->divider != NULL ? natural_height (row->divider, -1) : 0;
}

/* The free height between an item and the one before it. Where the card of the rows begins, its edge belongs to that. */
static int
gap_before (GjScrollList *self, guint item)
{
  if (item == 0)
    return 0;
  if (!is_row (self, item) || !self->framed)
    return self->spacing;
  if (item == self->heads->len)
    return self->spacing + frame_height (self) / 2;
  return line_height (self, item);
}

/* What the list takes for the edges of the card, above the top item and below the last row. */
static int
edge_above (GjScrollList *self, guint top)
{
  return is_row (self, top) ? frame_height (self) / 2 : 0;
}

/* How far it is from the upper end of an item to that of the next. */
static int
pitch (GjScrollList *self, guint item, int width)
{
  return item_height (self, item, width) + (item + 1 < n_items (self) ? gap_before (self, item + 1) : 0);
}

/* The item after the last that stands whole in @height when @top is at the top; at least one stands. */
static guint
end_of_page (GjScrollList *self, guint top, int width, int height)
{
  int y = edge_above (self, top);
  guint item = top;
  for (; item < n_items (self); item++)
    {
      const int next = y + (item > top ? gap_before (self, item) : 0) + item_height (self, item, width);
      const int edge = is_row (self, item) ? frame_height (self) - frame_height (self) / 2 : 0;
      if (next + edge > height && item > top)
        break;
      y = next;
    }
  return item;
}

/* The top item of the page that ends before @end. */
static guint
start_of_page (GjScrollList *self, guint end, int width, int height)
{
  guint top = end > 0 ? end - 1 : 0;
  while (top > 0 && end_of_page (self, top - 1, width, height) >= end)
    top--;
  return top;
}

static int
pager_height (GjScrollList *self, int width)
{
  return natural_height (self->pager, width) + self->spacing;
}

static int
room (GjScrollList *self)
{
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  return self->turns ? height - pager_height (self, gtk_widget_get_width (GTK_WIDGET (self))) : height;
}

/* No row is lower than this: so many at most are on a screen. */
#define LEAST_ROW_HEIGHT 24

/* The last item that may be at the top: further down the list would show less than it could. */
static guint
last_top (GjScrollList *self)
{
  const guint most = (guint) gtk_widget_get_height (GTK_WIDGET (self)) / LEAST_ROW_HEIGHT + 1;
  if (n_items (self) > self->top + 2 * most) /* far away: the last rows need not be made for it */
    return n_items (self) - most;
  return n_items (self) == 0 ? 0 : start_of_page (self, n_items (self), gtk_widget_get_width (GTK_WIDGET (self)), room (self));
}

/* Rows far from the screen go; later, since one of them may have the finger on it. */
static void
forget_far_rows (GjScrollList *self)
{
  GHashTableIter iter;
  gpointer key;
  const guint from = self->top > self->heads->len + 4 ? self->top - self->heads->len - 4 : 0;
  const guint to = MAX (self->shown_end, self->heads->len) - self->heads->len + 8;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GPOINTER_TO_UINT (key) < from || GPOINTER_TO_UINT (key) > to)
      g_hash_table_iter_remove (&iter);
}

/* Blocks have no number of their own: which of so many pages they fill. The last may begin with what ended the one before. Counted while
   places are given: at another moment a style that has changed may not have reached what is measured. */
static void
count_pages (GjScrollList *self, int width, int height)
{
  self->page = self->n_pages = 0;
  if (self->n_rows > 0)
    return;
  for (guint top = 0; top < n_items (self); top = end_of_page (self, top, width, height))
    {
      if (top <= self->top)
        self->page = self->n_pages;
      self->n_pages++;
    }
  if (self->n_pages > 0 && self->shown_end == n_items (self))
    self->page = self->n_pages - 1;
}

/* Where no row has room the place is as high as elsewhere: one that were lower for having less to say would make that room. */
static char *
place_of_rows (GjScrollList *self)
{
  guint first, n;
  gj_scroll_list_get_shown (self, &first, &n);
  if (n == 0) /* what stands above them fills the page */
    return g_strdup_printf (_ ("往下看\n共%u项"), self->n_rows);
  return n == 1 ? g_strdup_printf (_ ("第%u项\n共%u项"), first + 1, self->n_rows)
                : g_strdup_printf (_ ("第%u—%u项\n共%u项"), first + 1, first + n, self->n_rows);
}

static void
tell_pager (GjScrollList *self)
{
  g_autofree char *place = self->n_rows > 0    ? place_of_rows (self)
                           : self->n_pages > 0 ? gj_pager_place (self->page, self->n_pages, TRUE)
                                               : g_strdup ("");
  gj_pager_set_turns (GJ_PAGER (self->pager), place, self->top > 0, self->shown_end < n_items (self));
}

static gboolean
on_tell (gpointer data)
{
  GjScrollList *self = data;
  self->tell_id = 0;
  tell_pager (self);
  if (!self->dragging && self->tick_id == 0)
    forget_far_rows (self);
  return G_SOURCE_REMOVE;
}

static void
tell_later (GjScrollList *self)
{
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_tell, self, NULL);
}

static void
forget_places (GjScrollList *self)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Item *) value)->placed = ((Item *) value)->divider_placed = FALSE;
}

/* What got no place. The others stay as they are: hiding and showing a row again costs as much as ten that only move. */
static void
hide_others (GjScrollList *self, guint end)
{
  GHashTableIter iter;
  gpointer value;
  for (guint i = 0; i < self->heads->len; i++)
    if (i < self->top || i >= end)
      gtk_widget_set_child_visible (self->heads->pdata[i], FALSE);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Item *item = value;
      if (!item->placed)
        gtk_widget_set_child_visible (item->widget, FALSE);
      if (item->divider != NULL && !item->divider_placed)
        gtk_widget_set_child_visible (item->divider, FALSE);
    }
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, width, height }, -1);
}

/* Places what is on the screen from the top item on: whole items only at rest, also cut ones while it moves. Answers with the item after
   the last placed, and where the rows begin and end. */
static guint
place_items (GjScrollList *self, int width, int height, int *rows_from, int *rows_to)
{
  const gboolean moving = self->dragging || self->tick_id != 0;
  const guint end = moving ? n_items (self) : end_of_page (self, self->top, width, height);
  int y = edge_above (self, self->top) - (int) self->gone;
  guint item = self->top;
  *rows_from = *rows_to = -1;
  for (; item < end && (y < height || item == self->top); item++)
    {
      const int line = line_height (self, item);
      if (item > self->top)
        y += gap_before (self, item);
      Item *row = is_row (self, item) ? row_of (self, item - self->heads->len) : NULL;
      if (row != NULL)
        row->placed = TRUE;
      if (row != NULL && line > 0 && *rows_from >= 0)
        {
          row->divider_placed = TRUE;
          place (row->divider, self->inset, y - line, width - 2 * self->inset, line);
        }
      const int inner = inner_width (self, item, width);
      const int tall = item_height (self, item, width);
      place (widget_of (self, item), (width - inner) / 2, y, inner, tall);
      if (is_row (self, item) && *rows_from < 0)
        *rows_from = y;
      y += tall;
      if (is_row (self, item))
        *rows_to = y;
    }
  return item;
}

static void
gj_scroll_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjScrollList *self = GJ_SCROLL_LIST (widget);
  int from, to;
  if (self->top >= n_items (self))
    self->top = n_items (self) > 0 ? n_items (self) - 1 : 0;
  self->turns = self->top > 0 || end_of_page (self, 0, width, height) < n_items (self);
  const int free_height = self->turns ? height - pager_height (self, width) : height;
  forget_places (self);
  const guint placed = place_items (self, width, free_height, &from, &to);
  hide_others (self, placed);
  const int frame = frame_height (self);
  gtk_widget_set_child_visible (self->ground, self->framed && from >= 0);
  if (self->framed && from >= 0)
    place (self->ground, 0, from - frame / 2, width, MAX (to - from, 0) + frame);
  gtk_widget_set_child_visible (self->pager, self->turns);
  if (self->turns)
    place (self->pager, 0, height - natural_height (self->pager, width), width, natural_height (self->pager, width));
  self->shown_end = placed;
  count_pages (self, width, free_height);
  tell_later (self);
}

static void
gj_scroll_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GjScrollList *self = GJ_SCROLL_LIST (widget);
  const gboolean moving = self->dragging || self->tick_id != 0;
  if (moving) /* cut items end at the buttons; at rest the shadow of a card may reach out */
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), room (self)));
  gtk_widget_snapshot_child (widget, self->ground, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != self->ground && child != self->pager)
      gtk_widget_snapshot_child (widget, child, snapshot);
  if (moving)
    gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->pager, snapshot);
}

static GtkSizeRequestMode
gj_scroll_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Least: the tallest item that exists and the buttons. Natural: the blocks and a few rows. */
static void
gj_scroll_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  GjScrollList *self = GJ_SCROLL_LIST (widget);
  *minimum = *natural = 0;
  if (self->n_rows > 0)
    row_of (self, MIN (self->top > self->heads->len ? self->top - self->heads->len : 0, self->n_rows - 1));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (self->pager, orientation, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < n_items (self); i++)
    {
      if (is_row (self, i) && !g_hash_table_contains (self->rows, GUINT_TO_POINTER (i - self->heads->len)))
        continue;
      int least, whole;
      const int across = for_size < 0 ? -1 : inner_width (self, i, for_size);
      gtk_widget_measure (widget_of (self, i), orientation, across, &least, &whole, NULL, NULL);
      const int edges = is_row (self, i) && self->framed
                            ? (orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * self->inset : frame_height (self))
                            : 0;
      *minimum = MAX (*minimum, (orientation == GTK_ORIENTATION_HORIZONTAL ? least : whole) + edges);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*natural, whole + edges)
                                                           : *natural + whole + edges + self->spacing;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL && n_items (self) > 1)
    *minimum += pager_height (self, for_size);
  *natural = MAX (*natural, *minimum);
}

/* ---- moving ---- */

/* The rows that will be on the screen are made now: one that came into the tree while places are given would ask for a new layout in the
   middle of this one, which GTK takes for asked and never does, and the page would stay unpainted until something else moves. */
static void
lay_out_again (GjScrollList *self)
{
  end_of_page (self, self->top, gtk_widget_get_width (GTK_WIDGET (self)), room (self) + (int) self->gone);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
move_to (GjScrollList *self, guint top)
{
  self->top = top;
  self->gone = 0;
  lay_out_again (self);
}

/* Moves by so many pixels, positive: further down. Stops at the ends. */
static void
move_by (GjScrollList *self, double pixels)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const guint last = MAX (last_top (self), self->top);
  self->gone += pixels;
  while (self->gone < 0 && self->top > 0)
    self->gone += pitch (self, --self->top, width);
  while (self->top < last && self->gone >= pitch (self, self->top, width))
    self->gone -= pitch (self, self->top++, width);
  if (self->gone < 0 || self->top >= last)
    self->gone = 0;
  lay_out_again (self);
}

static void
stop_resting (GjScrollList *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GjScrollList *self = GJ_SCROLL_LIST (widget);
  const double part = (double) (gdk_frame_clock_get_frame_time (clock) - self->rest_from_us) / (double) self->rest_us;
  if (part >= 1)
    {
      self->tick_id = 0;
      move_to (self, self->rest_top);
      return G_SOURCE_REMOVE;
    }
  const double eased = 1 - pow (1 - MAX (part, 0), 3);
  move_by (self, eased * self->rest_way - self->rest_done);
  self->rest_done = eased * self->rest_way;
  return G_SOURCE_CONTINUE;
}

/* From where it is and as fast as it goes to the row where it comes to rest. */
static void
come_to_rest (GjScrollList *self, double throw)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const guint last = MAX (last_top (self), self->top);
  guint top = self->top;
  double way = -self->gone, left = throw + self->gone;
  while (left < 0 && top > 0)
    {
      const int step = pitch (self, --top, width);
      left += step;
      way -= step;
    }
  while (top < last && left >= pitch (self, top, width) / 2.0)
    {
      const int step = pitch (self, top++, width);
      left -= step;
      way += step;
    }
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  self->rest_from_us = gdk_frame_clock_get_frame_time (clock);
  self->rest_us = fabs (throw) > 2 * TAP_PIXELS ? THROW_REST_US : REST_US;
  self->rest_way = way;
  self->rest_done = 0;
  self->rest_top = top;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, GjScrollList *self)
{
  stop_resting (self);
  self->last_y = 0;
  self->speed = 0;
  self->last_ms = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (drag));
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, GjScrollList *self)
{
  if (!self->dragging)
    {
      if (!self->turns || fabs (dy) < TAP_PIXELS || fabs (dy) < fabs (dx))
        return;
      self->dragging = TRUE;
      self->last_y = dy;
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  const guint32 now = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (drag));
  const double moved = self->last_y - dy;
  if (now > self->last_ms)
    self->speed = 0.6 * (moved * 1000 / (now - self->last_ms)) + 0.4 * self->speed;
  self->last_ms = now;
  self->last_y = dy;
  move_by (self, moved);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, GjScrollList *self)
{
  if (!self->dragging)
    {
      if (self->gone > 0 || self->tick_id != 0)
        come_to_rest (self, 0);
      return;
    }
  self->dragging = FALSE;
  come_to_rest (self, self->speed * THROW_SECONDS);
}

static void
on_drag_cancel (GtkGesture *drag, GdkEventSequence *sequence, GjScrollList *self)
{
  if (self->dragging)
    on_drag_end (GTK_GESTURE_DRAG (drag), 0, 0, self);
}

static void
on_page_requested (GjPager *pager, guint forward, GjScrollList *self)
{
  gj_scroll_list_turn (self, forward != 0);
}

/* ---- object ---- */

static void
gj_scroll_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjScrollList *self = GJ_SCROLL_LIST (object);
  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_INSET)
    self->inset = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
gj_scroll_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjScrollList *self = GJ_SCROLL_LIST (object);
  if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else if (id == PROP_INSET)
    g_value_set_int (value, self->inset);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_scroll_list_dispose (GObject *object)
{
  GjScrollList *self = GJ_SCROLL_LIST (object);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  stop_resting (self);
  if (self->heads != NULL)
    gj_scroll_list_remove_heads (self);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->ground, gtk_widget_unparent);
  g_clear_pointer (&self->pager, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_scroll_list_parent_class)->dispose (object);
}

static void
gj_scroll_list_class_init (GjScrollListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_scroll_list_set_property;
  object_class->get_property = gj_scroll_list_get_property;
  object_class->dispose = gj_scroll_list_dispose;
  widget_class->measure = gj_scroll_list_measure;
  widget_class->size_allocate = gj_scroll_list_size_allocate;
  widget_class->snapshot = gj_scroll_list_snapshot;
  widget_class->get_request_mode = gj_scroll_list_get_request_mode;
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  props[PROP_INSET] = g_param_spec_int ("inset", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "scrolllist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
gj_scroll_list_init (GjScrollList *self)
{
  self->heads = g_ptr_array_new ();
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, item_free);
  self->framed = TRUE;
  self->ground = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->ground, "card");
  gtk_widget_add_css_class (self->ground, "rows");
  gtk_widget_set_parent (self->ground, GTK_WIDGET (self));
  self->pager = gj_pager_new ();
  g_signal_connect_object (self->pager, "page-requested", G_CALLBACK (on_page_requested), self, 0);
  gj_pager_set_turns (GJ_PAGER (self->pager), "", FALSE, FALSE);
  gtk_widget_set_parent (self->pager, GTK_WIDGET (self));
  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (on_drag_cancel), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
gj_scroll_list_append_head (GjScrollList *self, GtkWidget *head)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self) && GTK_IS_WIDGET (head));
  GtkWidget *before = self->heads->len > 0 ? self->heads->pdata[self->heads->len - 1] : self->ground;
  gtk_widget_insert_after (head, GTK_WIDGET (self), before); /* above the rows, which may be there already */
  g_ptr_array_add (self->heads, head);
}

void
gj_scroll_list_remove_heads (GjScrollList *self)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self));
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_unparent (self->heads->pdata[i]);
  g_ptr_array_set_size (self->heads, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gj_scroll_list_set_rows (GjScrollList *self, guint n_rows, GjScrollListMake make, gpointer data)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self) && (make != NULL || n_rows == 0));
  stop_resting (self);
  g_hash_table_remove_all (self->rows);
  self->n_rows = n_rows;
  self->make = make;
  self->make_data = data;
  self->top = 0;
  self->gone = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gj_scroll_list_rows_came (GjScrollList *self)
{
  GHashTableIter iter;
  gpointer value;
  g_return_if_fail (GJ_IS_SCROLL_LIST (self));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Item *) value)->waiting)
      g_hash_table_iter_remove (&iter);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gj_scroll_list_set_framed (GjScrollList *self, gboolean framed)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self));
  self->framed = framed;
  g_hash_table_remove_all (self->rows);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gj_scroll_list_turn (GjScrollList *self, gboolean forward)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self));
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  stop_resting (self);
  if (!forward)
    move_to (self, start_of_page (self, self->top, width, room (self)));
  else if (end_of_page (self, self->top, width, room (self)) < n_items (self))
    move_to (self, end_of_page (self, self->top, width, room (self)));
}

void
gj_scroll_list_get_shown (GjScrollList *self, guint *first, guint *n)
{
  g_return_if_fail (GJ_IS_SCROLL_LIST (self) && first != NULL && n != NULL);
  const guint heads = self->heads->len;
  *first = self->top > heads ? self->top - heads : 0;
  *n = self->shown_end > heads ? self->shown_end - heads - *first : 0;
}
