/* SPDX-License-Identifier: Apache-2.0 */
/* What the flows of the staff screen share; see staff_acts.h. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "kiosk/flows/staff_flow.h"
#include "ui/pages/notice_page.h"

void
gj_staff_return (GjTerminal *terminal)
{
  g_assert (gj_session_get_state (terminal->session) == GJ_STATE_STAFF);
  gj_stage_run (terminal, gj_staff_flow_new (terminal));
}

GtkWidget *
gj_staff_say (const GjStaffSay *say)
{
  const GjNoticeFact fact = { say->tone, say->symbol, say->question, say->answer };
  const GjNoticeView view = {
    .title = say->title,
    .face = say->face,
    .sentence = say->sentence,
    .facts = &fact,
    .n_facts = say->question != NULL ? 1 : 0,
    .main_text = say->main_text,
    .second_text = say->second_text,
  };

  return gj_notice_page_new (&view);
}

static void
on_return (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
}

GtkWidget *
gj_staff_say_result (GjFlow *flow, const GjStaffSay *say, gboolean failed, const char *again, GCallback on_again)
{
  GjStaffSay result = *say;
  GtkWidget *page;

  g_return_val_if_fail (again != NULL || !failed, NULL);
  result.main_text = failed ? again : C_ ("button", "知道了");
  result.second_text = failed ? C_ ("button", "知道了") : again;
  page = gj_staff_say (&result);
  g_signal_connect_swapped (page, "main", failed ? on_again : G_CALLBACK (on_return), flow);
  g_signal_connect_swapped (page, "second", failed ? G_CALLBACK (on_return) : on_again, flow);
  return page;
}

static void
on_end (GjFlow *flow)
{
  gj_session_handle (flow->terminal->session, GJ_EVENT_END);
}

void
gj_staff_show_refused (GjFlow *flow, const GError *error)
{
  gboolean off = g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT);
  GjStaffSay say = {
    .title = C_ ("page", "管理"),
    .face = "refused",
    .sentence = off ? _("没有做：您已不在工作人员名单里") : _("没有做：现在记不下来"),
    .tone = GJ_TONE_ACT,
    .symbol = "arrow",
    .question = _("接下来怎么办"),
    .answer = off ? _("请管理员重新登记您的卡。") : _("什么都没有改。等数据库恢复后再做。"),
    .main_text = off ? _("取卡，结束服务") : C_ ("button", "知道了"),
  };
  GtkWidget *page = gj_staff_say (&say);

  gj_terminal_note_store_error (flow->terminal, error);
  g_signal_connect_swapped (page, "main", G_CALLBACK (off ? on_end : on_return), flow);
  gj_stage_show (flow->terminal, page);
}
