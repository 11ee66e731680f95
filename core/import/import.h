/* SPDX-License-Identifier: Apache-2.0 */
/* `gongjictl import DIR`: the platform's CSV files into the store, all or nothing, every mistake
 * with file, line and column. The same files again change nothing. It never guesses a value and
 * never moves money but opening balances. */
#pragma once

#include "core/base/clock.h"
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

typedef struct
{
  const char *file;
  gint64 rows;
  gint64 added;
  gint64 changed;
  gint64 same;
} GjImportCount;

typedef struct
{
  GPtrArray *problems;   /* (element-type GjImportProblem), at most GJ_IMPORT_PROBLEMS_SHOWN */
  gint64 problems_total; /* "and n more" is this minus problems->len */
  GArray *counts;        /* (element-type GjImportCount), one per file that was there */
} GjImportReport;

void gj_import_report_clear (GjImportReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjImportReport, gj_import_report_clear)

typedef enum
{
  GJ_IMPORT_DONE,     /* everything is in, durably */
  GJ_IMPORT_PROBLEMS, /* the files have mistakes; nothing was changed */
  GJ_IMPORT_FAILED    /* a folder or the store failed; nothing was changed; @error says why */
} GjImportResult;

/* @done and @total are bytes of all files together; called at most about 100 times. */
typedef void (*GjImportProgress) (const char *file, gint64 done, gint64 total, gpointer data);

/* @by: the kiosk id under which the audit record is kept. @report must be { 0 }. */
GjImportResult gj_import_directory (GjStore *store, GjClock *clock, const char *by,
                                    const char *directory, GjImportProgress progress,
                                    gpointer progress_data, GjImportReport *report,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "persons.csv 第3行第4列（psn_name）：…" (transfer full) */
char *gj_import_problem_to_text (const GjImportProblem *problem);
