/* SPDX-License-Identifier: Apache-2.0 */
/* Four steps for two pairs of hands: out with one's own, in with the relative's, out with it, in with one's
 * own again. */
#include "kiosk/flows/guest_views.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/rules/relation.h"
#include "kiosk/texts.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/scene_page.h"

GjGuestTrouble
gj_guest_trouble_from_card (GjCardError error)
{
  switch (error)
    {
    case GJ_CARD_ERROR_NOT_SOCIAL:
      return GJ_GUEST_TROUBLE_NOT_SOCIAL;
    case GJ_CARD_ERROR_FORGED:
      return GJ_GUEST_TROUBLE_UNPROVEN;
    case GJ_CARD_ERROR_PSAM:
    case GJ_CARD_ERROR_NAME_REFUSED:
      return GJ_GUEST_TROUBLE_NAME_REFUSED;
    case GJ_CARD_ERROR_BLOCKED:
    case GJ_CARD_ERROR_EXPIRED:
      return GJ_GUEST_TROUBLE_STOPPED;
    case GJ_CARD_ERROR_MUTE:
    case GJ_CARD_ERROR_TIMEOUT:
      return GJ_GUEST_TROUBLE_MUTE;
    case GJ_CARD_ERROR_INCONSISTENT:
    case GJ_CARD_ERROR_GARBLED:
    case GJ_CARD_ERROR_REMOVED:
    case GJ_CARD_ERROR_CARD_FAULT:
    case GJ_CARD_ERROR_OUR_FAULT:
    case GJ_CARD_ERROR_BUSY:
    case GJ_CARD_ERROR_RESET:
    case GJ_CARD_ERROR_NO_SERVICE:
    case GJ_CARD_ERROR_IO:
      return GJ_GUEST_TROUBLE_UNREADABLE;
    }
  return GJ_GUEST_TROUBLE_UNREADABLE;
}

static void
fill_note (GjGuestTrouble trouble, GjSceneView *view)
{
  view->note_symbol = "warning";
  switch (trouble)
    {
    case GJ_GUEST_TROUBLE_NONE:
      return;
    case GJ_GUEST_TROUBLE_UNREADABLE:
      view->note_head = _("这张卡没有读出来");
      view->note_text = _("取出来擦一擦芯片，再插一次。");
      return;
    case GJ_GUEST_TROUBLE_MUTE:
      view->note_head = _("读不到这张卡");
      view->note_text = _("可能插反了：芯片朝上、芯片先进，推到底。");
      return;
    case GJ_GUEST_TROUBLE_NOT_SOCIAL:
      view->note_head = _("这不是社会保障卡");
      view->note_text = _("请换社会保障卡。");
      return;
    case GJ_GUEST_TROUBLE_UNPROVEN:
      view->note_head = _("这张卡没有通过核对");
      view->note_text = _("可以不插卡，改从家人名单里选，或输入证件号。");
      return;
    case GJ_GUEST_TROUBLE_NAME_REFUSED:
      view->note_head = _("本机暂时读不了这种卡");
      view->note_text = _("可以不插卡，改从家人名单里选，或输入证件号。");
      return;
    case GJ_GUEST_TROUBLE_STOPPED:
      view->note_head = _("这张卡停用了，或过期了");
      view->note_text = _("请到社保卡窗口换卡；也可以改用别的办法添加。");
      return;
    case GJ_GUEST_TROUBLE_UNKNOWN:
      view->note_head = _("本机没有这张卡的资料");
      view->note_text = _("请带卡到医保窗口查询。");
      return;
    case GJ_GUEST_TROUBLE_NAME:
      view->note_head = _("卡上的姓名和登记的不一致");
      view->note_text = _("请带身份证和这张卡到窗口更正。");
      return;
    case GJ_GUEST_TROUBLE_OWN:
      view->note_head = _("这是您自己的卡");
      view->note_text = _("请取出来，换家人的卡插。");
      return;
    case GJ_GUEST_TROUBLE_STORE:
      view->note_head = _("现在查不到");
      view->note_text = _("系统暂时没有回答。取出来，过一会儿再插。");
      return;
    case GJ_GUEST_TROUBLE_LOCKED:
      view->note_head = _("家人的卡已锁");
      view->note_text = _("密码连续输错，卡锁住了。请家人本人到社保卡窗口重设密码，再来同意。");
      return;
    case GJ_GUEST_TROUBLE_NO_ANSWER:
      view->note_head = _("家人的卡没有回答");
      view->note_text = _("密码没有核对成，这次不算同意。家人以后再带自己的卡来同意。");
      return;
    case GJ_GUEST_TROUBLE_INITIAL_PIN:
      view->note_head = _("家人的密码还是初始密码");
      view->note_text = _("这次不算同意。请家人先插自己的卡，按“修改密码”，再按“家庭共济”同意。");
      return;
    }
}

static GtkWidget *
step_page (const GjSceneView *view, guint step, const char *word)
{
  GtkWidget *page = gj_scene_page_new (view);

  gj_page_set_step (GJ_PAGE (page), step, 4, word);
  return page;
}

static GtkWidget *
reading_page (guint step, const char *word)
{
  GjSceneView view = {
    .headline = _("正在读卡"),
    .reason = _("一两秒就好。"),
    .picture = "card-stay",
    .say = _("请别拔卡"),
  };

  return step_page (&view, step, word);
}

static GtkWidget *
return_page (GjGuestTrouble trouble)
{
  GjSceneView view = {
    .headline = _("请插回您自己的卡"),
    .reason = _("还是刚才那张。插好以后接着办。"),
    .picture = "insert-card-light",
    .say = _("1 芯片朝上　2 芯片先进　3 推到底"),
  };

  fill_note (trouble, &view);
  return step_page (&view, 4, _("插回自己的卡"));
}

static GtkWidget *
swap_page (void)
{
  GjSceneView view = {
    .headline = _("请取出您自己的卡"),
    .reason = _("下一步插家人的卡。您办的事会等着，屏幕上没有您的资料。"),
    .picture = "take-card",
    .say = _("拔出您自己的卡"),
    .button = _("不插卡了"),
  };

  return step_page (&view, 1, _("取出自己的卡"));
}

static GtkWidget *
wait_page (void)
{
  GjSceneView view = {
    .headline = _("请插家人的卡"),
    .reason = _("要家人的社会保障卡。"),
    .picture = "insert-card-light",
    .say = _("1 芯片朝上　2 芯片先进　3 推到底"),
    .button = _("不插卡了"),
  };

  return step_page (&view, 2, _("插家人的卡"));
}

static GtkWidget *
wrong_page (GjGuestTrouble trouble)
{
  GjSceneView view = {
    .headline = _("请取出这张卡"),
    .picture = "take-card",
    .say = _("取出来，再插家人的卡"),
    .button = _("不插卡了"),
  };

  fill_note (trouble, &view);
  return step_page (&view, 2, _("插家人的卡"));
}

static GtkWidget *
take_page (GjGuestTrouble trouble, gboolean given_up)
{
  GjSceneView view = {
    .headline = given_up ? _("请取出这张卡") : _("家人的卡读好了"),
    .picture = "take-card",
    .say = _("拔出家人的卡"),
  };

  fill_note (trouble, &view);
  return step_page (&view, 3, _("取出家人的卡"));
}

GtkWidget *
gj_guest_views_scene (GjState state, GjGuestTrouble trouble, gboolean given_up)
{
  if (state == GJ_STATE_GUEST_SWAP)
    return swap_page ();
  if (state == GJ_STATE_GUEST_WAIT)
    return wait_page ();
  if (state == GJ_STATE_GUEST_READING)
    return reading_page (2, _("插家人的卡"));
  if (state == GJ_STATE_GUEST_WRONG)
    return wrong_page (trouble);
  if (state == GJ_STATE_GUEST_IN)
    return take_page (trouble, given_up);
  if (state == GJ_STATE_GUEST_RETURN)
    return return_page (trouble);
  g_assert (state == GJ_STATE_GUEST_CHECK);
  return reading_page (4, _("插回自己的卡"));
}

static void
add_fact (GArray *facts, GjTone tone, const char *symbol, const char *question, const char *answer)
{
  GjNoticeFact fact = { tone, symbol, question, answer };

  g_array_append_val (facts, fact);
}

GtkWidget *
gj_guest_views_consent (const GjPerson *contributor, const char *patn_rlts,
                        const GjLetter *agreement)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (GjNoticeFact));
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const char *name = gj_texts_keep (texts, gj_mask_name (contributor->psn_name));
  gboolean woman = g_strcmp0 (contributor->gend, "2") == 0;
  GjNoticeView view = {
    .title = _("请家人来按"),
    .sentence = gj_texts_keep (texts, g_strdup_printf (woman ? _("%s想让您用她账户里的钱")
                                                             : _("%s想让您用他账户里的钱"),
                                                       name)),
    .main_text = _("我同意，输密码"),
    .second_text = _("以后再说"),
    .read_first = TRUE,
  };

  add_fact (facts, GJ_TONE_ACT, "family", _("您是谁"),
            gj_texts_keep (texts, g_strdup_printf (_("您是%s的%s。不对的话，请按“以后再说”。"), name,
                                                   gj_relation_label (patn_rlts))));
  add_fact (facts, GJ_TONE_ACT, "password", _("怎么同意"),
            _("家人自己读完下面的话，按“我同意”，再输自己卡的密码。"));
  for (guint i = 0; agreement->paragraphs[i] != NULL; i++)
    add_fact (facts, GJ_TONE_PLAIN, "info",
              gj_texts_keep (texts, g_strdup_printf (_("同意书第%u条"), i + 1)),
              agreement->paragraphs[i]);
  add_fact (facts, GJ_TONE_PLAIN, "calendar", _("现在不同意呢"),
            _("可以以后带自己的卡来，按“家庭共济”再回答。"));
  view.facts = (const GjNoticeFact *) (gconstpointer) facts->data;
  view.n_facts = facts->len;
  return gj_notice_page_new (&view);
}
