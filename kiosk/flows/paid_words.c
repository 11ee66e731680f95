/* SPDX-License-Identifier: Apache-2.0 */
/* When and by whom in one clause, where in brackets behind it. */
#include "kiosk/flows/paid_words.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"
#include "ui/pages/page_kit.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A kiosk of this store, or the platform's way of collection. NULL: nobody knows. */
static char *
where (const GjTerminal *terminal, const GjPremiumPaidBy *paid_by)
{
  const char *way;

  if (is_said (paid_by->kiosk_id))
    return g_str_equal (paid_by->kiosk_id, terminal->config->id)
               ? g_strdup (_("本机"))
               : g_strdup_printf (_("%s号自助机"), paid_by->kiosk_id);
  way = is_said (paid_by->clct_way) ? gj_code_label (GJ_CODE_CLCT_WAY, paid_by->clct_way) : NULL;
  return g_strdup (way);
}

static char *
by_whom (const GjPremiumPaidBy *paid_by)
{
  g_autofree char *name = NULL;

  if (!is_said (paid_by->payer_psn_no))
    return g_strdup (_("已缴"));
  if (g_strcmp0 (paid_by->payer_relation, GJ_RELATION_ONESELF) == 0)
    return g_strdup (_("由您缴"));
  name = gj_mask_name (paid_by->payer_name);
  if (!is_said (paid_by->payer_relation))
    return g_strdup_printf (C_ ("masked name of somebody who is no relative known here", "由%s缴"), name);
  return g_strdup_printf (C_ ("relation, masked name", "由%s%s缴"),
                          gj_relation_label (paid_by->payer_relation), name);
}

char *
gj_paid_words (const GjTerminal *terminal, const GjPremiumPaidBy *paid_by)
{
  g_autofree char *who = by_whom (paid_by);
  g_autofree char *place = where (terminal, paid_by);
  g_autofree char *day = paid_by->date != GJ_DATE_NONE ? gj_kit_date (paid_by->date) : NULL;
  g_autofree char *fact = day != NULL
                              ? g_strdup_printf (C_ ("day, paid by whom", "%s%s"), day, who)
                              : g_strdup (who);

  return place != NULL ? g_strdup_printf (C_ ("paid by whom, where", "%s（%s）"), fact, place)
                       : g_steal_pointer (&fact);
}
