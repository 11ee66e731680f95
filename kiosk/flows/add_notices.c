/* SPDX-License-Identifier: Apache-2.0 */
/* See add_notices.h. */
#include "kiosk/flows/add_notices.h"

#include "core/base/i18n.h"
#include "ui/pages/notice_page.h"

/* Whose number it is, or whether it is anybody's, stays unsaid. */
GtkWidget *
gj_add_notice_typed_often (const GjTerminal *terminal)
{
  g_autofree char *next = g_strdup_printf (
      _("请家人带自己的社保卡来插，或带上证件到%s。"),
      gj_config_window (terminal->config));
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "info", _("为什么"), _("号码和姓名几次都对不上。为了家人的资料安全，这次不再查。") },
    { GJ_TONE_ACT, "arrow", _("接下来怎么办"), next },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。") },
  };
  GjNoticeView view = { .title = _("输入证件号"), .sentence = _("没有找到这位家人"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("换个办法添加") };

  return gj_notice_page_new (&view);
}

GtkWidget *
gj_add_notice_own_card (void)
{
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "info", _("为什么"), _("您的卡没有读好。现在取出来，机器就认不准回来的是不是它。") },
    { GJ_TONE_ACT, "arrow", _("接下来怎么办"), _("换个办法添加；或者结束服务，取卡擦一擦芯片，再插一次。") },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。") },
  };
  GjNoticeView view = { .title = _("添加家人"), .sentence = _("现在不能插家人的卡"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("换个办法添加") };

  return gj_notice_page_new (&view);
}

GtkWidget *
gj_add_notice_no_relation (const GjTerminal *terminal)
{
  g_autofree char *why = g_strdup_printf (
      _("单子上是%s的规定许可、又和登记的性别、年龄对得上的亲属。儿媳、女婿等，家庭共济一般不包括。"),
      gj_region_name (terminal->region));
  g_autofree char *next = g_strdup_printf (
      _("请不要选不对的。按“返回”再看一遍；还是没有，请到%s或拨打%s问。"),
      gj_config_window (terminal->config), gj_region_hotline (terminal->region));
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "info", _("为什么"), why },
    { GJ_TONE_ACT, "arrow", _("接下来怎么办"), next },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。") },
  };
  GjNoticeView view = { .title = _("是什么亲属"), .sentence = _("刚才列出的都不是，就不能绑"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("换一位家人") };

  return gj_notice_page_new (&view);
}

GtkWidget *
gj_add_notice_full (int most)
{
  g_autofree char *limit = g_strdup_printf (_("一次最多办%d位，凭条上才写得下。"), most);
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "info", _("为什么"), limit },
    { GJ_TONE_ACT, "arrow", _("接下来怎么办"), _("先去掉几位，办好以后再办其余的。") },
  };
  GjNoticeView view = { .title = _("添加家人"), .sentence = _("选得太多了"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("回去去掉几位") };

  return gj_notice_page_new (&view);
}
