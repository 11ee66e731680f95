/* SPDX-License-Identifier: Apache-2.0 */
/* The flow of 政策与计算 as its files share it: which place's policy the resident reads, where they are in it, and what they
 * have answered so far. Private to
 * kiosk/flows/policy_*.c. */
#pragma once

#include "core/rules/premium.h"
#include "core/rules/split.h"
#include "core/rules/waiting.h"
#include "kiosk/flows/policy_sheet.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_POLICY_STEP_START,
  GJ_POLICY_STEP_PLACES,
  GJ_POLICY_STEP_FEES,
  GJ_POLICY_STEP_TIER_BIRTH,
  GJ_POLICY_STEP_TIER_IDENTITY,
  GJ_POLICY_STEP_TIER_RESULT,
  GJ_POLICY_STEP_WAITING_YEAR,
  GJ_POLICY_STEP_WAITING_MISSED,
  GJ_POLICY_STEP_WAITING_REPAIRED,
  GJ_POLICY_STEP_WAITING_WHO,
  GJ_POLICY_STEP_WAITING_RESULT,
  GJ_POLICY_STEP_SPLIT_AMOUNT,
  GJ_POLICY_STEP_SPLIT_OWN,
  GJ_POLICY_STEP_SPLIT_OTHER,
  GJ_POLICY_STEP_SPLIT_RESULT,
  GJ_POLICY_STEP_SCOPES,
  GJ_POLICY_STEP_RELATIONS,
  GJ_POLICY_STEP_QUESTIONS,
  GJ_POLICY_STEP_ANSWER,
  GJ_POLICY_STEP_HOTLINES,
} GjPolicyStep;

#define GJ_POLICY_MISSED_YEARS 8
#define GJ_POLICY_CONTRIBUTORS 3

typedef struct
{
  GjFlow base;
  GArray *trail; /* GjPolicyStep: how the resident came here; the last one shows */
  GPtrArray *places; /* GjRegion: the machine's own and those it inherits from, then every other one that is here */
  GjRegion *region;  /* the chosen one of them */
  guint layer;       /* of the fees: 0 the region, 1 its parent, … */
  guint birth_year;
  char *identity; /* NULL: none */
  guint coverage_year;
  guint missed;   /* bit i: the year coverage_year − 1 − i */
  guint repaired; /* the same */
  GjWaitingExemption exemption;
  gint64 amount_fen;
  gboolean has_own;
  gint64 own_fen;
  gint64 other_fen[GJ_POLICY_CONTRIBUTORS];
  guint n_others;
  guint question;
  gint64 typed;   /* of the number that is being typed … */
  guint typed_at; /* … where the trail was so long; another language makes the page anew */
} GjPolicyFlow;

/* On to a step, and 返回 leads back from it. */
void gj_policy_go (GjPolicyFlow *self, GjPolicyStep step);
/* Back to the last time that step showed: 再算一次. */
void gj_policy_return_to (GjPolicyFlow *self, GjPolicyStep step);

/* Begins to gather the places, the machine's own chosen; it alone and its parents are there at once. */
void gj_policy_places_start (GjPolicyFlow *self);
/* The years (guint) to speak of, newest first: those whose fee is known, this one and the one on sale. (transfer full) */
GArray *gj_policy_fee_years (const GjRegion *region, GjDate today);

/* "60周岁及以上"; NULL: the tier has no ages. (transfer full) */
char *gj_policy_age_words (const GjPremiumTier *tier);

/* A page of facts: the sheet's rows, the hotline, and in the heading the place where that is not the machine's own.
 * (transfer floating) */
GtkWidget *gj_policy_sheet_page (GjPolicyFlow *self, GjPolicySheet *sheet, GjSheetView *view);

/* What every view of the flow begins with. */
#define GJ_POLICY_TITLE .title = C_ ("home tile", "政策与计算"), .icon = "policy"

/* The pages, each with its signals connected. (transfer floating) */
GtkWidget *gj_policy_places_page (GjPolicyFlow *self);
GtkWidget *gj_policy_fees_page (GjPolicyFlow *self);
GtkWidget *gj_policy_scopes_page (GjPolicyFlow *self);
GtkWidget *gj_policy_relations_page (GjPolicyFlow *self);
GtkWidget *gj_policy_hotlines_page (GjPolicyFlow *self);
GtkWidget *gj_policy_questions_page (GjPolicyFlow *self);
GtkWidget *gj_policy_answer_page (GjPolicyFlow *self);
GtkWidget *gj_policy_tier_page (GjPolicyFlow *self, GjPolicyStep step);
GtkWidget *gj_policy_waiting_page (GjPolicyFlow *self, GjPolicyStep step);
GtkWidget *gj_policy_split_page (GjPolicyFlow *self, GjPolicyStep step);

G_END_DECLS
