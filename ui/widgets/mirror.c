/* SPDX-License-Identifier: Apache-2.0 */
/* See mirror.h. */
#include "ui/widgets/mirror.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE 0x2068 /* in a number there is nothing strong but Latin and Han, or nothing: it runs from the left */
#define POP_ISOLATE 0x2069
#define LEFT_TO_RIGHT_MARK 0x200E
#define RIGHT_TO_LEFT_MARK 0x200F
#define HAN_LETTERS 2 /* so many Uyghur letters say as much as one character */

gboolean
gj_mirror_is_on (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

void
gj_mirror_allocate (GtkWidget *parent, int parent_width, GtkWidget *child, int x, int y, int width, int height)
{
  const int from_left = gj_mirror_is_on (parent) ? parent_width - x - width : x;
  gtk_widget_size_allocate (child, &(GtkAllocation){ from_left, y, width, height }, -1);
}

void
gj_mirror_never (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
}

/* ---- numbers ---- */

static gboolean
is_figure (gunichar c)
{
  return (c < 0x80 && g_ascii_isdigit ((char) c)) || c == '*' || c == 0xFF0A; /* the last two hide one */
}

/* What only says which way a text runs. */
static gboolean
is_ours (gunichar c)
{
  return c == FIRST_STRONG_ISOLATE || c == POP_ISOLATE || c == LEFT_TO_RIGHT_MARK || c == RIGHT_TO_LEFT_MARK;
}

/* Signs that belong to a number only between two of its characters. */
static gboolean
is_joint (gunichar c)
{
  return c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == 0x2014;
}

/* Latin and Han run from the left too: what stands at a number without a gap ("2026年", "02A") is one whole with it. */
static gboolean
is_whole (gunichar c)
{
  return is_figure (c) || is_joint (c) || (c < 0x80 && g_ascii_isalpha ((char) c)) || c == 0xA5 || c == '+' || c == '%' || c == 0x2212
         || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Digits alone are never turned. */
static gboolean
is_plain (const char *text, const char *end)
{
  while (text < end && g_ascii_isdigit (*text))
    text++;
  return text == end;
}

/* From @text to @end are characters of wholes only: appended, isolated if there is a figure among them. */
static void
append_whole (GString *to, const char *text, const char *end)
{
  gboolean has_figure = FALSE;
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    has_figure = has_figure || is_figure (g_utf8_get_char (at));
  const char *first = text, *last = end;
  while (has_figure && is_joint (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (has_figure && is_joint (g_utf8_get_char (g_utf8_prev_char (last))))
    last = g_utf8_prev_char (last);
  const gboolean turns = has_figure && !is_plain (first, last);
  g_string_append_len (to, text, first - text);
  if (turns)
    g_string_append_unichar (to, FIRST_STRONG_ISOLATE);
  g_string_append_len (to, first, last - first);
  if (turns)
    g_string_append_unichar (to, POP_ISOLATE);
  g_string_append_len (to, last, end - last);
}

/* The end of a tag or an entity that begins at @text; @text itself if none does. */
static const char *
after_markup (const char *text)
{
  const char close = *text == '<' ? '>' : *text == '&' ? ';' : '\0';
  const char *end = close != '\0' ? strchr (text, close) : NULL;
  return end != NULL ? end + 1 : text;
}

/* The mark that says which way the line before @end runs; 0: it has no word that runs from the right. What begins with Han may be a name in
   a Uyghur sentence, or a Chinese sentence that is not translated with a Uyghur word in it: it is of the script that says more. */
static gunichar
mark_of (const char *text, const char *end)
{
  guint n_arabic = 0, n_han = 0;
  gboolean han_first = FALSE;
  for (; text < end; text = g_utf8_next_char (text))
    {
      const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));
      n_arabic += script == G_UNICODE_SCRIPT_ARABIC;
      n_han += script == G_UNICODE_SCRIPT_HAN;
      han_first = han_first || (n_arabic == 0 && n_han > 0);
    }
  if (n_arabic == 0)
    return 0;
  return han_first && HAN_LETTERS * n_han > n_arabic ? LEFT_TO_RIGHT_MARK : RIGHT_TO_LEFT_MARK;
}

/* 2025-11-21 09:44:12 is one whole. */
static gboolean
is_gap_in_time (const char *start, const char *at)
{
  return *at == ' ' && at > start && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[1]);
}

/* What begins at @at: a tag, a whole or a single character. Answers with what is after it. */
static const char *
append_next (GString *to, const char *at, gboolean markup)
{
  const gunichar c = g_utf8_get_char (at);
  const char *end = markup ? after_markup (at) : at;
  if (end != at)
    g_string_append_len (to, at, end - at);
  else if (is_whole (c))
    {
      while (is_whole (g_utf8_get_char (end)) || is_gap_in_time (at, end))
        end = g_utf8_next_char (end);
      append_whole (to, at, end);
    }
  else
    {
      end = g_utf8_next_char (at);
      if (!is_ours (c))
        g_string_append_unichar (to, c);
    }
  return end;
}

char *
gj_mirror_isolate (const char *text, gboolean markup)
{
  GString *isolated = g_string_new (NULL);
  g_return_val_if_fail (text != NULL, g_string_free (isolated, FALSE));
  for (const char *at = text; *at != '\0';)
    {
      const char *line = strchr (at, '\n');
      line = line != NULL ? line + 1 : at + strlen (at);
      /* Pango takes the way of a line from its first letter, also from one inside an isolated name. */
      const gunichar mark = mark_of (at, line);
      if (mark != 0)
        g_string_append_unichar (isolated, mark);
      while (at < line)
        at = append_next (isolated, at, markup);
    }
  return g_string_free (isolated, FALSE);
}

void
gj_mirror_isolate_label (GtkLabel *label)
{
  const char *text = gtk_label_get_label (label);
  const gboolean markup = gtk_label_get_use_markup (label);
  g_autofree char *old = g_strdup (gtk_label_get_text (label));
  g_autofree char *isolated = gj_mirror_isolate (text, markup);
  if (g_str_equal (text, isolated))
    return;
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) moved = attributes != NULL ? pango_attr_list_copy (attributes) : NULL;
  gtk_label_set_label (label, isolated);
  if (moved == NULL)
    return;
  /* What was coloured or made bold by its place in the text still is. */
  const char *now = gtk_label_get_text (label);
  for (const char *at = now, *before = old; *at != '\0'; at = g_utf8_next_char (at))
    if (*before != '\0' && g_utf8_get_char (at) == g_utf8_get_char (before))
      before = g_utf8_next_char (before);
    else
      pango_attr_list_update (moved, (int) (at - now), 0, (int) (g_utf8_next_char (at) - at));
  gtk_label_set_attributes (label, moved);
}
