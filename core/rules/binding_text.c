/* SPDX-License-Identifier: Apache-2.0 */
/* The sentences of family sharing: plain, short, without a code in them. It decides nothing. */
#include "core/rules/binding_text.h"

#include "core/base/i18n.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"
#include "core/rules/say.h"

static const char *
kind_name (const GjBindReason *reason)
{
  const char *name = gj_code_label (GJ_CODE_INSUTYPE, reason->insutype);

  return name != NULL ? name : _ ("其他医保");
}

static char *
why_age (const GjBindReason *reason)
{
  const char *relation = gj_relation_label (reason->patn_rlts);

  if (reason->limit == 0)
    return g_strdup_printf (_ ("您选的是“%s”，但两人年龄的大小对不上"), relation);
  return g_strdup_printf (_ ("您选的是“%s”，但两人的年龄没有相差%u岁"), relation, reason->limit);
}

/* Whoever typed a name and a number is not told that this person is married, nor to whom: a taken spouse is said as
 * any relation that cannot be confirmed here, and asks for the household register as they all do. */
static char *
why_spouse (const GjBindReason *reason)
{
  if (reason->obstacle == GJ_BIND_OBSTACLE_SPOUSE_SECOND)
    return g_strdup (_ ("登记里您已经有一位配偶，一人只能有一位"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_SPOUSE_TAKEN)
    return g_strdup (_ ("您选的是夫妻，这个关系本机确认不了"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_SPOUSE_SEX)
    return g_strdup (_ ("您选的是夫妻，但登记的性别对不上"));
  return g_strdup_printf (_ ("您选的是夫妻，但有一位没到结婚年龄（男%u岁、女%u岁）"),
                          GJ_BIND_HUSBAND_AGE, GJ_BIND_WIFE_AGE);
}

/* A limit of the region's. */
static char *
why_limit (const GjRegion *region, const GjBindReason *reason)
{
  const char *name = gj_region_name (region);

  if (reason->obstacle == GJ_BIND_OBSTACLE_MEMBER_CAP)
    return g_strdup_printf (_ ("按%s的规定，一人最多绑定%u位家人，您已经满了"), name,
                            reason->limit);
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP)
    return g_strdup_printf (_ ("按%s的规定，一位家人最多由%u人共济，这位家人已经满了"), name,
                            reason->limit);
  return g_strdup_printf (_ ("按%s的规定，一位家人只能由一人共济，这位家人已经有了"), name);
}

static char *
why_contributor (const GjBindReason *reason)
{
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE)
    return g_strdup (_ ("您没有职工医保，不能用个人账户帮家人付钱"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED)
    return gj_say_since_month (reason->since, _ ("您的职工医保从%s起暂停"),
                               _ ("您的职工医保已暂停"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED)
    return gj_say_since_month (reason->since, _ ("您的职工医保从%s起终止"),
                               _ ("您的职工医保已终止"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT)
    return g_strdup (_ ("您没有医保个人账户，没有钱可以共济"));
  return g_strdup (_ ("您的参保登记需要窗口核对"));
}

/* What can be said where nothing but the obstacle is known. NULL: more is known, or the usual sentence needs no more. */
static char *
why_bare (const GjRegion *region, const GjBindReason *reason)
{
  const char *name = gj_region_name (region);

  if (!reason->bare)
    return NULL;
  if (reason->obstacle == GJ_BIND_OBSTACLE_RELATION_NOT_HERE)
    return g_strdup_printf (_ ("按%s的规定，您选的关系不在家庭共济范围内"), name);
  if (reason->obstacle == GJ_BIND_OBSTACLE_RELATION_SEX)
    return g_strdup (_ ("您选的关系和登记的性别对不上"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_RELATION_AGE)
    return g_strdup (_ ("您选的关系和两人的年龄对不上"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_RELATION_CONFLICT)
    return g_strdup (_ ("已有的登记里，这位家人和您不是您选的关系"));
  if (reason->obstacle == GJ_BIND_OBSTACLE_MEMBER_CAP)
    return g_strdup_printf (_ ("按%s的规定，您绑定的家人已经满了"), name);
  if (reason->obstacle == GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP)
    return g_strdup_printf (_ ("按%s的规定，给这位家人用钱的人已经满了"), name);
  return NULL;
}

static char *
why_other_city (const GjBindReason *reason)
{
  g_autofree char *place = gj_say_city (reason->admdvs);

  return g_strdup_printf (_ ("这位家人的参保地在%s，本机不能办跨市共济"), place);
}

char *
gj_bind_obstacle_why (const GjRegion *region, const GjBindReason *reason)
{
  const char *relation = gj_relation_label (reason->patn_rlts);
  char *bare = why_bare (region, reason);

  if (bare != NULL)
    return bare;
  switch (reason->obstacle)
    {
    case GJ_BIND_OBSTACLE_NONE:
      return g_strdup ("");
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT:
      return why_contributor (reason);
    case GJ_BIND_OBSTACLE_SELF:
      return g_strdup (_ ("这是您本人。家庭共济是帮家人付钱"));
    case GJ_BIND_OBSTACLE_ALREADY_BOUND:
      return gj_say_since_date (reason->since, _ ("您和这位家人已经绑定，从%s开始"),
                                _ ("您和这位家人已经绑定"));
    case GJ_BIND_OBSTACLE_REQUEST_PENDING:
      return gj_say_since_date (reason->since, _ ("您在%s已经申请，家人还没有答复"),
                                _ ("您已经申请，家人还没有答复"));
    case GJ_BIND_OBSTACLE_RELATIVE_DEAD:
    case GJ_BIND_OBSTACLE_RELATIVE_STATUS:
      return g_strdup (_ ("这位家人的登记需要窗口核对"));
    case GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED:
      return g_strdup (_ ("这位家人还没有参加医保"));
    case GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND:
      return g_strdup_printf (_ ("这位家人参加的是%s。只有职工医保和居民医保能共济"),
                              kind_name (reason));
    case GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED:
      return gj_say_since_month (reason->since, _ ("这位家人从%s起暂停参保"),
                                 _ ("这位家人的参保已暂停"));
    case GJ_BIND_OBSTACLE_RELATIVE_ENDED:
      return gj_say_since_month (reason->since, _ ("这位家人从%s起终止参保"),
                                 _ ("这位家人的参保已终止"));
    case GJ_BIND_OBSTACLE_OTHER_PROVINCE:
      return g_strdup_printf (_ ("这位家人的参保地在%s，本机不能办跨省共济"),
                              gj_say_place (reason->admdvs));
    case GJ_BIND_OBSTACLE_OTHER_CITY:
      return why_other_city (reason);
    case GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN:
      return g_strdup (_ ("还没有选择这位家人是您的什么人"));
    case GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN:
      return g_strdup (_ ("本机暂未收录本地的共济亲属范围"));
    case GJ_BIND_OBSTACLE_RELATION_NOT_HERE:
      return g_strdup_printf (_ ("按%s的规定，“%s”不在家庭共济范围内"), gj_region_name (region),
                              relation);
    case GJ_BIND_OBSTACLE_RELATION_SEX:
      return g_strdup_printf (_ ("您选的是“%s”，但和登记的性别对不上"), relation);
    case GJ_BIND_OBSTACLE_RELATION_AGE:
      return why_age (reason);
    case GJ_BIND_OBSTACLE_SPOUSE_SEX:
    case GJ_BIND_OBSTACLE_SPOUSE_AGE:
    case GJ_BIND_OBSTACLE_SPOUSE_SECOND:
    case GJ_BIND_OBSTACLE_SPOUSE_TAKEN:
      return why_spouse (reason);
    case GJ_BIND_OBSTACLE_RELATION_CONFLICT:
      return g_strdup_printf (_ ("已有的登记里，这位家人是您的“%s”，和您选的不一样"), relation);
    case GJ_BIND_OBSTACLE_MEMBER_CAP:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP:
      return why_limit (region, reason);
    }
  g_assert_not_reached ();
}

static char *
next_other_province (const GjRegion *region, const GjBindReason *reason)
{
  if (reason->wallet)
    return g_strdup_printf (_ ("跨省请用“医保钱包”：在国家医保服务平台上办，或到窗口、打%s问"),
                            gj_region_hotline (region));
  return g_strdup_printf (_ ("请到窗口或拨打%s，询问跨省怎么办"), gj_region_hotline (region));
}

char *
gj_bind_obstacle_what_next (const GjRegion *region, const GjBindReason *reason)
{
  const char *hotline = gj_region_hotline (region);

  switch (reason->obstacle)
    {
    case GJ_BIND_OBSTACLE_NONE:
      return g_strdup ("");
    case GJ_BIND_OBSTACLE_ALREADY_BOUND:
      return g_strdup (_ ("不用再绑。在“家庭共济”里能看到这位家人"));
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS:
    case GJ_BIND_OBSTACLE_RELATIVE_DEAD:
    case GJ_BIND_OBSTACLE_RELATIVE_STATUS:
      return g_strdup_printf (_ ("请带证件到窗口核对，或拨打%s"), hotline);
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT:
      return g_strdup_printf (_ ("请由有职工医保个人账户的家人来绑定；不清楚，请到窗口或拨打%s"), hotline);
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED:
      return g_strdup (_ ("请先到窗口恢复您的职工医保，再来绑定"));
    case GJ_BIND_OBSTACLE_SELF:
      return g_strdup (_ ("请换成家人的卡或家人的证件号码"));
    case GJ_BIND_OBSTACLE_REQUEST_PENDING:
      return g_strdup (_ ("请家人插自己的卡，在“家庭共济”里点同意"));
    case GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED:
      return g_strdup (_ ("请家人先到参保地窗口办理参保，再来绑定"));
    case GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND:
      return g_strdup_printf (_ ("请到窗口或拨打%s，询问能不能共济"), hotline);
    case GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED:
    case GJ_BIND_OBSTACLE_RELATIVE_ENDED:
      return g_strdup (_ ("请家人先到参保地窗口恢复参保，再来绑定"));
    case GJ_BIND_OBSTACLE_OTHER_PROVINCE:
      return next_other_province (region, reason);
    case GJ_BIND_OBSTACLE_OTHER_CITY:
      return g_strdup_printf (_ ("请到窗口或拨打%s，询问跨市怎么办"), hotline);
    case GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN:
      return g_strdup (_ ("请选择关系"));
    case GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN:
      return g_strdup_printf (_ ("请到窗口或拨打%s，询问哪些家人可以共济"), hotline);
    case GJ_BIND_OBSTACLE_RELATION_NOT_HERE:
      return g_strdup (_ ("请由关系更近的家人来绑定，选错了请重新选择"));
    case GJ_BIND_OBSTACLE_RELATION_SEX:
    case GJ_BIND_OBSTACLE_RELATION_AGE:
    case GJ_BIND_OBSTACLE_SPOUSE_SEX:
    case GJ_BIND_OBSTACLE_SPOUSE_AGE:
    case GJ_BIND_OBSTACLE_SPOUSE_TAKEN:
    case GJ_BIND_OBSTACLE_RELATION_CONFLICT:
      return g_strdup (_ ("请重新选择关系。没有选错的，请带户口本到窗口核对"));
    case GJ_BIND_OBSTACLE_SPOUSE_SECOND:
      return g_strdup (_ ("请重新选择关系。没有选错的，请带结婚证、离婚证到窗口核对"));
    case GJ_BIND_OBSTACLE_MEMBER_CAP:
      return g_strdup (_ ("请先解除一位家人，再来绑定"));
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP:
      return g_strdup (_ ("请家人插自己的卡，在“家庭共济”里先退出一个，再来绑定"));
    }
  g_assert_not_reached ();
}

char *
gj_bind_obstacle_sentences (const GjRegion *region, const GjBindReason *reason)
{
  g_autofree char *why = gj_bind_obstacle_why (region, reason);
  g_autofree char *next = gj_bind_obstacle_what_next (region, reason);

  return g_strdup_printf (_ ("%s。%s"), why, next);
}

const char *
gj_release_text_unused (void)
{
  return _ ("没有用完的钱一直在您的个人账户里，解除后还是您的；已经付出的不退回");
}

char *
gj_release_text_too_early (guint min_days, GjDate earliest)
{
  g_autofree char *date = NULL;

  if (earliest == GJ_DATE_NONE)
    return g_strdup_printf (_ ("这里规定绑定满%u天才能解除，还没有满"), min_days);
  date = gj_say_date (earliest);
  return g_strdup_printf (_ ("这里规定绑定满%u天才能解除，最早%s"), min_days, date);
}
