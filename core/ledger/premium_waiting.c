/* SPDX-License-Identifier: Apache-2.0 */
/* Gathers the paid years from contributions and from payments made here, and hands the gaps to the rule. */
#include "core/ledger/premium_waiting.h"

#include "core/rules/premium.h"
#include "core/store/statement.h"

/* Sets the flag of every year from @first to @last, counted back from @newest. */
static void
mark (gboolean *paid, guint newest, gint64 first, gint64 last)
{
  for (gint64 year = MAX (first, (gint64)newest - GJ_WAITING_MAX_YEARS + 1);
       year <= MIN (last, (gint64)newest); year++)
    paid[newest - (guint)year] = TRUE;
}

/* @paid[n]: whether the year @newest − n is paid. */
static gboolean
read_paid_years (GjStore *store, const char *psn_no, guint newest,
                 gboolean paid[GJ_WAITING_MAX_YEARS], GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT accrym_begn, accrym_end FROM contribution WHERE psn_no = $1"
                           " AND insutype IN ('310', '390') AND clct_flag = '1'"
                           " UNION ALL SELECT coverage_year * 100 + 1, coverage_year * 100 + 12"
                           " FROM premium_payment WHERE relative_psn_no = $2"
                           " AND reversed_by = ''",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_text (row, 2, psn_no);
  for (;;)
    switch (gj_statement_step (row, error))
      {
      case GJ_STEP_ROW:
        mark (paid, newest, gj_statement_int64 (row, 0) / 100, gj_statement_int64 (row, 1) / 100);
        break;
      case GJ_STEP_DONE:
        return TRUE;
      case GJ_STEP_FAILED:
        return FALSE;
      }
}

/* Born in the year that is paid for, or since the window for it opened: no earlier payment was there to be missed.
 * Who was born before that could have been insured from birth, and the records must say it. */
static gboolean
is_newborn (const GjRegion *region, const GjPremiumWaitingQuestion *question)
{
  GjDate birth = question->person->brdy;

  return birth != GJ_DATE_NONE
         && birth >= gj_premium_window_from (region, question->coverage_year)
         && gj_date_year (birth) <= question->coverage_year;
}

static GjWaitingExemption
exemption_of (const GjRegion *region, const GjPremiumWaitingQuestion *question)
{
  if (question->psn_idet_type != NULL && *question->psn_idet_type != '\0')
    return GJ_WAITING_EXEMPTION_SPECIAL_GROUP;
  if (is_newborn (region, question))
    return GJ_WAITING_EXEMPTION_NEWBORN;
  return GJ_WAITING_EXEMPTION_NONE;
}

gboolean
gj_premium_find_waiting (GjStore *store, const GjRegion *region,
                         const GjPremiumWaitingQuestion *question, GjWaitingResult *result,
                         GjWaiting *waiting, GError **error)
{
  gboolean paid[GJ_WAITING_MAX_YEARS] = { FALSE };
  guint missed[GJ_WAITING_MAX_YEARS];
  guint newest = question->coverage_year - 1;
  GjWaitingFacts facts = { .paid_on = question->today,
                           .coverage_year = question->coverage_year,
                           .late = question->late,
                           .missed_years = missed,
                           .exemption = exemption_of (region, question) };
  guint oldest_paid = GJ_WAITING_MAX_YEARS;

  if (!read_paid_years (store, question->person->psn_no, newest, paid, error))
    return FALSE;
  for (guint i = 0; i < GJ_WAITING_MAX_YEARS; i++)
    if (paid[i])
      oldest_paid = i;
  for (guint i = 0; oldest_paid < GJ_WAITING_MAX_YEARS && i < oldest_paid; i++)
    if (!paid[i])
      missed[facts.n_missed_years++] = newest - i;
  facts.no_history = oldest_paid == GJ_WAITING_MAX_YEARS;
  *result = gj_waiting_calculate (region, &facts, waiting);
  return TRUE;
}

/* NONE is not kept. */
static const char *const RESULT_WORDS[]
    = { [GJ_WAITING_MONTHS] = "months", [GJ_WAITING_UNSURE] = "unsure", [GJ_WAITING_UNKNOWN] = "unknown" };

static GjWaitingResult
result_of_word (const char *word)
{
  for (guint i = GJ_WAITING_MONTHS; i < G_N_ELEMENTS (RESULT_WORDS); i++)
    if (g_str_equal (RESULT_WORDS[i], word))
      return (GjWaitingResult)i;
  return GJ_WAITING_UNKNOWN;
}

static gboolean
insert_waiting (GjStore *store, const char *transfer_id, GjWaitingResult result,
                const GjWaiting *waiting, GError **error)
{
  gboolean dated = result == GJ_WAITING_MONTHS;
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO premium_waiting (transfer_id, result, months, covered_from,"
                           " covered_to) VALUES ($1, $2, $3, $4, $5)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, transfer_id);
  gj_statement_bind_text (insert, 2, RESULT_WORDS[result]);
  gj_statement_bind_int64 (insert, 3, result == GJ_WAITING_UNKNOWN ? 0 : waiting->months);
  gj_statement_bind_int64 (insert, 4, dated ? waiting->covered_from : GJ_DATE_NONE);
  gj_statement_bind_int64 (insert, 5, dated ? waiting->covered_to : GJ_DATE_NONE);
  return gj_statement_run (insert, error);
}

gboolean
gj_premium_keep_waiting (GjStore *store, const GjRegion *region,
                         const GjPremiumWaitingQuestion *question, const char *transfer_id,
                         GError **error)
{
  GjWaitingResult result;
  GjWaiting waiting;

  g_assert (gj_store_in_transaction (store));
  if (!gj_premium_find_waiting (store, region, question, &result, &waiting, error))
    return FALSE;
  return result == GJ_WAITING_NONE || insert_waiting (store, transfer_id, result, &waiting, error);
}

gboolean
gj_premium_find_kept_waiting (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                              GjWaitingResult *result, GjWaiting *waiting, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT w.result, w.months, w.covered_from, w.covered_to FROM receipt r"
                           " JOIN premium_waiting w ON w.transfer_id = r.about_id"
                           " WHERE r.kiosk_id = $1 AND r.receipt_no = $2",
                           error);

  *result = GJ_WAITING_NONE;
  *waiting = (GjWaiting){ 0 };
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, receipt_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *result = result_of_word (gj_statement_text (row, 0));
      waiting->months = (guint)gj_statement_int64 (row, 1);
      waiting->covered_from = (GjDate)gj_statement_int64 (row, 2);
      waiting->covered_to = (GjDate)gj_statement_int64 (row, 3);
      return TRUE;
    case GJ_STEP_DONE:
      return TRUE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}
