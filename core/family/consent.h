/* SPDX-License-Identifier: Apache-2.0 */
/* A relative's own yes to being bound, given at the kiosk while the contributor's session waits. It is a yes to
 * what was shown: this contributor, and this relation. Chosen another relation afterwards, it is none. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_CONSENT_NONE,    /* not asked, or not given */
  GJ_CONSENT_OWN_PIN, /* own card and own PIN at this kiosk, in this session, to a page that named contributor
                         and relation */
} GjConsentHow;

/* Holds no pointers: may be copied and kept. { 0 }: none. */
typedef struct
{
  GjConsentHow how;
  char patn_rlts[3]; /* what the page said the relative is to the contributor */
  gint64 time_us;    /* when the PIN was right */
} GjConsent;

/* Does @consent (may be NULL) cover a binding with @patn_rlts? FALSE while no relation is chosen. */
gboolean gj_consent_covers (const GjConsent *consent, const char *patn_rlts);

G_END_DECLS
