/* SPDX-License-Identifier: Apache-2.0 */
/* Reads one region's INI by the schema and explains what is wrong with it. It inherits nothing and
 * never stops at the first mistake. */
#include "core/rules/policy_file.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/ini.h"
#include "core/base/money.h"
#include "core/rules/division.h"

static const char *const ATTRIBUTES[] = { "source", "grade", "effective", "verified", NULL };

typedef struct
{
  GjPolicyFile *file;
  const GjIni *ini;
  const char *path;
  GPtrArray *problems;
} Reading;

void
gj_policy_problem_add (GPtrArray *problems, const char *path, guint line, guint column,
                       char *message, char *advice)
{
  GjPolicyProblem *problem = g_new0 (GjPolicyProblem, 1);

  problem->path = g_strdup (path);
  problem->line = line;
  problem->column = column;
  problem->message = message;
  problem->advice = advice;
  g_ptr_array_add (problems, problem);
}

static void
blame_value (const Reading *reading, const GjIniEntry *entry, char *message, char *advice)
{
  gj_policy_problem_add (reading->problems, reading->path, entry->line, entry->value_column,
                         message, advice);
}

static void
blame_key (const Reading *reading, const GjIniEntry *entry, char *message, char *advice)
{
  gj_policy_problem_add (reading->problems, reading->path, entry->line, entry->key_column, message,
                         advice);
}

gboolean
gj_policy_grade_parse (const char *text, gboolean demo, char *grade, char **advice)
{
  if (g_str_equal (text, "A") || g_str_equal (text, "B") || g_str_equal (text, "C"))
    {
      *grade = text[0];
      return TRUE;
    }
  if (demo && g_str_equal (text, "demo"))
    {
      *grade = '-';
      return TRUE;
    }
  if (g_str_equal (text, "demo"))
    *advice = g_strdup (_ ("demo 只能用在 [region] demo=true 的演示地区。"));
  else if (strlen (text) == 1 && *text >= 'D' && *text <= 'Z')
    *advice = g_strdup (_ ("C 级以下的内容不能用。请把这一项写成 null，核实后再填。"));
  else
    *advice = g_strdup (_ ("请写 A（政府网页）、B（法规或中央媒体）或 C（地方指南）。"));
  return FALSE;
}

static gboolean
parse_boolean (const char *text, gboolean *value)
{
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
    return FALSE;
  *value = *text == 't';
  return TRUE;
}

static gboolean
parse_month_day (const char *text, int *value)
{
  g_autofree char *date = g_strdup_printf ("2000-%s", text); /* a leap year: 02-29 may be written */
  GjDate day;

  if (!gj_date_parse (date, &day))
    return FALSE;
  *value = (int)(gj_date_month (day) * 100 + gj_date_day (day));
  return TRUE;
}

static gboolean
parse_pins (const char *text, char ***list)
{
  g_auto (GStrv) pins = g_strsplit (text, ";", -1);

  for (char **pin = pins; *pin != NULL; pin++)
    if (strlen (*pin) != 6 || strspn (*pin, "0123456789") != 6)
      return FALSE;
  *list = g_steal_pointer (&pins);
  return TRUE;
}

static gboolean
is_one_of (const char *text, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *)list, text);
}

/* What a value of this type must look like. Transfer full. */
static char *
type_advice (const GjPolicyKeyInfo *info)
{
  switch (info->type)
    {
    case GJ_POLICY_TYPE_BOOLEAN:
      return g_strdup (_ ("请写 true、false 或 null。"));
    case GJ_POLICY_TYPE_NUMBER:
      return g_strdup_printf (_ ("请写 %d 到 %d 的整数，或 null。"), info->min, info->max);
    case GJ_POLICY_TYPE_MONEY:
      return g_strdup (_ ("请写金额（元），如 400 或 400.50，或 null。"));
    case GJ_POLICY_TYPE_TEXT:
      return g_strdup (_ ("请写一句话，或 null。"));
    case GJ_POLICY_TYPE_WORD:
      return g_strdup_printf (_ ("可以写：%s，或 null。"), info->words);
    case GJ_POLICY_TYPE_RELATION_SET:
      return g_strdup (_ ("请写 CORE3（配偶、父母、子女）、NEAR8（民法典近亲属）或 null。"));
    case GJ_POLICY_TYPE_MONTH_DAY:
      return g_strdup (_ ("请写月-日，如 09-01，或 null。"));
    case GJ_POLICY_TYPE_YEAR_OFFSET:
      return g_strdup (_ ("请写 +0（当年）、+1（次年）或 null。"));
    case GJ_POLICY_TYPE_PIN_LIST:
      return g_strdup (_ ("请写六位数字，多个用分号隔开，如 123456;000000，或 null。"));
    }
  g_assert_not_reached ();
}

static gboolean
parse_number (const char *text, const GjPolicyKeyInfo *info, int *value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, info->min, info->max, &number, NULL))
    return FALSE;
  *value = (int)number;
  return TRUE;
}

static gboolean
parse_typed (const char *text, const GjPolicyKeyInfo *info, GjPolicyValue *value)
{
  GjRelationSet set;

  switch (info->type)
    {
    case GJ_POLICY_TYPE_BOOLEAN:
      return parse_boolean (text, &value->boolean);
    case GJ_POLICY_TYPE_NUMBER:
      return parse_number (text, info, &value->number);
    case GJ_POLICY_TYPE_MONEY:
      return gj_money_parse_yuan (text, &value->fen);
    case GJ_POLICY_TYPE_TEXT:
      return *text != '\0';
    case GJ_POLICY_TYPE_WORD:
      return is_one_of (text, info->words);
    case GJ_POLICY_TYPE_RELATION_SET:
      if (!gj_relation_set_parse (text, &set))
        return FALSE;
      value->number = (int)set;
      return TRUE;
    case GJ_POLICY_TYPE_MONTH_DAY:
      return parse_month_day (text, &value->number);
    case GJ_POLICY_TYPE_YEAR_OFFSET:
      if (!g_str_equal (text, "+0") && !g_str_equal (text, "+1"))
        return FALSE;
      value->number = text[1] - '0';
      return TRUE;
    case GJ_POLICY_TYPE_PIN_LIST:
      return parse_pins (text, &value->list);
    }
  g_assert_not_reached ();
}

/* The key's own attribute, else its section's; NULL if neither is written. */
static const GjIniEntry *
find_attribute (const Reading *reading, const GjIniEntry *entry, const char *attribute)
{
  g_autofree char *own = g_strconcat (entry->key, ".", attribute, NULL);
  const GjIniEntry *found = gj_ini_find (reading->ini, entry->section, own);

  return found != NULL ? found : gj_ini_find (reading->ini, entry->section, attribute);
}

static GjDate
read_date (const Reading *reading, const GjIniEntry *entry, const char *attribute)
{
  const GjIniEntry *found = find_attribute (reading, entry, attribute);
  GjDate date = GJ_DATE_NONE;

  /* A date that cannot be read is blamed where the attribute stands, in check_attribute(). */
  if (found == NULL || !gj_date_parse (found->value, &date))
    return GJ_DATE_NONE;
  return date;
}

static void
read_provenance (const Reading *reading, const GjIniEntry *entry, GjPolicyValue *value)
{
  const GjIniEntry *source = find_attribute (reading, entry, "source");
  const GjIniEntry *grade = find_attribute (reading, entry, "grade");
  g_autofree char *advice = NULL;

  if (source == NULL || *source->value == '\0')
    blame_key (reading, entry, g_strdup_printf (_ ("%s 没有来源。"), entry->key),
               g_strdup_printf (_ ("请在本节写 source=，或写 %s.source=；没有来源的值请写 null。"),
                                entry->key));
  else
    value->source = g_strdup (source->value);
  if (grade == NULL)
    blame_key (reading, entry, g_strdup_printf (_ ("%s 没有等级。"), entry->key),
               g_strdup_printf (_ ("请在本节写 grade=A、B 或 C，或写 %s.grade=。"), entry->key));
  else if (!gj_policy_grade_parse (grade->value, reading->file->demo, &value->provenance.grade,
                                   &advice))
    /* Blamed where it stands, in check_attribute(); the value is not used until that is mended. */
    value->known = FALSE;
  value->provenance.source = value->source;
  value->provenance.effective_from = read_date (reading, entry, "effective");
  value->provenance.verified_at = read_date (reading, entry, "verified");
  value->provenance.admdvs = reading->file->admdvs;
}

static void
read_value (const Reading *reading, const GjIniEntry *entry, GjPolicyKey key)
{
  const GjPolicyKeyInfo *info = gj_policy_key_info (key);
  GjPolicyValue *value = &reading->file->values[key];

  value->written = TRUE;
  if (g_str_equal (entry->value, "null"))
    return;
  if (!parse_typed (entry->value, info, value))
    {
      blame_value (reading, entry,
                   g_strdup_printf (_ ("%s 的值“%s”不对。"), entry->key, entry->value),
                   type_advice (info));
      return;
    }
  value->text = g_strdup (entry->value);
  value->known = TRUE;
  read_provenance (reading, entry, value);
}

/* An attribute standing on its own line: @name is what it describes, "" for the whole section. */
static void
check_attribute (const Reading *reading, const GjIniEntry *entry, const char *attribute,
                 const char *name)
{
  g_autofree char *advice = NULL;
  GjDate date;
  char grade;

  if (*name != '\0' && gj_ini_find (reading->ini, entry->section, name) == NULL)
    {
      blame_key (reading, entry,
                 g_strdup_printf (_ ("%s 说的是 %s，可是本节没有 %s。"), entry->key, name, name),
                 g_strdup_printf (_ ("请补上 %s=，或删掉这一行。"), name));
      return;
    }
  if (g_str_equal (attribute, "grade"))
    {
      if (!gj_policy_grade_parse (entry->value, reading->file->demo, &grade, &advice))
        blame_value (reading, entry, g_strdup_printf (_ ("等级“%s”不对。"), entry->value),
                     g_steal_pointer (&advice));
    }
  else if (!g_str_equal (attribute, "source") && *entry->value != '\0'
           && !gj_date_parse (entry->value, &date))
    blame_value (reading, entry, g_strdup_printf (_ ("日期“%s”不对。"), entry->value),
                 g_strdup (_ ("请写成 2025-11-03 这样的日期；不知道就空着。")));
}

static void
read_policy_entry (const Reading *reading, const GjIniEntry *entry)
{
  const char *dot = strchr (entry->key, '.');
  const char *attribute = dot != NULL ? dot + 1 : entry->key;
  g_autofree char *name = g_strndup (entry->key, dot != NULL ? (gsize)(dot - entry->key) : 0);
  GjPolicyKey key;

  if (g_strv_contains (ATTRIBUTES, attribute))
    check_attribute (reading, entry, attribute, name);
  else if (dot == NULL && gj_policy_key_find (entry->section, entry->key, &key))
    read_value (reading, entry, key);
  else
    {
      g_autofree char *keys = gj_policy_keys_of_section (entry->section);

      blame_key (
          reading, entry,
          g_strdup_printf (_ ("[%s] 里没有 %s 这一项。"), entry->section, entry->key),
          g_strdup_printf (_ ("可以写：%s，和它们的 .source .grade .effective .verified。"), keys));
    }
}

static void
read_region_flag (const Reading *reading, const GjIniEntry *entry, gboolean *flag)
{
  if (!parse_boolean (entry->value, flag))
    blame_value (reading, entry,
                 g_strdup_printf (_ ("%s 的值“%s”不对。"), entry->key, entry->value),
                 g_strdup (_ ("请写 true 或 false。")));
}

static void
read_inherits (const Reading *reading, const GjIniEntry *entry)
{
  if (*entry->value == '\0')
    return;
  if (!gj_division_is_valid (entry->value) || g_str_equal (entry->value, reading->file->admdvs))
    {
      blame_value (reading, entry, g_strdup_printf (_ ("上级地区“%s”不对。"), entry->value),
                   g_strdup (_ ("请写上级地区的六位区划代码，如 100000；没有上级就空着。")));
      return;
    }
  reading->file->inherits = g_strdup (entry->value);
  reading->file->inherits_line = entry->line;
  reading->file->inherits_column = entry->value_column;
}

static void
read_region_entry (const Reading *reading, const GjIniEntry *entry)
{
  GjPolicyFile *file = reading->file;

  if (g_str_equal (entry->key, "admdvs"))
    {
      if (!g_str_equal (entry->value, file->admdvs))
        blame_value (
            reading, entry,
            g_strdup_printf (_ ("admdvs 是“%s”，文件名却是 %s。"), entry->value, file->admdvs),
            g_strdup (_ ("两处要写同一个六位区划代码。")));
    }
  else if (g_str_equal (entry->key, "name"))
    file->name = g_strdup (entry->value);
  else if (g_str_equal (entry->key, "inherits"))
    read_inherits (reading, entry);
  else if (g_str_equal (entry->key, "inherit_fees"))
    read_region_flag (reading, entry, &file->inherit_fees);
  else if (g_str_equal (entry->key, "demo"))
    read_region_flag (reading, entry, &file->demo);
  else
    {
      g_autofree char *keys = gj_policy_keys_of_section ("region");

      blame_key (reading, entry, g_strdup_printf (_ ("[region] 里没有 %s 这一项。"), entry->key),
                 g_strdup_printf (_ ("可以写：%s。"), keys));
    }
}

/* [region] comes first whatever the order in the file: demo decides which grades are allowed. */
static void
read_region (const Reading *reading)
{
  guint line = gj_ini_section_line (reading->ini, "region");

  for (guint i = 0; i < gj_ini_n_entries (reading->ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (reading->ini, i);

      if (g_str_equal (entry->section, "region"))
        read_region_entry (reading, entry);
    }
  if (gj_ini_find (reading->ini, "region", "admdvs") == NULL)
    gj_policy_problem_add (
        reading->problems, reading->path, MAX (line, 1), 1, g_strdup (_ ("没有写 admdvs。")),
        g_strdup_printf (_ ("请在 [region] 里写 admdvs=%s。"), reading->file->admdvs));
  if (reading->file->name == NULL || *reading->file->name == '\0')
    gj_policy_problem_add (reading->problems, reading->path, MAX (line, 1), 1,
                           g_strdup (_ ("没有写地区名称。")),
                           g_strdup (_ ("请在 [region] 里写 name=，如 name=武汉市。")));
}

static void
check_sections (const Reading *reading)
{
  for (guint i = 0; i < gj_ini_n_sections (reading->ini); i++)
    {
      const char *section = gj_ini_section (reading->ini, i);
      g_autofree char *known = NULL;

      if (gj_policy_section_is_known (section))
        continue;
      known = gj_policy_sections ();
      gj_policy_problem_add (reading->problems, reading->path,
                             gj_ini_section_line (reading->ini, section), 1,
                             g_strdup_printf (_ ("没有 [%s] 这一节。"), section),
                             g_strdup_printf (_ ("可以写：%s。"), known));
    }
}

/* The window's two ends belong together, so they are compared where both are in one file. */
static void
check_window (const Reading *reading)
{
  const GjPolicyValue *from = &reading->file->values[GJ_POLICY_WINDOW_FROM];
  const GjPolicyValue *to = &reading->file->values[GJ_POLICY_WINDOW_TO];

  if (from->known && to->known && from->number > to->number)
    blame_value (reading, gj_ini_find (reading->ini, "premium_window", "to"),
                 g_strdup_printf (_ ("缴费期的止日 %s 早于起日 %s。"), to->text, from->text),
                 g_strdup (_ ("起止要在同一年内，止日不早于起日。")));
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const GjPolicyProblem *left = *(const GjPolicyProblem *const *)a;
  const GjPolicyProblem *right = *(const GjPolicyProblem *const *)b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

static void
read_ini (Reading *reading)
{
  for (guint i = 0; i < gj_ini_n_problems (reading->ini); i++)
    {
      const GjIniProblem *problem = gj_ini_problem (reading->ini, i);

      gj_policy_problem_add (reading->problems, reading->path, problem->line, problem->column,
                             g_strdup (problem->message), g_strdup (""));
    }
  read_region (reading);
  check_sections (reading);
  for (guint i = 0; i < gj_ini_n_entries (reading->ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (reading->ini, i);

      if (!g_str_equal (entry->section, "region") && gj_policy_section_is_known (entry->section))
        read_policy_entry (reading, entry);
    }
  check_window (reading);
}

static void
clear_row (gpointer data)
{
  GjFeeRow *row = data;

  g_free (row->tier);
  g_free (row->tier_label);
  g_free (row->identity);
  g_free (row->source);
}

static void
clear_question (gpointer data)
{
  GjQuestionRow *row = data;

  g_free (row->id);
  g_free (row->question);
  g_free (row->answer);
  g_free (row->question_en);
  g_free (row->answer_en);
  g_free (row->source);
}

GjPolicyFile *
gj_policy_file_read (const char *path, const char *admdvs, GPtrArray *problems)
{
  g_autoptr (GjIni) ini = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gj_policy_problems_new ();
  GjPolicyFile *file = g_new0 (GjPolicyFile, 1);
  Reading reading = { .file = file, .path = path, .problems = found };

  g_assert (gj_division_is_valid (admdvs));
  memcpy (file->admdvs, admdvs, sizeof file->admdvs);
  file->inherit_fees = TRUE;
  file->premiums = g_array_new (FALSE, FALSE, sizeof (GjFeeRow));
  file->subsidies = g_array_new (FALSE, FALSE, sizeof (GjFeeRow));
  file->questions = g_array_new (FALSE, FALSE, sizeof (GjQuestionRow));
  g_array_set_clear_func (file->questions, clear_question);
  g_array_set_clear_func (file->premiums, clear_row);
  g_array_set_clear_func (file->subsidies, clear_row);
  ini = gj_ini_new_file (path, &error);
  reading.ini = ini;
  if (ini == NULL)
    gj_policy_problem_add (found, path, 0, 0,
                           g_strdup_printf (_ ("读不了这个文件：%s"), error->message),
                           g_strdup (_ ("请检查文件是否存在、能不能读。")));
  else
    read_ini (&reading);
  g_ptr_array_sort (found, by_place);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  return file;
}

void
gj_policy_file_free (GjPolicyFile *file)
{
  if (file == NULL)
    return;
  for (guint i = 0; i < GJ_POLICY_KEY_COUNT; i++)
    {
      g_free (file->values[i].text);
      g_strfreev (file->values[i].list);
      g_free (file->values[i].source);
    }
  g_array_unref (file->premiums);
  g_array_unref (file->subsidies);
  g_array_unref (file->questions);
  g_free (file->name);
  g_free (file->inherits);
  g_free (file);
}
