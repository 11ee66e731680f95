/* SPDX-License-Identifier: Apache-2.0 */
/* See one_baseline.h. GTK has no setting for it, so that the label's drawing is called through this. */
#include "ui/widgets/one_baseline.h"

#include <gtk/gtk.h>

static void (*snapshot) (GtkWidget *widget, GtkSnapshot *to); /* GTK's own */

/* By a pixel or so any two scripts are moved, and measured so; only Tibetan by half a letter. */
static gboolean
is_raised (const PangoLayoutLine *line)
{
  for (const GSList *link = line->runs; link != NULL; link = link->next)
    {
      const PangoLayoutRun *run = link->data;

      if (run->y_offset != 0 && run->item->analysis.script == G_UNICODE_SCRIPT_TIBETAN)
        return TRUE;
    }
  return FALSE;
}

/* What it adds to how high each run stands is taken away, or given back: only what is drawn is changed, since the label measures by it. */
static void
lower_runs (PangoLayout *layout, GArray *offsets, gboolean back)
{
  const int n_lines = pango_layout_get_line_count (layout);
  guint n = 0;

  for (int i = 0; i < n_lines; i++)
    for (GSList *link = pango_layout_get_line_readonly (layout, i)->runs; link != NULL; link = link->next)
      {
        PangoLayoutRun *run = link->data;

        if (!back)
          g_array_append_val (offsets, run->y_offset);
        run->y_offset = back ? g_array_index (offsets, int, n) : 0;
        n++;
      }
}

static void
snapshot_label (GtkWidget *widget, GtkSnapshot *to)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const int n_lines = pango_layout_get_line_count (layout);
  gboolean raised = FALSE;
  g_autoptr (GArray) offsets = NULL;

  for (int i = 0; i < n_lines && !raised; i++)
    raised = is_raised (pango_layout_get_line_readonly (layout, i));
  if (!raised)
    {
      snapshot (widget, to);
      return;
    }
  offsets = g_array_new (FALSE, FALSE, sizeof (int));
  lower_runs (layout, offsets, FALSE);
  snapshot (widget, to);
  lower_runs (layout, offsets, TRUE);
}

void
gj_one_baseline_init (void)
{
  GtkWidgetClass *label;

  if (snapshot != NULL)
    return;
  label = g_type_class_ref (GTK_TYPE_LABEL); /* kept: it lives as long as the program */
  snapshot = label->snapshot;
  label->snapshot = snapshot_label;
}
