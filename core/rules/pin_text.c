/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_text.h. */
#include "core/rules/pin_text.h"

#include "core/base/i18n.h"

const char *
gj_pin_rule_text (GjPinRule rule)
{
  switch (rule)
    {
    case GJ_PIN_RULE_OK:
      return "";
    case GJ_PIN_RULE_LENGTH:
      return _("密码要6位数字");
    case GJ_PIN_RULE_SAME_AS_OLD:
      return _("新密码不能和现在的一样");
    case GJ_PIN_RULE_INITIAL:
      return _("不能用初始密码");
    case GJ_PIN_RULE_ONE_DIGIT:
      return _("不能6位都一样");
    case GJ_PIN_RULE_RUN:
      return _("不能用连着的数字");
    case GJ_PIN_RULE_BIRTHDAY:
      return _("不能用生日");
    case GJ_PIN_RULE_ID_TAIL:
      return _("不能用身份证号的最后6位");
    }
  g_assert_not_reached ();
}
