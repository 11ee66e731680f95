/* SPDX-License-Identifier: Apache-2.0 */
/* A line for every number that this machine had, "02-000138", its own first; written whole or not at all, and only when it
 * grew. A bare number, as earlier versions wrote it, is the kiosk's that reads it. What that paper was is in a line of its
 * own, "02-000138-HASH-0" with the 64 digits of its row: an earlier version takes it for another machine's number, and keeps
 * it. It says what paper 138 is, however far the series came since, so that a version that did not write it leaves no
 * false one. */
#include "core/receipt/number_mark.h"

#include <string.h>

#include "core/audit/audit_kept.h"
#include "core/base/i18n.h"
#include "core/receipt/number_release.h"
#include "core/receipt/receipt.h"
#include "core/store/statement.h"

#define HEX 64

/* One paper, as its row has it. */
typedef struct
{
  gint64 receipt_no; /* 0: none */
  char hash[HEX + 1];
} Paper;

/* The file, as one kiosk reads it. */
typedef struct
{
  gboolean known; /* it has a line of this kiosk */
  gboolean bare;  /* that does not say whose it is */
  gint64 last_no; /* 0: none */
  Paper paper;    /* the last whose hash it has */
  char *others;   /* the other kiosks' lines, kept; (transfer full) */
} Lines;

static void
lines_clear (Lines *lines)
{
  g_clear_pointer (&lines->others, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

typedef struct
{
  char *path;
  char *kiosk_id;
  char *others;   /* lines of the file that are not this kiosk's */
  gint64 last_no; /* the last that was given out, as far as is known here */
  Paper paper;    /* the last that was seen in the store */
  gint64 written; /* as the file has it */
  GjAuditKept *audit;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->path);
  g_free (mark->kiosk_id);
  g_free (mark->others);
  gj_audit_kept_free (mark->audit);
  g_free (mark);
}

/* *@paper: the last of the kiosk. */
static gboolean
read_last (GjStore *store, const char *kiosk_id, Paper *paper, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT receipt_no, hash FROM receipt WHERE kiosk_id = $1 ORDER BY receipt_no DESC LIMIT 1", error);

  *paper = (Paper){ 0 };
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      paper->receipt_no = gj_statement_int64 (row, 0);
      g_strlcpy (paper->hash, gj_statement_text (row, 1), sizeof paper->hash);
      return TRUE;
    case GJ_STEP_DONE:
      return TRUE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}

/* "02-000138-HASH-0". */
static gboolean
parse_paper (const char *line, char **kiosk_id, Paper *paper)
{
  g_auto (GStrv) parts = g_strsplit (line, "-", -1);

  if (g_strv_length (parts) != 4 || *parts[0] == '\0' || strlen (parts[2]) != HEX || !g_str_equal (parts[3], "0")
      || !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXUINT32, &paper->receipt_no, NULL))
    return FALSE;
  g_strlcpy (paper->hash, parts[2], sizeof paper->hash);
  *kiosk_id = g_strdup (parts[0]);
  return TRUE;
}

static gboolean
read_line (const char *line, const char *kiosk_id, GString *others, Lines *lines)
{
  g_autofree char *whose = NULL;
  gint64 number = 0;
  Paper paper = { 0 };

  if (g_ascii_string_to_signed (line, 10, 0, G_MAXINT64, &number, NULL))
    {
      lines->bare = TRUE;
      lines->known = TRUE;
      lines->last_no = MAX (lines->last_no, number);
      return TRUE;
    }
  if (parse_paper (line, &whose, &paper))
    {
      if (!g_str_equal (whose, kiosk_id))
        g_string_append_printf (others, "%s\n", line);
      else if (paper.receipt_no > lines->paper.receipt_no)
        lines->paper = paper;
      return TRUE;
    }
  if (!gj_number_release_parse (line, &whose, &number))
    return FALSE;
  if (g_str_equal (whose, kiosk_id))
    {
      lines->known = TRUE;
      lines->last_no = MAX (lines->last_no, number);
    }
  else
    g_string_append_printf (others, "%s\n", line);
  return TRUE;
}

/* @lines must be { 0 }. */
static gboolean
read_file (const char *path, const char *kiosk_id, Lines *lines, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  gboolean legible;

  if (!g_file_get_contents (path, &text, NULL, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, "%s：%s", path, local->message);
      return FALSE;
    }
  rows = g_strsplit (g_strstrip (text), "\n", -1);
  legible = rows[0] != NULL;
  for (guint i = 0; rows[i] != NULL && legible; i++)
    legible = read_line (g_strstrip (rows[i]), kiosk_id, others, lines);
  lines->others = g_string_free (g_steal_pointer (&others), FALSE);
  if (legible)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO,
               _ ("%s：这个文件记着本机打到的最后一个凭条号，现在读不懂。"
                  "请核对最后一张凭条的号码，改成这个号码，例如 02-000138"),
               path);
  return FALSE;
}

static gboolean
refuse (GjStore *store, const char *kiosk_id, gint64 given_out, gint64 last_no, GError **error)
{
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER,
               _ ("%s：数据库比已打出的凭条旧：本机的凭条打到了 %s-%06d，库里只到 %06d。"
                  "请恢复更新的备份；没有的话，逐笔核对这之间的凭条，给本机换一个新机号（[kiosk] id）"
                  "和新密钥再用，旧机号停用"),
               gj_store_get_url (store), kiosk_id, (int)given_out, (int)last_no);
  return FALSE;
}

/* The way out of refuse() is a new number for the machine, whose papers these are not. */
static void
tell_how_to_name (const char *path, const Lines *lines, GError **error)
{
  if (lines->bare && error != NULL)
    g_prefix_error (error, _ ("%s 里的 %d 没有写机号，算作本机的；是旧机号的，请在前面补上旧机号和“-”。"), path,
                    (int)lines->last_no);
}

/* The store was restored after this kiosk's last paper in it, by the kiosk's own chain of audit or, where another one's
 * configuration was used, by the clocks. What is in no backup are the papers made after it. */
static const char RESTORED_SINCE[]
    = "SELECT count(*) FROM audit r WHERE r.kind = 'restored' AND CASE WHEN r.kiosk_id = $1"
      " THEN r.audit_no > COALESCE ((SELECT max (a.audit_no) FROM audit a WHERE a.kiosk_id = $1"
      "  AND a.time_us = (SELECT p.time_us FROM receipt p WHERE p.kiosk_id = $1 ORDER BY p.receipt_no DESC LIMIT 1)), 0)"
      " ELSE r.time_us >= (SELECT p.time_us FROM receipt p WHERE p.kiosk_id = $1 ORDER BY p.receipt_no DESC LIMIT 1) END";

/* Without a number to compare with, a restored store may be older than papers that nobody here knows of. */
static gboolean
check_without_number (GjStore *store, const char *path, const char *kiosk_id, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, RESTORED_SINCE, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  if (gj_statement_int64 (row, 0) == 0)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER,
               _ ("%s：数据库是用备份恢复的，而 %s 里没有本机打到的最后一个凭条号，不知道备份之后打过哪些号。没有写入任何内容，钱没有动。"
                  "请找出本机打出的最新一张凭条，运行 gongjictl series 它的编号，例如 %s-000138；一张也没有打过就写 %s-000000"),
               gj_store_get_url (store), path, kiosk_id, kiosk_id);
  return FALSE;
}

/* Somebody wrote papers in this kiosk's number elsewhere, or in a store that is not this one: however far they came. */
static gboolean
check_paper (GjStore *store, const char *path, const char *kiosk_id, const Paper *paper, GError **error)
{
  g_autoptr (GjStatement) row = NULL;
  g_autofree char *number = gj_receipt_format_number (kiosk_id, (guint32)paper->receipt_no);

  if (paper->receipt_no == 0)
    return TRUE;
  row = gj_statement_take (store, "SELECT count(*) FROM receipt WHERE kiosk_id = $1 AND receipt_no = $2 AND hash = $3", error);
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, paper->receipt_no);
  gj_statement_bind_text (row, 3, paper->hash);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  if (gj_statement_int64 (row, 0) == 1)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER,
               _ ("%s：库里的 %s 不是本机打出的那一张（%s 记着它的摘要）：有别的机器用本机的机号打过凭条，或这不是原来的数据库。"
                  "没有写入任何内容，钱没有动。请逐笔核对本机的凭条，恢复本机原来的数据库；"
                  "没有的话，给本机换一个新机号（[kiosk] id）和新密钥再用，旧机号停用"),
               gj_store_get_url (store), number, path);
  return FALSE;
}

gboolean
gj_number_mark_check (GjStore *store, const char *path, const char *kiosk_id, GError **error)
{
  g_auto (Lines) lines = { 0 };
  Paper last;

  if (!read_file (path, kiosk_id, &lines, error) || !read_last (store, kiosk_id, &last, error))
    return FALSE;
  if (lines.known && last.receipt_no < lines.last_no)
    {
      (void)refuse (store, kiosk_id, lines.last_no, last.receipt_no, error);
      tell_how_to_name (path, &lines, error);
      return FALSE;
    }
  if (!check_paper (store, path, kiosk_id, &lines.paper, error))
    return FALSE;
  if (gj_store_is_shared (store))
    return gj_number_release_check (store, kiosk_id, error);
  return lines.known || check_without_number (store, path, kiosk_id, error);
}

static gboolean
write_file (const char *path, const char *kiosk_id, gint64 last_no, const Paper *paper, const char *others, GError **error)
{
  g_autofree char *number = gj_receipt_format_number (kiosk_id, (guint32)last_no);
  g_autofree char *seen = gj_receipt_format_number (kiosk_id, (guint32)paper->receipt_no);
  g_autofree char *line = paper->receipt_no > 0 ? g_strdup_printf ("%s-%s-0\n", seen, paper->hash) : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("%s\n%s%s", number, line, others != NULL ? others : "");

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                   error);
}

gboolean
gj_number_mark_tell (GjStore *store, GjClock *clock, const char *path, const char *kiosk_id, const char *number,
                     const char *who, GError **error)
{
  g_auto (Lines) lines = { 0 };
  g_autofree char *whose = NULL;
  gint64 last_no = 0;

  if (!gj_number_release_parse (number, &whose, &last_no) || !g_str_equal (whose, kiosk_id))
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT,
                   _ ("应为本机凭条上的编号，例如 %s-000138；没有改动任何内容"), kiosk_id);
      return FALSE;
    }
  if (!read_file (path, kiosk_id, &lines, error))
    return FALSE;
  if (lines.known && last_no < lines.last_no)
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT,
                   _ ("%s 记着本机的凭条打到了 %s-%06d，不能改小；没有改动任何内容"), path, kiosk_id,
                   (int)lines.last_no);
      return FALSE;
    }
  return gj_number_release_record (store, clock, kiosk_id, number, who, error)
         && write_file (path, kiosk_id, last_no, &lines.paper, lines.others, error);
}

static void
follow_number (GjStore *store, Mark *mark)
{
  Paper last;
  g_autoptr (GError) error = NULL;

  if (!read_last (store, mark->kiosk_id, &last, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  if (last.receipt_no >= mark->last_no)
    {
      mark->last_no = last.receipt_no;
      mark->paper = last;
    }
  if (mark->last_no <= mark->written)
    return;
  if (write_file (mark->path, mark->kiosk_id, mark->last_no, &mark->paper, mark->others, &error))
    mark->written = mark->last_no;
  else
    g_warning ("%s", error->message);
}

static void
on_committed (GjStore *store, gpointer data)
{
  Mark *mark = data;

  follow_number (store, mark);
  gj_audit_kept_follow (mark->audit, store);
}

static void
keep_audit (Mark *mark, GjStore *store)
{
  g_autofree char *path = gj_audit_kept_path (mark->path, mark->kiosk_id);

  g_clear_pointer (&mark->audit, gj_audit_kept_free);
  mark->audit = gj_audit_kept_new (store, path, mark->kiosk_id);
}

/* What this program knows itself counts where its file could not be written. */
static gboolean
on_reconnected (GjStore *store, gpointer data, GError **error)
{
  Mark *mark = data;
  Paper last;

  if (!gj_number_mark_check (store, mark->path, mark->kiosk_id, error)
      || !read_last (store, mark->kiosk_id, &last, error))
    return FALSE;
  if (last.receipt_no < mark->last_no)
    return refuse (store, mark->kiosk_id, mark->last_no, last.receipt_no, error);
  if (!check_paper (store, mark->path, mark->kiosk_id, &mark->paper, error))
    return FALSE;
  keep_audit (mark, store);
  on_committed (store, mark); /* the answer to the last COMMIT may have been lost */
  return TRUE;
}

static const GjStoreWatch WATCH = { .committed = on_committed, .reconnected = on_reconnected };

void
gj_number_mark_keep (GjStore *store, const char *path, const char *kiosk_id)
{
  Mark *mark = g_new0 (Mark, 1);
  g_auto (Lines) lines = { 0 };
  g_autoptr (GError) error = NULL;

  mark->path = g_strdup (path);
  mark->kiosk_id = g_strdup (kiosk_id);
  if (!read_file (path, kiosk_id, &lines, &error))
    g_warning ("%s", error->message);
  mark->others = g_steal_pointer (&lines.others);
  mark->last_no = lines.last_no;
  mark->paper = lines.paper;
  /* A bare one is written anew, with its kiosk, and one that does not say what the paper was with that. */
  mark->written = lines.bare || (lines.last_no > 0 && lines.paper.receipt_no < lines.last_no) ? -1 : lines.last_no;
  keep_audit (mark, store);
  gj_store_set_watch (store, &WATCH, mark, mark_free);
  on_committed (store, mark);
}

gboolean
gj_number_mark_allow (GjStore *store, const char *kiosk_id, gint64 receipt_no, GError **error)
{
  const Mark *mark = gj_store_get_watched (store, &WATCH);

  g_assert (receipt_no >= 1);
  return mark == NULL || !g_str_equal (mark->kiosk_id, kiosk_id) || receipt_no > mark->last_no
         || refuse (store, kiosk_id, mark->last_no, receipt_no - 1, error);
}
