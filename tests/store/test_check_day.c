/* SPDX-License-Identifier: Apache-2.0 */
/* Damage to what a whole day left behind (day.h): each kind is told in its own words. */
#include "core/staff/staff.h"
#include "tests/store/day.h"

typedef struct
{
  const char *name;
  const char *sql;
  const char *sentence;
} Damage;

static const Damage DAMAGES[] = {
  { "a-statement-of-somebody-else/by-the-audit",
    "UPDATE receipt SET holder_psn_no = 'P09' WHERE kind = 'statement'",
    "对账单或合并凭条没有审计记录，或与审计记录不符" },
  { "a-statement-of-somebody-else/by-the-paper",
    "UPDATE receipt SET holder_psn_no = 'P09' WHERE kind = 'statement'", "凭条上的证件号码不是登记的这个人的" },
  { "a-joint-paper-of-somebody-else", "UPDATE receipt SET holder_psn_no = 'P09' WHERE kind = 'joint'",
    "对账单或合并凭条没有审计记录，或与审计记录不符" },
  { "the-paper-of-an-act-about-somebody-else", "UPDATE receipt SET relative_psn_no = 'P04' WHERE kind = 'bind'",
    "凭条登记的另一方与办理、冲正的不符" },
  { "the-paper-of-an-order-about-somebody", "UPDATE receipt SET relative_psn_no = 'P04' WHERE kind = 'order'",
    "凭条登记的另一方与办理、冲正的不符" },
  { "the-paper-of-a-correction-about-somebody-else",
    "UPDATE receipt SET relative_psn_no = 'P03' WHERE kind = 'correction'", "凭条登记的另一方与办理、冲正的不符" },
  { "an-act-moved-to-another-relative",
    "UPDATE family_act_item SET relative_psn_no = 'P06' WHERE relative_psn_no = 'P12' AND contributor_psn_no = 'P01'",
    "凭条上的证件号码不是登记的这个人的" },
  { "a-place-without-its-order", "UPDATE binding SET order_by = '' WHERE contributor_psn_no = 'P01'",
    "家人办理过扣款顺序，绑定上却没有记下" },
  { "a-made-binding-whose-place-has-lost-its-order",
    "UPDATE binding SET order_by = '', prio = 4 WHERE contributor_psn_no = 'P11' AND relative_psn_no = 'P03'",
    "家人办理过扣款顺序，绑定上却没有记下" },
  { "a-request-at-another-time", "UPDATE family_request SET requested_us = requested_us - 1", "申请的时间与办理时间不符" },
  { "a-payment-closed-at-another-time", "UPDATE premium_intent SET closed_us = 5 WHERE outcome = 'committed'",
    "请求了结的时间不是缴费的时间" },
  { "a-refusal-at-another-time", "UPDATE premium_intent SET closed_us = 5 WHERE outcome = 'already-paid'",
    "没有成交的请求与审计记录不符，被改动过" },
  { "a-refusal-for-somebody-else", "UPDATE premium_intent SET relative_psn_no = 'P06' WHERE outcome = 'already-paid'",
    "没有成交的请求与审计记录不符，被改动过" },
  { "a-correction-at-another-time", "UPDATE correction SET closed_us = 5", "冲正的登记与审计记录不符，被改动过" },
  { "a-correction-of-another-amount",
    "UPDATE audit SET detail = replace (detail, ' fen 20000 ', ' fen 20001 ') WHERE kind = 'transfer.reversed'",
    "冲正的登记与审计记录不符，被改动过" },
  { "staff-that-are-gone", "DELETE FROM staff WHERE staff_no = '1002'", "审计记录说登记过工作人员，登记却不见了" },
  { "staff-that-ended-at-another-time", "UPDATE staff SET until_us = until_us + 1 WHERE until_us <> 0",
    "工作人员停用的时间与审计记录不符" },
};

static void
hire (Hall *hall, GjStore *owner)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_staff_add (owner, hall->clock, HALL_KIOSK, "1001", "李红", "110101198001010010", &error), ==,
                   GJ_STAFF_DONE);
  g_assert_cmpint (gj_staff_add (owner, hall->clock, HALL_KIOSK, "1002", "陈明", "110101198001010029", &error), ==,
                   GJ_STAFF_DONE);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  g_assert_cmpint (gj_staff_end (owner, hall->clock, HALL_KIOSK, "1001", &error), ==, GJ_STAFF_DONE);
  g_assert_no_error (error);
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);

  day_live (hall, owner);
  hire (hall, owner);
  hall_assert_sound (hall);
  hall_damage (hall, damage->sql);
  g_assert_true (hall_finds (hall, damage->sentence));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/check-day/finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
