/* SPDX-License-Identifier: Apache-2.0 */
/* Everything the screens say about the resident who is in, read from the store in one go and in one
 * unmoving picture. A picture only: whoever pays asks the store again, in the payment's transaction. */
#pragma once

#include "core/family/family.h"
#include "core/family/request.h"
#include "core/ledger/premium_paid.h"
#include "core/ledger/premium_waiting.h"
#include "core/rules/eligibility.h"
#include "core/rules/region.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* One person the resident pays for, and whether the premium on sale can be paid for them now. */
typedef struct
{
  const GjPerson *person;   /* the binding's relative, or the resident */
  const char *patn_rlts;    /* what they are to the resident; GJ_RELATION_ONESELF */
  const GjBinding *binding; /* one of resident->given; NULL: the resident, whose own premium it is */
  GjPayEligibility eligibility; /* no reasons: can be paid */
  gboolean paid;
  GjPremiumPaidBy paid_by; /* if paid */
  GjWaitingResult waiting_result; /* if they paid now: NONE, or what to say before they do */
  GjWaiting waiting;
  GPtrArray *insurances;   /* GjInsurance; eligibility points into it and into facts */
  GArray *facts;           /* GjInsuranceFact */
} GjPayable;

typedef struct
{
  GjPerson *person;
  GPtrArray *insurances; /* GjInsurance */
  GArray *facts;         /* GjInsuranceFact */
  gboolean has_account;
  gint64 balance_fen;
  GjDate balance_of;     /* the day whose balance the platform gave; care paid for since is not taken off.
                            GJ_DATE_NONE: not known */
  GjPremiumWindow window; /* which year is on sale */
  GPtrArray *payables;    /* GjPayable: whom the resident pays for, released bindings left out. The
                             resident stands first, unless normal employee insurance makes it needless */
  GPtrArray *given;       /* GjBinding: every binding in which the resident pays */
  GPtrArray *received;    /* GjBinding: every binding in which others pay for the resident */
  GPtrArray *asked;       /* GjFamilyRequest: whom the resident wants to pay for, not answered yet */
  GPtrArray *asking;      /* GjFamilyRequest: who wants to pay for the resident, not answered yet */
  GHashTable *kin;        /* psn_no → patn_rlts, what those who pay or ask to pay for the resident are to the
                             resident, where the register says it from this side */
  guint receipts_owed;    /* receipts that no printer is known to have given out; 9 stands for more */
} GjResident;

/* The resident whose certificate number the card told. NULL without `error`: this store does not know
 * the number. Errors: GJ_STORE_ERROR. Runs on the store's thread. (transfer full) */
GjResident *gj_resident_load (GjStore *store, GjClock *clock, GjRegion *region, const char *certno,
                              GError **error);

void gj_resident_free (GjResident *resident);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjResident, gj_resident_free)

/* Whether it is the resident's own premium. */
gboolean gj_payable_is_own (const GjPayable *payable);

/* How many of them gj_payable_is_payable(), and how many gj_payable_is_open(). */
guint gj_resident_count_payable (const GjResident *resident);
guint gj_resident_count_open (const GjResident *resident);

/* By the relative's psn_no; NULL if there is none. (transfer none) */
const GjPayable *gj_resident_find_payable (const GjResident *resident, const char *relative_psn_no);

/* What that person is to the resident, as it is registered from the resident's side: 长女, where all that the
 * person's own binding tells is a daughter. NULL: it is not. (transfer none) */
const char *gj_resident_find_kin (const GjResident *resident, const char *psn_no);

/* Nothing stands in the way, the money for it is there too: whoever is called payable can be paid for. */
gboolean gj_payable_is_payable (const GjPayable *payable);

/* Payable, or it would be with more money in the account: the premium is still to be paid, by whomever. */
gboolean gj_payable_is_open (const GjPayable *payable);

/* Whether the first reason lies with the payer, so that it holds for every relative. */
gboolean gj_pay_obstacle_is_payers (GjPayObstacle obstacle);

G_END_DECLS
