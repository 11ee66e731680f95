/* SPDX-License-Identifier: Apache-2.0 */
/* The audit alone keeps it: a table of its own would be in the backup itself, and one older. */
#include "core/ledger/backup_record.h"

#include "core/audit/audit.h"
#include "core/receipt/receipt.h"
#include "core/store/statement.h"

static const char *
kind_of (GjBackupStep step)
{
  switch (step)
    {
    case GJ_BACKUP_WRITTEN:
      return "backup";
    case GJ_BACKUP_VERIFIED:
      return "backup.verified";
    case GJ_BACKUP_RESTORED:
      return "restored";
    }
  g_assert_not_reached ();
}

gboolean
gj_backup_record (GjStore *store, GjClock *clock, const char *kiosk_id, GjBackupStep step,
                  const char *file, const char *detail, GError **error)
{
  const GjAuditEntry entry = { .kiosk_id = kiosk_id,
                               .time_us = gj_clock_now_us (clock),
                               .kind = kind_of (step),
                               .subject = "",
                               .object = file,
                               .result = "ok",
                               .detail = detail };

  return gj_audit_record (store, &entry, error);
}

char *
gj_backup_list_last_papers (GjStore *store, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT kiosk_id, max(receipt_no) FROM receipt GROUP BY kiosk_id ORDER BY kiosk_id", error);
  g_autoptr (GString) numbers = g_string_new (NULL);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      g_autofree char *number
          = gj_receipt_format_number (gj_statement_text (row, 0), (guint32)gj_statement_int64 (row, 1));

      g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? " " : "", number);
    }
  if (step != GJ_STEP_DONE)
    return NULL;
  return g_strdup (numbers->len > 0 ? numbers->str : "none");
}

void
gj_backup_clear (GjBackup *backup)
{
  g_clear_pointer (&backup->file, g_free);
}

/* Of two terminals the clocks say what came first, of one its own numbers. */
gboolean
gj_backup_find_last (GjStore *store, GjClock *clock, GjBackup *last, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT b.time_us, b.object, (SELECT count(*) FROM audit v"
                           "  WHERE v.kind = 'backup.verified' AND v.object = b.object"
                           "  AND (v.kiosk_id = b.kiosk_id AND v.audit_no > b.audit_no"
                           "       OR v.kiosk_id <> b.kiosk_id AND v.time_us > b.time_us))"
                           " FROM audit b WHERE b.kind = 'backup' AND b.time_us <= $1"
                           " ORDER BY b.time_us DESC, b.audit_no DESC LIMIT 1",
                           error);
  GjStep step;

  g_assert (last->file == NULL);
  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_clock_now_us (clock) + G_TIME_SPAN_DAY);
  step = gj_statement_step (row, error);
  if (step == GJ_STEP_ROW)
    *last = (GjBackup){ .time_us = gj_statement_int64 (row, 0),
                        .file = gj_statement_dup_text (row, 1),
                        .verified = gj_statement_int64 (row, 2) > 0 };
  return step != GJ_STEP_FAILED;
}
