/* SPDX-License-Identifier: Apache-2.0 */
/* Before an act: whom a resident could bind and whether it would be allowed, and what a release would mean.
 * Who waits for an answer is core/family/request.h. Read-only; what is said here is judged again when the act is submitted. */
#pragma once

#include "core/family/consent.h"
#include "core/family/family.h"
#include "core/rules/binding_rule.h"

G_BEGIN_DECLS

/* Reads everything the rule asks for and judges it. @patn_rlts NULL: not chosen yet. @consented: as
 * gj_consent_covers() says of that relation. Runs inside the caller's transaction or without one. */
gboolean gj_family_judge_binding (GjStore *store, const GjRegion *region,
                                  const char *contributor_psn_no, const char *relative_psn_no,
                                  const char *patn_rlts, gboolean consented, GjDate today,
                                  GjBindEligibility *eligibility,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One of several whom one act is to bind. */
typedef struct
{
  const char *relative_psn_no;
  const char *patn_rlts;
  GjConsent consent;
} GjBindWish;

/* Judges several in their order as one act will: each with those before it bound, so that whoever is above
 * the region's cap is told before anything is signed. @eligibilities has room for @n_wishes. */
gboolean gj_family_judge_set (GjStore *store, const GjRegion *region, const char *contributor_psn_no,
                              const GjBindWish *wishes, gsize n_wishes, GjDate today,
                              GjBindEligibility *eligibilities,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  GjPerson *person;
  char *patn_rlts; /* what the graph says the person is to the contributor */
  GjBindEligibility eligibility;
} GjFamilySuggestion;

void gj_family_suggestion_free (GjFamilySuggestion *suggestion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjFamilySuggestion, gj_family_suggestion_free)

/* The family graph of @psn_no without those bound already (a request that waits stays, with that reason):
 * who may be bound first, then by birth. NULL only on failure. (element-type GjFamilySuggestion) (transfer
 * full) */
GPtrArray *gj_family_suggest (GjStore *store, const GjRegion *region, const char *psn_no,
                              GjDate today, GError **error);

/* A typed ID number and name. NOT_FOUND both for a number nobody here has and for a name that does not fit
 * it, and nothing tells the two apart: whose number it is stays unsaid. Blanks, the kinds of middle dot and
 * full-width letters make no difference. How often it may be tried is the flow's to bound. */
GjFind gj_family_find_person_typed (GjStore *store, const char *certno, const char *name,
                                    GjPerson **person, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a release's notice says. */
typedef struct
{
  GjBinding *binding;   /* since when: begndate; used in all: used_fen_total */
  gint64 used_fen_year; /* of the contributor's money for this relative in today's year */
  guint n_days;         /* since begndate, today included */
  gboolean limit_known; /* the region says how long a binding must have been (0: it need not) */
  guint min_days;
  GjDate earliest;      /* the first day on which it may be released */
  gboolean allowed;     /* today. A limit nobody has verified forbids nothing, and what is not valid anyway
                           may always be tidied away */
} GjReleaseNotice;

void gj_release_notice_clear (GjReleaseNotice *notice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjReleaseNotice, gj_release_notice_clear)

/* NOT_FOUND: there is no such binding to release (any more). @notice must be empty. */
GjFind gj_family_release_notice (GjStore *store, const GjRegion *region, const GjBindingKey *key,
                                 GjDate today, GjReleaseNotice *notice,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
