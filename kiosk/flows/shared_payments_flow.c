/* SPDX-License-Identifier: Apache-2.0 */
/* What is 共济支付记录's own: one side at a time, since adding up what was given and what was taken
 * says nothing. */
#include "kiosk/flows/shared_payments_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "devices/printer/paper_words.h"
#include "kiosk/flows/records_kit.h"
#include "ui/pages/page_kit.h"

static gboolean
pays (GjRecords *self)
{
  return self->filter.side == GJ_HISTORY_PAID;
}

static void
fill_row (GjRecords *self, GjTexts *texts, guint index, GjRecordRow *view)
{
  const GjSharedPayment *row = g_ptr_array_index (self->rows, index);
  gboolean paid = row->side == GJ_HISTORY_PAID;
  const char *certno = paid ? row->relative_certno : row->contributor_certno;
  g_autofree char *day = gj_kit_date (gj_time_date (row->time_us));

  view->symbol = gj_avatar_icon_name (
      gj_records_face (self, paid ? row->relative_psn_no : row->contributor_psn_no, certno));
  view->strong
      = gj_texts_keep (texts, gj_mask_name (paid ? row->relative_name : row->contributor_name));
  view->head = gj_records_relation (self, row->side, row->patn_rlts, row->contributor_psn_no,
                                    row->contributor_certno);
  view->detail = gj_texts_keep (texts, gj_records_care_line (day, row->med_type, row->refunded));
  view->amount_label = row->refunded ? C_ ("of a record", "已退费") : paid ? _ ("您付了") : _ ("家人付了");
  view->amount = gj_texts_keep (texts, gj_money_format (row->amount_fen));
}

static const char *
nothing (GjRecords *self, GjTexts *texts)
{
  g_autofree char *name = gj_records_person_name (self);
  const char *care = gj_records_care_chosen (self);

  if (name != NULL && care != NULL)
    return gj_texts_keep (texts, g_strdup_printf (_ ("没有%s的%s记录"), name, care));
  if (name != NULL || care != NULL)
    return gj_texts_keep (texts, g_strdup_printf (_ ("没有%s的记录"), name != NULL ? name : care));
  return pays (self) ? _ ("没有您付给家人的记录") : _ ("没有家人付给您的记录");
}

static void
fill_list (GjRecords *self, GjTexts *texts, GjRecordsView *view)
{
  static GjFilter sides[2], filters[2]; /* copied by the page at once */
  const char *what_comes = NULL;

  sides[0] = (GjFilter){ "paid", _ ("我付给家人的"), pays (self), FALSE };
  sides[1] = (GjFilter){ "paid-for", _ ("家人付给我的"), !pays (self), FALSE };
  filters[0] = gj_records_person_filter (self, texts);
  filters[1] = gj_records_care_filter (self, texts);
  view->sides = sides;
  view->n_sides = G_N_ELEMENTS (sides);
  view->filters = filters;
  view->n_filters = G_N_ELEMENTS (filters);
  view->chart_title = pays (self) ? _ ("每月付给家人的钱") : _ ("每月家人付的钱");
  view->empty_symbol = "shared-payments";
  if (self->person == NULL && self->filter.care == 0)
    what_comes = pays (self) ? _ ("家人看病买药用了您账户的钱，会记在这里。")
                             : _ ("您看病买药用了家人账户的钱，会记在这里。");
  gj_records_say_empty (self, texts, nothing (self, texts), what_comes, view);
}

static gsize
fill_terms (GjRecords *self, GjTexts *texts, const GjHistorySums *sums, GjRecordTerm *terms)
{
  g_autofree char *period = gj_records_format_period (self);

  terms[0] = (GjRecordTerm){ NULL,
                             gj_texts_keep (
                                 texts, pays (self) ? g_strdup_printf (_ ("%s您付给家人"), period)
                                                    : g_strdup_printf (_ ("%s家人付给您"), period)),
                             pays (self) ? sums->paid_fen : sums->paid_for_fen };
  return 1;
}

static gint64
month_amount (GjRecords *self, const GjHistorySums *sums)
{
  return pays (self) ? sums->paid_fen : sums->paid_for_fen;
}

static gboolean
choose (GjRecords *self, const char *key)
{
  self->filter.side = g_str_equal (key, "paid") ? GJ_HISTORY_PAID : GJ_HISTORY_PAID_FOR;
  g_clear_pointer (&self->person, g_free); /* who is on one side is seldom on the other */
  return TRUE;
}

static GtkWidget *
open_row (GjRecords *self, guint index)
{
  const GjSharedPayment *row = g_ptr_array_index (self->rows, index);

  return gj_records_open_settlement (self, row->setl_id);
}

static gint64
fill_line (GjTexts *texts, gconstpointer data, GjRecordsLine *line)
{
  const GjSharedPayment *row = data;
  gboolean paid = row->side == GJ_HISTORY_PAID;
  g_autofree char *name = gj_mask_name (paid ? row->relative_name : row->contributor_name);
  g_autofree char *what = gj_paper_words_share (name, row->fixmedins_name, paid);

  line->what = gj_texts_keep (texts, row->refunded ? gj_paper_words_refunded (what, row->amount_fen)
                                                   : g_steal_pointer (&what));
  line->kind = gj_paper_words_care (row->med_type);
  line->amount_fen = row->refunded ? 0 : row->amount_fen; /* the lines add up to the total */
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
  const GjSharedPayment *row = data;

  if (g_str_equal (row->relative_psn_no, psn_no))
    return row->relative_certno;
  return g_str_equal (row->contributor_psn_no, psn_no) ? row->contributor_certno : NULL;
}

static const GjRecordsClass shared_class = {
  .flow = { sizeof (GjRecords), gj_records_show, gj_records_back, gj_records_finalize },
  .tile = GJ_TILE_SHARED_PAYMENTS,
  .records = GJ_DOCUMENT_RECORDS_SHARED,
  .by_month = TRUE,
  .read = gj_history_read_shared,
  .list_people = gj_history_list_shared_people,
  .fill_row = fill_row,
  .fill_list = fill_list,
  .fill_terms = fill_terms,
  .month_amount = month_amount,
  .choose = choose,
  .open = open_row,
  .fill_line = fill_line,
  .fill_totals = fill_totals,
  .amount_label = gj_paper_words_shared,
  .certno_of = certno_of,
};

GjFlow *
gj_shared_payments_flow_new (GjTerminal *terminal)
{
  GjRecords *self = gj_records_new (&shared_class, terminal);

  self->filter.side = terminal->resident->has_account ? GJ_HISTORY_PAID : GJ_HISTORY_PAID_FOR;
  return &self->base;
}
