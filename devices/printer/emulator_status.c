/* SPDX-License-Identifier: Apache-2.0 */
/* The status bits of facts: printer 1.3 and 1.4, written from the printer's side, independently of
 * the parser that reads them. */
#include "devices/printer/emulator_status.h"

#include <string.h>

gboolean
gj_emulator_fault_stops (GjPrinterFault fault)
{
  switch (fault)
    {
    case GJ_PRINTER_FAULT_PAPER_OUT:
    case GJ_PRINTER_FAULT_COVER_OPEN:
    case GJ_PRINTER_FAULT_CUTTER:
    case GJ_PRINTER_FAULT_JAM:
    case GJ_PRINTER_FAULT_OVERHEATED:
    case GJ_PRINTER_FAULT_OFFLINE:
    case GJ_PRINTER_FAULT_STUCK:
    case GJ_PRINTER_FAULT_UNPLUGGED:
    case GJ_PRINTER_FAULT_MOUTH_BLOCKED:
      return TRUE;
    case GJ_PRINTER_FAULT_NONE:
    case GJ_PRINTER_FAULT_NEAR_END:
    case GJ_PRINTER_FAULT_SILENT:
    case GJ_PRINTER_FAULT_DROP:
    case GJ_PRINTER_FAULT_SLOW:
    case GJ_PRINTER_FAULT_LOST_ANSWER:
    case GJ_PRINTER_FAULT_CONTRADICTION:
    case GJ_PRINTER_FAULT_STALE:
    case GJ_PRINTER_FAULT_NOT_TAKEN:
    case GJ_PRINTER_FAULT_MOUTH_SILENT:
      return FALSE;
    }
  g_assert_not_reached ();
}

guint8
gj_emulator_error_bits (GjPrinterFault fault)
{
  if (fault == GJ_PRINTER_FAULT_CUTTER)
    return 0x08;
  if (fault == GJ_PRINTER_FAULT_JAM || fault == GJ_PRINTER_FAULT_MOUTH_BLOCKED)
    return 0x04;
  return fault == GJ_PRINTER_FAULT_OVERHEATED ? 0x40 : 0x00;
}

guint8
gj_emulator_real_time_byte (guint8 which, GjPrinterFault fault, gboolean near_end)
{
  gboolean out = fault == GJ_PRINTER_FAULT_PAPER_OUT;
  guint8 bits = 0x12;

  switch (which)
    {
    case 1:
      bits |= gj_emulator_fault_stops (fault) ? 0x08 : 0;
      return bits;
    case 2:
      bits |= fault == GJ_PRINTER_FAULT_COVER_OPEN || fault == GJ_PRINTER_FAULT_CONTRADICTION ? 0x04 : 0;
      bits |= out ? 0x20 : 0;
      bits |= gj_emulator_error_bits (fault) != 0 ? 0x40 : 0;
      return bits;
    case 3:
      return bits | gj_emulator_error_bits (fault);
    case 4:
      bits |= near_end || out ? 0x0c : 0;
      bits |= out ? 0x60 : 0;
      return bits;
    default:
      return 0;
    }
}

void
gj_emulator_automatic_bytes (GjPrinterFault fault, gboolean near_end, guint8 bytes[4])
{
  gboolean out = fault == GJ_PRINTER_FAULT_PAPER_OUT;

  memset (bytes, 0, 4);
  bytes[0] = 0x10;
  bytes[0] |= gj_emulator_fault_stops (fault) ? 0x08 : 0;
  bytes[0] |= fault == GJ_PRINTER_FAULT_COVER_OPEN ? 0x20 : 0;
  bytes[1] = gj_emulator_error_bits (fault);
  bytes[2] |= near_end || out ? 0x03 : 0;
  bytes[2] |= out ? 0x0c : 0;
}

void
gj_emulator_full_bytes (GjPrinterFault fault, gboolean near_end, gboolean mouth_full, guint8 bytes[6])
{
  const guint8 head[6] = { 0x10, 0x0f };

  memcpy (bytes, head, sizeof head);
  bytes[2] |= fault == GJ_PRINTER_FAULT_PAPER_OUT ? 0x01 : 0;
  bytes[2] |= near_end ? 0x04 : 0;
  bytes[2] |= mouth_full ? 0x20 : 0;
  bytes[3] |= fault == GJ_PRINTER_FAULT_COVER_OPEN ? 0x02 : 0;
}

GjRealTimeCommand
gj_real_time_watch_feed (GjRealTimeWatch *watch, guint8 byte, guint8 *argument)
{
  static const guint8 clear[GJ_REAL_TIME_LONGEST] = { 0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8 };

  if (watch->length <= 1 && byte == 0x10) /* a DLE after a DLE begins anew */
    {
      watch->held[0] = byte;
      watch->length = 1;
      return GJ_REAL_TIME_NONE;
    }
  if (watch->length == 0)
    return GJ_REAL_TIME_NONE;
  watch->held[watch->length++] = byte;
  if (watch->length == 2)
    {
      if (byte != 0x04 && byte != 0x05 && byte != 0x14)
        watch->length = 0;
      return GJ_REAL_TIME_NONE;
    }
  *argument = byte;
  if (watch->held[1] != 0x14)
    {
      watch->length = 0;
      return watch->held[1] == 0x04 ? GJ_REAL_TIME_ASK : GJ_REAL_TIME_RECOVER;
    }
  if (memcmp (watch->held, clear, watch->length) != 0)
    watch->length = 0;
  if (watch->length < GJ_REAL_TIME_LONGEST)
    return GJ_REAL_TIME_NONE;
  watch->length = 0;
  return GJ_REAL_TIME_CLEAR;
}
