/* SPDX-License-Identifier: Apache-2.0 */
/* A scanner that sends anything, as a serial device and as a keyboard: a scan is printable text of a bounded length. */
#include "tests/fuzz/fuzz.h"

#include "devices/scanner/evdev_keys.h"
#include "devices/scanner/scan_buffer.h"

#include <string.h>

static void
check_scan (const GjScanBuffer *buffer)
{
  gsize length = strlen (buffer->text);

  g_assert (length >= 1 && length <= GJ_SCAN_MAX);
  for (gsize i = 0; i < length; i++)
    g_assert (g_ascii_isprint (buffer->text[i]));
}

static void
take_all (const char *characters, gsize length)
{
  GjScanBuffer buffer = { .length = 0 };

  for (gsize i = 0; i < length; i++)
    if (gj_scan_buffer_take (&buffer, characters[i]))
      {
        check_scan (&buffer);
        g_assert_false (gj_scan_buffer_is_open (&buffer));
      }
  if (gj_scan_buffer_end (&buffer))
    check_scan (&buffer);
}

/* In two pieces, as a device may give them: where they are cut must not matter. */
static void
take_keys (const guint8 *data, gsize size)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) pieces = g_string_new (NULL);
  GjEvdevKeys one = { .n_part = 0 };
  GjEvdevKeys two = { .n_part = 0 };
  gsize cut = size > 0 ? data[0] % size : 0;

  gj_evdev_keys_take (&one, data, size, whole);
  gj_evdev_keys_take (&two, data, cut, pieces);
  gj_evdev_keys_take (&two, data + cut, size - cut, pieces);
  g_assert_cmpstr (whole->str, ==, pieces->str);
  take_all (whole->str, whole->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  take_all ((const char *)data, size);
  take_keys (data, size);
  return 0;
}
