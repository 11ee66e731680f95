/* SPDX-License-Identifier: Apache-2.0 */
/* See staff_flow.h: the health of the parts, and the menu of what can be done. */
#include "kiosk/flows/staff_flow.h"

#include "core/base/i18n.h"
#include "kiosk/flows/staff_acts.h"
#include "kiosk/flows/staff_words.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/rows_page.h"

typedef struct
{
  GjFlow base;
  GjHealth *health; /* NULL: still being asked */
  gboolean asked;
  gboolean menu;    /* what can be done shows, not how the parts are */
} GjStaffFlow;

/* What can be done */

static gboolean
is_paused (const GjTerminal *terminal)
{
  return (terminal->breakage & GJ_BREAKAGE_PAUSED) != 0;
}

typedef struct
{
  const char *symbol;
  const char *text;   /* msgid */
  const char *detail; /* msgid */
  GjFlow *(*open) (GjTerminal *terminal);
} Act;

static const Act ACTS[] = {
  { "paper-out", N_ ("换好纸了"), N_ ("重新数打了几张"), gj_staff_paper_flow_new },
  { "printing", N_ ("打印测试"), N_ ("打一张测试纸"), gj_staff_print_flow_new },
  { "take-receipt", N_ ("欠的凭条"), N_ ("打出来交给居民"), gj_staff_owed_flow_new },
  { "reprint", N_ ("今天的凭条"), N_ ("再打一张给本人"), gj_staff_papers_flow_new },
  { "calendar", N_ ("日终对账"), N_ ("核对一天的账"), gj_staff_day_flow_new },
  { "card", N_ ("读卡测试"), N_ ("读一次您的卡"), gj_staff_card_flow_new },
  { "suspended", N_ ("暂停服务"), N_ ("屏幕上写明原因"), gj_staff_pause_flow_new },
  { "fixed", N_ ("恢复服务"), N_ ("居民又可以用"), gj_staff_resume_flow_new },
  { "sun", N_ ("屏幕亮度"), N_ ("调亮或调暗"), gj_staff_light_flow_new },
  { "volume", N_ ("语音音量"), N_ ("每个人从多响开始"), gj_staff_volume_flow_new },
  { "down", N_ ("拷贝日志"), N_ ("拷到U盘，报修用"), gj_staff_logs_flow_new },
  { "restart", N_ ("重新启动"), N_ ("程序重新开始"), gj_staff_restart_flow_new },
};

/* Of 暂停 and 恢复 the one that can be done; light and voice where there is one. */
static gboolean
is_offered (const GjTerminal *terminal, const Act *act)
{
  if (act->open == gj_staff_pause_flow_new)
    return !is_paused (terminal);
  if (act->open == gj_staff_resume_flow_new)
    return is_paused (terminal);
  if (act->open == gj_staff_light_flow_new)
    return gj_staff_has_light ();
  if (act->open == gj_staff_volume_flow_new)
    return gj_speaker_has_voice (terminal->speaker);
  return TRUE;
}

static void
on_chosen (GjStaffFlow *self, guint index)
{
  GjTerminal *terminal = self->base.terminal;

  for (gsize i = 0; i < G_N_ELEMENTS (ACTS); i++)
    if (is_offered (terminal, &ACTS[i]) && index-- == 0)
      {
        gj_stage_run (terminal, ACTS[i].open (terminal));
        return;
      }
}

static GtkWidget *
menu_page (GjStaffFlow *self)
{
  GjMenuItem items[G_N_ELEMENTS (ACTS)];
  GjMenuView view = { .title = C_ ("page", "管理"), .icon = "staff", .question = _("要做什么？"), .items = items };
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (ACTS); i++)
    if (is_offered (self->base.terminal, &ACTS[i]))
      items[view.n_items++] = (GjMenuItem){ ACTS[i].symbol, gj_gettext (ACTS[i].text),
                                            gj_gettext (ACTS[i].detail) };
  page = gj_menu_page_new (&view);
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_chosen), self);
  return page;
}

/* How the parts are */

static void
on_row (GjStaffFlow *self, const char *key)
{
  GjTerminal *terminal = self->base.terminal;

  if (g_str_equal (key, GJ_STAFF_KEY_RESET))
    gj_stage_run (terminal, gj_staff_reset_flow_new (terminal));
  else if (g_str_equal (key, GJ_STAFF_KEY_PAPER))
    gj_stage_run (terminal, gj_staff_paper_flow_new (terminal));
  else if (g_str_equal (key, GJ_STAFF_KEY_OWED))
    gj_stage_run (terminal, gj_staff_owed_flow_new (terminal));
}

static void
on_menu (GjStaffFlow *self)
{
  self->menu = TRUE;
  gj_flow_show (&self->base);
}

/* As a resident one is served only while everybody is. */
static gboolean
may_serve (const GjTerminal *terminal)
{
  return terminal->resident != NULL && terminal->breakage == 0;
}

/* 恢复服务, or 办我自己的: never both at once. */
static void
on_second (GjStaffFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (is_paused (terminal))
    gj_stage_run (terminal, gj_staff_resume_flow_new (terminal));
  else if (may_serve (terminal))
    gj_session_handle (terminal->session, GJ_EVENT_OWN_SERVICE);
  else
    gj_flow_show (&self->base);
}

static const char *
sentence_of (const GjTerminal *terminal, guint n_bad, GjTexts *texts)
{
  if (n_bad == 0)
    return is_paused (terminal) ? _("服务已暂停。各个部件正常。") : _("一切正常。");
  if (is_paused (terminal))
    return gj_texts_keep (texts, g_strdup_printf (gj_ngettext ("服务已暂停。有%u处要处理。", "服务已暂停。有%u处要处理。", n_bad),
                                                  n_bad));
  return gj_texts_keep (texts, g_strdup_printf (gj_ngettext ("有%u处要处理。", "有%u处要处理。", n_bad), n_bad));
}

static GtkWidget *
health_page (GjStaffFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjRowsItem items[GJ_STAFF_MAX_ROWS];
  guint n_bad = 0;
  gsize n = gj_staff_health_rows (terminal, self->health, texts, items, &n_bad);
  GjRowsView view = {
    .title = C_ ("page", "管理"),
    .sentence = sentence_of (terminal, n_bad, texts),
    .items = items,
    .n_items = n,
    .main_text = _("要做什么？"),
    .second_text = is_paused (terminal) ? _("恢复服务") : may_serve (terminal) ? _("办我自己的") : NULL,
    .columns = 2,
  };
  GtkWidget *page = gj_rows_page_new (&view);

  gj_page_set_title_icon (GJ_PAGE (page), "staff");
  g_signal_connect_swapped (page, "activated", G_CALLBACK (on_row), self);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_menu), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_second), self);
  return page;
}

static GtkWidget *
asking_page (void)
{
  const GjStaffSay say = { .title = C_ ("page", "管理"), .face = "waiting", .sentence = _("正在看各个部件…") };

  return gj_staff_say (&say);
}

static void
on_health (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjHealth *health = gj_health_read_finish (result, &error);

  if (health == NULL)
    return;
  self->health = health;
  gj_flow_show (&self->base);
}

static void
staff_flow_show (GjFlow *flow)
{
  GjStaffFlow *self = (GjStaffFlow *) flow;
  GjTerminal *terminal = flow->terminal;

  if (!self->asked)
    {
      self->asked = TRUE;
      gj_health_read_async (terminal->config, terminal->printer, terminal->store, flow->cancellable, on_health,
                            self);
    }
  if (self->health == NULL)
    gj_stage_show (terminal, asking_page ());
  else
    gj_stage_show (terminal, self->menu ? menu_page (self) : health_page (self));
}

static gboolean
staff_flow_back (GjFlow *flow)
{
  GjStaffFlow *self = (GjStaffFlow *) flow;

  if (!self->menu)
    return FALSE;
  self->menu = FALSE;
  gj_flow_show (flow);
  return TRUE;
}

static void
staff_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjStaffFlow *) flow)->health, gj_health_free);
}

static const GjFlowClass staff_flow_class
    = { sizeof (GjStaffFlow), staff_flow_show, staff_flow_back, staff_flow_finalize };

GjFlow *
gj_staff_flow_new (GjTerminal *terminal)
{
  g_assert (terminal->staff != NULL);
  return gj_flow_new (&staff_flow_class, terminal);
}
