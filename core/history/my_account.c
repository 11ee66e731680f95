/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what a person asks about themself, in one read transaction. */
#include "core/history/my_account.h"

#include "core/ledger/account.h"
#include "core/rules/codes.h"
#include "core/store/statement.h"

#define LIMIT_MAX 200

void
gj_account_move_free (GjAccountMove *move)
{
  if (move == NULL)
    return;
  g_free (move->kind);
  g_free (move->relative_psn_no);
  g_free (move->relative_name);
  g_free (move->patn_rlts);
  g_free (move->insutype);
  g_free (move);
}

void
gj_contribution_free (GjContribution *contribution)
{
  if (contribution == NULL)
    return;
  g_free (contribution->insutype);
  g_free (contribution->clct_way);
  g_free (contribution);
}

static void
facts_free (gpointer data)
{
  GjInsuranceFacts *facts = data;

  g_free (facts->insutype);
  gj_insured_months_clear (&facts->months);
  g_free (facts);
}

void
gj_my_account_free (GjMyAccount *account)
{
  if (account == NULL)
    return;
  g_clear_pointer (&account->moves, g_ptr_array_unref);
  g_clear_pointer (&account->kinds, g_ptr_array_unref);
  g_clear_pointer (&account->insurances, g_ptr_array_unref);
  g_clear_pointer (&account->contributions, g_ptr_array_unref);
  g_free (account);
}

/* ---- what moved the account ---- */

static gpointer
move_from_row (GjStatement *row)
{
  GjAccountMove *move = g_new0 (GjAccountMove, 1);

  move->entry_no = gj_statement_int64 (row, 0);
  move->time_us = gj_statement_int64 (row, 1);
  move->kind = gj_statement_dup_text (row, 2);
  move->amount_fen = gj_statement_int64 (row, 3);
  move->balance_after_fen = gj_statement_int64 (row, 4);
  move->relative_psn_no = gj_statement_dup_text (row, 5);
  move->relative_name = gj_statement_dup_text (row, 6);
  move->patn_rlts = gj_statement_dup_text (row, 7);
  move->coverage_year = (int)gj_statement_int64 (row, 8);
  move->insutype = gj_statement_dup_text (row, 9);
  return move;
}

GPtrArray *
gj_my_account_list_moves (GjStore *store, const char *psn_no, gint64 before_entry_no, guint limit,
                          GError **error)
{
  g_autofree char *account_no = gj_account_name_personal (psn_no);
  /* A reversal is about the premium that it takes back. */
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT e.entry_no, t.time_us, t.kind, e.amount_fen, e.balance_after_fen,"
      " COALESCE (p.relative_psn_no, ''), COALESCE (b.psn_name, ''), COALESCE (p.patn_rlts, ''),"
      " COALESCE (p.coverage_year, 0), COALESCE (p.insutype, '')"
      " FROM account_entry e JOIN transfer t ON t.transfer_id = e.transfer_id"
      " LEFT JOIN premium_payment p ON p.transfer_id"
      "  = CASE WHEN t.kind = 'reversal' THEN t.reverses ELSE t.transfer_id END"
      " LEFT JOIN person b ON b.psn_no = p.relative_psn_no"
      " WHERE e.account_no = $1 AND e.entry_no < $2 ORDER BY e.entry_no DESC LIMIT $3",
      error);

  g_assert (limit >= 1 && limit <= LIMIT_MAX + 1);
  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, account_no);
  gj_statement_bind_int64 (row, 2, before_entry_no);
  gj_statement_bind_int64 (row, 3, limit);
  return gj_statement_list (row, move_from_row, (GDestroyNotify)gj_account_move_free, error);
}

/* An account that was empty at its opening has no transfer that says when that was. */
gboolean
gj_my_account_read_opened (GjStore *store, const char *psn_no, gint64 *opened_us, GError **error)
{
  g_autofree char *account_no = gj_account_name_personal (psn_no);
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT t.time_us FROM account_entry e JOIN transfer t ON t.transfer_id = e.transfer_id"
      " WHERE e.account_no = $1 AND e.entry_no = 1 AND t.kind = 'opening'",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, account_no);
  step = gj_statement_step (row, error);
  *opened_us = step == GJ_STEP_ROW ? gj_statement_int64 (row, 0) : 0;
  return step != GJ_STEP_FAILED;
}

static gboolean
read_money (GjStore *store, const char *psn_no, guint n_moves, GjMyAccount *account, GError **error)
{
  switch (gj_account_find_balance (store, psn_no, &account->balance_fen, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_FOUND:
      account->has_account = TRUE;
      break;
    case GJ_NOT_FOUND:
      break;
    }
  if (!gj_my_account_read_opened (store, psn_no, &account->opened_us, error))
    return FALSE;
  account->moves = gj_my_account_list_moves (store, psn_no, G_MAXINT64, n_moves + 1, error);
  if (account->moves == NULL)
    return FALSE;
  account->has_older_moves = account->moves->len > n_moves;
  if (account->has_older_moves)
    g_ptr_array_set_size (account->moves, (gint)n_moves);
  return TRUE;
}

/* ---- contributions ---- */

static gpointer
contribution_from_row (GjStatement *row)
{
  GjContribution *contribution = g_new0 (GjContribution, 1);

  contribution->insutype = gj_statement_dup_text (row, 0);
  contribution->accrym_begn = (int)gj_statement_int64 (row, 1);
  contribution->accrym_end = (int)gj_statement_int64 (row, 2);
  contribution->paid = g_str_equal (gj_statement_text (row, 3), "1");
  contribution->clct_time_us = gj_statement_int64 (row, 4);
  contribution->amount_fen = gj_statement_int64 (row, 5);
  contribution->clct_way = gj_statement_dup_text (row, 6);
  contribution->here = gj_statement_int64 (row, 7) != 0;
  return contribution;
}

/* What the platform reported, and what was paid at a kiosk of this store until the platform reports it: a year
 * that has a paid row of the platform is that row's, and one that is only demanded is not when it was paid here. */
static GPtrArray *
list_contributions (GjStore *store, const char *psn_no, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT c.insutype, c.accrym_begn, c.accrym_end, c.clct_flag, c.clct_time_us,"
      " c.clct_amt_fen, c.clct_way, 0 FROM contribution c WHERE c.psn_no = $1"
      " AND (c.clct_flag = '1' OR NOT EXISTS (SELECT 1 FROM premium_payment p"
      "  WHERE p.relative_psn_no = c.psn_no AND p.insutype = c.insutype AND p.reversed_by = ''"
      "  AND p.coverage_year * 100 + 1 <= c.accrym_begn"
      "  AND p.coverage_year * 100 + 12 >= c.accrym_end))"
      " UNION ALL SELECT p.insutype, p.coverage_year * 100 + 1, p.coverage_year * 100 + 12, '1',"
      " p.time_us, p.amount_fen, '', 1 FROM premium_payment p"
      " WHERE p.relative_psn_no = $1 AND p.reversed_by = '' AND NOT EXISTS (SELECT 1"
      "  FROM contribution c WHERE c.psn_no = p.relative_psn_no AND c.insutype = p.insutype"
      "  AND c.clct_flag = '1' AND c.accrym_begn <= p.coverage_year * 100 + 12"
      "  AND c.accrym_end >= p.coverage_year * 100 + 1)"
      " ORDER BY 2 DESC, 1, 3 DESC",
      error);

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, psn_no);
  return gj_statement_list (row, contribution_from_row, (GDestroyNotify)gj_contribution_free,
                            error);
}

/* ---- each kind of insurance ---- */

static GjInsuranceFacts *
facts_of (GPtrArray *kinds, const char *insutype)
{
  GjInsuranceFacts *facts;
  guint i;

  for (i = 0; i < kinds->len; i++)
    {
      facts = g_ptr_array_index (kinds, i);
      if (g_str_equal (facts->insutype, insutype))
        return facts;
    }
  facts = g_new0 (GjInsuranceFacts, 1);
  facts->insutype = g_strdup (insutype);
  g_ptr_array_add (kinds, facts);
  return facts;
}

static void
calculate_months (const GjMyAccount *account, GjInsuranceFacts *facts, GjDate today)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GjMonthSpan));
  guint i;

  for (i = 0; i < account->contributions->len; i++)
    {
      const GjContribution *row = g_ptr_array_index (account->contributions, i);
      GjMonthSpan span = { row->accrym_begn, row->accrym_end, row->paid };

      if (g_str_equal (row->insutype, facts->insutype))
        g_array_append_val (spans, span);
    }
  gj_insured_months_calculate ((const GjMonthSpan *)(gpointer)spans->data, spans->len,
                               (int)(today / 100), &facts->months);
}

static gint
compare_kinds (gconstpointer a, gconstpointer b)
{
  const GjInsuranceFacts *left = *(GjInsuranceFacts *const *)a;
  const GjInsuranceFacts *right = *(GjInsuranceFacts *const *)b;

  if (left->normal != right->normal)
    return left->normal ? -1 : 1;
  return g_strcmp0 (left->insutype, right->insutype);
}

static void
gather_kinds (GjMyAccount *account, GjDate today)
{
  guint i;

  account->kinds = g_ptr_array_new_with_free_func (facts_free);
  for (i = 0; i < account->insurances->len; i++)
    {
      const GjInsurance *insurance = g_ptr_array_index (account->insurances, i);
      GjInsuranceFacts *facts = facts_of (account->kinds, insurance->insutype);

      if (facts->since == GJ_DATE_NONE || insurance->psn_insu_date < facts->since)
        facts->since = insurance->psn_insu_date;
    }
  for (i = 0; i < account->contributions->len; i++)
    (void)facts_of (account->kinds,
                    ((GjContribution *)g_ptr_array_index (account->contributions, i))->insutype);
  for (i = 0; i < account->kinds->len; i++)
    {
      GjInsuranceFacts *facts = g_ptr_array_index (account->kinds, i);

      facts->insurance = gj_insurance_pick (account->insurances, facts->insutype, today);
      facts->normal = gj_insurance_is_normal (facts->insurance, today);
      calculate_months (account, facts, today);
    }
  g_ptr_array_sort (account->kinds, compare_kinds);
}

/* ---- all of it ---- */

static gboolean
read_all (GjStore *store, const char *psn_no, GjDate today, guint n_moves, GjMyAccount *account,
          GError **error)
{
  if (!read_money (store, psn_no, n_moves, account, error))
    return FALSE;
  account->insurances = gj_family_list_insurances (store, psn_no, error);
  if (account->insurances == NULL)
    return FALSE;
  account->contributions = list_contributions (store, psn_no, error);
  if (account->contributions == NULL)
    return FALSE;
  gather_kinds (account, today);
  return TRUE;
}

GjMyAccount *
gj_my_account_read (GjStore *store, const char *psn_no, GjDate today, guint n_moves, GError **error)
{
  g_autoptr (GjMyAccount) account = g_new0 (GjMyAccount, 1);
  gboolean own = !gj_store_in_transaction (store);
  gboolean done;

  g_assert (n_moves >= 1 && n_moves <= LIMIT_MAX);
  if (own && !gj_store_begin_read (store, error))
    return NULL;
  done = read_all (store, psn_no, today, n_moves, account, error);
  if (own)
    gj_store_rollback (store);
  return done ? g_steal_pointer (&account) : NULL;
}
