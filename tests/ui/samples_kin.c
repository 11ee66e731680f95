/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_kin.h. Nobody here exists. */
#include "tests/ui/samples_kin.h"

#include "core/base/i18n.h"
#include "tests/ui/samples_entry.h"
#include "ui/pages/family_page.h"
#include "ui/pages/letter_page.h"
#include "ui/pages/notice_page.h"

#define SAFE { GJ_TONE_DONE, "money-safe", _ ("钱动了吗"), _ ("没有。您的钱一分没动，什么都没改。") }

static GtkWidget *
refused (const char *face, const char *name, const GjNoticeFact *facts, gsize n_facts)
{
  g_autofree char *sentence = g_strdup_printf (_ ("现在不能绑%s"), name);
  return gj_notice_page_new (&(GjNoticeView){ _ ("添加家人"), face, sentence, facts, n_facts, _ ("重选关系"), NULL, _ ("换一位家人"), NULL });
}

static GtkWidget *
make_spouse_not_confirmed (void)
{
  const GjNoticeFact facts[] = { { GJ_TONE_CARE, "info", _ ("为什么"), _ ("您选的是夫妻，这个关系本机确认不了"), TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
                                   _ ("请重新选择关系。没有选错的，请带户口本到窗口核对") },
                                 SAFE };
  return refused ("person-woman", "*芳", facts, G_N_ELEMENTS (facts));
}

static GtkWidget *
make_spouse_second (void)
{
  const GjNoticeFact facts[] = { { GJ_TONE_CARE, "info", _ ("为什么"), _ ("登记里您已经有一位配偶，一人只能有一位"), TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
                                   _ ("请重新选择关系。没有选错的，请带结婚证、离婚证到窗口核对") },
                                 SAFE };
  return refused ("person-woman", "*芳", facts, G_N_ELEMENTS (facts));
}

/* Everything that can be said of a couple at once. */
static GtkWidget *
make_spouse_all (void)
{
  const char *again = _ ("请重新选择关系。没有选错的，请带户口本到窗口核对");
  g_autofree char *age = g_strdup_printf (_ ("您选的是夫妻，但有一位没到结婚年龄（男%u岁、女%u岁）"), 22u, 20u);
  const GjNoticeFact facts[] = { { GJ_TONE_CARE, "info", _ ("为什么"), _ ("您选的是夫妻，但登记的性别对不上"), TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), again },
                                 { GJ_TONE_CARE, "info", _ ("为什么"), age, TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), again },
                                 { GJ_TONE_CARE, "info", _ ("为什么"), _ ("登记里您已经有一位配偶，一人只能有一位"), TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
                                   _ ("请重新选择关系。没有选错的，请带结婚证、离婚证到窗口核对") },
                                 { GJ_TONE_CARE, "info", _ ("为什么"), _ ("您选的是夫妻，这个关系本机确认不了"), TRUE },
                                 { GJ_TONE_ACT, "arrow", _ ("接下来怎么办"), again },
                                 SAFE };
  return refused ("person-girl", "*******提", facts, G_N_ELEMENTS (facts));
}

/* The drawing has no place for the last of many: who was bound today is the first in both. */
static GtkWidget *
make_family_fresh (void)
{
  GjFamilyMember members[8];
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    members[i] = (GjFamilyMember){ .key = "1", .name = "*英", .relation = _ ("妻子"), .avatar = GJ_AVATAR_ELDER_WOMAN,
                                   .side = GJ_FAMILY_USES_YOURS, .used_fen = 86230, .since = 20250318 };
  members[0] = (GjFamilyMember){ .key = "2", .name = "**国", .relation = _ ("弟弟"), .avatar = GJ_AVATAR_ELDER_MAN_2,
                                 .side = GJ_FAMILY_USES_YOURS, .since = 20251121, .fresh = TRUE };
  members[5] = (GjFamilyMember){ .key = "3", .name = "*******提", .relation = _ ("外孙子"), .avatar = GJ_AVATAR_BOY,
                                 .side = GJ_FAMILY_USES_YOURS, .since = 20250318, .state = GJ_FAMILY_SUSPENDED, .state_since = 20250701 };
  return gj_family_page_new (&(GjFamilyView){ .name = "*伟", .avatar = GJ_AVATAR_ELDER_MAN, .balance_fen = 328650, .members = members,
                                              .n_members = G_N_ELEMENTS (members), .can_add = TRUE });
}

/* As the shipped letter has it: the gist first. */
static GtkWidget *
make_letter_gist (void)
{
  static const char *const gist[] = {
    "I share my employee insurance account with the relatives named below, of my own free will. My account may pay what they owe for "
    "care and medicine, and their residents' premiums.",
    "I declare that each of them is my relative. Names, ID numbers and relations are true. I answer for what is false.",
    "Only the money in my account is shared. The insurance fund is not, and my card is not lent to anybody.",
    "Relatives use their own cards for care and medicine. Using somebody else's card stops direct settlement for three to twelve "
    "months.",
    "For this my and my relatives' names, ID numbers, insurance and account data are used. What was done, when and how is kept for at "
    "least three years.",
    NULL
  };
  GtkWidget *page = gj_letter_page_new (&(GjLetterView){ .heading = "个人账户家庭成员共济承诺书",
                                                         .gist_heading = "Undertaking on sharing my personal account with my family",
                                                         .gist = gist,
                                                         .paragraphs = gj_sample_letter, .person = "*伟", .pin_may_sign = TRUE });
  gj_page_set_step (GJ_PAGE (page), 3, 5, _ ("承诺书"));
  return page;
}

/* Back after the visit was cut off. */
static GtkWidget *
resume (const char *name)
{
  g_autofree char *left_at = g_strdup_printf (_ ("给%s缴居民医保。"), name);
  const GjNoticeFact facts[] = { { GJ_TONE_ACT, "arrow", _ ("上次办到"), left_at },
                                 { GJ_TONE_DONE, "money-safe", _ ("钱动了吗"), _ ("没有。还没有缴费，您的钱一分没动。") } };
  return gj_notice_page_new (&(GjNoticeView){ .title = _ ("接着办"), .sentence = _ ("上次没办完，接着办吗？"), .facts = facts,
                                              .n_facts = G_N_ELEMENTS (facts), .main_text = _ ("接着办"), .main_symbol = "arrow",
                                              .second_text = _ ("重新开始") });
}

static GtkWidget *
make_resume (void)
{
  return resume ("*英");
}

static GtkWidget *
make_resume_long (void)
{
  return resume ("**************提");
}

static const GjPageSample samples[] = {
  { "44-resume", make_resume },
  { "44-resume-long", make_resume_long },
  { "42-letter-gist", make_letter_gist },
  { "08-family-fresh", make_family_fresh },
  { "34-reasons-spouse", make_spouse_not_confirmed },
  { "34-reasons-spouse-second", make_spouse_second },
  { "34-reasons-spouse-all", make_spouse_all },
};

const GjPageSample *
gj_kin_samples (gsize *n_samples)
{
  *n_samples = G_N_ELEMENTS (samples);
  return samples;
}
