/* SPDX-License-Identifier: Apache-2.0 */
/* What several receipt tests need: a throw-away folder, signers without files, an ordinary receipt,
 * the vectors. */
#pragma once

#include "core/receipt/receipt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A private folder of this test (transfer full); remove with parts_remove_folder. */
char *parts_new_folder (void);
void parts_remove_folder (char *folder);

/* tests/vectors/NAME, whole (transfer full). */
char *parts_read_vector_file (const char *name);
char *parts_vector_path (const char *name);
/* The signer of a vector key, e.g. "kiosk-02.pem". */
GjSigner *parts_vector_signer (const char *name);
/* trusted-keys-real.ini or -demo.ini. */
GjKeyring *parts_vector_keyring (const char *kind);
/* Column `column` of the vector called `name` (transfer full). */
char *parts_vector (const char *name, guint column);
/* The same of documents.csv. */
char *parts_document_vector (const char *name, guint column);
#define PARTS_TEXT_COLUMN 4

/* The receipt on the picture of the paper, by kiosk 02. */
GjReceipt *parts_ordinary (void);
void parts_set (char **field, const char *text);
/* Sealed, or the test fails (transfer full). */
char *parts_seal (const GjReceipt *receipt, const GjSigner *signer);

G_END_DECLS
