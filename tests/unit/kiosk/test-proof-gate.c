/* SPDX-License-Identifier: Apache-2.0 */
/* What a card may do that has not proved itself: the region's word decides, and no word is as it was before. */
#include "kiosk/flows/proof_gate.h"

#include <string.h>

#include "core/rules/policy_check.h"
#include "tests/unit/rules/policy-dir.h"

static GjRegion *
region_that_says (PolicyDir *dir, const char *word)
{
  g_autofree char *card = word != NULL ? g_strdup_printf ("[card]\nsource=本厅\ngrade=C\nverified=2025-11-03\n"
                                                          "unproven=%s\n",
                                                          word)
                                       : g_strdup ("");
  g_autofree char *text
      = g_strconcat ("[region]\nadmdvs=430000\nname=湖南省\ninherits=100000\n", card, NULL);
  g_autoptr (GError) error = NULL;

  policy_dir_write (dir, "430000.ini", text);
  GjRegion *region = gj_region_load (dir->dirs, "430000", &error);
  g_assert_no_error (error);
  return region;
}

static GjCardMay
may (PolicyDir *dir, const char *word, GjCardProof proof)
{
  g_autoptr (GjRegion) region = region_that_says (dir, word);
  const GjCardHolder holder = { .proof = proof };

  return gj_proof_gate_judge (region, &holder);
}

static void
test_words (void)
{
  static const GjCardProof unproven[]
      = { GJ_CARD_PROOF_NOT_ASKED, GJ_CARD_PROOF_UNABLE, GJ_CARD_PROOF_NO_PSAM };
  g_autoptr (PolicyDir) dir = policy_dir_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (unproven); i++)
    {
      g_assert_cmpint (may (dir, NULL, unproven[i]), ==, GJ_CARD_MAY_PAY);
      g_assert_cmpint (may (dir, "null", unproven[i]), ==, GJ_CARD_MAY_PAY);
      g_assert_cmpint (may (dir, "pay", unproven[i]), ==, GJ_CARD_MAY_PAY);
      g_assert_cmpint (may (dir, "look", unproven[i]), ==, GJ_CARD_MAY_LOOK);
      g_assert_cmpint (may (dir, "neither", unproven[i]), ==, GJ_CARD_MAY_NOTHING);
    }
  g_assert_cmpint (may (dir, "neither", GJ_CARD_PROOF_GIVEN), ==, GJ_CARD_MAY_PAY);
  g_assert_cmpint (may (dir, "look", GJ_CARD_PROOF_GIVEN), ==, GJ_CARD_MAY_PAY);
}

static void
test_checked (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autoptr (GjRegion) good = region_that_says (dir, "look");
  g_autofree char *path = policy_dir_file (dir, "430000.ini");

  g_assert_true (gj_policy_check_file (path, policy_shipped_dirs (), problems));
  policy_dir_write (dir, "430000.ini",
                    "[region]\nadmdvs=430000\nname=湖南省\ninherits=100000\n[card]\nunproven=both\n");
  g_assert_false (gj_policy_check_file (path, policy_shipped_dirs (), problems));
  g_assert_cmpuint (problems->len, >=, 1);
  g_autofree char *says = gj_policy_problem_format (problems->pdata[0]);
  g_assert_nonnull (strstr (says, "neither"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof-gate/the-region-says-what-an-unproven-card-may-do", test_words);
  g_test_add_func ("/proof-gate/the-word-is-checked-with-its-source", test_checked);
  return g_test_run ();
}
