/* SPDX-License-Identifier: Apache-2.0 */
/* See collection.h. A row with a mistake is told and left out; the rest goes on, so that one run names
 * every mistake. */
#include "core/ledger/collection.h"

#include "core/base/clock.h"
#include "core/base/csv.h"
#include "core/base/i18n.h"
#include "core/base/money.h"

enum
{
  FIELD_ID,
  FIELD_AMOUNT,
  FIELD_TIME,
  N_FIELDS
};

static const char *const FIELDS[N_FIELDS] = { "transfer_id", "amount", "time" };

struct _GjCollection
{
  GPtrArray *rows;   /* GjCollectionRow */
  GHashTable *by_id; /* borrowed from rows */
};

typedef struct
{
  GjCsv *csv;
  GjCollection *collection;
  GPtrArray *problems;
  gint64 total_fen; /* of the rows so far, without their signs: whatever part of them is added up fits then too */
  guint n_columns; /* of the header; 0 until it was read */
  guint cell_of[N_FIELDS];
} Reading;

static void
problem_free (gpointer data)
{
  GjCollectionProblem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

GPtrArray *
gj_collection_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
gj_collection_free (GjCollection *collection)
{
  if (collection == NULL)
    return;
  g_hash_table_unref (collection->by_id);
  g_ptr_array_unref (collection->rows);
  g_free (collection);
}

static GjCollection *
collection_new (void)
{
  GjCollection *collection = g_new0 (GjCollection, 1);

  collection->rows = g_ptr_array_new_with_free_func (g_free);
  collection->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return collection;
}

static void
tell (Reading *reading, gint64 line, gint64 column, const char *field, const char *message)
{
  GjCollectionProblem *problem;

  if (reading->problems->len >= GJ_COLLECTION_PROBLEMS_SHOWN)
    return;
  problem = g_new0 (GjCollectionProblem, 1);
  problem->line = line;
  problem->column = column;
  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  g_ptr_array_add (reading->problems, problem);
}

static void
tell_cell (Reading *reading, guint field, const char *message)
{
  guint cell = reading->cell_of[field];

  tell (reading, gj_csv_cell_line (reading->csv, cell), gj_csv_column (reading->csv, cell),
        FIELDS[field], message);
}

/* FALSE: without its columns no row can be read. */
static gboolean
read_header (Reading *reading)
{
  reading->n_columns = gj_csv_n_cells (reading->csv);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      guint seen = 0;

      for (guint cell = 0; cell < reading->n_columns; cell++)
        if (g_str_equal (gj_csv_cell (reading->csv, cell), FIELDS[field]) && seen++ == 0)
          reading->cell_of[field] = cell;
      if (seen == 0)
        {
          g_autofree char *message
              = g_strdup_printf (_ ("缺少列 %s；平台文件要有 transfer_id、amount、time 三列"), FIELDS[field]);

          tell (reading, gj_csv_line (reading->csv), 0, "", message);
        }
      else if (seen > 1)
        tell_cell (reading, field, _ ("列名重复，请只保留一列"));
    }
  return reading->problems->len == 0;
}

/* Yuan, with a minus for what was given back. */
static gboolean
parse_amount (const char *text, gint64 *fen)
{
  gboolean back = text[0] == '-';

  if (!gj_money_parse_yuan (back ? text + 1 : text, fen) || *fen == 0)
    return FALSE;
  if (back)
    *fen = -*fen;
  return TRUE;
}

static gboolean
parse_row (Reading *reading, GjCollectionRow *row)
{
  const char *id = gj_csv_cell (reading->csv, reading->cell_of[FIELD_ID]);
  gboolean good = TRUE;

  if (!gj_transfer_id_is_valid (id))
    {
      tell_cell (reading, FIELD_ID, _ ("应为流水号，例如 7F3K-20M9-Q4XD-81AC；请向平台要带流水号的文件"));
      good = FALSE;
    }
  if (!parse_amount (gj_csv_cell (reading->csv, reading->cell_of[FIELD_AMOUNT]), &row->amount_fen))
    {
      tell_cell (reading, FIELD_AMOUNT,
                 _ ("应为以元为单位、两位小数的金额，例如 400.00；退回的写 -400.00"));
      good = FALSE;
    }
  if (!gj_time_parse (gj_csv_cell (reading->csv, reading->cell_of[FIELD_TIME]), &row->time_us))
    {
      tell_cell (reading, FIELD_TIME, _ ("应为时间 YYYY-MM-DD HH:MM:SS"));
      good = FALSE;
    }
  if (good)
    g_strlcpy (row->transfer_id, id, sizeof row->transfer_id);
  row->line = gj_csv_line (reading->csv);
  return good;
}

static void
keep (GjCollection *collection, const GjCollectionRow *row)
{
  GjCollectionRow *kept = g_memdup2 (row, sizeof *row);

  g_ptr_array_add (collection->rows, kept);
  g_hash_table_insert (collection->by_id, kept->transfer_id, kept);
}

static void
read_row (Reading *reading)
{
  GjCollection *collection = reading->collection;
  guint n_cells = gj_csv_n_cells (reading->csv);
  GjCollectionRow row = { 0 };
  const GjCollectionRow *before;

  if (n_cells != reading->n_columns)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("这一行有 %d 列，表头有 %d 列，请检查逗号和引号"), (int)n_cells,
                             (int)reading->n_columns);

      tell (reading, gj_csv_line (reading->csv), 0, "", message);
      return;
    }
  if (!parse_row (reading, &row))
    return;
  before = gj_collection_find (collection, row.transfer_id);
  if (before != NULL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("第 %d 行已有这个流水号；请向平台核实是否重复收款，再用改正后的文件对账"),
          (int)before->line);

      tell_cell (reading, FIELD_ID, message);
      return;
    }
  if (__builtin_add_overflow (reading->total_fen, ABS (row.amount_fen), &reading->total_fen))
    {
      tell_cell (reading, FIELD_AMOUNT, _ ("金额加起来大得不可能，请核对文件"));
      return;
    }
  keep (collection, &row);
}

/* Without the end of its last line a file may have been cut off in the middle of a cell. */
static void
check_end (Reading *reading)
{
  if (reading->n_columns == 0)
    tell (reading, 1, 0, "", _ ("文件是空的，第一行应为列名"));
  else if (!gj_csv_ends_with_line (reading->csv))
    tell (reading, gj_csv_end_line (reading->csv), gj_csv_end_column (reading->csv), "",
          _ ("最后一行没有换行，文件可能没有传完；请重新取得文件，确认完整后在末尾加换行"));
}

static gboolean
read_everything (Reading *reading, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) mistake = NULL;

      switch (gj_csv_next (reading->csv, &mistake))
        {
        case GJ_CSV_END:
          check_end (reading);
          return TRUE;
        case GJ_CSV_FAILED:
          if (g_error_matches (mistake, GJ_CSV_ERROR, GJ_CSV_ERROR_READ))
            {
              g_propagate_error (error, g_steal_pointer (&mistake));
              return FALSE;
            }
          tell (reading, gj_csv_line (reading->csv), gj_csv_column (reading->csv, 0), "",
                mistake->message);
          return TRUE;
        case GJ_CSV_ROW:
          break;
        }
      if (reading->n_columns > 0)
        read_row (reading);
      else if (!read_header (reading))
        return TRUE;
    }
}

gboolean
gj_collection_read (const char *path, GjCollection **collection, GPtrArray *problems,
                    GError **error)
{
  g_autoptr (GjCsv) csv = gj_csv_new_file (path, error);
  g_autoptr (GjCollection) made = NULL;
  Reading reading = { .csv = csv, .problems = problems };

  g_assert (problems->len == 0);
  *collection = NULL;
  if (csv == NULL)
    return FALSE;
  made = collection_new ();
  reading.collection = made;
  if (!read_everything (&reading, error))
    return FALSE;
  if (problems->len == 0)
    *collection = g_steal_pointer (&made);
  return TRUE;
}

guint
gj_collection_n_rows (const GjCollection *collection)
{
  return collection->rows->len;
}

const GjCollectionRow *
gj_collection_row (const GjCollection *collection, guint index)
{
  return g_ptr_array_index (collection->rows, index);
}

const GjCollectionRow *
gj_collection_find (const GjCollection *collection, const char *transfer_id)
{
  return g_hash_table_lookup (collection->by_id, transfer_id);
}
