/* SPDX-License-Identifier: Apache-2.0 */
/* What two people of a binding are to each other, in a word. */
#pragma once

#include "core/family/family.h"

G_BEGIN_DECLS

/* What the other one is to the resident: `gives`: the resident is the contributor. (transfer none) */
const char *gj_kinship_label (const char *patn_rlts, const GjPerson *contributor, gboolean gives);

G_END_DECLS
