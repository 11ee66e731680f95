/* SPDX-License-Identifier: Apache-2.0 */
/* See kinship.h. */
#include "kiosk/flows/kinship.h"

#include "core/rules/relation.h"

const char *
gj_kinship_label (const char *patn_rlts, const GjPerson *contributor, gboolean gives)
{
  const char *inverse;

  if (gives)
    return gj_relation_label (patn_rlts);
  inverse = gj_relation_inverse (patn_rlts, g_strcmp0 (contributor->gend, "2") != 0);
  return gj_relation_label (inverse != NULL ? inverse : "");
}
