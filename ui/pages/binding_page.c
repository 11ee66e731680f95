/* SPDX-License-Identifier: Apache-2.0 */
/* See binding_page.h. */
#include "ui/pages/binding_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/family_words.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

struct _GjBindingPage
{
  GjPage parent_instance;
  char *key;
  GtkWidget *who;
  GtkBox *care;
  GtkWidget *table;
  GtkWidget *records_button;
  GtkWidget *end_button;
  GtkWidget *list_beside; /* in place of the foot */
  GtkWidget *foot;
  GtkWidget *list_button;
  GtkWidget *pay_button;
};

enum
{
  SIGNAL_PAY_FOR,
  SIGNAL_END,
  SIGNAL_RECORDS,
  SIGNAL_BACK_TO_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjBindingPage, gj_binding_page, GJ_TYPE_PAGE)

static void
fill_who (GjBindingPage *self, const GjBindingView *view)
{
  const GjFamilyMember *member = &view->member;
  const gboolean valid = member->state == GJ_FAMILY_VALID;
  g_autofree char *name = gj_kit_markup ("<b>%s</b> %s", member->name, member->relation);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_markup_label (name, "choice"),
                                  gj_kit_label (view->id_masked, "second"), NULL);
  GtkWidget *chip = gj_chip_new (valid ? GJ_TONE_DONE : GJ_TONE_CARE, valid ? "paid" : "suspended",
                                 gj_family_state_word (member->state));
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), chip);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gj_kit_pack (self->who, gj_kit_avatar (member->avatar, "i136"), words, NULL);
}

/* What to do about it, and whose it is to do. */
static char *
what_to_do (const GjFamilyMember *member)
{
  switch (member->state)
    {
    case GJ_FAMILY_SUSPENDED:
      return g_strdup (_ ("先到参保地窗口恢复参保，共济才能再用。"));
    case GJ_FAMILY_OWN_SUSPENDED:
      return g_strdup (_ ("请到窗口恢复您的职工医保，共济才能再用。"));
    case GJ_FAMILY_ENDED:
      return member->side == GJ_FAMILY_USES_YOURS ? g_strdup (_ ("要再用，请重新添加家人。"))
                                                  : g_strdup_printf (_ ("要再用，请%s来这里重新添加您。"), member->name);
    case GJ_FAMILY_NOT_BEGUN:
      return g_strdup (_ ("到那天就能用，不用再办。"));
    case GJ_FAMILY_VALID:
    case GJ_FAMILY_ASKS_YOU:
    case GJ_FAMILY_ASKED:
      break;
    }
  return NULL;
}

/* What needs care: what happened, whose money, what to do. */
static void
fill_care (GjBindingPage *self, const GjFamilyMember *member)
{
  g_autofree char *line = gj_family_line (member);
  g_autofree char *how = what_to_do (member);
  gtk_widget_set_visible (GTK_WIDGET (self->care), how != NULL);
  if (how == NULL)
    return;
  g_autofree char *head = member->state == GJ_FAMILY_OWN_SUSPENDED
                              ? g_strdup (line)
                              : g_strdup_printf (C_ ("name, what happened", "%s：%s"), member->name, line);
  gtk_box_append (self->care, gj_banner_new (GJ_TONE_CARE, "suspended", head, how));
}

/* Which way the money goes, as it is today. */
static char *
way_of (const GjFamilyMember *member)
{
  const gboolean uses_yours = member->side == GJ_FAMILY_USES_YOURS;
  if (member->state == GJ_FAMILY_VALID)
    return uses_yours ? gj_kit_markup (_ ("%s看病、缴费能用<b>您的钱</b>"), member->name)
                      : gj_kit_markup (_ ("您看病、缴费能用<b>%s的钱</b>"), member->name);
  if (member->state == GJ_FAMILY_ENDED)
    return uses_yours ? gj_kit_markup (_ ("%s<b>不能再用</b>您的钱"), member->name)
                      : gj_kit_markup (_ ("您<b>不能再用</b>%s的钱"), member->name);
  return uses_yours ? gj_kit_markup (_ ("%s现在<b>不能用</b>您的钱"), member->name)
                    : gj_kit_markup (_ ("您现在<b>不能用</b>%s的钱"), member->name);
}

static void
append (GjBindingPage *self, const char *key, GtkWidget *value, int drop)
{
  gj_kit_append_row (self->table, gj_kit_table_row (key, value), drop);
}

static void
append_date (GjBindingPage *self, const char *key, GjDate date, const char *otherwise, int drop)
{
  g_autofree char *day = date != GJ_DATE_NONE ? gj_kit_date (date) : NULL;
  if (day != NULL || otherwise != NULL)
    append (self, key, gj_kit_label (day != NULL ? day : otherwise, "v"), drop);
}

/* Where there is no room for all: the records have the day of the beginning, the order its own page. When it ends stands nowhere else. */
static void
fill_table (GjBindingPage *self, const GjBindingView *view)
{
  const GjFamilyMember *member = &view->member;
  const gboolean uses_yours = member->side == GJ_FAMILY_USES_YOURS;
  g_autofree char *way = way_of (member);
  g_autofree char *used = gj_money_format (member->used_fen);
  append (self, _ ("钱怎么用"), gj_kit_markup_label (way, "v"), 0);
  if (!uses_yours && member->place > 0 && member->state == GJ_FAMILY_VALID)
    {
      g_autofree char *place = g_strdup_printf (_ ("您自己的用完后，第%u个用"), member->place);
      append (self, _ ("扣款顺序"), gj_kit_label (place, "v"), 3);
    }
  append (self, _ ("累计用了"), gj_kit_label (member->used_fen > 0 ? used : _ ("还没用到"), "v b"), 0);
  append_date (self, _ ("哪天开始"), member->since, NULL, 1);
  if (member->state != GJ_FAMILY_ENDED) /* the note above says when */
    append_date (self, _ ("哪天到期"), view->until, _ ("没有期限"), view->until != GJ_DATE_NONE ? 0 : 2);
  if (view->insured_place != NULL)
    append (self, _ ("参保地"), gj_kit_label (view->insured_place, "v"), 4);
}

static void
on_list_clicked (GtkWidget *button, GjBindingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK_TO_LIST], 0);
}

static void
on_pay_clicked (GtkWidget *button, GjBindingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAY_FOR], 0, self->key);
}

static void
on_end_clicked (GtkWidget *button, GjBindingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_END], 0, self->key);
}

static void
on_records_clicked (GtkWidget *button, GjBindingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RECORDS], 0, self->key);
}

/* In large text what leads elsewhere is left to 返回 and to the family's page: what can be done with this binding stays. */
static void
gj_binding_page_elder_changed (GjPage *page, gboolean elder)
{
  GjBindingPage *self = GJ_BINDING_PAGE (page);
  const gboolean can_pay = gtk_widget_get_visible (self->pay_button), can_end = gtk_widget_get_visible (self->end_button);
  gtk_widget_set_visible (self->records_button, !elder || !can_end);
  gtk_widget_set_visible (self->list_button, !elder || !can_pay);
}

static void
gj_binding_page_finalize (GObject *object)
{
  g_free (GJ_BINDING_PAGE (object)->key);
  G_OBJECT_CLASS (gj_binding_page_parent_class)->finalize (object);
}

static void
gj_binding_page_class_init (GjBindingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_binding_page_elder_changed;
  G_OBJECT_CLASS (klass)->finalize = gj_binding_page_finalize;
  signals[SIGNAL_PAY_FOR] = g_signal_new ("pay-for", GJ_TYPE_BINDING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_END]
      = g_signal_new ("end", GJ_TYPE_BINDING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RECORDS]
      = g_signal_new ("records", GJ_TYPE_BINDING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_BACK_TO_LIST]
      = g_signal_new ("back-to-list", GJ_TYPE_BINDING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "binding_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, who);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, care);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, table);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, records_button);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, list_beside);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, foot);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, GjBindingPage, pay_button);
}

static void
gj_binding_page_init (GjBindingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->records_button), _ ("授权记录"));
  gj_button_set_wraps (GJ_BUTTON (self->records_button), TRUE);
  gj_button_set_wraps (GJ_BUTTON (self->end_button), TRUE);
  g_signal_connect_object (self->end_button, "clicked", G_CALLBACK (on_end_clicked), self, 0);
  g_signal_connect_object (self->records_button, "clicked", G_CALLBACK (on_records_clicked), self, 0);
  gj_button_set_text (GJ_BUTTON (self->list_button), _ ("看别的家人"));
  gj_button_set_text (GJ_BUTTON (self->list_beside), _ ("看别的家人"));
  gj_button_set_wraps (GJ_BUTTON (self->list_beside), TRUE);
  g_signal_connect_object (self->list_button, "clicked", G_CALLBACK (on_list_clicked), self, 0);
  g_signal_connect_object (self->list_beside, "clicked", G_CALLBACK (on_list_clicked), self, 0);
  g_signal_connect_object (self->pay_button, "clicked", G_CALLBACK (on_pay_clicked), self, 0);
}

/* Where there is nothing to do but to look, the two ways on share one row, and the foot goes. */
static void
show_ways_on (GjBindingPage *self, gboolean can_pay, gboolean can_end)
{
  const gboolean foot = can_pay || can_end;
  gtk_widget_set_visible (self->end_button, can_end);
  gtk_widget_set_visible (self->list_beside, !foot);
  gtk_widget_set_visible (self->foot, foot);
  gtk_widget_set_visible (self->pay_button, can_pay);
  gtk_widget_set_hexpand (self->list_button, !can_pay);
}

GtkWidget *
gj_binding_page_new (const GjBindingView *view)
{
  g_return_val_if_fail (view != NULL && view->member.name != NULL, NULL);
  GjBindingPage *self = g_object_new (GJ_TYPE_BINDING_PAGE, NULL);
  g_autofree char *pay = g_strdup_printf (_ ("给%s缴%d年度"), view->member.name, view->payable_year);
  gj_page_set_title (GJ_PAGE (self), _ ("共济详情"));
  self->key = g_strdup (view->member.key);
  fill_who (self, view);
  fill_care (self, &view->member);
  fill_table (self, view);
  gj_button_set_text (GJ_BUTTON (self->end_button),
                      view->member.side == GJ_FAMILY_USES_YOURS ? _ ("解除共济") : _ ("不再用这份钱"));
  gj_button_set_text (GJ_BUTTON (self->pay_button), pay);
  show_ways_on (self, view->payable_year > 0, view->can_end);
  return GTK_WIDGET (self);
}
