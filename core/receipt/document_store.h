/* SPDX-License-Identifier: Apache-2.0 */
/* Documents into the store's one series of signed papers. Reading them back, print jobs and 补打 are
 * receipt_store.h's, for all papers alike. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/listing.h"
#include "core/receipt/receipt_store.h"
#include "core/receipt/signer.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* ---- for an act, inside its own write transaction, in this order: place, the act's rows with the
 * document's time, insert ---- */

/* Takes the next place in the series of document->kiosk_id and sets receipt_no, time_us, demo and
 * prev_hash; nothing is written yet. FALSE: the store. */
gboolean gj_document_place (GjStore *store, GjDocument *document, gint64 now_us,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Seals the placed document and writes its row and its first print job, owed. Of an act of the kinds
 * bind, release, order and answer, the act's row (same id, kiosk, time and holder) must be there
 * already. @relative_psn_no: the other person where there is just one, else "". Audit is the
 * caller's. FALSE: the store, or GJ_RECEIPT_ERROR CONTENT (too many lines, …), DEMO, SIGN. */
gboolean gj_document_insert (GjStore *store, const GjSigner *signer, const GjDocument *document,
                             const char *holder_psn_no, const char *relative_psn_no,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- papers that are acts of their own, each in a transaction with its print job and audit record.
 * The same about_id again gives the same paper. GJ_COMMIT_UNKNOWN: ask gj_receipt_find() by about_id.
 * @row (transfer full) is set with GJ_COMMIT_DONE only; print its copy 0. ---- */

/* @document is a STATEMENT with everything but its place and its listing's digest and length: about_id,
 * kiosk_id, holder, records, period, rows, totals, n_unlisted (read in one transaction of the caller's), and
 * perhaps the one person it is about, whose psn_no is then @relative_psn_no, else "". @listing: its records
 * as they are printed; they are kept with it, and the code signs their digest. */
GjCommit gj_document_issue_statement (GjStore *store, GjClock *clock, const GjSigner *signer,
                                      GjDocument *document, const GjListing *listing,
                                      const char *holder_psn_no, const char *relative_psn_no,
                                      GjReceiptRow **row, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The records of a statement as they were printed, and whether they are still those that its code
 * signs. NOT_FOUND: none are kept, as of statements before they were. Their text (transfer full) is not read:
 * gj_listing_read(). */
GjFind gj_document_find_listing (GjStore *store, const GjDocument *document, char **text,
                                 gboolean *agrees, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  const char *about_id; /* new, of this paper */
  const char *kiosk_id;
  const char *holder_psn_no;
  const char *const *transfer_ids; /* of the premiums, 1 … GJ_DOCUMENT_LINES_MAX, any order */
  guint n_transfers;
} GjJointOrder;

/* One paper for several premiums that the holder paid at this kiosk; what it says is taken from their
 * receipts. From then on none of those is owed by itself: the joint paper is, until it came out
 * (I12), and each can still be reprinted. FAILED with CONSTRAINT for a receipt that is not such a
 * one or is on a joint paper already, and with GJ_RECEIPT_ERROR_CONTENT when they do not fit: then
 * each is printed by itself. */
GjCommit gj_document_issue_joint (GjStore *store, GjClock *clock, const GjSigner *signer,
                                  const GjJointOrder *order, GjReceiptRow **row,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
