/* SPDX-License-Identifier: Apache-2.0 */
/* A receipt printer without a printer: takes ESC/POS on a socket or a pseudo-terminal, answers like
 * one, breaks when told to, and turns what it was sent into pictures of paper.
 *
 * Like the real ones it acts on DLE EOT, DLE ENQ and DLE DC4 as they arrive, even inside pictures;
 * keeps what it has not printed; swallows ESC @ in the middle of a picture; and prints bytes it
 * does not understand as rubbish (counted here). Used by the tests, by the demo beside the kiosk
 * (in the same process) and by the program gongji-printer. */
#pragma once

#include <glib-object.h>

#include "devices/printer/paper.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PRINTER_FAULT_NONE,
  GJ_PRINTER_FAULT_PAPER_OUT,
  GJ_PRINTER_FAULT_NEAR_END, /* only reported */
  GJ_PRINTER_FAULT_COVER_OPEN,
  GJ_PRINTER_FAULT_CUTTER,     /* latched: repaired by clear_fault and DLE ENQ */
  GJ_PRINTER_FAULT_JAM,        /* latched likewise */
  GJ_PRINTER_FAULT_OVERHEATED, /* goes on after clear_fault */
  GJ_PRINTER_FAULT_OFFLINE,
  GJ_PRINTER_FAULT_SILENT, /* prints, answers nothing */
  GJ_PRINTER_FAULT_DROP,   /* closes the connection once, keeps what it has */
  GJ_PRINTER_FAULT_SLOW,   /* a tenth of the speed */
  GJ_PRINTER_FAULT_STUCK,  /* takes nothing and says nothing */
  GJ_PRINTER_FAULT_UNPLUGGED, /* the connection is gone and there is no other until clear_fault; keeps what it has */
  GJ_PRINTER_FAULT_LOST_ANSWER,   /* its answers in order (GS r, GS ( H) get lost */
  GJ_PRINTER_FAULT_CONTRADICTION, /* prints, and says that it is on line with an open cover */
  GJ_PRINTER_FAULT_STALE, /* prints, and gives the answers of an earlier job once more, also to each who connects */
  GJ_PRINTER_FAULT_NOT_TAKEN,     /* what comes stays in the mouth, where it has one */
  GJ_PRINTER_FAULT_MOUTH_SILENT,  /* answers everything but DLE EOT 20, beside whatever else is wrong */
  GJ_PRINTER_FAULT_MOUTH_BLOCKED, /* something stands in the mouth that no command moves; a jam without a sensor */
} GjPrinterFault;
#define GJ_PRINTER_FAULT_LAST GJ_PRINTER_FAULT_MOUTH_BLOCKED

typedef enum
{
  GJ_PRINTER_MOMENT_NOW,
  GJ_PRINTER_MOMENT_IN_RASTER, /* when `row` rows of the current paper are printed, in the middle of
                                  a band */
  GJ_PRINTER_MOMENT_BEFORE_CUT, /* when a cut is about to be done */
  GJ_PRINTER_MOMENT_AFTER_CUT,  /* when it is done, before anything after it is read */
  GJ_PRINTER_MOMENT_WAY_BACK,   /* when it is about to say that the paper is out */
} GjPrinterMoment;

/* Where a cut paper goes (facts: printer 1.6). */
typedef enum
{
  GJ_EMULATED_MOUTH_NONE,     /* it falls out; nobody knows of it */
  GJ_EMULATED_MOUTH_TEAR_BIT, /* DLE EOT 1 bit 7 until it is torn off (Better BT-532C) */
  GJ_EMULATED_MOUTH_CUSTOM,   /* presented and retracted by GS e, told by DLE EOT 20 (Custom KPM) */
  GJ_EMULATED_MOUTH_CITIZEN,  /* retracted by GS R, also by itself; no sensor (Citizen PMU) */
} GjEmulatedMouth;

typedef struct
{
  gboolean full;
  guint presented;
  guint retracted;
  guint mixed; /* papers that came while another stood in the mouth: always 0 with a sound driver */
} GjPrinterMouthCounts;

#define GJ_TYPE_PRINTER_EMULATOR (gj_printer_emulator_get_type ())
G_DECLARE_FINAL_TYPE (GjPrinterEmulator, gj_printer_emulator, GJ, PRINTER_EMULATOR, GObject)

/** Signals, on the main context that was the thread's default when the emulator was made:
 *  "rows" (guint rows): so many rows of the paper that is coming out are printed; 0 when a new one
 * begins. "paper" (GjPaper *): a paper was cut off (also the half ones). "state": a fault came or
 * went. */

/** A printer @width_dots wide (576 or 384), printing at once; see set_speed. Returns (transfer
 * full). */
GjPrinterEmulator *gj_printer_emulator_new (guint width_dots);

/** Listens on 127.0.0.1:@port, 0 for any free one. Returns the port, or 0 with a G_IO_ERROR. Starts
 * the thread. */
guint16 gj_printer_emulator_listen (GjPrinterEmulator *self, guint16 port, GError **error);
guint16 gj_printer_emulator_get_port (GjPrinterEmulator *self);
/** Serves a pseudo-terminal instead. Returns (transfer full) the path to open, NULL with a
 * G_IO_ERROR. */
char *gj_printer_emulator_open_pty (GjPrinterEmulator *self, GError **error);
/** Ends the thread and closes everything. Done by the last unref as well. */
void gj_printer_emulator_stop (GjPrinterEmulator *self);

/** Rows a second; 0 prints as fast as the bytes come. 800 looks like a real one. */
void gj_printer_emulator_set_speed (GjPrinterEmulator *self, guint rows_per_second);
/** How many bytes it takes in beyond what is printed (default 16384). */
void gj_printer_emulator_set_buffer (GjPrinterEmulator *self, guint bytes);

/** Breaks it: at once, or at @moment of the next paper (@row counts for IN_RASTER only). Near end
 * stays until cleared. */
void gj_printer_emulator_set_fault (GjPrinterEmulator *self, GjPrinterFault fault,
                                    GjPrinterMoment moment, guint row);
/** Repairs everything; a latched cutter or jam still waits for DLE ENQ (or
 * gj_printer_emulator_power_cycle()). */
void gj_printer_emulator_clear_fault (GjPrinterEmulator *self);
/** Off and on: all buffers and errors gone, the connection closed; paper already out stays. */
void gj_printer_emulator_power_cycle (GjPrinterEmulator *self);
/** Gives it a mouth. What comes is taken at once, unless the fault is "not-taken". */
void gj_printer_emulator_set_mouth (GjPrinterEmulator *self, GjEmulatedMouth mouth);
/** Somebody takes what stands in the mouth. clear_fault does too. */
void gj_printer_emulator_take (GjPrinterEmulator *self);
GjPrinterMouthCounts gj_printer_emulator_get_mouth (GjPrinterEmulator *self);
guint gj_printer_emulator_get_beeps (GjPrinterEmulator *self);
/** The fault that holds now, NONE while one is only armed. Near end is told by is_near_end(). */
GjPrinterFault gj_printer_emulator_get_fault (GjPrinterEmulator *self);
gboolean gj_printer_emulator_is_near_end (GjPrinterEmulator *self);

/** "paper-out" ↔ GJ_PRINTER_FAULT_PAPER_OUT and "in-raster" ↔ GJ_PRINTER_MOMENT_IN_RASTER; FALSE
 * for other words. */
gboolean gj_printer_fault_parse (const char *word, GjPrinterFault *fault);
const char *gj_printer_fault_id (GjPrinterFault fault);
gboolean gj_printer_moment_parse (const char *word, GjPrinterMoment *moment);

/** The papers cut off so far, oldest first; the newest 64 are kept. Returns (transfer full),
 * elements GjPaper. */
GPtrArray *gj_printer_emulator_get_papers (GjPrinterEmulator *self);
/** The paper that is coming out, as far as it is printed (at least one row), or NULL. Returns
 * (transfer full). */
GjPaper *gj_printer_emulator_get_current (GjPrinterEmulator *self);
guint gj_printer_emulator_get_rows_done (GjPrinterEmulator *self);

/** Bytes it did not understand (a real printer would have printed rubbish), since the beginning. */
guint gj_printer_emulator_get_unknown_bytes (GjPrinterEmulator *self);
/** Of them, those that came on paper: ESC @ forgets a line that was not printed yet. */
guint gj_printer_emulator_get_unknown_printed (GjPrinterEmulator *self);
/** Real-time commands it acted on in the middle of a picture: always 0 with a sound driver. */
guint gj_printer_emulator_get_hidden_commands (GjPrinterEmulator *self);
/** Everything received so far, for a test to look at. Returns (transfer full). */
GBytes *gj_printer_emulator_get_received (GjPrinterEmulator *self);
/** From now on that is empty: for who prints for days. */
void gj_printer_emulator_forget_received (GjPrinterEmulator *self);

/** Carries out one line of the control protocol and returns (transfer full) the answer without a
 * newline: fault NAME [MOMENT [ROW]] · clear · power · take · mouth KIND · speed ROWS · status. "ok …" or "error: …".
 */
char *gj_printer_emulator_command (GjPrinterEmulator *self, const char *line);

G_END_DECLS
