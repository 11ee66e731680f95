/* SPDX-License-Identifier: Apache-2.0 */
/* See premiums_page.h. */
#include "ui/pages/premiums_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/list_row.h"

struct _GjPremiumsPage
{
  GjPage parent_instance;
  gboolean has_older;
  GjPagedList *premiums;
};

enum
{
  SIGNAL_VIEW_PREMIUM,
  SIGNAL_OLDER_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPremiumsPage, gj_premiums_page, GJ_TYPE_PAGE)

static void
on_row_activated (GtkWidget *row, GjPremiumsPage *self)
{
  g_signal_emit (self, signals[SIGNAL_VIEW_PREMIUM], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static void
append_row (GjPremiumsPage *self, const GjPremiumRow *row)
{
  g_autofree char *year = gj_kit_year (row->coverage_year);
  g_autofree char *head = row->relation != NULL ? g_strdup_printf (C_ ("relation, year", "%s · %s"), row->relation, year)
                                                : g_strdup (year);
  g_autofree char *day = gj_kit_date (row->paid_on);
  g_autofree char *by = row->paid_by_you          ? g_strdup (_ ("您代缴"))
                        : row->payer_name != NULL ? g_strdup_printf (_ ("%s代缴"), row->payer_name)
                                                  : g_strdup (_ ("已缴费"));
  g_autofree char *detail = g_strdup_printf (C_ ("who paid, when", "%s · %s"), by, day);
  g_autofree char *amount = gj_money_format (row->amount_fen);
  g_autofree char *spoken = g_strdup_printf (_ ("查看%s的%s缴费"), row->relative_name, year);
  const GjListRowView view = { .symbol = gj_avatar_icon_name (row->avatar),
                               .strong = row->relative_name,
                               .head = head,
                               .detail = detail,
                               .amount = amount,
                               .action = _ ("查看"),
                               .action_name = spoken };
  GtkWidget *widget = gj_list_row_new (&view);
  g_object_set_data_full (G_OBJECT (widget), "key", g_strdup (row->key), g_free);
  g_signal_connect_object (widget, "activated", G_CALLBACK (on_row_activated), self, 0);
  gj_paged_list_append (self->premiums, widget);
}

void
gj_premiums_page_append (GjPremiumsPage *self, const GjPremiumRow *rows, gsize n_rows, gboolean has_older)
{
  g_return_if_fail (GJ_IS_PREMIUMS_PAGE (self) && (rows != NULL || n_rows == 0));
  for (gsize i = 0; i < n_rows; i++)
    append_row (self, &rows[i]);
  gj_kit_stack_rows (self->premiums, gj_page_get_elder (GJ_PAGE (self)));
  self->has_older = has_older;
}

/* Asks for the older rows when the last page is on the screen; once, until they have come. */
static void
on_page_changed (GjPagedList *list, guint page, guint n_pages, GjPremiumsPage *self)
{
  if (!self->has_older || page + 1 < n_pages)
    return;
  self->has_older = FALSE;
  g_signal_emit (self, signals[SIGNAL_OLDER_WANTED], 0);
}

static void
gj_premiums_page_elder_changed (GjPage *page, gboolean elder)
{
  gj_kit_stack_rows (GJ_PREMIUMS_PAGE (page)->premiums, elder);
}

static void
gj_premiums_page_class_init (GjPremiumsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_premiums_page_elder_changed;
  signals[SIGNAL_VIEW_PREMIUM] = g_signal_new ("view-premium", GJ_TYPE_PREMIUMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OLDER_WANTED]
      = g_signal_new ("older-wanted", GJ_TYPE_PREMIUMS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gj_kit_set_template (widget_class, "premiums_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPremiumsPage, premiums);
}

static void
gj_premiums_page_init (GjPremiumsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), C_ ("home tile", "代缴缴费记录"));
  g_signal_connect_object (self->premiums, "page-changed", G_CALLBACK (on_page_changed), self, 0);
}

GtkWidget *
gj_premiums_page_new (const GjPremiumsView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjPremiumsPage *self = g_object_new (GJ_TYPE_PREMIUMS_PAGE, NULL);
  gj_premiums_page_append (self, view->rows, view->n_rows, view->has_older);
  if (view->n_rows == 0)
    {
      g_object_set (self->premiums, "framed", FALSE, NULL);
      gj_paged_list_append (self->premiums, gj_kit_empty ("premium-payments", _ ("还没有代缴记录"),
                                                          _ ("在首页按“代缴居民医保”给家人缴费，缴好以后在这里能查到。")));
    }
  return GTK_WIDGET (self);
}
