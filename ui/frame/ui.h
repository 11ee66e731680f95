/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the user interface ready: registers the bundled icons, drawings, structures and the stylesheet with
   what other scripts than ours add to it. Opens no window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, after gtk_init() or in GtkApplication::startup, before the first widget is made; again is harmless. Everything is found
   under the resource path /gongji: gongji.css, scripts.css, icons/NAME.svg, illus/NAME.svg, frame/NAME.ui, widgets/NAME.ui, pages/NAME.ui. */
void gj_ui_init (void);

G_END_DECLS
