/* SPDX-License-Identifier: Apache-2.0 */
/* What a refused payment says: the store's answer stands for a whole class of reasons, and the words are true of each. */
#include <string.h>

#include "kiosk/flows/refusal.h"
#include "kiosk/paths.h"

typedef struct
{
  GjConfig config;
  GjTerminal terminal;
  GjRefusal refusal;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { gj_path_policies (), NULL };

  f->config.window = (char *)"3号窗口";
  f->terminal.config = &f->config;
  f->terminal.region = gj_region_load (dirs, "990100", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gj_refusal_clear (&f->refusal);
  gj_region_unref (f->terminal.region);
}

/* None of `untrue`, and the way to the very reason. */
static void
assert_refused (Fixture *f, GjPayResult result, const char *why, const char *const *untrue)
{
  gj_refusal_from_payment (&f->terminal, NULL, result, NULL, NULL, &f->refusal);
  g_assert_nonnull (strstr (f->refusal.why, why));
  for (guint i = 0; untrue[i] != NULL; i++)
    {
      g_assert_null (strstr (f->refusal.why, untrue[i]));
      g_assert_null (strstr (f->refusal.next, untrue[i]));
    }
  g_assert_nonnull (strstr (f->refusal.next, "再进一次"));
  g_assert_nonnull (strstr (f->refusal.next, "3号窗口"));
  g_assert_nonnull (strstr (f->refusal.next, "12393"));
}

/* Insured elsewhere, as an employee, or dead. */
static void
test_a_relative_who_cannot_be_paid_for_is_not_said_to_be_uninsured (Fixture *f, gconstpointer data)
{
  assert_refused (f, GJ_PAY_NOT_INSURED, "这位家人现在不能在本机缴",
                  (const char *const[]){ "正常参保", "恢复参保", NULL });
}

/* Without an account, or where no rule is known. */
static void
test_a_payer_who_cannot_pay_is_not_said_to_be_uninsured (Fixture *f, gconstpointer data)
{
  assert_refused (f, GJ_PAY_PAYER_NOT_ELIGIBLE, "您的个人账户现在不能在本机代缴",
                  (const char *const[]){ "正常参保", NULL });
}

/* Not known, or not begun. */
static void
test_a_window_that_is_not_open_is_not_said_to_be_over (Fixture *f, gconstpointer data)
{
  assert_refused (f, GJ_PAY_WINDOW_CLOSED, "现在不在本机可以缴的时间",
                  (const char *const[]){ "过了", NULL });
}

/* Bound, but the relation may not share, or nobody knows whether it may. */
static void
test_a_relation_that_may_not_share_is_not_called_a_binding_that_is_invalid (Fixture *f, gconstpointer data)
{
  assert_refused (f, GJ_PAY_BINDING_INVALID, "绑定或关系的规定不允许", (const char *const[]){ "无效", "还没有绑定", NULL });
}

/* Subsidised in full by now, or a fee nobody verified. */
static void
test_a_price_that_is_not_known_is_not_said_to_have_changed (Fixture *f, gconstpointer data)
{
  assert_refused (f, GJ_PAY_PRICE_CHANGED, "这位家人现在要缴多少", (const char *const[]){ "刚刚有变化", NULL });
}

/* Whatever class it falls into for the store, the resident reads the obstacle's own sentences. */
static void
test_a_refused_payment_says_the_very_reason (Fixture *f, gconstpointer data)
{
  static const struct
  {
    GjPayObstacle obstacle;
    GjPayResult result;
    const char *why, *next;
  } said[] = {
    { GJ_PAY_OBSTACLE_NOTHING_TO_PAY, GJ_PAY_PRICE_CHANGED, "由政府全额资助，不用缴", "不用再做什么" },
    { GJ_PAY_OBSTACLE_YEAR_UNKNOWN, GJ_PAY_PRICE_CHANGED, "本机暂未收录2027年度的缴费标准", "12393" },
    { GJ_PAY_OBSTACLE_RELATION, GJ_PAY_BINDING_INVALID, "这种亲属关系不在家庭共济范围内", "关系更近的家人" },
    { GJ_PAY_OBSTACLE_RELATION_UNKNOWN, GJ_PAY_BINDING_INVALID, "本机暂未收录本地的共济亲属范围", "12393" },
    { GJ_PAY_OBSTACLE_BINDING_NOT_BEGUN, GJ_PAY_BINDING_INVALID, "才生效", "请等绑定生效" },
    { GJ_PAY_OBSTACLE_SCOPE, GJ_PAY_PAYER_NOT_ELIGIBLE, "个人账户", "12393" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const GjPayReason reason = { .obstacle = said[i].obstacle, .since = 20270101, .year = 2027 };

      gj_refusal_from_payment (&f->terminal, NULL, said[i].result, NULL, &reason, &f->refusal);
      g_assert_nonnull (strstr (f->refusal.why, said[i].why));
      g_assert_nonnull (strstr (f->refusal.next, said[i].next));
    }
}

/* Another terminal was first, and the payer is nobody whose relation is known. */
static void
test_a_double_payment_is_refused_with_the_masked_name (Fixture *f, gconstpointer data)
{
  const GjPremiumPaidBy paid_by = { .date = 20261012, .payer_psn_no = (char *)"P9", .payer_name = (char *)"王军",
                                    .payer_relation = (char *)"", .kiosk_id = (char *)"03" };

  f->config.id = (char *)"01";
  gj_refusal_from_payment (&f->terminal, NULL, GJ_PAY_ALREADY_PAID, &paid_by, NULL, &f->refusal);
  g_assert_nonnull (strstr (f->refusal.why, "2026年10月12日由*军缴（03号自助机）"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/refusal/a-relative-who-cannot-be-paid-for-is-not-said-to-be-uninsured", Fixture, NULL, set_up,
              test_a_relative_who_cannot_be_paid_for_is_not_said_to_be_uninsured, tear_down);
  g_test_add ("/refusal/a-payer-who-cannot-pay-is-not-said-to-be-uninsured", Fixture, NULL, set_up,
              test_a_payer_who_cannot_pay_is_not_said_to_be_uninsured, tear_down);
  g_test_add ("/refusal/a-window-that-is-not-open-is-not-said-to-be-over", Fixture, NULL, set_up,
              test_a_window_that_is_not_open_is_not_said_to_be_over, tear_down);
  g_test_add ("/refusal/a-relation-that-may-not-share-is-not-called-a-binding-that-is-invalid", Fixture, NULL, set_up,
              test_a_relation_that_may_not_share_is_not_called_a_binding_that_is_invalid, tear_down);
  g_test_add ("/refusal/a-price-that-is-not-known-is-not-said-to-have-changed", Fixture, NULL, set_up,
              test_a_price_that_is_not_known_is_not_said_to_have_changed, tear_down);
  g_test_add ("/refusal/a-refused-payment-says-the-very-reason", Fixture, NULL, set_up,
              test_a_refused_payment_says_the_very_reason, tear_down);
  g_test_add ("/refusal/a-double-payment-is-refused-with-the-masked-name-of-who-was-first", Fixture, NULL, set_up,
              test_a_double_payment_is_refused_with_the_masked_name, tear_down);
  return g_test_run ();
}
