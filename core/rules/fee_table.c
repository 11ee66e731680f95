/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a region's fee tables and explains what is wrong with them. It picks nobody's fee:
 * premium.c does.
 *
 * <admdvs>-premiums.csv, one row a tier of a year:
 *   admdvs, region          whose; as in the file's name, and its name for the reader
 *   coverage_year           2026; in a demo also +0, +1 (this year, next year)
 *   tier, tier_label        adult, 成年居民; a tier is 1 to 16 of a–z 0–9 _, since a receipt carries
 *                           it; "all" is the only tier of its year
 *   age_from, age_to        full years, inclusive; both empty: the tier goes by status, or is "all"; null: it
 *                           goes by age, and nobody has verified which: it then fits nobody
 *   personal_yuan           what the resident pays, more than 0; empty: nobody has verified it
 * (null) subsidy_yuan, total_yuan  what public finance adds, and both together; may be empty
 *   source, grade           needed where personal_yuan is not empty
 *   effective_from, verified_at  dates, may be empty
 * <admdvs>-subsidies.csv, one row a subsidised identity of a year:
 *   admdvs, region, coverage_year as above; psn_idet_type 特困人员 …; tier one tier or "all";
 *   personal_yuan           0: paid for in full; empty: null; source, grade, effective_from,
 * verified_at */
#include "core/rules/policy_file.h"

#include <string.h>

#include "core/base/csv.h"
#include "core/base/i18n.h"
#include "core/base/money.h"

#define TIER_MAX 16

typedef enum
{
  COLUMN_ADMDVS,
  COLUMN_REGION,
  COLUMN_COVERAGE_YEAR,
  COLUMN_TIER,
  COLUMN_TIER_LABEL,
  COLUMN_AGE_FROM,
  COLUMN_AGE_TO,
  COLUMN_IDENTITY,
  COLUMN_PERSONAL,
  COLUMN_SUBSIDY,
  COLUMN_TOTAL,
  COLUMN_SOURCE,
  COLUMN_GRADE,
  COLUMN_EFFECTIVE,
  COLUMN_VERIFIED,
  N_COLUMNS,
} Column;

static const char *const COLUMN_NAMES[N_COLUMNS]
    = { "admdvs",     "region", "coverage_year", "tier",           "tier_label",
        "age_from",   "age_to", "psn_idet_type", "personal_yuan",  "subsidy_yuan",
        "total_yuan", "source", "grade",         "effective_from", "verified_at" };

static const Column PREMIUM_COLUMNS[]
    = { COLUMN_ADMDVS,   COLUMN_REGION, COLUMN_COVERAGE_YEAR, COLUMN_TIER,    COLUMN_TIER_LABEL,
        COLUMN_AGE_FROM, COLUMN_AGE_TO, COLUMN_PERSONAL,      COLUMN_SUBSIDY, COLUMN_TOTAL,
        COLUMN_SOURCE,   COLUMN_GRADE,  COLUMN_EFFECTIVE,     COLUMN_VERIFIED };

static const Column SUBSIDY_COLUMNS[]
    = { COLUMN_ADMDVS,   COLUMN_REGION, COLUMN_COVERAGE_YEAR, COLUMN_IDENTITY,  COLUMN_TIER,
        COLUMN_PERSONAL, COLUMN_SOURCE, COLUMN_GRADE,         COLUMN_EFFECTIVE, COLUMN_VERIFIED };

typedef struct
{
  GjPolicyFile *file;
  GArray *rows;
  gboolean subsidies;
  const Column *columns;
  guint n_columns;
  int where[N_COLUMNS]; /* which cell; −1 not in the file */
  GjCsv *csv;
  const char *path;
  GPtrArray *problems;
} Reading;

/* Takes @message and @advice. */
static void
blame (const Reading *reading, Column column, char *message, char *advice)
{
  guint cell = (guint)reading->where[column];

  gj_policy_problem_add (reading->problems, reading->path, gj_csv_cell_line (reading->csv, cell),
                         gj_csv_column (reading->csv, cell), message, advice);
}

static const char *
cell (const Reading *reading, Column column)
{
  return reading->where[column] < 0 ? ""
                                    : gj_csv_cell (reading->csv, (guint)reading->where[column]);
}

static char *
all_columns (const Reading *reading)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < reading->n_columns; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "", COLUMN_NAMES[reading->columns[i]]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Which column a header cell names; −1 if this table has none of that name. */
static int
column_named (const Reading *reading, const char *name)
{
  for (guint i = 0; i < reading->n_columns; i++)
    if (g_str_equal (COLUMN_NAMES[reading->columns[i]], name))
      return (int)reading->columns[i];
  return -1;
}

/* FALSE if the table cannot be read any further. */
static gboolean
read_header (Reading *reading)
{
  guint before = reading->problems->len;
  g_autofree char *all = all_columns (reading);

  for (guint i = 0; i < N_COLUMNS; i++)
    reading->where[i] = -1;
  for (guint i = 0; i < gj_csv_n_cells (reading->csv); i++)
    {
      const char *name = gj_csv_cell (reading->csv, i);
      int column = column_named (reading, name);

      if (column < 0 || reading->where[column] >= 0)
        gj_policy_problem_add (
            reading->problems, reading->path, gj_csv_line (reading->csv),
            gj_csv_column (reading->csv, i),
            g_strdup_printf (column < 0 ? _ ("没有“%s”这一列。") : _ ("“%s”这一列写了两次。"),
                             name),
            g_strdup_printf (_ ("表头应当是：%s。"), all));
      else
        reading->where[column] = (int)i;
    }
  for (guint i = 0; i < reading->n_columns; i++)
    if (reading->where[reading->columns[i]] < 0)
      gj_policy_problem_add (
          reading->problems, reading->path, gj_csv_line (reading->csv), 1,
          g_strdup_printf (_ ("缺少“%s”这一列。"), COLUMN_NAMES[reading->columns[i]]),
          g_strdup_printf (_ ("表头应当是：%s。"), all));
  return reading->problems->len == before;
}

static void
read_year (const Reading *reading, GjFeeRow *row)
{
  const char *text = cell (reading, COLUMN_COVERAGE_YEAR);
  gint64 year;

  if (g_str_equal (text, "+0") || g_str_equal (text, "+1"))
    {
      row->relative_year = TRUE;
      row->year = (guint)(text[1] - '0');
      if (!reading->file->demo)
        blame (reading, COLUMN_COVERAGE_YEAR, g_strdup_printf (_ ("年度不能写“%s”。"), text),
               g_strdup (_ ("只有演示地区可以写 +0、+1；请写四位年份，如 2026。")));
      return;
    }
  if (strlen (text) != 4 || !g_ascii_string_to_signed (text, 10, 2000, 2100, &year, NULL))
    {
      blame (reading, COLUMN_COVERAGE_YEAR, g_strdup_printf (_ ("年度“%s”不对。"), text),
             g_strdup (_ ("请写四位年份，如 2026。")));
      return;
    }
  row->year = (guint)year;
}

/* An amount, −1 for an empty cell or a mistake. */
static gint64
read_amount (const Reading *reading, Column column, gboolean *broken)
{
  const char *text = cell (reading, column);
  gint64 fen = -1;

  if (*text == '\0' || g_str_equal (text, "null"))
    return -1;
  if (gj_money_parse_yuan (text, &fen))
    return fen;
  *broken = TRUE;
  blame (reading, column, g_strdup_printf (_ ("金额“%s”不对。"), text),
         g_strdup (_ ("请写金额（元），如 400 或 400.50；没有核实就空着。")));
  return -1;
}

static GjDate
read_date (const Reading *reading, Column column)
{
  const char *text = cell (reading, column);
  GjDate date = GJ_DATE_NONE;

  if (*text != '\0' && !gj_date_parse (text, &date))
    blame (reading, column, g_strdup_printf (_ ("日期“%s”不对。"), text),
           g_strdup (_ ("请写成 2025-11-03 这样的日期；不知道就空着。")));
  return date;
}

static int
read_age (const Reading *reading, Column column, gboolean *unknown)
{
  const char *text = cell (reading, column);
  gint64 age = -1;

  if (g_str_equal (text, "null"))
    {
      *unknown = TRUE;
      return -1;
    }
  if (*text != '\0' && !g_ascii_string_to_signed (text, 10, 0, 150, &age, NULL))
    blame (reading, column, g_strdup_printf (_ ("年龄“%s”不对。"), text),
           g_strdup (_ ("请写 0 到 150 的整数；没有下限或上限就空着；没有核实就两个都写 null。")));
  return (int)age;
}

static void
read_source (const Reading *reading, GjFeeRow *row)
{
  const char *grade = cell (reading, COLUMN_GRADE);
  g_autofree char *advice = NULL;

  row->source = g_strdup (cell (reading, COLUMN_SOURCE));
  row->provenance.source = row->source;
  row->provenance.admdvs = reading->file->admdvs;
  row->provenance.effective_from = read_date (reading, COLUMN_EFFECTIVE);
  row->provenance.verified_at = read_date (reading, COLUMN_VERIFIED);
  /* A null amount needs no source and no grade: it may say why it is null. */
  if (row->personal_fen < 0)
    return;
  if (*row->source == '\0')
    blame (reading, COLUMN_SOURCE, g_strdup (_ ("这个金额没有来源。")),
           g_strdup (_ ("请写来源；没有来源就把金额空着。")));
  if (!gj_policy_grade_parse (grade, reading->file->demo, &row->provenance.grade, &advice))
    blame (reading, COLUMN_GRADE, g_strdup_printf (_ ("等级“%s”不对。"), grade),
           g_steal_pointer (&advice));
}

static void
check_premium_amounts (const Reading *reading, const GjFeeRow *row, gint64 total_fen)
{
  gint64 sum;

  if (row->personal_fen == 0)
    blame (reading, COLUMN_PERSONAL, g_strdup (_ ("个人缴费不能是 0。")),
           g_strdup_printf (_ ("全额资助的人群请写在 %s-subsidies.csv。"), reading->file->admdvs));
  if (row->personal_fen >= 0 && row->subsidy_fen >= 0 && total_fen >= 0
      && (!gj_money_add (row->personal_fen, row->subsidy_fen, &sum) || sum != total_fen))
    blame (reading, COLUMN_TOTAL, g_strdup (_ ("个人缴费加财政补助不等于合计。")),
           g_strdup (_ ("请核对三个金额；不知道的空着。")));
}

static void
read_premium_row (const Reading *reading, GjFeeRow *row)
{
  gboolean broken = FALSE;
  gboolean from_unknown = FALSE;
  gboolean to_unknown = FALSE;
  gint64 total_fen;

  row->tier_label = g_strdup (cell (reading, COLUMN_TIER_LABEL));
  row->age_from = read_age (reading, COLUMN_AGE_FROM, &from_unknown);
  row->age_to = read_age (reading, COLUMN_AGE_TO, &to_unknown);
  row->ages_unknown = from_unknown;
  row->personal_fen = read_amount (reading, COLUMN_PERSONAL, &broken);
  row->subsidy_fen = read_amount (reading, COLUMN_SUBSIDY, &broken);
  total_fen = read_amount (reading, COLUMN_TOTAL, &broken);
  if (!broken)
    check_premium_amounts (reading, row, total_fen);
  if (*row->tier_label == '\0')
    blame (reading, COLUMN_TIER_LABEL, g_strdup (_ ("档次没有名称。")),
           g_strdup (_ ("请写给居民看的名称，如 成年居民。")));
  if (from_unknown != to_unknown)
    blame (reading, from_unknown ? COLUMN_AGE_TO : COLUMN_AGE_FROM,
           g_strdup (_ ("两个年龄要么都写 null，要么都不写。")),
           g_strdup (_ ("只核实了一头，也不知道谁在这一档：请两个都写 null。")));
  if (row->age_to >= 0 && row->age_from > row->age_to)
    blame (reading, COLUMN_AGE_TO, g_strdup (_ ("年龄上限小于下限。")),
           g_strdup (_ ("请核对两个年龄。")));
}

static void
read_subsidy_row (const Reading *reading, GjFeeRow *row)
{
  gboolean broken = FALSE;

  row->age_from = -1;
  row->age_to = -1;
  row->subsidy_fen = -1;
  row->identity = g_strdup (cell (reading, COLUMN_IDENTITY));
  row->personal_fen = read_amount (reading, COLUMN_PERSONAL, &broken);
  if (*row->identity == '\0')
    blame (reading, COLUMN_IDENTITY, g_strdup (_ ("没有写人群。")),
           g_strdup (_ ("请写人群名称，如 特困人员。")));
}

static gboolean
same_year (const GjFeeRow *a, const GjFeeRow *b)
{
  return a->relative_year == b->relative_year && a->year == b->year;
}

static gboolean
by_age (const GjFeeRow *row)
{
  return row->age_from >= 0 || row->age_to >= 0;
}

static gboolean
ages_overlap (const GjFeeRow *a, const GjFeeRow *b)
{
  int a_to = a->age_to >= 0 ? a->age_to : G_MAXINT;
  int b_to = b->age_to >= 0 ? b->age_to : G_MAXINT;

  return by_age (a) && by_age (b) && a->age_from <= b_to && b->age_from <= a_to;
}

/* What a row may not be beside another one of its year. */
static void
check_beside (const Reading *reading, const GjFeeRow *row, const GjFeeRow *other)
{
  if (!same_year (row, other))
    return;
  if (g_strcmp0 (row->identity, other->identity) == 0 && g_str_equal (row->tier, other->tier))
    blame (reading, COLUMN_TIER, g_strdup_printf (_ ("和第 %u 行重复。"), other->line),
           g_strdup (_ ("同一年度的同一档（同一人群）只留一行。")));
  else if (!reading->subsidies
           && (g_str_equal (row->tier, "all") || g_str_equal (other->tier, "all")))
    blame (reading, COLUMN_TIER,
           g_strdup_printf (_ ("这个年度已有别的档次（第 %u 行），不能再有 all。"), other->line),
           g_strdup (_ ("all 表示人人一样，要独占一个年度。")));
  else if (!reading->subsidies && ages_overlap (row, other))
    blame (reading, COLUMN_AGE_FROM, g_strdup_printf (_ ("年龄和第 %u 行重叠。"), other->line),
           g_strdup (_ ("每个年龄只能属于一档。")));
}

/* What a receipt can carry (assets/receipt-format.md): a tier that it cannot would only be found out
 * while somebody pays. */
static gboolean
is_tier (const char *tier)
{
  gsize length = strspn (tier, "abcdefghijklmnopqrstuvwxyz0123456789_");

  return length >= 1 && length <= TIER_MAX && tier[length] == '\0';
}

static void
read_row (const Reading *reading)
{
  GjFeeRow row = { .line = gj_csv_line (reading->csv) };

  if (gj_csv_n_cells (reading->csv) != reading->n_columns)
    {
      gj_policy_problem_add (reading->problems, reading->path, row.line, 1,
                             g_strdup_printf (_ ("这一行有 %u 格，表头有 %u 格。"),
                                              gj_csv_n_cells (reading->csv), reading->n_columns),
                             g_strdup (_ ("请补齐或删去多余的逗号；文字里有逗号要加引号。")));
      return;
    }
  if (!g_str_equal (cell (reading, COLUMN_ADMDVS), reading->file->admdvs))
    blame (reading, COLUMN_ADMDVS,
           g_strdup_printf (_ ("admdvs 是“%s”，文件名却是 %s。"), cell (reading, COLUMN_ADMDVS),
                            reading->file->admdvs),
           g_strdup (_ ("一个文件只写一个地区；别的地区请写到它自己的文件。")));
  read_year (reading, &row);
  row.tier = g_strdup (cell (reading, COLUMN_TIER));
  if (*row.tier == '\0')
    blame (reading, COLUMN_TIER, g_strdup (_ ("没有写档次。")),
           g_strdup (_ ("请写档次代号，如 adult；人人一样就写 all。")));
  else if (!is_tier (row.tier))
    blame (reading, COLUMN_TIER, g_strdup_printf (_ ("档次代号“%s”不对。"), row.tier),
           g_strdup (_ ("凭条上放不下别的：请用 1 到 16 个小写字母、数字或下划线，如 adult。")));
  if (reading->subsidies)
    read_subsidy_row (reading, &row);
  else
    read_premium_row (reading, &row);
  read_source (reading, &row);
  for (guint i = 0; i < reading->rows->len; i++)
    check_beside (reading, &row, &g_array_index (reading->rows, GjFeeRow, i));
  g_array_append_val (reading->rows, row);
}

static void
read_table (Reading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCsv) csv = gj_csv_new_file (reading->path, &error);
  GjCsvStep step;
  gboolean header = FALSE;

  reading->csv = csv;
  if (csv == NULL)
    {
      gj_policy_problem_add (reading->problems, reading->path, 0, 0, g_strdup (error->message),
                             g_strdup (""));
      return;
    }
  while ((step = gj_csv_next (csv, &error)) == GJ_CSV_ROW)
    {
      if (header)
        read_row (reading);
      else if (!read_header (reading))
        return;
      header = TRUE;
    }
  if (step == GJ_CSV_FAILED)
    gj_policy_problem_add (reading->problems, reading->path, gj_csv_line (csv),
                           gj_csv_column (csv, 0), g_strdup (error->message), g_strdup (""));
  else if (!header)
    {
      g_autofree char *all = all_columns (reading);

      gj_policy_problem_add (reading->problems, reading->path, 1, 1, g_strdup (_ ("文件是空的。")),
                             g_strdup_printf (_ ("表头应当是：%s。"), all));
    }
}

void
gj_fee_table_read_premiums (GjPolicyFile *file, const char *path, GPtrArray *problems)
{
  Reading reading = { .file = file,
                      .rows = file->premiums,
                      .columns = PREMIUM_COLUMNS,
                      .n_columns = G_N_ELEMENTS (PREMIUM_COLUMNS),
                      .path = path,
                      .problems = problems };

  read_table (&reading);
}

void
gj_fee_table_read_subsidies (GjPolicyFile *file, const char *path, GPtrArray *problems)
{
  Reading reading = { .file = file,
                      .rows = file->subsidies,
                      .subsidies = TRUE,
                      .columns = SUBSIDY_COLUMNS,
                      .n_columns = G_N_ELEMENTS (SUBSIDY_COLUMNS),
                      .path = path,
                      .problems = problems };

  read_table (&reading);
}
