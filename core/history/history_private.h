/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/history only: how a list is read. A list is the merger of ranges; a range is a part
 * of one index in the list's order, so that a page touches no row that it does not show (but one
 * per range, to know whether there is more). */
#pragma once

#include "core/history/history.h"
#include "core/store/statement.h"

#define GJ_HISTORY_KEYS_MAX 3
/* Each side of each care. */
#define GJ_HISTORY_RANGES_MAX 10

/* Three statements. @older: $1 from_us (included), $2 $3 $4 the cursor (time, id, seq) that rows
 * are smaller than, $5 how many of the newest of them, $6 … the keys. @newer: $1 to_us (not
 * included), $2 $3 $4 the cursor that rows are greater than, $5 how many of the oldest of them, $6
 * … the keys.
 * @sums: $1 from_us, $2 to_us, $3 … the keys; column 0 is the time, the rest is the list's.
 *
 * A page picks its rows by nothing but what stands in the index whose first columns are the keys
 * (an inner SELECT), and only then fetches what it shows: so the engine has one cheapest way, which
 * is that index, whatever it knows or guesses about the data. Rows come in any order. */
typedef struct
{
  const char *older;
  const char *newer;
  const char *sums;
} GjHistoryStatements;

typedef struct
{
  const GjHistoryStatements *sql;
  GjHistorySide side;
  const char *keys[GJ_HISTORY_KEYS_MAX];
  guint n_keys;
} GjHistoryRange;

typedef struct
{
  gpointer (*row_new) (GjStatement *statement, GjHistorySide side);
  GDestroyNotify row_free;
  void (*row_place) (gconstpointer row, GjHistoryCursor *place);
  /* FALSE when a sum passes 64 bits. */
  gboolean (*row_add) (GjStatement *statement, GjHistorySide side, GjHistorySums *sums);
} GjHistoryList;

/* The page and its sums, in one read transaction. */
gboolean gj_history_read (GjStore *store, const GjHistoryList *list, const GjHistoryRange *ranges,
                          guint n_ranges, const GjHistoryQuery *query, GjHistoryPage *page,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The med_type codes of @care, NULL-terminated; n is how many; 0 when all go through. */
guint gj_history_list_care (GjCare care, const char *codes[5]);

/* Appends the persons that @sql ($1 the person) gives as psn_no, psn_name, certno, sides. */
gboolean gj_history_add_people (GjStore *store, const char *sql, const char *psn_no,
                                GPtrArray *list, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean gj_history_cursor_is_newer (const GjHistoryCursor *a, const GjHistoryCursor *b);
