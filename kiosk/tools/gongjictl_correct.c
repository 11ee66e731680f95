/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl correct: two of the staff take a premium back (core/ledger/correction.h). It shows what will be done and
 * does it only after a yes. */
#include "kiosk/tools/gongjictl.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/base/transfer_id.h"
#include "core/ledger/correction.h"
#include "core/ledger/premium_paid.h"
#include "core/receipt/document_text.h"
#include "core/receipt/number_mark.h"

#define ASK_TIMES 10
#define ASK_INTERVAL_US (1 * G_USEC_PER_SEC)

typedef struct
{
  GjCtl *ctl;
  char *kiosk_id; /* of the receipt that is taken back */
  guint32 receipt_no;
  char *staff[2];
  char *reason;
  GjSigner *signer;
  GjCorrectable premium;
  GArray *contributions; /* GjPremiumContribution, for which the year stays paid */
  char id[GJ_TRANSFER_ID_TEXT];
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->kiosk_id, g_free);
  g_clear_pointer (&run->staff[0], g_free);
  g_clear_pointer (&run->staff[1], g_free);
  g_clear_pointer (&run->reason, g_free);
  g_clear_pointer (&run->signer, gj_signer_free);
  g_clear_pointer (&run->contributions, g_array_unref);
  gj_correctable_clear (&run->premium);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* ---- the command line ---- */

static const char *
words_problem (GjCorrectionWords words)
{
  switch (words)
    {
    case GJ_CORRECTION_WORDS_GOOD:
      return NULL;
    case GJ_CORRECTION_STAFF_MISSING:
      return _ ("两次 --staff 都要写姓名");
    case GJ_CORRECTION_STAFF_SAME:
      return _ ("两次 --staff 是同一个人；冲正要两名工作人员");
    case GJ_CORRECTION_STAFF_LONG:
      return _ ("--staff 太长，凭条上写不下；每个姓名最多 10 个汉字");
    case GJ_CORRECTION_REASON_MISSING:
      return _ ("--reason 要写原因，例如 缴费年度选错");
    case GJ_CORRECTION_REASON_LONG:
      return _ ("--reason 太长，最多 60 个字");
    case GJ_CORRECTION_WORDS_ODD:
      return _ ("--staff 和 --reason 只能写看得见的字");
    }
  g_assert_not_reached ();
}

/* NULL: everything that was asked for is there. */
static const char *
read_words (Run *run)
{
  const GjCtl *ctl = run->ctl;

  if (ctl->receipt == NULL || ctl->staff == NULL || ctl->reason == NULL
      || g_strv_length (ctl->staff) != G_N_ELEMENTS (run->staff))
    return _ ("correct 要写 --receipt 凭条号、--reason 原因，以及两次 --staff 姓名");
  if (ctl->json && !ctl->yes)
    return _ ("correct --json 不提问，要同时写 --yes");
  if (!gj_receipt_parse_number (ctl->receipt, &run->kiosk_id, &run->receipt_no))
    return _ ("--receipt 应为凭条上的编号，例如 02-000138");
  run->staff[0] = gj_correction_tidy (ctl->staff[0]);
  run->staff[1] = gj_correction_tidy (ctl->staff[1]);
  run->reason = gj_correction_tidy (ctl->reason);
  return words_problem (gj_correction_judge_words (run->staff[0], run->staff[1], run->reason));
}

/* ---- refusals ---- */

static int
refuse (Run *run, const char *result, const char *message)
{
  fprintf (stderr, "%s\n", message);
  if (run->ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", result);
      gj_json_text (json, "message", message);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  return GJ_CTL_PROBLEM;
}

static int
refuse_reversed (Run *run)
{
  const GjCorrectable *premium = &run->premium;
  g_autofree char *when = gj_time_format (premium->reversed_us);
  g_autofree char *paper
      = gj_receipt_format_number (premium->paper_kiosk_id, (guint32)premium->paper_no);
  g_autofree char *message = g_strdup_printf (
      _ ("这一笔在 %s 冲正过了，冲正凭条 %s。这次没有退钱。"), when, paper);

  return refuse (run, "already-reversed", message);
}

/* A joint paper is about several: staff choose by the number of each. */
static int
refuse_kind (Run *run)
{
  const GjDocument *document = run->premium.row->document;
  g_autoptr (GString) message = g_string_new (NULL);

  g_string_printf (message, _ ("%s 是%s，不是缴费凭条，没有冲正。"), run->ctl->receipt,
                   gj_gettext (gj_document_title (document->kind)));
  if (document->kind == GJ_DOCUMENT_JOINT)
    {
      g_string_append (message, _ ("请写其中一笔的凭条号："));
      for (guint i = 0; i < document->n_lines; i++)
        {
          g_autofree char *number
              = gj_receipt_format_number (document->kiosk_id, document->lines[i].receipt_no);

          g_string_append_printf (message, "%s%s", i > 0 ? " " : "", number);
        }
    }
  return refuse (run, "no-premium", message->str);
}

/* A kiosk's user of a shared store may not do this. Takes the error. */
static int
fail (Run *run, GError *error)
{
  int code;

  if (g_error_matches (error, GJ_STORE_ERROR, GJ_STORE_ERROR_READ_ONLY))
    g_prefix_error (&error, "%s", _ ("冲正要用数据库主人的用户，终端的用户不能冲正。没有退钱。"));
  code = gj_ctl_fail (run->ctl, error);
  g_error_free (error);
  return code;
}

/* ---- who ---- */

/* What the paper says of them: their names, or where those are not two, or do not fit, their numbers. */
static void
take_names (Run *run, const GjStaff *const *two)
{
  g_autofree char *first = gj_correction_tidy (two[0]->name);
  g_autofree char *second = gj_correction_tidy (two[1]->name);
  gboolean good = gj_correction_judge_words (first, second, run->reason) == GJ_CORRECTION_WORDS_GOOD;

  for (gsize i = 0; i < G_N_ELEMENTS (run->staff); i++)
    g_free (run->staff[i]);
  run->staff[0] = good ? g_steal_pointer (&first) : g_strdup (two[0]->staff_no);
  run->staff[1] = good ? g_steal_pointer (&second) : g_strdup (two[1]->staff_no);
}

/* DONE, or told. */
static int
check_staff (Run *run)
{
  g_auto (GjCtlTwo) two = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (gj_ctl_find_two (run->ctl->store, run->staff, &two, &error))
    {
      take_names (run, two.of);
      return GJ_CTL_DONE;
    }
  if (error != NULL)
    return fail (run, g_steal_pointer (&error));
  message = g_strconcat (two.sentence, _ ("没有冲正，没有退钱。"), NULL);
  return refuse (run, two.word, message);
}

/* ---- asking ---- */

/* What the platform has reported for that year: before the question, and again when it is done, for an import may have
 * come in between. What cannot be asked then is as it was. */
static gboolean
read_contributions (Run *run, GError **error)
{
  const GjReceipt *receipt = run->premium.row->receipt;
  GArray *contributions = gj_premium_list_contributions (run->ctl->store, run->premium.relative_psn_no,
                                                         (int)receipt->coverage_year, receipt->insutype, error);

  if (contributions == NULL)
    return FALSE;
  g_clear_pointer (&run->contributions, g_array_unref);
  run->contributions = contributions;
  return TRUE;
}

/* Whether the year can be paid again, and what has to happen first where it cannot. */
static void
print_payable (const Run *run)
{
  if (run->contributions->len == 0)
    {
      printf ("%s\n", _ ("  这一年度可以重新缴费；平台若随后送来这一笔的缴费记录，要平台先撤回，才能再缴"));
      return;
    }
  printf ("%s\n", _ ("  这一年度还不能重新缴费：平台已送来缴费记录，要平台先撤回。撤回就是 contributions.csv 里的这一行"
                     "再送来一次，clct_flag 为 0，再导入（只从文件里删去没有用）："));
  for (guint i = 0; i < run->contributions->len; i++)
    {
      const GjPremiumContribution *one = &g_array_index (run->contributions, GjPremiumContribution, i);
      g_autofree char *amount = gj_money_format (one->clct_amt_fen);

      printf (_ ("    psn_no %s，insutype %s，accrym_begn %d，accrym_end %d，%s\n"), run->premium.relative_psn_no,
              run->premium.row->receipt->insutype, one->accrym_begn, one->accrym_end, amount);
    }
}

static void
append_payable (GString *json, const Run *run)
{
  gj_json_boolean (json, "payable_again", run->contributions->len == 0);
  gj_json_open (json, "withdraw_first", '[');
  for (guint i = 0; i < run->contributions->len; i++)
    {
      const GjPremiumContribution *one = &g_array_index (run->contributions, GjPremiumContribution, i);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "psn_no", run->premium.relative_psn_no);
      gj_json_text (json, "insutype", run->premium.row->receipt->insutype);
      gj_json_number (json, "accrym_begn", one->accrym_begn);
      gj_json_number (json, "accrym_end", one->accrym_end);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
}

static void
print_plan (const Run *run)
{
  const GjReceipt *receipt = run->premium.row->receipt;
  g_autofree char *when = gj_time_format (receipt->time_us);
  g_autofree char *amount = gj_money_format (receipt->amount_fen);

  printf (_ ("要冲正的缴费：%s，%s\n"), run->ctl->receipt, when);
  printf (_ ("  %s 为 %s 缴的 %u 年度居民医保，%s\n"), receipt->payer_name, receipt->relative_name,
          receipt->coverage_year, amount);
  printf (_ ("  钱退回付款人（人员编号 %s）的个人账户；原凭条不再有效\n"), run->premium.payer_psn_no);
  print_payable (run);
  printf (_ ("  经办人：%s、%s\n  原因：%s\n"), run->staff[0], run->staff[1], run->reason);
}

static gboolean
is_confirmed (const Run *run)
{
  char line[32];

  if (run->ctl->yes)
    return TRUE;
  printf ("%s", _ ("确定冲正请输入 yes："));
  (void)fflush (stdout);
  return fgets (line, sizeof line, stdin) != NULL && g_str_equal (g_strstrip (line), "yes");
}

/* ---- doing it ---- */

static void
print_done (Run *run, const GjReceiptRow *paper)
{
  const GjDocument *document = paper->document;
  g_autofree char *number = gj_receipt_format_number (paper->kiosk_id, (guint32)paper->receipt_no);
  g_autofree char *amount = gj_money_format (document->lines[0].amount_fen);

  (void)read_contributions (run, NULL);
  if (run->ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      g_autofree char *plain = gj_money_format_plain (document->lines[0].amount_fen);
      g_autofree char *balance = gj_money_format_plain (document->correction.balance_after_fen);
      g_autofree char *when = gj_time_format (paper->time_us);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_text (json, "number", number);
      gj_json_text (json, "transfer_id", paper->about_id);
      gj_json_text (json, "corrects", run->ctl->receipt);
      gj_json_text (json, "payer_psn_no", paper->holder_psn_no);
      gj_json_text (json, "amount", plain);
      gj_json_text (json, "balance_after", balance);
      gj_json_text (json, "time", when);
      append_payable (json, run);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
      return;
    }
  printf (_ ("已冲正，%s 已退回付款人的个人账户。冲正凭条 %s\n"), amount, number);
  printf ("%s\n", _ ("付款人下次插卡时，在“凭证补打”中打印。"));
  print_payable (run);
}

static int
tell_unknown (Run *run)
{
  g_autofree char *message = g_strdup_printf (
      _ ("是否已经退回还不知道，请不要再办。编号 %s：稍后运行 gongjictl receipts --case %s，"
         "列出冲正凭条就是已经退回"),
      run->id, run->id);

  return refuse (run, "unknown", message);
}

/* The id answers sooner or later. */
static int
ask_until_known (Run *run)
{
  g_autoptr (GjReceiptRow) paper = NULL;

  for (guint i = 0; i < ASK_TIMES; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i > 0)
        g_usleep (ASK_INTERVAL_US);
      switch (gj_correction_find (run->ctl->store, run->ctl->clock, run->id, &paper, &error))
        {
        case GJ_PREMIUM_FIND_PAID:
          print_done (run, paper);
          return GJ_CTL_DONE;
        case GJ_PREMIUM_FIND_NOT_PAID:
          return refuse (run, "not-done", _ ("没有冲正，没有退钱。可以再办一次。"));
        case GJ_PREMIUM_FIND_STILL_UNKNOWN:
          break;
        }
    }
  return tell_unknown (run);
}

static int
submit (Run *run)
{
  GjCtl *ctl = run->ctl;
  const GjCorrectionOrder order = { .transfer_id = run->id,
                                    .reverses = run->premium.row->about_id,
                                    .staff_1 = run->staff[0],
                                    .staff_2 = run->staff[1],
                                    .reason = run->reason,
                                    .kiosk_id = ctl->config->id };
  g_autoptr (GjReceiptRow) paper = NULL;
  GError *error = NULL;

  gj_transfer_id_new (run->id);
  if (gj_correction_prepare (ctl->store, ctl->clock, &order, &error) != GJ_PREPARE_DONE)
    return error != NULL ? fail (run, error)
                         : refuse (run, "id-conflict", _ ("没有冲正，没有退钱。可以再办一次。"));
  switch (gj_correction_submit (ctl->store, ctl->clock, run->signer, &order, &paper, &error))
    {
    case GJ_CORRECTION_DONE:
      print_done (run, paper);
      return GJ_CTL_DONE;
    case GJ_CORRECTION_REVERSED:
      gj_correctable_clear (&run->premium);
      run->premium = (GjCorrectable){ 0 };
      if (gj_correction_find_premium (ctl->store, run->kiosk_id, run->receipt_no, &run->premium,
                                      &error)
          != GJ_FOUND)
        return fail (run, error);
      return refuse_reversed (run);
    case GJ_CORRECTION_ID_CONFLICT: /* somebody else's start closed it in between */
      return refuse (run, "id-conflict", _ ("没有冲正，没有退钱。可以再办一次。"));
    case GJ_CORRECTION_STORE_FAILED:
      return fail (run, error);
    case GJ_CORRECTION_UNKNOWN:
      g_clear_error (&error);
      return ask_until_known (run);
    }
  g_assert_not_reached ();
}

/* Files that somebody else would own would keep the kiosk from its own store. */
static gboolean
check_user (const GjCtl *ctl, GError **error)
{
  GStatBuf key;

  if (g_stat (ctl->config->receipt_key, &key) != 0 || key.st_uid == geteuid ())
    return TRUE; /* a key that cannot be read is told when it is loaded */
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_PERM,
               _ ("%s 是终端的密钥，属于另一个系统用户；请用那个用户来冲正。没有退钱。"),
               ctl->config->receipt_key);
  return FALSE;
}

/* The store is this kiosk's newest, its key is in force: only then its series may go on. */
static gboolean
open_for_paper (Run *run, GError **error)
{
  GjCtl *ctl = run->ctl;
  g_autoptr (GjKeyring) keyring = gj_keyring_load (ctl->config->trusted_keys, error);

  if (keyring == NULL)
    return FALSE;
  run->signer
      = gj_signer_load (ctl->config->receipt_key, gj_region_is_demo (ctl->region), error);
  if (run->signer == NULL
      || !gj_keyring_check_signer (keyring, run->signer, ctl->config->id,
                                   gj_clock_now_us (ctl->clock), error)
      || !gj_number_mark_check (ctl->store, ctl->config->number_mark, ctl->config->id, error))
    return FALSE;
  gj_number_mark_keep (ctl->store, ctl->config->number_mark, ctl->config->id);
  return TRUE;
}

static int
correct (Run *run)
{
  GjCtl *ctl = run->ctl;
  GError *error = NULL;
  int known = check_staff (run);

  if (known != GJ_CTL_DONE)
    return known;
  if (!check_user (ctl, &error) || !open_for_paper (run, &error)
      || !gj_correction_resolve_unfinished (ctl->store, ctl->clock, ctl->config->id, NULL, &error))
    return fail (run, error);
  switch (gj_correction_find_premium (ctl->store, run->kiosk_id, run->receipt_no, &run->premium,
                                      &error))
    {
    case GJ_FIND_FAILED:
      return fail (run, error);
    case GJ_NOT_FOUND:
      return refuse (run, "not-found", _ ("没有这个凭条号，没有冲正。请照凭条上的编号写，例如 02-000138"));
    case GJ_FOUND:
      break;
    }
  if (run->premium.row->receipt == NULL)
    return refuse_kind (run);
  if (*run->premium.reversed_by != '\0')
    return refuse_reversed (run);
  if (!read_contributions (run, &error))
    return fail (run, error);
  if (!ctl->json)
    print_plan (run);
  if (!is_confirmed (run))
    return refuse (run, "not-confirmed", _ ("没有确认，没有冲正。"));
  return submit (run);
}

int
gj_ctl_correct (GjCtl *ctl)
{
  g_auto (Run) run = { .ctl = ctl };
  const char *problem = read_words (&run);

  if (problem != NULL)
    {
      fprintf (stderr, "%s\n", problem);
      return GJ_CTL_USAGE;
    }
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  return correct (&run);
}
