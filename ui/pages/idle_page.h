/* SPDX-License-Identifier: Apache-2.0 */
/* Idle (picture 01): from across the hall it says "free, put your card in". One announcement at a time, with its source; card-less
   services only where they work. */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *slot_place;          /* hall data: "屏幕下方，亮绿灯的地方"; NULL: the line is left out */
  const char *announcement;        /* "2026年度居民医保正在缴费，个人缴400元"; NULL: none */
  const char *announcement_source; /* "9月1日至12月31日 · 国家医保局等2025年通知" */
  gboolean offers_verify;          /* 验证凭证 works */
  gboolean offers_policy;          /* 政策与计算 works */
  gboolean takes_codes;            /* a 医保码 held before the scanner opens the account, to look at */
} GjIdleView;

#define GJ_TYPE_IDLE_PAGE (gj_idle_page_get_type ())
G_DECLARE_FINAL_TYPE (GjIdlePage, gj_idle_page, GJ, IDLE_PAGE, GjPage)

/* The view is copied. Signals: "verify", "policy": the tile was tapped. */
GtkWidget *gj_idle_page_new (const GjIdleView *view);

G_END_DECLS
