/* SPDX-License-Identifier: Apache-2.0 */
/* Texts as JSON strings (RFC 8259 §7): only what must be escaped is. What is no UTF-8, as in a damaged store, becomes
 * U+FFFD: JSON has no other way to say it. */
#include "kiosk/tools/json_text.h"

void
gj_json_append_string (GString *json, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *c;

  g_string_append_c (json, '"');
  for (c = valid; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else if ((guchar)*c < 0x20)
      g_string_append_printf (json, "\\u%04x", (guchar)*c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}
