/* SPDX-License-Identifier: Apache-2.0 */
/* See spoken_text.h. */
#include "ui/speech/spoken_text.h"

#include <string.h>

#include "core/base/i18n.h"

/* A masked number before a masked name: both begin with what may stand before the stars. */
#define NUMBER "[0-9A-Za-z]+\\*{2,}[0-9A-Za-z]*|\\*{4,}+(?![^\\x{00}-\\x{7f}])[0-9A-Za-z]*|[0-9]{11,}[0-9X]*"
#define NAME "[0-9A-Za-z]?\\*+[\\p{L}\\p{N}]?\\p{M}*"
/* A sum is known by its unit, which stands where each language writes it. All of them are looked for in every language: what is not
   translated stands in Chinese on a page of another. */
#define UNIT_BEFORE "(?:¥|སྒོར་?) ?"
#define AFTER_UNIT UNIT_BEFORE "[0-9][0-9,]*(?:\\.[0-9]+)?"
#define BEFORE_UNIT "[0-9][0-9,]*(?:\\.[0-9]+)?(?:元| ?yuan\\b| ?يۈەن)"
#define AMOUNT UNIT_BEFORE "\\*+|[+\\x{2212}-]?(?:" AFTER_UNIT "|" BEFORE_UNIT ")"

typedef struct
{
  gboolean all;
  gboolean hidden;
} Saying;

static GRegex *
compile_once (gsize *place, const char *pattern)
{
  if (g_once_init_enter (place))
    {
      GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (regex != NULL);
      g_once_init_leave (place, (gsize) regex);
    }
  return (GRegex *) *place;
}

static GRegex *
private_things (void)
{
  static gsize regex;
  return compile_once (&regex, "(?<amount>" AMOUNT ")|(?<number>" NUMBER ")|(?<name>" NAME ")");
}

/* "¥3,286.50" as 3286.50元, as it is said in the language: a voice would read the comma as the end of a number. */
static void
say_amount (GString *result, const char *amount)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  if (strchr (amount, '*') != NULL) /* the screen does not show it either */
    {
      g_string_append (result, C_ ("spoken for an amount that is kept back", "若干元"));
      return;
    }
  const gboolean less = g_str_has_prefix (amount, "-") || g_str_has_prefix (amount, "−");
  for (const char *c = amount; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || *c == '.')
      g_string_append_c (digits, *c);
  if (less)
    g_string_prepend (digits, C_ ("spoken before an amount that was taken away", "减"));
  g_string_append_printf (result, C_ ("an amount, spoken", "%s元"), digits->str);
}

static void
say_number (GString *result, const char *number)
{
  const char *end = number + strlen (number) - 1;
  if (strchr (number, '*') == NULL) /* in full: one digit after the other */
    for (const char *c = number; *c != '\0'; c++)
      g_string_append_printf (result, c == number ? "%c" : " %c", *c);
  else if (g_ascii_isalnum (*number) && g_ascii_isalnum (*end))
    g_string_append_printf (result, C_ ("a masked number, spoken", "%c开头、%c结尾的号码"), *number, *end);
  else
    g_string_append (result, C_ ("spoken for a number that is kept back", "号码"));
}

static gboolean
on_private (const GMatchInfo *match, GString *result, gpointer data)
{
  Saying *saying = data;
  g_autofree char *number = g_match_info_fetch_named (match, "number");
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *amount = g_match_info_fetch_named (match, "amount");
  const gboolean is_number = number != NULL && *number != '\0', is_name = name != NULL && *name != '\0';
  saying->hidden = saying->hidden || !saying->all;
  if (!saying->all)
    g_string_append (result, is_number ? C_ ("spoken for a number that is kept back", "号码")
                             : is_name ? C_ ("spoken for a name that is kept back", "某某")
                                       : C_ ("spoken for an amount that is kept back", "若干元"));
  else if (is_number)
    say_number (result, number);
  else if (is_name)
    g_string_append_printf (result, C_ ("a masked name, spoken: its last character", "某%s"), strrchr (name, '*') + 1);
  else
    say_amount (result, amount);
  return FALSE;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Does @text hold anything but what is private? A name or a sum on its own says nothing when it is kept back. */
static gboolean
is_more_than_private (const char *text)
{
  g_autofree char *rest = g_regex_replace_literal (private_things (), text, -1, 0, "", 0, NULL);
  return has_letters (rest);
}

/* What keeps numbers in their direction is for the eye. */
static gboolean
is_of_direction (gunichar c)
{
  return c == 0x200E || c == 0x200F || (c >= 0x2066 && c <= 0x2069);
}

void
gj_spoken_pause (GString *said, const char *between)
{
  g_return_if_fail (said != NULL && between != NULL);
  while (said->len > 0 && said->str[said->len - 1] == ' ')
    g_string_truncate (said, said->len - 1);
  if (said->len == 0)
    return;
  const gunichar last = g_utf8_get_char (g_utf8_find_prev_char (said->str, said->str + said->len));
  if (!g_unichar_ispunct (last) || g_unichar_type (last) == G_UNICODE_CLOSE_PUNCTUATION)
    g_string_append (said, between);
  else if (!g_unichar_iswide (last))
    g_string_append_c (said, ' ');
}

/* A sign before a word, as in a sum: − 医保报销. */
static const char *
after_operator (const char *text)
{
  for (const char *const *sign = (const char *const[]){ "− ", "+ ", "= ", NULL }; *sign != NULL; sign++)
    if (g_str_has_prefix (text, *sign) && !g_ascii_isdigit (text[strlen (*sign)]))
      return text + strlen (*sign);
  return text;
}

/* Line ends, the dots between facts and the signs of a sum are for the eye. */
static char *
without_layout (const char *text)
{
  g_autoptr (GString) plain = g_string_new (after_operator (text)), flat = g_string_new (NULL);
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  g_string_replace (plain, " · ", C_ ("between two things that are said", "，"), 0);
  g_string_replace (plain, "　", C_ ("between two things that are said", "，"), 0);
  for (const char *at = plain->str; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '\n')
      gj_spoken_pause (flat, C_ ("between two things that are said", "，"));
    else if (!is_of_direction (g_utf8_get_char (at)))
      g_string_append_unichar (flat, g_utf8_get_char (at));
  return g_strdup (g_strstrip (flat->str));
}

char *
gj_spoken_text (const char *text, gboolean all, gboolean *hidden)
{
  g_return_val_if_fail (text != NULL, NULL);
  Saying saying = { .all = all };
  g_autofree char *flat = without_layout (text);
  if (!has_letters (flat) && strchr (flat, '*') == NULL)
    return NULL;
  g_autofree char *said = g_regex_replace_eval (private_things (), flat, -1, 0, 0, on_private, &saying, NULL);
  if (saying.hidden && hidden != NULL)
    *hidden = TRUE;
  if (saying.hidden && !is_more_than_private (flat))
    return NULL;
  return g_steal_pointer (&said);
}
