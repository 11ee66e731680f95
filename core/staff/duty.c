/* SPDX-License-Identifier: Apache-2.0 */
/* See duty.h. The look-ups of single acts go by an index of the staff's records alone (0008.sql); the papers since the
 * last change of the roll are one sweep over the end of the chain. */
#include "core/staff/duty.h"

#include "core/audit/audit.h"
#include "core/store/statement.h"

static const char *const KINDS[GJ_DUTY_COUNT] = {
  [GJ_DUTY_ENTERED] = "staff.entered",
  [GJ_DUTY_LEFT] = "staff.left",
  [GJ_DUTY_REFUSED] = "staff.refused",
  [GJ_DUTY_PAPER_CHANGED] = "staff.paper-changed",
  [GJ_DUTY_PRINT_TEST] = "staff.print-test",
  [GJ_DUTY_PRINTER_RESET] = "staff.printer-reset",
  [GJ_DUTY_CARD_TEST] = "staff.card-test",
  [GJ_DUTY_PAPERS_SEEN] = "staff.papers-seen",
  [GJ_DUTY_RECEIPT] = "staff.receipt",
  [GJ_DUTY_DAY_END] = "staff.day-end",
  [GJ_DUTY_DAY_SLIP] = "staff.day-slip",
  [GJ_DUTY_PAUSED] = "staff.paused",
  [GJ_DUTY_RESUMED] = "staff.resumed",
  [GJ_DUTY_BRIGHTNESS] = "staff.brightness",
  [GJ_DUTY_VOLUME] = "staff.volume",
  [GJ_DUTY_LOGS_COPIED] = "staff.logs-copied",
  [GJ_DUTY_RESTART] = "staff.restart",
};

const char *
gj_duty_kind (GjDutyAct act)
{
  g_assert (act < GJ_DUTY_COUNT);
  return KINDS[act];
}

gboolean
gj_duty_record (GjStore *store, const char *kiosk_id, const GjDuty *duty, GError **error)
{
  g_autofree char *subject = g_strconcat ("staff:", duty->staff_no, NULL);
  const GjAuditEntry entry = {
    .kiosk_id = kiosk_id,
    .time_us = duty->time_us,
    .kind = gj_duty_kind (duty->act),
    .subject = subject,
    .object = duty->object,
    .result = duty->result,
    .detail = "",
  };

  return gj_audit_record (store, &entry, error);
}

void
gj_duty_state_clear (GjDutyState *state)
{
  g_clear_pointer (&state->notice, g_free);
  g_clear_pointer (&state->volume, g_free);
}

/* The last record of one act. Its number stays 0 where there is none. */
static gboolean
read_last (GjStore *store, const char *kiosk_id, GjDutyAct act, gint64 *audit_no, gint64 *time_us,
           char **object, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT audit_no, time_us, object FROM audit WHERE kiosk_id = $1 AND kind = $2"
                           " AND substr (kind, 1, 6) = 'staff.' ORDER BY audit_no DESC LIMIT 1",
                           error);

  *audit_no = 0;
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_text (row, 2, gj_duty_kind (act));
  switch (gj_statement_find (row, error))
    {
    case GJ_FOUND:
      *audit_no = gj_statement_int64 (row, 0);
      *time_us = gj_statement_int64 (row, 1);
      if (object != NULL)
        *object = gj_statement_dup_text (row, 2);
      return TRUE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

/* A paper that stopped in the middle, or of which nobody knows, used the roll as well. */
static gboolean
count_papers (GjStore *store, const char *kiosk_id, gint64 after_no, gint64 *papers, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT count(*) FROM audit WHERE kiosk_id = $1 AND audit_no > $2"
                           " AND kind IN ('receipt.print', 'letter.print', 'staff.print-test', 'staff.day-slip')"
                           " AND result IN ('printed', 'stopped', 'unknown', 'ok')",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, after_no);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *papers = gj_statement_int64 (row, 0);
  return TRUE;
}

static gboolean
read_end (GjStore *store, const char *kiosk_id, gint64 *time_us, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT time_us FROM audit WHERE kiosk_id = $1 ORDER BY audit_no DESC LIMIT 1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  switch (gj_statement_find (row, error))
    {
    case GJ_FOUND:
      *time_us = gj_statement_int64 (row, 0);
      return TRUE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

static gboolean
read_state (GjStore *store, const char *kiosk_id, GjDutyState *state, GError **error)
{
  gint64 changed_no = 0, paused_no = 0, paused_us = 0, resumed_no = 0, resumed_us = 0, volume_no = 0, volume_us = 0;

  if (!read_last (store, kiosk_id, GJ_DUTY_PAPER_CHANGED, &changed_no, &state->paper_changed_us, NULL,
                  error)
      || !count_papers (store, kiosk_id, changed_no, &state->papers, error)
      || !read_last (store, kiosk_id, GJ_DUTY_PAUSED, &paused_no, &paused_us, &state->notice,
                     error)
      || !read_last (store, kiosk_id, GJ_DUTY_RESUMED, &resumed_no, &resumed_us, NULL, error)
      || !read_last (store, kiosk_id, GJ_DUTY_VOLUME, &volume_no, &volume_us, &state->volume, error)
      || !read_end (store, kiosk_id, &state->last_record_us, error))
    return FALSE;
  state->paused = paused_no > resumed_no;
  return TRUE;
}

gboolean
gj_duty_read_state (GjStore *store, const char *kiosk_id, GjDutyState *state, GError **error)
{
  gboolean done;

  if (!gj_store_begin_read (store, error))
    return FALSE;
  done = read_state (store, kiosk_id, state, error);
  gj_store_rollback (store);
  return done;
}
