/* SPDX-License-Identifier: Apache-2.0 */
/* Who paid a year already: payments of this store first, then what the platform reported as
 * contributions. */
#include "core/ledger/premium_paid.h"

#include "core/family/family.h"
#include "core/rules/relation.h"
#include "core/store/statement.h"

void
gj_premium_paid_by_clear (GjPremiumPaidBy *paid_by)
{
  g_clear_pointer (&paid_by->payer_psn_no, g_free);
  g_clear_pointer (&paid_by->payer_name, g_free);
  g_clear_pointer (&paid_by->payer_relation, g_free);
  g_clear_pointer (&paid_by->clct_way, g_free);
  g_clear_pointer (&paid_by->transfer_id, g_free);
  g_clear_pointer (&paid_by->kiosk_id, g_free);
}

static GjFind
find_payment (GjStore *store, const char *psn_no, int coverage_year, const char *insutype,
              GjPremiumPaidBy *paid_by, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT p.time_us, p.transfer_id, p.payer_psn_no, n.psn_name,"
                           " p.kiosk_id"
                           " FROM premium_payment p JOIN person n ON n.psn_no = p.payer_psn_no"
                           " WHERE p.relative_psn_no = $1 AND p.coverage_year = $2"
                           " AND p.insutype = $3 AND p.reversed_by = ''",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_int64 (row, 2, coverage_year);
  gj_statement_bind_text (row, 3, insutype);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  paid_by->time_us = gj_statement_int64 (row, 0);
  paid_by->date = gj_time_date (paid_by->time_us);
  paid_by->transfer_id = gj_statement_dup_text (row, 1);
  paid_by->payer_psn_no = gj_statement_dup_text (row, 2);
  paid_by->payer_name = gj_statement_dup_text (row, 3);
  paid_by->kiosk_id = gj_statement_dup_text (row, 4);
  paid_by->clct_way = g_strdup ("");
  return GJ_FOUND;
}

/* A received contribution with any month of the year: months of other rows may follow, but somebody
 * has paid. */
#define OF_THE_YEAR                                                                                \
  " FROM contribution WHERE psn_no = $1"                                                           \
  " AND accrym_begn <= $2 AND accrym_end >= $3 AND insutype = $4"                                  \
  " AND clct_flag = '1' ORDER BY accrym_begn"

static void
bind_year (GjStatement *row, const char *psn_no, int coverage_year, const char *insutype)
{
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_int64 (row, 2, coverage_year * 100 + 12);
  gj_statement_bind_int64 (row, 3, coverage_year * 100 + 1);
  gj_statement_bind_text (row, 4, insutype);
}

static GjFind
find_contribution (GjStore *store, const char *psn_no, int coverage_year, const char *insutype,
                   GjPremiumPaidBy *paid_by, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT clct_time_us, clct_way" OF_THE_YEAR " LIMIT 1",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  bind_year (row, psn_no, coverage_year, insutype);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  if (gj_statement_int64 (row, 0) != 0)
    paid_by->date = gj_time_date (gj_statement_int64 (row, 0));
  paid_by->clct_way = gj_statement_dup_text (row, 1);
  paid_by->transfer_id = g_strdup ("");
  paid_by->kiosk_id = g_strdup ("");
  paid_by->payer_psn_no = g_strdup ("");
  paid_by->payer_name = g_strdup ("");
  return GJ_FOUND;
}

GArray *
gj_premium_list_contributions (GjStore *store, const char *psn_no, int coverage_year,
                               const char *insutype, GError **error)
{
  g_autoptr (GArray) contributions = g_array_new (FALSE, FALSE, sizeof (GjPremiumContribution));
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT accrym_begn, accrym_end, clct_amt_fen" OF_THE_YEAR, error);
  GjStep step;

  if (row == NULL)
    return NULL;
  bind_year (row, psn_no, coverage_year, insutype);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const GjPremiumContribution one = { (int)gj_statement_int64 (row, 0),
                                          (int)gj_statement_int64 (row, 1),
                                          gj_statement_int64 (row, 2) };

      g_array_append_val (contributions, one);
    }
  return step == GJ_STEP_DONE ? g_steal_pointer (&contributions) : NULL;
}

static gboolean
fill_relation (GjStore *store, const char *viewer_psn_no, GjPremiumPaidBy *paid_by, GError **error)
{
  if (viewer_psn_no == NULL || *paid_by->payer_psn_no == '\0')
    paid_by->payer_relation = g_strdup ("");
  else if (g_str_equal (viewer_psn_no, paid_by->payer_psn_no))
    paid_by->payer_relation = g_strdup (GJ_RELATION_ONESELF);
  else
    return gj_family_find_relation (store, viewer_psn_no, paid_by->payer_psn_no,
                                    &paid_by->payer_relation, error)
           != GJ_FIND_FAILED;
  return TRUE;
}

GjFind
gj_premium_paid_by (GjStore *store, const char *psn_no, int coverage_year, const char *insutype,
                    const char *viewer_psn_no, GjPremiumPaidBy *paid_by, GError **error)
{
  GjFind found;

  *paid_by = (GjPremiumPaidBy){ 0 };
  found = find_payment (store, psn_no, coverage_year, insutype, paid_by, error);
  if (found == GJ_NOT_FOUND)
    found = find_contribution (store, psn_no, coverage_year, insutype, paid_by, error);
  if (found == GJ_FOUND && !fill_relation (store, viewer_psn_no, paid_by, error))
    return GJ_FIND_FAILED;
  return found;
}
