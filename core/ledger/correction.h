/* SPDX-License-Identifier: Apache-2.0 */
/* Taking a premium back (I5): two of the staff, a reason, one reversing transfer that names the old one, and
 * a signed paper of its own. After it the money is on the payer's account again, and the year may be
 * paid by anybody with the right. Order of use as for a payment (premium_payment.h): find the premium, show it,
 * gj_transfer_id_new() → prepare (the id is stored before it is submitted, I3) → submit (one transaction,
 * I9) → on UNKNOWN ask gj_correction_find() with the id until it answers.
 *
 * For the hall's staff, with the hall's own user of a shared store: a kiosk's user may not. */
#pragma once

#include "core/base/clock.h"
#include "core/ledger/premium_payment.h"
#include "core/receipt/receipt_store.h"
#include "core/receipt/signer.h"
#include "core/store/store.h"

#define GJ_CORRECTION_STAFF_BYTES GJ_DOCUMENT_STAFF_MAX /* of one name: ten Chinese characters */
#define GJ_CORRECTION_REASON_CHARACTERS 60

/* ---- what staff write ---- */

typedef enum
{
  GJ_CORRECTION_WORDS_GOOD,
  GJ_CORRECTION_STAFF_MISSING, /* one of the two names is empty */
  GJ_CORRECTION_STAFF_SAME,    /* the two are one, blanks and widths and case aside */
  GJ_CORRECTION_STAFF_LONG,    /* longer than the paper holds */
  GJ_CORRECTION_REASON_MISSING,
  GJ_CORRECTION_REASON_LONG,
  GJ_CORRECTION_WORDS_ODD /* not UTF-8, or with characters that a printer obeys */
} GjCorrectionWords;

/* Blanks at the ends gone, also wide ones. (transfer full) */
char *gj_correction_tidy (const char *text);
/* Tidy texts. */
GjCorrectionWords gj_correction_judge_words (const char *staff_1, const char *staff_2,
                                             const char *reason) G_GNUC_WARN_UNUSED_RESULT;

/* ---- which premium ---- */

typedef struct
{
  GjReceiptRow *row; /* the receipt that was named */
  char *payer_psn_no;
  char *relative_psn_no;
  /* What took it back already; "" and 0: nothing did. */
  char *reversed_by; /* the reversing transfer's id */
  gint64 reversed_us;
  char *paper_kiosk_id; /* its paper */
  gint64 paper_no;
} GjCorrectable;

void gj_correctable_clear (GjCorrectable *premium);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjCorrectable, gj_correctable_clear)

/* The premium on the receipt of this number. NOT_FOUND: no such paper of this store; found with another kind
 * than "premium" in row->kind: that paper stands for no single premium, and nothing but @row is filled.
 * @premium must be { 0 }. */
GjFind gj_correction_find_premium (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                                   GjCorrectable *premium,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Was the premium on this receipt taken back? @reversed_us is 0 where it was not. */
gboolean gj_correction_find_time (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                                  gint64 *reversed_us, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- taking it back ---- */

/* What the two confirmed; the words are good ones (asserted). All of it is the content the id stands for. */
typedef struct
{
  const char *transfer_id; /* of the reversing transfer */
  const char *reverses;    /* the premium's */
  const char *staff_1;
  const char *staff_2;
  const char *reason;
  const char *kiosk_id; /* whose series the paper is of, wherever the premium was paid */
} GjCorrectionOrder;

/* As gj_premium_prepare(). CONFLICT also when the id reverses no premium of this store. */
GjPrepareResult gj_correction_prepare (GjStore *store, GjClock *clock,
                                       const GjCorrectionOrder *order,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_CORRECTION_DONE,         /* taken back, durable; @paper is filled (the same for the same id) */
  GJ_CORRECTION_REVERSED,     /* another correction was faster: gj_correction_find_premium() says which */
  GJ_CORRECTION_ID_CONFLICT,  /* the id stands for another one, was never prepared, or is closed */
  GJ_CORRECTION_STORE_FAILED, /* certainly nothing moved; the same id may be submitted again */
  GJ_CORRECTION_UNKNOWN       /* ask gj_correction_find() */
} GjCorrectionResult;

/* One transaction: reversing transfer + the premium's mark + paper + print job (owed) + audit. The paper names people
 * as the premium's receipt does. @paper
 * (transfer full) is set for DONE only; @error for STORE_FAILED and UNKNOWN. */
GjCorrectionResult gj_correction_submit (GjStore *store, GjClock *clock, GjSigner *signer,
                                         const GjCorrectionOrder *order, GjReceiptRow **paper,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The answer to UNKNOWN: PAID means taken back, with @paper filled. Never moves money; an open one is closed by
 * asking. */
GjPremiumFindResult gj_correction_find (GjStore *store, GjClock *clock, const char *transfer_id,
                                        GjReceiptRow **paper,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Before a correction is begun at @kiosk_id: closes those that were left open there. @closed may be NULL. */
gboolean gj_correction_resolve_unfinished (GjStore *store, GjClock *clock, const char *kiosk_id,
                                           int *closed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* At the start of @kiosk_id itself: nothing of its may stay open unseen (I17). In a store of its own those left open
 * are closed, as above. In a shared one a gongjictl elsewhere may still be at one, and a kiosk's user may not close it:
 * @open has their ids, of which none has moved money so far; the next gongjictl correct closes them. @open may be
 * empty, and is NULL after an error. (transfer full) */
gboolean gj_correction_settle_at_start (GjStore *store, GjClock *clock, const char *kiosk_id,
                                        int *closed, GPtrArray **open,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "committed", "already-reversed", "id-conflict", "store-failed", "unknown". */
const char *gj_correction_result_word (GjCorrectionResult result);
