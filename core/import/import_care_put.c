/* SPDX-License-Identifier: Apache-2.0 */
/* Settlements and shares into their tables, in the order in which they lie there, in transactions
 * so short that a payment in between hardly waits. Until the last one nobody sees them; if that
 * never comes, the next import goes on, or takes them back when its files say otherwise. A few rows
 * need none of that and come in one transaction. */
#include "core/import/import_care.h"

#include "core/store/statement.h"

#define FEW_ROWS 2000
#define FIRST_STEP_ROWS 1000
#define LEAST_STEP_ROWS 100
#define MOST_STEP_ROWS 50000
/* How long a step may hold the writer's place. What follows it is everybody else's. */
#define STEP_US (80 * 1000)
#define PAUSE_US (4 * 1000)

typedef enum
{
  GO_ON,
  ALL_DONE,
  FAILED
} Step;

static gboolean
read_number (GjImport *import, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (import->store, sql, error);

  if (row == NULL || gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *number = gj_statement_int64 (row, 0);
  return TRUE;
}

/* ---- some rows of a table that lies in order ---- */

/* Behind which row of the key (a person, the time, the settlement), and how many. */
typedef struct
{
  char *person;
  gint64 time_us;
  char *setl_id;
  gint64 n_rows;
} Range;

static void
range_start (Range *range, gint64 n_rows)
{
  *range = (Range){ g_strdup (""), G_MININT64, g_strdup (""), n_rows };
}

static void
range_clear (Range *range)
{
  g_free (range->person);
  g_free (range->setl_id);
}

#define IN_ORDER(table, person)                                                                    \
  " FROM " table " WHERE (" person ", setl_time_us, setl_id) > ($1, $2, $3)"                       \
  " ORDER BY " person ", setl_time_us, setl_id"
#define CARE IN_ORDER ("import_care", "psn_no")
#define ID_CARE " FROM import_settlement WHERE setl_id > $3 ORDER BY setl_id"
#define SHARE_CARE IN_ORDER ("import_share_care", "contributor_psn_no")

#define IDS                                                                                        \
  "INSERT INTO settlement_id (setl_id, psn_no, setl_time_us)"                                      \
  " SELECT setl_id, psn_no, setl_time_us FROM (SELECT setl_id, psn_no, setl_time_us" ID_CARE       \
  " LIMIT $4) c"
#define HIDDEN                                                                                     \
  "INSERT INTO settlement_hidden (psn_no, setl_id)"                                                \
  " SELECT psn_no, setl_id FROM (SELECT psn_no, setl_id" CARE " LIMIT $4) c"
#define SETTLEMENTS                                                                                \
  "INSERT INTO settlement (" GJ_IMPORT_SETTLEMENT_COLUMNS                                          \
  ") SELECT " GJ_IMPORT_SETTLEMENT_COLUMNS                                                         \
  " FROM (SELECT " GJ_IMPORT_SETTLEMENT_COLUMNS CARE " LIMIT $4) c"
#define SHARES                                                                                     \
  "INSERT INTO settlement_share (" GJ_IMPORT_SHARE_COLUMNS ") SELECT " GJ_IMPORT_SHARE_COLUMNS     \
  " FROM (SELECT " GJ_IMPORT_SHARE_COLUMNS SHARE_CARE " LIMIT $4) c"

static void
bind_range (GjStatement *statement, const Range *range)
{
  gj_statement_bind_text (statement, 1, range->person);
  gj_statement_bind_int64 (statement, 2, range->time_us);
  gj_statement_bind_text (statement, 3, range->setl_id);
  gj_statement_bind_int64 (statement, 4, range->n_rows);
}

static gboolean
run_range (GjImport *import, const char *sql, const Range *range, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (import->store, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_range (statement, range);
  return gj_statement_run (statement, error);
}

/* @last TRUE: there is nothing behind these rows. */
static gboolean
next_range (GjImport *import, const char *sql, Range *range, gboolean *last, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (import->store, sql, error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  bind_range (row, range);
  gj_statement_bind_int64 (row, 4, range->n_rows - 1);
  step = gj_statement_step (row, error);
  *last = step == GJ_STEP_DONE;
  if (step != GJ_STEP_ROW)
    return step == GJ_STEP_DONE;
  range_clear (range);
  range->person = gj_statement_dup_text (row, 0);
  range->time_us = gj_statement_int64 (row, 1);
  range->setl_id = gj_statement_dup_text (row, 2);
  return TRUE;
}

/* ---- the two tables ---- */

/* What a run before has written already is passed over; looking for it costs, so only where there
 * is such. */
typedef struct
{
  gboolean (*write) (GjImport *import, const Range *range, GError **error);
  const char *next; /* the place of the $4-th row behind the range's, from 0 */
} Target;

static gboolean
write_names (GjImport *import, const Range *range, GError **error)
{
  return run_range (import,
                    import->leftovers ? HIDDEN " WHERE NOT EXISTS (SELECT 1 FROM settlement_hidden"
                                               " x WHERE x.psn_no = c.psn_no"
                                               " AND x.setl_id = c.setl_id)"
                                      : HIDDEN,
                    range, error);
}

static gboolean
write_ids (GjImport *import, const Range *range, GError **error)
{
  return run_range (import,
                    import->leftovers ? IDS " WHERE NOT EXISTS (SELECT 1 FROM settlement_id i"
                                            " WHERE i.setl_id = c.setl_id)"
                                      : IDS,
                    range, error);
}

static gboolean
write_settlements (GjImport *import, const Range *range, GError **error)
{
  return run_range (import,
                    import->leftovers
                        ? SETTLEMENTS " WHERE NOT EXISTS (SELECT 1 FROM settlement s"
                                      " WHERE s.psn_no = c.psn_no"
                                      " AND s.setl_time_us = c.setl_time_us"
                                      " AND s.setl_id = c.setl_id)"
                        : SETTLEMENTS,
                    range, error);
}

static gboolean
write_shares (GjImport *import, const Range *range, GError **error)
{
  return run_range (import,
                    import->leftovers ? SHARES " WHERE NOT EXISTS (SELECT 1 FROM settlement_share"
                                               " h WHERE h.setl_id = c.setl_id AND h.seq = c.seq)"
                                      : SHARES,
                    range, error);
}

/* What hides them first: it is by this that they are found again when the run is cut off. */
static const Target TARGETS[] = {
  { write_names, "SELECT psn_no, setl_time_us, setl_id" CARE " LIMIT 1 OFFSET $4" },
  { write_ids, "SELECT psn_no, setl_time_us, setl_id" ID_CARE " LIMIT 1 OFFSET $4" },
  { write_settlements, "SELECT psn_no, setl_time_us, setl_id" CARE " LIMIT 1 OFFSET $4" },
  { write_shares,
    "SELECT contributor_psn_no, setl_time_us, setl_id" SHARE_CARE " LIMIT 1 OFFSET $4" },
};

/* ---- short transactions ---- */

/* As many rows in the next step as fit into its time. */
static gint64
next_size (gint64 size, gint64 took_us)
{
  gint64 fitting = size * STEP_US / MAX (took_us, 1);

  return CLAMP (MIN (fitting, 2 * size), LEAST_STEP_ROWS, MOST_STEP_ROWS);
}

static gboolean
write_step (GjImport *import, const Target *target, Range *range, GError **error)
{
  gint64 begun_us;

  if (!gj_store_begin (import->store, error))
    return FALSE;
  begun_us = g_get_monotonic_time ();
  if (!target->write (import, range, error)
      || gj_store_commit (import->store, error) != GJ_COMMIT_DONE)
    {
      gj_store_rollback (import->store);
      return FALSE;
    }
  gj_import_tell_written (import, range->n_rows);
  range->n_rows = next_size (range->n_rows, g_get_monotonic_time () - begun_us);
  g_usleep (PAUSE_US);
  return TRUE;
}

static gboolean
write_in_steps (GjImport *import, const Target *target, GError **error)
{
  Range range;
  gboolean last = FALSE;
  gboolean done = TRUE;

  range_start (&range, FIRST_STEP_ROWS);
  while (done && !last)
    {
      Range next = { g_strdup (range.person), range.time_us, g_strdup (range.setl_id),
                     range.n_rows };

      done = next_range (import, target->next, &next, &last, error)
             && write_step (import, target, &range, error);
      next.n_rows = range.n_rows;
      range_clear (&range);
      range = next;
    }
  range_clear (&range);
  return done;
}

/* The first rows of settlement_hidden, with (@all) or without what they hide. */
static Step
forget_some (GjImport *import, gboolean all, GError **error)
{
  gint64 n = 0;

  if (!gj_store_run (import->store,
                     "DELETE FROM import_undo;"
                     "INSERT INTO import_undo SELECT psn_no, setl_id FROM settlement_hidden"
                     " ORDER BY psn_no, setl_id LIMIT 1000",
                     error)
      || !read_number (import, "SELECT count(*) FROM import_undo", &n, error))
    return FAILED;
  if (n == 0)
    return ALL_DONE;
  if (!gj_store_begin (import->store, error))
    return FAILED;
  if ((!all
       || gj_store_run (import->store,
                        "DELETE FROM settlement_share WHERE setl_id IN"
                        " (SELECT setl_id FROM import_undo);"
                        "DELETE FROM settlement WHERE (psn_no, setl_time_us, setl_id) IN"
                        " (SELECT i.psn_no, i.setl_time_us, i.setl_id FROM settlement_id i"
                        "  JOIN import_undo u ON u.setl_id = i.setl_id);"
                        "DELETE FROM settlement_id WHERE setl_id IN"
                        " (SELECT setl_id FROM import_undo)",
                        error))
      && gj_store_run (import->store,
                       "DELETE FROM settlement_hidden WHERE (psn_no, setl_id) IN"
                       " (SELECT psn_no, setl_id FROM import_undo)",
                       error)
      && gj_store_commit (import->store, error) == GJ_COMMIT_DONE)
    {
      g_usleep (PAUSE_US);
      return GO_ON;
    }
  gj_store_rollback (import->store);
  return FAILED;
}

static gboolean
forget_hidden (GjImport *import, gboolean all, GError **error)
{
  Step step;

  do
    step = forget_some (import, all, error);
  while (step == GO_ON);
  return step == ALL_DONE;
}

/* ---- what a run before left ---- */

gboolean
gj_import_look_for_leftovers (GjImport *import, GError **error)
{
  gint64 hides = 0;
  gint64 some = 0;

  if (!read_number (import, "SELECT count(*) FROM import_run WHERE hides = 1", &hides, error)
      || !read_number (import, "SELECT count(*) FROM (SELECT 1 FROM settlement LIMIT 1) x", &some,
                       error))
    return FALSE;
  import->no_care = some == 0;
  import->leftovers = hides != 0;
  return import->leftovers || forget_hidden (import, FALSE, error);
}

/* How many rows are there that these files do not have, or have otherwise. Each share is looked up among the file's: by
 * an index, or all of them would be read for each. */
static gboolean
count_others (GjImport *import, gint64 *others, GError **error)
{
  return gj_store_run (import->store, "CREATE INDEX import_share_good_id ON import_share_good (setl_id, seq)", error)
         && read_number (import,
                         "SELECT (SELECT count(*) FROM settlement_hidden x WHERE NOT EXISTS"
                         "  (SELECT 1 FROM import_settlement s WHERE s.setl_id = x.setl_id"
                         "   AND s.psn_no = x.psn_no))"
                         " + (SELECT count(*) FROM settlement_hidden x"
                         "  JOIN settlement_id i ON i.setl_id = x.setl_id"
                         "  JOIN import_settlement s ON s.setl_id = x.setl_id"
                         "  WHERE s.setl_time_us <> i.setl_time_us)"
                         " + (SELECT count(*) FROM settlement_hidden x"
                         "  JOIN settlement_share h ON h.setl_id = x.setl_id WHERE NOT EXISTS"
                         "  (SELECT 1 FROM import_share_good g WHERE g.setl_id = h.setl_id"
                         "   AND g.seq = h.seq AND g.contributor_psn_no = h.contributor_psn_no"
                         "   AND g.amount_fen = h.amount_fen))",
                         others, error);
}

static gboolean
check_leftovers (GjImport *import, GError **error)
{
  gint64 others = 0;

  if (!import->redo && !count_others (import, &others, error))
    return FALSE;
  if (!import->redo && others == 0)
    return TRUE;
  if (!forget_hidden (import, TRUE, error))
    return FALSE;
  import->leftovers = FALSE;
  return TRUE;
}

/* ---- all of it ---- */

/* Sorted by the store, on disk, as the tables are. */
static gboolean
lay_in_order (GjImport *import, gint64 *n_rows, GError **error)
{
  return gj_store_run (import->store,
                       "INSERT INTO import_care (" GJ_IMPORT_SETTLEMENT_COLUMNS ")"
                       " SELECT " GJ_IMPORT_SETTLEMENT_COLUMNS " FROM import_settlement"
                       " ORDER BY psn_no, setl_time_us, setl_id;"
                       "INSERT INTO import_share_care (" GJ_IMPORT_SHARE_COLUMNS ")"
                       " SELECT " GJ_IMPORT_SHARE_COLUMNS " FROM import_share_good"
                       " ORDER BY contributor_psn_no, setl_time_us, setl_id",
                       error)
         && read_number (import,
                         "SELECT 3 * (SELECT count(*) FROM import_care)"
                         " + (SELECT count(*) FROM import_share_care)",
                         n_rows, error);
}

static gboolean
write_refunds (GjImport *import, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (
      import->store,
      "INSERT INTO settlement_refund (setl_id, time_us, kiosk_id) SELECT setl_id, $1, $2"
      " FROM import_refund",
      error);

  if (statement == NULL)
    return FALSE;
  gj_statement_bind_int64 (statement, 1, import->now_us);
  gj_statement_bind_text (statement, 2, import->by);
  return gj_statement_run (statement, error);
}

static gboolean
write_targets (GjImport *import, GError **error)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (TARGETS); i++)
    if (!write_in_steps (import, &TARGETS[i], error))
      return FALSE;
  return TRUE;
}

/* The steps need not last: the last transaction, which shows them, makes all of them last. So nobody waits for
 * the medium while a step holds the writer's place. */
static gboolean
write_hidden (GjImport *import, GError **error)
{
  gboolean done = gj_store_run (import->store, "UPDATE import_run SET hides = 1", error)
                  && gj_store_set_durable (import->store, FALSE, error)
                  && write_targets (import, error);

  /* Also after a failure, whose words are the ones to tell. */
  if (!gj_store_set_durable (import->store, TRUE, done ? error : NULL))
    return FALSE;
  return done && gj_store_begin (import->store, error)
         && gj_store_run (import->store, "UPDATE import_run SET hides = 0", error);
}

/* In the transaction that stays open. */
static gboolean
write_at_once (GjImport *import, GError **error)
{
  Range all;
  gboolean done;

  range_start (&all, import->rows_to_write);
  done = gj_store_begin (import->store, error)
         && run_range (import, IDS, &all, error) && run_range (import, SETTLEMENTS, &all, error)
         && run_range (import, SHARES, &all, error);
  range_clear (&all);
  return done;
}

gboolean
gj_import_write_care (GjImport *import, GError **error)
{
  gboolean at_once;

  if (!lay_in_order (import, &import->rows_to_write, error)
      || (import->leftovers && !check_leftovers (import, error)))
    return FALSE;
  at_once = !import->leftovers && import->rows_to_write <= FEW_ROWS;
  return (at_once ? write_at_once (import, error) : write_hidden (import, error))
         && write_refunds (import, error);
}

gboolean
gj_import_tidy_care (GjImport *import, GError **error)
{
  import->leftovers = FALSE;
  return forget_hidden (import, FALSE, error);
}
