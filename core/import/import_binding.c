/* SPDX-License-Identifier: Apache-2.0 */
/* Bindings as the platform reports them. What residents did at a kiosk stands: a binding they ended
 * never comes back, one they made is not made twice, and the places they gave stay as they are. */
#include "core/import/import_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

enum
{
  BINDING_CONTRIBUTOR,
  BINDING_RELATIVE,
  BINDING_RLTS,
  BINDING_PRIO,
  BINDING_BEGN,
  BINDING_END,
  BINDING_FIELDS
};

static const GjImportField BINDING[] = {
  { "contributor_psn_no", GJ_CELL_NUMBER_TEXT },
  { "relative_psn_no", GJ_CELL_NUMBER_TEXT },
  { "patn_rlts", GJ_CELL_RELATION },
  { "prio", GJ_CELL_PRIORITY },
  { "begndate", GJ_CELL_DATE, .span = GJ_SPAN_SHARED },
  { "enddate", GJ_CELL_DATE_OR_EMPTY },
};

/* vali_flag is not in the file: what was released here stays released. */
static const GjImportTable BINDING_TABLE = {
  3,
  BINDING_FIELDS,
  0,
  "SELECT enddate, patn_rlts, prio FROM binding"
  " WHERE contributor_psn_no = $1 AND relative_psn_no = $2 AND begndate = $3 AND made_by = ''",
  "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts, prio)"
  " VALUES ($1, $2, $3, $4, $5, $6)",
  "UPDATE binding SET enddate = $4, patn_rlts = $5, prio = $6"
  " WHERE contributor_psn_no = $1 AND relative_psn_no = $2 AND begndate = $3 AND made_by = ''",
};

/* What residents did about the row's two persons. */
typedef struct
{
  char *made_by; /* the act that made a binding of these two for the same days; NULL: none */
  GjDate made_begndate;
  GjDate made_enddate;
  gboolean ended; /* the row is new, and a resident ended a binding of these two on its first day or
                     later */
  int prio;       /* the place it has or gets where the relative's places are the residents'; 0: the
                     file's */
} Acts;

static void
acts_clear (Acts *acts)
{
  g_clear_pointer (&acts->made_by, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Acts, acts_clear)

static void
bind_pair (GjStatement *row, const GjImportCell *cells)
{
  gj_statement_bind_text (row, 1, cells[BINDING_CONTRIBUTOR].text);
  gj_statement_bind_text (row, 2, cells[BINDING_RELATIVE].text);
  gj_statement_bind_int64 (row, 3, cells[BINDING_BEGN].number);
}

static gboolean
read_made (GjImport *import, const GjImportCell *cells, Acts *acts, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT made_by, begndate, enddate FROM binding"
                           " WHERE contributor_psn_no = $1 AND relative_psn_no = $2"
                           " AND made_by <> ''"
                           " AND (vali_flag = 1 OR (closed_why <> '' AND closed_on >= $3))"
                           " AND ($4 = 0 OR begndate <= $4) AND (enddate = 0 OR enddate >= $3)"
                           " ORDER BY begndate DESC LIMIT 1",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  bind_pair (row, cells);
  gj_statement_bind_int64 (row, 4, cells[BINDING_END].number);
  step = gj_statement_step (row, error);
  if (step == GJ_STEP_ROW)
    {
      acts->made_by = gj_statement_dup_text (row, 0);
      acts->made_begndate = (GjDate)gj_statement_int64 (row, 1);
      acts->made_enddate = (GjDate)gj_statement_int64 (row, 2);
    }
  return step != GJ_STEP_FAILED;
}

static gboolean
read_ended_and_place (GjImport *import, const GjImportCell *cells, Acts *acts, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT (SELECT count(*) FROM binding"
                           "  WHERE contributor_psn_no = $1 AND relative_psn_no = $2"
                           "  AND begndate = $3 AND made_by = ''),"
                           " (SELECT count(*) FROM binding b JOIN family_act a"
                           "  ON a.act_id = b.ended_by WHERE b.contributor_psn_no = $1"
                           "  AND b.relative_psn_no = $2 AND a.time_us >= $4),"
                           " (SELECT count(*) FROM binding WHERE relative_psn_no = $2"
                           "  AND (made_by <> '' OR order_by <> '')),"
                           " COALESCE ((SELECT prio FROM binding WHERE contributor_psn_no = $1"
                           "  AND relative_psn_no = $2 AND begndate = $3 AND made_by = ''),"
                           "  (SELECT COALESCE (max (prio), 0) + 1 FROM binding"
                           "   WHERE relative_psn_no = $2))",
                           error);

  if (row == NULL)
    return FALSE;
  bind_pair (row, cells);
  gj_statement_bind_int64 (row, 4, gj_date_start_us ((GjDate)cells[BINDING_BEGN].number));
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  acts->ended = gj_statement_int64 (row, 0) == 0 && gj_statement_int64 (row, 1) > 0;
  acts->prio = gj_statement_int64 (row, 2) > 0 ? (int)gj_statement_int64 (row, 3) : 0;
  return TRUE;
}

/* The platform has learnt of a binding that a resident made here: of what it says only the last day
 * is new. */
static gboolean
take_end_of_made (GjImport *import, const GjImportCell *cells, const Acts *acts, GError **error)
{
  g_autoptr (GjStatement) update = NULL;
  gint64 enddate = cells[BINDING_END].number;

  if (enddate == acts->made_enddate)
    {
      import->count.same++;
      return TRUE;
    }
  import->count.changed++;
  if (import->looking)
    return TRUE;
  update = gj_statement_take (import->store,
                              "UPDATE binding SET enddate = $5 WHERE contributor_psn_no = $1"
                              " AND relative_psn_no = $2 AND begndate = $3 AND made_by = $4",
                              error);
  if (update == NULL)
    return FALSE;
  bind_pair (update, cells);
  gj_statement_bind_int64 (update, 3, acts->made_begndate);
  gj_statement_bind_text (update, 4, acts->made_by);
  gj_statement_bind_int64 (update, 5, enddate);
  return gj_statement_run (update, error);
}

static gboolean
put_binding (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_auto (Acts) acts = { NULL };
  GjImportValue values[] = {
    GJ_IMPORT_TEXT (cells[BINDING_CONTRIBUTOR]), GJ_IMPORT_TEXT (cells[BINDING_RELATIVE]),
    GJ_IMPORT_NUMBER (cells[BINDING_BEGN]),      GJ_IMPORT_NUMBER (cells[BINDING_END]),
    GJ_IMPORT_TEXT (cells[BINDING_RLTS]),        GJ_IMPORT_NUMBER (cells[BINDING_PRIO]),
  };

  if (!read_made (import, cells, &acts, error)
      || !read_ended_and_place (import, cells, &acts, error))
    return FALSE;
  if (acts.made_by != NULL)
    return take_end_of_made (import, cells, &acts, error);
  if (acts.ended)
    {
      import->count.same++;
      return TRUE;
    }
  if (acts.prio > 0)
    values[BINDING_FIELDS - 1].number = acts.prio;
  return gj_import_put (import, &BINDING_TABLE, values, error) != GJ_PUT_FAILED;
}

static gboolean
take_binding (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *key = g_strjoin ("|", cells[BINDING_CONTRIBUTOR].text,
                                    cells[BINDING_RELATIVE].text, cells[BINDING_BEGN].text, NULL);
  GjFind found = gj_import_require_pair (import, cells, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_add_key (import, BINDING_CONTRIBUTOR, key, error))
    return FALSE;
  if (cells[BINDING_END].number != 0 && cells[BINDING_END].number < cells[BINDING_BEGN].number)
    {
      gj_import_cell_problem (import, BINDING_END, _ ("结束日期早于开始日期，请核对"));
      return TRUE;
    }
  return put_binding (import, cells, error);
}

/* 0: the file does not have it. */
static gboolean
place_of_binding (GjImport *import, GjStatement *row, gint64 *place, GError **error)
{
  g_autofree char *date = gj_date_format ((GjDate)gj_statement_int64 (row, 2));
  g_autofree char *key
      = g_strjoin ("|", gj_statement_text (row, 0), gj_statement_text (row, 1), date, NULL);

  return gj_import_find_key (import, key, place, error);
}

/* Two bindings of one relative that hold on the same day: they may not be of the same contributor,
 * nor have the same place in the order, unless a resident gave one of them its place. Asked once
 * for the whole table; a pair is told at the line of this file that makes it. */
static gboolean
check_bindings (GjImport *import, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT b.contributor_psn_no, b.relative_psn_no, b.begndate,"
                           " a.contributor_psn_no = b.contributor_psn_no"
                           " FROM binding b JOIN binding a ON a.relative_psn_no = b.relative_psn_no"
                           " AND (a.contributor_psn_no, a.begndate)"
                           "  <> (b.contributor_psn_no, b.begndate)"
                           " AND (a.contributor_psn_no = b.contributor_psn_no"
                           "  OR (a.prio = b.prio AND a.made_by = '' AND b.made_by = ''"
                           "   AND a.order_by = '' AND b.order_by = ''))"
                           " WHERE a.vali_flag = 1 AND b.vali_flag = 1"
                           " AND (a.enddate = 0 OR a.enddate >= b.begndate)"
                           " AND (b.enddate = 0 OR b.enddate >= a.begndate)"
                           " ORDER BY 1, 2, 3",
                           error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      gint64 place = 0;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      if (!place_of_binding (import, row, &place, error))
        return FALSE;
      if (place == 0)
        continue;
      if (gj_statement_int64 (row, 3) == 1)
        gj_import_place_problem (import, &gj_import_bindings, place, BINDING_CONTRIBUTOR,
                                 _ ("同一共济人与同一家人的两条绑定日期重叠，请核对起止日期"));
      else
        gj_import_place_problem (
            import, &gj_import_bindings, place, BINDING_CONTRIBUTOR,
            _ ("同一家人的两位共济人扣款顺序 prio 相同且日期重叠，请改成不同的顺序"));
    }
}

const GjImportFile gj_import_bindings
    = { "bindings.csv", FALSE, NULL, 0, FALSE, BINDING, BINDING_FIELDS, take_binding, check_bindings };
