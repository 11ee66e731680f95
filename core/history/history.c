/* SPDX-License-Identifier: Apache-2.0 */
/* The page machine of the three lists: ranges of indexes merged into a page, and sums over them. It
 * knows no table. */
#include "core/history/history_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/history/insured_months.h"

/* ---- care ---- */

static const struct
{
  GjCare care;
  const char *med_type;
} CARES[] = {
  { GJ_CARE_OUTPATIENT, "11" }, { GJ_CARE_EMERGENCY, "13" }, { GJ_CARE_CHRONIC, "14" },
  { GJ_CARE_INPATIENT, "21" },  { GJ_CARE_PHARMACY, "41" },
};

GjCare
gj_care_from_med_type (const char *med_type)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (CARES); i++)
    if (g_strcmp0 (CARES[i].med_type, med_type) == 0)
      return CARES[i].care;
  return 0;
}

guint
gj_history_list_care (GjCare care, const char *codes[5])
{
  guint n = 0;
  guint i;

  if (care == 0 || (care & GJ_CARE_ALL) == GJ_CARE_ALL)
    return 0;
  for (i = 0; i < G_N_ELEMENTS (CARES); i++)
    if ((care & CARES[i].care) != 0)
      codes[n++] = CARES[i].med_type;
  return n;
}

/* ---- the page ---- */

void
gj_history_page_clear (GjHistoryPage *page)
{
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_pointer (&page->months, g_array_unref);
  *page = (GjHistoryPage){ 0 };
}

gboolean
gj_history_cursor_is_newer (const GjHistoryCursor *a, const GjHistoryCursor *b)
{
  int by_id;

  if (a->time_us != b->time_us)
    return a->time_us > b->time_us;
  by_id = strcmp (a->id, b->id);
  return by_id != 0 ? by_id > 0 : a->seq > b->seq;
}

static gint64
month_start_us (int month)
{
  return gj_date_start_us (gj_date_new ((guint)month / 100, (guint)month % 100, 1));
}

static gint64
from_us (const GjHistoryFilter *filter)
{
  return filter->from_month != 0 ? month_start_us (filter->from_month) : G_MININT64;
}

static gint64
to_us (const GjHistoryFilter *filter)
{
  return filter->to_month != 0 ? month_start_us (gj_month_add (filter->to_month, 1)) : G_MAXINT64;
}

/* Where reading begins: beyond every row of the filter's months that the turn leads away from. No
 * id is empty, so an empty one stands before all rows of its instant. */
static GjHistoryCursor
starting_place (const GjHistoryQuery *query)
{
  GjHistoryCursor newest = { .time_us = to_us (&query->filter) };
  GjHistoryCursor oldest = { .time_us = from_us (&query->filter) };

  switch (query->turn)
    {
    case GJ_HISTORY_NEWEST:
      return newest;
    case GJ_HISTORY_OLDER:
      return gj_history_cursor_is_newer (&query->cursor, &newest) ? newest : query->cursor;
    case GJ_HISTORY_NEWER:
      return gj_history_cursor_is_newer (&oldest, &query->cursor) ? oldest : query->cursor;
    }
  g_assert_not_reached ();
}

static void
bind_keys (GjStatement *statement, int first, const GjHistoryRange *range)
{
  guint i;

  for (i = 0; i < range->n_keys; i++)
    gj_statement_bind_text (statement, first + (int)i, range->keys[i]);
}

/* One more than the page holds, to know whether there is more. */
static gboolean
read_range (GjStore *store, const GjHistoryList *list, const GjHistoryRange *range,
            const GjHistoryQuery *query, GPtrArray *rows, GError **error)
{
  gboolean upwards = query->turn == GJ_HISTORY_NEWER;
  GjHistoryCursor place = starting_place (query);
  g_autoptr (GjStatement) row
      = gj_statement_take (store, upwards ? range->sql->newer : range->sql->older, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, upwards ? to_us (&query->filter) : from_us (&query->filter));
  gj_statement_bind_int64 (row, 2, place.time_us);
  gj_statement_bind_text (row, 3, place.id);
  gj_statement_bind_int64 (row, 4, place.seq);
  gj_statement_bind_int64 (row, 5, (gint64)query->limit + 1);
  bind_keys (row, 6, range);
  for (;;)
    switch (gj_statement_step (row, error))
      {
      case GJ_STEP_ROW:
        g_ptr_array_add (rows, list->row_new (row, range->side));
        break;
      case GJ_STEP_DONE:
        return TRUE;
      case GJ_STEP_FAILED:
        return FALSE;
      }
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const GjHistoryList *list = data;
  GjHistoryCursor left;
  GjHistoryCursor right;

  list->row_place (*(gconstpointer const *)a, &left);
  list->row_place (*(gconstpointer const *)b, &right);
  if (gj_history_cursor_is_newer (&left, &right))
    return -1;
  return gj_history_cursor_is_newer (&right, &left) ? 1 : 0;
}

/* All ranges' rows together, newest first, cut to the page at the end that the turn leads to. */
static void
keep_page (const GjHistoryList *list, const GjHistoryQuery *query, GjHistoryPage *page)
{
  GPtrArray *rows = page->rows;
  gboolean more = rows->len > query->limit;

  g_ptr_array_sort_with_data (rows, compare_newest_first, (gpointer)list);
  if (more && query->turn == GJ_HISTORY_NEWER)
    g_ptr_array_remove_range (rows, 0, rows->len - query->limit);
  else if (more)
    g_ptr_array_set_size (rows, (gint)query->limit);
  page->has_newer = query->turn == GJ_HISTORY_OLDER || (query->turn == GJ_HISTORY_NEWER && more);
  page->has_older = query->turn == GJ_HISTORY_NEWER || more;
  if (rows->len == 0)
    return;
  list->row_place (g_ptr_array_index (rows, 0), &page->first);
  list->row_place (g_ptr_array_index (rows, rows->len - 1), &page->last);
}

/* ---- sums ---- */

static gboolean
fail_sum (GError **error)
{
  g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED,
                       _ ("金额合计超出范围，请停用本机并运行 gongjictl check"));
  return FALSE;
}

static GjHistorySums *
sums_of_month (GArray *months, gint64 time_us)
{
  GjDate date = gj_time_date (time_us);
  int month = (int)(gj_date_year (date) * 100 + gj_date_month (date));
  guint i;

  for (i = 0; i < months->len; i++)
    if (g_array_index (months, GjHistoryMonth, i).month == month)
      return &g_array_index (months, GjHistoryMonth, i).sums;
  g_assert_not_reached ();
}

/* Adds the rows of a range into @totals, or into the @months they fall in. */
static gboolean
sum_range (GjStore *store, const GjHistoryList *list, const GjHistoryRange *range, gint64 begin_us,
           gint64 end_us, GjHistorySums *totals, GArray *months, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, range->sql->sums, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, begin_us);
  gj_statement_bind_int64 (row, 2, end_us);
  bind_keys (row, 3, range);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      GjHistorySums *sums = totals;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      if (months != NULL)
        sums = sums_of_month (months, gj_statement_int64 (row, 0));
      sums->n_rows++;
      if (!list->row_add (row, range->side, sums))
        return fail_sum (error);
    }
}

static void
add_months (const GjHistoryQuery *query, GjHistoryPage *page)
{
  int i;

  page->months = g_array_new (FALSE, TRUE, sizeof (GjHistoryMonth));
  for (i = query->chart_months - 1; i >= 0; i--)
    {
      GjHistoryMonth month = { .month = gj_month_add (query->chart_to_month, -i) };

      g_array_append_val (page->months, month);
    }
}

static gboolean
sum_chart (GjStore *store, const GjHistoryList *list, const GjHistoryRange *range,
           const GjHistoryQuery *query, GjHistoryPage *page, GError **error)
{
  int first = gj_month_add (query->chart_to_month, 1 - query->chart_months);

  return sum_range (store, list, range, month_start_us (first),
                    month_start_us (gj_month_add (query->chart_to_month, 1)), NULL, page->months,
                    error);
}

/* ---- all of it ---- */

static gboolean
read_ranges (GjStore *store, const GjHistoryList *list, const GjHistoryRange *ranges,
             guint n_ranges, const GjHistoryQuery *query, GjHistoryPage *page, GError **error)
{
  guint i;

  for (i = 0; i < n_ranges; i++)
    {
      if (!read_range (store, list, &ranges[i], query, page->rows, error))
        return FALSE;
      if (page->has_totals
          && !sum_range (store, list, &ranges[i], from_us (&query->filter), to_us (&query->filter),
                         &page->totals, NULL, error))
        return FALSE;
      if (page->months != NULL && !sum_chart (store, list, &ranges[i], query, page, error))
        return FALSE;
    }
  keep_page (list, query, page);
  return TRUE;
}

gboolean
gj_history_read (GjStore *store, const GjHistoryList *list, const GjHistoryRange *ranges,
                 guint n_ranges, const GjHistoryQuery *query, GjHistoryPage *page, GError **error)
{
  gboolean own = !gj_store_in_transaction (store);
  gboolean done;

  g_assert (query->limit >= 1 && query->limit <= GJ_HISTORY_LIMIT_MAX);
  g_assert (n_ranges <= GJ_HISTORY_RANGES_MAX);
  g_assert (query->filter.from_month == 0 || gj_month_is_valid (query->filter.from_month));
  g_assert (query->filter.to_month == 0 || gj_month_is_valid (query->filter.to_month));
  g_assert (query->chart_to_month == 0
            || (gj_month_is_valid (query->chart_to_month) && query->chart_months >= 1
                && query->chart_months <= GJ_HISTORY_MONTHS_MAX));
  g_assert (page->rows == NULL && page->months == NULL);

  page->rows = g_ptr_array_new_with_free_func (list->row_free);
  page->has_totals = query->with_totals;
  if (query->chart_to_month != 0)
    add_months (query, page);
  if (own && !gj_store_begin_read (store, error))
    done = FALSE;
  else
    done = read_ranges (store, list, ranges, n_ranges, query, page, error);
  if (own)
    gj_store_rollback (store);
  if (!done)
    gj_history_page_clear (page);
  return done;
}

/* ---- people ---- */

void
gj_history_person_free (GjHistoryPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->psn_no);
  g_free (person->psn_name);
  g_free (person->certno);
  g_free (person);
}

gboolean
gj_history_add_people (GjStore *store, const char *sql, const char *psn_no, GPtrArray *list,
                       GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      GjHistoryPerson *person;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      person = g_new0 (GjHistoryPerson, 1);
      person->psn_no = gj_statement_dup_text (row, 0);
      person->psn_name = gj_statement_dup_text (row, 1);
      person->certno = gj_statement_dup_text (row, 2);
      person->sides = (guint)gj_statement_int64 (row, 3);
      g_ptr_array_add (list, person);
    }
}
