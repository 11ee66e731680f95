/* SPDX-License-Identifier: Apache-2.0 */
/* See verify_document.h. */
#include "kiosk/tools/verify_document.h"

#include <stdio.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"
#include "kiosk/tools/json_text.h"

static void
print_line (const char *label, const char *value)
{
  printf (_ ("%s：%s\n"), label, value);
}

static void
print_money (const char *label, gint64 fen)
{
  g_autofree char *amount = gj_money_format (fen);

  print_line (label, amount);
}

static void
print_premium (const GjDocument *document, const GjDocumentLine *line)
{
  g_autofree char *amount = gj_money_format (line->amount_fen);
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, line->receipt_no);

  printf (_ ("· %s，%s，%u年度，%s，凭条号 %s\n"), line->name, line->id, line->coverage_year,
          amount, number);
}

static void
print_corrected (const GjDocument *document, const GjDocumentLine *line)
{
  const GjDocumentCorrection *correction = &document->correction;
  g_autofree char *amount = gj_money_format (line->amount_fen);
  g_autofree char *number = gj_receipt_format_number (correction->kiosk_id, correction->receipt_no);
  g_autofree char *day = gj_date_format (correction->paid_on);

  printf (_ ("· %s，%s，%u年度，%s，凭条号 %s，%s 缴\n"), line->name, line->id, line->coverage_year,
          amount, number, day);
  print_money (_ ("退后余额"), correction->balance_after_fen);
  printf (_ ("经办人：%s、%s\n"), correction->staff[0], correction->staff[1]);
  if (*correction->cause != '\0')
    print_line (_ ("原因"), correction->cause);
}

static void
print_outcome (const GjDocumentLine *line)
{
  const char *result = gj_gettext (gj_document_result_label (line->result));

  if (line->reason == GJ_DOCUMENT_REASON_NONE)
    printf (_ ("· %s，%s：%s\n"), line->name, line->id, result);
  else
    printf (_ ("· %s，%s：%s，%s\n"), line->name, line->id, result,
            gj_gettext (gj_document_reason_label (line->reason)));
}

static void
print_person (const GjDocument *document, const GjDocumentLine *line)
{
  switch (document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ANSWER:
      print_outcome (line);
      break;
    case GJ_DOCUMENT_ORDER:
      printf (_ ("· 第%u位：%s，%s\n"), line->place, line->name, line->id);
      break;
    case GJ_DOCUMENT_STATEMENT:
      printf (_ ("· 只列%s（%s）的记录\n"), line->name, line->id);
      break;
    case GJ_DOCUMENT_JOINT:
      print_premium (document, line);
      break;
    case GJ_DOCUMENT_CORRECTION:
      print_corrected (document, line);
      break;
    }
}

/* What the signature covers besides the sums. */
static void
print_listing (const GjDocument *document)
{
  char digest[2 * GJ_SM3_BYTES + 1];

  if (!document->has_listing)
    {
      printf ("%s\n", _ ("注意：签名只管期间和合计，不管每一笔明细。"));
      return;
    }
  gj_hex_write (document->listing_digest, GJ_SM3_BYTES, digest);
  printf (_ ("明细：纸上列%u笔，没有列%u笔\n"), document->n_listed, document->n_unlisted);
  print_line (_ ("明细摘要（SM3）"), digest);
}

static void
print_statement (const GjDocument *document)
{
  GjDocumentSum sums[GJ_DOCUMENT_SUMS_MAX];
  guint n_sums = gj_document_sums (document, sums);
  g_autofree char *from = gj_date_format (document->from);
  g_autofree char *to = gj_date_format (document->to);
  g_autofree char *cares = gj_document_cares_text (document, FALSE);

  print_line (_ ("记录"), gj_gettext (gj_document_records_label (document->records)));
  if (document->side != GJ_DOCUMENT_SIDE_BOTH)
    print_line (_ ("范围"), gj_gettext (gj_document_side_label (document->side)));
  if (*cares != '\0')
    print_line (_ ("类别"), cares);
  printf (_ ("期间：%s 至 %s\n"), from, to);
  printf (_ ("记录数：%u\n"), document->n_rows);
  for (guint i = 0; i < n_sums; i++)
    print_money (gj_gettext (sums[i].label), sums[i].fen);
  print_listing (document);
}

void
gj_verify_document_print (const GjDocument *document)
{
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, document->receipt_no);
  g_autofree char *when = gj_time_format (document->time_us);

  printf ("\n");
  print_line (_ ("凭条"), gj_gettext (gj_document_title (document->kind)));
  print_line (_ ("办理编号"), number);
  printf (document->kind == GJ_DOCUMENT_CORRECTION ? _ ("付款人：%s，%s\n") : _ ("办理人：%s，%s\n"),
          document->holder_name, document->holder_id);
  if (document->by_pin)
    print_line (_ ("承诺书"), _ ("不便手写，以密码确认"));
  if (document->kind == GJ_DOCUMENT_STATEMENT)
    print_statement (document);
  for (guint i = 0; i < document->n_lines; i++)
    print_person (document, &document->lines[i]);
  if (document->kind == GJ_DOCUMENT_JOINT)
    print_money (_ ("合计"), gj_document_joint_total_fen (document));
  print_line (_ ("时间"), when);
  print_line (_ ("办理机器"), document->kiosk_id);
}

static void
append_text (GString *json, const char *name, const char *value)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":", name);
  gj_json_append_string (json, value);
}

static void
append_money (GString *json, const char *name, gint64 fen)
{
  g_autofree char *amount = gj_money_format_plain (fen);

  append_text (json, name, amount);
}

static void
append_line (GString *json, const GjDocument *document, const GjDocumentLine *line)
{
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, line->receipt_no);

  g_string_append_c (json, '{');
  append_text (json, "name", line->name);
  append_text (json, "id", line->id);
  append_text (json, "patn_rlts", line->patn_rlts);
  if (line->result != GJ_DOCUMENT_RESULT_NONE)
    append_text (json, "result", gj_document_result_to_word (line->result));
  if (line->reason != GJ_DOCUMENT_REASON_NONE)
    append_text (json, "reason", gj_document_reason_to_word (line->reason));
  if (document->kind == GJ_DOCUMENT_ORDER)
    g_string_append_printf (json, ",\"place\":%u", line->place);
  if (document->kind == GJ_DOCUMENT_JOINT)
    {
      append_money (json, "amount", line->amount_fen);
      append_text (json, "receipt", number);
      g_string_append_printf (json, ",\"coverage_year\":%u", line->coverage_year);
    }
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    {
      append_money (json, "amount", line->amount_fen);
      g_string_append_printf (json, ",\"coverage_year\":%u", line->coverage_year);
    }
  g_string_append_c (json, '}');
}

static void
append_correction (GString *json, const GjDocument *document)
{
  const GjDocumentCorrection *correction = &document->correction;
  g_autofree char *number = gj_receipt_format_number (correction->kiosk_id, correction->receipt_no);
  g_autofree char *day = gj_date_format (correction->paid_on);

  append_text (json, "corrects", number);
  append_text (json, "paid_on", day);
  append_money (json, "balance_after", correction->balance_after_fen);
  append_text (json, "staff_1", correction->staff[0]);
  append_text (json, "staff_2", correction->staff[1]);
  append_text (json, "cause", correction->cause);
}

static void
append_listing (GString *json, const GjDocument *document)
{
  char digest[2 * GJ_SM3_BYTES + 1];

  if (!document->has_listing)
    return;
  g_string_append (json, ",\"cares\":[");
  for (guint i = 0, n = 0; i < GJ_DOCUMENT_CARES; i++)
    if ((document->cares >> i & 1) != 0)
      g_string_append_printf (json, "%s\"%s\"", n++ > 0 ? "," : "", gj_document_cares[i]);
  g_string_append_printf (json, "],\"listed\":%u,\"unlisted\":%u", document->n_listed,
                          document->n_unlisted);
  gj_hex_write (document->listing_digest, GJ_SM3_BYTES, digest);
  append_text (json, "listing_digest", digest);
}

static void
append_statement (GString *json, const GjDocument *document)
{
  const GjDocumentTotals *totals = &document->totals;
  g_autofree char *from = gj_date_format (document->from);
  g_autofree char *to = gj_date_format (document->to);

  append_text (json, "records", gj_document_records_to_word (document->records));
  append_text (json, "side", gj_document_side_to_word (document->side));
  append_text (json, "med_type", document->med_type);
  append_text (json, "from", from);
  append_text (json, "to", to);
  g_string_append_printf (json, ",\"rows\":%u", document->n_rows);
  append_money (json, "total", totals->total_fen);
  append_money (json, "fund", totals->fund_fen);
  append_money (json, "own", totals->own_fen);
  append_money (json, "shared", totals->shared_fen);
  append_money (json, "cash", totals->cash_fen);
  append_listing (json, document);
}

void
gj_verify_document_append_json (GString *json, const GjDocument *document)
{
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, document->receipt_no);
  g_autofree char *when = gj_time_format (document->time_us);

  g_string_append_printf (json, ",\"document\":{\"demo\":%s,\"by_pin\":%s",
                          document->demo ? "true" : "false", document->by_pin ? "true" : "false");
  append_text (json, "number", number);
  append_text (json, "kiosk_id", document->kiosk_id);
  append_text (json, "time", when);
  append_text (json, "about_id", document->about_id);
  append_text (json, "holder_name", document->holder_name);
  append_text (json, "holder_id", document->holder_id);
  if (document->kind == GJ_DOCUMENT_STATEMENT)
    append_statement (json, document);
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    append_correction (json, document);
  g_string_append (json, ",\"lines\":[");
  for (guint i = 0; i < document->n_lines; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_line (json, document, &document->lines[i]);
    }
  g_string_append_c (json, ']');
  if (document->kind == GJ_DOCUMENT_JOINT)
    append_money (json, "amount", gj_document_joint_total_fen (document));
  g_string_append_c (json, '}');
}
