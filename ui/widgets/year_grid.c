/* SPDX-License-Identifier: Apache-2.0 */
/* See year_grid.h. Two rows of six. */
#include "ui/widgets/year_grid.h"

#include "core/base/i18n.h"
#include "ui/widgets/icon.h"

#define ACROSS 6

struct _GjYearGrid
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (GjYearGrid, gj_year_grid, GTK_TYPE_WIDGET)

static const struct
{
  const char *word;
  const char *icon;
  const char *css_class;
} looks[] = {
  [GJ_YEAR_MONTH_UNKNOWN] = { NC_ ("month of insurance", "无数据"), "no-data", "unknown" },
  [GJ_YEAR_MONTH_PAID] = { NC_ ("month of insurance", "已缴"), "check", "paid" },
  [GJ_YEAR_MONTH_GAP] = { NC_ ("month of insurance", "没记录"), "close", "gap" },
  [GJ_YEAR_MONTH_DUE] = { NC_ ("month of insurance", "没记录"), "waiting", "open" },
  [GJ_YEAR_MONTH_OPEN] = { NC_ ("month of insurance", "还没到"), "waiting", "open" },
};

const char *
gj_year_month_word (GjYearMonth month)
{
  switch (month)
    {
    case GJ_YEAR_MONTH_UNKNOWN:
      return C_ ("month of insurance", "无数据");
    case GJ_YEAR_MONTH_PAID:
      return C_ ("month of insurance", "已缴");
    case GJ_YEAR_MONTH_GAP:
      return C_ ("month of insurance", "没记录");
    case GJ_YEAR_MONTH_DUE:
      return C_ ("month of insurance", "没记录");
    case GJ_YEAR_MONTH_OPEN:
      return C_ ("month of insurance", "还没到");
    }
  g_assert_not_reached ();
}

static GtkWidget *
cell_new (guint month, GjYearMonth state)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = g_strdup_printf (C_ ("a month below its bar", "%u月"), month);
  GtkWidget *name = gtk_label_new (number);
  GtkWidget *icon = gj_icon_new_sized (looks[state].icon, "i32");
  GtkWidget *word = gtk_label_new (gj_year_month_word (state));
  gtk_widget_add_css_class (cell, "cell-month");
  gtk_widget_add_css_class (cell, looks[state].css_class);
  gtk_widget_add_css_class (head, "cell-head");
  gtk_widget_set_halign (head, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (name, "b");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (cell), head);
  gtk_box_append (GTK_BOX (cell), word);
  return cell;
}

static void
gj_year_grid_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_year_grid_parent_class)->dispose (object);
}

static void
gj_year_grid_class_init (GjYearGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_year_grid_dispose;
  gtk_widget_class_set_css_name (widget_class, "yeargrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
gj_year_grid_init (GjYearGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

static guint
count (const GjYear *year, GjYearMonth state)
{
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (year->months); i++)
    n += year->months[i] == state;
  return n;
}

/* "2024年：缴了9个月，3个月没有缴费记录". A month that is not over is not missed. */
static char *
headline (const GjYear *year)
{
  const guint paid = count (year, GJ_YEAR_MONTH_PAID);
  const guint gaps = count (year, GJ_YEAR_MONTH_GAP);
  if (gaps == 0)
    return g_strdup_printf (_ ("%d年：缴了%u个月"), year->year, paid);
  return g_strdup_printf (_ ("%d年：缴了%u个月，%u个月没有缴费记录"), year->year, paid, gaps);
}

GtkWidget *
gj_year_grid_new (const GjYear *year)
{
  g_return_val_if_fail (year != NULL, NULL);
  GjYearGrid *self = g_object_new (GJ_TYPE_YEAR_GRID, NULL);
  g_autofree char *text = headline (year);
  GtkWidget *title = gtk_label_new (text);
  GtkWidget *grid = gtk_grid_new ();
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "strong-body");
  gtk_widget_add_css_class (title, "b");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (year->months); i++)
    gtk_grid_attach (GTK_GRID (grid), cell_new (i + 1, year->months[i]), (int) (i % ACROSS), (int) (i / ACROSS), 1, 1);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  gtk_widget_set_parent (grid, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
