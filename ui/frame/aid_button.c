/* SPDX-License-Identifier: Apache-2.0 */
/* See aid_button.h. */
#include "ui/frame/aid_button.h"

#include "core/base/i18n.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"

struct _GjAidButton
{
  GtkButton parent_instance;
  GtkWidget *icon;
  GtkWidget *on_word;
  GtkWidget *text;
  gboolean on;
};

G_DEFINE_FINAL_TYPE (GjAidButton, gj_aid_button, GTK_TYPE_BUTTON)

static void
gj_aid_button_class_init (GjAidButtonClass *klass)
{
}

static void
gj_aid_button_init (GjAidButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (top, "names");
  gtk_widget_set_halign (top, GTK_ALIGN_CENTER);
  self->icon = gj_icon_new (NULL);
  self->on_word = gtk_label_new (NULL);
  self->text = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (top), self->icon);
  gtk_box_append (GTK_BOX (top), self->on_word);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "aid");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (self->on_word, FALSE);
}

GtkWidget *
gj_aid_button_new (const char *symbol)
{
  GjAidButton *self = g_object_new (GJ_TYPE_AID_BUTTON, NULL);
  gj_icon_set_name (GJ_ICON (self->icon), symbol);
  return GTK_WIDGET (self);
}

static void
tell (GjAidButton *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->text));
  g_autofree char *name = self->on ? g_strdup_printf (_("%s，已开"), text) : g_strdup (text);
  gj_naming_set (GTK_WIDGET (self), name);
}

void
gj_aid_button_set_text (GjAidButton *self, const char *text)
{
  g_return_if_fail (GJ_IS_AID_BUTTON (self));
  gtk_label_set_text (GTK_LABEL (self->on_word), C_ ("an aid that is switched on", "开"));
  gtk_label_set_text (GTK_LABEL (self->text), text);
  tell (self);
}

void
gj_aid_button_set_on (GjAidButton *self, gboolean on)
{
  g_return_if_fail (GJ_IS_AID_BUTTON (self));
  self->on = on;
  gtk_widget_set_visible (self->on_word, on);
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               on ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  tell (self);
}
