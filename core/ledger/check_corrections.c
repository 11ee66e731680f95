/* SPDX-License-Identifier: Apache-2.0 */
/* What staff took back, or began to, beside what the audit chain says of it: by which two (correction_private.h). */
#include "core/ledger/check_private.h"
#include "core/ledger/correction_private.h"

#include "core/base/i18n.h"
#include "core/store/statement.h"

#define RECORD_KINDS "('transfer.reversed', 'reversal.refused', 'reversal.unfinished')"

/* One that was done has the record of its transfer (check_money.c). */
static const GjCheckQuery QUERIES[] = {
  { "I20", N_ ("冲正的登记没有审计记录"),
    "SELECT transfer_id, outcome FROM correction WHERE outcome NOT IN ('', 'committed')"
    " AND transfer_id NOT IN (SELECT object FROM audit"
    "  WHERE kind IN ('reversal.refused', 'reversal.unfinished'))" },
  { "I20", N_ ("审计记录里的冲正没有登记"),
    "SELECT a.object, a.kiosk_id || '/' || a.audit_no FROM audit a WHERE a.kind IN " RECORD_KINDS
    " AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.transfer_id = a.object)" },
  { "I20", N_ ("冲正的登记与审计记录不符，被改动过"),
    "SELECT c.transfer_id, c.outcome FROM audit a JOIN correction c ON c.transfer_id = a.object"
    " LEFT JOIN premium_payment p ON p.transfer_id = c.reverses"
    " WHERE a.kind IN " RECORD_KINDS " AND c.outcome <> '' AND (a.time_us <> c.closed_us OR a.kiosk_id <> c.kiosk_id"
    "  OR (a.kind = 'transfer.reversed' AND a.detail NOT LIKE 'of ' || c.reverses || ' to ' || p.payer_psn_no"
    "   || ' fen ' || p.amount_fen || ' receipt %'))" },
};

/* NULL: nothing is wrong, or @error is set. @known: a record before it in its chain had a digest. */
static const char *
judge_staff (GjStatement *row, gboolean *known, GError **error)
{
  const char *digest = gj_correction_detail_find_staff (gj_statement_text (row, 2));
  char hex[GJ_CORRECTION_HEX];

  if (digest == NULL)
    return *known ? _ ("冲正的审计记录里没有经办人的摘要，此前的记录里却有") : NULL;
  *known = TRUE;
  if (!gj_correction_digest_staff (gj_statement_text (row, 1), gj_statement_text (row, 3),
                                   gj_statement_text (row, 4), hex, error)
      || g_str_equal (digest, hex))
    return NULL;
  return _ ("冲正登记的两名经办人与审计记录里的摘要不符");
}

static gboolean
check_staff (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      check->store,
      "SELECT a.kiosk_id, a.object, a.detail, c.staff_1, c.staff_2 FROM audit a"
      " JOIN correction c ON c.transfer_id = a.object WHERE a.kind IN " RECORD_KINDS
      " ORDER BY a.kiosk_id, a.audit_no",
      error);
  g_autofree char *kiosk_id = NULL;
  gboolean known = FALSE;

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      g_autoptr (GError) failed = NULL;
      const char *problem;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      if (g_strcmp0 (kiosk_id, gj_statement_text (row, 0)) != 0)
        {
          g_free (kiosk_id);
          kiosk_id = g_strdup (gj_statement_text (row, 0));
          known = FALSE;
        }
      problem = judge_staff (row, &known, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (problem != NULL)
        gj_check_tell (check, "I20", gj_statement_text (row, 1), problem);
    }
}

gboolean
gj_check_corrections (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, QUERIES, G_N_ELEMENTS (QUERIES), error)
         && check_staff (check, error);
}
