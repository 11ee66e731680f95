/* SPDX-License-Identifier: Apache-2.0 */
/* See say.h. */
#include "core/rules/say.h"

#include "core/base/i18n.h"
#include "core/rules/division.h"

char *
gj_say_date (GjDate date)
{
  return g_strdup_printf (C_ ("date: year, month, day", "%u年%u月%u日"), gj_date_year (date),
                          gj_date_month (date), gj_date_day (date));
}

char *
gj_say_month (GjDate date)
{
  return g_strdup_printf (C_ ("date: year, month", "%u年%u月"), gj_date_year (date),
                          gj_date_month (date));
}

static char *
say_since (GjDate since, char *(*say) (GjDate date), const char *dated, const char *undated)
{
  g_autofree char *date = NULL;
  g_auto (GStrv) parts = NULL;

  if (since == GJ_DATE_NONE)
    return g_strdup (undated);
  date = say (since);
  parts = g_strsplit (dated, "%s", 2);
  return g_strjoinv (date, parts);
}

char *
gj_say_since_date (GjDate since, const char *dated, const char *undated)
{
  return say_since (since, gj_say_date, dated, undated);
}

char *
gj_say_since_month (GjDate since, const char *dated, const char *undated)
{
  return say_since (since, gj_say_month, dated, undated);
}

const char *
gj_say_place (const char *admdvs)
{
  const char *name = gj_division_name (admdvs);

  return name != NULL ? name : _ ("外地");
}

char *
gj_say_city (const char *admdvs)
{
  const char *name = gj_say_place (admdvs);
  g_autofree char *province = g_strdup_printf ("%.2s0000", admdvs);

  if (!g_str_equal (name, gj_say_place (province)))
    return g_strdup (name);
  return g_strdup_printf (_ ("%s的另一个市"), name);
}
