/* SPDX-License-Identifier: Apache-2.0 */
/* What staff took back: every reversal was asked for by two, and its signed paper says of whom, of what and by which two. */
#include "tests/store/auditor_private.h"

#include <string.h>

static const Correction *
find_correction (const Books *books, const char *id)
{
  AUDIT_EACH (books->corrections, Correction, correction)
    if (g_str_equal (correction->id, id))
      return correction;
  return NULL;
}

static gboolean
has_two_and_a_reason (const Correction *correction)
{
  return *correction->staff_1 != '\0' && *correction->staff_2 != '\0' && *correction->reason != '\0'
         && !g_str_equal (correction->staff_1, correction->staff_2);
}

static gboolean
paper_says (Auditor *auditor, const GjDocument *document, const Correction *correction, const Premium *premium,
            const Transfer *transfer)
{
  const GjDocumentCorrection *said = &document->correction;
  const GjDocumentLine *line = &document->lines[0];

  return document->kind == GJ_DOCUMENT_CORRECTION && g_str_equal (said->staff[0], correction->staff_1)
         && g_str_equal (said->staff[1], correction->staff_2) && g_str_equal (said->kiosk_id, premium->kiosk)
         && said->receipt_no == premium->receipt_no && said->paid_on == gj_time_date (premium->time_us)
         && line->amount_fen == transfer->amount_fen && line->coverage_year == premium->year
         && g_str_equal (line->patn_rlts, premium->rlts) && auditor_is_id_of (auditor, line->id, premium->relative);
}

static gint64
balance_after (const Books *books, const Transfer *transfer)
{
  AUDIT_EACH (books->entries, Entry, entry)
    if (g_str_equal (entry->transfer, transfer->id) && g_str_equal (entry->account, transfer->credit))
      return entry->computed_fen;
  return -1;
}

static void
look_at_reversal (Auditor *auditor, const Transfer *transfer)
{
  Books *books = &auditor->books;
  const Correction *correction = find_correction (books, transfer->id);
  const Premium *premium = g_hash_table_lookup (books->premium_by_id, transfer->reverses);
  const Paper *paper = g_hash_table_lookup (books->paper_by_about, transfer->id);

  if (premium == NULL)
    auditor_tell (auditor, "I5", transfer->id, "gives back something else than a premium");
  if (correction == NULL || !has_two_and_a_reason (correction) || !g_str_equal (correction->outcome, "committed")
      || !g_str_equal (correction->reverses, transfer->reverses)
      || !g_str_equal (correction->kiosk, transfer->kiosk))
    auditor_tell (auditor, "I5", transfer->id, "given back without two of the staff and a reason");
  if (paper == NULL || paper->sealed == NULL || paper->sealed->document == NULL || correction == NULL
      || premium == NULL || !g_str_equal (paper->holder, premium->payer)
      || !g_str_equal (paper->relative, premium->relative) || !g_str_equal (paper->kiosk, transfer->kiosk)
      || paper->time_us != transfer->time_us
      || !paper_says (auditor, paper->sealed->document, correction, premium, transfer)
      || paper->sealed->document->correction.balance_after_fen != balance_after (books, transfer))
    auditor_tell (auditor, "I10", transfer->id, "its signed paper does not say what was given back");
}

static gboolean
is_of_correction (const Record *record)
{
  return g_str_equal (record->kind, "transfer.reversed") || g_str_equal (record->kind, "reversal.refused")
         || g_str_equal (record->kind, "reversal.unfinished");
}

static gboolean
names_the_two (const Record *record, const char *digest, const Correction *correction)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char hex[65];

  auditor_put_text (bytes, "gongji correction staff v1");
  auditor_put_text (bytes, record->object);
  auditor_put_text (bytes, correction->staff_1);
  auditor_put_text (bytes, correction->staff_2);
  auditor_sm3_hex (bytes->data, bytes->len, hex);
  return g_str_equal (digest, hex);
}

/* Records of before they had a digest come first in their chain. */
static void
look_at_records (Auditor *auditor)
{
  const char *kiosk = ""; /* whose records have digests by now */

  AUDIT_EACH (auditor->books.records, Record, record)
  {
    const Correction *correction;
    const char *word;

    if (!is_of_correction (record))
      continue;
    correction = find_correction (&auditor->books, record->object);
    word = strstr (record->detail, " staff ");
    if (correction == NULL)
      auditor_tell (auditor, "I20", record->object, "a record of a correction that nobody asked for");
    else if (word != NULL && !names_the_two (record, word + strlen (" staff "), correction))
      auditor_tell (auditor, "I20", record->object, "not the two of the staff that its record is of");
    else if (word == NULL && g_str_equal (kiosk, record->kiosk))
      auditor_tell (auditor, "I20", record->object, "its record does not say by which two");
    if (word != NULL)
      kiosk = record->kiosk;
  }
}

void
auditor_look_at_corrections (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->transfers, Transfer, transfer)
    if (g_str_equal (transfer->kind, "reversal"))
      look_at_reversal (auditor, transfer);
  AUDIT_EACH (books->corrections, Correction, correction)
  {
    const Transfer *transfer = g_hash_table_lookup (books->transfer_by_id, correction->id);

    if (g_str_equal (correction->outcome, "committed") != (transfer != NULL))
      auditor_tell (auditor, "I4", correction->id, "a correction that says what did not happen");
    if (*correction->outcome != '\0' && transfer == NULL
        && auditor_count_records (auditor, correction->id, "reversal.refused", NULL, NULL)
                   + auditor_count_records (auditor, correction->id, "reversal.unfinished", NULL, NULL)
               != 1)
      auditor_tell (auditor, "I20", correction->id, "a correction that came to nothing, without its one record");
  }
  look_at_records (auditor);
}
