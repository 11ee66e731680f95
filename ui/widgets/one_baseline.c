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

static void
snapshot_label (GtkWidget *widget, GtkSnapshot *to)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    if (is_raised (pango_layout_get_line_readonly (layout, i)))
      for (GSList *run = pango_layout_get_line (layout, i)->runs; run != NULL; run = run->next)
        ((PangoLayoutRun *) run->data)->y_offset = 0;
  snapshot (widget, to);
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
