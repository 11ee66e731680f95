/* SPDX-License-Identifier: Apache-2.0 */
/* A paper as the bytes of a job for an ESC/POS printer. Pure: bytes in memory, no device, no clock.
 *
 * Order of a job (facts: printer, section 7): [resynchronise] ESC @ · FS . · ESC a 0 · GS ( D · GS
 * a · bands of raster (≤ 128 rows) · LF · GS V · [present] · [buzzer] · GS ( H or GS r 1. DLE EOT, DLE ENQ and DLE DC4 act
 * wherever their bytes appear, even inside pictures, so the pictures are repaired (0x10 becomes
 * 0x30, one dot beside an existing one) and the finished job is proved free of them. */
#pragma once

#include <glib.h>

#include "devices/printer/paper.h"
#include "devices/printer/printer_profile.h"

G_BEGIN_DECLS

/** The longest raster command of a job in bytes: padding of this length ends any picture a dead
 * host left open. */
#define GJ_ESCPOS_RESYNC_BYTES (8 + 128 * 72 + 8)

/** An encoded job and where its parts begin. A part that is not there begins where the next one
 * does. */
typedef struct
{
  GBytes *bytes;
  gsize raster_offset;  /* the first band */
  gsize cut_offset;     /* LF, GS V, the mouth, the buzzer */
  gsize barrier_offset; /* GS ( H or GS r 1 */
  guint rows;           /* sent, with the padding of the last band */
  guint repaired;       /* dots added by the repair */
} GjEscposJob;

/** Encodes @paper for @profile. @mark is the job's own mark, four characters 0x20–0x7E, answered by
 * a process id barrier (unused by the others). Never fails. Release with gj_escpos_job_clear(). */
void gj_escpos_encode (const GjPaper *paper, const GjPrinterProfile *profile, const char *mark,
                       GjEscposJob *job);
void gj_escpos_job_clear (GjEscposJob *job);
/** Where the command or part of @job that begins at @offset ends: between these places a real-time
 * question does no harm. */
gsize gj_escpos_job_next_stop (const GjEscposJob *job, gsize offset);

/** What brings a printer back that was left in the middle of a job: NUL bytes to the end of any
 * raster, ESC @, and, when a piece of paper hangs out (@cut_remains), @voided (or NULL) and a cut.
 * With a barrier of answers in order it ends with one, whose answer comes after those of all earlier
 * jobs. */
GBytes *gj_escpos_encode_resync (const GjPaper *voided, const GjPrinterProfile *profile,
                                 gboolean cut_remains);

/** The mark of the @serial-th job: four characters "0"–"Z", another one for 36^4 jobs. */
void gj_escpos_mark (guint32 serial, char mark[5]);

/** Changes the 0x10 of every hidden real-time command in @bytes into 0x30. Returns how many were
 * changed. */
guint gj_escpos_repair (guint8 *bytes, gsize length);
/** How many real-time commands @bytes hold. */
guint gj_escpos_count_real_time (const guint8 *bytes, gsize length);

/** Draws and encodes @what @runs times and returns the median of one run in microseconds; -1 with
 * @error when it cannot be drawn. For tests/bench; call it twice to leave the fonts' first load
 * out. */
gint64 gj_escpos_measure_us (const GjReceiptPaper *what, guint width_dots,
                             const GjPrinterProfile *profile, guint runs, GError **error);

G_END_DECLS
