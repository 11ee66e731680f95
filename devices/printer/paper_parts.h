/* SPDX-License-Identifier: Apache-2.0 */
/* The parts that several papers have in common, so that they look like one family: styles, head, who
 * did it where and when, foot. Internal to the printer. */
#pragma once

#include "devices/printer/paper_sheet.h"

G_BEGIN_DECLS

extern const GjSheetStyle gj_paper_centred;  /* 24, centred */
extern const GjSheetStyle gj_paper_plain;    /* 24 */
extern const GjSheetStyle gj_paper_key;      /* 28 */
extern const GjSheetStyle gj_paper_sentence; /* 28, bold */

typedef struct
{
  const char *hall;
  const char *title;
  const char *number_label; /* 凭条号, 办理编号 */
  const char *number;
  gboolean demo;         /* prints 演示，无效 in a box */
  gboolean counts_prints; /* FALSE: neither of the two below */
  guint copy_no;         /* 0 prints 首次打印; n prints 补打 第n次 in a box */
} GjPaperHead;

void gj_paper_parts_head (GjPaperSheet *sheet, const GjPaperHead *head);
/* 金额 and 大写, large, at the right. */
void gj_paper_parts_amount (GjPaperSheet *sheet, gint64 amount_fen);
/* The QR code and where it can be checked. */
void gj_paper_parts_qr (GjPaperSheet *sheet, const char *qr_text);
/* The hotline, if there is one, and the white end of the paper. */
void gj_paper_parts_end (GjPaperSheet *sheet, const char *hotline);

G_END_DECLS
