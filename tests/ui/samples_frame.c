/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_frame.h. Nobody here exists. */
#include "tests/ui/samples_frame.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/rules/pin_text.h"
#include "tests/ui/samples_words.h"
#include "ui/pages/idle_page.h"
#include "ui/pages/language_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/pin_change_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/reading_page.h"
#include "ui/pages/take_card_page.h"

/* A secret outlives its page; the samples share these for as long as the program runs. */
static GjSecret *
sample_secret (guint length)
{
  static GjSecret *secrets[GJ_PIN_LENGTH + 1];
  if (secrets[length] == NULL)
    {
      secrets[length] = gj_secret_new (GJ_PIN_LENGTH);
      for (guint i = 0; i < length; i++)
        g_assert_true (gj_secret_append (secrets[length], (char) ('1' + i)));
    }
  return secrets[length];
}

static GtkWidget *
in_step (GtkWidget *page, guint step, guint steps, const char *word)
{
  gj_page_set_step (GJ_PAGE (page), step, steps, word);
  return page;
}

/* What is on sale, and until when. */
static GjIdleView
idle_view (void)
{
  g_autofree char *yuan = gj_money_format_sentence (40000);
  const char *source = _ ("国家医保局等 2025 年通知");
  return (GjIdleView){ .slot_place = gj_sample_of ("屏幕下方，亮绿灯的地方", "below, at the green light"),
                       .announcement = gj_sample_words (_ ("%u年度居民医保正在缴费，个人缴%s元"), 2026U, yuan),
                       .announcement_source
                       = gj_sample_as ("9月1日至12月31日 · 国家医保局等 2025 年通知",
                                       gj_sample_words (_ ("到%s为止 · %s"), gj_sample_day (20251231), source)) };
}

static GtkWidget *
make_idle (void)
{
  const GjIdleView view = idle_view ();
  return gj_idle_page_new (&view);
}

static GtkWidget *
make_idle_all (void)
{
  GjIdleView view = idle_view ();
  view.offers_verify = view.offers_policy = TRUE;
  return gj_idle_page_new (&view);
}

/* As many words as a hall may have for its slot. */
static GtkWidget *
make_idle_long (void)
{
  GjIdleView view = idle_view ();
  view.offers_verify = view.offers_policy = TRUE;
  view.slot_place = gj_sample_of ("屏幕左下方贴着蓝色箭头的地方，从上往下数第二个口，亮绿灯，旁边写着“请插卡”三字",
                                  "the second opening below, with green LED");
  return gj_idle_page_new (&view);
}

static GtkWidget *
make_idle_codes (void)
{
  return gj_idle_page_new (&(GjIdleView){ .slot_place = gj_sample_of ("屏幕下方，亮绿灯的地方", "below, at the green light"),
                                          .offers_verify = TRUE,
                                          .offers_policy = TRUE,
                                          .takes_codes = TRUE });
}

static GtkWidget *
make_reading (void)
{
  return in_step (gj_reading_page_new (&(GjReadingView){ GJ_READING_BUSY, "12393" }), 1, 2, _ ("读卡"));
}

static GtkWidget *
make_not_social (void)
{
  return gj_reading_page_new (&(GjReadingView){ GJ_READING_NOT_SOCIAL, "12393" });
}

static GtkWidget *
trouble_in (GjReadingState state)
{
  return in_step (gj_reading_page_new (&(GjReadingView){ state, "12393" }), 1, 2, _ ("读卡"));
}

static GtkWidget *
make_name_refused (void)
{
  return trouble_in (GJ_READING_NAME_REFUSED);
}

static GtkWidget *
make_no_psam (void)
{
  return trouble_in (GJ_READING_NO_PSAM);
}

static GtkWidget *
make_forged (void)
{
  return trouble_in (GJ_READING_FORGED);
}

static GtkWidget *
make_unproven (void)
{
  return trouble_in (GJ_READING_UNPROVEN);
}

static GtkWidget *
make_pin_locked (void)
{
  return trouble_in (GJ_READING_PIN_LOCKED);
}

static GtkWidget *
make_expired (void)
{
  return trouble_in (GJ_READING_EXPIRED);
}

static GtkWidget *
make_unknown_holder (void)
{
  return trouble_in (GJ_READING_UNKNOWN_HOLDER);
}

static GtkWidget *
make_not_social_inside (void)
{
  return trouble_in (GJ_READING_NOT_SOCIAL);
}

static GtkWidget *
make_mute (void)
{
  return gj_reading_page_new (&(GjReadingView){ GJ_READING_MUTE, "12393" });
}

static GtkWidget *
make_unreadable (void)
{
  return gj_reading_page_new (&(GjReadingView){ GJ_READING_UNREADABLE, "12393" });
}

static GtkWidget *
make_pin_of (GjPinState state, GjPinPurpose purpose, int tries_left, guint digits, const char *sentence)
{
  const GjPinView view = { purpose, state, "*伟", tries_left, sentence };
  return in_step (gj_pin_page_new (&view, sample_secret (digits)), 2, 2, _ ("输密码"));
}

static GtkWidget *
make_pin (void)
{
  return make_pin_of (GJ_PIN_STATE_FIRST, GJ_PIN_PURPOSE_ENTER, 3, 6, NULL);
}

static GtkWidget *
make_pin_start (void)
{
  return make_pin_of (GJ_PIN_STATE_FIRST, GJ_PIN_PURPOSE_ENTER, -1, 2, NULL);
}

static GtkWidget *
make_pin_wrong (void)
{
  return make_pin_of (GJ_PIN_STATE_WRONG, GJ_PIN_PURPOSE_ENTER, 2, 0, NULL);
}

static GtkWidget *
make_pin_last (void)
{
  return make_pin_of (GJ_PIN_STATE_LAST_TRY, GJ_PIN_PURPOSE_ENTER, 1, 0, NULL);
}

static GtkWidget *
make_pin_checking (void)
{
  return make_pin_of (GJ_PIN_STATE_CHECKING, GJ_PIN_PURPOSE_ENTER, 3, 6, NULL);
}

/* What the PIN pays for. */
static const char *
pay_sentence (void)
{
  g_autofree char *yuan = gj_money_format_sentence (40000);
  return gj_sample_words (_ ("为%s缴%u年度居民医保，%s元"), "*英", 2026U, yuan);
}

static GtkWidget *
make_pin_pay (void)
{
  return in_step (make_pin_of (GJ_PIN_STATE_FIRST, GJ_PIN_PURPOSE_PAY, 3, 4, pay_sentence ()), 4, 5, _ ("输密码"));
}

static GtkWidget *
make_pin_pay_last (void)
{
  return in_step (make_pin_of (GJ_PIN_STATE_LAST_TRY, GJ_PIN_PURPOSE_PAY, 1, 0, pay_sentence ()), 4, 5, _ ("输密码"));
}

static GtkWidget *
make_pad_of (GjPinState state, GjPinPurpose purpose, int tries_left, guint count, const char *sentence)
{
  const GjPinView view = { purpose, state, "*伟", tries_left, sentence, .by_pad = TRUE, .count = count };
  return in_step (gj_pin_page_new (&view, sample_secret (0)), 2, 2, _ ("输密码"));
}

static GtkWidget *
make_pin_pad (void)
{
  return make_pad_of (GJ_PIN_STATE_FIRST, GJ_PIN_PURPOSE_ENTER, 3, 2, NULL);
}

static GtkWidget *
make_pin_pad_full (void)
{
  return in_step (make_pad_of (GJ_PIN_STATE_LAST_TRY, GJ_PIN_PURPOSE_PAY, 1, 6, pay_sentence ()), 4, 5, _ ("输密码"));
}

static GtkWidget *
make_pin_pad_late (void)
{
  return make_pad_of (GJ_PIN_STATE_LATE, GJ_PIN_PURPOSE_ENTER, 3, 0, NULL);
}

static GtkWidget *
make_pad_change (GjPinPurpose purpose, GjPinState state, guint count, const char *refused)
{
  const GjPinView view = { purpose, state, "*伟", -1, _ ("现在用的是初始密码，改好才能缴费"), .by_pad = TRUE, .count = count,
                           .refused = refused, .refused_next = _ ("请换一个新密码") };
  return gj_pin_page_new (&view, sample_secret (0));
}

static GtkWidget *
make_pin_pad_new (void)
{
  return make_pad_change (GJ_PIN_PURPOSE_NEW, GJ_PIN_STATE_FIRST, 3, NULL);
}

static GtkWidget *
make_pin_pad_refused (void)
{
  return make_pad_change (GJ_PIN_PURPOSE_NEW, GJ_PIN_STATE_FIRST, 0, gj_pin_rule_text (GJ_PIN_RULE_ID_TAIL));
}

static GtkWidget *
make_pin_pad_again (void)
{
  return make_pad_change (GJ_PIN_PURPOSE_AGAIN, GJ_PIN_STATE_CHECKING, 6, NULL);
}

static GtkWidget *
make_pin_stands_in (void)
{
  const GjPinView view = { GJ_PIN_PURPOSE_PAY, GJ_PIN_STATE_FIRST, "*伟", 3, pay_sentence (), .stands_in = TRUE };
  return in_step (gj_pin_page_new (&view, sample_secret (2)), 4, 5, _ ("输密码"));
}

static GtkWidget *
make_pin_current (void)
{
  return make_pin_of (GJ_PIN_STATE_FIRST, GJ_PIN_PURPOSE_CURRENT, 3, 0, _ ("这是初始密码，先改密码才能缴费"));
}

static GtkWidget *
make_pin_change (void)
{
  const GjPinChangeView view = { "*伟", "110101199003070011", NULL, TRUE };
  static GjSecret *again;
  if (again == NULL)
    again = gj_secret_new (GJ_PIN_LENGTH);
  GtkWidget *page = gj_pin_change_page_new (&view, NULL, gj_secret_new (GJ_PIN_LENGTH), again);
  gj_pin_change_page_restart (GJ_PIN_CHANGE_PAGE (page), gj_pin_rule_text (GJ_PIN_RULE_RUN));
  return page;
}

static GtkWidget *
make_refusal (void)
{
  const char *why = gj_sample_words (_ ("个人账户余额%s，要缴%s，还差%s"), gj_sample_money (28650), gj_sample_money (40000),
                                     gj_sample_money (11350));
  const GjOutcomeView view = { .tone = GJ_TONE_STOP,
                               .symbol = "refused",
                               .headline = _ ("没有缴成"),
                               .detail = gj_sample_words (_ ("为%s缴纳%u年度居民医保"), "*英", 2026U),
                               .why_tone = GJ_TONE_CARE,
                               .why_symbol = "info",
                               .why = gj_sample_words (_ ("%s。"), why),
                               .money_tone = GJ_TONE_DONE,
                               .money_strong = _ ("没有。"),
                               .money = _ ("您的钱一分没动。"),
                               .next_steps = { _ ("请另一位共济家人来缴，或到窗口用现金、银行卡缴。") },
                               .hotline = "12393",
                               .main_text = _ ("给别的家人缴") };
  return gj_outcome_page_new (&view);
}

static GtkWidget *
make_out_of_service (void)
{
  return gj_out_of_service_page_new (&(GjOutOfServiceView){ .reason = gj_sample_as ("凭条纸用完了，工作人员正在换纸。", _ ("工作人员正在换纸。")),
                                                            .where = gj_sample_words (_ ("请到%s办"), gj_sample_of ("3号窗口", "Counter\u00a03")),
                                                            .card_may_be_in = TRUE,
                                                            .recovery = gj_sample_as ("换好纸后，这台机器会自动恢复。", _ ("工作人员会恢复服务。")),
                                                            .staff_code = "PAPER-OUT",
                                                            .offers_policy = TRUE });
}

static GtkWidget *
make_out_of_service_pad (void)
{
  return gj_out_of_service_page_new (&(GjOutOfServiceView){ .reason = _ ("密码键盘没有回应，输不了密码。"),
                                                            .where = gj_sample_words (_ ("请到%s办"), gj_sample_of ("3号窗口", "Counter\u00a03")),
                                                            .card_may_be_in = TRUE,
                                                            .recovery = _ ("接好后，会自动恢复。"),
                                                            .staff_code = "PIN-PAD-AWAY",
                                                            .offers_policy = TRUE });
}

static GtkWidget *
make_staff_shut_out (void)
{
  const GjOutcomeView view = { .tone = GJ_TONE_STOP,
                               .symbol = "refused",
                               .headline = _ ("现在进不了管理页"),
                               .why_tone = GJ_TONE_CARE,
                               .why_symbol = "info",
                               .why = _ ("密码键盘没有回应。这里的密码只能在它上面输，屏幕不能代替。"),
                               .next_steps = { _ ("看它的电源和连接线。接好后机器自己恢复，再插卡；还不行就报修。") },
                               .main_text = _ ("取卡") };
  return gj_outcome_page_new (&view);
}

static GtkWidget *
make_closed (void)
{
  return gj_out_of_service_page_new (&(GjOutOfServiceView){ .headline = _ ("现在是休息时间"),
                                                            .reason = _ ("到了时间，这台机器会自己打开。"),
                                                            .where_symbol = "calendar",
                                                            .where = gj_sample_words (_ ("%02u:%02u再来"), 8U, 30U),
                                                            .where_detail = gj_sample_day (20251124),
                                                            .offers_policy = TRUE });
}

static GtkWidget *
make_take_card (void)
{
  return gj_take_card_page_new (&(GjTakeCardView){ GJ_TAKE_CARD_FINISHED, TRUE });
}

static GtkWidget *
make_card_left (void)
{
  return gj_take_card_page_new (&(GjTakeCardView){ GJ_TAKE_CARD_LEFT, FALSE });
}

static GtkWidget *
make_languages (void)
{
  static const char *const all[] = { "zh_CN", "en", "ug", "bo", NULL };
  return gj_language_page_new (all);
}

static const GjFrameSample samples[] = {
  { "00-languages", make_languages, TRUE },
  { "01-idle", make_idle, FALSE },
  { "01-idle-all", make_idle_all, FALSE },
  { "01-idle-codes", make_idle_codes, FALSE },
  { "01-idle-long", make_idle_long, FALSE },
  { "01-reading", make_reading, TRUE },
  { "01-card-not-social", make_not_social, FALSE },
  { "01-card-not-social-inside", make_not_social_inside, TRUE },
  { "01-card-name-refused", make_name_refused, TRUE },
  { "01-card-no-psam", make_no_psam, TRUE },
  { "01-card-forged", make_forged, TRUE },
  { "01-card-unproven", make_unproven, TRUE },
  { "01-card-locked", make_pin_locked, TRUE },
  { "01-card-expired", make_expired, TRUE },
  { "01-card-unknown-holder", make_unknown_holder, TRUE },
  { "01-card-mute", make_mute, FALSE },
  { "01-card-unreadable", make_unreadable, TRUE },
  { "02-pin", make_pin, TRUE },
  { "02-pin-start", make_pin_start, TRUE },
  { "02-pin-wrong", make_pin_wrong, TRUE },
  { "02-pin-last", make_pin_last, TRUE },
  { "02-pin-checking", make_pin_checking, TRUE },
  { "02-pin-pay", make_pin_pay, TRUE },
  { "02-pin-pay-last", make_pin_pay_last, TRUE },
  { "02-pin-current", make_pin_current, TRUE },
  { "02-pin-change", make_pin_change, TRUE },
  { "02-pin-pad", make_pin_pad, TRUE },
  { "02-pin-pad-full", make_pin_pad_full, TRUE },
  { "02-pin-pad-late", make_pin_pad_late, TRUE },
  { "02-pin-pad-new", make_pin_pad_new, TRUE },
  { "02-pin-pad-refused", make_pin_pad_refused, TRUE },
  { "02-pin-pad-again", make_pin_pad_again, TRUE },
  { "02-pin-stands-in", make_pin_stands_in, TRUE },
  { "11-refusal", make_refusal, TRUE },
  { "12-out-of-service", make_out_of_service, FALSE },
  { "12-out-of-service-pad", make_out_of_service_pad, FALSE },
  { "12-staff-shut-out", make_staff_shut_out, TRUE },
  { "12-out-of-service-closed", make_closed, FALSE },
  { "15-take-card", make_take_card, FALSE },
  { "15-card-left", make_card_left, FALSE },
};

const GjFrameSample *
gj_frame_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
