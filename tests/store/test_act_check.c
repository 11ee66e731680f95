/* SPDX-License-Identifier: Apache-2.0 */
/* `gongjictl check` over acts: damage planted past the guards is found and told in its own words. */
#include "core/receipt/paper_time.h"
#include "tests/store/acts.h"

/* SM3 of 承诺书 */
#define OTHER_DIGEST "75b4e405e8c51685ad9c304015b467f9a193272e55924f706f1c06b0b473eec5"

typedef struct
{
  const char *name;
  const char *sql;
  const char *sentence;
} Damage;

/* The hall below has: a binding P01–P12 made, P01–P02 released, P03's order set, P02's request to
 * P12 … see do_everything(). */
static const Damage DAMAGES[] = {
  { "an-act-without-its-audit-record", "UPDATE audit SET kind = 'x' WHERE kind = 'family.order'",
    "家庭共济的办理没有审计记录" },
  { "an-act-of-another-kiosk-than-its-audit-record",
    "UPDATE family_act SET kiosk_id = '07' WHERE kind = 'order'", "家庭共济的办理没有审计记录" },
  { "an-act-without-its-paper", "DELETE FROM receipt WHERE kind = 'order'", "办理没有凭条" },
  { "an-act-without-items",
    "DELETE FROM family_act_item WHERE act_id = (SELECT act_id FROM family_act WHERE kind = 'order')",
    "家庭共济的办理没有内容" },
  { "an-act-of-somebody-else", "UPDATE family_act SET actor_psn_no = 'P09' WHERE kind = 'release'",
    "办理的人不是绑定的当事人" },
  { "a-binding-with-another-relation",
    "UPDATE binding SET patn_rlts = '30' WHERE made_by <> '' AND relative_psn_no = 'P12'",
    "绑定与办理记录不符" },
  { "a-made-binding-that-is-gone",
    "DELETE FROM binding WHERE made_by <> '' AND relative_psn_no = 'P12'", "办成的绑定不在绑定表里" },
  { "a-released-binding-that-lives-again", "UPDATE binding SET vali_flag = 1 WHERE ended_by <> ''",
    "绑定的解除与办理记录不符" },
  { "a-release-that-was-forgotten", "UPDATE binding SET ended_by = '', vali_flag = 1",
    "已办解除的绑定还在生效" },
  { "a-binding-that-nobody-ended", "UPDATE binding SET vali_flag = 0 WHERE relative_psn_no = 'P04'",
    "绑定被停用，却没有办理记录" },
  { "an-ended-binding-that-lives-again",
    "UPDATE binding SET closed_why = '', closed_on = 0, vali_flag = 1 WHERE closed_why <> ''",
    "审计记录说绑定已自动结束，绑定却不是这样" },
  { "a-binding-that-ended-on-another-day",
    "UPDATE binding SET closed_on = closed_on + 1 WHERE closed_why <> ''",
    "自动结束的绑定没有审计记录，或与审计记录不符" },
  { "an-order-that-nobody-gave", "UPDATE binding SET prio = 9 WHERE order_by <> ''",
    "扣款顺序与最后一次办理的不符" },
  { "a-made-binding-in-another-place",
    "UPDATE binding SET prio = 9 WHERE made_by <> '' AND relative_psn_no = 'P12'",
    "新绑定的扣款顺序与办理记录不符" },
  { "two-in-one-place", "UPDATE binding SET prio = 1 WHERE relative_psn_no = 'P03' AND enddate = 0",
    "两位共济人的扣款顺序相同" },
  { "a-request-for-another-relation", "UPDATE family_request SET patn_rlts = '52'",
    "等待家人同意的申请与办理记录不符" },
  { "an-answer-that-was-none",
    "UPDATE family_request SET answered_by = (SELECT act_id FROM family_act WHERE kind = 'order')",
    "等待家人同意的申请与办理记录不符" },
  { "a-request-that-is-gone", "DELETE FROM family_request", "要家人同意的办理没有留下申请" },
  { "a-letter-with-another-text", "UPDATE letter SET text = text || '。'",
    "承诺书与摘要不符，被改动过" },
  { "a-letter-changed-with-both-digests",
    "UPDATE letter SET text = '承诺书', digest = '" OTHER_DIGEST "';"
    "UPDATE family_act SET letter_digest = '" OTHER_DIGEST "' WHERE letter_version <> ''",
    "与审计记录不符，被改动过" },
  { "another-signature", "UPDATE family_act SET signature = '1,1 2,2' WHERE signature <> ''",
    "与审计记录不符，被改动过" },
  { "another-way", "UPDATE family_act_item SET way = 'card' WHERE way <> ''",
    "与审计记录不符，被改动过" },
  { "a-consent-that-nobody-gave",
    "UPDATE family_act_item SET consent = 'own-pin' WHERE consent = 'not-needed'",
    "家人当场同意没有审计记录" },
  { "a-consent-at-another-time",
    "UPDATE family_act_item SET consent_us = consent_us + 1 WHERE consent = 'own-pin'",
    "家人当场同意没有审计记录" },
  { "a-consent-that-is-gone", "UPDATE family_act_item SET consent = 'not-needed', consent_us = 0",
    "审计记录说家人当场同意过" },
  { "an-act-without-its-letter", "DELETE FROM letter", "签的不是留存的那一份" },
  { "a-signature-that-is-none", "UPDATE family_act SET signature = 'x' WHERE signature <> ''",
    "承诺书上的签名无法读出" },
  { "a-paper-that-says-something-else",
    "UPDATE family_act_item SET result = 'requested' WHERE relative_psn_no = 'P12' AND result = 'bound'",
    "凭条上的人、关系、结果或签字方式与办理记录不符" },
  { "a-paper-that-gives-another-reason",
    "UPDATE family_act_item SET result = 'other-province' WHERE result = 'already-bound'",
    "凭条上的人、关系、结果或签字方式与办理记录不符" },
  { "a-signature-that-was-a-pin",
    "UPDATE family_act SET signature = '1,1 2,2' WHERE signature = 'pin'",
    "凭条上的人、关系、结果或签字方式与办理记录不符" },
  { "a-pin-that-was-a-signature", "UPDATE family_act SET signature = 'pin' WHERE signature <> ''",
    "与审计记录不符，被改动过" },
};

static void
do_everything (Hall *hall)
{
  GjActItem bind[] = { acts_item ("P01", "P12", "39"), acts_item ("P01", "P02", "10") };
  const GjActItem second[] = { acts_item ("P11", "P03", "52") };
  const GjActItem order[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  const GjActItem release[] = { acts_pair ("P01", "P02") };
  g_autofree char *end_of_p10 = hall_raw (
      hall, "UPDATE insurance SET psn_insu_stas = '4' WHERE psn_no = 'P10'");
  const GjActItem ask[] = { acts_item ("P11", "P12", "70") };
  g_auto (GjActOutcome) outcome = { 0 };
  Acts by_pin;

  bind[0].consent = (GjConsent){ GJ_CONSENT_OWN_PIN, "39", 5 };
  acts_do (hall, GJ_ACT_BIND, "P01", bind, 2);
  acts_do (hall, GJ_ACT_BIND, "P11", second, 1);
  acts_do (hall, GJ_ACT_ORDER, "P03", order, 2);
  acts_do (hall, GJ_ACT_RELEASE, "P01", release, 1);
  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nconfirm_from_age=16\npin_may_sign=true\n");
  acts_use_region (hall);
  by_pin = acts_new (GJ_ACT_BIND, "P11", ask, 1);
  by_pin.order.signature = GJ_ACT_SIGNED_BY_PIN;
  g_assert_cmpint (acts_submit (hall, &by_pin, &outcome), ==, GJ_ACT_DONE);
  acts_close_ended (hall);
  hall_assert_sound (hall);
}

static void
test_finds_planted_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (Hall) hall = hall_new ();

  do_everything (hall);
  hall_damage (hall, damage->sql);
  g_assert_true (hall_finds (hall, damage->sentence));
}

/* I18. */
static void
test_an_order_after_the_clock_was_set_back_is_the_last (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem second[] = { acts_item ("P11", "P03", "52") };
  const GjActItem one[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  const GjActItem other[] = { acts_pair ("P01", "P03"), acts_pair ("P11", "P03") };
  g_autoptr (GError) error = NULL;

  acts_do (hall, GJ_ACT_BIND, "P11", second, 1);
  gj_clock_manual_advance (hall->clock, 5 * 24 * 3600 * (gint64)G_USEC_PER_SEC);
  acts_do (hall, GJ_ACT_ORDER, "P03", one, 2);
  gj_clock_manual_set (hall->clock,
                       gj_clock_now_us (hall->clock) - 2 * 24 * 3600 * (gint64)G_USEC_PER_SEC);
  g_assert_true (gj_paper_time_accept (hall->store, hall->clock, HALL_KIOSK, &error));
  acts_do (hall, GJ_ACT_ORDER, "P03", other, 2);
  hall_assert_sound (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act-check/an-order-after-the-clock-was-set-back-is-the-last",
                   test_an_order_after_the_clock_was_set_back_is_the_last);
  for (guint i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *path = g_strconcat ("/act-check/finds/", DAMAGES[i].name, NULL);

      g_test_add_data_func (path, &DAMAGES[i], test_finds_planted_damage);
    }
  return g_test_run ();
}
