/* SPDX-License-Identifier: Apache-2.0 */
/* What a card's bytes say: padding, GBK names, BCD dates, and back again for the emulator. Pure. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* The length without the padding behind: 00 and FF. A field never written has length 0. */
gsize gj_card_text_trim (const guint8 *bytes, gsize length);

/* A field of type an: printable ASCII without padding and blanks. NULL when it holds other bytes.
 * (transfer full) (nullable). */
char *gj_card_text_ascii (const guint8 *bytes, gsize length);

/* GBK or GB 18030 (four-byte characters too) → UTF-8, without padding and blanks; the characters that
 * once had only a private code become the ones they are now (GB 18030-2022). "" for an empty field,
 * NULL when the bytes are no text or hold control characters. (transfer full) (nullable). */
char *gj_card_text_name (const guint8 *bytes, gsize length);

/* Four BCD bytes YYYYMMDD; 0 for a field never written or no day of the calendar. */
GjDate gj_card_text_date (const guint8 *bytes, gsize length);

/* The decimal digits of a field of type cn, at most room − 1; ends at the padding F. */
void gj_card_text_digits (const guint8 *bytes, gsize length, char *out, gsize room);

/* UTF-8 → GB 18030. (transfer full) (nullable): NULL when it cannot be. */
GByteArray *gj_card_text_encode_name (const char *name);

/* Digits → cn bytes of exactly @length, padded right with F. Any hex digit is taken. */
void gj_card_text_encode_bcd (const char *digits, guint8 *out, gsize length);

G_END_DECLS
