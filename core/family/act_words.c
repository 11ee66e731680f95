/* SPDX-License-Identifier: Apache-2.0 */
/* The words of acts in rows, audit and papers, how many items one has, what a signature is, and letting go of outcomes. */
#include "core/family/act_private.h"

#include <string.h>

#define GRID_WIDTH 1000
#define GRID_HEIGHT 400

static const char *const KINDS[]
    = { "bind", "accept", "refuse", "leave", "release", "order" };
static const char *const RESULTS[]
    = { "bound",   "requested", "refused",      "left",      "released",
        "withdrawn", "ordered",   "not-eligible", "too-early", "gone" };
static const char *const WAYS[] = { "card", "graph", "typed" };

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == GJ_ACT_ORDER + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (RESULTS) == GJ_ACT_ITEM_GONE + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (WAYS) == GJ_ACT_WAY_TYPED + 1);

const char *
gj_act_kind_word (GjActKind kind)
{
  g_assert ((guint)kind < G_N_ELEMENTS (KINDS));
  return KINDS[kind];
}

gboolean
gj_act_kind_from_word (const char *word, GjActKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_str_equal (KINDS[i], word))
      {
        *kind = (GjActKind)i;
        return TRUE;
      }
  return FALSE;
}

gsize
gj_act_items_max (GjActKind kind)
{
  return kind == GJ_ACT_ORDER ? GJ_ACT_CONTRIBUTORS_MAX : GJ_ACT_ITEMS_MAX;
}

const char *
gj_act_item_result_word (GjActItemResult result)
{
  g_assert ((guint)result < G_N_ELEMENTS (RESULTS));
  return RESULTS[result];
}

const char *
gj_act_way_word (GjActWay way)
{
  g_assert ((guint)way < G_N_ELEMENTS (WAYS));
  return WAYS[way];
}

gboolean
gj_act_item_result_is_done (GjActItemResult result)
{
  return result <= GJ_ACT_ITEM_ORDERED;
}

void
gj_act_item_outcome_set_word (GjActItemOutcome *item, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (RESULTS); i++)
    if (g_str_equal (RESULTS[i], word))
      {
        item->result = (GjActItemResult)i;
        return;
      }
  item->result = GJ_ACT_ITEM_NOT_ELIGIBLE;
  item->eligibility.reasons[0].obstacle = gj_bind_obstacle_from_word (word);
  item->eligibility.reasons[0].bare = TRUE;
  item->eligibility.n_reasons = 1;
}

const char *
gj_act_item_outcome_word (const GjActItemOutcome *item)
{
  if (item->result == GJ_ACT_ITEM_NOT_ELIGIBLE && item->eligibility.n_reasons > 0)
    return gj_bind_obstacle_word (item->eligibility.reasons[0].obstacle);
  return gj_act_item_result_word (item->result);
}

void
gj_act_item_outcome_free (GjActItemOutcome *item)
{
  if (item == NULL)
    return;
  g_free (item->contributor_psn_no);
  g_free (item->contributor_name);
  g_free (item->relative_psn_no);
  g_free (item->relative_name);
  g_free (item->patn_rlts);
  g_free (item);
}

void
gj_act_outcome_clear (GjActOutcome *outcome)
{
  g_clear_pointer (&outcome->act_id, g_free);
  g_clear_pointer (&outcome->actor_psn_no, g_free);
  g_clear_pointer (&outcome->kiosk_id, g_free);
  g_clear_pointer (&outcome->items, g_ptr_array_unref);
}

/* A whole number from 0 to @max at *@text, which moves behind it. */
static gboolean
skip_number (const char **text, gint64 max)
{
  const char *start = *text;
  gint64 value = 0;

  while (g_ascii_isdigit (**text) && *text - start < 4)
    value = value * 10 + (*(*text)++ - '0');
  return *text > start && value <= max;
}

gboolean
gj_act_signature_is_valid (const char *strokes)
{
  if (strokes == NULL || *strokes == '\0' || strlen (strokes) > GJ_ACT_SIGNATURE_MAX)
    return FALSE;
  for (;;)
    {
      if (!skip_number (&strokes, GRID_WIDTH) || *strokes++ != ','
          || !skip_number (&strokes, GRID_HEIGHT))
        return FALSE;
      if (*strokes == '\0')
        return TRUE;
      if (*strokes != ' ' && *strokes != ';')
        return FALSE;
      strokes++;
    }
}
