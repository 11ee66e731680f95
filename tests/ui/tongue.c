/* SPDX-License-Identifier: Apache-2.0 */
/* See tongue.h. A piece is what stands between Latin letters, line ends and signs that set words apart: it is data if it stands so in
 * the data. */
#include "tests/ui/tongue.h"

#include <string.h>

#include "core/base/i18n.h"
#include "ui/speech/spoken_text.h"
#include "ui/widgets/candidate_bar.h"
#include "ui/widgets/naming.h"

#define HAN "[\\x{3007}\\x{3400}-\\x{9fff}\\x{20000}-\\x{3ffff}]"

struct _Tongue
{
  GHashTable *pieces; /* char *: Chinese */
  GString *latin;     /* every text with Latin words, its line ends as spaces */
};

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_MULTILINE, 0, &error);
  g_assert_no_error (error);
  return regex;
}

/* Han, and what may stand within a name, a place or a sentence of the data. */
static GRegex *
chinese_pieces (void)
{
  static GRegex *regex;
  if (regex == NULL)
    regex = compile (HAN "(?:(?:" HAN "|[·、（）0-9])*" HAN ")?");
  return regex;
}

/* Codes have capitals, figures and no spaces. */
static GRegex *
latin_pieces (void)
{
  static GRegex *regex;
  if (regex == NULL)
    regex = compile ("[A-Za-z]{2,}(?:[ ,;:'-]+[A-Za-z]*[a-z]{2,})+");
  return regex;
}

Tongue *
tongue_new (void)
{
  Tongue *tongue = g_new0 (Tongue, 1);
  tongue->pieces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tongue->latin = g_string_new (NULL);
  gsize n;
  /* A language is called by its own name everywhere. */
  const GjLanguage *languages = gj_languages (&n);
  for (gsize i = 0; i < n; i++)
    tongue_learn (tongue, languages[i].own_name);
  return tongue;
}

void
tongue_free (Tongue *tongue)
{
  g_hash_table_unref (tongue->pieces);
  g_string_free (tongue->latin, TRUE);
  g_free (tongue);
}

void
tongue_learn (Tongue *tongue, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (chinese_pieces (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (tongue->pieces, g_match_info_fetch (match, 0));
  if (!g_regex_match (latin_pieces (), text, 0, NULL))
    return;
  g_string_append_c (tongue->latin, '\n');
  g_string_append (tongue->latin, text);
  for (gsize i = tongue->latin->len - strlen (text); i < tongue->latin->len; i++)
    if (tongue->latin->str[i] == '\n')
      tongue->latin->str[i] = ' ';
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
ends_so (const char *name, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (name, *endings))
      return TRUE;
  return FALSE;
}

void
tongue_learn_files (Tongue *tongue, const char *path, const char *const *endings)
{
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *text = read_file (path);
      tongue_learn (tongue, text);
      return;
    }
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (ends_so (name, endings))
      {
        g_autofree char *file = g_build_filename (path, name, NULL);
        tongue_learn_files (tongue, file, endings);
      }
}

static char *
without (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = compile (pattern);
  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

void
tongue_learn_literals (Tongue *tongue, const char *path)
{
  g_autofree char *text = read_file (path);
  /* One literal may be written as several. */
  g_autofree char *joined = without (text, "(?<=[^\\\\(, ])\"\\s+\"(?!\\s*,)");
  g_autofree char *ours = without (joined, "\\b(?:_|N_|C_|NC_|gj_ngettext) ?\\((?:\\s*\"(?:[^\"\\\\\n]|\\\\.)*\"\\s*,?)+");
  g_autofree char *told = without (ours, "/\\*(?:[^*]|\\*(?!/))*\\*/");
  g_autoptr (GRegex) literals = compile ("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (literals, told, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *marked = g_match_info_fetch (match, 0);
      g_autofree char *literal = without (marked, "</?[a-z]+>");
      g_autofree char *said = gj_spoken_text (literal, FALSE, NULL);
      tongue_learn (tongue, literal);
      if (said != NULL) /* without what is private */
        tongue_learn (tongue, said);
    }
}

static gboolean
is_data (Tongue *tongue, const char *piece)
{
  return g_hash_table_contains (tongue->pieces, piece) || (g_ascii_isalpha (*piece) && strstr (tongue->latin->str, piece) != NULL)
         || g_regex_match_simple ("^[一丨丿丶乛]+$", piece, 0, 0); /* strokes, for input */
}

char *
tongue_find_foreign (Tongue *tongue, const char *text)
{
  GRegex *regex = g_str_equal (gj_i18n_get_language (), "en")      ? chinese_pieces ()
                  : g_str_equal (gj_i18n_get_language (), "zh_CN") ? latin_pieces ()
                                                                   : NULL;
  if (regex == NULL)
    return NULL;
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *piece = g_match_info_fetch (match, 0);
      if (!is_data (tongue, piece))
        return g_steal_pointer (&piece);
    }
  return NULL;
}

/* ---- on a screen ---- */

typedef struct
{
  Tongue *tongue;
  void (*found) (const char *foreign, const char *text, gpointer data);
  gpointer data;
} Walk;

static void
check_text (Walk *walk, const char *text)
{
  g_autofree char *foreign = text != NULL ? tongue_find_foreign (walk->tongue, text) : NULL;
  if (foreign != NULL)
    walk->found (foreign, text, walk->data);
}

/* The check answers with what the property is where it is not this. */
static void
check_property (Walk *walk, GtkWidget *widget, GtkAccessibleProperty property)
{
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    return;
  g_autofree char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "");
  check_text (walk, value);
}

/* What an input method offers is its dictionary's; the letters typed for it are the resident's. */
static void
learn_candidates (Tongue *tongue, GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
  if (text != NULL
      && (gtk_widget_get_ancestor (widget, GJ_TYPE_CANDIDATE_BAR) != NULL
          || (gtk_widget_has_css_class (widget, "namestatus") && g_regex_match_simple ("^[a-z ]+$", text, 0, 0))))
    tongue_learn (tongue, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    learn_candidates (tongue, child);
}

static void
check_widget (Walk *walk, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    check_text (walk, gtk_label_get_text (GTK_LABEL (widget)));
  else
    check_text (walk, gj_naming_get (widget));
  check_property (walk, widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  check_property (walk, widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  check_property (walk, widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      check_widget (walk, child);
}

void
tongue_check (Tongue *tongue, GtkWidget *root, void (*found) (const char *foreign, const char *text, gpointer data), gpointer data)
{
  Walk walk = { tongue, found, data };
  if (!gtk_widget_get_mapped (root))
    return;
  learn_candidates (tongue, root);
  check_widget (&walk, root);
}
