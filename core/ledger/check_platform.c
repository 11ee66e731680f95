/* SPDX-License-Identifier: Apache-2.0 */
/* Bindings as the platform sent them that a kiosk would have refused. The platform is the authority: they are
 * imported and hold, and nothing here is a contradiction of the books. Told all the same, so that somebody asks. */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"
#include "core/rules/relation.h"
#include "core/store/statement.h"

#define HOLDS " vali_flag = 1 AND (enddate = 0 OR enddate >= $1)"
#define A_COUPLE " patn_rlts IN ('10', '11', '12')"

/* One couple counts once, from whichever side, or both, it was bound. */
static gboolean
tell_second_spouses (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      check->store,
      "SELECT person, count(*) FROM ("
      "SELECT contributor_psn_no AS person, relative_psn_no AS spouse FROM binding WHERE" HOLDS " AND" A_COUPLE
      " UNION SELECT relative_psn_no, contributor_psn_no FROM binding WHERE" HOLDS " AND" A_COUPLE
      ") couples GROUP BY person HAVING count(*) > 1 ORDER BY person",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_clock_today (check->clock));
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    gj_check_notice (check, gj_statement_text (row, 0), _ ("绑定里有不止一位配偶，请向平台核对"));
  return step == GJ_STEP_DONE;
}

static gboolean
is_step_or_adoptive (const char *patn_rlts)
{
  return g_str_equal (patn_rlts, "27") || g_str_equal (patn_rlts, "37") || g_str_equal (patn_rlts, "57")
         || g_str_equal (patn_rlts, "58");
}

/* A mother born after her child. */
static gboolean
is_upside_down (const char *patn_rlts, GjDate contributor_brdy, GjDate relative_brdy)
{
  GjRelationClass class = gj_relation_class (patn_rlts);

  if (contributor_brdy == GJ_DATE_NONE || relative_brdy == GJ_DATE_NONE || is_step_or_adoptive (patn_rlts))
    return FALSE;
  if (class == GJ_RELATION_CLASS_PARENT || class == GJ_RELATION_CLASS_GRANDPARENT)
    return relative_brdy >= contributor_brdy;
  if (class == GJ_RELATION_CLASS_CHILD || class == GJ_RELATION_CLASS_GRANDCHILD)
    return relative_brdy <= contributor_brdy;
  return FALSE;
}

static gboolean
tell_false_relations (GjCheck *check, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (
      check->store,
      "SELECT b.relative_psn_no, b.patn_rlts, r.gend, r.brdy, c.brdy FROM binding b"
      " JOIN person r ON r.psn_no = b.relative_psn_no JOIN person c ON c.psn_no = b.contributor_psn_no"
      " WHERE b.made_by = '' AND b.vali_flag = 1 AND (b.enddate = 0 OR b.enddate >= $1)"
      " ORDER BY b.relative_psn_no, b.contributor_psn_no",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 1, gj_clock_today (check->clock));
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const char *patn_rlts = gj_statement_text (row, 1);
      const char *wanted = gj_relation_gend (patn_rlts);
      const char *gend = gj_statement_text (row, 2);

      if (*wanted != '\0' && (g_str_equal (gend, "1") || g_str_equal (gend, "2")) && !g_str_equal (gend, wanted))
        gj_check_notice (check, gj_statement_text (row, 0), _ ("平台送来的绑定，关系和性别对不上，请向平台核对"));
      if (is_upside_down (patn_rlts, (GjDate)gj_statement_int64 (row, 4), (GjDate)gj_statement_int64 (row, 3)))
        gj_check_notice (check, gj_statement_text (row, 0), _ ("平台送来的绑定，关系和年龄对不上，请向平台核对"));
    }
  return step == GJ_STEP_DONE;
}

gboolean
gj_check_platform (GjCheck *check, GError **error)
{
  return tell_second_spouses (check, error) && tell_false_relations (check, error);
}
