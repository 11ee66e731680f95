/* SPDX-License-Identifier: Apache-2.0 */
/* May this contributor bind this relative for family sharing, and if not, why not? A pure rule over facts
 * that the caller has read in one go: no store, no clock, no text. The same rule runs for the page that
 * offers the relatives and, inside the binding's transaction, for the binding itself (I7). The sentences
 * are core/rules/binding_text.h. A PIN that is still the card's first one is the flow's to refuse.
 *
 * What the rule takes for a contradiction between a relation and two people's registers:
 * - sex: the relation's word names one (gj_relation_gend), and the relative's register another; a husband's
 *   (11) and the husband's parents' (53, 54) contributor is a woman, a wife's (12) and the wife's parents'
 *   (55, 56) a man. A sex that the register does not say contradicts nothing.
 * - spouses are a man and a woman (Civil Code art. 1041, 1046), he at least 22 and she at least 20 years old
 *   (art. 1047). A marriage under older law is for the window to see.
 * - nobody has two: whoever is bound as a spouse, on either side, is no third person's. A divorce or a second
 *   marriage that the bindings do not show yet is for the window to see.
 * - a parent is at least GJ_BIND_GENERATION_YEARS older than the child, a grandparent at least twice that.
 *   No law says 14: it is below any age at which somebody becomes a parent in ordinary life, and above what
 *   a wrong choice (a sister for a mother, 父亲 for 儿子) would pass. Step-parents and adoptive ones (27, 37,
 *   57, 58) and parents-in-law may be of any age: law and life know no least difference there.
 * - an elder brother or sister is not younger, a younger one not older; twins are both. */
#pragma once

#include <glib.h>

#include "core/rules/eligibility.h"

G_BEGIN_DECLS

#define GJ_BIND_GENERATION_YEARS 14
#define GJ_BIND_HUSBAND_AGE 22
#define GJ_BIND_WIFE_AGE 20

/* In the order in which a resident should hear them. What reason.… carries stands beside each. */
typedef enum
{
  GJ_BIND_OBSTACLE_NONE,
  /* the contributor */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS,       /* surv_stas is not 1 */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE, /* no 310 insurance at all */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED,    /* since (0 if not known) */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED,        /* ended or invalid: since */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT,   /* no personal account */
  /* these two together */
  GJ_BIND_OBSTACLE_SELF,                     /* oneself: nothing else is then said of the relative */
  GJ_BIND_OBSTACLE_ALREADY_BOUND,            /* since: its first day, which may be ahead */
  GJ_BIND_OBSTACLE_REQUEST_PENDING,          /* since: asked on; the relative has not answered */
  /* the relative */
  GJ_BIND_OBSTACLE_RELATIVE_DEAD,
  GJ_BIND_OBSTACLE_RELATIVE_STATUS,          /* surv_stas is neither 1 nor 2 */
  GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED,     /* no insurance at all */
  GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND,      /* insutype: insured, but neither 310 nor 390 */
  GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED,       /* since */
  GJ_BIND_OBSTACLE_RELATIVE_ENDED,           /* since */
  GJ_BIND_OBSTACLE_OTHER_PROVINCE,           /* admdvs; wallet: the region's way across provinces is 医保钱包 */
  GJ_BIND_OBSTACLE_OTHER_CITY,               /* admdvs; the region does not allow (or say) other cities */
  /* the relation */
  GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN,      /* nobody has said what the relative is, or no such code */
  GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN,     /* the region's set is null */
  GJ_BIND_OBSTACLE_RELATION_NOT_HERE,        /* patn_rlts; the region's set does not reach it */
  GJ_BIND_OBSTACLE_RELATION_SEX,             /* patn_rlts */
  GJ_BIND_OBSTACLE_RELATION_AGE,             /* patn_rlts; limit: least years between them, 0 for siblings */
  GJ_BIND_OBSTACLE_SPOUSE_SEX,
  GJ_BIND_OBSTACLE_SPOUSE_AGE,               /* one of them has not reached the age of marriage */
  GJ_BIND_OBSTACLE_SPOUSE_SECOND,            /* the contributor has another spouse */
  GJ_BIND_OBSTACLE_SPOUSE_TAKEN,             /* the relative is somebody else's */
  GJ_BIND_OBSTACLE_RELATION_CONFLICT,        /* patn_rlts: what the graph or another binding says */
  /* the region's numbers */
  GJ_BIND_OBSTACLE_MEMBER_CAP,               /* limit: relatives the contributor may bind */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN,        /* one contributor a relative here, and there is one */
  GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP,          /* limit: contributors the relative may have */
} GjBindObstacle;

#define GJ_BIND_OBSTACLE_COUNT (GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP + 1)

typedef struct
{
  GjPersonFact person;
  const char *gend;       /* "1", "2", else not known */
} GjBindPerson;

typedef struct
{
  GjDate today;
  GjBindPerson contributor;
  gboolean contributor_has_account;
  GjBindPerson relative;
  gboolean same_person;
  const char *patn_rlts;      /* what the relative is to the contributor; NULL or "": not chosen yet */
  const char *const *said;    /* what the family graph and valid bindings of either direction say the relative
                                 is to the contributor; "" and NULL say nothing */
  gsize n_said;
  gboolean contributor_has_spouse; /* a binding of either direction that holds says so: somebody else */
  gboolean relative_has_spouse;    /* likewise: not this contributor */
  gboolean bound;             /* a binding that is released by nobody and has not reached its last day */
  GjDate bound_since;
  gboolean pending;           /* a request of this contributor waits for this relative */
  GjDate pending_since;
  guint n_relatives;          /* the contributor's bindings that hold */
  guint n_contributors;       /* the relative's bindings that hold */
  gboolean consented;         /* the relative agrees: own card, own PIN, at this kiosk, in this session */
} GjBindFacts;

typedef struct
{
  GjBindObstacle obstacle;
  gboolean bare; /* the obstacle alone is known: what follows is empty, and no text may speak of it */
  GjDate since;
  guint limit;
  gboolean wallet;
  char admdvs[7];
  char insutype[4];
  char patn_rlts[3];
} GjBindReason;

/* Holds no pointers: may be copied and kept. */
typedef struct
{
  GjBindReason reasons[GJ_BIND_OBSTACLE_COUNT]; /* in the order of GjBindObstacle */
  guint n_reasons;
  /* Not a refusal but a condition: the region asks the relative of that age (sharing.confirm_from_age), and
   * the relative has not agreed yet. Bound now, it becomes a request. */
  gboolean needs_consent;
  guint consent_age; /* that age; 0: the region asks nobody */
} GjBindEligibility;

/* The first obstacle, or GJ_BIND_OBSTACLE_NONE; @out (may be NULL) has all of them. @region is the kiosk's.
 * A limit that nobody has verified (null) is none: no source says that there is one. */
GjBindObstacle gj_eligibility_for_binding (const GjRegion *region, const GjBindFacts *facts,
                                           GjBindEligibility *out) G_GNUC_WARN_UNUSED_RESULT;

/* Nothing stands in the way but that the relation has not been chosen yet: go on and ask for it. */
gboolean gj_bind_eligibility_waits_for_relation (const GjBindEligibility *eligibility);

/* Nothing stands in the way but a request that waits for this relative, and perhaps the relation: with card and PIN
 * the relative can answer now. */
gboolean gj_bind_eligibility_waits_for_answer (const GjBindEligibility *eligibility);

/* The relative has agreed, so that nothing waits for that any more. */
void gj_bind_eligibility_agree (GjBindEligibility *eligibility);

/* A stable word for rows, audit and --json ("relation-sex"); and back, NONE for any other word. */
const char *gj_bind_obstacle_word (GjBindObstacle obstacle);
GjBindObstacle gj_bind_obstacle_from_word (const char *word);

G_END_DECLS
