/* SPDX-License-Identifier: Apache-2.0 */
/* See premium_page.h. */
#include "ui/pages/premium_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

struct _GjPremiumPage
{
  GjPage parent_instance;
  char *receipt_no;
  GtkWidget *who;
  GtkWidget *table, *warning;
  GtkWidget *acts, *receipt_button, *again_button;
};

enum
{
  SIGNAL_OPEN_RECEIPT,
  SIGNAL_PAY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPremiumPage, gj_premium_page, GJ_TYPE_PAGE)

static void
fill_who (GjPremiumPage *self, const GjPremiumView *view)
{
  g_autofree char *name = view->row.relation != NULL
                              ? gj_kit_markup ("<b>%s</b> %s", view->row.relative_name, view->row.relation)
                              : gj_kit_markup (C_ ("the holder, after a masked name", "<b>%s</b>（您）"), view->row.relative_name);
  g_autofree char *money = gj_money_format (view->row.amount_fen);
  /* Of a year that may have been paid for again since it is not said that nothing is. */
  const char *returned = view->can_pay_again ? _ ("已退回，还没缴") : _ ("已退回");
  GtkWidget *chip = view->reversed_text != NULL ? gj_chip_new (GJ_TONE_CARE, "warning", returned)
                                                : gj_chip_new (GJ_TONE_DONE, "paid", _ ("已缴费"));
  GtkWidget *amount = gj_kit_label (money, "number");
  /* Beside each other they need less width than the amount beside the number does. */
  GtkWidget *paid = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, NULL), chip, amount, NULL);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_markup_label (name, "choice"),
                                  gj_kit_label (view->relative_id_masked != NULL ? view->relative_id_masked : "", "second"), paid,
                                  NULL);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (amount), FALSE);
  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_widget_set_hexpand (amount, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gj_kit_pack (self->who, gj_kit_avatar (view->row.avatar, "i136"), words, NULL);
}

static void
append_text (GjPremiumPage *self, const char *key, const char *text, int drop)
{
  if (text == NULL)
    return;
  gj_kit_append_row (self->table, gj_kit_table_row (key, gj_kit_label (text, "v")), drop);
}

static void
fill_table (GjPremiumPage *self, const GjPremiumView *view)
{
  g_autofree char *year = gj_kit_year (view->row.coverage_year);
  g_autofree char *what = g_strdup_printf (_ ("%s城乡居民医保"), year);
  g_autofree char *day = gj_kit_date (view->row.paid_on);
  const char *payer = view->payer_name != NULL ? view->payer_name : view->row.payer_name;
  g_autofree char *from = payer == NULL ? NULL
                          : view->row.paid_by_you ? g_strdup_printf (_ ("%s（您）的个人账户"), payer)
                                                  : g_strdup_printf (_ ("%s的个人账户"), payer);
  append_text (self, _ ("缴的什么"), what, 0);
  append_text (self, _ ("缴费档次"), view->tier_label, 5);
  append_text (self, _ ("参保地"), view->insured_place, 6);
  append_text (self, _ ("从哪里付"), from, 0);
  append_text (self, _ ("缴费时间"), view->time_text != NULL ? view->time_text : day,
               view->reversal_no != NULL ? 2 : 0);
  append_text (self, _ ("退回时间"), view->reversed_text, 3); /* its paper has it */
  append_text (self, _ ("退回凭条"), view->reversal_no, 0);
  append_text (self, _ ("交易号"), view->transfer_id, 4);
  append_text (self, _ ("凭条号"), view->receipt_no != NULL ? view->receipt_no : _ ("不在本系统缴的，没有凭条"),
               view->reversal_no != NULL ? 2 : 0);
}

static void
on_receipt_clicked (GtkWidget *button, GjPremiumPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_RECEIPT], 0, self->receipt_no);
}

static void
on_again_clicked (GtkWidget *button, GjPremiumPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAY_AGAIN], 0);
}

/* In large text two columns of a wide page are too narrow for the numbers in the table; a small one has room for one. */
static void
gj_premium_page_elder_changed (GjPage *page, gboolean elder)
{
  GjPremiumPage *self = GJ_PREMIUM_PAGE (page);
  const gboolean across = elder && !gj_kit_is_small (GTK_WIDGET (page));
  gj_fit_layout_set_child (self->who, across ? GJ_FIT_SLOT_TOP : GJ_FIT_SLOT_MAIN, 0);
  gj_fit_layout_set_child (self->table, across ? GJ_FIT_SLOT_TOP : GJ_FIT_SLOT_SIDE, 0);
  gj_fit_layout_set_child (self->warning, across ? GJ_FIT_SLOT_BESIDE : GJ_FIT_SLOT_MAIN, 0);
}

static void
gj_premium_page_finalize (GObject *object)
{
  g_free (GJ_PREMIUM_PAGE (object)->receipt_no);
  G_OBJECT_CLASS (gj_premium_page_parent_class)->finalize (object);
}

static void
gj_premium_page_class_init (GjPremiumPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_premium_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_premium_page_elder_changed;
  signals[SIGNAL_OPEN_RECEIPT] = g_signal_new ("open-receipt", GJ_TYPE_PREMIUM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PAY_AGAIN]
      = g_signal_new ("pay-again", GJ_TYPE_PREMIUM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "premium_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, who);
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, table);
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, warning);
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, receipt_button);
  gtk_widget_class_bind_template_child (widget_class, GjPremiumPage, again_button);
}

static void
gj_premium_page_init (GjPremiumPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("这一笔代缴"));
  g_signal_connect_object (self->receipt_button, "clicked", G_CALLBACK (on_receipt_clicked), self, 0);
  g_signal_connect_object (self->again_button, "clicked", G_CALLBACK (on_again_clicked), self, 0);
}

/* Leaves after every row of the table that may. */
static void
fill_warning (GjPremiumPage *self, const GjPremiumView *view)
{
  GtkWidget *banner;
  if (view->reversed_text != NULL && view->can_pay_again)
    banner = gj_banner_new (GJ_TONE_CARE, "warning", _ ("这一年度现在没有缴费"), _ ("钱已退回付款人的个人账户。要参保，请重新缴。"));
  else if (view->reversed_text != NULL)
    banner = gj_banner_new (GJ_TONE_CARE, "warning", _ ("这一笔已退回"), _ ("钱已退回付款人的个人账户"));
  else
    banner = gj_banner_new (GJ_TONE_CARE, "no-double", _ ("请勿再从其他渠道缴费"), _ ("这个年度已经缴好，不用再缴"));
  gj_kit_append_row (self->warning, banner, 1);
}

/* Where the year can be paid for once more, that is the next step, and the paper the other one. */
static void
fill_acts (GjPremiumPage *self, const GjPremiumView *view)
{
  const char *paper = view->reversal_no != NULL ? _ ("补打退回凭条") : _ ("去补打凭条");
  gj_kit_set_acts (self->acts, self->again_button, view->can_pay_again ? _ ("重新缴") : NULL, "pay-premium", self->receipt_button,
                   view->receipt_no != NULL ? paper : NULL, "reprint");
  if (!view->can_pay_again)
    {
      gtk_widget_remove_css_class (self->receipt_button, "second");
      gtk_widget_add_css_class (self->receipt_button, "main");
    }
}

GtkWidget *
gj_premium_page_new (const GjPremiumView *view)
{
  g_return_val_if_fail (view != NULL && view->row.relative_name != NULL, NULL);
  GjPremiumPage *self = g_object_new (GJ_TYPE_PREMIUM_PAGE, NULL);
  self->receipt_no = g_strdup (view->reversal_no != NULL ? view->reversal_no : view->receipt_no);
  fill_who (self, view);
  fill_table (self, view);
  fill_warning (self, view);
  fill_acts (self, view);
  return GTK_WIDGET (self);
}
