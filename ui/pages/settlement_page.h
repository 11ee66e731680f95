/* SPDX-License-Identifier: Apache-2.0 */
/* One visit to a hospital or a pharmacy: where, when, what it cost, and who paid which part of it. A contributor sees the own part alone:
   what a relative's care cost is the relative's own affair. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/record_sum.h"
#include "ui/widgets/split_bar.h"

G_BEGIN_DECLS

typedef struct
{
  const char *symbol; /* icon or avatar */
  const char *place;  /* "市第一人民医院" */
  const char *detail; /* "2025年11月18日 · 门诊" */
  const char *who;    /* the patient, "*英 配偶"; NULL: the resident */
  const GjRecordTerm *terms;
  gsize n_terms;
  const char *split_title; /* "这笔钱是这样付的" */
  const GjSplitPart *parts; /* n_parts 0: no split is told */
  gsize n_parts;
  const char *note; /* why not more is told; NULL none */
} GjSettlementView;

#define GJ_TYPE_SETTLEMENT_PAGE (gj_settlement_page_get_type ())
G_DECLARE_FINAL_TYPE (GjSettlementPage, gj_settlement_page, GJ, SETTLEMENT_PAGE, GjPage)

/* A new page. The view is copied. It asks for nothing: 返回 leads back to the list. */
GtkWidget *gj_settlement_page_new (const GjSettlementView *view);

G_END_DECLS
