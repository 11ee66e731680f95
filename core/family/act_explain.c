/* SPDX-License-Identifier: Apache-2.0 */
/* What an item's row has no room for: a row keeps one word, and a resident hears every reason with its details.
 * They are judged again; nothing is written. */
#include "core/family/act_private.h"

#include "core/family/bind_reading.h"
#include "core/rules/release_rule.h"

static gboolean
has (const GjBindEligibility *eligibility, GjBindObstacle obstacle)
{
  for (guint i = 0; i < eligibility->n_reasons; i++)
    if (eligibility->reasons[i].obstacle == obstacle)
      return TRUE;
  return FALSE;
}

/* Only where the reason that was kept still holds: what has changed since was not why. */
static gboolean
judge_again (GjStore *store, const GjRegion *region, GjDate today, GjActItemOutcome *item,
             GError **error)
{
  g_auto (GjBindReading) reading = { NULL };

  if (!gj_bind_reading_judge (store, region, item->contributor_psn_no, item->relative_psn_no,
                              item->patn_rlts, FALSE, today, &reading, error))
    return FALSE;
  if (has (&reading.eligibility, item->eligibility.reasons[0].obstacle))
    item->eligibility = reading.eligibility;
  return TRUE;
}

gboolean
gj_act_explain (GjStore *store, const GjRegion *region, GjDate today, GPtrArray *items,
                GError **error)
{
  g_assert (gj_store_in_transaction (store));
  for (guint i = 0; i < items->len; i++)
    {
      GjActItemOutcome *item = g_ptr_array_index (items, i);

      if (item->result == GJ_ACT_ITEM_NOT_ELIGIBLE
          && !judge_again (store, region, today, item, error))
        return FALSE;
      if (item->result == GJ_ACT_ITEM_TOO_EARLY && item->begndate != GJ_DATE_NONE)
        item->earliest = gj_release_rule (region, item->begndate, today).earliest;
    }
  return TRUE;
}

gboolean
gj_family_act_explain (GjStore *store, const GjRegion *region, GjDate today, GjActOutcome *outcome,
                       GError **error)
{
  gboolean fine;

  if (!gj_store_begin_read (store, error))
    return FALSE;
  fine = gj_act_explain (store, region, today, outcome->items, error);
  gj_store_rollback (store);
  return fine;
}
