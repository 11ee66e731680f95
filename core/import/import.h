/* SPDX-License-Identifier: Apache-2.0 */
/* `gongjictl import DIR`: the platform's CSV files into the store, in their order, every mistake
 * with file, line and column: its name, and the character of the line at which the cell begins. The same
 * files again change nothing. It never guesses a value and never moves money but opening balances.
 *
 * All or nothing per part. A part is one file; settlements.csv and settlement_shares.csv are one
 * part, because the second says who paid what the first one sums up. A part is in, durably, with its
 * audit record, or nobody ever sees anything of it. The first part with a mistake stops those after
 * it: they are only looked at, so that one run names their mistakes too, and each once: what a later
 * row would only repeat of an earlier file's mistake is not told again. The parts before it are in. What was broken off (mistakes, a power cut, a full disk) is taken up again by running the
 * same command: files that are in already and have not changed since are not read again. When the
 * last part is in, that memory ends.
 *
 * Files are read row by row, and what must be remembered of them is kept by the store on disk:
 * memory does not grow with the files (but for a bit a row). People pay meanwhile: every file is first
 * looked at beside the store. Settlements are then written in short transactions, hidden until the
 * last one; of the other files only what is new or changed is written, in one transaction, for which
 * a payment waits: bring the first ones in before the hall opens. One import runs at a time. The
 * files' format: assets/import-format.md. */
#pragma once

#include "core/base/clock.h"
#include "core/rules/region.h"
#include "core/store/store.h"

#define GJ_IMPORT_PROBLEMS_SHOWN 100

typedef struct
{
  char *file;    /* "persons.csv" */
  gint64 line;   /* 1 is the header; 0 when the whole file is meant */
  gint64 column; /* the character of the line at which the field begins, from 1; 0 when the whole
                    line is meant */
  char *field;   /* the column's name; "" with column 0, and at a cell that is too many */
  char *message; /* Chinese: what is wrong and what to do */
} GjImportProblem;

typedef enum
{
  GJ_IMPORT_FILE_OUT,      /* nothing of it is in: it, or a file before it, has mistakes, or the run
                              failed */
  GJ_IMPORT_FILE_IN,       /* in, durably */
  GJ_IMPORT_FILE_IN_BEFORE /* in since the run before, which did not come to its end; unchanged: not read
                              again */
} GjImportState;

typedef struct
{
  const char *file;
  GjImportState state;
  gint64 rows;
  gint64 added; /* or would be, when it is OUT */
  gint64 changed;
  gint64 same;
  gint64 problems;     /* of this file */
  gint64 unjudged;     /* rows that name what may stand in a line of an earlier file that could not be read */
  const char *because; /* OUT without mistakes of its own: the file whose mistakes keep it out; else NULL */
} GjImportCount;

typedef struct
{
  GPtrArray *problems;   /* (element-type GjImportProblem), at most GJ_IMPORT_PROBLEMS_SHOWN */
  gint64 problems_total; /* "and n more" is this minus problems->len */
  GArray *counts;        /* (element-type GjImportCount), one per file that was there */
} GjImportReport;

void gj_import_report_clear (GjImportReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjImportReport, gj_import_report_clear)

/* FALSE while another import runs: LOCKED, with whose and since when. Asks also a store that is only open for reading, and
 * one to which that import is writing. */
gboolean gj_import_check_alone (GjStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_IMPORT_DONE,     /* everything is in, durably */
  GJ_IMPORT_PROBLEMS, /* files have mistakes; @report says what is in */
  GJ_IMPORT_FAILED    /* a folder or the store failed; @error says why, @report what is in */
} GjImportResult;

/* @done and @total are bytes of all files together; called at most about 100 times. */
typedef void (*GjImportProgress) (const char *file, gint64 done, gint64 total, gpointer data);

/* @by: the kiosk id under which the audit record is kept. @region: whose policy says which identities there
 * are. @report must be { 0 }. */
GjImportResult gj_import_directory (GjStore *store, GjClock *clock, const GjRegion *region,
                                    const char *by, const char *directory, GjImportProgress progress,
                                    gpointer progress_data, GjImportReport *report,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "persons.csv 第3行第4列（psn_name）：…" (transfer full) */
char *gj_import_problem_to_text (const GjImportProblem *problem);
