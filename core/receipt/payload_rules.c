/* SPDX-License-Identifier: Apache-2.0 */
/* See payload_rules.h. Every rule here is also a sentence in assets/receipt-format.md. */
#include "core/receipt/payload_rules.h"

#include "core/receipt/receipt.h"

#include <string.h>

static gboolean
all_of (const char *text, gsize length, gsize longest, const char *allowed)
{
  if (length < 1 || length > longest)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0' || strchr (allowed, text[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
gj_payload_kiosk_is_legal (const char *kiosk_id, gsize length)
{
  return all_of (kiosk_id, length, GJ_RECEIPT_KIOSK_MAX,
                 "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");
}

gboolean
gj_payload_tier_is_legal (const char *tier, gsize length)
{
  return all_of (tier, length, GJ_RECEIPT_TIER_MAX, "0123456789abcdefghijklmnopqrstuvwxyz_");
}

/* Controls, line and paragraph ends, and the marks that turn the direction of what follows: they
 * could make a name show what is not there. */
static gboolean
is_obeyed (gunichar c)
{
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x2028 && c <= 0x202E)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

gboolean
gj_payload_name_is_legal (const char *name, gsize length)
{
  if (length < 1 || !g_utf8_validate_len (name, length, NULL))
    return FALSE;
  for (const char *cursor = name; cursor < name + length; cursor = g_utf8_next_char (cursor))
    if (is_obeyed (g_utf8_get_char (cursor)))
      return FALSE;
  return TRUE;
}

gboolean
gj_payload_id_end_is_legal (const char *end, gsize length)
{
  if (length > GJ_PAYLOAD_ID_SHOWN)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (end[i] <= ' ' || end[i] > '~' || end[i] == '*')
      return FALSE;
  return TRUE;
}

gboolean
gj_payload_id_is_resident (const char *id)
{
  if (strlen (id) != 18 || memcmp (id + 4, "**********", 10) != 0)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (id[i]) || !(g_ascii_isdigit (id[14 + i]) || (i == 3 && id[17] == 'X')))
      return FALSE;
  return TRUE;
}
