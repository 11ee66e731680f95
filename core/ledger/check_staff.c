/* SPDX-License-Identifier: Apache-2.0 */
/* The staff beside what the audit says of them: nobody is on, or off, without a record, and nobody acted who never was. */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"

static const GjCheckQuery QUERIES[] = {
  { "I20", N_ ("工作人员的登记没有审计记录"),
    "SELECT s.staff_no, s.name FROM staff s WHERE NOT EXISTS (SELECT 1 FROM audit a"
    "  WHERE a.kind = 'staff.added' AND substr (a.kind, 1, 6) = 'staff.'"
    "  AND a.object = 'staff:' || s.staff_no AND a.time_us = s.since_us)" },
  { "I20", N_ ("工作人员的停用没有审计记录"),
    "SELECT s.staff_no, s.name FROM staff s WHERE s.until_us <> 0 AND"
    " (SELECT count(*) FROM audit a WHERE a.kind = 'staff.ended' AND substr (a.kind, 1, 6) = 'staff.'"
    "  AND a.object = 'staff:' || s.staff_no)"
    " < (SELECT count(*) FROM staff o WHERE o.staff_no = s.staff_no AND o.until_us <> 0)" },
  { "I20", N_ ("审计记录说工作人员已停用，登记却不是这样"),
    "SELECT a.object, '' FROM audit a WHERE a.kind = 'staff.ended' AND substr (a.kind, 1, 6) = 'staff.'"
    " GROUP BY a.object HAVING count(*) > (SELECT count(*) FROM staff s"
    "  WHERE 'staff:' || s.staff_no = a.object AND s.until_us <> 0)" },
  { "I20", N_ ("审计记录说登记过工作人员，登记却不见了"),
    "SELECT a.object, '' FROM audit a WHERE a.kind = 'staff.added' AND substr (a.kind, 1, 6) = 'staff.'"
    " GROUP BY a.object HAVING count(*) > (SELECT count(*) FROM staff s WHERE 'staff:' || s.staff_no = a.object)" },
  /* A clock that was set back ends a service at its beginning. */
  { "I20", N_ ("工作人员停用的时间与审计记录不符"),
    "SELECT s.staff_no, s.name FROM staff s WHERE s.until_us NOT IN (0, s.since_us) AND NOT EXISTS (SELECT 1 FROM audit a"
    "  WHERE a.kind = 'staff.ended' AND substr (a.kind, 1, 6) = 'staff.'"
    "  AND a.object = 'staff:' || s.staff_no AND a.time_us = s.until_us)" },
  { "I20", N_ ("在终端上做这件事的不是工作人员"),
    "SELECT a.kiosk_id || '/' || a.audit_no, a.kind || ' ' || a.subject FROM audit a"
    " WHERE substr (a.kind, 1, 6) = 'staff.' AND a.kind NOT IN ('staff.added', 'staff.ended')"
    " AND NOT EXISTS (SELECT 1 FROM staff s WHERE 'staff:' || s.staff_no = a.subject)" },
};

gboolean
gj_check_staff (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, QUERIES, G_N_ELEMENTS (QUERIES), error);
}
