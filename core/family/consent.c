/* SPDX-License-Identifier: Apache-2.0 */
/* See consent.h. */
#include "core/family/consent.h"

gboolean
gj_consent_covers (const GjConsent *consent, const char *patn_rlts)
{
  return consent != NULL && consent->how == GJ_CONSENT_OWN_PIN && patn_rlts != NULL
         && *patn_rlts != '\0' && g_str_equal (consent->patn_rlts, patn_rlts);
}
