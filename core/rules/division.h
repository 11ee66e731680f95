/* SPDX-License-Identifier: Apache-2.0 */
/* Administrative divisions (admdvs, GB/T 2260): six digits; their names as far as the kiosk needs them for
 * 参保地, and which belong to one province. The table is short on purpose: provinces, the cities that have
 * a policy, and the demo's. A policy's own region.name is added where a region is loaded. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Six ASCII digits, the first not 0. */
gboolean gj_division_is_valid (const char *admdvs);

/* "武汉市" for 420100; for a division that is not in the table its city ("420106" → "武汉市"), else its
 * province ("420300" → "湖北省"); NULL if not even that is known. Transfer none. */
const char *gj_division_name (const char *admdvs);

/* Both valid and the first two digits the same. The demo's 99 is a province of its own. */
gboolean gj_division_same_province (const char *a, const char *b);

/* Does @wide contain @narrow (or is it the same)? 420000 covers 420100 and 420106, 310000 all of Shanghai,
 * 100000 everything. FALSE where either is not valid. */
gboolean gj_division_covers (const char *wide, const char *narrow);

/* The same city, or districts of one: 420100 and 420106, 420106 and 420107; a municipality (11, 12, 31, 50) is
 * one city. FALSE where either is not valid. */
gboolean gj_division_same_city (const char *a, const char *b);

G_END_DECLS
