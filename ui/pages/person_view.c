/* SPDX-License-Identifier: Apache-2.0 */
/* See person_view.h. */
#include "ui/pages/person_view.h"

#include "core/base/i18n.h"

#define CHILD_BELOW_YEARS 18
#define ELDER_FROM_YEARS 60

GjAvatar
gj_avatar_for (gboolean male, guint age_years, guint nth_of_kind)
{
  if (age_years < CHILD_BELOW_YEARS)
    return male ? GJ_AVATAR_BOY : GJ_AVATAR_GIRL;
  if (age_years < ELDER_FROM_YEARS)
    return male ? GJ_AVATAR_MAN : GJ_AVATAR_WOMAN;
  if (nth_of_kind % 2 == 0)
    return male ? GJ_AVATAR_ELDER_MAN : GJ_AVATAR_ELDER_WOMAN;
  return male ? GJ_AVATAR_ELDER_MAN_2 : GJ_AVATAR_ELDER_WOMAN_2;
}

const char *
gj_avatar_icon_name (GjAvatar avatar)
{
  switch (avatar)
    {
    case GJ_AVATAR_BOY:
      return "person-boy";
    case GJ_AVATAR_GIRL:
      return "person-girl";
    case GJ_AVATAR_MAN:
      return "person-man";
    case GJ_AVATAR_WOMAN:
      return "person-woman";
    case GJ_AVATAR_ELDER_MAN:
      return "person-elder-man";
    case GJ_AVATAR_ELDER_WOMAN:
      return "person-elder-woman";
    case GJ_AVATAR_ELDER_MAN_2:
      return "person-elder-man-2";
    case GJ_AVATAR_ELDER_WOMAN_2:
      return "person-elder-woman-2";
    }
  g_assert_not_reached ();
}

const char *
gj_printer_trouble_text (GjPrinterTrouble trouble)
{
  switch (trouble)
    {
    case GJ_PRINTER_TROUBLE_NONE:
      return "";
    case GJ_PRINTER_TROUBLE_PAPER_OUT:
      return _ ("打印机没有纸了");
    case GJ_PRINTER_TROUBLE_COVER_OPEN:
      return _ ("打印机的盖子开着");
    case GJ_PRINTER_TROUBLE_JAM:
      return _ ("打印机卡纸了");
    case GJ_PRINTER_TROUBLE_MOUTH:
      return _ ("出纸口有纸，请先取走");
    case GJ_PRINTER_TROUBLE_OVERHEATED:
      return _ ("打印机太热，正在降温");
    case GJ_PRINTER_TROUBLE_ABSENT:
      return _ ("打印机没有连上");
    case GJ_PRINTER_TROUBLE_ERROR:
      return _ ("打印机出了故障");
    }
  g_assert_not_reached ();
}
