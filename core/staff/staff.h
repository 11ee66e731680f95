/* SPDX-License-Identifier: Apache-2.0 */
/* The hall's staff: who may open the staff screen of a kiosk. One of the staff is known by the own social-security
 * card, of whose number only a digest is kept, and by the number the hall gave them, which is the one that the audit
 * names. The register need not know them. It decides nothing about what they may do there.
 *
 * The digest hides the number from somebody who reads the table, not from one who tries all numbers there are; it is no
 * secret that anything hangs on: what opens the screen is the card itself and its PIN. */
#pragma once

#include "core/base/clock.h"
#include "core/base/crypto.h"
#include "core/store/store.h"

#define GJ_STAFF_DIGEST (2 * GJ_SM3_BYTES + 1)
#define GJ_STAFF_NO_MAX 16     /* characters */
#define GJ_STAFF_NAME_MAX 32

typedef struct
{
  char *staff_no; /* 1 to GJ_STAFF_NO_MAX letters and digits */
  char *name;
  char *card_digest;
  gint64 since_us;
  gint64 until_us; /* 0: still on */
} GjStaff;

void gj_staff_free (GjStaff *staff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjStaff, gj_staff_free)
GjStaff *gj_staff_copy (const GjStaff *staff);

typedef enum
{
  GJ_STAFF_DONE,
  GJ_STAFF_NUMBER_TAKEN, /* somebody who is on has that number */
  GJ_STAFF_CARD_TAKEN,   /* … or that card */
  GJ_STAFF_NOT_ON,       /* end: nobody who is on has that number */
  GJ_STAFF_FAILED        /* the store; @error */
} GjStaffResult;

/* Whether it may be somebody's number. */
gboolean gj_staff_no_is_valid (const char *staff_no);

/* What is kept of a card's number. */
gboolean gj_staff_digest (const char *certno, char hex[GJ_STAFF_DIGEST],
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who of the staff that are on has this card. @staff: (transfer full). */
GjFind gj_staff_find_by_card (GjStore *store, const char *card_digest, GjStaff **staff,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* By number, then by time. (element-type GjStaff) (transfer full), NULL only on failure. */
GPtrArray *gj_staff_list (GjStore *store, gboolean only_now, GError **error);

/* Both in one transaction with their audit record (staff.added, staff.ended; object "staff:NO"). @kiosk_id: whose chain
 * gets it. A number and a name of allowed length (asserted). */
GjStaffResult gj_staff_add (GjStore *store, GjClock *clock, const char *kiosk_id,
                            const char *staff_no, const char *name, const char *certno,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GjStaffResult gj_staff_end (GjStore *store, GjClock *clock, const char *kiosk_id,
                            const char *staff_no, GError **error) G_GNUC_WARN_UNUSED_RESULT;
