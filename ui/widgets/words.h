/* SPDX-License-Identifier: Apache-2.0 */
/* The Chinese words that a line never divides: assets/words.txt, one a line. Pango may end a line between any two characters, and knows no
   words; a narrow column then says 二维 and 码. It lists what the screens say, not the language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes the longest listed word has that @text begins with; 0 when it begins with none. */
gsize gj_words_at (const char *text);

G_END_DECLS
