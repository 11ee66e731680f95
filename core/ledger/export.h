/* SPDX-License-Identifier: Apache-2.0 */
/* The books of some days as files for somebody else's programs: UTF-8, CSV with a header line, money in yuan with two
 * decimals, dates and times as an import reads them. People are numbers (psn_no) throughout; the names of staff stand in
 * corrections.csv alone. manifest.csv says of each file how many rows it has and its SM3.
 *
 * All of it is one picture of the store. The folder is there whole or not at all, and only its owner may read it. */
#pragma once

#include "core/base/clock.h"
#include "core/base/crypto.h"
#include "core/store/store.h"

#define GJ_EXPORT_ERROR (gj_export_error_quark ())
GQuark gj_export_error_quark (void);

typedef enum
{
  GJ_EXPORT_ERROR_EXISTS, /* there is something of that name already; it is untouched */
  GJ_EXPORT_ERROR_WRITE   /* the folder or a file cannot be written; nothing stays */
} GjExportError;

typedef struct
{
  const char *file; /* "transfers.csv"; static */
  gint64 rows;
  char sm3[2 * GJ_SM3_BYTES + 1];
} GjExportFile;

/* Before each file; @done of @total. */
typedef void (*GjExportProgress) (const char *file, gint64 done, gint64 total, gpointer data);

/* What was written between the days @from and @to, both included (civil days of +08:00, @from <= @to asserted), into the
 * new folder @dir: transfers.csv, premiums.csv, corrections.csv, receipts.csv, acts.csv, print_jobs.csv, audit.csv; and
 * bindings.csv, those that are valid now, as an import into an empty hall takes them. @progress may be NULL.
 * Returns: (element-type GjExportFile) (transfer full), NULL with @error: EXISTS, WRITE, or the store's. */
GArray *gj_export (GjStore *store, GjClock *clock, GjDate from, GjDate to, const char *dir,
                   GjExportProgress progress, gpointer data, GError **error);
