/* SPDX-License-Identifier: Apache-2.0 */
/* One read transaction gathers persons, insurances, bindings and payments; the rules then say of each
 * relative what stands in the way. */
#include "kiosk/workers/resident.h"

#include "core/history/my_account.h"
#include "core/ledger/account.h"
#include "core/receipt/receipt_store.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"

#define OWED_LIMIT 9

static void
payable_free (GjPayable *payable)
{
  gj_premium_paid_by_clear (&payable->paid_by);
  g_clear_pointer (&payable->insurances, g_ptr_array_unref);
  g_clear_pointer (&payable->facts, g_array_unref);
  g_free (payable);
}

void
gj_resident_free (GjResident *resident)
{
  if (resident == NULL)
    return;
  gj_person_free (resident->person);
  g_clear_pointer (&resident->insurances, g_ptr_array_unref);
  g_clear_pointer (&resident->facts, g_array_unref);
  g_clear_pointer (&resident->payables, g_ptr_array_unref);
  g_clear_pointer (&resident->given, g_ptr_array_unref);
  g_clear_pointer (&resident->received, g_ptr_array_unref);
  g_clear_pointer (&resident->asked, g_ptr_array_unref);
  g_clear_pointer (&resident->asking, g_ptr_array_unref);
  g_clear_pointer (&resident->kin, g_hash_table_unref);
  g_free (resident);
}

/* The same rows as the rules want them; points into `insurances`. */
static GArray *
facts_of (const GPtrArray *insurances)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (GjInsuranceFact));

  for (guint i = 0; i < insurances->len; i++)
    {
      const GjInsurance *row = g_ptr_array_index (insurances, i);
      GjInsuranceFact fact = { row->insutype, row->psn_insu_stas, row->insuplc_admdvs,
                               row->paus_insu_date, row->psn_idet_type };

      g_array_append_val (facts, fact);
    }
  return facts;
}

static GjPersonFact
person_fact (const GjPerson *person, const GArray *facts)
{
  return (GjPersonFact){ person->surv_stas, person->brdy,
                         (const GjInsuranceFact *) (gconstpointer) facts->data, facts->len };
}

static void
judge (const GjResident *resident, GjRegion *region, GjDate today, GjPayable *payable)
{
  const GjBinding *binding = payable->binding;
  GjPayFacts facts = {
    .today = today,
    .coverage_year = resident->window.coverage_year,
    .payer = person_fact (resident->person, resident->facts),
    .relative = person_fact (payable->person, payable->facts),
    .oneself = gj_payable_is_own (payable),
    .payer_has_account = resident->has_account,
    .payer_balance_fen = resident->balance_fen,
    .bound = binding != NULL,
    .patn_rlts = payable->patn_rlts,
    .begndate = binding != NULL ? binding->begndate : GJ_DATE_NONE,
    .enddate = binding != NULL ? binding->enddate : GJ_DATE_NONE,
    .moved_on = binding != NULL && binding->state == GJ_BINDING_CONTRIBUTOR_MOVED
                    ? binding->ended_on
                    : GJ_DATE_NONE,
    .closed = binding != NULL && binding->state == GJ_BINDING_CONTRIBUTOR_ENDED,
    .closed_on = binding != NULL && binding->state == GJ_BINDING_CONTRIBUTOR_ENDED
                     ? binding->ended_on
                     : GJ_DATE_NONE,
    .premium_paid = payable->paid,
    .premium_paid_on = payable->paid ? payable->paid_by.date : GJ_DATE_NONE,
  };
  GjPayObstacle first = gj_eligibility_for_premium (region, &facts, &payable->eligibility);

  g_assert ((first == GJ_PAY_OBSTACLE_NONE) == (payable->eligibility.n_reasons == 0));
}

static gboolean
find_waiting (const GjResident *resident, GjStore *store, GjRegion *region, GjDate today,
              GjPayable *payable, GError **error)
{
  const GjInsuranceFact *insurance = payable->eligibility.insurance;
  GjPremiumWaitingQuestion question = {
    .person = payable->person,
    .psn_idet_type = insurance != NULL ? insurance->psn_idet_type : NULL,
    .coverage_year = resident->window.coverage_year,
    .late = resident->window.late,
    .today = today,
  };

  payable->waiting_result = GJ_WAITING_NONE;
  if (resident->window.coverage_year == 0) /* no window is known, and nothing is sold */
    return TRUE;
  return gj_premium_find_waiting (store, region, &question, &payable->waiting_result,
                                  &payable->waiting, error);
}

/* @binding NULL: the resident. */
static gboolean
add_payable (GjResident *resident, GjStore *store, GjRegion *region, GjDate today,
             const GjBinding *binding, GError **error)
{
  GjPayable *payable = g_new0 (GjPayable, 1);
  GjFind paid;

  payable->binding = binding;
  payable->person = binding != NULL ? binding->relative : resident->person;
  payable->patn_rlts = binding != NULL ? binding->patn_rlts : GJ_RELATION_ONESELF;
  g_ptr_array_add (resident->payables, payable);
  payable->insurances = gj_family_list_insurances (store, payable->person->psn_no, error);
  if (payable->insurances == NULL)
    return FALSE;
  payable->facts = facts_of (payable->insurances);
  paid = gj_premium_paid_by (store, payable->person->psn_no,
                             (int) resident->window.coverage_year, GJ_INSUTYPE_RESIDENT,
                             resident->person->psn_no, &payable->paid_by, error);
  if (paid == GJ_FIND_FAILED)
    return FALSE;
  payable->paid = paid == GJ_FOUND;
  judge (resident, region, today, payable);
  return find_waiting (resident, store, region, today, payable, error);
}

/* Over, and the two have bound again since. */
static gboolean
is_superseded (const GPtrArray *bindings, const GjBinding *over)
{
  if (over->state != GJ_BINDING_ENDED && !gj_binding_state_is_closed (over->state))
    return FALSE;
  for (guint i = 0; i < bindings->len; i++)
    {
      const GjBinding *other = g_ptr_array_index (bindings, i);

      if (other->begndate > over->begndate && other->state != GJ_BINDING_RELEASED
          && g_str_equal (other->relative->psn_no, over->relative->psn_no))
        return TRUE;
    }
  return FALSE;
}

static gboolean
load_family (GjResident *resident, GjStore *store, GjRegion *region, GjDate today, GError **error)
{
  const char *psn_no = resident->person->psn_no;

  if (!gj_insurance_is_normal (
          gj_insurance_pick (resident->insurances, GJ_INSUTYPE_EMPLOYEE, today), today)
      && !add_payable (resident, store, region, today, NULL, error))
    return FALSE;
  resident->given = gj_family_list_bindings (store, psn_no, GJ_FAMILY_CONTRIBUTOR, today, error);
  if (resident->given == NULL)
    return FALSE;
  resident->received = gj_family_list_bindings (store, psn_no, GJ_FAMILY_RELATIVE, today, error);
  if (resident->received == NULL)
    return FALSE;
  resident->asked = gj_family_list_requests (store, psn_no, GJ_FAMILY_CONTRIBUTOR, error);
  if (resident->asked == NULL)
    return FALSE;
  resident->asking = gj_family_list_requests (store, psn_no, GJ_FAMILY_RELATIVE, error);
  if (resident->asking == NULL)
    return FALSE;
  for (guint i = 0; i < resident->given->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->given, i);

      if (binding->state != GJ_BINDING_RELEASED && !is_superseded (resident->given, binding)
          && !add_payable (resident, store, region, today, binding, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_kin (GjResident *resident, GjStore *store, const char *psn_no, GError **error)
{
  g_autofree char *patn_rlts = NULL;

  if (gj_family_find_relation (store, resident->person->psn_no, psn_no, &patn_rlts, error)
      == GJ_FIND_FAILED)
    return FALSE;
  if (gj_relation_is_valid (patn_rlts))
    g_hash_table_replace (resident->kin, g_strdup (psn_no), g_steal_pointer (&patn_rlts));
  return TRUE;
}

static gboolean
load_kin (GjResident *resident, GjStore *store, GError **error)
{
  resident->kin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->received, i);

      if (!add_kin (resident, store, binding->contributor->psn_no, error))
        return FALSE;
    }
  for (guint i = 0; i < resident->asking->len; i++)
    {
      const GjFamilyRequest *request = g_ptr_array_index (resident->asking, i);

      if (!add_kin (resident, store, request->contributor->psn_no, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_account (GjResident *resident, GjStore *store, GError **error)
{
  g_autoptr (GPtrArray) owed = NULL;
  gint64 opened_us = 0;

  switch (gj_account_find_balance (store, resident->person->psn_no, &resident->balance_fen, error))
    {
    case GJ_FOUND:
      resident->has_account = TRUE;
      break;
    case GJ_NOT_FOUND:
      resident->balance_fen = 0;
      break;
    case GJ_FIND_FAILED:
      return FALSE;
    }
  if (!gj_my_account_read_opened (store, resident->person->psn_no, &opened_us, error))
    return FALSE;
  resident->balance_of = opened_us != 0 ? gj_time_date (opened_us) : GJ_DATE_NONE;
  owed = gj_receipt_list_owed (store, resident->person->psn_no, OWED_LIMIT, error);
  if (owed == NULL)
    return FALSE;
  resident->receipts_owed = owed->len;
  return TRUE;
}

static GjResident *
load (GjStore *store, GjClock *clock, GjRegion *region, const char *certno, GError **error)
{
  g_autoptr (GjResident) resident = g_new0 (GjResident, 1);
  GjDate today = gj_clock_today (clock);

  if (gj_family_find_person_by_certno (store, certno, &resident->person, error) != GJ_FOUND)
    return NULL;
  resident->window = gj_premium_window (region, today);
  resident->payables = g_ptr_array_new_with_free_func ((GDestroyNotify) payable_free);
  resident->insurances = gj_family_list_insurances (store, resident->person->psn_no, error);
  if (resident->insurances == NULL)
    return NULL;
  resident->facts = facts_of (resident->insurances);
  if (!load_account (resident, store, error)
      || !load_family (resident, store, region, today, error)
      || !load_kin (resident, store, error))
    return NULL;
  return g_steal_pointer (&resident);
}

GjResident *
gj_resident_load (GjStore *store, GjClock *clock, GjRegion *region, const char *certno,
                  GError **error)
{
  GjResident *resident;

  if (!gj_store_begin_read (store, error))
    return NULL;
  resident = load (store, clock, region, certno, error);
  gj_store_rollback (store);
  return resident;
}

const char *
gj_resident_find_kin (const GjResident *resident, const char *psn_no)
{
  return g_hash_table_lookup (resident->kin, psn_no);
}

gboolean
gj_payable_is_own (const GjPayable *payable)
{
  return payable->binding == NULL;
}

gboolean
gj_payable_is_payable (const GjPayable *payable)
{
  return payable->eligibility.n_reasons == 0;
}

gboolean
gj_payable_is_open (const GjPayable *payable)
{
  return gj_payable_is_payable (payable)
         || payable->eligibility.reasons[0].obstacle == GJ_PAY_OBSTACLE_BALANCE;
}

static guint
count (const GjResident *resident, gboolean (*is) (const GjPayable *payable))
{
  guint n = 0;

  for (guint i = 0; i < resident->payables->len; i++)
    if (is (g_ptr_array_index (resident->payables, i)))
      n++;
  return n;
}

guint
gj_resident_count_payable (const GjResident *resident)
{
  return count (resident, gj_payable_is_payable);
}

guint
gj_resident_count_open (const GjResident *resident)
{
  return count (resident, gj_payable_is_open);
}

const GjPayable *
gj_resident_find_payable (const GjResident *resident, const char *relative_psn_no)
{
  for (guint i = 0; i < resident->payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (resident->payables, i);

      if (g_str_equal (payable->person->psn_no, relative_psn_no))
        return payable;
    }
  return NULL;
}

gboolean
gj_pay_obstacle_is_payers (GjPayObstacle obstacle)
{
  return obstacle >= GJ_PAY_OBSTACLE_PAYER_STATUS && obstacle <= GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT;
}
