/* SPDX-License-Identifier: Apache-2.0 */
/* The order in which the contributors' money is asked for one relative: all of it is written at once, or none. */
#include "core/family/act_private.h"

#include "core/family/family_private.h"
#include "core/store/statement.h"

static GjBinding *
find_valid (GPtrArray *bindings, const char *contributor)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      GjBinding *binding = g_ptr_array_index (bindings, i);

      if (binding->valid && g_str_equal (binding->contributor->psn_no, contributor))
        return binding;
    }
  return NULL;
}

/* The order names everybody whose binding is valid today, and nobody else. */
static gboolean
names_all_valid (const GjActOrder *order, GPtrArray *bindings)
{
  gsize n_valid = 0;

  for (guint i = 0; i < bindings->len; i++)
    n_valid += ((GjBinding *)g_ptr_array_index (bindings, i))->valid ? 1 : 0;
  for (gsize i = 0; i < order->n_items; i++)
    if (find_valid (bindings, order->items[i].contributor_psn_no) == NULL)
      return FALSE;
  return n_valid == order->n_items;
}

static gboolean
set_prio (GjActing *acting, const GjBinding *binding, int prio, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (acting->store,
                           "UPDATE binding SET prio = $1, order_by = $2"
                           " WHERE contributor_psn_no = $3 AND relative_psn_no = $4"
                           " AND begndate = $5 AND made_by = $6",
                           error);

  if (update == NULL)
    return FALSE;
  gj_statement_bind_int64 (update, 1, prio);
  gj_statement_bind_text (update, 2, acting->order->act_id);
  gj_statement_bind_text (update, 3, binding->contributor->psn_no);
  gj_statement_bind_text (update, 4, binding->relative->psn_no);
  gj_statement_bind_int64 (update, 5, binding->begndate);
  gj_statement_bind_text (update, 6, binding->made_by);
  if (!gj_statement_run (update, error))
    return FALSE;
  g_assert (gj_statement_changes (update) == 1);
  return TRUE;
}

/* Gives the next place to @binding. */
static gboolean
place_next (GjActing *acting, const GjBinding *binding, GError **error)
{
  GjActItemOutcome *outcome = g_new0 (GjActItemOutcome, 1);

  g_ptr_array_add (acting->items, outcome);
  outcome->contributor_psn_no = g_strdup (binding->contributor->psn_no);
  outcome->relative_psn_no = g_strdup (binding->relative->psn_no);
  outcome->patn_rlts = g_strdup (binding->patn_rlts);
  outcome->result = GJ_ACT_ITEM_ORDERED;
  outcome->begndate = binding->begndate;
  outcome->prio_before = binding->prio;
  outcome->prio_after = (int)acting->items->len;
  return set_prio (acting, binding, outcome->prio_after, error);
}

/* Not valid today, but may be on another day: it keeps its place behind those that are. */
static gboolean
keeps_a_place (const GjBinding *binding)
{
  return !binding->valid && binding->vali_flag && binding->state != GJ_BINDING_ENDED;
}

GjActResult
gj_act_set_order (GjActing *acting, GError **error)
{
  const GjActOrder *order = acting->order;
  g_autoptr (GPtrArray) bindings = NULL;

  g_assert (gj_store_in_transaction (acting->store)); /* a reading that fails may end it */
  bindings = gj_family_list_bindings_bare (acting->store, order->actor_psn_no, GJ_FAMILY_RELATIVE,
                                           acting->today, error);
  if (bindings == NULL)
    return GJ_ACT_STORE_FAILED;
  if (!names_all_valid (order, bindings))
    return GJ_ACT_CHANGED;
  for (gsize i = 0; i < order->n_items; i++)
    if (!place_next (acting, find_valid (bindings, order->items[i].contributor_psn_no), error))
      return GJ_ACT_STORE_FAILED;
  for (guint i = 0; i < bindings->len; i++) /* by their places so far */
    if (keeps_a_place (g_ptr_array_index (bindings, i))
        && !place_next (acting, g_ptr_array_index (bindings, i), error))
      return GJ_ACT_STORE_FAILED;
  return GJ_ACT_DONE;
}
