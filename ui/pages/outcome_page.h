/* SPDX-License-Identifier: Apache-2.0 */
/* What happened, whether money moved, what to do next (picture 11), and the page of a machine that is out of service (picture 12), where
   the way to go is larger than what is wrong. Every sentence comes from the caller, translated. */
#pragma once

#include "ui/widgets/tone.h"
#include "ui/frame/page.h"

G_BEGIN_DECLS

#define GJ_OUTCOME_MAX_STEPS 3

typedef struct
{
  GjTone tone;          /* of the disc beside the headline: STOP refused, CARE warning, ACT being looked into, DONE */
  const char *symbol;   /* its icon, "refused" */
  const char *headline; /* "没有缴成功" */
  const char *detail;   /* under it, "为*英缴2026年度居民医保"; may be NULL */

  GjTone why_tone;
  const char *why_symbol; /* "suspended" */
  const char *why;        /* NULL: no block */

  GjTone money_tone;         /* DONE: nothing moved; CARE: being looked into */
  const char *money_strong;  /* "没有。"; may be NULL */
  const char *money;         /* "您的钱一分没动。"; NULL: no block */

  const char *next_steps[GJ_OUTCOME_MAX_STEPS]; /* what to do, in order; a single one is not numbered */
  const char *hotline;  /* NULL: no line 不清楚？打12393 */

  const char *main_text; /* NULL: no button */
} GjOutcomeView;

#define GJ_TYPE_OUTCOME_PAGE (gj_outcome_page_get_type ())
G_DECLARE_FINAL_TYPE (GjOutcomePage, gj_outcome_page, GJ, OUTCOME_PAGE, GjPage)

/* The view is copied. Signal: "main". */
GtkWidget *gj_outcome_page_new (const GjOutcomeView *view);

typedef struct
{
  const char *headline; /* NULL: 这台机器暂停服务 */
  const char *reason;   /* "凭条纸用完了，工作人员正在换纸。" */
  const char *where;    /* "请到3号窗口办"; NULL: to the staffed window */
  const char *where_symbol; /* of what stands above it; NULL: the person at the window */
  const char *where_detail; /* "今天", under it; may be NULL */
  const char *money;        /* second line of 钱没有受影响; NULL: 已办好的都已记下，缺的凭条可以补打。 */
  gboolean card_may_be_in;  /* show 卡还在机器里？ */
  const char *recovery;     /* "换好纸后，这台机器会自动恢复。"; may be NULL */
  const char *staff_code;   /* for staff, small print: "STORE-LOCKED"; may be NULL */
  gboolean offers_policy;   /* 政策与计算 still works */
} GjOutOfServiceView;

#define GJ_TYPE_OUT_OF_SERVICE_PAGE (gj_out_of_service_page_get_type ())
G_DECLARE_FINAL_TYPE (GjOutOfServicePage, gj_out_of_service_page, GJ, OUT_OF_SERVICE_PAGE, GjPage)

/* The view is copied. Signal: "policy", its tile was tapped. */
GtkWidget *gj_out_of_service_page_new (const GjOutOfServiceView *view);

G_END_DECLS
