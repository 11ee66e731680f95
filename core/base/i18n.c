/* SPDX-License-Identifier: Apache-2.0 */
/* Texts in the resident's language, through libintl, with a language that changes while the program
 * runs. textdomain() is never called: with the default domain left alone GtkBuilder keeps asking
 * libintl too. */
#include "core/base/i18n.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* libintl's own count of catalogue changes; raising it drops what it has cached. */
extern int _nl_msg_cat_cntr;

/* Chinese, the language of the msgids, is the first. */
static const GjLanguage languages[] = {
  { "zh_CN", "中文", FALSE, TRUE },
  { "en", "English", FALSE, TRUE },
  { "ug", "ئۇيغۇرچە", TRUE, FALSE },
  { "bo", "བོད་ཡིག", FALSE, FALSE },
};

static const GjLanguage *current = &languages[0];

const char *
gj_gettext (const char *msgid)
{
  /* The empty msgid is the catalogue's header. */
  return *msgid == '\0' ? msgid : dgettext (GJ_I18N_DOMAIN, msgid);
}

const char *
gj_pgettext (const char *context_msgid, gsize msgid_offset)
{
  const char *translation = dgettext (GJ_I18N_DOMAIN, context_msgid);

  return translation == context_msgid ? context_msgid + msgid_offset : translation;
}

const char *
gj_ngettext (const char *msgid, const char *msgid_plural, gulong n)
{
  const char *translation = dngettext (GJ_I18N_DOMAIN, msgid, msgid_plural, n);

  /* libintl's own rule for a missing catalogue is the English one; Chinese has no plural. */
  return translation == msgid_plural ? msgid : translation;
}

void
gj_i18n_init (const char *localedir)
{
  /* zh_CN may not be generated on a bare machine; C.UTF-8 always is, and unlike "C" it honours
   * LANGUAGE. */
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL && setlocale (LC_ALL, "C.UTF-8") == NULL)
    g_warning ("neither zh_CN.UTF-8 nor C.UTF-8 is there; texts stay Chinese");
  if (localedir != NULL)
    (void)bindtextdomain (GJ_I18N_DOMAIN, localedir);
  (void)bind_textdomain_codeset (GJ_I18N_DOMAIN, "UTF-8");
  (void)gj_i18n_set_language ("zh_CN");
}

const GjLanguage *
gj_languages (gsize *n_languages)
{
  *n_languages = G_N_ELEMENTS (languages);
  return languages;
}

const GjLanguage *
gj_language_find (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (tag, languages[i].tag) == 0)
      return &languages[i];
  return NULL;
}

gboolean
gj_i18n_set_language (const char *language)
{
  const GjLanguage *found = gj_language_find (language);

  if (found == NULL)
    return FALSE;
  g_setenv ("LANGUAGE", found->tag, TRUE);
  _nl_msg_cat_cntr++;
  current = found;
  return TRUE;
}

const char *
gj_i18n_language_from_environment (void)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && *value != '\0')
        return g_str_has_prefix (value, "en") ? "en" : "zh_CN";
    }
  return "zh_CN";
}

const char *
gj_i18n_get_language (void)
{
  return current->tag;
}

const GjLanguage *
gj_i18n_get (void)
{
  return current;
}
