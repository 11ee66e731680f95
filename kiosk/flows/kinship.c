/* SPDX-License-Identifier: Apache-2.0 */
/* See kinship.h. */
#include "kiosk/flows/kinship.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
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

static gboolean
reads_like (const GjPayable *a, const GjPayable *b)
{
  g_autofree char *name = gj_mask_name (a->person->psn_name);
  g_autofree char *other_name = gj_mask_name (b->person->psn_name);

  return g_str_equal (name, other_name) && g_strcmp0 (a->patn_rlts, b->patn_rlts) == 0;
}

char *
gj_kinship_told_apart (const GjResident *resident, const GjPayable *payable)
{
  const char *word = gj_relation_label (payable->patn_rlts), *certno = payable->person->certno;

  for (guint i = 0; certno != NULL && *certno != '\0' && i < resident->payables->len; i++)
    {
      const GjPayable *other = g_ptr_array_index (resident->payables, i);

      if (other != payable && reads_like (payable, other))
        return g_strdup_printf (_("%s（证号尾号%c）"), word, certno[strlen (certno) - 1]);
    }
  return g_strdup (word);
}
