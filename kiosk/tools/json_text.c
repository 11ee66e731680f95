/* SPDX-License-Identifier: Apache-2.0 */
/* Texts as JSON strings (RFC 8259 §7): only what must be escaped is. */
#include "kiosk/tools/json_text.h"

void
gj_json_append_string (GString *json, const char *text)
{
  const char *c;

  g_string_append_c (json, '"');
  for (c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else if ((guchar)*c < 0x20)
      g_string_append_printf (json, "\\u%04x", (guchar)*c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}
