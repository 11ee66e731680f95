/* SPDX-License-Identifier: Apache-2.0 */
/* Writing audit records: each carries the hash of the one before it on the same kiosk. */
#include "core/audit/audit_private.h"

#include "core/base/i18n.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

gboolean
gj_audit_hash (GjSm3 *sm3, const GjAuditEntry *entry, gint64 audit_no, const char *prev_hash,
               char hex[GJ_AUDIT_HEX], GError **error)
{
  guint8 digest[GJ_SM3_BYTES];

  gj_sm3_restart (sm3);
  gj_sm3_update_text (sm3, "gongji audit v1");
  gj_sm3_update_text (sm3, entry->kiosk_id);
  gj_sm3_update_u64 (sm3, (guint64)audit_no);
  gj_sm3_update_u64 (sm3, (guint64)entry->time_us);
  gj_sm3_update_text (sm3, entry->kind);
  gj_sm3_update_text (sm3, entry->subject);
  gj_sm3_update_text (sm3, entry->object);
  gj_sm3_update_text (sm3, entry->result);
  gj_sm3_update_text (sm3, entry->detail);
  gj_sm3_update_text (sm3, prev_hash);
  if (!gj_sm3_finish (sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, hex);
  return TRUE;
}

gboolean
gj_audit_read_last (GjStore *store, const char *kiosk_id, gint64 *audit_no, char hash[GJ_AUDIT_HEX],
                    GError **error)
{
  g_autoptr (GjStatement) last
      = gj_statement_take (store,
                           "SELECT audit_no, hash FROM audit WHERE kiosk_id = $1"
                           " ORDER BY audit_no DESC LIMIT 1",
                           error);

  if (last == NULL)
    return FALSE;
  *audit_no = 0;
  g_strlcpy (hash, GJ_AUDIT_NO_HASH, GJ_AUDIT_HEX);
  gj_statement_bind_text (last, 1, kiosk_id);
  switch (gj_statement_step (last, error))
    {
    case GJ_STEP_ROW:
      *audit_no = gj_statement_int64 (last, 0);
      g_strlcpy (hash, gj_statement_text (last, 1), GJ_AUDIT_HEX);
      return TRUE;
    case GJ_STEP_DONE:
      return TRUE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}

/* A trigger of somebody's may drop a row without a word: an act of which no record stays is not done. */
static gboolean
is_written (GjStore *store, GjStatement *insert, GError **error)
{
  if (gj_statement_changes (insert) == 1)
    return TRUE;
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "%s：%s", gj_store_get_url (store),
               _ ("审计记录没有写进去，这次办理没有生效；数据库的保护规则可能被改动过，请运行 gongjictl check"));
  return FALSE;
}

gboolean
gj_audit_append (GjStore *store, const GjAuditEntry *entry, GError **error)
{
  g_autoptr (GjStatement) insert = NULL;
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  char prev_hash[GJ_AUDIT_HEX];
  char hash[GJ_AUDIT_HEX];
  gint64 last_no = 0;

  g_assert (gj_store_in_transaction (store));
  g_assert (entry->kiosk_id != NULL && entry->kind != NULL);
  if (!gj_store_claim_kiosk (store, entry->kiosk_id, error)
      || !gj_audit_read_last (store, entry->kiosk_id, &last_no, prev_hash, error)
      || !gj_audit_hash (sm3, entry, last_no + 1, prev_hash, hash, error))
    return FALSE;

  insert
      = gj_statement_take (store,
                           "INSERT INTO audit (kiosk_id, audit_no, time_us, kind, subject, object,"
                           " result, detail, prev_hash, hash)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                           error);
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, entry->kiosk_id);
  gj_statement_bind_int64 (insert, 2, last_no + 1);
  gj_statement_bind_int64 (insert, 3, entry->time_us);
  gj_statement_bind_text (insert, 4, entry->kind);
  gj_statement_bind_text (insert, 5, entry->subject);
  gj_statement_bind_text (insert, 6, entry->object);
  gj_statement_bind_text (insert, 7, entry->result);
  gj_statement_bind_text (insert, 8, entry->detail);
  gj_statement_bind_text (insert, 9, prev_hash);
  gj_statement_bind_text (insert, 10, hash);
  return gj_statement_run (insert, error) && is_written (store, insert, error);
}

gboolean
gj_audit_record (GjStore *store, const GjAuditEntry *entry, GError **error)
{
  gboolean done = gj_store_begin (store, error);

  done = done && gj_audit_append (store, entry, error);
  done = done && gj_store_commit (store, error) == GJ_COMMIT_DONE;
  gj_store_rollback (store);
  return done;
}
