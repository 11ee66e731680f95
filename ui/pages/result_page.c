/* SPDX-License-Identifier: Apache-2.0 */
/* See result_page.h. */
#include "ui/pages/result_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paper_card.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

struct _GjResultPage
{
  GjPage parent_instance;
  gboolean has_qr, waits;
  char *what;       /* *英的2026年度城乡居民医保，400元 */
  char *short_what; /* the same and what is left, where there is less room */
  GtkLabel *qr_line;
  GtkBox *outcome;
  GtkBox *table;
  GtkWidget *from_row, *number_row;
  GtkBox *paper_card;
  GtkBox *qr_card;
  GtkBox *warning;
  GtkWidget *another_button;
  GtkWidget *finish_button;
};

enum
{
  SIGNAL_PAY_ANOTHER,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjResultPage, gj_result_page, GJ_TYPE_PAGE)

void
gj_result_page_set_print_state (GjResultPage *self, GjPrintState state, GjPrinterTrouble trouble)
{
  g_return_if_fail (GJ_IS_RESULT_PAGE (self));
  const GjPaperCardView view = { .state = state, .trouble = trouble, .has_qr = self->has_qr, .n_papers = 1 };
  const gboolean paper = gj_paper_card_show (self->paper_card, &view);
  g_object_set (self->finish_button, "number", paper ? 2 : 0, NULL);
}

static void
fill_qr (GjResultPage *self, const char *qr_text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->qr_card), self->has_qr);
  if (!self->has_qr)
    return;
  GtkWidget *line = gj_kit_qr_line (NULL);
  self->qr_line = GTK_LABEL (line);
  gj_kit_pack (GTK_WIDGET (self->qr_card), gj_kit_qr_head (_ ("凭条二维码")), gj_kit_qr_code (qr_text), line, NULL);
}

static void
on_another_clicked (GtkWidget *button, GjResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAY_ANOTHER], 0);
}

static void
on_finish_clicked (GtkWidget *button, GjResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/* Large text, and a wide page where a waiting period is to be said too, say the same in fewer words; the number stays where there is room, since
   there may be no paper of it. */
static void
gj_result_page_elder_changed (GjPage *page, gboolean elder)
{
  GjResultPage *self = GJ_RESULT_PAGE (page);
  const gboolean brief = elder || (self->waits && gj_kit_is_wide (GTK_WIDGET (page)));
  gj_kit_clear (self->outcome);
  gtk_box_append (self->outcome,
                  gj_kit_outcome (GJ_TONE_DONE, "check", _ ("缴费成功"), brief ? self->short_what : self->what));
  gtk_widget_set_visible (self->from_row, !brief);
  gj_fit_layout_set_child (self->number_row, GJ_FIT_SLOT_MAIN, brief ? 0 : 1);
  if (self->qr_line != NULL)
    gtk_label_set_text (self->qr_line, gj_kit_qr_note (brief || gj_kit_is_small (GTK_WIDGET (page))));
}

static void
gj_result_page_finalize (GObject *object)
{
  g_free (GJ_RESULT_PAGE (object)->what);
  g_free (GJ_RESULT_PAGE (object)->short_what);
  G_OBJECT_CLASS (gj_result_page_parent_class)->finalize (object);
}

static void
gj_result_page_class_init (GjResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_result_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_result_page_elder_changed;
  signals[SIGNAL_PAY_ANOTHER]
      = g_signal_new ("pay-another", GJ_TYPE_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", GJ_TYPE_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "result_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, table);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, paper_card);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, qr_card);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, warning);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, another_button);
  gtk_widget_class_bind_template_child (widget_class, GjResultPage, finish_button);
}

static void
gj_result_page_init (GjResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 5, 5, C_ ("step", "完成"));
  gj_button_set_text (GJ_BUTTON (self->another_button), _ ("再缴一位"));
  gj_button_set_wraps (GJ_BUTTON (self->another_button), TRUE);
  gj_button_set_text (GJ_BUTTON (self->finish_button), _ ("取卡，结束服务"));
  g_signal_connect_object (self->another_button, "clicked", G_CALLBACK (on_another_clicked), self, 0);
  g_signal_connect_object (self->finish_button, "clicked", G_CALLBACK (on_finish_clicked), self, 0);
}

GtkWidget *
gj_result_page_new (const GjResultView *view)
{
  g_return_val_if_fail (view != NULL && view->relative_name != NULL && view->payer_name != NULL, NULL);
  GjResultPage *self = g_object_new (GJ_TYPE_RESULT_PAGE, NULL);
  g_autofree char *yuan = gj_kit_yuan (view->amount_fen);
  g_autofree char *balance = gj_money_format (view->balance_after_fen);
  self->what = g_strdup_printf (_ ("%s的%d年度城乡居民医保，%s"), view->relative_name, view->coverage_year, yuan);
  self->short_what = g_strdup_printf (_ ("为%s缴%d年度，%s\n个人账户还剩%s"), view->relative_name, view->coverage_year, yuan, balance);
  g_autofree char *from = gj_kit_markup (_ ("%s的个人账户，余额%s"), view->payer_name, balance);
  g_autofree char *number = gj_kit_markup ("%s", view->receipt_no != NULL ? view->receipt_no : "");
  self->from_row = gj_kit_table_markup (_ ("从哪里付"), from);
  self->number_row = gj_kit_table_markup (_ ("凭条号"), number);
  gj_kit_pack (GTK_WIDGET (self->table), self->from_row, self->number_row, NULL);
  GtkWidget *warning = gj_banner_new (GJ_TONE_CARE, "no-double", _ ("请勿再从其他渠道缴费"),
                                      view->waiting != NULL ? view->waiting : _ ("手机、银行、社区代收，都不用再缴"));
  if (view->waiting != NULL)
    gtk_widget_add_css_class (warning, "both"); /* a warning of its own: it does not explain the first */
  gtk_box_append (self->warning, warning);
  self->has_qr = view->qr_text != NULL;
  self->waits = view->waiting != NULL;
  fill_qr (self, view->qr_text);
  gj_result_page_elder_changed (GJ_PAGE (self), FALSE);
  gj_result_page_set_print_state (self, view->print_state, view->trouble);
  gtk_widget_set_visible (self->another_button, view->can_pay_another);
  return GTK_WIDGET (self);
}
