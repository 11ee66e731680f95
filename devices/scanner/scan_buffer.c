/* SPDX-License-Identifier: Apache-2.0 */
/* See scan_buffer.h. */
#include "devices/scanner/scan_buffer.h"

#include <string.h>

gboolean
gj_scan_buffer_end (GjScanBuffer *buffer)
{
  gboolean good = buffer->length > 0 && !buffer->bad;

  buffer->text[buffer->length] = '\0';
  buffer->length = 0;
  buffer->bad = FALSE;
  return good;
}

gboolean
gj_scan_buffer_take (GjScanBuffer *buffer, char character)
{
  if (character == '\r' || character == '\n')
    return gj_scan_buffer_end (buffer);
  if (buffer->length == GJ_SCAN_MAX || character < ' ' || character > '~')
    buffer->bad = TRUE;
  else
    buffer->text[buffer->length++] = character;
  return FALSE;
}

void
gj_scan_buffer_wipe (GjScanBuffer *buffer)
{
  explicit_bzero (buffer, sizeof *buffer);
}

gboolean
gj_scan_buffer_is_open (const GjScanBuffer *buffer)
{
  return buffer->length > 0 || buffer->bad;
}
