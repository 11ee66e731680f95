/* SPDX-License-Identifier: Apache-2.0 */
/* One cell: is it what its column says? Nothing is mended; every refusal says what is expected. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/rules/division.h"
#include "core/rules/relation.h"

#define NUMBER_TEXT_MAX 40
#define TEXT_MAX 200
#define NAME_MAX_CHARS 30

static gboolean
is_number_text (const char *text)
{
  const char *c;

  for (c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-_.", *c) == NULL)
      return FALSE;
  return *text != '\0' && c - text <= NUMBER_TEXT_MAX;
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

static gboolean
is_relation (const char *text)
{
  return gj_relation_is_valid (text) && gj_relation_class (text) != GJ_RELATION_CLASS_SELF
         && gj_relation_class (text) != GJ_RELATION_CLASS_NONE;
}

static gboolean
parse (const GjImportField *field, const char *text, gint64 *number)
{
  switch (field->kind)
    {
    case GJ_CELL_NUMBER_TEXT:
      return is_number_text (text);
    case GJ_CELL_TEXT:
      return is_plain_text (text, TEXT_MAX);
    case GJ_CELL_NAME_OR_EMPTY:
      return *text == '\0' || (is_plain_text (text, NAME_MAX_CHARS) && !has_digit (text));
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
      return gj_money_parse_yuan (text, number);
    case GJ_CELL_PRIORITY:
      return parse_priority (text, number);
    }
  g_assert_not_reached ();
}

/* What to write instead. (transfer full) */
static char *
advise (const GjImportField *field)
{
  switch (field->kind)
    {
    case GJ_CELL_NUMBER_TEXT:
      return g_strdup (_ ("应为 1 至 40 位字母、数字或 - _ ."));
    case GJ_CELL_TEXT:
      return g_strdup (_ ("不能为空、不能超过 200 字，首尾不能有空格，不能有控制字符"));
    case GJ_CELL_NAME_OR_EMPTY:
      return g_strdup (_ ("应为空，或本地政策中列出的身份名称，例如“特困人员”"));
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
      return g_strdup (_ ("应为以元为单位、两位小数的金额，例如 400.00"));
    case GJ_CELL_PRIORITY:
      return g_strdup (_ ("应为 1 至 99 的整数，1 最先扣"));
    }
  g_assert_not_reached ();
}

gboolean
gj_import_read_cell (GjImport *import, guint field, const char *text, GjImportCell *cell)
{
  const GjImportField *what = &import->file->fields[field];
  g_autofree char *advice = NULL;

  cell->text = text;
  cell->number = 0;
  if (parse (what, text, &cell->number))
    return TRUE;
  advice = advise (what);
  /* The value itself may be personal: it is not repeated, the place is enough. */
  gj_import_cell_problem (import, field, "%s", advice);
  return FALSE;
}
