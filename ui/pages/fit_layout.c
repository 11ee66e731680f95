/* SPDX-License-Identifier: Apache-2.0 */
/* See fit_layout.h. A child is left out with gtk_widget_set_child_visible, so it neither shows, takes taps nor reads aloud. */
#include "ui/pages/fit_layout.h"

#include "ui/frame/page.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/mirror.h"

struct _GjFitLayoutChild
{
  GtkLayoutChild parent_instance;
  GjFitSlot slot;
  int drop;
};

struct _GjFitLayout
{
  GtkLayoutManager parent_instance;
  int spacing;
};

enum
{
  CHILD_PROP_SLOT = 1,
  CHILD_PROP_DROP,
  N_CHILD_PROPS,
};

enum
{
  PROP_SPACING = 1,
  N_PROPS,
};

/* Sets of slots. */
#define SLOT_TOP (1u << GJ_FIT_SLOT_TOP)
#define SLOT_SIDE (1u << GJ_FIT_SLOT_SIDE)
#define SLOT_FOOT (1u << GJ_FIT_SLOT_FOOT)
#define SLOT_END (1u << GJ_FIT_SLOT_END)
#define SLOTS_LEFT (1u << GJ_FIT_SLOT_MAIN | 1u << GJ_FIT_SLOT_BESIDE)
#define SLOTS_ALL (~0u)

/* Where nothing else is left to give, the gaps become this much narrower; but before the extras of the last number leave. */
#define SQUEEZE 3
#define LAST_DROP 1
/* Two columns stand so far apart, where both are pressed in; narrow ones have only their spacing. */
#define LEAST_COLUMN_GAP 24
#define NARROW 1000
/* From here on a column that is not quite half of the page is wide enough for what stands in it. */
#define ROOMY 1200
/* One part in so many of a page may be empty below what is read without anybody's missing something there. */
#define FREE_SHARE 5
/* Changes no size: it is set while places are given. */
#define END_CLASS "ends"

/* One pass over the children: where each is and what it asks for. */
typedef struct
{
  GtkWidget *widget;
  GjFitSlot slot;
  int drop;
  gboolean expands;
  gboolean shrunk;
  int rank; /* of its own extras those below this number are still there */
  int minimum;
  int height;
} Block;

static GParamSpec *child_props[N_CHILD_PROPS];
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjFitLayoutChild, gj_fit_layout_child, GTK_TYPE_LAYOUT_CHILD)
G_DEFINE_FINAL_TYPE (GjFitLayout, gj_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

GType
gj_fit_slot_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { GJ_FIT_SLOT_TOP, "GJ_FIT_SLOT_TOP", "top" },    { GJ_FIT_SLOT_MAIN, "GJ_FIT_SLOT_MAIN", "main" },
        { GJ_FIT_SLOT_SIDE, "GJ_FIT_SLOT_SIDE", "side" }, { GJ_FIT_SLOT_FOOT, "GJ_FIT_SLOT_FOOT", "foot" },
        { GJ_FIT_SLOT_BESIDE, "GJ_FIT_SLOT_BESIDE", "beside" }, { GJ_FIT_SLOT_END, "GJ_FIT_SLOT_END", "end" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("GjFitSlot", values));
    }
  return type;
}

static void
gj_fit_layout_child_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjFitLayoutChild *self = GJ_FIT_LAYOUT_CHILD (object);
  if (id == CHILD_PROP_SLOT)
    self->slot = g_value_get_enum (value);
  else if (id == CHILD_PROP_DROP)
    self->drop = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_layout_manager_layout_changed (gtk_layout_child_get_layout_manager (GTK_LAYOUT_CHILD (self)));
}

static void
gj_fit_layout_child_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjFitLayoutChild *self = GJ_FIT_LAYOUT_CHILD (object);
  if (id == CHILD_PROP_SLOT)
    g_value_set_enum (value, self->slot);
  else if (id == CHILD_PROP_DROP)
    g_value_set_int (value, self->drop);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_fit_layout_child_class_init (GjFitLayoutChildClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->set_property = gj_fit_layout_child_set_property;
  object_class->get_property = gj_fit_layout_child_get_property;
  child_props[CHILD_PROP_SLOT] = g_param_spec_enum ("slot", NULL, NULL, GJ_TYPE_FIT_SLOT, GJ_FIT_SLOT_MAIN,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  child_props[CHILD_PROP_DROP]
      = g_param_spec_int ("drop", NULL, NULL, 0, 9, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_CHILD_PROPS, child_props);
}

static void
gj_fit_layout_child_init (GjFitLayoutChild *self)
{
  self->slot = GJ_FIT_SLOT_MAIN;
}

static GArray *
collect_blocks (GjFitLayout *self, GtkWidget *widget)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      GtkLayoutChild *info = gtk_layout_manager_get_layout_child (GTK_LAYOUT_MANAGER (self), child);
      Block block = { .widget = child,
                      .slot = GJ_FIT_LAYOUT_CHILD (info)->slot,
                      .drop = GJ_FIT_LAYOUT_CHILD (info)->drop,
                      .expands = gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL) };
      g_array_append_val (blocks, block);
    }
  return blocks;
}

static GtkSizeRequestMode
gj_fit_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
has_slot (GArray *blocks, GjFitSlot slot)
{
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).slot == slot)
      return TRUE;
  return FALSE;
}

static gboolean
has_columns (GArray *blocks)
{
  return (has_slot (blocks, GJ_FIT_SLOT_MAIN) && has_slot (blocks, GJ_FIT_SLOT_SIDE))
         || (has_slot (blocks, GJ_FIT_SLOT_BESIDE) && has_slot (blocks, GJ_FIT_SLOT_FOOT));
}

/* What the blocks of some slots ask for below each other; the extras count only in the natural height. */
static void
measure_column (GjFitLayout *self, GArray *blocks, guint slots, int width, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      if (!(slots & (1u << block->slot)))
        continue;
      int child_minimum, child_natural;
      gtk_widget_measure (block->widget, GTK_ORIENTATION_VERTICAL, width, &child_minimum, &child_natural, NULL, NULL);
      *natural += (*natural > 0 ? self->spacing : 0) + child_natural;
      if (block->drop == 0)
        *minimum += (*minimum > 0 ? self->spacing / SQUEEZE : 0) + child_minimum;
    }
}

static int
column_gap (GjFitLayout *self, int width)
{
  return width < NARROW ? self->spacing : MAX (self->spacing, LEAST_COLUMN_GAP);
}

/* The width that the blocks of some slots need. */
static int
needed_width (GArray *blocks, guint slots)
{
  int widest = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      int minimum;
      if (!(slots & (1u << block->slot)))
        continue;
      gtk_widget_measure (block->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

/* Two columns of a page. Halves, or where one needs more, what the other leaves it; large text and smaller pages have no such room. */
typedef struct
{
  int left, right;
  int gap;
  guint right_slots, end_slots; /* a foot that needs more than the right one is across */
} Columns;

static gboolean
may_be_uneven (GjFitLayout *self, int width)
{
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  return width >= ROOMY && !(GJ_IS_PAGE (widget) && gj_page_get_elder (GJ_PAGE (widget)));
}

/* FALSE: they are too wide to stand beside each other. */
static gboolean
find_columns (GjFitLayout *self, GArray *blocks, int width, Columns *columns)
{
  const int left = needed_width (blocks, SLOTS_LEFT), right = needed_width (blocks, SLOT_SIDE);
  const int gap = column_gap (self, width), half = (width - gap) / 2;
  if (left + gap + right > width || (MAX (left, right) > half && !may_be_uneven (self, width)))
    return FALSE;
  columns->gap = gap;
  columns->left = right > half ? width - gap - right : MAX (left, half);
  columns->right = width - gap - columns->left;
  const gboolean foot_across = needed_width (blocks, SLOT_FOOT) > columns->right;
  if (foot_across && !has_slot (blocks, GJ_FIT_SLOT_SIDE))
    return FALSE;
  columns->right_slots = foot_across ? SLOT_SIDE : SLOT_SIDE | SLOT_FOOT;
  columns->end_slots = foot_across ? SLOT_FOOT | SLOT_END : SLOT_END;
  return TRUE;
}

static int
least_of_columns (GjFitLayout *self, GArray *blocks, const Columns *columns, int width)
{
  const int gap = self->spacing / SQUEEZE;
  int top, left, right, end, ignored;
  measure_column (self, blocks, SLOT_TOP, width, &top, &ignored);
  measure_column (self, blocks, SLOTS_LEFT, columns->left, &left, &ignored);
  measure_column (self, blocks, columns->right_slots, columns->right, &right, &ignored);
  measure_column (self, blocks, columns->end_slots, width, &end, &ignored);
  return (top > 0 ? top + gap : 0) + MAX (left, right) + (end > 0 ? end + gap : 0);
}

/* The least height is that of two columns where the page may stand in two: whether it is wide is not known before it is placed. */
static void
measure_height (GjFitLayout *self, GArray *blocks, int width, int *minimum, int *natural)
{
  Columns columns = { -1, -1, 0, SLOT_SIDE | SLOT_FOOT, SLOT_END };
  measure_column (self, blocks, SLOTS_ALL, width, minimum, natural);
  if (has_columns (blocks) && (width < 0 || find_columns (self, blocks, width, &columns)))
    *minimum = MIN (*minimum, least_of_columns (self, blocks, &columns, width));
}

static void
gj_fit_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  GjFitLayout *self = GJ_FIT_LAYOUT (manager);
  g_autoptr (GArray) blocks = collect_blocks (self, widget);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, blocks, for_size, minimum, natural);
      return;
    }
  *minimum = *natural = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      int child_minimum, child_natural;
      gtk_widget_measure (g_array_index (blocks, Block, i).widget, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* The height that the kept blocks of a column need, expanding ones at their least. */
static int
column_height (GjFitLayout *self, GArray *blocks, guint slots)
{
  int sum = 0;
  gboolean first = TRUE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      if (block->widget == NULL || !(slots & (1u << block->slot)))
        continue;
      sum += block->height + (first ? 0 : self->spacing);
      first = FALSE;
    }
  return sum;
}

static int
count_gaps (GArray *blocks, guint slots)
{
  int kept = 0;
  for (guint i = 0; i < blocks->len; i++)
    kept += g_array_index (blocks, Block, i).widget != NULL && (slots & (1u << g_array_index (blocks, Block, i).slot)) != 0;
  return MAX (0, kept - 1);
}

/* Would the column fit with narrower gaps? */
static gboolean
fits_squeezed (GjFitLayout *self, GArray *blocks, guint slots, int height)
{
  return column_height (self, blocks, slots) - count_gaps (blocks, slots) * (self->spacing - self->spacing / SQUEEZE) <= height;
}

static int filled_height (GtkWidget *widget, int width, int height);

/* A block that was left out, to be taken back. */
typedef struct
{
  Block *block;
  GtkWidget *widget;
} Dropped;

/* What was left out before something higher is taken back where there is room after all, the lowest number first. */
static void
take_back (GjFitLayout *self, GArray *blocks, guint slots, int height, const GArray *dropped)
{
  for (guint i = dropped->len; i > 0; i--)
    {
      const Dropped *left = &g_array_index (dropped, Dropped, i - 1);
      left->block->widget = left->widget;
      if (column_height (self, blocks, slots) <= height)
        gtk_widget_set_child_visible (left->widget, TRUE);
      else
        left->block->widget = NULL;
    }
}

/* Leaves out the extras of a column, highest number first and the later one of two equals, until it fits. One that has extras of its own
   gives those first. */
static void
drop_until_it_fits (GjFitLayout *self, GArray *blocks, guint slots, int width, int height)
{
  g_autoptr (GArray) dropped = g_array_new (FALSE, FALSE, sizeof (Dropped));
  int excess;
  while ((excess = column_height (self, blocks, slots) - height) > 0)
    {
      Block *victim = NULL;
      for (guint i = 0; i < blocks->len; i++)
        {
          Block *block = &g_array_index (blocks, Block, i);
          if (block->widget != NULL && (slots & (1u << block->slot)) && block->drop > 0
              && (victim == NULL || block->drop >= victim->drop))
            victim = block;
        }
      if (victim == NULL || (victim->drop == LAST_DROP && fits_squeezed (self, blocks, slots, height)))
        break;
      if (!victim->shrunk && victim->minimum > 0 && victim->minimum <= victim->height - excess)
        {
          victim->height = filled_height (victim->widget, width, victim->height - excess);
          victim->shrunk = TRUE;
          continue;
        }
      gtk_widget_set_child_visible (victim->widget, FALSE);
      g_array_append_val (dropped, ((Dropped){ victim, victim->widget }));
      victim->widget = NULL;
    }
  take_back (self, blocks, slots, height, dropped);
}

/* What a widget's frame leaves of its width to its blocks. */
static int
inner_width (GtkWidget *widget, GArray *blocks, int width)
{
  int least, widest = 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      int child;
      gtk_widget_measure (g_array_index (blocks, Block, i).widget, GTK_ORIENTATION_HORIZONTAL, -1, &child, NULL, NULL, NULL);
      widest = MAX (widest, child);
    }
  return MAX (widest, width - MAX (0, least - widest));
}

/* The height that a widget fills of the height it could have: one that leaves out extras of its own ends with its last block. */
static int
filled_height (GtkWidget *widget, int width, int height)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (widget);
  if (!GJ_IS_FIT_LAYOUT (manager))
    return height;
  GjFitLayout *self = GJ_FIT_LAYOUT (manager);
  int whole, content;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &whole, NULL, NULL);
  g_autoptr (GArray) blocks = collect_blocks (self, widget);
  const int inner = inner_width (widget, blocks, width);
  for (guint i = 0; i < blocks->len; i++)
    gtk_widget_measure (g_array_index (blocks, Block, i).widget, GTK_ORIENTATION_VERTICAL, inner, NULL,
                        &g_array_index (blocks, Block, i).height, NULL, NULL);
  content = column_height (self, blocks, SLOTS_ALL);
  const int frame = MAX (0, whole - content);
  drop_until_it_fits (self, blocks, SLOTS_ALL, width, height - frame);
  return MIN (height, column_height (self, blocks, SLOTS_ALL) + frame);
}

/* The highest number below @limit among the extras that a widget has of its own; 0: there is none. */
static int
highest_drop (GtkWidget *widget, int limit)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (widget);
  if (!GJ_IS_FIT_LAYOUT (manager))
    return 0;
  int highest = 0;
  g_autoptr (GArray) blocks = collect_blocks (GJ_FIT_LAYOUT (manager), widget);
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).drop < limit)
      highest = MAX (highest, g_array_index (blocks, Block, i).drop);
  return highest;
}

/* The height of a widget without those of its own extras that have this number or a higher one. */
static int
height_without (GtkWidget *widget, int width, int drop)
{
  GjFitLayout *self = GJ_FIT_LAYOUT (gtk_widget_get_layout_manager (widget));
  g_autoptr (GArray) blocks = collect_blocks (self, widget);
  const int inner = inner_width (widget, blocks, width);
  int whole;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &whole, NULL, NULL);
  for (guint i = 0; i < blocks->len; i++)
    gtk_widget_measure (g_array_index (blocks, Block, i).widget, GTK_ORIENTATION_VERTICAL, inner, NULL,
                        &g_array_index (blocks, Block, i).height, NULL, NULL);
  const int content = column_height (self, blocks, SLOTS_ALL);
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).drop >= drop)
      g_array_index (blocks, Block, i).widget = NULL;
  return whole - content + column_height (self, blocks, SLOTS_ALL);
}

/* The block that gives height next: the highest number among the extras is one of its own, the later one of two equals. NULL: none has
   any left. */
static Block *
next_to_shrink (GArray *blocks, guint slots)
{
  Block *next = NULL;
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);
      if (block->widget == NULL || block->shrunk || !(slots & (1u << block->slot)) || block->height <= block->minimum)
        continue;
      if (next == NULL || block->rank >= next->rank)
        next = block;
    }
  return next;
}

/* Takes the next of its extras from a block, or all the height that is wanted of it where that is less. */
static void
shrink (Block *block, int width, int excess)
{
  const int rank = block->rank;
  const int without = rank > 0 ? height_without (block->widget, width, rank) : 0;
  if (without > block->height - excess)
    block->height = MAX (block->minimum, without);
  else
    block->height = filled_height (block->widget, width, MAX (block->minimum, block->height - excess));
  block->rank = highest_drop (block->widget, rank);
  block->shrunk = rank == 0;
}

/* What gave more than was wanted takes some of it back. */
static void
give_back (GjFitLayout *self, GArray *blocks, guint slots, int width, int height)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);
      if (block->widget == NULL || block->expands || !(slots & (1u << block->slot))
          || !GJ_IS_FIT_LAYOUT (gtk_widget_get_layout_manager (block->widget)))
        continue;
      const int room = height - column_height (self, blocks, slots);
      int natural;
      gtk_widget_measure (block->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      if (room > 0 && natural > block->height)
        block->height = filled_height (block->widget, width, MIN (natural, block->height + room));
    }
}

/* Where the extras of the page itself were not enough, the blocks that have extras of their own give some height: whichever block they are
   of, the highest number leaves first. */
static void
shrink_until_it_fits (GjFitLayout *self, GArray *blocks, guint slots, int width, int height)
{
  int excess;
  Block *block;
  if (column_height (self, blocks, slots) <= height)
    return;
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).widget != NULL)
      g_array_index (blocks, Block, i).rank = highest_drop (g_array_index (blocks, Block, i).widget, G_MAXINT);
  while ((excess = column_height (self, blocks, slots) - height) > 0 && (block = next_to_shrink (blocks, slots)) != NULL
         && (block->rank != LAST_DROP || !fits_squeezed (self, blocks, slots, height)))
    shrink (block, width, excess);
  give_back (self, blocks, slots, width, height);
}

/* A column with its blocks fitted into it, before they are placed. */
typedef struct
{
  guint slots;
  GdkRectangle area;
  int spacing;
  int spare;     /* height that no block asks for */
  int expanding; /* blocks among which it is shared */
} Column;

static gboolean
is_in (const Column *column, const Block *block)
{
  return block->widget != NULL && (column->slots & (1u << block->slot));
}

/* The space between blocks gives no more than is wanted of it. */
static int
squeezed (GjFitLayout *self, GArray *blocks, guint slots, int height)
{
  const int excess = column_height (self, blocks, slots) - height, gaps = count_gaps (blocks, slots);
  if (excess <= 0 || gaps < 1)
    return self->spacing;
  return MAX (self->spacing / SQUEEZE, self->spacing - (excess + gaps - 1) / gaps);
}

/* Measures the blocks of some slots; answers with the height that they would have below each other. */
static int
measure_blocks (GjFitLayout *self, GArray *blocks, guint slots, int width)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);
      if (block->widget == NULL || !(slots & (1u << block->slot)))
        continue;
      int minimum, natural;
      gtk_widget_measure (block->widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      block->minimum = minimum;
      block->height = block->expands ? minimum : natural;
    }
  return column_height (self, blocks, slots);
}

/* Leaves out what does not fit into the area. */
static Column
fit_column (GjFitLayout *self, GArray *blocks, guint slots, const GdkRectangle *area)
{
  Column column = { .slots = slots, .area = *area, .spacing = self->spacing };
  measure_blocks (self, blocks, slots, area->width);
  drop_until_it_fits (self, blocks, slots, area->width, area->height);
  shrink_until_it_fits (self, blocks, slots, area->width, area->height);
  column.spacing = squeezed (self, blocks, slots, area->height);
  column.spare = MAX (0, area->height - column_height (self, blocks, slots));
  for (guint i = 0; i < blocks->len; i++)
    column.expanding += is_in (&column, &g_array_index (blocks, Block, i)) && g_array_index (blocks, Block, i).expands;
  return column;
}

/* The height of a column with the gaps that it has got. */
static int
spaced_height (GjFitLayout *self, GArray *blocks, const Column *column)
{
  return column_height (self, blocks, column->slots) - count_gaps (blocks, column->slots) * (self->spacing - column->spacing);
}

/* The height below the last row of a list that could have this much; none if it has to turn pages. */
static int
free_height (GtkWidget *list, int width, int height)
{
  int natural;
  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return MAX (0, height - natural);
}

/* How far what is read begins below the top, so that little stands where the eye rests instead of under the edge: FREE_SHARE of a page
   may be empty below it, and of what is left two parts of five go above. */
static int
rest_of (GArray *blocks, const Column *column)
{
  int unfilled = column->expanding == 0 ? column->spare : 0, most = column->area.height;
  for (guint i = 0; column->expanding == 1 && i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      if (!is_in (column, block) || !block->expands || !GJ_IS_PAGED_LIST (block->widget))
        continue;
      const int height = block->height + column->spare;
      unfilled = free_height (block->widget, column->area.width, height);
      if (height > column->area.width)
        most = height - column->area.width - 1; /* a list that stands upright stays so */
    }
  return CLAMP ((unfilled - column->area.height / FREE_SHARE) * 2 / 5, 0, most);
}

/* Places the fitted blocks @rest below the top; answers with the height used from there. Free height goes to the expanding blocks, else
   above the foot. */
static int
place_column (GArray *blocks, const Column *column, int rest)
{
  int spare = MAX (0, column->spare - rest), expanding = column->expanding;
  int y = column->area.y + rest;
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);
      if (!is_in (column, block))
        continue;
      int height = block->height;
      if (block->expands)
        {
          height += spare / expanding;
          spare -= spare / expanding;
          expanding -= 1;
        }
      else if (block->slot == GJ_FIT_SLOT_FOOT && column->expanding == 0)
        {
          y += spare;
          spare = 0;
        }
      gtk_widget_set_child_visible (block->widget, TRUE);
      gtk_widget_size_allocate (block->widget, &(GtkAllocation){ column->area.x, y, column->area.width, height }, -1);
      y += height + column->spacing;
    }
  return y - column->area.y - rest;
}

/* Two columns, where the page has them, is wider than high, and they have room beside each other; but one that is high enough rather than
   two that are not. */
static gboolean
stands_in_columns (GjFitLayout *self, GArray *blocks, int width, int height, Columns *columns)
{
  int single, ignored;
  if (width <= height || !has_columns (blocks) || !find_columns (self, blocks, width, columns))
    return FALSE;
  if (least_of_columns (self, blocks, columns, width) <= height)
    return TRUE;
  measure_column (self, blocks, SLOTS_ALL, width, &single, &ignored);
  return single > height;
}

/* The last row of a table that shows, where others below it have left, looks like a last row. */
static void
mark_end (GtkWidget *widget, GArray *blocks)
{
  GtkWidget *ends = NULL;
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, Block, i).widget != NULL)
      ends = g_array_index (blocks, Block, i).widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child == ends && gtk_widget_get_next_sibling (child) != NULL)
      gtk_widget_add_css_class (child, END_CLASS);
    else
      gtk_widget_remove_css_class (child, END_CLASS);
}

/* Only a page has a top and a place where the eye rests: a card is as high as what is in it. */
static void
place_alone (GjFitLayout *self, GArray *blocks, gboolean is_page, guint slots, const GdkRectangle *area)
{
  const Column column = fit_column (self, blocks, slots, area);
  place_column (blocks, &column, is_page ? rest_of (blocks, &column) : 0);
}

/* Both columns begin at the same height, below what is across; that gives its extras before the columns do. */
static void
place_columns (GjFitLayout *self, GArray *blocks, const Columns *columns, gboolean mirrored, gboolean is_page, int width, int height)
{
  const int beside = MAX (measure_blocks (self, blocks, SLOTS_LEFT, columns->left),
                          measure_blocks (self, blocks, columns->right_slots, columns->right));
  int end_least, ignored;
  measure_column (self, blocks, columns->end_slots, width, &end_least, &ignored);
  const int end_room = end_least > 0 ? end_least + self->spacing : 0;
  const Column top
      = fit_column (self, blocks, SLOT_TOP, &(GdkRectangle){ 0, 0, width, height - beside - self->spacing - end_room });
  const int over = MAX (top.expanding > 0 ? top.area.height : 0, spaced_height (self, blocks, &top));
  const int used = over > 0 ? over + top.spacing : 0;
  Column end = fit_column (self, blocks, columns->end_slots,
                           &(GdkRectangle){ 0, 0, width, height - used - beside - self->spacing });
  const int under = spaced_height (self, blocks, &end), bottom = height - (under > 0 ? under + self->spacing : 0);
  const int left_x = mirrored ? columns->right + columns->gap : 0, right_x = mirrored ? 0 : columns->left + columns->gap;
  Column left = fit_column (self, blocks, SLOTS_LEFT, &(GdkRectangle){ left_x, used, columns->left, bottom - used });
  Column right = fit_column (self, blocks, columns->right_slots, &(GdkRectangle){ right_x, used, columns->right, bottom - used });
  const int rest = is_page ? MIN (rest_of (blocks, &left), rest_of (blocks, &right)) : 0;
  place_column (blocks, &top, rest);
  place_column (blocks, &left, rest);
  place_column (blocks, &right, rest);
  end.area.y = height - under;
  end.spare = 0;
  place_column (blocks, &end, 0);
}

static void
gj_fit_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GjFitLayout *self = GJ_FIT_LAYOUT (manager);
  g_autoptr (GArray) blocks = collect_blocks (self, widget);
  Columns columns;
  if (stands_in_columns (self, blocks, width, height, &columns))
    place_columns (self, blocks, &columns, gj_mirror_is_on (widget), GJ_IS_PAGE (widget), width, height);
  else
    place_alone (self, blocks, GJ_IS_PAGE (widget), SLOTS_ALL, &(GdkRectangle){ 0, 0, width, height });
  if (!GJ_IS_PAGE (widget))
    mark_end (widget, blocks);
}

static GtkLayoutChild *
gj_fit_layout_create_layout_child (GtkLayoutManager *manager, GtkWidget *widget, GtkWidget *for_child)
{
  return g_object_new (GJ_TYPE_FIT_LAYOUT_CHILD, "layout-manager", manager, "child-widget", for_child, NULL);
}

static void
gj_fit_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjFitLayout *self = GJ_FIT_LAYOUT (object);
  if (id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
gj_fit_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, GJ_FIT_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_fit_layout_class_init (GjFitLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  object_class->set_property = gj_fit_layout_set_property;
  object_class->get_property = gj_fit_layout_get_property;
  layout_class->layout_child_type = GJ_TYPE_FIT_LAYOUT_CHILD;
  layout_class->get_request_mode = gj_fit_layout_get_request_mode;
  layout_class->measure = gj_fit_layout_measure;
  layout_class->allocate = gj_fit_layout_allocate;
  layout_class->create_layout_child = gj_fit_layout_create_layout_child;
  props[PROP_SPACING]
      = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gj_fit_layout_init (GjFitLayout *self)
{
}

void
gj_fit_layout_set_child (GtkWidget *child, GjFitSlot slot, int drop)
{
  GtkWidget *parent = gtk_widget_get_parent (child);
  g_assert (parent != NULL && GJ_IS_FIT_LAYOUT (gtk_widget_get_layout_manager (parent)));
  GtkLayoutChild *info = gtk_layout_manager_get_layout_child (gtk_widget_get_layout_manager (parent), child);
  g_object_set (info, "slot", slot, "drop", drop, NULL);
}
