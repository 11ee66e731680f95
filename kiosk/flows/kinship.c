/* SPDX-License-Identifier: Apache-2.0 */
/* See kinship.h. */
#include "kiosk/flows/kinship.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/relation.h"

/* A citizen's number, and where the date of birth begins in it (GB 11643). */
#define ID_LENGTH 18
#define ID_BIRTH 6

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

/* Of a number of 18 places the last one is a check, and may be the same for two; the year of birth of two children seldom is. */
static char *
mark_of (const GjPayable *payable, gboolean by_birth)
{
  const char *certno = payable->person->certno;
  const gsize length = certno != NULL ? strlen (certno) : 0;

  if (by_birth)
    return length == ID_LENGTH ? g_strdup_printf (_("%.4s年生"), certno + ID_BIRTH) : g_strdup ("");
  return length > 0 ? g_strdup_printf (_("证号尾号%c"), certno[length - 1]) : g_strdup ("");
}

char *
gj_kinship_told_apart (const GjResident *resident, const GjPayable *payable)
{
  const char *word = gj_relation_label (payable->patn_rlts);
  g_autofree char *mark = mark_of (payable, FALSE);
  gboolean alike = FALSE, by_birth = FALSE;

  for (guint i = 0; i < resident->payables->len; i++)
    {
      const GjPayable *other = g_ptr_array_index (resident->payables, i);
      g_autofree char *other_mark = mark_of (other, FALSE);

      if (other == payable || !reads_like (payable, other))
        continue;
      alike = TRUE;
      by_birth |= g_str_equal (mark, other_mark);
    }
  if (!alike)
    return g_strdup (word);
  if (by_birth)
    {
      g_free (mark);
      mark = mark_of (payable, TRUE);
    }
  return *mark != '\0' ? g_strdup_printf (C_ ("relation, what tells two apart", "%s（%s）"), word, mark) : g_strdup (word);
}
