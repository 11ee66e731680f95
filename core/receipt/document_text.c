/* SPDX-License-Identifier: Apache-2.0 */
/* See document_text.h. */
#include "core/receipt/document_text.h"

#include "core/base/i18n.h"
#include "core/rules/codes.h"

const char *
gj_document_title (GjDocumentKind kind)
{
  switch (kind)
    {
    case GJ_DOCUMENT_BIND:
      return N_ ("家庭共济办理凭条");
    case GJ_DOCUMENT_RELEASE:
      return N_ ("家庭共济解除凭条");
    case GJ_DOCUMENT_ORDER:
      return N_ ("扣款顺序凭条");
    case GJ_DOCUMENT_ANSWER:
      return N_ ("家庭共济答复凭条");
    case GJ_DOCUMENT_STATEMENT:
      return N_ ("对账单");
    case GJ_DOCUMENT_JOINT:
      return N_ ("居民医保合并缴费凭条");
    case GJ_DOCUMENT_CORRECTION:
      return N_ ("居民医保缴费退回凭条");
    }
  g_assert_not_reached ();
}

const char *
gj_document_result_label (GjDocumentResult result)
{
  switch (result)
    {
    case GJ_DOCUMENT_RESULT_NONE:
      return "";
    case GJ_DOCUMENT_RESULT_BOUND:
      return N_ ("已绑定");
    case GJ_DOCUMENT_RESULT_ASKED:
      return N_ ("待同意");
    case GJ_DOCUMENT_RESULT_NOT_DONE:
      return N_ ("没有办成");
    case GJ_DOCUMENT_RESULT_RELEASED:
      return N_ ("已解除");
    case GJ_DOCUMENT_RESULT_AGREED:
      return N_ ("已同意");
    case GJ_DOCUMENT_RESULT_REFUSED:
      return N_ ("已拒绝");
    case GJ_DOCUMENT_RESULT_LEFT:
      return N_ ("已退出");
    case GJ_DOCUMENT_RESULT_WITHDRAWN:
      return N_ ("已撤回");
    }
  g_assert_not_reached ();
}

const char *
gj_document_reason_label (GjDocumentReason reason)
{
  switch (reason)
    {
    case GJ_DOCUMENT_REASON_NONE:
      return "";
    case GJ_DOCUMENT_REASON_CONTRIBUTOR:
      return N_ ("出钱一方的职工医保现在不能共济");
    case GJ_DOCUMENT_REASON_SELF:
      return N_ ("这是办理人本人");
    case GJ_DOCUMENT_REASON_BOUND:
      return N_ ("已经绑定过");
    case GJ_DOCUMENT_REASON_ASKED:
      return N_ ("已经申请过，还没有答复");
    case GJ_DOCUMENT_REASON_REGISTER:
      return N_ ("登记要到窗口核对");
    case GJ_DOCUMENT_REASON_NOT_INSURED:
      return N_ ("还没有参加医保");
    case GJ_DOCUMENT_REASON_INSURANCE:
      return N_ ("参加的医保不能共济");
    case GJ_DOCUMENT_REASON_STOPPED:
      return N_ ("参保已暂停或终止");
    case GJ_DOCUMENT_REASON_PLACE:
      return N_ ("参保地在外地，本机不能办");
    case GJ_DOCUMENT_REASON_RELATION:
      return N_ ("关系不在本地共济范围内");
    case GJ_DOCUMENT_REASON_CONTRADICTED:
      return N_ ("关系和登记的对不上");
    case GJ_DOCUMENT_REASON_MEMBERS:
      return N_ ("能绑定的家人已经满了");
    case GJ_DOCUMENT_REASON_CONTRIBUTORS:
      return N_ ("这位家人的共济人已经满了");
    case GJ_DOCUMENT_REASON_EARLY:
      return N_ ("还没到能解除的日子");
    case GJ_DOCUMENT_REASON_GONE:
      return N_ ("刚才已经变了");
    }
  g_assert_not_reached ();
}

const char *
gj_document_records_label (GjDocumentRecords records)
{
  switch (records)
    {
    case GJ_DOCUMENT_RECORDS_NONE:
      return "";
    case GJ_DOCUMENT_RECORDS_SHARED:
      return N_ ("共济支付记录");
    case GJ_DOCUMENT_RECORDS_PREMIUMS:
      return N_ ("代缴缴费记录");
    case GJ_DOCUMENT_RECORDS_CONSUMPTION:
      return N_ ("消费明细");
    }
  g_assert_not_reached ();
}

const char *
gj_document_side_label (GjDocumentSide side)
{
  switch (side)
    {
    case GJ_DOCUMENT_SIDE_BOTH:
      return "";
    case GJ_DOCUMENT_SIDE_PAID:
      return N_ ("本人为家人支付的");
    case GJ_DOCUMENT_SIDE_PAID_FOR:
      return N_ ("家人为本人支付的");
    }
  g_assert_not_reached ();
}

guint
gj_document_sums (const GjDocument *document, GjDocumentSum sums[GJ_DOCUMENT_SUMS_MAX])
{
  const GjDocumentTotals *totals = &document->totals;
  guint n = 0;

  if (document->records == GJ_DOCUMENT_RECORDS_CONSUMPTION)
    {
      sums[n++] = (GjDocumentSum){ N_ ("总费用"), totals->total_fen };
      sums[n++] = (GjDocumentSum){ N_ ("其中 统筹基金"), totals->fund_fen };
      sums[n++] = (GjDocumentSum){ N_ ("其中 本人个人账户"), totals->own_fen };
      sums[n++] = (GjDocumentSum){ N_ ("其中 家人账户"), totals->shared_fen };
      sums[n++] = (GjDocumentSum){ N_ ("其中 现金"), totals->cash_fen };
      return n;
    }
  sums[n++] = (GjDocumentSum){ N_ ("本人账户支付"), totals->own_fen };
  sums[n++] = (GjDocumentSum){ N_ ("家人账户支付"), totals->shared_fen };
  sums[n++] = (GjDocumentSum){ N_ ("合计"), totals->total_fen };
  return n;
}

static void
append_care (GString *text, const char *med_type, gboolean chinese)
{
  const char *label = chinese ? gj_code_label_chinese (GJ_CODE_MED_TYPE, med_type)
                              : gj_code_label (GJ_CODE_MED_TYPE, med_type);

  if (text->len > 0)
    g_string_append (text, chinese ? "、" : C_ ("between kinds of care", "、"));
  g_string_append (text, label != NULL ? label : med_type);
}

char *
gj_document_cares_text (const GjDocument *document, gboolean chinese)
{
  GString *text = g_string_new (NULL);

  if (*document->med_type != '\0')
    append_care (text, document->med_type, chinese);
  for (guint i = 0; i < GJ_DOCUMENT_CARES; i++)
    if ((document->cares >> i & 1) != 0)
      append_care (text, gj_document_cares[i], chinese);
  return g_string_free (text, FALSE);
}
