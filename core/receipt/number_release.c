/* SPDX-License-Identifier: Apache-2.0 */
/* See number_release.h. The audit alone keeps it, so that it is lost together with the "restored" that it answers. */
#include "core/receipt/number_release.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/audit/audit_mark.h"
#include "core/base/i18n.h"
#include "core/store/statement.h"

gboolean
gj_number_release_parse (const char *text, char **kiosk_id, gint64 *receipt_no)
{
  const char *hyphen = strrchr (text, '-');

  if (hyphen == NULL || hyphen == text
      || !g_ascii_string_to_signed (hyphen + 1, 10, 0, G_MAXUINT32, receipt_no, NULL))
    return FALSE;
  *kiosk_id = g_strndup (text, (gsize)(hyphen - text));
  return TRUE;
}

static gboolean
count (GjStore *store, const char *sql, const char *kiosk_id, gint64 *number, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *number = gj_statement_int64 (row, 0);
  return TRUE;
}

static gboolean
read_last (GjStore *store, const char *kiosk_id, gint64 *last_no, GError **error)
{
  return count (store, "SELECT COALESCE (max (receipt_no), 0) FROM receipt WHERE kiosk_id = $1", kiosk_id, last_no, error);
}

/* Takes those out of @restored that a decision for @kiosk_id names. One that told of a paper which the store does not have
 * decided that it is too old. */
static gboolean
take_answered (GjStore *store, const char *kiosk_id, GPtrArray *restored, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT object, detail FROM audit WHERE kiosk_id = $1 AND kind = 'series.told' ORDER BY audit_no", error);
  gint64 last_no = 0;
  GjStep step = GJ_STEP_FAILED;

  if (row == NULL || !read_last (store, kiosk_id, &last_no, error))
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      g_autofree char *whose = NULL;
      gint64 told = 0;

      if (!gj_number_release_parse (gj_statement_text (row, 0), &whose, &told) || told > last_no)
        continue;
      for (guint i = restored->len; i > 0; i--)
        if (strstr (gj_statement_text (row, 1), g_ptr_array_index (restored, i - 1)) != NULL)
          g_ptr_array_remove_index (restored, i - 1);
    }
  return step == GJ_STEP_DONE;
}

gboolean
gj_number_release_check (GjStore *store, const char *kiosk_id, GError **error)
{
  g_autoptr (GPtrArray) restored = NULL;

  if (!gj_store_is_shared (store))
    return TRUE;
  restored = gj_audit_list_restored (store, error);
  if (restored == NULL)
    return FALSE;
  if (restored->len > 0 && !take_answered (store, kiosk_id, restored, error))
    return FALSE;
  if (restored->len == 0)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER,
               _ ("%s：数据库是用备份恢复的（审计 %s），本机还没有放行：备份之后各台终端缴的费不在里面，现在收就会收两次。"
                  "没有写入任何内容，钱没有动。请先逐笔核对备份之后的凭条，再找出本机打出的最新一张凭条，"
                  "运行 gongjictl series 它的编号，例如 %s-000138；一张也没有打过就写 %s-000000"),
               gj_store_get_url (store), (const char *) g_ptr_array_index (restored, 0), kiosk_id, kiosk_id);
  return FALSE;
}

/* (transfer full) */
static char *
name_restored (GjStore *store, const char *who, GError **error)
{
  g_autoptr (GPtrArray) restored = NULL;
  GString *detail;

  if (!gj_store_is_shared (store))
    return g_strdup_printf ("by %s", who);
  restored = gj_audit_list_restored (store, error);
  if (restored == NULL)
    return NULL;
  detail = g_string_new (NULL);
  g_string_append_printf (detail, "by %s", who);
  for (guint i = 0; i < restored->len; i++)
    g_string_append_printf (detail, "%s%s", i == 0 ? ", after restored " : " ",
                            (const char *) g_ptr_array_index (restored, i));
  return g_string_free (detail, FALSE);
}

gboolean
gj_number_release_record (GjStore *store, GjClock *clock, const char *kiosk_id, const char *number, const char *who,
                          GError **error)
{
  g_autofree char *detail = name_restored (store, who, error);
  const GjAuditEntry entry = { .kiosk_id = kiosk_id,
                               .time_us = gj_clock_now_us (clock),
                               .kind = "series.told",
                               .subject = "",
                               .object = number,
                               .result = "ok",
                               .detail = detail };

  return detail != NULL && gj_audit_record (store, &entry, error);
}

gboolean
gj_number_release_judge (GjStore *store, const char *number, char **kiosk_id, GError **error)
{
  gint64 told = 0;
  gint64 last_no = 0;
  gint64 granted = 0;

  if (!gj_store_is_shared (store) || !gj_number_release_parse (number, kiosk_id, &told))
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT,
                   _ ("“%s”应为本机凭条上的编号；共享数据库可以用逗号分开写各台终端的，例如 02-000138,03-000000。没有改动任何内容"),
                   number);
      return FALSE;
    }
  if (!read_last (store, *kiosk_id, &last_no, error)
      || !count (store, "SELECT count(*) FROM kiosk_user WHERE kiosk_id = $1", *kiosk_id, &granted, error))
    return FALSE;
  if (last_no == 0 && granted == 0)
    {
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT,
                   _ ("没有终端 %s：先用 gongjictl grant 给它授权。没有改动任何内容"), *kiosk_id);
      return FALSE;
    }
  if (told <= last_no)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_OLDER,
               _ ("%s：数据库比终端 %s 已打出的凭条旧：凭条打到了 %s，库里只到 %s-%06d。没有放行，没有改动任何内容。"
                  "请恢复更新的备份；没有的话，逐笔核对这之间的凭条，给那台终端换一个新机号和新密钥再用"),
               gj_store_get_url (store), *kiosk_id, number, *kiosk_id, (int)last_no);
  return FALSE;
}
