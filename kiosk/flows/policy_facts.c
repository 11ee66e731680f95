/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of 政策与计算 that only say what the region's files say: fees, scopes, relatives, questions, telephone
 * numbers. What is null is said to be not known, with where to ask. */
#include "core/base/i18n.h"
#include "core/rules/question.h"
#include "kiosk/flows/policy_private.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/page_kit.h"

/* Fees */

char *
gj_policy_age_words (const GjPremiumTier *tier)
{
  if (tier->age_from > 0 && tier->age_to >= 0)
    return g_strdup_printf (_("%d到%d周岁"), tier->age_from, tier->age_to);
  if (tier->age_from > 0)
    return g_strdup_printf (_("%d周岁及以上"), tier->age_from);
  if (tier->age_to >= 0)
    return g_strdup_printf (_("%d周岁及以下"), tier->age_to);
  return NULL;
}

static char *
ages (const GjPremiumTier *tier)
{
  if (tier->by_status)
    return g_strdup (_("按身份，不按年龄"));
  if (tier->ages_unknown)
    return g_strdup (_("多大年龄算这一档，本机暂未收录"));
  return gj_policy_age_words (tier);
}

static void
add_tier (GjPolicySheet *sheet, const GjPremiumTier *tier)
{
  g_autofree char *who = ages (tier);
  g_autofree char *money = tier->subsidy_fen >= 0 ? gj_kit_yuan (tier->subsidy_fen) : NULL;
  g_autofree char *subsidy = money != NULL ? g_strdup_printf (_("财政另补%s"), money) : NULL;
  const char *detail = who != NULL ? who : subsidy;

  if (who != NULL && subsidy != NULL)
    detail = gj_texts_keep (sheet->texts,
                            g_strdup_printf (C_ ("age, subsidy", "%s，%s"), who, subsidy));
  else
    detail = gj_texts_keep (sheet->texts, g_strdup (detail));
  gj_policy_sheet_fact (
      sheet,
      &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                     .text = gj_policy_data_words (tier->tier_label),
                     .detail = detail,
                     .value = gj_texts_keep (sheet->texts, gj_kit_yuan (tier->personal_fen)) },
      &tier->provenance);
}

static void
add_subsidy (GjPolicySheet *sheet, const GjPremiumSubsidy *subsidy)
{
  GjSheetRow row
      = { .kind = GJ_SHEET_FACT, .text = gj_policy_data_words (subsidy->identity) };

  if (subsidy->personal_fen < 0)
    {
      gj_policy_sheet_unknown (sheet, NULL, row.text);
      return;
    }
  if (subsidy->personal_fen == 0)
    {
      row.tone = GJ_TONE_DONE;
      row.chip_symbol = "check";
      row.chip = _("不用缴");
    }
  else
    row.value = gj_texts_keep (sheet->texts, gj_kit_yuan (subsidy->personal_fen));
  gj_policy_sheet_fact (sheet, &row, &subsidy->provenance);
}

static void
add_fee_year (GjPolicySheet *sheet, const GjRegion *region, GjDate today, guint year)
{
  g_autoptr (GArray) tiers = gj_premium_list_tiers (region, today, year);
  g_autoptr (GArray) subsidies = gj_premium_list_subsidies (region, today, year);

  gj_policy_sheet_head (sheet, gj_kit_year ((int) year));
  if (tiers->len == 0)
    {
      gj_policy_sheet_unknown (sheet, "no-data", _("这一年缴多少"));
      return;
    }
  for (guint i = 0; i < tiers->len; i++)
    add_tier (sheet, &g_array_index (tiers, GjPremiumTier, i));
  for (guint i = 0; i < subsidies->len; i++)
    add_subsidy (sheet, &g_array_index (subsidies, GjPremiumSubsidy, i));
}

/* From when to when the next year is paid. */
static void
add_window (GjPolicySheet *sheet, const GjRegion *region, GjDate today)
{
  GjPremiumWindow window = gj_premium_window (region, today);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  gj_policy_sheet_head (sheet, g_strdup (_("什么时候缴")));
  if (!window.known)
    {
      gj_policy_sheet_unknown (sheet, "calendar", _("缴费期"));
      return;
    }
  from = gj_kit_date (window.from);
  to = gj_kit_date (window.to);
  gj_policy_sheet_fact (
      sheet,
      &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                     .symbol = "calendar",
                     .text = gj_texts_keep (
                         sheet->texts,
                         g_strdup_printf (window.late ? _("补缴%u年度") : _("缴%u年度"), window.coverage_year)),
                     .detail = gj_texts_keep (
                         sheet->texts, g_strdup_printf (C_ ("two days", "%s到%s"), from, to)) },
      &window.provenance);
}

GArray *
gj_policy_fee_years (const GjRegion *region, GjDate today)
{
  g_autoptr (GArray) known = gj_premium_list_years (region, today);
  GjPremiumWindow window = gj_premium_window (region, today);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = MAX (window.coverage_year, gj_date_year (today));
  guint first = gj_date_year (today);

  for (guint i = 0; i < known->len; i++)
    {
      last = MAX (last, g_array_index (known, guint, i));
      first = MIN (first, g_array_index (known, guint, i));
    }
  for (guint year = last; year >= first; year--)
    g_array_append_val (years, year);
  return years;
}

static void
on_layer (GjPolicyFlow *self, guint index)
{
  self->layer = index;
  gj_flow_show (&self->base);
}

/* The region and those it inherits from. */
static guint
list_places (GjPolicyFlow *self, GjRegion *places[GJ_SHEET_MAX_TABS])
{
  guint n = 1;

  places[0] = gj_region_ref (self->region);
  while (n < GJ_SHEET_MAX_TABS && (places[n] = gj_region_new_parent (places[n - 1])) != NULL)
    n++;
  return n;
}

GtkWidget *
gj_policy_fees_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjSheetView view = { GJ_POLICY_TITLE, .question = _("居民医保缴费标准") };
  GjRegion *places[GJ_SHEET_MAX_TABS] = { NULL };
  g_autoptr (GArray) years = NULL;
  GtkWidget *page;

  view.n_tabs = list_places (self, places);
  view.tab = MIN (self->layer, view.n_tabs - 1);
  for (guint i = 0; i < view.n_tabs; i++)
    view.tabs[i] = gj_policy_data_words (gj_region_name (places[i]));
  years = gj_policy_fee_years (places[view.tab], today);
  for (guint i = 0; i < years->len; i++)
    add_fee_year (sheet, places[view.tab], today, g_array_index (years, guint, i));
  add_window (sheet, places[view.tab], today);
  page = gj_policy_sheet_page (self, sheet, &view);
  for (guint i = 0; i < view.n_tabs; i++)
    gj_region_unref (places[i]);
  g_signal_connect_swapped (page, "tab", G_CALLBACK (on_layer), self);
  return page;
}

/* Scopes */

static const struct
{
  GjPolicyKey key;
  const char *symbol;
  const char *text;
} scopes[] = {
  { GJ_POLICY_SCOPES_OUTPATIENT, "clinic", N_("门诊看病") },
  { GJ_POLICY_SCOPES_INPATIENT, "inpatient", N_("住院") },
  { GJ_POLICY_SCOPES_PHARMACY_DRUG, "pharmacy", N_("药店买药") },
  { GJ_POLICY_SCOPES_PHARMACY_DEVICE, "pharmacy", N_("药店买医疗器械") },
  { GJ_POLICY_SCOPES_PHARMACY_CONSUMABLE, "pharmacy", N_("药店买医用耗材") },
  { GJ_POLICY_SCOPES_RESIDENT_PREMIUM, "pay-premium", N_("本人和家人的居民医保费") },
  { GJ_POLICY_SCOPES_LTC_PREMIUM, "shield", N_("本人的长期护理保险费") },
  { GJ_POLICY_SCOPES_COMMERCIAL_SUPP, "shield", N_("政府指导的商业补充医保") },
  { GJ_POLICY_SCOPES_PHYSICAL_EXAM, "clinic", N_("体检") },
  { GJ_POLICY_SCOPES_NONPIP_VACCINE, "clinic", N_("自费疫苗") },
  { GJ_POLICY_SCOPES_PUBLIC_HEALTH, "hospital", N_("公共卫生费用") },
  { GJ_POLICY_SCOPES_FITNESS_WELLNESS, "sun", N_("健身、养生保健") },
};

static void
add_scopes (GjPolicyFlow *self, GjPolicySheet *sheet, GjKnown known, gboolean allowed)
{
  const GjRegion *region = self->region;

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      gboolean value = FALSE;
      const char *text = gj_gettext (scopes[i].text);
      GjKnown found = gj_region_get_boolean (region, scopes[i].key, &value);

      if (found != known || (known == GJ_KNOWN && value != allowed))
        continue;
      if (known != GJ_KNOWN)
        gj_policy_sheet_unknown (sheet, scopes[i].symbol, text);
      else
        gj_policy_sheet_fact (sheet,
                              &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                             .symbol = scopes[i].symbol,
                                             .text = text,
                                             .tone = allowed ? GJ_TONE_DONE : GJ_TONE_STOP,
                                             .chip_symbol = allowed ? "check" : "close",
                                             .chip = allowed ? _("能付") : _("不能付") },
                              gj_region_get_provenance (region, scopes[i].key));
    }
}

GtkWidget *
gj_policy_scopes_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { GJ_POLICY_TITLE, .question = _("个人账户的钱，哪些能付？") };

  add_scopes (self, sheet, GJ_KNOWN, TRUE);
  add_scopes (self, sheet, GJ_KNOWN, FALSE);
  add_scopes (self, sheet, GJ_KNOWN_NULL, FALSE);
  return gj_policy_sheet_page (self, sheet, &view);
}

/* Relatives */

static const struct
{
  const char *code; /* one of the class */
  GjAvatar face;
  const char *text;
} relatives[] = {
  { "10", GJ_AVATAR_WOMAN, N_("丈夫、妻子") },
  { "50", GJ_AVATAR_ELDER_MAN, N_("父母") },
  { "20", GJ_AVATAR_BOY, N_("子女") },
  { "70", GJ_AVATAR_MAN, N_("兄弟姐妹") },
  { "60", GJ_AVATAR_ELDER_WOMAN, N_("祖父母、外祖父母") },
  { "40", GJ_AVATAR_GIRL, N_("孙子女、外孙子女") },
  { "55", GJ_AVATAR_ELDER_WOMAN_2, N_("公婆、岳父母") },
};

static void
add_relatives (const GjRegion *region, GjPolicySheet *sheet)
{
  GjRelationSet set = GJ_RELATION_SET_CORE3;
  gboolean in_laws = FALSE;
  gboolean said = FALSE;
  GjKnown known = gj_region_get_relation_set (region, &set, &in_laws);

  for (gsize i = 0; i < G_N_ELEMENTS (relatives); i++)
    {
      gboolean in_law = gj_relation_class (relatives[i].code) == GJ_RELATION_CLASS_PARENT_IN_LAW;
      gboolean reached = known == GJ_KNOWN && gj_relation_in_set (relatives[i].code, set, in_laws);
      const char *face = gj_avatar_icon_name (relatives[i].face);

      if (known != GJ_KNOWN
          || (in_law
              && gj_region_get_boolean (region, GJ_POLICY_RELATIONS_IN_LAWS, &said)
                     != GJ_KNOWN))
        gj_policy_sheet_unknown (sheet, face, gj_gettext (relatives[i].text));
      else
        gj_policy_sheet_fact (sheet,
                              &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                             .symbol = face,
                                             .text = gj_gettext (relatives[i].text),
                                             .tone = reached ? GJ_TONE_DONE : GJ_TONE_STOP,
                                             .chip_symbol = reached ? "check" : "close",
                                             .chip = reached ? _("可以") : _("不可以") },
                              gj_region_get_provenance (region, in_law
                                                                    ? GJ_POLICY_RELATIONS_IN_LAWS
                                                                    : GJ_POLICY_RELATIONS_SET));
    }
}

static void
add_places (const GjRegion *region, GjPolicySheet *sheet)
{
  gboolean city = FALSE;
  const char *way = NULL;

  gj_policy_sheet_head (sheet, g_strdup (_("家人在别处参保")));
  if (gj_region_get_boolean (region, GJ_POLICY_SHARING_CROSS_CITY, &city) != GJ_KNOWN)
    gj_policy_sheet_unknown (sheet, NULL, _("本省别的城市"));
  else
    gj_policy_sheet_fact (sheet,
                          &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                         .text = _("本省别的城市"),
                                         .tone = city ? GJ_TONE_DONE : GJ_TONE_STOP,
                                         .chip_symbol = city ? "check" : "close",
                                         .chip = city ? _("可以") : _("不可以") },
                          gj_region_get_provenance (region, GJ_POLICY_SHARING_CROSS_CITY));
  if (gj_region_get_text (region, GJ_POLICY_SHARING_CROSS_PROVINCE, &way) != GJ_KNOWN)
    gj_policy_sheet_unknown (sheet, NULL, _("外省"));
  else
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .text = _("外省"),
                       .detail = g_str_equal (way, "wallet") ? _("用“医保钱包”，本机不办")
                                                             : NULL,
                       .tone = g_str_equal (way, "wallet") ? GJ_TONE_ACT : GJ_TONE_STOP,
                       .chip_symbol = g_str_equal (way, "wallet") ? "info" : "close",
                       .chip = g_str_equal (way, "wallet") ? _("另外办") : _("不可以") },
        gj_region_get_provenance (region, GJ_POLICY_SHARING_CROSS_PROVINCE));
}

/* Whether the relative has to agree, how many may pay for one, and from when a link can be ended. */
static void
add_binding_rules (const GjRegion *region, GjPolicySheet *sheet)
{
  int number = 0;
  gboolean several = FALSE;

  gj_policy_sheet_head (sheet, g_strdup (_("绑定和解除")));
  if (gj_region_get_boolean (region, GJ_POLICY_RELATIONS_MANY_TO_MANY, &several) == GJ_KNOWN)
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .text = _("几个人为同一位家人付钱"),
                       .tone = several ? GJ_TONE_DONE : GJ_TONE_STOP,
                       .chip_symbol = several ? "check" : "close",
                       .chip = several ? _("可以") : _("不可以") },
        gj_region_get_provenance (region, GJ_POLICY_RELATIONS_MANY_TO_MANY));
  else
    gj_policy_sheet_unknown (sheet, NULL, _("几个人为同一位家人付钱"));
  if (gj_region_get_number (region, GJ_POLICY_UNBIND_MIN_DAYS, &number) == GJ_KNOWN)
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .text = _("付钱的人解除绑定"),
                       .value = number == 0 ? _("随时可以")
                                            : gj_texts_keep (sheet->texts,
                                                             g_strdup_printf (_("绑定满%d天"), number)) },
        gj_region_get_provenance (region, GJ_POLICY_UNBIND_MIN_DAYS));
  else
    gj_policy_sheet_unknown (sheet, NULL, _("付钱的人解除绑定"));
  if (gj_region_get_number (region, GJ_POLICY_SHARING_CONFIRM_AGE, &number) == GJ_KNOWN)
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .text = _("要家人本人同意"),
                       .value = gj_texts_keep (sheet->texts, g_strdup_printf (_("满%d周岁的"), number)) },
        gj_region_get_provenance (region, GJ_POLICY_SHARING_CONFIRM_AGE));
  else
    gj_policy_sheet_unknown (sheet, NULL, _("要不要家人本人同意"));
}

GtkWidget *
gj_policy_relations_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjSheetView view = { GJ_POLICY_TITLE, .question = _("哪些家人可以用您的钱？") };

  add_relatives (self->region, sheet);
  add_places (self->region, sheet);
  add_binding_rules (self->region, sheet);
  return gj_policy_sheet_page (self, sheet, &view);
}

/* Telephone numbers */

static const struct
{
  GjPolicyKey key;
  const char *text;
  const char *detail;
} hotlines[] = {
  { GJ_POLICY_HOTLINE_MEDICAL_INSURANCE, N_("医保"), N_("参保、报销、家庭共济") },
  { GJ_POLICY_HOTLINE_TAX, N_("税务"), N_("医保缴费、退费、缴费证明") },
  { GJ_POLICY_HOTLINE_HRSS, N_("社保"), N_("社会保障卡、养老、工伤") },
  { GJ_POLICY_HOTLINE_GOV, N_("政务服务"), N_("别的事，或不知道找谁") },
};

GtkWidget *
gj_policy_hotlines_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  const GjRegion *region = self->region;
  GjSheetView view = { GJ_POLICY_TITLE, .question = _("什么事打哪个电话？") };

  for (gsize i = 0; i < G_N_ELEMENTS (hotlines); i++)
    {
      const char *number = NULL;

      if (gj_region_get_text (region, hotlines[i].key, &number) != GJ_KNOWN)
        continue; /* whom one cannot be sent to is not there */
      gj_policy_sheet_fact (sheet,
                            &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                           .symbol = "phone",
                                           .text = gj_gettext (hotlines[i].text),
                                           .detail = gj_gettext (hotlines[i].detail),
                                           .value = number },
                            gj_region_get_provenance (region, hotlines[i].key));
    }
  return gj_policy_sheet_page (self, sheet, &view);
}

/* Questions */

static void
on_question (GjPolicyFlow *self, guint index)
{
  self->question = index;
  gj_policy_go (self, GJ_POLICY_STEP_ANSWER);
}

GtkWidget *
gj_policy_questions_page (GjPolicyFlow *self)
{
  g_autoptr (GArray) questions = gj_question_list (self->region);
  g_autofree GjMenuItem *items = g_new0 (GjMenuItem, questions->len + 1);
  GtkWidget *page;

  for (guint i = 0; i < questions->len; i++)
    items[i].text = gj_question_asked (&g_array_index (questions, GjQuestion, i));
  page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                          .question = _("常见问题"),
                                          .sentence = questions->len > 0
                                                          ? _("点一个问题，看回答")
                                                          : _("本机暂未收录，请咨询窗口或拨打12393"),
                                          .items = items,
                                          .n_items = questions->len,
                                          .wide = TRUE });
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_question), self);
  return page;
}

GtkWidget *
gj_policy_answer_page (GjPolicyFlow *self)
{
  g_autoptr (GArray) questions = gj_question_list (self->region);
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  const GjQuestion *question = &g_array_index (questions, GjQuestion, self->question);
  g_auto (GStrv) paragraphs = g_strsplit (gj_question_answered (question), "\n", -1);
  GjSheetView view = { GJ_POLICY_TITLE, .question = gj_question_asked (question) };

  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    if (**paragraph != '\0')
      gj_policy_sheet_text (sheet, *paragraph);
  sheet->last = question->provenance;
  return gj_policy_sheet_page (self, sheet, &view);
}
