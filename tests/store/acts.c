/* SPDX-License-Identifier: Apache-2.0 */
/* Acts for the store tests. */
#include "tests/store/acts.h"

#include "core/base/transfer_id.h"
#include "core/family/closing.h"
#include "core/family/request.h"

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

GjActItem
acts_shown (const char *contributor, const char *relative, GjDate begndate, const char *made_by)
{
  GjActItem item = acts_pair (contributor, relative);

  item.begndate = begndate;
  item.made_by = made_by;
  return item;
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
      .letter_version = with_letter ? ACTS_LETTER_VERSION : NULL,
      .letter_text = with_letter ? ACTS_LETTER : NULL,
      .signature = with_letter ? ACTS_SIGNATURE : NULL,
    },
  };

  gj_transfer_id_new (act.id);
  return act;
}

/* The newest that is open; where there is none, one that never was. */
static void
name_what_is_shown (Hall *hall, gboolean answers, GjActItem *item, char **made_by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjFamilyRequest) request = NULL;
  g_autoptr (GjBinding) binding = NULL;

  if (!answers
      && gj_family_find_binding (hall->store, item->contributor_psn_no, item->relative_psn_no,
                                 gj_clock_today (hall->clock), &binding, &error)
             == GJ_FOUND
      && binding->vali_flag)
    {
      *made_by = g_strdup (binding->made_by);
      item->begndate = binding->begndate;
    }
  else if (gj_family_find_request (hall->store, item->contributor_psn_no, item->relative_psn_no,
                                   &request, &error)
           == GJ_FOUND)
    *made_by = g_strdup (request->act_id);
  else
    *made_by = g_strdup ("0000-0000-0000-0000");
  g_assert_no_error (error);
  item->made_by = *made_by;
}

GjActResult
acts_submit (Hall *hall, Acts *act, GjActOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  const GjActItem *given = act->order.items;
  g_autofree GjActItem *items = g_memdup2 (given, act->order.n_items * sizeof *given);
  g_auto (GStrv) made_by = g_new0 (char *, act->order.n_items + 1);
  GjActKind kind = act->order.kind;
  GjActResult result;

  if (kind != GJ_ACT_BIND && kind != GJ_ACT_ORDER)
    for (gsize i = 0; i < act->order.n_items; i++)
      if (items[i].made_by == NULL)
        name_what_is_shown (hall, kind == GJ_ACT_ACCEPT || kind == GJ_ACT_REFUSE, &items[i],
                            &made_by[i]);
  act->order.act_id = act->id; /* the struct may have been copied since */
  act->order.items = items;
  result = gj_family_act_submit (hall->store, hall->clock, hall->region, hall->signer, &act->order,
                                 outcome, &error);
  act->order.items = given;
  g_assert_no_error (error);
  return result;
}

void
acts_do (Hall *hall, GjActKind kind, const char *actor, const GjActItem *items, gsize n_items)
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, items, n_items);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
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
