/* SPDX-License-Identifier: Apache-2.0 */
/* The list of policy keys. It never reads a file. */
#include "core/rules/policy_schema.h"

#include <string.h>

#define BOOLEAN(section, key)                                                                      \
  {                                                                                                \
    section, key, GJ_POLICY_TYPE_BOOLEAN, 0, 0, NULL                                               \
  }
#define NUMBER(section, key, min, max)                                                             \
  {                                                                                                \
    section, key, GJ_POLICY_TYPE_NUMBER, min, max, NULL                                            \
  }
#define TEXT(section, key)                                                                         \
  {                                                                                                \
    section, key, GJ_POLICY_TYPE_TEXT, 0, 0, NULL                                                  \
  }
#define WORD(section, key, words)                                                                  \
  {                                                                                                \
    section, key, GJ_POLICY_TYPE_WORD, 0, 0, words                                                 \
  }
#define TYPED(section, key, type)                                                                  \
  {                                                                                                \
    section, key, type, 0, 0, NULL                                                                 \
  }

/* clang-format off: one key a line */
static const GjPolicyKeyInfo KEYS[GJ_POLICY_KEY_COUNT] = {
  [GJ_POLICY_RELATIONS_SET] = TYPED ("relations", "set", GJ_POLICY_TYPE_RELATION_SET),
  [GJ_POLICY_RELATIONS_IN_LAWS] = BOOLEAN ("relations", "in_laws"),
  [GJ_POLICY_RELATIONS_MANY_TO_MANY] = BOOLEAN ("relations", "many_to_many"),
  [GJ_POLICY_SHARING_ORDER_MODE] = WORD ("sharing", "order_mode", "own_first_then_ordered"),
  [GJ_POLICY_SHARING_CROSS_CITY] = BOOLEAN ("sharing", "cross_city"),
  [GJ_POLICY_SHARING_CROSS_PROVINCE] = WORD ("sharing", "cross_province", "wallet|none"),
  [GJ_POLICY_SHARING_RESERVE] = TYPED ("sharing", "reserve", GJ_POLICY_TYPE_MONEY),
  [GJ_POLICY_SHARING_CONFIRM_AGE] = NUMBER ("sharing", "confirm_from_age", 0, 120),
  [GJ_POLICY_SHARING_PIN_MAY_SIGN] = BOOLEAN ("sharing", "pin_may_sign"),
  [GJ_POLICY_SHARING_MEMBER_CAP] = NUMBER ("sharing", "member_cap", 1, 99),
  [GJ_POLICY_SHARING_CONTRIBUTOR_CAP] = NUMBER ("sharing", "contributor_cap", 1, 99),
  [GJ_POLICY_SCOPES_OUTPATIENT] = BOOLEAN ("scopes", "outpatient"),
  [GJ_POLICY_SCOPES_INPATIENT] = BOOLEAN ("scopes", "inpatient"),
  [GJ_POLICY_SCOPES_PHARMACY_DRUG] = BOOLEAN ("scopes", "pharmacy_drug"),
  [GJ_POLICY_SCOPES_PHARMACY_DEVICE] = BOOLEAN ("scopes", "pharmacy_device"),
  [GJ_POLICY_SCOPES_PHARMACY_CONSUMABLE] = BOOLEAN ("scopes", "pharmacy_consumable"),
  [GJ_POLICY_SCOPES_RESIDENT_PREMIUM] = BOOLEAN ("scopes", "resident_premium"),
  [GJ_POLICY_SCOPES_LTC_PREMIUM] = BOOLEAN ("scopes", "ltc_premium"),
  [GJ_POLICY_SCOPES_COMMERCIAL_SUPP] = BOOLEAN ("scopes", "commercial_supp"),
  [GJ_POLICY_SCOPES_PHYSICAL_EXAM] = BOOLEAN ("scopes", "physical_exam"),
  [GJ_POLICY_SCOPES_NONPIP_VACCINE] = BOOLEAN ("scopes", "nonpip_vaccine"),
  [GJ_POLICY_SCOPES_PUBLIC_HEALTH] = BOOLEAN ("scopes", "public_health"),
  [GJ_POLICY_SCOPES_FITNESS_WELLNESS] = BOOLEAN ("scopes", "fitness_wellness"),
  [GJ_POLICY_PREMIUM_AGE_ON] = TYPED ("premium", "age_on", GJ_POLICY_TYPE_MONTH_DAY),
  [GJ_POLICY_WINDOW_FROM] = TYPED ("premium_window", "from", GJ_POLICY_TYPE_MONTH_DAY),
  [GJ_POLICY_WINDOW_TO] = TYPED ("premium_window", "to", GJ_POLICY_TYPE_MONTH_DAY),
  [GJ_POLICY_WINDOW_YEAR] = TYPED ("premium_window", "year", GJ_POLICY_TYPE_YEAR_OFFSET),
  [GJ_POLICY_WINDOW_LATE_TO] = TYPED ("premium_window", "late_to", GJ_POLICY_TYPE_MONTH_DAY),
  [GJ_POLICY_WAITING_FIXED_MONTHS] = NUMBER ("waiting", "fixed_months", 0, 60),
  [GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR]
  = NUMBER ("waiting", "variable_months_per_gap_year", 0, 60),
  [GJ_POLICY_WAITING_REPAIR_MONTHS] = NUMBER ("waiting", "repair_months_per_year_paid", 0, 60),
  [GJ_POLICY_WAITING_LONG_GAP_YEARS] = NUMBER ("waiting", "min_total_if_gap_ge_years", 1, 60),
  [GJ_POLICY_WAITING_LONG_GAP_MONTHS] = NUMBER ("waiting", "min_total_months", 0, 60),
  [GJ_POLICY_WAITING_FIRST_YEAR_ADDS] = BOOLEAN ("waiting", "first_gap_year_adds"),
  [GJ_POLICY_WAITING_GAP_YEARS_FROM] = NUMBER ("waiting", "gap_years_from", 1900, 9998),
  [GJ_POLICY_WAITING_COUNTED_FROM] = WORD ("waiting", "counted_from", "payment|cover"),
  [GJ_POLICY_WAITING_EXEMPT_NEWBORN] = BOOLEAN ("waiting", "exempt_newborn"),
  [GJ_POLICY_WAITING_EXEMPT_SPECIAL_GROUPS] = BOOLEAN ("waiting", "exempt_special_groups"),
  [GJ_POLICY_UNBIND_MIN_DAYS] = NUMBER ("unbind", "min_days", 0, 3660),
  [GJ_POLICY_HOTLINE_MEDICAL_INSURANCE] = TEXT ("hotline", "medical_insurance"),
  [GJ_POLICY_HOTLINE_HRSS] = TEXT ("hotline", "hrss"),
  [GJ_POLICY_HOTLINE_TAX] = TEXT ("hotline", "tax"),
  [GJ_POLICY_HOTLINE_GOV] = TEXT ("hotline", "gov"),
  [GJ_POLICY_PIN_INITIAL] = TYPED ("pin", "initial", GJ_POLICY_TYPE_PIN_LIST),
  [GJ_POLICY_CARD_UNPROVEN] = WORD ("card", "unproven", "pay|look|neither"),
  [GJ_POLICY_PAYMENT_ELSEWHERE] = TEXT ("payment_elsewhere", "text"),
  [GJ_POLICY_PAYMENT_CERTIFICATE] = TEXT ("payment_elsewhere", "certificate"),
};
/* clang-format on */

const GjPolicyKeyInfo *
gj_policy_key_info (GjPolicyKey key)
{
  g_assert ((guint)key < GJ_POLICY_KEY_COUNT);
  return &KEYS[key];
}

gboolean
gj_policy_key_find (const char *section, const char *name, GjPolicyKey *key)
{
  for (guint i = 0; i < GJ_POLICY_KEY_COUNT; i++)
    if (g_str_equal (KEYS[i].section, section) && g_str_equal (KEYS[i].key, name))
      {
        *key = (GjPolicyKey)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
gj_policy_section_is_known (const char *section)
{
  for (guint i = 0; i < GJ_POLICY_KEY_COUNT; i++)
    if (g_str_equal (KEYS[i].section, section))
      return TRUE;
  return g_str_equal (section, "region");
}

char *
gj_policy_keys_of_section (const char *section)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (g_str_equal (section, "region"))
    return g_strdup ("admdvs, name, inherits, inherit_fees, demo");
  for (guint i = 0; i < GJ_POLICY_KEY_COUNT; i++)
    if (g_str_equal (KEYS[i].section, section))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", KEYS[i].key);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
gj_policy_sections (void)
{
  g_autoptr (GString) list = g_string_new ("region");

  for (guint i = 0; i < GJ_POLICY_KEY_COUNT; i++)
    if (i == 0 || !g_str_equal (KEYS[i].section, KEYS[i - 1].section))
      g_string_append_printf (list, ", %s", KEYS[i].section);
  return g_string_free (g_steal_pointer (&list), FALSE);
}
