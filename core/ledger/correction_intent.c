/* SPDX-License-Identifier: Apache-2.0 */
/* What two of the staff are about to do, stored under its id before it is submitted (I3). Its outcome is set
 * once (I4); asking for an open one closes it (premium_find.c says why). */
#include "core/ledger/correction_private.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/transfer_id.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

/* ---- words ---- */

char *
gj_correction_tidy (const char *text)
{
  const char *first = text;
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text); /* judged as odd */
  while (*first != '\0' && g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (end > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (first, (gsize)(end - first));
}

/* How a name is told from another: without blanks, widths and case. (transfer full) */
static char *
essence_of (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  GString *essence = g_string_new (NULL);

  for (const char *cursor = folded; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (!g_unichar_isspace (g_utf8_get_char (cursor)))
      g_string_append_unichar (essence, g_utf8_get_char (cursor));
  return g_string_free (essence, FALSE);
}

static gboolean
is_odd (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return TRUE;
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    if (!g_unichar_isprint (g_utf8_get_char (cursor)))
      return TRUE;
  return FALSE;
}

GjCorrectionWords
gj_correction_judge_words (const char *staff_1, const char *staff_2, const char *reason)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (is_odd (staff_1) || is_odd (staff_2) || is_odd (reason))
    return GJ_CORRECTION_WORDS_ODD;
  one = essence_of (staff_1);
  other = essence_of (staff_2);
  if (*one == '\0' || *other == '\0')
    return GJ_CORRECTION_STAFF_MISSING;
  if (g_str_equal (one, other))
    return GJ_CORRECTION_STAFF_SAME;
  if (strlen (staff_1) > GJ_CORRECTION_STAFF_BYTES || strlen (staff_2) > GJ_CORRECTION_STAFF_BYTES)
    return GJ_CORRECTION_STAFF_LONG;
  if (*reason == '\0')
    return GJ_CORRECTION_REASON_MISSING;
  if (g_utf8_strlen (reason, -1) > GJ_CORRECTION_REASON_CHARACTERS)
    return GJ_CORRECTION_REASON_LONG;
  return GJ_CORRECTION_WORDS_GOOD;
}

/* ---- intents ---- */

void
gj_correction_intent_clear (GjCorrectionIntent *intent)
{
  g_clear_pointer (&intent->reverses, g_free);
  g_clear_pointer (&intent->staff_1, g_free);
  g_clear_pointer (&intent->staff_2, g_free);
  g_clear_pointer (&intent->reason, g_free);
  g_clear_pointer (&intent->kiosk_id, g_free);
  g_clear_pointer (&intent->outcome, g_free);
}

GjFind
gj_correction_intent_read (GjStore *store, const char *transfer_id, GjCorrectionIntent *intent,
                           GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT reverses, staff_1, staff_2, reason, kiosk_id, outcome"
                           " FROM correction WHERE transfer_id = $1",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, transfer_id);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  intent->reverses = gj_statement_dup_text (row, 0);
  intent->staff_1 = gj_statement_dup_text (row, 1);
  intent->staff_2 = gj_statement_dup_text (row, 2);
  intent->reason = gj_statement_dup_text (row, 3);
  intent->kiosk_id = gj_statement_dup_text (row, 4);
  intent->outcome = gj_statement_dup_text (row, 5);
  return GJ_FOUND;
}

gboolean
gj_correction_intent_matches (const GjCorrectionIntent *intent, const GjCorrectionOrder *order)
{
  return g_str_equal (intent->reverses, order->reverses)
         && g_str_equal (intent->staff_1, order->staff_1)
         && g_str_equal (intent->staff_2, order->staff_2)
         && g_str_equal (intent->reason, order->reason)
         && g_str_equal (intent->kiosk_id, order->kiosk_id);
}

static gboolean
insert_intent (GjStore *store, const GjCorrectionOrder *order, gint64 now_us, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO correction (transfer_id, reverses, staff_1, staff_2, reason,"
                           " kiosk_id, prepared_us) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, order->transfer_id);
  gj_statement_bind_text (insert, 2, order->reverses);
  gj_statement_bind_text (insert, 3, order->staff_1);
  gj_statement_bind_text (insert, 4, order->staff_2);
  gj_statement_bind_text (insert, 5, order->reason);
  gj_statement_bind_text (insert, 6, order->kiosk_id);
  gj_statement_bind_int64 (insert, 7, now_us);
  return gj_statement_run (insert, error);
}

static GjPrepareResult
prepare (GjStore *store, GjClock *clock, const GjCorrectionOrder *order, GError **error)
{
  g_auto (GjCorrectionIntent) intent = { NULL };
  g_auto (GjCorrectedPremium) premium = { NULL };

  if (!gj_store_claim_kiosk (store, order->kiosk_id, error))
    return GJ_PREPARE_FAILED;
  switch (gj_correction_intent_read (store, order->transfer_id, &intent, error))
    {
    case GJ_FOUND:
      return gj_correction_intent_matches (&intent, order) ? GJ_PREPARE_DONE : GJ_PREPARE_CONFLICT;
    case GJ_FIND_FAILED:
      return GJ_PREPARE_FAILED;
    case GJ_NOT_FOUND:
      break;
    }
  switch (gj_corrected_premium_read (store, order->reverses, &premium, error))
    {
    case GJ_NOT_FOUND:
      return GJ_PREPARE_CONFLICT;
    case GJ_FIND_FAILED:
      return GJ_PREPARE_FAILED;
    case GJ_FOUND:
      break;
    }
  if (!insert_intent (store, order, gj_clock_now_us (clock), error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_PREPARE_FAILED;
  return GJ_PREPARE_DONE;
}

GjPrepareResult
gj_correction_prepare (GjStore *store, GjClock *clock, const GjCorrectionOrder *order,
                       GError **error)
{
  GjPrepareResult result;

  g_assert (gj_transfer_id_is_valid (order->transfer_id));
  g_assert (gj_correction_judge_words (order->staff_1, order->staff_2, order->reason)
            == GJ_CORRECTION_WORDS_GOOD);
  if (!gj_store_begin (store, error))
    return GJ_PREPARE_FAILED;
  result = prepare (store, clock, order, error);
  gj_store_rollback (store);
  return result;
}

static const char SET_OUTCOME[]
    = "UPDATE correction SET outcome = $1, closed_us = $2 WHERE transfer_id = $3 AND outcome = ''";

gboolean
gj_correction_intent_close (GjStore *store, const char *transfer_id,
                            const GjCorrectionIntent *intent, const char *outcome, gint64 time_us,
                            GError **error)
{
  g_autofree char *words = g_strdup_printf ("of %s", intent->reverses);
  g_autofree char *detail = gj_correction_detail_with_staff (words, transfer_id, intent->staff_1,
                                                             intent->staff_2, error);
  const GjAuditEntry entry = {
    .kiosk_id = intent->kiosk_id,
    .time_us = time_us,
    .kind = g_str_equal (outcome, GJ_INTENT_UNFINISHED) ? "reversal.unfinished" : "reversal.refused",
    .subject = "",
    .object = transfer_id,
    .result = outcome,
    .detail = detail,
  };

  if (detail == NULL || !gj_intent_set_outcome (store, SET_OUTCOME, transfer_id, outcome, time_us, error))
    return FALSE;
  /* One that was done has the record of its transfer (account.h). */
  return g_str_equal (outcome, GJ_INTENT_COMMITTED) || gj_audit_append (store, &entry, error);
}

/* ---- answers ---- */

static GjPremiumFindResult
find_or_close (GjStore *store, GjClock *clock, const char *transfer_id, GError **error)
{
  g_auto (GjCorrectionIntent) intent = { NULL };
  GjFind found = gj_correction_intent_read (store, transfer_id, &intent, error);

  /* Which kiosk an id is of never changes; its outcome is read when nothing of that kiosk is under way any
   * more, also not what a lost connection was committing. */
  if (found == GJ_FOUND)
    {
      if (!gj_store_claim_kiosk (store, intent.kiosk_id, error))
        return GJ_PREMIUM_FIND_STILL_UNKNOWN;
      gj_correction_intent_clear (&intent);
      found = gj_correction_intent_read (store, transfer_id, &intent, error);
    }
  if (found != GJ_FOUND)
    return found == GJ_NOT_FOUND ? GJ_PREMIUM_FIND_NOT_PAID : GJ_PREMIUM_FIND_STILL_UNKNOWN;
  if (*intent.outcome != '\0')
    return g_str_equal (intent.outcome, GJ_INTENT_COMMITTED) ? GJ_PREMIUM_FIND_PAID : GJ_PREMIUM_FIND_NOT_PAID;
  if (!gj_correction_intent_close (store, transfer_id, &intent, GJ_INTENT_UNFINISHED,
                                   gj_clock_now_us (clock), error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  return GJ_PREMIUM_FIND_NOT_PAID;
}

GjPremiumFindResult
gj_correction_find (GjStore *store, GjClock *clock, const char *transfer_id, GjReceiptRow **paper,
                    GError **error)
{
  GjPremiumFindResult result;

  *paper = NULL;
  if (!gj_store_begin (store, error))
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  result = find_or_close (store, clock, transfer_id, error);
  gj_store_rollback (store);
  if (result == GJ_PREMIUM_FIND_PAID
      && gj_receipt_find (store, transfer_id, paper, error) != GJ_FOUND)
    return GJ_PREMIUM_FIND_STILL_UNKNOWN;
  return result;
}

static gpointer
id_from_row (GjStatement *row)
{
  return gj_statement_dup_text (row, 0);
}

static GPtrArray *
list_open (GjStore *store, const char *kiosk_id, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT transfer_id FROM correction"
                           " WHERE kiosk_id = $1 AND outcome = '' ORDER BY transfer_id",
                           error);

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, kiosk_id);
  return gj_statement_list (row, id_from_row, g_free, error);
}

gboolean
gj_correction_resolve_unfinished (GjStore *store, GjClock *clock, const char *kiosk_id, int *closed,
                                  GError **error)
{
  g_autoptr (GPtrArray) ids = list_open (store, kiosk_id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      GjPremiumFindResult result;

      if (!gj_store_begin (store, error))
        return FALSE;
      result = find_or_close (store, clock, g_ptr_array_index (ids, i), error);
      gj_store_rollback (store);
      if (result == GJ_PREMIUM_FIND_STILL_UNKNOWN)
        return FALSE;
    }
  if (closed != NULL)
    *closed = (int)ids->len;
  return TRUE;
}

gboolean
gj_correction_settle_at_start (GjStore *store, GjClock *clock, const char *kiosk_id, int *closed,
                               GPtrArray **open, GError **error)
{
  *closed = 0;
  *open = NULL;
  if (!gj_store_is_shared (store)
      && !gj_correction_resolve_unfinished (store, clock, kiosk_id, closed, error))
    return FALSE;
  *open = list_open (store, kiosk_id, error);
  return *open != NULL;
}
