/* SPDX-License-Identifier: Apache-2.0 */
/* letter → PIN → submitted → answered → paper. The session hears SUBMITTED and ANSWERED exactly once each, as with a
 * payment; the printer was asked while the PIN was typed, so that nobody waits for it. */
#include "kiosk/flows/act_step.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/relation.h"
#include "kiosk/flows/act_views.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/proof_gate.h"
#include "kiosk/workers/acting.h"
#include "ui/pages/act_result_page.h"
#include "ui/pages/letter_page.h"
#include "ui/pages/scene_page.h"

#define LONG_SECONDS 10 /* of waiting, before the page says that it takes longer */

struct _GjActStep
{
  GjFlow *flow;
  GjTerminal *terminal;
  GjActOrder order;
  const GjActPerson *persons;
  gsize n_persons;
  const GjLetter *letter;
  char *signature; /* strokes; NULL before the letter was signed */
  GjActSentence sentence;
  GjPinStep *pin;   /* NULL before the letter was signed, and once the act is submitted */
  GjActing *acting; /* NULL before */
  const GjActAnswer *answer; /* borrowed from acting; NULL before it was answered */
  GCancellable *cancellable; /* of the question to the printer */
  GjPrinterTrouble trouble;
  guint patience; /* source; 0 once it is known to take longer, or was answered */
  gboolean takes_long;
  GtkWidget *page; /* weak: the stage may put another in its place, without a person */
  GjPrinting *printing;
  GjPrintState print_state;
  GjPrinterTrouble print_trouble;
};

gboolean
gj_act_step_is_barred (GjTerminal *terminal, GjPinChangeFor wanted)
{
  if (gj_proof_gate_is_shut (terminal))
    return TRUE;
  if (!terminal->initial_pin)
    return FALSE;
  gj_stage_run (terminal, gj_pin_change_flow_new (terminal, wanted));
  return TRUE;
}

/* The paper */

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjActStep *self = user_data;

  self->print_state = state;
  self->print_trouble = trouble;
  if (self->page != NULL && GJ_IS_ACT_RESULT_PAGE (self->page))
    gj_act_result_page_set_print_state (GJ_ACT_RESULT_PAGE (self->page), state, trouble);
}

static void
start_printing (GjActStep *self)
{
  GjTerminal *terminal = self->terminal;
  GjPrintJob job = { terminal->config->id, self->answer->outcome.receipt_no, 0 };

  if (self->trouble != GJ_PRINTER_TROUBLE_NONE || self->answer->sealed == NULL)
    {
      self->print_state = GJ_PRINT_STATE_NO_PRINTER;
      self->print_trouble = self->trouble;
      return;
    }
  self->printing = gj_printing_start (&terminal->office, self->answer->sealed, &job,
                                      on_print_state, self);
}

static void
on_printer_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjActStep *self = user_data;
  GjPrinterStatus status;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL))
    return;
  /* Once the act goes its way, what was decided about its paper stays. */
  if (self->acting == NULL)
    self->trouble = gj_printer_trouble_from_condition (status.condition);
}

/* The act */

/* The number to quote, on paper: nobody can keep it in mind, and the screen is cleared when they go. */
static gboolean
has_slip (const GjActStep *self)
{
  return self->trouble == GJ_PRINTER_TROUBLE_NONE;
}

static void
on_answered (const GjActAnswer *answer, gpointer user_data)
{
  GjActStep *self = user_data;
  GjTerminal *terminal = self->terminal;

  self->answer = answer;
  terminal->last_payment = answer->end;
  /* A store that could not keep this one is looked into before the next resident. */
  if (answer->end == GJ_PAYMENT_UNKNOWN || answer->result == GJ_ACT_STORE_FAILED)
    terminal->store_suspect = TRUE;
  g_clear_handle_id (&self->patience, g_source_remove);
  if (answer->end == GJ_PAYMENT_UNKNOWN && has_slip (self))
    gj_printing_start_case (&terminal->office, GJ_PAPER_CASE_ACT, gj_acting_get_id (self->acting));
  g_clear_weak_pointer (&self->page); /* what shows is still the page of waiting */
  /* Without its card the paper is kept: nobody may be there to take it. */
  if (answer->end == GJ_PAYMENT_PAID
      && gj_session_get_state (terminal->session) == GJ_STATE_PAYING)
    start_printing (self);
  gj_session_handle (terminal->session, GJ_EVENT_ANSWERED);
}

/* Whoever took the card away reads the quiet page meanwhile, which goes on saying the same. */
static gboolean
on_takes_long (gpointer user_data)
{
  GjActStep *self = user_data;

  self->patience = 0;
  self->takes_long = TRUE;
  if (gj_session_get_state (self->terminal->session) == GJ_STATE_PAYING)
    gj_flow_show (self->flow);
  return G_SOURCE_REMOVE;
}

static void
on_pin_accepted (gboolean was_initial, gpointer user_data)
{
  GjActStep *self = user_data;
  GjTerminal *terminal = self->terminal;
  GjPaymentOffice office = { terminal->store, terminal->clock, terminal->region, terminal->signer };

  g_assert (!terminal->initial_pin);
  g_assert (gj_proof_gate_now (terminal) == GJ_CARD_MAY_PAY);
  g_assert (self->acting == NULL);
  g_assert (g_str_equal (self->order.actor_psn_no, terminal->resident->person->psn_no));
  terminal->last_was_act = TRUE;
  self->order.kiosk_id = terminal->config->id;
  self->order.session_us = terminal->session_us;
  self->order.names_full = terminal->config->receipt_names_full;
  self->acting = gj_acting_submit (&office, &self->order, on_answered, self);
  self->patience = g_timeout_add_seconds (LONG_SECONDS, on_takes_long, self);
  gj_session_handle (terminal->session, GJ_EVENT_SUBMITTED);
  g_clear_pointer (&self->pin, gj_pin_step_free);
}

/* The letter */

/* Who binds has chosen and checked before, who accepts has read what is asked: the letter, then the PIN, then it is done. */
static guint
letter_place (const GjActStep *self, guint *of)
{
  *of = self->order.kind == GJ_ACT_BIND ? 5 : 4;
  return *of - 2;
}

static char *
pin_sentence (gpointer user_data)
{
  GjActStep *self = user_data;

  return self->sentence (self->flow);
}

static void
ask_pin (GjActStep *self)
{
  guint of, place = letter_place (self, &of);

  self->pin = gj_pin_step_new (self->flow, GJ_PIN_PURPOSE_SIGN, pin_sentence, on_pin_accepted, self);
  if (self->letter != NULL)
    gj_pin_step_set_place (self->pin, place + 1, of);
}

static void
on_signed (GjActStep *self, const char *strokes)
{
  if (g_cancellable_is_cancelled (self->flow->cancellable) || self->signature != NULL)
    return;
  self->signature = g_strdup (*strokes != '\0' ? strokes : GJ_ACT_SIGNED_BY_PIN);
  self->order.letter_version = self->letter->version;
  self->order.letter_text = self->letter->text;
  self->order.signature = self->signature;
  ask_pin (self);
  gj_flow_show (self->flow);
}

/* "*敏 长女" */
static char **
people_of (const GjActStep *self)
{
  char **people = g_new0 (char *, self->n_persons + 1);

  for (gsize i = 0; i < self->n_persons; i++)
    {
      g_autofree char *name = gj_mask_name (self->persons[i].name);

      people[i] = g_strdup_printf ("%s %s", name, gj_relation_label (self->persons[i].patn_rlts));
    }
  return people;
}

/* Where the screen does not speak the letter's own language. */
static void
add_gist (const GjLetter *letter, GjLetterView *view)
{
  if (letter->gist == NULL || !g_str_equal (gj_i18n_get_language (), "en"))
    return;
  view->gist_heading = letter->gist->title;
  view->gist = (const char *const *) letter->gist->paragraphs;
}

static void
on_finished (GjActStep *self)
{
  if (!g_cancellable_is_cancelled (self->flow->cancellable))
    gj_session_handle (self->terminal->session, GJ_EVENT_END);
}

/* `before`: the letter that shows already, in another language or none. */
static GtkWidget *
letter_page (GjActStep *self, GtkWidget *before)
{
  g_auto (GStrv) people = people_of (self);
  g_autofree char *person = gj_mask_name (self->terminal->resident->person->psn_name);
  GjLetterView view = {
    .heading = self->letter->title,
    .paragraphs = (const char *const *) self->letter->paragraphs,
    .person = person,
    .people = (const char *const *) people,
    .pin_may_sign = gj_act_pin_may_sign (self->terminal->region),
    .window = gj_config_window (self->terminal->config),
  };
  guint of, place = letter_place (self, &of);
  GtkWidget *page;

  add_gist (self->letter, &view);
  page = gj_letter_page_new (&view);
  gj_page_set_step (GJ_PAGE (page), place, of, _("承诺书"));

  if (before != NULL && GJ_IS_LETTER_PAGE (before))
    gj_letter_page_go_on_from (GJ_LETTER_PAGE (page), GJ_LETTER_PAGE (before));
  g_signal_connect_swapped (page, "signed", G_CALLBACK (on_signed), self);
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), self);
  return page;
}

/* Pages */

/* The page of a flow that has ended may still be on the screen for a moment. */
static void
on_to_family (GjActStep *self)
{
  if (!g_cancellable_is_cancelled (self->flow->cancellable))
    gj_stage_open (self->terminal, GJ_TILE_FAMILY, NULL, NULL);
}

static GtkWidget *
working_page (const GjActStep *self)
{
  GjSceneView view = {
    .headline = self->takes_long ? _("还在办，请别走开") : _("正在办理"),
    .reason = self->takes_long ? _("机器正在查清。最多半分钟，不会办两次。") : _("一两秒就好，请别拔卡。"),
    .picture = "card-stay",
    .say = _("卡请留在里面"),
  };

  return gj_scene_page_new (&view);
}

static GtkWidget *
answered_page (GjActStep *self)
{
  GtkWidget *page;

  if (self->answer->end == GJ_PAYMENT_UNKNOWN)
    {
      page = gj_act_views_unknown (self->terminal, gj_acting_get_id (self->acting),
                                   has_slip (self));
      g_signal_connect_swapped (page, "main", G_CALLBACK (on_finished), self);
      return page;
    }
  if (self->answer->end == GJ_PAYMENT_REFUSED && self->answer->result != GJ_ACT_REFUSED)
    {
      page = gj_act_views_refusal (self->terminal, self->answer->result, _("回家庭共济"));
      g_signal_connect_swapped (page, "main", G_CALLBACK (on_to_family), self);
      return page;
    }
  page = gj_act_views_result (self->terminal, self->answer, self->persons, self->n_persons,
                              self->print_state, self->print_trouble);
  g_signal_connect_swapped (page, "to-family", G_CALLBACK (on_to_family), self);
  g_signal_connect_swapped (page, "finished", G_CALLBACK (on_finished), self);
  return page;
}

void
gj_act_step_show (GjActStep *self)
{
  GtkWidget *page, *before = self->page;

  g_clear_weak_pointer (&self->page);
  if (self->acting == NULL && self->pin != NULL)
    {
      gj_pin_step_show (self->pin);
      return;
    }
  if (self->acting == NULL)
    page = letter_page (self, before);
  else
    page = self->answer == NULL ? working_page (self) : answered_page (self);
  g_set_weak_pointer (&self->page, page);
  gj_stage_show (self->terminal, page);
}

gboolean
gj_act_step_back (GjActStep *self)
{
  GjPinStep *pin;

  if (self->acting != NULL)
    return self->answer == NULL;
  if (self->letter == NULL)
    return FALSE;
  if (self->pin == NULL)
    return self->page != NULL && GJ_IS_LETTER_PAGE (self->page)
           && gj_letter_page_back (GJ_LETTER_PAGE (self->page));
  pin = g_steal_pointer (&self->pin);
  g_clear_pointer (&self->signature, g_free);
  gj_flow_show (self->flow);
  gj_pin_step_free (pin);
  return TRUE;
}

gboolean
gj_act_step_is_over (const GjActStep *self)
{
  return self->answer != NULL;
}

/* Making and ending */

GjActStep *
gj_act_step_new (GjFlow *flow, const GjActOrder *order, const GjActPerson *persons,
                 gsize n_persons, const GjLetter *letter, GjActSentence sentence)
{
  GjActStep *self = g_new0 (GjActStep, 1);

  self->flow = flow;
  self->terminal = flow->terminal;
  self->order = *order;
  self->persons = persons;
  self->n_persons = n_persons;
  self->sentence = sentence;
  self->cancellable = g_cancellable_new ();
  self->letter = letter;
  if (letter == NULL)
    ask_pin (self);
  gj_printer_check_async (self->terminal->printer, self->cancellable, on_printer_checked, self);
  return self;
}

void
gj_act_step_free (GjActStep *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->pin, gj_pin_step_free);
  g_clear_pointer (&self->printing, gj_printing_detach);
  g_clear_pointer (&self->acting, gj_acting_free);
  g_free (self->signature);
  g_free (self);
}
