/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl status: what a hall's monitoring asks, in one document. Numbers and states, and nobody's name. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>

#include "core/audit/audit_kept.h"
#include "core/base/i18n.h"
#include "core/ledger/backup_record.h"
#include "core/ledger/summary.h"
#include "core/receipt/number_mark.h"
#include "core/receipt/paper_time.h"
#include "core/staff/duty.h"
#include "kiosk/paths.h"

const char *
gj_ctl_kind_word (GjStoreKind kind)
{
  return kind == GJ_STORE_DEMO ? "demo" : "real";
}

char *
gj_ctl_find_series_doubt (GjCtl *ctl)
{
  g_autoptr (GError) doubt = NULL;

  return gj_number_mark_check (ctl->store, ctl->config->number_mark, ctl->config->id, &doubt) ? NULL
                                                                                               : g_strdup (doubt->message);
}

char *
gj_ctl_find_audit_doubt (GjCtl *ctl)
{
  g_autofree char *path = gj_audit_kept_path (ctl->config->number_mark, ctl->config->id);
  g_autofree char *mark = NULL;
  g_autoptr (GError) error = NULL;
  const GjAuditKeptFound found = gj_audit_kept_compare (ctl->store, path, ctl->config->id, &mark, &error);

  return found == GJ_AUDIT_KEPT_FAILED ? g_strdup (error->message) : gj_audit_kept_dup_sentence (found, path, mark);
}

/* Only where there is such a file: the owner of a shared store may sit elsewhere, and what was never kept is not. */
void
gj_ctl_keep_audit (GjCtl *ctl)
{
  g_autofree char *path = NULL;
  g_autofree char *doubt = NULL;
  g_autoptr (GjAuditKept) kept = NULL;

  if (ctl->store == NULL || !ctl->writes)
    return;
  path = gj_audit_kept_path (ctl->config->number_mark, ctl->config->id);
  doubt = gj_ctl_find_audit_doubt (ctl);
  if (doubt != NULL)
    fprintf (stderr, "%s\n", doubt);
  if (doubt != NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  kept = gj_audit_kept_new (ctl->store, path, ctl->config->id);
  gj_audit_kept_follow (kept, ctl->store);
}

/* "" when the key is in force, else a sentence. (transfer full) */
static char *
key_problem (GjCtl *ctl)
{
  g_autoptr (GjKeyring) keyring = NULL;
  g_autoptr (GjSigner) signer = NULL;
  g_autoptr (GError) error = NULL;

  keyring = gj_keyring_load (ctl->config->trusted_keys, &error);
  if (keyring != NULL)
    signer = gj_signer_load (ctl->config->receipt_key, gj_region_is_demo (ctl->region), &error);
  if (signer == NULL
      || !gj_keyring_check_signer (keyring, signer, ctl->config->id, gj_clock_now_us (ctl->clock),
                                   &error))
    return g_strdup (error->message);
  return g_strdup ("");
}

/* A moment, or "" for never. (transfer full) */
static char *
moment (gint64 time_us)
{
  return time_us != 0 ? gj_time_format (time_us) : g_strdup ("");
}

/* Of the books, this terminal's share: the numbers above are of all who share the store. */
static void
append_share (const GjLedgerShare *own, GString *json)
{
  g_autofree char *last = moment (own->last_payment_us);

  gj_json_number (json, "own_premiums", own->premiums);
  gj_json_number (json, "own_reversed", own->reversed);
  gj_json_number (json, "own_receipts_owed", own->receipts_owed);
  gj_json_number (json, "own_open_intents", own->open_intents);
  gj_json_number (json, "own_audit_records", own->audit_records);
  gj_json_text (json, "own_last_payment", last);
}

/* What the terminal itself left in the store: its paper, a pause, its last sign of life; and the room on this disk. */
static void
append_terminal (GjCtl *ctl, const GjDutyState *duty, GString *json)
{
  g_autofree char *changed = moment (duty->paper_changed_us);
  g_autofree char *last = moment (duty->last_record_us);

  gj_json_text (json, "version", GJ_VERSION);
  gj_json_boolean (json, "paused", duty->paused);
  gj_json_text (json, "paper_changed", changed);
  gj_json_number (json, "papers_since", duty->papers);
  gj_json_text (json, "last_record", last);
  gj_json_number (json, "disk_free_bytes", gj_path_room_beside (ctl->config->number_mark));
}

static void
append_backup (const GjBackup *backup, GString *json)
{
  g_autofree char *when = moment (backup->time_us);

  gj_json_text (json, "last_backup", when);
  gj_json_text (json, "last_backup_file", backup->file != NULL ? backup->file : "");
  gj_json_boolean (json, "last_backup_verified", backup->verified);
}

static void
print_backup (const GjBackup *backup)
{
  g_autofree char *when = moment (backup->time_us);

  if (backup->time_us != 0)
    printf (_ ("最近一次备份：%s，%s，%s\n"), when, backup->file,
            backup->verified ? _ ("核对过") : _ ("没有核对过"));
}

static void
append_exposure (GjCtl *ctl, GString *json)
{
  g_autofree char *exposure = gj_store_find_exposure (ctl->store);
  g_autofree char *loss = gj_store_find_loss (ctl->store);

  gj_json_boolean (json, "store_private", exposure == NULL);
  gj_json_text (json, "store_problem", exposure != NULL ? exposure : "");
  gj_json_text (json, "standby_problem", loss != NULL ? loss : "");
}

/* Why this terminal would make no paper here and now: a user that was not granted its number, a store that was put back, a clock that cannot be right. "" when it
 * would. (transfer full) */
static char *
series_problem (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (gj_store_check_kiosk (ctl->store, ctl->config->id, &error)
      && gj_number_mark_check (ctl->store, ctl->config->number_mark, ctl->config->id, &error)
      && gj_paper_time_check (ctl->store, ctl->config->id, gj_clock_now_us (ctl->clock), &error))
    return g_strdup ("");
  return g_strdup (error->message);
}

static void
print_status_json (GjCtl *ctl, const GjLedgerSummary *summary, const GjDutyState *duty, const GjBackup *backup,
                   const char *series, const char *problem)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *last = moment (summary->last_payment_us);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "kiosk", ctl->config->id);
  gj_json_text (json, "hall", ctl->config->hall);
  gj_json_text (json, "region", ctl->config->region);
  gj_json_text (json, "store", gj_store_get_url (ctl->store));
  gj_json_text (json, "kind", gj_ctl_kind_word (gj_store_get_kind (ctl->store)));
  gj_json_number (json, "schema_version", gj_store_get_version (ctl->store));
  gj_json_number (json, "persons", summary->persons);
  gj_json_number (json, "accounts", summary->accounts);
  gj_json_number (json, "bindings", summary->bindings);
  gj_json_number (json, "premiums", summary->premiums);
  gj_json_number (json, "reversed", summary->reversed);
  gj_json_number (json, "receipts", summary->receipts);
  gj_json_number (json, "receipts_owed", summary->receipts_owed);
  gj_json_number (json, "open_intents", summary->open_intents);
  gj_json_number (json, "audit_records", summary->audit_records);
  gj_json_text (json, "last_payment", last);
  append_share (&summary->own, json);
  append_terminal (ctl, duty, json);
  append_backup (backup, json);
  append_exposure (ctl, json);
  gj_json_text (json, "series_problem", series);
  gj_json_boolean (json, "key_in_force", *problem == '\0');
  gj_json_text (json, "key_problem", problem);
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

static void
print_status_words (GjCtl *ctl, const GjLedgerSummary *summary, const GjDutyState *duty, const GjBackup *backup,
                    const char *series, const char *problem)
{
  g_autofree char *exposure = gj_store_find_exposure (ctl->store);
  g_autofree char *loss = gj_store_find_loss (ctl->store);

  printf (_ ("终端：%s　%s（%s）\n"), ctl->config->id, ctl->config->hall,
          gj_region_name (ctl->region));
  printf (_ ("数据库：%s，%s，结构版本 %d\n"), gj_store_get_url (ctl->store),
          gj_store_get_kind (ctl->store) == GJ_STORE_DEMO ? _ ("演示库") : _ ("真实库"),
          gj_store_get_version (ctl->store));
  printf (_ ("人员 %d，个人账户 %d，绑定 %d\n"), (int)summary->persons, (int)summary->accounts,
          (int)summary->bindings);
  printf (_ ("代缴 %d 笔，凭条 %d 张，其中尚欠打印 %d 张；未了结的请求 %d 笔；审计 %d 条\n"),
          (int)summary->premiums, (int)summary->receipts, (int)summary->receipts_owed,
          (int)summary->open_intents, (int)summary->audit_records);
  if (summary->reversed > 0)
    printf (_ ("其中已冲正 %d 笔\n"), (int)summary->reversed);
  if (summary->last_payment_us != 0)
    {
      g_autofree char *last = gj_time_format (summary->last_payment_us);

      printf (_ ("最近一次缴费：%s\n"), last);
    }
  if (duty->paper_changed_us != 0)
    {
      g_autofree char *changed = gj_time_format (duty->paper_changed_us);

      printf (_ ("纸卷：%s换的，之后打了 %d 张\n"), changed, (int)duty->papers);
    }
  if (duty->paused)
    printf (_ ("工作人员已暂停服务\n"));
  print_backup (backup);
  if (exposure != NULL)
    printf ("%s\n", exposure);
  if (loss != NULL)
    printf ("%s\n", loss);
  if (*series != '\0')
    printf ("%s\n", series);
  printf (_ ("密钥：%s\n"), *problem == '\0' ? _ ("有效") : problem);
}

int
gj_ctl_status (GjCtl *ctl)
{
  g_autofree char *problem = NULL;
  g_autofree char *series = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GjDutyState) duty = { 0 };
  g_auto (GjBackup) backup = { 0 };
  GjLedgerSummary summary;

  if (!gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY))
    return GJ_CTL_PROBLEM;
  if (!gj_ledger_summarize (ctl->store, ctl->clock, ctl->config->id, &summary, &error)
      || !gj_duty_read_state (ctl->store, ctl->config->id, &duty, &error)
      || !gj_backup_find_last (ctl->store, ctl->clock, &backup, &error))
    return gj_ctl_fail (ctl, error);
  problem = key_problem (ctl);
  series = series_problem (ctl);
  if (ctl->json)
    print_status_json (ctl, &summary, &duty, &backup, series, problem);
  else
    print_status_words (ctl, &summary, &duty, &backup, series, problem);
  return *problem == '\0' && *series == '\0' ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}
