/* SPDX-License-Identifier: Apache-2.0 */
/* A banner: something everyone on this page must know, in its tone. It cannot be pressed. */
#pragma once

#include "ui/widgets/tone.h"

G_BEGIN_DECLS

#define GJ_TYPE_BANNER (gj_banner_get_type ())
G_DECLARE_FINAL_TYPE (GjBanner, gj_banner, GJ, BANNER, GtkWidget)

/* Properties: "tone" (GjTone), "symbol", "head" (bold, in the tone), "detail" (in ink; NULL or "": none). */
GtkWidget *gj_banner_new (GjTone tone, const char *symbol, const char *head, const char *detail);
void gj_banner_set (GjBanner *self, GjTone tone, const char *symbol, const char *head, const char *detail);

G_END_DECLS
