/* SPDX-License-Identifier: Apache-2.0 */
/* Premium payments of a person, as payer and as the one who is insured by them. */
#include "core/base/money.h"
#include "core/history/history_private.h"
#include "core/receipt/receipt_store.h"

/* A payment has no parts: its seq is 0. */
#define PAGE(keys, bounds, order)                                                                  \
  "SELECT p.transfer_id, p.time_us, p.payer_psn_no, a.psn_name, a.certno, p.relative_psn_no,"      \
  " b.psn_name, b.certno, p.patn_rlts, p.insuplc_admdvs, p.coverage_year, p.insutype, p.tier,"     \
  " p.amount_fen, p.kiosk_id, p.receipt_no, p.reversed_by,"                                        \
  " (SELECT COALESCE (max (j.copy_no), 0) FROM print_job j"                                        \
  "  WHERE j.kiosk_id = p.kiosk_id AND j.receipt_no = p.receipt_no),"                              \
  " " GJ_RECEIPT_SQL_PAPERS ("p.kiosk_id", "p.receipt_no") ","                                     \
  " COALESCE (c.time_us, 0), COALESCE (c.kiosk_id, ''), COALESCE (c.receipt_no, 0)"                \
  " FROM (SELECT payer_psn_no, time_us, transfer_id FROM premium_payment WHERE " keys              \
  "  AND " bounds " ORDER BY " order " LIMIT $5) k"                                                \
  " CROSS JOIN premium_payment p CROSS JOIN person a CROSS JOIN person b"                          \
  " LEFT JOIN receipt c ON c.about_id = p.reversed_by"                                             \
  " WHERE p.payer_psn_no = k.payer_psn_no AND p.time_us = k.time_us"                               \
  "  AND p.transfer_id = k.transfer_id"                                                            \
  "  AND a.psn_no = p.payer_psn_no AND b.psn_no = p.relative_psn_no"

#define STATEMENTS(page_keys, sum_keys)                                                            \
  {                                                                                                \
    PAGE (page_keys, "time_us >= $1 AND (time_us, transfer_id, 0) < ($2, $3, $4)",                 \
          "time_us DESC, transfer_id DESC"),                                                       \
        PAGE (page_keys, "time_us < $1 AND (time_us, transfer_id, 0) > ($2, $3, $4)",              \
              "time_us, transfer_id"),                                                             \
        "SELECT time_us, amount_fen, reversed_by FROM premium_payment"                             \
        " WHERE time_us >= $1 AND time_us < $2 AND " sum_keys                                      \
  }

static const GjHistoryStatements PAID = STATEMENTS ("payer_psn_no = $6", "payer_psn_no = $3");
/* What one paid for oneself is on the side of the payer. */
static const GjHistoryStatements PAID_FOR = STATEMENTS (
    "relative_psn_no = $6 AND payer_psn_no <> $6", "relative_psn_no = $3 AND payer_psn_no <> $3");
static const GjHistoryStatements PAIR = STATEMENTS ("payer_psn_no = $6 AND relative_psn_no = $7",
                                                    "payer_psn_no = $3 AND relative_psn_no = $4");

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
  g_free (record->reversal_kiosk_id);
  g_free (record);
}

static gpointer
row_new (GjStatement *row, GjHistorySide side)
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
  record->reversed_us = gj_statement_int64 (row, 19);
  record->reversal_kiosk_id = gj_statement_dup_text (row, 20);
  record->reversal_no = gj_statement_int64 (row, 21);
  return record;
}

static void
row_place (gconstpointer data, GjHistoryCursor *place)
{
  const GjPremiumRecord *record = data;

  *place = (GjHistoryCursor){ .time_us = record->time_us };
  g_strlcpy (place->id, record->transfer_id, sizeof place->id);
}

static gboolean
row_add (GjStatement *row, GjHistorySide side, GjHistorySums *sums)
{
  gint64 *sum = side == GJ_HISTORY_PAID ? &sums->paid_fen : &sums->paid_for_fen;

  if (*gj_statement_text (row, 2) != '\0')
    {
      sums->n_reversed++;
      return TRUE;
    }
  return gj_money_add (*sum, gj_statement_int64 (row, 1), sum);
}

static const GjHistoryList LIST
    = { row_new, (GDestroyNotify)gj_premium_record_free, row_place, row_add };

static GjHistoryRange
range_of (GjHistorySide side, const char *psn_no, const char *other)
{
  gboolean paid = side == GJ_HISTORY_PAID;

  if (other != NULL)
    return (GjHistoryRange){ &PAIR, side, { paid ? psn_no : other, paid ? other : psn_no }, 2 };
  return (GjHistoryRange){ paid ? &PAID : &PAID_FOR, side, { psn_no }, 1 };
}

gboolean
gj_history_read_premiums (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                          GjHistoryPage *page, GError **error)
{
  const char *other = query->filter.other_psn_no;
  GjHistorySide sides = query->filter.side != 0 ? query->filter.side : GJ_HISTORY_BOTH;
  gboolean oneself = other != NULL && g_str_equal (other, psn_no);
  GjHistoryRange ranges[2];
  guint n = 0;

  /* Nobody is somebody else to oneself: what one paid for oneself is on the payer's side. */
  if ((sides & GJ_HISTORY_PAID) != 0)
    ranges[n++] = range_of (GJ_HISTORY_PAID, psn_no, other);
  if ((sides & GJ_HISTORY_PAID_FOR) != 0 && !oneself)
    ranges[n++] = range_of (GJ_HISTORY_PAID_FOR, psn_no, other);
  return gj_history_read (store, &LIST, ranges, n, query, page, error);
}

GPtrArray *
gj_history_list_premium_people (GjStore *store, const char *psn_no, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_history_person_free);

  if (!gj_history_add_people (
          store,
          "SELECT p.psn_no, p.psn_name, p.certno, o.sides FROM"
          " (SELECT psn_no, SUM(side) AS sides FROM"
          "  (SELECT relative_psn_no AS psn_no, 1 AS side FROM premium_payment WHERE payer_psn_no = $1"
          "   UNION SELECT payer_psn_no, 2 FROM premium_payment WHERE relative_psn_no = $1) u"
          "  GROUP BY psn_no) o"
          " JOIN person p ON p.psn_no = o.psn_no ORDER BY p.psn_no",
          psn_no, list, error))
    return NULL;
  return g_steal_pointer (&list);
}
