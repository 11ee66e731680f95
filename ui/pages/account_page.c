/* SPDX-License-Identifier: Apache-2.0 */
/* See account_page.h. */
#include "ui/pages/account_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_list.h"

/* From here on the figure is smaller, so that it stays in one line beside its button. */
#define LONG_BALANCE_FEN 10000000

struct _GjAccountPage
{
  GjPage parent_instance;
  gint64 balance_fen;
  gboolean insured; /* anywhere, so far as is known */
  gboolean hidden;
  char *move; /* what moved the balance last, or NULL */
  GtkWidget *balance;
  GtkLabel *balance_line;
  GtkLabel *balance_amount;
  GtkLabel *last_move;
  GtkLabel *counted;
  GtkWidget *balance_head, *hide_button;
  GjScrollList *blocks;
  GPtrArray *heads; /* what stands in the list, below the balance where that stands in it too */
};

enum
{
  SIGNAL_BALANCE_HIDDEN,
  SIGNAL_SHOW_MONTHS,
  SIGNAL_SHOW_CONTRIBUTIONS,
  SIGNAL_SHOW_MOVES,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjAccountPage, gj_account_page, GJ_TYPE_PAGE)

static void
show_balance (GjAccountPage *self)
{
  const gboolean account = self->balance_fen >= 0;
  g_autofree char *amount = !account       ? g_strdup (_ ("没有个人账户"))
                            : self->hidden ? g_strdup ("¥＊＊＊＊")
                                           : gj_money_format (self->balance_fen);
  /* Whoever is not insured is not told that all is well. */
  gj_label_set_or_hide (self->balance_line, account         ? _ ("个人账户余额")
                                            : self->insured ? _ ("居民医保没有个人账户，不影响看病报销")
                                                            : NULL);
  gtk_label_set_text (self->balance_amount, amount);
  if (self->balance_fen >= LONG_BALANCE_FEN)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_amount), "long");
  if (!account)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_amount), "noaccount");
  gtk_widget_set_visible (GTK_WIDGET (self->counted), account && !self->hidden);
  gj_label_set_or_hide (self->last_move, self->hidden ? NULL : self->move);
  gj_button_set_text (GJ_BUTTON (self->hide_button), self->hidden ? _ ("显示") : _ ("隐藏"));
  gj_button_set_symbol (GJ_BUTTON (self->hide_button), self->hidden ? "eye" : "eye-off");
  gtk_widget_set_visible (self->hide_button, account);
}

static void
on_hide_clicked (GtkButton *button, GjAccountPage *self)
{
  self->hidden = !self->hidden;
  show_balance (self);
  g_signal_emit (self, signals[SIGNAL_BALANCE_HIDDEN], 0, self->hidden);
}

static void
on_way_clicked (GtkWidget *button, GjAccountPage *self)
{
  g_signal_emit (self, signals[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "signal"))], 0);
}

static void
append_head (GjAccountPage *self, GtkWidget *head)
{
  g_ptr_array_add (self->heads, g_object_ref_sink (head));
}

static void
append_way (GjAccountPage *self, const char *text, const char *symbol, guint signal)
{
  GtkWidget *button = gj_button_new (text, symbol, NULL);
  g_object_set (button, "end-symbol", "next", NULL);
  g_object_set_data (G_OBJECT (button), "signal", GUINT_TO_POINTER (signal));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_way_clicked), self, 0);
  append_head (self, button);
}

static GtkWidget *
kind_card (const GjAccountKind *kind)
{
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card kindcard");
  GtkWidget *chip = gj_chip_new (kind->normal ? GJ_TONE_DONE : GJ_TONE_CARE, kind->normal ? "insured" : "suspended", kind->status);
  g_autofree char *since = kind->since != NULL ? g_strdup_printf (_ ("%s参保"), kind->since) : NULL;
  gj_kit_pack (card, gj_kit_label (kind->label, "choice b"), gj_kit_table_row (_ ("现在"), chip), NULL);
  if (kind->place != NULL)
    gtk_box_append (GTK_BOX (card), gj_kit_table_row (_ ("参保地"), gj_kit_label (kind->place, "v")));
  if (since != NULL)
    gtk_box_append (GTK_BOX (card), gj_kit_table_row (_ ("从何时"), gj_kit_label (since, "v")));
  gtk_box_append (GTK_BOX (card), gj_kit_table_row (_ ("缴了多久"), gj_kit_label (kind->total != NULL ? kind->total
                                                                                                    : _ ("没有查到缴费记录"),
                                                                                "v")));
  return card;
}

/* On a wide screen the balance stands beside the list. Half of a small one has not the width for long figures or longer words, and a tall one
   may not have the height for all below each other: there, and with large text, it is the first of the list and moves away with the rest. */
static void
gj_account_page_elder_changed (GjPage *page, gboolean elder)
{
  GjAccountPage *self = GJ_ACCOUNT_PAGE (page);
  const gboolean small = gj_kit_is_small (GTK_WIDGET (page));
  const gboolean roomy = !small || (self->balance_fen < LONG_BALANCE_FEN && gj_kit_has_short_words (GTK_WIDGET (page)));
  const gboolean beside = !elder && gj_kit_is_wide (GTK_WIDGET (page)) && roomy;
  g_autoptr (GtkWidget) balance = g_object_ref (self->balance);
  gj_scroll_list_remove_heads (self->blocks);
  if (gtk_widget_get_parent (balance) != NULL)
    gtk_widget_unparent (balance);
  if (beside)
    gtk_widget_insert_before (balance, GTK_WIDGET (self), GTK_WIDGET (self->blocks));
  else
    gj_scroll_list_append_head (self->blocks, balance);
  for (guint i = 0; i < self->heads->len; i++)
    gj_scroll_list_append_head (self->blocks, self->heads->pdata[i]);
  gj_fit_layout_set_child (GTK_WIDGET (self->blocks), beside ? GJ_FIT_SLOT_SIDE : GJ_FIT_SLOT_MAIN, 0);
  if (beside)
    gtk_widget_add_css_class (GTK_WIDGET (self->blocks), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->blocks), "narrow");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->balance_head), beside && small ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->hide_button, beside && small ? GTK_ALIGN_START : GTK_ALIGN_FILL);
}

static void
gj_account_page_finalize (GObject *object)
{
  g_free (GJ_ACCOUNT_PAGE (object)->move);
  g_ptr_array_unref (GJ_ACCOUNT_PAGE (object)->heads);
  G_OBJECT_CLASS (gj_account_page_parent_class)->finalize (object);
}

static void
gj_account_page_class_init (GjAccountPageClass *klass)
{
  static const char *const names[] = { NULL, "show-months", "show-contributions", "show-moves" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_account_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_account_page_elder_changed;
  signals[SIGNAL_BALANCE_HIDDEN] = g_signal_new ("balance-hidden", GJ_TYPE_ACCOUNT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  for (guint i = SIGNAL_SHOW_MONTHS; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], GJ_TYPE_ACCOUNT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_SCROLL_LIST);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "account_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, balance);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, balance_line);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, balance_amount);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, last_move);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, counted);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, balance_head);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, hide_button);
  gtk_widget_class_bind_template_child (widget_class, GjAccountPage, blocks);
}

static void
gj_account_page_init (GjAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heads = g_ptr_array_new_with_free_func (g_object_unref);
  gj_page_set_title (GJ_PAGE (self), C_ ("home tile", "我的账户"));
  gj_scroll_list_set_framed (self->blocks, FALSE);
  g_signal_connect_object (self->hide_button, "clicked", G_CALLBACK (on_hide_clicked), self, 0);
}

GtkWidget *
gj_account_page_new (const GjAccountView *view)
{
  g_return_val_if_fail (view != NULL && (view->kinds != NULL || view->n_kinds == 0), NULL);
  GjAccountPage *self = g_object_new (GJ_TYPE_ACCOUNT_PAGE, NULL);
  self->balance_fen = view->balance_fen;
  self->insured = view->n_kinds > 0;
  self->hidden = view->balance_hidden;
  self->move = g_strdup (view->last_move);
  gj_label_set_or_hide (self->counted, view->counted);
  show_balance (self);
  for (gsize i = 0; i < view->n_kinds; i++)
    append_head (self, kind_card (&view->kinds[i]));
  if (view->n_kinds == 0)
    append_head (self, gj_kit_empty ("insured", _ ("没有查到参保信息"), _ ("有疑问，请咨询窗口或拨打12393。")));
  if (view->has_contributions)
    {
      append_way (self, _ ("参保月份"), "calendar", SIGNAL_SHOW_MONTHS);
      append_way (self, _ ("缴费记录"), "insured", SIGNAL_SHOW_CONTRIBUTIONS);
    }
  if (view->last_move != NULL)
    append_way (self, _ ("余额变动"), "account", SIGNAL_SHOW_MOVES);
  if (!view->has_contributions && view->last_move == NULL)
    gj_kit_append_way_home (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
