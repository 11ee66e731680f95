/* SPDX-License-Identifier: Apache-2.0 */
/* 断缴等多久: which year is paid for, which were missed, which of them are paid as well, for whom; then the months,
 * step by step, and when cover begins. */
#include "core/base/i18n.h"
#include "core/rules/premium.h"
#include "kiosk/flows/policy_private.h"
#include "ui/pages/marks_page.h"
#include "ui/pages/menu_page.h"
#include "ui/pages/page_kit.h"

/* The years one may be paying for: this one, late, and the one on sale. */
static guint
list_years (GjPolicyFlow *self, guint years[2])
{
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjPremiumWindow window = gj_premium_window (self->region, today);
  guint sold = window.known ? window.coverage_year : gj_date_year (today) + 1;

  years[0] = sold;
  years[1] = gj_date_year (today);
  return years[1] < sold ? 2 : 1;
}

static void
on_year (GjPolicyFlow *self, guint index)
{
  guint years[2];
  guint n = list_years (self, years);

  g_assert (index < n);
  self->coverage_year = years[index];
  self->missed = self->repaired = 0;
  gj_policy_go (self, GJ_POLICY_STEP_WAITING_MISSED);
}

static GtkWidget *
year_page (GjPolicyFlow *self)
{
  guint years[2];
  guint n = list_years (self, years);
  g_autofree char *first = gj_kit_year ((int) years[0]);
  g_autofree char *second = gj_kit_year ((int) years[1]);
  const GjMenuItem items[2] = {
    { "calendar", first, n == 2 ? _("按时缴下一年") : NULL },
    { "calendar", second, _("今年的，现在才缴") },
  };
  GtkWidget *page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                                     .question = _("要缴哪一年的居民医保？"),
                                                     .items = items,
                                                     .n_items = n,
                                                     .wide = TRUE });

  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_year), self);
  return page;
}

/* The unbroken run of missed years before the year that is paid for. */
static guint
run_length (const GjPolicyFlow *self)
{
  guint length = 0;

  while (length < GJ_POLICY_MISSED_YEARS && (self->missed >> length & 1) != 0)
    length++;
  return length;
}

static void
on_missed (GjPolicyFlow *self, guint marked)
{
  self->missed = marked;
  self->repaired = 0;
  gj_policy_go (self, run_length (self) > 0 ? GJ_POLICY_STEP_WAITING_REPAIRED
                                            : GJ_POLICY_STEP_WAITING_WHO);
}

static void
name_years (GjPolicyFlow *self, GjTexts *texts, GjMarksView *view, guint n)
{
  for (guint i = 0; i < n; i++)
    view->items[i] = gj_texts_keep (texts, gj_kit_year ((int) (self->coverage_year - 1 - i)));
  view->n_items = n;
}

static GtkWidget *
missed_page (GjPolicyFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjMarksView view = { GJ_POLICY_TITLE,
                       .question = _("哪几年没有缴？"),
                       .sentence = _("没缴的都点一下，可以点几个"),
                       .marked = self->missed,
                       .none = _("每年都缴了"),
                       .some = _("选好了，下一步") };
  GtkWidget *page;

  name_years (self, texts, &view, GJ_POLICY_MISSED_YEARS);
  page = gj_marks_page_new (&view);
  g_signal_connect_swapped (page, "done", G_CALLBACK (on_missed), self);
  return page;
}

static void
on_repaired (GjPolicyFlow *self, guint marked)
{
  self->repaired = marked;
  gj_policy_go (self, GJ_POLICY_STEP_WAITING_WHO);
}

static GtkWidget *
repaired_page (GjPolicyFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjMarksView view = { GJ_POLICY_TITLE,
                       .question = _("没缴的，现在补缴哪几年？"),
                       .sentence = _("补缴可以少等，不补也行"),
                       .marked = self->repaired,
                       .none = _("都不补"),
                       .some = _("选好了，下一步") };
  GtkWidget *page;

  name_years (self, texts, &view, run_length (self));
  page = gj_marks_page_new (&view);
  g_signal_connect_swapped (page, "done", G_CALLBACK (on_repaired), self);
  return page;
}

static void
on_who (GjPolicyFlow *self, guint index)
{
  const GjWaitingExemption exemptions[]
      = { GJ_WAITING_EXEMPTION_NONE, GJ_WAITING_EXEMPTION_NEWBORN,
          GJ_WAITING_EXEMPTION_SPECIAL_GROUP };

  g_assert (index < G_N_ELEMENTS (exemptions));
  self->exemption = exemptions[index];
  gj_policy_go (self, GJ_POLICY_STEP_WAITING_RESULT);
}

static GtkWidget *
who_page (GjPolicyFlow *self)
{
  const GjMenuItem items[] = {
    { "person-man", _("都不是"), NULL },
    { "person-boy", _("新生儿"), _("刚出生，第一次参保") },
    { "shield", _("特殊困难人员"), _("特困、低保等，有认定") },
  };
  GtkWidget *page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                                     .question = _("参保的人是下面这些吗？"),
                                                     .items = items,
                                                     .n_items = G_N_ELEMENTS (items),
                                                     .wide = TRUE });

  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_who), self);
  return page;
}

static gsize
years_of (const GjPolicyFlow *self, guint mask, guint years[GJ_POLICY_MISSED_YEARS])
{
  gsize n = 0;

  for (guint i = 0; i < GJ_POLICY_MISSED_YEARS; i++)
    if ((mask >> i & 1) != 0)
      years[n++] = self->coverage_year - 1 - i;
  return n;
}

/* The year on sale is paid for today, or on the first day it is sold; any other one is late. */
static GjWaitingResult
calculate (GjPolicyFlow *self, GjWaiting *waiting, GjWaitingFacts *facts)
{
  const GjRegion *region = self->region;
  GjDate today = gj_clock_today (self->base.terminal->clock);
  GjPremiumWindow window = gj_premium_window (region, today);
  gboolean on_sale = window.known && window.coverage_year == self->coverage_year;
  guint missed[GJ_POLICY_MISSED_YEARS];
  guint repaired[GJ_POLICY_MISSED_YEARS];

  *facts = (GjWaitingFacts){ .paid_on = on_sale ? MAX (today, window.from) : today,
                             .coverage_year = self->coverage_year,
                             .late = window.known
                                         ? !on_sale
                                         : self->coverage_year == gj_date_year (today),
                             .missed_years = missed,
                             .n_missed_years = years_of (self, self->missed, missed),
                             .repaired_years = repaired,
                             .n_repaired_years
                             = years_of (self, self->missed & self->repaired, repaired),
                             .exemption = self->exemption };
  return gj_waiting_calculate (region, facts, waiting);
}

/* The first line under the answer: from when, until when. (transfer full) */
static char *
cover_words (const GjWaiting *waiting)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (waiting->covered_from == GJ_DATE_NONE)
    return g_strdup (_("从哪天算起，本机暂未收录，请咨询窗口或拨打12393"));
  from = gj_kit_date (waiting->covered_from);
  if (waiting->covered_to == GJ_DATE_NONE)
    return g_strdup_printf (_("要等到%s，这一年都轮不到报销。请先问窗口"), from);
  to = gj_kit_date (waiting->covered_to);
  return g_strdup_printf (_("%s起能报销，到%s"), from, to);
}

static void
add_steps (GjPolicyFlow *self, GjPolicySheet *sheet, const GjWaiting *waiting,
           const GjWaitingFacts *facts)
{
  g_autofree char *day = gj_kit_date (facts->paid_on);

  gj_policy_sheet_head (sheet, g_strdup (_("这样算出来的")));
  for (guint i = 0; i < waiting->n_steps; i++)
    {
      const GjWaitingStep *step = &waiting->steps[i];

      gj_policy_sheet_fact (
          sheet,
          &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                         .text = gj_texts_keep (sheet->texts, gj_waiting_step_text (step)),
                         .value = gj_texts_keep (
                             sheet->texts,
                             g_strdup_printf (C_ ("a sum of months", "共%u个月"),
                                              step->total_months)) },
          &step->provenance);
    }
  if (run_length (self) == GJ_POLICY_MISSED_YEARS)
    gj_policy_sheet_fact (sheet,
                          &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                         .symbol = "info",
                                         .text = _("更早断缴的没有算。断缴更久的，请问窗口") },
                          NULL);
  gj_policy_sheet_fact (
      sheet,
      &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                     .symbol = "calendar",
                     .text = gj_texts_keep (sheet->texts,
                                            g_strdup_printf (_("按%s缴费算"), day)) },
      NULL);
}

static const char *
missing_words (GjPolicyKey key)
{
  if (key == GJ_POLICY_WAITING_GAP_YEARS_FROM)
    return _("规定施行以前断缴的年份算不算");
  if (key == GJ_POLICY_WAITING_EXEMPT_NEWBORN || key == GJ_POLICY_WAITING_EXEMPT_SPECIAL_GROUPS)
    return _("这类人要不要等");
  return _("断缴要等几个月");
}

static void
on_again (GjPolicyFlow *self)
{
  gj_policy_return_to (self, GJ_POLICY_STEP_WAITING_YEAR);
}

static GtkWidget *
result_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  GjWaiting waiting;
  GjWaitingFacts facts;
  GjWaitingResult result = calculate (self, &waiting, &facts);
  g_autofree char *months = g_strdup_printf (
      gj_ngettext ("要等%lu个月", "要等%lu个月", waiting.months), (gulong) waiting.months);
  g_autofree char *cover = result != GJ_WAITING_UNKNOWN ? cover_words (&waiting) : NULL;
  GjSheetView view = { GJ_POLICY_TITLE, .main_text = _("再算一次") };
  GtkWidget *page;

  view.tone = result == GJ_WAITING_NONE ? GJ_TONE_DONE : GJ_TONE_CARE;
  view.symbol = result == GJ_WAITING_NONE ? "check"
                : result == GJ_WAITING_MONTHS ? "waiting"
                                              : "no-data";
  view.answer = result == GJ_WAITING_NONE ? _("不用等")
                : result == GJ_WAITING_MONTHS ? months
                                              : _("本机算不出来");
  view.answer_detail = result == GJ_WAITING_UNKNOWN ? _("请咨询窗口或拨打12393") : cover;
  if (result == GJ_WAITING_UNKNOWN)
    gj_policy_sheet_unknown (sheet, NULL, missing_words (waiting.missing));
  else
    add_steps (self, sheet, &waiting, &facts);
  view.is_of_typed = TRUE;
  page = gj_policy_sheet_page (self, sheet, &view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_again), self);
  return page;
}

GtkWidget *
gj_policy_waiting_page (GjPolicyFlow *self, GjPolicyStep step)
{
  if (step == GJ_POLICY_STEP_WAITING_YEAR)
    return year_page (self);
  if (step == GJ_POLICY_STEP_WAITING_MISSED)
    return missed_page (self);
  if (step == GJ_POLICY_STEP_WAITING_REPAIRED)
    return repaired_page (self);
  return step == GJ_POLICY_STEP_WAITING_WHO ? who_page (self) : result_page (self);
}
