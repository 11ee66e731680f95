/* SPDX-License-Identifier: Apache-2.0 */
/* Gathers the paid months from contributions and from payments made here, and hands the gaps to the rule. */
#include "core/ledger/premium_waiting.h"

#include "core/rules/codes.h"
#include "core/rules/premium.h"
#include "core/store/statement.h"

#define ALL_MONTHS 0xFFFu

/* Which months are paid, bit n for month n + 1, of the year newest − i. */
typedef struct
{
  guint newest;
  guint months[GJ_WAITING_MAX_YEARS];
} PaidMonths;

/* Of the months @first … @last. */
static guint
bits (guint first, guint last)
{
  first = MAX (first, 1);
  last = MIN (last, 12);
  return first > last ? 0 : (ALL_MONTHS >> (12 - last)) & (ALL_MONTHS << (first - 1));
}

/* A resident premium is paid for its year as a whole, whatever months the row names; employee insurance for the
 * months that the row names. */
static void
mark (PaidMonths *paid, gint64 first, gint64 last, gboolean whole_years)
{
  gint64 oldest = (gint64)paid->newest - GJ_WAITING_MAX_YEARS + 1;

  for (gint64 year = MAX (first / 100, oldest); year <= MIN (last / 100, (gint64)paid->newest); year++)
    {
      guint from = !whole_years && year == first / 100 ? (guint)(first % 100) : 1;
      guint to = !whole_years && year == last / 100 ? (guint)(last % 100) : 12;

      paid->months[paid->newest - (guint)year] |= bits (from, to);
    }
}

static gboolean
read_paid_months (GjStore *store, const char *psn_no, PaidMonths *paid, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT accrym_begn, accrym_end, insutype FROM contribution WHERE psn_no = $1"
                           " AND insutype IN ('310', '390') AND clct_flag = '1'"
                           " UNION ALL SELECT coverage_year * 100 + 1, coverage_year * 100 + 12, insutype"
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
        mark (paid, gj_statement_int64 (row, 0), gj_statement_int64 (row, 1),
              g_str_equal (gj_statement_text (row, 2), GJ_INSUTYPE_RESIDENT));
        break;
      case GJ_STEP_DONE:
        return TRUE;
      case GJ_STEP_FAILED:
        return FALSE;
      }
}

/* The months of a year that are over, and not before the first month of all that was paid: what came before was no
 * lapse, and what is to come cannot be missed yet. */
static guint
due (const PaidMonths *paid, guint i, guint oldest_paid, GjDate today)
{
  guint year = paid->newest - i;
  guint to = year == gj_date_year (today) ? gj_date_month (today) - 1 : 12;

  return i == oldest_paid ? bits ((guint)g_bit_nth_lsf (paid->months[i], -1) + 1, to) : bits (1, to);
}

/* The years from the first paid one on: none of their months paid, or some of those that are due. */
static void
sort_years (const PaidMonths *paid, GjDate today, GjWaitingFacts *facts, guint *missed, guint *partial)
{
  guint oldest_paid = GJ_WAITING_MAX_YEARS;

  for (guint i = 0; i < GJ_WAITING_MAX_YEARS; i++)
    if (paid->months[i] != 0)
      oldest_paid = i;
  facts->no_history = oldest_paid == GJ_WAITING_MAX_YEARS;
  facts->missed_years = missed;
  facts->partial_years = partial;
  for (guint i = 0; !facts->no_history && i <= oldest_paid; i++)
    if (paid->months[i] == 0)
      missed[facts->n_missed_years++] = paid->newest - i;
    else if ((due (paid, i, oldest_paid, today) & ~paid->months[i]) != 0)
      partial[facts->n_partial_years++] = paid->newest - i;
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
  PaidMonths paid = { .newest = question->coverage_year - 1 };
  guint missed[GJ_WAITING_MAX_YEARS];
  guint partial[GJ_WAITING_MAX_YEARS];
  GjWaitingFacts facts = { .paid_on = question->today,
                           .coverage_year = question->coverage_year,
                           .late = question->late,
                           .exemption = exemption_of (region, question) };

  if (!read_paid_months (store, question->person->psn_no, &paid, error))
    return FALSE;
  sort_years (&paid, question->today, &facts, missed, partial);
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
