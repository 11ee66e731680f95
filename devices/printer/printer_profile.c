/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a printer's profile. The file's form is described in assets/printers/README.md; here every
 * mistake is refused with its line, and every value is bounded, so that no file can make the driver
 * send what it should not. */
#include "devices/printer/printer_profile.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/ini.h"

#define GENERIC "generic"

G_DEFINE_QUARK (gj - printer - profile - error - quark, gj_printer_profile_error)

GjPrinterProfile *
gj_printer_profile_new_generic (void)
{
  GjPrinterProfile *profile = g_new0 (GjPrinterProfile, 1);

  profile->name = g_strdup (GENERIC);
  profile->label = g_strdup ("ESC/POS");
  profile->band_rows = 128;
  profile->barrier = GJ_PRINTER_BARRIER_STATUS;
  profile->cut = GJ_PRINTER_CUT_PARTIAL;
  profile->clear = GJ_PRINTER_CLEAR_ENQ;
  profile->feed_dots = 0;
  profile->status = TRUE;
  profile->near_end = TRUE;
  profile->rows_per_second = 800;
  profile->present_steps = 96;
  profile->retract_seconds = 30;
  profile->beeps = 1;
  profile->source = g_strdup ("");
  return profile;
}

GjPrinterProfile *
gj_printer_profile_copy (const GjPrinterProfile *profile)
{
  GjPrinterProfile *copy = g_new (GjPrinterProfile, 1);

  *copy = *profile;
  copy->name = g_strdup (profile->name);
  copy->label = g_strdup (profile->label);
  copy->source = g_strdup (profile->source);
  return copy;
}

void
gj_printer_profile_free (GjPrinterProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->name);
  g_free (profile->label);
  g_free (profile->source);
  g_free (profile);
}

gboolean
gj_printer_profile_tells_taken (const GjPrinterProfile *profile)
{
  return profile->mouth == GJ_PRINTER_MOUTH_TEAR_BIT || profile->mouth == GJ_PRINTER_MOUTH_CUSTOM;
}

gboolean
gj_printer_profile_can_retract (const GjPrinterProfile *profile)
{
  return profile->mouth == GJ_PRINTER_MOUTH_CUSTOM || profile->mouth == GJ_PRINTER_MOUTH_CITIZEN;
}

char *
gj_printer_profile_doubt (const GjPrinterProfile *profile)
{
  switch (profile->grade)
    {
    case GJ_PRINTER_GRADE_ASSUMED:
      return g_strdup_printf (_ ("打印机配置 %s（%s）没有依据，装机时请对照说明书逐项试：%s"), profile->name,
                              profile->label, *profile->source != '\0' ? profile->source : _ ("未写来源"));
    case GJ_PRINTER_GRADE_PARTLY:
      return g_strdup_printf (_ ("打印机配置 %s（%s）只有一部分有依据，装机时请试其余的：%s"), profile->name,
                              profile->label, profile->source);
    case GJ_PRINTER_GRADE_MANUAL:
      return NULL;
    }
  g_assert_not_reached ();
}

static gboolean
parse_word (const char *value, const char *const *words, guint *index)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (value, words[i]) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_yes (const char *value, gboolean *yes)
{
  static const char *const words[] = { "no", "yes", NULL };
  guint index = 0;

  if (!parse_word (value, words, &index))
    return FALSE;
  *yes = index == 1;
  return TRUE;
}

static gboolean
parse_number (const char *value, guint low, guint high, guint *number)
{
  guint64 parsed = 0;

  if (!g_ascii_string_to_unsigned (value, 10, low, high, &parsed, NULL))
    return FALSE;
  *number = (guint)parsed;
  return TRUE;
}

static gboolean
take_text (const char *value, char **text)
{
  g_free (*text);
  *text = g_strdup (value);
  return *value != '\0';
}

/* The keys of the mouth, the buzzer and the source. */
static gboolean
take_other (GjPrinterProfile *profile, const char *key, const char *value)
{
  static const char *const mouths[] = { "none", "tear-bit", "custom", "citizen", NULL };
  static const char *const buzzers[] = { "none", "epson", "chinese", NULL };
  static const char *const grades[] = { "assumed", "partly", "manual", NULL };
  static const char *const widths[] = { "any", "576", "384", NULL };
  static const guint dots[] = { 0, 576, 384 };
  guint index = 0;

  if (strcmp (key, "source") == 0)
    return take_text (value, &profile->source);
  if (strcmp (key, "present_steps") == 0)
    return parse_number (value, 1, 255, &profile->present_steps);
  if (strcmp (key, "retract_seconds") == 0)
    return parse_number (value, 1, 120, &profile->retract_seconds);
  if (strcmp (key, "beeps") == 0)
    return parse_number (value, 1, 9, &profile->beeps);
  if (strcmp (key, "mouth") == 0 && parse_word (value, mouths, &index))
    profile->mouth = (GjPrinterMouth)index;
  else if (strcmp (key, "buzzer") == 0 && parse_word (value, buzzers, &index))
    profile->buzzer = (GjPrinterBuzzer)index;
  else if (strcmp (key, "grade") == 0 && parse_word (value, grades, &index))
    profile->grade = (GjPrinterGrade)index;
  else if (strcmp (key, "width") == 0 && parse_word (value, widths, &index))
    profile->width = dots[index];
  else
    return FALSE;
  return TRUE;
}

/* FALSE when the key is unknown or its value is out of bounds. */
static gboolean
take_value (GjPrinterProfile *profile, const char *key, const char *value)
{
  static const char *const barriers[] = { "status", "process-id", "none", NULL };
  static const char *const cuts[] = { "partial", "full", "none", NULL };
  static const char *const clears[] = { "none", "dc4", "enq", NULL };
  guint index = 0;

  if (strcmp (key, "label") == 0)
    return take_text (value, &profile->label);
  if (strcmp (key, "band_rows") == 0)
    return parse_number (value, 8, 128, &profile->band_rows);
  if (strcmp (key, "feed_dots") == 0)
    return parse_number (value, 0, 255, &profile->feed_dots);
  if (strcmp (key, "rows_per_second") == 0)
    return parse_number (value, 100, 4000, &profile->rows_per_second);
  if (strcmp (key, "status") == 0)
    return parse_yes (value, &profile->status);
  if (strcmp (key, "asb") == 0)
    return parse_yes (value, &profile->asb);
  if (strcmp (key, "near_end") == 0)
    return parse_yes (value, &profile->near_end);
  if (strcmp (key, "jam_bit") == 0)
    return parse_yes (value, &profile->jam_bit);
  if (strcmp (key, "barrier") == 0 && parse_word (value, barriers, &index))
    profile->barrier = (GjPrinterBarrier)index;
  else if (strcmp (key, "cut") == 0 && parse_word (value, cuts, &index))
    profile->cut = (GjPrinterCut)index;
  else if (strcmp (key, "clear") == 0 && parse_word (value, clears, &index))
    profile->clear = (GjPrinterClear)index;
  else
    return take_other (profile, key, value);
  return TRUE;
}

static gboolean
take_file (GjPrinterProfile *profile, const GjIni *ini, const char *path, GError **error)
{
  if (gj_ini_n_problems (ini) > 0)
    {
      const GjIniProblem *problem = gj_ini_problem (ini, 0);

      g_set_error (error, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_INVALID,
                   "%s:%u:%u: %s", path, problem->line, problem->column, problem->message);
      return FALSE;
    }
  for (guint i = 0; i < gj_ini_n_entries (ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (ini, i);

      if (strcmp (entry->section, "printer") == 0 && take_value (profile, entry->key, entry->value))
        continue;
      g_set_error (
          error, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_INVALID,
          _("%s:%u:%u: 打印机配置 [%s] %s=%s 无法识别，请对照 assets/printers/README.md 修改"),
          path, entry->line, entry->value_column, entry->section, entry->key, entry->value);
      return FALSE;
    }
  return TRUE;
}

GjPrinterProfile *
gj_printer_profile_load (const char *const *dirs, const char *name, GError **error)
{
  const char *wanted = name == NULL || *name == '\0' ? GENERIC : name;
  g_autofree char *file = g_strconcat (wanted, ".ini", NULL);

  for (guint i = 0; dirs != NULL && dirs[i] != NULL && strchr (wanted, '/') == NULL; i++)
    {
      g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
      g_autofree char *path = g_build_filename (dirs[i], file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_autoptr (GjIni) ini = gj_ini_new_file (path, error);

      if (ini == NULL || !take_file (profile, ini, path, error))
        return NULL;
      g_free (profile->name);
      profile->name = g_strdup (wanted);
      return g_steal_pointer (&profile);
    }
  if (strcmp (wanted, GENERIC) == 0)
    return gj_printer_profile_new_generic ();
  g_set_error (error, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_MISSING,
               _("没有名为 %s 的打印机配置（%s）"), wanted, file);
  return NULL;
}
