/* SPDX-License-Identifier: Apache-2.0 */
/* See verify_views.h. */
#include "kiosk/flows/verify_views.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"

typedef struct
{
  GjVerifyView *view;
  GjVerifyRow *rows;
  GjTexts *texts;
} Filling;

static void
add (Filling *filling, const char *key, char *value)
{
  g_autofree char *owned = value;

  if (filling->view->n_rows < GJ_VERIFY_MAX_ROWS)
    filling->rows[filling->view->n_rows++]
        = (GjVerifyRow){ key, gj_texts_keep (filling->texts, g_steal_pointer (&owned)) };
}

static const struct
{
  GjTone tone;
  const char *symbol;
  const char *headline;
} verdicts[] = {
  [GJ_VERDICT_VALID] = { GJ_TONE_DONE, "valid", N_ ("二维码是真的") },
  [GJ_VERDICT_ALTERED] = { GJ_TONE_STOP, "altered", N_ ("凭条没通过核对") },
  [GJ_VERDICT_UNKNOWN_KEY] = { GJ_TONE_CARE, "unknown", N_ ("认不出是谁签发的") },
  [GJ_VERDICT_KEY_OUT_OF_DATE] = { GJ_TONE_CARE, "unknown", N_ ("签名过了有效期") },
  [GJ_VERDICT_DEMO] = { GJ_TONE_STOP, "refused", N_ ("演示凭条，无效") },
  [GJ_VERDICT_NOT_A_RECEIPT] = { GJ_TONE_CARE, "no-data", N_ ("这不是凭条上的码") },
  [GJ_VERDICT_UNCHECKED] = { GJ_TONE_CARE, "unknown", N_ ("这次没有验成") },
};

static gboolean
is_statement (const GjSealed *sealed)
{
  return sealed->document != NULL && sealed->document->kind == GJ_DOCUMENT_STATEMENT;
}

static gboolean
lists_unsigned (const GjSealed *sealed)
{
  return is_statement (sealed) && !sealed->document->has_listing;
}

/* All that must be known, in one line: where there is little room the advice is not there. */
static const char *
line_of (GjVerdict verdict, const GjSealed *sealed)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID: /* the scanner saw the code, not the print */
      if (lists_unsigned (sealed))
        return _("共济自助机签的；每一笔没签名，验不了");
      return _("和纸上对一遍，不一样的凭条是假的");
    case GJ_VERDICT_ALTERED:
      return _("内容和签名对不上，请不要凭它办事");
    case GJ_VERDICT_UNKNOWN_KEY:
      return _("签名的机器不在可信名单里，不能当真");
    case GJ_VERDICT_KEY_OUT_OF_DATE:
      return _("凭条上的时间，签名的钥匙不能用");
    case GJ_VERDICT_DEMO:
      return _("演示用的，没有真的办理或缴费");
    case GJ_VERDICT_NOT_A_RECEIPT:
      return _("可能扫到了别的码，或者没有扫全");
    case GJ_VERDICT_UNCHECKED:
      return _("还不知道是真是假");
    }
  g_assert_not_reached ();
}

static const char *
advice_of (GjVerdict verdict, const GjSealed *sealed)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID:
      if (lists_unsigned (sealed))
        return _("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。每一笔不在签名里，这里验不了。");
      return _("请把屏幕上的和纸上的对一遍，不一样的凭条是假的。");
    case GJ_VERDICT_ALTERED:
    case GJ_VERDICT_UNKNOWN_KEY:
    case GJ_VERDICT_KEY_OUT_OF_DATE:
      return _("请拿着凭条到窗口，按凭条号核对。");
    case GJ_VERDICT_DEMO:
      return _("它不能当凭据。");
    case GJ_VERDICT_NOT_A_RECEIPT:
      return _("请把凭条上的二维码放平，再扫一次。");
    case GJ_VERDICT_UNCHECKED:
      return _("请再扫一次；还不行，就到窗口核对。");
    }
  g_assert_not_reached ();
}

/* One of our codes, of a kind that came after this program: nothing was judged. */
static void
fill_newer (GjVerifyView *view)
{
  view->symbol = "unknown";
  view->headline = _("这张凭条的格式比本机新");
  view->line = _("这台机器还不认识它，不等于是假的");
  view->advice = _("请拿凭条到窗口，报凭条上印的编号。");
}

static char *
person (const char *name, const char *id)
{
  return g_strdup_printf (C_ ("a person on a paper", "%s %s"), name, id);
}

static void
add_receipt (Filling *filling, const GjReceipt *receipt)
{
  const char *insurance = gj_code_label (GJ_CODE_INSUTYPE, receipt->insutype);
  const char *relation = gj_relation_label (receipt->patn_rlts);

  add (filling, _("金额"), gj_money_format (receipt->amount_fen));
  add (filling, _("缴费项目"),
       g_strdup_printf (C_ ("a year and an insurance on a paper", "%u年度%s"), receipt->coverage_year,
                        insurance != NULL ? gj_gettext (insurance) : receipt->insutype));
  add (filling, _("为谁缴"), person (receipt->relative_name, receipt->relative_id));
  add (filling, _("和付款人的关系"), g_strdup (relation));
  add (filling, _("付款人"), person (receipt->payer_name, receipt->payer_id));
}

static char *
line_text (const GjDocument *document, const GjDocumentLine *line)
{
  g_autofree char *amount = gj_money_format (line->amount_fen);

  switch (document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ANSWER:
      if (line->reason != GJ_DOCUMENT_REASON_NONE)
        return g_strdup_printf (_("%s：%s，%s"), line->name,
                                gj_gettext (gj_document_result_label (line->result)),
                                gj_gettext (gj_document_reason_label (line->reason)));
      return g_strdup_printf (C_ ("a person on a paper: what became of it", "%s：%s"), line->name,
                              gj_gettext (gj_document_result_label (line->result)));
    case GJ_DOCUMENT_ORDER:
      return g_strdup_printf (_("%s，排第%u"), line->name, line->place);
    case GJ_DOCUMENT_JOINT:
    case GJ_DOCUMENT_CORRECTION:
      return g_strdup_printf (_("%s，%u年度，%s"), line->name, line->coverage_year, amount);
    case GJ_DOCUMENT_STATEMENT:
      return g_strdup_printf (_("只列%s的记录"), line->name);
    }
  g_assert_not_reached ();
}

/* Line by line as the paper has them, so that the two can be held beside each other. */
static void
add_statement (Filling *filling, const GjDocument *document)
{
  GjDocumentSum sums[GJ_DOCUMENT_SUMS_MAX];
  guint n_sums = gj_document_sums (document, sums);
  g_autofree char *cares = gj_document_cares_text (document, FALSE);
  g_autofree char *from = gj_date_format (document->from);
  g_autofree char *to = gj_date_format (document->to);

  add (filling, _("记录"), g_strdup (gj_gettext (gj_document_records_label (document->records))));
  if (document->side != GJ_DOCUMENT_SIDE_BOTH)
    add (filling, _("范围"), g_strdup (gj_gettext (gj_document_side_label (document->side))));
  if (*cares != '\0')
    add (filling, _("类别"), g_steal_pointer (&cares));
  add (filling, _("期间"), g_strdup_printf (_("%s 至 %s"), from, to));
  add (filling, _("共几笔"), g_strdup_printf ("%u", document->n_rows));
  for (guint i = 0; i < n_sums; i++)
    add (filling, gj_gettext (sums[i].label), gj_money_format (sums[i].fen));
}

/* Which receipt it took back, and who did it: the names are on the paper. */
static void
add_correction (Filling *filling, const GjDocument *document)
{
  const GjDocumentCorrection *correction = &document->correction;

  g_autofree char *number = gj_receipt_format_number (correction->kiosk_id, correction->receipt_no);
  g_autofree char *day = gj_date_format (correction->paid_on);

  add (filling, _("退回的凭条"), g_strdup_printf (_("%s，%s 缴的"), number, day));
  add (filling, _("经办人"),
       g_strdup_printf (C_ ("two of the staff", "%s、%s"), correction->staff[0], correction->staff[1]));
  if (*correction->cause != '\0')
    add (filling, _("原因"), g_strdup (correction->cause));
}

static void
add_document (Filling *filling, const GjDocument *document)
{
  add (filling, _("办的是"), g_strdup (gj_gettext (gj_document_title (document->kind))));
  add (filling, document->kind == GJ_DOCUMENT_CORRECTION ? _("付款人") : _("办理人"), person (document->holder_name, document->holder_id));
  if (document->by_pin)
    add (filling, _("承诺书"), g_strdup (_("不便手写，以密码确认")));
  for (guint i = 0; i < document->n_lines; i++)
    add (filling, document->kind == GJ_DOCUMENT_STATEMENT ? _("范围") : _("家人"),
         line_text (document, &document->lines[i]));
  if (document->kind == GJ_DOCUMENT_JOINT)
    add (filling, _("合计"), gj_money_format (gj_document_joint_total_fen (document)));
  if (document->kind == GJ_DOCUMENT_STATEMENT)
    add_statement (filling, document);
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    add_correction (filling, document);
}

static void
add_number (Filling *filling, const char *key, const GjSealed *sealed)
{
  add (filling, key,
       gj_receipt_format_number (gj_sealed_kiosk_id (sealed), gj_sealed_receipt_no (sealed)));
}

void
gj_verify_view_fill (GjVerifyView *view, GjVerifyRow *rows, GjTexts *texts, GjVerdict verdict,
                     GjReceiptStage stage, const GjSealed *sealed)
{
  Filling filling = { view, rows, texts };

  view->tone = verdicts[verdict].tone;
  view->symbol = verdicts[verdict].symbol;
  view->headline = gj_gettext (verdicts[verdict].headline);
  view->line = line_of (verdict, sealed);
  view->advice = advice_of (verdict, sealed);
  if (verdict == GJ_VERDICT_NOT_A_RECEIPT && stage == GJ_RECEIPT_STAGE_VERSION)
    fill_newer (view);
  view->rows = rows;
  view->n_rows = 0;
  if (sealed->receipt == NULL && sealed->document == NULL)
    return;
  if (verdict != GJ_VERDICT_VALID)
    {
      add_number (&filling, _("上面写的凭条号"), sealed);
      return;
    }
  add_number (&filling, _("凭条号"), sealed);
  if (sealed->document != NULL)
    add_document (&filling, sealed->document);
  else
    add_receipt (&filling, sealed->receipt);
  add (&filling, _("时间"), gj_time_format (gj_sealed_time_us (sealed)));
  /* A demo's keys are trusted by the demo alone; the paper is still no paper. */
  if (gj_sealed_is_demo (sealed))
    {
      view->line = _("签名对，但这是演示凭条，没有真的缴费");
      view->tone = GJ_TONE_CARE;
    }
}

/* Word for word as the paper has it. */
static const char *
detail_of (GjTexts *texts, const GjListed *record)
{
  GString *detail = g_string_new (record->when);

  if (*record->kind != '\0')
    g_string_append_printf (detail, " %s", record->kind);
  if (*record->split != '\0')
    g_string_append_printf (detail, " · %s", record->split);
  return gj_texts_keep (texts, g_string_free (detail, FALSE));
}

void
gj_verify_listing_fill (GjRowsView *view, GjRowsItem *items, GjTexts *texts,
                        const GjDocument *document, const GjListing *listing)
{
  view->sentence = gj_texts_keep (
      texts, g_strdup_printf (_("这%u笔和签名一致。请和纸上一笔一笔对。"), document->n_listed));
  view->items = items;
  view->n_items = gj_listing_count (listing);
  view->main_text = _("对好了");
  for (guint i = 0; i < view->n_items; i++)
    {
      const GjListed *record = gj_listing_get (listing, i);

      items[i].row = (GjListRowView){
        .strong = record->what,
        .detail = detail_of (texts, record),
        .amount = gj_texts_keep (texts, gj_money_format (record->amount_fen)),
      };
    }
}
