/* SPDX-License-Identifier: Apache-2.0 */
/* The file is one line: the mark and that record's moment, "02-412-7F3A-9C21-D04E-5566 1792028652000000". By the moment a
 * store that was restored since is told from one that lost its end otherwise. */
#include "core/audit/audit_kept.h"

#include <string.h>

#include "core/audit/audit_mark.h"
#include "core/audit/audit_private.h"
#include "core/base/i18n.h"
#include "core/store/statement.h"

struct GjAuditKept
{
  char *path;
  char *kiosk_id;
  gint64 audit_no; /* as the file has it; 0: none */
  char *mark;      /* of that record */
  gboolean doubt;  /* they do not agree: the file stays */
};

char *
gj_audit_kept_path (const char *number_mark, const char *kiosk_id)
{
  return g_strdup_printf ("%s.audit-%s", number_mark, kiosk_id);
}

/* *@mark: "" where there is no file. FALSE: it cannot be understood. */
static gboolean
read_file (const char *path, const char *kiosk_id, char **mark, gint64 *audit_no, gint64 *time_us)
{
  g_autofree char *text = NULL;
  g_autofree char *begin = g_strconcat (kiosk_id, "-", NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  *mark = g_strdup ("");
  *audit_no = 0;
  if (!g_file_get_contents (path, &text, NULL, &error))
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  words = g_strsplit (g_strstrip (text), " ", -1);
  if (g_strv_length (words) != 2 || !g_str_has_prefix (words[0], begin)
      || !g_ascii_string_to_signed (words[1], 10, G_MININT64, G_MAXINT64, time_us, NULL))
    return FALSE;
  *audit_no = g_ascii_strtoll (words[0] + strlen (begin), NULL, 10);
  g_free (*mark);
  *mark = g_strdup (words[0]);
  return *audit_no >= 1;
}

/* Asked only where they do not agree: it reads the whole audit. */
static GjAuditKeptFound
find_restored (GjStore *store, gint64 time_us, GjAuditKeptFound otherwise, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store, "SELECT count(*) FROM audit WHERE kind = 'restored' AND time_us >= $1", error);

  if (row == NULL)
    return GJ_AUDIT_KEPT_FAILED;
  gj_statement_bind_int64 (row, 1, time_us);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return GJ_AUDIT_KEPT_FAILED;
  return gj_statement_int64 (row, 0) > 0 ? GJ_AUDIT_KEPT_PUT_BACK : otherwise;
}

GjAuditKeptFound
gj_audit_kept_compare (GjStore *store, const char *path, const char *kiosk_id, char **mark, GError **error)
{
  gint64 audit_no = 0;
  gint64 time_us = 0;

  if (!read_file (path, kiosk_id, mark, &audit_no, &time_us))
    return GJ_AUDIT_KEPT_ILLEGIBLE;
  if (audit_no == 0)
    return GJ_AUDIT_KEPT_NONE;
  switch (gj_audit_find_mark (store, *mark, error))
    {
    case GJ_AUDIT_MARK_KEPT:
      return GJ_AUDIT_KEPT_AGREES;
    case GJ_AUDIT_MARK_CHANGED:
      return find_restored (store, time_us, GJ_AUDIT_KEPT_CHANGED, error);
    case GJ_AUDIT_MARK_GONE:
      return find_restored (store, time_us, GJ_AUDIT_KEPT_ENDS_BEFORE, error);
    case GJ_AUDIT_MARK_NO_MARK:
      return GJ_AUDIT_KEPT_ILLEGIBLE;
    case GJ_AUDIT_MARK_FAILED:
      return GJ_AUDIT_KEPT_FAILED;
    }
  g_assert_not_reached ();
}

char *
gj_audit_kept_dup_sentence (GjAuditKeptFound found, const char *path, const char *mark)
{
  switch (found)
    {
    case GJ_AUDIT_KEPT_ENDS_BEFORE:
      return g_strdup_printf (_ ("库里的审计在 %s 之前就断了：%s 记着本机的审计到过这一条，它和它以后的记录被删掉了，"
                                 "或数据库被换成了旧的。请查明；查明以后删掉这个文件，本机从现在的末尾重新记"),
                              mark, path);
    case GJ_AUDIT_KEPT_CHANGED:
      return g_strdup_printf (_ ("库里的审计已经不是 %s：%s 记着的这个号现在是另一条记录，它或它以前的记录被改写过。"
                                 "请查明；查明以后删掉这个文件，本机从现在的末尾重新记"),
                              mark, path);
    case GJ_AUDIT_KEPT_ILLEGIBLE:
      return g_strdup_printf (_ ("%s：这个文件记着本机的审计到了哪一条，现在读不懂。请查明；查明以后删掉它，本机从现在的末尾重新记"),
                              path);
    case GJ_AUDIT_KEPT_NONE:
    case GJ_AUDIT_KEPT_AGREES:
    case GJ_AUDIT_KEPT_PUT_BACK:
    case GJ_AUDIT_KEPT_FAILED:
      break;
    }
  return NULL;
}

void
gj_audit_kept_free (GjAuditKept *kept)
{
  g_free (kept->path);
  g_free (kept->kiosk_id);
  g_free (kept->mark);
  g_free (kept);
}

GjAuditKept *
gj_audit_kept_new (GjStore *store, const char *path, const char *kiosk_id)
{
  GjAuditKept *kept = g_new0 (GjAuditKept, 1);
  g_autofree char *mark = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time_us = 0;
  const GjAuditKeptFound found = gj_audit_kept_compare (store, path, kiosk_id, &mark, &error);

  kept->path = g_strdup (path);
  kept->kiosk_id = g_strdup (kiosk_id);
  sentence = gj_audit_kept_dup_sentence (found, path, mark);
  kept->doubt = sentence != NULL || found == GJ_AUDIT_KEPT_FAILED;
  if (kept->doubt)
    g_warning ("%s", sentence != NULL ? sentence : error->message);
  if (found == GJ_AUDIT_KEPT_PUT_BACK)
    g_message ("the audit had come to %s; the store was restored since", mark);
  if (found == GJ_AUDIT_KEPT_AGREES)
    (void)!read_file (path, kiosk_id, &kept->mark, &kept->audit_no, &time_us);
  return kept;
}

/* Of two rows or one: that of the file, which must still be what it was, and the last. FALSE: nothing is to be written. */
static gboolean
read_end (GjAuditKept *kept, GjStore *store, gint64 *audit_no, char **mark, gint64 *time_us, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT audit_no, hash, time_us FROM audit WHERE kiosk_id = $1 AND (audit_no = $2"
      " OR audit_no = (SELECT max (audit_no) FROM audit WHERE kiosk_id = $1)) ORDER BY audit_no",
      error);
  gboolean known = kept->audit_no == 0;
  GjStep step = GJ_STEP_FAILED;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kept->kiosk_id);
  gj_statement_bind_int64 (row, 2, kept->audit_no);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      g_free (*mark);
      *audit_no = gj_statement_int64 (row, 0);
      *mark = gj_audit_make_mark (kept->kiosk_id, *audit_no, gj_statement_text (row, 1));
      *time_us = gj_statement_int64 (row, 2);
      known = known || g_strcmp0 (*mark, kept->mark) == 0;
    }
  if (step == GJ_STEP_FAILED)
    return FALSE;
  kept->doubt = !known;
  return known && *audit_no > kept->audit_no;
}

static gboolean
write_file (GjAuditKept *kept, const char *mark, gint64 time_us, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", mark, time_us);

  return g_file_set_contents_full (kept->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

void
gj_audit_kept_follow (GjAuditKept *kept, GjStore *store)
{
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;
  gint64 audit_no = 0;
  gint64 time_us = 0;

  if (kept->doubt)
    return;
  if (read_end (kept, store, &audit_no, &mark, &time_us, &error) && write_file (kept, mark, time_us, &error))
    {
      kept->audit_no = audit_no;
      g_free (kept->mark);
      kept->mark = g_steal_pointer (&mark);
    }
  if (error != NULL)
    g_warning ("%s", error->message);
  else if (kept->doubt)
    g_warning ("the audit no longer has %s, which %s keeps (gongjictl audit verify)", kept->mark, kept->path);
}
