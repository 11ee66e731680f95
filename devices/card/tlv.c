/* SPDX-License-Identifier: Apache-2.0 */
/* BER-TLV, as far as a social-security card uses it. */
#include "devices/card/tlv.h"

#define DEPTH_MAX 4
#define CONSTRUCTED 0x20
#define TAG_CONTINUES 0x1F
#define LENGTH_LONG 0x80

typedef struct
{
  const guint8 *at;
  gsize left;
} Cursor;

static gboolean
take (Cursor *cursor, guint8 *byte)
{
  if (cursor->left == 0)
    return FALSE;
  *byte = *cursor->at++;
  cursor->left--;
  return TRUE;
}

static gboolean
take_tag (Cursor *cursor, guint *tag, gboolean *constructed)
{
  guint8 byte = 0;

  if (!take (cursor, &byte))
    return FALSE;
  *constructed = (byte & CONSTRUCTED) != 0;
  *tag = byte;
  if ((byte & TAG_CONTINUES) == TAG_CONTINUES)
    {
      if (!take (cursor, &byte) || (byte & LENGTH_LONG) != 0)
        return FALSE;
      *tag = *tag << 8 | byte;
    }
  return TRUE;
}

static gboolean
take_length (Cursor *cursor, gsize *length)
{
  guint8 byte = 0;

  if (!take (cursor, &byte))
    return FALSE;
  *length = byte;
  if (byte < LENGTH_LONG)
    return *length <= cursor->left;
  if (byte != 0x81 && byte != 0x82)
    return FALSE;
  *length = 0;
  for (guint8 bytes = byte & 0x0F; bytes > 0; bytes--)
    {
      guint8 next = 0;
      if (!take (cursor, &next))
        return FALSE;
      *length = *length << 8 | next;
    }
  return *length <= cursor->left;
}

static gboolean
find (Cursor cursor, guint wanted, int depth, const guint8 **value, gsize *value_length)
{
  while (cursor.left > 0)
    {
      guint tag = 0;
      gsize length = 0;
      gboolean constructed = FALSE;

      if (!take_tag (&cursor, &tag, &constructed) || !take_length (&cursor, &length))
        return FALSE;
      if (tag == wanted)
        {
          *value = cursor.at;
          *value_length = length;
          return TRUE;
        }
      if (constructed && depth < DEPTH_MAX
          && find ((Cursor){ cursor.at, length }, wanted, depth + 1, value, value_length))
        return TRUE;
      cursor.at += length;
      cursor.left -= length;
    }
  return FALSE;
}

gboolean
gj_tlv_find (const guint8 *data, gsize length, guint tag, const guint8 **value,
             gsize *value_length)
{
  return find ((Cursor){ data, length }, tag, 0, value, value_length);
}

gboolean
gj_tlv_record (const guint8 *data, gsize length, guint8 tag, const guint8 **value,
               gsize *value_length)
{
  if (length < 2 || data[0] != tag || data[1] > length - 2)
    return FALSE;
  *value = data + 2;
  *value_length = data[1];
  return TRUE;
}
