/* SPDX-License-Identifier: Apache-2.0 */
/* What one model of receipt printer does differently, as data: an INI file in assets/printers,
 * NAME.ini.
 *
 * Only what a stranger can look up in the model's manual is here; the driver's rules are in
 * printer.h. Unknown groups, keys and values are errors with their names, so a spelling mistake
 * cannot silently change what a printer is sent. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_PRINTER_PROFILE_ERROR_MISSING, /* no file of that name in any of the folders */
  GJ_PRINTER_PROFILE_ERROR_INVALID, /* the file cannot be understood; the message says where */
} GjPrinterProfileError;

#define GJ_PRINTER_PROFILE_ERROR (gj_printer_profile_error_quark ())
GQuark gj_printer_profile_error_quark (void);

/** How the printer says that a job is done. */
typedef enum
{
  GJ_PRINTER_BARRIER_STATUS, /* GS r 1: answered in order, when everything before it was processed
                              */
  GJ_PRINTER_BARRIER_PROCESS_ID, /* GS ( H: answered with the job's own mark when printing is
                                    completed */
  GJ_PRINTER_BARRIER_NONE,       /* nothing: a job on such a printer always ends as UNKNOWN */
} GjPrinterBarrier;

typedef enum
{
  GJ_PRINTER_CUT_PARTIAL, /* GS V 66 n */
  GJ_PRINTER_CUT_FULL,    /* GS V 65 n */
  GJ_PRINTER_CUT_NONE,    /* no cutter: feed only, the resident tears */
} GjPrinterCut;

/** How unprinted data is thrown away after a stop, so that it cannot come out on the next person's
 * paper. */
typedef enum
{
  GJ_PRINTER_CLEAR_NONE, /* not possible */
  GJ_PRINTER_CLEAR_DC4,  /* DLE DC4 8, answered 37 25 00 (Epson) */
  GJ_PRINTER_CLEAR_ENQ,  /* DLE ENQ 2: recover and clear (most others, after a cutter or jam error)
                          */
} GjPrinterClear;

/** Where a cut paper goes, and by which family of commands it is moved and known (facts: printer 1.6). */
typedef enum
{
  GJ_PRINTER_MOUTH_NONE,     /* it falls out; whether it was taken nobody knows */
  GJ_PRINTER_MOUTH_TEAR_BIT, /* DLE EOT 1 bit 7 until it is torn off (Better BT-532C) */
  GJ_PRINTER_MOUTH_CUSTOM,   /* presented by GS e 3, drawn back by GS e 2, told by DLE EOT 20 */
  GJ_PRINTER_MOUTH_CITIZEN,  /* drawn back by GS R, also by itself; it has nothing to tell */
} GjPrinterMouth;

typedef enum
{
  GJ_PRINTER_BUZZER_NONE,
  GJ_PRINTER_BUZZER_EPSON,   /* ESC ( A */
  GJ_PRINTER_BUZZER_CHINESE, /* ESC B n t */
} GjPrinterBuzzer;

/** How well the profile's values are founded. */
typedef enum
{
  GJ_PRINTER_GRADE_ASSUMED, /* nobody has read them anywhere */
  GJ_PRINTER_GRADE_PARTLY,  /* `source` supports some of them, and says which not */
  GJ_PRINTER_GRADE_MANUAL,  /* `source` supports all that goes over the wire */
} GjPrinterGrade;

typedef struct
{
  char *name;      /* the file's name without .ini */
  char *label;     /* for people: maker and model */
  guint band_rows; /* rows of one raster command, 8–128 */
  GjPrinterBarrier barrier;
  GjPrinterCut cut;
  GjPrinterClear clear;
  guint feed_dots; /* the n of GS V 66 n; without a cutter, the dots fed to the tear bar. 0–255 */
  gboolean status; /* answers DLE EOT at all */
  gboolean asb;    /* report changes unasked while printing (GS a) instead of only when asked */
  gboolean near_end;     /* has a near-end sensor; without one near_end is never reported */
  gboolean jam_bit;      /* DLE EOT 3 bit 2 means a jam (kiosk models), not "recoverable" */
  guint rows_per_second; /* printing speed, 100–4000, for deadlines only */
  guint width;           /* dots, 576 or 384; 0: either */
  GjPrinterMouth mouth;
  guint present_steps;   /* of 0.625 mm, 1–255: how far GS e 3 brings it out */
  guint retract_seconds; /* how long a paper may wait to be taken, 1–120 */
  GjPrinterBuzzer buzzer; /* sounded when a paper is cut */
  guint beeps;            /* 1–9 */
  char *source;           /* where the values come from, for people */
  GjPrinterGrade grade;
} GjPrinterProfile;

/** Whether the printer tells that a paper stands in its mouth, and whether it can draw one back. */
gboolean gj_printer_profile_tells_taken (const GjPrinterProfile *profile);
gboolean gj_printer_profile_can_retract (const GjPrinterProfile *profile);
/** What is not founded about the profile, in a sentence for the log and for staff (transfer full); NULL when its
 * source supports it. */
char *gj_printer_profile_doubt (const GjPrinterProfile *profile);

/** The profile @name ("generic" when NULL or "") from the first of @dirs that has it. Returns
 * (transfer full) or NULL with a GJ_PRINTER_PROFILE_ERROR. "generic" needs no file: without one the
 * built-in values are used. */
GjPrinterProfile *gj_printer_profile_load (const char *const *dirs, const char *name,
                                           GError **error);

/** The built-in values: GS r 1, partial cut, 128 rows, status, near-end sensor. Returns (transfer
 * full). */
GjPrinterProfile *gj_printer_profile_new_generic (void);
GjPrinterProfile *gj_printer_profile_copy (const GjPrinterProfile *profile);
void gj_printer_profile_free (GjPrinterProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPrinterProfile, gj_printer_profile_free)

G_END_DECLS
