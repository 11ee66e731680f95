/* SPDX-License-Identifier: Apache-2.0 */
/* See document_store.h. */
#include "core/receipt/document_store.h"

#include "core/audit/audit.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#include <string.h>

gboolean
gj_document_place (GjStore *store, GjDocument *document, gint64 now_us, GError **error)
{
  guint8 prev_hash[GJ_RECEIPT_HASH_BYTES];
  gint64 receipt_no = 0;

  if (!gj_receipt_next (store, document->kiosk_id, now_us, &receipt_no, &document->time_us, prev_hash, error))
    return FALSE;
  g_assert (receipt_no >= 1 && receipt_no <= G_MAXUINT32);
  document->receipt_no = (guint32)receipt_no;
  document->demo = gj_store_get_kind (store) == GJ_STORE_DEMO;
  memcpy (document->prev_hash, prev_hash, GJ_RECEIPT_CHAIN_BYTES);
  return TRUE;
}

gboolean
gj_document_insert (GjStore *store, const GjSigner *signer, const GjDocument *document,
                    const char *holder_psn_no, const char *relative_psn_no, GError **error)
{
  const GjSealed paper = { .document = (GjDocument *)document };
  const GjPrintJob job = { .kiosk_id = document->kiosk_id, .receipt_no = document->receipt_no };
  g_autofree char *sealed = NULL;
  guint8 prev_hash[GJ_RECEIPT_HASH_BYTES];
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  gint64 receipt_no = 0;
  gint64 time_us = 0;

  if (!gj_receipt_next (store, document->kiosk_id, document->time_us, &receipt_no, &time_us, prev_hash, error))
    return FALSE;
  g_assert (receipt_no == document->receipt_no && time_us == document->time_us); /* placed in this transaction */
  sealed = gj_document_seal (document, signer, hash, error);
  return sealed != NULL
         && gj_sealed_insert (store, &paper, sealed, prev_hash, hash, holder_psn_no,
                              relative_psn_no, error)
         && gj_print_job_insert (store, &job, document->kiosk_id, document->time_us, error);
}

static gboolean
write_audit (GjStore *store, const GjDocument *document, const char *kind,
             const char *holder_psn_no, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("receipt %u", document->receipt_no);
  const GjAuditEntry entry = {
    .kiosk_id = document->kiosk_id,
    .time_us = document->time_us,
    .kind = kind,
    .subject = holder_psn_no,
    .object = document->about_id,
    .result = "ok",
    .detail = detail,
  };

  return gj_audit_append (store, &entry, error);
}

static void
refuse (GError **error, const char *why)
{
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT, "paper: %s", why);
}

/* The paper of an id that was issued before. FOUND only if it is the one that is asked for. */
static GjFind
find_issued (GjStore *store, const char *about_id, GjDocumentKind kind, const char *holder_psn_no,
             GjReceiptRow **row, GError **error)
{
  GjFind found = gj_receipt_find (store, about_id, row, error);

  if (found != GJ_FOUND
      || (g_str_equal ((*row)->kind, gj_document_kind_to_word (kind))
          && g_str_equal ((*row)->holder_psn_no, holder_psn_no)))
    return found;
  g_clear_pointer (row, gj_receipt_row_free);
  refuse (error, "the id stands for another paper");
  return GJ_FIND_FAILED;
}

/* The answer is read back from what is durable, the same for the first time and every later one. */
static GjCommit
read_back (GjStore *store, const char *about_id, GjReceiptRow **row, GError **error)
{
  return gj_receipt_find (store, about_id, row, error) == GJ_FOUND ? GJ_COMMIT_DONE
                                                                   : GJ_COMMIT_UNKNOWN;
}

/* ---- statements ---- */

static gboolean
insert_listing (GjStore *store, const GjDocument *document, const char *text, GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO statement_listing (kiosk_id, receipt_no, listing)"
                           " VALUES ($1, $2, $3)",
                           error);

  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, document->kiosk_id);
  gj_statement_bind_int64 (insert, 2, document->receipt_no);
  gj_statement_bind_text (insert, 3, text);
  return gj_statement_run (insert, error);
}

GjFind
gj_document_find_listing (GjStore *store, const GjDocument *document, char **text,
                          gboolean *agrees, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT listing FROM statement_listing WHERE kiosk_id = $1 AND receipt_no = $2", error);
  guint8 digest[GJ_SM3_BYTES];
  GjFind found;

  *text = NULL;
  *agrees = FALSE;
  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, document->kiosk_id);
  gj_statement_bind_int64 (row, 2, document->receipt_no);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  if (!gj_listing_digest (gj_statement_text (row, 0), digest, error))
    return GJ_FIND_FAILED;
  *agrees = document->has_listing && memcmp (digest, document->listing_digest, sizeof digest) == 0;
  *text = gj_statement_dup_text (row, 0);
  return GJ_FOUND;
}

static gboolean
write_statement (GjStore *store, GjClock *clock, const GjSigner *signer, GjDocument *document,
                 const GjListing *listing, const char *holder_psn_no, const char *relative_psn_no,
                 GError **error)
{
  g_autofree char *text = gj_listing_write (listing);

  document->has_listing = TRUE;
  document->n_listed = gj_listing_count (listing);
  return gj_listing_digest (text, document->listing_digest, error)
         && gj_document_place (store, document, gj_clock_now_us (clock), error)
         && gj_document_insert (store, signer, document, holder_psn_no, relative_psn_no, error)
         && insert_listing (store, document, text, error)
         && write_audit (store, document, "receipt.statement", holder_psn_no, error);
}

GjCommit
gj_document_issue_statement (GjStore *store, GjClock *clock, const GjSigner *signer,
                             GjDocument *document, const GjListing *listing,
                             const char *holder_psn_no, const char *relative_psn_no,
                             GjReceiptRow **row, GError **error)
{
  GjCommit commit = GJ_COMMIT_FAILED;
  GjFind found = GJ_FIND_FAILED;

  g_assert (document->kind == GJ_DOCUMENT_STATEMENT);
  *row = NULL;
  if (!gj_store_begin (store, error))
    return GJ_COMMIT_FAILED;
  if (gj_store_claim_kiosk (store, document->kiosk_id, error))
    found = find_issued (store, document->about_id, document->kind, holder_psn_no, row, error);
  if (found == GJ_NOT_FOUND
      && write_statement (store, clock, signer, document, listing, holder_psn_no, relative_psn_no,
                          error))
    commit = gj_store_commit (store, error);
  gj_store_rollback (store);
  if (found == GJ_FOUND)
    return GJ_COMMIT_DONE;
  return commit == GJ_COMMIT_DONE ? read_back (store, document->about_id, row, error) : commit;
}

/* ---- joint papers ---- */

/* (element-type GjReceiptRow), NULL where one of them may not stand on this paper. */
static GPtrArray *
read_premiums (GjStore *store, const GjJointOrder *order, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_receipt_row_free);

  for (guint i = 0; i < order->n_transfers; i++)
    {
      GjReceiptRow *row = NULL;

      switch (gj_receipt_find (store, order->transfer_ids[i], &row, error))
        {
        case GJ_FOUND:
          g_ptr_array_add (rows, row);
          break;
        case GJ_NOT_FOUND:
          refuse (error, "no such receipt");
          return NULL;
        case GJ_FIND_FAILED:
          return NULL;
        }
      if (row->receipt == NULL || !g_str_equal (row->kiosk_id, order->kiosk_id)
          || !g_str_equal (row->holder_psn_no, order->holder_psn_no) || row->joint_no != 0)
        {
          refuse (error, "a receipt that no joint paper may name");
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const GjReceiptRow *one = *(const GjReceiptRow *const *)a;
  const GjReceiptRow *other = *(const GjReceiptRow *const *)b;

  return (one->receipt_no > other->receipt_no) - (one->receipt_no < other->receipt_no);
}

static GjDocument *
compose_joint (const GjJointOrder *order, GPtrArray *rows)
{
  GjDocument *document = gj_document_new ();

  document->kind = GJ_DOCUMENT_JOINT;
  document->kiosk_id = g_strdup (order->kiosk_id);
  g_strlcpy (document->about_id, order->about_id, sizeof document->about_id);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const GjReceipt *receipt = ((GjReceiptRow *)g_ptr_array_index (rows, i))->receipt;
      GjDocumentLine *line = gj_document_add_line (document, receipt->relative_name,
                                                   receipt->relative_id, receipt->patn_rlts);

      line->amount_fen = receipt->amount_fen;
      line->receipt_no = receipt->receipt_no;
      line->coverage_year = receipt->coverage_year;
      if (i > 0)
        continue;
      document->holder_name = g_strdup (receipt->payer_name);
      document->holder_id = g_strdup (receipt->payer_id);
    }
  return document;
}

static gboolean
write_members (GjStore *store, const GjDocument *document, GError **error)
{
  g_autoptr (GjStatement) insert = gj_statement_take (
      store, "INSERT INTO joint_member (kiosk_id, joint_no, receipt_no) VALUES ($1, $2, $3)",
      error);

  for (guint i = 0; insert != NULL && i < document->n_lines; i++)
    {
      gj_statement_bind_text (insert, 1, document->kiosk_id);
      gj_statement_bind_int64 (insert, 2, document->receipt_no);
      gj_statement_bind_int64 (insert, 3, document->lines[i].receipt_no);
      if (!gj_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
write_joint (GjStore *store, GjClock *clock, const GjSigner *signer, const GjJointOrder *order,
             GError **error)
{
  g_autoptr (GPtrArray) rows = read_premiums (store, order, error);
  g_autoptr (GjDocument) document = NULL;

  if (rows == NULL)
    return FALSE;
  document = compose_joint (order, rows);
  return gj_document_place (store, document, gj_clock_now_us (clock), error)
         && gj_document_insert (store, signer, document, order->holder_psn_no, "", error)
         && write_members (store, document, error)
         && write_audit (store, document, "receipt.joint", order->holder_psn_no, error);
}

GjCommit
gj_document_issue_joint (GjStore *store, GjClock *clock, const GjSigner *signer,
                         const GjJointOrder *order, GjReceiptRow **row, GError **error)
{
  GjCommit commit = GJ_COMMIT_FAILED;
  GjFind found = GJ_FIND_FAILED;

  g_assert (order->n_transfers >= 1 && order->n_transfers <= GJ_DOCUMENT_LINES_MAX);
  *row = NULL;
  if (!gj_store_begin (store, error))
    return GJ_COMMIT_FAILED;
  if (gj_store_claim_kiosk (store, order->kiosk_id, error))
    found = find_issued (store, order->about_id, GJ_DOCUMENT_JOINT, order->holder_psn_no, row, error);
  if (found == GJ_NOT_FOUND && write_joint (store, clock, signer, order, error))
    commit = gj_store_commit (store, error);
  gj_store_rollback (store);
  if (found == GJ_FOUND)
    return GJ_COMMIT_DONE;
  return commit == GJ_COMMIT_DONE ? read_back (store, order->about_id, row, error) : commit;
}
