/* SPDX-License-Identifier: Apache-2.0 */
/* How a text of the screen sounds. What the screen may show to the one who stands before it, a hall must not hear: amounts, masked
   names and masked numbers become 若干元, 某某 and 号码, unless they were asked for. They are known by their shape (core/base/mask.h,
   core/base/money.h), so a page need not mark them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as it is to be said, in the language that is now set. With @all also what is private, in words a voice can say. @hidden, or NULL,
   becomes TRUE if something was kept back; it is never set to FALSE. NULL: nothing of it is left to say. (transfer full) */
char *gj_spoken_text (const char *text, gboolean all, gboolean *hidden);

/* Ends what was @said so far before something else: with @between, or with nothing but a space, which Chinese has not, after a sign
   that ends it itself. A closing bracket does not. Nothing was said: nothing. */
void gj_spoken_pause (GString *said, const char *between);

G_END_DECLS
