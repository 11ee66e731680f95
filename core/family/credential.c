/* SPDX-License-Identifier: Apache-2.0 */
/* See credential.h. */
#include "core/family/credential.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/crypto.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#define KIND "credential.use"
#define DOMAIN "gongji credential"

typedef struct
{
  char digest[2 * GJ_SM3_BYTES + 1];
  char *psn_no;
  gint64 expires_us;
  gboolean used;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->psn_no);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

gboolean
gj_credential_is_code (const char *text)
{
  gsize length = strlen (text);

  if (length < GJ_CREDENTIAL_MIN || length > GJ_CREDENTIAL_MAX)
    return FALSE;
  /* "GJ" and a digit begin a paper of ours, or one of a later kind. */
  if (g_str_has_prefix (text, "GJ") && g_ascii_isdigit (text[2]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (text[i] <= ' ' || text[i] > '~')
      return FALSE;
  return TRUE;
}

static gboolean
digest_of (const void *code, gsize length, Row *row, GError **error)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 digest[GJ_SM3_BYTES];

  gj_sm3_update_text (sm3, DOMAIN);
  gj_sm3_update (sm3, code, length);
  if (!gj_sm3_finish (sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, row->digest);
  return TRUE;
}

static GjFind
find (GjStore *store, Row *row, GError **error)
{
  g_autoptr (GjStatement) found
      = gj_statement_take (store,
                           "SELECT c.psn_no, c.expires_us, (SELECT count(*) FROM credential_use u"
                           "  WHERE u.digest = c.digest) FROM credential c WHERE c.digest = $1",
                           error);
  GjFind answer;

  if (found == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (found, 1, row->digest);
  answer = gj_statement_find (found, error);
  if (answer == GJ_FOUND)
    {
      row->psn_no = gj_statement_dup_text (found, 0);
      row->expires_us = gj_statement_int64 (found, 1);
      row->used = gj_statement_int64 (found, 2) > 0;
    }
  return answer;
}

static gboolean
write_use (GjStore *store, const Row *row, gint64 now_us, const char *kiosk_id, GError **error)
{
  g_autoptr (GjStatement) use
      = gj_statement_take (store, "INSERT INTO credential_use (digest, kiosk_id, used_us) VALUES ($1, $2, $3)",
                           error);

  if (use == NULL)
    return FALSE;
  gj_statement_bind_text (use, 1, row->digest);
  gj_statement_bind_text (use, 2, kiosk_id);
  gj_statement_bind_int64 (use, 3, now_us);
  return gj_statement_run (use, error);
}

static GjCredentialAnswer
judge (const Row *row, GjFind found, gint64 now_us)
{
  if (found == GJ_NOT_FOUND)
    return GJ_CREDENTIAL_UNKNOWN;
  if (row->used)
    return GJ_CREDENTIAL_USED;
  return row->expires_us <= now_us ? GJ_CREDENTIAL_EXPIRED : GJ_CREDENTIAL_GOOD;
}

static const char *
result_of (GjCredentialAnswer answer)
{
  switch (answer)
    {
    case GJ_CREDENTIAL_GOOD:
      return "ok";
    case GJ_CREDENTIAL_UNKNOWN:
      return "unknown";
    case GJ_CREDENTIAL_EXPIRED:
      return "expired";
    case GJ_CREDENTIAL_USED:
      return "used";
    }
  g_assert_not_reached ();
}

/* Of two kiosks with one code the second waits here for the first, and then reads its use. */
static gboolean
claim (GjStore *store, const Row *row, const char *kiosk_id, GError **error)
{
  const char *persons[] = { row->psn_no };

  return gj_store_claim_kiosk (store, kiosk_id, error)
         && (row->psn_no == NULL || gj_store_claim_persons (store, persons, 1, error));
}

/* Inside a transaction, which it commits. */
static gboolean
redeem (GjStore *store, gint64 now_us, const char *kiosk_id, Row *row, GjCredentialAnswer *answer,
        GjPerson **person, GError **error)
{
  GjFind found = find (store, row, error);
  GjAuditEntry entry = { .kiosk_id = kiosk_id, .time_us = now_us, .kind = KIND, .object = "", .detail = "" };

  if (found == GJ_FIND_FAILED || !claim (store, row, kiosk_id, error))
    return FALSE;
  g_clear_pointer (&row->psn_no, g_free);
  found = find (store, row, error);
  if (found == GJ_FIND_FAILED)
    return FALSE;
  *answer = judge (row, found, now_us);
  if (*answer == GJ_CREDENTIAL_GOOD
      && (!write_use (store, row, now_us, kiosk_id, error)
          || gj_family_find_person (store, row->psn_no, person, error) != GJ_FOUND))
    return FALSE;
  entry.subject = found == GJ_FOUND ? row->psn_no : "";
  entry.result = result_of (*answer);
  return gj_audit_append (store, &entry, error) && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

gboolean
gj_credential_redeem (GjStore *store, gint64 now_us, const char *kiosk_id, const GjSecret *code,
                      GjCredentialAnswer *answer, GjPerson **person, GError **error)
{
  g_auto (Row) row = { .psn_no = NULL };
  g_autoptr (GjPerson) holder = NULL;
  gboolean done;

  if (!digest_of (gj_secret_peek (code), gj_secret_length (code), &row, error) || !gj_store_begin (store, error))
    return FALSE;
  done = redeem (store, now_us, kiosk_id, &row, answer, &holder, error);
  gj_store_rollback (store);
  if (done)
    *person = g_steal_pointer (&holder);
  return done;
}

/* Loading */

static gboolean
insert (GjStore *store, const Row *row, const char *psn_no, gint64 expires_us, GError **error)
{
  g_autoptr (GjStatement) added
      = gj_statement_take (store, "INSERT INTO credential (digest, psn_no, expires_us) VALUES ($1, $2, $3)", error);

  if (added == NULL)
    return FALSE;
  gj_statement_bind_text (added, 1, row->digest);
  gj_statement_bind_text (added, 2, psn_no);
  gj_statement_bind_int64 (added, 3, expires_us);
  return gj_statement_run (added, error);
}

gboolean
gj_credential_add (GjStore *store, const char *code, const char *psn_no, gint64 expires_us,
                   GjCredentialLoad *result, GError **error)
{
  g_auto (Row) row = { .psn_no = NULL };
  g_autoptr (GjPerson) person = NULL;
  GjFind found;

  *result = GJ_CREDENTIAL_NO_CODE;
  if (!gj_credential_is_code (code))
    return TRUE;
  if (!digest_of (code, strlen (code), &row, error))
    return FALSE;
  found = gj_family_find_person (store, psn_no, &person, error);
  if (found == GJ_FIND_FAILED)
    return FALSE;
  *result = GJ_CREDENTIAL_NO_PERSON;
  if (found == GJ_NOT_FOUND)
    return TRUE;
  found = find (store, &row, error);
  if (found == GJ_FIND_FAILED)
    return FALSE;
  if (found == GJ_FOUND)
    {
      *result = g_str_equal (row.psn_no, psn_no) && row.expires_us == expires_us ? GJ_CREDENTIAL_SAME
                                                                                  : GJ_CREDENTIAL_OTHER;
      return TRUE;
    }
  *result = GJ_CREDENTIAL_ADDED;
  return insert (store, &row, psn_no, expires_us, error);
}
