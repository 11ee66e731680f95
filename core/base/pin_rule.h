/* SPDX-License-Identifier: Apache-2.0 */
/* How long a PIN is, which new ones will not do and which are the ones cards are issued with (facts of
 * the card, section 4). It only looks at a secret: it keeps and copies none. */
#pragma once

#include <glib.h>

#include "core/base/secret.h"

G_BEGIN_DECLS

#define GJ_PIN_LENGTH 6

/* Why a new PIN will not do; in the order in which they are looked at. */
typedef enum
{
  GJ_PIN_RULE_OK,
  GJ_PIN_RULE_LENGTH,      /* not six digits */
  GJ_PIN_RULE_SAME_AS_OLD,
  GJ_PIN_RULE_INITIAL,     /* 123456, 000000, or one of the region's: what cards are issued with */
  GJ_PIN_RULE_ONE_DIGIT,   /* 777777 */
  GJ_PIN_RULE_RUN,         /* 345678, 876543; also through 9–0: 567890, 098765 */
  GJ_PIN_RULE_BIRTHDAY,    /* YYMMDD, YYYYMM, MMDDYY or DDMMYY of the holder's birth */
  GJ_PIN_RULE_ID_TAIL,     /* six characters in a row at the end of the ID number, an X not counted */
} GjPinRule;

/* @old_pin and @certno may be NULL; @certno is used only where it is an ID number. @initials: the region's
 * list, as below, or NULL. */
GjPinRule gj_pin_check_new (const GjSecret *new_pin, const GjSecret *old_pin, const char *certno,
                            const char *const *initials) G_GNUC_WARN_UNUSED_RESULT;

/* What of the holder's own a new PIN may not be, for whoever cannot ask gj_pin_check_new(): an encrypting pad. The first
 * GJ_PIN_BIRTHDAYS are of the birthday, the last is the ID number's end. */
#define GJ_PIN_BIRTHDAYS 4
#define GJ_PIN_PERSONAL (GJ_PIN_BIRTHDAYS + 1)
typedef char GjPinPersonal[GJ_PIN_PERSONAL][GJ_PIN_LENGTH + 1];

/* FALSE, and @personal is all empty strings: @certno is no ID number, or NULL. Personal: the caller wipes it. */
gboolean gj_pin_personal (const char *certno, GjPinPersonal personal) G_GNUC_WARN_UNUSED_RESULT;

/* Is this a PIN that cards are issued with? @initials is the region's NULL-terminated list (key
 * GJ_POLICY_PIN_INITIAL), or NULL for 123456 and 000000. It may look, but not pay. */
gboolean gj_pin_is_initial (const GjSecret *pin, const char *const *initials)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
