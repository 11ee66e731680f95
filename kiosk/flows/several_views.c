/* SPDX-License-Identifier: Apache-2.0 */
/* From facts to views, row by row. */
#include "kiosk/flows/several_views.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/pay_reasons.h"
#include "kiosk/flows/policy_sheet.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/flows/waiting_words.h"
#include "kiosk/texts.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"

/* "最低生活保障对象，标准360元", or the tier. NULL where there is one fee for everybody. */
static char *
fee_words (const GjPremiumQuote *quote)
{
  g_autofree char *full = NULL;

  if (quote->reduced_from_fen <= 0)
    return g_strdup (gj_policy_data_words (quote->tier_label));
  full = gj_kit_yuan (quote->reduced_from_fen);
  return g_strdup_printf (_("%s，标准%s"),
                          quote->identity != NULL ? gj_policy_data_words (quote->identity) : _("享受资助"), full);
}

static gboolean
is_settled (GjPayObstacle obstacle)
{
  return obstacle == GJ_PAY_OBSTACLE_ALREADY_PAID || obstacle == GJ_PAY_OBSTACLE_NOTHING_TO_PAY
         || obstacle == GJ_PAY_OBSTACLE_HAS_EMPLOYEE;
}

GtkWidget *
gj_several_pick_page (GjTerminal *terminal, const GArray *picked)
{
  const GjResident *resident = terminal->resident;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjSeveralPerson *persons = g_new0 (GjSeveralPerson, resident->payables->len);
  GjSeveralView view = { .coverage_year = (int) resident->window.coverage_year,
                         .persons = persons,
                         .n_persons = resident->payables->len,
                         .balance_fen = resident->balance_fen,
                         .most = GJ_SERIES_MAX };

  /* An unknown reserve is no reserve, as in the rule. */
  if (gj_region_get_money (terminal->region, GJ_POLICY_SHARING_RESERVE, &view.reserve_fen)
      != GJ_KNOWN)
    view.reserve_fen = 0;
  for (guint i = 0; i < resident->payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (resident->payables, i);
      GjSeveralPerson *person = &persons[i];

      person->name = gj_texts_keep (texts, gj_mask_name (payable->person->psn_name));
      person->relation = gj_texts_keep (texts, gj_kinship_told_apart (resident, payable));
      person->avatar
          = gj_face_of (resident, payable->person, gj_clock_today (terminal->clock));
      person->ticked = g_array_index (picked, gboolean, i);
      if (gj_payable_is_payable (payable))
        {
          person->amount_fen = payable->eligibility.quote.personal_fen;
          person->detail = gj_texts_keep (texts, fee_words (&payable->eligibility.quote));
          continue;
        }
      person->reason = gj_texts_keep (texts, gj_pay_reasons_line (terminal, payable));
      person->more = gj_pay_reasons_count (payable) > 1;
      person->settled = is_settled (payable->eligibility.reasons[0].obstacle);
    }
  return gj_several_page_new (&view);
}

gint64
gj_several_sum_fen (const GjResident *resident, const GArray *picked)
{
  gint64 sum_fen = 0;

  g_assert (picked->len == resident->payables->len);
  for (guint i = 0; i < picked->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (resident->payables, i);

      if (g_array_index (picked, gboolean, i)
          && !gj_money_add (sum_fen, payable->eligibility.quote.personal_fen, &sum_fen))
        return GJ_MONEY_MAX_FEN;
    }
  return sum_fen;
}

gboolean
gj_several_can_join (gsize n_payables)
{
  return n_payables > 1 && n_payables <= GJ_DOCUMENT_LINES_MAX;
}

/* The fee's words, and what to wait for. */
static void
fill_check_row (GjTexts *texts, const GjTerminal *terminal, const GjPayable *payable,
                GjSeveralConfirmRow *row)
{
  g_autofree char *fee = fee_words (&payable->eligibility.quote);
  g_autofree char *waiting = gj_waiting_words (payable);

  row->name = gj_texts_keep (texts, gj_mask_name (payable->person->psn_name));
  row->relation = gj_texts_keep (texts, gj_kinship_told_apart (terminal->resident, payable));
  row->avatar
      = gj_face_of (terminal->resident, payable->person, gj_clock_today (terminal->clock));
  row->amount_fen = payable->eligibility.quote.personal_fen;
  row->care = waiting != NULL;
  row->detail = gj_texts_keep (texts, waiting != NULL ? g_steal_pointer (&waiting)
                                                      : g_steal_pointer (&fee));
}

/* The source of the fees, where all have the same, and whether a year's window is over. */
static void
find_source (const GjResident *resident, const GArray *picked, GjSeveralConfirmView *view)
{
  const GjPremiumQuote *first = NULL;
  gboolean same = TRUE;

  for (guint i = 0; i < picked->len; i++)
    {
      const GjPremiumQuote *quote = &((const GjPayable *) g_ptr_array_index (resident->payables, i))->eligibility.quote;

      if (!g_array_index (picked, gboolean, i))
        continue;
      if (first == NULL)
        first = quote;
      same &= g_strcmp0 (first->provenance.source, quote->provenance.source) == 0
              && first->provenance.verified_at == quote->provenance.verified_at;
      view->late |= quote->window.late;
    }
  if (first == NULL || !same)
    return;
  view->source = gj_policy_data_words (first->provenance.source);
  view->verified_at = first->provenance.verified_at;
}

/* The days that are paid for, where they are the same for all and nobody waits; else NULL. (transfer full) */
static char *
find_cover (const GjResident *resident, const GArray *picked)
{
  g_autofree char *all = NULL;

  for (guint i = 0; i < picked->len; i++)
    {
      g_autofree char *one = NULL;

      if (!g_array_index (picked, gboolean, i))
        continue;
      one = gj_cover_words (g_ptr_array_index (resident->payables, i));
      if (one == NULL || (all != NULL && !g_str_equal (all, one)))
        return NULL;
      g_free (all);
      all = g_steal_pointer (&one);
    }
  return g_steal_pointer (&all);
}

GtkWidget *
gj_several_check_page (GjTerminal *terminal, const GArray *picked, gboolean joined,
                       GjPrinterTrouble trouble)
{
  const GjResident *resident = terminal->resident;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjSeveralConfirmRow *rows = g_new0 (GjSeveralConfirmRow, picked->len);
  g_autofree char *payer = gj_mask_name (resident->person->psn_name);
  g_autofree char *limit = gj_balance_limit (resident, gj_clock_today (terminal->clock));
  g_autofree char *cover = find_cover (resident, picked);
  gint64 total_fen = gj_several_sum_fen (resident, picked);
  GjSeveralConfirmView view = { .payer_name = payer,
                                .coverage_year = (int) resident->window.coverage_year,
                                .rows = rows,
                                .total_fen = total_fen,
                                .balance_before_fen = resident->balance_fen,
                                .balance_limit = limit,
                                .cover = cover,
                                .balance_after_fen = resident->balance_fen - total_fen,
                                .joined = joined,
                                .printer_trouble = trouble };

  for (guint i = 0; i < picked->len; i++)
    if (g_array_index (picked, gboolean, i))
      fill_check_row (texts, terminal, g_ptr_array_index (resident->payables, i),
                      &rows[view.n_rows++]);
  find_source (resident, picked, &view);
  view.can_join = gj_several_can_join (view.n_rows);
  return gj_several_confirm_page_new (&view);
}

static char *
stop_words (GjSeriesStop stop)
{
  switch (stop)
    {
    case GJ_SERIES_STOP_NONE:
      return NULL;
    case GJ_SERIES_STOP_UNKNOWN:
      return g_strdup (_("前面一位还没查清，这位没有扣款"));
    case GJ_SERIES_STOP_STORE:
      return g_strdup (_("系统没能记下前面一位，这位没有扣款"));
    case GJ_SERIES_STOP_CARD:
      return g_strdup (_("卡拔出来了，这位没有扣款"));
    }
  g_assert_not_reached ();
}

/* Two sentences, whether or not the first one brought its stop. (transfer full) */
static char *
why_and_next (const GjRefusal *refusal)
{
  if (g_str_has_suffix (refusal->why, "。"))
    return g_strconcat (refusal->why, refusal->next, NULL);
  if (g_str_has_suffix (refusal->why, "."))
    return g_strconcat (refusal->why, " ", refusal->next, NULL);
  return g_strdup_printf (_("%s。%s"), refusal->why, refusal->next);
}

static void
fill_done_row (GjTexts *texts, GjTerminal *terminal, const GjPayable *payable,
               const GjPaymentSeries *series, const GjSeriesItem *item, GjSeveralResultRow *row)
{
  g_auto (GjRefusal) refusal = { 0 };
  g_autofree char *waiting = NULL;
  g_autofree char *number = NULL;

  row->name = gj_texts_keep (texts, gj_mask_name (payable->person->psn_name));
  row->relation = gj_texts_keep (texts, gj_kinship_told_apart (terminal->resident, payable));
  row->amount_fen = payable->eligibility.quote.personal_fen;
  switch (item->state)
    {
    case GJ_SERIES_PAID:
      row->state = GJ_SEVERAL_PAID;
      row->qr_text = item->paid.sealed;
      waiting = gj_waiting_words (payable);
      number = gj_receipt_format_number (terminal->config->id, (guint32) item->paid.receipt_no);
      row->note = gj_texts_keep (texts, waiting != NULL
                                            ? g_strdup_printf (_("凭条号 %s，%s"), number, waiting)
                                            : g_strdup_printf (_("凭条号 %s"), number));
      break;
    case GJ_SERIES_REFUSED:
      row->state = item->result == GJ_PAY_ALREADY_PAID ? GJ_SEVERAL_PAID_BEFORE : GJ_SEVERAL_REFUSED;
      gj_refusal_from_payment (terminal, payable, item->result, item->paid_by, item->reason,
                               &refusal);
      row->note = gj_texts_keep (texts, why_and_next (&refusal));
      break;
    case GJ_SERIES_UNKNOWN:
      row->state = GJ_SEVERAL_UNKNOWN;
      row->note = gj_texts_keep (texts, g_strdup_printf (_("查询编号 %s"), item->case_no));
      break;
    case GJ_SERIES_NOT_SUBMITTED:
      row->state = GJ_SEVERAL_NOT_SUBMITTED;
      row->note = gj_texts_keep (texts, stop_words (gj_payment_series_get_stop (series)));
      break;
    case GJ_SERIES_WAITING:
    case GJ_SERIES_UNDER_WAY:
      g_assert_not_reached (); /* every one has its answer */
    }
}

/* Sums up what was paid and what the last receipt says is left. */
static void
add_up (const GjPaymentSeries *series, GjSeveralResultView *view)
{
  for (guint i = 0; i < gj_payment_series_n_items (series); i++)
    {
      const GjSeriesItem *item = gj_payment_series_get (series, i);

      if (item->state != GJ_SERIES_PAID)
        continue;
      view->balance_after_fen = item->paid.balance_after_fen;
      g_assert (item->paid.amount_fen > 0);
      if (!gj_money_add (view->paid_fen, item->paid.amount_fen, &view->paid_fen))
        g_assert_not_reached ();
    }
}

GtkWidget *
gj_several_done_page (GjTerminal *terminal, const GPtrArray *payables,
                      const GjPaymentSeries *series, const GjReceiptRow *joint,
                      const GjSeveralPrints *prints)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  guint n_rows = gj_payment_series_n_items (series);
  g_autofree GjSeveralResultRow *rows = g_new0 (GjSeveralResultRow, n_rows);
  GjSeveralResultView view = {
    .rows = rows,
    .n_rows = n_rows,
    .balance_after_fen = terminal->resident->balance_fen,
    .joint_qr = joint != NULL ? joint->sealed : NULL,
    .print_state = prints->state,
    .trouble = prints->trouble,
    .n_papers = prints->n_papers,
    .n_out = prints->n_out,
    .can_pay_another = gj_resident_count_payable (terminal->resident)
                       > gj_payment_series_count (series, GJ_SERIES_PAID),
  };

  g_assert (payables->len == n_rows);
  add_up (series, &view);
  for (guint i = 0; i < n_rows; i++)
    fill_done_row (texts, terminal, g_ptr_array_index (payables, i), series,
                   gj_payment_series_get (series, i), &rows[i]);
  return gj_several_result_page_new (&view);
}
