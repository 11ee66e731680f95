/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's money: accounts from the transfers alone, and each premium beside everything that has to be there
 * with it. */
#include "tests/store/auditor_private.h"

#include <string.h>

static gboolean
is_personal (const char *account)
{
  return g_str_has_prefix (account, "psn:");
}

static gboolean
has_shape_of_its_kind (const Transfer *transfer)
{
  if (transfer->amount_fen <= 0 || g_str_equal (transfer->debit, transfer->credit))
    return FALSE;
  if (g_str_equal (transfer->kind, "opening"))
    return g_str_equal (transfer->debit, "opening") && is_personal (transfer->credit);
  if (g_str_equal (transfer->kind, "premium"))
    return is_personal (transfer->debit) && g_str_has_prefix (transfer->credit, "premium:");
  return g_str_equal (transfer->kind, "reversal");
}

/* What the transfer does to the account of this entry; 0: it has nothing to do with it. */
static gint64
effect_on (const Transfer *transfer, const char *account)
{
  if (g_str_equal (transfer->debit, account))
    return -transfer->amount_fen;
  return g_str_equal (transfer->credit, account) ? transfer->amount_fen : 0;
}

/* Every entry is one side of one transfer, and every account's last entry says what its transfers make. */
static void
look_at_entries (Auditor *auditor)
{
  Books *books = &auditor->books;
  g_autoptr (GHashTable) sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *account = "";
  gint64 computed_fen = 0;
  gint64 no = 0;

  AUDIT_EACH (books->entries, Entry, entry)
  {
    const Transfer *transfer = g_hash_table_lookup (books->transfer_by_id, entry->transfer);
    gint64 effect_fen = transfer != NULL ? effect_on (transfer, entry->account) : 0;
    g_autofree char *side = g_strconcat (entry->transfer, " ", entry->account, NULL);

    if (!g_str_equal (entry->account, account))
      computed_fen = no = 0;
    account = entry->account;
    computed_fen += effect_fen;
    entry->computed_fen = computed_fen;
    if (effect_fen == 0 || !g_hash_table_add (sides, g_steal_pointer (&side)))
      auditor_tell (auditor, "I1", entry->account, "an entry of no transfer, or one transfer's twice");
    if (entry->no != ++no || entry->amount_fen != effect_fen || entry->balance_fen != computed_fen)
      auditor_tell (auditor, "I1", entry->account, "its entries are not what its transfers make");
    if (is_personal (entry->account) && computed_fen < 0)
      auditor_tell (auditor, "I2", entry->account, "below zero");
  }
  if (g_hash_table_size (sides) != 2 * books->transfers->len)
    auditor_tell (auditor, "I1", "account_entry", "a transfer without its two sides");
}

static void
look_at_reversal (Auditor *auditor, const Transfer *transfer)
{
  Books *books = &auditor->books;
  const Transfer *old = g_hash_table_lookup (books->transfer_by_id, transfer->reverses);
  const Premium *premium = g_hash_table_lookup (books->premium_by_id, transfer->reverses);

  if (old == NULL || g_str_equal (old->kind, "reversal") || old->amount_fen != transfer->amount_fen
      || !g_str_equal (old->debit, transfer->credit) || !g_str_equal (old->credit, transfer->debit))
    auditor_tell (auditor, "I5", transfer->id, "gives back what nobody paid");
  if (premium != NULL && !g_str_equal (premium->reversed_by, transfer->id))
    auditor_tell (auditor, "I5", transfer->id, "the premium does not name what took it back");
  if (auditor_count_records (auditor, transfer->id, "transfer.reversed", "ok", NULL) != 1)
    auditor_tell (auditor, "I20", transfer->id, "a correction without its one audit record");
}

/* Openings of one import, told together in its record. */
typedef struct
{
  gint64 n;
  gint64 fen;
  GByteArray *bytes; /* who got how much, in the order of the entries */
} Openings;

static void
openings_free (gpointer data)
{
  g_byte_array_unref (((Openings *)data)->bytes);
  g_free (data);
}

/* Beside the number and the sum: the digest, or nothing in a record of before. */
static gboolean
has_their_digest (const Openings *openings, const char *words)
{
  char hex[65];

  auditor_sm3_hex (openings->bytes->data, openings->bytes->len, hex);
  return *words == '\0' || (*words == ' ' && g_str_equal (words + 1, hex));
}

/* The entries stand in their order, the transfers in that of their ids. */
static void
take_opening_bytes (Books *books, GHashTable *told)
{
  AUDIT_EACH (books->entries, Entry, entry)
  {
    const Transfer *transfer = g_hash_table_lookup (books->transfer_by_id, entry->transfer);
    g_autofree char *at = NULL;
    Openings *openings;

    if (transfer == NULL || !g_str_equal (entry->account, "opening"))
      continue;
    at = g_strdup_printf ("%s %" G_GINT64_FORMAT, transfer->kiosk, transfer->time_us);
    openings = g_hash_table_lookup (told, at);
    if (openings == NULL)
      continue;
    auditor_put_text (openings->bytes, transfer->id);
    auditor_put_text (openings->bytes, transfer->credit);
    auditor_put_number (openings->bytes, (guint64)transfer->amount_fen);
  }
}

static void
look_at_openings (Auditor *auditor)
{
  Books *books = &auditor->books;
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, openings_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  AUDIT_EACH (books->transfers, Transfer, transfer)
  {
    g_autofree char *at = g_strdup_printf ("%s %" G_GINT64_FORMAT, transfer->kiosk, transfer->time_us);
    Openings *openings = g_hash_table_lookup (told, at);

    if (!g_str_equal (transfer->kind, "opening"))
      continue;
    if (openings == NULL)
      {
        openings = g_new0 (Openings, 1);
        openings->bytes = g_byte_array_new ();
        g_hash_table_insert (told, g_steal_pointer (&at), openings);
      }
    openings->n++;
    openings->fen += transfer->amount_fen;
  }
  take_opening_bytes (books, told);
  AUDIT_EACH (books->records, Record, record)
  {
    g_autofree char *at = g_strdup_printf ("%s %" G_GINT64_FORMAT, record->kiosk, record->time_us);
    Openings *openings = g_hash_table_lookup (told, at);
    const char *words = strstr (record->detail, " openings ");

    if (openings == NULL || words == NULL || !g_str_equal (record->kind, "import"))
      continue;
    openings->n -= g_ascii_strtoll (words + strlen (" openings "), (char **)&words, 10);
    openings->fen -= g_ascii_strtoll (words, (char **)&words, 10);
    if (openings->n == 0 && openings->fen == 0 && !has_their_digest (openings, words))
      auditor_tell (auditor, "I20", at, "openings that are not those of their import");
  }
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Openings *)value)->n != 0 || ((Openings *)value)->fen != 0)
      auditor_tell (auditor, "I20", key, "openings that no import tells");
}

void
auditor_look_at_money (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->transfers, Transfer, transfer)
  {
    if (!has_shape_of_its_kind (transfer))
      auditor_tell (auditor, "I1", transfer->id, "not a transfer of its kind");
    if (g_str_equal (transfer->kind, "reversal"))
      look_at_reversal (auditor, transfer);
    else if (*transfer->reverses != '\0')
      auditor_tell (auditor, "I5", transfer->id, "names another transfer and is no correction");
    if (g_str_equal (transfer->kind, "premium")
        && g_hash_table_lookup (books->premium_by_id, transfer->id) == NULL)
      auditor_tell (auditor, "I9", transfer->id, "money moved for a premium that is not there");
  }
  look_at_entries (auditor);
  look_at_openings (auditor);
}

/* ---- premiums ---- */

static gboolean
paper_says (Auditor *auditor, const Premium *premium, const GjReceipt *receipt)
{
  return receipt->amount_fen == premium->amount_fen && receipt->time_us == premium->time_us
         && receipt->coverage_year == premium->year && receipt->receipt_no == premium->receipt_no
         && g_str_equal (receipt->kiosk_id, premium->kiosk)
         && g_str_equal (receipt->transfer_id, premium->id)
         && g_str_equal (receipt->insutype, premium->insutype)
         && g_str_equal (receipt->tier, premium->tier)
         && g_str_equal (receipt->patn_rlts, premium->rlts)
         && g_str_equal (receipt->admdvs, premium->admdvs)
         && auditor_is_id_of (auditor, receipt->payer_id, premium->payer)
         && auditor_is_id_of (auditor, receipt->relative_id, premium->relative);
}

static gboolean
record_says (const Premium *premium, const Record *record)
{
  g_autofree char *detail
      = g_strdup_printf ("for %s year %d fen %" G_GINT64_FORMAT " receipt %" G_GINT64_FORMAT, premium->relative,
                         (int)premium->year, premium->amount_fen, premium->receipt_no);

  return g_str_equal (record->subject, premium->payer) && g_str_equal (record->detail, detail)
         && g_str_equal (record->kiosk, premium->kiosk) && record->time_us == premium->time_us;
}

/* The division's account at that kiosk; of before there was one for all kiosks. */
static gboolean
is_collected_for (const char *account, const char *admdvs, const char *kiosk)
{
  g_autofree char *all = g_strconcat ("premium:", admdvs, NULL);
  g_autofree char *own = g_strconcat (all, ":", kiosk, NULL);

  return g_str_equal (account, own) || g_str_equal (account, all);
}

static gboolean
transfer_says (const Premium *premium, const Transfer *transfer)
{
  return g_str_equal (transfer->kind, "premium") && transfer->amount_fen == premium->amount_fen
         && transfer->time_us == premium->time_us && g_str_equal (transfer->kiosk, premium->kiosk)
         && g_str_equal (transfer->debit + strlen ("psn:"), premium->payer)
         && is_collected_for (transfer->credit, premium->admdvs, transfer->kiosk);
}

static gboolean
intent_says (const Premium *premium, const Intent *intent)
{
  return g_str_equal (intent->payer, premium->payer) && g_str_equal (intent->relative, premium->relative)
         && intent->year == premium->year && g_str_equal (intent->insutype, premium->insutype)
         && g_str_equal (intent->tier, premium->tier) && intent->amount_fen == premium->amount_fen
         && g_str_equal (intent->kiosk, premium->kiosk);
}

static void
look_at_premium (Auditor *auditor, const Premium *premium)
{
  Books *books = &auditor->books;
  const Transfer *transfer = g_hash_table_lookup (books->transfer_by_id, premium->id);
  const Intent *intent = g_hash_table_lookup (books->intent_by_id, premium->id);
  const Paper *paper = g_hash_table_lookup (books->paper_by_about, premium->id);
  const Record *record = NULL;

  if (transfer == NULL || !transfer_says (premium, transfer))
    auditor_tell (auditor, "I9", premium->id, "the premium is not what its transfer says");
  if (intent == NULL || !intent_says (premium, intent))
    auditor_tell (auditor, "I3", premium->id, "the premium is not what was asked for");
  if (paper == NULL || paper->sealed == NULL || paper->sealed->receipt == NULL
      || !g_str_equal (paper->kind, "premium") || !g_str_equal (paper->holder, premium->payer)
      || !g_str_equal (paper->relative, premium->relative)
      || !paper_says (auditor, premium, paper->sealed->receipt))
    auditor_tell (auditor, "I9", premium->id, "the signed text does not say this premium");
  if (auditor_count_records (auditor, premium->id, "premium.paid", "ok", &record) != 1
      || !record_says (premium, record))
    auditor_tell (auditor, "I20", premium->id, "its one audit record does not say it");
  else if (!g_str_equal (premium->payer, premium->relative)
           && !auditor_was_bound (auditor, premium, record))
    auditor_tell (auditor, "I7", premium->id, "paid without a binding that held");
  if (*premium->reversed_by != '\0')
    {
      const Transfer *reversal = g_hash_table_lookup (books->transfer_by_id, premium->reversed_by);

      if (reversal == NULL || !g_str_equal (reversal->reverses, premium->id))
        auditor_tell (auditor, "I5", premium->id, "taken back by what did not take it back");
    }
}

/* Closed once, by what its audit record says (I4). */
static void
look_at_intent (Auditor *auditor, const Intent *intent)
{
  gboolean paid = g_hash_table_lookup (auditor->books.premium_by_id, intent->id) != NULL;
  guint n_paid = auditor_count_records (auditor, intent->id, "premium.paid", NULL, NULL);
  guint n_refused = auditor_count_records (auditor, intent->id, "premium.refused", NULL, NULL);
  guint n_unfinished = auditor_count_records (auditor, intent->id, "premium.unfinished", NULL, NULL);
  guint n_word = auditor_count_records (auditor, intent->id, "premium.refused", intent->outcome, NULL)
                 + auditor_count_records (auditor, intent->id, "premium.unfinished", intent->outcome, NULL);
  gboolean open = *intent->outcome == '\0';
  gboolean committed = g_str_equal (intent->outcome, "committed");

  if (!committed && g_hash_table_contains (auditor->books.transfer_by_id, intent->id))
    auditor_tell (auditor, "I4", intent->id, "money moved for what was not paid");
  if (committed != paid)
    auditor_tell (auditor, "I4", intent->id, "its outcome does not say whether it was paid");
  if (n_paid + n_refused + n_unfinished != (open ? 0 : 1) || n_paid != (committed ? 1 : 0)
      || n_word != (open || committed ? 0 : 1))
    auditor_tell (auditor, "I4", intent->id, "not closed exactly once");
}

void
auditor_look_at_premiums (Auditor *auditor)
{
  Books *books = &auditor->books;
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  AUDIT_EACH (books->premiums, Premium, premium)
  {
    g_autofree char *year = g_strdup_printf ("%s %d %s", premium->relative, (int)premium->year, premium->insutype);

    look_at_premium (auditor, premium);
    if (*premium->reversed_by == '\0' && !g_hash_table_add (years, g_steal_pointer (&year)))
      auditor_tell (auditor, "I8", premium->relative, "one year paid twice");
  }
  AUDIT_EACH (books->records, Record, record)
    if ((g_str_equal (record->kind, "premium.refused") || g_str_equal (record->kind, "premium.unfinished"))
        && !g_hash_table_contains (books->intent_by_id, record->object))
      auditor_tell (auditor, "I4", record->object, "what was refused is not there any more");
  AUDIT_EACH (books->intents, Intent, intent)
    look_at_intent (auditor, intent);
}
