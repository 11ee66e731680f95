/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's papers: every signed text opened with the public key; its number, its chain, its copies and what
 * it stands for. */
#include "tests/store/auditor_private.h"

#include <string.h>

#include "core/receipt/base45.h"

/* The signed text, verified now or in an earlier run; NULL where it is not genuine. */
static const GjSealed *
open_text (Auditor *auditor, const char *text)
{
  GjSealed *sealed = g_hash_table_lookup (auditor->opened, text);
  GjReceiptStage stage;

  if (sealed != NULL)
    return sealed;
  sealed = g_new0 (GjSealed, 1);
  if (gj_sealed_verify (text, auditor->keyring, &stage, sealed) != GJ_VERDICT_VALID)
    {
      gj_sealed_clear (sealed);
      g_free (sealed);
      return NULL;
    }
  g_hash_table_insert (auditor->opened, g_strdup (text), sealed);
  return sealed;
}

static gboolean
has_its_hash (const Paper *paper)
{
  guint8 bytes[512];
  const char *code = strchr (paper->text, ':');
  gsize length = 0;
  char hex[65];

  if (code == NULL || !gj_base45_decode (code + 1, strlen (code + 1), bytes, sizeof bytes, &length))
    return FALSE;
  auditor_sm3_hex (bytes, length, hex);
  return g_str_equal (hex, paper->hash);
}

/* The signature covers the first half of the hash before. */
static gboolean
carries (const GjSealed *sealed, const char *prev_hash)
{
  const guint8 *carried = gj_sealed_prev_hash (sealed);

  for (guint i = 0; i < GJ_RECEIPT_CHAIN_BYTES; i++)
    if (carried[i]
        != 16 * g_ascii_xdigit_value (prev_hash[2 * i]) + g_ascii_xdigit_value (prev_hash[2 * i + 1]))
      return FALSE;
  return TRUE;
}

static void
look_at_series (Auditor *auditor, const Paper *paper, const Paper *before)
{
  const char *prev_hash = before != NULL ? before->hash : AUDIT_NO_HASH;

  if (paper->no != (before != NULL ? before->no + 1 : 1))
    auditor_tell_paper (auditor, "I10", paper, "a number is missing before it");
  if (!g_str_equal (paper->prev_hash, prev_hash) || !has_its_hash (paper))
    auditor_tell_paper (auditor, "I10", paper, "its chain is broken");
  if (paper->sealed != NULL && !carries (paper->sealed, prev_hash))
    auditor_tell_paper (auditor, "I10", paper, "it was signed behind another paper");
  /* A clock that stepped back further than an hour was corrected by somebody (I18). */
  if (before != NULL && paper->time_us <= before->time_us && before->time_us - paper->time_us < HOUR_US)
    auditor_tell_paper (auditor, "I18", paper, "it is older than the paper before it");
}

static void
look_at_columns (Auditor *auditor, const Paper *paper)
{
  const GjSealed *sealed = paper->sealed;

  if (sealed == NULL)
    auditor_tell_paper (auditor, "I10", paper, "its text is not genuine");
  else if (!g_str_equal (gj_sealed_kiosk_id (sealed), paper->kiosk) || gj_sealed_receipt_no (sealed) != paper->no
           || !g_str_equal (gj_sealed_kind_word (sealed), paper->kind)
           || !g_str_equal (gj_sealed_about_id (sealed), paper->about)
           || gj_sealed_time_us (sealed) != paper->time_us
           || !auditor_is_id_of (auditor, gj_sealed_holder_id (sealed), paper->holder))
    auditor_tell_paper (auditor, "I9", paper, "its text says something else than its row");
}

/* Each paper stands for one thing that happened, or is one by itself. */
static void
look_at_subject (Auditor *auditor, const Paper *paper)
{
  Books *books = &auditor->books;
  gboolean premium = g_hash_table_contains (books->premium_by_id, paper->about);
  gboolean transfer = g_hash_table_contains (books->transfer_by_id, paper->about);
  gboolean act = g_hash_table_contains (books->act_by_id, paper->about);
  g_autofree char *kind = g_strconcat ("receipt.", paper->kind, NULL);

  if (g_str_equal (paper->kind, "premium"))
    {
      if (!premium || !transfer || act)
        auditor_tell_paper (auditor, "I10", paper, "a receipt of no premium");
    }
  else if (g_str_equal (paper->kind, "statement") || g_str_equal (paper->kind, "joint"))
    {
      if (transfer || act || auditor_count_records (auditor, paper->about, kind, "ok", NULL) != 1)
        auditor_tell_paper (auditor, "I20", paper, "a paper without its one audit record");
    }
  else if (g_str_equal (paper->kind, "correction"))
    {
      const Transfer *reversal = g_hash_table_lookup (books->transfer_by_id, paper->about);

      if (reversal == NULL || !g_str_equal (reversal->kind, "reversal") || act)
        auditor_tell_paper (auditor, "I10", paper, "a paper of nothing that was taken back");
    }
  else if (!act)
    auditor_tell_paper (auditor, "I9", paper, "a paper of no act");
}

/* ---- what a joint paper and a statement say ---- */

static const Paper *
find_paper (Books *books, const char *kiosk, gint64 no)
{
  AUDIT_EACH (books->papers, Paper, paper)
    if (paper->no == no && g_str_equal (paper->kiosk, kiosk))
      return paper;
  return NULL;
}

static gboolean
line_is_receipt (const GjDocumentLine *line, const Paper *joint, const Paper *receipt)
{
  return receipt != NULL && receipt->sealed != NULL && receipt->sealed->receipt != NULL
         && g_str_equal (receipt->holder, joint->holder) && line->receipt_no == receipt->no
         && line->amount_fen == receipt->sealed->receipt->amount_fen
         && line->coverage_year == receipt->sealed->receipt->coverage_year
         && g_str_equal (line->patn_rlts, receipt->sealed->receipt->patn_rlts)
         && g_str_equal (line->id, receipt->sealed->receipt->relative_id);
}

static void
look_at_joint (Auditor *auditor, const Paper *joint)
{
  Books *books = &auditor->books;
  const GjDocument *document = joint->sealed->document;
  guint n = 0;

  AUDIT_EACH (books->members, Member, member)
  {
    if (member->joint_no != joint->no || !g_str_equal (member->kiosk, joint->kiosk))
      continue;
    if (n >= document->n_lines
        || !line_is_receipt (&document->lines[n], joint, find_paper (books, member->kiosk, member->no)))
      auditor_tell_paper (auditor, "I12", joint, "its lines are not the receipts it stands for");
    n++;
  }
  if (n != document->n_lines)
    auditor_tell_paper (auditor, "I12", joint, "it stands for more or fewer receipts than it says");
}

static void
look_at_statement (Auditor *auditor, const Paper *paper)
{
  const GjDocument *document = paper->sealed->document;
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT, paper->kiosk, paper->no);
  const char *listing = g_hash_table_lookup (auditor->books.listings, name);
  char kept[65];
  char signed_digest[65];

  if (listing == NULL || !document->has_listing)
    {
      auditor_tell_paper (auditor, "I13", paper, "its records are not kept");
      return;
    }
  auditor_sm3_hex (listing, strlen (listing), kept);
  for (guint i = 0; i < sizeof document->listing_digest; i++)
    g_snprintf (signed_digest + 2 * i, 3, "%02x", document->listing_digest[i]);
  if (!g_str_equal (kept, signed_digest))
    auditor_tell_paper (auditor, "I13", paper, "its kept records are not those it signs");
}

/* ---- copies ---- */

static guint
count_told (Auditor *auditor, const Paper *paper, const char *kind, const char *result, gint64 copy)
{
  const GPtrArray *list = g_hash_table_lookup (auditor->books.record_by_object, paper->about);
  g_autofree char *words
      = g_strdup_printf ("%s-%" G_GINT64_FORMAT " copy %d", paper->kiosk, paper->no, (int)copy);
  gsize length = strlen (words);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Record *record = g_ptr_array_index (list, i);

      n += g_str_equal (record->kind, kind) && g_str_equal (record->result, result)
           && strncmp (record->detail, words, length) == 0
           && (record->detail[length] == '\0' || record->detail[length] == ' ');
    }
  return n;
}

static void
look_at_copy (Auditor *auditor, const Paper *paper, const Job *job)
{
  static const char *const FINAL[] = { "printed", "stopped", "unknown" };

  if (count_told (auditor, paper, "receipt.copy", "ok", job->copy) != (job->copy > 0 ? 1 : 0))
    auditor_tell_paper (auditor, "I13", paper, "a copy that no record begins");
  for (guint i = 0; i < G_N_ELEMENTS (FINAL); i++)
    if (count_told (auditor, paper, "receipt.print", FINAL[i], job->copy)
        != (g_str_equal (job->outcome, FINAL[i]) ? 1 : 0))
      auditor_tell_paper (auditor, "I12", paper, "what became of a copy is not what was recorded");
}

static void
look_at_copies (Auditor *auditor)
{
  Books *books = &auditor->books;
  Job *job = (Job *)(void *)books->jobs->data;
  Job *end = job + books->jobs->len;

  AUDIT_EACH (books->papers, Paper, paper)
  {
    gint64 copy = 0;

    for (; job < end && job->no == paper->no && g_str_equal (job->kiosk, paper->kiosk); job++, copy++)
      {
        if (job->copy != copy)
          auditor_tell_paper (auditor, "I13", paper, "a copy is missing");
        look_at_copy (auditor, paper, job);
      }
    if (copy == 0)
      {
        auditor_tell_paper (auditor, "I9", paper, "nothing was ever to be printed of it");
        while (job < end && find_paper (books, job->kiosk, job->no) == NULL)
          job++;
      }
  }
  if (job < end)
    auditor_tell (auditor, "I13", job->kiosk, "copies of no paper");
}

/* The balance on a receipt is what the account's transfers make. */
static void
look_at_balances (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->entries, Entry, entry)
  {
    const Paper *paper = g_hash_table_lookup (books->paper_by_about, entry->transfer);

    if (paper == NULL || paper->sealed == NULL || paper->sealed->receipt == NULL
        || !g_str_equal (entry->account + MIN (strlen (entry->account), strlen ("psn:")), paper->holder))
      continue;
    if (paper->sealed->receipt->balance_after_fen != entry->computed_fen)
      auditor_tell_paper (auditor, "I9", paper, "it shows another balance than there was");
  }
}

void
auditor_look_at_papers (Auditor *auditor)
{
  Books *books = &auditor->books;
  const Paper *before = NULL;

  AUDIT_EACH (books->papers, Paper, paper)
  {
    gboolean first = before == NULL || !g_str_equal (before->kiosk, paper->kiosk);

    paper->sealed = open_text (auditor, paper->text);
    look_at_columns (auditor, paper);
    look_at_series (auditor, paper, first ? NULL : before);
    look_at_subject (auditor, paper);
    before = paper;
  }
  AUDIT_EACH (books->papers, Paper, paper)
  {
    if (paper->sealed != NULL && g_str_equal (paper->kind, "joint"))
      look_at_joint (auditor, paper);
    else if (paper->sealed != NULL && g_str_equal (paper->kind, "statement"))
      look_at_statement (auditor, paper);
  }
  AUDIT_EACH (books->members, Member, member)
    if (find_paper (books, member->kiosk, member->joint_no) == NULL)
      auditor_tell (auditor, "I12", member->kiosk, "a joint paper is not there");
  look_at_copies (auditor);
  look_at_balances (auditor);
}
