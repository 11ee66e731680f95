/* SPDX-License-Identifier: Apache-2.0 */
/* An amount over the patient's own account, the contributors and cash. */
#include "core/rules/split.h"

#include "core/base/money.h"

static void
test_own_first (void)
{
  const GjSplitAccount own = { 12000, 0 };
  const GjSplitAccount others[] = { { 100000, 0 }, { 500000, 0 } };
  GjSplit split;

  /* 看病自付¥300：先扣本人¥120，再扣*伟¥180 */
  gj_split (30000, &own, others, 2, &split);
  g_assert_cmpint (split.own_fen, ==, 12000);
  g_assert_cmpint (split.contributor_fen[0], ==, 18000);
  g_assert_cmpint (split.contributor_fen[1], ==, 0);
  g_assert_cmpint (split.cash_fen, ==, 0);
}

static void
test_in_order (void)
{
  const GjSplitAccount own = { 1, 0 };
  const GjSplitAccount others[] = { { 20, 0 }, { 0, 0 }, { 30, 0 }, { 99, 0 } };
  GjSplit split;

  gj_split (60, &own, others, 4, &split);
  g_assert_cmpint (split.own_fen, ==, 1);
  g_assert_cmpint (split.contributor_fen[0], ==, 20);
  g_assert_cmpint (split.contributor_fen[1], ==, 0);
  g_assert_cmpint (split.contributor_fen[2], ==, 30);
  g_assert_cmpint (split.contributor_fen[3], ==, 9);
  g_assert_cmpint (split.cash_fen, ==, 0);
}

static void
test_rest_in_cash (void)
{
  const GjSplitAccount own = { 5000, 0 };
  const GjSplitAccount other = { 7001, 0 };
  GjSplit split;

  gj_split (30000, &own, &other, 1, &split);
  g_assert_cmpint (split.cash_fen, ==, 30000 - 5000 - 7001);
}

static void
test_reserve (void)
{
  const GjSplitAccount own = { 5000, 4000 };
  const GjSplitAccount others[] = { { 3000, 3000 }, { 2000, 2500 }, { 9000, 1 } };
  GjSplit split;

  gj_split (30000, &own, others, 3, &split);
  g_assert_cmpint (split.own_fen, ==, 1000);
  g_assert_cmpint (split.contributor_fen[0], ==, 0);
  g_assert_cmpint (split.contributor_fen[1], ==, 0);
  g_assert_cmpint (split.contributor_fen[2], ==, 8999);
  g_assert_cmpint (split.cash_fen, ==, 30000 - 1000 - 8999);
}

static void
test_no_account (void)
{
  GjSplit split;

  gj_split (30000, NULL, NULL, 0, &split);
  g_assert_cmpint (split.own_fen, ==, 0);
  g_assert_cmpint (split.cash_fen, ==, 30000);
  gj_split (0, NULL, NULL, 0, &split);
  g_assert_cmpint (split.cash_fen, ==, 0);
}

/* Many splits: the parts are what a slow one-fen-at-a-time payer would take. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261128);

  for (int round = 0; round < 2000; round++)
    {
      GjSplitAccount accounts[5];
      gint64 left_fen[5];
      gint64 amount_fen = g_rand_int_range (random, 0, 400);
      gint64 cash_fen = 0;
      GjSplit split;

      for (gsize i = 0; i < 5; i++)
        {
          accounts[i].balance_fen = g_rand_int_range (random, 0, 100);
          accounts[i].reserve_fen = g_rand_int_range (random, 0, 40);
          left_fen[i] = accounts[i].balance_fen;
        }
      gj_split (amount_fen, &accounts[0], &accounts[1], 4, &split);
      for (gint64 fen = 0; fen < amount_fen; fen++)
        {
          gsize i = 0;

          while (i < 5 && left_fen[i] <= accounts[i].reserve_fen)
            i++;
          if (i < 5)
            left_fen[i]--;
          else
            cash_fen++;
        }
      g_assert_cmpint (split.own_fen, ==, accounts[0].balance_fen - left_fen[0]);
      for (gsize i = 1; i < 5; i++)
        g_assert_cmpint (split.contributor_fen[i - 1], ==, accounts[i].balance_fen - left_fen[i]);
      g_assert_cmpint (split.cash_fen, ==, cash_fen);
    }
}

static void
test_largest (void)
{
  GjSplitAccount others[GJ_SPLIT_MAX_CONTRIBUTORS];
  GjSplit split;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = (GjSplitAccount){ GJ_MONEY_MAX_FEN, 1 };
  gj_split (GJ_MONEY_MAX_FEN, &others[0], others, G_N_ELEMENTS (others), &split);
  g_assert_cmpint (split.own_fen, ==, GJ_MONEY_MAX_FEN - 1);
  g_assert_cmpint (split.contributor_fen[0], ==, 1);
  g_assert_cmpint (split.cash_fen, ==, 0);
}

static void
test_refuses_nonsense (void)
{
  const GjSplitAccount owing = { -1, 0 };
  GjSplit split;

  if (g_test_subprocess ())
    {
      gj_split (100, &owing, NULL, 0, &split);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/split/the patient's own account is asked first", test_own_first);
  g_test_add_func ("/rules/split/contributors are asked in order, an empty one is passed over",
                   test_in_order);
  g_test_add_func ("/rules/split/what no account has is paid in cash", test_rest_in_cash);
  g_test_add_func ("/rules/split/what must stay in an account stays", test_reserve);
  g_test_add_func ("/rules/split/without an account all is cash", test_no_account);
  g_test_add_func ("/rules/split/every fen comes from exactly one place", test_adds_up);
  g_test_add_func ("/rules/split/the largest amounts do not overflow", test_largest);
  g_test_add_func ("/rules/split/a negative balance aborts", test_refuses_nonsense);
  return g_test_run ();
}
