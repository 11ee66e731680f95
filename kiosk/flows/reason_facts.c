/* SPDX-License-Identifier: Apache-2.0 */
/* See reason_facts.h. */
#include "kiosk/flows/reason_facts.h"

#include "core/base/i18n.h"

GArray *
gj_reason_facts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GjNoticeFact));
}

void
gj_reason_facts_add (GArray *facts, GjTexts *texts, const char *why, const char *what_next)
{
  const gboolean leads = *what_next != '\0';
  const GjNoticeFact reason = { GJ_TONE_CARE, "info", _("为什么"), gj_texts_keep (texts, g_strdup_printf (_("%s。"), why)), leads };

  g_array_append_val (facts, reason);
  if (leads)
    {
      const GjNoticeFact act
          = { GJ_TONE_ACT, "arrow", _("接下来怎么办"), gj_texts_keep (texts, g_strdup_printf (_("%s。"), what_next)), FALSE };

      g_array_append_val (facts, act);
    }
}

GtkWidget *
gj_reason_facts_show (GArray *facts, GjNoticeView *view)
{
  const GjNoticeFact money = { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。"), FALSE };

  g_array_append_val (facts, money);
  view->facts = (const GjNoticeFact *) (gconstpointer) facts->data;
  view->n_facts = facts->len;
  return gj_notice_page_new (view);
}
