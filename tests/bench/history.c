/* SPDX-License-Identifier: Apache-2.0 */
/* bench-history FOLDER SETTLEMENTS: a store with that many settlements and what a page of the
 * histories costs in it, as one JSON object of microseconds; for a cold file also how many reads
 * it took, and what that many reads of pages anywhere in the file take by themselves, which no list
 * can be faster than. People are in families of four; most
 * have some dozens of settlements in five years, a few have more than a thousand; a share is paid
 * of every fifth. Rows are written past the store's guards, which are put back. A store that an
 * earlier run made in FOLDER, of as many settlements, is measured again. It never opens a store that
 * serves people. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/history/history.h"

#define FAMILY 4
#define MEAN_SETTLEMENTS 100
#define PAGE 20
#define RUNS 2000
#define COLD_RUNS 300
#define DISK_PAGE 4096
#define FIRST_US G_GINT64_CONSTANT (1609430400000000) /* 2021-01-01 +08:00 */
#define FIVE_YEARS_S (5 * 365 * 86400)

typedef struct
{
  char *path;
  char *url;
  int persons;
  gint64 settlements;
  gint64 pages; /* of the file */
  GRand *random;
  GjStore *store;
} Bench;

static void
check (sqlite3 *db, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("sqlite: %s", sqlite3_errmsg (db));
}

static void
run (sqlite3 *db, const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
  return statement;
}

static void
insert (sqlite3 *db, sqlite3_stmt *statement)
{
  check (db, sqlite3_step (statement));
  check (db, sqlite3_reset (statement));
}

static void
name_person (char text[16], int number)
{
  g_snprintf (text, 16, "%010d", number);
}

/* ---- making the rows ---- */

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *person;
  sqlite3_stmt *settlement;
  sqlite3_stmt *share;
  sqlite3_stmt *binding;
  gint64 next; /* number of the next settlement */
} Writer;

static void
add_person (Writer *writer, int number)
{
  char psn_no[16];
  char certno[24];

  name_person (psn_no, number);
  g_snprintf (certno, sizeof certno, "E%010d", number);
  check (writer->db, sqlite3_bind_text (writer->person, 1, psn_no, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->person, 2, certno, -1, SQLITE_TRANSIENT));
  insert (writer->db, writer->person);
}

/* The other three of the family may pay for somebody. */
static void
add_bindings (Writer *writer, int number)
{
  int first = number / FAMILY * FAMILY;
  char psn_no[16];
  char other[16];
  int i;

  name_person (psn_no, number);
  for (i = first; i < first + FAMILY; i++)
    {
      if (i == number)
        continue;
      name_person (other, i);
      check (writer->db, sqlite3_bind_text (writer->binding, 1, psn_no, -1, SQLITE_TRANSIENT));
      check (writer->db, sqlite3_bind_text (writer->binding, 2, other, -1, SQLITE_TRANSIENT));
      insert (writer->db, writer->binding);
    }
}

static void
add_share (Writer *writer, int patient, int contributor, gint64 time_us, const char *setl_id,
           const char *care, int amount, const char *place)
{
  char psn_no[16];
  char payer[16];

  name_person (psn_no, patient);
  name_person (payer, contributor);
  check (writer->db, sqlite3_bind_text (writer->share, 1, payer, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_int64 (writer->share, 2, time_us));
  check (writer->db, sqlite3_bind_text (writer->share, 3, setl_id, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->share, 4, psn_no, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->share, 5, care, -1, SQLITE_STATIC));
  check (writer->db, sqlite3_bind_int (writer->share, 6, amount));
  check (writer->db, sqlite3_bind_text (writer->share, 7, place, -1, SQLITE_TRANSIENT));
  insert (writer->db, writer->share);
}

static void
add_settlement (Bench *bench, Writer *writer, int patient)
{
  static const char *const CARES[] = { "11", "11", "11", "41", "41", "41", "14", "14", "13", "21" };
  int place = g_rand_int_range (bench->random, 0, 2000);
  const char *care = CARES[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (CARES))];
  gint64 time_us
      = FIRST_US + (gint64)g_rand_int_range (bench->random, 0, FIVE_YEARS_S) * G_USEC_PER_SEC;
  int fund = g_rand_int_range (bench->random, 0, 60000);
  int account = g_rand_int_range (bench->random, 0, 20000);
  int shared = g_rand_int_range (bench->random, 0, 5) == 0
                   ? g_rand_int_range (bench->random, 1, 20000)
                   : 0;
  char psn_no[16];
  char setl_id[24];
  char code[16];
  char name[64];

  name_person (psn_no, patient);
  g_snprintf (setl_id, sizeof setl_id, "S%012" G_GINT64_FORMAT, writer->next++);
  g_snprintf (code, sizeof code, "D%011d", place);
  g_snprintf (name, sizeof name, "演示市第%d人民医院", place);
  check (writer->db, sqlite3_bind_text (writer->settlement, 1, psn_no, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_int64 (writer->settlement, 2, time_us));
  check (writer->db, sqlite3_bind_text (writer->settlement, 3, setl_id, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->settlement, 4, code, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->settlement, 5, name, -1, SQLITE_TRANSIENT));
  check (writer->db, sqlite3_bind_text (writer->settlement, 6, care, -1, SQLITE_STATIC));
  check (writer->db, sqlite3_bind_int (writer->settlement, 7, fund + account + shared));
  check (writer->db, sqlite3_bind_int (writer->settlement, 8, fund));
  check (writer->db, sqlite3_bind_int (writer->settlement, 9, account));
  check (writer->db, sqlite3_bind_int (writer->settlement, 10, shared));
  insert (writer->db, writer->settlement);
  if (shared > 0)
    add_share (writer, patient,
               patient / FAMILY * FAMILY
                   + (patient % FAMILY + g_rand_int_range (bench->random, 1, FAMILY)) % FAMILY,
               time_us, setl_id, care, shared, name);
}

/* About a hundred on average: 85 in 100 people have 20 to 100, 13 have 100 to 300, 2 have 400 to
 * 1900. */
static int
draw_count (GRand *random)
{
  int kind = g_rand_int_range (random, 0, 100);

  if (kind < 85)
    return g_rand_int_range (random, 20, 100);
  return kind < 98 ? g_rand_int_range (random, 100, 300) : g_rand_int_range (random, 400, 1900);
}

/* What CREATE would make the guards of a table again. (transfer full) */
static char *
take_guards (sqlite3 *db)
{
  GString *again = g_string_new (NULL);
  GString *drops = g_string_new (NULL);
  sqlite3_stmt *row = prepare (db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");

  while (sqlite3_step (row) == SQLITE_ROW)
    {
      g_string_append_printf (drops, "DROP TRIGGER %s;",
                              (const char *)sqlite3_column_text (row, 0));
      g_string_append_printf (again, "%s;", (const char *)sqlite3_column_text (row, 1));
    }
  sqlite3_finalize (row);
  run (db, drops->str);
  g_string_free (drops, TRUE);
  return g_string_free (again, FALSE);
}

static void
write_rows (Bench *bench, Writer *writer)
{
  int number;

  for (number = 0; number < bench->persons; number++)
    {
      add_person (writer, number);
      add_bindings (writer, number);
    }
  for (number = 0; writer->next < bench->settlements; number = (number + 1) % bench->persons)
    {
      gint64 last = MIN (bench->settlements, writer->next + draw_count (bench->random));

      while (writer->next < last)
        add_settlement (bench, writer, number);
    }
}

static void
make_store (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  Writer writer = { 0 };
  g_autofree char *guards = NULL;

  if (!gj_store_create (bench->url, GJ_STORE_REAL, &error))
    g_error ("%s", error->message);
  check (NULL, sqlite3_open (bench->path, &writer.db));
  run (writer.db,
       "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
       "PRAGMA cache_size = -262144; PRAGMA locking_mode = EXCLUSIVE");
  guards = take_guards (writer.db);
  run (writer.db, "BEGIN");
  writer.person = prepare (
      writer.db, "INSERT INTO person VALUES (?1, '99', ?2, '测试', '1', '', 19800101, '1')");
  writer.binding = prepare (
      writer.db, "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, enddate,"
                 " patn_rlts, prio) VALUES (?1, ?2, 20200101, 0, '10', 1)");
  writer.settlement = prepare (
      writer.db, "INSERT INTO settlement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0)");
  writer.share
      = prepare (writer.db, "INSERT INTO settlement_share VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7)");
  write_rows (bench, &writer);
  sqlite3_finalize (writer.person);
  sqlite3_finalize (writer.binding);
  sqlite3_finalize (writer.settlement);
  sqlite3_finalize (writer.share);
  run (writer.db, "INSERT INTO settlement_id SELECT setl_id, psn_no, setl_time_us FROM settlement"
                  " ORDER BY setl_id; COMMIT");
  run (writer.db, guards);
  run (writer.db, "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL");
  check (NULL, sqlite3_close (writer.db));
}

/* ---- measuring ---- */

/* The file out of the machine's cache: what a kiosk reads that was just switched on. */
static void
forget_file (const Bench *bench)
{
  int fd = open (bench->path, O_RDONLY | O_CLOEXEC);

  g_assert (fd >= 0);
  g_assert (posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED) == 0);
  (void)close (fd);
}

/* How many reads this process has made; its own asking is the one more of the next answer. */
static gint64
count_reads (void)
{
  char text[512];
  int fd = open ("/proc/self/io", O_RDONLY | O_CLOEXEC);
  gssize n;
  const char *place;

  g_assert (fd >= 0);
  n = read (fd, text, sizeof text - 1);
  g_assert (n > 0);
  (void)close (fd);
  text[n] = '\0';
  place = strstr (text, "syscr: ");
  g_assert (place != NULL);
  return g_ascii_strtoll (place + strlen ("syscr: "), NULL, 10);
}

typedef gboolean (*ReadList) (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                              GjHistoryPage *page, GError **error);

static gint64
read_page (Bench *bench, ReadList read, const char *psn_no, const GjHistoryQuery *query,
           GjHistoryCursor *last)
{
  g_auto (GjHistoryPage) page = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  gint64 took;

  if (!read (bench->store, psn_no, query, &page, &error))
    g_error ("%s", error->message);
  took = g_get_monotonic_time () - begun;
  if (last != NULL && page.rows->len > 0)
    *last = page.last;
  return took;
}

/* Some four fifths down somebody's list. */
static void
go_deep (Bench *bench, ReadList read, const char *psn_no, GjHistoryQuery *query)
{
  GjHistoryQuery step = { .limit = PAGE, .with_totals = TRUE };
  g_auto (GjHistoryPage) page = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 left;

  if (!read (bench->store, psn_no, &step, &page, &error))
    g_error ("%s", error->message);
  step.with_totals = FALSE;
  step.limit = GJ_HISTORY_LIMIT_MAX;
  step.cursor = page.last;
  for (left = page.totals.n_rows * 4 / 5; left > 0; left -= step.limit)
    {
      step.limit = (guint)MIN (left, GJ_HISTORY_LIMIT_MAX);
      (void)read_page (bench, read, psn_no, &step, &step.cursor);
      step.turn = GJ_HISTORY_OLDER;
    }
  query->turn = GJ_HISTORY_OLDER;
  query->cursor = step.cursor;
}

typedef struct
{
  const char *name;
  ReadList read;
  GjHistoryQuery query;
  gboolean deep;
  gboolean with_other; /* filtered by one of the family */
} Case;

static const Case CASES[] = {
  { "first", gj_history_read_consumption, { .limit = PAGE }, FALSE, FALSE },
  { "deep", gj_history_read_consumption, { .limit = PAGE }, TRUE, FALSE },
  { "care",
    gj_history_read_consumption,
    { .filter = { .care = GJ_CARE_INPATIENT }, .limit = PAGE },
    FALSE,
    FALSE },
  { "month",
    gj_history_read_consumption,
    { .filter = { .from_month = 202306, .to_month = 202306 }, .limit = PAGE },
    FALSE,
    FALSE },
  { "shared", gj_history_read_shared, { .limit = PAGE }, FALSE, FALSE },
  { "shared_person", gj_history_read_shared, { .limit = PAGE }, FALSE, TRUE },
  { "shared_care",
    gj_history_read_shared,
    { .filter = { .care = GJ_CARE_PHARMACY }, .limit = PAGE },
    FALSE,
    FALSE },
  { "with_sums",
    gj_history_read_consumption,
    { .limit = PAGE, .with_totals = TRUE, .chart_to_month = 202512, .chart_months = 12 },
    FALSE,
    FALSE },
};

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a;
  gint64 right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

/* @reads: of all @n together; 0: not counted. Gives how many that is each. */
static int
print_times (const char *name, gint64 *times, int n, gint64 reads)
{
  qsort (times, (size_t)n, sizeof *times, compare_times);
  g_print (", \"%s\": {\"p50\": %" G_GINT64_FORMAT ", \"p99\": %" G_GINT64_FORMAT, name,
           times[n / 2], times[n * 99 / 100]);
  if (reads > 0)
    g_print (", \"reads\": %.1f", (double)reads / n);
  g_print ("}");
  return (int)((reads + n / 2) / n);
}

/* @n_reads pages of the file, anywhere, one after the other from the disk: the floor under a list that is cold. */
static void
measure_floor (Bench *bench, const char *what, int n_reads)
{
  gint64 times[COLD_RUNS];
  g_autofree char *name = g_strconcat (what, "_floor", NULL);
  char block[DISK_PAGE];
  int fd = open (bench->path, O_RDONLY | O_CLOEXEC);
  int i;

  g_assert (fd >= 0);
  for (i = 0; i < COLD_RUNS; i++)
    {
      gint64 begun;
      int k;

      forget_file (bench);
      begun = g_get_monotonic_time ();
      for (k = 0; k < n_reads; k++)
        {
          gint64 page = (gint64)(g_rand_double (bench->random) * (double)bench->pages);

          g_assert (pread (fd, block, sizeof block, page * DISK_PAGE) == sizeof block);
        }
      times[i] = g_get_monotonic_time () - begun;
    }
  (void)close (fd);
  (void)print_times (name, times, COLD_RUNS, 0);
}

/* Each person is asked for once before (warm), or the file is forgotten before each (cold). */
static void
measure (Bench *bench, const Case *what, gboolean cold)
{
  gint64 times[RUNS];
  int n = cold ? COLD_RUNS : RUNS;
  g_autofree char *name = g_strconcat (what->name, cold ? "_cold" : "", NULL);
  gint64 reads = 0;
  int n_reads;
  int i;

  for (i = 0; i < n; i++)
    {
      gint64 before;
      int number = g_rand_int_range (bench->random, 0, bench->persons);
      GjHistoryQuery query = what->query;
      char psn_no[16];
      char other[16];

      name_person (psn_no, number);
      name_person (other, number / FAMILY * FAMILY + (number + 1) % FAMILY);
      if (what->with_other)
        query.filter.other_psn_no = other;
      if (what->deep)
        go_deep (bench, what->read, psn_no, &query);
      if (cold)
        forget_file (bench);
      else
        (void)read_page (bench, what->read, psn_no, &query, NULL);
      before = count_reads ();
      times[i] = read_page (bench, what->read, psn_no, &query, NULL);
      reads += count_reads () - before - 1;
    }
  n_reads = print_times (name, times, n, cold ? reads : 0);
  if (cold)
    measure_floor (bench, name, n_reads);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  GStatBuf info;
  guint i;

  g_assert (argc == 3);
  bench.path = g_build_filename (argv[1], "history.db", NULL);
  bench.url = g_strconcat ("sqlite:", bench.path, NULL);
  bench.settlements = g_ascii_strtoll (argv[2], NULL, 10);
  bench.persons = (int)(bench.settlements / MEAN_SETTLEMENTS / FAMILY * FAMILY);
  bench.random = g_rand_new_with_seed (50000000);
  if (!g_file_test (bench.path, G_FILE_TEST_EXISTS))
    make_store (&bench);
  bench.store = gj_store_open (bench.url, GJ_STORE_OPEN_REAL, &error);
  if (bench.store == NULL || g_stat (bench.path, &info) != 0)
    g_error ("%s", error != NULL ? error->message : "no file");
  bench.pages = info.st_size / DISK_PAGE;
  g_print ("{\"settlements\": %" G_GINT64_FORMAT ", \"made_s\": %" G_GINT64_FORMAT
           ", \"bytes\": %" G_GINT64_FORMAT,
           bench.settlements, (g_get_monotonic_time () - begun) / G_USEC_PER_SEC,
           (gint64)info.st_size);
  for (i = 0; i < G_N_ELEMENTS (CASES); i++)
    measure (&bench, &CASES[i], FALSE);
  measure (&bench, &CASES[0], TRUE);
  measure (&bench, &CASES[4], TRUE);
  measure (&bench, &CASES[5], TRUE);
  g_print ("}\n");
  gj_store_close (bench.store);
  return 0;
}
