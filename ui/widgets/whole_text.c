/* SPDX-License-Identifier: Apache-2.0 */
/* See whole_text.h. Chinese may break between any two characters, so what belongs together is marked with attributes. */
#include "ui/widgets/whole_text.h"

/* The end of a paragraph that moves to the next line together. */
#define LAST_CHARACTERS 3
/* A shorter paragraph may break anywhere: keeping half of it together would only make its lines more uneven. */
#define LEAST_CHARACTERS 8

#define WATCHED_KEY "gj-whole-text"

static GRegex *
wholes (void)
{
  static gsize regex;
  if (g_once_init_enter (&regex))
    {
      const char *const pattern = "[0-9]+年度"
                                  "|([0-9]+年)?[0-9]+月([0-9]+日)?"
                                  "|¥?[0-9][0-9,.]*元?"
                                  "|[0-9]?\\*+[\\p{Han}0-9]"
                                  "|[0-9A-Z]+(-[0-9A-Z]+)+";
      GRegex *compiled = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (compiled != NULL);
      g_once_init_leave (&regex, (gsize) compiled);
    }
  return (GRegex *) regex;
}

/* Signs that may not begin a line hang on to what is before them anyway; counting them would make the end look longer than it is. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == '*';
}

static void
keep_range (PangoAttrList *attributes, guint start, guint end)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The last letters of a paragraph, if it has enough of them. Latin words are never divided, so they need no help. */
static void
keep_end (PangoAttrList *attributes, const char *text, const char *start, const char *end)
{
  guint letters = 0;
  const char *from = end;
  if (g_utf8_strlen (start, end - start) < LEAST_CHARACTERS)
    return;
  while (from > start && letters < LAST_CHARACTERS)
    {
      from = g_utf8_prev_char (from);
      const gunichar c = g_utf8_get_char (from);
      if (g_unichar_isspace (c))
        return;
      letters += is_letter (c);
    }
  keep_range (attributes, (guint) (from - text), (guint) (end - text));
}

static void
on_text_changed (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (wholes (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;
      g_match_info_fetch_pos (match, 0, &start, &end);
      keep_range (attributes, (guint) start, (guint) end);
    }
  for (const char *start = text; *start != '\0';)
    {
      const char *end = strchr (start, '\n');
      end = end != NULL ? end : start + strlen (start);
      keep_end (attributes, text, start, end);
      start = *end == '\n' ? end + 1 : end;
    }
  gtk_label_set_attributes (label, attributes);
}

void
gj_whole_text_keep (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  if (g_object_get_data (G_OBJECT (label), WATCHED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (label), WATCHED_KEY, label);
  g_signal_connect (label, "notify::label", G_CALLBACK (on_text_changed), NULL);
  on_text_changed (label);
}

void
gj_whole_text_keep_all (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  if (GTK_IS_LABEL (root))
    gj_whole_text_keep (GTK_LABEL (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    gj_whole_text_keep_all (child);
}
