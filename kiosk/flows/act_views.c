/* SPDX-License-Identifier: Apache-2.0 */
/* The words of results. Reasons that the rules know are worded by core/rules/binding_text.h. */
#include "kiosk/flows/act_views.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/binding_text.h"
#include "core/rules/relation.h"
#include "kiosk/texts.h"
#include "ui/pages/act_result_page.h"
#include "ui/pages/outcome_page.h"

static guint
count (const GjActOutcome *outcome, GjActItemResult result)
{
  guint n = 0;

  for (guint i = 0; i < outcome->items->len; i++)
    if (((const GjActItemOutcome *) g_ptr_array_index (outcome->items, i))->result == result)
      n++;
  return n;
}

static gboolean
is_not_done (const GjActItemOutcome *item)
{
  return item->result == GJ_ACT_ITEM_NOT_ELIGIBLE || item->result == GJ_ACT_ITEM_TOO_EARLY
         || item->result == GJ_ACT_ITEM_GONE;
}

static guint
count_not_done (const GjActOutcome *outcome)
{
  return count (outcome, GJ_ACT_ITEM_NOT_ELIGIBLE) + count (outcome, GJ_ACT_ITEM_TOO_EARLY)
         + count (outcome, GJ_ACT_ITEM_GONE);
}

static const char *
bind_headline (const GjActOutcome *outcome)
{
  if (count (outcome, GJ_ACT_ITEM_BOUND) == outcome->items->len)
    return _("绑定好了");
  if (count (outcome, GJ_ACT_ITEM_REQUESTED) == outcome->items->len)
    return _("已申请，等家人同意");
  return NULL;
}

/* "绑好1位，1位等同意": who waits for consent cannot use the money yet. Where there are all three, the rows say
   who waits and who was refused. */
static char *
bind_counts (const GjActOutcome *outcome, guint n_not_done)
{
  const guint n_bound = count (outcome, GJ_ACT_ITEM_BOUND), n_asked = outcome->items->len - n_bound - n_not_done;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_bound > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("绑好%u位"), n_bound));
  if (n_bound > 0 && n_asked > 0 && n_not_done > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u位没好"), n_asked + n_not_done));
  else if (n_asked > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u位等同意"), n_asked));
  if (n_not_done > 0 && (n_bound == 0 || n_asked == 0))
    g_ptr_array_add (parts, g_strdup_printf (_("%u位没办"), n_not_done));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between two counts", "，"), (char **) parts->pdata);
}

static const char *
done_headline (const GjActOutcome *outcome)
{
  switch (outcome->kind)
    {
    case GJ_ACT_BIND:
      return bind_headline (outcome);
    case GJ_ACT_ACCEPT:
      return _("您已同意");
    case GJ_ACT_REFUSE:
      return _("您没有同意");
    case GJ_ACT_LEAVE:
      return _("不再用这份钱了");
    case GJ_ACT_RELEASE:
      return count (outcome, GJ_ACT_ITEM_WITHDRAWN) > 0 ? _("申请已撤回") : _("已解除共济");
    case GJ_ACT_ORDER:
      return _("顺序已保存");
    }
  g_assert_not_reached ();
}

/* Nobody for whom nothing was done hides behind those for whom it was. (transfer full) */
static char *
headline_of (const GjActOutcome *outcome)
{
  guint n_not_done = count_not_done (outcome);

  if (n_not_done == outcome->items->len)
    return g_strdup (_("没有办成"));
  if (outcome->kind == GJ_ACT_BIND && (n_not_done > 0 || bind_headline (outcome) == NULL))
    return bind_counts (outcome, n_not_done);
  if (n_not_done > 0)
    return g_strdup_printf (_("办好%u位，没办%u位"), outcome->items->len - n_not_done, n_not_done);
  return g_strdup (done_headline (outcome));
}

static char *
too_early (GjTerminal *terminal, GjDate earliest)
{
  int min_days = 0;

  if (gj_region_get_number (terminal->region, GJ_POLICY_UNBIND_MIN_DAYS, &min_days) != GJ_KNOWN)
    min_days = 0;
  return gj_release_text_too_early ((guint) MAX (min_days, 0), earliest);
}

/* Nothing was done for this one; `reason`: which of the reasons this row says. */
static void
fill_not_done (GjTerminal *terminal, GjTexts *texts, const GjActItemOutcome *item, guint reason,
               GjActResultRow *row)
{
  row->tone = GJ_TONE_STOP;
  row->symbol = "refused";
  row->word = reason == 0 ? _("没有办") : _("还有");
  if (item->result == GJ_ACT_ITEM_NOT_ELIGIBLE && item->eligibility.n_reasons > 0)
    row->detail = gj_texts_keep (
        texts, gj_bind_obstacle_sentences (terminal->region, &item->eligibility.reasons[reason]));
  else if (item->result == GJ_ACT_ITEM_TOO_EARLY)
    row->detail = gj_texts_keep (texts, too_early (terminal, item->earliest));
  else
    row->detail = _("这份共济刚才已经变了，请回“家庭共济”看现在的情况");
}

/* One for what was done; for what was not, one for each reason. */
static guint
count_rows (const GjActItemOutcome *item)
{
  return item->result == GJ_ACT_ITEM_NOT_ELIGIBLE ? MAX (item->eligibility.n_reasons, 1) : 1;
}

static void
fill_row (GjTerminal *terminal, GjTexts *texts, const GjActItemOutcome *item, guint reason,
          GjActResultRow *row)
{
  const char *contributor = gj_texts_keep (texts, gj_mask_name (item->contributor_name));

  row->tone = GJ_TONE_DONE;
  row->symbol = "paid";
  switch (item->result)
    {
    case GJ_ACT_ITEM_BOUND:
      row->word = _("已绑定");
      row->detail = g_str_equal (row->name, contributor)
                        ? gj_texts_keep (texts, g_strdup_printf (_("现在就能用%s的钱"), contributor))
                        : _("现在就能用您的钱");
      break;
    case GJ_ACT_ITEM_REQUESTED:
      row->tone = GJ_TONE_CARE;
      row->symbol = "waiting";
      row->word = _("等本人同意");
      row->detail = gj_texts_keep (
          texts, g_strdup_printf (_("请%s带自己的社保卡，来这里按“家庭共济”回答"), row->name));
      break;
    case GJ_ACT_ITEM_REFUSED:
      row->word = _("已回答：不同意");
      break;
    case GJ_ACT_ITEM_LEFT:
      row->word = _("不再用这份钱");
      break;
    case GJ_ACT_ITEM_RELEASED:
      row->word = _("已解除");
      row->detail = _("从现在起不能再用您的钱");
      break;
    case GJ_ACT_ITEM_WITHDRAWN:
      row->word = _("申请已撤回");
      break;
    case GJ_ACT_ITEM_ORDERED:
      row->word
          = gj_texts_keep (texts, g_strdup_printf (_("您自己的用完后，第%d个用"), item->prio_after));
      break;
    case GJ_ACT_ITEM_NOT_ELIGIBLE:
    case GJ_ACT_ITEM_TOO_EARLY:
    case GJ_ACT_ITEM_GONE:
      fill_not_done (terminal, texts, item, reason, row);
      break;
    }
}

static void
fill_person (const GjActOutcome *outcome, const GjActItemOutcome *item, GjTexts *texts,
             const GjActPerson *persons, gsize n_persons, GjActResultRow *row)
{
  gboolean gives = g_str_equal (outcome->actor_psn_no, item->contributor_psn_no);
  const char *psn_no = gives ? item->relative_psn_no : item->contributor_psn_no;

  row->name
      = gj_texts_keep (texts, gj_mask_name (gives ? item->relative_name : item->contributor_name));
  row->avatar = GJ_AVATAR_MAN;
  for (gsize i = 0; i < n_persons; i++)
    if (g_str_equal (persons[i].psn_no, psn_no))
      {
        row->avatar = persons[i].avatar;
        row->relation = gj_relation_label (persons[i].patn_rlts);
      }
}

/* Those who were refused, or the others. */
static void
add_rows (GjTerminal *terminal, GjTexts *texts, const GjActOutcome *outcome,
          const GjActPerson *persons, gsize n_persons, gboolean refused, GArray *rows)
{
  for (guint i = 0; i < outcome->items->len; i++)
    {
      const GjActItemOutcome *item = g_ptr_array_index (outcome->items, i);

      for (guint reason = 0; is_not_done (item) == refused && reason < count_rows (item); reason++)
        {
          GjActResultRow row = { 0 };

          fill_person (outcome, item, texts, persons, n_persons, &row);
          fill_row (terminal, texts, item, reason, &row);
          g_array_append_val (rows, row);
        }
    }
}

GtkWidget *
gj_act_views_result (GjTerminal *terminal, const GjActAnswer *answer, const GjActPerson *persons,
                     gsize n_persons, GjPrintState state, GjPrinterTrouble trouble)
{
  const GjActOutcome *outcome = &answer->outcome;
  gboolean done = answer->end == GJ_PAYMENT_PAID;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (GjActResultRow));
  gboolean whole = done && count_not_done (outcome) == 0;
  GjActResultView view = {
    .tone = whole ? GJ_TONE_DONE : done ? GJ_TONE_CARE : GJ_TONE_STOP,
    .symbol = whole ? "check" : done ? "warning" : "refused",
    .headline = gj_texts_keep (texts, headline_of (outcome)),
    .line = _("您的钱一分没动，什么都没改。"),
    .qr_text = answer->sealed,
    .print_state = state,
    .trouble = trouble,
  };

  add_rows (terminal, texts, outcome, persons, n_persons, TRUE, rows);
  add_rows (terminal, texts, outcome, persons, n_persons, FALSE, rows);
  view.rows = (const GjActResultRow *) (gconstpointer) rows->data;
  view.n_rows = rows->len;
  if (done)
    {
      g_autofree char *number
          = gj_receipt_format_number (outcome->kiosk_id, (guint32) outcome->receipt_no);

      view.line = gj_texts_keep (texts, g_strdup_printf (_("办理编号 %s"), number));
    }
  return gj_act_result_page_new (&view);
}

static const char *
why_refused (GjActResult result)
{
  switch (result)
    {
    case GJ_ACT_CHANGED:
      return _("把医保钱给您用的家人刚才变了，顺序要重新排。");
    case GJ_ACT_LETTER:
      return _("承诺书或签字没有记下来。");
    case GJ_ACT_REFUSED:
    case GJ_ACT_CONFLICT:
    case GJ_ACT_STORE_FAILED:
    case GJ_ACT_DONE:
    case GJ_ACT_UNKNOWN:
      break;
    }
  return _("系统没能记下来，所以没有办。");
}

GtkWidget *
gj_act_views_refusal (GjTerminal *terminal, GjActResult result, const char *main_text)
{
  g_autofree char *next = g_strdup_printf (
      result == GJ_ACT_CHANGED ? _("请重新办一次；不清楚，就到%s。") : _("请过一会儿再办；还不行，就到%s。"),
      gj_config_window (terminal->config));
  GjOutcomeView view = {
    .tone = GJ_TONE_STOP,
    .symbol = "refused",
    .headline = _("没有办成"),
    .why_tone = GJ_TONE_CARE,
    .why_symbol = "info",
    .why = why_refused (result),
    .money_tone = GJ_TONE_DONE,
    .money_strong = _("没有。"),
    .money = _("您的钱一分没动，什么都没改。"),
    .next_steps = { next },
    .hotline = gj_region_hotline (terminal->region),
    .main_text = main_text,
  };

  return gj_outcome_page_new (&view);
}

GtkWidget *
gj_act_views_unknown (GjTerminal *terminal, const char *act_id, gboolean on_paper)
{
  /* Under the headline, where nothing makes it leave: the slip may not come out. */
  g_autofree char *number = g_strdup_printf (_("查询编号 %s"), act_id);
  GjOutcomeView view = {
    .tone = GJ_TONE_ACT,
    .symbol = "waiting",
    .headline = _("这件事还在查清"),
    .detail = number,
    .why_tone = GJ_TONE_ACT,
    .why_symbol = "waiting",
    .why = _("系统还没有回答，本机会接着问。不会办两次。"),
    .money_tone = GJ_TONE_DONE,
    .money_strong = _("没有。"),
    .money = _("您的钱一分没动。"),
    .next_steps = { on_paper ? _("查询单上有查询编号，请取走。") : _("请记下查询编号，或拍下屏幕。"),
                    _("过一会儿再插卡，按“家庭共济”看结果。") },
    .hotline = gj_region_hotline (terminal->region),
    .main_text = _("取卡，结束服务"),
  };

  return gj_outcome_page_new (&view);
}
