/* SPDX-License-Identifier: Apache-2.0 */
/* read the card → is it one of the staff's → find the holder in the store → PIN. Every failure becomes a problem with its
 * page; while nothing can be served only one of the staff gets to the PIN, and nobody else sees anything happen. */
#include "kiosk/flows/card_flow.h"

#include "core/base/i18n.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/flows/quiet_pages.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/resident_loader.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/reading_page.h"

#define SLOW_SECONDS 3 /* a good card is read in well under one */

/* Reading */

typedef struct
{
  GjFlow base;
  guint slow_source;
  gboolean slow;
  gboolean started;
  gboolean marks_asked; /* and not answered: whom the store found waits for it */
  gboolean found;
  char digest[GJ_STAFF_DIGEST];
} GjReadingFlow;

static void
refuse_card (GjTerminal *terminal, GjProblem problem)
{
  terminal->problem = problem;
  gj_session_handle (terminal->session, GJ_EVENT_CARD_REFUSED);
}

/* Holder and marks are both there. A card that would not say its class is served like any. */
static void
finish_reading (GjReadingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->marks_asked || !self->found)
    return;
  gj_stage_bring_back_comfort (terminal);
  if (terminal->marks.card_class == GJ_CARD_CLASS_SENIOR)
    gj_stage_offer_elder (terminal);
  gj_session_handle (terminal->session, GJ_EVENT_CARD_READ);
}

static void
on_marks (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReadingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjCardMarks marks;

  if (!gj_card_source_read_marks_finish (GJ_CARD_SOURCE (source), result, &marks, &error)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_message ("the card's class and identifier not read: %s", error->message);
  self->base.terminal->marks = marks;
  gj_resume_see (self->base.terminal->resume, self->base.terminal->holder->certno, marks.identifier);
  self->marks_asked = FALSE;
  finish_reading (self);
}

static void
take_found (GjReadingFlow *self)
{
  self->found = TRUE;
  finish_reading (self);
}

static void
on_resident (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReadingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjResident *resident = gj_resident_load_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (error != NULL)
    {
      gj_terminal_note_store_error (terminal, error);
      refuse_card (terminal, GJ_PROBLEM_STORE);
      return;
    }
  if (resident == NULL && terminal->staff != NULL)
    {
      take_found (self); /* works here, is registered elsewhere */
      return;
    }
  if (resident == NULL)
    {
      refuse_card (terminal, GJ_PROBLEM_NOT_KNOWN);
      return;
    }
  terminal->resident = resident;
  if (!g_str_equal (resident->person->psn_name, terminal->holder->name))
    refuse_card (terminal, GJ_PROBLEM_NAME_MISMATCH);
  else
    take_found (self);
}

static gboolean
is_shut (const GjTerminal *terminal)
{
  return gj_session_get_state (terminal->session) == GJ_STATE_SHUT_READING;
}

/* Whoever makes a card chooses its number, and lets it accept any PIN: a card that the PSAM asked and that could not answer is nobody's
 * of the staff, whatever the region lets such a card do. */
static void
doubt_staff (GjTerminal *terminal)
{
  if (terminal->staff == NULL || terminal->holder->proof != GJ_CARD_PROOF_UNABLE)
    return;
  g_warning ("a card of staff %s could not prove itself and opens no staff screen", terminal->staff->staff_no);
  gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_REFUSED, "", "unproven");
  g_clear_pointer (&terminal->staff, gj_staff_free);
}

/* Where the region wants proof. Staff come in while the PSAM is silent, which is theirs to mend. */
static gboolean
lacks_proof (const GjTerminal *terminal)
{
  return terminal->staff == NULL
         && gj_proof_gate_judge (terminal->region, terminal->holder) == GJ_CARD_MAY_NOTHING;
}

/* Whether the card is one of the staff's is known. */
static void
go_on (GjReadingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  doubt_staff (terminal);
  if (lacks_proof (terminal))
    refuse_card (terminal, GJ_PROBLEM_UNPROVEN);
  else if (!is_shut (terminal))
    gj_resident_load_async (terminal->store, terminal->clock, terminal->region, terminal->holder->certno,
                            self->base.cancellable, on_resident, self);
  else if (terminal->staff != NULL)
    gj_session_handle (terminal->session, GJ_EVENT_CARD_READ);
  else
    refuse_card (terminal, GJ_PROBLEM_NOT_KNOWN);
}

/* While the store is away: those who were on when it was last opened. */
static void
find_staff_in_memory (GjTerminal *terminal, const char *digest)
{
  for (guint i = 0; terminal->staff_known != NULL && i < terminal->staff_known->len; i++)
    {
      const GjStaff *staff = g_ptr_array_index (terminal->staff_known, i);

      if (g_str_equal (staff->card_digest, digest))
        terminal->staff = gj_staff_copy (staff);
    }
}

static gpointer
staff_job (GjStore *store, gpointer data, GError **error)
{
  GjStaff *staff = NULL;

  if (gj_staff_find_by_card (store, data, &staff, error) == GJ_FIND_FAILED)
    g_assert (error == NULL || *error != NULL);
  return staff;
}

static void
on_staff_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReadingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjStaff *staff = gj_store_worker_run_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (error != NULL)
    gj_terminal_note_store_error (terminal, error);
  if (error != NULL && !is_shut (terminal))
    {
      refuse_card (terminal, GJ_PROBLEM_STORE);
      return;
    }
  if (error != NULL)
    find_staff_in_memory (terminal, self->digest);
  else
    terminal->staff = staff;
  go_on (self);
}

/* The holder is read: whose card is it? */
static void
find_staff (GjReadingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GError) error = NULL;

  g_assert (terminal->staff == NULL);
  if (!gj_staff_digest (terminal->holder->certno, self->digest, &error))
    {
      g_warning ("staff digest: %s", error->message);
      go_on (self);
    }
  else if (terminal->store == NULL)
    {
      find_staff_in_memory (terminal, self->digest);
      go_on (self);
    }
  else
    gj_store_worker_run_async (terminal->store, staff_job, g_strdup (self->digest), g_free,
                               (GDestroyNotify) gj_staff_free, self->base.cancellable, on_staff_found, self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjReadingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjCardHolder *holder = gj_card_source_read_finish (GJ_CARD_SOURCE (source), result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (holder == NULL)
    {
      g_message ("card not read: %s", error->message);
      terminal->card_error
          = error->domain == GJ_CARD_ERROR ? (GjCardError) error->code : GJ_CARD_ERROR_IO;
      if (terminal->card_error == GJ_CARD_ERROR_FORGED)
        gj_proof_gate_note_forged (terminal);
      refuse_card (terminal, GJ_PROBLEM_CARD);
      return;
    }
  g_debug ("card read with %u APDUs", holder->apdu_count);
  gj_card_holder_free (terminal->holder);
  terminal->holder = holder;
  gj_resume_see (terminal->resume, holder->certno, NULL);
  if (!is_shut (terminal))
    {
      self->marks_asked = TRUE;
      gj_card_source_read_marks_async (terminal->card, terminal->card_serial, self->base.cancellable,
                                       on_marks, self);
    }
  find_staff (self);
}

static gboolean
on_slow (gpointer user_data)
{
  GjReadingFlow *self = user_data;

  self->slow_source = 0;
  self->slow = TRUE;
  gj_flow_show (&self->base);
  return G_SOURCE_REMOVE;
}

static void
show_reading (GjReadingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjReadingView view = { self->slow ? GJ_READING_SLOW : GJ_READING_BUSY,
                         gj_region_hotline (terminal->region) };
  GtkWidget *page = gj_reading_page_new (&view);

  gj_page_set_step (GJ_PAGE (page), 1, 2, _("读卡"));
  gj_stage_show (terminal, page);
}

static void
reading_flow_show (GjFlow *flow)
{
  GjReadingFlow *self = (GjReadingFlow *) flow;
  GjTerminal *terminal = flow->terminal;

  if (is_shut (terminal))
    gj_stage_show (terminal, gj_quiet_out_of_service_page (terminal));
  else
    show_reading (self);
  if (self->started)
    return;
  self->started = TRUE;
  if (terminal->card_mute)
    {
      terminal->card_error = GJ_CARD_ERROR_MUTE;
      refuse_card (terminal, GJ_PROBLEM_CARD);
      return;
    }
  self->slow_source = g_timeout_add_seconds (SLOW_SECONDS, on_slow, self);
  gj_card_source_read_async (terminal->card, terminal->card_serial, flow->cancellable, on_read,
                             self);
}

static void
reading_flow_finalize (GjFlow *flow)
{
  g_clear_handle_id (&((GjReadingFlow *) flow)->slow_source, g_source_remove);
}

static const GjFlowClass reading_flow_class = { sizeof (GjReadingFlow), reading_flow_show, NULL,
                                                reading_flow_finalize };

GjFlow *
gj_reading_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&reading_flow_class, terminal);
}

/* Problems */

static GjReadingState
state_of_card_error (GjCardError error)
{
  switch (error)
    {
    case GJ_CARD_ERROR_NOT_SOCIAL:
      return GJ_READING_NOT_SOCIAL;
    case GJ_CARD_ERROR_NAME_REFUSED:
      return GJ_READING_NAME_REFUSED;
    case GJ_CARD_ERROR_PSAM:
      return GJ_READING_NO_PSAM;
    case GJ_CARD_ERROR_FORGED:
      return GJ_READING_FORGED;
    case GJ_CARD_ERROR_BLOCKED:
      return GJ_READING_BLOCKED;
    case GJ_CARD_ERROR_EXPIRED:
      return GJ_READING_EXPIRED;
    case GJ_CARD_ERROR_MUTE:
    case GJ_CARD_ERROR_TIMEOUT:
      return GJ_READING_MUTE;
    case GJ_CARD_ERROR_INCONSISTENT:
    case GJ_CARD_ERROR_GARBLED:
    case GJ_CARD_ERROR_REMOVED:
    case GJ_CARD_ERROR_CARD_FAULT:
    case GJ_CARD_ERROR_OUR_FAULT:
    case GJ_CARD_ERROR_BUSY:
    case GJ_CARD_ERROR_RESET:
    case GJ_CARD_ERROR_NO_SERVICE:
    case GJ_CARD_ERROR_IO:
      return GJ_READING_UNREADABLE;
    }
  return GJ_READING_UNREADABLE;
}

static void
on_end (GjFlow *flow)
{
  gj_session_handle (flow->terminal->session, GJ_EVENT_END);
}

static void
on_retry (GjFlow *flow)
{
  gj_session_handle (flow->terminal->session, GJ_EVENT_CARD_IN);
}

static GtkWidget *
card_page (GjFlow *flow, GjReadingState state)
{
  GjReadingView view = { state, gj_region_hotline (flow->terminal->region) };
  GtkWidget *page = gj_reading_page_new (&view);

  g_signal_connect_swapped (page, "retry", G_CALLBACK (on_retry), flow);
  return page;
}

static GtkWidget *
words_page (GjFlow *flow, char *headline, char *why, char *next)
{
  g_auto (GjRefusal) refusal = { headline, NULL, why, next, flow->terminal->staff != NULL };
  GtkWidget *page = gj_refusal_page_new (flow->terminal, &refusal,
                                         flow->terminal->by_code ? _("知道了") : _("取卡"));

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_end), flow);
  return page;
}

/* The staff's own PIN is a card's like any: without the pad nobody of them comes in either, and they are who can mend it. */
static GtkWidget *
pin_pad_page (GjFlow *flow, const char *window)
{
  if (flow->terminal->staff != NULL)
    return words_page (flow, g_strdup (_("现在进不了管理页")),
                       g_strdup (_("密码键盘没有回应。这里的密码只能在它上面输，屏幕不能代替。")),
                       g_strdup (_("看它的电源和连接线。接好后机器自己恢复，再插卡；还不行就报修。")));
  return words_page (flow, g_strdup (_("现在不能输密码")),
                     g_strdup (_("密码键盘没有回应。密码没有送出，什么都没有办，钱没有动。")),
                     g_strdup_printf (_("请取卡，换一台机器，或到%s办理。"), window));
}

/* What is the matter with a 医保码, or with whom it stands for. */
static GtkWidget *
code_page (GjFlow *flow, const char *window)
{
  GjProblem problem = flow->terminal->problem;
  const char *why = _("现在查不到这个码是谁的，码可能已经用掉。");

  if (problem == GJ_PROBLEM_CODE_UNKNOWN)
    why = _("本机不认识这个码，可能不是医保码。");
  else if (problem == GJ_PROBLEM_CODE_SPENT)
    why = _("这个码用过了，或者过期了。一个码只能用一次。");
  else if (problem == GJ_PROBLEM_NOT_KNOWN)
    return words_page (flow, g_strdup (_("没能用医保码进来")), g_strdup (_("本机没有收录您的医保资料。")),
                       g_strdup_printf (_("请到%s查询。"), window));
  return words_page (flow, g_strdup (_("没能用医保码进来")), g_strdup (why),
                     g_strdup_printf (_("在手机上刷新医保码，重新扫一次；或者插社保卡办。还不行，就到%s。"), window));
}

static GtkWidget *
problem_page (GjFlow *flow)
{
  GjTerminal *terminal = flow->terminal;
  const char *window = gj_config_window (terminal->config);
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  if (terminal->by_code)
    return code_page (flow, window);
  switch (terminal->problem)
    {
    case GJ_PROBLEM_CARD:
      return card_page (flow, state_of_card_error (terminal->card_error));
    case GJ_PROBLEM_NOT_KNOWN:
      return card_page (flow, GJ_READING_UNKNOWN_HOLDER);
    case GJ_PROBLEM_UNPROVEN:
      return card_page (flow, terminal->holder->proof == GJ_CARD_PROOF_UNABLE ? GJ_READING_UNPROVEN
                                                                              : GJ_READING_NO_PSAM);
    case GJ_PROBLEM_PIN_LOCKED:
      return card_page (flow, GJ_READING_PIN_LOCKED);
    case GJ_PROBLEM_NAME_MISMATCH:
      return words_page (flow, g_strdup (_("不能用这张卡办理")),
                         g_strdup (_("卡上的姓名和医保登记的不一致。")),
                         g_strdup_printf (_("请带身份证和这张卡到%s更正。"), window));
    case GJ_PROBLEM_PIN_NO_ANSWER:
      return words_page (flow, g_strdup (_("没能核对密码")),
                         g_strdup (_("卡没有说密码对不对，这次算不算一次，本机不知道。")),
                         g_strdup_printf (_("取出卡，重新插一次；还不行，就到%s。"), window));
    case GJ_PROBLEM_PIN_PAD:
      return pin_pad_page (flow, window);
    case GJ_PROBLEM_STAFF_PIN:
      return words_page (flow, g_strdup (_("请先改密码")),
                         g_strdup (_("这张卡用的还是初始密码，不能进入管理页。")),
                         g_strdup (_("恢复服务后插卡，按“修改密码”；或到社保卡窗口改。")));
    case GJ_PROBLEM_STRANGER:
      return words_page (flow, g_strdup (_("这不是原来那张卡")),
                         g_strdup (_("中途换成了别的卡。为了安全，刚才的服务已结束，什么都没有办。")),
                         g_strdup (_("取出这张卡，用原来那张卡重新插一次，再办。")));
    case GJ_PROBLEM_CODE_UNKNOWN: /* only after a code */
    case GJ_PROBLEM_CODE_SPENT:
    case GJ_PROBLEM_CODE_NO_ANSWER:
    case GJ_PROBLEM_STORE:
    case GJ_PROBLEM_NONE:
      break;
    }
  gj_refusal_from_store (terminal, &refusal);
  page = gj_refusal_page_new (terminal, &refusal, _("再试一次"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_retry), flow);
  return page;
}

static void
problem_flow_show (GjFlow *flow)
{
  gj_stage_show (flow->terminal, problem_page (flow));
}

static const GjFlowClass problem_flow_class = { sizeof (GjFlow), problem_flow_show, NULL, NULL };

GjFlow *
gj_problem_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&problem_flow_class, terminal);
}

/* Log-in */

typedef struct
{
  GjFlow base;
  GjPinStep *pin;
} GjLogInFlow;

static void
on_accepted (gboolean was_initial, gpointer user_data)
{
  GjTerminal *terminal = ((GjLogInFlow *) user_data)->base.terminal;

  terminal->initial_pin = was_initial;
  if (terminal->staff != NULL && !was_initial)
    {
      gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_ENTERED, "", "ok");
      gj_session_handle (terminal->session, GJ_EVENT_STAFF_IN);
    }
  else if (terminal->resident != NULL)
    gj_session_handle (terminal->session, GJ_EVENT_PIN_OK);
  else
    {
      terminal->problem = GJ_PROBLEM_STAFF_PIN;
      gj_session_handle (terminal->session, GJ_EVENT_PIN_REFUSED);
    }
}

static void
log_in_flow_show (GjFlow *flow)
{
  GjLogInFlow *self = (GjLogInFlow *) flow;

  if (self->pin == NULL)
    self->pin = gj_pin_step_new (flow, GJ_PIN_PURPOSE_ENTER, NULL, on_accepted, self);
  gj_pin_step_show (self->pin);
}

static void
log_in_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjLogInFlow *) flow)->pin, gj_pin_step_free);
}

static const GjFlowClass log_in_flow_class = { sizeof (GjLogInFlow), log_in_flow_show, NULL,
                                               log_in_flow_finalize };

GjFlow *
gj_log_in_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&log_in_flow_class, terminal);
}
