/* SPDX-License-Identifier: Apache-2.0 */
/* What is 消费明细's own: care by kind, and 总费用 − 医保报销 = 个人负担. */
#include "kiosk/flows/consumption_flow.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "devices/printer/paper_words.h"
#include "kiosk/flows/records_kit.h"
#include "ui/pages/page_kit.h"

static gint64
own_fen (const GjHistorySums *sums)
{
  return sums->medfee_fen - sums->fund_fen;
}

static void
fill_row (GjRecords *self, GjTexts *texts, guint index, GjRecordRow *view)
{
  const GjSettlement *row = g_ptr_array_index (self->rows, index);
  g_autofree char *day = gj_kit_date (gj_time_date (row->time_us));

  view->symbol = gj_records_care_symbol (row->med_type);
  view->strong = row->fixmedins_name;
  view->detail = gj_texts_keep (texts, gj_records_care_line (day, row->med_type, row->refunded));
  view->amount_label = row->refunded ? C_ ("of a record", "已退费") : _ ("个人负担");
  view->amount = gj_texts_keep (texts, gj_money_format (row->medfee_fen - row->fund_fen));
}

static const char *
nothing (GjRecords *self, GjTexts *texts)
{
  const char *care = gj_records_care_chosen (self);

  return care == NULL ? _ ("没有消费记录")
                      : gj_texts_keep (texts, g_strdup_printf (_ ("没有%s的记录"), care));
}

static void
fill_list (GjRecords *self, GjTexts *texts, GjRecordsView *view)
{
  static GjFilter filters[GJ_RECORDS_CARES]; /* copied by the page at once */

  for (guint i = 0; i < GJ_RECORDS_CARES; i++)
    filters[i] = gj_records_care_choice (self, i);
  view->filters = filters;
  view->n_filters = G_N_ELEMENTS (filters);
  view->chart_title = _ ("每月个人负担");
  view->empty_symbol = "consumption";
  gj_records_say_empty (self, texts, nothing (self, texts), NULL, view);
}

static gsize
fill_terms (GjRecords *self, GjTexts *texts, const GjHistorySums *sums, GjRecordTerm *terms)
{
  g_autofree char *period = gj_records_format_period (self);
  const char *total = gj_texts_keep (texts, g_strdup_printf (_ ("%s总费用"), period));

  terms[0] = (GjRecordTerm){ NULL, total, sums->medfee_fen };
  terms[1] = (GjRecordTerm){ "−", _ ("医保报销"), sums->fund_fen };
  terms[2] = (GjRecordTerm){ "=", _ ("个人负担"), own_fen (sums) };
  return 3;
}

static gint64
month_amount (GjRecords *self, const GjHistorySums *sums)
{
  return own_fen (sums);
}

static gboolean
choose (GjRecords *self, const char *key)
{
  return FALSE;
}

static GtkWidget *
open_row (GjRecords *self, guint index)
{
  const GjSettlement *row = g_ptr_array_index (self->rows, index);

  return gj_records_open_settlement (self, row->setl_id);
}

static gint64
fill_line (GjTexts *texts, gconstpointer data, GjRecordsLine *line)
{
  const GjSettlement *row = data;

  line->what = row->refunded
                   ? gj_texts_keep (texts, gj_paper_words_refunded (row->fixmedins_name, row->medfee_fen))
                   : row->fixmedins_name;
  line->kind = gj_paper_words_care (row->med_type);
  line->split = gj_texts_keep (texts, gj_paper_words_split (row->fund_fen, row->account_fen,
                                                            row->shared_fen, row->cash_fen));
  line->amount_fen = row->refunded ? 0 : row->medfee_fen; /* the lines add up to the total */
  return row->time_us;
}

static void
fill_totals (const GjHistorySums *sums, GjDocumentTotals *totals)
{
  *totals = (GjDocumentTotals){ .total_fen = sums->medfee_fen,
                                .fund_fen = sums->fund_fen,
                                .own_fen = sums->account_fen,
                                .shared_fen = sums->shared_fen,
                                .cash_fen = sums->cash_fen };
}

static const GjRecordsClass consumption_class = {
  .flow = { sizeof (GjRecords), gj_records_show, gj_records_back, gj_records_finalize },
  .tile = GJ_TILE_CONSUMPTION,
  .records = GJ_DOCUMENT_RECORDS_CONSUMPTION,
  .by_month = TRUE,
  .read = gj_history_read_consumption,
  .fill_row = fill_row,
  .fill_list = fill_list,
  .fill_terms = fill_terms,
  .month_amount = month_amount,
  .choose = choose,
  .open = open_row,
  .fill_line = fill_line,
  .fill_totals = fill_totals,
  .amount_label = gj_paper_words_bill,
};

GjFlow *
gj_consumption_flow_new (GjTerminal *terminal)
{
  return gj_records_new (&consumption_class, terminal);
}
