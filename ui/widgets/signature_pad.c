/* SPDX-License-Identifier: Apache-2.0 */
/* See signature_pad.h. */
#include "ui/widgets/signature_pad.h"

#include "core/base/i18n.h"
#include "core/base/strokes.h"
#include "ui/widgets/naming.h"

/* Of the grid: a line as broad as a soft pen's. */
#define PEN 9

struct _GjSignaturePad
{
  GtkWidget parent_instance;
  GtkGesture *drag;
  GArray *strokes;
  double start_x, start_y;
  gboolean read_only;
};

enum
{
  PROP_READ_ONLY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint signal_changed;

G_DEFINE_FINAL_TYPE (GjSignaturePad, gj_signature_pad, GTK_TYPE_WIDGET)

/* What is said of it to a screen reader: the strokes themselves are nothing to be read aloud. */
static void
say_state (GjSignaturePad *self)
{
  gj_naming_set (GTK_WIDGET (self), gj_signature_pad_is_empty (self) ? _("签名处，还没有签名") : _("签名处，已经签名"));
}

static void
changed (GjSignaturePad *self)
{
  say_state (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signal_changed, 0);
}

/* A point of the widget as one of the grid, which lies in its middle as large as it fits. */
static double
scale_of (GtkWidget *widget, double *left, double *top)
{
  const double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double scale = MIN (width / GJ_STROKES_WIDTH, height / GJ_STROKES_HEIGHT);
  *left = (width - scale * GJ_STROKES_WIDTH) / 2;
  *top = (height - scale * GJ_STROKES_HEIGHT) / 2;
  return MAX (scale, 1.0 / GJ_STROKES_WIDTH);
}

static void
add_point (GjSignaturePad *self, double x, double y, gboolean begins)
{
  double left, top;
  const double scale = scale_of (GTK_WIDGET (self), &left, &top);
  if (gj_strokes_add (self->strokes, (int) ((x - left) / scale), (int) ((y - top) / scale), begins))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, GjSignaturePad *self)
{
  self->start_x = x;
  self->start_y = y;
  add_point (self, x, y, TRUE);
}

/* Where the pen was between the frame before and this one: of a quick hand only the last place of each frame comes as an event. */
static void
add_history (GjSignaturePad *self, GtkGesture *drag)
{
  GdkEvent *event = gtk_gesture_get_last_event (drag, gtk_gesture_get_last_updated_sequence (drag));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double left, top;
  guint n = 0;
  if (event == NULL || native == NULL)
    return;
  g_autofree GdkTimeCoord *history = gdk_event_get_history (event, &n);
  gtk_native_get_surface_transform (native, &left, &top);
  for (guint i = 0; i < n; i++)
    {
      const double *axes = history[i].axes;
      double x, y;
      if (gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self), axes[GDK_AXIS_X] - left, axes[GDK_AXIS_Y] - top,
                                            &x, &y))
        add_point (self, x, y, FALSE);
    }
}

static void
on_drag_update (GtkGestureDrag *drag, double x, double y, GjSignaturePad *self)
{
  add_history (self, GTK_GESTURE (drag));
  add_point (self, self->start_x + x, self->start_y + y, FALSE);
}

static void
on_drag_end (GtkGestureDrag *drag, double x, double y, GjSignaturePad *self)
{
  changed (self);
}

static void
draw_strokes (cairo_t *cr, const GArray *strokes)
{
  cairo_set_line_width (cr, PEN);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < strokes->len; i++)
    {
      const GjStrokePoint *point = &g_array_index (strokes, GjStrokePoint, i);
      if (point->begins)
        cairo_move_to (cr, point->x, point->y);
      /* A dot too is a line, of no length. */
      cairo_line_to (cr, point->x, point->y);
    }
  cairo_stroke (cr);
}

static void
gj_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GjSignaturePad *self = GJ_SIGNATURE_PAD (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double left, top;
  GdkRGBA ink;
  if (self->strokes->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  const double scale = scale_of (widget, &left, &top);
  cairo_translate (cr, left, top);
  cairo_scale (cr, scale, scale);
  gdk_cairo_set_source_rgba (cr, &ink);
  draw_strokes (cr, self->strokes);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
gj_signature_pad_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as its width asks for, but content with less: the grid is then smaller. */
static void
gj_signature_pad_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    *natural = for_size * GJ_STROKES_HEIGHT / GJ_STROKES_WIDTH;
}

static void
gj_signature_pad_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjSignaturePad *self = GJ_SIGNATURE_PAD (object);
  if (id != PROP_READ_ONLY)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->read_only = g_value_get_boolean (value);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag),
                                              self->read_only ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
}

static void
gj_signature_pad_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READ_ONLY)
    g_value_set_boolean (value, GJ_SIGNATURE_PAD (object)->read_only);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_signature_pad_finalize (GObject *object)
{
  g_array_unref (GJ_SIGNATURE_PAD (object)->strokes);
  G_OBJECT_CLASS (gj_signature_pad_parent_class)->finalize (object);
}

static void
gj_signature_pad_class_init (GjSignaturePadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = gj_signature_pad_set_property;
  object_class->get_property = gj_signature_pad_get_property;
  object_class->finalize = gj_signature_pad_finalize;
  widget_class->snapshot = gj_signature_pad_snapshot;
  widget_class->measure = gj_signature_pad_measure;
  widget_class->get_request_mode = gj_signature_pad_get_request_mode;
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signal_changed = g_signal_new ("changed", GJ_TYPE_SIGNATURE_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "signaturepad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gj_signature_pad_init (GjSignaturePad *self)
{
  self->strokes = gj_strokes_new ();
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  say_state (self);
}

gboolean
gj_signature_pad_is_empty (GjSignaturePad *self)
{
  g_return_val_if_fail (GJ_IS_SIGNATURE_PAD (self), TRUE);
  return !gj_strokes_are_enough (self->strokes);
}

gboolean
gj_signature_pad_has_ink (GjSignaturePad *self)
{
  g_return_val_if_fail (GJ_IS_SIGNATURE_PAD (self), FALSE);
  return self->strokes->len > 0;
}

void
gj_signature_pad_clear (GjSignaturePad *self)
{
  g_return_if_fail (GJ_IS_SIGNATURE_PAD (self));
  g_array_set_size (self->strokes, 0);
  changed (self);
}

char *
gj_signature_pad_get_strokes (GjSignaturePad *self)
{
  g_return_val_if_fail (GJ_IS_SIGNATURE_PAD (self), NULL);
  return gj_strokes_format (self->strokes);
}

gboolean
gj_signature_pad_set_strokes (GjSignaturePad *self, const char *strokes)
{
  g_return_val_if_fail (GJ_IS_SIGNATURE_PAD (self), FALSE);
  GArray *parsed = gj_strokes_parse (strokes);
  if (parsed != NULL)
    {
      g_array_unref (self->strokes);
      self->strokes = parsed;
    }
  else
    g_array_set_size (self->strokes, 0);
  changed (self);
  return parsed != NULL;
}
