/* SPDX-License-Identifier: Apache-2.0 */
/* Reads an INI file and keeps where everything stands, so that a mistake can be named by line and column
 * (GKeyFile cannot). UTF-8; "[section]", "key=value", "key.attribute=value", lines beginning with # or ;
 * are comments. Blanks around key and value are dropped, nothing is unescaped, a value ends with its
 * line. It knows nothing of which keys exist. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *section;
  char *key;   /* as written, with its ".attribute" if it has one */
  char *value; /* "" where nothing stands after "=" */
  guint line;  /* from 1 */
  guint section_line;
  guint key_column; /* from 1, in characters */
  guint value_column;
} GjIniEntry;

/* What is wrong with the file itself. */
typedef struct
{
  guint line;
  guint column;
  char *message; /* a sentence for staff, in their language: what is wrong and what to do */
} GjIniProblem;

typedef struct _GjIni GjIni;

/* Reads @path. NULL with a GFileError where it cannot be read. Mistakes in it (no UTF-8, a line that is
 * neither, a key before any section, a section or key that stands twice) do not fail: they are in
 * gj_ini_problems(), and the rest is kept. Transfer full. */
GjIni *gj_ini_new_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same over a text. Never NULL. Transfer full. */
GjIni *gj_ini_new_text (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
void gj_ini_free (GjIni *ini);

/* In the file's order; transfer none. */
guint gj_ini_n_entries (const GjIni *ini);
const GjIniEntry *gj_ini_entry (const GjIni *ini, guint index);
/* NULL if it does not stand there. Transfer none. */
const GjIniEntry *gj_ini_find (const GjIni *ini, const char *section, const char *key);
/* The line of "[section]", 0 if there is none; for a missing key. */
guint gj_ini_section_line (const GjIni *ini, const char *section);
guint gj_ini_n_sections (const GjIni *ini);
const char *gj_ini_section (const GjIni *ini, guint index);

guint gj_ini_n_problems (const GjIni *ini);
const GjIniProblem *gj_ini_problem (const GjIni *ini, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjIni, gj_ini_free)

G_END_DECLS
