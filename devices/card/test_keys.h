/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of the emulated PSAM and the emulated cards. They stand in the source of this program: whoever has it can
 * make a card that passes, so that a PSAM which holds them is refused wherever cards are real (psam.h).
 *
 * A card's own key is SM4 of its factor and its factor's complement under the common key (as PBOC 3.0 diversifies;
 * for a real card (inferred), and the PSAM's affair). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_TEST_KEY_CARD 0x00   /* INTERNAL AUTH: the card proves itself */
#define GJ_TEST_KEY_HOLDER 0x0A /* EXTERNAL AUTH: opens the holder file */

/* One block under the key that belongs to a card of this factor (8 bytes). FALSE: there is no such key. */
gboolean gj_test_keys_encrypt (guint8 key, const guint8 *factor, const guint8 *block, guint8 *out);

G_END_DECLS
