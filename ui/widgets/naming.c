/* SPDX-License-Identifier: Apache-2.0 */
/* See naming.h. */
#include "ui/widgets/naming.h"

#define NAME_KEY "gj-name"
#define UNASKED_KEY "gj-name-unasked"

void
gj_naming_set (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_object_set_data_full (G_OBJECT (widget), NAME_KEY, g_strdup (name != NULL ? name : ""), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
}

const char *
gj_naming_get (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  return g_object_get_data (G_OBJECT (widget), NAME_KEY);
}

void
gj_naming_set_unasked (GtkWidget *widget, const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && words != NULL);
  g_object_set_data_full (G_OBJECT (widget), UNASKED_KEY, g_strdup (words), g_free);
}

const char *
gj_naming_get_unasked (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  return g_object_get_data (G_OBJECT (widget), UNASKED_KEY);
}
