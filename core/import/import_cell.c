/* SPDX-License-Identifier: Apache-2.0 */
/* One cell: is it what its column says? Nothing is mended; every refusal says what is expected. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/rules/division.h"
#include "core/rules/relation.h"

#define TEXT_MAX 200
#define NAME_MAX_CHARS 30
#define FOUND_MAX_CHARS 40

static gboolean
is_number_text (const char *text)
{
  const char *c;

  for (c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-_.", *c) == NULL)
      return FALSE;
  return *text != '\0' && c - text <= GJ_IMPORT_NUMBER_MAX;
}

static gboolean
is_plain_text (const char *text, glong max_chars)
{
  const char *c;
  gunichar last = 0;

  if (*text == '\0' || g_utf8_strlen (text, -1) > max_chars
      || g_unichar_isspace (g_utf8_get_char (text)))
    return FALSE;
  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      last = g_utf8_get_char (c);
      if (g_unichar_iscntrl (last))
        return FALSE;
    }
  return !g_unichar_isspace (last);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* A file in GBK is, by accident, valid UTF-8 when all its bytes happen to pair: it then reads as
 * Latin, Greek, Cyrillic, Hebrew or Arabic letters and C1 controls, none of which a name here has.
 * The dot between the parts of a name is one of GBK's accidents too: the one that is allowed. */
#define NAME_DOT 0xB7

static gboolean
is_misread (const char *text)
{
  const char *c;

  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter >= 0x80 && letter < 0x800 && letter != NAME_DOT)
        return TRUE;
    }
  return FALSE;
}

/* A name has something to read in it: dots alone are no name. */
static gboolean
has_letter (const char *text)
{
  const char *c;

  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static gboolean
parse_month (const char *text, gint64 *month)
{
  gint64 value;

  if (strlen (text) != 6 || strspn (text, "0123456789") != 6)
    return FALSE;
  value = g_ascii_strtoll (text, NULL, 10);
  if (value / 100 < 1949 || value % 100 < 1 || value % 100 > 12)
    return FALSE;
  *month = value;
  return TRUE;
}

static gboolean
parse_priority (const char *text, gint64 *number)
{
  gsize length = strlen (text);

  if (length < 1 || length > 2 || strspn (text, "0123456789") != length || *text == '0')
    return FALSE;
  *number = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
parse_date (const char *text, gint64 *number)
{
  GjDate date;

  if (!gj_date_parse (text, &date))
    return FALSE;
  *number = date;
  return TRUE;
}

/* Two decimals, always: "10.0" may be all that is left of "10.05". */
static gboolean
parse_money (const char *text, gint64 *fen)
{
  gsize length = strlen (text);

  return length > 3 && text[length - 3] == '.' && gj_money_parse_yuan (text, fen);
}

/* In which years a day or an instant can truly lie; a year that is mistyped lies outside. */
typedef struct
{
  guint first_year;
  enum
  {
    TO_TODAY,
    TO_TOMORROW, /* the hospital's clock may be ahead of ours */
    TO_NEXT_YEAR
  } to;
} Span;

static const Span SPANS[] = {
  [GJ_SPAN_BORN] = { 1900, TO_TODAY },
  [GJ_SPAN_INSURED] = { 1951, TO_NEXT_YEAR }, /* 劳动保险条例 */
  [GJ_SPAN_PAID] = { 1951, TO_TOMORROW },
  [GJ_SPAN_SETTLED] = { 1994, TO_TOMORROW }, /* the first personal accounts: 镇江, 九江 */
  [GJ_SPAN_SHARED] = { 1994, TO_NEXT_YEAR },
};

static GjDate
span_end (GjImport *import, const Span *span)
{
  GjDate today = gj_time_date (import->now_us);

  switch (span->to)
    {
    case TO_TODAY:
      return today;
    case TO_TOMORROW:
      return gj_time_date (import->now_us + G_TIME_SPAN_DAY);
    case TO_NEXT_YEAR:
      return gj_date_new (gj_date_year (today) + 1, 12, 31);
    }
  g_assert_not_reached ();
}

/* NULL, or what to write instead. (transfer full) */
static char *
check_span (GjImport *import, const GjImportField *field, const GjImportCell *cell)
{
  const Span *span = &SPANS[field->span];
  GjDate from;
  GjDate to;
  GjDate date;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (field->span == GJ_SPAN_ANY || *cell->text == '\0')
    return NULL;
  from = gj_date_new (span->first_year, 1, 1);
  to = span_end (import, span);
  date = field->kind == GJ_CELL_TIME || field->kind == GJ_CELL_TIME_OR_EMPTY
             ? gj_time_date (cell->number)
             : (GjDate)cell->number;
  if (date >= from && date <= to)
    return NULL;
  first = gj_date_format (from);
  last = gj_date_format (to);
  return g_strdup_printf (_ ("应在 %s 与 %s 之间，请核对年月日"), first, last);
}

static gboolean
is_relation (const char *text)
{
  return gj_relation_is_valid (text) && gj_relation_class (text) != GJ_RELATION_CLASS_SELF
         && gj_relation_class (text) != GJ_RELATION_CLASS_NONE;
}

/* One of those that the region's policy has; any name where it has none. */
static gboolean
is_identity (GjImport *import, const char *text)
{
  guint i;

  for (i = 0; i < import->identities->len; i++)
    if (g_str_equal (g_ptr_array_index (import->identities, i), text))
      return TRUE;
  return import->identities->len == 0 && is_plain_text (text, NAME_MAX_CHARS) && !has_digit (text)
         && has_letter (text) && !is_misread (text);
}

static gboolean
parse (GjImport *import, const GjImportField *field, const char *text, gint64 *number)
{
  switch (field->kind)
    {
    case GJ_CELL_NUMBER_TEXT:
      return is_number_text (text);
    case GJ_CELL_TEXT:
      return is_plain_text (text, TEXT_MAX) && has_letter (text) && !is_misread (text);
    case GJ_CELL_NAME_OR_EMPTY:
      return *text == '\0' || is_identity (import, text);
    case GJ_CELL_CODE:
      return gj_code_is_known (field->codes, text);
    case GJ_CELL_CODE_OR_EMPTY:
      return *text == '\0' || gj_code_is_known (field->codes, text);
    case GJ_CELL_NATY_OR_EMPTY:
      return *text == '\0' || gj_code_is_naty (text);
    case GJ_CELL_RELATION:
      return is_relation (text);
    case GJ_CELL_DIVISION:
      return gj_division_is_valid (text);
    case GJ_CELL_DATE:
      return parse_date (text, number);
    case GJ_CELL_DATE_OR_EMPTY:
      return *text == '\0' || parse_date (text, number);
    case GJ_CELL_TIME:
      return gj_time_parse (text, number);
    case GJ_CELL_TIME_OR_EMPTY:
      return *text == '\0' || gj_time_parse (text, number);
    case GJ_CELL_MONTH:
      return parse_month (text, number);
    case GJ_CELL_MONEY:
      return parse_money (text, number);
    case GJ_CELL_FLAG_OR_EMPTY:
      *number = *text == '1';
      return *text == '\0' || g_str_equal (text, "0") || g_str_equal (text, "1");
    case GJ_CELL_PRIORITY:
      return parse_priority (text, number);
    }
  g_assert_not_reached ();
}

static char *
advise_identity (GjImport *import)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  if (import->identities->len == 0)
    return g_strdup (_ ("应为空，或身份的名称，例如“特困人员”"));
  for (i = 0; i < import->identities->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            (const char *)g_ptr_array_index (import->identities, i));
  return g_strdup_printf (_ ("应为空，或本地政策列出的身份之一：%s"), names->str);
}

static char *
advise_text (const char *text)
{
  if (is_plain_text (text, TEXT_MAX) && is_misread (text))
    return g_strdup (_ ("不是中文或英文名称，文件可能是 GBK 编码，请另存为 UTF-8 编码"));
  return g_strdup (_ ("应为 1 至 200 字的名称，首尾不能有空格，不能有控制字符"));
}

/* What to write instead. (transfer full) */
static char *
advise (GjImport *import, const GjImportField *field, const char *text)
{
  switch (field->kind)
    {
    case GJ_CELL_NUMBER_TEXT:
      return g_strdup (_ ("应为 1 至 40 位字母、数字或 - _ ."));
    case GJ_CELL_TEXT:
      return advise_text (text);
    case GJ_CELL_NAME_OR_EMPTY:
      return advise_identity (import);
    case GJ_CELL_CODE:
    case GJ_CELL_CODE_OR_EMPTY:
      {
        g_autofree char *codes = g_strjoinv (" ", (char **)gj_code_list (field->codes));

        return g_strdup_printf (_ ("应为下列代码之一：%s"), codes);
      }
    case GJ_CELL_NATY_OR_EMPTY:
      return g_strdup (_ ("应为空，或两位民族代码（01 至 56、97、98）"));
    case GJ_CELL_RELATION:
      return g_strdup (_ ("应为 GB/T 4761 两位关系代码，表示家人是共济人的什么人，例如 52 母亲"));
    case GJ_CELL_DIVISION:
      return g_strdup (_ ("应为六位行政区划代码"));
    case GJ_CELL_DATE:
      return g_strdup (_ ("应为日期 YYYY-MM-DD"));
    case GJ_CELL_DATE_OR_EMPTY:
      return g_strdup (_ ("应为空或日期 YYYY-MM-DD"));
    case GJ_CELL_TIME:
      return g_strdup (_ ("应为时间 YYYY-MM-DD HH:MM:SS"));
    case GJ_CELL_TIME_OR_EMPTY:
      return g_strdup (_ ("应为空或时间 YYYY-MM-DD HH:MM:SS"));
    case GJ_CELL_MONTH:
      return g_strdup (_ ("应为月份 YYYYMM"));
    case GJ_CELL_MONEY:
      if (import->file->take_back && *text == '-')
        return g_strdup (_ ("退费不写负数：请在原结算那一行的 refd_setl_flag 列写 1"));
      return g_strdup (_ ("应为以元为单位、两位小数的金额，例如 400.00"));
    case GJ_CELL_FLAG_OR_EMPTY:
      return g_strdup (_ ("应为空、0 或 1"));
    case GJ_CELL_PRIORITY:
      return g_strdup (_ ("应为 1 至 99 的整数，1 最先扣"));
    }
  g_assert_not_reached ();
}

/* What stands there, as it can be shown in a line. (transfer full) */
static char *
show (const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *c;
  glong n = 0;

  for (c = text; *c != '\0' && n < FOUND_MAX_CHARS; c = g_utf8_next_char (c), n++)
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isprint (letter))
        g_string_append_unichar (shown, letter);
      else
        g_string_append_printf (shown, "\\u%04X", letter);
    }
  if (*c != '\0')
    g_string_append (shown, "…");
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

gboolean
gj_import_read_cell (GjImport *import, guint field, const char *text, GjImportCell *cell)
{
  const GjImportField *what = &import->file->fields[field];
  g_autofree char *advice = NULL;
  g_autofree char *found = NULL;

  cell->text = text;
  cell->number = 0;
  advice = parse (import, what, text, &cell->number) ? check_span (import, what, cell)
                                                     : advise (import, what, text);
  if (advice == NULL)
    return TRUE;
  found = show (text);
  if (*text == '\0')
    gj_import_cell_problem (import, field, _ ("这里是空的，%s"), advice);
  else if (what->personal)
    gj_import_cell_problem (import, field, "%s", advice); /* the place is enough */
  else
    gj_import_cell_problem (import, field, _ ("写的是“%s”，%s"), found, advice);
  return FALSE;
}
