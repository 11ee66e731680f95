/* SPDX-License-Identifier: Apache-2.0 */
/* Relations, codes and divisions: the tables. */
#include "core/rules/codes.h"
#include "core/rules/division.h"
#include "core/rules/relation.h"

static void
test_labels (void)
{
  g_assert_cmpstr (gj_relation_label ("52"), ==, "母亲");
  g_assert_cmpstr (gj_relation_label ("10"), ==, "配偶");
  g_assert_cmpstr (gj_relation_label ("20"), ==, "儿子");
  g_assert_cmpstr (gj_relation_label ("98"), ==, "家人");
  g_assert_cmpstr (gj_relation_label (NULL), ==, "家人");
}

static void
test_classes (void)
{
  g_assert_cmpint (gj_relation_class ("12"), ==, GJ_RELATION_CLASS_SPOUSE);
  g_assert_cmpint (gj_relation_class ("38"), ==, GJ_RELATION_CLASS_CHILD_IN_LAW);
  g_assert_cmpint (gj_relation_class ("53"), ==, GJ_RELATION_CLASS_PARENT_IN_LAW);
  g_assert_cmpint (gj_relation_class ("99"), ==, GJ_RELATION_CLASS_NONE);
  g_assert_cmpint (gj_relation_class ("xx"), ==, GJ_RELATION_CLASS_NONE);
  g_assert_true (gj_relation_is_valid ("99"));
  g_assert_false (gj_relation_is_valid ("03"));
  g_assert_false (gj_relation_is_valid (""));
}

static void
test_sets (void)
{
  static const struct
  {
    const char *code;
    gboolean core;
    gboolean near;
    gboolean near_with_in_laws;
  } cases[] = {
    { "10", TRUE, TRUE, TRUE },    { "52", TRUE, TRUE, TRUE },    { "27", TRUE, TRUE, TRUE },
    { "41", FALSE, TRUE, TRUE },   { "62", FALSE, TRUE, TRUE },   { "75", FALSE, TRUE, TRUE },
    { "55", FALSE, FALSE, TRUE },  { "54", FALSE, FALSE, TRUE },  { "28", FALSE, FALSE, FALSE },
    { "01", FALSE, FALSE, FALSE }, { "66", FALSE, FALSE, FALSE }, { "97", FALSE, FALSE, FALSE },
    { "00", FALSE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *code = cases[i].code;

      g_assert_cmpint (gj_relation_in_set (code, GJ_RELATION_SET_CORE3, FALSE), ==, cases[i].core);
      g_assert_cmpint (gj_relation_in_set (code, GJ_RELATION_SET_NEAR8, FALSE), ==, cases[i].near);
      g_assert_cmpint (gj_relation_in_set (code, GJ_RELATION_SET_NEAR8, TRUE), ==,
                       cases[i].near_with_in_laws);
    }
}

static void
test_inverse (void)
{
  g_assert_cmpstr (gj_relation_inverse ("52", TRUE), ==, "20");
  g_assert_cmpstr (gj_relation_inverse ("52", FALSE), ==, "30");
  g_assert_cmpstr (gj_relation_inverse ("33", TRUE), ==, "51");
  g_assert_cmpstr (gj_relation_inverse ("10", FALSE), ==, "12");
  g_assert_cmpstr (gj_relation_inverse ("43", FALSE), ==, "64");
  g_assert_cmpstr (gj_relation_inverse ("75", TRUE), ==, "73");
  g_assert_cmpstr (gj_relation_inverse ("55", TRUE), ==, "28");
  g_assert_null (gj_relation_inverse ("97", TRUE));
  g_assert_null (gj_relation_inverse ("xx", TRUE));
}

static void
test_inverse_is_valid (void)
{
  for (const char *const *code = gj_relation_codes (); *code != NULL; code++)
    for (gint male = 0; male < 2; male++)
      {
        const char *inverse = gj_relation_inverse (*code, male);

        g_assert_true (gj_relation_is_valid (*code));
        if (inverse != NULL)
          g_assert_true (gj_relation_is_valid (inverse));
      }
}

static void
test_set_words (void)
{
  GjRelationSet set = GJ_RELATION_SET_CORE3;

  g_assert_true (gj_relation_set_parse ("NEAR8", &set));
  g_assert_cmpint (set, ==, GJ_RELATION_SET_NEAR8);
  g_assert_false (gj_relation_set_parse ("near8", &set));
  g_assert_false (gj_relation_set_parse (NULL, &set));
}

static void
test_codes (void)
{
  g_assert_cmpstr (gj_code_label (GJ_CODE_INSUTYPE, "390"), ==, "城乡居民医保");
  g_assert_cmpstr (gj_code_label (GJ_CODE_INSUTYPE, "310"), ==, "职工医保");
  g_assert_cmpstr (gj_code_label (GJ_CODE_PSN_INSU_STAS, "2"), ==, "暂停参保");
  g_assert_null (gj_code_label (GJ_CODE_INSUTYPE, "999"));
  g_assert_null (gj_code_label (GJ_CODE_GEND, NULL));
  g_assert_true (gj_code_is_known (GJ_CODE_MED_TYPE, "41"));
  g_assert_false (gj_code_is_known (GJ_CODE_MED_TYPE, "42"));
  g_assert_true (g_strv_contains (gj_code_list (GJ_CODE_SURV_STAS), "2"));
  g_assert_false (g_strv_contains (gj_code_list (GJ_CODE_SURV_STAS), "3x"));
  g_assert_true (gj_code_is_naty ("01") && gj_code_is_naty ("56") && gj_code_is_naty ("97"));
  g_assert_false (gj_code_is_naty ("00") || gj_code_is_naty ("57") || gj_code_is_naty ("1"));
  g_assert_false (gj_code_is_naty ("") || gj_code_is_naty (NULL) || gj_code_is_naty ("011"));
}

static void
test_division_names (void)
{
  g_assert_cmpstr (gj_division_name ("420100"), ==, "武汉市");
  g_assert_cmpstr (gj_division_name ("420106"), ==, "武汉市");
  g_assert_cmpstr (gj_division_name ("420300"), ==, "湖北省");
  g_assert_cmpstr (gj_division_name ("310115"), ==, "上海市");
  g_assert_cmpstr (gj_division_name ("990100"), ==, "演示市");
  g_assert_null (gj_division_name ("000000"));
  g_assert_null (gj_division_name ("4201"));
  g_assert_null (gj_division_name (NULL));
  g_assert_null (gj_division_name ("170000"));
}

static void
test_division_reach (void)
{
  g_assert_true (gj_division_same_province ("420100", "420300"));
  g_assert_false (gj_division_same_province ("420100", "310000"));
  g_assert_false (gj_division_same_province ("420100", "42"));
  g_assert_true (gj_division_covers ("100000", "420106"));
  g_assert_true (gj_division_covers ("420000", "420106"));
  g_assert_true (gj_division_covers ("420100", "420106"));
  g_assert_false (gj_division_covers ("420106", "420100"));
  g_assert_false (gj_division_covers ("420100", "420300"));
  g_assert_true (gj_division_same_city ("420106", "420107"));
  g_assert_true (gj_division_same_city ("310000", "310115"));
  g_assert_false (gj_division_same_city ("420100", "420300"));
  g_assert_false (gj_division_same_city ("420100", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/has-a-plain-name-for-every-relative", test_labels);
  g_test_add_func ("/relation/belongs-to-a-class", test_classes);
  g_test_add_func ("/relation/each-set-reaches-whom-it-says", test_sets);
  g_test_add_func ("/relation/can-be-seen-from-the-other-side", test_inverse);
  g_test_add_func ("/relation/the-other-side-is-a-relation-too", test_inverse_is_valid);
  g_test_add_func ("/relation/sets-are-written-in-one-way", test_set_words);
  g_test_add_func ("/codes/have-short-names-and-no-strangers", test_codes);
  g_test_add_func ("/division/a-place-has-the-nearest-known-name", test_division_names);
  g_test_add_func ("/division/provinces-cities-and-districts-reach-as-drawn", test_division_reach);
  return g_test_run ();
}
