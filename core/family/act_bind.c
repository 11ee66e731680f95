/* SPDX-License-Identifier: Apache-2.0 */
/* Binding: by the contributor, at once or as a request; and by the relative, who agrees to one. */
#include "core/family/act_private.h"

#include "core/family/bind_reading.h"
#include "core/family/closing.h"
#include "core/family/request.h"
#include "core/store/statement.h"

static gboolean
insert_binding (GjActing *acting, const GjActItemOutcome *outcome, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (acting->store,
                           "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate,"
                           " made_by, enddate, patn_rlts, prio) VALUES ($1, $2, $3, $4, 0, $5, $6)",
                           error);

  g_assert (gj_store_in_transaction (acting->store));
  g_assert (outcome->begndate == acting->today && outcome->prio_after >= 1);
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, outcome->contributor_psn_no);
  gj_statement_bind_text (insert, 2, outcome->relative_psn_no);
  gj_statement_bind_int64 (insert, 3, outcome->begndate);
  gj_statement_bind_text (insert, 4, acting->order->act_id);
  gj_statement_bind_text (insert, 5, outcome->patn_rlts);
  gj_statement_bind_int64 (insert, 6, outcome->prio_after);
  return gj_statement_run (insert, error);
}

static gboolean
bind_now (GjActing *acting, const GjBindReading *reading, GjActItemOutcome *outcome, GError **error)
{
  g_assert (reading->eligibility.n_reasons == 0 && !reading->eligibility.needs_consent);
  g_assert (!reading->facts.bound);
  outcome->result = GJ_ACT_ITEM_BOUND;
  outcome->begndate = acting->today;
  outcome->prio_after = reading->next_prio;
  /* One that has ended by itself since the last import is closed first, so that no day has two. */
  return gj_family_close_ended (acting->store, acting->order->kiosk_id, acting->time_us,
                                outcome->contributor_psn_no, error)
         && insert_binding (acting, outcome, error)
         && (reading->request_id == NULL
             || gj_family_request_answer (acting->store, reading->request_id,
                                          outcome->relative_psn_no, acting->order->act_id, error));
}

static gboolean
ask (GjActing *acting, GjActItemOutcome *outcome, GError **error)
{
  outcome->result = GJ_ACT_ITEM_REQUESTED;
  return gj_family_request_insert (acting->store, acting->order->act_id,
                                   outcome->contributor_psn_no, outcome->relative_psn_no,
                                   outcome->patn_rlts, acting->time_us, error);
}

static gboolean
judge (GjActing *acting, gboolean consented, GjActItemOutcome *outcome, GjBindReading *reading,
       GError **error)
{
  if (!gj_bind_reading_judge (acting->store, acting->region, outcome->contributor_psn_no,
                              outcome->relative_psn_no, outcome->patn_rlts, consented,
                              acting->today, reading, error))
    return FALSE;
  outcome->eligibility = reading->eligibility;
  if (reading->eligibility.n_reasons > 0)
    outcome->result = GJ_ACT_ITEM_NOT_ELIGIBLE;
  return TRUE;
}

gboolean
gj_act_bind (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome, GError **error)
{
  g_auto (GjBindReading) reading = { NULL };

  if (!judge (acting, gj_consent_covers (&item->consent, item->patn_rlts), outcome, &reading, error))
    return FALSE;
  if (reading.eligibility.n_reasons > 0)
    return TRUE;
  return reading.eligibility.needs_consent ? ask (acting, outcome, error)
                                           : bind_now (acting, &reading, outcome, error);
}

/* The request is the one that was read, and the relation the one it asks for: the relative agrees to that
 * and nothing else. */
gboolean
gj_act_accept (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome, GError **error)
{
  g_auto (GjBindReading) reading = { NULL };
  g_autoptr (GjFamilyRequest) request = NULL;

  switch (gj_act_find_request (acting, item, &request, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return gj_act_tell_gone (acting, outcome, error);
    case GJ_FOUND:
      break;
    }
  g_free (outcome->patn_rlts);
  outcome->patn_rlts = g_strdup (request->patn_rlts);
  if (!judge (acting, TRUE, outcome, &reading, error))
    return FALSE;
  return reading.eligibility.n_reasons > 0 || bind_now (acting, &reading, outcome, error);
}
