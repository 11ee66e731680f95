/* SPDX-License-Identifier: Apache-2.0 */
/* See lookup.h. The day's misses are counted in the audit log itself: what is derived is not stored. */
#include "core/family/lookup.h"

#include "core/audit/audit.h"
#include "core/family/suggest.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#define KIND "family.lookup"

/* More records than a kiosk writes in a day, so that the day is never read from the beginning of time. */
#define DAY_RECORDS 5000

static gboolean
count_misses (GjStore *store, const char *kiosk_id, const char *looker, gint64 since_us,
              guint *n_misses, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT count(*) FROM (SELECT time_us, kind, subject, result FROM audit"
                           "  WHERE kiosk_id = $1 ORDER BY audit_no DESC LIMIT $5) n"
                           " WHERE n.time_us >= $2 AND n.kind = $3 AND n.subject = $4"
                           " AND n.result = 'none'",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, since_us);
  gj_statement_bind_text (row, 3, KIND);
  gj_statement_bind_text (row, 4, looker);
  gj_statement_bind_int64 (row, 5, DAY_RECORDS);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *n_misses = (guint)gj_statement_int64 (row, 0);
  return TRUE;
}

static gboolean
record (GjStore *store, const char *kiosk_id, gint64 time_us, const char *looker,
        const GjPerson *person, const char *result, GError **error)
{
  const GjAuditEntry entry = {
    .kiosk_id = kiosk_id,
    .time_us = time_us,
    .kind = KIND,
    .subject = looker,
    .object = person != NULL ? person->psn_no : "",
    .result = result,
    .detail = "",
  };

  return gj_audit_append (store, &entry, error)
         && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

/* Inside a transaction, which it commits. */
static GjFind
look (GjStore *store, GjClock *clock, const char *kiosk_id, const char *looker, const char *certno,
      const char *name, GjPerson **person, guint *n_misses, GError **error)
{
  gint64 now_us = gj_clock_now_us (clock);
  g_autoptr (GjPerson) found = NULL;
  GjFind answer = GJ_NOT_FOUND;
  gboolean refused;

  if (!gj_store_claim_kiosk (store, kiosk_id, error)
      || !count_misses (store, kiosk_id, looker, gj_date_start_us (gj_time_date (now_us)), n_misses,
                     error))
    return GJ_FIND_FAILED;
  refused = *n_misses >= GJ_LOOKUP_MISSES_MAX;
  if (!refused)
    answer = gj_family_find_person_typed (store, certno, name, &found, error);
  if (answer == GJ_FIND_FAILED
      || !record (store, kiosk_id, now_us, looker, found,
                  refused ? "refused" : answer == GJ_FOUND ? "found" : "none", error))
    return GJ_FIND_FAILED;
  if (answer == GJ_NOT_FOUND && !refused)
    (*n_misses)++;
  *person = g_steal_pointer (&found);
  return answer;
}

GjFind
gj_family_lookup_typed (GjStore *store, GjClock *clock, const char *kiosk_id,
                        const char *looker_psn_no, const char *certno, const char *name,
                        GjPerson **person, guint *n_misses, GError **error)
{
  GjFind found;

  if (!gj_store_begin (store, error))
    return GJ_FIND_FAILED;
  found = look (store, clock, kiosk_id, looker_psn_no, certno, name, person, n_misses, error);
  gj_store_rollback (store);
  return found;
}
