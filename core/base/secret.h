/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN, or another code that stands for a person, while it is needed: one buffer on its own locked page, kept out of core dumps and of child
 * processes and wiped before it is freed. A secret is never copied into a string, a log or a widget.
 * What makes a PIN fit is pin_rule.h's affair. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GjSecret GjSecret;

/* An empty secret of at most @max (1 … 128) characters. Transfer full. Memory that cannot be locked
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

G_END_DECLS
