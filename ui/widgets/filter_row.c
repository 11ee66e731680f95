/* SPDX-License-Identifier: Apache-2.0 */
/* See filter_row.h. How many stand across follows from the widest of them; in a flat row, from all their words. */
#include "ui/widgets/filter_row.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"

#define MOST_ACROSS 4

struct _GjFilterRow
{
  GtkWidget parent_instance;
  GtkWidget *spacer; /* as wide as the gap that the stylesheet wants between filters */
  gboolean flat;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjFilterRow, gj_filter_row, GTK_TYPE_WIDGET)

static int
gap (GjFilterRow *self)
{
  int width;
  gtk_widget_measure (self->spacer, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static GtkWidget *
first_filter (GjFilterRow *self)
{
  return gtk_widget_get_next_sibling (self->spacer);
}

static int
count (GjFilterRow *self)
{
  int n = 0;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static int
widest (GjFilterRow *self)
{
  int most = 0, width;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      most = MAX (most, width);
    }
  return most;
}

static int
tallest (GjFilterRow *self)
{
  int most = 0, height;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      most = MAX (most, height);
    }
  return most;
}

/* The width that the filters need where each is only as wide as its words. */
static int
own_widths (GjFilterRow *self)
{
  int sum = 0, width;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      sum += width + (sum > 0 ? gap (self) : 0);
    }
  return sum;
}

/* As many as there are up to four, else two, else one below the other. */
static int
across (GjFilterRow *self, int width)
{
  const int n = count (self);
  const int most = widest (self);
  for (int columns = MIN (n, MOST_ACROSS); columns > 2; columns--)
    if ((n % columns == 0 || n < MOST_ACROSS) && columns * most + (columns - 1) * gap (self) <= width)
      return columns;
  return n >= 2 && 2 * most + gap (self) <= width ? 2 : 1;
}

/* Do the filters of a flat row fit beside each other only if they are not all as wide as the widest? */
static gboolean
is_uneven (GjFilterRow *self, int width)
{
  return self->flat && across (self, width) < count (self) && own_widths (self) <= width;
}

static void
gj_filter_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GjFilterRow *self = GJ_FILTER_ROW (widget);
  const int n = count (self);
  *minimum = *natural = 0;
  if (n == 0)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->flat ? own_widths (self) : widest (self);
      *natural = MIN (n, MOST_ACROSS) * widest (self) + (MIN (n, MOST_ACROSS) - 1) * gap (self);
      return;
    }
  const int columns = across (self, for_size < 0 ? G_MAXINT : for_size);
  const int rows = for_size >= 0 && is_uneven (self, for_size) ? 1 : (n + columns - 1) / columns;
  *minimum = *natural = rows * tallest (self) + (rows - 1) * gap (self);
}

/* Each gets the width of its words and an equal share of what is left. */
static void
allocate_uneven (GjFilterRow *self, int width)
{
  const int tall = tallest (self);
  int spare = width - own_widths (self);
  int left = count (self);
  int x = 0, own;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child), left--)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &own, NULL, NULL, NULL);
      const int each = own + spare / left;
      spare -= spare / left;
      gj_mirror_allocate (GTK_WIDGET (self), width, child, x, 0, each, tall);
      x += each + gap (self);
    }
}

static void
gj_filter_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjFilterRow *self = GJ_FILTER_ROW (widget);
  const int n = count (self);
  if (n == 0)
    return;
  if (is_uneven (self, width))
    {
      allocate_uneven (self, width);
      return;
    }
  const int columns = across (self, width);
  const int each = (width - (columns - 1) * gap (self)) / columns;
  const int tall = tallest (self);
  int i = 0;
  for (GtkWidget *child = first_filter (self); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    gj_mirror_allocate (widget, width, child, i % columns * (each + gap (self)), i / columns * (tall + gap (self)), each, tall);
}

static GtkSizeRequestMode
gj_filter_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gj_filter_row_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_filter_row_parent_class)->dispose (object);
}

static void
gj_filter_row_class_init (GjFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_filter_row_dispose;
  widget_class->measure = gj_filter_row_measure;
  widget_class->size_allocate = gj_filter_row_size_allocate;
  widget_class->get_request_mode = gj_filter_row_get_request_mode;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "filterrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gj_filter_row_init (GjFilterRow *self)
{
  self->spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->spacer, "gap");
  gtk_widget_set_parent (self->spacer, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->spacer, FALSE);
}

GtkWidget *
gj_filter_row_new (void)
{
  return g_object_new (GJ_TYPE_FILTER_ROW, NULL);
}

static void
on_clicked (GtkWidget *button, GjFilterRow *self)
{
  if (gtk_widget_has_css_class (button, "on") && g_object_get_data (G_OBJECT (button), "leads") == NULL)
    return;
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "key"));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, key);
}

static GtkWidget *
filter_new (GjFilterRow *self, const GjFilter *filter)
{
  GtkWidget *button = gj_button_new (filter->text, filter->on ? "check" : NULL, "filter");
  if (filter->leads)
    g_object_set (button, "end-symbol", "down", NULL);
  if (filter->on)
    {
      g_autofree char *spoken = g_strdup_printf (_ ("%s，已选"), filter->text);
      gtk_widget_add_css_class (button, "on");
      gj_naming_set (button, spoken);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               filter->on ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_object_set_data (G_OBJECT (button), "leads", GINT_TO_POINTER (filter->leads));
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (filter->key), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  return button;
}

void
gj_filter_row_set (GjFilterRow *self, const GjFilter *filters, gsize n_filters)
{
  g_return_if_fail (GJ_IS_FILTER_ROW (self) && (filters != NULL || n_filters == 0));
  GtkWidget *child;
  while ((child = first_filter (self)) != NULL)
    gtk_widget_unparent (child);
  for (gsize i = 0; i < n_filters; i++)
    gtk_widget_set_parent (filter_new (self, &filters[i]), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), n_filters > 0);
}

void
gj_filter_row_set_flat (GjFilterRow *self, gboolean flat)
{
  g_return_if_fail (GJ_IS_FILTER_ROW (self));
  self->flat = flat;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
