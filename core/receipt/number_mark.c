/* SPDX-License-Identifier: Apache-2.0 */
/* One line with one number; written whole or not at all, and only when it grew. */
#include "core/receipt/number_mark.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

typedef struct
{
  char *path;
  char *kiosk_id;
  gint64 last_no; /* the last that was given out, as far as is known here */
  gint64 written; /* as the file has it */
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->path);
  g_free (mark->kiosk_id);
  g_free (mark);
}

static gboolean
read_last (GjStore *store, const char *kiosk_id, gint64 *last_no, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT COALESCE (max (receipt_no), 0) FROM receipt WHERE kiosk_id = $1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *last_no = gj_statement_int64 (row, 0);
  return TRUE;
}

static gboolean
read_file (const char *path, gint64 *last_no, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  *last_no = 0;
  if (!g_file_get_contents (path, &text, NULL, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, "%s：%s", path, local->message);
      return FALSE;
    }
  if (g_ascii_string_to_signed (g_strchomp (text), 10, 0, G_MAXINT64, last_no, NULL))
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO,
               _ ("%s：这个文件记着本机打到的最后一个凭条号，现在读不懂。"
                  "请核对最后一张凭条的号码，改成这个数字，例如 138"),
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

gboolean
gj_number_mark_check (GjStore *store, const char *path, const char *kiosk_id, GError **error)
{
  gint64 given_out = 0;
  gint64 last_no = 0;

  if (!read_file (path, &given_out, error) || !read_last (store, kiosk_id, &last_no, error))
    return FALSE;
  return last_no >= given_out || refuse (store, kiosk_id, given_out, last_no, error);
}

static void
on_committed (GjStore *store, gpointer data)
{
  Mark *mark = data;
  gint64 last_no = 0;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_last (store, mark->kiosk_id, &last_no, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  mark->last_no = MAX (mark->last_no, last_no);
  if (mark->last_no <= mark->written)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", mark->last_no);
  if (g_file_set_contents_full (mark->path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    mark->written = mark->last_no;
  else
    g_warning ("%s", error->message);
}

/* What this program knows itself counts where its file could not be written. */
static gboolean
on_reconnected (GjStore *store, gpointer data, GError **error)
{
  Mark *mark = data;
  gint64 last_no = 0;

  if (!gj_number_mark_check (store, mark->path, mark->kiosk_id, error)
      || !read_last (store, mark->kiosk_id, &last_no, error))
    return FALSE;
  if (last_no < mark->last_no)
    return refuse (store, mark->kiosk_id, mark->last_no, last_no, error);
  on_committed (store, mark); /* the answer to the last COMMIT may have been lost */
  return TRUE;
}

static const GjStoreWatch WATCH = { .committed = on_committed, .reconnected = on_reconnected };

void
gj_number_mark_keep (GjStore *store, const char *path, const char *kiosk_id)
{
  Mark *mark = g_new0 (Mark, 1);
  g_autoptr (GError) error = NULL;

  mark->path = g_strdup (path);
  mark->kiosk_id = g_strdup (kiosk_id);
  if (!read_file (path, &mark->written, &error))
    g_warning ("%s", error->message);
  mark->last_no = mark->written;
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
