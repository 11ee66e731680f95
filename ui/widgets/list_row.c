/* SPDX-License-Identifier: Apache-2.0 */
/* See list_row.h. */
#include "ui/widgets/list_row.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/whole_text.h"

struct _GjListRow
{
  GtkWidget parent_instance;
  GtkWidget *icon;
  GtkWidget *strong;
  GtkWidget *head;
  GtkWidget *detail;
  GtkWidget *amount;
  GtkWidget *amount_label;
  GtkWidget *chip;
  GtkWidget *action;
  char *detail_text; /* in one line */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjListRow, gj_list_row, GTK_TYPE_WIDGET)

static void
on_action (GjListRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
gj_list_row_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&GJ_LIST_ROW (object)->detail_text, g_free);
  G_OBJECT_CLASS (gj_list_row_parent_class)->dispose (object);
}

static void
gj_list_row_class_init (GjListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_list_row_dispose;
  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", GJ_TYPE_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "listrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/list_row.ui");
  gtk_widget_class_bind_template_child (widget_class, GjListRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, strong);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, head);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, detail);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, amount);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, chip);
  gtk_widget_class_bind_template_child (widget_class, GjListRow, action);
  gtk_widget_class_bind_template_callback (widget_class, on_action);
}

static void
gj_list_row_init (GjListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep_all (GTK_WIDGET (self));
}

GtkWidget *
gj_list_row_new (const GjListRowView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjListRow *self = g_object_new (GJ_TYPE_LIST_ROW, NULL);
  gj_icon_set_name (GJ_ICON (self->icon), view->symbol);
  if (view->symbol != NULL)
    gtk_widget_add_css_class (self->icon, g_str_has_prefix (view->symbol, "person-") ? "i80" : "i60");
  gj_label_set_or_hide (GTK_LABEL (self->strong), view->strong);
  gj_label_set_or_hide (GTK_LABEL (self->head), view->head);
  if (view->head == NULL) /* then it may be as long as a hospital's name */
    {
      gtk_label_set_wrap (GTK_LABEL (self->strong), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->strong), PANGO_WRAP_WORD_CHAR);
    }
  self->detail_text = g_strdup (view->detail);
  gj_label_set_or_hide (GTK_LABEL (self->detail), view->detail);
  gj_label_set_or_hide (GTK_LABEL (self->amount), view->amount);
  gj_label_set_or_hide (GTK_LABEL (self->amount_label), view->amount_label);
  gj_chip_set (GJ_CHIP (self->chip), view->tone, view->chip_symbol, view->chip_text);
  gtk_widget_set_visible (self->chip, view->chip_text != NULL);
  gtk_widget_set_visible (self->action, view->action != NULL || view->action_symbol != NULL);
  gj_button_set_text (GJ_BUTTON (self->action), view->action);
  gj_button_set_symbol (GJ_BUTTON (self->action), view->action_symbol);
  if (view->action_name != NULL)
    gj_naming_set (GTK_WIDGET (self->action), view->action_name);
  if (view->action_unasked != NULL)
    gj_naming_set_unasked (GTK_WIDGET (self->action), view->action_unasked);
  return GTK_WIDGET (self);
}

void
gj_list_row_set_stacked (GjListRow *self, gboolean stacked)
{
  g_return_if_fail (GJ_IS_LIST_ROW (self));
  if (self->detail_text == NULL)
    return;
  g_autoptr (GString) text = g_string_new (self->detail_text);
  if (stacked)
    g_string_replace (text, " · ", "\n", 0);
  gtk_label_set_text (GTK_LABEL (self->detail), text->str);
}
