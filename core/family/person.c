/* SPDX-License-Identifier: Apache-2.0 */
/* Reading persons and their insurances. */
#include "core/family/person.h"

#include "core/rules/codes.h"
#include "core/store/statement.h"

#define PERSON_COLUMNS "psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, surv_stas"

void
gj_person_free (GjPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->psn_no);
  g_free (person->psn_cert_type);
  g_free (person->certno);
  g_free (person->psn_name);
  g_free (person->gend);
  g_free (person->naty);
  g_free (person->surv_stas);
  g_free (person);
}

void
gj_insurance_free (GjInsurance *insurance)
{
  if (insurance == NULL)
    return;
  g_free (insurance->psn_no);
  g_free (insurance->insutype);
  g_free (insurance->psn_insu_stas);
  g_free (insurance->insuplc_admdvs);
  g_free (insurance->psn_idet_type);
  g_free (insurance);
}

static GjPerson *
person_from_row (GjStatement *row)
{
  GjPerson *person = g_new0 (GjPerson, 1);

  person->psn_no = gj_statement_dup_text (row, 0);
  person->psn_cert_type = gj_statement_dup_text (row, 1);
  person->certno = gj_statement_dup_text (row, 2);
  person->psn_name = gj_statement_dup_text (row, 3);
  person->gend = gj_statement_dup_text (row, 4);
  person->naty = gj_statement_dup_text (row, 5);
  person->brdy = (GjDate)gj_statement_int64 (row, 6);
  person->surv_stas = gj_statement_dup_text (row, 7);
  return person;
}

static GjFind
find_one (GjStore *store, const char *sql, const char *key, GjPerson **person, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, key);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *person = person_from_row (row);
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

GjFind
gj_family_find_person_by_certno (GjStore *store, const char *certno, GjPerson **person,
                                 GError **error)
{
  g_autofree char *plain = g_ascii_strup (certno, -1);

  /* The same digits may stand on two kinds of document; an identity card (01) sorts first. */
  return find_one (store,
                   "SELECT " PERSON_COLUMNS " FROM person WHERE certno = $1"
                   " ORDER BY psn_cert_type LIMIT 1",
                   g_strstrip (plain), person, error);
}

GjFind
gj_family_find_person (GjStore *store, const char *psn_no, GjPerson **person, GError **error)
{
  return find_one (store, "SELECT " PERSON_COLUMNS " FROM person WHERE psn_no = $1", psn_no, person,
                   error);
}

static gpointer
insurance_from_row (GjStatement *row)
{
  GjInsurance *insurance = g_new0 (GjInsurance, 1);

  insurance->psn_no = gj_statement_dup_text (row, 0);
  insurance->insutype = gj_statement_dup_text (row, 1);
  insurance->psn_insu_stas = gj_statement_dup_text (row, 2);
  insurance->insuplc_admdvs = gj_statement_dup_text (row, 3);
  insurance->psn_insu_date = (GjDate)gj_statement_int64 (row, 4);
  insurance->paus_insu_date = (GjDate)gj_statement_int64 (row, 5);
  insurance->psn_idet_type = gj_statement_dup_text (row, 6);
  return insurance;
}

GPtrArray *
gj_family_list_insurances (GjStore *store, const char *psn_no, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT psn_no, insutype, psn_insu_stas, insuplc_admdvs, psn_insu_date,"
                           " paus_insu_date, psn_idet_type FROM insurance WHERE psn_no = $1"
                           " ORDER BY psn_insu_date DESC, insutype, insuplc_admdvs",
                           error);

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, psn_no);
  return gj_statement_list (row, insurance_from_row, (GDestroyNotify)gj_insurance_free, error);
}

static gboolean
is_current (const GjInsurance *insurance, GjDate today)
{
  return insurance->paus_insu_date == GJ_DATE_NONE || insurance->paus_insu_date > today;
}

const GjInsurance *
gj_insurance_pick (const GPtrArray *insurances, const char *insutype, GjDate today)
{
  const GjInsurance *picked = NULL;
  guint i;

  for (i = 0; i < insurances->len; i++)
    {
      const GjInsurance *insurance = g_ptr_array_index (insurances, i);

      if (!g_str_equal (insurance->insutype, insutype))
        continue;
      if (picked == NULL || (is_current (insurance, today) && !is_current (picked, today)))
        picked = insurance;
      else if (is_current (insurance, today) == is_current (picked, today)
               && g_str_equal (insurance->psn_insu_stas, GJ_INSU_STAS_NORMAL)
               && !g_str_equal (picked->psn_insu_stas, GJ_INSU_STAS_NORMAL))
        picked = insurance;
    }
  return picked;
}

gboolean
gj_insurance_is_normal (const GjInsurance *insurance, GjDate today)
{
  return insurance != NULL && g_str_equal (insurance->psn_insu_stas, GJ_INSU_STAS_NORMAL)
         && is_current (insurance, today);
}
