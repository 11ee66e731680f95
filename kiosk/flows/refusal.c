/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a refusal. The reasons that the rules know are worded by core/rules/obstacle_text.h, so
 * that a list and a refusal say the same. */
#include "kiosk/flows/refusal.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/obstacle_text.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/paid_words.h"
#include "ui/pages/outcome_page.h"

void
gj_refusal_clear (GjRefusal *refusal)
{
  g_clear_pointer (&refusal->headline, g_free);
  g_clear_pointer (&refusal->subject, g_free);
  g_clear_pointer (&refusal->why, g_free);
  g_clear_pointer (&refusal->next, g_free);
}

static char *
subject_of (const GjPayable *payable)
{
  g_autofree char *name = NULL;

  if (payable == NULL)
    return NULL;
  name = gj_mask_name (payable->person->psn_name);
  return g_strdup_printf (_("为%s缴纳%u年度居民医保"), name,
                          payable->eligibility.quote.coverage_year);
}

static void
fill (GjRefusal *refusal, const GjPayable *payable, char *why, char *next)
{
  gj_refusal_clear (refusal);
  refusal->headline = g_strdup (_("没有缴成"));
  refusal->subject = subject_of (payable);
  refusal->why = why;
  refusal->next = next;
}

static void
fill_balance (GjTerminal *terminal, const GjPayable *payable, const GjPayReason *reason,
              GjRefusal *refusal)
{
  g_autofree char *words = gj_balance_words (terminal, payable, reason);

  fill (refusal, payable, g_strdup_printf (_("%s。"), words),
        g_strdup (_("请另一位共济家人来缴，或到窗口用现金、银行卡缴。")));
}

static void
fill_reason (GjTerminal *terminal, const GjPayable *payable, const GjPayReason *reason,
             GjRefusal *refusal)
{
  char *next = gj_obstacle_what_next (terminal->region, reason);
  if (*next == '\0')
    {
      g_free (next);
      next = g_strdup (_("不用再做什么。要看别的，请按首页。"));
    }
  fill (refusal, payable, gj_obstacle_why (terminal->region, reason), next);
}

void
gj_refusal_from_reason (GjTerminal *terminal, const GjPayable *payable, const GjPayReason *reason,
                        GjRefusal *refusal)
{
  if (reason->obstacle == GJ_PAY_OBSTACLE_BALANCE)
    fill_balance (terminal, payable, reason, refusal);
  else
    fill_reason (terminal, payable, reason, refusal);
  if (payable == NULL)
    {
      g_free (refusal->headline);
      refusal->headline = g_strdup (_("现在不能代缴"));
    }
}

/* The store's answer is one for a whole class of reasons; the rules name the very one when it is opened again. */
static char *
look_again (GjTerminal *terminal)
{
  return g_strdup_printf (_("再进一次“代缴居民医保”，能看到原因；也可以到%s问，或拨打%s。"),
                          gj_config_window (terminal->config),
                          gj_region_hotline (terminal->region));
}

/* When, by whom and where; and the way back for money that went there twice. */
static void
fill_already_paid (GjTerminal *terminal, const GjPayable *payable, const GjPremiumPaidBy *paid_by,
                   GjRefusal *refusal)
{
  g_autofree char *words = paid_by != NULL ? gj_paid_words (terminal, paid_by) : NULL;

  fill (refusal, payable,
        words != NULL ? g_strdup_printf (_("这一年度已经缴过：%s。"), words)
                      : g_strdup (_("这一年度已经有人缴过了。")),
        g_strdup_printf (_("不用再缴。如果别处也缴了，请带缴费凭证到窗口申请退费，或拨打%s。"),
                         gj_region_hotline (terminal->region)));
}

/* True of everything that the result stands for. */
static void
fill_result (GjTerminal *terminal, const GjPayable *payable, GjPayResult result,
             const GjPremiumPaidBy *paid_by, GjRefusal *refusal)
{
  switch (result)
    {
    case GJ_PAY_ALREADY_PAID:
      fill_already_paid (terminal, payable, paid_by, refusal);
      return;
    case GJ_PAY_INSUFFICIENT:
      fill (refusal, payable, g_strdup (_("个人账户余额不够了，可能刚在别处用过。")),
            g_strdup (_("按首页看看现在的余额，或请另一位共济家人来缴。")));
      return;
    case GJ_PAY_BINDING_INVALID:
      fill (refusal, payable, g_strdup (_("您现在不能代这位家人缴：绑定或关系的规定不允许，或本机没有收录。")),
            look_again (terminal));
      return;
    case GJ_PAY_NOT_INSURED:
      fill (refusal, payable, g_strdup (_("这位家人现在不能在本机缴：参保或登记情况有变化。")),
            look_again (terminal));
      return;
    case GJ_PAY_PAYER_NOT_ELIGIBLE:
      fill (refusal, payable, g_strdup (_("您的个人账户现在不能在本机代缴。")),
            look_again (terminal));
      return;
    case GJ_PAY_PRICE_CHANGED:
      fill (refusal, payable, g_strdup (_("这位家人现在要缴多少，和您确认的不一样了，或者本机没有收录。")),
            look_again (terminal));
      return;
    case GJ_PAY_WINDOW_CLOSED:
      fill (refusal, payable, g_strdup (_("现在不在本机可以缴的时间。")),
            look_again (terminal));
      return;
    case GJ_PAY_ID_CONFLICT:
    case GJ_PAY_STORE_FAILED:
      fill (refusal, payable, g_strdup (_("系统没能记下这笔缴费，所以没有扣款。")),
            g_strdup_printf (_("请过一会儿再试；还不行，就到%s。"),
                             gj_config_window (terminal->config)));
      return;
    case GJ_PAY_COMMITTED:
    case GJ_PAY_UNKNOWN:
      break;
    }
  g_assert_not_reached ();
}

void
gj_refusal_from_payment (GjTerminal *terminal, const GjPayable *payable, GjPayResult result,
                         const GjPremiumPaidBy *paid_by, const GjPayReason *reason,
                         GjRefusal *refusal)
{
  /* What the balance was is not known any more, only that it did not do. */
  if (reason != NULL && reason->obstacle != GJ_PAY_OBSTACLE_BALANCE)
    fill_reason (terminal, payable, reason, refusal);
  else
    fill_result (terminal, payable, result, paid_by, refusal);
}

void
gj_refusal_from_store (GjTerminal *terminal, GjRefusal *refusal)
{
  gj_refusal_clear (refusal);
  refusal->headline = g_strdup (_("现在查不到"));
  refusal->why = g_strdup (_("系统暂时没有回答。"));
  refusal->next = g_strdup_printf (_("请过一会儿再试；还不行，就到%s。"),
                                   gj_config_window (terminal->config));
}

GtkWidget *
gj_refusal_page_new (GjTerminal *terminal, const GjRefusal *refusal, const char *main_text)
{
  GjOutcomeView view = {
    .tone = GJ_TONE_STOP,
    .symbol = "refused",
    .headline = refusal->headline,
    .detail = refusal->subject,
    .why_tone = GJ_TONE_CARE,
    .why_symbol = "info",
    .why = refusal->why,
    .money_tone = GJ_TONE_DONE,
    .money_strong = refusal->for_staff ? NULL : _("没有。"),
    .money = refusal->for_staff ? NULL : _("您的钱一分没动。"),
    .next_steps = { refusal->next },
    .hotline = refusal->for_staff ? NULL : gj_region_hotline (terminal->region),
    .main_text = main_text,
  };

  return gj_outcome_page_new (&view);
}
