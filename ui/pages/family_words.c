/* SPDX-License-Identifier: Apache-2.0 */
/* See family_words.h. */
#include "ui/pages/family_words.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"

const char *
gj_family_state_word (GjFamilyState state)
{
  switch (state)
    {
    case GJ_FAMILY_VALID:
      return C_ ("a binding", "有效");
    case GJ_FAMILY_SUSPENDED:
      return _ ("参保暂停");
    case GJ_FAMILY_OWN_SUSPENDED:
      return _ ("现在不能用");
    case GJ_FAMILY_NOT_BEGUN:
      return _ ("还没开始");
    case GJ_FAMILY_ENDED:
      return _ ("已结束");
    case GJ_FAMILY_ASKS_YOU:
      return _ ("等您回答");
    case GJ_FAMILY_ASKED:
      return _ ("等本人同意");
    }
  g_assert_not_reached ();
}

/* Since when is behind 查看: a third line would push every second person off the page in large text. */
static const char *
valid_line (const GjFamilyMember *member)
{
  return member->side == GJ_FAMILY_USES_YOURS ? _ ("能用您的钱") : _ ("把医保钱给您用");
}

char *
gj_family_line (const GjFamilyMember *member)
{
  const gboolean dated = member->state_since != GJ_DATE_NONE;
  g_autofree char *day = dated ? gj_kit_date (member->state_since) : NULL;
  g_autofree char *month = dated ? gj_kit_month (member->state_since) : NULL;
  switch (member->state)
    {
    case GJ_FAMILY_VALID:
      return g_strdup (valid_line (member));
    case GJ_FAMILY_SUSPENDED:
      return dated ? g_strdup_printf (_ ("%s起暂停"), month) : g_strdup (_ ("现在是暂停参保"));
    case GJ_FAMILY_OWN_SUSPENDED:
      return g_strdup (_ ("您的职工医保现在没有正常参保"));
    case GJ_FAMILY_NOT_BEGUN:
      return dated ? g_strdup_printf (_ ("%s开始"), day) : g_strdup (_ ("还没开始"));
    case GJ_FAMILY_ENDED:
      return dated ? g_strdup_printf (_ ("%s结束"), day) : g_strdup (_ ("已结束"));
    case GJ_FAMILY_ASKS_YOU:
      return g_strdup (_ ("想把医保钱给您用"));
    case GJ_FAMILY_ASKED:
      return dated ? g_strdup_printf (_ ("%s申请的"), day) : g_strdup (_ ("已经申请"));
    }
  g_assert_not_reached ();
}
