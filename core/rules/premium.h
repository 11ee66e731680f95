/* SPDX-License-Identifier: Apache-2.0 */
/* What a resident's premium costs (城乡居民医保个人缴费) and when it can be paid, from the region's policy.
 * A year or a fee that nobody verified is unknown, and nothing here guesses one. Strings point into the
 * region and live as long as it. */
#pragma once

#include <glib.h>

#include "core/base/clock.h"
#include "core/rules/region.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean known;        /* FALSE: the policy has no window; everything else is 0 */
  gboolean open;         /* today lies in it */
  gboolean late;         /* it is open for a year whose own window is over (补缴): the region takes it until
                            `to`, and who pays now may have to wait for what it covers */
  GjDate from;           /* the window that is open now, else the next one */
  GjDate to;             /* its last day, included */
  guint coverage_year;   /* the year that window sells */
  GjProvenance provenance;
} GjPremiumWindow;

/* One year is on sale at a time: its own window's, or, outside of that, the last one's where the policy says
 * late_to. Whoever wants the old year while the new one is sold is sent to the window. */
GjPremiumWindow gj_premium_window (const GjRegion *region, GjDate today);

/* The first day of @coverage_year's own window; the year's first day where the policy names no window. */
GjDate gj_premium_window_from (const GjRegion *region, guint coverage_year);

typedef enum
{
  GJ_PREMIUM_OK,
  GJ_PREMIUM_YEAR_UNKNOWN,    /* nobody verified that year's fee: 本机暂未收录 */
  GJ_PREMIUM_TIER_UNKNOWN,    /* the year has tiers, and none (or more than one) fits this person */
  GJ_PREMIUM_SUBSIDY_UNKNOWN, /* a subsidised identity whose reduced fee nobody verified */
  GJ_PREMIUM_WINDOW_CLOSED,   /* out->window says when; the fee itself is known and filled in */
} GjPremiumResult;

typedef struct
{
  guint coverage_year;
  const char *tier;          /* "adult", as the table has it; "all" where there is one fee for everybody */
  const char *tier_label;    /* "成年居民"; for a page and for paper */
  const char *identity;      /* the subsidised identity that applied, or NULL */
  gint64 personal_fen;       /* what the resident pays; 0 is "不用缴" and never a payment */
  gint64 reduced_from_fen;   /* the tier's full fee where a subsidised identity lowered it, else −1 */
  gint64 subsidy_fen;        /* what public finance adds (财政补助); −1 unknown */
  const char *status_tier_label; /* NULL, or a tier of that year that goes by status and not by age, with
                                another fee ("大学生"): say so before the resident confirms */
  gboolean by_status;        /* this tier goes by status, as the resident said */
  GjDate age_on;             /* the day on which the age counts; 0: the age decided nothing, or the policy names
                                no day and the tier is the same all year */
  int age;                   /* full years on that day; −1 where age_on is 0 */
  const GjProvenance *age_provenance; /* who says so; NULL where age_on is 0 */
  GjPremiumWindow window;
  GjProvenance provenance;   /* of the fee the resident pays */
} GjPremiumQuote;

/* The fee of @coverage_year for somebody born on @birth with identity @psn_idet_type (NULL or "" for
 * none), asked on @today. Looked at in the order of the enum. Age counts on the day the policy names
 * (premium.age_on); where it names none, a person who changes tier during the year is TIER_UNKNOWN.
 * A @coverage_year of 0 (no window is known) is YEAR_UNKNOWN. @out is filled as far as known: always coverage_year and window; amounts −1 and strings NULL where not. */
GjPremiumResult gj_premium_quote (const GjRegion *region, GjDate today, guint coverage_year,
                                  GjDate birth, const char *psn_idet_type, GjPremiumQuote *out)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same for somebody whose tier goes by status and not by age, as the resident says of them (在校大学生):
 * nothing here can know it. A @tier that the year does not have, or that goes by age, is TIER_UNKNOWN. */
GjPremiumResult gj_premium_quote_status (const GjRegion *region, GjDate today, guint coverage_year,
                                         const char *tier, const char *psn_idet_type,
                                         GjPremiumQuote *out) G_GNUC_WARN_UNUSED_RESULT;

/* Does that year have this tier, and does it go by status? */
gboolean gj_premium_tier_is_by_status (const GjRegion *region, GjDate today, guint coverage_year,
                                       const char *tier);

/* One row of a year's table. */
typedef struct
{
  guint coverage_year;
  const char *tier;
  const char *tier_label;
  int age_from;        /* −1: from birth */
  int age_to;          /* inclusive; −1: no end */
  gboolean by_status;  /* no ages, and not the only tier */
  gboolean ages_unknown; /* it goes by age, and nobody verified which: it is nobody's in gj_premium_quote() */
  gint64 personal_fen;
  gint64 subsidy_fen;  /* −1 unknown */
  GjProvenance provenance;
} GjPremiumTier;

/* Every tier of a year in the table's order, for the page 政策: an array of GjPremiumTier, empty if the year
 * is unknown. Transfer full. */
GArray *gj_premium_list_tiers (const GjRegion *region, GjDate today, guint coverage_year)
    G_GNUC_WARN_UNUSED_RESULT;

/* One subsidised identity of a year. */
typedef struct
{
  const char *identity; /* "特困人员", as psn_idet_type has it */
  const char *tier;     /* or "all" */
  gint64 personal_fen;  /* 0: 不用缴; −1 unknown */
  GjProvenance provenance;
} GjPremiumSubsidy;

/* An array of GjPremiumSubsidy, in the table's order, for the page 政策. Transfer full. */
GArray *gj_premium_list_subsidies (const GjRegion *region, GjDate today, guint coverage_year)
    G_GNUC_WARN_UNUSED_RESULT;

/* Every identity that the region's tables speak of, of whatever year: what psn_idet_type may say. Empty:
 * nobody knows. (element-type utf8), as long as the region lives. Transfer full. */
GPtrArray *gj_premium_list_identities (const GjRegion *region) G_GNUC_WARN_UNUSED_RESULT;

/* The years (guint) whose fee is known, ascending, for the page 政策. Transfer full. */
GArray *gj_premium_list_years (const GjRegion *region, GjDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
