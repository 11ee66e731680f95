/* SPDX-License-Identifier: Apache-2.0 */
/* Shared payments: what one contributor's account paid of one settlement, seen from either side. */
#include "core/base/money.h"
#include "core/family/shown.h"
#include "core/history/history_private.h"

#define SHOWN GJ_SETTLEMENT_IS_SHOWN ("settlement_share.psn_no", "settlement_share.setl_id")

/* What is shown of the shares in @shares, which are the page's: all of it stands in the share itself, but for
 * the two persons, who are the same few on every row. A share repeats its settlement's care and place for that:
 * a settlement lies among all the others of its patient, and each would be one more page of the disk. */
#define SHOW(shares)                                                                               \
  "SELECT h.setl_id, h.seq, h.setl_time_us, h.contributor_psn_no, a.psn_name, a.certno, h.psn_no," \
  " b.psn_name, b.certno,"                                                                         \
  " COALESCE ((SELECT g.patn_rlts FROM binding g"                                                  \
  "  WHERE g.contributor_psn_no = h.contributor_psn_no AND g.relative_psn_no = h.psn_no"           \
  "  ORDER BY g.begndate DESC LIMIT 1), ''),"                                                      \
  " h.fixmedins_name, h.med_type, h.amount_fen, " GJ_SETTLEMENT_IS_REFUNDED ("h.setl_id")          \
  " FROM " shares " CROSS JOIN person a CROSS JOIN person b"                                       \
  " WHERE a.psn_no = h.contributor_psn_no AND b.psn_no = h.psn_no"

/* The index has the whole share. */
#define WHOLE(keys, bounds, order)                                                                 \
  SHOW ("(SELECT contributor_psn_no, setl_time_us, setl_id, seq, psn_no, med_type, amount_fen,"    \
        " fixmedins_name FROM settlement_share WHERE " keys " AND " bounds " AND " SHOWN            \
        " ORDER BY " order " LIMIT $5) h")

/* The index has the keys. */
#define KEYED(keys, bounds, order)                                                                 \
  SHOW ("(SELECT contributor_psn_no, setl_time_us, setl_id FROM settlement_share"                  \
        "  WHERE " keys " AND " bounds " AND " SHOWN " ORDER BY " order " LIMIT $5) k"             \
        " CROSS JOIN settlement_share h")                                                          \
  " AND h.contributor_psn_no = k.contributor_psn_no AND h.setl_time_us = k.setl_time_us"           \
  " AND h.setl_id = k.setl_id"

#define STATEMENTS(PAGE, page_keys, sum_keys)                                                      \
  {                                                                                                \
    PAGE (page_keys, "setl_time_us >= $1 AND (setl_time_us, setl_id, seq) < ($2, $3, $4)",         \
          "setl_time_us DESC, setl_id DESC, seq DESC"),                                            \
        PAGE (page_keys, "setl_time_us < $1 AND (setl_time_us, setl_id, seq) > ($2, $3, $4)",      \
              "setl_time_us, setl_id, seq"),                                                       \
        "SELECT setl_time_us, amount_fen, " GJ_SETTLEMENT_IS_REFUNDED ("settlement_share.setl_id") \
        " FROM settlement_share"                                                                   \
        " WHERE setl_time_us >= $1 AND setl_time_us < $2 AND " sum_keys " AND " SHOWN              \
  }

static const GjHistoryStatements PAID
    = STATEMENTS (WHOLE, "contributor_psn_no = $6", "contributor_psn_no = $3");
static const GjHistoryStatements PAID_CARE
    = STATEMENTS (KEYED, "contributor_psn_no = $6 AND med_type = $7",
                  "contributor_psn_no = $3 AND med_type = $4");
static const GjHistoryStatements PAID_FOR = STATEMENTS (WHOLE, "psn_no = $6", "psn_no = $3");
static const GjHistoryStatements PAID_FOR_CARE = STATEMENTS (
    KEYED, "psn_no = $6 AND med_type = $7", "psn_no = $3 AND med_type = $4");
/* Between two persons: who pays and who is ill. */
static const GjHistoryStatements PAIR
    = STATEMENTS (KEYED, "psn_no = $6 AND contributor_psn_no = $7",
                  "psn_no = $3 AND contributor_psn_no = $4");
static const GjHistoryStatements PAIR_CARE
    = STATEMENTS (KEYED, "psn_no = $6 AND contributor_psn_no = $7 AND med_type = $8",
                  "psn_no = $3 AND contributor_psn_no = $4 AND med_type = $5");

void
gj_shared_payment_free (GjSharedPayment *payment)
{
  if (payment == NULL)
    return;
  g_free (payment->setl_id);
  g_free (payment->contributor_psn_no);
  g_free (payment->contributor_name);
  g_free (payment->contributor_certno);
  g_free (payment->relative_psn_no);
  g_free (payment->relative_name);
  g_free (payment->relative_certno);
  g_free (payment->patn_rlts);
  g_free (payment->fixmedins_name);
  g_free (payment->med_type);
  g_free (payment);
}

static gpointer
row_new (GjStatement *row, GjHistorySide side)
{
  GjSharedPayment *payment = g_new0 (GjSharedPayment, 1);

  payment->side = side;
  payment->setl_id = gj_statement_dup_text (row, 0);
  payment->seq = (int)gj_statement_int64 (row, 1);
  payment->time_us = gj_statement_int64 (row, 2);
  payment->contributor_psn_no = gj_statement_dup_text (row, 3);
  payment->contributor_name = gj_statement_dup_text (row, 4);
  payment->contributor_certno = gj_statement_dup_text (row, 5);
  payment->relative_psn_no = gj_statement_dup_text (row, 6);
  payment->relative_name = gj_statement_dup_text (row, 7);
  payment->relative_certno = gj_statement_dup_text (row, 8);
  payment->patn_rlts = gj_statement_dup_text (row, 9);
  payment->fixmedins_name = gj_statement_dup_text (row, 10);
  payment->med_type = gj_statement_dup_text (row, 11);
  payment->amount_fen = gj_statement_int64 (row, 12);
  payment->refunded = gj_statement_int64 (row, 13) != 0;
  return payment;
}

static void
row_place (gconstpointer data, GjHistoryCursor *place)
{
  const GjSharedPayment *payment = data;

  *place = (GjHistoryCursor){ .time_us = payment->time_us, .seq = payment->seq };
  g_strlcpy (place->id, payment->setl_id, sizeof place->id);
}

static gboolean
row_add (GjStatement *row, GjHistorySide side, GjHistorySums *sums)
{
  gint64 *sum = side == GJ_HISTORY_PAID ? &sums->paid_fen : &sums->paid_for_fen;

  if (gj_statement_int64 (row, 2) != 0)
    {
      sums->n_reversed++;
      return TRUE;
    }
  return gj_money_add (*sum, gj_statement_int64 (row, 1), sum);
}

static const GjHistoryList LIST
    = { row_new, (GDestroyNotify)gj_shared_payment_free, row_place, row_add };

/* One side, of one care or (@care NULL) of all. */
static GjHistoryRange
range_of (GjHistorySide side, const char *psn_no, const char *other, const char *care)
{
  gboolean paid = side == GJ_HISTORY_PAID;

  if (other != NULL)
    return (GjHistoryRange){ care != NULL ? &PAIR_CARE : &PAIR,
                             side,
                             { paid ? other : psn_no, paid ? psn_no : other, care },
                             care != NULL ? 3 : 2 };
  if (care != NULL)
    return (GjHistoryRange){ paid ? &PAID_CARE : &PAID_FOR_CARE, side, { psn_no, care }, 2 };
  return (GjHistoryRange){ paid ? &PAID : &PAID_FOR, side, { psn_no }, 1 };
}

gboolean
gj_history_read_shared (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                        GjHistoryPage *page, GError **error)
{
  const GjHistoryFilter *filter = &query->filter;
  GjHistorySide sides = filter->side != 0 ? filter->side : GJ_HISTORY_BOTH;
  GjHistoryRange ranges[GJ_HISTORY_RANGES_MAX];
  const char *codes[5] = { NULL };
  guint n_care = MAX (gj_history_list_care (filter->care, codes), 1);
  guint n = 0;
  guint i;

  for (i = 0; i < n_care; i++)
    {
      if ((sides & GJ_HISTORY_PAID) != 0)
        ranges[n++] = range_of (GJ_HISTORY_PAID, psn_no, filter->other_psn_no, codes[i]);
      if ((sides & GJ_HISTORY_PAID_FOR) != 0)
        ranges[n++] = range_of (GJ_HISTORY_PAID_FOR, psn_no, filter->other_psn_no, codes[i]);
    }
  return gj_history_read (store, &LIST, ranges, n, query, page, error);
}

GPtrArray *
gj_history_list_shared_people (GjStore *store, const char *psn_no, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_history_person_free);

  if (!gj_history_add_people (
          store,
          "SELECT p.psn_no, p.psn_name, p.certno, o.sides FROM"
          " (SELECT psn_no, SUM(side) AS sides FROM"
          "  (SELECT psn_no, 1 AS side FROM settlement_share WHERE contributor_psn_no = $1 AND " SHOWN
          "   UNION SELECT contributor_psn_no, 2 FROM settlement_share WHERE psn_no = $1 AND " SHOWN
          "  ) u GROUP BY psn_no) o"
          " JOIN person p ON p.psn_no = o.psn_no ORDER BY p.psn_no",
          psn_no, list, error))
    return NULL;
  return g_steal_pointer (&list);
}
