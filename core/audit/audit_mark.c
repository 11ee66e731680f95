/* SPDX-License-Identifier: Apache-2.0 */
/* See audit_mark.h. */
#include "core/audit/audit_mark.h"

#include "core/audit/audit_private.h"
#include "core/store/statement.h"

#define MARK_PATTERN "^([0-9A-Za-z]{1,8})-([1-9][0-9]{0,17})-([0-9A-Fa-f]{4})-([0-9A-Fa-f]{4})-([0-9A-Fa-f]{4})-([0-9A-Fa-f]{4})$"

char *
gj_audit_make_mark (const char *kiosk_id, gint64 audit_no, const char *hash)
{
  g_autofree char *upper = g_ascii_strup (hash, 16);

  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%.4s-%.4s-%.4s-%.4s", kiosk_id, audit_no, upper, upper + 4,
                          upper + 8, upper + 12);
}

char *
gj_audit_dup_mark (GjStore *store, const char *kiosk_id, GError **error)
{
  char hash[GJ_AUDIT_HEX];
  gint64 audit_no = 0;

  if (!gj_audit_read_last (store, kiosk_id, &audit_no, hash, error))
    return NULL;
  return audit_no == 0 ? g_strdup ("") : gj_audit_make_mark (kiosk_id, audit_no, hash);
}

/* One row of each chain: kiosk, number, hash. */
static GPtrArray *
list (GjStore *store, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (marks, gj_audit_make_mark (gj_statement_text (row, 0), gj_statement_int64 (row, 1),
                                                gj_statement_text (row, 2)));
  return step == GJ_STEP_DONE ? g_steal_pointer (&marks) : NULL;
}

GPtrArray *
gj_audit_list_marks (GjStore *store, GError **error)
{
  return list (store,
               "SELECT a.kiosk_id, a.audit_no, a.hash FROM (SELECT kiosk_id, max (audit_no) AS last_no FROM audit"
               " GROUP BY kiosk_id) e JOIN audit a ON a.kiosk_id = e.kiosk_id AND a.audit_no = e.last_no"
               " ORDER BY a.kiosk_id",
               error);
}

GPtrArray *
gj_audit_list_restored (GjStore *store, GError **error)
{
  return list (store,
               "SELECT a.kiosk_id, a.audit_no, a.hash FROM (SELECT kiosk_id, max (audit_no) AS last_no FROM audit"
               " WHERE kind = 'restored' GROUP BY kiosk_id) e JOIN audit a ON a.kiosk_id = e.kiosk_id"
               " AND a.audit_no = e.last_no ORDER BY a.kiosk_id",
               error);
}

static GjAuditMarkFound
compare (GjStore *store, const char *mark, const char *kiosk_id, gint64 audit_no, GError **error)
{
  g_autofree char *found = NULL;
  g_autoptr (GjStatement) record
      = gj_statement_take (store, "SELECT hash FROM audit WHERE kiosk_id = $1 AND audit_no = $2", error);

  if (record == NULL)
    return GJ_AUDIT_MARK_FAILED;
  gj_statement_bind_text (record, 1, kiosk_id);
  gj_statement_bind_int64 (record, 2, audit_no);
  switch (gj_statement_step (record, error))
    {
    case GJ_STEP_ROW:
      found = gj_audit_make_mark (kiosk_id, audit_no, gj_statement_text (record, 0));
      return g_ascii_strcasecmp (found, mark) == 0 ? GJ_AUDIT_MARK_KEPT : GJ_AUDIT_MARK_CHANGED;
    case GJ_STEP_DONE:
      return GJ_AUDIT_MARK_GONE;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_AUDIT_MARK_FAILED;
}

GjAuditMarkFound
gj_audit_find_mark (GjStore *store, const char *mark, GError **error)
{
  g_autoptr (GRegex) pattern = g_regex_new (MARK_PATTERN, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *kiosk_id = NULL;
  g_autofree char *number = NULL;

  g_assert (pattern != NULL);
  if (!g_utf8_validate (mark, -1, NULL) || !g_regex_match (pattern, mark, 0, &match))
    return GJ_AUDIT_MARK_NO_MARK;
  kiosk_id = g_match_info_fetch (match, 1);
  number = g_match_info_fetch (match, 2);
  return compare (store, mark, kiosk_id, g_ascii_strtoll (number, NULL, 10), error);
}
