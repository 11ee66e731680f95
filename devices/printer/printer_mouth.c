/* SPDX-License-Identifier: Apache-2.0 */
/* A retraction is believed when the sensor says that the mouth is empty, not when it was asked for. */
#include "devices/printer/printer_mouth.h"

/* Motors take their time, and so does a person pulling at the other end. */
static gboolean
draw_back (GjPrinterTalk *talk)
{
  static const guint8 retract[] = { 0x1d, 'e', 2 };
  const GjPrinterDeadlines *deadlines = &talk->engine->deadlines;
  gint64 deadline_us = g_get_monotonic_time () + (gint64)deadlines->finish_ms * 1000;
  GjPrinterStatus status;

  if (talk->engine->profile->mouth != GJ_PRINTER_MOUTH_CUSTOM)
    return FALSE;
  gj_printer_talk_command (talk, retract, sizeof retract);
  do
    {
      gj_printer_wire_wait (talk->wire, FALSE, deadlines->poll_ms, NULL);
      gj_printer_talk_ask (talk, FALSE, &status);
      if (status.condition == GJ_PRINTER_READY && status.in_mouth == GJ_PRINTER_IN_MOUTH_NOTHING)
        return TRUE;
    }
  while (!talk->lost && g_get_monotonic_time () < deadline_us);
  talk->engine->mouth_stuck = TRUE;
  return FALSE;
}

GjPrinterMedia
gj_printer_mouth_look (GjPrinterTalk *talk, gboolean due)
{
  GjPrinterStatus status;

  gj_printer_talk_ask (talk, FALSE, &status);
  if (status.condition == GJ_PRINTER_ABSENT || talk->babbles || status.in_mouth == GJ_PRINTER_IN_MOUTH_UNKNOWN)
    return GJ_PRINTER_MEDIA_PRESENTED;
  if (status.in_mouth == GJ_PRINTER_IN_MOUTH_NOTHING)
    return GJ_PRINTER_MEDIA_TAKEN;
  return due && draw_back (talk) ? GJ_PRINTER_MEDIA_RETRACTED : GJ_PRINTER_MEDIA_PRESENTED;
}

void
gj_printer_mouth_clear (GjPrinterTalk *talk, GjPrinterStatus *status)
{
  if (status->in_mouth == GJ_PRINTER_IN_MOUTH_PAPER && !draw_back (talk))
    status->condition = talk->lost ? gj_printer_talk_lost_condition (talk) : GJ_PRINTER_MOUTH_BLOCKED;
}
