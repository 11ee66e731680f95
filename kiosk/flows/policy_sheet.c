/* SPDX-License-Identifier: Apache-2.0 */
/* Collects rows and says where they come from. */
#include "kiosk/flows/policy_sheet.h"

#include "core/base/i18n.h"
#include "core/rules/division.h"
#include "ui/pages/page_kit.h"

static const char *
grade_words (char grade)
{
  switch (grade)
    {
    case 'A':
      return _("政府网站公布");
    case 'B':
      return _("法规或国家级媒体公布");
    case 'C':
      return _("地方办事指南");
    default:
      return _("演示用，不是真的");
    }
}

char *
gj_policy_source_words (const GjProvenance *provenance)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *place = gj_division_name (provenance->admdvs);

  g_string_append_printf (words, _("来源：%s。"), gj_policy_data_words (provenance->source));
  if (place != NULL)
    g_string_append_printf (words, C_ ("whose rule, who published it", "%s，%s。"),
                            gj_policy_data_words (place), grade_words (provenance->grade));
  else
    g_string_append_printf (words, C_ ("who published it", "%s。"),
                            grade_words (provenance->grade));
  if (provenance->effective_from != GJ_DATE_NONE)
    {
      g_autofree char *day = gj_kit_date (provenance->effective_from);

      g_string_append_printf (words, C_ ("from that day", "%s起施行。"), day);
    }
  if (provenance->verified_at != GJ_DATE_NONE)
    {
      g_autofree char *verified = gj_kit_verified (provenance->verified_at);

      g_string_append_printf (words, C_ ("when it was checked", "%s。"), verified);
    }
  return g_strchomp (g_string_free (g_steal_pointer (&words), FALSE));
}

GjPolicySheet *
gj_policy_sheet_new (void)
{
  GjPolicySheet *sheet = g_new0 (GjPolicySheet, 1);

  sheet->texts = gj_texts_new ();
  sheet->rows = g_array_new (FALSE, TRUE, sizeof (GjSheetRow));
  return sheet;
}

void
gj_policy_sheet_free (GjPolicySheet *sheet)
{
  g_ptr_array_unref (sheet->texts);
  g_array_unref (sheet->rows);
  g_free (sheet);
}

static void
append (GjPolicySheet *sheet, GjSheetRow row)
{
  g_array_append_val (sheet->rows, row);
}

/* Said below the rows that share it. */
static void
say_source (GjPolicySheet *sheet)
{
  if (sheet->last.source == NULL)
    return;
  append (sheet, (GjSheetRow){ .kind = GJ_SHEET_SOURCE,
                               .text = gj_texts_keep (
                                   sheet->texts, gj_policy_source_words (&sheet->last)) });
  sheet->n_sources += 1;
  sheet->n_undated += sheet->last.verified_at == GJ_DATE_NONE;
  sheet->last = (GjProvenance){ 0 };
}

static gboolean
same_source (const GjProvenance *a, const GjProvenance *b)
{
  return g_strcmp0 (a->source, b->source) == 0 && a->grade == b->grade
         && a->effective_from == b->effective_from && a->verified_at == b->verified_at
         && g_strcmp0 (a->admdvs, b->admdvs) == 0;
}

void
gj_policy_sheet_head (GjPolicySheet *sheet, char *text)
{
  say_source (sheet);
  append (sheet, (GjSheetRow){ .kind = GJ_SHEET_HEADING,
                               .text = gj_texts_keep (sheet->texts, text) });
}

void
gj_policy_sheet_text (GjPolicySheet *sheet, const char *text)
{
  append (sheet, (GjSheetRow){ .kind = GJ_SHEET_TEXT,
                               .text = gj_texts_keep (sheet->texts, g_strdup (text)) });
}

void
gj_policy_sheet_fact (GjPolicySheet *sheet, const GjSheetRow *row, const GjProvenance *provenance)
{
  const GjProvenance none = { 0 };

  provenance = provenance != NULL && provenance->source != NULL ? provenance : &none;
  if (sheet->last.source != NULL && !same_source (&sheet->last, provenance))
    say_source (sheet);
  append (sheet, *row);
  sheet->last = *provenance;
}

void
gj_policy_sheet_unknown (GjPolicySheet *sheet, const char *symbol, const char *text)
{
  gj_policy_sheet_fact (sheet,
                        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                       .symbol = symbol != NULL ? symbol : "no-data",
                                       .text = text,
                                       .detail = _("本机暂未收录，请咨询窗口或拨打12393") },
                        NULL);
}

void
gj_policy_sheet_fill (GjPolicySheet *sheet, GjSheetView *view)
{
  say_source (sheet);
  if (sheet->n_undated > 0)
    view->dates = sheet->n_undated == sheet->n_sources ? C_ ("of all sources", "未注明核实日期")
                                                           : C_ ("of all other sources", "其余未注明核实日期");
  view->rows = (const GjSheetRow *) sheet->rows->data;
  view->n_rows = sheet->rows->len;
}
