/* SPDX-License-Identifier: Apache-2.0 */
/* See kinship.h. */
#include "kiosk/flows/kinship.h"

#include "core/rules/relation.h"

static const char *
code_of (const GjResident *resident, const char *patn_rlts, const char *contributor_psn_no,
         gboolean contributor_is_male)
{
  const char *code = gj_resident_find_kin (resident, contributor_psn_no);

  return code != NULL ? code : gj_relation_inverse (patn_rlts, contributor_is_male);
}

const char *
gj_kinship_label_of (const GjResident *resident, const char *patn_rlts,
                     const char *contributor_psn_no, gboolean contributor_is_male)
{
  const char *code = code_of (resident, patn_rlts, contributor_psn_no, contributor_is_male);

  return code != NULL ? gj_relation_label (code) : NULL;
}

const char *
gj_kinship_code (const GjResident *resident, const char *patn_rlts, const GjPerson *contributor,
                 gboolean gives)
{
  const char *code;

  if (gives)
    return patn_rlts;
  code
      = code_of (resident, patn_rlts, contributor->psn_no, g_strcmp0 (contributor->gend, "2") != 0);
  return code != NULL ? code : "";
}

const char *
gj_kinship_label (const GjResident *resident, const char *patn_rlts, const GjPerson *contributor,
                  gboolean gives)
{
  return gj_relation_label (gj_kinship_code (resident, patn_rlts, contributor, gives));
}
