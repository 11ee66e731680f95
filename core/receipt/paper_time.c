/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_time.h. What staff accepted is asked for only where the clock is not believed. */
#include "core/receipt/paper_time.h"

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/receipt/receipt.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#define ACCEPTED "clock.accepted"

static gboolean
read_last (GjStore *store, const char *kiosk_id, gint64 *last_no, gint64 *last_us, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT receipt_no, time_us FROM receipt WHERE kiosk_id = $1"
                           " ORDER BY receipt_no DESC LIMIT 1",
                           error);
  GjFind found;

  *last_no = 0;
  *last_us = 0;
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  found = gj_statement_find (row, error);
  if (found == GJ_FOUND)
    {
      *last_no = gj_statement_int64 (row, 0);
      *last_us = gj_statement_int64 (row, 1);
    }
  return found != GJ_FIND_FAILED;
}

/* When staff last found the clock of @kiosk_id to be right after that paper was made. */
static GjFind
find_accepted (GjStore *store, const char *kiosk_id, gint64 receipt_no, gint64 *accepted_us, GError **error)
{
  g_autofree char *number = gj_receipt_format_number (kiosk_id, (guint32)receipt_no);
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT time_us FROM audit WHERE kiosk_id = $1 AND kind = '" ACCEPTED "'"
                           " AND length (object) >= length ($2) AND (length (object) > length ($2) OR object >= $2)"
                           " ORDER BY audit_no DESC LIMIT 1",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_text (row, 2, number);
  found = gj_statement_find (row, error);
  if (found == GJ_FOUND)
    *accepted_us = gj_statement_int64 (row, 0);
  return found;
}

static gboolean
refuse (GjTimeVerdict verdict, const char *kiosk_id, gint64 paper_no, gint64 paper_us, gint64 now_us, GError **error)
{
  g_autofree char *number = gj_receipt_format_number (kiosk_id, (guint32)paper_no);
  g_autofree char *paper = gj_time_format (paper_us);
  g_autofree char *now = gj_time_format (now_us);

  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CLOCK,
               verdict == GJ_TIME_BEFORE
                   ? _ ("本机时钟不对：现在显示 %s，而凭条 %s 是 %s 的。没有写入任何内容，钱没有动。请校准时间；"
                        "时间没有错、是那张凭条的时间错了，请在那台终端运行 gongjictl clock")
                   : _ ("本机时钟可能不对：现在显示 %s，而上一张凭条 %s 是 %s 的，隔了一年多。没有写入任何内容，钱没有动。"
                        "请校准时间；时间没有错，请运行 gongjictl clock"),
               now, number, paper);
  return FALSE;
}

gboolean
gj_paper_time_follow (GjStore *store, const char *kiosk_id, gint64 last_no, gint64 last_us, gint64 now_us,
                      gint64 *time_us, GError **error)
{
  GjTimeVerdict verdict;
  gint64 accepted_us = 0;

  *time_us = now_us;
  if (last_no == 0)
    return TRUE;
  verdict = gj_time_follow (now_us, last_us, time_us);
  if (verdict == GJ_TIME_FOLLOWS)
    return TRUE;
  switch (find_accepted (store, kiosk_id, last_no, &accepted_us, error))
    {
    case GJ_FOUND:
      return gj_time_follow (now_us, accepted_us, time_us) == GJ_TIME_FOLLOWS
             || refuse (verdict, kiosk_id, last_no, last_us, now_us, error);
    case GJ_NOT_FOUND:
      return refuse (verdict, kiosk_id, last_no, last_us, now_us, error);
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

gboolean
gj_paper_time_after (GjStore *store, const char *kiosk_id, gint64 receipt_no, gint64 paper_us, gint64 now_us,
                     gint64 *time_us, GError **error)
{
  GjTimeVerdict verdict;
  gint64 accepted_us = 0;

  *time_us = now_us;
  verdict = gj_time_follow (now_us, paper_us, time_us);

  /* Years may lie between the two. */
  if (verdict == GJ_TIME_FOLLOWS || verdict == GJ_TIME_FAR)
    return TRUE;
  switch (find_accepted (store, kiosk_id, receipt_no, &accepted_us, error))
    {
    case GJ_FOUND: /* before that paper's moment: the paper's was wrong */
      return (accepted_us < paper_us && gj_time_follow (now_us, accepted_us, time_us) != GJ_TIME_BEFORE)
             || refuse (verdict, kiosk_id, receipt_no, paper_us, now_us, error);
    case GJ_NOT_FOUND:
      return refuse (verdict, kiosk_id, receipt_no, paper_us, now_us, error);
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

gboolean
gj_paper_time_check (GjStore *store, const char *kiosk_id, gint64 now_us, GError **error)
{
  gint64 last_no = 0;
  gint64 last_us = 0;
  gint64 time_us = 0;

  return read_last (store, kiosk_id, &last_no, &last_us, error)
         && gj_paper_time_follow (store, kiosk_id, last_no, last_us, now_us, &time_us, error);
}

static gboolean
write_accepted (GjStore *store, GjClock *clock, const char *kiosk_id, GError **error)
{
  gint64 now_us = gj_clock_now_us (clock);
  gint64 last_no = 0;
  gint64 last_us = 0;
  g_autofree char *number = NULL;
  g_autofree char *last = NULL;
  g_autofree char *detail = NULL;
  GjAuditEntry entry = { .kiosk_id = kiosk_id, .time_us = now_us, .kind = ACCEPTED, .subject = "", .result = "ok" };

  if (!gj_store_claim_kiosk (store, kiosk_id, error) || !read_last (store, kiosk_id, &last_no, &last_us, error))
    return FALSE;
  number = gj_receipt_format_number (kiosk_id, (guint32)last_no);
  last = gj_time_format (last_us);
  detail = g_strdup_printf ("the last paper is of %s", last);
  entry.object = number;
  entry.detail = detail;
  return gj_audit_append (store, &entry, error) && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

gboolean
gj_paper_time_accept (GjStore *store, GjClock *clock, const char *kiosk_id, GError **error)
{
  gboolean done;

  if (!gj_store_begin (store, error))
    return FALSE;
  done = write_accepted (store, clock, kiosk_id, error);
  gj_store_rollback (store);
  return done;
}
