/* SPDX-License-Identifier: Apache-2.0 */
/* Premium payments of a person, as payer and as relative, merged newest first. Each side is one
 * range of one index. */
#include "core/history/history.h"

#include "core/store/statement.h"

#define LIMIT_MAX 200

#define RECORD_COLUMNS                                                                             \
  "SELECT p.transfer_id, p.time_us, p.payer_psn_no, a.psn_name, a.certno, p.relative_psn_no,"      \
  " b.psn_name, b.certno, p.patn_rlts, p.insuplc_admdvs, p.coverage_year, p.insutype, p.tier,"     \
  " p.amount_fen, p.kiosk_id, p.receipt_no, p.reversed_by,"                                        \
  " (SELECT COALESCE (max (j.copy_no), 0) FROM print_job j"                                        \
  "  WHERE j.kiosk_id = p.kiosk_id AND j.receipt_no = p.receipt_no),"                              \
  " (SELECT count(*) FROM print_job j WHERE j.kiosk_id = p.kiosk_id"                               \
  "  AND j.receipt_no = p.receipt_no AND j.outcome = 'printed')"                                   \
  " FROM premium_payment p JOIN person a ON a.psn_no = p.payer_psn_no"                             \
  " JOIN person b ON b.psn_no = p.relative_psn_no"

/* The keyset: strictly after (time, id) of the last row seen. */
#define AFTER_CURSOR                                                                               \
  " AND p.time_us <= $2 AND (p.time_us < $2 OR p.transfer_id < $3)"                                \
  " ORDER BY p.time_us DESC, p.transfer_id DESC LIMIT $4"

void
gj_premium_record_free (GjPremiumRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->transfer_id);
  g_free (record->payer_psn_no);
  g_free (record->payer_name);
  g_free (record->payer_certno);
  g_free (record->relative_psn_no);
  g_free (record->relative_name);
  g_free (record->relative_certno);
  g_free (record->patn_rlts);
  g_free (record->admdvs);
  g_free (record->insutype);
  g_free (record->tier);
  g_free (record->kiosk_id);
  g_free (record);
}

static GjPremiumRecord *
record_from_row (GjStatement *row, GjHistorySide side)
{
  GjPremiumRecord *record = g_new0 (GjPremiumRecord, 1);

  record->side = side;
  record->transfer_id = gj_statement_dup_text (row, 0);
  record->time_us = gj_statement_int64 (row, 1);
  record->payer_psn_no = gj_statement_dup_text (row, 2);
  record->payer_name = gj_statement_dup_text (row, 3);
  record->payer_certno = gj_statement_dup_text (row, 4);
  record->relative_psn_no = gj_statement_dup_text (row, 5);
  record->relative_name = gj_statement_dup_text (row, 6);
  record->relative_certno = gj_statement_dup_text (row, 7);
  record->patn_rlts = gj_statement_dup_text (row, 8);
  record->admdvs = gj_statement_dup_text (row, 9);
  record->coverage_year = (int)gj_statement_int64 (row, 10);
  record->insutype = gj_statement_dup_text (row, 11);
  record->tier = gj_statement_dup_text (row, 12);
  record->amount_fen = gj_statement_int64 (row, 13);
  record->kiosk_id = gj_statement_dup_text (row, 14);
  record->receipt_no = gj_statement_int64 (row, 15);
  record->reversed = *gj_statement_text (row, 16) != '\0';
  record->copies = (int)gj_statement_int64 (row, 17);
  record->receipt_owed = gj_statement_int64 (row, 18) == 0;
  return record;
}

static gboolean
read_side (GjStore *store, const char *sql, GjHistorySide side, const char *psn_no,
           const GjHistoryCursor *after, guint limit, GPtrArray *list, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);
  gboolean from_newest = after == NULL || after->id[0] == '\0';

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_int64 (row, 2, from_newest ? G_MAXINT64 : after->time_us);
  gj_statement_bind_text (row, 3, from_newest ? "" : after->id);
  gj_statement_bind_int64 (row, 4, limit);
  for (;;)
    switch (gj_statement_step (row, error))
      {
      case GJ_STEP_ROW:
        g_ptr_array_add (list, record_from_row (row, side));
        break;
      case GJ_STEP_DONE:
        return TRUE;
      case GJ_STEP_FAILED:
        return FALSE;
      }
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const GjPremiumRecord *left = *(GjPremiumRecord *const *)a;
  const GjPremiumRecord *right = *(GjPremiumRecord *const *)b;

  if (left->time_us != right->time_us)
    return left->time_us > right->time_us ? -1 : 1;
  return -g_strcmp0 (left->transfer_id, right->transfer_id);
}

GPtrArray *
gj_history_premiums (GjStore *store, const char *psn_no, GjHistorySide side,
                     const GjHistoryCursor *after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_premium_record_free);

  g_assert (limit >= 1 && limit <= LIMIT_MAX);
  if ((side & GJ_HISTORY_PAID) != 0
      && !read_side (store, RECORD_COLUMNS " WHERE p.payer_psn_no = $1" AFTER_CURSOR,
                     GJ_HISTORY_PAID, psn_no, after, limit, list, error))
    return NULL;
  if ((side & GJ_HISTORY_PAID_FOR) != 0
      && !read_side (store, RECORD_COLUMNS " WHERE p.relative_psn_no = $1" AFTER_CURSOR,
                     GJ_HISTORY_PAID_FOR, psn_no, after, limit, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_newest_first);
  if (list->len > limit)
    g_ptr_array_set_size (list, (gint)limit);
  return g_steal_pointer (&list);
}

void
gj_history_cursor_set (GjHistoryCursor *cursor, const GjPremiumRecord *record)
{
  cursor->time_us = record->time_us;
  g_strlcpy (cursor->id, record->transfer_id, sizeof cursor->id);
}
