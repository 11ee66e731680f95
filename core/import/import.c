/* SPDX-License-Identifier: Apache-2.0 */
/* The whole import: part by part, each in a transaction of its own, which commits only when no file
 * so far has a mistake. */
#include "core/import/import_care.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/family/closing.h"
#include "core/ledger/account.h"
#include "core/rules/premium.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

/* Each file may name what an earlier one brings. */
static const GjImportFile *const FILES[] = {
  &gj_import_persons, &gj_import_insurances, &gj_import_accounts,    &gj_import_contributions,
  &gj_import_family,  &gj_import_bindings,   &gj_import_settlements, &gj_import_settlement_shares,
};

/* Where each part begins; the last two files are one. */
static const guint PARTS[] = { 0, 1, 2, 3, 4, 5, 6, G_N_ELEMENTS (FILES) };

G_STATIC_ASSERT (G_N_ELEMENTS (FILES) <= GJ_IMPORT_FILES_MAX);

int
gj_import_file_place (const char *name)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (FILES); i++)
    if (g_str_equal (FILES[i]->name, name))
      return (int)i;
  return -1;
}

static gboolean
is_care (const char *name)
{
  return g_str_equal (name, gj_import_settlements.name)
         || g_str_equal (name, gj_import_settlement_shares.name);
}

static gint
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* A misspelt file name would otherwise be passed over in silence. */
static gboolean
look_at_directory (GjImport *import, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) strange = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint i;

  dir = g_dir_open (import->directory, 0, &cause);
  if (dir == NULL)
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO,
                   _ ("打不开要导入的目录 %s，没有改动任何内容：%s"), import->directory,
                   cause->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (import->directory, name, NULL);
      GStatBuf info;

      if (gj_import_file_place (name) >= 0 && g_stat (path, &info) == 0)
        {
          import->bytes_total += 2 * info.st_size; /* looked at, then written */
          if (is_care (name))
            import->bytes_to_write += info.st_size;
        }
      else if (g_str_has_suffix (name, ".csv"))
        g_ptr_array_add (strange, g_strdup (name));
    }
  g_ptr_array_sort (strange, compare_text);
  for (i = 0; i < strange->len; i++)
    gj_import_add_problem (import, g_ptr_array_index (strange, i), 0, 0, "",
                           _ ("不认识这个文件名，请改成导入说明中的名称，或移出目录"));
  return TRUE;
}


/* As one reads: by file, line and column. */
static gint
compare_problems (gconstpointer a, gconstpointer b)
{
  const GjImportProblem *left = *(GjImportProblem *const *)a;
  const GjImportProblem *right = *(GjImportProblem *const *)b;
  int by_file = gj_import_file_place (left->file) - gj_import_file_place (right->file);

  if (by_file != 0)
    return by_file;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return strcmp (left->message, right->message);
}

static GjImportCount *
count_at (GjImport *import, guint place)
{
  return &g_array_index (import->report->counts, GjImportCount, place);
}

GjImportCount *
gj_import_count_of (GjImport *import, const GjImportFile *file)
{
  guint i;

  for (i = 0; i < import->report->counts->len; i++)
    if (count_at (import, i)->file == file->name)
      return count_at (import, i);
  return NULL;
}

/* ---- what is in already ---- */

/* The rows of a file that an import which was broken off has put in; FALSE in @found when there is
 * none, or the file has changed since. */
static gboolean
find_mark (GjImport *import, const GjImportFile *file, const char *digest, gint64 *n_rows,
           gboolean *found, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store, "SELECT n_rows FROM import_file WHERE name = $1 AND digest = $2", error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, file->name);
  gj_statement_bind_text (row, 2, digest);
  step = gj_statement_step (row, error);
  *found = step == GJ_STEP_ROW;
  *n_rows = *found ? gj_statement_int64 (row, 0) : 0;
  return step != GJ_STEP_FAILED;
}

static gboolean
write_mark (GjImport *import, const GjImportCount *count, GError **error)
{
  const char *digest = import->digests[gj_import_file_place (count->file)];
  g_autoptr (GjStatement) statement = gj_statement_take (
      import->store,
      "INSERT INTO import_file (name, digest, n_rows, time_us, kiosk_id)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE SET digest = excluded.digest,"
      " n_rows = excluded.n_rows, time_us = excluded.time_us, kiosk_id = excluded.kiosk_id",
      error);

  if (statement == NULL)
    return FALSE;
  gj_statement_bind_text (statement, 1, count->file);
  gj_statement_bind_text (statement, 2, digest);
  gj_statement_bind_int64 (statement, 3, count->rows);
  gj_statement_bind_int64 (statement, 4, import->now_us);
  gj_statement_bind_text (statement, 5, import->by);
  return gj_statement_run (statement, error);
}

/* ---- one file of a part ---- */

static gboolean
read_or_pass (GjImport *import, const GjImportFile *file, const char *digest, GError **error)
{
  gboolean known = FALSE;
  GjImportCount count = { .file = file->name };

  if (!find_mark (import, file, digest, &count.rows, &known, error))
    return FALSE;
  if (known)
    {
      count.state = GJ_IMPORT_FILE_IN_BEFORE;
      count.same = count.rows;
    }
  else
    {
      if (!gj_import_read_file (import, file, error))
        return FALSE;
      count = import->count;
    }
  g_array_append_val (import->report->counts, count);
  return TRUE;
}

/* Whoever exchanged or wrote it while it was read would have half of each in. */
static void
check_stamp (GjImport *import, const GjImportFile *file)
{
  GStatBuf now;

  if (!gj_import_file_stat (import, file, &now) || now.st_size != import->stamp.st_size
      || now.st_ino != import->stamp.st_ino || now.st_mtim.tv_sec != import->stamp.st_mtim.tv_sec
      || now.st_mtim.tv_nsec != import->stamp.st_mtim.tv_nsec)
    gj_import_add_problem (import, file->name, 0, 0, "",
                           _ ("文件在导入时被改动，请等它写完后再导入"));
}

/* What staff can mend in the folder. What the machine lacks (memory, open files) or the digest says is no mistake of
 * the file's. */
static gboolean
is_of_the_file (const GError *cause)
{
  return cause->domain == G_FILE_ERROR && cause->code != G_FILE_ERROR_NOMEM && cause->code != G_FILE_ERROR_MFILE
         && cause->code != G_FILE_ERROR_NFILE;
}

static gboolean
fail_machine (const GjImportFile *file, const GError *cause, GError **error)
{
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO,
               _ ("本机暂时读不了 %s，不是文件有错；请稍后再导入：%s"), file->name, cause->message);
  return FALSE;
}

static gboolean
take_file (GjImport *import, const GjImportFile *file, GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *digest = import->digests[gj_import_file_place (file->name)];

  if (!gj_import_file_stat (import, file, &import->stamp))
    {
      if (file->required)
        {
          gj_import_add_problem (import, file->name, 0, 0, "", _ ("缺少这个文件，导入必须有它"));
          import->file = file;
          gj_import_set_unknown (import);
        }
      return TRUE;
    }
  if (!gj_import_file_digest (import, file, digest, &cause))
    {
      if (!is_of_the_file (cause))
        return fail_machine (file, cause, error);
      gj_import_add_problem (import, file->name, 0, 0, "", cause->message);
      return TRUE;
    }
  if (!read_or_pass (import, file, digest, error))
    return FALSE;
  check_stamp (import, file);
  import->bytes_before += import->stamp.st_size;
  return TRUE;
}

/* `gongjictl check` holds this against the opening transfers of the same instant. */
static gboolean
tell_openings (GjImport *import, GString *detail, GError **error)
{
  guint8 digest[GJ_SM3_BYTES];
  char hex[2 * GJ_SM3_BYTES + 1];

  if (import->openings == 0)
    return TRUE;
  if (!gj_sm3_finish (import->opened_sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, hex);
  g_string_append_printf (detail, GJ_ACCOUNT_OPENINGS_TOLD "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", import->openings,
                          import->opened_fen, hex);
  import->openings = import->opened_fen = 0;
  return TRUE;
}

/* ---- one part ---- */

static gboolean
write_audit (GjImport *import, guint first, GError **error)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  gint64 written = 0;
  guint i;
  GjAuditEntry entry = {
    .kiosk_id = import->by,
    .time_us = import->now_us,
    .kind = "import",
    .result = "ok",
  };

  for (i = first; i < import->report->counts->len; i++)
    {
      const GjImportCount *count = count_at (import, i);

      if (count->state == GJ_IMPORT_FILE_IN_BEFORE)
        continue;
      written += count->added + count->changed;
      g_string_append_printf (detail, "%s%s +%" G_GINT64_FORMAT " ~%" G_GINT64_FORMAT,
                              detail->len > 0 ? " " : "", count->file, count->added,
                              count->changed);
    }
  if (written == 0)
    return TRUE; /* the same files again: nothing changes, this log neither */
  if (!tell_openings (import, detail, error))
    return FALSE;
  entry.detail = detail->str;
  return gj_audit_append (import->store, &entry, error);
}

/* With the last part the marks are forgotten. */
static gboolean
write_marks (GjImport *import, guint first, gboolean last, GError **error)
{
  guint i;

  if (last)
    return gj_store_run (import->store, "DELETE FROM import_file", error);
  for (i = first; i < import->report->counts->len; i++)
    if (count_at (import, i)->state == GJ_IMPORT_FILE_OUT
        && !write_mark (import, count_at (import, i), error))
      return FALSE;
  return TRUE;
}

/* In one commit: the part's rows, its marks, its audit record. */
static gboolean
commit_part (GjImport *import, guint first, gboolean last, GError **error)
{
  guint i;

  if (!write_audit (import, first, error) || !write_marks (import, first, last, error)
      || gj_store_commit (import->store, error) != GJ_COMMIT_DONE)
    return FALSE;
  for (i = first; i < import->report->counts->len; i++)
    if (count_at (import, i)->state == GJ_IMPORT_FILE_OUT)
      count_at (import, i)->state = GJ_IMPORT_FILE_IN;
  return TRUE;
}

/* Bindings end by themselves when insurances do: what has ended by today is written before a row can say
 * otherwise, and again with the rows that bring an end. */
static gboolean
close_ended (GjImport *import, guint part, GError **error)
{
  const GjImportFile *first = FILES[PARTS[part]];

  if (import->report->problems_total > 0
      || (first != &gj_import_insurances && first != &gj_import_bindings))
    return TRUE;
  return gj_family_close_ended (import->store, import->by, import->now_us, NULL, error);
}

/* Nobody pays or binds while a part comes, as it is on an engine with one writer. */
static gboolean
claim_part (GjImport *import, GError **error)
{
  return gj_store_claim (import->store, "import", error)
         && gj_store_claim_kiosk (import->store, import->by, error)
         && gj_store_claim_everybody (import->store, error);
}

typedef gboolean (*Look) (GjImport *import, GError **error);

/* In a transaction that keeps nobody from writing. What is laid aside stays. */
static gboolean
look (GjImport *import, Look look_at, GError **error)
{
  if (!gj_store_begin_read (import->store, error))
    return FALSE;
  if (look_at (import, error))
    return gj_store_commit (import->store, error) == GJ_COMMIT_DONE;
  gj_store_rollback (import->store);
  return FALSE;
}

static gboolean
look_at_part (GjImport *import, GError **error)
{
  gboolean done;

  import->looking = TRUE;
  done = take_file (import, import->part, error);
  import->looking = FALSE;
  return done;
}

/* Nobody knows who is in a file that stays out. */
static gboolean
leave_part (GjImport *import)
{
  import->file = import->part;
  gj_import_set_unknown (import);
  return TRUE;
}

/* The rows that were found new or changed, in their order. */
static gboolean
take_again (GjImport *import, GjImportCount *count, GError **error)
{
  gboolean done;

  if (count == NULL)
    return TRUE;
  if (count->state != GJ_IMPORT_FILE_OUT || count->added + count->changed == 0)
    {
      import->bytes_before += import->stamp.st_size;
      return TRUE;
    }
  import->second = TRUE;
  done = gj_import_read_file (import, import->part, error);
  import->second = FALSE;
  import->bytes_before += import->stamp.st_size;
  if (done)
    {
      check_stamp (import, import->part);
      *count = import->count;
    }
  return done;
}

/* First only looked at: where there is a mistake, or nothing new, nobody had to wait. */
static gboolean
take_part (GjImport *import, guint part, GError **error)
{
  guint first = import->report->counts->len;

  g_assert (PARTS[part + 1] == PARTS[part] + 1);
  import->part = FILES[PARTS[part]];
  g_byte_array_set_size (import->todo, 0);
  if (!look (import, look_at_part, error))
    return FALSE;
  if (import->report->problems_total > 0)
    return leave_part (import);
  if (!gj_store_begin (import->store, error) || !claim_part (import, error)
      || !close_ended (import, part, error)
      || !take_again (import, gj_import_count_of (import, import->part), error)
      || !close_ended (import, part, error))
    return FALSE;
  if (import->report->problems_total == 0)
    return commit_part (import, first, FALSE, error);
  gj_store_rollback (import->store);
  return leave_part (import);
}

/* ---- the part of the settlements ---- */

static gboolean
read_settlements (GjImport *import, GError **error)
{
  return take_file (import, &gj_import_settlements, error);
}

static gboolean
read_shares (GjImport *import, GError **error)
{
  return gj_import_check_settlements (import, error)
         && take_file (import, &gj_import_settlement_shares, error);
}

static gboolean
take_care (GjImport *import, GError **error)
{
  guint first = import->report->counts->len;

  if (!look (import, read_settlements, error)
      || !gj_store_run (import->store,
                        "CREATE INDEX import_settlement_id ON import_settlement (setl_id)", error)
      || !look (import, read_shares, error)
      || !gj_store_run (import->store,
                        "CREATE INDEX import_share_id ON import_share (setl_id, place)", error)
      || !look (import, gj_import_judge_shares, error))
    return FALSE;
  if (import->report->problems_total > 0)
    return TRUE;
  if (!gj_import_write_care (import, error) || !commit_part (import, first, TRUE, error))
    return FALSE;
  /* Everything is in: what is left is only room on the disk, and the next import takes it too. */
  if (!gj_import_tidy_care (import, NULL))
    g_warning ("the names of the new settlements are kept until the next import");
  return TRUE;
}

/* ---- who imports ---- */

static gboolean
refuse_second (GjStore *store, GError **error)
{
  g_autofree char *begun = NULL;
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT kiosk_id, time_us FROM import_run", error);

  if (row == NULL)
    return FALSE;
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_FAILED:
      return FALSE;
    case GJ_STEP_DONE:
      g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_LOCKED,
                           _ ("另一个导入正在进行，这次没有改动任何内容；请等它结束后再导入"));
      return FALSE;
    case GJ_STEP_ROW:
      break;
    }
  begun = gj_time_format (gj_statement_int64 (row, 1));
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_LOCKED,
               _ ("另一个导入正在进行（终端 %s，%s 开始），这次没有改动任何内容；请等它结束后再导入"),
               gj_statement_text (row, 0), begun);
  return FALSE;
}

gboolean
gj_import_check_alone (GjStore *store, GError **error)
{
  gboolean held = FALSE;

  if (!gj_store_hold_import (store, &held, error))
    return FALSE;
  if (!held)
    return refuse_second (store, error);
  gj_store_let_import_go (store);
  return TRUE;
}

static gboolean
begin_run (GjImport *import, GError **error)
{
  g_autoptr (GjStatement) statement = NULL;

  if (!gj_store_hold_import (import->store, &import->held, error))
    return FALSE;
  if (!import->held)
    return refuse_second (import->store, error);
  statement = gj_statement_take (
      import->store,
      "INSERT INTO import_run (only_one, kiosk_id, time_us, hides) VALUES (1, $1, $2, 0)"
      " ON CONFLICT (only_one) DO UPDATE SET kiosk_id = excluded.kiosk_id,"
      " time_us = excluded.time_us",
      error);
  if (statement == NULL)
    return FALSE;
  gj_statement_bind_text (statement, 1, import->by);
  gj_statement_bind_int64 (statement, 2, import->now_us);
  return gj_statement_run (statement, error);
}

/* While it hides it is not over. */
static void
end_run (GjImport *import)
{
  if (!import->held)
    return;
  if (!gj_store_run (import->store, "DELETE FROM import_run WHERE hides = 0", NULL))
    g_debug ("the import's row stays");
  gj_store_let_import_go (import->store);
}

/* ---- all of them ---- */

/* The first file with a mistake that stands in @place's part or before it; a strange name stands before all.
 */
static const char *
find_cause (GjImport *import, guint place)
{
  gint64 known = 0;
  guint part = 0;
  guint i;

  while (PARTS[part + 1] <= place)
    part++;
  for (i = 0; i < G_N_ELEMENTS (FILES); i++)
    known += import->problems_of[i];
  if (known < import->report->problems_total)
    return ((GjImportProblem *)g_ptr_array_index (import->report->problems, 0))->file;
  for (i = 0; i < PARTS[part + 1]; i++)
    if (import->problems_of[i] > 0)
      return FILES[i]->name;
  return NULL;
}

static void
fill_in_causes (GjImport *import)
{
  guint i;

  for (i = 0; i < import->report->counts->len; i++)
    {
      GjImportCount *count = count_at (import, i);
      guint place = (guint)gj_import_file_place (count->file);

      count->problems = import->problems_of[place];
      if (count->state == GJ_IMPORT_FILE_OUT && count->problems == 0)
        count->because = find_cause (import, place);
    }
}

static GjImportResult
run (GjImport *import, GError **error)
{
  guint part;

  if (!look_at_directory (import, error) || !gj_import_keys_open (import, error)
      || !gj_import_look_for_leftovers (import, error))
    return GJ_IMPORT_FAILED;
  for (part = 0; part + 2 < G_N_ELEMENTS (PARTS); part++)
    if (!take_part (import, part, error))
      return GJ_IMPORT_FAILED;
  if (!take_care (import, error))
    return GJ_IMPORT_FAILED;
  if (import->progress != NULL)
    import->progress ("", import->bytes_total, import->bytes_total, import->progress_data);
  if (import->report->problems_total == 0)
    return GJ_IMPORT_DONE;
  g_ptr_array_sort (import->report->problems, compare_problems);
  return GJ_IMPORT_PROBLEMS;
}

GjImportResult
gj_import_directory (GjStore *store, GjClock *clock, const GjRegion *region, const char *by,
                     const char *directory, GjImportProgress progress, gpointer progress_data,
                     GjImportReport *report, GError **error)
{
  g_autoptr (GPtrArray) identities = gj_premium_list_identities (region);
  GjImport import = {
    .store = store,
    .by = by,
    .directory = directory,
    .now_us = gj_clock_now_us (clock),
    .identities = identities,
    .report = report,
    .progress = progress,
    .progress_data = progress_data,
  };
  GjImportResult result;

  g_autoptr (GByteArray) todo = g_byte_array_new ();
  g_autoptr (GjSm3) opened_sm3 = gj_sm3_new ();
  g_autofree gpointer persons = g_malloc0 (GJ_IMPORT_PERSONS_KEPT * sizeof *import.persons);

  import.persons = persons;
  import.opened_sm3 = opened_sm3;
  import.todo = todo;
  report->counts = g_array_new (FALSE, TRUE, sizeof (GjImportCount));
  if (!begin_run (&import, error) || !gj_store_set_bulk (store, TRUE, error))
    {
      end_run (&import);
      return GJ_IMPORT_FAILED;
    }
  result = run (&import, error);
  gj_store_rollback (store);
  fill_in_causes (&import);
  end_run (&import);
  /* What is in stays in: without this only the memory stays. */
  if (!gj_store_set_bulk (store, FALSE, NULL))
    g_warning ("the store keeps the import's memory");
  gj_import_keys_close (&import);
  return result;
}
