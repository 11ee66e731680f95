/* SPDX-License-Identifier: Apache-2.0 */
/* Tells a printer's bytes apart by their fixed bits (facts: printer 1.3 to 1.5) and weighs what
 * they say. */
#include "devices/printer/printer_status.h"

#include <string.h>

#include "core/base/i18n.h"

enum
{
  STATE_IDLE,
  STATE_AUTOMATIC, /* the first of four bytes is held */
  STATE_BLOCK,     /* a block's header is held; it ends with 00 */
  STATE_FULL,      /* 10 0F and what follows of six bytes */
};

#define XON 0x11
#define XOFF 0x13
#define BLOCK_HEADER 0x37
#define BLOCK_HEADER_OTHER 0x5f
#define PROCESS_ID 0x22
#define FULL_STATUS 0x0f /* never the second byte of automatic status */
#define FULL_STATUS_BYTES 6

const char *
gj_printer_condition_id (GjPrinterCondition condition)
{
  switch (condition)
    {
    case GJ_PRINTER_READY:
      return "ready";
    case GJ_PRINTER_PAPER_OUT:
      return "paper-out";
    case GJ_PRINTER_COVER_OPEN:
      return "cover-open";
    case GJ_PRINTER_CUTTER:
      return "cutter";
    case GJ_PRINTER_JAM:
      return "jam";
    case GJ_PRINTER_RECOVERABLE:
      return "recoverable";
    case GJ_PRINTER_OVERHEATED:
      return "overheated";
    case GJ_PRINTER_OFFLINE:
      return "offline";
    case GJ_PRINTER_ABSENT:
      return "absent";
    case GJ_PRINTER_MOUTH_BLOCKED:
      return "mouth-blocked";
    case GJ_PRINTER_ERROR:
      return "error";
    case GJ_PRINTER_NO_ANSWER:
      return "no-answer";
    }
  g_assert_not_reached ();
}

const char *
gj_printer_condition_label (GjPrinterCondition condition)
{
  switch (condition)
    {
    case GJ_PRINTER_READY:
      return C_("printer", "正常");
    case GJ_PRINTER_PAPER_OUT:
      return C_("printer", "缺纸");
    case GJ_PRINTER_COVER_OPEN:
      return C_("printer", "上盖打开");
    case GJ_PRINTER_CUTTER:
      return C_("printer", "切刀故障");
    case GJ_PRINTER_JAM:
      return C_("printer", "卡纸");
    case GJ_PRINTER_OVERHEATED:
      return C_("printer", "打印头过热");
    case GJ_PRINTER_OFFLINE:
      return C_("printer", "脱机");
    case GJ_PRINTER_ABSENT:
      return C_("printer", "未连接");
    case GJ_PRINTER_MOUTH_BLOCKED:
      return C_("printer", "出纸口有纸");
    case GJ_PRINTER_RECOVERABLE:
    case GJ_PRINTER_ERROR:
      return C_("printer", "故障");
    case GJ_PRINTER_NO_ANSWER:
      return C_("printer", "没有应答");
    }
  g_assert_not_reached ();
}

GjPrinterAction
gj_printer_condition_action (GjPrinterCondition condition)
{
  switch (condition)
    {
    case GJ_PRINTER_READY:
      return GJ_PRINTER_ACTION_NONE;
    case GJ_PRINTER_PAPER_OUT:
      return GJ_PRINTER_ACTION_REFILL;
    case GJ_PRINTER_COVER_OPEN:
    case GJ_PRINTER_CUTTER:
    case GJ_PRINTER_JAM:
    case GJ_PRINTER_RECOVERABLE:
      return GJ_PRINTER_ACTION_RESET;
    case GJ_PRINTER_OVERHEATED:
      return GJ_PRINTER_ACTION_WAIT;
    case GJ_PRINTER_MOUTH_BLOCKED:
      return GJ_PRINTER_ACTION_TAKE;
    case GJ_PRINTER_OFFLINE:
    case GJ_PRINTER_ABSENT:
    case GJ_PRINTER_ERROR:
    case GJ_PRINTER_NO_ANSWER:
      return GJ_PRINTER_ACTION_MAINTAIN;
    }
  g_assert_not_reached ();
}

const char *
gj_printer_media_id (GjPrinterMedia media)
{
  switch (media)
    {
    case GJ_PRINTER_MEDIA_NONE:
      return "none";
    case GJ_PRINTER_MEDIA_PRESENTED:
      return "presented";
    case GJ_PRINTER_MEDIA_TAKEN:
      return "taken";
    case GJ_PRINTER_MEDIA_RETRACTED:
      return "retracted";
    }
  g_assert_not_reached ();
}

void
gj_status_parser_init (GjStatusParser *parser)
{
  memset (parser, 0, sizeof *parser);
}

static void
begin_again (GjStatusParser *parser)
{
  parser->state = STATE_IDLE;
  parser->length = 0;
  memset (parser->held, 0, sizeof parser->held);
}

static void
finish_block (GjStatusParser *parser, GjStatusEvent *event)
{
  event->kind = GJ_STATUS_EVENT_BLOCK;
  event->bytes[0] = parser->held[0];
  event->bytes[1] = parser->length > 1 ? parser->held[1] : 0;
  if (parser->held[0] == BLOCK_HEADER && parser->held[1] == PROCESS_ID && parser->length == 6)
    {
      event->kind = GJ_STATUS_EVENT_PROCESS_ID;
      memcpy (event->mark, parser->held + 2, 4);
    }
  begin_again (parser);
}

static void
feed_idle (GjStatusParser *parser, guint8 byte, GjStatusEvent *event)
{
  if (byte == BLOCK_HEADER || byte == BLOCK_HEADER_OTHER)
    {
      parser->state = STATE_BLOCK;
      parser->held[parser->length++] = byte;
    }
  else if ((byte & 0x13) == 0x12)
    {
      event->kind = GJ_STATUS_EVENT_REAL_TIME;
      event->bytes[0] = byte;
    }
  else if ((byte & 0x93) == 0x10)
    {
      parser->state = STATE_AUTOMATIC;
      parser->held[parser->length++] = byte;
    }
  else if ((byte & 0x90) == 0x00)
    {
      event->kind = GJ_STATUS_EVENT_ORDERED;
      event->bytes[0] = byte;
    }
  else
    {
      event->kind = GJ_STATUS_EVENT_GARBAGE;
      event->bytes[0] = byte;
    }
}

/* A byte of automatic status or of the six of DLE EOT 20, which begin alike. FALSE when it belongs to neither. */
static gboolean
feed_several (GjStatusParser *parser, guint8 byte, GjStatusEvent *event)
{
  if (parser->state == STATE_AUTOMATIC && (byte & 0x90) != 0x00)
    return FALSE;
  parser->held[parser->length++] = byte;
  if (parser->full_status && parser->length == 2 && byte == FULL_STATUS)
    parser->state = STATE_FULL;
  if (parser->state == STATE_AUTOMATIC && parser->length == 4)
    {
      event->kind = GJ_STATUS_EVENT_AUTOMATIC;
      memcpy (event->bytes, parser->held, 4);
      begin_again (parser);
    }
  else if (parser->length == FULL_STATUS_BYTES)
    {
      event->kind = GJ_STATUS_EVENT_FULL;
      memcpy (event->bytes, parser->held + 2, 4);
      begin_again (parser);
    }
  return TRUE;
}

void
gj_status_parser_feed (GjStatusParser *parser, guint8 byte, GjStatusEvent *event)
{
  memset (event, 0, sizeof *event);
  if (parser->state != STATE_FULL && (byte == XON || byte == XOFF))
    {
      event->kind = byte == XON ? GJ_STATUS_EVENT_XON : GJ_STATUS_EVENT_XOFF;
      return;
    }
  if (parser->state == STATE_BLOCK)
    {
      if (byte == 0x00)
        {
          finish_block (parser, event);
          return;
        }
      if (parser->length < sizeof parser->held)
        {
          parser->held[parser->length++] = byte;
          return;
        }
      begin_again (parser); /* no block is that long: start again with this byte */
    }
  else if (parser->state != STATE_IDLE)
    {
      if (feed_several (parser, byte, event))
        return;
      begin_again (parser); /* cut short: what comes now begins something new */
    }
  feed_idle (parser, byte, event);
}

/* The error byte means the same in DLE EOT 3 and in the second byte of automatic status. */
static GjPrinterCondition
judge_error_byte (guint8 byte, const GjPrinterProfile *profile)
{
  if (byte & 0x08)
    return GJ_PRINTER_CUTTER;
  if (byte & 0x04)
    return profile->jam_bit ? GJ_PRINTER_JAM : GJ_PRINTER_RECOVERABLE;
  if (byte & 0x20)
    return GJ_PRINTER_ERROR;
  if (byte & 0x40)
    return GJ_PRINTER_OVERHEATED;
  return GJ_PRINTER_READY;
}

GjPrinterStatus
gj_status_judge (const guint8 answers[4], const GjPrinterProfile *profile, gboolean *contradiction)
{
  gboolean offline = (answers[0] & 0x08) != 0;
  gboolean cover = (answers[1] & 0x04) != 0;
  gboolean button = (answers[1] & 0x08) != 0;
  gboolean stopped = (answers[1] & 0x20) != 0;
  gboolean error = (answers[1] & 0x40) != 0;
  gboolean paper_end = (answers[3] & 0x60) != 0;
  GjPrinterCondition cause = judge_error_byte (answers[2], profile);
  gboolean any = cover || button || stopped || error || paper_end || cause != GJ_PRINTER_READY;
  GjPrinterStatus status = { GJ_PRINTER_READY, profile->near_end && (answers[3] & 0x0c) != 0,
                             GJ_PRINTER_IN_MOUTH_NOTHING };

  *contradiction = (!offline && (cover || stopped || error)) || (offline && !any)
                   || (error && cause == GJ_PRINTER_READY) || (stopped && !paper_end);
  if (profile->mouth == GJ_PRINTER_MOUTH_TEAR_BIT && (answers[0] & 0x80) != 0)
    status.in_mouth = GJ_PRINTER_IN_MOUTH_PAPER;
  if (cover)
    status.condition = GJ_PRINTER_COVER_OPEN;
  else if (stopped || paper_end)
    status.condition = GJ_PRINTER_PAPER_OUT;
  else if (cause != GJ_PRINTER_READY)
    status.condition = cause;
  else if (error)
    status.condition = GJ_PRINTER_ERROR;
  else if (offline || button)
    status.condition = GJ_PRINTER_OFFLINE;
  return status;
}

GjPrinterStatus
gj_status_judge_automatic (const guint8 bytes[4], const GjPrinterProfile *profile)
{
  GjPrinterCondition cause = judge_error_byte (bytes[1], profile);
  GjPrinterStatus status = { GJ_PRINTER_READY, profile->near_end && (bytes[2] & 0x03) != 0 };

  if (bytes[0] & 0x20)
    status.condition = GJ_PRINTER_COVER_OPEN;
  else if (bytes[2] & 0x0c)
    status.condition = GJ_PRINTER_PAPER_OUT;
  else if (cause != GJ_PRINTER_READY)
    status.condition = cause;
  else if (bytes[0] & 0x08)
    status.condition = GJ_PRINTER_OFFLINE;
  return status;
}
