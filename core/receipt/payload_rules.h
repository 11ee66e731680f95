/* SPDX-License-Identifier: Apache-2.0 */
/* What each field of a receipt may hold. The writer and the reader ask here, so that they can never
 * disagree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PAYLOAD_TIME_FIRST_US G_GINT64_CONSTANT (946684800000000)   /* 2000-01-01 UTC */
#define GJ_PAYLOAD_TIME_END_US G_GINT64_CONSTANT (32503680000000000) /* 3000-01-01 UTC */
#define GJ_PAYLOAD_YEAR_FIRST 2000
#define GJ_PAYLOAD_YEAR_LAST 2999
#define GJ_PAYLOAD_AMOUNT_MAX_FEN G_GINT64_CONSTANT (0xFFFFFFFF)
#define GJ_PAYLOAD_BALANCE_MAX_FEN G_GINT64_CONSTANT (0xFFFFFFFFFF)
#define GJ_PAYLOAD_ID_SHOWN 4 /* characters of an identity number left readable at either end */
#define GJ_PAYLOAD_ID_STARS 64

gboolean gj_payload_kiosk_is_legal (const char *kiosk_id, gsize length);
gboolean gj_payload_tier_is_legal (const char *tier, gsize length);
/* Valid UTF-8, at least one character, none that a printer or a screen would obey instead of show.
 */
gboolean gj_payload_name_is_legal (const char *name, gsize length);
/* One readable end of an identity number. */
gboolean gj_payload_id_end_is_legal (const char *end, gsize length);

/* "1100**********0028" and its like: 4 digits, 10 stars, 3 digits, a digit or X. */
gboolean gj_payload_id_is_resident (const char *id);

G_END_DECLS
