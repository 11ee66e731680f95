/* SPDX-License-Identifier: Apache-2.0 */
/* An act's own rows: the letter, the act and its items. */
#include "core/family/act_private.h"

#include <string.h>

#include "core/family/letter.h"
#include "core/store/statement.h"

GjActResult
gj_act_write_letter (GjActing *acting, GError **error)
{
  switch (gj_letter_keep (acting->store, acting->order->letter_version, acting->order->letter_text, acting->digest, error))
    {
    case GJ_LETTER_KEPT:
      return GJ_ACT_DONE;
    case GJ_LETTER_OTHER_TEXT:
      return GJ_ACT_LETTER;
    case GJ_LETTER_FAILED:
      break;
    }
  return GJ_ACT_STORE_FAILED;
}

gboolean
gj_act_write_head (const GjActing *acting, GError **error)
{
  const GjActOrder *order = acting->order;
  gboolean with_letter = acting->digest[0] != '\0';
  g_autoptr (GjStatement) insert
      = gj_statement_take (acting->store,
                           "INSERT INTO family_act (act_id, kind, actor_psn_no, kiosk_id,"
                           " session_us, time_us, letter_version, letter_digest, signature)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                           error);

  g_assert (gj_store_in_transaction (acting->store));
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, order->act_id);
  gj_statement_bind_text (insert, 2, gj_act_kind_word (order->kind));
  gj_statement_bind_text (insert, 3, order->actor_psn_no);
  gj_statement_bind_text (insert, 4, order->kiosk_id);
  gj_statement_bind_int64 (insert, 5, order->session_us);
  gj_statement_bind_int64 (insert, 6, acting->time_us);
  gj_statement_bind_text (insert, 7, with_letter ? order->letter_version : "");
  gj_statement_bind_text (insert, 8, acting->digest);
  gj_statement_bind_text (insert, 9, with_letter ? order->signature : "");
  return gj_statement_run (insert, error);
}

const char *
gj_act_consent_word (const GjActing *acting, guint index)
{
  const GjActItemOutcome *outcome = g_ptr_array_index (acting->items, index);

  if (outcome->result == GJ_ACT_ITEM_REQUESTED)
    return "asked";
  if (outcome->result != GJ_ACT_ITEM_BOUND)
    return "";
  if (acting->order->kind == GJ_ACT_ACCEPT)
    return "own-act";
  return gj_consent_covers (&acting->order->items[index].consent, outcome->patn_rlts)
             ? GJ_CONSENT_WORD_OWN_PIN
             : "not-needed";
}

gboolean
gj_act_write_items (const GjActing *acting, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (acting->store,
                           "INSERT INTO family_act_item (act_id, seq, time_us, contributor_psn_no,"
                           " relative_psn_no, patn_rlts, way, begndate, prio_before, prio_after,"
                           " result, consent, consent_us)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                           error);
  gboolean binds = acting->order->kind == GJ_ACT_BIND;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < acting->items->len; i++)
    {
      const GjActItemOutcome *item = g_ptr_array_index (acting->items, i);
      const char *consent;

      gj_statement_bind_text (insert, 1, acting->order->act_id);
      gj_statement_bind_int64 (insert, 2, i + 1);
      gj_statement_bind_int64 (insert, 3, acting->time_us);
      gj_statement_bind_text (insert, 4, item->contributor_psn_no);
      gj_statement_bind_text (insert, 5, item->relative_psn_no);
      gj_statement_bind_text (insert, 6, item->patn_rlts);
      gj_statement_bind_text (insert, 7,
                              binds ? gj_act_way_word (acting->order->items[i].way) : "");
      gj_statement_bind_int64 (insert, 8, item->begndate);
      gj_statement_bind_int64 (insert, 9, item->prio_before);
      gj_statement_bind_int64 (insert, 10, item->prio_after);
      gj_statement_bind_text (insert, 11, gj_act_item_outcome_word (item));
      consent = gj_act_consent_word (acting, i);
      gj_statement_bind_text (insert, 12, consent);
      gj_statement_bind_int64 (insert, 13,
                               g_str_equal (consent, GJ_CONSENT_WORD_OWN_PIN)
                                   ? acting->order->items[i].consent.time_us
                                   : 0);
      if (!gj_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}
