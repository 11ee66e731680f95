/* SPDX-License-Identifier: Apache-2.0 */
/* See label_width.h. GTK has no setting for it, so that the methods of its two classes are called through these. */
#include "ui/widgets/label_width.h"

#include <gtk/gtk.h>

#define ANY_WIDTH (1 << 20) /* GTK's own, when it looks whether sizes agree */

static GtkWidgetClass label; /* GTK's own methods */
static GtkLayoutManagerClass box;
static gboolean places; /* a box gives its children their places now */

static void
measure_label (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
               int *natural_baseline)
{
  const gboolean asks_height = orientation == GTK_ORIENTATION_VERTICAL;
  int least, ignored;

  label.measure (widget, orientation, asks_height || places ? for_size : -1, minimum, natural, minimum_baseline, natural_baseline);
  if (asks_height || !places || for_size < 0 || minimum == NULL)
    return;
  label.measure (widget, orientation, -1, &least, &ignored, &ignored, &ignored);
  *minimum = MIN (*minimum, least);
}

/* Do labels stand beside each other in it? */
static gboolean
has_labels_beside (GtkWidget *widget)
{
  guint n = 0;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget))) != GTK_ORIENTATION_HORIZONTAL)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_LABEL (child);
  return n > 1;
}

/* GTK puts labels beside each other on one baseline when the box has a width, and forgets to when it has none: two faces with different
   baselines are higher than the box said, and it complains. So it says the higher. */
static void
raise_height (GtkLayoutManager *layout, GtkWidget *widget, int *minimum, int *natural)
{
  int least = 0, wanted = 0, ignored;

  box.measure (layout, widget, GTK_ORIENTATION_VERTICAL, ANY_WIDTH, &least, &wanted, &ignored, &ignored);
  if (minimum != NULL)
    *minimum = MAX (*minimum, least);
  if (natural != NULL)
    *natural = MAX (*natural, wanted);
}

static void
measure_box (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
             int *minimum_baseline, int *natural_baseline)
{
  const gboolean placed = places;

  places = placed && orientation == GTK_ORIENTATION_HORIZONTAL; /* its own place among them */
  box.measure (layout, widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0 && has_labels_beside (widget))
    raise_height (layout, widget, minimum, natural);
  places = placed;
}

static void
allocate_box (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  const gboolean placed = places;

  places = TRUE;
  box.allocate (layout, widget, width, height, baseline);
  places = placed;
}

void
gj_label_width_init (void)
{
  GtkWidgetClass *label_class;
  GtkLayoutManagerClass *box_class;

  if (label.measure != NULL)
    return;
  label_class = g_type_class_ref (GTK_TYPE_LABEL); /* kept: they live as long as the program */
  box_class = g_type_class_ref (GTK_TYPE_BOX_LAYOUT);
  label = *label_class;
  box = *box_class;
  label_class->measure = measure_label;
  box_class->measure = measure_box;
  box_class->allocate = allocate_box;
}
