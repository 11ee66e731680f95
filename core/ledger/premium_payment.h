/* SPDX-License-Identifier: Apache-2.0 */
/* Paying a relative's resident premium, or one's own, from a personal account. Order of use: gj_transfer_id_new()
 * → prepare (the id is stored before it is submitted, I3) → pay (one transaction, I9) → on UNKNOWN
 * ask gj_premium_find() with the id until it answers. Never charges twice: not for one id, and not
 * for one (person, year, insutype). */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/receipt.h"
#include "core/rules/eligibility.h"
#include "core/rules/region.h"
#include "core/store/store.h"

/* What the resident confirmed. Strings belong to the caller. Everything but names_full is the
 * content the id stands for. */
typedef struct
{
  const char *transfer_id;
  const char *payer_psn_no;
  const char *relative_psn_no; /* the payer's own number: for oneself, and no binding is asked for */
  int coverage_year;
  const char *insutype; /* "390" */
  const char *tier;     /* the tier's key as the quote gave it; one by status is taken at the resident's word */
  gint64 amount_fen;
  const char *kiosk_id;
  gint64 session_us;   /* when the session began whose PIN was verified (I6) */
  gboolean names_full; /* how the receipt names people: config [receipt] names=full */
} GjPremiumOrder;

typedef enum
{
  GJ_PREPARE_DONE,     /* stored durably (also when it was before, with the same content) */
  GJ_PREPARE_CONFLICT, /* the id stands for another order already */
  GJ_PREPARE_FAILED    /* the store could not; nothing moved; the GError says why */
} GjPrepareResult;

GjPrepareResult gj_premium_prepare (GjStore *store, GjClock *clock, const GjPremiumOrder *order,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_PAY_COMMITTED, /* paid, durable; @paid is filled (the same again for the same id and content)
                     */
  GJ_PAY_ALREADY_PAID, /* that person's year is paid already: gj_premium_paid_by() says by whom */
  GJ_PAY_INSUFFICIENT, /* the balance is less than the amount */
  GJ_PAY_BINDING_INVALID, /* no binding valid at this moment, or the relation may not share here, or
                             nobody verified whether it may */
  GJ_PAY_NOT_INSURED,     /* the relative is not insured for it, or not normally */
  GJ_PAY_PAYER_NOT_ELIGIBLE, /* the payer's employee insurance is not normal, or there is no account,
                                or accounts may not pay premiums here */
  GJ_PAY_PRICE_CHANGED,      /* tier or amount are not (or no longer) what the policy says; or the policy
                                does not know them, or nothing is to be paid */
  GJ_PAY_WINDOW_CLOSED,      /* that year is not on sale today */
  GJ_PAY_ID_CONFLICT,        /* the id stands for another order, was never prepared, or is closed */
  GJ_PAY_STORE_FAILED,       /* certainly nothing moved; the same id may be submitted again */
  GJ_PAY_UNKNOWN             /* whether money moved is not known: ask gj_premium_find() */
} GjPayResult;

/* A refusal (ALREADY_PAID … WINDOW_CLOSED) is final for its id: asked again, it answers the same.
 */

typedef struct
{
  char *transfer_id;
  gint64 receipt_no;
  gint64 time_us;
  gint64 amount_fen;
  gint64 balance_after_fen;
  GjReceipt *receipt; /* everything that is printed */
  char *sealed;       /* the QR's text */
} GjPremiumPaid;

void gj_premium_paid_clear (GjPremiumPaid *paid);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjPremiumPaid, gj_premium_paid_clear)

/* One transaction: checks everything again, then transfer + premium + receipt + print job (owed) +
 * audit.
 * @paid must be empty ({ 0 }); it is filled only for COMMITTED. @error is set for STORE_FAILED and
 * UNKNOWN. */
GjPayResult gj_premium_pay (GjStore *store, GjClock *clock, GjRegion *region, GjSigner *signer,
                            const GjPremiumOrder *order, GjPremiumPaid *paid,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A result stands for a whole class of obstacles: which one it was, with its details, as far as it still stands
 * there. @reason's obstacle is NONE where the class has no obstacle (the price, an account that is missing) or something
 * has changed since. FALSE: the store. Writes nothing. */
gboolean gj_premium_explain (GjStore *store, GjClock *clock, const GjRegion *region,
                             const GjPremiumOrder *order, GjPayResult refused, GjPayReason *reason,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_PREMIUM_FIND_PAID,     /* it is paid; @paid is filled */
  GJ_PREMIUM_FIND_NOT_PAID, /* it is not, and never will be under this id (an open one was closed by
                               asking) */
  GJ_PREMIUM_FIND_STILL_UNKNOWN /* the store cannot answer now: ask again, or hand out a case number
                                   (I17) */
} GjPremiumFindResult;

/* The answer to UNKNOWN. Never moves money. */
GjPremiumFindResult gj_premium_find (GjStore *store, GjClock *clock, const char *transfer_id,
                                     GjPremiumPaid *paid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* At start: closes every intent of @kiosk_id that has no transfer. @closed may be NULL. */
gboolean gj_ledger_resolve_unfinished (GjStore *store, GjClock *clock, const char *kiosk_id,
                                       int *closed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The word of a result for logs, audit and --json: "committed", "already-paid" … */
const char *gj_pay_result_word (GjPayResult result);
