/* SPDX-License-Identifier: Apache-2.0 */
/* Base45 of RFC 9285: bytes in the characters of QR's alphanumeric mode. Strict both ways: every
 * text has at most one meaning, every meaning exactly one text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full), NUL-terminated. */
char *gj_base45_encode (const guint8 *data, gsize length);

/* Decodes exactly `length` characters into `data`. FALSE for a character outside the alphabet, a
 * group that stands for no bytes, a single character left over, or more than `capacity` bytes. */
gboolean gj_base45_decode (const char *text, gsize length, guint8 *data, gsize capacity,
                           gsize *written) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
