/* SPDX-License-Identifier: Apache-2.0 */
/* See bind_list.h. */
#include "kiosk/flows/bind_list.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/binding_text.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/reason_facts.h"
#include "kiosk/texts.h"
#include "ui/pages/rows_page.h"

GjBindList *
gj_bind_list_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GjBindCandidate));
}

static const GjBindCandidate *
at (const GjBindList *list, guint i)
{
  return &g_array_index (list, GjBindCandidate, i);
}

const GjBindCandidate *
gj_bind_list_find (const GjBindList *list, const char *psn_no)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (at (list, i)->person->psn_no, psn_no))
      return at (list, i);
  return NULL;
}

void
gj_bind_list_put (GjBindList *list, const GjBindCandidate *candidate)
{
  g_assert (candidate->eligibility.n_reasons == 0);
  gj_bind_list_remove (list, candidate->person->psn_no);
  g_array_append_vals (list, candidate, 1);
}

void
gj_bind_list_remove (GjBindList *list, const char *psn_no)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (at (list, i)->person->psn_no, psn_no))
      {
        g_array_remove_index (list, i);
        return;
      }
}

GjBindWish *
gj_bind_list_wishes (const GjBindList *list)
{
  GjBindWish *wishes = g_new0 (GjBindWish, list->len);

  for (guint i = 0; i < list->len; i++)
    wishes[i] = (GjBindWish){ at (list, i)->person->psn_no, at (list, i)->patn_rlts,
                              at (list, i)->consent };
  return wishes;
}

gboolean
gj_bind_list_take_judgement (GjBindList *list, const GArray *eligibilities)
{
  gboolean fine = TRUE;

  g_assert (eligibilities->len == list->len);
  for (guint i = 0; i < list->len; i++)
    {
      GjBindCandidate *candidate = &g_array_index (list, GjBindCandidate, i);

      candidate->eligibility = g_array_index (eligibilities, GjBindEligibility, i);
      fine = fine && candidate->eligibility.n_reasons == 0;
    }
  return fine;
}

void
gj_bind_list_forget_judgement (GjBindList *list)
{
  for (guint i = 0; i < list->len; i++)
    g_array_index (list, GjBindCandidate, i).eligibility.n_reasons = 0;
}

gboolean
gj_bind_list_is_fine (const GjBindList *list)
{
  for (guint i = 0; i < list->len; i++)
    if (at (list, i)->eligibility.n_reasons > 0)
      return FALSE;
  return TRUE;
}

void
gj_bind_list_remove_refused (GjBindList *list)
{
  for (guint i = list->len; i > 0; i--)
    if (at (list, i - 1)->eligibility.n_reasons > 0)
      g_array_remove_index (list, i - 1);
}

static gboolean
waits (const GjBindCandidate *candidate)
{
  return candidate->eligibility.needs_consent
         && !gj_consent_covers (&candidate->consent, candidate->patn_rlts);
}

static void
fill_item (GjTerminal *terminal, GjTexts *texts, const GjBindCandidate *candidate, GjRowsItem *item)
{
  const char *name = gj_texts_keep (texts, gj_mask_name (candidate->person->psn_name));
  GjAvatar face = gj_face_of (terminal->resident, candidate->person,
                              gj_clock_today (terminal->clock));

  item->key = candidate->person->psn_no;
  item->row = (GjListRowView){
    .symbol = gj_avatar_icon_name (face),
    .strong = name,
    .head = gj_relation_label (candidate->patn_rlts),
    .detail = waits (candidate) ? _("本人同意以后才能用") : _("办好马上就能用"),
    .tone = waits (candidate) ? GJ_TONE_CARE : GJ_TONE_DONE,
    .chip_symbol = waits (candidate) ? "waiting" : "paid",
    .chip_text = waits (candidate) ? _("要同意") : _("可以绑"),
    .action = _("去掉"),
    .action_name = gj_texts_keep (texts, g_strdup_printf (_("去掉%s"), name)),
  };
  if (candidate->eligibility.n_reasons == 0)
    return;
  item->row.detail = NULL;
  item->row.tone = GJ_TONE_STOP;
  item->row.chip_symbol = "refused";
  item->row.chip_text = _("不能绑");
}

/* Why, and what to do: a row of its own, whose sentences have the whole width. */
static void
fill_reason (GjTerminal *terminal, GjTexts *texts, const GjBindCandidate *candidate, guint reason,
             GjRowsItem *item)
{
  item->key = candidate->person->psn_no;
  item->row = (GjListRowView){
    .symbol = "info",
    .strong = gj_texts_keep (texts, gj_mask_name (candidate->person->psn_name)),
    .head = reason == 0 ? _("为什么不能绑") : _("还有一个原因"),
    .detail = gj_texts_keep (texts, gj_bind_obstacle_sentences (
                                        terminal->region, &candidate->eligibility.reasons[reason])),
  };
}

static void
append_rows (GjTerminal *terminal, GjTexts *texts, const GjBindCandidate *candidate, GArray *items)
{
  GjRowsItem item = { 0 };

  fill_item (terminal, texts, candidate, &item);
  g_array_append_val (items, item);
  for (guint i = 0; i < candidate->eligibility.n_reasons; i++)
    {
      fill_reason (terminal, texts, candidate, i, &item);
      g_array_append_val (items, item);
    }
}

/* One for each, and one for each reason of whom cannot be bound, so that none is left out: these first, since nothing goes on before
   they are taken off. */
static GArray *
rows_of (GjTerminal *terminal, GjTexts *texts, const GjBindList *list)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (GjRowsItem));

  for (guint fine = 0; fine < 2; fine++)
    for (guint i = 0; i < list->len; i++)
      if ((at (list, i)->eligibility.n_reasons == 0) == (fine == 1))
        append_rows (terminal, texts, at (list, i), items);
  return items;
}

GtkWidget *
gj_bind_list_page (GjTerminal *terminal, const GjBindList *list)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GArray) items = rows_of (terminal, texts, list);
  GjRowsView view = {
    .title = _("添加家人"),
    .sentence = _("让这几位家人用您个人账户的钱："),
    .items = (const GjRowsItem *) (gconstpointer) items->data,
    .n_items = items->len,
    .empty_symbol = "family",
    .empty_head = _("还没有选家人"),
    .empty_text = _("请按“再加一位”。"),
    .main_text = list->len > 0 ? _("下一步，看承诺书") : NULL,
    .second_text = _("再加一位"),
    .second_symbol = "plus",
  };

  if (!gj_bind_list_is_fine (list))
    {
      view.sentence = _("有家人不能一起绑，去掉才能继续：");
      view.main_text = _("去掉不能绑的");
    }
  return gj_rows_page_new (&view);
}

static void
add_reasons (GjTerminal *terminal, const GjBindEligibility *eligibility, GjTexts *texts,
             GArray *facts)
{
  for (guint i = 0; i < eligibility->n_reasons; i++)
    {
      const GjBindReason *reason = &eligibility->reasons[i];
      g_autofree char *why = gj_bind_obstacle_why (terminal->region, reason);
      g_autofree char *next = gj_bind_obstacle_what_next (terminal->region, reason);

      if (reason->obstacle != GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN)
        gj_reason_facts_add (facts, texts, why, next);
    }
}

GtkWidget *
gj_bind_contributor_page (GjTerminal *terminal, const GjBindEligibility *eligibility,
                          const char *main_text)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GArray) facts = gj_reason_facts_new ();
  GjNoticeView view = { .title = _("添加家人"), .sentence = _("您现在不能添加家人"),
                        .main_text = main_text };

  add_reasons (terminal, eligibility, texts, facts);
  return gj_reason_facts_show (facts, &view);
}

GtkWidget *
gj_bind_reasons_page (GjTerminal *terminal, const GjBindCandidate *candidate,
                      const char *main_text, const char *second)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GArray) facts = gj_reason_facts_new ();
  g_autofree char *name = gj_mask_name (candidate->person->psn_name);
  g_autofree char *sentence = g_strdup_printf (_("现在不能绑%s"), name);
  GjNoticeView view = {
    .title = _("添加家人"),
    .face = gj_avatar_icon_name (gj_face_of (terminal->resident, candidate->person,
                                             gj_clock_today (terminal->clock))),
    .sentence = sentence,
    .main_text = main_text,
    .second_text = second,
  };

  add_reasons (terminal, &candidate->eligibility, texts, facts);
  return gj_reason_facts_show (facts, &view);
}

char *
gj_bind_list_sentence (const GjBindList *list)
{
  g_autofree char *first = gj_mask_name (at (list, 0)->person->psn_name);
  g_autofree char *second = NULL;

  if (list->len == 1)
    return g_strdup_printf (_("让%s用您的钱"), first);
  if (list->len > 2)
    return g_strdup_printf (_("让%u位家人用您的钱"), list->len);
  second = gj_mask_name (at (list, 1)->person->psn_name);
  return g_strdup_printf (_("让%s、%s用您的钱"), first, second);
}

GjActItem *
gj_bind_list_items (const GjBindList *list, const GjPerson *contributor)
{
  GjActItem *items = g_new0 (GjActItem, list->len);

  for (guint i = 0; i < list->len; i++)
    {
      const GjBindCandidate *candidate = at (list, i);

      items[i] = (GjActItem){ contributor->psn_no, candidate->person->psn_no,
                              candidate->patn_rlts, candidate->way, candidate->consent };
    }
  return items;
}

GjActPerson *
gj_bind_list_persons (GjTerminal *terminal, const GjBindList *list)
{
  GjActPerson *persons = g_new0 (GjActPerson, list->len);
  GjDate today = gj_clock_today (terminal->clock);

  for (guint i = 0; i < list->len; i++)
    persons[i] = (GjActPerson){ at (list, i)->person->psn_no, at (list, i)->person->psn_name,
                                at (list, i)->patn_rlts,
                                gj_face_of (terminal->resident, at (list, i)->person, today) };
  return persons;
}
