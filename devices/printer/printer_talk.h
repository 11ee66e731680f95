/* SPDX-License-Identifier: Apache-2.0 */
/* Questions and answers on an open wire: the real-time status, a job's bytes going out, its
 * confirmation coming back. Internal to the printer. It decides nothing; printer_engine.c does. */
#pragma once

#include "devices/printer/printer_engine.h"
#include "devices/printer/printer_status.h"

G_BEGIN_DECLS

typedef struct
{
  GjPrinterWire *wire;
  GjPrinterEngine *engine;
  GCancellable *cancellable;
  GjStatusParser parser;
  char mark[5];
  gboolean lost;     /* the wire is gone, or the printer babbles */
  gboolean babbles;  /* it said far more than anybody asked */
  gsize heard;       /* bytes, since the wire was opened */
  gboolean answered; /* an answer to DLE EOT is in `answer` */
  guint8 answer;
  gboolean asked;    /* a question is open */
  gboolean surplus;  /* an answer came that nobody asked for: it, or another, was of before */
  gboolean full;     /* an answer to DLE EOT 20 is in `full_bytes` */
  guint8 full_bytes[4];
  gboolean doubtful; /* twice the answers could not all hold, and it says it is on line */
  guint looks_pending;    /* DLE EOT 1 sent on the way, not answered yet */
  gboolean looks_unheard; /* it does not answer while it takes a job: not waited for again */
  gboolean seen_offline;  /* such an answer said off line */
  gboolean automatic;     /* automatic status came; its meaning is in `told` */
  GjPrinterStatus told;
  gboolean barrier_sent; /* from here on an answer in order is ours */
  gboolean barrier;      /* this job is confirmed */
} GjPrinterTalk;

typedef enum
{
  GJ_TALK_SENT,
  GJ_TALK_STALLED, /* it takes nothing for too long */
  GJ_TALK_TROUBLE, /* it takes bytes, but says that it stopped */
  GJ_TALK_LOST,
} GjTalkResult;

/** Why nothing is to be had of a printer that is lost: ABSENT, or ERROR when it babbles. */
GjPrinterCondition gj_printer_talk_lost_condition (const GjPrinterTalk *talk);
/** Waits until all that was sent has left us, as long as a device may take nothing. FALSE: it has not. */
gboolean gj_printer_talk_drain (GjPrinterTalk *talk);
/** Hears whatever has arrived. One that does not stop talking is lost. */
void gj_printer_talk_hear (GjPrinterTalk *talk);
/** Sends @length bytes, whole commands; @sent counts them. With @watch it stops at bad news and
 * ends with a look. */
GjTalkResult gj_printer_talk_send (GjPrinterTalk *talk, const guint8 *bytes, gsize length,
                                   gboolean watch, gsize *sent);
/** Asks DLE EOT 1–4 (and 20 where that tells of the mouth), twice where the answers contradict each other or one came unasked. NO_ANSWER when one is missing,
 * gj_printer_talk_lost_condition() when it is lost. Ends early, with FALSE, when @heed_cancel and cancelled. */
gboolean gj_printer_talk_ask (GjPrinterTalk *talk, gboolean heed_cancel, GjPrinterStatus *status);
/** Hears until nothing has come for a while: what was left over from before does not come at once. */
void gj_printer_talk_quiet (GjPrinterTalk *talk);
/** Waits until the @owed answers in order are there, some of which may have come while their questions were sent; what
 * follows one may take @print_us. FALSE when none came. */
gboolean gj_printer_talk_await_owed (GjPrinterTalk *talk, guint owed, gint64 print_us);
/** Sends a short real-time command, waiting for room no longer than one answer's deadline. */
void gj_printer_talk_command (GjPrinterTalk *talk, const guint8 *bytes, gsize length);
/** Sends DLE EOT 1 without waiting for the answer. */
void gj_printer_talk_look (GjPrinterTalk *talk);

G_END_DECLS
