/* SPDX-License-Identifier: Apache-2.0 */
/* What became of an act's id, read from what is durable. */
#include "core/family/act_private.h"

#include "core/audit/audit.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

/* The act's own row against the order. */
static gboolean
head_matches (GjStatement *row, const GjActOrder *order)
{
  gboolean with_letter = *gj_statement_text (row, 5) != '\0';

  return g_str_equal (gj_statement_text (row, 0), gj_act_kind_word (order->kind))
         && g_str_equal (gj_statement_text (row, 1), order->actor_psn_no)
         && g_str_equal (gj_statement_text (row, 2), order->kiosk_id)
         && gj_statement_int64 (row, 3) == order->session_us
         && (!with_letter
             || (g_str_equal (gj_statement_text (row, 5), order->letter_version)
                 && g_str_equal (gj_statement_text (row, 6), order->signature)));
}

static GjFind
read_head (GjStore *store, const char *act_id, const GjActOrder *order, GjActOutcome *outcome,
           gboolean *same, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT a.kind, a.actor_psn_no, a.kiosk_id, a.session_us, a.time_us,"
                           " a.letter_version, a.signature, COALESCE ((SELECT r.receipt_no"
                           "  FROM receipt r WHERE r.about_id = a.act_id), 0)"
                           " FROM family_act a WHERE a.act_id = $1",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, act_id);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  if (!gj_act_kind_from_word (gj_statement_text (row, 0), &outcome->kind))
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "act %s has no known kind", act_id);
      return GJ_FIND_FAILED;
    }
  outcome->act_id = g_strdup (act_id);
  outcome->actor_psn_no = gj_statement_dup_text (row, 1);
  outcome->kiosk_id = gj_statement_dup_text (row, 2);
  outcome->time_us = gj_statement_int64 (row, 4);
  outcome->receipt_no = gj_statement_int64 (row, 7);
  if (same != NULL)
    *same = order != NULL && head_matches (row, order);
  return GJ_FOUND;
}

static GjActItemOutcome *
item_from_row (GjStatement *row)
{
  GjActItemOutcome *item = g_new0 (GjActItemOutcome, 1);

  item->contributor_psn_no = gj_statement_dup_text (row, 0);
  item->relative_psn_no = gj_statement_dup_text (row, 1);
  item->patn_rlts = gj_statement_dup_text (row, 2);
  item->begndate = (GjDate)gj_statement_int64 (row, 3);
  item->prio_before = (int)gj_statement_int64 (row, 4);
  item->prio_after = (int)gj_statement_int64 (row, 5);
  gj_act_item_outcome_set_word (item, gj_statement_text (row, 6));
  return item;
}

static gboolean
ends_binding (GjActKind kind)
{
  return kind == GJ_ACT_RELEASE || kind == GJ_ACT_LEAVE;
}

/* What was gone when the act came stands there without a first day. */
static gboolean
item_matches (GjStatement *row, guint index, const GjActOrder *order)
{
  const GjActItem *item;

  if (index >= order->n_items) /* ORDER also places those who are not valid today */
    return order->kind == GJ_ACT_ORDER;
  item = &order->items[index];
  return g_str_equal (gj_statement_text (row, 0), item->contributor_psn_no)
         && g_str_equal (gj_statement_text (row, 1), item->relative_psn_no)
         && (!ends_binding (order->kind) || gj_statement_int64 (row, 3) == 0
             || gj_statement_int64 (row, 3) == item->begndate)
         && (order->kind != GJ_ACT_BIND
             || (g_str_equal (gj_statement_text (row, 2), item->patn_rlts)
                 && g_str_equal (gj_statement_text (row, 7), gj_act_way_word (item->way))));
}

static gboolean
read_items (GjStore *store, const char *act_id, const GjActOrder *order, GjActOutcome *outcome,
            gboolean *same, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT contributor_psn_no, relative_psn_no, patn_rlts, begndate,"
                           " prio_before, prio_after, result, way FROM family_act_item"
                           " WHERE act_id = $1 ORDER BY seq",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, act_id);
  outcome->items = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_act_item_outcome_free);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      if (same != NULL && *same)
        *same = item_matches (row, outcome->items->len, order);
      g_ptr_array_add (outcome->items, item_from_row (row));
    }
  if (same != NULL && order != NULL && outcome->items->len < order->n_items)
    *same = FALSE;
  return step == GJ_STEP_DONE;
}

GjFind
gj_act_read (GjStore *store, const char *act_id, const GjActOrder *order, GjActOutcome *outcome,
             gboolean *same, GError **error)
{
  GjFind found = read_head (store, act_id, order, outcome, same, error);

  if (found != GJ_FOUND)
    return found;
  if (read_items (store, act_id, order, outcome, same, error)
      && gj_act_fill_names (store, outcome->items, error))
    return GJ_FOUND;
  gj_act_outcome_clear (outcome);
  *outcome = (GjActOutcome){ 0 };
  return GJ_FIND_FAILED;
}

/* A COMMIT that failed while syncing may come back at the next start unless something later is
 * written over it: that is this record. */
static GjActFindResult
close_unfinished (GjStore *store, GjClock *clock, const char *kiosk_id, const char *act_id,
                  GError **error)
{
  const GjAuditEntry entry = {
    .kiosk_id = kiosk_id,
    .time_us = gj_clock_now_us (clock),
    .kind = "family.unfinished",
    .subject = "",
    .object = act_id,
    .result = "not-done",
    .detail = "",
  };

  if (!gj_audit_append (store, &entry, error) || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_ACT_FIND_STILL_UNKNOWN;
  return GJ_ACT_FIND_NOT_DONE;
}

GjActFindResult
gj_family_act_find (GjStore *store, GjClock *clock, const char *kiosk_id, const char *act_id,
                    GjActOutcome *outcome, GError **error)
{
  GjActFindResult result = GJ_ACT_FIND_STILL_UNKNOWN;
  GjFind found = GJ_FIND_FAILED;

  g_assert (outcome->items == NULL);
  if (!gj_store_begin (store, error))
    return result;
  /* Not while the act itself is under way, also not on a connection that was lost while it was committing. */
  if (gj_store_claim_kiosk (store, kiosk_id, error))
    found = gj_act_read (store, act_id, NULL, outcome, NULL, error);
  switch (found)
    {
    case GJ_FOUND:
      result = GJ_ACT_FIND_DONE;
      break;
    case GJ_NOT_FOUND:
      result = close_unfinished (store, clock, kiosk_id, act_id, error);
      break;
    case GJ_FIND_FAILED:
      break;
    }
  gj_store_rollback (store);
  return result;
}
