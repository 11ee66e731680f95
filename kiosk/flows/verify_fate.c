/* SPDX-License-Identifier: Apache-2.0 */
/* See verify_fate.h. */
#include "kiosk/flows/verify_fate.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"

typedef enum
{
  TURN_NONE, /* nothing can be said */
  TURN_SAME, /* as the paper says */
  TURN_WAITS,
  TURN_PAUSED, /* of an order it may have been so then */
  TURN_CHANGED,
} Turn;

/* The page is open to whoever holds an old paper: it says whether the binding still holds, and never why it does not. */
static const struct
{
  Turn turn;
  const char *words;
} fates[] = {
  [GJ_LINE_FATE_UNTOLD] = { TURN_NONE, NULL },
  [GJ_LINE_FATE_IN_FORCE] = { TURN_SAME, N_("现在还有效") },
  [GJ_LINE_FATE_PAUSED] = { TURN_PAUSED, N_("现在无效") },
  [GJ_LINE_FATE_RELEASED] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_LEFT] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_EXPIRED] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_INSURANCE_ENDED] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_MOVED] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_OVER] = { TURN_CHANGED, N_("现在无效") },
  [GJ_LINE_FATE_WAITING] = { TURN_WAITS, N_("还在等家人答复") },
  [GJ_LINE_FATE_REFUSED] = { TURN_CHANGED, N_("没有生效") },
  [GJ_LINE_FATE_WITHDRAWN] = { TURN_CHANGED, N_("没有生效") },
  [GJ_LINE_FATE_STILL_UNBOUND] = { TURN_SAME, N_("现在没有绑定") },
  [GJ_LINE_FATE_BOUND_AGAIN] = { TURN_CHANGED, N_("现在有绑定") },
};

/* Its day is told. That of a pause is the contributor's insurance's, and that of an answer the relative's. */
static gboolean
has_ended (GjLineFateKind kind)
{
  return kind == GJ_LINE_FATE_RELEASED || kind == GJ_LINE_FATE_LEFT || kind == GJ_LINE_FATE_EXPIRED
         || kind == GJ_LINE_FATE_INSURANCE_ENDED || kind == GJ_LINE_FATE_MOVED
         || kind == GJ_LINE_FATE_OVER;
}

static const char *
line_words (GjTexts *texts, const GjLineFate *line)
{
  g_autofree char *date = NULL;

  if (!has_ended (line->kind) || line->date == GJ_DATE_NONE)
    return gj_gettext (fates[line->kind].words);
  date = gj_kit_date (line->date);
  return gj_texts_keep (texts, g_strdup_printf (_("%s结束，现在无效"), date));
}

static const char *
copies_words (GjTexts *texts, const GjPaperFate *fate)
{
  return fate->copies > 0 ? gj_texts_keep (texts, g_strdup_printf (_("补打过%d次"), fate->copies))
                          : _("没有补打过");
}

static void
set (GjFateView *view, GjTone tone, const char *symbol, const char *head, const char *detail)
{
  view->tone = tone;
  view->symbol = symbol;
  view->head = head;
  view->detail = detail;
}

static void
add_row (GjFateView *view, const char *value)
{
  g_assert (view->n_rows < GJ_FATE_MAX_ROWS);
  view->rows[view->n_rows++] = (GjVerifyRow){ _("现在的情况"), value };
}

/* Which ones, by the paper's own order and words: two relatives may look alike masked. */
static void
add_reversed (GjFateView *view, GjTexts *texts, const GjDocument *document, const GjPaperFate *fate)
{
  for (guint i = 0; i < document->n_lines; i++)
    {
      g_autofree char *amount = gj_money_format (document->lines[i].amount_fen);

      if (fate->reversed[i])
        add_row (view, gj_texts_keep (texts, g_strdup_printf (_("第%u位 %s，%s，退回了"), i + 1,
                                                              document->lines[i].name, amount)));
    }
}

/* What the code is, once it is known what became of what it says; NULL: genuine, and no more to say of it. */
static const char *
premiums_verdict (const GjPaperFate *fate)
{
  if (fate->n_reversed == 0)
    return NULL;
  return fate->n_reversed == fate->n_premiums ? _("码是真的，但后来退回了") : _("码是真的，但有的退回了");
}

static void
fill_premiums (GjFateView *view, GjTexts *texts, const GjDocument *document,
               const GjPaperFate *fate)
{
  if (fate->n_reversed == 0)
    set (view, GJ_TONE_ACT, "info", copies_words (texts, fate),
         fate->n_premiums == 1 ? _("这笔缴费没有退回过。") : _("这几笔缴费都没有退回过。"));
  else if (fate->n_reversed == fate->n_premiums)
    {
      g_autofree char *date = gj_kit_date (fate->reversed_on);

      set (view, GJ_TONE_CARE, "warning",
           fate->n_premiums == 1 ? _("这笔缴费后来退回了") : _("这几笔缴费后来都退回了"),
           fate->n_premiums == 1
               ? gj_texts_keep (texts, g_strdup_printf (_("钱在%s退回了原来的账户。"), date))
               : _("钱已经退回原来的账户。"));
    }
  else
    {
      add_reversed (view, texts, document, fate);
      set (view, GJ_TONE_CARE, "warning",
           gj_texts_keep (texts, g_strdup_printf (_("其中%d笔缴费后来退回了"), fate->n_reversed)),
           _("钱已经退回原来的账户。"));
    }
}

static Turn
turn_of (const GjPaperFate *fate)
{
  Turn turn = fate->n_joined > 0 ? TURN_CHANGED : TURN_NONE;

  for (guint i = 0; i < fate->n_lines; i++)
    turn = MAX (turn, fates[fate->lines[i].kind].turn);
  return turn;
}

static void
add_lines (GjFateView *view, GjTexts *texts, const GjDocument *document, const GjPaperFate *fate)
{
  for (guint i = 0; i < fate->n_lines; i++)
    {
      const GjLineFate *line = &fate->lines[i];

      if (fates[line->kind].turn != TURN_NONE)
        add_row (view, gj_texts_keep (texts, g_strdup_printf (C_("a person: what became of it", "%s：%s"),
                                                              document->lines[i].name,
                                                              line_words (texts, line))));
    }
  if (fate->n_joined > 0)
    add_row (view, _("现在的顺序和纸上不全一样"));
}

static const char *
unchanged_words (const GjDocument *document, const GjPaperFate *fate)
{
  if (document->kind == GJ_DOCUMENT_ORDER)
    return _("现在还是这个顺序");
  for (guint i = 0; i < fate->n_lines; i++)
    if (fate->lines[i].kind == GJ_LINE_FATE_IN_FORCE)
      return _("现在还有效");
  return _("现在没有绑定");
}

/* The note says the whole, and each line what became of it where that is not the same for all. */
/* One word for all of them, or none is right for each. */
static const char *
lines_verdict (const GjPaperFate *fate)
{
  Turn turn = turn_of (fate);
  guint n_ended = 0, n_void = 0;

  for (guint i = 0; i < fate->n_lines; i++)
    {
      GjLineFateKind kind = fate->lines[i].kind;

      n_ended += has_ended (kind);
      n_void += kind == GJ_LINE_FATE_REFUSED || kind == GJ_LINE_FATE_WITHDRAWN;
    }
  if (fate->ordered_on != GJ_DATE_NONE)
    return _("码是真的，但又改过顺序");
  if (turn == TURN_PAUSED)
    return fate->n_lines == 1 ? _("码是真的，但现在无效") : _("码是真的，但有的现在无效");
  if (turn != TURN_CHANGED)
    return NULL;
  if (n_ended == fate->n_lines)
    return _("码是真的，但已经结束");
  if (n_void == fate->n_lines)
    return _("码是真的，但没有生效");
  return _("码是真的，但后来有变动");
}

static void
fill_lines (GjFateView *view, GjTexts *texts, const GjDocument *document, const GjPaperFate *fate)
{
  const char *copies = copies_words (texts, fate);

  switch (turn_of (fate))
    {
    case TURN_NONE:
      set (view, GJ_TONE_ACT, "info", _("本机查到这张凭证"), copies);
      return;
    case TURN_SAME:
      set (view, GJ_TONE_ACT, "info", unchanged_words (document, fate), copies);
      return;
    case TURN_WAITS:
      set (view, GJ_TONE_ACT, "waiting", _("还在等家人答复"), copies);
      if (fate->n_lines == 1)
        return;
      break;
    case TURN_PAUSED:
      set (view, GJ_TONE_CARE, "warning",
           document->kind == GJ_DOCUMENT_ORDER ? _("有的现在无效") : _("后来有变动"), NULL);
      break;
    case TURN_CHANGED:
      set (view, GJ_TONE_CARE, "warning", _("后来有变动"), NULL);
      break;
    }
  add_lines (view, texts, document, fate);
  view->detail = gj_texts_keep (
      texts, g_strdup_printf (_("请看上面的“现在的情况”。%s。"), copies));
}

static void
fill_act (GjFateView *view, GjTexts *texts, const GjDocument *document, const GjPaperFate *fate)
{
  g_autofree char *date = NULL;

  if (fate->ordered_on == GJ_DATE_NONE)
    {
      fill_lines (view, texts, document, fate);
      return;
    }
  date = gj_kit_date (fate->ordered_on);
  set (view, GJ_TONE_CARE, "warning",
       gj_texts_keep (texts, g_strdup_printf (_("%s又改过顺序"), date)), copies_words (texts, fate));
}

static void
fill_records (GjFateView *view, GjTexts *texts, const GjDocument *document,
              const GjPaperFate *fate)
{
  switch (fate->records)
    {
    case GJ_RECORDS_FATE_NONE:
      set (view, GJ_TONE_ACT, "info", _("本机查到这张凭证"),
           document != NULL && document->has_listing
               ? gj_texts_keep (texts, g_strdup_printf (_("每一笔明细，请到办理的大厅核对。%s。"),
                                                        copies_words (texts, fate)))
               : copies_words (texts, fate));
      return;
    case GJ_RECORDS_FATE_KEPT:
      view->has_records = document->n_listed > 0;
      set (view, GJ_TONE_ACT, "info",
           gj_texts_keep (texts, g_strdup_printf (_("本机存着这%u笔，和签名一致"),
                                                  document->n_listed)),
           copies_words (texts, fate));
      return;
    case GJ_RECORDS_FATE_ALTERED:
      set (view, GJ_TONE_CARE, "warning", _("本机存的明细和签名对不上"),
           _("合计仍然有效。每一笔请到窗口核对。"));
      return;
    }
  g_assert_not_reached ();
}

void
gj_fate_view_fill (GjFateView *view, GjTexts *texts, const GjSealed *sealed,
                   const GjPaperFate *fate)
{
  *view = (GjFateView){ 0 };
  if (fate->corrects)
    set (view, GJ_TONE_ACT, "info", _("钱已经退回付款人的账户"), copies_words (texts, fate));
  else if (fate->n_premiums > 0)
    {
      fill_premiums (view, texts, sealed->document, fate);
      view->verdict = premiums_verdict (fate);
    }
  else if (fate->n_lines > 0)
    {
      fill_act (view, texts, sealed->document, fate);
      view->verdict = lines_verdict (fate);
    }
  else
    fill_records (view, texts, sealed->document, fate);
}
