/* SPDX-License-Identifier: Apache-2.0 */
/* Says what the screen shows, to whoever wants to hear it: a page when it comes, a control when the keypad's arrows reach it, and
 * whatever changes on a page. The words are the page's own (ui/speech/page_words.h); amounts and names are said only when they are asked
 * for. It is on for one resident, unless the hall wants it always. */
#pragma once

#include "kiosk/config.h"
#include "ui/frame/window.h"

G_BEGIN_DECLS

typedef struct _GjSpeaker GjSpeaker;

/* Without a voice in the configuration it still tells a screen reader. Everything here allows NULL. @window and @config outlive it.
 * (transfer full) */
GjSpeaker *gj_speaker_new (GjWindow *window, const GjConfig *config);
void gj_speaker_free (GjSpeaker *speaker);

/* Has the configuration a voice? What is of its loudness is only asked then. */
gboolean gj_speaker_has_voice (const GjSpeaker *speaker);

/* The next resident begins with the hall's volume, aloud, and with the voice off unless the hall wants it on. */
void gj_speaker_reset (GjSpeaker *speaker);
/* Says @text, which holds nothing private, to whoever listens now, and is not hushed by the reset that comes next. */
void gj_speaker_part (GjSpeaker *speaker, const char *text);
/* How loud everybody begins: "low", "middle" or "high", as [voice] volume says until staff say otherwise. Any other word, or NULL, changes
 * nothing. */
void gj_speaker_set_usual (GjSpeaker *speaker, const char *word);
/* (transfer none) */
const char *gj_speaker_get_usual (const GjSpeaker *speaker);
/* Says so aloud, at that volume, whether the voice is on or not. */
void gj_speaker_try (GjSpeaker *speaker);
/* Can it be heard in the hall's language, as far as the engine knows? */
gboolean gj_speaker_can_speak (GjSpeaker *speaker);
/* Whether it speaks now, and in the ear only; and so again, for somebody who is back. */
void gj_speaker_get (const GjSpeaker *speaker, gboolean *on, gboolean *in_private);
void gj_speaker_set (GjSpeaker *speaker, gboolean on, gboolean in_private);
/* Somebody has changed what the next one is not to find. */
gboolean gj_speaker_is_changed (GjSpeaker *speaker);

G_END_DECLS
