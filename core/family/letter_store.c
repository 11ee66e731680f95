/* SPDX-License-Identifier: Apache-2.0 */
/* Letters as they were signed. */
#include "core/family/letter.h"

#include "core/store/statement.h"

void
gj_signed_letter_free (GjSignedLetter *letter)
{
  if (letter == NULL)
    return;
  g_free (letter->act_id);
  g_free (letter->version);
  g_free (letter->text);
  g_free (letter->digest);
  g_free (letter->signature);
  g_free (letter->signer_psn_no);
  g_free (letter->kiosk_id);
  g_free (letter);
}

GjFind
gj_letter_find_signed (GjStore *store, const char *act_id, const char *psn_no,
                       GjSignedLetter **letter, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT l.version, l.text, l.digest, a.signature, a.time_us, a.kiosk_id,"
                           " COALESCE ((SELECT r.receipt_no FROM receipt r"
                           "  WHERE r.about_id = a.act_id), 0)"
                           " FROM family_act a JOIN letter l ON l.version = a.letter_version"
                           " WHERE a.act_id = $1 AND a.actor_psn_no = $2",
                           error);
  GjSignedLetter *found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, act_id);
  gj_statement_bind_text (row, 2, psn_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_FAILED:
      return GJ_FIND_FAILED;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_ROW:
      break;
    }
  found = g_new0 (GjSignedLetter, 1);
  found->act_id = g_strdup (act_id);
  found->signer_psn_no = g_strdup (psn_no);
  found->version = gj_statement_dup_text (row, 0);
  found->text = gj_statement_dup_text (row, 1);
  found->digest = gj_statement_dup_text (row, 2);
  found->signature = gj_statement_dup_text (row, 3);
  found->time_us = gj_statement_int64 (row, 4);
  found->kiosk_id = gj_statement_dup_text (row, 5);
  found->receipt_no = gj_statement_int64 (row, 6);
  *letter = found;
  return GJ_FOUND;
}
