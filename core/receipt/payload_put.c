/* SPDX-License-Identifier: Apache-2.0 */
/* The writing half of payload_parts.h. Numbers are unsigned and big endian; texts carry their length
 * in one byte before them. */
#include "core/receipt/payload_parts.h"

#include "core/base/i18n.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

#define ELLIPSIS "…"
#define ID_RESIDENT 0xFF

void
gj_payload_put_bytes (GjPayload *payload, const void *bytes, gsize length)
{
  g_assert (payload->length + length <= sizeof payload->bytes);
  memcpy (payload->bytes + payload->length, bytes, length);
  payload->length += length;
}

void
gj_payload_put_number (GjPayload *payload, guint64 value, guint bytes)
{
  g_assert (bytes == 8 || value >> (8 * bytes) == 0);
  for (guint i = bytes; i > 0; i--)
    {
      guint8 byte = (guint8)(value >> (8 * (i - 1)));

      gj_payload_put_bytes (payload, &byte, 1);
    }
}

void
gj_payload_put_text (GjPayload *payload, const char *text)
{
  gsize length = strlen (text);

  gj_payload_put_number (payload, length, 1);
  gj_payload_put_bytes (payload, text, length);
}

gboolean
gj_payload_refuse (GError **error, const char *field)
{
  g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_CONTENT, _ ("凭条内容无法写入：%s"),
               field);
  return FALSE;
}

/* A fixed count of digits, as a number. */
gboolean
gj_payload_parse_digits (const char *text, guint count, guint *number)
{
  if (strlen (text) != count)
    return FALSE;
  *number = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (guint)(text[i] - '0');
    }
  return TRUE;
}

static void
put_resident_id (GjPayload *payload, const char *id)
{
  guint head = (guint)g_ascii_strtoull (id, NULL, 10);
  guint tail = (guint)g_ascii_strtoull (id + 14, NULL, 10); /* stops before an X */

  gj_payload_put_number (payload, ID_RESIDENT, 1);
  gj_payload_put_number (payload, head, 2);
  gj_payload_put_number (payload, id[17] == 'X' ? 10000 + tail : tail, 2);
}

/* An identity number as printed. Whatever is neither plain ASCII nor at an end becomes stars,
 * counted in characters. (transfer full)
 */
static char *
plain_id (const char *id, gsize *head, gsize *tail)
{
  gsize length = strlen (id);
  g_autofree char *run = NULL;

  *head = 0;
  *tail = 0;
  while (id[*head] > ' ' && id[*head] <= '~' && id[*head] != '*')
    *head += 1;
  while (id[length - 1 - *tail] > ' ' && id[length - 1 - *tail] <= '~'
         && id[length - 1 - *tail] != '*')
    *tail += 1;
  run = g_strnfill ((gsize)g_utf8_strlen (id + *head, (gssize)(length - *head - *tail)), '*');
  return g_strdup_printf ("%.*s%s%s", (int)*head, id, run, id + length - *tail);
}

/* A number that is not masked is refused, so that none can ever reach a symbol that strangers scan.
 */
gboolean
gj_payload_put_id (GjPayload *payload, const char *id, const char *field, GError **error)
{
  g_autofree char *plain = NULL;
  gsize head = 0;
  gsize tail = 0;
  gsize stars = 0;

  if (id == NULL || !g_utf8_validate (id, -1, NULL) || strchr (id, '*') == NULL)
    return gj_payload_refuse (error, field);
  plain = plain_id (id, &head, &tail);
  if (gj_payload_id_is_resident (plain))
    {
      put_resident_id (payload, plain);
      return TRUE;
    }
  stars = strlen (plain) - head - tail;
  if (head > GJ_PAYLOAD_ID_SHOWN || tail > GJ_PAYLOAD_ID_SHOWN || stars > GJ_PAYLOAD_ID_STARS)
    return gj_payload_refuse (error, field);
  gj_payload_put_number (payload, head << 4 | tail, 1);
  gj_payload_put_number (payload, stars, 1);
  gj_payload_put_bytes (payload, plain, head);
  gj_payload_put_bytes (payload, plain + head + stars, tail);
  return TRUE;
}

/* Marks, selectors and joiners belong to the character before them. */
static gboolean
begins_a_character (const char *cursor)
{
  gunichar c = g_utf8_get_char (cursor);

  return !g_unichar_ismark (c) && c != 0x200C && c != 0x200D;
}

char *
gj_payload_cut_name (const char *name, gsize limit)
{
  gsize room = limit - strlen (ELLIPSIS);
  gsize kept = 0;

  g_assert (limit >= strlen (ELLIPSIS));

  if (strlen (name) <= limit)
    return g_strdup (name);
  for (const char *cursor = name; (gsize)(cursor - name) <= room;
       cursor = g_utf8_next_char (cursor))
    if (begins_a_character (cursor))
      kept = (gsize)(cursor - name);
  return g_strdup_printf ("%.*s" ELLIPSIS, (int)kept, name);
}
