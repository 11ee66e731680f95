/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN while it is needed: one buffer on its own locked page, kept out of core dumps and of child
 * processes and wiped before it is freed. A secret is never copied into a string, a log or a widget.
 * Also the rules for a new PIN (facts of the card, section 4). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PIN_LENGTH 6

typedef struct _GjSecret GjSecret;

/* An empty secret of at most @max (1 … 64) characters. Transfer full. Memory that cannot be locked
 * (RLIMIT_MEMLOCK) is still used, and gj_secret_is_locked() says so; no memory at all aborts. */
GjSecret *gj_secret_new (gsize max) G_GNUC_WARN_UNUSED_RESULT;

/* Wipes, then gives the page back. NULL is fine. */
void gj_secret_free (GjSecret *secret);

/* FALSE, and nothing changes, when it is full. */
gboolean gj_secret_append (GjSecret *secret, char character);
/* Wipes the last character; nothing happens when it is empty. */
void gj_secret_backspace (GjSecret *secret);
/* Zeroes the whole buffer; length becomes 0. */
void gj_secret_wipe (GjSecret *secret);

gsize gj_secret_length (const GjSecret *secret);
gboolean gj_secret_is_locked (const GjSecret *secret);

/* The characters themselves, gj_secret_length() of them, with no NUL behind. For the card layer
 * only; valid until the next change. Transfer none. */
const guint8 *gj_secret_peek (const GjSecret *secret);

/* Makes @to hold what @from holds. FALSE, and @to is empty, if it does not fit. */
gboolean gj_secret_copy (GjSecret *to, const GjSecret *from);

/* Same length and characters; takes the same time wherever they differ. */
gboolean gj_secret_equals (const GjSecret *a, const GjSecret *b);
gboolean gj_secret_equals_text (const GjSecret *secret, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSecret, gj_secret_free)

/* Why a new PIN will not do; in the order in which they are looked at. */
typedef enum
{
  GJ_PIN_RULE_OK,
  GJ_PIN_RULE_LENGTH,      /* not six digits */
  GJ_PIN_RULE_SAME_AS_OLD,
  GJ_PIN_RULE_INITIAL,     /* 123456 or 000000, what cards are issued with */
  GJ_PIN_RULE_ONE_DIGIT,   /* 777777 */
  GJ_PIN_RULE_RUN,         /* 345678, 876543; also through 9–0: 567890, 098765 */
  GJ_PIN_RULE_BIRTHDAY,    /* YYMMDD, YYYYMM, MMDDYY or DDMMYY of the holder's birth */
  GJ_PIN_RULE_ID_TAIL,     /* six characters in a row at the end of the ID number, an X not counted */
} GjPinRule;

/* @old_pin and @certno may be NULL; @certno is used only where it is an ID number. */
GjPinRule gj_pin_check_new (const GjSecret *new_pin, const GjSecret *old_pin, const char *certno)
    G_GNUC_WARN_UNUSED_RESULT;

/* Is this a PIN that cards are issued with? @initials is the region's NULL-terminated list (key
 * GJ_POLICY_PIN_INITIAL), or NULL for 123456 and 000000. It may look, but not pay. */
gboolean gj_pin_is_initial (const GjSecret *pin, const char *const *initials)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
