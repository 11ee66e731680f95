/* SPDX-License-Identifier: Apache-2.0 */
/* The arithmetic is core/rules/split.h. */
#include "kiosk/flows/order_example.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/family/act.h"
#include "core/rules/split.h"
#include "kiosk/texts.h"

/* Whoever may stand in the order stands in its example too. */
G_STATIC_ASSERT (GJ_SPLIT_MAX_CONTRIBUTORS >= GJ_ACT_CONTRIBUTORS_MAX);

#define MOST_LINES 4 /* that stand beside two rows in large text */
#define MOST_NAMED 2 /* balances that the last sentence can say */

typedef struct
{
  GjTexts *texts;
  GjSplitPart parts[GJ_SPLIT_MAX_CONTRIBUTORS + 2];
  guint n;
} Parts;

/* The first, those after it, and the last of several. */
static const char *
turn_word (guint index, gboolean last)
{
  if (index == 0)
    return _("先");
  return last ? _("最后") : _("再");
}

static void
add_part (Parts *parts, GjSplitKind kind, gint64 amount_fen, char *sentence)
{
  parts->parts[parts->n++]
      = (GjSplitPart){ kind, amount_fen, gj_texts_keep (parts->texts, sentence) };
}

/* What is left of the money of whoever pays, which with what they pay says what they have. */
static char *
sentence_of (const char *turn, const char *name, gint64 left_fen)
{
  g_autofree char *left = gj_money_format (left_fen);

  if (name == NULL)
    return left_fen == 0 ? g_strdup_printf (_("<b>%s</b>用您的，用完"), turn)
                         : g_strdup_printf (_("<b>%s</b>用您的，还剩%s"), turn, left);
  return left_fen == 0 ? g_strdup_printf (_("<b>%s</b>用%s的，用完"), turn, name)
                       : g_strdup_printf (_("<b>%s</b>用%s的，还剩%s"), turn, name, left);
}

static guint
count_payers (const GjSplit *split)
{
  guint n = split->own_fen > 0 ? 1 : 0;

  for (gsize i = 0; i < split->n_contributors; i++)
    if (split->contributor_fen[i] > 0)
      n++;
  return n;
}

/* The contributors that are named, then the others in one line where there are too many. */
static void
fill_shared (Parts *parts, const GjSplit *split, const GjOrderPurse *purses)
{
  const guint payers = count_payers (split), lines = split->cash_fen > 0 ? MOST_LINES - 1 : MOST_LINES;
  guint index = parts->n, others = 0;
  gint64 others_fen = 0;

  for (gsize i = 0; i < split->n_contributors; i++)
    {
      const gint64 fen = split->contributor_fen[i];

      if (fen == 0)
        continue;
      if (payers > lines && index + 1 >= lines)
        {
          others_fen += fen;
          others++;
          continue;
        }
      add_part (parts, GJ_SPLIT_SHARED, fen,
                sentence_of (turn_word (index, index > 0 && index + 1 == payers), purses[i].name,
                             purses[i].balance_fen - fen));
      index++;
    }
  if (others > 0)
    add_part (parts, GJ_SPLIT_SHARED, others_fen,
              g_strdup_printf (_("<b>最后</b>用后面%u位的"), others));
}

static void
fill_parts (Parts *parts, const GjSplit *split, gint64 own_fen, const GjOrderPurse *purses)
{
  if (split->own_fen > 0)
    add_part (parts, GJ_SPLIT_OWN, split->own_fen,
              sentence_of (turn_word (0, FALSE), NULL, own_fen - split->own_fen));
  fill_shared (parts, split, purses);
  if (split->cash_fen > 0)
    add_part (parts, GJ_SPLIT_CASH, split->cash_fen, g_strdup (_("<b>剩下</b>自己付现金")));
}

/* "*军的¥900.00这次不用动。自己不用掏现金。" */
static char *
rest_of (const GjSplit *split, gboolean has_own, const GjOrderPurse *purses)
{
  g_autoptr (GString) untouched = g_string_new (NULL);
  guint n_untouched = 0;

  if (split->cash_fen > 0)
    return g_strdup (split->n_contributors + (has_own ? 1 : 0) > 1 ? _("账户的钱加起来还不够。")
                                                                   : _("账户的钱不够。"));
  for (gsize i = 0; i < split->n_contributors; i++)
    {
      g_autofree char *balance = gj_money_format (purses[i].balance_fen);

      if (split->contributor_fen[i] > 0 || purses[i].balance_fen == 0)
        continue;
      if (n_untouched++ > 0)
        g_string_append (untouched, _("、"));
      g_string_append_printf (untouched, _("%s的%s"), purses[i].name, balance);
    }
  if (n_untouched == 0)
    return g_strdup (_("自己不用掏现金。"));
  if (n_untouched > MOST_NAMED)
    return g_strdup_printf (_("其他%u位的这次不用动。自己不用掏现金。"), n_untouched);
  return g_strdup_printf (_("%s这次不用动。自己不用掏现金。"), untouched->str);
}

/* A sum as at a doctor's. Where the resident's own money would pay all of it, no order could be seen in it: then a
 * little more than they have, so that it reaches the first in the order, whoever that is. The same for every order,
 * so that orders can be compared. */
static gint64
example_fen (gint64 own_fen, const GjOrderPurse *purses, gsize n_purses, gint64 reserve_fen)
{
  const gint64 step_fen = GJ_ORDER_EXAMPLE_FEN / 3;
  const gint64 usable_fen = MAX (own_fen - reserve_fen, 0);
  gboolean has_giver = FALSE;

  for (gsize i = 0; i < n_purses; i++)
    has_giver |= purses[i].balance_fen > reserve_fen;
  if (!has_giver || usable_fen + step_fen <= GJ_ORDER_EXAMPLE_FEN)
    return GJ_ORDER_EXAMPLE_FEN;
  return (usable_fen / step_fen + 2) * step_fen;
}

void
gj_order_example_show (GjOrderPage *page, gint64 own_fen, const GjOrderPurse *purses,
                       gsize n_purses, gint64 reserve_fen)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjSplitAccount own = { MAX (own_fen, 0), reserve_fen };
  GjSplitAccount accounts[GJ_SPLIT_MAX_CONTRIBUTORS];
  gsize n = MIN (n_purses, GJ_SPLIT_MAX_CONTRIBUTORS);
  gint64 amount_fen = example_fen (own_fen, purses, n, reserve_fen);
  g_autofree char *amount = gj_money_format (amount_fen);
  g_autofree char *head = g_strdup_printf (_("举个例子：这次个人负担%s"), amount);
  g_autofree char *rest = NULL;
  Parts parts = { .texts = texts };
  GjOrderExample example;
  GjSplit split;

  for (gsize i = 0; i < n; i++)
    accounts[i] = (GjSplitAccount){ purses[i].balance_fen, reserve_fen };
  gj_split (amount_fen, own_fen >= 0 ? &own : NULL, accounts, n, &split);
  fill_parts (&parts, &split, own_fen, purses);
  rest = rest_of (&split, own_fen >= 0, purses);
  example = (GjOrderExample){ head, parts.parts, parts.n, rest };
  gj_order_page_set_example (page, &example);
}
