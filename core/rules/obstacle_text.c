/* SPDX-License-Identifier: Apache-2.0 */
/* The sentences for obstacles: plain, short, without a code in them. It decides nothing. */
#include "core/rules/obstacle_text.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/rules/say.h"

static char *
why_window (const GjPayReason *reason)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (reason->since == GJ_DATE_NONE)
    return g_strdup (_ ("本机暂未收录本地的缴费期"));
  from = gj_say_date (reason->since);
  to = gj_say_date (reason->until);
  return g_strdup_printf (_ ("现在不在缴费期。%u年度的缴费期是%s到%s"), reason->year, from, to);
}

static char *
why_year (const GjPayReason *reason)
{
  if (reason->year == 0)
    return g_strdup (_ ("本机暂未收录缴费标准"));
  return g_strdup_printf (_ ("本机暂未收录%u年度的缴费标准"), reason->year);
}

static char *
why_payer (const GjPayReason *reason)
{
  if (reason->obstacle == GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE)
    return g_strdup (_ ("您没有职工医保个人账户，不能代家人缴费"));
  if (reason->obstacle == GJ_PAY_OBSTACLE_PAYER_SUSPENDED)
    return gj_say_since_month (reason->since, _ ("您的职工医保从%s起暂停"),
                               _ ("您的职工医保已暂停"));
  if (reason->obstacle == GJ_PAY_OBSTACLE_PAYER_ENDED)
    return gj_say_since_month (reason->since, _ ("您的职工医保从%s起终止"),
                               _ ("您的职工医保已终止"));
  if (reason->obstacle == GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT)
    return g_strdup (_ ("您没有医保个人账户，不能从账户缴费"));
  return g_strdup (_ ("您的参保登记需要窗口核对"));
}

/* What is recorded as not allowed is not called unknown. */
static char *
why_scope (const GjRegion *region)
{
  gboolean allowed = FALSE;

  if (gj_region_get_boolean (region, GJ_POLICY_SCOPES_RESIDENT_PREMIUM, &allowed) == GJ_KNOWN && !allowed)
    return g_strdup (_ ("按本地规定，个人账户不能代缴居民医保"));
  return g_strdup (_ ("本机暂未收录本地用个人账户代缴的规定"));
}

char *
gj_obstacle_why (const GjRegion *region, const GjPayReason *reason)
{
  g_autofree char *amount = NULL;
  g_autofree char *place = NULL;

  switch (reason->obstacle)
    {
    case GJ_PAY_OBSTACLE_NONE:
      return g_strdup ("");
    case GJ_PAY_OBSTACLE_PAYER_STATUS:
    case GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE:
    case GJ_PAY_OBSTACLE_PAYER_SUSPENDED:
    case GJ_PAY_OBSTACLE_PAYER_ENDED:
    case GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT:
      return why_payer (reason);
    case GJ_PAY_OBSTACLE_ALREADY_PAID:
      return gj_say_since_date (reason->since, _ ("%s已经缴过，不用再缴"),
                                _ ("已经缴过，不用再缴"));
    case GJ_PAY_OBSTACLE_RELATIVE_DEAD:
    case GJ_PAY_OBSTACLE_RELATIVE_STATUS:
      return g_strdup (_ ("这位家人的登记需要窗口核对"));
    case GJ_PAY_OBSTACLE_NOT_BOUND:
      return g_strdup (_ ("您和这位家人还没有绑定家庭共济"));
    case GJ_PAY_OBSTACLE_BINDING_ENDED:
      return gj_say_since_date (reason->since, _ ("绑定在%s到期"), _ ("绑定已经到期"));
    case GJ_PAY_OBSTACLE_BINDING_MOVED:
      return gj_say_since_month (reason->since, _ ("您的职工医保从%s起转到外省，绑定自动结束了"),
                                 _ ("您的职工医保已转到外省，绑定自动结束了"));
    case GJ_PAY_OBSTACLE_BINDING_CLOSED:
      return gj_say_since_date (reason->since, _ ("您的职工医保在%s终止，绑定自动结束了"),
                                _ ("您的职工医保终止过，绑定自动结束了"));
    case GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN:
      return gj_say_since_date (reason->since, _ ("绑定从%s起才生效"), _ ("绑定还没有生效"));
    case GJ_PAY_OBSTACLE_RELATION:
      return g_strdup_printf (_ ("按%s的规定，这种亲属关系不在家庭共济范围内"),
                              gj_region_name (region));
    case GJ_PAY_OBSTACLE_RELATION_UNKNOWN:
      return g_strdup (_ ("本机暂未收录本地的共济亲属范围"));
    case GJ_PAY_OBSTACLE_HAS_EMPLOYEE:
      return g_strdup (_ ("已有职工医保，不用缴居民医保"));
    case GJ_PAY_OBSTACLE_NOT_INSURED:
      return g_strdup (_ ("还没有参加城乡居民医保"));
    case GJ_PAY_OBSTACLE_SUSPENDED:
      return gj_say_since_month (reason->since, _ ("%s起暂停参保"), _ ("参保已暂停"));
    case GJ_PAY_OBSTACLE_ENDED:
      return gj_say_since_month (reason->since, _ ("%s起终止参保"), _ ("参保已终止"));
    case GJ_PAY_OBSTACLE_OTHER_PROVINCE:
      return g_strdup_printf (_ ("参保地在%s，本机不能跨省代缴"), gj_say_place (reason->admdvs));
    case GJ_PAY_OBSTACLE_OTHER_CITY:
      place = gj_say_city (reason->admdvs);
      return g_strdup_printf (_ ("参保地在%s，本机不能跨市代缴"), place);
    case GJ_PAY_OBSTACLE_SCOPE:
      return why_scope (region);
    case GJ_PAY_OBSTACLE_WINDOW_CLOSED:
      return why_window (reason);
    case GJ_PAY_OBSTACLE_YEAR_UNKNOWN:
    case GJ_PAY_OBSTACLE_TIER_UNKNOWN:
      return why_year (reason);
    case GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN:
      return g_strdup_printf (_ ("本机暂未收录%u年度这类资助人群的缴费标准"), reason->year);
    case GJ_PAY_OBSTACLE_NOTHING_TO_PAY:
      return g_strdup (_ ("由政府全额资助，不用缴"));
    case GJ_PAY_OBSTACLE_BALANCE:
      amount = gj_money_format_sentence (reason->missing_fen);
      return g_strdup_printf (_ ("个人账户余额不足，还差%s元"), amount);
    }
  g_assert_not_reached ();
}

char *
gj_obstacle_what_next (const GjRegion *region, const GjPayReason *reason)
{
  switch (reason->obstacle)
    {
    case GJ_PAY_OBSTACLE_NONE:
    case GJ_PAY_OBSTACLE_ALREADY_PAID:
    case GJ_PAY_OBSTACLE_HAS_EMPLOYEE:
    case GJ_PAY_OBSTACLE_NOTHING_TO_PAY:
      return g_strdup ("");
    case GJ_PAY_OBSTACLE_PAYER_STATUS:
    case GJ_PAY_OBSTACLE_RELATIVE_DEAD:
    case GJ_PAY_OBSTACLE_RELATIVE_STATUS:
      return g_strdup_printf (_ ("请带证件到窗口核对，或拨打%s"), gj_region_hotline (region));
    case GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE:
    case GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT:
      return g_strdup (_ ("请由有职工医保的家人来代缴，或到窗口缴费"));
    case GJ_PAY_OBSTACLE_PAYER_SUSPENDED:
    case GJ_PAY_OBSTACLE_PAYER_ENDED:
      return g_strdup (_ ("请先到窗口恢复您的职工医保，再来代缴"));
    case GJ_PAY_OBSTACLE_NOT_BOUND:
    case GJ_PAY_OBSTACLE_BINDING_ENDED:
    case GJ_PAY_OBSTACLE_BINDING_CLOSED:
      return g_strdup (_ ("请先在“家庭共济”里绑定，再来缴费"));
    case GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN:
      return g_strdup (_ ("请等绑定生效后再来缴费"));
    case GJ_PAY_OBSTACLE_RELATION:
      return g_strdup (_ ("请由关系更近的家人来代缴，或到窗口缴费"));
    case GJ_PAY_OBSTACLE_NOT_INSURED:
      return g_strdup (_ ("请先到参保地窗口办理参保，再来缴费"));
    case GJ_PAY_OBSTACLE_SUSPENDED:
    case GJ_PAY_OBSTACLE_ENDED:
      return g_strdup (_ ("先到参保地窗口恢复参保，再来缴费"));
    case GJ_PAY_OBSTACLE_BINDING_MOVED:
    case GJ_PAY_OBSTACLE_OTHER_PROVINCE:
    case GJ_PAY_OBSTACLE_OTHER_CITY:
      return g_strdup_printf (_ ("请在参保地缴费，或拨打%s询问"), gj_region_hotline (region));
    case GJ_PAY_OBSTACLE_WINDOW_CLOSED:
      if (reason->since != GJ_DATE_NONE)
        return g_strdup (_ ("请在缴费期内再来，或到窗口询问能否补缴"));
      return g_strdup (gj_region_payment_elsewhere (region));
    case GJ_PAY_OBSTACLE_RELATION_UNKNOWN:
    case GJ_PAY_OBSTACLE_SCOPE:
    case GJ_PAY_OBSTACLE_YEAR_UNKNOWN:
    case GJ_PAY_OBSTACLE_TIER_UNKNOWN:
    case GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN:
      return g_strdup (gj_region_payment_elsewhere (region));
    case GJ_PAY_OBSTACLE_BALANCE:
      return g_strdup (_ ("请另一位家人插自己的卡来缴，或到窗口用其他方式缴费"));
    }
  g_assert_not_reached ();
}
