/* SPDX-License-Identifier: Apache-2.0 */
/* The words for a verdict: one for programs, two sentences for people. */
#include "core/receipt/receipt.h"

#include "core/base/i18n.h"

const char *
gj_verdict_to_word (GjVerdict verdict)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID:
      return "valid";
    case GJ_VERDICT_ALTERED:
      return "altered";
    case GJ_VERDICT_UNKNOWN_KEY:
      return "unknown-key";
    case GJ_VERDICT_KEY_OUT_OF_DATE:
      return "key-out-of-date";
    case GJ_VERDICT_DEMO:
      return "demo";
    case GJ_VERDICT_NOT_A_RECEIPT:
      return "not-a-receipt";
    case GJ_VERDICT_UNCHECKED:
      return "unchecked";
    }
  g_assert_not_reached ();
}

const char *
gj_receipt_stage_to_word (GjReceiptStage stage)
{
  switch (stage)
    {
    case GJ_RECEIPT_STAGE_NONE:
      return "none";
    case GJ_RECEIPT_STAGE_PREFIX:
      return "prefix";
    case GJ_RECEIPT_STAGE_BASE45:
      return "base45";
    case GJ_RECEIPT_STAGE_LENGTH:
      return "length";
    case GJ_RECEIPT_STAGE_VERSION:
      return "version";
    case GJ_RECEIPT_STAGE_FIELD:
      return "field";
    }
  g_assert_not_reached ();
}

static const char *
describe_stage (GjReceiptStage stage)
{
  switch (stage)
    {
    case GJ_RECEIPT_STAGE_NONE:
    case GJ_RECEIPT_STAGE_PREFIX:
      return _ ("这不是共济自助机的凭条码");
    case GJ_RECEIPT_STAGE_BASE45:
      return _ ("凭条码里有读不懂的字符");
    case GJ_RECEIPT_STAGE_LENGTH:
      return _ ("凭条码不完整");
    case GJ_RECEIPT_STAGE_VERSION:
      return _ ("凭条码的版本比本程序新");
    case GJ_RECEIPT_STAGE_FIELD:
      return _ ("凭条码的内容不合规定");
    }
  g_assert_not_reached ();
}

static const char *
advise_stage (GjReceiptStage stage)
{
  switch (stage)
    {
    case GJ_RECEIPT_STAGE_NONE:
    case GJ_RECEIPT_STAGE_PREFIX:
      return _ ("请扫凭条下方的二维码。");
    case GJ_RECEIPT_STAGE_BASE45:
    case GJ_RECEIPT_STAGE_LENGTH:
      return _ ("请把二维码放平、照全，再扫一次。");
    case GJ_RECEIPT_STAGE_VERSION:
      return _ ("请更新验证程序，或到窗口核对。");
    case GJ_RECEIPT_STAGE_FIELD:
      return _ ("不要相信这张凭条，请到窗口按凭条号核对。");
    }
  g_assert_not_reached ();
}

const char *
gj_verdict_describe (GjVerdict verdict, GjReceiptStage stage)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID:
      return _ ("凭条码有效：签名正确，是可信的机器签的");
    case GJ_VERDICT_ALTERED:
      return _ ("凭条无效：内容或签名被改动过");
    case GJ_VERDICT_UNKNOWN_KEY:
      return _ ("凭条无效：签名的机器不在可信名单里");
    case GJ_VERDICT_KEY_OUT_OF_DATE:
      return _ ("凭条无效：签名的密钥在凭条所写时间不在有效期内");
    case GJ_VERDICT_DEMO:
      return _ ("凭条无效：这是演示凭条，没有真的办理或缴费");
    case GJ_VERDICT_NOT_A_RECEIPT:
      return describe_stage (stage);
    case GJ_VERDICT_UNCHECKED:
      return _ ("这次没能验证签名，还不知道是真是假");
    }
  g_assert_not_reached ();
}

const char *
gj_verdict_advise (GjVerdict verdict, GjReceiptStage stage)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID:
      return _ ("只读了凭条码，没有看纸：请把下面的和纸上的对一遍，不一样就是假的。");
    case GJ_VERDICT_ALTERED:
      return _ ("不要相信这张凭条，请到窗口按凭条号核对。");
    case GJ_VERDICT_UNKNOWN_KEY:
      return _ ("请更新可信公钥名单后再验，或到窗口按凭条号核对。");
    case GJ_VERDICT_KEY_OUT_OF_DATE:
      return _ ("请到窗口按凭条号核对。");
    case GJ_VERDICT_DEMO:
      return _ ("不能当作凭据。");
    case GJ_VERDICT_NOT_A_RECEIPT:
      return advise_stage (stage);
    case GJ_VERDICT_UNCHECKED:
      return _ ("请稍后再试，或到窗口按凭条号核对。");
    }
  g_assert_not_reached ();
}
