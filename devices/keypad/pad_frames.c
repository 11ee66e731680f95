/* SPDX-License-Identifier: Apache-2.0 */
/* See pad_frames.h. */
#include "devices/keypad/pad_frames.h"

#include "core/base/crypto.h"

#include <string.h>

#define STX 0x02
#define ETX 0x03

static guint8
check_of (const char *text, gsize length)
{
  guint8 check = 0;

  for (gsize i = 0; i < length; i++)
    check ^= (guint8) text[i];
  return check;
}

void
gj_pad_reader_wipe (GjPadReader *reader)
{
  explicit_bzero (reader, sizeof *reader);
}

/* At ETX: a frame that is whole loses its check and keeps its text. */
static GjPadSaid
end_frame (GjPadReader *reader)
{
  guint8 check;

  reader->open = FALSE;
  reader->text[reader->length] = '\0';
  if (reader->length < 3 || !gj_hex_read (reader->text + reader->length - 2, &check, 1)
      || check != check_of (reader->text, reader->length - 2))
    {
      gj_pad_reader_wipe (reader);
      return GJ_PAD_NOTHING;
    }
  reader->length -= 2;
  reader->text[reader->length] = '\0';
  return GJ_PAD_FRAME;
}

static gboolean
is_key (guint8 byte)
{
  return byte == GJ_PAD_KEY_DIGIT || byte == GJ_PAD_KEY_CLEAR || byte == GJ_PAD_KEY_CONFIRM
         || byte == GJ_PAD_KEY_CANCEL;
}

GjPadSaid
gj_pad_reader_take (GjPadReader *reader, guint8 byte)
{
  if (byte == STX)
    {
      gj_pad_reader_wipe (reader);
      reader->open = TRUE;
      return GJ_PAD_NOTHING;
    }
  if (reader->open && byte == ETX)
    return end_frame (reader);
  if (reader->open && (g_ascii_isdigit (byte) || g_ascii_isupper (byte)) && reader->length < GJ_PAD_FRAME_MAX + 2)
    {
      reader->text[reader->length++] = (char) byte;
      return GJ_PAD_NOTHING;
    }
  gj_pad_reader_wipe (reader);
  return is_key (byte) ? GJ_PAD_KEY : GJ_PAD_NOTHING;
}

GByteArray *
gj_pad_frame (const char *text)
{
  GByteArray *frame = g_byte_array_new ();
  gsize length = strlen (text);
  g_autofree char *check = g_strdup_printf ("%02X", check_of (text, length));

  g_assert (length > 0 && length <= GJ_PAD_FRAME_MAX);
  g_byte_array_append (frame, (const guint8[]){ STX }, 1);
  g_byte_array_append (frame, (const guint8 *) text, (guint) length);
  g_byte_array_append (frame, (const guint8 *) check, 2);
  g_byte_array_append (frame, (const guint8[]){ ETX }, 1);
  return frame;
}

char *
gj_pad_to_hex (const guint8 *bytes, gsize length)
{
  GString *hex = g_string_sized_new (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02X", bytes[i]);
  return g_string_free (hex, FALSE);
}
