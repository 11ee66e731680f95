/* SPDX-License-Identifier: Apache-2.0 */
/* What residents did to their family beside what the bindings say, and the letters they signed. Every
 * query gives the rows that should not be. */
#include "core/ledger/check_private.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/family/act.h"
#include "core/family/closing.h"
#include "core/store/statement.h"

/* The item of an act that is about a binding. */
#define ITEM_OF(binding, act)                                                                      \
  " i.act_id = " act " AND i.contributor_psn_no = " binding ".contributor_psn_no"                  \
  " AND i.relative_psn_no = " binding ".relative_psn_no AND i.begndate = " binding ".begndate"

/* By the papers' numbers: a clock that was set back re-orders nothing (I18). Of acts at two kiosks only their clocks
 * could tell. */
#define IS_LATER(act, other)                                                                       \
  " EXISTS (SELECT 1 FROM receipt la JOIN receipt lo ON lo.kiosk_id = la.kiosk_id"                 \
  "  AND lo.receipt_no < la.receipt_no WHERE la.about_id = " act " AND lo.about_id = " other ")"

static const GjCheckQuery ACTS[] = {
  { "I20", N_ ("家庭共济的办理没有审计记录"),
    "SELECT act_id, kind FROM family_act WHERE (kiosk_id, time_us, act_id, 'family.' || kind) NOT IN"
    " (SELECT kiosk_id, time_us, object, kind FROM audit WHERE result = 'ok')" },
  { "I9", N_ ("家庭共济的办理没有内容"),
    "SELECT a.act_id, a.kind FROM family_act a WHERE NOT EXISTS (SELECT 1 FROM family_act_item i"
    "  WHERE i.act_id = a.act_id AND i.result IN ('bound', 'requested', 'refused', 'left',"
    "   'released', 'withdrawn', 'ordered'))" },
  { "I6", N_ ("办理的人不是绑定的当事人"),
    "SELECT a.act_id, a.kind FROM family_act a JOIN family_act_item i ON i.act_id = a.act_id"
    " WHERE a.actor_psn_no <> CASE WHEN a.kind IN ('bind', 'release') THEN i.contributor_psn_no"
    "  ELSE i.relative_psn_no END OR i.time_us <> a.time_us" },
  { "I20", N_ ("家人当场同意没有审计记录，或与审计记录不符"),
    "SELECT i.act_id, i.relative_psn_no FROM family_act_item i WHERE i.consent = 'own-pin'"
    " AND (i.act_id, i.relative_psn_no, i.contributor_psn_no || ' ' || i.patn_rlts || ' '"
    "  || i.consent_us) NOT IN (SELECT object, subject, detail FROM audit"
    "  WHERE kind = 'family.consent' AND result = 'ok')" },
  { "I20", N_ ("审计记录说家人当场同意过，办理记录里却没有"),
    "SELECT u.object, u.subject FROM audit u WHERE u.kind = 'family.consent' AND u.result = 'ok'"
    " AND (u.object, u.subject) NOT IN (SELECT i.act_id, i.relative_psn_no FROM family_act_item i"
    "  WHERE i.consent = 'own-pin')" },
  { "data", N_ ("绑定与办理记录不符"),
    "SELECT b.relative_psn_no, b.made_by FROM binding b WHERE b.made_by <> ''"
    " AND NOT EXISTS (SELECT 1 FROM family_act_item i WHERE" ITEM_OF ("b", "b.made_by")
    "  AND i.patn_rlts = b.patn_rlts AND i.result = 'bound')" },
  { "data", N_ ("办成的绑定不在绑定表里"),
    "SELECT i.act_id, i.relative_psn_no FROM family_act_item i WHERE i.result = 'bound'"
    " AND NOT EXISTS (SELECT 1 FROM binding b WHERE b.made_by = i.act_id"
    "  AND b.contributor_psn_no = i.contributor_psn_no AND b.relative_psn_no = i.relative_psn_no)" },
  { "data", N_ ("绑定的解除与办理记录不符"),
    "SELECT b.relative_psn_no, b.ended_by FROM binding b WHERE b.ended_by <> ''"
    " AND (b.vali_flag = 1 OR NOT EXISTS (SELECT 1 FROM family_act_item i WHERE"
    ITEM_OF ("b", "b.ended_by") "  AND i.result IN ('released', 'left')))" },
  { "data", N_ ("已办解除的绑定还在生效"),
    "SELECT i.act_id, i.relative_psn_no FROM family_act_item i"
    " WHERE i.result IN ('released', 'left') AND NOT EXISTS (SELECT 1 FROM binding b"
    "  WHERE b.ended_by = i.act_id AND b.vali_flag = 0"
    "  AND b.contributor_psn_no = i.contributor_psn_no AND b.relative_psn_no = i.relative_psn_no)" },
  { "data", N_ ("绑定被停用，却没有办理记录"),
    "SELECT b.relative_psn_no, b.contributor_psn_no FROM binding b"
    " WHERE b.vali_flag = 0 AND b.ended_by = '' AND b.closed_why = ''" },
  { "I20", N_ ("自动结束的绑定没有审计记录，或与审计记录不符"),
    "SELECT b.relative_psn_no, b.contributor_psn_no FROM binding b WHERE b.closed_why <> ''"
    " AND (b.contributor_psn_no, " GJ_CLOSING_SQL_DETAIL ("b") ") NOT IN"
    " (SELECT object, detail FROM audit WHERE kind = 'family.closed' AND result = 'ok')" },
  { "I20", N_ ("审计记录说绑定已自动结束，绑定却不是这样"),
    "SELECT a.object, a.detail FROM audit a WHERE a.kind = 'family.closed' AND a.result = 'ok'"
    " AND (a.object, a.detail) NOT IN (SELECT b.contributor_psn_no, " GJ_CLOSING_SQL_DETAIL ("b")
    "  FROM binding b WHERE b.closed_why <> '' AND b.vali_flag = 0)" },
  { "data", N_ ("扣款顺序与最后一次办理的不符"),
    "SELECT b.relative_psn_no, b.contributor_psn_no FROM binding b WHERE b.order_by <> ''"
    " AND NOT EXISTS (SELECT 1 FROM family_act_item i WHERE" ITEM_OF ("b", "b.order_by")
    "  AND i.result = 'ordered' AND i.prio_after = b.prio AND NOT EXISTS (SELECT 1"
    "   FROM family_act_item l WHERE l.contributor_psn_no = b.contributor_psn_no"
    "   AND l.relative_psn_no = b.relative_psn_no AND l.begndate = b.begndate"
    "   AND l.result = 'ordered' AND" IS_LATER ("l.act_id", "i.act_id") "))" },
  /* An item names a first day, on which a pair may have been bound twice: only what was in force at the time. */
  { "data", N_ ("家人办理过扣款顺序，绑定上却没有记下"),
    "SELECT DISTINCT b.relative_psn_no, b.contributor_psn_no FROM family_act_item i JOIN binding b"
    " ON b.contributor_psn_no = i.contributor_psn_no AND b.relative_psn_no = i.relative_psn_no"
    " AND b.begndate = i.begndate WHERE i.result = 'ordered' AND b.order_by = '' AND b.closed_why = ''"
    " AND (b.made_by = '' OR" IS_LATER ("i.act_id", "b.made_by") ")"
    " AND (b.ended_by = '' OR" IS_LATER ("b.ended_by", "i.act_id") ")" },
  { "data", N_ ("新绑定的扣款顺序与办理记录不符"),
    "SELECT b.relative_psn_no, b.made_by FROM binding b WHERE b.made_by <> '' AND b.order_by = ''"
    " AND NOT EXISTS (SELECT 1 FROM family_act_item i WHERE" ITEM_OF ("b", "b.made_by")
    "  AND i.prio_after = b.prio)" },
  { "data", N_ ("等待家人同意的申请与办理记录不符"),
    "SELECT r.act_id, r.relative_psn_no FROM family_request r WHERE NOT EXISTS (SELECT 1"
    "  FROM family_act_item i WHERE i.act_id = r.act_id AND i.result = 'requested'"
    "  AND i.contributor_psn_no = r.contributor_psn_no AND i.relative_psn_no = r.relative_psn_no"
    "  AND i.patn_rlts = r.patn_rlts)"
    " OR (r.answered_by <> '' AND NOT EXISTS (SELECT 1 FROM family_act_item i"
    "  WHERE i.act_id = r.answered_by AND i.result IN ('bound', 'refused', 'withdrawn')"
    "  AND i.contributor_psn_no = r.contributor_psn_no"
    "  AND i.relative_psn_no = r.relative_psn_no))" },
  { "I4", N_ ("申请已经有过答复，却又在等待"),
    "SELECT m.act_id, m.relative_psn_no FROM (SELECT i.act_id, i.contributor_psn_no, i.relative_psn_no"
    "  FROM family_act_item i JOIN family_act a ON a.act_id = i.act_id"
    "  WHERE i.result IN ('refused', 'withdrawn') OR (i.result = 'bound' AND a.kind = 'accept')"
    " EXCEPT SELECT r.answered_by, r.contributor_psn_no, r.relative_psn_no FROM family_request r) m" },
  { "I4", N_ ("申请的两人后来已经绑定，申请却还在等待"),
    "SELECT r.act_id, r.relative_psn_no FROM family_request r JOIN family_act_item i"
    " ON i.contributor_psn_no = r.contributor_psn_no AND i.relative_psn_no = r.relative_psn_no"
    " AND i.result = 'bound' WHERE r.answered_by = '' AND" IS_LATER ("i.act_id", "r.act_id") },
  { "data", N_ ("申请的时间与办理时间不符"),
    "SELECT r.act_id, r.relative_psn_no FROM family_request r JOIN family_act a ON a.act_id = r.act_id"
    " WHERE r.requested_us <> a.time_us" },
  { "data", N_ ("要家人同意的办理没有留下申请"),
    "SELECT i.act_id, i.relative_psn_no FROM family_act_item i WHERE i.result = 'requested'"
    " AND NOT EXISTS (SELECT 1 FROM family_request r WHERE r.act_id = i.act_id"
    "  AND r.contributor_psn_no = i.contributor_psn_no AND r.relative_psn_no = i.relative_psn_no)" },
  { "data", N_ ("绑定或同意的办理没有承诺书，或签的不是留存的那一份"),
    "SELECT a.act_id, a.letter_version FROM family_act a WHERE a.kind IN ('bind', 'accept')"
    " AND (a.signature = '' OR NOT EXISTS (SELECT 1 FROM letter l"
    "  WHERE l.version = a.letter_version AND l.digest = a.letter_digest))" },
  { "I20", N_ ("医保码用过，却没有审计记录"),
    "SELECT c.psn_no, u.kiosk_id FROM credential_use u JOIN credential c ON c.digest = u.digest"
    " WHERE (u.kiosk_id, u.used_us, c.psn_no) NOT IN (SELECT kiosk_id, time_us, subject FROM audit"
    "  WHERE kind = 'credential.use' AND result = 'ok')" },
  { "I20", N_ ("审计记录说用过医保码，码却没有记为用过"),
    "SELECT a.subject, a.kiosk_id FROM audit a WHERE a.kind = 'credential.use' AND a.result = 'ok'"
    " AND (a.kiosk_id, a.time_us, a.subject) NOT IN (SELECT u.kiosk_id, u.used_us, c.psn_no"
    "  FROM credential_use u JOIN credential c ON c.digest = u.digest)" },
};

/* The chain keeps what was signed and how it was agreed to: the rows still say the same. */
static gboolean
check_chained (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take_long (check->store,
                           "SELECT a.act_id, u.detail FROM family_act a JOIN audit u"
                           " ON u.kiosk_id = a.kiosk_id AND u.object = a.act_id"
                           " AND u.kind = 'family.' || a.kind AND u.result = 'ok'",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const char *act_id = gj_statement_text (row, 0);
      g_autofree char *detail = gj_family_act_describe (check->store, act_id, error);

      if (detail == NULL)
        return FALSE;
      if (!g_str_equal (detail, gj_statement_text (row, 1)))
        gj_check_tell (check, "I20", act_id,
                       _ ("办理的承诺书、签名、关系、方式或同意与审计记录不符，被改动过"));
    }
  return step == GJ_STEP_DONE;
}

static gboolean
check_letters (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (check->store, "SELECT version, digest, text FROM letter", error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const char *text = gj_statement_text (row, 2);
      guint8 digest[GJ_SM3_BYTES];
      char hex[2 * GJ_SM3_BYTES + 1];

      if (!gj_sm3 (text, strlen (text), digest, error))
        return FALSE;
      gj_hex_write (digest, sizeof digest, hex);
      if (!g_str_equal (hex, gj_statement_text (row, 1)))
        gj_check_tell (check, "data", gj_statement_text (row, 0), _ ("承诺书与摘要不符，被改动过"));
    }
  return step == GJ_STEP_DONE;
}

static gboolean
check_signatures (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (
      check->store, "SELECT act_id, signature FROM family_act WHERE signature <> ''", error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    if (!g_str_equal (gj_statement_text (row, 1), GJ_ACT_SIGNED_BY_PIN)
        && !gj_act_signature_is_valid (gj_statement_text (row, 1)))
      gj_check_tell (check, "data", gj_statement_text (row, 0), _ ("承诺书上的签名无法读出"));
  return step == GJ_STEP_DONE;
}

/* Places that residents gave hold from the day they gave them: what ended before may have had the
 * same one. */
static gboolean
check_places (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take_long (check->store,
                           "SELECT b.relative_psn_no, b.prio FROM binding b"
                           " WHERE b.vali_flag = 1 AND (b.enddate = 0 OR b.enddate >= $1)"
                           " GROUP BY b.relative_psn_no, b.prio HAVING count(*) > 1"
                           " AND max (b.made_by || b.order_by) <> ''",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_clock_today (check->clock));
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    gj_check_tell (check, "data", gj_statement_text (row, 0), _ ("两位共济人的扣款顺序相同"));
  return step == GJ_STEP_DONE;
}

gboolean
gj_check_family (GjCheck *check, GError **error)
{
  return gj_check_run_queries (check, ACTS, G_N_ELEMENTS (ACTS), error)
         && check_chained (check, error) && check_letters (check, error) && check_signatures (check, error)
         && check_places (check, error);
}
