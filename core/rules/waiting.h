/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting months (待遇等待期) after a lapse in the resident insurance: how many, why, and when
 * cover begins. The rule (facts/policy.md, national, grade B, from 2025): 3 fixed months for who
 * enrols outside the window or after a lapse; 1 more for each lapsed year; paying a lapsed year
 * takes 1 of those away; a lapse of 4 years or more waits at least 6 months in all; newborns and
 * special groups do not wait. Every number is the region's, from [waiting]; where one that matters
 * is null, the answer is "not known" and never a guess.
 *
 * The rule counts years, because a resident premium covers its whole year at once. Employee insurance is paid by
 * the month, and no source says whether a year with some of its months is a lapsed one: where that decides, the
 * answer is UNSURE, with what it is at the least. */
#pragma once

#include <glib.h>

#include "core/base/clock.h"
#include "core/rules/region.h"

G_BEGIN_DECLS

/* Who does not wait, as the caller knows it. */
typedef enum
{
  GJ_WAITING_EXEMPTION_NONE,
  GJ_WAITING_EXEMPTION_NEWBORN,
  GJ_WAITING_EXEMPTION_SPECIAL_GROUP, /* 特困人员, 最低生活保障对象, … */
} GjWaitingExemption;

typedef struct
{
  GjDate paid_on;            /* the day of paying, today or ahead; valid */
  guint coverage_year;       /* the year that is being paid for */
  gboolean late;             /* paid outside that year's window (集中缴费期) */
  const guint *missed_years; /* years before coverage_year that nobody paid for; any order, no year
                                twice. Only the unbroken run that ends in coverage_year − 1 is the
                                lapse: an earlier gap ended when the person was insured again */
  gsize n_missed_years;      /* at most GJ_WAITING_MAX_YEARS */
  const guint *partial_years; /* years before coverage_year of which some months were paid and some were not; any
                                 order, none of them missed, none twice */
  gsize n_partial_years;      /* with the missed ones at most GJ_WAITING_MAX_YEARS */
  const guint
      *repaired_years; /* years that are paid for as well now; of the missed ones, no year twice */
  gsize n_repaired_years;
  gboolean no_history; /* nothing is known of the years before: that is no lapse, and no proof that there was none.
                          Nothing is missed or repaired then */
  GjWaitingExemption exemption;
} GjWaitingFacts;

#define GJ_WAITING_MAX_YEARS 60

typedef enum
{
  GJ_WAITING_STEP_NO_GAP,      /* paid in time and without a lapse: nothing to wait for */
  GJ_WAITING_STEP_EXEMPT,      /* the exemption applies */
  GJ_WAITING_STEP_EARLIER_GAP, /* years: missed before a year that was paid; they do not count */
  GJ_WAITING_STEP_OLD_YEARS,   /* years: missed before the first year that the region counts */
  GJ_WAITING_STEP_FIXED,       /* months: the fixed ones */
  GJ_WAITING_STEP_FIRST_YEAR,  /* the region adds nothing for the first lapsed year */
  GJ_WAITING_STEP_GAP,         /* years lapsed (that add), months they add */
  GJ_WAITING_STEP_REPAIR,      /* years paid, months taken away (as a positive number) */
  GJ_WAITING_STEP_AT_LEAST, /* years: the length from which it applies; months: the least in all */
} GjWaitingStepKind;

/* One line of the explanation, in the order of reading. */
typedef struct
{
  GjWaitingStepKind kind;
  guint years;
  guint months;
  guint total_months;      /* after this step */
  GjProvenance provenance; /* of the number this step used; source NULL where it used none */
} GjWaitingStep;

#define GJ_WAITING_MAX_STEPS 8

typedef enum
{
  GJ_WAITING_NONE,    /* no months: no lapse, or exempt (the steps say which) */
  GJ_WAITING_MONTHS,  /* months > 0 */
  GJ_WAITING_UNSURE,  /* no_history, or partial_years decide: months is what it is at the least, 0 paid in time;
                         whether it is more, only the counter can say, and no day is promised */
  GJ_WAITING_UNKNOWN, /* missing says which value the region's policy lacks: 本机暂未收录 */
} GjWaitingResult;

typedef struct
{
  guint months;
  guint months_without_repair; /* had no lapsed year been paid for; ≥ months */
  guint gap_years;             /* the lapse, as counted */
  guint partial_years;         /* for GJ_WAITING_UNSURE: how many such years decide; 0: nothing is known before */
  GjPolicyKey missing;         /* for GJ_WAITING_UNKNOWN */
  GjWaitingStep steps[GJ_WAITING_MAX_STEPS];
  guint n_steps;
  /* When cover begins. Known where there is no wait, and where the region says from when the months
   * run (waiting.counted_from); else GJ_DATE_NONE and 0. */
  GjDate covered_from;
  GjDate
      covered_to; /* the coverage year's last day; GJ_DATE_NONE where the wait outlasts the year */
  guint covered_months; /* months of the coverage year with cover, a part of one counted; 0 … 12 */
} GjWaiting;

/* @out is filled as far as known, whatever the result. */
GjWaitingResult gj_waiting_calculate (const GjRegion *region, const GjWaitingFacts *facts,
                                      GjWaiting *out) G_GNUC_WARN_UNUSED_RESULT;

/* A step as a sentence in the resident's language: "断缴2年，加2个月". Transfer full. */
char *gj_waiting_step_text (const GjWaitingStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
