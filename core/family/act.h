/* SPDX-License-Identifier: Apache-2.0 */
/* What residents do to their family sharing: bind, ask and answer, leave, release, set the order. One act is
 * one transaction: everything is judged again inside it (I7), and the bindings, the act with its items, the
 * commitment letter, the signed paper, its print job (owed) and the audit record are written together or not
 * at all. Two kiosks at once: the store gives the writer's place to one, and the other is judged by what the
 * first one left.
 *
 * Order of use: gj_transfer_id_new() makes the act's id → gj_family_act_submit() → on UNKNOWN ask
 * gj_family_act_find() with the id until it answers. One id has at most one effect; the same id with the same
 * content gives the same answer again, with other content CONFLICT.
 *
 * Who acts is the person whose PIN was verified in this session: the contributor binds, releases and
 * withdraws; the relative accepts, refuses, leaves and sets the order. Records name people by psn_no only. */
#pragma once

#include "core/base/clock.h"
#include "core/family/consent.h"
#include "core/receipt/signer.h"
#include "core/rules/binding_rule.h"
#include "core/store/store.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_ACT_BIND,    /* contributor: bind relatives, each to its own result. Relatives who must agree first are
                     asked: a request each */
  GJ_ACT_ACCEPT,  /* relative: agrees to requests; they become bindings */
  GJ_ACT_REFUSE,  /* relative: refuses requests */
  GJ_ACT_LEAVE,   /* relative: ends bindings, at any time */
  GJ_ACT_RELEASE, /* contributor: ends bindings after unbind.min_days, or takes requests back */
  GJ_ACT_ORDER,   /* relative: whose money goes first, second, … */
} GjActKind;

/* How a relative was named (BIND). */
typedef enum
{
  GJ_ACT_WAY_CARD,  /* by the own card, read at this kiosk */
  GJ_ACT_WAY_GRAPH, /* chosen from the family graph */
  GJ_ACT_WAY_TYPED  /* number and name typed */
} GjActWay;

typedef struct
{
  const char *contributor_psn_no;
  const char *relative_psn_no;
  const char *patn_rlts; /* BIND: what the relative is to the contributor; else NULL */
  GjActWay way;          /* BIND */
  GjConsent consent;     /* BIND: the relative's own yes; of another relation than patn_rlts it is none, and
                            the relative is asked */
  /* Of RELEASE, LEAVE, ACCEPT and REFUSE: what was shown, so that nothing else of these two is hit. */
  GjDate begndate;          /* the binding's first day; 0: it is a request */
  const char *made_by;      /* the act that made the binding ("" the platform) or that asked; BIND, ORDER:
                               NULL */
} GjActItem;

/* What the resident confirmed. Strings belong to the caller; text is not changed and not kept. Everything but
 * names_full and the items' consents is the content the id stands for. */
typedef struct
{
  const char *act_id;
  GjActKind kind;
  const char *actor_psn_no;
  const char *kiosk_id;
  gint64 session_us;
  const GjActItem *items; /* 1 … gj_act_items_max(), no pair twice. The actor is each one's contributor or each
                             one's relative, as the kind asks. ORDER: every contributor whose binding is valid
                             today, in the new order, at most GJ_ACT_CONTRIBUTORS_MAX; of more than
                             GJ_ACT_ITEMS_MAX the paper names the first ones */
  gsize n_items;
  const char *letter_version; /* BIND, ACCEPT: of the letter that was read and ticked */
  const char *letter_text;    /* BIND, ACCEPT: as shown, GjLetter.text; kept once per version */
  const char *signature;      /* BIND, ACCEPT: strokes "x,y x,y;x,y …" in a grid of 1000 × 400, not empty; or
                                 GJ_ACT_SIGNED_BY_PIN */
  gboolean names_full;        /* how the paper names people: config [receipt] names=full */
} GjActOrder;

#define GJ_ACT_ITEMS_MAX 8 /* what one paper holds */
#define GJ_ACT_CONTRIBUTORS_MAX 99
#define GJ_ACT_SIGNATURE_MAX 65536 /* bytes */
/* Stands where the strokes would: who cannot write lets the PIN of this session stand for them, where the region
 * has it so (policy sharing.pin_may_sign; null: it has not). The row, the audit record and the paper say it. */
#define GJ_ACT_SIGNED_BY_PIN "pin"

/* How many items one act of @kind may have: the one limit that whoever makes an order and whoever takes it
 * go by. */
gsize gj_act_items_max (GjActKind kind);

/* May GJ_ACT_SIGNED_BY_PIN stand for a signature here? */
gboolean gj_act_pin_may_sign (const GjRegion *region);

/* FALSE where the text is no signature: no stroke, points outside the grid, other characters. */
gboolean gj_act_signature_is_valid (const char *strokes);

typedef enum
{
  GJ_ACT_DONE,         /* durable; the outcome is filled (the same again for the same id and content) */
  GJ_ACT_REFUSED,      /* nothing changed, for any of the items: the outcome's items say why, each */
  GJ_ACT_CHANGED,      /* ORDER: the contributors are not those of the order any more; show them again */
  GJ_ACT_LETTER,       /* the version is kept with another text, or the signature is none, or the PIN may not
                          stand for it here */
  GJ_ACT_CONFLICT,     /* the id stands for another act */
  GJ_ACT_STORE_FAILED, /* certainly nothing changed; the same id may be submitted again */
  GJ_ACT_UNKNOWN       /* whether anything changed is not known: ask gj_family_act_find() */
} GjActResult;

typedef enum
{
  GJ_ACT_ITEM_BOUND,     /* BIND, ACCEPT: holds from begndate (today) */
  GJ_ACT_ITEM_REQUESTED, /* BIND: waits for the relative */
  GJ_ACT_ITEM_REFUSED,   /* REFUSE: the relative said no */
  GJ_ACT_ITEM_LEFT,      /* LEAVE */
  GJ_ACT_ITEM_RELEASED,  /* RELEASE of a binding */
  GJ_ACT_ITEM_WITHDRAWN, /* RELEASE of a request */
  GJ_ACT_ITEM_ORDERED,   /* ORDER: prio_before → prio_after */
  /* below: nothing was done for this item */
  GJ_ACT_ITEM_NOT_ELIGIBLE, /* BIND, ACCEPT: eligibility has every reason */
  GJ_ACT_ITEM_TOO_EARLY,    /* RELEASE: earliest */
  GJ_ACT_ITEM_GONE          /* there is no such binding or request (any more): somebody was faster, and
                               what the two may have now is left alone */
} GjActItemResult;

typedef struct
{
  char *contributor_psn_no;
  char *contributor_name; /* full: mask it for the screen */
  char *relative_psn_no;
  char *relative_name;
  char *patn_rlts;
  GjActItemResult result;
  GjDate begndate;               /* of the binding; 0: there is none */
  int prio_before;               /* 0: none */
  int prio_after;                /* 0: none */
  GjDate earliest;               /* TOO_EARLY: the first day on which it may be released; 0 when read back */
  GjBindEligibility eligibility; /* NOT_ELIGIBLE: every reason; when read back by id, the first one and bare */
} GjActItemOutcome;

typedef struct
{
  char *act_id;
  GjActKind kind;
  char *actor_psn_no;
  char *kiosk_id;
  gint64 time_us;
  gint64 receipt_no; /* the paper's number, which is the 办理编号; 0 for REFUSED */
  GPtrArray *items;  /* GjActItemOutcome, in the order of the order */
} GjActOutcome;

void gj_act_item_outcome_free (GjActItemOutcome *item);
void gj_act_outcome_clear (GjActOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjActOutcome, gj_act_outcome_clear)

/* @outcome must be empty ({ 0 }); it is filled for DONE and REFUSED. @error is set for STORE_FAILED and
 * UNKNOWN. A programming error in the order (a kind's actor on the wrong side, no items, a bad id) aborts. */
GjActResult gj_family_act_submit (GjStore *store, GjClock *clock, const GjRegion *region,
                                  GjSigner *signer, const GjActOrder *order, GjActOutcome *outcome,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The detail of a stored act's audit record, composed anew from its rows: paper number, session, the letter's
 * version and digest and the signature's digest (both recomputed; "pin" where the PIN stood for it), and of each item the two, relation, result,
 * first day, places, way and consent. The letter's digest stands here and not in the GJ2 paper, which with
 * eight persons has no byte left for it: the paper carries the act's id, and the chain ties the two. NULL only
 * with error. (transfer full) */
char *gj_family_act_describe (GjStore *store, const char *act_id,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_ACT_FIND_DONE,         /* it was done; @outcome is filled */
  GJ_ACT_FIND_NOT_DONE,     /* it was not: nothing changed. The same id may be submitted again */
  GJ_ACT_FIND_STILL_UNKNOWN /* the store cannot answer now: ask again */
} GjActFindResult;

/* The answer to UNKNOWN. Asking writes an audit record on @kiosk_id where the act is not there, so that a
 * COMMIT that failed while syncing cannot come back later. */
GjActFindResult gj_family_act_find (GjStore *store, GjClock *clock, const char *kiosk_id,
                                    const char *act_id, GjActOutcome *outcome,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* After gj_family_act_find(): every reason with its details and the first day of release, as they are @today. A
 * reason that was kept and does not hold any more stays alone and bare. FALSE: the store; @outcome is as it was. */
gboolean gj_family_act_explain (GjStore *store, const GjRegion *region, GjDate today,
                                GjActOutcome *outcome, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "bind", "accept", … as rows, audit ("family.bind") and papers have it. */
const char *gj_act_kind_word (GjActKind kind);
gboolean gj_act_kind_from_word (const char *word, GjActKind *kind) G_GNUC_WARN_UNUSED_RESULT;
/* "bound", "requested", …; NOT_ELIGIBLE's word in a row is its first obstacle's. */
const char *gj_act_item_result_word (GjActItemResult result);

G_END_DECLS
