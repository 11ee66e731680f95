/* SPDX-License-Identifier: Apache-2.0 */
/* How the lists of records name people and care: faces, relations, the words of the filters. */
#include "kiosk/flows/records_kit.h"

#include "core/base/i18n.h"
#include "core/base/id_number.h"
#include "core/base/mask.h"
#include "core/rules/codes.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/kinship.h"

static const GjPerson *
find_person (GjRecords *self, const char *psn_no)
{
  const GjResident *resident = self->base.terminal->resident;

  if (g_str_equal (resident->person->psn_no, psn_no))
    return resident->person;
  for (guint i = 0; i < resident->given->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->given, i);

      if (g_str_equal (binding->relative->psn_no, psn_no))
        return binding->relative;
    }
  for (guint i = 0; i < resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->received, i);

      if (g_str_equal (binding->contributor->psn_no, psn_no))
        return binding->contributor;
    }
  return NULL;
}

GjAvatar
gj_records_face (GjRecords *self, const char *psn_no, const char *certno)
{
  GjDate today = gj_clock_today (self->base.terminal->clock);
  const GjPerson *person = find_person (self, psn_no);
  GjIdNumber id;

  if (person != NULL)
    return gj_face_of (self->base.terminal->resident, person, today);
  if (gj_id_number_parse (certno, &id) != GJ_ID_NUMBER_OK || id.birth > today)
    return gj_avatar_for (TRUE, 40, 0);
  return gj_avatar_for (id.male, (guint)gj_date_age (id.birth, today), 0);
}

char *
gj_records_paper_id (GjRecords *self, const char *psn_no)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const char *certno = self->klass->certno_of (g_ptr_array_index (self->rows, i), psn_no);

      if (certno != NULL)
        return gj_mask_id_paper (certno);
    }
  return g_strdup ("");
}

const char *
gj_records_relation (GjRecords *self, GjHistorySide side, const char *patn_rlts,
                     const char *contributor_psn_no, const char *contributor_certno)
{
  GjIdNumber id;

  if (side != GJ_HISTORY_PAID_FOR)
    return gj_relation_is_valid (patn_rlts) ? gj_relation_label (patn_rlts) : NULL;
  if (gj_id_number_parse (contributor_certno, &id) != GJ_ID_NUMBER_OK)
    return NULL;
  return gj_kinship_label_of (self->base.terminal->resident, patn_rlts, contributor_psn_no, id.male);
}

const char *
gj_records_known_relation (GjRecords *self, const char *psn_no)
{
  const GjResident *resident = self->base.terminal->resident;

  if (g_str_equal (resident->person->psn_no, psn_no))
    return gj_relation_label (GJ_RELATION_ONESELF);
  for (guint i = 0; i < resident->given->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->given, i);

      if (g_str_equal (binding->relative->psn_no, psn_no)
          && gj_relation_is_valid (binding->patn_rlts))
        return gj_relation_label (binding->patn_rlts);
    }
  for (guint i = 0; i < resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->received, i);

      if (g_str_equal (binding->contributor->psn_no, psn_no)
          && gj_relation_is_valid (binding->patn_rlts))
        return gj_kinship_label (resident, binding->patn_rlts, binding->contributor, FALSE);
    }
  return NULL;
}

char *
gj_records_person_name (GjRecords *self)
{
  for (guint i = 0; self->people != NULL && self->person != NULL && i < self->people->len; i++)
    {
      const GjHistoryPerson *person = g_ptr_array_index (self->people, i);

      if (g_str_equal (person->psn_no, self->person))
        return gj_mask_name (person->psn_name);
    }
  return NULL;
}

GjFilter
gj_records_person_filter (GjRecords *self, GjTexts *texts)
{
  g_autofree char *name = gj_records_person_name (self);

  return (GjFilter){ "person",
                     gj_texts_keep (
                         texts, g_strdup_printf (_ ("家人：%s"), name != NULL ? name : _ ("全部"))),
                     self->person != NULL, TRUE };
}

GjFilter
gj_records_year_filter (GjRecords *self, GjTexts *texts)
{
  g_autofree char *year = self->chosen_year != 0
                              ? g_strdup_printf (C_ ("a calendar year", "%d年"), self->chosen_year)
                              : g_strdup (_ ("全部"));

  return (GjFilter){ "year", gj_texts_keep (texts, g_strdup_printf (_ ("时间：%s"), year)),
                     self->chosen_year != 0, TRUE };
}

/* What each choice lets through: a person who looks for 门诊 means emergencies and chronic care
 * too. */
static const struct
{
  const char *key;
  GjCare care;
} cares[GJ_RECORDS_CARES] = {
  { "care-all", 0 },
  { "care-outpatient", GJ_CARE_OUTPATIENT | GJ_CARE_EMERGENCY | GJ_CARE_CHRONIC },
  { "care-pharmacy", GJ_CARE_PHARMACY },
  { "care-inpatient", GJ_CARE_INPATIENT },
};

static const char *
care_text (guint nth)
{
  switch (nth)
    {
    case 0:
      return C_ ("kind of care", "全部");
    case 1:
      return C_ ("kind of care", "门诊");
    case 2:
      return C_ ("kind of care", "药店");
    default:
      return C_ ("kind of care", "住院");
    }
}

GjFilter
gj_records_care_choice (GjRecords *self, guint nth)
{
  g_assert (nth < GJ_RECORDS_CARES);
  return (GjFilter){ cares[nth].key, care_text (nth), self->filter.care == cares[nth].care, FALSE };
}

gboolean
gj_records_choose_care (GjRecords *self, const char *key)
{
  for (guint i = 0; i < GJ_RECORDS_CARES; i++)
    if (g_str_equal (key, cares[i].key))
      {
        self->filter.care = cares[i].care;
        return TRUE;
      }
  return FALSE;
}

const char *
gj_records_care_chosen (GjRecords *self)
{
  for (guint i = 1; i < GJ_RECORDS_CARES; i++)
    if (self->filter.care == cares[i].care)
      return care_text (i);
  return NULL;
}

GjFilter
gj_records_care_filter (GjRecords *self, GjTexts *texts)
{
  const char *care = gj_records_care_chosen (self);

  return (GjFilter){ "care",
                     gj_texts_keep (texts, g_strdup_printf (_ ("种类：%s"),
                                                            care != NULL ? care : care_text (0))),
                     care != NULL, TRUE };
}

const char *
gj_records_contributor_word (GjRecords *self, const char *contributor_psn_no, const char *patn_rlts)
{
  const GjPerson *contributor = find_person (self, contributor_psn_no);

  if (contributor == NULL)
    return NULL;
  return gj_kinship_label_of (self->base.terminal->resident, patn_rlts, contributor_psn_no,
                              g_strcmp0 (contributor->gend, "2") != 0);
}

const char *
gj_records_care_label (const char *med_type)
{
  const char *label = gj_code_label (GJ_CODE_MED_TYPE, med_type);

  return label != NULL ? label : "";
}

const char *
gj_records_care_symbol (const char *med_type)
{
  switch (gj_care_from_med_type (med_type))
    {
    case GJ_CARE_INPATIENT:
      return "inpatient";
    case GJ_CARE_PHARMACY:
      return "pharmacy";
    case GJ_CARE_OUTPATIENT:
    case GJ_CARE_EMERGENCY:
    case GJ_CARE_CHRONIC:
    case GJ_CARE_ALL:
      break;
    }
  return "clinic";
}

char *
gj_records_care_line (const char *when, const char *med_type, gboolean refunded)
{
  const char *care = gj_records_care_label (med_type);

  return refunded ? g_strdup_printf (_ ("%s · %s · 已退费"), when, care)
                  : g_strdup_printf ("%s · %s", when, care);
}
