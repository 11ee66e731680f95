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

#define MOST_NAMED 3 /* balances that one line can say */

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

static char *
sentence_of (guint index, gboolean last, const char *name, gboolean emptied)
{
  const char *turn = turn_word (index, last);

  if (name == NULL)
    return g_strdup_printf (emptied ? _("<b>%s</b>用您的，用完") : _("<b>%s</b>用您的"), turn);
  return g_strdup_printf (emptied ? _("<b>%s</b>用%s的，用完") : _("<b>%s</b>用%s的"), turn, name);
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

static void
fill_parts (Parts *parts, const GjSplit *split, const GjOrderPurse *purses)
{
  guint payers = count_payers (split), index = 0;
  gint64 left_fen = split->amount_fen;

  if (split->own_fen > 0)
    {
      left_fen -= split->own_fen;
      add_part (parts, GJ_SPLIT_OWN, split->own_fen,
                sentence_of (index, FALSE, NULL, left_fen > 0));
      index++;
    }
  for (gsize i = 0; i < split->n_contributors; i++)
    {
      if (split->contributor_fen[i] == 0)
        continue;
      left_fen -= split->contributor_fen[i];
      add_part (parts, GJ_SPLIT_SHARED, split->contributor_fen[i],
                sentence_of (index, index > 0 && index + 1 == payers, purses[i].name,
                             left_fen > 0));
      index++;
    }
  if (split->cash_fen > 0)
    add_part (parts, GJ_SPLIT_CASH, split->cash_fen, g_strdup (_("<b>剩下</b>自己付现金")));
}

/* "*军的这次不用动。自己不用掏现金。" */
static char *
rest_of (const GjSplit *split, const GjOrderPurse *purses)
{
  g_autoptr (GString) untouched = g_string_new (NULL);
  g_autofree char *cash = gj_money_format_sentence (split->cash_fen);

  for (gsize i = 0; i < split->n_contributors; i++)
    if (split->contributor_fen[i] == 0 && purses[i].balance_fen > 0)
      g_string_append_printf (untouched, "%s%s", untouched->len > 0 ? _("、") : "", purses[i].name);
  if (split->cash_fen > 0)
    return g_strdup_printf (_("大家的钱都不够，还要自己付%s元现金。"), cash);
  if (untouched->len == 0)
    return g_strdup (_("自己不用掏现金。"));
  return g_strdup_printf (_("%s的这次不用动。自己不用掏现金。"), untouched->str);
}

static char *
balances_of (gint64 own_fen, const GjOrderPurse *purses, gsize n_purses)
{
  GString *text = g_string_new (NULL);
  g_autofree char *own = gj_money_format (MAX (own_fen, 0));

  if (own_fen >= 0)
    g_string_append_printf (text, _("现在您有%s"), own);
  else
    g_string_append (text, _("您自己没有个人账户"));
  for (gsize i = 0; i < MIN (n_purses, MOST_NAMED); i++)
    {
      g_autofree char *balance = gj_money_format (purses[i].balance_fen);

      g_string_append_printf (text, _("，%s有%s"), purses[i].name, balance);
    }
  return g_string_free (text, FALSE);
}

/* So much that the first contributor's money is used up whoever that is: otherwise another order would change
 * nothing that can be seen. The same for every order, so that orders can be compared. */
static gint64
example_fen (gint64 own_fen, const GjOrderPurse *purses, gsize n_purses, gint64 reserve_fen)
{
  const gint64 step_fen = GJ_ORDER_EXAMPLE_FEN / 3;
  gint64 most_fen = 0;
  guint n_givers = 0;

  for (gsize i = 0; i < n_purses; i++)
    {
      n_givers += purses[i].balance_fen > reserve_fen ? 1 : 0;
      most_fen = MAX (most_fen, purses[i].balance_fen - reserve_fen);
    }
  if (n_givers < 2)
    return GJ_ORDER_EXAMPLE_FEN;
  most_fen += MAX (own_fen - reserve_fen, 0);
  return MAX (GJ_ORDER_EXAMPLE_FEN, (most_fen / step_fen + 1) * step_fen);
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
  g_autofree char *amount = gj_money_format_sentence (amount_fen);
  g_autofree char *head = g_strdup_printf (_("举个例子：这次自己要付%s元"), amount);
  g_autofree char *balances = balances_of (own_fen, purses, n);
  g_autofree char *rest = NULL;
  Parts parts = { .texts = texts };
  GjOrderExample example;
  GjSplit split;

  for (gsize i = 0; i < n; i++)
    accounts[i] = (GjSplitAccount){ purses[i].balance_fen, reserve_fen };
  gj_split (amount_fen, own_fen >= 0 ? &own : NULL, accounts, n, &split);
  fill_parts (&parts, &split, purses);
  rest = rest_of (&split, purses);
  example = (GjOrderExample){ head, balances, parts.parts, parts.n, rest };
  gj_order_page_set_example (page, &example);
}
