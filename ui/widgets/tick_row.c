/* SPDX-License-Identifier: Apache-2.0 */
/* See tick_row.h. */
#include "ui/widgets/tick_row.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/tone.h"
#include "ui/widgets/whole_text.h"

struct _GjTickRow
{
  GtkToggleButton parent_instance;
  GtkWidget *tick;
  GtkWidget *avatar;
  GtkWidget *strong;
  GtkWidget *head;
  GtkWidget *detail;
  GtkWidget *amount;
};

G_DEFINE_FINAL_TYPE (GjTickRow, gj_tick_row, GTK_TYPE_TOGGLE_BUTTON)

/* The square stays, so that nothing moves when it fills. */
static void
on_toggled (GjTickRow *self)
{
  gtk_widget_set_opacity (self->tick, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)) ? 1 : 0);
}

static void
gj_tick_row_class_init (GjTickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/tick_row.ui");
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, tick);
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, strong);
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, head);
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, detail);
  gtk_widget_class_bind_template_child (widget_class, GjTickRow, amount);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
gj_tick_row_init (GjTickRow *self)
{
  g_type_ensure (GJ_TYPE_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep_all (GTK_WIDGET (self));
}

GtkWidget *
gj_tick_row_new (const GjTickRowView *view)
{
  g_return_val_if_fail (view != NULL && view->strong != NULL, NULL);
  GjTickRow *self = g_object_new (GJ_TYPE_TICK_ROW, NULL);
  gj_icon_set_name (GJ_ICON (self->avatar), view->symbol);
  gj_label_set_or_hide (GTK_LABEL (self->strong), view->strong);
  gj_label_set_or_hide (GTK_LABEL (self->head), view->head);
  gj_label_set_or_hide (GTK_LABEL (self->detail), view->detail);
  gj_label_set_or_hide (GTK_LABEL (self->amount), view->amount);
  g_autofree char *name = g_strdup_printf ("%s %s %s", view->strong, view->head != NULL ? view->head : "",
                                           view->amount != NULL ? view->amount : "");
  gj_naming_set (GTK_WIDGET (self), name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), view->ticked);
  on_toggled (self);
  return GTK_WIDGET (self);
}
