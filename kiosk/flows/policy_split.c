/* SPDX-License-Identifier: Apache-2.0 */
/* 看病钱怎么扣: an amount, the patient's own account and up to three contributors', and who pays how much of it. */
#include "core/base/i18n.h"
#include "kiosk/flows/policy_private.h"
#include "ui/pages/number_page.h"
#include "ui/pages/page_kit.h"

#define MOST_YUAN 999999
#define FEN 100

static void
on_amount (GjPolicyFlow *self, gint64 yuan)
{
  self->amount_fen = yuan * FEN;
  gj_policy_go (self, GJ_POLICY_STEP_SPLIT_OWN);
}

static GtkWidget *
amount_page (GjPolicyFlow *self)
{
  GtkWidget *page
      = gj_number_page_new (&(GjNumberView){ GJ_POLICY_TITLE,
                                             .question = _("看病的个人负担是多少钱？"),
                                             .sentence = _("点一个，或按数字"),
                                             .format = C_ ("an amount of yuan", "¥%s"),
                                             .presets = { 100, 300, 1000 },
                                             .n_presets = 3,
                                             .least = 1,
                                             .most = MOST_YUAN });

  g_signal_connect_swapped (page, "entered", G_CALLBACK (on_amount), self);
  return page;
}

static void
on_own (GjPolicyFlow *self, gint64 yuan)
{
  self->has_own = TRUE;
  self->own_fen = yuan * FEN;
  gj_policy_go (self, GJ_POLICY_STEP_SPLIT_OTHER);
}

static void
on_no_own (GjPolicyFlow *self)
{
  self->has_own = FALSE;
  gj_policy_go (self, GJ_POLICY_STEP_SPLIT_OTHER);
}

static GtkWidget *
own_page (GjPolicyFlow *self)
{
  GtkWidget *page
      = gj_number_page_new (&(GjNumberView){ GJ_POLICY_TITLE,
                                             .question = _("看病的人自己账户有多少钱？"),
                                             .sentence = _("先扣本人账户"),
                                             .format = C_ ("an amount of yuan", "¥%s"),
                                             .presets = { 0, 100, 500 },
                                             .n_presets = 3,
                                             .most = MOST_YUAN,
                                             .none = _("没有账户") });

  g_signal_connect_swapped (page, "entered", G_CALLBACK (on_own), self);
  g_signal_connect_swapped (page, "none", G_CALLBACK (on_no_own), self);
  return page;
}

/* Which contributor is asked for now, from 0. */
static guint
which_other (GjPolicyFlow *self)
{
  guint asked = 0;

  for (guint i = 0; i < self->trail->len; i++)
    asked += g_array_index (self->trail, GjPolicyStep, i) == GJ_POLICY_STEP_SPLIT_OTHER;
  g_assert (asked >= 1 && asked <= GJ_POLICY_CONTRIBUTORS);
  return asked - 1;
}

static void
on_other (GjPolicyFlow *self, gint64 yuan)
{
  guint which = which_other (self);

  self->other_fen[which] = yuan * FEN;
  self->n_others = which + 1;
  gj_policy_go (self, self->n_others < GJ_POLICY_CONTRIBUTORS ? GJ_POLICY_STEP_SPLIT_OTHER
                                                              : GJ_POLICY_STEP_SPLIT_RESULT);
}

static void
on_no_other (GjPolicyFlow *self)
{
  self->n_others = which_other (self);
  gj_policy_go (self, GJ_POLICY_STEP_SPLIT_RESULT);
}

static GtkWidget *
other_page (GjPolicyFlow *self)
{
  guint which = which_other (self);
  g_autofree char *question = g_strdup_printf (_("第%u位家人账户有多少钱？"), which + 1);
  GtkWidget *page
      = gj_number_page_new (&(GjNumberView){ GJ_POLICY_TITLE,
                                             .question = question,
                                             .sentence = _("再按顺序扣家人的账户"),
                                             .format = C_ ("an amount of yuan", "¥%s"),
                                             .presets = { 100, 500, 2000 },
                                             .n_presets = 3,
                                             .most = MOST_YUAN,
                                             .none = which == 0 ? _("没有家人") : _("没有了") });

  g_signal_connect_swapped (page, "entered", G_CALLBACK (on_other), self);
  g_signal_connect_swapped (page, "none", G_CALLBACK (on_no_other), self);
  return page;
}

static void
calculate (GjPolicyFlow *self, gint64 reserve_fen, GjSplit *split)
{
  GjSplitAccount own = { self->own_fen, 0 };
  GjSplitAccount others[GJ_POLICY_CONTRIBUTORS];

  for (guint i = 0; i < self->n_others; i++)
    others[i] = (GjSplitAccount){ self->other_fen[i], reserve_fen };
  gj_split (self->amount_fen, self->has_own ? &own : NULL, others, self->n_others, split);
}

/* The parts that pay anything, in order. */
static gsize
list_parts (GjTexts *texts, const GjSplit *split, GjSplitPart *parts)
{
  gsize n = 0;

  if (split->own_fen > 0)
    parts[n++] = (GjSplitPart){ GJ_SPLIT_OWN, split->own_fen, _("<b>先</b>扣本人账户") };
  for (gsize i = 0; i < split->n_contributors; i++)
    if (split->contributor_fen[i] > 0)
      parts[n++] = (GjSplitPart){
        GJ_SPLIT_SHARED, split->contributor_fen[i],
        gj_texts_keep (texts, g_strdup_printf (_("再扣第%u位家人"), (guint) i + 1))
      };
  if (split->cash_fen > 0)
    {
      const char *words = n > 0 ? _("账户不够，其余自己另付") : _("没有账户的钱可用，都自己付");

      parts[n++] = (GjSplitPart){ GJ_SPLIT_CASH, split->cash_fen, words };
    }
  return n;
}

static void
add_rules (const GjRegion *region, GjPolicySheet *sheet)
{
  const char *mode = NULL;
  gint64 reserve_fen;

  if (gj_region_get_text (region, GJ_POLICY_SHARING_ORDER_MODE, &mode) == GJ_KNOWN)
    gj_policy_sheet_fact (sheet,
                          &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                                         .symbol = "order",
                                         .text = _("先扣本人，再按顺序扣家人") },
                          gj_region_get_provenance (region, GJ_POLICY_SHARING_ORDER_MODE));
  else
    gj_policy_sheet_unknown (sheet, "order", _("先扣谁，再扣谁"));
  if (gj_region_get_money (region, GJ_POLICY_SHARING_RESERVE, &reserve_fen) == GJ_KNOWN)
    gj_policy_sheet_fact (
        sheet,
        &(GjSheetRow){ .kind = GJ_SHEET_FACT,
                       .symbol = "money-safe",
                       .text = _("家人账户里要留下"),
                       .value = gj_texts_keep (sheet->texts, gj_kit_yuan (reserve_fen)) },
        gj_region_get_provenance (region, GJ_POLICY_SHARING_RESERVE));
  else
    gj_policy_sheet_unknown (sheet, "money-safe", _("家人账户里要不要留钱"));
}

/* An answer on a rule that the region's policy does not have is one among others. */
static char *
answer_text (const GjRegion *region, gint64 amount_fen)
{
  const char *mode = NULL;
  gint64 reserve_fen;
  g_autofree char *amount = gj_kit_yuan (amount_fen);

  if (gj_region_get_text (region, GJ_POLICY_SHARING_ORDER_MODE, &mode) == GJ_KNOWN
      && gj_region_get_money (region, GJ_POLICY_SHARING_RESERVE, &reserve_fen) == GJ_KNOWN)
    return g_strdup_printf (_("%s这样扣"), amount);
  return g_strdup_printf (_("%s一般这样扣"), amount);
}

static void
on_again (GjPolicyFlow *self)
{
  gj_policy_return_to (self, GJ_POLICY_STEP_SPLIT_AMOUNT);
}

static GtkWidget *
result_page (GjPolicyFlow *self)
{
  g_autoptr (GjPolicySheet) sheet = gj_policy_sheet_new ();
  const GjRegion *region = self->region;
  GjSplitPart parts[GJ_POLICY_CONTRIBUTORS + 2];
  gint64 reserve_fen = 0;
  g_autofree char *answer = answer_text (region, self->amount_fen);
  GjSheetView view = { GJ_POLICY_TITLE, .tone = GJ_TONE_ACT,       .symbol = "order",
                       .answer = answer, .main_text = _("再算一次"), .parts = parts };
  GjSplit split;
  GtkWidget *page;

  if (gj_region_get_money (region, GJ_POLICY_SHARING_RESERVE, &reserve_fen) != GJ_KNOWN)
    reserve_fen = 0;
  calculate (self, reserve_fen, &split);
  view.n_parts = list_parts (sheet->texts, &split, parts);
  add_rules (region, sheet);
  view.is_of_typed = TRUE;
  page = gj_policy_sheet_page (self, sheet, &view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_again), self);
  return page;
}

GtkWidget *
gj_policy_split_page (GjPolicyFlow *self, GjPolicyStep step)
{
  if (step == GJ_POLICY_STEP_SPLIT_AMOUNT)
    return amount_page (self);
  if (step == GJ_POLICY_STEP_SPLIT_OWN)
    return own_page (self);
  return step == GJ_POLICY_STEP_SPLIT_OTHER ? other_page (self) : result_page (self);
}
