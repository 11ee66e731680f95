/* SPDX-License-Identifier: Apache-2.0 */
/* The national platform's code tables, as short names for a person. It decides nothing. */
#include "core/rules/codes.h"

#include "core/base/i18n.h"

typedef struct
{
  const char *code;
  const char *label;
} Code;

static const Code PSN_CERT_TYPE[] = {
  { "01", N_ ("居民身份证") },
  { "02", N_ ("中国人民解放军军官证") },
  { "03", N_ ("中国人民武装警察警官证") },
  { "04", N_ ("香港特区护照/港澳居民来往内地通行证") },
  { "05", N_ ("澳门特区护照/港澳居民来往内地通行证") },
  { "06", N_ ("台湾居民来往大陆通行证") },
  { "07", N_ ("外国人永久居留证") },
  { "08", N_ ("外国人护照") },
  { "09", N_ ("残疾人证") },
  { "10", N_ ("军烈属证明") },
  { "11", N_ ("外国人就业证") },
  { "12", N_ ("外国专家证") },
  { "13", N_ ("外国人常驻记者证") },
  { "14", N_ ("台港澳人员就业证") },
  { "15", N_ ("回国(来华)定居专家证") },
  { "16", N_ ("中国护照") },
  { "17", N_ ("港澳台居民居住证") },
  { "90", N_ ("社会保障卡") },
  { "91", N_ ("保密人员证件") },
  { "99", N_ ("其他身份证件") },
  { NULL, NULL },
};

static const Code INSUTYPE[] = {
  { "310", N_ ("职工医保") },
  { "320", N_ ("公务员医疗补助") },
  { "330", N_ ("大额医疗费用补助") },
  { "340", N_ ("离休人员医疗保障") },
  { "350", N_ ("一至六级残疾军人医疗补助") },
  { "360", N_ ("老红军医疗保障") },
  { "370", N_ ("企业补充医疗保险") },
  { "380", N_ ("新型农村合作医疗") },
  { "390", N_ ("城乡居民医保") },
  { "391", N_ ("城镇居民医保") },
  { "392", N_ ("城乡居民大病保险") },
  { "410", N_ ("长期照护保险") },
  { "510", N_ ("生育保险") },
  { NULL, NULL },
};

static const Code PSN_INSU_STAS[] = {
  { "0", N_ ("未参保") },   { "1", N_ ("正常参保") }, { "2", N_ ("暂停参保") },
  { "3", N_ ("无效参保") }, { "4", N_ ("终止参保") }, { NULL, NULL },
};

static const Code CLCT_FLAG[] = {
  { "0", N_ ("未缴") },
  { "1", N_ ("已缴") },
  { NULL, NULL },
};

static const Code CLCT_WAY[] = {
  { "01", N_ ("银行托收") },     { "02", N_ ("税务征收") },
  { "03", N_ ("经办机构自收") }, { "04", N_ ("学校代收") },
  { "05", N_ ("社区代收") },     { "06", N_ ("财政征收") },
  { "08", N_ ("银行代收") },     { "11", N_ ("柜台支付") },
  { "31", N_ ("个账代扣") },     { NULL, NULL },
};

static const Code GEND[] = {
  { "0", N_ ("未知") },       { "1", N_ ("男") }, { "2", N_ ("女") },
  { "9", N_ ("未说明性别") }, { NULL, NULL },
};

static const Code SURV_STAS[] = {
  { "1", N_ ("正常") }, { "2", N_ ("死亡") },     { "3", N_ ("被判刑收监或劳动教养") },
  { "4", N_ ("失踪") }, { "9", N_ ("状态不明") }, { NULL, NULL },
};

static const Code MED_TYPE[] = {
  { "11", N_ ("普通门诊") }, { "13", N_ ("急诊") },     { "14", N_ ("门诊慢特病") },
  { "21", N_ ("住院") },     { "41", N_ ("药店购药") }, { NULL, NULL },
};

static const Code VALI_FLAG[] = {
  { "0", N_ ("无效") },
  { "1", N_ ("有效") },
  { "2", N_ ("冲正挂起") },
  { NULL, NULL },
};

static const Code *
table_of (GjCodeTable table)
{
  switch (table)
    {
    case GJ_CODE_PSN_CERT_TYPE:
      return PSN_CERT_TYPE;
    case GJ_CODE_INSUTYPE:
      return INSUTYPE;
    case GJ_CODE_PSN_INSU_STAS:
      return PSN_INSU_STAS;
    case GJ_CODE_CLCT_FLAG:
      return CLCT_FLAG;
    case GJ_CODE_CLCT_WAY:
      return CLCT_WAY;
    case GJ_CODE_GEND:
      return GEND;
    case GJ_CODE_SURV_STAS:
      return SURV_STAS;
    case GJ_CODE_MED_TYPE:
      return MED_TYPE;
    case GJ_CODE_VALI_FLAG:
      return VALI_FLAG;
    }
  g_assert_not_reached ();
}

static const Code *
find (GjCodeTable table, const char *code)
{
  if (code == NULL)
    return NULL;
  for (const Code *row = table_of (table); row->code != NULL; row++)
    if (g_str_equal (row->code, code))
      return row;
  return NULL;
}

gboolean
gj_code_is_known (GjCodeTable table, const char *code)
{
  return find (table, code) != NULL;
}

const char *
gj_code_label (GjCodeTable table, const char *code)
{
  const Code *row = find (table, code);

  return row != NULL ? gj_gettext (row->label) : NULL;
}

const char *
gj_code_label_chinese (GjCodeTable table, const char *code)
{
  const Code *row = find (table, code);

  return row != NULL ? row->label : NULL;
}

#define MAX_CODES 32

const char *const *
gj_code_list (GjCodeTable table)
{
  static const char *lists[GJ_CODE_VALI_FLAG + 1][MAX_CODES + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint t = 0; t < G_N_ELEMENTS (lists); t++)
        {
          const Code *rows = table_of ((GjCodeTable)t);

          for (gsize i = 0; rows[i].code != NULL; i++)
            {
              g_assert (i < MAX_CODES);
              lists[t][i] = rows[i].code;
            }
        }
      g_once_init_leave (&ready, 1);
    }
  return lists[table];
}

gboolean
gj_code_is_naty (const char *code)
{
  guint number;

  if (code == NULL || !g_ascii_isdigit (code[0]) || !g_ascii_isdigit (code[1]) || code[2] != '\0')
    return FALSE;
  number = (guint)(code[0] - '0') * 10 + (guint)(code[1] - '0');
  return (number >= 1 && number <= 56) || number == 97 || number == 98;
}
