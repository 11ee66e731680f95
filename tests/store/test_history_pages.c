/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of the histories: every one against a plain query over the whole table, whatever the
 * filter, while rows arrive; and a page that costs the same however much lies behind it. */
#include <sqlite3.h>
#include <string.h>

#include "core/history/history.h"
#include "tests/store/books.h"

/* ---- the lists, and the same by a plain query ---- */

typedef gboolean (*ReadList) (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                              GjHistoryPage *page, GError **error);

static char *
key_of_shared (gconstpointer data)
{
  const GjSharedPayment *row = data;

  g_assert_cmpstr (row->side == GJ_HISTORY_PAID ? row->contributor_psn_no : row->relative_psn_no,
                   ==, "P01");
  return g_strdup_printf ("%s#%d", row->setl_id, row->seq);
}

static char *
key_of_settlement (gconstpointer data)
{
  const GjSettlement *row = data;

  g_assert_cmpint (row->medfee_fen, ==,
                   row->fund_fen + row->account_fen + row->shared_fen + row->cash_fen);
  return g_strdup (row->setl_id);
}

typedef struct
{
  const char *name;
  ReadList read;
  char *(*key) (gconstpointer row);
  GjHistoryFilter filter;
  const char *plain; /* what @filter means: keys, newest first */
} Case;

#define SHARED_BY(condition)                                                                       \
  "SELECT setl_id || '#' || seq FROM settlement_share WHERE " condition                            \
  " ORDER BY setl_time_us DESC, setl_id DESC, seq DESC"
#define SETTLED(condition)                                                                         \
  "SELECT setl_id FROM settlement WHERE psn_no = 'P01' AND " condition                             \
  " ORDER BY setl_time_us DESC, setl_id DESC"
#define OF_2026_MARCH_TO_MAY                                                                       \
  " strftime ('%Y%m', setl_time_us / 1000000 + 28800, 'unixepoch') BETWEEN '202603' AND '202605'"

static const Case CASES[] = {
  { "consumption", gj_history_read_consumption, key_of_settlement, { 0 }, SETTLED ("1") },
  { "consumption-of-one-care",
    gj_history_read_consumption,
    key_of_settlement,
    { .care = GJ_CARE_PHARMACY },
    SETTLED ("med_type = '41'") },
  { "consumption-of-three-cares",
    gj_history_read_consumption,
    key_of_settlement,
    { .care = GJ_CARE_OUTPATIENT | GJ_CARE_EMERGENCY | GJ_CARE_CHRONIC },
    SETTLED ("med_type IN ('11', '13', '14')") },
  { "consumption-of-three-months",
    gj_history_read_consumption,
    key_of_settlement,
    { .from_month = 202603, .to_month = 202605 },
    SETTLED (OF_2026_MARCH_TO_MAY) },
  { "consumption-of-one-care-and-three-months",
    gj_history_read_consumption,
    key_of_settlement,
    { .from_month = 202603, .to_month = 202605, .care = GJ_CARE_INPATIENT },
    SETTLED ("med_type = '21' AND" OF_2026_MARCH_TO_MAY) },
  { "shared",
    gj_history_read_shared,
    key_of_shared,
    { 0 },
    SHARED_BY ("'P01' IN (contributor_psn_no, psn_no)") },
  { "shared-as-contributor",
    gj_history_read_shared,
    key_of_shared,
    { .side = GJ_HISTORY_PAID },
    SHARED_BY ("contributor_psn_no = 'P01'") },
  { "shared-as-relative",
    gj_history_read_shared,
    key_of_shared,
    { .side = GJ_HISTORY_PAID_FOR },
    SHARED_BY ("psn_no = 'P01'") },
  { "shared-with-one-person",
    gj_history_read_shared,
    key_of_shared,
    { .other_psn_no = "P10" },
    SHARED_BY ("'P01' IN (contributor_psn_no, psn_no) AND 'P10' IN (contributor_psn_no, psn_no)") },
  { "shared-with-one-person-of-two-cares",
    gj_history_read_shared,
    key_of_shared,
    { .other_psn_no = "P10", .care = GJ_CARE_OUTPATIENT | GJ_CARE_PHARMACY },
    SHARED_BY ("'P01' IN (contributor_psn_no, psn_no) AND 'P10' IN (contributor_psn_no, psn_no)"
               " AND med_type IN ('11', '41')") },
  { "shared-of-one-care",
    gj_history_read_shared,
    key_of_shared,
    { .care = GJ_CARE_CHRONIC },
    SHARED_BY ("'P01' IN (contributor_psn_no, psn_no) AND med_type = '14'") },
  { "shared-of-three-months",
    gj_history_read_shared,
    key_of_shared,
    { .from_month = 202603, .to_month = 202605 },
    SHARED_BY ("'P01' IN (contributor_psn_no, psn_no) AND" OF_2026_MARCH_TO_MAY) },
  { "shared-as-relative-from-a-month-on",
    gj_history_read_shared,
    key_of_shared,
    { .side = GJ_HISTORY_PAID_FOR, .from_month = 202606, .care = GJ_CARE_INPATIENT },
    SHARED_BY ("psn_no = 'P01' AND med_type = '21'"
               " AND strftime ('%Y%m', setl_time_us / 1000000 + 28800, 'unixepoch') >= '202606'") },
};

static int
on_plain_row (void *data, int n, char **values, char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return 0;
}

static GPtrArray *
read_plainly (Hall *hall, const char *sql)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (hall->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, on_plain_row, keys, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return keys;
}

static void
assert_same_keys (GPtrArray *keys, GPtrArray *expected)
{
  guint i;

  for (i = 0; i < MIN (keys->len, expected->len); i++)
    g_assert_cmpstr (g_ptr_array_index (keys, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpuint (keys->len, ==, expected->len);
}

static void
read_page (Books *books, const Case *what, const GjHistoryQuery *query, GjHistoryPage *page)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (what->read (books->hall->store, "P01", query, page, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (page->rows->len, <=, query->limit);
}

/* Turns pages until there is none; the keys as they would stand under each other on the screen. */
static GPtrArray *
turn_all_pages (Books *books, const Case *what, GjHistoryTurn turn, GjHistoryCursor *cursor,
                guint limit, int arriving)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GjHistoryQuery query = { .filter = what->filter, .turn = turn, .limit = limit };
  gboolean more = TRUE;

  query.cursor = *cursor;
  while (more)
    {
      g_auto (GjHistoryPage) page = { 0 };
      guint i;

      read_page (books, what, &query, &page);
      for (i = 0; i < page.rows->len; i++)
        g_ptr_array_insert (keys, turn == GJ_HISTORY_NEWER ? (gint)i : -1,
                            what->key (g_ptr_array_index (page.rows, i)));
      more = turn == GJ_HISTORY_NEWER ? page.has_newer : page.has_older;
      g_assert_true (!more || page.rows->len == limit);
      if (page.rows->len > 0)
        query.cursor = *cursor = turn == GJ_HISTORY_NEWER ? page.first : page.last;
      if (query.turn == GJ_HISTORY_NEWEST)
        query.turn = GJ_HISTORY_OLDER;
      if (arriving > 0)
        books_add (books, arriving);
    }
  return keys;
}

static void
test_pages_are_the_whole_list_both_ways (gconstpointer data)
{
  const Case *what = data;
  g_auto (Books) books = { 0 };
  g_autoptr (GPtrArray) expected = NULL;
  guint limit;

  books_open (&books, 900);
  expected = read_plainly (books.hall, what->plain);
  g_assert_cmpuint (expected->len, >=, 4);
  for (limit = 1; limit <= 16; limit += 5)
    {
      GjHistoryCursor cursor = { 0 };
      g_autoptr (GPtrArray) down
          = turn_all_pages (&books, what, GJ_HISTORY_NEWEST, &cursor, limit, 0);
      g_autoptr (GPtrArray) up = NULL;

      assert_same_keys (down, expected);
      /* Back from the very last row: everything but it. */
      up = turn_all_pages (&books, what, GJ_HISTORY_NEWER, &cursor, limit, 0);
      g_ptr_array_add (up, g_strdup (g_ptr_array_index (expected, expected->len - 1)));
      assert_same_keys (up, expected);
    }
}

/* The rows of @keys that were there before, in their order. */
static GPtrArray *
only_older_than (GPtrArray *keys, int first_new)
{
  GPtrArray *old = g_ptr_array_new_with_free_func (g_free);
  guint i;

  for (i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (*key != 'N' || g_ascii_strtoll (key + 1, NULL, 10) < first_new)
        g_ptr_array_add (old, g_strdup (key));
    }
  return old;
}

static void
test_no_row_is_missing_or_twice_while_rows_arrive (gconstpointer data)
{
  const Case *what = data;
  g_auto (Books) books = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) down = NULL;
  g_autoptr (GPtrArray) down_old = NULL;
  g_autoptr (GPtrArray) up = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GjHistoryCursor cursor = { 0 };
  int first_new;
  guint i;

  books_open (&books, 300);
  first_new = books.next;
  before = read_plainly (books.hall, what->plain);
  /* New ones come before, after, between and at the very instants of those that are shown. */
  down = turn_all_pages (&books, what, GJ_HISTORY_NEWEST, &cursor, 3, 12);
  for (i = 0; i < down->len; i++)
    g_assert_true (g_hash_table_add (seen, g_ptr_array_index (down, i)));
  down_old = only_older_than (down, first_new);
  assert_same_keys (down_old, before);
  /* The way back shows what has arrived since, in its place. */
  up = turn_all_pages (&books, what, GJ_HISTORY_NEWER, &cursor, 4, 0);
  after = read_plainly (books.hall, what->plain);
  g_ptr_array_set_size (after, (gint)up->len);
  assert_same_keys (up, after);
}

/* ---- what a page costs ---- */

static sqlite3 *opened; /* the last connection that this process opened */
static sqlite3 *measured;

static int
on_open (sqlite3 *db, char **message, const struct sqlite3_api_routines *api)
{
  opened = db;
  return SQLITE_OK;
}

/* The store anew, on a connection that can be asked what its statements cost. */
static void
open_to_measure (Hall *hall)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&hall->store, gj_store_close);
  hall->store = gj_store_open (hall->url, GJ_STORE_OPEN_DEMO | GJ_STORE_OPEN_NO_CHECK, &error);
  g_assert_no_error (error);
  measured = opened;
}

/* Virtual-machine steps of the lists since the last time; none may have sorted or scanned. */
static int
take_steps (void)
{
  sqlite3_stmt *statement = NULL;
  int steps = 0;

  while ((statement = sqlite3_next_stmt (measured, statement)) != NULL)
    {
      if (strstr (sqlite3_sql (statement), "setl_id") == NULL)
        continue;
      steps += sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, 1);
      g_assert_cmpint (sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1), ==, 0);
      g_assert_cmpint (sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_SORT, 1), ==, 0);
      g_assert_cmpint (sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_AUTOINDEX, 1), ==, 0);
    }
  return steps;
}

static int
steps_of_a_page (Books *books, const Case *what, GjHistoryTurn turn, const GjHistoryCursor *cursor)
{
  g_auto (GjHistoryPage) page = { 0 };
  GjHistoryQuery query = { .filter = what->filter, .turn = turn, .cursor = *cursor, .limit = 3 };

  read_page (books, what, &query, &page);
  g_assert_cmpuint (page.rows->len, ==, 3);
  return take_steps ();
}

static void
test_a_page_costs_the_same_in_any_book_and_at_any_depth (gconstpointer data)
{
  const Case *what = data;
  const int sizes[] = { 1500, 12000 };
  int steps[2][3];
  int i;

  for (i = 0; i < 2; i++)
    {
      g_auto (Books) books = { 0 };
      g_auto (GjHistoryPage) first = { 0 };
      GjHistoryQuery query = { .filter = what->filter, .limit = 3 };
      GjHistoryCursor deep = { 0 };
      g_autoptr (GPtrArray) all = NULL;

      books_open (&books, sizes[i]);
      open_to_measure (books.hall);
      read_page (&books, what, &query, &first);
      (void)take_steps ();
      steps[i][0] = steps_of_a_page (&books, what, GJ_HISTORY_NEWEST, &deep);
      all = turn_all_pages (&books, what, GJ_HISTORY_NEWEST, &deep, 100, 0);
      (void)take_steps ();
      steps[i][1] = steps_of_a_page (&books, what, GJ_HISTORY_NEWER, &deep);
      steps[i][2] = steps_of_a_page (&books, what, GJ_HISTORY_OLDER, &first.first);
    }
  for (i = 0; i < 3; i++)
    {
      g_test_message ("%d steps, %d among eight times as many", steps[0][i], steps[1][i]);
      g_assert_cmpint (steps[1][i] * 2, <=, steps[0][i] * 3);
    }
}

static void
add_for_each_case (const char *folder, GTestDataFunc test)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strconcat (folder, CASES[i].name, NULL);

      g_test_add_data_func (path, &CASES[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void))on_open);
  add_for_each_case ("/history/pages-are-the-whole-list-both-ways/",
                     test_pages_are_the_whole_list_both_ways);
  add_for_each_case ("/history/no-row-is-missing-or-twice-while-rows-arrive/",
                     test_no_row_is_missing_or_twice_while_rows_arrive);
  add_for_each_case ("/history/a-page-costs-the-same-in-any-book-and-at-any-depth/",
                     test_a_page_costs_the_same_in_any_book_and_at_any_depth);
  return g_test_run ();
}
