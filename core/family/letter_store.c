/* SPDX-License-Identifier: Apache-2.0 */
/* Letters as they are kept, and as they were signed. */
#include "core/family/letter.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

static gboolean
insert_letter (GjStore *store, const char *version, const char *digest, const char *text, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store, "INSERT INTO letter (version, digest, text) VALUES ($1, $2, $3)", error);
  g_autoptr (GError) why = NULL;

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, version);
  gj_statement_bind_text (insert, 2, digest);
  gj_statement_bind_text (insert, 3, text);
  if (gj_statement_run (insert, &why))
    return TRUE;
  if (g_error_matches (why, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY))
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY,
                 _ ("承诺书 %s 还不在数据库里，终端的用户不能放进去；请用数据库主人的 url 运行 gongjictl upgrade"), version);
  else
    g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/* @digest "": no letter has this version. */
static gboolean
read_letter (GjStore *store, const char *version, char digest[65], GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, "SELECT digest FROM letter WHERE version = $1", error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, version);
  step = gj_statement_step (row, error);
  g_strlcpy (digest, step == GJ_STEP_ROW ? gj_statement_text (row, 0) : "", 65);
  return step != GJ_STEP_FAILED;
}

/* Of two who bring a version at once, the second waits and finds it there. */
static gboolean
read_claimed_letter (GjStore *store, const char *version, char digest[65], GError **error)
{
  g_autofree char *key = g_strconcat ("letter:", version, NULL);

  if (!read_letter (store, version, digest, error))
    return FALSE;
  return digest[0] != '\0' || (gj_store_claim (store, key, error) && read_letter (store, version, digest, error));
}

GjLetterKeep
gj_letter_keep (GjStore *store, const char *version, const char *text, char digest[65], GError **error)
{
  guint8 sum[GJ_SM3_BYTES];
  char stored[65];

  g_assert (gj_store_in_transaction (store));
  if (!gj_sm3 (text, strlen (text), sum, error))
    return GJ_LETTER_FAILED;
  gj_hex_write (sum, sizeof sum, digest);
  if (!read_claimed_letter (store, version, stored, error)
      || (stored[0] == '\0' && !insert_letter (store, version, digest, text, error)))
    return GJ_LETTER_FAILED;
  return stored[0] == '\0' || g_str_equal (stored, digest) ? GJ_LETTER_KEPT : GJ_LETTER_OTHER_TEXT;
}

gboolean
gj_letter_bring (GjStore *store, const GjLetter *letter, GError **error)
{
  char digest[65];

  switch (gj_letter_keep (store, letter->version, letter->text, digest, error))
    {
    case GJ_LETTER_KEPT:
      return TRUE;
    case GJ_LETTER_OTHER_TEXT:
      g_set_error (error, GJ_LETTER_ERROR, GJ_LETTER_ERROR_INVALID,
                   _ ("承诺书 %s 已在数据库里，文字却不同；改了文字，就要在文件里改 version"), letter->version);
      break;
    case GJ_LETTER_FAILED:
      break;
    }
  return FALSE;
}

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
  GjSignedLetter *signed_letter;
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, act_id);
  gj_statement_bind_text (row, 2, psn_no);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  signed_letter = g_new0 (GjSignedLetter, 1);
  signed_letter->act_id = g_strdup (act_id);
  signed_letter->signer_psn_no = g_strdup (psn_no);
  signed_letter->version = gj_statement_dup_text (row, 0);
  signed_letter->text = gj_statement_dup_text (row, 1);
  signed_letter->digest = gj_statement_dup_text (row, 2);
  signed_letter->signature = gj_statement_dup_text (row, 3);
  signed_letter->time_us = gj_statement_int64 (row, 4);
  signed_letter->kiosk_id = gj_statement_dup_text (row, 5);
  signed_letter->receipt_no = gj_statement_int64 (row, 6);
  *letter = signed_letter;
  return GJ_FOUND;
}

void
gj_letter_copy_clear (GjLetterCopy *copy)
{
  g_clear_pointer (&copy->act_id, g_free);
}

/* How many times it was sent, and how many of those may have come out. */
static gboolean
count_copies (GjStore *store, const char *act_id, int *n_sent, int *n_out, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT count(*), COALESCE (sum (CASE WHEN outcome = 'not-started'"
                           " THEN 0 ELSE 1 END), 0) FROM letter_print WHERE act_id = $1",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, act_id);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *n_sent = (int)gj_statement_int64 (row, 0);
  *n_out = (int)gj_statement_int64 (row, 1);
  return TRUE;
}

static gboolean
insert_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id, const char *act_id,
             GjLetterCopy *copy, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO letter_print (act_id, seq, at_kiosk_id, created_us)"
                           " VALUES ($1, $2, $3, $4)",
                           error);
  int n_sent = 0;

  if (insert == NULL || !gj_store_claim_kiosk (store, at_kiosk_id, error)
      || !count_copies (store, act_id, &n_sent, &copy->copy_no, error))
    return FALSE;
  copy->seq = n_sent + 1;
  gj_statement_bind_text (insert, 1, act_id);
  gj_statement_bind_int64 (insert, 2, copy->seq);
  gj_statement_bind_text (insert, 3, at_kiosk_id);
  gj_statement_bind_int64 (insert, 4, gj_clock_now_us (clock));
  return gj_statement_run (insert, error) && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

gboolean
gj_letter_begin_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id, const char *act_id,
                      GjLetterCopy *copy, GError **error)
{
  gboolean begun;

  if (!gj_store_begin (store, error))
    return FALSE;
  begun = insert_copy (store, clock, at_kiosk_id, act_id, copy, error);
  gj_store_rollback (store);
  if (begun)
    copy->act_id = g_strdup (act_id);
  return begun;
}

gboolean
gj_letter_end_copy (GjStore *store, const GjLetterCopy *copy, GjPrintJobOutcome outcome,
                    GError **error)
{
  g_autoptr (GjStatement) update = NULL;
  gboolean ended = FALSE;

  g_assert (outcome != GJ_PRINT_JOB_SENDING);
  if (!gj_store_begin (store, error))
    return FALSE;
  update = gj_statement_take (
      store, "UPDATE letter_print SET outcome = $1 WHERE act_id = $2 AND seq = $3", error);
  if (update != NULL)
    {
      gj_statement_bind_text (update, 1,
                              outcome == GJ_PRINT_JOB_OWED ? "not-started"
                                                           : gj_print_job_outcome_word (outcome));
      gj_statement_bind_text (update, 2, copy->act_id);
      gj_statement_bind_int64 (update, 3, copy->seq);
      ended = gj_statement_run (update, error)
              && gj_store_commit (store, error) == GJ_COMMIT_DONE;
    }
  gj_store_rollback (store);
  return ended;
}
