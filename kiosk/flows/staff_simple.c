/* SPDX-License-Identifier: Apache-2.0 */
/* What takes one record in the audit and one effect: a new roll of paper, the pause and its end, the restart. The record
 * comes first: what could not be recorded is not done. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "kiosk/flows/staff_words.h"
#include "ui/pages/menu_page.h"

#define RESTART_LOOK_MS 200 /* what is under way is waited for … */
/* … a paper for as long as its own deadlines take; the staff's own acts this long: a stick that hangs is what a restart is for. */
#define RESTART_PATIENCE_US (G_GINT64_CONSTANT (300) * G_USEC_PER_SEC)

typedef struct
{
  GjFlow base;
  GjDutyAct act;
  gboolean recording;
  gboolean restarting;
} GjStaffSimpleFlow;

static gboolean
staff_simple_flow_back (GjFlow *flow)
{
  GjStaffSimpleFlow *self = (GjStaffSimpleFlow *) flow;

  if (!self->restarting)
    gj_staff_return (flow->terminal);
  return TRUE;
}

static gboolean
staff_simple_flow_home (GjFlow *flow)
{
  return staff_simple_flow_back (flow);
}

/* The effects. What was recorded takes place, also where the card was pulled in that moment. */

typedef struct
{
  GjTerminal *terminal;
  GjDutyAct act;
  char *object;
  GCancellable *flow_cancellable;
  GjStaffSimpleFlow *flow; /* not to be touched once that is cancelled */
} Effect;

static void
effect_free (Effect *effect)
{
  g_object_unref (effect->flow_cancellable);
  g_free (effect->object);
  g_free (effect);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Effect, effect_free)

static gboolean
waits_for_staff (const GjTerminal *terminal)
{
  return gj_duty_desk_is_busy (terminal->duty_desk)
         && gj_clock_monotonic_us (terminal->clock) - terminal->restart_asked_us < RESTART_PATIENCE_US;
}

/* Nobody is in but the staff, nothing is being paid, what was on its way to paper has come out, and what the staff began is noted. */
static gboolean
restart_when_quiet (gpointer user_data)
{
  GjTerminal *terminal = user_data;
  GjState state = gj_session_get_state (terminal->session);

  if (gj_printing_office_is_busy (&terminal->office) || waits_for_staff (terminal) || state == GJ_STATE_PAYING_ALONE
      || (gj_state_is_personal (state) && state != GJ_STATE_STAFF))
    return G_SOURCE_CONTINUE;
  terminal->restart_source = 0;
  g_message ("restart, as staff asked");
  terminal->exit_status = GJ_EXIT_RESTART;
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
take_effect (GjTerminal *terminal, GjDutyAct act, const char *object)
{
  if (act == GJ_DUTY_PAUSED)
    {
      g_free (terminal->pause_notice);
      terminal->pause_notice = g_strdup (object);
      gj_stage_set_breakage (terminal, GJ_BREAKAGE_PAUSED, TRUE, NULL);
    }
  else if (act == GJ_DUTY_RESUMED)
    gj_stage_set_breakage (terminal, GJ_BREAKAGE_PAUSED, FALSE, NULL);
  else if (act == GJ_DUTY_RESTART && terminal->restart_source == 0)
    {
      terminal->restart_asked_us = gj_clock_monotonic_us (terminal->clock);
      terminal->restart_source = g_timeout_add (RESTART_LOOK_MS, restart_when_quiet, terminal);
    }
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Effect) effect = user_data;
  g_autoptr (GError) error = NULL;
  gboolean recorded = gj_duty_desk_record_finish (result, &error);
  gboolean there;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the terminal ends */
  there = !g_cancellable_is_cancelled (effect->flow_cancellable);
  /* With a store that is not there, or takes nothing, a restart is what may help; the journal has it. */
  if (recorded
      || (effect->act == GJ_DUTY_RESTART && !g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT)))
    take_effect (effect->terminal, effect->act, effect->object);
  else if (there)
    gj_staff_show_refused (&effect->flow->base, error);
  else
    gj_terminal_note_store_error (effect->terminal, error);
  if (!there || (!recorded && effect->act != GJ_DUTY_RESTART))
    return;
  if (effect->act != GJ_DUTY_RESTART)
    gj_staff_return (effect->terminal);
  else if (effect->terminal->restart_source != 0)
    {
      effect->flow->restarting = TRUE;
      gj_flow_show (&effect->flow->base);
    }
}

static void
record (GjStaffSimpleFlow *self, const char *object)
{
  GjTerminal *terminal = self->base.terminal;
  Effect *effect;

  if (self->recording)
    return;
  self->recording = TRUE;
  effect = g_new0 (Effect, 1);
  effect->terminal = terminal;
  effect->act = self->act;
  effect->object = g_strdup (object);
  effect->flow = self;
  effect->flow_cancellable = g_object_ref (self->base.cancellable);
  gj_duty_desk_record_async (terminal->duty_desk, terminal->staff->staff_no, self->act, object, "ok",
                             terminal->cancellable, on_recorded, effect);
}

static gpointer
simple_flow_new (const GjFlowClass *klass, GjTerminal *terminal, GjDutyAct act)
{
  GjStaffSimpleFlow *self = gj_flow_new (klass, terminal);

  self->act = act;
  return self;
}

/* A new roll of paper; the end of the pause: the tap was the question */

static void
at_once_show (GjFlow *flow)
{
  GjStaffSimpleFlow *self = (GjStaffSimpleFlow *) flow;
  const GjStaffSay say = { .title = C_ ("page", "管理"), .face = "waiting", .sentence = _("正在记下…") };

  gj_stage_show (flow->terminal, gj_staff_say (&say));
  record (self, "");
}

static const GjFlowClass at_once_class = { sizeof (GjStaffSimpleFlow), at_once_show, staff_simple_flow_back, NULL };

GjFlow *
gj_staff_paper_flow_new (GjTerminal *terminal)
{
  return simple_flow_new (&at_once_class, terminal, GJ_DUTY_PAPER_CHANGED);
}

GjFlow *
gj_staff_resume_flow_new (GjTerminal *terminal)
{
  return simple_flow_new (&at_once_class, terminal, GJ_DUTY_RESUMED);
}

/* The pause: which notice the residents read */

static void
on_notice (GjStaffSimpleFlow *self, guint index)
{
  record (self, gj_staff_notices ()[index]);
}

static void
pause_show (GjFlow *flow)
{
  const char *const *notices = gj_staff_notices ();
  GjMenuItem items[8];
  GjMenuView view = {
    .title = _("暂停服务"),
    .icon = "suspended",
    .question = _("让居民看到什么？"),
    .sentence = _("取卡后开始暂停，直到您恢复。重新启动也不变。"),
    .items = items,
    .wide = TRUE,
  };
  GtkWidget *page;

  for (; notices[view.n_items] != NULL; view.n_items++)
    items[view.n_items] = (GjMenuItem){ NULL, gj_staff_notice_text (notices[view.n_items]), NULL };
  page = gj_menu_page_new (&view);
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_notice), flow);
  gj_stage_show (flow->terminal, page);
}

static const GjFlowClass pause_class
    = { sizeof (GjStaffSimpleFlow), pause_show, staff_simple_flow_back, NULL };

GjFlow *
gj_staff_pause_flow_new (GjTerminal *terminal)
{
  return simple_flow_new (&pause_class, terminal, GJ_DUTY_PAUSED);
}

/* The restart: asked once more */

static void
on_restart (GjStaffSimpleFlow *self)
{
  record (self, "");
}

static void
on_stay (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
}

static void
restart_show (GjFlow *flow)
{
  GjStaffSimpleFlow *self = (GjStaffSimpleFlow *) flow;
  const GjStaffSay ask = {
    .title = _("重新启动"),
    .face = "restart",
    .sentence = _("重新启动这台机器的程序？"),
    .tone = GJ_TONE_DONE,
    .symbol = "money-safe",
    .question = _("钱和凭条"),
    .answer = _("都已记下，不受影响。约半分钟后又能用。"),
    .main_text = _("重新启动"),
    .second_text = C_ ("button", "不了"),
  };
  const GjStaffSay wait = { .title = _("重新启动"), .face = "waiting", .sentence = _("正在重新启动…"),
                            .tone = GJ_TONE_DONE, .symbol = "printing", .question = _("在打的纸、在拷的日志"),
                            .answer = _("先办完，马上就重新启动。") };
  GtkWidget *page = gj_staff_say (self->restarting ? &wait : &ask);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_restart), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_stay), self);
  gj_stage_show (flow->terminal, page);
}

static const GjFlowClass restart_class = { sizeof (GjStaffSimpleFlow), restart_show, staff_simple_flow_back, NULL,
                                           staff_simple_flow_home };

GjFlow *
gj_staff_restart_flow_new (GjTerminal *terminal)
{
  return simple_flow_new (&restart_class, terminal, GJ_DUTY_RESTART);
}
