/* SPDX-License-Identifier: Apache-2.0 */
/* Texts in the resident's language. The Chinese text is the msgid; catalogues live in the domain
 * "gongji". The only way to a translation: no other file includes <libintl.h> or <glib/gi18n.h>, whose
 * g_dgettext decides once per process whether to translate and so cannot switch languages live.
 * xgettext keywords: _ N_ C_:1c,2 NC_:1c,2 gj_ngettext:1,2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_I18N_DOMAIN "gongji"

/* The translation, or @msgid itself. Transfer none, valid for ever. */
const char *gj_gettext (const char *msgid) G_GNUC_FORMAT (1);
/* @context_msgid is context, "\004", msgid; @msgid_offset is where the msgid begins. */
const char *gj_pgettext (const char *context_msgid, gsize msgid_offset) G_GNUC_FORMAT (1);
/* Chooses by @n where the language does; Chinese does not. Both usually hold one %lu. */
const char *gj_ngettext (const char *msgid, const char *msgid_plural, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

#define _(text) gj_gettext (text)
#define C_(context, text) gj_pgettext (context "\004" text, sizeof (context))
#define N_(text) (text)
#define NC_(context, text) (text)

/* Once, before any thread: where the catalogues are (<localedir>/en/LC_MESSAGES/gongji.mo). Sets a
 * UTF-8 locale. @localedir NULL: the system's. */
void gj_i18n_init (const char *localedir);

/* A language that the screen can speak. Which of them a hall offers is its configuration's. What a face of letters and the
 * lines of a script need is the stylesheet's (assets/scripts.css), under the class that is the tag. */
typedef struct
{
  const char *tag;      /* of the catalogue: "zh_CN" */
  const char *own_name; /* in its own script, as its readers call it */
  gboolean rtl;         /* written from right to left: the whole screen is mirrored */
  gboolean reviewed;    /* FALSE: machine-made, and the screen says so until a native has reviewed it */
} GjLanguage;

/* All there are, in the order in which they are offered. Transfer none. */
const GjLanguage *gj_languages (gsize *n_languages);
/* Transfer none; NULL for a tag that is none of them. */
const GjLanguage *gj_language_find (const char *tag);

/* One of gj_languages() from now on; call on the main thread. FALSE, and nothing changes, for another. What a catalogue
 * does not translate is Chinese. */
gboolean gj_i18n_set_language (const char *language);
/* Which of Chinese and English the shell that started the program asks for: "en" where the first of LANGUAGE,
 * LC_ALL, LC_MESSAGES and LANG that is not empty begins with "en", else "zh_CN". For the command-line
 * programs, and before gj_i18n_init(), which sets LANGUAGE itself. Transfer none. */
const char *gj_i18n_language_from_environment (void);
/* What was last set; "zh_CN" before that. Transfer none. */
const char *gj_i18n_get_language (void);

/* The same with all that is known of it. Transfer none. */
const GjLanguage *gj_i18n_get (void);

G_END_DECLS
