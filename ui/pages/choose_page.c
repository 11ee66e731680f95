/* SPDX-License-Identifier: Apache-2.0 */
/* See choose_page.h. */
#include "ui/pages/choose_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/person_card.h"

/* A masked name longer than this does not fit a button that names the person. */
#define BUTTON_NAME_CHARACTERS 4

struct _GjChoosePage
{
  GjPage parent_instance;
  GtkLabel *title;
  GtkBox *head;
  GjPagedList *people;
  GtkWidget *several_button;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SEVERAL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjChoosePage, gj_choose_page, GJ_TYPE_PAGE)

/* Why and what to do about a person who cannot be paid for; chip is the word for it. Transfer full. */
typedef struct
{
  const char *chip;
  char *why;
  char *how;
} Block;

static void
on_person_chosen (GtkWidget *card, GjChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (card), "key"));
}

static void
on_several_clicked (GtkWidget *button, GjChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_SEVERAL], 0);
}

static char *
since_month (GjDate date, const char *with_month, const char *without)
{
  if (date == GJ_DATE_NONE)
    return g_strdup (without);
  g_autofree char *month = gj_kit_month (date);
  g_autoptr (GString) text = g_string_new (with_month);
  g_string_replace (text, "{month}", month, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
on_day (GjDate date, const char *with_day, const char *without)
{
  if (date == GJ_DATE_NONE)
    return g_strdup (without);
  g_autofree char *day = gj_kit_date (date);
  g_autoptr (GString) text = g_string_new (with_day);
  g_string_replace (text, "{day}", day, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The insurance does not allow it. FALSE: the reason is not of that kind. */
static gboolean
block_of_insurance (const GjChoosePerson *person, Block *block)
{
  if (person->reason == GJ_CHOOSE_REASON_SUSPENDED)
    *block = (Block){ _ ("参保暂停"), since_month (person->date, _ ("{month}起暂停参保"), _ ("现在是暂停参保")),
                      g_strdup (_ ("先到参保地窗口恢复参保，再来缴费")) };
  else if (person->reason == GJ_CHOOSE_REASON_ENDED)
    *block = (Block){ _ ("参保终止"), since_month (person->date, _ ("{month}起不再参保"), _ ("已经不再参保")),
                      g_strdup (_ ("先到参保地窗口重新参保登记，再来缴费")) };
  else if (person->reason == GJ_CHOOSE_REASON_NOT_INSURED)
    *block = (Block){ _ ("没有参保"), g_strdup (_ ("没有查到居民医保的参保登记")),
                      g_strdup (_ ("先到户籍地或居住地窗口登记参保，再来缴费")) };
  else if (person->reason == GJ_CHOOSE_REASON_EMPLOYEE)
    *block = (Block){ _ ("职工参保"), g_strdup (_ ("参加的是职工医保，不用缴居民医保")), NULL };
  else if (person->reason == GJ_CHOOSE_REASON_OTHER_PROVINCE)
    *block = (Block){ _ ("外省参保"), g_strdup (_ ("参保地在外省，本机缴不了")),
                      g_strdup (_ ("可用手机“国家医保服务平台”的医保钱包，或拨打12393")) };
  else if (person->reason == GJ_CHOOSE_REASON_RECORD_STATE)
    *block = (Block){ _ ("请到窗口"), g_strdup (_ ("登记的状态不能在本机缴费")), g_strdup (_ ("请带证件到窗口问一问")) };
  else
    return FALSE;
  return TRUE;
}

/* The binding, the fee or the time does not allow it. */
static gboolean
block_of_rules (const GjChoosePerson *person, Block *block)
{
  if (person->reason == GJ_CHOOSE_REASON_BINDING_NOT_BEGUN)
    *block = (Block){ _ ("还没开始"), on_day (person->date, _ ("共济从{day}开始"), _ ("共济还没开始")),
                      g_strdup (_ ("到那天以后再来缴费")) };
  else if (person->reason == GJ_CHOOSE_REASON_BINDING_ENDED)
    *block = (Block){ _ ("共济已结束"), on_day (person->date, _ ("共济在{day}结束了"), _ ("共济已经结束")),
                      g_strdup (_ ("到窗口或用手机重新绑定，再来缴费")) };
  else if (person->reason == GJ_CHOOSE_REASON_RELATION_NOT_ALLOWED)
    *block = (Block){ _ ("不能代缴"), g_strdup (_ ("本地规定的共济家人里没有这种亲属关系")),
                      g_strdup (_ ("请本人缴费，或拨打12393问一问")) };
  else if (person->reason == GJ_CHOOSE_REASON_FEE_UNKNOWN)
    *block = (Block){ _ ("标准未收录"), g_strdup (_ ("本机暂未收录缴费标准")), g_strdup (_ ("请咨询窗口或拨打12393")) };
  else if (person->reason == GJ_CHOOSE_REASON_WINDOW_CLOSED)
    *block = (Block){ _ ("不在缴费期"), on_day (person->date, _ ("缴费期{day}开始"), _ ("现在不在缴费期")),
                      g_strdup (_ ("缴费期里再来；急用请问窗口")) };
  else
    return FALSE;
  return TRUE;
}

static char *
payable_fact (const GjChoosePerson *person)
{
  if (person->reduced_from_fen <= 0)
    return NULL;
  g_autofree char *full = gj_kit_yuan (person->reduced_from_fen);
  return g_strdup_printf (_ ("%s，标准%s"), person->group_label != NULL ? person->group_label : _ ("享受资助"), full);
}

static GtkWidget *
card_new (GjChoosePage *self, const GjChoosePerson *person)
{
  g_autofree char *amount = gj_kit_yuan (person->amount_fen);
  g_autofree char *chip = g_strdup_printf (_ ("可代缴 %s"), amount);
  const gboolean is_long = g_utf8_strlen (person->name, -1) > BUTTON_NAME_CHARACTERS;
  g_autofree char *action = person->own ? g_strdup (_ ("给自己缴"))
                            : is_long   ? g_strdup (C_ ("button for a person whose name is too long for it", "给TA缴"))
                                        : g_strdup_printf (C_ ("button that names the person", "给%s缴"), person->name);
  g_autofree char *free_of = person->group_label != NULL ? g_strdup_printf (_ ("%s，全额资助，不用缴"), person->group_label)
                                                         : g_strdup (_ ("全额资助，不用缴"));
  g_autofree char *payable = payable_fact (person);
  g_autofree char *why = NULL;
  g_autofree char *how = NULL;
  Block block = { NULL, NULL, NULL };
  GjPersonCardView view = { .avatar = gj_avatar_icon_name (person->avatar),
                            .name = person->name,
                            .relation = person->relation,
                            .id_number = person->id_masked };
  switch (person->state)
    {
    case GJ_CHOOSE_PAYABLE:
      view.tone = GJ_TONE_ACT, view.chip_symbol = "payable", view.chip_text = chip;
      view.action = action, view.detail = payable;
      break;
    case GJ_CHOOSE_FREE:
      view.tone = GJ_TONE_DONE, view.chip_symbol = "valid", view.chip_text = _ ("不用缴"), view.detail = free_of;
      break;
    case GJ_CHOOSE_PAID:
      view.tone = GJ_TONE_DONE, view.chip_symbol = "paid", view.chip_text = _ ("已缴费");
      view.detail = person->paid_fact != NULL ? person->paid_fact : _ ("已经缴过，不用再缴");
      break;
    case GJ_CHOOSE_BLOCKED:
      if (!block_of_insurance (person, &block) && !block_of_rules (person, &block))
        g_assert_not_reached ();
      view.tone = person->reason == GJ_CHOOSE_REASON_EMPLOYEE ? GJ_TONE_PLAIN : GJ_TONE_CARE;
      view.chip_symbol = person->reason == GJ_CHOOSE_REASON_EMPLOYEE ? "info" : "suspended";
      view.chip_text = block.chip;
      why = g_strdup_printf (_ ("为什么：%s"), block.why);
      how = block.how != NULL ? g_strdup_printf (_ ("怎么办：%s"), block.how) : NULL;
      if (how != NULL)
        view.why = why, view.what_next = how;
      else
        view.detail = block.why;
      break;
    }
  GtkWidget *card = gj_person_card_new (&view);
  g_free (block.why);
  g_free (block.how);
  g_object_set_data_full (G_OBJECT (card), "key", g_strdup (person->key), g_free);
  g_signal_connect_object (card, "chosen", G_CALLBACK (on_person_chosen), self, 0);
  return card;
}

static char *
others_heading (guint n_settled, guint n_blocked)
{
  const guint n = n_settled + n_blocked;
  const char *who_one = n_blocked == 0 ? _ ("这位现在不用缴") : n_settled == 0 ? _ ("这位现在不能缴") : "";
  if (n == 1)
    return g_strdup (who_one);
  if (n == 2)
    return g_strdup (n_blocked == 0   ? _ ("这两位现在不用缴")
                     : n_settled == 0 ? _ ("这两位现在不能缴")
                                      : _ ("这两位现在不用缴，或不能缴"));
  return g_strdup_printf (n_blocked == 0   ? _ ("这%u位现在不用缴")
                          : n_settled == 0 ? _ ("这%u位现在不能缴")
                                           : _ ("这%u位现在不用缴，或不能缴"),
                          n);
}

static void
fill (GjChoosePage *self, const GjChooseView *view)
{
  guint n_payable = 0, n_settled = 0, n_blocked = 0;
  gboolean own = FALSE;
  for (gsize i = 0; i < view->n_persons; i++)
    {
      const GjChooseState state = view->persons[i].state;
      n_payable += state == GJ_CHOOSE_PAYABLE;
      own = own || (view->persons[i].own && state == GJ_CHOOSE_PAYABLE);
      n_blocked += state == GJ_CHOOSE_BLOCKED;
      n_settled += state == GJ_CHOOSE_PAID || state == GJ_CHOOSE_FREE;
    }
  g_autofree char *question = g_strdup_printf (own ? _ ("为谁缴%d年度医保？") : _ ("为哪位家人缴%d年度医保？"), view->coverage_year);
  g_autofree char *settled = g_strdup_printf (_ ("%d年度，家人都不用再缴"), view->coverage_year);
  gtk_label_set_text (self->title, n_payable > 0          ? question
                                   : view->n_persons == 0 ? _ ("还没有可代缴的家人")
                                   : n_blocked == 0       ? settled
                                                          : _ ("现在没有能代缴的家人"));
  for (gsize i = 0; i < view->n_persons; i++)
    if (view->persons[i].state == GJ_CHOOSE_PAYABLE)
      gj_paged_list_append (self->people, card_new (self, &view->persons[i]));
  if (n_payable > 0 && n_settled + n_blocked > 0)
    {
      g_autofree char *heading = others_heading (n_settled, n_blocked);
      gj_paged_list_append_heading (self->people, gj_kit_label (heading, "sect"));
    }
  for (gsize i = 0; i < view->n_persons; i++)
    if (view->persons[i].state != GJ_CHOOSE_PAYABLE)
      gj_paged_list_append (self->people, card_new (self, &view->persons[i]));
  if (view->n_persons == 0)
    gj_paged_list_append (self->people,
                          gj_kit_empty ("family", _ ("您还没有绑定共济家人"),
                                        _ ("先绑定，再代缴：按“首页”，再按“家庭共济”，把家人加进来。您的钱没有动。")));
}

/* A low (wide) screen has no room for it below the people: there it stands beside the question. */
static void
gj_choose_page_elder_changed (GjPage *page, gboolean elder)
{
  GjChoosePage *self = GJ_CHOOSE_PAGE (page);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkWidget *button = self->several_button;
  if (window == NULL || !gtk_widget_has_css_class (window, "wide") || gtk_widget_get_parent (button) == GTK_WIDGET (self->head))
    return;
  g_object_ref (button);
  gtk_widget_unparent (button);
  gtk_box_append (self->head, button);
  g_object_unref (button);
}

static void
gj_choose_page_class_init (GjChoosePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_choose_page_elder_changed;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_STRING);
  signals[SIGNAL_SEVERAL]
      = g_signal_new ("several", GJ_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "choose_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, head);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, title);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, people);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, several_button);
}

static void
gj_choose_page_init (GjChoosePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 1, 5, _ ("选家人"));
  gj_button_set_text (GJ_BUTTON (self->several_button), _ ("给几个人一起缴"));
  g_signal_connect_object (self->several_button, "clicked", G_CALLBACK (on_several_clicked), self, 0);
}

GtkWidget *
gj_choose_page_new (const GjChooseView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjChoosePage *self = g_object_new (GJ_TYPE_CHOOSE_PAGE, NULL);
  fill (self, view);
  gtk_widget_set_visible (self->several_button, view->several);
  return GTK_WIDGET (self);
}
