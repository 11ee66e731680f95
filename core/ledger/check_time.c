/* SPDX-License-Identifier: Apache-2.0 */
/* What lies in the future (I18): it was written while a kiosk's clock was ahead, and no day's reconciliation has it
 * until that day comes (I19). */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/store/statement.h"

/* A day of +08:00, counted from that of 1970; of what no calendar has the last one, 9999-12-31. */
#define DAY_OF(time)                                                                               \
  "CASE WHEN " time " > 253402271999999999 THEN 2932896 ELSE (" time " + 28800000000) / 86400000000 END"
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* $1: the last moment that is not in the future. Of a kiosk whose clock staff accepted after all of it, it is known. */
#define FUTURE                                                                                     \
  "SELECT x.kiosk_id, x.day, sum (x.transfers), sum (x.fen), sum (x.papers), sum (x.records),"     \
  " CASE WHEN COALESCE ((SELECT max (a.audit_no) FROM audit a WHERE a.kiosk_id = x.kiosk_id"       \
  "   AND a.kind = 'clock.accepted' AND a.time_us <= $1), 0)"                                      \
  "  > COALESCE ((SELECT max (a.audit_no) FROM audit a WHERE a.kiosk_id = x.kiosk_id"              \
  "   AND a.time_us > $1), 0) THEN 1 ELSE 0 END"                                                   \
  " FROM (SELECT kiosk_id, " DAY_OF ("time_us") " AS day, 1 AS transfers,"                         \
  "  CASE kind WHEN 'premium' THEN amount_fen WHEN 'reversal' THEN -amount_fen ELSE 0 END AS fen," \
  "  0 AS papers, 0 AS records FROM transfer WHERE time_us > $1"                                   \
  " UNION ALL SELECT kiosk_id, " DAY_OF ("time_us") ", 0, 0, 1, 0 FROM receipt WHERE time_us > $1" \
  " UNION ALL SELECT kiosk_id, " DAY_OF ("time_us") ", 0, 0, 0, 1 FROM audit WHERE time_us > $1) x" \
  " GROUP BY x.kiosk_id, x.day ORDER BY x.kiosk_id, x.day"

gboolean
gj_check_future (GjStore *store, GjClock *clock, GjCheckFuture visit, gpointer data, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (store, FUTURE, error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_clock_now_us (clock) + GJ_TIME_RATCHET_US);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const GjFutureDay day = {
        .kiosk_id = gj_statement_text (row, 0),
        .date = gj_time_date (gj_date_start_us (19700101) + gj_statement_int64 (row, 1) * DAY_US),
        .transfers = gj_statement_int64 (row, 2),
        .fen = gj_statement_int64 (row, 3),
        .papers = gj_statement_int64 (row, 4),
        .records = gj_statement_int64 (row, 5),
        .accepted = gj_statement_int64 (row, 6) != 0,
      };

      visit (&day, data);
    }
  return step == GJ_STEP_DONE;
}

char *
gj_check_future_subject (const GjFutureDay *day)
{
  g_autofree char *date = gj_date_format (day->date);

  return g_strdup_printf ("%s %s", day->kiosk_id, date);
}

/* Without money or a paper only the audit is of then: a clock that somebody put right before a resident came. */
static void
on_day (const GjFutureDay *day, gpointer data)
{
  g_autofree char *subject = gj_check_future_subject (day);
  g_autofree char *amount = gj_money_format (day->fen);
  g_autofree char *message
      = g_strdup_printf (_ ("时间在以后，终端的时钟走快过：%d 笔转账（缴费减退回 %s），%d 张凭条，%d 条审计记录"),
                         (int)day->transfers, amount, (int)day->papers, (int)day->records);

  if (day->accepted || day->transfers + day->papers == 0)
    gj_check_notice (data, subject, message);
  else
    gj_check_tell (data, "I18", subject, message);
}

gboolean
gj_check_time (GjCheck *check, GError **error)
{
  return gj_check_future (check->store, check->clock, on_day, check, error);
}
