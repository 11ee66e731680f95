/* SPDX-License-Identifier: Apache-2.0 */
/* What an ESC/POS printer says about itself: bytes apart, and their meaning.
 *
 * The bytes arrive mixed: answers to DLE EOT, automatic status (four bytes), answers in order (GS
 * r), blocks (process id) and XON/XOFF, and often some left over from before. The parser is a state
 * machine over single bytes and never assumes "the next byte is my answer" (facts: printer 1.4). It
 * never reads from a device. */
#pragma once

#include <glib.h>

#include "devices/printer/printer_profile.h"

G_BEGIN_DECLS

/** The state of a printer, worst cause first when several hold. */
typedef enum
{
  GJ_PRINTER_READY,
  GJ_PRINTER_PAPER_OUT,
  GJ_PRINTER_COVER_OPEN,
  GJ_PRINTER_CUTTER,     /* the cutter is stuck */
  GJ_PRINTER_JAM,        /* paper jam: remove the paper, then the printer must be reset */
  GJ_PRINTER_RECOVERABLE, /* an error, often a jam, that ends with a reset once its cause is gone; which one is not told */
  GJ_PRINTER_OVERHEATED, /* head too hot: goes on by itself */
  GJ_PRINTER_OFFLINE,    /* says it is off line without saying why, or somebody else holds it */
  GJ_PRINTER_ABSENT,     /* no such device, connection refused or lost */
  GJ_PRINTER_MOUTH_BLOCKED, /* a paper stands in the mouth and cannot be drawn back */
  GJ_PRINTER_ERROR, /* any other error the printer reports, or one that contradicts itself twice */
  GJ_PRINTER_NO_ANSWER, /* connected, but no status came within the deadline, or none of the mouth */
} GjPrinterCondition;

/** Who has to do something (XFS: error class × required action). */
typedef enum
{
  GJ_PRINTER_ACTION_NONE,
  GJ_PRINTER_ACTION_WAIT,     /* goes away by itself */
  GJ_PRINTER_ACTION_TAKE,     /* whoever stands there: take the paper out of the mouth */
  GJ_PRINTER_ACTION_REFILL,   /* staff: new paper */
  GJ_PRINTER_ACTION_RESET,    /* staff: clear or close it, then gj_printer_recover_async() */
  GJ_PRINTER_ACTION_MAINTAIN, /* maintenance: cable, power, repair */
} GjPrinterAction;

/** What stands in the mouth. */
typedef enum
{
  GJ_PRINTER_IN_MOUTH_NOTHING, /* or the printer is none that can tell */
  GJ_PRINTER_IN_MOUTH_PAPER,   /* it waits to be taken */
  GJ_PRINTER_IN_MOUTH_UNKNOWN, /* one that can tell did not: a paper may stand there */
} GjPrinterInMouth;

typedef struct
{
  GjPrinterCondition condition;
  gboolean near_end; /* paper nearly used up: told to staff, never a reason not to print */
  GjPrinterInMouth in_mouth;
} GjPrinterStatus;

/** What became of a paper that was cut, apart from the state of the printer (XFS: media). */
typedef enum
{
  GJ_PRINTER_MEDIA_NONE,      /* there was none */
  GJ_PRINTER_MEDIA_PRESENTED, /* it came out; nobody knows more */
  GJ_PRINTER_MEDIA_TAKEN,
  GJ_PRINTER_MEDIA_RETRACTED, /* not taken in time, and back in the machine */
} GjPrinterMedia;

/** "presented": for logs and the journal; stable. */
const char *gj_printer_media_id (GjPrinterMedia media);

/** "paper-out": for logs, JSON and tests; stable. */
const char *gj_printer_condition_id (GjPrinterCondition condition);
/** 缺纸: for people, translated. */
const char *gj_printer_condition_label (GjPrinterCondition condition);
GjPrinterAction gj_printer_condition_action (GjPrinterCondition condition);

typedef enum
{
  GJ_STATUS_EVENT_NONE,       /* the byte is part of something not finished */
  GJ_STATUS_EVENT_REAL_TIME,  /* answer to DLE EOT: bytes[0] */
  GJ_STATUS_EVENT_AUTOMATIC,  /* ASB: bytes[0..3] */
  GJ_STATUS_EVENT_ORDERED,    /* answer to GS r: bytes[0] */
  GJ_STATUS_EVENT_PROCESS_ID, /* 37 22 … 00: mark */
  GJ_STATUS_EVENT_BLOCK,      /* another block: bytes[0..1] are its first two */
  GJ_STATUS_EVENT_FULL,       /* answer to DLE EOT 20: paper, user, recoverable, unrecoverable */
  GJ_STATUS_EVENT_XON,
  GJ_STATUS_EVENT_XOFF,
  GJ_STATUS_EVENT_GARBAGE, /* fits nothing */
} GjStatusEventKind;

typedef struct
{
  GjStatusEventKind kind;
  guint8 bytes[4];
  char mark[5]; /* the four characters of a process id, NUL-terminated */
} GjStatusEvent;

typedef struct
{
  guint state;
  guint length;
  guint8 held[80];
  gboolean full_status; /* set by the owner: this printer answers DLE EOT 20 */
} GjStatusParser;

void gj_status_parser_init (GjStatusParser *parser);
/** Feeds one byte; @event->kind is NONE until something is complete. */
void gj_status_parser_feed (GjStatusParser *parser, guint8 byte, GjStatusEvent *event);

/** The meaning of the answers to DLE EOT 1, 2, 3 and 4. @contradiction is TRUE when they cannot all
 * hold (on line with an open cover, an error nobody names, off line without any cause): read them
 * again once. */
GjPrinterStatus gj_status_judge (const guint8 answers[4], const GjPrinterProfile *profile,
                                 gboolean *contradiction);
/** The meaning of four bytes of automatic status. */
GjPrinterStatus gj_status_judge_automatic (const guint8 bytes[4], const GjPrinterProfile *profile);

G_END_DECLS
