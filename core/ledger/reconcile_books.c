/* SPDX-License-Identifier: Apache-2.0 */
/* The day's books beside each other. Every query gives the rows of the day that should not be. */
#include "core/ledger/check_private.h"
#include "core/ledger/reconcile_private.h"

#include "core/base/i18n.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define OF_DAY GJ_RECONCILE_OF_DAY

/* Columns: subject, the amount that was to be expected, the one that was found, and where the subject is
 * a kiosk's paper its number, else 0. */
typedef struct
{
  const char *part;
  const char *message; /* msgid */
  const char *advice;  /* msgid */
  const char *sql;
} Query;

#define ADVICE_DAMAGE                                                                              \
  N_ ("停用有关终端，保留数据库和备份，运行 gongjictl check，请技术人员处理")
#define ADVICE_MONEY                                                                               \
  N_ ("不要让居民再缴或退款；停用有关终端，运行 gongjictl check，请技术人员处理")

static const Query QUERIES[] = {
  { "transfer", N_ ("扣了款，没有代缴记录"), ADVICE_MONEY,
    "SELECT t.transfer_id, t.amount_fen, 0, 0 FROM transfer t WHERE " OF_DAY ("t.time_us")
    " AND t.kind = 'premium' AND NOT EXISTS (SELECT 1 FROM premium_payment p"
    "  WHERE p.transfer_id = t.transfer_id)" },
  { "premium", N_ ("有代缴记录，没有扣款"), ADVICE_MONEY,
    "SELECT p.transfer_id, p.amount_fen, 0, 0 FROM premium_payment p WHERE " OF_DAY ("p.time_us")
    " AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.transfer_id = p.transfer_id"
    "  AND t.kind = 'premium')" },
  { "premium", N_ ("代缴记录的金额、时间、付款人或参保地与扣款不符"), ADVICE_MONEY,
    "SELECT p.transfer_id, t.amount_fen, p.amount_fen, 0 FROM premium_payment p"
    " JOIN transfer t ON t.transfer_id = p.transfer_id AND t.kind = 'premium'"
    " WHERE (" OF_DAY ("p.time_us") " OR " OF_DAY ("t.time_us") ")"
    " AND (t.amount_fen <> p.amount_fen OR t.time_us <> p.time_us"
    "  OR t.debit_account <> 'psn:' || p.payer_psn_no"
    "  OR t.credit_account NOT IN ('premium:' || p.insuplc_admdvs,"
    "                              'premium:' || p.insuplc_admdvs || ':' || t.kiosk_id))" },
  { "premium", N_ ("代缴记录没有凭条"), ADVICE_DAMAGE,
    "SELECT p.transfer_id, p.amount_fen, 0, 0 FROM premium_payment p WHERE " OF_DAY ("p.time_us")
    " AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.about_id = p.transfer_id"
    "  AND r.kind = 'premium' AND r.kiosk_id = p.kiosk_id AND r.receipt_no = p.receipt_no)" },
  { "receipt", N_ ("凭条没有代缴记录"),
    N_ ("凭条可能已交给居民：按凭条号查居民的账户和平台，再请技术人员处理"),
    "SELECT r.kiosk_id, 0, 0, r.receipt_no FROM receipt r WHERE " OF_DAY ("r.time_us")
    " AND r.kind = 'premium' AND NOT EXISTS (SELECT 1 FROM premium_payment p"
    "  WHERE p.transfer_id = r.about_id)" },
  { "account", N_ ("转账没有恰好记入借贷两个账户"), ADVICE_DAMAGE,
    "SELECT t.transfer_id, t.amount_fen, 0, 0 FROM transfer t WHERE " OF_DAY ("t.time_us")
    " AND ((SELECT count(*) FROM account_entry e WHERE e.transfer_id = t.transfer_id) <> 2"
    "  OR NOT EXISTS (SELECT 1 FROM account_entry e WHERE e.transfer_id = t.transfer_id"
    "   AND e.account_no = t.debit_account AND e.amount_fen = -t.amount_fen)"
    "  OR NOT EXISTS (SELECT 1 FROM account_entry e WHERE e.transfer_id = t.transfer_id"
    "   AND e.account_no = t.credit_account AND e.amount_fen = t.amount_fen))" },
  { "account", N_ ("账户余额与上一笔加减后的结果不符"), ADVICE_DAMAGE,
    "SELECT e.account_no, COALESCE (b.balance_after_fen, 0) + e.amount_fen, e.balance_after_fen, 0"
    " FROM transfer t JOIN account_entry e ON e.transfer_id = t.transfer_id"
    " LEFT JOIN account_entry b ON b.account_no = e.account_no AND b.entry_no = e.entry_no - 1"
    " WHERE " OF_DAY ("t.time_us") " AND (e.entry_no = 1 OR b.entry_no >= 1)"
    " AND e.balance_after_fen <> COALESCE (b.balance_after_fen, 0) + e.amount_fen" },
  { "account", N_ ("账户明细的上一笔不见了"), ADVICE_DAMAGE,
    "SELECT e.account_no, 0, 0, 0 FROM transfer t"
    " JOIN account_entry e ON e.transfer_id = t.transfer_id WHERE " OF_DAY ("t.time_us")
    " AND e.entry_no > 1 AND NOT EXISTS (SELECT 1 FROM account_entry b"
    "  WHERE b.account_no = e.account_no AND b.entry_no = e.entry_no - 1)" },
  { "reversal", N_ ("冲正与原转账或代缴记录不符"), ADVICE_MONEY,
    "SELECT r.transfer_id, r.amount_fen, COALESCE (t.amount_fen, 0), 0 FROM transfer r"
    " LEFT JOIN transfer t ON t.transfer_id = r.reverses AND t.kind <> 'reversal'"
    " LEFT JOIN premium_payment p ON p.transfer_id = r.reverses"
    " WHERE " OF_DAY ("r.time_us") " AND r.kind = 'reversal'"
    " AND (COALESCE (t.amount_fen, 0) <> r.amount_fen OR t.debit_account <> r.credit_account"
    "  OR t.credit_account <> r.debit_account"
    "  OR (t.kind = 'premium' AND COALESCE (p.reversed_by, '') <> r.transfer_id))" },
  { "reversal", N_ ("冲正没有登记两名经办人，不知道是谁办的"), ADVICE_MONEY,
    "SELECT r.transfer_id, r.amount_fen, 0, 0 FROM transfer r WHERE " OF_DAY ("r.time_us")
    " AND r.kind = 'reversal' AND NOT EXISTS (SELECT 1 FROM correction c"
    "  WHERE c.transfer_id = r.transfer_id AND c.reverses = r.reverses AND c.outcome = 'committed')" },
  { "reversal", N_ ("冲正没有凭条"), ADVICE_DAMAGE,
    "SELECT r.transfer_id, r.amount_fen, 0, 0 FROM transfer r WHERE " OF_DAY ("r.time_us")
    " AND r.kind = 'reversal' AND NOT EXISTS (SELECT 1 FROM receipt d"
    "  WHERE d.about_id = r.transfer_id AND d.kind = 'correction')" },
  { "reversal", N_ ("冲正没有审计记录"), ADVICE_MONEY,
    "SELECT r.transfer_id, r.amount_fen, 0, 0 FROM transfer r WHERE " OF_DAY ("r.time_us")
    " AND r.kind = 'reversal' AND r.transfer_id NOT IN (SELECT object FROM audit"
    "  WHERE kind = 'transfer.reversed' AND " OF_DAY ("time_us") ")" },
  { "opening", N_ ("期初入账与导入的审计记录不符"),
    N_ ("核对当天由谁导入、导入的文件是否正确；不是导入的，请技术人员处理"),
    "SELECT o.kiosk_id, o.fen, 0, 0 FROM (SELECT kiosk_id, time_us, count(*) AS n,"
    " sum (amount_fen) AS fen FROM transfer WHERE " OF_DAY ("time_us") " AND kind = 'opening'"
    " GROUP BY kiosk_id, time_us) o WHERE NOT EXISTS (SELECT 1 FROM audit a"
    "  WHERE a.kind = 'import' AND a.kiosk_id = o.kiosk_id AND a.time_us = o.time_us"
    "  AND (a.detail LIKE '% openings ' || o.n || ' ' || o.fen OR a.detail LIKE '% openings ' || o.n || ' ' || o.fen || ' %'))" },
  { "audit", N_ ("缴费没有审计记录"), ADVICE_DAMAGE,
    "SELECT p.transfer_id, p.amount_fen, 0, 0 FROM premium_payment p WHERE " OF_DAY ("p.time_us")
    " AND p.transfer_id NOT IN (SELECT object FROM audit WHERE kind = 'premium.paid'"
    "  AND " OF_DAY ("time_us") ")" },
  { "audit", N_ ("代缴记录与缴费时的审计记录不符，被改动过"), ADVICE_MONEY,
    "SELECT p.kiosk_id, 0, 0, p.receipt_no FROM audit a JOIN premium_payment p ON p.transfer_id = a.object"
    " WHERE a.kind = 'premium.paid' AND " OF_DAY ("a.time_us")
    " AND (a.subject <> p.payer_psn_no OR a.kiosk_id <> p.kiosk_id OR a.time_us <> p.time_us OR a.result <> 'ok'"
    "  OR a.detail <> " GJ_CHECK_SQL_PAID ("p") ")" },
  { "audit", N_ ("审计记录了缴费，账上却没有"),
    N_ ("账目可能被删除过：保留数据库和备份，按平台和居民的凭条核对，请技术人员处理"),
    "SELECT a.object, 0, 0, 0 FROM audit a WHERE a.kind = 'premium.paid' AND " OF_DAY ("a.time_us")
    " AND NOT EXISTS (SELECT 1 FROM premium_payment p WHERE p.transfer_id = a.object)" },
  { "paper", N_ ("家庭共济的办理没有凭条"), ADVICE_DAMAGE,
    "SELECT a.act_id, 0, 0, 0 FROM family_act a WHERE " OF_DAY ("a.time_us")
    " AND" GJ_RECONCILE_DID_SOMETHING
    " AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.about_id = a.act_id)" },
  { "paper", N_ ("凭条没有首次打印任务"), ADVICE_DAMAGE,
    "SELECT r.kiosk_id, 0, 0, r.receipt_no FROM receipt r WHERE " OF_DAY ("r.time_us")
    " AND NOT EXISTS (SELECT 1 FROM print_job j WHERE j.kiosk_id = r.kiosk_id"
    "  AND j.receipt_no = r.receipt_no AND j.copy_no = 0)" },
  { "print", N_ ("打印任务没有凭条"), ADVICE_DAMAGE,
    "SELECT j.kiosk_id, 0, 0, j.receipt_no FROM print_job j WHERE " OF_DAY ("j.created_us")
    " AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.kiosk_id = j.kiosk_id"
    "  AND r.receipt_no = j.receipt_no)" },
};

static char *
subject_of (GjStatement *row)
{
  gint64 number = gj_statement_int64 (row, 3);

  return number == 0 ? gj_statement_dup_text (row, 0)
                     : gj_receipt_format_number (gj_statement_text (row, 0), (guint32)number);
}

static gboolean
run_query (GjReconcile *run, const Query *query, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (run, query->sql, error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      g_autofree char *subject = NULL;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      subject = subject_of (row);
      gj_reconcile_tell (run, &(const GjReconcileItem){
                                  .part = query->part,
                                  .subject = subject,
                                  .expected_fen = gj_statement_int64 (row, 1),
                                  .found_fen = gj_statement_int64 (row, 2),
                                  .message = gj_gettext (query->message),
                                  .advice = gj_gettext (query->advice),
                              });
    }
}

/* A request of this hour may still be on its way. */
static gboolean
tell_open_requests (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT transfer_id, amount_fen, kiosk_id FROM premium_intent WHERE " OF_DAY ("prepared_us")
      " AND outcome = '' AND prepared_us < $3",
      error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 3, gj_clock_now_us (run->clock) - HOUR_US);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      g_autofree char *advice = NULL;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      advice = g_strdup_printf (_ ("启动终端 %s，它会自动了结；然后再对一次账"), gj_statement_text (row, 2));
      gj_reconcile_tell (run, &(const GjReconcileItem){
                                  .part = "request",
                                  .subject = gj_statement_text (row, 0),
                                  .expected_fen = gj_statement_int64 (row, 1),
                                  .message = _ ("缴费请求没有了结"),
                                  .advice = advice,
                              });
    }
}

/* Two of the staff were about to take a premium back, and did not come to an end. */
static gboolean
tell_open_corrections (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT c.transfer_id, t.amount_fen, c.kiosk_id FROM correction c"
      " JOIN transfer t ON t.transfer_id = c.reverses WHERE " OF_DAY ("c.prepared_us")
      " AND c.outcome = '' AND c.prepared_us < $3",
      error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_int64 (row, 3, gj_clock_now_us (run->clock) - HOUR_US);
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      gj_reconcile_tell (run, &(const GjReconcileItem){
                                  .part = "request",
                                  .subject = gj_statement_text (row, 0),
                                  .expected_fen = gj_statement_int64 (row, 1),
                                  .message = _ ("冲正没有办完，没有退钱"),
                                  .advice = _ ("用 gongjictl correct 再办一次，先前的会自动了结；不办了也不用管它的钱"),
                              });
    }
}

static gboolean
tell_owed (GjReconcile *run, GError **error)
{
  g_autoptr (GjStatement) row = gj_reconcile_take (
      run,
      "SELECT r.kiosk_id, r.receipt_no FROM receipt r WHERE " OF_DAY ("r.time_us")
      " AND " GJ_RECEIPT_SQL_PAPERS ("r.kiosk_id", "r.receipt_no") " = 0"
      " ORDER BY r.kiosk_id, r.receipt_no",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);
      g_autofree char *number = NULL;

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      number = gj_receipt_format_number (gj_statement_text (row, 0),
                                         (guint32)gj_statement_int64 (row, 1));
      run->report->owed++;
      gj_reconcile_tell (run, &(const GjReconcileItem){
                                  .weight = GJ_RECONCILE_TODO,
                                  .part = "print",
                                  .subject = number,
                                  .message = _ ("凭条还没有打出来"),
                                  .advice = _ ("办理已经成功，不要重办；居民下次插卡时在“凭证补打”中打印"),
                              });
    }
}

gboolean
gj_reconcile_books (GjReconcile *run, GError **error)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (QUERIES); i++)
    if (!run_query (run, &QUERIES[i], error))
      return FALSE;
  return tell_open_requests (run, error) && tell_open_corrections (run, error)
         && tell_owed (run, error);
}
