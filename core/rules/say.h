/* SPDX-License-Identifier: Apache-2.0 */
/* The pieces that the sentences of the rules have in common, in the language on the screen. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* A day, and a month, as people say it. Transfer full. */
char *gj_say_date (GjDate date);
char *gj_say_month (GjDate date);

/* Since when something is so: @dated holds one %s, in whose place the day stands, or the month
 * where a register says no more than that; @undated is said where the date is not known. Transfer
 * full. */
char *gj_say_since_date (GjDate since, const char *dated, const char *undated);
char *gj_say_since_month (GjDate since, const char *dated, const char *undated);

/* The name of a division, or that it is another place than those known here. Not owned. */
const char *gj_say_place (const char *admdvs);
/* The same of a place in another city of the province: where its name is not known, the province alone would be
 * the one that the machine stands in. Transfer full. */
char *gj_say_city (const char *admdvs);

G_END_DECLS
