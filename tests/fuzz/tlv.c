/* SPDX-License-Identifier: Apache-2.0 */
/* A card's TLV: what is found lies inside what came. The first two bytes are the tag. */
#include "tests/fuzz/fuzz.h"

#include "devices/card/tlv.h"

static void
check_inside (const guint8 *data, gsize size, const guint8 *value, gsize length)
{
  g_assert (value >= data && value <= data + size);
  g_assert (length <= (gsize)(data + size - value));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *value = NULL;
  gsize length = 0;
  guint tag;

  if (size < 2)
    return 0;
  tag = data[0] != 0 ? (guint)data[0] << 8 | data[1] : data[1];
  data += 2;
  size -= 2;
  if (gj_tlv_find (data, size, tag, &value, &length))
    check_inside (data, size, value, length);
  if (gj_tlv_record (data, size, (guint8)tag, &value, &length))
    {
      check_inside (data, size, value, length);
      g_assert (length == data[1] && value == data + 2);
    }
  return 0;
}
