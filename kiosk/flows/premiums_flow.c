/* SPDX-License-Identifier: Apache-2.0 */
/* What is 代缴缴费记录's own: years, both sides at once, and the way to a receipt. */
#include "kiosk/flows/premiums_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "core/receipt/receipt.h"
#include "devices/printer/paper_words.h"
#include "kiosk/flows/records_kit.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/premium_page.h"

static gboolean
is_for_oneself (const GjPremiumRecord *row)
{
  return g_str_equal (row->payer_psn_no, row->relative_psn_no);
}

static void
fill_row (GjRecords *self, GjTexts *texts, guint index, GjRecordRow *view)
{
  const GjPremiumRecord *row = g_ptr_array_index (self->rows, index);
  gboolean paid = row->side == GJ_HISTORY_PAID;
  g_autofree char *year = gj_kit_year (row->coverage_year);
  g_autofree char *day = gj_kit_date (gj_time_date (row->time_us));
  g_autofree char *back = gj_kit_date (gj_time_date (row->reversed_us));
  g_autofree char *payer = gj_mask_name (row->payer_name);
  const char *relation = paid && !is_for_oneself (row) ? gj_relation_label (row->patn_rlts) : NULL;

  view->symbol
      = gj_avatar_icon_name (gj_records_face (self, row->relative_psn_no, row->relative_certno));
  view->strong = gj_texts_keep (texts, gj_mask_name (row->relative_name));
  view->head = gj_texts_keep (
      texts, relation != NULL ? g_strdup_printf (C_ ("relation, year", "%s · %s"), relation, year)
                              : g_strdup (year));
  view->detail = gj_texts_keep (texts, row->reversed ? g_strdup_printf (_ ("%s · 已退回"), back)
                                       : paid        ? g_strdup_printf (_ ("%s · 您缴的"), day)
                                              : g_strdup_printf (_ ("%s · %s缴的"), day, payer));
  view->amount = gj_texts_keep (texts, gj_money_format (row->amount_fen));
}

static const char *
nothing (GjRecords *self, GjTexts *texts)
{
  g_autofree char *name = gj_records_person_name (self);
  GjHistorySide side = self->filter.side;

  if (name != NULL)
    return gj_texts_keep (texts, g_strdup_printf (side == GJ_HISTORY_PAID       ? _ ("没有您给%s缴的记录")
                                                  : side == GJ_HISTORY_PAID_FOR ? _ ("没有%s给您缴的记录")
                                                                                : _ ("没有%s的记录"),
                                                  name));
  if (side == GJ_HISTORY_PAID)
    return _ ("没有您缴的记录");
  if (side == GJ_HISTORY_PAID_FOR)
    return _ ("没有家人缴的记录");
  return self->chosen_year != 0 ? _ ("没有代缴记录") : _ ("还没有代缴记录");
}

static void
fill_list (GjRecords *self, GjTexts *texts, GjRecordsView *view)
{
  static GjFilter sides[3], filters[2]; /* copied by the page at once */
  GjHistorySide side = self->filter.side;
  gboolean narrowed = side != 0 || self->person != NULL || self->chosen_year != 0;

  sides[0] = (GjFilter){ "both", C_ ("whose premiums", "全部"), side == 0, FALSE };
  sides[1] = (GjFilter){ "paid", C_ ("whose premiums", "我缴的"), side == GJ_HISTORY_PAID, FALSE };
  sides[2] = (GjFilter){ "paid-for", C_ ("whose premiums", "家人缴的"), side == GJ_HISTORY_PAID_FOR,
                         FALSE };
  filters[0] = gj_records_person_filter (self, texts);
  filters[1] = gj_records_year_filter (self, texts);
  if (narrowed || self->rows == NULL || self->rows->len > 0)
    {
      view->sides = sides;
      view->n_sides = G_N_ELEMENTS (sides);
      view->filters = filters;
      view->n_filters = G_N_ELEMENTS (filters);
    }
  view->empty_symbol = "premium-payments";
  gj_records_say_empty (self, texts, nothing (self, texts),
                        narrowed ? NULL : _ ("在首页按“代缴居民医保”给家人缴费，缴好以后在这里能查到。"), view);
}

static gsize
fill_terms (GjRecords *self, GjTexts *texts, const GjHistorySums *sums, GjRecordTerm *terms)
{
  switch (self->filter.side)
    {
    case GJ_HISTORY_PAID:
      terms[0] = (GjRecordTerm){ NULL, _ ("您缴了"), sums->paid_fen };
      return 1;
    case GJ_HISTORY_PAID_FOR:
      terms[0] = (GjRecordTerm){ NULL, _ ("家人给您缴了"), sums->paid_for_fen };
      return 1;
    case GJ_HISTORY_BOTH:
    default:
      terms[0] = (GjRecordTerm){ NULL, _ ("您缴了"), sums->paid_fen };
      terms[1] = (GjRecordTerm){ "+", _ ("家人给您缴了"), sums->paid_for_fen };
      terms[2] = (GjRecordTerm){ "=", _ ("一共"), sums->paid_fen + sums->paid_for_fen };
      return 3;
    }
}

static gboolean
choose (GjRecords *self, const char *key)
{
  self->filter.side = g_str_equal (key, "paid")       ? GJ_HISTORY_PAID
                      : g_str_equal (key, "paid-for") ? GJ_HISTORY_PAID_FOR
                                                      : 0;
  return TRUE;
}

static void
on_open_receipt (GjRecords *self, const char *receipt_no)
{
  gj_stage_open (self->base.terminal, GJ_TILE_REPRINT, NULL, receipt_no);
}

/* By the one who looks, for the year that can be paid now. */
static gboolean
can_be_paid_again (GjTerminal *terminal, const GjPremiumRecord *record)
{
  const GPtrArray *payables = terminal->resident->payables;

  for (guint i = 0; i < payables->len; i++)
    {
      const GjPayable *payable = g_ptr_array_index (payables, i);

      if (g_str_equal (payable->person->psn_no, record->relative_psn_no))
        return gj_payable_is_payable (payable) && payable->eligibility.quote.coverage_year == (guint) record->coverage_year;
    }
  return FALSE;
}

/* The row that is open names the person; the page lives no longer than it. */
static void
on_pay_again (GtkWidget *page, GjRecords *self)
{
  const char *psn_no = g_object_get_data (G_OBJECT (page), "psn-no");

  gj_stage_open (self->base.terminal, GJ_TILE_PAY_PREMIUM, psn_no, NULL);
}

static GtkWidget *
open_row (GjRecords *self, guint index)
{
  GjTerminal *terminal = self->base.terminal;
  const GjPremiumRecord *record = g_ptr_array_index (self->rows, index);
  gboolean paid = record->side == GJ_HISTORY_PAID;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjPremiumView view = { 0 };
  GtkWidget *page;

  view.row.relative_name = gj_texts_keep (texts, gj_mask_name (record->relative_name));
  view.row.relation
      = paid && !is_for_oneself (record) ? gj_relation_label (record->patn_rlts) : NULL;
  view.row.avatar = gj_records_face (self, record->relative_psn_no, record->relative_certno);
  view.row.paid_by_you = paid;
  view.row.payer_name = gj_texts_keep (texts, gj_mask_name (record->payer_name));
  view.row.coverage_year = record->coverage_year;
  view.row.amount_fen = record->amount_fen;
  view.row.paid_on = gj_time_date (record->time_us);
  view.relative_id_masked = gj_texts_keep (texts, gj_mask_id_screen (record->relative_certno));
  view.payer_name = view.row.payer_name;
  view.insured_place = gj_place_name (terminal->region, record->admdvs);
  view.time_text = gj_texts_keep (texts, gj_time_format (record->time_us));
  view.transfer_id = record->transfer_id;
  if (paid)
    view.receipt_no = gj_texts_keep (
        texts, gj_receipt_format_number (record->kiosk_id, (guint32)record->receipt_no));
  if (record->reversed)
    {
      view.reversed_text = gj_texts_keep (texts, gj_time_format (record->reversed_us));
      view.reversal_no = gj_texts_keep (
          texts,
          gj_receipt_format_number (record->reversal_kiosk_id, (guint32)record->reversal_no));
      view.can_pay_again = can_be_paid_again (terminal, record);
    }
  page = gj_premium_page_new (&view);
  g_signal_connect_swapped (page, "open-receipt", G_CALLBACK (on_open_receipt), self);
  g_object_set_data_full (G_OBJECT (page), "psn-no", g_strdup (record->relative_psn_no), g_free);
  g_signal_connect (page, "pay-again", G_CALLBACK (on_pay_again), self);
  return page;
}

static gint64
fill_line (GjTexts *texts, gconstpointer data, GjRecordsLine *line)
{
  const GjPremiumRecord *row = data;
  g_autofree char *payer = gj_mask_name (row->payer_name);
  g_autofree char *relative = gj_mask_name (row->relative_name);

  line->what = gj_texts_keep (
      texts, gj_paper_words_premium_line (payer, relative, row->coverage_year, row->amount_fen,
                                          row->reversed));
  line->amount_fen = row->reversed ? 0 : row->amount_fen; /* the lines add up to the total */
  return row->time_us;
}

static void
fill_totals (const GjHistorySums *sums, GjDocumentTotals *totals)
{
  *totals = (GjDocumentTotals){ .total_fen = sums->paid_fen + sums->paid_for_fen,
                                .own_fen = sums->paid_fen,
                                .shared_fen = sums->paid_for_fen };
}

static const char *
certno_of (gconstpointer data, const char *psn_no)
{
  const GjPremiumRecord *row = data;

  if (g_str_equal (row->relative_psn_no, psn_no))
    return row->relative_certno;
  return g_str_equal (row->payer_psn_no, psn_no) ? row->payer_certno : NULL;
}

static const GjRecordsClass premiums_class = {
  .flow = { sizeof (GjRecords), gj_records_show, gj_records_back, gj_records_finalize },
  .tile = GJ_TILE_PREMIUM_PAYMENTS,
  .records = GJ_DOCUMENT_RECORDS_PREMIUMS,
  .read = gj_history_read_premiums,
  .list_people = gj_history_list_premium_people,
  .fill_row = fill_row,
  .fill_list = fill_list,
  .fill_terms = fill_terms,
  .choose = choose,
  .open = open_row,
  .fill_line = fill_line,
  .fill_totals = fill_totals,
  .amount_label = gj_paper_words_premium,
  .certno_of = certno_of,
};

GjFlow *
gj_premiums_flow_new (GjTerminal *terminal)
{
  return gj_records_new (&premiums_class, terminal);
}
