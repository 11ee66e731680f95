/* SPDX-License-Identifier: Apache-2.0 */
/* See whole_text.h. Chinese may break between any two characters, so what belongs together is marked with attributes. */
#include "ui/widgets/whole_text.h"

#include "ui/widgets/mirror.h"
#include "ui/widgets/words.h"

/* The end of a paragraph that moves to the next line together; of a short one less, so that its lines stay even. */
#define LAST_CHARACTERS 3
#define LAST_CHARACTERS_SHORT 2
#define SHORT_CHARACTERS 8

#define WATCHED_KEY "gj-whole-text"

static GRegex *
wholes (void)
{
  static gsize regex;
  if (g_once_init_enter (&regex))
    {
      const char *const pattern = "[0-9] [\\p{L} ]+(?=\\x{3000})|(?<=\\x{3000})[0-9] [\\p{L} ]+" /* steps beside each other */
                                  "|[0-9]+年度|(?<=年度)城乡居民医保"
                                  "|([0-9]+年)?[0-9]+月([0-9]+日)?"
                                  "|(?<!\\p{Han})\\p{Han}{2}¥[0-9][0-9,.]*" /* 现金¥23.40 */
                                  "|[+\\x{2212}]?¥?[0-9][0-9,.]*元?"
                                  "|[0-9]?\\*+[\\p{Han}0-9]"
                                  "|[0-9A-Z]+(-[0-9A-Z]+)+"
                                  "|\\x{62E8}?\\x{6253}[0-9]{5}"          /* 拨打12393 */
                                  "|(?<=，)\\p{Han}{2,3}(?=，)"; /* a clause of a few characters */
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

/* Arabic and Tibetan letters, which have faces of their own. */
static gboolean
has_own_face (gunichar c)
{
  return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0F00 && c <= 0x0FFF) || (c >= 0xFB50 && c <= 0xFEFC);
}

/* Pango (1.50) aborts where a range of two faces is to be laid out in less than its width ("ཀློག་བཞིན་པ…"), as GTK does to measure it. */
static gboolean
has_two_faces (const char *from, const char *end)
{
  gboolean own = FALSE, other = FALSE;
  for (; from < end; from = g_utf8_next_char (from))
    {
      own = own || has_own_face (g_utf8_get_char (from));
      other = other || !has_own_face (g_utf8_get_char (from));
    }
  return own && other;
}

/* GTK makes one range of two that touch, and no line could end between them. Pango counts a character that a range ends in: a range
   that leaves out its last byte keeps as much together and touches nothing. */
static void
keep_range (PangoAttrList *attributes, const char *text, guint start, guint end)
{
  if (has_two_faces (text + start, text + end))
    return;
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);
  attribute->start_index = start;
  attribute->end_index = end > start && (text[end - 1] & 0x80) != 0 ? end - 1 : end;
  pango_attr_list_insert (attributes, attribute);
}

/* The last letters of a paragraph, but nothing of the whole that ends at @start: a line may end between them.
   Latin words are never divided, so they need no help. */
static void
keep_end (PangoAttrList *attributes, const char *text, const char *start, const char *end)
{
  const gboolean is_short = g_utf8_strlen (start, end - start) < SHORT_CHARACTERS;
  const guint wanted = is_short ? LAST_CHARACTERS_SHORT : LAST_CHARACTERS;
  guint letters = 0;
  const char *from = end;
  while (from > start && letters < wanted)
    {
      from = g_utf8_prev_char (from);
      const gunichar c = g_utf8_get_char (from);
      if (g_unichar_isspace (c))
        return;
      letters += is_letter (c);
    }
  /* One that a whole leaves behind it goes with the whole. */
  if (letters == 1 && from == start && from > text && from[-1] != '\n')
    from = g_utf8_prev_char (from);
  keep_range (attributes, text, (guint) (from - text), (guint) (end - text));
}

/* Where the last whole ends that begins before @end; @text if there is none. */
static const char *
last_whole_before (PangoAttrList *attributes, const char *text, const char *end)
{
  const char *last = text; /* in a character, it may be: see keep_range () */
  GSList *all = pango_attr_list_get_attributes (attributes);
  for (GSList *link = all; link != NULL; link = link->next)
    {
      const PangoAttribute *attribute = link->data;
      if (attribute->klass->type == PANGO_ATTR_ALLOW_BREAKS && text + attribute->start_index < end)
        last = MAX (last, text + attribute->end_index);
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  while ((*last & 0xC0) == 0x80)
    last++;
  return last;
}

static gboolean
is_ours (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_ALLOW_BREAKS;
}

/* Other attributes of the label, such as a colour, stay. */
static PangoAttrList *
other_attributes (GtkLabel *label)
{
  PangoAttrList *old = gtk_label_get_attributes (label);
  if (old == NULL)
    return pango_attr_list_new ();
  PangoAttrList *others = pango_attr_list_copy (old);
  PangoAttrList *ours = pango_attr_list_filter (others, is_ours, NULL);
  g_clear_pointer (&ours, pango_attr_list_unref);
  return others;
}

/* A word there would touch it (keep_range ()), and no line could end between them; behind a figure or two none should. */
gboolean
gj_whole_text_is_behind_sum (const char *text, const char *at)
{
  return at - text >= 3 && g_ascii_isalnum (at[-1]) && g_ascii_isprint (at[-2]) && g_ascii_isprint (at[-3]);
}

static void
keep_words (PangoAttrList *attributes, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      const gsize length = gj_words_at (at);
      if (length > 0 && !gj_whole_text_is_behind_sum (text, at))
        keep_range (attributes, text, (guint) (at - text), (guint) (at + length - text));
      at = length > 0 ? at + length : g_utf8_next_char (at);
    }
}

static void
on_text_changed (GtkLabel *label)
{
  /* Says a text of its own, which comes back here, unless that was done. */
  if (gj_mirror_is_on (GTK_WIDGET (label)))
    gj_mirror_isolate_label (label);
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoAttrList) attributes = other_attributes (label);
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (wholes (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;
      g_match_info_fetch_pos (match, 0, &start, &end);
      keep_range (attributes, text, (guint) start, (guint) end);
    }
  keep_words (attributes, text);
  for (const char *start = text; *start != '\0';)
    {
      const char *end = strchr (start, '\n');
      end = end != NULL ? end : start + strlen (start);
      keep_end (attributes, text, MAX (start, MIN (end, last_whole_before (attributes, text, end))), end);
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
