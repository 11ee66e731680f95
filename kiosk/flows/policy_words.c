/* SPDX-License-Identifier: Apache-2.0 */
/* The Chinese words of the shipped policy files in the language of the screen. It words nothing of its own. */
#include "core/base/i18n.h"
#include "kiosk/flows/policy_sheet.h"

/* The words of the shipped policy files, so that they can be translated; a hall's own stay as it wrote them. */
static const char *const shipped_words[] = {
  N_("城乡居民"),
  N_("未成年人"),
  N_("成年居民"),
  N_("60岁及以上"),
  N_("70岁及以上"),
  N_("60至69岁"),
  N_("19至59岁"),
  N_("中小学生和婴幼儿"),
  N_("大学生"),
  N_("老年人"),
  N_("学生儿童"),
  N_("劳动年龄内居民"),
  N_("特困人员"),
  N_("最低生活保障对象"),
  N_("返贫致贫人口"),
  N_("防止返贫监测对象"),
  N_("全国"),
  N_("上海市"),
  N_("湖北省"),
  N_("武汉市"),
  N_("北京市"),
  N_("山西省"),
  N_("黑龙江省"),
  N_("江苏省"),
  N_("浙江省"),
  N_("杭州市"),
  N_("合肥市"),
  N_("蚌埠市"),
  N_("厦门市"),
  N_("山东省"),
  N_("深圳市"),
  N_("四川省"),
  N_("陕西省"),
  N_("甘肃省"),
  N_("新疆"),
  N_("新疆维吾尔自治区"),
  N_("演示市"),
  N_("演示数据，非真实政策"),
  N_("国家医保局等 2024 年通知"),
  N_("国家医保局等 2025 年通知"),
  N_("国家规定：特困人员由政府全额资助"),
  N_("上海市 2025 年度城乡居民医保筹资标准"),
  N_("《民法典》规定的近亲属，国家医保局家庭共济规定"),
  N_("国家医保局家庭共济规定"),
  N_("国家医保局2026年1月9日通知（医保钱包试行）"),
  N_("国家医保局等：断保待遇等待期规定"),
  N_("北京市2026年度城乡居民医保缴费标准"),
  N_("陕西省2026年度城乡居民医保缴费标准"),
  N_("杭州少儿医保（12月25日前缴）"),
  N_("厦门医保办事指南"),
  N_("四川省2025年7月4日公布的家庭共济规定"),
  N_("山西家庭共济办事指南"),
  N_("新疆家庭共济办事指南"),
  N_("江苏家庭共济办事指南"),
  N_("浙江家庭共济办事指南"),
  N_("深圳家庭共济办事指南"),
  N_("甘肃家庭共济规定"),
  N_("国家集中征缴期：每年 9 月至 12 月缴次年"),
  N_("国家默认：没有时间限制"),
  N_("国家医保局等：连续参保激励规定"),
  N_("湖北智慧医保 APP 办事指南"),
  N_("全国服务热线"),
  N_("湖北家庭共济办事指南（近亲属）"),
  N_("国家医保局2024年10月5日答问"),
  N_("国家医保局2026年1月9日通知"),
  N_("《医疗保障基金使用监督管理条例》第17条、第41条"),
  N_("家庭共济办事指南"),
  N_("社会保障卡办事指南"),
  N_("地方办事指南"),
  N_("国家医保局：服务不会使用智能设备的人群"),
};

const char *
gj_policy_data_words (const char *text)
{
  /* Only the words of the list have a translation; looking it up keeps gettext away from anything else. */
  for (gsize i = 0; i < G_N_ELEMENTS (shipped_words); i++)
    if (g_strcmp0 (shipped_words[i], text) == 0)
      return gj_gettext (shipped_words[i]);
  return text;
}
