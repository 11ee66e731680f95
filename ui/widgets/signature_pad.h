/* SPDX-License-Identifier: Apache-2.0 */
/* A field to sign in with a finger, and to show a signature in. It always has the proportions of the grid of core/base/strokes.h, whose
   text it gives and takes. Drawing is the one gesture of this kiosk; who cannot draw is offered another way by the page it stands on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_SIGNATURE_PAD (gj_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (GjSignaturePad, gj_signature_pad, GJ, SIGNATURE_PAD, GtkWidget)

/* Property: "read-only" (gboolean): shows, takes no strokes.
   Signal: "changed": a stroke ended, or all were taken away. */

/* Is there less than a signature (nothing, or a touch by mistake: gj_strokes_are_enough)? */
gboolean gj_signature_pad_is_empty (GjSignaturePad *self);
/* Is there anything to take away, be it a dot? */
gboolean gj_signature_pad_has_ink (GjSignaturePad *self);
/* 重写: takes all strokes away. */
void gj_signature_pad_clear (GjSignaturePad *self);
/* Transfer full. */
char *gj_signature_pad_get_strokes (GjSignaturePad *self);
/* Shows @strokes. FALSE, and it is empty, if the text is not a signature's. */
gboolean gj_signature_pad_set_strokes (GjSignaturePad *self, const char *strokes);

G_END_DECLS
