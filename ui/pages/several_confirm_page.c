/* SPDX-License-Identifier: Apache-2.0 */
/* See several_confirm_page.h. */
#include "ui/pages/several_confirm_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/list_row.h"

/* Who is paid for comes before where the fee comes from and before what was checked: as many rows stand on a page that has their whole width. */
#define FEW_ROWS 3
#define TWO_ROWS 2
/* At the sides of the rows. */
#define INSET 20
#define INSET_SMALL 10

struct _GjSeveralConfirmPage
{
  GjPage parent_instance;
  GtkLabel *sentence;
  GjPagedList *rows;
  gsize n_rows;
  gboolean joined;
  gboolean seen; /* the last of the rows was on the screen */
  GtkBox *papers;
  GtkWidget *choice; /* in papers; NULL where there is none */
  GtkWidget *checks, *checked;
  GtkWidget *balances;
  GjButton *confirm_button;
};

enum
{
  SIGNAL_JOINED,
  SIGNAL_CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjSeveralConfirmPage, gj_several_confirm_page, GJ_TYPE_PAGE)

static GtkWidget *
row_new (const GjSeveralConfirmRow *row)
{
  g_autofree char *yuan = gj_kit_yuan (row->amount_fen);
  const GjListRowView view = { .symbol = gj_avatar_icon_name (row->avatar),
                               .strong = row->name,
                               .head = row->relation,
                               .detail = row->detail,
                               .amount = yuan };
  GtkWidget *widget = gj_list_row_new (&view);
  if (row->care)
    gtk_widget_add_css_class (widget, "careful");
  return widget;
}

static void
show_papers (GjSeveralConfirmPage *self)
{
  const GjFilter filters[] = { { "joint", _ ("合打一张凭条"), self->joined, FALSE }, { "each", _ ("每人一张凭条"), !self->joined, FALSE } };
  gj_filter_row_set (GJ_FILTER_ROW (self->choice), filters, G_N_ELEMENTS (filters));
}

static void
on_paper_chosen (GtkWidget *choice, const char *key, GjSeveralConfirmPage *self)
{
  self->joined = g_str_equal (key, "joint");
  show_papers (self);
  g_signal_emit (self, signals[SIGNAL_JOINED], 0, self->joined);
}

static void
fill_papers (GjSeveralConfirmPage *self, const GjSeveralConfirmView *view)
{
  self->joined = view->joined;
  gtk_widget_set_visible (GTK_WIDGET (self->papers), view->can_join || view->printer_trouble != GJ_PRINTER_TROUBLE_NONE);
  if (view->printer_trouble != GJ_PRINTER_TROUBLE_NONE)
    {
      gtk_box_append (self->papers, gj_kit_label (_ ("这次不打印，二维码显示在屏幕上"), "strong-body"));
      return;
    }
  if (!view->can_join)
    return;
  self->choice = gj_filter_row_new ();
  show_papers (self);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (on_paper_chosen), self, 0);
  gtk_box_append (self->papers, self->choice);
}

static void
on_confirm_clicked (GtkWidget *button, GjSeveralConfirmPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

/* Nobody is paid for unseen: the button waits until every page of the rows was on the screen. */
static void
on_page_changed (GjSeveralConfirmPage *self, guint page, guint n_pages)
{
  self->seen = self->seen || page + 1 >= n_pages;
  gj_button_set_ready (self->confirm_button, self->seen, self->seen ? _ ("确认并输入密码") : _ ("读到最后一页再点"));
}

/* On a wide page, where they have half the width, more than two turn pages. */
static int
least_rows (GjSeveralConfirmPage *self, gboolean elder)
{
  if (gj_kit_is_wide (GTK_WIDGET (self)))
    return self->n_rows > TWO_ROWS ? 1 : TWO_ROWS;
  return elder ? TWO_ROWS : FEW_ROWS;
}

static void
gj_several_confirm_page_elder_changed (GjPage *page, gboolean elder)
{
  GjSeveralConfirmPage *self = GJ_SEVERAL_CONFIRM_PAGE (page);
  const gboolean small = gj_kit_is_small (GTK_WIDGET (page));
  /* A name of eight with 外祖父 beside it, in half of a small page. */
  g_object_set (self->rows, "inset", small ? INSET_SMALL : INSET, "least", least_rows (self, elder), NULL);
  gj_kit_stack_table_row (self->checked, small);
  gj_kit_stack_rows (self->rows, elder);
}

static void
gj_several_confirm_page_class_init (GjSeveralConfirmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_several_confirm_page_elder_changed;
  signals[SIGNAL_JOINED] = g_signal_new ("joined", GJ_TYPE_SEVERAL_CONFIRM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_CONFIRMED]
      = g_signal_new ("confirmed", GJ_TYPE_SEVERAL_CONFIRM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "several_confirm_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, papers);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, checks);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, balances);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralConfirmPage, confirm_button);
}

static void
gj_several_confirm_page_init (GjSeveralConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 3, 5, C_ ("step", "核对"));
  gj_button_set_text (self->confirm_button, _ ("确认并输入密码"));
  gj_button_set_wraps (self->confirm_button, TRUE); /* in its column, where longer words would take the height of both */
  g_signal_connect_object (self->confirm_button, "clicked", G_CALLBACK (on_confirm_clicked), self, 0);
  g_signal_connect_object (self->rows, "page-changed", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
}

static void
check (const GjSeveralConfirmView *view)
{
  gint64 sum_fen = 0;
  for (gsize i = 0; i < view->n_rows; i++)
    sum_fen += view->rows[i].amount_fen;
  g_assert (view->total_fen == sum_fen);
  g_assert (view->balance_after_fen == view->balance_before_fen - view->total_fen);
  g_assert (view->balance_after_fen >= 0);
}

GtkWidget *
gj_several_confirm_page_new (const GjSeveralConfirmView *view)
{
  g_return_val_if_fail (view != NULL && view->n_rows > 0, NULL);
  check (view);
  GjSeveralConfirmPage *self = g_object_new (GJ_TYPE_SEVERAL_CONFIRM_PAGE, NULL);
  g_autofree char *yuan = gj_kit_yuan (view->total_fen);
  g_autofree char *year = gj_kit_year (view->coverage_year);
  g_autofree char *sentence
      = g_strdup_printf (gj_ngettext ("从%s的个人账户支付%s，为%u位缴纳%s城乡居民医保", "从%s的个人账户支付%s，为%u位缴纳%s城乡居民医保",
                                      (guint) view->n_rows),
                         view->payer_name, yuan, (guint) view->n_rows, year);
  gtk_label_set_text (self->sentence, sentence);
  self->n_rows = view->n_rows;
  for (gsize i = 0; i < view->n_rows; i++)
    gj_paged_list_append (self->rows, row_new (&view->rows[i]));
  fill_papers (self, view);
  if (view->cover != NULL && view->n_rows <= FEW_ROWS)
    gj_kit_append_row (self->checks, gj_kit_table_row (_ ("管多久"), gj_kit_label (view->cover, "v")), 2);
  if (view->source != NULL && view->n_rows <= FEW_ROWS)
    gj_kit_append_row (self->checks, gj_kit_source_row (view->source, view->verified_at), 1);
  self->checked = gj_kit_checked_row (view->coverage_year, view->late);
  gj_kit_append_row (self->checks, self->checked, 0);
  gj_kit_fill_balances (self->balances, view->balance_before_fen, view->balance_after_fen, view->balance_limit);
  return GTK_WIDGET (self);
}
