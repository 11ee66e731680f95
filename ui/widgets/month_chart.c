/* SPDX-License-Identifier: Apache-2.0 */
/* See month_chart.h. A column is a button that holds a bar: the figure stands on it, the month below the axis. */
#include "ui/widgets/month_chart.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/widgets/naming.h"

#define MOST_MONTHS 12
#define FEN_PER_YUAN 100
#define FEN_PER_TENTH_OF_WAN 100000

/* ---- one bar with its figure ---- */

#define GJ_TYPE_MONTH_BAR (gj_month_bar_get_type ())
G_DECLARE_FINAL_TYPE (GjMonthBar, gj_month_bar, GJ, MONTH_BAR, GtkWidget)

struct _GjMonthBar
{
  GtkWidget parent_instance;
  GtkWidget *figure;
  GtkWidget *bar;
  gint64 amount_fen, most_fen;
};

G_DEFINE_FINAL_TYPE (GjMonthBar, gj_month_bar, GTK_TYPE_WIDGET)

static void
gj_month_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  GjMonthBar *self = GJ_MONTH_BAR (widget);
  int bar;
  gtk_widget_measure (self->figure, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->bar, orientation, -1, &bar, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + bar : MAX (*minimum, bar);
  *natural = MAX (*natural, *minimum);
}

static void
gj_month_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjMonthBar *self = GJ_MONTH_BAR (widget);
  int least, bar_width, figure_height;
  gtk_widget_measure (self->figure, GTK_ORIENTATION_VERTICAL, -1, &figure_height, NULL, NULL, NULL);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, &bar_width, NULL, NULL, NULL);
  const int room = height - figure_height;
  const int share = self->most_fen > 0 ? (int) ((double) self->amount_fen / (double) self->most_fen * room) : 0;
  const int bar = CLAMP (share, MIN (least, room), room);
  gtk_widget_size_allocate (self->bar, &(GtkAllocation){ (width - bar_width) / 2, height - bar, bar_width, bar }, -1);
  gtk_widget_size_allocate (self->figure, &(GtkAllocation){ 0, height - bar - figure_height, width, figure_height }, -1);
  gtk_widget_set_child_visible (self->bar, self->amount_fen > 0);
}

static void
gj_month_bar_dispose (GObject *object)
{
  GjMonthBar *self = GJ_MONTH_BAR (object);
  g_clear_pointer (&self->figure, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_month_bar_parent_class)->dispose (object);
}

static void
gj_month_bar_class_init (GjMonthBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_month_bar_dispose;
  widget_class->measure = gj_month_bar_measure;
  widget_class->size_allocate = gj_month_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "monthbar");
}

static void
gj_month_bar_init (GjMonthBar *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->figure = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->figure, "figure");
  gtk_widget_set_parent (self->figure, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/* ---- the chart ---- */

struct _GjMonthChart
{
  GtkWidget parent_instance;
  GtkWidget *axis;
  GtkWidget *columns; /* GtkBox of buttons */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjMonthChart, gj_month_chart, GTK_TYPE_WIDGET)

char *
gj_month_chart_figure (gint64 amount_fen)
{
  const gint64 yuan = (amount_fen + FEN_PER_YUAN / 2) / FEN_PER_YUAN;
  if (yuan < 10000)
    return g_strdup_printf ("¥%" G_GINT64_FORMAT, yuan);
  const gint64 tenths = (amount_fen + FEN_PER_TENTH_OF_WAN / 2) / FEN_PER_TENTH_OF_WAN;
  if (tenths >= 1000)
    return g_strdup_printf (C_ ("ten thousands of yuan above a bar", "%d万"), (int) (tenths / 10));
  return g_strdup_printf (C_ ("ten thousands of yuan above a bar", "%d.%d万"), (int) (tenths / 10), (int) (tenths % 10));
}

static void
on_clicked (GtkWidget *button, GjMonthChart *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "month")));
}

/* The axis lies where the bars stand. */
static void
gj_month_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjMonthChart *self = GJ_MONTH_CHART (widget);
  gtk_widget_size_allocate (self->columns, &(GtkAllocation){ 0, 0, width, height }, -1);
  GtkWidget *button = gtk_widget_get_first_child (self->columns);
  graphene_rect_t bounds;
  int line;
  gtk_widget_set_child_visible (self->axis, button != NULL);
  if (button == NULL)
    return;
  GtkWidget *bar = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  gtk_widget_measure (self->axis, GTK_ORIENTATION_VERTICAL, -1, &line, NULL, NULL, NULL);
  if (gtk_widget_compute_bounds (bar, widget, &bounds))
    gtk_widget_size_allocate (
        self->axis, &(GtkAllocation){ 0, (int) (bounds.origin.y + bounds.size.height) - line / 2, width, line }, -1);
}

static void
gj_month_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GJ_MONTH_CHART (widget)->columns, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
gj_month_chart_dispose (GObject *object)
{
  GjMonthChart *self = GJ_MONTH_CHART (object);
  g_clear_pointer (&self->columns, gtk_widget_unparent);
  g_clear_pointer (&self->axis, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_month_chart_parent_class)->dispose (object);
}

static void
gj_month_chart_class_init (GjMonthChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_month_chart_dispose;
  widget_class->measure = gj_month_chart_measure;
  widget_class->size_allocate = gj_month_chart_size_allocate;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_MONTH_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "monthchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gj_month_chart_init (GjMonthChart *self)
{
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), TRUE);
  gtk_widget_add_css_class (self->columns, "columns");
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
  self->axis = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->axis, "axis");
  gtk_widget_set_can_target (self->axis, FALSE);
  gtk_widget_set_parent (self->axis, GTK_WIDGET (self));
}

GtkWidget *
gj_month_chart_new (void)
{
  return g_object_new (GJ_TYPE_MONTH_CHART, NULL);
}

/* What a screen reader says: 2025年11月，¥274.90，已选. */
static void
name_column (GtkWidget *button, const GjChartMonth *month, gboolean chosen)
{
  g_autofree char *when = g_strdup_printf (C_ ("a month of a year", "%u年%u月"), month->month / 100, month->month % 100);
  g_autofree char *amount = gj_money_format (month->amount_fen);
  g_autofree char *name = chosen ? g_strdup_printf (_ ("%s，%s，已选"), when, amount) : g_strdup_printf (_ ("%s，%s"), when, amount);
  gj_naming_set (button, name);
}

static GtkWidget *
column_new (GjMonthChart *self, const GjChartMonth *month, gint64 most_fen, gboolean chosen)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GjMonthBar *bar = g_object_new (GJ_TYPE_MONTH_BAR, NULL);
  g_autofree char *figure = gj_month_chart_figure (month->amount_fen);
  g_autofree char *name = g_strdup_printf (C_ ("a month below its bar", "%u月"), month->month % 100);
  GtkWidget *label = gtk_label_new (name);
  bar->amount_fen = month->amount_fen;
  bar->most_fen = most_fen;
  gtk_label_set_text (GTK_LABEL (bar->figure), figure);
  gtk_widget_add_css_class (label, "monthname");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "month");
  gtk_widget_set_focus_on_click (button, FALSE);
  if (chosen)
    gtk_widget_add_css_class (button, "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  name_column (button, month, chosen);
  g_object_set_data (G_OBJECT (button), "month", GUINT_TO_POINTER (month->month));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  return button;
}

void
gj_month_chart_set (GjMonthChart *self, const GjChartMonth *months, gsize n_months, guint chosen)
{
  g_return_if_fail (GJ_IS_MONTH_CHART (self) && (months != NULL || n_months == 0) && n_months <= MOST_MONTHS);
  GtkWidget *child;
  gint64 most_fen = 0;
  while ((child = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_box_remove (GTK_BOX (self->columns), child);
  for (gsize i = 0; i < n_months; i++)
    most_fen = MAX (most_fen, months[i].amount_fen);
  for (gsize i = 0; i < n_months; i++)
    gtk_box_append (GTK_BOX (self->columns), column_new (self, &months[i], most_fen, months[i].month == chosen));
}
