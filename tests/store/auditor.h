/* SPDX-License-Identifier: Apache-2.0 */
/* The independent auditor: recomputes everything from the transfers, the signed papers and the acts, and tells
 * what contradicts them. It shares no query and no rule with core/ledger/check*: it reads the tables row by row,
 * and every sum, chain and comparison is made here, in plain C. Of core it uses the statements to read with, and
 * the public keys to open signed texts with.
 *
 * It may be asked again and again about one growing store. What it has seen in an earlier run came first,
 * whatever the clocks say, and texts whose signature it has verified are not verified again. */
#pragma once

#include "core/receipt/keyring.h"
#include "core/store/store.h"

typedef struct _Auditor Auditor;

Auditor *auditor_new (const GjKeyring *keyring); /* which outlives it */
void auditor_free (Auditor *auditor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Auditor, auditor_free)

/* Verifies everything anew the next time; which came first stays known. */
void auditor_forget (Auditor *auditor);

/* Everything that is wrong, as "I2 psn:P01: below zero": the invariant of facts/money.md, or "family", then what
 * it is about. Empty when the store is sound. (element-type utf8) (transfer full); NULL only when it could not
 * be read. */
GPtrArray *auditor_audit (Auditor *auditor, GjStore *store, GError **error);

/* The digest of every transfer there is, by id: two stores with the same have moved the same money. (transfer full) */
char *auditor_digest_transfers (GjStore *store, GError **error);

/* The same as one sentence for a test: aborts with the first findings unless the store is sound. */
void auditor_assert_sound (const GjKeyring *keyring, GjStore *store);
