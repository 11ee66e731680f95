/* SPDX-License-Identifier: Apache-2.0 */
/* See insured_page.h. */
#include "ui/pages/insured_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/scroll_list.h"

struct _GjInsuredPage
{
  GjPage parent_instance;
  GArray *rows; /* GjYear */
  GjFilterRow *kinds;
  GjScrollList *years;
};

enum
{
  SIGNAL_KIND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjInsuredPage, gj_insured_page, GJ_TYPE_PAGE)

static GtkWidget *
make_year (guint index, gpointer data)
{
  GjInsuredPage *self = data;
  return gj_year_grid_new (&g_array_index (self->rows, GjYear, index));
}

static void
on_kind (GjFilterRow *row, const char *key, GjInsuredPage *self)
{
  g_signal_emit (self, signals[SIGNAL_KIND], 0, key);
}

static void
gj_insured_page_dispose (GObject *object)
{
  GjInsuredPage *self = GJ_INSURED_PAGE (object);
  if (self->years != NULL)
    gj_scroll_list_set_rows (self->years, 0, NULL, NULL);
  G_OBJECT_CLASS (gj_insured_page_parent_class)->dispose (object);
}

static void
gj_insured_page_finalize (GObject *object)
{
  g_array_unref (GJ_INSURED_PAGE (object)->rows);
  G_OBJECT_CLASS (gj_insured_page_parent_class)->finalize (object);
}

static void
gj_insured_page_class_init (GjInsuredPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_insured_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_insured_page_finalize;
  signals[SIGNAL_KIND] = g_signal_new ("kind", GJ_TYPE_INSURED_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_STRING);
  g_type_ensure (GJ_TYPE_FILTER_ROW);
  g_type_ensure (GJ_TYPE_SCROLL_LIST);
  gj_kit_set_template (widget_class, "insured_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjInsuredPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, GjInsuredPage, years);
}

static void
gj_insured_page_init (GjInsuredPage *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (GjYear));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("参保月份"));
  gj_scroll_list_set_framed (self->years, FALSE);
  g_signal_connect_object (self->kinds, "chosen", G_CALLBACK (on_kind), self, 0);
}

static GtkWidget *
total_card (const GjInsuredView *view)
{
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card insuredsum");
  return gj_kit_pack (card, gj_kit_label (view->total, "number act"), gj_kit_label (view->detail, "second"), NULL);
}

GtkWidget *
gj_insured_page_new (const GjInsuredView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjInsuredPage *self = g_object_new (GJ_TYPE_INSURED_PAGE, NULL);
  if (view->n_kinds > 1)
    gj_filter_row_set (self->kinds, view->kinds, view->n_kinds);
  if (view->n_years == 0)
    {
      gj_scroll_list_append_head (self->years, gj_kit_empty ("insured", _ ("没有查到缴费记录"),
                                                             _ ("有疑问，请咨询窗口或拨打12393。")));
      gj_kit_append_way_back (GTK_WIDGET (self));
      return GTK_WIDGET (self);
    }
  gj_scroll_list_append_head (self->years, total_card (view));
  if (view->gaps != NULL)
    gj_scroll_list_append_head (self->years,
                                gj_banner_new (GJ_TONE_CARE, "calendar", view->gaps,
                                               _ ("退休后按规定不用缴的月份，也会这样显示。有疑问请咨询窗口。")));
  g_array_append_vals (self->rows, view->years, (guint) view->n_years);
  gj_scroll_list_set_rows (self->years, self->rows->len, make_year, self);
  return GTK_WIDGET (self);
}
