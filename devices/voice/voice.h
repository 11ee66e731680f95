/* SPDX-License-Identifier: Apache-2.0 */
/* A voice that says sentences: speech-dispatcher's, through libspeechd, whose calls wait for the daemon. So a thread of its own has the
 * connection, and nothing here ever waits. That nothing can be heard is never an error of anybody: what cannot be said is dropped, and
 * the daemon is looked for again, for as long as the program runs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_LOUDNESS_LOW,
  GJ_LOUDNESS_MIDDLE,
  GJ_LOUDNESS_HIGH,
} GjLoudness;

/* One thing to say. */
typedef struct
{
  const char *text;     /* UTF-8, plain */
  const char *language; /* as core/base/i18n.h has it: "zh_CN", "en" … */
  GjLoudness loudness;
  gboolean in_private; /* through the second output alone */
  gboolean interrupts; /* what is being said ends, and what waited is dropped */
} GjUtterance;

typedef struct _GjVoice GjVoice;

/* Looks for the daemon where libspeechd does (SPEECHD_ADDRESS, else the user's own, which is started if need be). @private_module: the
 * name of its output module that reaches nothing but the headphones, or NULL for none. @on_changed (on the main loop, until
 * gj_voice_free) is called when gj_voice_can_say()
 * or gj_voice_has_private() may answer otherwise. (transfer full) */
GjVoice *gj_voice_new (const char *private_module, void (*on_changed) (gpointer data), gpointer data);

/* Ends what is being said. Returns at once, whatever the daemon does. NULL is allowed. */
void gj_voice_free (GjVoice *voice);

/* The daemon is there, and one of its voices speaks @language. */
gboolean gj_voice_can_say (GjVoice *voice, const char *language);

/* The daemon has the second output, for headphones. */
gboolean gj_voice_has_private (GjVoice *voice);

/* Copies @utterance. What would wait behind too many others is dropped. */
void gj_voice_say (GjVoice *voice, const GjUtterance *utterance);

/* Silence, now. */
void gj_voice_hush (GjVoice *voice);

G_END_DECLS
