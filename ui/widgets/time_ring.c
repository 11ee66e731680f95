/* SPDX-License-Identifier: Apache-2.0 */
/* See time_ring.h. */
#include "ui/widgets/time_ring.h"

#include "core/base/i18n.h"
#include "ui/widgets/naming.h"

struct _GjTimeRing
{
  GtkWidget parent_instance;
  GtkWidget *figure;
  int seconds_left;
  int total;
};

G_DEFINE_FINAL_TYPE (GjTimeRing, gj_time_ring, GTK_TYPE_WIDGET)

static void
arc (cairo_t *cr, double side, double fraction, const GdkRGBA *colour)
{
  const double stroke = side / 11;
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, stroke);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, side / 2, side / 2, side / 2 - stroke * 0.75, -G_PI_2, -G_PI_2 + 2 * G_PI * fraction);
  cairo_stroke (cr);
}

static void
gj_time_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GjTimeRing *self = GJ_TIME_RING (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const double side = MIN (width, height);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA ring, track;
  gtk_style_context_get_color (style, &ring);
  if (!gtk_style_context_lookup_color (style, "line", &track))
    track = ring;

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  arc (cr, side, 1, &track);
  if (self->seconds_left > 0 && self->total > 0)
    arc (cr, side, MIN (1.0, (double) self->seconds_left / self->total), &ring);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->figure, snapshot);
}

static void
gj_time_ring_dispose (GObject *object)
{
  g_clear_pointer (&GJ_TIME_RING (object)->figure, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_time_ring_parent_class)->dispose (object);
}

static void
gj_time_ring_class_init (GjTimeRingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gj_time_ring_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = gj_time_ring_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timering");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gj_time_ring_init (GjTimeRing *self)
{
  self->figure = gtk_label_new ("–");
  gtk_widget_set_parent (self->figure, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->seconds_left = -1;
}

void
gj_time_ring_set (GjTimeRing *self, int seconds_left, int total)
{
  g_return_if_fail (GJ_IS_TIME_RING (self));
  self->seconds_left = seconds_left;
  self->total = total;
  g_autofree char *text = seconds_left < 0 ? g_strdup ("–") : g_strdup_printf ("%d", seconds_left);
  g_autofree char *name
      = seconds_left < 0 ? g_strdup (_("不计时")) : g_strdup_printf (_("剩余%d秒"), seconds_left);
  gtk_label_set_text (GTK_LABEL (self->figure), text);
  gj_naming_set (GTK_WIDGET (self), name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
