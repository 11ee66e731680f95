/* SPDX-License-Identifier: Apache-2.0 */
/* See pay_reasons.h. The sentences are the rules' own. */
#include "kiosk/flows/pay_reasons.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/obstacle_text.h"
#include "kiosk/flows/balance_words.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/paid_words.h"
#include "kiosk/flows/reason_facts.h"
#include "kiosk/texts.h"

static gboolean
settles (GjPayObstacle obstacle)
{
  return obstacle == GJ_PAY_OBSTACLE_ALREADY_PAID || obstacle == GJ_PAY_OBSTACLE_HAS_EMPLOYEE
         || obstacle == GJ_PAY_OBSTACLE_NOTHING_TO_PAY;
}

guint
gj_pay_reasons_count (const GjPayable *payable)
{
  const GjPayEligibility *found = &payable->eligibility;

  if (found->n_reasons < 2)
    return found->n_reasons;
  if (settles (found->reasons[0].obstacle))
    return 1;
  return found->n_reasons - (found->reasons[found->n_reasons - 1].obstacle == GJ_PAY_OBSTACLE_NOTHING_TO_PAY);
}

char *
gj_pay_reasons_why (const GjTerminal *terminal, const GjPayable *payable, guint i)
{
  const GjPayReason *reason = &payable->eligibility.reasons[i];

  if (reason->obstacle == GJ_PAY_OBSTACLE_ALREADY_PAID)
    return gj_paid_words (terminal, &payable->paid_by);
  if (reason->obstacle == GJ_PAY_OBSTACLE_BALANCE)
    return gj_balance_words (terminal, payable, reason);
  return gj_obstacle_why (terminal->region, reason);
}

char *
gj_pay_reasons_line (const GjTerminal *terminal, const GjPayable *payable)
{
  g_autofree char *first = gj_pay_reasons_why (terminal, payable, 0);
  guint n_more = gj_pay_reasons_count (payable) - 1;

  if (n_more == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf (gj_ngettext ("%s；还有%u个原因", "%s；还有%u个原因", n_more), first, n_more);
}

GtkWidget *
gj_pay_reasons_page (const GjTerminal *terminal, const GjPayable *payable, const char *main_text)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GArray) facts = gj_reason_facts_new ();
  g_autofree char *name = gj_mask_name (payable->person->psn_name);
  g_autofree char *sentence = g_strdup_printf (_("现在不能给%s缴"), name);
  GjNoticeView view = {
    .title = C_ ("title", "代缴居民医保"),
    .face = gj_avatar_icon_name (gj_face_of (terminal->resident, payable->person, gj_clock_today (terminal->clock))),
    .sentence = sentence,
    .main_text = main_text,
  };

  for (guint i = 0; i < gj_pay_reasons_count (payable); i++)
    {
      g_autofree char *why = gj_pay_reasons_why (terminal, payable, i);
      g_autofree char *next = gj_obstacle_what_next (terminal->region, &payable->eligibility.reasons[i]);

      gj_reason_facts_add (facts, texts, why, next);
    }
  return gj_reason_facts_show (facts, &view);
}
