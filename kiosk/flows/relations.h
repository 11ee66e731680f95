/* SPDX-License-Identifier: Apache-2.0 */
/* Which relations the relation page offers: those of the region's set that the sexes and ages of both people
 * allow, in the plain words first, the standard's finer ones after. Decides nothing: the rule does. */
#pragma once

#include "core/family/person.h"
#include "core/rules/region.h"
#include "ui/pages/relation_page.h"

G_BEGIN_DECLS

/* (element-type GjRelationChoice) of the plain relations that fit, or, with `all`, of every one of the set.
 * The strings live as long as the program. (transfer full) */
GArray *gj_relations_offered (const GjRegion *region, const GjPerson *contributor,
                              const GjPerson *relative, GjDate today, gboolean all);

G_END_DECLS
