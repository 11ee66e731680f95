/* SPDX-License-Identifier: Apache-2.0 */
/* The name of a control, which a screen reader is told and our own voice says (ui/speech). GTK 4.8 takes a name but gives none back, and
   without an accessibility bus keeps none at all. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name NULL: as "". Copied. */
void gj_naming_set (GtkWidget *widget, const char *name);
/* What was last set; NULL: nothing was. Transfer none. */
const char *gj_naming_get (GtkWidget *widget);

/* What our voice says instead until it is asked for everything: for a name that says whose care it was, or what for. Copied. */
void gj_naming_set_unasked (GtkWidget *widget, const char *words);
/* NULL: the name may be said. Transfer none. */
const char *gj_naming_get_unasked (GtkWidget *widget);

G_END_DECLS
