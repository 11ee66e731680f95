/* SPDX-License-Identifier: Apache-2.0 */
/* The transfer id: 80 random bits, made and stored before a payment is submitted, so that a payment
 * can be asked for by name whatever happened. On paper and in rows it reads "7F3K-20M9-Q4XD-81AC"
 * (Crockford base32: no I L O U); in a receipt it is 10 bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_TRANSFER_ID_TEXT 20 /* bytes of text with its NUL */
#define GJ_TRANSFER_ID_BYTES 10

/* A new id from the kernel's random numbers; aborts if there are none. */
void gj_transfer_id_new (char out[GJ_TRANSFER_ID_TEXT]);

/* Exactly the canonical form: four groups of four upper-case characters, hyphens between. */
gboolean gj_transfer_id_is_valid (const char *text);

/* Text → bytes, first character in the highest bits. FALSE unless gj_transfer_id_is_valid(). */
gboolean gj_transfer_id_pack (const char *text, guint8 out[GJ_TRANSFER_ID_BYTES])
    G_GNUC_WARN_UNUSED_RESULT;
/* Bytes → text; every 10 bytes are an id. */
void gj_transfer_id_unpack (const guint8 bytes[GJ_TRANSFER_ID_BYTES], char out[GJ_TRANSFER_ID_TEXT]);

G_END_DECLS
