/* SPDX-License-Identifier: Apache-2.0 */
/* See choose_page.h. */
#include "ui/pages/choose_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
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
  GtkWidget *family_button; /* where there is nobody to choose */
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SEVERAL,
  SIGNAL_FAMILY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjChoosePage, gj_choose_page, GJ_TYPE_PAGE)

static void
on_person_chosen (GtkWidget *card, GjChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (card), "key"));
}

static void
on_family_clicked (GtkWidget *button, GjChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_FAMILY], 0);
}

static void
on_several_clicked (GtkWidget *button, GjChoosePage *self)
{
  g_signal_emit (self, signals[SIGNAL_SEVERAL], 0);
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
                            : is_long   ? g_strdup (C_ ("button for a person whose name is too long for it", "代缴"))
                                        : g_strdup_printf (C_ ("button that names the person", "给%s缴"), person->name);
  g_autofree char *free_of = person->group_label != NULL ? g_strdup_printf (_ ("%s，全额资助，不用缴"), person->group_label)
                                                         : g_strdup (_ ("全额资助，不用缴"));
  g_autofree char *payable = payable_fact (person);
  g_autofree char *why = NULL;
  g_autofree char *how = NULL;
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
      view.tone = person->what_next == NULL ? GJ_TONE_PLAIN : GJ_TONE_CARE;
      view.chip_symbol = person->what_next == NULL ? "info" : "suspended";
      view.chip_text = person->chip;
      why = g_strdup_printf (_ ("为什么：%s"), person->why);
      if (person->n_more > 0)
        {
          how = g_strdup_printf (gj_ngettext ("还有%u个原因", "还有%u个原因", person->n_more), person->n_more);
          view.action = _ ("为什么"), view.quiet = TRUE;
        }
      else if (person->what_next != NULL)
        how = g_strdup_printf (_ ("怎么办：%s"), person->what_next);
      if (how != NULL)
        view.why = why, view.what_next = how;
      else
        view.detail = person->why;
      break;
    }
  GtkWidget *card = gj_person_card_new (&view);
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

/* Speaks of those only who stand below: the holder alone is no family. */
static char *
title_of (const GjChooseView *view, guint n_payable, guint n_blocked)
{
  gboolean own = FALSE, own_payable = FALSE;
  for (gsize i = 0; i < view->n_persons; i++)
    {
      own = own || view->persons[i].own;
      own_payable = own_payable || (view->persons[i].own && view->persons[i].state == GJ_CHOOSE_PAYABLE);
    }
  const gboolean alone = own && view->n_persons == 1;
  if (n_payable > 0)
    return g_strdup_printf (alone         ? _ ("为自己缴%d年度医保？")
                            : own_payable ? _ ("为谁缴%d年度医保？")
                                          : _ ("为哪位家人缴%d年度医保？"),
                            view->coverage_year);
  if (view->n_persons == 0)
    return g_strdup (_ ("还没有可代缴的家人"));
  if (n_blocked == 0)
    return g_strdup_printf (alone ? _ ("%d年度，您不用再缴")
                            : own ? _ ("%d年度，您和家人都不用再缴")
                                  : _ ("%d年度，家人都不用再缴"),
                            view->coverage_year);
  return g_strdup (alone ? _ ("您现在不能缴") : own ? _ ("现在没有能缴的人") : _ ("现在没有能代缴的家人"));
}

static void
fill (GjChoosePage *self, const GjChooseView *view)
{
  guint n_payable = 0, n_settled = 0, n_blocked = 0;
  for (gsize i = 0; i < view->n_persons; i++)
    {
      const GjChooseState state = view->persons[i].state;
      n_payable += state == GJ_CHOOSE_PAYABLE;
      n_blocked += state == GJ_CHOOSE_BLOCKED;
      n_settled += state == GJ_CHOOSE_PAID || state == GJ_CHOOSE_FREE;
    }
  g_autofree char *title = title_of (view, n_payable, n_blocked);
  gtk_label_set_text (self->title, title);
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
                                        _ ("先把家人加进家庭共济，再来代缴。您的钱没有动。")));
  else if (n_payable == 0 && view->n_persons == 1) /* more than one are worth more than it */
    gj_kit_append_way_home (GTK_WIDGET (self));
}

/* A low (wide) screen has no room for it below the people: there it stands beside the question. */
static void
gj_choose_page_elder_changed (GjPage *page, gboolean elder)
{
  GjChoosePage *self = GJ_CHOOSE_PAGE (page);
  GtkWidget *button = self->several_button;
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  g_object_set (self->people, "spacing", gj_kit_is_small (GTK_WIDGET (self)) ? 12 : 24, NULL); /* two of them on a small screen */
  if ((gtk_widget_get_parent (button) == GTK_WIDGET (self->head)) == wide)
    return;
  g_object_ref (button);
  if (wide)
    {
      gtk_widget_unparent (button);
      gtk_box_append (self->head, button);
    }
  else
    {
      gtk_box_remove (self->head, button);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
      gj_fit_layout_set_child (button, GJ_FIT_SLOT_FOOT, 0);
    }
  g_object_unref (button);
}

static void
gj_choose_page_class_init (GjChoosePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_choose_page_elder_changed;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_STRING);
  signals[SIGNAL_FAMILY]
      = g_signal_new ("family", GJ_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SEVERAL]
      = g_signal_new ("several", GJ_TYPE_CHOOSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "choose_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, head);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, title);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, people);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, several_button);
  gtk_widget_class_bind_template_child (widget_class, GjChoosePage, family_button);
}

static void
gj_choose_page_init (GjChoosePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 1, 5, _ ("选家人"));
  gj_button_set_text (GJ_BUTTON (self->family_button), _ ("去家庭共济"));
  g_signal_connect_object (self->family_button, "clicked", G_CALLBACK (on_family_clicked), self, 0);
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
  gtk_widget_set_visible (self->family_button, view->n_persons == 0);
  return GTK_WIDGET (self);
}
