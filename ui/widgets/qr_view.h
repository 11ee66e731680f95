/* SPDX-License-Identifier: Apache-2.0 */
/* A QR code on the screen, black on white in whole pixels, with its four quiet modules, error correction M. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_QR_VIEW (gj_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (GjQrView, gj_qr_view, GJ, QR_VIEW, GtkWidget)

/* Its size is CSS (node "qr"); modules are as large as fit. */
GtkWidget *gj_qr_view_new (const char *text);
/* FALSE, and nothing is shown, for NULL or a text that no QR can hold. */
gboolean gj_qr_view_set_text (GjQrView *self, const char *text);

G_END_DECLS
