/* SPDX-License-Identifier: Apache-2.0 */
/* Two of the hall's registered staff, who answer for something together: that the two names are two people who are on, and
 * not that it was they who typed them. */
#include "kiosk/tools/gongjictl.h"

#include "core/base/i18n.h"
#include "core/ledger/correction.h"

void
gj_ctl_two_clear (GjCtlTwo *two)
{
  g_clear_pointer (&two->staff, g_ptr_array_unref);
  g_clear_pointer (&two->sentence, g_free);
}

/* Whoever of @staff has that number, else that name; NULL and *@n the number of people of that name. */
static const GjStaff *
find_staff (GPtrArray *staff, const char *word, guint *n)
{
  const GjStaff *found = NULL;

  *n = 0;
  for (guint i = 0; i < staff->len; i++)
    {
      const GjStaff *one = g_ptr_array_index (staff, i);
      g_autofree char *name = gj_correction_tidy (one->name);

      if (g_str_equal (one->staff_no, word))
        return one;
      if (!g_str_equal (name, word))
        continue;
      found = one;
      ++*n;
    }
  return *n == 1 ? found : NULL;
}

static gboolean
refuse (GjCtlTwo *two, const char *word, char *sentence)
{
  two->word = word;
  two->sentence = sentence;
  return FALSE;
}

gboolean
gj_ctl_find_two (GjStore *store, char *const words[2], GjCtlTwo *two, GError **error)
{
  two->staff = gj_staff_list (store, TRUE, error);
  if (two->staff == NULL)
    return FALSE;
  if (two->staff->len < G_N_ELEMENTS (two->of))
    return refuse (two, "staff-too-few",
                   g_strdup (_ ("登记的在用工作人员不到两名。请先登记两人，每人一次：gongjictl staff add 工号 --name 姓名。")));
  for (gsize i = 0; i < G_N_ELEMENTS (two->of); i++)
    {
      guint n = 0;

      two->of[i] = find_staff (two->staff, words[i], &n);
      if (two->of[i] == NULL)
        return refuse (two, "staff-unknown",
                       g_strdup_printf (n > 1 ? _ ("有 %2$u 名在用的工作人员叫“%1$s”，请写工号。")
                                              : _ ("“%1$s”不是在用的工作人员的姓名或工号（gongjictl staff list）。"),
                                        words[i], n));
    }
  return two->of[0] != two->of[1]
         || refuse (two, "staff-same", g_strdup (_ ("两次 --staff 是同一个人；要两名工作人员。")));
}
