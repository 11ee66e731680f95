/* SPDX-License-Identifier: Apache-2.0 */
/* A chip: one fact as icon, word and tone. It cannot be pressed. */
#pragma once

#include "ui/widgets/tone.h"

G_BEGIN_DECLS

#define GJ_TYPE_CHIP (gj_chip_get_type ())
G_DECLARE_FINAL_TYPE (GjChip, gj_chip, GJ, CHIP, GtkWidget)

/* Properties: "tone" (GjTone), "symbol", "text". */
GtkWidget *gj_chip_new (GjTone tone, const char *symbol, const char *text);
void gj_chip_set (GjChip *self, GjTone tone, const char *symbol, const char *text);

G_END_DECLS
