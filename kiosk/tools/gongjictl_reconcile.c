/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl reconcile: the day's end, for the hall's staff on a page, for programs as JSON, for a
 * spreadsheet as CSV.
 *
 * The CSV (UTF-8 with a byte-order mark, which spreadsheets ask for) has the columns
 * date,row,part,subject,count,expected,found,message,advice. row: "sum" (a side's count and amount in
 * count and found), "difference" or "todo". Amounts in yuan with two decimals, empty where a row is not
 * about an amount. */
#include "kiosk/tools/gongjictl.h"

#include <stdio.h>
#include <string.h>

#include "core/base/csv_write.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/ledger/reconcile.h"

typedef struct
{
  GjCtl *ctl;
  GString *differences; /* words */
  GString *todos;       /* words */
  GString *json;        /* items */
  GString *csv;         /* the rows that are items */
} Run;

static const struct
{
  const char *word;
  const char *label; /* msgid */
} PARTS[] = {
  { "transfer", N_ ("扣款") },   { "premium", N_ ("代缴记录") }, { "receipt", N_ ("凭条") },
  { "paper", N_ ("凭条") },      { "account", N_ ("账户") },     { "reversal", N_ ("冲正") },
  { "opening", N_ ("期初入账") }, { "audit", N_ ("审计") },       { "request", N_ ("缴费请求") },
  { "print", N_ ("打印") },      { "sum", N_ ("合计") },         { "collection", N_ ("平台") },
  { "clock", N_ ("时钟") },
};

static const char *
label_of (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (g_str_equal (PARTS[i].word, part))
      return gj_gettext (PARTS[i].label);
  g_assert_not_reached ();
}

static gboolean
is_about_money (const GjReconcileItem *item)
{
  return item->expected_fen != 0 || item->found_fen != 0;
}

/* ---- one item, three ways ---- */

static void
append_words (GString *words, const GjReconcileItem *item)
{
  g_string_append_printf (words, _ ("  %s %s：%s"), label_of (item->part), item->subject,
                          item->message);
  if (is_about_money (item))
    {
      g_autofree char *expected = gj_money_format (item->expected_fen);
      g_autofree char *found = gj_money_format (item->found_fen);

      g_string_append_printf (words, _ ("（应为 %s，实为 %s）"), expected, found);
    }
  g_string_append_printf (words, _ ("\n    处理：%s\n"), item->advice);
}

static void
append_json (GString *json, const GjReconcileItem *item)
{
  gj_json_open (json, NULL, '{');
  gj_json_boolean (json, "todo", item->weight == GJ_RECONCILE_TODO);
  gj_json_text (json, "part", item->part);
  gj_json_text (json, "subject", item->subject);
  if (is_about_money (item))
    {
      g_autofree char *expected = gj_money_format_plain (item->expected_fen);
      g_autofree char *found = gj_money_format_plain (item->found_fen);

      gj_json_text (json, "expected", expected);
      gj_json_text (json, "found", found);
    }
  gj_json_text (json, "message", item->message);
  gj_json_text (json, "advice", item->advice);
  gj_json_close (json, '}');
}

static void
append_csv (GString *csv, const GjReconcileItem *item)
{
  gboolean money = is_about_money (item);
  g_autofree char *expected = money ? gj_money_format_plain (item->expected_fen) : g_strdup ("");
  g_autofree char *found = money ? gj_money_format_plain (item->found_fen) : g_strdup ("");

  gj_csv_append_cell (csv, item->weight == GJ_RECONCILE_TODO ? "todo" : "difference", ',');
  gj_csv_append_cell (csv, item->part, ',');
  gj_csv_append_cell (csv, item->subject, ',');
  gj_csv_append_cell (csv, "", ',');
  gj_csv_append_cell (csv, expected, ',');
  gj_csv_append_cell (csv, found, ',');
  gj_csv_append_cell (csv, item->message, ',');
  gj_csv_append_cell (csv, item->advice, '\n');
}

static void
on_item (const GjReconcileItem *item, gpointer data)
{
  Run *run = data;

  append_words (item->weight == GJ_RECONCILE_TODO ? run->todos : run->differences, item);
  append_json (run->json, item);
  append_csv (run->csv, item);
}

/* ---- the sides' sums ---- */

typedef struct
{
  const char *word;
  gint64 n;
  gint64 fen;
  gboolean money;
} Side;

#define SIDES_MAX 18

static guint
list_sides (const GjReconcileReport *report, Side sides[SIDES_MAX])
{
  const Side all[] = {
    { "transfers", report->transfers.n, report->transfers.fen, TRUE },
    { "premiums", report->premiums.n, report->premiums.fen, TRUE },
    { "receipts", report->receipts.n, report->receipts.fen, TRUE },
    { "reversals", report->reversals.n, report->reversals.fen, TRUE },
    { "correction_papers", report->corrections.n, report->corrections.fen, TRUE },
    { "taken_back", report->taken_back.n, report->taken_back.fen, TRUE },
    { "openings", report->openings.n, report->openings.fen, TRUE },
    { "acts", report->acts, 0, FALSE },
    { "act_papers", report->act_papers, 0, FALSE },
    { "statements", report->statements, 0, FALSE },
    { "joints", report->joints, 0, FALSE },
    { "prints_printed", report->jobs[GJ_PRINT_JOB_PRINTED], 0, FALSE },
    { "prints_owed", report->jobs[GJ_PRINT_JOB_OWED], 0, FALSE },
    { "prints_sending", report->jobs[GJ_PRINT_JOB_SENDING], 0, FALSE },
    { "prints_stopped", report->jobs[GJ_PRINT_JOB_STOPPED], 0, FALSE },
    { "prints_unknown", report->jobs[GJ_PRINT_JOB_UNKNOWN], 0, FALSE },
    { "papers_owed", report->owed, 0, FALSE },
    { "collection", report->collection.n, report->collection.fen, TRUE },
  };
  guint n = report->compared ? G_N_ELEMENTS (all) : G_N_ELEMENTS (all) - 1;

  G_STATIC_ASSERT (G_N_ELEMENTS (all) <= SIDES_MAX);
  memcpy (sides, all, n * sizeof *all);
  return n;
}

static gboolean
write_csv (const Run *run, const GjReconcileReport *report, const char *path, GError **error)
{
  g_autoptr (GString) csv
      = g_string_new ("\xEF\xBB\xBF" "date,row,part,subject,count,expected,found,message,advice\n");
  g_autofree char *date = gj_date_format (report->date);
  g_auto (GStrv) rows = g_strsplit (run->csv->str, "\n", -1);
  Side sides[SIDES_MAX];
  guint n = list_sides (report, sides);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = sides[i].money ? gj_money_format_plain (sides[i].fen) : g_strdup ("");

      g_string_append_printf (csv, "%s,sum,%s,,%" G_GINT64_FORMAT ",,%s,,\n", date, sides[i].word,
                              sides[i].n, found);
    }
  for (guint i = 0; rows[i] != NULL; i++)
    if (*rows[i] != '\0')
      g_string_append_printf (csv, "%s,%s\n", date, rows[i]);
  return g_file_set_contents (path, csv->str, (gssize)csv->len, error);
}

static void
print_json (const Run *run, const GjReconcileReport *report, gboolean signatures)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *date = gj_date_format (report->date);
  Side sides[SIDES_MAX];
  guint n = list_sides (report, sides);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", report->differences == 0 ? "equal" : "differences");
  gj_json_text (json, "date", date);
  gj_json_boolean (json, "finished", report->finished);
  gj_json_boolean (json, "signatures_checked", signatures);
  gj_json_boolean (json, "collection_compared", report->compared);
  gj_json_open (json, "sums", '{');
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fen = gj_money_format_plain (sides[i].fen);

      gj_json_open (json, sides[i].word, '{');
      gj_json_number (json, "count", sides[i].n);
      if (sides[i].money)
        gj_json_text (json, "amount", fen);
      gj_json_close (json, '}');
    }
  gj_json_close (json, '}');
  gj_json_open (json, "kiosks", '[');
  for (guint i = 0; i < report->kiosks->len; i++)
    {
      const GjReconcileKiosk *kiosk = g_ptr_array_index (report->kiosks, i);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "kiosk", kiosk->kiosk_id);
      gj_json_number (json, "first", kiosk->first_no);
      gj_json_number (json, "last", kiosk->last_no);
      gj_json_number (json, "papers", kiosk->n);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
  gj_json_number (json, "differences", report->differences);
  gj_json_number (json, "todos", report->todos);
  g_string_append_printf (json, ",\"items\":[%s]", run->json->str);
  gj_json_close (json, '}');
  printf ("%s\n", json->str);
}

/* ---- the page ---- */

static void
print_sum (const char *label, const GjReconcileSum *sum)
{
  g_autofree char *amount = gj_money_format (sum->fen);

  printf (_ ("  %s：%d 笔，%s\n"), label, (int)sum->n, amount);
}

static void
print_money (const GjReconcileReport *report)
{
  g_autofree char *personal = gj_money_format (report->personal_fen);
  g_autofree char *premium = gj_money_format (report->premium_fen);

  print_sum (_ ("扣款转账"), &report->transfers);
  print_sum (_ ("代缴记录"), &report->premiums);
  print_sum (_ ("缴费凭条"), &report->receipts);
  print_sum (_ ("冲正"), &report->reversals);
  print_sum (_ ("冲正凭条"), &report->corrections);
  if (report->taken_back.n > 0)
    print_sum (_ ("这一天缴的，已冲正"), &report->taken_back);
  printf (_ ("  个人账户净支出 %s，居民医保收款账户净收入 %s\n"), personal, premium);
  if (report->openings.n > 0)
    print_sum (_ ("期初入账"), &report->openings);
  if (report->compared)
    print_sum (_ ("平台收款"), &report->collection);
  else
    printf ("%s\n", _ ("  没有平台的收款文件，未与平台核对。"));
}

static void
print_papers (const GjReconcileReport *report)
{
  const gint64 *jobs = report->jobs;

  printf (_ ("  家庭共济办理 %d 件，凭条 %d 张；对账单 %d 张；合并凭条 %d 张\n"), (int)report->acts,
          (int)report->act_papers, (int)report->statements, (int)report->joints);
  for (guint i = 0; i < report->kiosks->len; i++)
    {
      const GjReconcileKiosk *kiosk = g_ptr_array_index (report->kiosks, i);
      g_autofree char *first = gj_receipt_format_number (kiosk->kiosk_id, (guint32)kiosk->first_no);
      g_autofree char *last = gj_receipt_format_number (kiosk->kiosk_id, (guint32)kiosk->last_no);

      printf (_ ("  终端 %s：凭条 %s 至 %s，共 %d 张\n"), kiosk->kiosk_id, first, last, (int)kiosk->n);
    }
  printf (_ ("  打印（含补打）：打出 %d 张，没有打出 %d 张，打了一部分 %d 张，是否打出不明 %d 张；尚欠 %d 张\n"),
          (int)jobs[GJ_PRINT_JOB_PRINTED], (int)jobs[GJ_PRINT_JOB_OWED],
          (int)jobs[GJ_PRINT_JOB_STOPPED],
          (int)(jobs[GJ_PRINT_JOB_SENDING] + jobs[GJ_PRINT_JOB_UNKNOWN]), (int)report->owed);
}

static void
print_words (const Run *run, const GjReconcileReport *report, gboolean signatures)
{
  const GjCtl *ctl = run->ctl;
  g_autofree char *date = gj_date_format (report->date);

  printf (_ ("日终对账　%s　%s\n"), date, ctl->config->hall);
  if (ctl->date == NULL)
    printf ("%s\n", _ ("（今天之前最近一个有业务的日子；用 --date 可对别的日子）"));
  if (report->date > gj_clock_today (ctl->clock))
    printf ("%s\n", _ ("注意：这一天还没有到，下面是终端的时钟走快时记下的账。"));
  else if (!report->finished)
    printf ("%s\n", _ ("注意：这一天还没有结束，数字还会变。"));
  if (gj_store_get_kind (ctl->store) == GJ_STORE_DEMO)
    printf ("%s\n", _ ("这是演示数据库，不是真实的账。"));
  print_money (report);
  print_papers (report);
  if (!signatures)
    printf ("%s\n", _ ("没有可信公钥清单，未核对凭条签名。"));
  if (report->todos > 0)
    printf (_ ("待办 %d 件：\n%s"), (int)report->todos, run->todos->str);
  if (report->differences > 0)
    printf (_ ("不符 %d 处：\n%s"), (int)report->differences, run->differences->str);
  printf ("%s\n", report->differences == 0 ? _ ("结果：全部相符。") : _ ("结果：有不符，请逐项处理后再对一次账。"));
}

/* ---- the platform's list ---- */

static void
print_problems (GjCtl *ctl, GPtrArray *problems)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "result", "wrong-collection");
  gj_json_open (json, "problems", '[');
  for (guint i = 0; i < problems->len; i++)
    {
      const GjCollectionProblem *problem = g_ptr_array_index (problems, i);

      if (problem->column == 0)
        fprintf (stderr, _ ("%s 第 %d 行：%s\n"), ctl->collection, (int)problem->line, problem->message);
      else if (*problem->field == '\0')
        fprintf (stderr, _ ("%s 第 %d 行第 %d 个字符起：%s\n"), ctl->collection, (int)problem->line, (int)problem->column,
                 problem->message);
      else
        fprintf (stderr, _ ("%s 第 %d 行第 %d 个字符起（%s 列）：%s\n"), ctl->collection, (int)problem->line,
                 (int)problem->column, problem->field, problem->message);
      gj_json_open (json, NULL, '{');
      gj_json_text (json, "file", ctl->collection);
      gj_json_number (json, "line", problem->line);
      gj_json_number (json, "column", problem->column);
      gj_json_text (json, "field", problem->field);
      gj_json_text (json, "message", problem->message);
      gj_json_close (json, '}');
    }
  gj_json_close (json, ']');
  gj_json_close (json, '}');
  fprintf (stderr, "%s\n", _ ("平台文件有错，没有对账。"));
  if (ctl->json)
    printf ("%s\n", json->str);
}

static gboolean
read_collection (GjCtl *ctl, GjCollection **collection)
{
  g_autoptr (GPtrArray) problems = gj_collection_problems_new ();
  g_autoptr (GError) error = NULL;

  *collection = NULL;
  if (ctl->collection == NULL)
    return TRUE;
  if (!gj_collection_read (ctl->collection, collection, problems, &error))
    {
      g_prefix_error (&error, "%s：", ctl->collection);
      gj_ctl_fail (ctl, error);
    }
  else if (problems->len > 0)
    print_problems (ctl, problems);
  return *collection != NULL;
}

/* ---- the command ---- */

/* Whatever day it is: papers may be in people's hands that the store does not have. */
static void
look_at_series (Run *run, GjReconcileReport *report)
{
  g_autofree char *doubt = gj_ctl_find_series_doubt (run->ctl);
  const GjReconcileItem item = { .weight = GJ_RECONCILE_DIFFERENCE,
                                 .part = "receipt",
                                 .subject = run->ctl->config->id,
                                 .message = doubt,
                                 .advice = _ ("停用这台终端，先按这句话办，再对账") };

  if (doubt == NULL)
    return;
  report->differences++;
  on_item (&item, run);
}

static int
reconcile (Run *run, GjDate date, GjKeyring *keyring, const GjCollection *collection)
{
  GjCtl *ctl = run->ctl;
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (!gj_reconcile (ctl->store, ctl->clock, keyring, date, collection, on_item, run, &report,
                     &error))
    return gj_ctl_fail (ctl, error);
  look_at_series (run, &report);
  if (ctl->json)
    print_json (run, &report, keyring != NULL);
  else
    print_words (run, &report, keyring != NULL);
  if (ctl->csv != NULL && !write_csv (run, &report, ctl->csv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return GJ_CTL_PROBLEM;
    }
  return report.differences == 0 ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}

int
gj_ctl_reconcile (GjCtl *ctl)
{
  g_autoptr (GString) differences = g_string_new (NULL);
  g_autoptr (GString) todos = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GjKeyring) keyring = NULL;
  g_autoptr (GjCollection) collection = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { ctl, differences, todos, json, csv };
  GjDate date = GJ_DATE_NONE;
  gboolean booked = TRUE; /* with nothing on it a day to come would read as if all were in order */

  if (ctl->date != NULL && !gj_date_parse (ctl->date, &date))
    {
      fprintf (stderr, "%s\n", _ ("--date 应为 YYYY-MM-DD"));
      return GJ_CTL_USAGE;
    }
  if (!read_collection (ctl, &collection) || !gj_ctl_open_store (ctl, GJ_STORE_OPEN_READ_ONLY)
      || !gj_ctl_load_keyring (ctl, &keyring))
    return GJ_CTL_PROBLEM;
  if (ctl->date == NULL && !gj_reconcile_last_day (ctl->store, ctl->clock, &date, &error))
    return gj_ctl_fail (ctl, error);
  if (date > gj_clock_today (ctl->clock) && !gj_reconcile_is_booked (ctl->store, date, &booked, &error))
    return gj_ctl_fail (ctl, error);
  if (!booked)
    {
      fprintf (stderr, "%s\n", _ ("--date 这一天还没有开始，没有账可对"));
      return GJ_CTL_USAGE;
    }
  return reconcile (&run, date, keyring, collection);
}
