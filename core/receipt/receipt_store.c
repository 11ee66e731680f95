/* SPDX-License-Identifier: Apache-2.0 */
/* Receipts in the store: the next number, the row, and reading them back. What a receipt says is
 * always opened from its sealed text, so that screen, paper and signature cannot differ. */
#include "core/receipt/receipt_store.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/receipt/number_mark.h"
#include "core/receipt/paper_time.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#define HEX_LENGTH (2 * GJ_RECEIPT_HASH_BYTES)

/* Copies and outcomes are counted from the print jobs; nothing about them is stored with the
 * receipt. */
#define ROW_COLUMNS                                                                                \
  "SELECT r.sealed, r.holder_psn_no, r.relative_psn_no,"                                           \
  " (SELECT COALESCE (max (j.copy_no), 0) FROM print_job j"                                        \
  "  WHERE j.kiosk_id = r.kiosk_id AND j.receipt_no = r.receipt_no),"                              \
  " " GJ_RECEIPT_SQL_PAPERS ("r.kiosk_id", "r.receipt_no") ","                                     \
  " COALESCE ((SELECT m.joint_no FROM joint_member m WHERE m.kiosk_id = r.kiosk_id"                \
  "  AND m.receipt_no = r.receipt_no), 0),"                                                        \
  " COALESCE ((SELECT j.outcome FROM print_job j WHERE j.kiosk_id = r.kiosk_id"                    \
  "  AND j.receipt_no = r.receipt_no ORDER BY j.copy_no DESC LIMIT 1), 'owed'),"                   \
  " r.kiosk_id, r.receipt_no, r.time_us, r.about_id"                                               \
  " FROM receipt r"

#define ROW_IS_OWED " " GJ_RECEIPT_SQL_PAPERS ("r.kiosk_id", "r.receipt_no") " = 0"

void
gj_receipt_row_free (GjReceiptRow *row)
{
  if (row == NULL)
    return;
  gj_receipt_free (row->receipt);
  gj_document_free (row->document);
  g_free (row->sealed);
  g_free (row->holder_psn_no);
  g_free (row->relative_psn_no);
  g_free (row->trouble);
  g_free (row->own_kiosk_id);
  g_free (row->own_about_id);
  g_free (row);
}

static GjPrintJobOutcome
outcome_from_word (const char *word)
{
  if (g_str_equal (word, "printed"))
    return GJ_PRINT_JOB_PRINTED;
  if (g_str_equal (word, "sending"))
    return GJ_PRINT_JOB_SENDING;
  if (g_str_equal (word, "stopped"))
    return GJ_PRINT_JOB_STOPPED;
  if (g_str_equal (word, "unknown"))
    return GJ_PRINT_JOB_UNKNOWN;
  return GJ_PRINT_JOB_OWED;
}

/* Takes over what was opened. */
static void
take_paper (GjReceiptRow *row, const GjSealed *paper)
{
  row->receipt = paper->receipt;
  row->document = paper->document;
  row->kind = gj_sealed_kind_word (paper);
  row->kiosk_id = gj_sealed_kiosk_id (paper);
  row->receipt_no = gj_sealed_receipt_no (paper);
  row->time_us = gj_sealed_time_us (paper);
  row->about_id = gj_sealed_about_id (paper);
  row->demo = gj_sealed_is_demo (paper);
}

/* A moment that can be said as a day, else 0: whoever put the paper there may have written any number. */
static gint64
sayable (gint64 time_us)
{
  return time_us >= 0 && time_us < gj_date_start_us (99991231) ? time_us : 0;
}

/* A sealed text that does not open was damaged outside the program: where it stands is all that is known of it. */
static void
take_columns (GjReceiptRow *row, GjStatement *statement, const char *trouble)
{
  row->trouble = g_strdup (trouble);
  row->own_kiosk_id = gj_statement_dup_text (statement, 7);
  row->own_about_id = gj_statement_dup_text (statement, 10);
  row->kind = GJ_RECEIPT_UNREADABLE;
  row->kiosk_id = row->own_kiosk_id;
  row->receipt_no = gj_statement_int64 (statement, 8);
  row->time_us = sayable (gj_statement_int64 (statement, 9));
  row->about_id = row->own_about_id;
}

static GjReceiptRow *
row_from_statement (GjStatement *statement)
{
  GjReceiptRow *row = g_new0 (GjReceiptRow, 1);
  g_autoptr (GError) problem = NULL;
  GjSealed paper = { NULL };

  row->sealed = gj_statement_dup_text (statement, 0);
  if (gj_sealed_open (row->sealed, NULL, &paper, &problem))
    take_paper (row, &paper);
  else
    take_columns (row, statement, problem->message);
  row->holder_psn_no = gj_statement_dup_text (statement, 1);
  row->relative_psn_no = gj_statement_dup_text (statement, 2);
  row->copies = (int)gj_statement_int64 (statement, 3);
  row->owed = gj_statement_int64 (statement, 4) == 0;
  row->joint_no = gj_statement_int64 (statement, 5);
  row->last_outcome = outcome_from_word (gj_statement_text (statement, 6));
  return row;
}

static GPtrArray *
read_rows (GjStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_receipt_row_free);

  for (;;)
    {
      GjStep step = gj_statement_step (statement, error);

      if (step == GJ_STEP_FAILED)
        return NULL;
      if (step == GJ_STEP_DONE)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, row_from_statement (statement));
    }
}

GPtrArray *
gj_receipt_list_by_holder (GjStore *store, const char *psn_no, gint64 before_us, guint limit,
                           GError **error)
{
  g_autoptr (GjStatement) statement
      = gj_statement_take (store,
                           ROW_COLUMNS " WHERE r.holder_psn_no = $1 AND r.time_us < $2"
                                       " ORDER BY r.time_us DESC LIMIT $3",
                           error);

  if (statement == NULL)
    return NULL;
  gj_statement_bind_text (statement, 1, psn_no);
  gj_statement_bind_int64 (statement, 2, before_us == 0 ? G_MAXINT64 : before_us);
  gj_statement_bind_int64 (statement, 3, limit);
  return read_rows (statement, error);
}

GPtrArray *
gj_receipt_list_owed (GjStore *store, const char *psn_no, guint limit, GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (
      store,
      ROW_COLUMNS " WHERE r.holder_psn_no = $1 AND" ROW_IS_OWED " ORDER BY r.time_us DESC LIMIT $2",
      error);

  if (statement == NULL)
    return NULL;
  gj_statement_bind_text (statement, 1, psn_no);
  gj_statement_bind_int64 (statement, 2, limit);
  return read_rows (statement, error);
}

GPtrArray *
gj_receipt_list_all (GjStore *store, const char *kiosk_id, gboolean owed_only, guint limit,
                     GError **error)
{
  g_autoptr (GjStatement) statement = gj_statement_take (
      store,
      ROW_COLUMNS " WHERE ($1 = '' OR r.kiosk_id = $1) AND ($2 = 0 OR" ROW_IS_OWED
                  ") ORDER BY r.time_us DESC, r.kiosk_id, r.receipt_no DESC"
                  " LIMIT $3",
      error);

  if (statement == NULL)
    return NULL;
  gj_statement_bind_text (statement, 1, kiosk_id);
  gj_statement_bind_int64 (statement, 2, owed_only ? 1 : 0);
  gj_statement_bind_int64 (statement, 3, limit);
  return read_rows (statement, error);
}

char *
gj_receipt_row_format_number (const GjReceiptRow *row)
{
  return g_strdup_printf ("%s-%06" G_GINT64_FORMAT, row->kiosk_id, row->receipt_no);
}

/* Takes over the row. */
static GjFind
refuse_unreadable (GjReceiptRow *row, GError **error)
{
  g_autofree char *number = gj_receipt_row_format_number (row);

  g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_FORMAT, _ ("凭条 %s 读不出来：%s"), number, row->trouble);
  gj_receipt_row_free (row);
  return GJ_FIND_FAILED;
}

GjFind
gj_receipt_find (GjStore *store, const char *about_id, GjReceiptRow **row, GError **error)
{
  g_autoptr (GjStatement) statement
      = gj_statement_take (store, ROW_COLUMNS " WHERE r.about_id = $1", error);
  GjReceiptRow *read;

  if (statement == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (statement, 1, about_id);
  switch (gj_statement_step (statement, error))
    {
    case GJ_STEP_ROW:
      read = row_from_statement (statement);
      if (read->trouble != NULL)
        return refuse_unreadable (read, error);
      *row = read;
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

gboolean
gj_receipt_next (GjStore *store, const char *kiosk_id, gint64 now_us, gint64 *receipt_no, gint64 *time_us,
                 guint8 prev_hash[GJ_RECEIPT_HASH_BYTES], GError **error)
{
  g_autoptr (GjStatement) last = NULL;

  if (!gj_store_claim_kiosk (store, kiosk_id, error))
    return FALSE;
  last = gj_statement_take (store,
                            "SELECT receipt_no, hash, time_us FROM receipt WHERE kiosk_id = $1"
                            " ORDER BY receipt_no DESC LIMIT 1",
                            error);
  if (last == NULL)
    return FALSE;
  gj_statement_bind_text (last, 1, kiosk_id);
  memset (prev_hash, 0, GJ_RECEIPT_HASH_BYTES);
  *receipt_no = 1;
  *time_us = now_us;
  switch (gj_statement_step (last, error))
    {
    case GJ_STEP_DONE:
      return gj_number_mark_allow (store, kiosk_id, *receipt_no, error);
    case GJ_STEP_FAILED:
      return FALSE;
    case GJ_STEP_ROW:
      break;
    }
  if (gj_statement_int64 (last, 0) < 1 || gj_statement_int64 (last, 0) >= G_MAXUINT32)
    {
      g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED,
                           _ ("上一张凭条的编号不可能，没有写入任何内容，钱没有动；请停用本机，运行 gongjictl check，请技术人员处理"));
      return FALSE;
    }
  *receipt_no = gj_statement_int64 (last, 0) + 1;
  if (!gj_number_mark_allow (store, kiosk_id, *receipt_no, error)
      || !gj_paper_time_follow (store, kiosk_id, *receipt_no - 1, gj_statement_int64 (last, 2), now_us, time_us, error))
    return FALSE;
  if (gj_hex_read (gj_statement_text (last, 1), prev_hash, GJ_RECEIPT_HASH_BYTES))
    return TRUE;
  g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED,
                       "the last receipt's hash is not 64 hex digits");
  return FALSE;
}

gboolean
gj_sealed_insert (GjStore *store, const GjSealed *paper, const char *sealed,
                  const guint8 prev_hash[GJ_RECEIPT_HASH_BYTES],
                  const guint8 hash[GJ_RECEIPT_HASH_BYTES], const char *holder_psn_no,
                  const char *relative_psn_no, GError **error)
{
  g_autoptr (GjStatement) insert = NULL;
  char prev_hex[HEX_LENGTH + 1];
  char hex[HEX_LENGTH + 1];

  g_assert (gj_store_in_transaction (store));
  g_assert (memcmp (gj_sealed_prev_hash (paper), prev_hash, GJ_RECEIPT_CHAIN_BYTES) == 0);
  insert = gj_statement_take (store,
                              "INSERT INTO receipt (kiosk_id, receipt_no, kind, about_id, time_us,"
                              " holder_psn_no, relative_psn_no, prev_hash, hash, sealed)"
                              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                              error);
  if (insert == NULL)
    return FALSE;
  gj_hex_write (prev_hash, GJ_RECEIPT_HASH_BYTES, prev_hex);
  gj_hex_write (hash, GJ_RECEIPT_HASH_BYTES, hex);
  gj_statement_bind_text (insert, 1, gj_sealed_kiosk_id (paper));
  gj_statement_bind_int64 (insert, 2, gj_sealed_receipt_no (paper));
  gj_statement_bind_text (insert, 3, gj_sealed_kind_word (paper));
  gj_statement_bind_text (insert, 4, gj_sealed_about_id (paper));
  gj_statement_bind_int64 (insert, 5, gj_sealed_time_us (paper));
  gj_statement_bind_text (insert, 6, holder_psn_no);
  gj_statement_bind_text (insert, 7, relative_psn_no);
  gj_statement_bind_text (insert, 8, prev_hex);
  gj_statement_bind_text (insert, 9, hex);
  gj_statement_bind_text (insert, 10, sealed);
  return gj_statement_run (insert, error);
}

gboolean
gj_receipt_insert (GjStore *store, const GjReceipt *receipt, const char *sealed,
                   const guint8 prev_hash[GJ_RECEIPT_HASH_BYTES],
                   const guint8 hash[GJ_RECEIPT_HASH_BYTES], const char *payer_psn_no,
                   const char *relative_psn_no, GError **error)
{
  const GjSealed paper = { .receipt = (GjReceipt *)receipt };

  return gj_sealed_insert (store, &paper, sealed, prev_hash, hash, payer_psn_no, relative_psn_no,
                           error);
}
