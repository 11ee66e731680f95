/* SPDX-License-Identifier: Apache-2.0 */
/* An act: one transaction in which everything is judged again and everything is written. */
#include "core/family/act_private.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "core/rules/relation.h"
#include "core/store/claim.h"

static gboolean
acts_as_contributor (GjActKind kind)
{
  return kind == GJ_ACT_BIND || kind == GJ_ACT_RELEASE;
}

static gboolean
needs_letter (GjActKind kind)
{
  return kind == GJ_ACT_BIND || kind == GJ_ACT_ACCEPT;
}

/* Is it about a binding or a request that is there already? */
static gboolean
names_what_is_there (GjActKind kind)
{
  return kind != GJ_ACT_BIND && kind != GJ_ACT_ORDER;
}

/* What no resident can bring about. */
static void
assert_order (const GjActOrder *order)
{
  g_assert (gj_transfer_id_is_valid (order->act_id));
  g_assert (order->n_items >= 1 && order->n_items <= gj_act_items_max (order->kind));
  for (gsize i = 0; i < order->n_items; i++)
    {
      const GjActItem *item = &order->items[i];
      const char *actor
          = acts_as_contributor (order->kind) ? item->contributor_psn_no : item->relative_psn_no;

      g_assert (g_str_equal (actor, order->actor_psn_no));
      g_assert ((order->kind == GJ_ACT_BIND) == (item->patn_rlts != NULL));
      g_assert (item->patn_rlts == NULL || gj_relation_is_valid (item->patn_rlts));
      g_assert (names_what_is_there (order->kind) == (item->made_by != NULL));
      for (gsize k = 0; k < i; k++)
        g_assert (!g_str_equal (order->items[k].contributor_psn_no, item->contributor_psn_no)
                  || !g_str_equal (order->items[k].relative_psn_no, item->relative_psn_no));
    }
}

static GjActItemOutcome *
add_item (GjActing *acting, const GjActItem *item)
{
  GjActItemOutcome *outcome = g_new0 (GjActItemOutcome, 1);

  outcome->contributor_psn_no = g_strdup (item->contributor_psn_no);
  outcome->relative_psn_no = g_strdup (item->relative_psn_no);
  outcome->patn_rlts = g_strdup (item->patn_rlts != NULL ? item->patn_rlts : "");
  g_ptr_array_add (acting->items, outcome);
  return outcome;
}

static gboolean
do_item (GjActing *acting, const GjActItem *item, GError **error)
{
  GjActItemOutcome *outcome = add_item (acting, item);

  switch (acting->order->kind)
    {
    case GJ_ACT_BIND:
      return gj_act_bind (acting, item, outcome, error);
    case GJ_ACT_ACCEPT:
      return gj_act_accept (acting, item, outcome, error);
    case GJ_ACT_REFUSE:
      return gj_act_refuse (acting, item, outcome, error);
    case GJ_ACT_LEAVE:
    case GJ_ACT_RELEASE:
      return gj_act_end (acting, item, outcome, error);
    case GJ_ACT_ORDER:
      break;
    }
  g_assert_not_reached ();
}

static GjActResult
do_items (GjActing *acting, GError **error)
{
  gboolean done = FALSE;

  if (acting->order->kind == GJ_ACT_ORDER)
    return gj_act_set_order (acting, error);
  for (gsize i = 0; i < acting->order->n_items; i++)
    if (!do_item (acting, &acting->order->items[i], error))
      return GJ_ACT_STORE_FAILED;
  for (guint i = 0; i < acting->items->len; i++)
    done |= gj_act_item_result_is_done (
        ((GjActItemOutcome *)g_ptr_array_index (acting->items, i))->result);
  return done ? GJ_ACT_DONE : GJ_ACT_REFUSED;
}

static gboolean
fill_name (GjStore *store, const char *psn_no, char **name, GError **error)
{
  g_autoptr (GjPerson) person = NULL;

  switch (gj_family_find_person (store, psn_no, &person, error))
    {
    case GJ_FOUND:
      *name = g_strdup (person->psn_name);
      return TRUE;
    case GJ_NOT_FOUND:
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no person %s", psn_no);
      return FALSE;
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

gboolean
gj_act_fill_names (GjStore *store, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      GjActItemOutcome *item = g_ptr_array_index (items, i);

      if (!fill_name (store, item->contributor_psn_no, &item->contributor_name, error)
          || !fill_name (store, item->relative_psn_no, &item->relative_name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rest (GjActing *acting, GError **error)
{
  return gj_act_write_items (acting, error) && gj_act_write_paper (acting, error)
         && gj_act_write_audit (acting, error);
}

/* The act itself stands before what it changes, because the database asks which act did it. A
 * refusal takes it back with everything else. */
static GjActResult
act (GjActing *acting, GError **error)
{
  GjActResult result = GJ_ACT_DONE;

  if (needs_letter (acting->order->kind))
    result = gj_act_write_letter (acting, error);
  if (result != GJ_ACT_DONE)
    return result;
  if (!gj_act_write_head (acting, error))
    return GJ_ACT_STORE_FAILED;
  result = do_items (acting, error);
  if (result == GJ_ACT_STORE_FAILED || !gj_act_fill_names (acting->store, acting->items, error))
    return GJ_ACT_STORE_FAILED;
  if (result != GJ_ACT_DONE)
    return result;
  if (!write_rest (acting, error))
    return GJ_ACT_STORE_FAILED;
  switch (gj_store_commit (acting->store, error))
    {
    case GJ_COMMIT_DONE:
      return GJ_ACT_DONE;
    case GJ_COMMIT_FAILED:
      return GJ_ACT_STORE_FAILED;
    case GJ_COMMIT_UNKNOWN:
      break;
    }
  return GJ_ACT_UNKNOWN;
}

/* The kiosk's numbers and chains, and everybody whom the act is about, before anything is read. */
static gboolean
claim_everything (const GjActing *acting, GError **error)
{
  const GjActOrder *order = acting->order;
  g_autoptr (GPtrArray) persons = g_ptr_array_new ();

  for (gsize i = 0; i < order->n_items; i++)
    {
      g_ptr_array_add (persons, (gpointer)order->items[i].contributor_psn_no);
      g_ptr_array_add (persons, (gpointer)order->items[i].relative_psn_no);
    }
  return gj_store_claim_kiosk (acting->store, order->kiosk_id, error)
         && gj_store_claim_persons (acting->store, (const char *const *)persons->pdata,
                                    persons->len, error);
}

static GjActResult
submit (GjActing *acting, gint64 now_us, GjActOutcome *outcome, GError **error)
{
  const GjActOrder *order = acting->order;
  gboolean same = FALSE;

  if (!claim_everything (acting, error))
    return GJ_ACT_STORE_FAILED;
  switch (gj_act_read (acting->store, order->act_id, order, outcome, &same, error))
    {
    case GJ_FOUND: /* answered before: the same again */
      if (same)
        return gj_act_explain (acting->store, acting->region, acting->today, outcome->items, error)
                   ? GJ_ACT_DONE
                   : GJ_ACT_STORE_FAILED;
      gj_act_outcome_clear (outcome);
      *outcome = (GjActOutcome){ 0 };
      return GJ_ACT_CONFLICT;
    case GJ_FIND_FAILED:
      return GJ_ACT_STORE_FAILED;
    case GJ_NOT_FOUND:
      break;
    }
  if (gj_family_find_person (acting->store, order->actor_psn_no, &acting->actor, error) != GJ_FOUND)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no person %s",
                     order->actor_psn_no);
      return GJ_ACT_STORE_FAILED;
    }
  return gj_act_take_place (acting, now_us, error) ? act (acting, error) : GJ_ACT_STORE_FAILED;
}

/* Nothing was changed; that somebody tried is kept. */
static void
record_refusal (GjActing *acting)
{
  g_autofree char *kind = g_strdup_printf ("family.%s", gj_act_kind_word (acting->order->kind));
  const GjActItemOutcome *first = g_ptr_array_index (acting->items, 0);
  g_autoptr (GError) error = NULL;
  const GjAuditEntry entry = {
    .kiosk_id = acting->order->kiosk_id,
    .time_us = acting->time_us,
    .kind = kind,
    .subject = acting->order->actor_psn_no,
    .object = acting->order->act_id,
    .result = gj_act_item_outcome_word (first),
    .detail = g_str_equal (first->contributor_psn_no, acting->order->actor_psn_no)
                  ? first->relative_psn_no
                  : first->contributor_psn_no,
  };

  if (!gj_audit_record (acting->store, &entry, &error))
    g_warning ("a refusal was not recorded: %s", error->message);
}

static void
hand_out (GjActing *acting, GjActResult result, GjActOutcome *outcome)
{
  if (outcome->items != NULL)
    return; /* read back */
  outcome->act_id = g_strdup (acting->order->act_id);
  outcome->kind = acting->order->kind;
  outcome->actor_psn_no = g_strdup (acting->order->actor_psn_no);
  outcome->kiosk_id = g_strdup (acting->order->kiosk_id);
  outcome->time_us = acting->time_us;
  outcome->receipt_no = result == GJ_ACT_DONE ? acting->receipt_no : 0;
  outcome->items = g_ptr_array_ref (acting->items);
}

static gboolean
kinds_agree (GjStore *store, const GjRegion *region, const GjSigner *signer, GError **error)
{
  gboolean demo = gj_store_get_kind (store) == GJ_STORE_DEMO;

  if (gj_signer_is_demo (signer) == demo && (demo || !gj_region_is_demo (region)))
    return TRUE;
  g_set_error_literal (error, GJ_STORE_ERROR,
                       demo ? GJ_STORE_ERROR_IS_DEMO : GJ_STORE_ERROR_NOT_DEMO,
                       _ ("演示与真实的数据库、密钥、政策不能混用，什么都没有改；请核对配置"));
  return FALSE;
}

gboolean
gj_act_is_signed_by_pin (const GjActOrder *order)
{
  return needs_letter (order->kind) && g_strcmp0 (order->signature, GJ_ACT_SIGNED_BY_PIN) == 0;
}

/* Nobody has said so: then it may not. */
gboolean
gj_act_pin_may_sign (const GjRegion *region)
{
  gboolean may = FALSE;

  return gj_region_get_boolean (region, GJ_POLICY_SHARING_PIN_MAY_SIGN, &may) == GJ_KNOWN && may;
}

static gboolean
is_signed (const GjActOrder *order, const GjRegion *region)
{
  return !needs_letter (order->kind)
         || (order->letter_version != NULL && *order->letter_version != '\0'
             && order->letter_text != NULL && *order->letter_text != '\0'
             && (gj_act_is_signed_by_pin (order) ? gj_act_pin_may_sign (region)
                                                 : gj_act_signature_is_valid (order->signature)));
}

GjActResult
gj_family_act_submit (GjStore *store, GjClock *clock, const GjRegion *region, GjSigner *signer,
                      const GjActOrder *order, GjActOutcome *outcome, GError **error)
{
  gint64 now_us = gj_clock_now_us (clock);
  GjActing acting = { .store = store, .region = region, .signer = signer, .order = order };
  GjActResult result;

  assert_order (order);
  g_assert (outcome->items == NULL);
  if (!is_signed (order, region))
    return GJ_ACT_LETTER;
  if (!kinds_agree (store, region, signer, error) || !gj_store_begin (store, error))
    return GJ_ACT_STORE_FAILED;
  acting.today = gj_time_date (now_us);
  acting.items = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_act_item_outcome_free);
  result = submit (&acting, now_us, outcome, error);
  gj_store_rollback (store);
  if (result == GJ_ACT_REFUSED)
    record_refusal (&acting);
  if (result == GJ_ACT_DONE || result == GJ_ACT_REFUSED)
    hand_out (&acting, result, outcome);
  g_ptr_array_unref (acting.items);
  gj_person_free (acting.actor);
  return result;
}
