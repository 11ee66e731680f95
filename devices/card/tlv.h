/* SPDX-License-Identifier: Apache-2.0 */
/* Reads BER-TLV out of a card's reply without trusting it: every length is checked against what came.
 * One- and two-byte tags, lengths up to 65,535, templates searched to a bounded depth. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gj_tlv_find:
 * @tag: e.g. 0x84, 0x9F0C
 * @value: (out) (transfer none): inside @data
 *
 * The first object with @tag, looked for inside templates too.
 * Returns: FALSE when it is not there, or the bytes before it are no TLV
 */
gboolean gj_tlv_find (const guint8 *data, gsize length, guint tag, const guint8 **value,
                      gsize *value_length) G_GNUC_WARN_UNUSED_RESULT;

/* One record of the card: tag, length (one byte each), value. FALSE unless @data begins with @tag and
 * holds the whole value. Bytes behind it are ignored. */
gboolean gj_tlv_record (const guint8 *data, gsize length, guint8 tag, const guint8 **value,
                        gsize *value_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
