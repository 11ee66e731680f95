/* SPDX-License-Identifier: Apache-2.0 */
/* The citizen's ID number: form, province, birthday, check character. It keeps no table of
 * divisions. */
#include "core/base/id_number.h"

#include <string.h>

/* GB/T 2260 provinces; 71 81 82 are Taiwan, Hong Kong, Macau, and 83 stands in residence permits of
 * Taiwan residents. */
static gboolean
is_province (guint code)
{
  return (code >= 11 && code <= 15) || (code >= 21 && code <= 23) || (code >= 31 && code <= 37)
         || (code >= 41 && code <= 46) || (code >= 50 && code <= 54) || (code >= 61 && code <= 65)
         || code == 71 || (code >= 81 && code <= 83);
}

static char
check_character (const char *text)
{
  static const guint weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  guint sum = 0;

  for (gsize i = 0; i < 17; i++)
    sum += (guint)(text[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

static GjIdNumberResult
parse_into (const char *text, GjIdNumber *number)
{
  char birth[9];

  if (text == NULL || strlen (text) != 18)
    return GJ_ID_NUMBER_LENGTH;
  for (gsize i = 0; i < 17; i++)
    if (!g_ascii_isdigit (text[i]))
      return GJ_ID_NUMBER_CHARACTER;
  if (!g_ascii_isdigit (text[17]) && text[17] != 'X' && text[17] != 'x')
    return GJ_ID_NUMBER_CHARACTER;
  memcpy (number->text, text, 18);
  number->text[17] = g_ascii_toupper (number->text[17]);
  if (!is_province ((guint)(text[0] - '0') * 10 + (guint)(text[1] - '0')))
    return GJ_ID_NUMBER_REGION;
  memcpy (birth, text + 6, 8);
  birth[8] = '\0';
  if (!gj_date_parse_compact (birth, &number->birth))
    return GJ_ID_NUMBER_DATE;
  if (check_character (number->text) != number->text[17])
    return GJ_ID_NUMBER_CHECK;
  number->male = (text[16] - '0') % 2 == 1;
  memcpy (number->division, text, 6);
  return GJ_ID_NUMBER_OK;
}

GjIdNumberResult
gj_id_number_parse (const char *text, GjIdNumber *out)
{
  GjIdNumber number = { 0 };
  GjIdNumberResult result = parse_into (text, &number);

  if (result == GJ_ID_NUMBER_OK && out != NULL)
    *out = number;
  explicit_bzero (&number, sizeof number);
  return result;
}
