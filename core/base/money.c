/* SPDX-License-Identifier: Apache-2.0 */
/* Money: reading, writing and adding fen. It never rounds: what does not fit exactly is refused. */
#include "core/base/money.h"

#include <string.h>

#define MAX_YUAN_DIGITS 14

gboolean
gj_money_parse_yuan (const char *text, gint64 *fen)
{
  gint64 yuan = 0;
  gint64 cents = 0;
  const char *p = text;
  gsize digits = 0;

  g_assert (fen != NULL);
  if (text == NULL)
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      if (++digits > MAX_YUAN_DIGITS)
        return FALSE;
      yuan = yuan * 10 + (*p - '0');
    }
  if (digits == 0 || (digits > 1 && text[0] == '0'))
    return FALSE;
  if (*p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      cents = (*p++ - '0') * 10;
      if (g_ascii_isdigit (*p))
        cents += *p++ - '0';
    }
  if (*p != '\0')
    return FALSE;
  *fen = yuan * 100 + cents;
  g_assert (*fen >= 0 && *fen <= GJ_MONEY_MAX_FEN);
  return TRUE;
}

/* The magnitude as unsigned, so that even G_MININT64 has one. */
static guint64
magnitude (gint64 fen)
{
  return fen < 0 ? (guint64)0 - (guint64)fen : (guint64)fen;
}

char *
gj_money_format (gint64 fen)
{
  guint64 value = magnitude (fen);
  g_autofree char *yuan = g_strdup_printf ("%" G_GUINT64_FORMAT, value / 100);
  gsize length = strlen (yuan);
  g_autoptr (GString) text = g_string_new (fen < 0 ? "-¥" : "¥");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, yuan[i]);
    }
  g_string_append_printf (text, ".%02u", (guint)(value % 100));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gj_money_format_plain (gint64 fen)
{
  guint64 value = magnitude (fen);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "", value / 100,
                          (guint)(value % 100));
}

char *
gj_money_format_sentence (gint64 fen)
{
  guint64 value = magnitude (fen);

  if (value % 100 != 0)
    return gj_money_format_plain (fen);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, fen < 0 ? "-" : "", value / 100);
}

/* Whole yuan in capitals, in groups of four digits (万, 亿, 万亿). A run of zeros between two other
 * digits is written as one 零, whether it lies within a group or across groups. */
static void
append_capital_yuan (GString *text, guint64 yuan)
{
  static const char *const digit_names[]
      = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
  static const char *const places[] = { "", "拾", "佰", "仟" };
  static const char *const groups[] = { "", "万", "亿", "万" };
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, yuan);
  gsize length = strlen (digits);
  gboolean zero_pending = FALSE;
  gboolean group_has_digit = FALSE;
  gboolean above_hundred_million = FALSE;

  g_assert (length <= MAX_YUAN_DIGITS);
  for (gsize i = 0; i < length; i++)
    {
      gsize place = length - 1 - i;
      guint digit = (guint)(digits[i] - '0');

      if (digit == 0)
        zero_pending = TRUE;
      else
        {
          if (zero_pending && text->len > 0)
            g_string_append (text, digit_names[0]);
          zero_pending = FALSE;
          group_has_digit = TRUE;
          g_string_append (text, digit_names[digit]);
          g_string_append (text, places[place % 4]);
        }
      if (place % 4 == 0)
        {
          /* 亿 closes the 万亿 above it even where its own four digits are zeros: 壹万亿. */
          if (group_has_digit || (place == 8 && above_hundred_million))
            g_string_append (text, groups[place / 4]);
          above_hundred_million = above_hundred_million || (place == 12 && group_has_digit);
          group_has_digit = FALSE;
        }
    }
}

char *
gj_money_format_capital (gint64 fen)
{
  static const char *const digit_names[]
      = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 yuan;
  guint jiao;
  guint cents;

  g_assert (fen >= 0 && fen <= GJ_MONEY_MAX_FEN);
  yuan = (guint64)fen / 100;
  jiao = (guint)(fen / 10 % 10);
  cents = (guint)(fen % 10);
  if (fen == 0)
    return g_strdup ("零元整");
  if (yuan > 0)
    {
      append_capital_yuan (text, yuan);
      g_string_append (text, "元");
    }
  if (jiao > 0)
    g_string_append_printf (text, "%s角", digit_names[jiao]);
  else if (cents > 0 && yuan > 0)
    g_string_append (text, digit_names[0]);
  if (cents > 0)
    g_string_append_printf (text, "%s分", digit_names[cents]);
  else
    g_string_append (text, "整");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
gj_money_add (gint64 a, gint64 b, gint64 *sum)
{
  gint64 answer;

  g_assert (sum != NULL);
  if (__builtin_add_overflow (a, b, &answer))
    return FALSE;
  *sum = answer;
  return TRUE;
}
