/* SPDX-License-Identifier: Apache-2.0 */
/* The commitment letter on paper: the text that was read, the strokes that were written, and when. It
 * carries no QR code: what was done is on the signed paper of the act whose number it names, and the text's digest
 * is the one that the record of that act keeps. */
#include "devices/printer/paper_parts.h"

/* "下面登记的家人" of the text. */
static void
draw_people (GjPaperSheet *sheet, const char *people)
{
  g_auto (GStrv) lines = g_strsplit (people != NULL ? people : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      gj_paper_sheet_field (sheet, "登记家人", lines[i]);
}

/* Four digits at a time, so that two people can read them to each other. */
static char *
group (const char *digest)
{
  GString *groups = g_string_new (NULL);

  for (gsize i = 0; digest[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (groups, ' ');
      g_string_append_c (groups, digest[i]);
    }
  return g_string_free (groups, FALSE);
}

/* By what the letter is held against the record, and which paper's code proves what was done with it. */
static void
draw_proof (GjPaperSheet *sheet, const GjLetterPaper *what)
{
  g_autofree char *grouped = NULL;
  g_autofree char *proof = NULL;

  if (what->digest == NULL || *what->digest == '\0')
    return;
  grouped = group (what->digest);
  gj_paper_sheet_rule (sheet);
  gj_paper_sheet_text (sheet, &gj_paper_plain, "文书摘要（SM3）");
  gj_paper_sheet_text (sheet, &gj_paper_plain, grouped);
  if (what->number == NULL || *what->number == '\0')
    return;
  proof = g_strdup_printf ("办了什么，写在编号%s的凭条上，那上面有二维码。本文书没有二维码，凭办理编号和摘要到窗口核对。", what->number);
  gj_paper_sheet_text (sheet, &gj_paper_plain, proof);
}

GjPaper *
gj_paper_draw_letter (const GjLetterPaper *what, guint width_dots, GError **error)
{
  g_return_val_if_fail (what != NULL && what->text != NULL, NULL);

  GjPaperSheet *sheet = gj_paper_sheet_new (width_dots);
  g_auto (GStrv) paragraphs = g_strsplit (what->text, "\n", -1);
  const GjPaperHead head = { .hall = what->hall,
                             .title = what->title,
                             .number_label = "办理编号",
                             .number = what->number != NULL && *what->number != '\0' ? what->number
                                                                                     : NULL,
                             .demo = what->demo,
                             .counts_prints = TRUE,
                             .copy_no = what->copy_no };

  gj_paper_parts_head (sheet, &head);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_strstrip (paragraphs[i]);
      gj_paper_sheet_text (sheet, &gj_paper_plain, paragraphs[i]);
      if (*paragraphs[i] != '\0')
        gj_paper_sheet_space (sheet, 10);
    }
  draw_people (sheet, what->people);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_text (sheet, &gj_paper_sentence, "本人已阅读并同意以上内容");
  gj_paper_sheet_text (sheet, &gj_paper_plain, "签名");
  if (what->signature != NULL)
    gj_paper_sheet_strokes (sheet, what->signature);
  else
    gj_paper_sheet_box (sheet, "不便手写，以密码确认", FALSE);
  gj_paper_sheet_dashed_rule (sheet);
  gj_paper_sheet_field (sheet, "承诺人", what->name);
  gj_paper_sheet_field (sheet, "证件号码", what->id);
  gj_paper_sheet_field (sheet, "签署时间", what->time_text);
  gj_paper_sheet_field (sheet, "文书版本", what->version);
  gj_paper_sheet_field (sheet, "办理机器", what->machine);
  draw_proof (sheet, what);
  gj_paper_sheet_rule (sheet);
  gj_paper_parts_end (sheet, what->hotline);
  return gj_paper_sheet_finish (sheet, error);
}
