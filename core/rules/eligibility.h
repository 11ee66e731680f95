/* SPDX-License-Identifier: Apache-2.0 */
/* May this contributor pay this relative's resident premium, or the own one, and if not, why not? A pure rule
 * over facts that the caller has read in one go: no store, no clock, no text. The same rule runs for the page
 * that offers the relatives and, inside the payment's transaction, for the payment itself.
 *
 * What the payer must be. For others: employee insurance (310) that is normal, since sharing is open to those
 * and ends by itself with it (facts/policy.md F2 and the notice of 2026-01-09). For oneself: an account, and
 * no more. Its money stays the holder's when a job ends, nothing is shared, and whoever has normal employee
 * insurance needs no resident premium at all (HAS_EMPLOYEE). No binding is asked for. */
#pragma once

#include <glib.h>

#include "core/base/clock.h"
#include "core/rules/premium.h"
#include "core/rules/region.h"

G_BEGIN_DECLS

/* In the order in which a resident should hear them: first what makes everything else beside the point, then
 * what one can do something about nearest, last what is ours. What reason.… carries stands beside each. */
typedef enum
{
  GJ_PAY_OBSTACLE_NONE,
  GJ_PAY_OBSTACLE_ALREADY_PAID,        /* since: paid on; year. Nothing to do: it is good news, whatever else holds */
  /* the payer */
  GJ_PAY_OBSTACLE_PAYER_STATUS,        /* surv_stas is not 1 */
  GJ_PAY_OBSTACLE_PAYER_NOT_EMPLOYEE,  /* no 310 insurance at all */
  GJ_PAY_OBSTACLE_PAYER_SUSPENDED,     /* 310 suspended: since (0 if not known) */
  GJ_PAY_OBSTACLE_PAYER_ENDED,         /* 310 ended, invalid or none: since */
  GJ_PAY_OBSTACLE_PAYER_NO_ACCOUNT,    /* oneself: there is no personal account to pay from */
  /* the relative */
  GJ_PAY_OBSTACLE_RELATIVE_DEAD,
  GJ_PAY_OBSTACLE_RELATIVE_STATUS,     /* surv_stas is neither 1 nor 2 */
  GJ_PAY_OBSTACLE_NOT_BOUND,           /* there is no binding */
  GJ_PAY_OBSTACLE_BINDING_ENDED,       /* since: its last day */
  GJ_PAY_OBSTACLE_BINDING_MOVED,       /* since: the payer's insurance moved to another province, which
                                          ended the binding */
  GJ_PAY_OBSTACLE_BINDING_CLOSED,      /* since: the payer's insurance ended (0 if not known), and with it the
                                          binding; insured again, the two bind again */
  GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN,   /* since: its first day */
  GJ_PAY_OBSTACLE_RELATION,            /* the region's set does not reach this relation */
  GJ_PAY_OBSTACLE_RELATION_UNKNOWN,    /* the region's set is null */
  GJ_PAY_OBSTACLE_HAS_EMPLOYEE,        /* insured as an employee: needs no resident premium */
  GJ_PAY_OBSTACLE_NOT_INSURED,         /* no 390 insurance, or status 0: enrol first */
  GJ_PAY_OBSTACLE_SUSPENDED,           /* since */
  GJ_PAY_OBSTACLE_ENDED,               /* ended or invalid: since */
  GJ_PAY_OBSTACLE_OTHER_PROVINCE,      /* admdvs: where the relative is insured */
  GJ_PAY_OBSTACLE_OTHER_CITY,          /* admdvs; the region does not allow (or does not say) other cities */
  /* the region */
  GJ_PAY_OBSTACLE_SCOPE,               /* the account may not pay premiums here, or nobody verified it may */
  GJ_PAY_OBSTACLE_WINDOW_CLOSED,       /* since … until: the next window; year */
  GJ_PAY_OBSTACLE_YEAR_UNKNOWN,        /* year: 本机暂未收录. Also where the relative is insured in another
                                          city, and the known fee is not also that city's (admdvs) */
  GJ_PAY_OBSTACLE_TIER_UNKNOWN,        /* year */
  GJ_PAY_OBSTACLE_SUBSIDY_UNKNOWN,     /* year */
  GJ_PAY_OBSTACLE_NOTHING_TO_PAY,      /* fully subsidised: 不用缴 */
  GJ_PAY_OBSTACLE_BALANCE,             /* missing_fen */
} GjPayObstacle;

#define GJ_PAY_OBSTACLE_COUNT (GJ_PAY_OBSTACLE_BALANCE + 1)

/* One row of insurances.csv. A person may have several: that one counts which has no paus_insu_date or one
 * ahead, and of these the best status. */
typedef struct
{
  const char *insutype;      /* "310", "390", … */
  const char *psn_insu_stas; /* "0" … "4" */
  const char *insuplc_admdvs;
  GjDate paus_insu_date;     /* 0: none */
  const char *psn_idet_type; /* "" or NULL: none */
} GjInsuranceFact;

typedef struct
{
  const char *surv_stas;
  GjDate birth;
  const GjInsuranceFact *insurances;
  gsize n_insurances;
} GjPersonFact;

typedef struct
{
  GjDate today;
  guint coverage_year;
  GjPersonFact payer;
  GjPersonFact relative;
  gboolean oneself;         /* payer and relative are one person; nothing of the binding counts */
  const char *status_tier;  /* a tier by status that the resident says is theirs; NULL: by age */
  gboolean payer_has_account; /* looked at for oneself; without one the balance is 0 anyway */
  gint64 payer_balance_fen; /* usable: holds already taken off */
  gboolean bound;           /* a binding of these two exists; the best one's data follow */
  const char *patn_rlts;
  GjDate begndate;
  GjDate enddate;           /* 0: no end; otherwise its last valid day */
  gboolean closed;          /* the payer's insurance ended since begndate, and with it the binding */
  GjDate closed_on;         /* 0: not known */
  GjDate moved_on;          /* 0: no; else the payer's insurance moved to another province since begndate */
  gboolean premium_paid;    /* (relative, year, 390), by anybody, from anywhere */
  GjDate premium_paid_on;   /* 0: not known */
} GjPayFacts;

typedef struct
{
  GjPayObstacle obstacle;
  GjDate since;
  GjDate until;
  guint year;
  char admdvs[7];
  gint64 missing_fen;
} GjPayReason;

typedef struct
{
  GjPayReason reasons[GJ_PAY_OBSTACLE_COUNT]; /* in the order of GjPayObstacle */
  guint n_reasons;
  GjPremiumResult quote_result;
  GjPremiumQuote quote; /* filled whatever the reasons are, as far as known */
  const GjInsuranceFact *insurance; /* the relative's resident insurance that counts, or NULL */
} GjPayEligibility;

/* What an insurance row is worth on a day. A pause that has begun makes a normal one suspended. */
typedef enum
{
  GJ_STANDING_NONE, /* no row, or status 0 */
  GJ_STANDING_NORMAL,
  GJ_STANDING_SUSPENDED,
  GJ_STANDING_ENDED, /* ended or invalid */
} GjStanding;

/* @insurance may be NULL. */
GjStanding gj_eligibility_standing (const GjInsuranceFact *insurance, GjDate today);

/* The first obstacle, or GJ_PAY_OBSTACLE_NONE; @out (may be NULL) has all of them. @region is the kiosk's. */
GjPayObstacle gj_eligibility_for_premium (const GjRegion *region, const GjPayFacts *facts,
                                          GjPayEligibility *out) G_GNUC_WARN_UNUSED_RESULT;

/* The insurance of that kind which counts today, or NULL if there is none. Transfer none. */
const GjInsuranceFact *gj_eligibility_find_insurance (const GjPersonFact *person,
                                                      const char *insutype, GjDate today);

G_END_DECLS
