/* SPDX-License-Identifier: Apache-2.0 */
/* backup and restore. A backup is worth nothing until somebody has read it: restore computes everything in it
 * again before it touches the store, and with --verify it stops there. */
#include "kiosk/tools/gongjictl.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/ledger/backup_record.h"
#include "core/ledger/correction.h"

static void
answer (GjCtl *ctl, const char *result, const char *name, const char *value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", result);
  if (name != NULL)
    gj_json_text (json, name, value);
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

/* In the store's own audit, so that status can say when the last one was. The store may be elsewhere, where a backup is
 * verified, or full: what was done is done all the same, and is said. */
static gboolean
record (GjCtl *ctl, GjBackupStep step, const char *before)
{
  g_autofree char *file = g_canonicalize_filename (ctl->argument, NULL);
  g_autofree char *after = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&ctl->store, gj_store_close);
  ctl->store = gj_store_open (ctl->config->store_url, (gj_region_is_demo (ctl->region) ? GJ_STORE_OPEN_DEMO : GJ_STORE_OPEN_REAL)
                                                          | GJ_STORE_OPEN_NO_CHECK,
                              &error);
  if (g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING))
    return TRUE;
  ctl->writes = ctl->store != NULL;
  if (ctl->store != NULL && before != NULL)
    {
      after = gj_backup_list_last_papers (ctl->store, NULL);
      detail = g_strdup_printf ("by %s, last papers before: %s, now: %s%s", g_get_user_name (), before,
                                after != NULL ? after : "unknown", ctl->accepted != NULL ? ctl->accepted : "");
    }
  if (ctl->store == NULL
      || !gj_backup_record (ctl->store, ctl->clock, ctl->config->id, step, file, detail != NULL ? detail : "", &error))
    {
      fprintf (stderr, _ ("没有记进数据库：%s\n"), error->message);
      return FALSE;
    }
  return TRUE;
}

int
gj_ctl_backup (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  if (!gj_store_backup (ctl->store, ctl->argument, &error))
    return gj_ctl_fail (ctl, error);
  (void)record (ctl, GJ_BACKUP_WRITTEN, NULL);
  if (ctl->json)
    answer (ctl, "done", "file", ctl->argument);
  else
    printf (_ ("已备份到 %s。请运行 gongjictl restore --verify 核对它，再存到另一台机器上。\n"), ctl->argument);
  return GJ_CTL_DONE;
}

static gboolean
is_file (const char *url)
{
  return g_str_has_prefix (url, "sqlite:");
}

/* "store.db.before-20261015-094412", in the order of time. (transfer full) */
static char *
name_for_old (GjCtl *ctl, const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (gj_clock_now_us (ctl->clock) / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  return g_strdup_printf ("%s.before-%s", path, moment);
}

/* How far the store came that was replaced, read where it is kept: until then others may have paid. It may have been gone, or be
 * past reading. (transfer full) */
static char *
papers_before (const char *kept)
{
  g_autofree char *url = g_strconcat ("sqlite:", kept, NULL);
  g_autoptr (GjStore) store
      = gj_store_open (url, GJ_STORE_OPEN_ANY_KIND | GJ_STORE_OPEN_NO_CHECK | GJ_STORE_OPEN_READ_ONLY, NULL);
  char *papers = store != NULL ? gj_backup_list_last_papers (store, NULL) : NULL;

  return papers != NULL ? papers : g_strdup ("unknown");
}

/* The terminal would say so itself, when it is started and nobody is here any more. */
static void
tell_series (GjCtl *ctl)
{
  g_autofree char *doubt = ctl->store != NULL ? gj_ctl_find_series_doubt (ctl) : NULL;

  if (doubt != NULL)
    fprintf (stderr, "%s\n", doubt);
}

/* Of a shared store, whose every terminal waits (core/receipt/number_release.h). The last papers are to be held beside those
 * on paper, and not to be copied. */
static void
print_how_to_release (GjCtl *ctl)
{
  g_autofree char *papers = ctl->store != NULL ? gj_backup_list_last_papers (ctl->store, NULL) : NULL;

  printf (_ ("已恢复。请运行 gongjictl grant 给终端授权。\n"
             "备份之后缴的费、办的事不在里面：请用打出的凭条和平台的收款清单逐笔核对（gongjictl reconcile）。\n"
             "核对以前，每一台终端都不收钱。库里各台打到：%s。找出每台终端打出的最新一张凭条，照纸上的编号一次放行，"
             "没有打过的写 000000：gongjictl series 02-000138,03-000012,04-000000\n"),
          papers == NULL ? "?" : g_str_equal (papers, "none") ? _ ("没有凭条") : papers);
}

static int
put_in_place (GjCtl *ctl, const char *url)
{
  g_autofree char *before = NULL;
  g_autofree char *kept = is_file (url) ? name_for_old (ctl, strchr (url, ':') + 1) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean recorded;

  if (!gj_store_restore (url, ctl->argument, kept, &error))
    return gj_ctl_fail (ctl, error);
  before = kept != NULL ? papers_before (kept) : g_strdup ("none"); /* a shared one goes into an empty database */
  recorded = record (ctl, GJ_BACKUP_RESTORED, before);
  if (!recorded && kept == NULL)
    fprintf (stderr, "%s\n", _ ("审计里没有这次恢复，终端就不会等放行：不要授权，清空这个数据库，再恢复一次。"));
  if (ctl->json)
    answer (ctl, "restored", kept != NULL ? "kept" : NULL, kept);
  else if (kept == NULL)
    print_how_to_release (ctl);
  else
    printf (_ ("已恢复。原来的数据库（如果有）留在 %s。\n"
               "备份之后缴的费、办的事不在里面：请用打出的凭条和平台的收款清单逐笔核对（gongjictl reconcile）。\n"),
            kept);
  tell_series (ctl);
  /* What two of the staff answer for must stand in the audit, and what makes every terminal of a shared store wait. */
  return recorded || (ctl->accepted == NULL && kept != NULL) ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}

static gboolean
fail_as_no_backup (GjCtl *ctl)
{
  g_autoptr (GError) error = g_error_new (GJ_STORE_ERROR, GJ_STORE_ERROR_NOT_STORE,
                                          _ ("%s 不是本程序的备份：请写 gongjictl backup 写成的文件"), ctl->argument);

  gj_ctl_fail (ctl, error);
  return FALSE;
}

/* Whatever is no backup would be told as the store's own fault: damaged, or a wrong configuration. FALSE: told already. */
static gboolean
is_backup (GjCtl *ctl)
{
  static const char HEAD[16] = "SQLite format 3";
  char head[sizeof HEAD] = "";
  gsize length;
  g_autoptr (GError) error = NULL;
  FILE *file;

  if (g_file_test (ctl->argument, G_FILE_TEST_EXISTS) && !g_file_test (ctl->argument, G_FILE_TEST_IS_REGULAR))
    return fail_as_no_backup (ctl); /* nor is it opened: a pipe would wait */
  file = fopen (ctl->argument, "rbe");
  if (file == NULL)
    {
      error = g_error_new (GJ_STORE_ERROR, GJ_STORE_ERROR_IO, _ ("读不了备份文件 %s：%s"), ctl->argument, g_strerror (errno));
      gj_ctl_fail (ctl, error);
      return FALSE;
    }
  length = fread (head, 1, sizeof head, file);
  (void)fclose (file);
  return (length == sizeof head && memcmp (head, HEAD, sizeof head) == 0) || fail_as_no_backup (ctl);
}

/* A backup of an older version of the programs is brought forward in a copy beside it: the backup itself stays as it
 * is. *@copy: the copy's path, NULL when there is none. FALSE: told already. */
static gboolean
copy_if_old (GjCtl *ctl, const char *backup, char **copy)
{
  g_autofree char *url = g_strconcat ("sqlite:", backup, NULL);
  g_autofree char *path = g_strdup_printf ("%s.check-%d", backup, (int)getpid ());
  g_autofree char *copy_url = g_strconcat ("sqlite:", path, NULL);
  g_autoptr (GError) error = NULL;
  const GjStoreOpenFlags look = GJ_STORE_OPEN_ANY_KIND | GJ_STORE_OPEN_NO_CHECK;
  GjStore *store = gj_store_open (url, look | GJ_STORE_OPEN_READ_ONLY, &error);

  *copy = NULL;
  if (g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      *copy = g_steal_pointer (&path);
      if (gj_store_restore (copy_url, backup, *copy, &error))
        store = gj_store_open (copy_url, look, &error);
      if (store == NULL)
        {
          gj_ctl_fail (ctl, error);
          return FALSE;
        }
    }
  g_clear_pointer (&store, gj_store_close);
  if (g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_NOT_STORE))
    return fail_as_no_backup (ctl); /* another program's database */
  return TRUE; /* what else is wrong with it, the check tells */
}

static void
remove_copy (const char *path)
{
  static const char *const PARTS[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      g_autofree char *part = g_strconcat (path, PARTS[i], NULL);

      (void)g_unlink (part);
    }
}

static gboolean
is_confirmed (const GjCtl *ctl)
{
  char line[32];

  if (ctl->yes)
    return TRUE;
  printf (_ ("以上 %d 处不符两人都看过、仍要用这份备份，请输入 yes："), (int)ctl->findings);
  (void)fflush (stdout);
  return fgets (line, sizeof line, stdin) != NULL && g_str_equal (g_strstrip (line), "yes");
}

/* Two of the staff that the backup knows take what was found upon them: a single false row, which stays for ever, must not
 * make every later backup worthless. Of a hall that had not registered two, whoever says so. */
static int
accept_findings (GjCtl *ctl)
{
  g_auto (GjCtlTwo) two = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *first = gj_correction_tidy (ctl->staff[0]);
  g_autofree char *second = gj_correction_tidy (ctl->staff[1]);
  g_autofree char *reason = gj_correction_tidy (ctl->reason);
  char *words[] = { first, second };
  gboolean found = gj_ctl_find_two (ctl->store, words, &two, &error);

  if (error != NULL)
    return gj_ctl_fail (ctl, error);
  if (!found && !g_str_equal (two.word, "staff-too-few"))
    {
      fprintf (stderr, "%s\n", two.sentence);
      return GJ_CTL_PROBLEM;
    }
  if (!is_confirmed (ctl))
    return GJ_CTL_PROBLEM;
  ctl->accepted = g_strdup_printf (", accepted %" G_GINT64_FORMAT " findings, SM3 %s, by %s and %s%s: %s", ctl->findings,
                                   ctl->findings_digest, found ? two.of[0]->staff_no : first,
                                   found ? two.of[1]->staff_no : second, found ? "" : ", who were not registered", reason);
  return GJ_CTL_DONE;
}

/* The same look as at any store. */
static int
check_at (GjCtl *ctl, const char *where)
{
  g_autofree char *url = g_steal_pointer (&ctl->config->store_url);
  int verdict;

  ctl->config->store_url = g_strdup (where);
  ctl->of_backup = TRUE;
  verdict = gj_ctl_check (ctl);
  ctl->of_backup = FALSE;
  if (verdict == GJ_CTL_PROBLEM && ctl->findings > 0 && ctl->staff != NULL)
    verdict = accept_findings (ctl);
  g_clear_pointer (&ctl->store, gj_store_close);
  g_free (ctl->config->store_url);
  ctl->config->store_url = g_steal_pointer (&url);
  return verdict;
}

static int
check_file (GjCtl *ctl)
{
  g_autofree char *copy = NULL;
  g_autofree char *where = NULL;
  int verdict;

  if (!is_backup (ctl) || !copy_if_old (ctl, ctl->argument, &copy))
    return GJ_CTL_PROBLEM;
  where = g_strconcat ("sqlite:", copy != NULL ? copy : ctl->argument, NULL);
  verdict = check_at (ctl, where);
  if (copy != NULL)
    remove_copy (copy);
  return verdict;
}

/* One of an older version is brought forward where it was read into. */
static gboolean
bring_forward (const char *where, GError **error)
{
  g_autoptr (GjStore) store = gj_store_open (where, GJ_STORE_OPEN_ANY_KIND | GJ_STORE_OPEN_NO_CHECK, error);

  return store != NULL;
}

static int
check_shared (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where = gj_store_unpack (ctl->config->store_url, ctl->argument, &error);
  int verdict;

  if (where == NULL)
    return gj_ctl_fail (ctl, error);
  verdict = bring_forward (where, &error) ? check_at (ctl, where) : gj_ctl_fail (ctl, error);
  g_clear_error (&error);
  if (!gj_store_discard (ctl->config->store_url, &error))
    fprintf (stderr, "%s\n", error->message);
  return verdict;
}

/* By whatever name: it would be moved out of its own way. */
static gboolean
is_the_store (const GjCtl *ctl)
{
  const char *path = strchr (ctl->config->store_url, ':');
  GStatBuf store;
  GStatBuf backup;

  return is_file (ctl->config->store_url) && g_stat (path + 1, &store) == 0
         && g_stat (ctl->argument, &backup) == 0 && store.st_dev == backup.st_dev && store.st_ino == backup.st_ino;
}

/* NULL: what was asked for goes together. */
static const char *
words_problem (const GjCtl *ctl)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *reason = NULL;

  if (ctl->staff == NULL && ctl->reason == NULL)
    return NULL;
  if (ctl->verify)
    return _ ("--verify 只核对，不和 --staff、--reason 一起写");
  if (ctl->reason == NULL || ctl->staff == NULL || g_strv_length (ctl->staff) != 2)
    return _ ("认可备份里的不符，要写 --reason 原因，以及两次 --staff 姓名或工号");
  if (ctl->json && !ctl->yes)
    return _ ("restore --json 不提问，要同时写 --yes");
  first = gj_correction_tidy (ctl->staff[0]);
  second = gj_correction_tidy (ctl->staff[1]);
  reason = gj_correction_tidy (ctl->reason);
  return gj_correction_judge_words (first, second, reason) == GJ_CORRECTION_WORDS_GOOD
             ? NULL
             : _ ("两次 --staff 应是两个人，每个姓名最多 10 个汉字；--reason 要写原因，最多 60 个字");
}

int
gj_ctl_restore (GjCtl *ctl)
{
  const char *problem = words_problem (ctl);
  int verdict;

  if (problem != NULL)
    {
      fprintf (stderr, "%s\n", problem);
      return GJ_CTL_USAGE;
    }
  if (!ctl->verify && is_the_store (ctl))
    {
      fprintf (stderr, "%s\n", _ ("这就是正在用的数据库，不是备份，没有改动它。"));
      return GJ_CTL_PROBLEM;
    }
  verdict = is_file (ctl->config->store_url) ? check_file (ctl) : check_shared (ctl);
  if (verdict != GJ_CTL_DONE)
    {
      fprintf (stderr, "%s\n", _ ("这份备份有问题，没有用它恢复，数据库没有改动。"));
      return verdict;
    }
  if (!ctl->verify)
    return put_in_place (ctl, ctl->config->store_url);
  (void)record (ctl, GJ_BACKUP_VERIFIED, NULL);
  return GJ_CTL_DONE;
}
