/* SPDX-License-Identifier: Apache-2.0 */
/* Who may decide now. What is read and then decided on is claimed before it is read, and the claim
 * ends with the transaction: of two kiosks on one person, one waits until the other is done and
 * then reads what became of it. Chosen over serializable transactions because the second is told
 * the truth about the person instead of a failure to try again, and because nobody's reading can
 * make a payment fail.
 *
 * Always in this order, so that no two wait for each other: the import, a paper, the kiosk,
 * persons, what else. All of these may be asked for again inside one transaction, which costs
 * nothing. FALSE as gj_store_begin(). */
#pragma once

#include "core/store/store.h"

/* The copies of one paper and how their printing went. */
gboolean gj_store_claim_paper (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The kiosk's numbers, chains and whatever it has begun. */
gboolean gj_store_claim_kiosk (GjStore *store, const char *kiosk_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Money, bindings and wishes of these persons; a name may stand there twice. One call with all of
 * them. */
gboolean gj_store_claim_persons (GjStore *store, const char *const *psn_nos, gsize n_persons,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of all persons there are: for an import, which decides about anybody. */
gboolean gj_store_claim_everybody (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Outside of transactions: the one import at a time, from now until it is let go or its program
 * ends, however it ends. @held FALSE: another one is under way. FALSE: the store failed. */
gboolean gj_store_hold_import (GjStore *store, gboolean *held,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_store_let_import_go (GjStore *store);
