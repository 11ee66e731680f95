/* SPDX-License-Identifier: Apache-2.0 */
/* See head.h. */
#include "ui/frame/head.h"

#include "core/base/i18n.h"
#include "ui/widgets/tone.h"

#define MADE_BY_KEY "gj-made-by"

static void
show_second_line (GtkWidget *widget, gboolean visible)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "second-line"))
      gtk_widget_set_visible (child, visible);
    else
      show_second_line (child, visible);
}

static void
on_classes (GtkWidget *window, GParamSpec *pspec, GtkWidget *head)
{
  const gboolean gives = gtk_widget_has_css_class (window, "small") && gtk_widget_has_css_class (window, "asks");
  show_second_line (head, !gives || gtk_widget_has_css_class (window, "low"));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (head), MADE_BY_KEY), !gives && !gj_i18n_get ()->reviewed);
}

void
gj_head_watch (GtkWidget *head, GtkWidget *made_by, GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WIDGET (head) && GTK_IS_WIDGET (made_by) && GTK_IS_WIDGET (window));
  g_object_set_data (G_OBJECT (head), MADE_BY_KEY, made_by);
  g_signal_connect_object (window, "notify::css-classes", G_CALLBACK (on_classes), head, 0);
}

void
gj_head_say_machine (GtkLabel *kind, GtkLabel *number, const char *machine)
{
  g_return_if_fail (machine != NULL);
  const char *dot = g_strrstr (machine, " · ");
  g_autofree char *what = dot != NULL ? g_strndup (machine, (gsize) (dot - machine)) : g_strdup (machine);
  gtk_label_set_text (kind, what);
  gj_label_set_or_hide (number, dot);
}
