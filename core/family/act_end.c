/* SPDX-License-Identifier: Apache-2.0 */
/* Ending: a request refused or taken back, a binding left by the relative or released by the
 * contributor. */
#include "core/family/act_private.h"

#include "core/family/family_private.h"
#include "core/rules/release_rule.h"
#include "core/store/statement.h"

#define RELATION_OTHER "80"

/* Nothing to end: somebody was faster. The paper still names what the other one is, as far as anybody
 * has said. */
gboolean
gj_act_tell_gone (GjActing *acting, GjActItemOutcome *outcome, GError **error)
{
  outcome->result = GJ_ACT_ITEM_GONE;
  g_clear_pointer (&outcome->patn_rlts, g_free);
  switch (gj_family_find_relation (acting->store, outcome->contributor_psn_no,
                                   outcome->relative_psn_no, &outcome->patn_rlts, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      g_free (outcome->patn_rlts);
      outcome->patn_rlts = g_strdup (RELATION_OTHER);
      return TRUE;
    case GJ_FOUND:
      return TRUE;
    }
  g_assert_not_reached ();
}

GjFind
gj_act_find_request (GjActing *acting, const GjActItem *item, GjFamilyRequest **request,
                     GError **error)
{
  GjFind found = gj_family_find_request (acting->store, item->contributor_psn_no,
                                         item->relative_psn_no, request, error);

  if (found != GJ_FOUND || g_str_equal ((*request)->act_id, item->made_by))
    return found;
  g_clear_pointer (request, gj_family_request_free); /* another one, made since */
  return GJ_NOT_FOUND;
}

/* Answers the request, as @result; GONE where it does not wait any more. */
static gboolean
answer_request (GjActing *acting, const GjActItem *item, GjActItemResult result,
                GjActItemOutcome *outcome, GError **error)
{
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
  outcome->result = result;
  g_free (outcome->patn_rlts);
  outcome->patn_rlts = g_strdup (request->patn_rlts);
  return gj_family_request_answer (acting->store, request->act_id, outcome->relative_psn_no,
                                   acting->order->act_id, error);
}

gboolean
gj_act_refuse (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome, GError **error)
{
  return answer_request (acting, item, GJ_ACT_ITEM_REFUSED, outcome, error);
}

static gboolean
end_binding (GjActing *acting, const GjBinding *binding, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (acting->store,
                           "UPDATE binding SET vali_flag = 0, ended_by = $1"
                           " WHERE contributor_psn_no = $2 AND relative_psn_no = $3"
                           " AND begndate = $4 AND made_by = $5 AND vali_flag = 1",
                           error);

  g_assert (gj_store_in_transaction (acting->store));
  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, acting->order->act_id);
  gj_statement_bind_text (update, 2, binding->contributor->psn_no);
  gj_statement_bind_text (update, 3, binding->relative->psn_no);
  gj_statement_bind_int64 (update, 4, binding->begndate);
  gj_statement_bind_text (update, 5, binding->made_by);
  if (!gj_statement_run (update, error))
    return FALSE;
  g_assert (gj_statement_changes (update) == 1); /* read as open in this same transaction */
  return TRUE;
}

/* The region's limit holds for the contributor, and only while the binding is valid. */
static gboolean
is_too_early (const GjActing *acting, const GjBinding *binding, GjDate *earliest)
{
  GjReleaseRule rule = gj_release_rule (acting->region, binding->begndate, acting->today);

  *earliest = rule.earliest;
  return acting->order->kind == GJ_ACT_RELEASE && binding->valid && !rule.allowed;
}

gboolean
gj_act_end (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome, GError **error)
{
  gboolean releases = acting->order->kind == GJ_ACT_RELEASE;
  const GjBindingKey key = { item->contributor_psn_no, item->relative_psn_no, item->begndate,
                             item->made_by };
  g_autoptr (GjBinding) binding = NULL;
  GjDate earliest;

  if (releases && item->begndate == 0)
    return answer_request (acting, item, GJ_ACT_ITEM_WITHDRAWN, outcome, error);
  switch (gj_family_find_open_binding (acting->store, &key, acting->today, &binding, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return gj_act_tell_gone (acting, outcome, error);
    case GJ_FOUND:
      break;
    }
  g_free (outcome->patn_rlts);
  outcome->patn_rlts = g_strdup (binding->patn_rlts);
  outcome->begndate = binding->begndate;
  outcome->prio_before = binding->prio;
  if (is_too_early (acting, binding, &earliest))
    {
      outcome->result = GJ_ACT_ITEM_TOO_EARLY;
      outcome->earliest = earliest;
      return TRUE;
    }
  outcome->result = releases ? GJ_ACT_ITEM_RELEASED : GJ_ACT_ITEM_LEFT;
  return end_binding (acting, binding, error);
}
