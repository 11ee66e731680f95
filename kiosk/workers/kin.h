/* SPDX-License-Identifier: Apache-2.0 */
/* Questions to the store about one relative: who it is, what is known of the relation, and whether the
 * resident may bind them. Each is one job and one unmoving picture; who binds is judged again by the act. */
#pragma once

#include "core/family/lookup.h"
#include "core/family/suggest.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

typedef struct
{
  GjPerson *person;
  char *patn_rlts; /* what the family graph or a binding says the person is to the contributor; "": nobody has */
  GjBindEligibility eligibility; /* with that relation, or without one */
} GjKin;

void gj_kin_free (GjKin *kin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjKin, gj_kin_free)

/* What the questions are asked with; borrowed until the answer. */
typedef struct
{
  GjStoreWorker *store;
  GjClock *clock;
  GjRegion *region;
  const char *contributor_psn_no; /* copied */
  const char *kiosk_id;           /* copied; for a typed number, which leaves a record; else NULL */
} GjKinDesk;

/* Whom the family graph knows and nobody has bound. Finish: (element-type GjFamilySuggestion)
 * (transfer full); NULL only with error. */
void gj_kin_suggest_async (const GjKinDesk *desk, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *gj_kin_suggest_finish (GAsyncResult *result, GError **error);

/* By the number on a card, or, with `name`, by a typed number that must go with it: gj_family_lookup_typed().
 * Finish with gj_kin_find_finish(): NULL without error where there is no such person (of that name).
 * `n_misses` (may be NULL): of the contributor's typed numbers today at this kiosk; from GJ_LOOKUP_MISSES_MAX on
 * nobody is looked for. */
void gj_kin_find_async (const GjKinDesk *desk, const char *certno, const char *name,
                        GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
GjKin *gj_kin_find_finish (GAsyncResult *result, guint *n_misses, GError **error);

/* The rule with a chosen relation; `consented` as gj_consent_covers() says of it. Finish: (transfer full), g_free(); NULL only with error. */
void gj_kin_judge_async (const GjKinDesk *desk, const char *relative_psn_no, const char *patn_rlts,
                         gboolean consented, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
GjBindEligibility *gj_kin_judge_finish (GAsyncResult *result, GError **error);

/* Several together, as one act will judge them (gj_family_judge_set()); `wishes` are copied. Finish:
 * (element-type GjBindEligibility), one for each, (transfer full); NULL only with error. */
void gj_kin_judge_set_async (const GjKinDesk *desk, const GjBindWish *wishes, gsize n_wishes,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GArray *gj_kin_judge_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
