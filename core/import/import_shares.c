/* SPDX-License-Identifier: Apache-2.0 */
/* Who paid what a settlement says relatives' accounts paid. Lines of one settlement need not stand
 * together in the file: they are laid aside as they come and judged settlement by settlement. */
#include "core/import/import_care.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/family/shown.h"
#include "core/store/statement.h"

enum
{
  SETL_ID,
  CONTRIBUTOR,
  AMOUNT,
  FIELDS
};

static const GjImportField SHARE[] = {
  { "setl_id", GJ_CELL_NUMBER_TEXT },
  { "contributor_psn_no", GJ_CELL_NUMBER_TEXT },
  { "amount", GJ_CELL_MONEY },
};

/* The column of settlements.csv that the shares add up to. */
#define SETTLEMENT_SHARED 9

/* ---- one line ---- */

static gboolean
take_share (GjImport *import, const GjImportCell *cells, GError **error)
{
  GjFind found
      = gj_import_require_person (import, CONTRIBUTOR, cells[CONTRIBUTOR].text, error);
  g_autoptr (GjStatement) row = NULL;

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (cells[AMOUNT].number <= 0)
    {
      gj_import_cell_problem (import, AMOUNT, _ ("金额应大于 0，没有支付的共济人不必列出"));
      return TRUE;
    }
  row = gj_statement_take (import->store,
                           "INSERT INTO import_share (setl_id, contributor_psn_no, amount_fen,"
                           " place, contributor_place) VALUES ($1, $2, $3, $4, $5)",
                           error);
  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, cells[SETL_ID].text);
  gj_statement_bind_text (row, 2, cells[CONTRIBUTOR].text);
  gj_statement_bind_int64 (row, 3, cells[AMOUNT].number);
  gj_statement_bind_int64 (row, 4, gj_import_place (import, SETL_ID));
  gj_statement_bind_int64 (row, 5, gj_import_place (import, CONTRIBUTOR));
  return gj_statement_run (row, error);
}

const GjImportFile gj_import_settlement_shares
    = { "settlement_shares.csv", FALSE, "share", CONTRIBUTOR, TRUE, SHARE, FIELDS, take_share, NULL };

/* ---- the settlement they are of ---- */

typedef struct
{
  char *setl_id;
  gboolean found;
  gboolean known; /* the store has it, with all of its shares */
  char *patient;
  char *med_type;
  char *fixmedins_name;
  gint64 time_us;
  gint64 said_fen;  /* acct_mulaid_pay */
  gint64 said_place;
  GPtrArray *contributors; /* so far, in order */
  GArray *places;          /* of them */
  gint64 sum_fen;
} Group;

static void
group_clear (Group *group)
{
  g_clear_pointer (&group->setl_id, g_free);
  g_clear_pointer (&group->patient, g_free);
  g_clear_pointer (&group->med_type, g_free);
  g_clear_pointer (&group->fixmedins_name, g_free);
  g_ptr_array_set_size (group->contributors, 0);
  g_array_set_size (group->places, 0);
  group->sum_fen = 0;
  group->found = group->known = FALSE;
}

static gboolean
read_settlement (GjImport *import, const char *sql, Group *group, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (import->store, sql, error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, group->setl_id);
  step = gj_statement_step (row, error);
  group->found = step == GJ_STEP_ROW;
  if (!group->found)
    return step == GJ_STEP_DONE;
  group->patient = gj_statement_dup_text (row, 0);
  group->time_us = gj_statement_int64 (row, 1);
  group->med_type = gj_statement_dup_text (row, 2);
  group->fixmedins_name = gj_statement_dup_text (row, 3);
  group->said_fen = gj_statement_int64 (row, 4);
  group->said_place = gj_statement_int64 (row, 5);
  return TRUE;
}

static gboolean
start_group (GjImport *import, const char *setl_id, Group *group, GError **error)
{
  group->setl_id = g_strdup (setl_id);
  if (!read_settlement (import,
                        "SELECT psn_no, setl_time_us, med_type, fixmedins_name,"
                        " acct_mulaid_pay_fen, share_place FROM import_settlement"
                        " WHERE setl_id = $1",
                        group, error))
    return FALSE;
  if (group->found)
    return TRUE;
  group->known = TRUE;
  return read_settlement (import,
                          "SELECT psn_no, setl_time_us, med_type, fixmedins_name,"
                          " acct_mulaid_pay_fen, 0 FROM settlement_id JOIN settlement"
                          " USING (psn_no, setl_time_us, setl_id) WHERE setl_id = $1"
                          " AND " GJ_SETTLEMENT_IS_SHOWN ("settlement.psn_no",
                                                          "settlement.setl_id"),
                          group, error);
}

/* ---- one share of it ---- */

typedef struct
{
  const char *contributor;
  gint64 amount_fen;
  gint64 place;
  gint64 contributor_place;
} Share;

static gboolean
tell_homeless (GjImport *import, GjImportCount *count, const Group *group, const Share *share,
               GError **error)
{
  switch (gj_import_find_refused (import, gj_import_settlements.refused, group->setl_id, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      if (import->settlements_unknown)
        count->unjudged++;
      else
        gj_import_place_problem (import, &gj_import_settlement_shares, share->place, SETL_ID,
                                 _ ("没有结算 %s，请先在 settlements.csv 中加入，或改正编号"),
                                 group->setl_id);
      break;
    case GJ_FOUND:
      break;
    }
  return TRUE;
}

static gboolean
is_sound (GjImport *import, const Group *group, const Share *share)
{
  guint i;

  if (g_str_equal (group->patient, share->contributor))
    {
      gj_import_place_problem (import, &gj_import_settlement_shares, share->contributor_place,
                               CONTRIBUTOR,
                               _ ("共济人与就医人相同；本人账户支付应写在 acct_pay"));
      return FALSE;
    }
  for (i = 0; i < group->contributors->len; i++)
    if (g_str_equal (g_ptr_array_index (group->contributors, i), share->contributor))
      {
        gj_import_line_problem (
            import, &gj_import_settlement_shares, share->contributor_place, CONTRIBUTOR,
            _ ("与第 %d 行重复，请只保留一行"),
            (int)gj_import_place_line (g_array_index (group->places, gint64, i)));
        return FALSE;
      }
  return TRUE;
}

/* Is it what the store has in this place? */
static gboolean
compare_known (GjImport *import, GjImportCount *count, const Group *group, const Share *share,
               GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT contributor_psn_no, amount_fen FROM settlement_share"
                           " WHERE setl_id = $1 AND seq = $2",
                           error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, group->setl_id);
  gj_statement_bind_int64 (row, 2, group->contributors->len);
  step = gj_statement_step (row, error);
  if (step == GJ_STEP_FAILED)
    return FALSE;
  if (step == GJ_STEP_ROW && g_str_equal (gj_statement_text (row, 0), share->contributor)
      && gj_statement_int64 (row, 1) == share->amount_fen)
    count->same++;
  else
    gj_import_place_problem (
        import, &gj_import_settlement_shares, share->contributor_place, CONTRIBUTOR,
        _ ("这笔结算的共济支付以前导入过，人、顺序或金额不同；结算不能修改"));
  return TRUE;
}

static gboolean
lay_share (GjImport *import, GjImportCount *count, const Group *group, const Share *share,
           GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "INSERT INTO import_share_good (" GJ_IMPORT_SHARE_COLUMNS ")"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, group->setl_id);
  gj_statement_bind_int64 (row, 2, group->contributors->len);
  gj_statement_bind_text (row, 3, share->contributor);
  gj_statement_bind_int64 (row, 4, share->amount_fen);
  gj_statement_bind_text (row, 5, group->patient);
  gj_statement_bind_int64 (row, 6, group->time_us);
  gj_statement_bind_text (row, 7, group->med_type);
  gj_statement_bind_text (row, 8, group->fixmedins_name);
  count->added++;
  return gj_statement_run (row, error);
}

static gboolean
judge_share (GjImport *import, GjImportCount *count, Group *group, const Share *share,
             GError **error)
{
  if (!group->found)
    return tell_homeless (import, count, group, share, error);
  if (!is_sound (import, group, share))
    return TRUE;
  g_ptr_array_add (group->contributors, g_strdup (share->contributor));
  g_array_append_val (group->places, share->contributor_place);
  if (!gj_money_add (group->sum_fen, share->amount_fen, &group->sum_fen))
    group->sum_fen = G_MAXINT64;
  return group->known ? compare_known (import, count, group, share, error)
                      : lay_share (import, count, group, share, error);
}

/* ---- what they add up to ---- */

/* Where one of its shares was left out, that line is what there is to mend. */
static gboolean
check_sum (GjImport *import, const char *setl_id, gint64 sum_fen, gint64 place, GError **error)
{
  g_autofree char *sum = NULL;
  GjFind left_out = gj_import_find_refused (import, gj_import_settlement_shares.refused, setl_id,
                                            error);

  if (left_out != GJ_NOT_FOUND)
    return left_out == GJ_FOUND;
  sum = gj_money_format_plain (sum_fen);
  gj_import_place_problem (import, &gj_import_settlements, place, SETTLEMENT_SHARED,
                           _ ("与 settlement_shares.csv 中各共济人支付之和 %s 元不一致，请核对"),
                           sum);
  return TRUE;
}

static gboolean
end_group (GjImport *import, Group *group, GError **error)
{
  gboolean done = TRUE;

  if (group->found && !group->known && group->sum_fen != group->said_fen && !import->shares_unknown)
    done = check_sum (import, group->setl_id, group->sum_fen, group->said_place, error);
  group_clear (group);
  return done;
}

/* Settlements of which no share was told. */
static gboolean
check_lonely (GjImport *import, GError **error)
{
  g_autoptr (GjStatement) row = NULL;

  if (import->shares_unknown)
    return TRUE;
  row = gj_statement_take (import->store,
                           "SELECT setl_id, share_place FROM import_settlement s"
                           " WHERE acct_mulaid_pay_fen > 0 AND NOT EXISTS"
                           " (SELECT 1 FROM import_share h WHERE h.setl_id = s.setl_id)",
                           error);
  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      if (!check_sum (import, gj_statement_text (row, 0), 0, gj_statement_int64 (row, 1), error))
        return FALSE;
    }
}

static gboolean
judge_all (GjImport *import, GjImportCount *count, Group *group, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      import->store,
      "SELECT setl_id, contributor_psn_no, amount_fen, place, contributor_place FROM import_share"
      " ORDER BY setl_id, place",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      const char *setl_id = step == GJ_STEP_ROW ? gj_statement_text (row, 0) : NULL;
      Share share;

      if (step == GJ_STEP_FAILED)
        return FALSE;
      if (group->setl_id != NULL && g_strcmp0 (group->setl_id, setl_id) != 0
          && !end_group (import, group, error))
        return FALSE;
      if (step == GJ_STEP_DONE)
        return TRUE;
      if (group->setl_id == NULL && !start_group (import, setl_id, group, error))
        return FALSE;
      share = (Share){ gj_statement_text (row, 1), gj_statement_int64 (row, 2),
                       gj_statement_int64 (row, 3), gj_statement_int64 (row, 4) };
      if (!judge_share (import, count, group, &share, error))
        return FALSE;
    }
}

gboolean
gj_import_judge_shares (GjImport *import, GError **error)
{
  Group group = { NULL };
  GjImportCount nobody = { NULL };
  GjImportCount *count = gj_import_count_of (import, &gj_import_settlement_shares);
  gboolean done;

  group.contributors = g_ptr_array_new_with_free_func (g_free);
  group.places = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = judge_all (import, count != NULL ? count : &nobody, &group, error)
         && check_lonely (import, error);
  group_clear (&group);
  g_ptr_array_unref (group.contributors);
  g_array_unref (group.places);
  return done;
}
