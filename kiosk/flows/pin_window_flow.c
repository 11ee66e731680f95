/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_window_flow.h. */
#include "kiosk/flows/pin_window_flow.h"

#include "core/base/i18n.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"

static void
on_home (GjFlow *flow)
{
  gj_session_handle (flow->terminal->session, GJ_EVENT_HOME);
}

static void
pin_window_flow_show (GjFlow *flow)
{
  GjTerminal *terminal = flow->terminal;
  const char *window = terminal->config->window != NULL ? terminal->config->window : _("窗口");
  const char *why = terminal->initial_pin ? _("这是初始密码，改好才能缴费、办共济。这台机器不能改密码。您的钱没有动。")
                                          : _("这台机器不能改密码。您的密码没有变，钱没有动。");
  g_auto (GjRefusal) refusal = { g_strdup (_("请到窗口改密码")), NULL, g_strdup (why),
                                 g_strdup_printf (_("请带身份证和这张卡到%s改。"), window) };
  GtkWidget *page = gj_refusal_page_new (terminal, &refusal, _("回首页"));

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), flow);
  gj_stage_show (terminal, page);
}

static const GjFlowClass pin_window_flow_class = { sizeof (GjFlow), pin_window_flow_show, NULL, NULL };

GjFlow *
gj_pin_window_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&pin_window_flow_class, terminal);
}
