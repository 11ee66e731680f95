/* SPDX-License-Identifier: Apache-2.0 */
/* See paged_list.h. Rows of other pages are not child-visible, so they take no taps and are not read aloud. */
#include "ui/pages/paged_list.h"

#include "ui/widgets/mirror.h"
#include "ui/widgets/pager.h"

typedef struct
{
  GtkWidget *widget;
  GtkWidget *divider; /* the line above it, where the list is framed */
  gboolean heading;
  gboolean lead;
  gboolean note;
  gboolean loose; /* a note that no page has room for below the rows it is about */
  guint closing; /* the note that ends the rows it stands among; NO_NOTE: none */
  int height;
  guint page;
  guint column;
} Row;

#define NO_NOTE G_MAXUINT

struct _GjPagedList
{
  GtkWidget parent_instance;
  GtkWidget *ground;
  GtkWidget *pager;
  GArray *rows;
  int spacing;
  int inset;
  int columns;
  gboolean framed;
  gboolean has_pager;
  gboolean narrow;
  gboolean filling;
  guint page;
  guint n_pages;
  guint least;      /* rows to ask height for */
  guint wanted_row; /* to turn to once its page is known, from 1; 0: none */
  guint told_page, told_n_pages; /* what the pager shows and "page-changed" said */
  guint tell_id;
};

enum
{
  PROP_SPACING = 1,
  PROP_INSET,
  PROP_COLUMNS,
  PROP_FRAMED,
  PROP_PAGER,
  PROP_NARROW,
  PROP_LEAST,
  N_PROPS,
};

enum
{
  SIGNAL_PAGE_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPagedList, gj_paged_list, GTK_TYPE_WIDGET)

static Row *
row_at (GjPagedList *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

static int
gap_between (GjPagedList *self, GtkWidget *divider)
{
  int natural = 0;
  if (divider != NULL)
    gtk_widget_measure (divider, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return self->spacing + natural;
}

static int
natural_height (GtkWidget *widget, int width)
{
  int natural;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* 0: it cannot be told yet. */
static guint
pages_to_tell (GjPagedList *self)
{
  return self->filling ? 0 : self->n_pages;
}

/* Tells once the layout is over: a label must not change while it is being placed. */
static gboolean
on_tell (gpointer data)
{
  GjPagedList *self = data;
  self->tell_id = 0;
  self->told_page = self->page;
  self->told_n_pages = pages_to_tell (self);
  gj_pager_set_position (GJ_PAGER (self->pager), self->page, self->told_n_pages);
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_PAGE_CHANGED], 0, self->page, self->n_pages);
  return G_SOURCE_REMOVE;
}

static void
tell_later (GjPagedList *self)
{
  if (self->tell_id == 0 && (self->told_page != self->page || self->told_n_pages != pages_to_tell (self)))
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_tell, self, NULL);
}

static int
height_below_another (GjPagedList *self, guint i)
{
  return gap_between (self, row_at (self, i)->divider) + row_at (self, i)->height;
}

/* The height from row i to the end of what stays together with it: a heading keeps its first row, a lead what it leads to. */
static int
height_with_next (GjPagedList *self, guint i)
{
  const Row *row = row_at (self, i);
  int height = row->height;
  if ((row->heading || row->lead) && i + 1 < self->rows->len && i + 1 != row->closing)
    height += height_below_another (self, i + 1);
  return height;
}

/* The same with the note that ends them. */
static int
height_with_note (GjPagedList *self, guint i)
{
  const guint closing = row_at (self, i)->closing;
  const gboolean kept = closing != NO_NOTE && !row_at (self, closing)->loose;
  return height_with_next (self, i) + (kept ? height_below_another (self, closing) : 0);
}

/* A note whose rows would not fit a page with it comes after them as a row of its own. */
static void
loosen_notes (GjPagedList *self, int height)
{
  for (guint i = 0; i < self->rows->len; i++)
    row_at (self, i)->loose = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->closing != NO_NOTE && height_with_note (self, i) > height)
      row_at (self, row_at (self, i)->closing)->loose = TRUE;
}

/* Fills columns and pages of the given height in order; answers with the number of pages. A row higher than the page has one of its
   own. A note takes the room that the rows before it kept. */
static guint
deal_rows (GjPagedList *self, guint columns, int height)
{
  guint slot = 0; /* page × columns + column */
  int y = 0;
  loosen_notes (self, height);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = row_at (self, i);
      const int gap = y > 0 ? gap_between (self, row->divider) : 0;
      int kept = height_with_note (self, i);
      if (row->lead && kept > height)
        kept = row->height; /* no page has the room for both */
      if ((!row->note || row->loose) && y > 0 && y + gap + kept > height)
        {
          slot += 1;
          y = 0;
        }
      row->page = slot / columns;
      row->column = slot % columns;
      y += (y > 0 ? gap : 0) + row->height;
    }
  return slot / columns + 1;
}

static int
frame_height (GjPagedList *self)
{
  return self->framed ? natural_height (self->ground, -1) : 0;
}

/* A note shows wherever a row shows that it is about, unless it is loose. */
static gboolean
is_shown (GjPagedList *self, guint i)
{
  if (!row_at (self, i)->note || row_at (self, i)->loose)
    return row_at (self, i)->page == self->page;
  for (guint k = i; k-- > 0 && row_at (self, k)->closing == i;)
    if (row_at (self, k)->page == self->page)
      return TRUE;
  return FALSE;
}

static void
place_row (GjPagedList *self, Row *row, gboolean shown, int x, int *y, int width, gboolean first)
{
  GtkWidget *list = GTK_WIDGET (self);
  const int whole = gtk_widget_get_width (list);
  gtk_widget_set_child_visible (row->widget, shown);
  if (row->divider != NULL)
    gtk_widget_set_child_visible (row->divider, shown && !first);
  if (!shown)
    return;
  if (!first)
    {
      const int line = row->divider != NULL ? natural_height (row->divider, -1) : 0;
      if (row->divider != NULL)
        gj_mirror_allocate (list, whole, row->divider, x, *y + self->spacing / 2, width, line);
      *y += self->spacing + line;
    }
  gj_mirror_allocate (list, whole, row->widget, x, *y, width, row->height);
  *y += row->height;
}

/* Rows that only a line divides have no space of their own between two columns, and a value is not read with the next name. */
static int
column_gap (GjPagedList *self)
{
  return MAX (self->spacing, 2 * self->inset);
}

static void
place_rows (GjPagedList *self, guint columns, int width, int column_width)
{
  const int frame = frame_height (self);
  const int inset = self->framed ? self->inset : 0;
  int lowest = frame / 2;
  guint column = 0;
  gboolean first = TRUE;
  int y = frame / 2;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = row_at (self, i);
      const gboolean shown = is_shown (self, i);
      if (shown && row->column != column)
        {
          column = row->column;
          first = TRUE;
          y = frame / 2;
        }
      place_row (self, row, shown, inset + (int) row->column * (column_width + column_gap (self)), &y, column_width, first);
      if (shown)
        first = FALSE;
      lowest = MAX (lowest, y);
    }
  gtk_widget_set_child_visible (self->ground, self->framed);
  if (self->framed)
    gtk_widget_size_allocate (self->ground, &(GtkAllocation){ 0, 0, width, lowest + frame - frame / 2 }, -1);
}

/* Two beside each other where the list is wider than high and every row fits half of it, which one of long words may outgrow in height;
   rows that notes end stay below each other. */
static guint
count_columns (GjPagedList *self, int width, int height, int room)
{
  const int half = ((self->framed ? width - 2 * self->inset : width) - self->spacing) / 2;
  if (width <= height || self->columns < 2 || self->rows->len < 2)
    return 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      int minimum;
      gtk_widget_measure (row_at (self, i)->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (row_at (self, i)->note || minimum > (width - self->spacing) / 2)
        return 1;
      if (minimum <= half && natural_height (row_at (self, i)->widget, half) > room)
        return 1;
    }
  return 2;
}

/* All rows below each other on one page: two columns would leave one of them empty. */
static gboolean
fits_one_column (GjPagedList *self, int width, int height)
{
  int sum = 0;
  for (guint i = 0; i < self->rows->len; i++)
    sum += natural_height (row_at (self, i)->widget, width) + (i > 0 ? gap_between (self, row_at (self, i)->divider) : 0);
  return sum <= height;
}

static void
gj_paged_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjPagedList *self = GJ_PAGED_LIST (widget);
  const int pager_height = self->has_pager ? natural_height (self->pager, width) : 0;
  const int room = height - frame_height (self);
  const int paged_room = room - (self->has_pager ? pager_height + MAX (self->spacing, self->inset) : 0);
  const int inner = self->framed ? width - 2 * self->inset : width;
  const guint columns = fits_one_column (self, inner, room) ? 1 : count_columns (self, width, height, paged_room);
  const int column_width = columns == 2 ? (inner - column_gap (self)) / 2 : inner;
  for (guint i = 0; i < self->rows->len; i++)
    row_at (self, i)->height = natural_height (row_at (self, i)->widget, column_width);

  self->n_pages = deal_rows (self, columns, room);
  if (self->n_pages > 1 && self->has_pager)
    self->n_pages = deal_rows (self, columns, paged_room);
  if (self->wanted_row > 0 && self->wanted_row <= self->rows->len)
    self->page = row_at (self, self->wanted_row - 1)->page;
  self->wanted_row = 0;
  self->page = MIN (self->page, self->n_pages - 1);

  place_rows (self, columns, width, column_width);
  gtk_widget_set_child_visible (self->pager, self->has_pager && self->n_pages > 1);
  if (self->has_pager && self->n_pages > 1)
    gtk_widget_size_allocate (self->pager, &(GtkAllocation){ 0, height - pager_height, width, pager_height }, -1);
  tell_later (self);
}

static GtkSizeRequestMode
gj_paged_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The highest that as many rows as are asked for can be below each other. */
static int
least_height (GjPagedList *self)
{
  int highest = 0;
  for (guint from = 0; from < self->rows->len; from++)
    {
      int height = 0;
      for (guint i = from; i < MIN (from + self->least, self->rows->len); i++)
        height += row_at (self, i)->height + (i > from ? gap_between (self, row_at (self, i)->divider) : 0);
      highest = MAX (highest, height);
    }
  return highest;
}

static void
gj_paged_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GjPagedList *self = GJ_PAGED_LIST (widget);
  const int inset = self->framed ? 2 * self->inset : 0;
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->pager, orientation, -1, minimum, natural, NULL, NULL);
      for (guint i = 0; i < self->rows->len; i++)
        {
          int row_minimum, row_natural;
          gtk_widget_measure (row_at (self, i)->widget, orientation, -1, &row_minimum, &row_natural, NULL, NULL);
          *minimum = MAX (*minimum, row_minimum + inset);
          *natural = MAX (*natural, row_natural + inset);
        }
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const int height = natural_height (row_at (self, i)->widget, for_size < 0 ? -1 : for_size - inset);
      row_at (self, i)->height = height;
      *natural += height + (i > 0 ? gap_between (self, row_at (self, i)->divider) : 0);
    }
  for (guint i = 0; i < self->rows->len; i++)
    *minimum = MAX (*minimum, row_at (self, i)->heading ? height_with_next (self, i) : row_at (self, i)->height);
  if (self->least > 1 && self->rows->len > 0)
    *minimum = least_height (self);
  if (self->rows->len > MAX (self->least, 1) && self->has_pager)
    *minimum += natural_height (self->pager, -1) + MAX (self->spacing, self->inset);
  *minimum = MIN (*minimum, *natural) + frame_height (self);
  *natural += frame_height (self);
}

static void
on_page_requested (GjPager *pager, guint page, GjPagedList *self)
{
  gj_paged_list_set_page (self, page);
}

static void
gj_paged_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjPagedList *self = GJ_PAGED_LIST (object);
  switch (id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_INSET:
      self->inset = g_value_get_int (value);
      break;
    case PROP_COLUMNS:
      self->columns = g_value_get_int (value);
      break;
    case PROP_LEAST:
      self->least = (guint) g_value_get_int (value);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      gj_pager_set_stacked (GJ_PAGER (self->pager), self->narrow);
      (self->narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (self), "narrow");
      break;
    case PROP_FRAMED:
      self->framed = g_value_get_boolean (value);
      break;
    case PROP_PAGER:
      self->has_pager = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
gj_paged_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjPagedList *self = GJ_PAGED_LIST (object);
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_INSET:
      g_value_set_int (value, self->inset);
      break;
    case PROP_COLUMNS:
      g_value_set_int (value, self->columns);
      break;
    case PROP_LEAST:
      g_value_set_int (value, (int) self->least);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_FRAMED:
      g_value_set_boolean (value, self->framed);
      break;
    case PROP_PAGER:
      g_value_set_boolean (value, self->has_pager);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_paged_list_dispose (GObject *object)
{
  GjPagedList *self = GJ_PAGED_LIST (object);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  if (self->rows != NULL)
    gj_paged_list_remove_all (self);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->ground, gtk_widget_unparent);
  g_clear_pointer (&self->pager, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_paged_list_parent_class)->dispose (object);
}

static void
gj_paged_list_class_init (GjPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_paged_list_set_property;
  object_class->get_property = gj_paged_list_get_property;
  object_class->dispose = gj_paged_list_dispose;
  widget_class->measure = gj_paged_list_measure;
  widget_class->size_allocate = gj_paged_list_size_allocate;
  widget_class->get_request_mode = gj_paged_list_get_request_mode;
  props[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  props[PROP_INSET] = g_param_spec_int ("inset", NULL, NULL, 0, G_MAXINT16, 0, flags);
  props[PROP_COLUMNS] = g_param_spec_int ("columns", NULL, NULL, 1, 2, 1, flags);
  props[PROP_FRAMED] = g_param_spec_boolean ("framed", NULL, NULL, FALSE, flags);
  props[PROP_PAGER] = g_param_spec_boolean ("pager", NULL, NULL, TRUE, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_LEAST] = g_param_spec_int ("least", NULL, NULL, 0, 9, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_PAGE_CHANGED] = g_signal_new ("page-changed", GJ_TYPE_PAGED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "pagedlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
gj_paged_list_init (GjPagedList *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->columns = 1;
  self->has_pager = TRUE;
  self->n_pages = 1;
  self->ground = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->ground, "card");
  gtk_widget_add_css_class (self->ground, "rows");
  gtk_widget_set_parent (self->ground, GTK_WIDGET (self));
  self->pager = gj_pager_new ();
  g_signal_connect_object (self->pager, "page-requested", G_CALLBACK (on_page_requested), self, 0);
  gtk_widget_set_parent (self->pager, GTK_WIDGET (self));
}

static void
add_row (GjPagedList *self, GtkWidget *widget, Row row)
{
  row.widget = widget;
  row.closing = NO_NOTE;
  if (self->framed)
    {
      row.divider = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_insert_before (row.divider, GTK_WIDGET (self), self->pager);
    }
  gtk_widget_insert_before (widget, GTK_WIDGET (self), self->pager); /* the order in which it is read */
  g_array_append_val (self->rows, row);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gj_paged_list_append (GjPagedList *self, GtkWidget *row)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self) && GTK_IS_WIDGET (row));
  add_row (self, row, (Row){ 0 });
}

void
gj_paged_list_append_heading (GjPagedList *self, GtkWidget *heading)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self) && GTK_IS_WIDGET (heading));
  add_row (self, heading, (Row){ .heading = TRUE });
}

void
gj_paged_list_append_lead (GjPagedList *self, GtkWidget *lead)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self) && GTK_IS_WIDGET (lead));
  add_row (self, lead, (Row){ .lead = TRUE });
}

void
gj_paged_list_append_note (GjPagedList *self, GtkWidget *note)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self) && GTK_IS_WIDGET (note));
  const guint index = self->rows->len;
  add_row (self, note, (Row){ .note = TRUE });
  for (guint k = index; k-- > 0 && !row_at (self, k)->note;)
    {
      row_at (self, k)->closing = index;
      if (row_at (self, k)->heading)
        break;
    }
}

void
gj_paged_list_remove_all (GjPagedList *self)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_clear_pointer (&row_at (self, i)->divider, gtk_widget_unparent);
      gtk_widget_unparent (row_at (self, i)->widget);
    }
  g_array_set_size (self->rows, 0);
}

void
gj_paged_list_set_filling (GjPagedList *self, gboolean filling)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self));
  if (self->filling == filling)
    return;
  self->filling = filling;
  if (filling)
    gj_pager_set_position (GJ_PAGER (self->pager), self->page, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gj_paged_list_set_page (GjPagedList *self, guint page)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self));
  if (self->page == page)
    return;
  self->page = page;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gj_paged_list_show_row (GjPagedList *self, guint row)
{
  g_return_if_fail (GJ_IS_PAGED_LIST (self));
  self->wanted_row = row + 1;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

guint
gj_paged_list_get_page (GjPagedList *self)
{
  g_return_val_if_fail (GJ_IS_PAGED_LIST (self), 0);
  return self->page;
}

guint
gj_paged_list_get_n_pages (GjPagedList *self)
{
  g_return_val_if_fail (GJ_IS_PAGED_LIST (self), 1);
  return self->n_pages;
}
