/* SPDX-License-Identifier: Apache-2.0 */
/* Step 2, 年度: which year and which tier, how the amount comes about, and who said so with its dates. The tier follows from age and
   group, so it is shown, not chosen; a year is chosen where more than one is on sale. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_TIER_YEAR_ON_SALE,
  GJ_TIER_YEAR_UNKNOWN, /* no verified fee: 本机暂未收录，请咨询窗口或拨打12393 */
  GJ_TIER_YEAR_CLOSED,  /* window_from / window_to say when */
  GJ_TIER_YEAR_PAID,    /* already paid for this year */
} GjTierYearState;

/* A line of the year's fee table. */
typedef struct
{
  const char *label;    /* "成年居民" */
  gint64 personal_fen;
  gboolean applies;     /* TRUE on the one that is this relative's */
} GjTierRow;

typedef struct
{
  int coverage_year;
  GjTierYearState state;
  const char *tier;        /* the tier's code, returned by "chosen" */
  const char *tier_label;  /* "成年居民" */
  gint64 personal_fen;     /* what is to be paid */
  gint64 reduced_from_fen; /* the full personal share when a group pays less, else 0 */
  const char *group_label; /* "最低生活保障对象" or NULL */
  gint64 subsidy_fen;      /* the public subsidy, -1 unknown */
  GjDate age_on;           /* the tier goes by the age on this day; 0: not by age */
  int age;                 /* full years on that day */
  const GjTierRow *rows;   /* the year's whole table; may be empty */
  gsize n_rows;
  GjDate window_from;      /* 0 unknown */
  GjDate window_to;        /* 0 unknown */
  const char *source;      /* "国家医保局等2025年通知" */
  GjDate effective_from;   /* 0 unknown */
  GjDate verified_at;      /* 0 unknown */
} GjTierYear;

/* A tier that the resident may say is this relative's, because it goes by what they are (大学生) and not by age. */
typedef struct
{
  const char *key;      /* returned by "tier-chosen"; "" the tier by age */
  const char *label;
  gint64 personal_fen;
  gboolean on;          /* the chosen one */
} GjTierChoice;

typedef struct
{
  const char *relative_name; /* masked */
  const char *relation;
  GjAvatar avatar;
  const char *insured_place; /* "清和市" */
  gboolean is_demo;          /* demo region: says that the fee is an example */
  const GjTierYear *years;   /* at least one; the first is shown first */
  gsize n_years;             /* 1 … 3 */
  const GjTierChoice *choices; /* the tier by age and cheaper ones by status; none: nothing to choose */
  gsize n_choices;
} GjTierView;

#define GJ_TYPE_TIER_PAGE (gj_tier_page_get_type ())
G_DECLARE_FINAL_TYPE (GjTierPage, gj_tier_page, GJ, TIER_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "chosen" (int coverage_year, const char *tier)   下一步 was tapped with a year on sale
     "tier-chosen" (const char *key)                  another tier is to be shown */
GtkWidget *gj_tier_page_new (const GjTierView *view);

G_END_DECLS
