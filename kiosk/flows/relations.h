/* SPDX-License-Identifier: Apache-2.0 */
/* Which relations the relation page offers: those of the region's set that the sexes and ages of both people
 * allow, one for each kind that a resident would name. Decides nothing: the rule does. */
#pragma once

#include "core/family/person.h"
#include "core/rules/region.h"
#include "ui/pages/relation_page.h"

G_BEGIN_DECLS

/* (element-type GjRelationChoice) of the plain relations that fit, or, for @others, of those by remarriage or adoption.
 * The strings live as long as the program. (transfer full) */
GArray *gj_relations_offered (const GjRegion *region, const GjPerson *contributor,
                              const GjPerson *relative, GjDate today, gboolean others);

G_END_DECLS
