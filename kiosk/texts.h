/* SPDX-License-Identifier: Apache-2.0 */
/* Small helpers that flows and workers share to fill the pages' views: strings that live as long as a view is
 * being built, and names of places. */
#pragma once

#include "core/rules/region.h"

G_BEGIN_DECLS

/* Holds strings until the view was copied by its page. */
typedef GPtrArray GjTexts;

/* (transfer full) */
GjTexts *gj_texts_new (void);

/* Keeps `text` and gives it back. (transfer full → none) */
const char *gj_texts_keep (GjTexts *texts, char *text);

/* What a place is called: the region's own name, a division's, or the code when nobody knows. (transfer none) */
const char *gj_place_name (const GjRegion *region, const char *admdvs);

G_END_DECLS
