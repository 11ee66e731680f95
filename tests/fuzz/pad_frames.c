/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN pad that says anything: a frame is a bounded text of 0-9 and A-Z whose check holds, a key is one of the four, and what makes no
   sense leaves nothing behind. */
#include "tests/fuzz/fuzz.h"

#include "core/base/crypto.h"
#include "devices/keypad/pad_frames.h"

#include <string.h>

/* What is a frame is the same frame when it is said again: both sides build and read it alike. */
static void
say_again (const char *text)
{
  g_autoptr (GByteArray) frame = gj_pad_frame (text);
  GjPadReader reader = { .length = 0 };

  for (guint i = 0; i + 1 < frame->len; i++)
    g_assert (gj_pad_reader_take (&reader, frame->data[i]) == GJ_PAD_NOTHING);
  g_assert (gj_pad_reader_take (&reader, frame->data[frame->len - 1]) == GJ_PAD_FRAME);
  g_assert_cmpstr (reader.text, ==, text);
}

static void
check_frame (const GjPadReader *reader)
{
  gsize length = strlen (reader->text);

  g_assert (length >= 1 && length <= GJ_PAD_FRAME_MAX && length == reader->length);
  for (gsize i = 0; i < length; i++)
    g_assert (g_ascii_isdigit (reader->text[i]) || g_ascii_isupper (reader->text[i]));
  say_again (reader->text);
}

/* The fields of what a pad has to seal; only what is hex digits, and just so many, is bytes. */
static void
check_block (const char *fields)
{
  guint8 bytes[GJ_PAD_FRAME_MAX / 2];
  gsize length = strlen (fields) / 2;

  if (length == 0 || !gj_hex_read (fields, bytes, length))
    return;
  g_autofree char *hex = gj_pad_to_hex (bytes, length);
  g_assert_cmpstr (hex, ==, fields);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  GjPadReader reader = { .length = 0 };

  for (gsize i = 0; i < size; i++)
    {
      GjPadSaid said = gj_pad_reader_take (&reader, data[i]);

      g_assert (reader.length <= GJ_PAD_FRAME_MAX + 2);
      if (said == GJ_PAD_KEY)
        g_assert (memchr ("\x2a\x08\x0d\x1b", data[i], 4) != NULL);
      if (said != GJ_PAD_FRAME)
        {
          g_assert (reader.open || reader.length == 0);
          continue;
        }
      check_frame (&reader);
      check_block (reader.text + 1);
      gj_pad_reader_wipe (&reader);
    }
  return 0;
}
