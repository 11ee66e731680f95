/* SPDX-License-Identifier: Apache-2.0 */
/* See guest_consent.h. */
#include "kiosk/flows/guest_consent.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "kiosk/flows/pin_step.h"
#include "kiosk/flows/relations.h"
#include "ui/pages/relation_page.h"

typedef enum
{
  ASK_RELATION,
  ASK_WORD,
  ASK_PIN,
  OVER,
} Ask;

struct _GjGuestConsent
{
  GjFlow *flow;
  GjTerminal *terminal;
  GCancellable *cancellable;
  Ask ask;
  GjKin *guest;
  char *name;
  const GjLetter *agreement;
  gboolean other_relations;
  gboolean judging; /* the relation that was tapped */
  GjConsent given;
  GjGuestTrouble trouble;
  GjPinStep *pin;
};

gboolean
gj_guest_consent_is_wanted (const GjKin *guest)
{
  return gj_bind_eligibility_waits_for_answer (&guest->eligibility)
         || (guest->eligibility.needs_consent
             && (guest->eligibility.n_reasons == 0
                 || gj_bind_eligibility_waits_for_relation (&guest->eligibility)));
}

/* Only of a guest that is wanted: whether the relation, too, is still to be said. */
static gboolean
lacks_relation (const GjKin *guest)
{
  const GjBindEligibility *found = &guest->eligibility;

  return found->n_reasons > 0
         && found->reasons[found->n_reasons - 1].obstacle == GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN;
}

/* The page may still be there for a moment after the flow, or the card, has gone. */
static gboolean
is_late (const GjGuestConsent *self)
{
  return g_cancellable_is_cancelled (self->flow->cancellable)
         || gj_session_get_state (self->terminal->session) != GJ_STATE_GUEST_IN;
}

/* The relation */

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjGuestConsent *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GjBindEligibility *eligibility = gj_kin_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || is_late (self))
    return;
  self->judging = FALSE;
  if (eligibility == NULL)
    {
      gj_terminal_note_store_error (self->terminal, error);
      g_clear_pointer (&self->guest->patn_rlts, g_free); /* asked for again, once the own card is back */
      self->trouble = GJ_GUEST_TROUBLE_STORE;
      self->ask = OVER;
    }
  else
    {
      self->guest->eligibility = *eligibility;
      self->ask = gj_guest_consent_is_wanted (self->guest) ? ASK_WORD : OVER;
    }
  gj_flow_show (self->flow);
}

static void
on_relation_chosen (GjGuestConsent *self, const char *code)
{
  GjKinDesk desk = { self->terminal->store, self->terminal->clock, self->terminal->region,
                     self->terminal->resident->person->psn_no, NULL };

  if (is_late (self) || self->ask != ASK_RELATION || self->judging)
    return;
  self->judging = TRUE;
  g_free (self->guest->patn_rlts);
  self->guest->patn_rlts = g_strdup (code);
  gj_kin_judge_async (&desk, self->guest->person->psn_no, code, FALSE, self->cancellable, on_judged,
                      self);
}

static void
on_more_relations (GjGuestConsent *self)
{
  if (is_late (self) || self->judging)
    return;
  self->other_relations = !self->other_relations;
  gj_flow_show (self->flow);
}

static GtkWidget *
relation_page (GjGuestConsent *self)
{
  g_autofree char *name = gj_mask_name (self->guest->person->psn_name);
  g_autofree char *whose = gj_mask_name (self->terminal->resident->person->psn_name);
  g_autoptr (GArray) choices
      = gj_relations_offered (self->terminal->region, self->terminal->resident->person,
                              self->guest->person, gj_clock_today (self->terminal->clock),
                              self->other_relations);
  GjRelationView view = { .name = name,
                          .choices = (const GjRelationChoice *) (gconstpointer) choices->data,
                          .n_choices = choices->len,
                          .more = self->other_relations ? _("只看常用的") : _("都不是，看别的"),
                          .whose = whose };
  GtkWidget *page = gj_relation_page_new (&view);

  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_relation_chosen), self);
  g_signal_connect_swapped (page, "more", G_CALLBACK (on_more_relations), self);
  return page;
}

/* The word and the PIN */

static void
on_pin_accepted (gboolean was_initial, gpointer user_data)
{
  GjGuestConsent *self = user_data;

  /* Whoever knows the card knows a PIN that cards are issued with: it is nobody's word. */
  if (was_initial)
    self->trouble = GJ_GUEST_TROUBLE_INITIAL_PIN;
  else
    {
      self->given.how = GJ_CONSENT_OWN_PIN;
      self->given.time_us = gj_clock_now_us (self->terminal->clock);
      g_strlcpy (self->given.patn_rlts, self->guest->patn_rlts, sizeof self->given.patn_rlts);
      gj_bind_eligibility_agree (&self->guest->eligibility);
    }
  self->ask = OVER;
  gj_session_handle (self->terminal->session, GJ_EVENT_PIN_OK);
}

static char *
pin_sentence (gpointer user_data)
{
  GjGuestConsent *self = user_data;
  g_autofree char *name = gj_mask_name (self->terminal->resident->person->psn_name);

  return g_strdup_printf (_("同意用%s的钱"), name);
}

static void
on_agree (GjGuestConsent *self)
{
  if (is_late (self) || self->ask != ASK_WORD)
    return;
  self->ask = ASK_PIN;
  self->pin = gj_pin_step_new (self->flow, GJ_PIN_PURPOSE_CONSENT, pin_sentence, on_pin_accepted,
                               self);
  gj_pin_step_set_guest (self->pin, self->name);
  gj_flow_show (self->flow);
}

static void
on_not_now (GjGuestConsent *self)
{
  if (is_late (self) || self->ask != ASK_WORD)
    return;
  self->ask = OVER;
  gj_flow_show (self->flow);
}

static GtkWidget *
word_page (GjGuestConsent *self)
{
  GtkWidget *page = gj_guest_views_consent (self->terminal->resident->person,
                                            self->guest->patn_rlts, self->agreement);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_agree), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_not_now), self);
  return page;
}

/* The guest's PIN was refused for good, or its card does not answer: that ends the asking and not the session. */
static void
hear_problem (GjGuestConsent *self)
{
  if (self->terminal->problem == GJ_PROBLEM_NONE)
    return;
  self->trouble = self->terminal->problem == GJ_PROBLEM_PIN_LOCKED ? GJ_GUEST_TROUBLE_LOCKED
                                                                   : GJ_GUEST_TROUBLE_NO_ANSWER;
  self->terminal->problem = GJ_PROBLEM_NONE;
  self->ask = OVER;
}

void
gj_guest_consent_show (GjGuestConsent *self)
{
  hear_problem (self);
  switch (self->ask)
    {
    case ASK_RELATION:
      gj_stage_show (self->terminal, relation_page (self));
      break;
    case ASK_WORD:
      gj_stage_show (self->terminal, word_page (self));
      break;
    case ASK_PIN:
      gj_pin_step_show (self->pin);
      break;
    case OVER:
      break;
    }
}

gboolean
gj_guest_consent_back (GjGuestConsent *self)
{
  GjPinStep *old;

  if (self->ask != ASK_PIN)
    return FALSE;
  old = g_steal_pointer (&self->pin);
  self->ask = ASK_WORD;
  gj_flow_show (self->flow);
  gj_pin_step_free (old);
  return TRUE;
}

gboolean
gj_guest_consent_is_over (const GjGuestConsent *self)
{
  return self->ask == OVER;
}

GjConsent
gj_guest_consent_get (const GjGuestConsent *self)
{
  return self->given;
}

GjGuestTrouble
gj_guest_consent_get_trouble (const GjGuestConsent *self)
{
  return self->trouble;
}

/* Making and ending */

GjGuestConsent *
gj_guest_consent_new (GjFlow *flow, GjKin *guest, const char *name, const GjLetter *agreement)
{
  GjGuestConsent *self = g_new0 (GjGuestConsent, 1);

  self->flow = flow;
  self->terminal = flow->terminal;
  self->cancellable = g_cancellable_new ();
  self->guest = guest;
  self->name = g_strdup (name);
  self->agreement = agreement;
  if (!gj_guest_consent_is_wanted (guest) || agreement == NULL)
    self->ask = OVER;
  else
    self->ask = lacks_relation (guest) ? ASK_RELATION : ASK_WORD;
  return self;
}

void
gj_guest_consent_free (GjGuestConsent *self)
{
  if (self == NULL)
    return;
  gj_stage_let_go (self->terminal, self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->pin, gj_pin_step_free);
  g_free (self->name);
  g_free (self);
}
