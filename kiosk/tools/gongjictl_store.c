/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl init, upgrade, grant, import, check. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/family/letter.h"
#include "core/import/import.h"
#include "core/ledger/check.h"
#include "kiosk/paths.h"

/* The letters of the region into a shared store, whose kiosks' users cannot bring them; into a store in one file the first
 * act does. A hall may have none. */
static gboolean
bring_letters (GjCtl *ctl, GjStore *store, GError **error)
{
  GjLetter *(*const load[]) (const char *const *, const GjRegion *, GError **)
      = { gj_letter_load, gj_letter_load_agreement };
  g_autofree const char **dirs = gj_path_letter_dirs (ctl->config->policies);
  gboolean done;

  if (g_str_has_prefix (ctl->config->store_url, "sqlite:"))
    return TRUE;
  done = gj_store_begin (store, error);
  for (gsize i = 0; i < G_N_ELEMENTS (load) && done; i++)
    {
      g_autoptr (GError) why = NULL;
      g_autoptr (GjLetter) letter = load[i](dirs, ctl->region, &why);

      done = letter != NULL ? gj_letter_bring (store, letter, error)
                            : g_error_matches (why, GJ_LETTER_ERROR, GJ_LETTER_ERROR_NOT_FOUND);
      if (letter == NULL && !done)
        g_propagate_error (error, g_steal_pointer (&why));
    }
  done = done && gj_store_commit (store, error) == GJ_COMMIT_DONE;
  gj_store_rollback (store);
  return done;
}

int
gj_ctl_init (GjCtl *ctl)
{
  g_autofree char *url = gj_store_hide_password (ctl->config->store_url);
  g_autoptr (GError) error = NULL;
  GjStoreKind kind;

  if (!gj_ctl_load_region (ctl))
    return GJ_CTL_PROBLEM;
  kind = gj_region_is_demo (ctl->region) ? GJ_STORE_DEMO : GJ_STORE_REAL;
  if (!gj_store_create (ctl->config->store_url, kind, &error))
    return gj_ctl_fail (ctl, error);
  ctl->store = gj_store_open (ctl->config->store_url, kind == GJ_STORE_DEMO ? GJ_STORE_OPEN_DEMO : GJ_STORE_OPEN_REAL, &error);
  if (ctl->store == NULL || !bring_letters (ctl, ctl->store, &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_text (json, "url", url);
      gj_json_text (json, "kind", gj_ctl_kind_word (kind));
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else if (kind == GJ_STORE_DEMO)
    printf (_ ("已建立演示数据库 %s\n"), url);
  else
    printf (_ ("已建立数据库 %s\n"), url);
  return GJ_CTL_DONE;
}

int
gj_ctl_grant (GjCtl *ctl)
{
  g_autofree char *kiosks = NULL;
  g_autoptr (GError) error = NULL;

  if (ctl->kiosk != NULL && !g_regex_match_simple ("^[0-9A-Za-z]{1,8}(,[0-9A-Za-z]{1,8})*$", ctl->kiosk, 0, 0))
    {
      fprintf (stderr, _ ("--kiosk 应为机号（1 至 8 位字母或数字），几台时用逗号分开，例如 02,03\n"));
      return GJ_CTL_PROBLEM;
    }
  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  if (!gj_store_grant_kiosk (ctl->store, ctl->argument, ctl->kiosk, &kiosks, &error) || !bring_letters (ctl, ctl->store, &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_text (json, "role", ctl->argument);
      gj_json_text (json, "kiosks", kiosks);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else
    printf (_ ("数据库用户 %s 现在只能以 %s 的机号做终端的事\n"), ctl->argument, kiosks);
  return GJ_CTL_DONE;
}

int
gj_ctl_upgrade (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  if (!bring_letters (ctl, ctl->store, &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_number (json, "schema_version", gj_store_get_version (ctl->store));
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else
    printf (_ ("数据库的结构是版本 %d，与本程序一致\n"), gj_store_get_version (ctl->store));
  return GJ_CTL_DONE;
}

/* ---- import ---- */

static void
on_import_progress (const char *file, gint64 done, gint64 total, gpointer data)
{
  gj_ctl_progress (file, done, total);
}

static const char *
import_state_word (GjImportState state)
{
  switch (state)
    {
    case GJ_IMPORT_FILE_OUT:
      return "out";
    case GJ_IMPORT_FILE_IN:
      return "in";
    case GJ_IMPORT_FILE_IN_BEFORE:
      return "in-before";
    }
  g_assert_not_reached ();
}

static void
print_import_json (const GjImportReport *report, GjImportResult result)
{
  g_autoptr (GString) json = g_string_new (NULL);
  guint i;

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", result == GJ_IMPORT_DONE ? "done" : "problems");
  gj_json_open (json, "files", '[');
  for (i = 0; i < report->counts->len; i++)
    {
      const GjImportCount *count = &g_array_index (report->counts, GjImportCount, i);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "file", count->file);
      gj_json_text (json, "state", import_state_word (count->state));
      gj_json_number (json, "rows", count->rows);
      gj_json_number (json, "added", count->added);
      gj_json_number (json, "changed", count->changed);
      gj_json_number (json, "same", count->same);
      gj_json_number (json, "problems", count->problems);
      gj_json_number (json, "unjudged", count->unjudged);
      if (count->because != NULL)
        gj_json_text (json, "because", count->because);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
  gj_json_number (json, "problems_total", report->problems_total);
  gj_json_open (json, "problems", '[');
  for (i = 0; report->problems != NULL && i < report->problems->len; i++)
    {
      const GjImportProblem *problem = g_ptr_array_index (report->problems, i);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "file", problem->file);
      gj_json_number (json, "line", problem->line);
      gj_json_number (json, "column", problem->column);
      gj_json_text (json, "field", problem->field);
      gj_json_text (json, "message", problem->message);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

/* A file that stayed out: its own mistakes, another one's, or neither when the store failed. */
static void
print_import_out (const GjImportCount *count)
{
  if (count->problems > 0)
    printf (_ ("%s：%d 行，有 %d 处错误，没有导入\n"), count->file, (int)count->rows,
            (int)count->problems);
  else if (count->because != NULL)
    printf (_ ("%s：%d 行，因 %s 有错，没有导入\n"), count->file, (int)count->rows,
            count->because);
  else
    printf (_ ("%s：没有导入\n"), count->file);
  if (count->unjudged > 0)
    printf (_ ("%s：其中 %d 行所指的人员或结算，要等前面的文件改正后才能核对\n"), count->file,
            (int)count->unjudged);
}

/* How many of the files are in. */
static guint
print_import_counts (const GjImportReport *report)
{
  guint n = 0;
  guint i;

  for (i = 0; i < report->counts->len; i++)
    {
      const GjImportCount *count = &g_array_index (report->counts, GjImportCount, i);

      switch (count->state)
        {
        case GJ_IMPORT_FILE_OUT:
          print_import_out (count);
          continue;
        case GJ_IMPORT_FILE_IN:
          printf (_ ("%s：%d 行，新增 %d，更改 %d，未变 %d\n"), count->file, (int)count->rows,
                  (int)count->added, (int)count->changed, (int)count->same);
          break;
        case GJ_IMPORT_FILE_IN_BEFORE:
          printf (_ ("%s：%d 行，上一次运行已经导入，文件没有变，这次没有再读\n"), count->file,
                  (int)count->rows);
          break;
        }
      n++;
    }
  return n;
}

static void
print_import_problems (const GjImportReport *report)
{
  guint i;

  for (i = 0; i < report->problems->len; i++)
    {
      g_autofree char *text = gj_import_problem_to_text (g_ptr_array_index (report->problems, i));

      printf ("%s\n", text);
    }
  if (report->problems_total > report->problems->len)
    printf (_ ("另有 %d 处。\n"), (int)(report->problems_total - report->problems->len));
  if (print_import_counts (report) == 0)
    printf (_ ("共 %d 处错误，没有导入任何内容。请改正后再导入。\n"), (int)report->problems_total);
  else
    printf (_ ("共 %d 处错误。请改正后再运行一次，已导入的不会重做。\n"),
            (int)report->problems_total);
}

/* Before the store is opened to write to: while the other import writes it would be in use by "another program". */
static gboolean
is_alone (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return FALSE;
  if (!gj_import_check_alone (ctl->store, &error))
    gj_ctl_fail (ctl, error);
  g_clear_pointer (&ctl->store, gj_store_close);
  g_clear_pointer (&ctl->region, gj_region_unref);
  return error == NULL;
}

int
gj_ctl_import (GjCtl *ctl)
{
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  GjImportResult result;

  if (!is_alone (ctl) || !gj_ctl_open_store (ctl, 0))
    return GJ_CTL_PROBLEM;
  result = gj_import_directory (ctl->store, ctl->clock, ctl->region, ctl->config->id, ctl->argument,
                                on_import_progress, NULL, &report, &error);
  if (result == GJ_IMPORT_FAILED)
    {
      if (!ctl->json && report.counts != NULL && print_import_counts (&report) > 0)
        printf ("%s\n", _ ("排除故障后再运行一次即可继续，已导入的不会重做。"));
      return gj_ctl_fail (ctl, error);
    }
  if (ctl->json)
    print_import_json (&report, result);
  else if (result == GJ_IMPORT_PROBLEMS)
    print_import_problems (&report);
  else
    {
      (void)print_import_counts (&report);
      printf ("%s\n", _ ("已全部导入。"));
    }
  return result == GJ_IMPORT_DONE ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}

/* ---- check ---- */

typedef struct
{
  GjCtl *ctl;
  GString *json;    /* the findings, with --json */
  GString *notices; /* likewise */
  gint64 waived;    /* findings that are notices here */
  GjSm3 *sm3;       /* of the findings */
} CheckRun;

/* A payment was under way while a backup was made: the terminal's start on what is made of it ends that, as it does after a
 * power cut, and nothing else can. A clock that was ahead spoils no backup, and one that is behind where it is looked at
 * still less: what the store itself is told of it is told again once it is restored. */
static gboolean
is_waived (const GjCtl *ctl, const GjCheckFinding *finding)
{
  return ctl->of_backup && !finding->notice
         && (g_str_equal (finding->invariant, "I17") || g_str_equal (finding->invariant, "I18"));
}

static void
tell_finding (CheckRun *run, const GjCheckFinding *finding)
{
  GString *json = finding->notice ? run->notices : run->json;

  if (!finding->notice)
    {
      gj_sm3_update_text (run->sm3, finding->invariant);
      gj_sm3_update_text (run->sm3, finding->subject);
    }
  if (run->ctl->json)
    {
      gj_json_open (json, NULL, '{');
      if (!finding->notice)
        gj_json_text (json, "invariant", finding->invariant);
      gj_json_text (json, "subject", finding->subject);
      gj_json_text (json, "message", finding->message);
      gj_json_close (json, '}');
    }
  else if (finding->notice)
    printf (_ ("请留意 %s：%s\n"), finding->subject, finding->message);
  else
    printf ("%s %s：%s\n", finding->invariant, finding->subject, finding->message);
}

static void
on_finding (const GjCheckFinding *finding, gpointer data)
{
  CheckRun *run = data;
  GjCheckFinding told = *finding;

  if (is_waived (run->ctl, finding))
    {
      told.notice = TRUE;
      run->waived++;
    }
  tell_finding (run, &told);
}

static void
notice (CheckRun *run, const char *sentence)
{
  const GjCheckFinding finding = { .invariant = "", .subject = "store", .message = sentence, .notice = TRUE };

  if (sentence != NULL)
    on_finding (&finding, run);
}

static gboolean
note_findings (CheckRun *run, gint64 n, GError **error)
{
  guint8 digest[GJ_SM3_BYTES];

  if (!gj_sm3_finish (run->sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, run->ctl->findings_digest);
  run->ctl->findings = n;
  return TRUE;
}

/* The books may be sound, and somebody else may still change them, or they may be lost. */
static void
look_at_exposure (CheckRun *run)
{
  g_autofree char *exposure = gj_store_find_exposure (run->ctl->store);
  g_autofree char *loss = gj_store_find_loss (run->ctl->store);

  notice (run, exposure);
  notice (run, loss);
}

/* Papers that people hold and the store does not have. Of a backup that is no finding: it is older than the store. */
static void
look_at_series (CheckRun *run, GjCheckSummary *summary)
{
  g_autofree char *doubt = run->ctl->of_backup ? NULL : gj_ctl_find_series_doubt (run->ctl);
  const GjCheckFinding finding = { "I10", run->ctl->config->id, doubt, FALSE };

  if (doubt == NULL)
    return;
  summary->findings++;
  tell_finding (run, &finding);
}

/* An end of its own that the chain no longer has. Of a backup it is none either. */
static void
look_at_audit_end (CheckRun *run, GjCheckSummary *summary)
{
  g_autofree char *doubt = run->ctl->of_backup ? NULL : gj_ctl_find_audit_doubt (run->ctl);
  const GjCheckFinding finding = { "I20", run->ctl->config->id, doubt, FALSE };

  if (doubt == NULL)
    return;
  summary->findings++;
  tell_finding (run, &finding);
}

static void
on_check_progress (const char *part, int done, int total, gpointer data)
{
  gj_ctl_progress (part, done, total);
}

static void
print_check_json (const CheckRun *run, const GjCheckSummary *summary, gboolean signatures)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", summary->findings == 0 ? "sound" : "problems");
  gj_json_boolean (json, "signatures_checked", signatures);
  gj_json_number (json, "transfers", summary->transfers);
  gj_json_number (json, "accounts", summary->accounts);
  gj_json_number (json, "premiums", summary->premiums);
  gj_json_number (json, "receipts", summary->receipts);
  gj_json_number (json, "receipts_owed", summary->receipts_owed);
  gj_json_number (json, "audit_records", summary->audit_records);
  gj_json_number (json, "bindings", summary->bindings);
  g_string_append (json, ",\"findings\":");
  g_string_append (json, run->json->str);
  g_string_append (json, ",\"notices\":");
  g_string_append (json, run->notices->str);
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

static void
print_check_words (const GjCheckSummary *summary, gboolean signatures)
{
  printf (_ ("转账 %d 笔，账户 %d 个，代缴 %d 笔，凭条 %d 张（尚欠打印 %d 张），绑定 %d 条，审计 "
             "%d 条\n"),
          (int)summary->transfers, (int)summary->accounts, (int)summary->premiums,
          (int)summary->receipts, (int)summary->receipts_owed, (int)summary->bindings,
          (int)summary->audit_records);
  if (!signatures)
    printf ("%s\n", _ ("没有可信公钥清单，未核对凭条签名。"));
  if (summary->findings == 0)
    printf ("%s\n", _ ("全部相符。"));
  else
    printf (_ ("发现 %d 处不符，请停用有关终端并联系技术人员。\n"), (int)summary->findings);
}

int
gj_ctl_check (GjCtl *ctl)
{
  g_autoptr (GjKeyring) keyring = NULL;
  g_autoptr (GString) findings = g_string_new ("[");
  g_autoptr (GString) notices = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  CheckRun run = { ctl, findings, notices, 0, sm3 };
  GjCheckSummary summary;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  if (!gj_ctl_load_keyring (ctl, &keyring))
    return GJ_CTL_PROBLEM;
  if (!gj_store_check (ctl->store, ctl->clock, keyring, on_finding, on_check_progress, &run,
                       &summary, &error))
    return gj_ctl_fail (ctl, error);
  summary.findings -= run.waived;
  look_at_series (&run, &summary);
  look_at_audit_end (&run, &summary);
  look_at_exposure (&run);
  if (!note_findings (&run, keyring != NULL || summary.receipts == 0 ? summary.findings : 0, &error))
    return gj_ctl_fail (ctl, error);
  gj_json_close (findings, ']');
  gj_json_close (notices, ']');
  if (ctl->json)
    print_check_json (&run, &summary, keyring != NULL);
  else
    print_check_words (&summary, keyring != NULL);
  /* Receipts that nobody could vouch for are not in order. */
  return summary.findings == 0 && (keyring != NULL || summary.receipts == 0) ? GJ_CTL_DONE
                                                                             : GJ_CTL_PROBLEM;
}
