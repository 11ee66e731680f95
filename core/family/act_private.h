/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/family only: the pieces of an act. Everything that writes runs inside the act's
 * transaction. */
#pragma once

#include "core/family/act.h"
#include "core/family/person.h"
#include "core/family/request.h"
#include "core/receipt/receipt.h"

/* An act while its transaction is open. */
typedef struct
{
  GjStore *store;
  const GjRegion *region;
  GjSigner *signer;
  const GjActOrder *order;
  GjDate today;
  gint64 time_us;
  guint32 receipt_no;
  guint8 prev_hash[GJ_RECEIPT_CHAIN_BYTES];
  GjPerson *actor;
  char digest[65];  /* of the letter; "" where the kind has none */
  GPtrArray *items; /* GjActItemOutcome, as they are judged */
} GjActing;

/* ---- words (act_words.c) ---- */
const char *gj_act_way_word (GjActWay way);
/* Was something done for the item? */
gboolean gj_act_item_result_is_done (GjActItemResult result);
/* The item's result and, where it is a rule's refusal, its first reason, as a row has it; and back. */
void gj_act_item_outcome_set_word (GjActItemOutcome *item, const char *word);
const char *gj_act_item_outcome_word (const GjActItemOutcome *item);

/* Has the order a letter, and does the PIN stand for its signature? */
gboolean gj_act_is_signed_by_pin (const GjActOrder *order);

/* ---- one kind each: judge an item again and write what it changes. FALSE only when the store
 * failed ---- */
gboolean gj_act_bind (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_act_accept (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_act_refuse (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* LEAVE and RELEASE. */
gboolean gj_act_end (GjActing *acting, const GjActItem *item, GjActItemOutcome *outcome,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The request that the item names, while it waits. */
GjFind gj_act_find_request (GjActing *acting, const GjActItem *item, GjFamilyRequest **request,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* There is no such binding or request (any more). */
gboolean gj_act_tell_gone (GjActing *acting, GjActItemOutcome *outcome,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The whole order at once: fills acting->items. CHANGED where the contributors are not those of the
 * order. */
GjActResult gj_act_set_order (GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- rows (act_write.c) ---- */
/* DONE, or LETTER where its version stands for another text, or STORE_FAILED. */
GjActResult gj_act_write_letter (GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_act_write_head (const GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_act_write_items (const GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How the relative of an item agreed, as its row has it: "own-pin" (own card and PIN here, at consent_us),
 * "own-act" (by accepting), "not-needed", "asked" (a request waits); "" where there is nothing to agree to. */
#define GJ_CONSENT_WORD_OWN_PIN "own-pin"
const char *gj_act_consent_word (const GjActing *acting, guint index);

/* ---- audit (act_audit.c) ---- */
/* After the rows and the paper, out of which it is composed; and a record of its own for each relative who
 * agreed with the own PIN. */
gboolean gj_act_write_audit (const GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- paper (act_paper.c) ---- */
/* Takes the next number and the act's time, which is never before the last paper's. */
gboolean gj_act_take_place (GjActing *acting, gint64 now_us,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Signs the paper, puts it into the kiosk's series and owes its first print. */
gboolean gj_act_write_paper (const GjActing *acting, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- names (act.c) ---- */
gboolean gj_act_fill_names (GjStore *store, GPtrArray *items,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- every reason again (act_explain.c) ---- */
/* As gj_family_act_explain(), inside the caller's transaction. */
gboolean gj_act_explain (GjStore *store, const GjRegion *region, GjDate today, GPtrArray *items,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- reading back (act_find.c) ---- */
/* The stored act as an outcome. @same (may be NULL): is it the act that @order asks for? */
GjFind gj_act_read (GjStore *store, const char *act_id, const GjActOrder *order,
                    GjActOutcome *outcome, gboolean *same,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
