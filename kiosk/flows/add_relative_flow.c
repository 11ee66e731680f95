/* SPDX-License-Identifier: Apache-2.0 */
/* Every way leads to one candidate, whom the rule has judged: decide() puts it into the list, asks for the
 * relation, or says what stands in the way. Nothing is kept before the act. */
#include "kiosk/flows/add_relative_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/binding_text.h"
#include "kiosk/flows/add_notices.h"
#include "kiosk/flows/bind_list.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/guest_step.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/flows/relations.h"
#include "kiosk/texts.h"
#include "kiosk/workers/letter_desk.h"
#include "ui/pages/id_entry_page.h"
#include "ui/pages/name_entry_page.h"
#include "ui/pages/picks_page.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/ways_page.h"

/* A number and a name that do not go together: so often in a day, and then it is the window's. */
#define MOST_TYPED GJ_LOOKUP_MISSES_MAX
#define TYPED_ROOM 64

typedef enum
{
  STEP_LOADING,
  STEP_FAILED,
  STEP_CANNOT, /* the resident: nobody could be added */
  STEP_WAYS,
  STEP_PICKS,
  STEP_ID,
  STEP_NAME,
  STEP_RELATION,
  STEP_REASONS,
  STEP_LIST,
  STEP_FULL,
  STEP_OWN_CARD, /* it could not be read before it may leave */
  STEP_ACT,
} Step;

typedef struct
{
  GjFlow base;
  Step step;
  Step from; /* where the reasons were asked for */
  gboolean loading;
  GjBindEligibility own; /* what stands in the resident's own way */
  GPtrArray *suggestions; /* GjFamilySuggestion */
  GjLetter *letter;
  GPtrArray *kin;         /* GjKin: those named by card or number; the list borrows from them */
  GjBindList *list;
  GjBindCandidate candidate; /* the one being named */
  gboolean all_relations;
  GString *number, *name;
  gboolean not_found;
  gboolean asking; /* the store, about `candidate` or what was typed: its answer belongs to this step */
  GjGuestStep *guest;
  GjActItem *items;
  GjActPerson *persons;
  GjActStep *act;
} GjAddFlow;

static void
go (GjAddFlow *self, Step step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

static void
fail (GjAddFlow *self, const GError *error)
{
  gj_terminal_note_store_error (self->base.terminal, error);
  go (self, STEP_FAILED);
}

static GjKinDesk
desk_of (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;

  return (GjKinDesk){ terminal->store, terminal->clock, terminal->region,
                      terminal->resident->person->psn_no, terminal->config->id };
}

/* What was typed is gone from memory as soon as nobody needs it. */
static void
forget_typed (GjAddFlow *self)
{
  memset (self->number->str, 0, self->number->allocated_len);
  memset (self->name->str, 0, self->name->allocated_len);
  g_string_truncate (self->number, 0);
  g_string_truncate (self->name, 0);
  self->not_found = FALSE;
}

/* The candidate */

static gboolean
is_relations_fault (const GjBindEligibility *eligibility)
{
  return eligibility->n_reasons > 0
         && eligibility->reasons[0].obstacle >= GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN
         && eligibility->reasons[0].obstacle <= GJ_BIND_OBSTACLE_RELATION_CONFLICT;
}

static void
decide (GjAddFlow *self)
{
  if (gj_bind_eligibility_waits_for_relation (&self->candidate.eligibility))
    {
      self->all_relations = FALSE;
      go (self, STEP_RELATION);
    }
  else if (self->candidate.eligibility.n_reasons > 0)
    {
      self->from = STEP_WAYS;
      go (self, STEP_REASONS);
    }
  else
    {
      gj_bind_list_put (self->list, &self->candidate);
      go (self, STEP_LIST);
    }
}

/* Takes over `kin`. */
static void
take_kin (GjAddFlow *self, GjKin *kin, GjActWay way, GjConsent consent)
{
  self->candidate = (GjBindCandidate){ .person = kin->person, .way = way, .consent = consent,
                                       .eligibility = kin->eligibility };
  g_strlcpy (self->candidate.patn_rlts, kin->patn_rlts != NULL ? kin->patn_rlts : "",
             sizeof self->candidate.patn_rlts);
  g_ptr_array_add (self->kin, kin);
  decide (self);
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GjBindEligibility *eligibility = gj_kin_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (eligibility == NULL)
    {
      fail (self, error);
      return;
    }
  self->candidate.eligibility = *eligibility;
  decide (self);
}

static void
on_relation_chosen (GjAddFlow *self, const char *code)
{
  GjKinDesk desk = desk_of (self);

  if (self->step != STEP_RELATION || self->asking)
    return;
  self->asking = TRUE;
  g_strlcpy (self->candidate.patn_rlts, code, sizeof self->candidate.patn_rlts);
  gj_kin_judge_async (&desk, self->candidate.person->psn_no, code, 
                      gj_consent_covers (&self->candidate.consent, code), self->base.cancellable, on_judged, self);
}

static void
on_more_relations (GjAddFlow *self)
{
  if (self->asking)
    return;
  self->all_relations = !self->all_relations;
  go (self, STEP_RELATION);
}

static GtkWidget *
relation_page (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autofree char *name = gj_mask_name (self->candidate.person->psn_name);
  g_autoptr (GArray) choices
      = gj_relations_offered (terminal->region, terminal->resident->person, self->candidate.person,
                              gj_clock_today (terminal->clock), self->all_relations);
  GjRelationView view = { name, (const GjRelationChoice *) (gconstpointer) choices->data,
                          choices->len, self->all_relations ? _("只看常用的") : _("都不是，看别的") };
  GtkWidget *page = gj_relation_page_new (&view);

  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_relation_chosen), self);
  g_signal_connect_swapped (page, "more", G_CALLBACK (on_more_relations), self);
  return page;
}

static void
on_reasons_main (GjAddFlow *self)
{
  go (self, self->from);
}

static void
on_reasons_second (GjAddFlow *self)
{
  self->all_relations = FALSE;
  go (self, STEP_RELATION);
}

static GtkWidget *
reasons_page (GjAddFlow *self)
{
  gboolean again = self->from == STEP_WAYS && is_relations_fault (&self->candidate.eligibility);
  GtkWidget *page = gj_bind_reasons_page (self->base.terminal, &self->candidate,
                                          self->from == STEP_PICKS ? _("看别的家人") : _("换一位家人"),
                                          again ? _("重选关系") : NULL);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_reasons_main), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_reasons_second), self);
  return page;
}

/* From the family graph */

static const GjFamilySuggestion *
find_suggestion (GjAddFlow *self, const char *psn_no)
{
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const GjFamilySuggestion *suggestion = g_ptr_array_index (self->suggestions, i);

      if (g_str_equal (suggestion->person->psn_no, psn_no))
        return suggestion;
    }
  g_assert_not_reached (); /* the page knows only these */
}

static GjBindCandidate
candidate_of (const GjFamilySuggestion *suggestion)
{
  GjBindCandidate candidate = { .person = suggestion->person, .way = GJ_ACT_WAY_GRAPH,
                                .eligibility = suggestion->eligibility };

  g_strlcpy (candidate.patn_rlts, suggestion->patn_rlts, sizeof candidate.patn_rlts);
  return candidate;
}

static void
on_picked (GjAddFlow *self, const char *psn_no, gboolean picked)
{
  GjBindCandidate candidate = candidate_of (find_suggestion (self, psn_no));

  if (picked)
    gj_bind_list_put (self->list, &candidate);
  else
    gj_bind_list_remove (self->list, psn_no);
}

static void
on_why (GjAddFlow *self, const char *psn_no)
{
  self->candidate = candidate_of (find_suggestion (self, psn_no));
  self->from = STEP_PICKS;
  go (self, STEP_REASONS);
}

static void
on_picks_done (GjAddFlow *self)
{
  go (self, STEP_LIST);
}

static void
fill_pick (GjAddFlow *self, const GjFamilySuggestion *suggestion, GjTexts *texts, GjPick *pick)
{
  GjTerminal *terminal = self->base.terminal;
  const GjBindEligibility *found = &suggestion->eligibility;

  *pick = (GjPick){
    .key = suggestion->person->psn_no,
    .name = gj_texts_keep (texts, gj_mask_name (suggestion->person->psn_name)),
    .relation = gj_relation_label (suggestion->patn_rlts),
    .id_masked = gj_texts_keep (texts, gj_mask_id_screen (suggestion->person->certno)),
    .avatar = gj_face_of (terminal->resident, suggestion->person,
                          gj_clock_today (terminal->clock)),
    .picked = gj_bind_list_find (self->list, suggestion->person->psn_no) != NULL,
  };
  if (found->n_reasons > 0)
    pick->reason
        = gj_texts_keep (texts, gj_bind_obstacle_why (terminal->region, &found->reasons[0]));
  else if (found->needs_consent)
    pick->condition = _("要本人同意以后才能用");
}

static GtkWidget *
picks_page (GjAddFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjPick *picks = g_new0 (GjPick, self->suggestions->len);
  GjPicksView view = { picks, self->suggestions->len };
  GtkWidget *page;

  for (guint i = 0; i < self->suggestions->len; i++)
    fill_pick (self, g_ptr_array_index (self->suggestions, i), texts, &picks[i]);
  page = gj_picks_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect_swapped (page, "why", G_CALLBACK (on_why), self);
  g_signal_connect_swapped (page, "done", G_CALLBACK (on_picks_done), self);
  return page;
}

/* By number and name */

static void
on_typed_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjKin *kin = gj_kin_find_finish (result, &self->base.terminal->relatives_not_found, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (error != NULL)
    fail (self, error);
  else if (kin == NULL)
    {
      self->not_found = TRUE;
      go (self, STEP_ID);
    }
  else
    {
      forget_typed (self);
      take_kin (self, kin, GJ_ACT_WAY_TYPED, (GjConsent){ 0 });
    }
}

static void
on_number (GjAddFlow *self, const char *number)
{
  self->not_found = FALSE;
  go (self, STEP_NAME);
}

static void
on_number_cancelled (GjAddFlow *self)
{
  forget_typed (self);
  go (self, STEP_WAYS);
}

static void
on_name (GjAddFlow *self, const char *name)
{
  GjKinDesk desk = desk_of (self);

  if (self->step != STEP_NAME || self->asking)
    return;
  self->asking = TRUE;
  gj_kin_find_async (&desk, self->number->str, name, self->base.cancellable, on_typed_found, self);
}

static void
on_window (GjAddFlow *self)
{
  forget_typed (self);
  go (self, STEP_WAYS);
}

/* A notice with one way on. */
static GtkWidget *
notice (GjAddFlow *self, GtkWidget *page, void (*on_main) (GjAddFlow *self))
{
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_main), self);
  return page;
}

static GtkWidget *
id_page (GjAddFlow *self)
{
  guint left = MOST_TYPED - MIN (self->base.terminal->relatives_not_found, MOST_TYPED);
  g_autofree char *problem = g_strdup_printf (_("号码和姓名对不上，请核对。还可以查%u次"), left);
  GjIdEntryView view = { .title = _("请输入家人的身份证号码"),
                         .sentence = _("看着家人的身份证，从左往右按"),
                         .today = gj_clock_today (self->base.terminal->clock),
                         .problem = self->not_found ? problem : NULL };
  GtkWidget *page;

  if (left == 0)
    return notice (self, gj_add_notice_typed_often (self->base.terminal), on_window);
  page = gj_id_entry_page_new (&view, self->number);
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_number), self);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (on_number_cancelled), self);
  return page;
}

static GtkWidget *
name_page (GjAddFlow *self)
{
  GjNameEntryView view = { .title = _("请输入家人的姓名"), .sentence = _("和身份证上的一样") };
  GtkWidget *page = gj_name_entry_page_new (&view, self->name);

  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_name), self);
  return page;
}

/* The ways */

static void
on_by_card (GjAddFlow *self)
{
  if (self->step == STEP_WAYS && self->guest == NULL)
    self->guest = gj_guest_step_new (&self->base);
}

static void
on_from_family (GjAddFlow *self)
{
  if (self->guest == NULL)
    go (self, STEP_PICKS);
}

static void
on_by_number (GjAddFlow *self)
{
  if (self->guest == NULL)
    go (self, STEP_ID);
}

static void
on_to_list (GjAddFlow *self)
{
  if (self->guest == NULL)
    go (self, STEP_LIST);
}

static GtkWidget *
ways_page (GjAddFlow *self)
{
  GjWaysView view = { .n_suggested = self->suggestions->len, .can_type = TRUE,
                      .n_chosen = self->list->len };
  GtkWidget *page = gj_ways_page_new (&view);

  g_signal_connect_swapped (page, "by-card", G_CALLBACK (on_by_card), self);
  g_signal_connect_swapped (page, "from-family", G_CALLBACK (on_from_family), self);
  g_signal_connect_swapped (page, "by-number", G_CALLBACK (on_by_number), self);
  g_signal_connect_swapped (page, "to-list", G_CALLBACK (on_to_list), self);
  return page;
}

/* The list, the letter and the act */

static void
on_removed (GjAddFlow *self, const char *psn_no)
{
  if (self->asking)
    return;
  gj_bind_list_remove (self->list, psn_no);
  gj_bind_list_forget_judgement (self->list);
  go (self, STEP_LIST);
}

static void
on_add_another (GjAddFlow *self)
{
  if (self->asking)
    return;
  go (self, STEP_WAYS);
}

static char *
bind_sentence (GjFlow *flow)
{
  return gj_bind_list_sentence (((GjAddFlow *) flow)->list);
}

static void
begin_act (GjAddFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjActOrder order = { .kind = GJ_ACT_BIND,
                       .actor_psn_no = terminal->resident->person->psn_no,
                       .n_items = self->list->len };

  g_free (self->items);
  g_free (self->persons);
  self->items = gj_bind_list_items (self->list, terminal->resident->person);
  self->persons = gj_bind_list_persons (terminal, self->list);
  order.items = self->items;
  self->act = gj_act_step_new (&self->base, &order, self->persons, self->list->len, self->letter,
                               bind_sentence);
  go (self, STEP_ACT);
}

/* Together, as the act will judge them, before anything is read and signed. */
static void
on_set_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) eligibilities = gj_kin_judge_set_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (eligibilities == NULL)
    fail (self, error);
  else if (gj_bind_list_take_judgement (self->list, eligibilities))
    begin_act (self);
  else
    go (self, STEP_LIST);
}

static void
on_to_letter (GjAddFlow *self)
{
  GjKinDesk desk = desk_of (self);
  g_autofree GjBindWish *wishes = NULL;

  if (self->step != STEP_LIST || self->asking || gj_act_step_wants_new_pin (self->base.terminal, GJ_PIN_CHANGE_ADD))
    return;
  if (self->list->len > GJ_BIND_LIST_MAX)
    {
      go (self, STEP_FULL);
      return;
    }
  self->asking = TRUE;
  wishes = gj_bind_list_wishes (self->list);
  gj_kin_judge_set_async (&desk, wishes, self->list->len, self->base.cancellable, on_set_judged,
                          self);
}

static GtkWidget *
list_page (GjAddFlow *self)
{
  GtkWidget *page = gj_bind_list_page (self->base.terminal, self->list);

  g_signal_connect_swapped (page, "activated", G_CALLBACK (on_removed), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_add_another), self);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_to_letter), self);
  return page;
}

/* Loading: the letter first, because without it nobody can be bound */

static void
on_suggested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = gj_kin_suggest_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->suggestions = suggestions;
  if (suggestions == NULL)
    fail (self, error);
  else
    go (self, STEP_WAYS);
}

static void
on_letter (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjLetter *letter = gj_letter_desk_load_finish (result, &error);
  GjKinDesk desk;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->letter = letter;
  if (letter == NULL)
    {
      fail (self, error);
      return;
    }
  desk = desk_of (self);
  gj_kin_suggest_async (&desk, self->base.cancellable, on_suggested, self);
}

/* The resident as the relative: the rule then says what stands in the resident's own way, and that it is oneself. */
static void
on_contributor_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GError) error = NULL;
  g_autofree GjBindEligibility *found = gj_kin_judge_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      fail (self, error);
      return;
    }
  for (guint i = 0; i < found->n_reasons; i++)
    if (found->reasons[i].obstacle < GJ_BIND_OBSTACLE_SELF)
      self->own.reasons[self->own.n_reasons++] = found->reasons[i];
  if (self->own.n_reasons > 0)
    go (self, STEP_CANNOT);
  else if (!gj_act_step_wants_new_pin (terminal, GJ_PIN_CHANGE_ADD))
    gj_letter_desk_load_async (terminal->store, terminal->config->policies, terminal->region, FALSE,
                               self->base.cancellable, on_letter, self);
}

static void
load (GjAddFlow *self)
{
  GjKinDesk desk = desk_of (self);

  if (self->loading)
    return;
  self->loading = TRUE;
  gj_kin_judge_async (&desk, desk.contributor_psn_no, NULL, FALSE, self->base.cancellable,
                      on_contributor_judged, self);
}

static void
on_failed_main (GjAddFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

static GtkWidget *
failed_page (GjAddFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回家庭共济"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_failed_main), self);
  return page;
}

/* The flow */

static GtkWidget *
make_page (GjAddFlow *self)
{
  switch (self->step)
    {
    case STEP_FAILED:
      return failed_page (self);
    case STEP_CANNOT:
      return notice (self, gj_bind_contributor_page (self->base.terminal, &self->own, _("回家庭共济")),
                     on_failed_main);
    case STEP_WAYS:
      return ways_page (self);
    case STEP_PICKS:
      return picks_page (self);
    case STEP_ID:
      return id_page (self);
    case STEP_NAME:
      return name_page (self);
    case STEP_RELATION:
      return relation_page (self);
    case STEP_REASONS:
      return reasons_page (self);
    case STEP_LIST:
      return list_page (self);
    case STEP_FULL:
      return notice (self, gj_add_notice_full (GJ_BIND_LIST_MAX), on_to_list);
    case STEP_OWN_CARD:
      return notice (self, gj_add_notice_own_card (), on_window);
    case STEP_LOADING:
    case STEP_ACT:
      break;
    }
  g_assert_not_reached ();
}

/* The guest card's step is over: whom it named goes on, else the ways are shown again. */
static void
end_guest (GjAddFlow *self)
{
  GjConsent consent;
  gboolean began = gj_guest_step_began (self->guest);
  GjKin *kin = gj_guest_step_take (self->guest, &consent);
  GjGuestStep *guest = g_steal_pointer (&self->guest);

  if (kin != NULL)
    take_kin (self, kin, GJ_ACT_WAY_CARD, consent);
  else
    go (self, began ? self->step : STEP_OWN_CARD);
  gj_guest_step_free (guest);
}

static void
add_flow_show (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  if (self->guest != NULL && gj_guest_step_is_over (self->guest))
    end_guest (self);
  else if (self->guest != NULL && gj_state_is_guest (gj_session_get_state (flow->terminal->session)))
    gj_guest_step_show (self->guest);
  else if (self->step == STEP_LOADING)
    load (self);
  else if (self->step == STEP_ACT)
    gj_act_step_show (self->act);
  else
    gj_stage_show (flow->terminal, make_page (self));
}

static gboolean
back_to (GjAddFlow *self, Step step)
{
  go (self, step);
  return TRUE;
}

static gboolean
add_flow_back (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  if (self->guest != NULL)
    return gj_guest_step_back (self->guest);
  if (self->asking)
    return TRUE; /* the answer comes in a moment, and to this step */
  switch (self->step)
    {
    case STEP_PICKS:
      return back_to (self, STEP_WAYS);
    case STEP_ID:
      forget_typed (self);
      return back_to (self, STEP_WAYS);
    case STEP_NAME:
      return back_to (self, STEP_ID);
    case STEP_RELATION:
    case STEP_LIST:
    case STEP_OWN_CARD:
      return back_to (self, STEP_WAYS);
    case STEP_REASONS:
      return back_to (self, self->from);
    case STEP_FULL:
      return back_to (self, STEP_LIST);
    case STEP_ACT:
      if (gj_act_step_back (self->act))
        return TRUE;
      if (gj_act_step_is_over (self->act))
        return FALSE;
      go (self, STEP_LIST);
      g_clear_pointer (&self->act, gj_act_step_free);
      return TRUE;
    case STEP_WAYS:
    case STEP_CANNOT:
      gj_stage_open (flow->terminal, GJ_TILE_FAMILY, NULL, NULL);
      return TRUE;
    case STEP_LOADING:
    case STEP_FAILED:
      return FALSE;
    }
  return FALSE;
}

static void
add_flow_finalize (GjFlow *flow)
{
  GjAddFlow *self = (GjAddFlow *) flow;

  g_clear_pointer (&self->act, gj_act_step_free);
  g_clear_pointer (&self->guest, gj_guest_step_free);
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->kin, g_ptr_array_unref);
  g_clear_pointer (&self->letter, gj_letter_free);
  forget_typed (self);
  g_string_free (self->number, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self->items);
  g_free (self->persons);
}

static const GjFlowClass add_flow_class = { sizeof (GjAddFlow), add_flow_show, add_flow_back,
                                            add_flow_finalize };

GjFlow *
gj_add_relative_flow_new (GjTerminal *terminal)
{
  GjAddFlow *self = gj_flow_new (&add_flow_class, terminal);

  self->step = STEP_LOADING;
  self->kin = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_kin_free);
  self->list = gj_bind_list_new ();
  self->number = g_string_sized_new (TYPED_ROOM);
  self->name = g_string_sized_new (TYPED_ROOM * 2);
  return &self->base;
}
