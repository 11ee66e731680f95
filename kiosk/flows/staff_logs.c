/* SPDX-License-Identifier: Apache-2.0 */
/* The program's journal onto a stick: how many days, then how it went. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "kiosk/workers/log_copy.h"
#include "ui/pages/menu_page.h"

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static const guint SPANS[] = { 1, 7, 30 }; /* days, today included */

typedef struct
{
  GjFlow base;
  gboolean copying;
  guint span;      /* the one that was chosen: an index of SPANS */
  GjLogCopy *copy; /* how it went; NULL: not yet */
} GjStaffLogsFlow;

/* It goes on after the flow: what was copied is noted in any case. */
typedef struct
{
  GCancellable *flow_cancellable;
  GjStaffLogsFlow *flow; /* not to be touched once that is cancelled */
  GjDutyDesk *desk;
  char *staff_no;
  guint days;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->flow_cancellable);
  gj_duty_desk_end (asked->desk);
  gj_duty_desk_unref (asked->desk);
  g_free (asked->staff_no);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GjLogCopy) copy = gj_log_copy_finish (result);
  g_autofree char *days = g_strdup_printf ("%u days", asked->days);

  gj_duty_desk_note (asked->desk, asked->staff_no, GJ_DUTY_LOGS_COPIED, days, gj_log_copy_word (copy->outcome));
  if (g_cancellable_is_cancelled (asked->flow_cancellable))
    return;
  asked->flow->copying = FALSE;
  asked->flow->copy = g_steal_pointer (&copy);
  gj_flow_show (&asked->flow->base);
}

static void
start (GjStaffLogsFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  gint64 now_us = gj_clock_now_us (terminal->clock);
  GjDate first = gj_time_date (now_us - (SPANS[self->span] - 1) * DAY_US);
  g_autofree char *since = gj_date_format (first);
  g_autofree char *until = gj_date_format (gj_time_date (now_us));
  g_autofree char *name = g_strdup_printf ("gongji-%s-%s-%s.txt", terminal->config->id, since, until);
  Asked *asked = g_new0 (Asked, 1);

  asked->flow = self;
  asked->flow_cancellable = g_object_ref (self->base.cancellable);
  asked->desk = gj_duty_desk_ref (terminal->duty_desk);
  gj_duty_desk_begin (asked->desk);
  asked->staff_no = g_strdup (terminal->staff->staff_no);
  asked->days = SPANS[self->span];
  self->copying = TRUE;
  gj_log_copy_async (gj_date_start_us (first), name, on_copied, asked);
}

static void
on_span (GjStaffLogsFlow *self, guint index)
{
  if (self->copying)
    return;
  self->span = index;
  start (self);
  gj_flow_show (&self->base);
}

static GtkWidget *
span_page (GjStaffLogsFlow *self)
{
  const GjMenuItem items[] = {
    { "calendar", C_ ("button", "今天"), NULL },
    { "calendar", _("最近7天"), NULL },
    { "calendar", _("最近30天"), NULL },
  };
  const GjMenuView view = { .title = _("拷贝日志"),
                            .icon = "copy",
                            .question = _("要哪几天的？"),
                            .sentence = _("先插好U盘。日志里没有居民的姓名和号码。"),
                            .items = items,
                            .n_items = G_N_ELEMENTS (items),
                            .wide = TRUE };
  GtkWidget *page = gj_menu_page_new (&view);

  G_STATIC_ASSERT (G_N_ELEMENTS (items) == G_N_ELEMENTS (SPANS));
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_span), self);
  return page;
}

static const char *
headline_of (GjLogCopyOutcome outcome)
{
  switch (outcome)
    {
    case GJ_LOG_COPY_DONE:
      return _("日志拷好了");
    case GJ_LOG_COPY_NO_STICK:
      return _("没有找到U盘");
    case GJ_LOG_COPY_FULL:
      return _("U盘满了，没有拷");
    case GJ_LOG_COPY_NOT_WRITTEN:
      return _("写不进U盘，没有拷好");
    case GJ_LOG_COPY_NO_JOURNAL:
      return _("本机的日志读不到");
    }
  g_assert_not_reached ();
}

/* (transfer full) */
static char *
advice_of (const GjLogCopy *copy)
{
  g_autofree char *size = g_format_size (copy->bytes);

  switch (copy->outcome)
    {
    case GJ_LOG_COPY_DONE:
      return g_strdup_printf (_("%s，可以拔U盘了。\n%s"), size, copy->name);
    case GJ_LOG_COPY_NO_STICK:
      return g_strdup (_("插好U盘，等几秒再试。"));
    case GJ_LOG_COPY_FULL:
      return g_strdup (_("换一个有地方的U盘。U盘上原来的文件没有动。"));
    case GJ_LOG_COPY_NOT_WRITTEN:
      return g_strdup (_("拷完前别拔；也看看U盘是不是只能读。"));
    case GJ_LOG_COPY_NO_JOURNAL:
      return g_strdup (_("请管理员看：这台机器没有系统日志，或没有权限读。"));
    }
  g_assert_not_reached ();
}

static void
on_again (GjStaffLogsFlow *self)
{
  g_clear_pointer (&self->copy, gj_log_copy_free);
  gj_flow_show (&self->base);
}

static GtkWidget *
result_page (GjStaffLogsFlow *self)
{
  gboolean done = self->copy->outcome == GJ_LOG_COPY_DONE;
  g_autofree char *advice = advice_of (self->copy);
  const GjStaffSay say = { .title = _("拷贝日志"),
                           .face = done ? "check" : "refused",
                           .sentence = headline_of (self->copy->outcome),
                           .tone = done ? GJ_TONE_DONE : GJ_TONE_CARE,
                           .symbol = done ? "check" : "warning",
                           .question = done ? _("U盘上") : _("接下来怎么办"),
                           .answer = advice };

  return gj_staff_say_result (&self->base, &say, !done, done ? NULL : _("再试一次"), G_CALLBACK (on_again));
}

static void
staff_logs_flow_show (GjFlow *flow)
{
  GjStaffLogsFlow *self = (GjStaffLogsFlow *) flow;
  const GjStaffSay busy
      = { .title = _("拷贝日志"), .face = "waiting", .sentence = _("正在拷贝，请别拔U盘…") };

  if (self->copying)
    gj_stage_show (flow->terminal, gj_staff_say (&busy));
  else
    gj_stage_show (flow->terminal, self->copy != NULL ? result_page (self) : span_page (self));
}

static gboolean
staff_logs_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
staff_logs_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjStaffLogsFlow *) flow)->copy, gj_log_copy_free);
}

static const GjFlowClass staff_logs_flow_class
    = { sizeof (GjStaffLogsFlow), staff_logs_flow_show, staff_logs_flow_back, staff_logs_flow_finalize };

GjFlow *
gj_staff_logs_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_logs_flow_class, terminal);
}
