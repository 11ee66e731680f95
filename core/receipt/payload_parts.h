/* SPDX-License-Identifier: Apache-2.0 */
/* The pieces that both codes of the kiosk are made of (GJ1, a premium's receipt; GJ2, every other
 * paper): numbers, texts and masked identity numbers, written and read in one canonical form only.
 * assets/receipt-format.md is the specification. Used by the payloads' own files alone. */
#pragma once

#include "core/receipt/receipt.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PAYLOAD_CAPACITY 264 /* the longer of the two codes: 396 characters of Base45 */

typedef struct
{
  guint8 bytes[GJ_PAYLOAD_CAPACITY];
  gsize length;
} GjPayload;

/* ---- writing (payload_put.c) ---- */

void gj_payload_put_bytes (GjPayload *payload, const void *bytes, gsize length);
/* Most significant byte first. */
void gj_payload_put_number (GjPayload *payload, guint64 value, guint bytes);
/* One byte of length, then the text. */
void gj_payload_put_text (GjPayload *payload, const char *text);
/* An identity number as printed. FALSE with GJ_RECEIPT_ERROR_CONTENT naming @field: a number that is
 * not masked never reaches a symbol that strangers scan. */
gboolean gj_payload_put_id (GjPayload *payload, const char *id, const char *field,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A fixed count of digits as a number; FALSE where @text is anything else. */
gboolean gj_payload_parse_digits (const char *text, guint count,
                                  guint *number) G_GNUC_WARN_UNUSED_RESULT;
/* Sets GJ_RECEIPT_ERROR_CONTENT naming @field. Always FALSE. */
gboolean gj_payload_refuse (GError **error, const char *field);

/* Cuts `name` to `limit` bytes (3 or more) between two characters as people see them, and ends it
 * in "…" if it was cut. (transfer full) */
char *gj_payload_cut_name (const char *name, gsize limit);

/* ---- reading (payload_take.c) ---- */

/* Once `stage` is set every further read answers nothing, so that the reading code can run straight
 * through. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize at;
  GjReceiptStage stage;
} GjPayloadReader;

/* The first reason stays. */
void gj_payload_stop (GjPayloadReader *reader, GjReceiptStage stage);
/* Stops at FIELD unless @legal. */
void gj_payload_require (GjPayloadReader *reader, gboolean legal);
void gj_payload_take_into (GjPayloadReader *reader, guint8 *target, gsize length);
guint64 gj_payload_take_number (GjPayloadReader *reader, guint length);
guint64 gj_payload_take_number_within (GjPayloadReader *reader, guint length, guint64 least,
                                       guint64 most);
/* A number that people write with a fixed count of digits; `target` holds them and a NUL. */
void gj_payload_take_digits (GjPayloadReader *reader, guint length, guint digits, char *target);
/* A length byte and that many bytes of text (transfer full), or NULL. */
char *gj_payload_take_text (GjPayloadReader *reader, gboolean (*is_legal) (const char *, gsize));
/* An identity number as printed (transfer full), or NULL. */
char *gj_payload_take_id (GjPayloadReader *reader);

G_END_DECLS
