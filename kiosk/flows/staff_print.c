/* SPDX-License-Identifier: Apache-2.0 */
/* The printer in the staff's hands: a test print that is no receipt and says so, and its reset after a jam. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "kiosk/flows/staff_words.h"
#include "kiosk/workers/slip.h"

typedef struct
{
  GjFlow base;
  gboolean started;
  gboolean over;
  GjPrintOutcome outcome;      /* of a test print */
  GjPrinterCondition condition; /* then */
} GjStaffPrintFlow;

static gboolean
staff_print_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
on_again (GjStaffPrintFlow *self)
{
  self->started = self->over = FALSE;
  gj_flow_show (&self->base);
}

static void
show_busy (GjFlow *flow, const char *sentence)
{
  const GjStaffSay say = { .title = _("打印机"), .face = "printing", .sentence = sentence };

  gj_stage_show (flow->terminal, gj_staff_say (&say));
}

static const char *
advice_or (GjPrinterCondition condition, const char *otherwise)
{
  const char *advice = gj_staff_printer_advice (condition);

  return advice != NULL ? advice : otherwise;
}

/* What was asked of the printer outlives its flow: who did it is noted when the printer has answered. */
typedef struct
{
  GCancellable *flow_cancellable;
  GjStaffPrintFlow *flow; /* not to be touched once that is cancelled */
  GjDutyDesk *desk;
  char *staff_no;
} Asked;

static Asked *
asked_new (GjStaffPrintFlow *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->flow = self;
  asked->flow_cancellable = g_object_ref (self->base.cancellable);
  asked->desk = gj_duty_desk_ref (self->base.terminal->duty_desk);
  gj_duty_desk_begin (asked->desk);
  asked->staff_no = g_strdup (self->base.terminal->staff->staff_no);
  return asked;
}

/* Notes it, and ends `asked`. TRUE: the flow is still there, and is to show it. */
static gboolean
asked_is_answered (Asked *asked, GjDutyAct act, const char *result)
{
  gboolean there = !g_cancellable_is_cancelled (asked->flow_cancellable);

  gj_duty_desk_note (asked->desk, asked->staff_no, act, "", result);
  gj_duty_desk_end (asked->desk);
  gj_duty_desk_unref (asked->desk);
  g_object_unref (asked->flow_cancellable);
  g_free (asked->staff_no);
  g_free (asked);
  return there;
}

/* The test print */

typedef struct
{
  char *hall, *machine, *profile, *time;
  guint width;
} TestPaper;

static void
test_paper_free (gpointer data)
{
  TestPaper *paper = data;

  g_free (paper->hall);
  g_free (paper->machine);
  g_free (paper->profile);
  g_free (paper->time);
  g_free (paper);
}

static GjPaper *
draw_test (gpointer data, GError **error)
{
  const TestPaper *paper = data;

  return gj_paper_draw_test (paper->hall, paper->machine, paper->profile, paper->time, paper->width, error);
}

static void
on_test_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  GjStaffPrintFlow *self = asked->flow;
  GjPrintResult answer = { .outcome = GJ_PRINT_NOT_STARTED, .condition = GJ_PRINTER_ERROR };
  g_autoptr (GError) error = NULL;
  gboolean drawn = gj_slip_print_finish (result, &answer, &error);

  if (!drawn)
    g_warning ("test print: %s", error->message);
  if (!asked_is_answered (asked, GJ_DUTY_PRINT_TEST, gj_print_outcome_id (answer.outcome)))
    return;
  self->over = TRUE;
  self->outcome = answer.outcome;
  self->condition = answer.condition;
  gj_flow_show (&self->base);
}

static void
start_test (GjStaffPrintFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjConfig *config = terminal->config;
  TestPaper *paper = g_new0 (TestPaper, 1);

  paper->hall = g_strdup (config->hall);
  paper->machine = g_strdup (terminal->machine);
  paper->profile = g_strdup (config->printer_profile != NULL ? config->printer_profile : "generic");
  paper->time = gj_time_format (gj_clock_now_us (terminal->clock));
  paper->width = config->printer_width;
  gj_slip_print_async (terminal->printer, "test", draw_test, paper, test_paper_free, NULL, on_test_printed,
                       asked_new (self));
}

/* The advice names the button that is pressed then. */
static void
on_jam (GjFlow *flow)
{
  gj_stage_run (flow->terminal, gj_staff_reset_flow_new (flow->terminal));
}

static GtkWidget *
test_result_page (GjStaffPrintFlow *self)
{
  gboolean printed = self->outcome == GJ_PRINT_PRINTED;
  g_autofree char *trouble = g_strdup_printf (_("测试纸没有打好：%s"), gj_printer_condition_label (self->condition));
  GjStaffSay say = {
    .title = _("打印机"),
    .face = printed ? "check" : "refused",
    .sentence = printed                             ? _("测试纸打好了")
                : self->outcome == GJ_PRINT_UNKNOWN ? _("打印机没有回话，看看出纸口")
                                                    : trouble,
    .tone = printed ? GJ_TONE_DONE : GJ_TONE_CARE,
    .symbol = printed ? "printing" : "warning",
    .question = printed ? _("看这张纸") : _("接下来怎么办"),
    .answer = printed ? _("两端刻度齐全、黑条没有白线、二维码扫得出，就是好的。")
                      : advice_or (self->condition, _("看电源和连接线，再打一次。")),
  };

  if (!printed && gj_printer_condition_action (self->condition) == GJ_PRINTER_ACTION_RESET)
    return gj_staff_say_result (&self->base, &say, TRUE, C_ ("button", "复位"), G_CALLBACK (on_jam));
  return gj_staff_say_result (&self->base, &say, !printed, _("再打一次"), G_CALLBACK (on_again));
}

static void
staff_print_flow_show (GjFlow *flow)
{
  GjStaffPrintFlow *self = (GjStaffPrintFlow *) flow;

  if (!self->started)
    {
      self->started = TRUE;
      start_test (self);
    }
  if (self->over)
    gj_stage_show (flow->terminal, test_result_page (self));
  else
    show_busy (flow, _("正在打印测试纸…"));
}

static const GjFlowClass staff_print_flow_class
    = { sizeof (GjStaffPrintFlow), staff_print_flow_show, staff_print_flow_back, NULL };

GjFlow *
gj_staff_print_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_print_flow_class, terminal);
}

/* The reset after a jam */

static void
on_reset (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  GjStaffPrintFlow *self = asked->flow;
  GjPrinterStatus status = { GJ_PRINTER_NO_ANSWER, FALSE };

  gj_printer_recover_finish (GJ_PRINTER (source), result, &status, NULL);
  if (!asked_is_answered (asked, GJ_DUTY_PRINTER_RESET, gj_printer_condition_id (status.condition)))
    return;
  self->over = TRUE;
  self->condition = status.condition;
  gj_flow_show (&self->base);
}

static GtkWidget *
reset_result_page (GjStaffPrintFlow *self)
{
  gboolean ready = self->condition == GJ_PRINTER_READY;
  g_autofree char *trouble = g_strdup_printf (_("还没有好：%s"), gj_printer_condition_label (self->condition));
  GjStaffSay say = {
    .title = _("打印机"),
    .face = ready ? "check" : "refused",
    .sentence = ready ? _("打印机好了") : trouble,
    .tone = ready ? GJ_TONE_ACT : GJ_TONE_CARE,
    .symbol = ready ? "arrow" : "warning",
    .question = _("接下来怎么办"),
    .answer = ready ? _("没打完的凭条在“欠的凭条”里。") : advice_or (self->condition, _("看电源和连接线；还不行就报修。")),
  };

  return gj_staff_say_result (&self->base, &say, !ready, ready ? NULL : _("再试一次"), G_CALLBACK (on_again));
}

static void
staff_reset_flow_show (GjFlow *flow)
{
  GjStaffPrintFlow *self = (GjStaffPrintFlow *) flow;

  if (!self->started)
    {
      self->started = TRUE;
      gj_printer_recover_async (flow->terminal->printer, NULL, on_reset, asked_new (self));
    }
  if (self->over)
    gj_stage_show (flow->terminal, reset_result_page (self));
  else
    show_busy (flow, _("打印机正在复位…"));
}

static const GjFlowClass staff_reset_flow_class
    = { sizeof (GjStaffPrintFlow), staff_reset_flow_show, staff_print_flow_back, NULL };

GjFlow *
gj_staff_reset_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_reset_flow_class, terminal);
}
