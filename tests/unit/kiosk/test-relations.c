/* SPDX-License-Identifier: Apache-2.0 */
/* What the relation page offers: of each kind one word, of those that sex, age and the region's set allow. */
#include "core/rules/relation.h"
#include "kiosk/flows/relations.h"
#include "kiosk/paths.h"

#define TODAY ((GjDate)20261128)

static GjRegion *
region_new (void)
{
  const char *dirs[] = { gj_path_policies (), NULL };
  g_autoptr (GError) error = NULL;
  GjRegion *region = gj_region_load (dirs, "510000", &error);

  g_assert_no_error (error);
  return region;
}

static char *
offered (GjDate born, const char *gend, gboolean others)
{
  g_autoptr (GjRegion) region = region_new ();
  const GjPerson contributor = { .surv_stas = (char *) "1", .gend = (char *) "1", .brdy = 19631017 };
  const GjPerson relative = { .surv_stas = (char *) "1", .gend = (char *) gend, .brdy = born };
  g_autoptr (GArray) choices = gj_relations_offered (region, &contributor, &relative, TODAY, others);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", g_array_index (choices, GjRelationChoice, i).word);
  return g_string_free (words, FALSE);
}

static void
test_one_word_a_kind (void)
{
  g_autofree char *woman = offered (19900110, "2", FALSE);
  g_autofree char *wife = offered (19640211, "2", FALSE);

  g_assert_cmpstr (woman, ==, "妻子 女儿 妹妹");
  g_assert_cmpstr (wife, ==, "妻子 妹妹");
}

static void
test_the_others_are_by_remarriage_or_adoption (void)
{
  g_autofree char *woman = offered (19900110, "2", TRUE);
  g_autofree char *man = offered (19640211, "1", TRUE);

  g_assert_cmpstr (woman, ==, "养女或继女 继母或养母");
  g_assert_cmpstr (man, ==, "养子或继子 继父或养父");
}

/* Of every kind of relation that the set reaches, somebody can name one: nobody is turned away for want of a button. */
static void
test_no_class_is_left_out (void)
{
  static const GjDate births[] = { 19000101, 19350101, 19630101, 19640101, 20000101, 20200101 };
  gboolean seen[GJ_RELATION_CLASS_NONE + 1] = { FALSE };
  g_autoptr (GjRegion) region = region_new ();
  const GjPerson contributor = { .surv_stas = (char *) "1", .gend = (char *) "1", .brdy = 19631017 };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++)
    {
      const GjPerson relative = { .surv_stas = (char *) "1", .gend = (char *) "2", .brdy = births[i] };
      g_autoptr (GArray) choices = gj_relations_offered (region, &contributor, &relative, TODAY, FALSE);

      for (guint k = 0; k < choices->len; k++)
        seen[gj_relation_class (g_array_index (choices, GjRelationChoice, k).key)] = TRUE;
    }
  g_assert_true (seen[GJ_RELATION_CLASS_SPOUSE] && seen[GJ_RELATION_CLASS_CHILD] && seen[GJ_RELATION_CLASS_PARENT]
                 && seen[GJ_RELATION_CLASS_SIBLING] && seen[GJ_RELATION_CLASS_GRANDPARENT]
                 && seen[GJ_RELATION_CLASS_GRANDCHILD]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relations/each-kind-has-one-word", test_one_word_a_kind);
  g_test_add_func ("/relations/behind-none-of-these-are-those-by-remarriage-or-adoption",
                   test_the_others_are_by_remarriage_or_adoption);
  g_test_add_func ("/relations/no-kind-that-the-region-reaches-is-left-out", test_no_class_is_left_out);
  return g_test_run ();
}
