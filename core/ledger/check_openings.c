/* SPDX-License-Identifier: Apache-2.0 */
/* What every account was opened with, beside the digest that its import left in the audit: the number and the sum alone
 * would stay as they are where money was moved from one resident to another. The account "opening" numbers them in the order
 * in which they came in, so that both sides need no memory for them, however many there are. */
#include "core/ledger/check_private.h"

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/ledger/account.h"
#include "core/store/statement.h"

#include <string.h>

typedef struct
{
  GjCheck *check;
  GHashTable *told; /* "kiosk time" → "n fen digest", of imports that left one */
  GjSm3 *sm3;       /* of the openings of one import */
  char *import;     /* which, "kiosk time"; NULL: none yet */
  gint64 n;
  gint64 fen;
} Openings;

static gboolean
read_told (Openings *openings, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      openings->check->store, "SELECT kiosk_id || ' ' || time_us, detail FROM audit WHERE kind = 'import'", error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const char *words = strstr (gj_statement_text (row, 1), GJ_ACCOUNT_OPENINGS_TOLD);

      if (words != NULL && strlen (words) > 2 * GJ_SM3_BYTES)
        g_hash_table_insert (openings->told, gj_statement_dup_text (row, 0),
                             g_strdup (words + strlen (GJ_ACCOUNT_OPENINGS_TOLD)));
    }
  return step == GJ_STEP_DONE;
}

/* Of another number or sum, or told by no import, the query in check_money.c tells. Imports of before left no digest. */
static gboolean
end_import (Openings *openings, GError **error)
{
  guint8 digest[GJ_SM3_BYTES];
  char hex[2 * GJ_SM3_BYTES + 1];
  g_autofree char *head = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ", openings->n, openings->fen);
  const char *told;

  if (openings->import == NULL)
    return TRUE;
  if (!gj_sm3_finish (openings->sm3, digest, error))
    return FALSE;
  gj_sm3_restart (openings->sm3);
  gj_hex_write (digest, sizeof digest, hex);
  told = g_hash_table_lookup (openings->told, openings->import);
  if (told != NULL && g_str_has_prefix (told, head) && !g_str_equal (told + strlen (head), hex))
    gj_check_tell (openings->check, "I20", openings->import, _ ("期初入账的账户或金额与导入时记下的摘要不符"));
  g_clear_pointer (&openings->import, g_free);
  openings->n = openings->fen = 0;
  return TRUE;
}

static gboolean
take_opening (Openings *openings, GjStatement *row, GError **error)
{
  if (g_strcmp0 (openings->import, gj_statement_text (row, 0)) != 0)
    {
      if (!end_import (openings, error))
        return FALSE;
      openings->import = gj_statement_dup_text (row, 0);
    }
  openings->n++;
  openings->fen += gj_statement_int64 (row, 3);
  gj_account_digest_opening (openings->sm3, gj_statement_text (row, 1), gj_statement_text (row, 2),
                             gj_statement_int64 (row, 3));
  return TRUE;
}

static gboolean
read_openings (Openings *openings, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (
      openings->check->store,
      "SELECT t.kiosk_id || ' ' || t.time_us, t.transfer_id, t.credit_account, t.amount_fen"
      " FROM account_entry e JOIN transfer t ON t.transfer_id = e.transfer_id"
      " WHERE e.account_no = 'opening' AND t.kind = 'opening' ORDER BY e.entry_no",
      error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW && take_opening (openings, row, error))
    ;
  return step == GJ_STEP_DONE;
}

gboolean
gj_check_openings (GjCheck *check, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  Openings openings = { .check = check, .told = told, .sm3 = sm3 };
  gboolean done = read_told (&openings, error) && read_openings (&openings, error) && end_import (&openings, error);

  g_free (openings.import);
  return done;
}
