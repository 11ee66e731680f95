/* SPDX-License-Identifier: Apache-2.0 */
/* Names of divisions for 参保地: provinces, and the cities that have a policy. Names are not
 * translated: they are what is printed on a person's papers. It is no list of what exists. */
#include "core/rules/division.h"

#include <string.h>

typedef struct
{
  const char *admdvs;
  const char *name;
} Division;

/* 100000 is the whole country in the region policies. */
static const Division DIVISIONS[] = {
  { "100000", "全国" },           { "110000", "北京市" },           { "120000", "天津市" },
  { "130000", "河北省" },         { "140000", "山西省" },           { "150000", "内蒙古自治区" },
  { "210000", "辽宁省" },         { "220000", "吉林省" },           { "230000", "黑龙江省" },
  { "310000", "上海市" },         { "320000", "江苏省" },           { "330000", "浙江省" },
  { "340000", "安徽省" },         { "350000", "福建省" },           { "360000", "江西省" },
  { "370000", "山东省" },         { "410000", "河南省" },           { "420000", "湖北省" },
  { "430000", "湖南省" },         { "440000", "广东省" },           { "450000", "广西壮族自治区" },
  { "460000", "海南省" },         { "500000", "重庆市" },           { "510000", "四川省" },
  { "520000", "贵州省" },         { "530000", "云南省" },           { "540000", "西藏自治区" },
  { "610000", "陕西省" },         { "620000", "甘肃省" },           { "630000", "青海省" },
  { "640000", "宁夏回族自治区" }, { "650000", "新疆维吾尔自治区" }, { "710000", "台湾省" },
  { "810000", "香港特别行政区" }, { "820000", "澳门特别行政区" },   { "990000", "演示省" },
  { "330100", "杭州市" },         { "340100", "合肥市" },           { "340300", "蚌埠市" },
  { "350200", "厦门市" },         { "370800", "济宁市" },           { "420100", "武汉市" },
  { "440300", "深圳市" },         { "990100", "演示市" },
};

gboolean
gj_division_is_valid (const char *admdvs)
{
  if (admdvs == NULL || strlen (admdvs) != 6 || admdvs[0] == '0')
    return FALSE;
  return strspn (admdvs, "0123456789") == 6;
}

static const char *
find (const char *admdvs)
{
  for (gsize i = 0; i < G_N_ELEMENTS (DIVISIONS); i++)
    if (g_str_equal (DIVISIONS[i].admdvs, admdvs))
      return DIVISIONS[i].name;
  return NULL;
}

const char *
gj_division_name (const char *admdvs)
{
  char wider[7];
  const char *name;

  if (!gj_division_is_valid (admdvs))
    return NULL;
  memcpy (wider, admdvs, sizeof wider);
  name = find (wider);
  for (gsize kept = 4; name == NULL && kept >= 2; kept -= 2)
    {
      memset (wider + kept, '0', 6 - kept);
      name = find (wider);
    }
  return name;
}

gboolean
gj_division_same_province (const char *a, const char *b)
{
  return gj_division_is_valid (a) && gj_division_is_valid (b) && strncmp (a, b, 2) == 0;
}

/* How many leading digits of a division name it: 420000 → 2, 420100 → 4, 420106 → 6, 100000 → 0. */
static gsize
significant (const char *admdvs)
{
  if (g_str_equal (admdvs, "100000"))
    return 0;
  if (admdvs[4] != '0' || admdvs[5] != '0')
    return 6;
  return admdvs[2] != '0' || admdvs[3] != '0' ? 4 : 2;
}

gboolean
gj_division_covers (const char *wide, const char *narrow)
{
  return gj_division_is_valid (wide) && gj_division_is_valid (narrow)
         && strncmp (wide, narrow, significant (wide)) == 0;
}

/* The four municipalities are provinces that are one city. */
static gsize
city_digits (const char *admdvs)
{
  static const char *const municipalities[] = { "11", "12", "31", "50" };

  for (gsize i = 0; i < G_N_ELEMENTS (municipalities); i++)
    if (strncmp (admdvs, municipalities[i], 2) == 0)
      return 2;
  return 4;
}

gboolean
gj_division_same_city (const char *a, const char *b)
{
  return gj_division_is_valid (a) && gj_division_is_valid (b)
         && strncmp (a, b, city_digits (a)) == 0;
}
