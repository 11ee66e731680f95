/* SPDX-License-Identifier: Apache-2.0 */
/* See several_result_page.h. */
#include "ui/pages/several_result_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/pages/paper_card.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list_row.h"

struct _GjSeveralResultPage
{
  GjPage parent_instance;
  GPtrArray *codes; /* char *: the QR texts, one after the other */
  GPtrArray *names; /* char *: whose; NULL for the joint one */
  guint shown;      /* which of them */
  GtkBox *outcome;
  GjPagedList *rows;
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

G_DEFINE_FINAL_TYPE (GjSeveralResultPage, gj_several_result_page, GJ_TYPE_PAGE)

/* What did not go well comes first: it must not hide on another page. */
static const GjSeveralState telling[]
    = { GJ_SEVERAL_UNKNOWN, GJ_SEVERAL_REFUSED, GJ_SEVERAL_NOT_SUBMITTED, GJ_SEVERAL_PAID_BEFORE, GJ_SEVERAL_PAID };

static guint
count_of (const GjSeveralResultView *view, GjSeveralState state)
{
  guint count = 0;
  for (gsize i = 0; i < view->n_rows; i++)
    count += view->rows[i].state == state;
  return count;
}

/* "缴好2位，1位早已缴过，1位没缴": a part that is nobody is not said. Transfer full. */
static char *
count_words (guint n_paid, guint n_before, guint n_not)
{
  g_autofree char *paid = g_strdup_printf (gj_ngettext ("缴好%u位", "缴好%u位", n_paid), n_paid);
  g_autofree char *before = g_strdup_printf (gj_ngettext ("%u位早已缴过", "%u位早已缴过", n_before), n_before);
  g_autofree char *not = g_strdup_printf (gj_ngettext ("%u位没缴", "%u位没缴", n_not), n_not);
  const guint counts[] = { n_paid, n_before, n_not };
  const char *const parts[] = { paid, before, not };
  char *words = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (counts[i] == 0)
        continue;
      char *more = words == NULL ? g_strdup (parts[i]) : g_strdup_printf (C_ ("how many are paid, how many are not", "%s，%s"), words, parts[i]);
      g_free (words);
      words = more;
    }
  return words;
}

/* How many went well and how many did not, and what it cost. Where one is still looked into, that comes first, with what must not be
   done meanwhile; the rest is in the rows. Whoever had been paid for before is no failure. */
static GtkWidget *
outcome_new (const GjSeveralResultView *view)
{
  const guint n_paid = count_of (view, GJ_SEVERAL_PAID), n_before = count_of (view, GJ_SEVERAL_PAID_BEFORE);
  const guint n_unknown = count_of (view, GJ_SEVERAL_UNKNOWN);
  const guint n_not = (guint) view->n_rows - n_paid - n_before - n_unknown;
  g_autofree char *yuan = gj_kit_yuan (view->paid_fen);
  g_autofree char *balance = gj_money_format (view->balance_after_fen);
  g_autofree char *counts = count_words (n_paid, n_before, n_not);
  g_autofree char *line = n_paid > 0 ? g_strdup_printf (_ ("共付%s，余额%s"), yuan, balance)
                                     : g_strdup_printf (_ ("您的钱一分没动，余额%s"), balance);
  g_autofree char *all = g_strdup_printf (gj_ngettext ("%u位都缴好了", "%u位都缴好了", n_paid), n_paid);
  g_autofree char *unknown = g_strdup_printf (gj_ngettext ("还有%u位在查", "还有%u位在查", n_unknown), n_unknown);
  if (n_unknown > 0)
    {
      g_autofree char *paid = g_strdup_printf (gj_ngettext ("缴好%u位，共付%s", "缴好%u位，共付%s", n_paid), n_paid, yuan);
      g_autofree char *both = g_strdup_printf (C_ ("two sentences", "%s。%s"), _ ("先不要再缴，等查清"), paid);
      return gj_kit_outcome (GJ_TONE_ACT, "waiting", unknown, n_paid > 0 ? both : _ ("先不要再缴，等查清"));
    }
  if (n_paid == view->n_rows)
    return gj_kit_outcome (GJ_TONE_DONE, "check", all, line);
  if (n_not == 0)
    return gj_kit_outcome (n_paid > 0 ? GJ_TONE_DONE : GJ_TONE_ACT, n_paid > 0 ? "check" : "info", counts, line);
  if (n_paid > 0)
    return gj_kit_outcome (GJ_TONE_CARE, "warning", counts, line);
  return gj_kit_outcome (GJ_TONE_STOP, "refused", counts, line);
}

/* The state is the picture in its tone and the first word of the second line. */
static GtkWidget *
row_new (const GjSeveralResultRow *row)
{
  g_autofree char *yuan = gj_kit_yuan (row->amount_fen);
  GjListRowView view = { .strong = row->name, .head = row->relation };
  const char *word = NULL;
  GjTone tone = GJ_TONE_PLAIN;
  switch (row->state)
    {
    case GJ_SEVERAL_PAID:
      view.symbol = "paid", tone = GJ_TONE_DONE, word = C_ ("state of a payment", "已缴费");
      view.amount = yuan;
      break;
    case GJ_SEVERAL_REFUSED:
      view.symbol = "refused", tone = GJ_TONE_CARE, word = C_ ("state of a payment", "没缴成");
      break;
    case GJ_SEVERAL_PAID_BEFORE:
      view.symbol = "info", tone = GJ_TONE_ACT, word = C_ ("state of a payment", "不用再缴");
      break;
    case GJ_SEVERAL_UNKNOWN:
      view.symbol = "waiting", tone = GJ_TONE_ACT, word = C_ ("state of a payment", "还在查，先不要再缴");
      break;
    case GJ_SEVERAL_NOT_SUBMITTED:
      view.symbol = "info", tone = GJ_TONE_PLAIN, word = C_ ("state of a payment", "没有缴");
      break;
    }
  if (row->state == GJ_SEVERAL_PAID_BEFORE && row->note != NULL)
    word = NULL; /* it says so itself */
  g_autofree char *detail = word == NULL ? g_strdup (row->note) : row->note != NULL ? g_strdup_printf (C_ ("state of a payment, more", "%s，%s"), word, row->note) : g_strdup (word);
  view.detail = detail;
  GtkWidget *widget = gj_list_row_new (&view);
  gtk_widget_add_css_class (widget, "statusrow");
  gj_tone_apply (widget, tone);
  return widget;
}

static void show_code (GjSeveralResultPage *self);

static void
on_next_code (GjSeveralResultPage *self)
{
  self->shown = (self->shown + 1) % self->codes->len;
  show_code (self);
}

/* The code shown now, whose it is, and the way to the next one: beside it, since the rows need the height, but below it where the
   card is narrow. */
static void
show_code (GjSeveralResultPage *self)
{
  const char *name = g_ptr_array_index (self->names, self->shown);
  g_autofree char *text = name != NULL ? g_strdup_printf (C_ ("heading of a QR code", "%s的凭条"), name) : g_strdup (_ ("凭条二维码"));
  GtkWidget *head = gj_kit_qr_head (text);
  GtkWidget *qr = gj_kit_qr_code (g_ptr_array_index (self->codes, self->shown));
  gj_kit_clear (self->qr_card);
  if (self->codes->len == 1)
    {
      gj_kit_pack (GTK_WIDGET (self->qr_card), head, qr, gj_kit_qr_line (gj_kit_qr_note (TRUE)), NULL);
      return;
    }
  const gboolean narrow = gj_kit_is_wide (GTK_WIDGET (self));
  GtkWidget *pair = gj_kit_box (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, "qrpair");
  GtkWidget *button = gj_button_new (C_ ("button: the next of several QR codes", "下一张"), NULL, "small");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_next_code), self, G_CONNECT_SWAPPED);
  gj_kit_pack (pair, qr, button, NULL);
  gj_kit_pack (GTK_WIDGET (self->qr_card), head, pair, NULL);
}

static void
keep_codes (GjSeveralResultPage *self, const GjSeveralResultView *view)
{
  if (view->joint_qr != NULL)
    {
      g_ptr_array_add (self->codes, g_strdup (view->joint_qr));
      g_ptr_array_add (self->names, NULL);
    }
  for (gsize i = 0; view->joint_qr == NULL && i < view->n_rows; i++)
    if (view->rows[i].qr_text != NULL)
      {
        g_ptr_array_add (self->codes, g_strdup (view->rows[i].qr_text));
        g_ptr_array_add (self->names, g_strdup (view->rows[i].name));
      }
  gtk_widget_set_visible (GTK_WIDGET (self->qr_card), self->codes->len > 0);
  if (self->codes->len > 0)
    show_code (self);
}

void
gj_several_result_page_set_print_state (GjSeveralResultPage *self, GjPrintState state, GjPrinterTrouble trouble, guint n_papers,
                                        guint n_out)
{
  g_return_if_fail (GJ_IS_SEVERAL_RESULT_PAGE (self));
  gtk_widget_set_visible (GTK_WIDGET (self->paper_card), n_papers > 0);
  if (n_papers == 0)
    return;
  const GjPaperCardView view
      = { .state = state, .trouble = trouble, .has_qr = self->codes->len > 0, .n_papers = n_papers, .n_out = n_out };
  const gboolean paper = gj_paper_card_show (self->paper_card, &view);
  g_object_set (self->finish_button, "number", paper ? 2 : 0, NULL);
}

static void
on_another_clicked (GtkWidget *button, GjSeveralResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAY_ANOTHER], 0);
}

static void
on_finish_clicked (GtkWidget *button, GjSeveralResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/* Called once before it is shown: the window's shape decides how the codes stand. */
static void
gj_several_result_page_elder_changed (GjPage *page, gboolean elder)
{
  if (GJ_SEVERAL_RESULT_PAGE (page)->codes->len > 0)
    show_code (GJ_SEVERAL_RESULT_PAGE (page));
}

static void
gj_several_result_page_finalize (GObject *object)
{
  g_ptr_array_unref (GJ_SEVERAL_RESULT_PAGE (object)->codes);
  g_ptr_array_unref (GJ_SEVERAL_RESULT_PAGE (object)->names);
  G_OBJECT_CLASS (gj_several_result_page_parent_class)->finalize (object);
}

static void
gj_several_result_page_class_init (GjSeveralResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_several_result_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_several_result_page_elder_changed;
  signals[SIGNAL_PAY_ANOTHER]
      = g_signal_new ("pay-another", GJ_TYPE_SEVERAL_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", GJ_TYPE_SEVERAL_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "several_result_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, paper_card);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, qr_card);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, warning);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, another_button);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralResultPage, finish_button);
}

static void
gj_several_result_page_init (GjSeveralResultPage *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 5, 5, C_ ("step", "完成"));
  gj_button_set_text (GJ_BUTTON (self->another_button), _ ("再缴一位"));
  gj_button_set_wraps (GJ_BUTTON (self->another_button), TRUE);
  gj_button_set_text (GJ_BUTTON (self->finish_button), _ ("取卡，结束服务"));
  g_signal_connect_object (self->another_button, "clicked", G_CALLBACK (on_another_clicked), self, 0);
  g_signal_connect_object (self->finish_button, "clicked", G_CALLBACK (on_finish_clicked), self, 0);
}

GtkWidget *
gj_several_result_page_new (const GjSeveralResultView *view)
{
  g_return_val_if_fail (view != NULL && view->n_rows > 0, NULL);
  GjSeveralResultPage *self = g_object_new (GJ_TYPE_SEVERAL_RESULT_PAGE, NULL);
  const gboolean unknown = count_of (view, GJ_SEVERAL_UNKNOWN) > 0;
  gtk_box_append (self->outcome, outcome_new (view));
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    for (gsize j = 0; j < view->n_rows; j++)
      if (view->rows[j].state == telling[i])
        gj_paged_list_append (self->rows, row_new (&view->rows[j]));
  if (!unknown && count_of (view, GJ_SEVERAL_PAID) > 0)
    gtk_box_append (self->warning, gj_banner_new (GJ_TONE_CARE, "no-double", _ ("请勿再从其他渠道缴费"), NULL));
  keep_codes (self, view);
  gj_several_result_page_set_print_state (self, view->print_state, view->trouble, view->n_papers, view->n_out);
  gtk_widget_set_visible (self->another_button, view->can_pay_another && !unknown);
  return GTK_WIDGET (self);
}
