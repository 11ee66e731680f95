/* SPDX-License-Identifier: Apache-2.0 */
/* The platform's list of what it collected on one day, for `gongjictl reconcile --collection FILE`.
 *
 * CSV, UTF-8, comma, a header line, the end of a line behind the last row. Columns, in any order:
 *
 *   transfer_id  the transfer's id as it was reported to the platform, "7F3K-20M9-Q4XD-81AC"
 *   amount       yuan, "400.00"; what was given back is another row under the correction's own id,
 *                with a minus: "-400.00"
 *   time         "YYYY-MM-DD HH:MM:SS", the platform's
 *
 * Other columns are not looked at: the platform's file is taken as it came. Each transfer stands in
 * it once, and its amounts add up to no more than 64 bits of fen hold, signs aside. A list with a mistake is no list: nothing is compared, and every mistake is told. */
#pragma once

#include <glib.h>

#include "core/base/transfer_id.h"

#define GJ_COLLECTION_PROBLEMS_SHOWN 100

typedef struct
{
  char transfer_id[GJ_TRANSFER_ID_TEXT];
  gint64 amount_fen; /* not 0; below 0: given back */
  gint64 time_us;
  gint64 line;
} GjCollectionRow;

typedef struct
{
  gint64 line;   /* 1 is the header */
  gint64 column; /* the character at which the cell begins, from 1; 0 when the line is meant */
  char *field;   /* the column's name, "" when the line is meant */
  char *message; /* Chinese: what is wrong and what to do */
} GjCollectionProblem;

typedef struct _GjCollection GjCollection;

/* FALSE when the file could not be read (@error). TRUE with @collection set (transfer full), or with
 * NULL and the mistakes added to @problems (element-type GjCollectionProblem, owned by the array that
 * gj_collection_problems_new makes; at most GJ_COLLECTION_PROBLEMS_SHOWN). */
gboolean gj_collection_read (const char *path, GjCollection **collection, GPtrArray *problems,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gj_collection_problems_new (void);
void gj_collection_free (GjCollection *collection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCollection, gj_collection_free)

guint gj_collection_n_rows (const GjCollection *collection);
/* In the order of the file. */
const GjCollectionRow *gj_collection_row (const GjCollection *collection, guint index);
/* NULL: the platform does not know this transfer. */
const GjCollectionRow *gj_collection_find (const GjCollection *collection, const char *transfer_id);
