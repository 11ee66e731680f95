/* SPDX-License-Identifier: Apache-2.0 */
/* Acts for the store tests. */
#include "tests/store/acts.h"

#include "core/base/transfer_id.h"
#include "core/family/closing.h"

GjActItem
acts_item (const char *contributor, const char *relative, const char *patn_rlts)
{
  return (GjActItem){
    .contributor_psn_no = contributor,
    .relative_psn_no = relative,
    .patn_rlts = patn_rlts,
    .way = GJ_ACT_WAY_GRAPH,
  };
}

GjActItem
acts_pair (const char *contributor, const char *relative)
{
  return acts_item (contributor, relative, NULL);
}

Acts
acts_new (GjActKind kind, const char *actor, const GjActItem *items, gsize n_items)
{
  gboolean with_letter = kind == GJ_ACT_BIND || kind == GJ_ACT_ACCEPT;
  Acts act = {
    .order = {
      .kind = kind,
      .actor_psn_no = actor,
      .kiosk_id = HALL_KIOSK,
      .session_us = 1,
      .items = items,
      .n_items = n_items,
      .letter_version = with_letter ? "100000-test" : NULL,
      .letter_text = with_letter ? ACTS_LETTER : NULL,
      .signature = with_letter ? ACTS_SIGNATURE : NULL,
    },
  };

  gj_transfer_id_new (act.id);
  return act;
}

GjActResult
acts_submit (Hall *hall, Acts *act, GjActOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  GjActResult result;

  act->order.act_id = act->id; /* the struct may have been copied since */
  result = gj_family_act_submit (hall->store, hall->clock, hall->region, hall->signer, &act->order,
                                 outcome, &error);
  g_assert_no_error (error);
  return result;
}

GjActItemResult
acts_result (const GjActOutcome *outcome, guint index)
{
  g_assert_cmpuint (index, <, outcome->items->len);
  return ((GjActItemOutcome *)g_ptr_array_index (outcome->items, index))->result;
}

void
acts_use_region (Hall *hall)
{
  g_autofree char *policies
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "policies", NULL);
  const char *const dirs[] = { hall->dir, policies, NULL };
  g_autoptr (GError) error = NULL;

  gj_region_unref (hall->region);
  hall->region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
}

void
acts_close_ended (Hall *hall)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_store_begin (hall->store, &error));
  g_assert_true (gj_family_close_ended (hall->store, HALL_KIOSK, gj_clock_now_us (hall->clock), NULL,
                                        &error));
  g_assert_cmpint (gj_store_commit (hall->store, &error), ==, GJ_COMMIT_DONE);
}
