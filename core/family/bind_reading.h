/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/family only: everything that the rule for binding asks for, read in one go and judged.
 * The page that offers relatives and the act that binds them read it the same way. */
#pragma once

#include "core/family/family.h"
#include "core/rules/binding_rule.h"

typedef struct
{
  GjPerson *contributor;
  GjPerson *relative;
  GPtrArray *contributor_insurances;
  GPtrArray *relative_insurances;
  GArray *contributor_rows; /* GjInsuranceFact */
  GArray *relative_rows;
  GPtrArray *said;  /* relation codes */
  char *request_id; /* the act that asked and waits; NULL: none */
  int next_prio;    /* one behind the last of the relative's contributors */
  GjBindFacts facts;
  GjBindEligibility eligibility;
} GjBindReading;

void gj_bind_reading_clear (GjBindReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjBindReading, gj_bind_reading_clear)

/* @reading must be empty but for facts.n_relatives and facts.contributor_has_spouse: whom the contributor binds beside
 * those of the store, earlier in the same act. A person that is not there is DAMAGED: whoever is offered was read from
 * this store. */
gboolean gj_bind_reading_judge (GjStore *store, const GjRegion *region, const char *contributor,
                                const char *relative, const char *patn_rlts, gboolean consented,
                                GjDate today, GjBindReading *reading,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
