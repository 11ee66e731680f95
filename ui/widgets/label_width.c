/* SPDX-License-Identifier: Apache-2.0 */
/* See label_width.h. GTK has no setting for it, so that the methods of its two classes are called through these. */
#include "ui/widgets/label_width.h"

#include <gtk/gtk.h>

#define ANY_WIDTH (1 << 20) /* GTK's own, when it looks whether sizes agree */

static GtkWidgetClass label; /* GTK's own methods */
static GtkLayoutManagerClass box;
static gboolean places; /* a box gives its children their places now */

/* Is there a letter that has another face than Latin and Han? */
static gboolean
has_other_face (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));
      if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_TIBETAN)
        return TRUE;
    }
  return FALSE;
}

/* Two faces in one line are a pixel higher where the line has a width than where it has none, and GTK complains that the label wants more
   than it said. It says so at once. */
static void
measure_label (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
               int *natural_baseline)
{
  const gboolean asks_height = orientation == GTK_ORIENTATION_VERTICAL;

  label.measure (widget, orientation, asks_height || places ? for_size : -1, minimum, natural, minimum_baseline, natural_baseline);
  if (asks_height && for_size < 0 && has_other_face (gtk_label_get_text (GTK_LABEL (widget))))
    {
      int least = 0, wanted = 0, ignored;

      label.measure (widget, orientation, ANY_WIDTH, &least, &wanted, &ignored, &ignored);
      if (minimum != NULL)
        *minimum = MAX (*minimum, least);
      if (natural != NULL)
        *natural = MAX (*natural, wanted);
    }
}

static void
measure_box (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
             int *minimum_baseline, int *natural_baseline)
{
  const gboolean placed = places;

  places = placed && orientation == GTK_ORIENTATION_HORIZONTAL; /* its own place among them */
  box.measure (layout, widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
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
