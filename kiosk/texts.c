/* SPDX-License-Identifier: Apache-2.0 */
/* Strings for a while, and names of places. */
#include "kiosk/texts.h"

#include "core/rules/division.h"

GjTexts *
gj_texts_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

const char *
gj_texts_keep (GjTexts *texts, char *text)
{
  if (text != NULL)
    g_ptr_array_add (texts, text);
  return text;
}

const char *
gj_place_name (const GjRegion *region, const char *admdvs)
{
  const char *name;

  if (g_str_equal (admdvs, gj_region_admdvs (region)))
    return gj_region_name (region);
  name = gj_division_name (admdvs);
  return name != NULL ? name : admdvs;
}
