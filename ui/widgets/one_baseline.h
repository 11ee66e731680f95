/* SPDX-License-Identifier: Apache-2.0 */
/* All words of a line stand on one baseline. Pango (1.50) moves a run so that its script's baseline meets that of the line's first run, and
 * asks the font where that is; for Han among Tibetan a font that does not say answers with its descent, and after a masked name the rest of
 * the line hangs in the air like an exponent. Nothing here is meant to be raised. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, for every label of the program. To be called once, after gtk_init(). */
void gj_one_baseline_init (void);

G_END_DECLS
