/* SPDX-License-Identifier: Apache-2.0 */
/* What stands on every signed paper but a premium's receipt, in the order and the look of that one:
 * what was done in a sentence, each person with what became of it, what that means, who, when, where,
 * and the QR code. The words are the region's, always Chinese. */
#include "devices/printer/paper_document.h"

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/receipt/document_text.h"
#include "devices/printer/paper_words.h"

/* Dots that the part below a statement's lines takes: rules, QR, sentences. */
#define STATEMENT_FOOT 1200

static guint
count_result (const GjDocument *document, GjDocumentResult result)
{
  guint n = 0;

  for (guint i = 0; i < document->n_lines; i++)
    n += document->lines[i].result == result;
  return n;
}

/* An answer of one kind says in its title which. */
static const char *
title_of (const GjDocument *document)
{
  if (document->kind == GJ_DOCUMENT_ANSWER)
    {
      if (count_result (document, GJ_DOCUMENT_RESULT_AGREED) == document->n_lines)
        return "家庭共济同意凭条";
      if (count_result (document, GJ_DOCUMENT_RESULT_REFUSED) == document->n_lines)
        return "家庭共济拒绝凭条";
      if (count_result (document, GJ_DOCUMENT_RESULT_LEFT) == document->n_lines)
        return "家庭共济退出凭条";
    }
  return gj_document_title (document->kind);
}

static void
draw_head (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocument *document = what->document;
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, document->receipt_no);
  const GjPaperHead head = { .hall = what->hall,
                             .title = title_of (document),
                             .number_label = document->kind == GJ_DOCUMENT_CORRECTION ? "凭条号"
                                                                                        : "办理编号",
                             .number = number,
                             .demo = document->demo,
                             .counts_prints = TRUE,
                             .copy_no = what->copy_no };

  gj_paper_parts_head (sheet, &head);
}

/* What was done, in one sentence. */
static char *
sentence_of (const GjDocument *document)
{
  static const GjDocumentResult order[]
      = { GJ_DOCUMENT_RESULT_BOUND,    GJ_DOCUMENT_RESULT_ASKED,  GJ_DOCUMENT_RESULT_RELEASED,
          GJ_DOCUMENT_RESULT_WITHDRAWN, GJ_DOCUMENT_RESULT_AGREED, GJ_DOCUMENT_RESULT_REFUSED,
          GJ_DOCUMENT_RESULT_LEFT,     GJ_DOCUMENT_RESULT_NOT_DONE };
  GString *sentence = g_string_new (NULL);
  const char *before = "：";

  switch (document->kind)
    {
    case GJ_DOCUMENT_BIND:
      g_string_append (sentence, "为家人办理家庭共济");
      break;
    case GJ_DOCUMENT_RELEASE:
      g_string_append (sentence, "解除家庭共济");
      break;
    case GJ_DOCUMENT_ANSWER:
      g_string_append (sentence, "答复家人的家庭共济");
      break;
    case GJ_DOCUMENT_ORDER:
      g_string_append_printf (sentence, "已设定%s看病买药时的扣款顺序", document->holder_name);
      break;
    case GJ_DOCUMENT_JOINT:
      g_string_append_printf (sentence, "已为%u人缴纳居民医保", document->n_lines);
      break;
    case GJ_DOCUMENT_STATEMENT:
    case GJ_DOCUMENT_CORRECTION:
      break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = count_result (document, order[i]);

      if (n == 0)
        continue;
      g_string_append_printf (sentence, "%s%u人%s", before, n, gj_document_result_label (order[i]));
      before = "，";
    }
  return g_string_free (sentence, FALSE);
}

static gboolean
is_known (const char *label)
{
  return label != NULL && *label != '\0';
}

/* A relative with what they are to the holder. */
static char *
name_of (const GjDocumentPaper *what, guint i)
{
  const GjDocumentLine *line = &what->document->lines[i];

  if (!is_known (what->relation_labels[i]))
    return g_strdup (line->name);
  return g_strdup_printf ("%s（%s）", line->name, what->relation_labels[i]);
}

/* Short words; the screen said more. */
static void
draw_reason (GjPaperSheet *sheet, const GjDocumentLine *line)
{
  g_autofree char *reason = g_strdup_printf ("原因：%s", gj_document_reason_label (line->reason));

  if (line->reason != GJ_DOCUMENT_REASON_NONE)
    gj_paper_sheet_text (sheet, &gj_paper_plain, reason);
}

/* A relative, and what became of it. */
static void
draw_relative (GjPaperSheet *sheet, const GjDocumentPaper *what, guint i)
{
  const GjDocumentLine *line = &what->document->lines[i];
  g_autofree char *name = name_of (what, i);

  gj_paper_sheet_columns (sheet, &gj_paper_sentence, name, &gj_paper_sentence,
                          gj_document_result_label (line->result));
  gj_paper_sheet_text (sheet, &gj_paper_plain, line->id);
  draw_reason (sheet, line);
  gj_paper_sheet_space (sheet, 10);
}

/* A contributor, whose relative the holder is: the code says the one and the paper needs the other, so
 * the sentence names the holder. */
static void
draw_contributor (GjPaperSheet *sheet, const GjDocumentPaper *what, guint i)
{
  const GjDocumentLine *line = &what->document->lines[i];
  g_autofree char *place = g_strdup_printf ("第%u位", line->place);
  g_autofree char *relation = g_strdup_printf ("办理人是其%s", what->relation_labels[i]);

  gj_paper_sheet_columns (sheet, &gj_paper_sentence, line->name, &gj_paper_sentence,
                          line->place > 0 ? place : gj_document_result_label (line->result));
  gj_paper_sheet_text (sheet, &gj_paper_plain, line->id);
  if (is_known (what->relation_labels[i]))
    gj_paper_sheet_text (sheet, &gj_paper_plain, relation);
  draw_reason (sheet, line);
  gj_paper_sheet_space (sheet, 10);
}

static void
draw_premium (GjPaperSheet *sheet, const GjDocumentPaper *what, guint i)
{
  const GjDocument *document = what->document;
  const GjDocumentLine *line = &document->lines[i];
  g_autofree char *name = name_of (what, i);
  g_autofree char *amount = gj_money_format (line->amount_fen);
  g_autofree char *number = gj_receipt_format_number (document->kiosk_id, line->receipt_no);
  g_autofree char *year = g_strdup_printf ("%u年度", line->coverage_year);
  g_autofree char *receipt = g_strdup_printf ("凭条号 %s", number);

  gj_paper_sheet_columns (sheet, &gj_paper_sentence, name, &gj_paper_sentence, amount);
  gj_paper_sheet_columns (sheet, &gj_paper_plain, line->id, &gj_paper_plain, year);
  gj_paper_sheet_text (sheet, &gj_paper_plain, receipt);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, what->taken_back[i]);
  gj_paper_sheet_text (sheet, &gj_paper_plain, what->taken_back[i] == NULL ? what->waiting[i] : NULL);
  gj_paper_sheet_space (sheet, 10);
}

static void
draw_person (GjPaperSheet *sheet, const GjDocumentPaper *what, guint i)
{
  switch (what->document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
      draw_relative (sheet, what, i);
      break;
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_ANSWER:
      draw_contributor (sheet, what, i);
      break;
    case GJ_DOCUMENT_JOINT:
      draw_premium (sheet, what, i);
      break;
    case GJ_DOCUMENT_STATEMENT:
    case GJ_DOCUMENT_CORRECTION: /* a file of its own */
      break;
    }
}

/* What it means from now on, for each thing that happened on this paper. */
static void
draw_meaning (GjPaperSheet *sheet, const GjDocument *document)
{
  static const struct
  {
    GjDocumentResult result;
    const char *bind; /* on papers of the contributor, and where the two differ */
    const char *answer;
  } meanings[] = {
    { GJ_DOCUMENT_RESULT_BOUND, "已绑定的家人看病、买药，自己的账户不够时，可用办理人的职工医保个人账户。",
      NULL },
    { GJ_DOCUMENT_RESULT_ASKED,
      "待同意的，还没有生效：请家人本人持社保卡到自助机，在“家庭共济”里答复。", NULL },
    { GJ_DOCUMENT_RESULT_RELEASED, "从现在起，办理人的个人账户不再为他们支付；以前支付的不受影响。",
      NULL },
    { GJ_DOCUMENT_RESULT_WITHDRAWN, "已撤回的邀请不再等对方答复。", NULL },
    { GJ_DOCUMENT_RESULT_AGREED, NULL,
      "从现在起，办理人看病、买药，自己的账户不够时，可用已同意的家人的职工医保个人账户。" },
    { GJ_DOCUMENT_RESULT_REFUSED, NULL, "已拒绝的，对方的个人账户不会为办理人支付。" },
    { GJ_DOCUMENT_RESULT_LEFT, NULL,
      "从现在起，对方的个人账户不再为办理人支付；以前支付的不受影响。" },
    { GJ_DOCUMENT_RESULT_NOT_DONE,
      "没有办成的，什么都没有变。这里只写了第一个原因；怎么办，请到窗口问，或拨打下面的医保热线。",
      "没有办成的，什么都没有变。这里只写了第一个原因；怎么办，请到窗口问，或拨打下面的医保热线。" },
  };

  if (document->kind == GJ_DOCUMENT_ORDER)
    gj_paper_sheet_text (sheet, &gj_paper_plain,
                         "先扣办理人自己的账户；不够时，按上面的顺序扣家人的账户；还不够的，自己付现金。");
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (count_result (document, meanings[i].result) > 0)
      gj_paper_sheet_text (sheet, &gj_paper_plain,
                           document->kind == GJ_DOCUMENT_ANSWER ? meanings[i].answer
                                                                : meanings[i].bind);
}

static void
draw_who (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocument *document = what->document;
  gboolean joint = document->kind == GJ_DOCUMENT_JOINT;
  g_autofree char *time = gj_time_format (document->time_us);

  gj_paper_sheet_field (sheet, joint ? "付款人" : "办理人", document->holder_name);
  gj_paper_sheet_field (sheet, "证件号码", document->holder_id);
  gj_paper_sheet_field (sheet, "承诺书", document->by_pin ? "不便手写，以密码确认" : NULL);
  gj_paper_sheet_field (sheet, "付款账户", joint ? "职工医保个人账户" : NULL);
  gj_paper_sheet_field (sheet, "时间", time);
  gj_paper_sheet_field (sheet, "办理机器", what->machine);
  gj_paper_sheet_rule (sheet);
}

static guint
count_taken_back (const GjDocumentPaper *what)
{
  guint n_taken_back = 0;

  for (guint i = 0; i < what->document->n_lines; i++)
    n_taken_back += what->taken_back[i] != NULL;
  return n_taken_back;
}

static void
draw_foot (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  if (what->document->kind == GJ_DOCUMENT_STATEMENT)
    gj_paper_draw_statement_coverage (sheet, what->document);
  gj_paper_parts_qr (sheet, what->qr_text);
  switch (what->document->kind)
    {
    case GJ_DOCUMENT_JOINT:
      gj_paper_sheet_box (sheet, gj_paper_words_pay_no_more (what->document->n_lines, count_taken_back (what)), TRUE);
      gj_paper_sheet_space (sheet, 14);
      gj_paper_sheet_text (sheet, &gj_paper_centred, "本凭条不作为完税或报销凭证");
      gj_paper_sheet_text (sheet, &gj_paper_centred, what->official_where);
      break;
    case GJ_DOCUMENT_STATEMENT:
      gj_paper_sheet_text (sheet, &gj_paper_centred, "以打印时的记录为准，不作为报销凭证");
      break;
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_ANSWER:
      gj_paper_sheet_text (sheet, &gj_paper_centred, "本次办理没有扣款");
      break;
    case GJ_DOCUMENT_CORRECTION:
      break;
    }
  gj_paper_parts_end (sheet, what->hotline);
}

static void
draw_people (GjPaperSheet *sheet, const GjDocumentPaper *what)
{
  const GjDocument *document = what->document;
  gboolean joint = document->kind == GJ_DOCUMENT_JOINT;
  g_autofree char *sentence = sentence_of (document);

  if (joint)
    gj_paper_parts_amount (sheet, gj_document_joint_total_fen (document));
  gj_paper_sheet_text (sheet, &gj_paper_sentence, sentence);
  gj_paper_sheet_dashed_rule (sheet);
  for (guint i = 0; i < document->n_lines; i++)
    draw_person (sheet, what, i);
  gj_paper_sheet_dashed_rule (sheet);
  if (joint)
    return;
  draw_meaning (sheet, document);
  gj_paper_sheet_dashed_rule (sheet);
}

GjPaper *
gj_paper_draw_document (const GjDocumentPaper *what, guint width_dots, GError **error)
{
  g_return_val_if_fail (what != NULL && what->document != NULL && what->qr_text != NULL, NULL);

  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);

  draw_head (sheet, what);
  if (what->document->kind == GJ_DOCUMENT_CORRECTION)
    {
      gj_paper_draw_correction (sheet, what);
      return gj_paper_sheet_finish (sheet, error);
    }
  if (what->document->kind == GJ_DOCUMENT_STATEMENT)
    {
      gj_paper_draw_statement_sums (sheet, what);
      gj_paper_draw_statement_rows (sheet, what, STATEMENT_FOOT);
    }
  else
    draw_people (sheet, what);
  draw_who (sheet, what);
  draw_foot (sheet, what);
  return gj_paper_sheet_finish (sheet, error);
}
