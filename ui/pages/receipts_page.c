/* SPDX-License-Identifier: Apache-2.0 */
/* See receipts_page.h. The rows are made anew when something about a receipt changes; the page of the list stays. */
#include "ui/pages/receipts_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list_row.h"

struct _GjReceiptsPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GArray *rows; /* GjReceiptItem, in the order of the page */
  gboolean can_print;
  gboolean busy;
  GtkWidget *news;
  GjPagedList *receipts;
};

enum
{
  SIGNAL_REPRINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjReceiptsPage, gj_receipts_page, GJ_TYPE_PAGE)

static void rebuild (GjReceiptsPage *self);

static void
show_news (GjReceiptsPage *self, GjTone tone, const char *icon, const char *head, const char *detail)
{
  gj_banner_set (GJ_BANNER (self->news), tone, icon, head, detail);
  gtk_widget_set_visible (self->news, TRUE);
}

static void
on_row_activated (GtkWidget *row, GjReceiptsPage *self)
{
  const char *receipt_no = g_object_get_data (G_OBJECT (row), "receipt-no");
  if (self->busy || !self->can_print)
    return;
  g_autofree char *number = g_strdup (receipt_no);
  gj_receipts_page_set_print_state (self, number, GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
  g_signal_emit (self, signals[SIGNAL_REPRINT], 0, number);
}

/* "2026年度 · ¥400.00", or whom the paper is about; what is still owed has a chip there, and @brief says less. */
static char *
head_of (const GjReceiptItem *item, gboolean brief)
{
  g_autofree char *year = item->title == NULL ? gj_kit_year (item->coverage_year) : g_strdup (item->about);
  g_autofree char *amount = gj_kit_yuan (item->amount_fen);
  if ((item->owed && brief) || item->amount_fen == 0 || item->title != NULL)
    return g_steal_pointer (&year);
  return g_strdup_printf (C_ ("year, amount", "%s · %s"), year, amount);
}

static GtkWidget *
row_new (GjReceiptsPage *self, const GjReceiptItem *item)
{
  const gboolean brief = gj_page_get_elder (GJ_PAGE (self)) || gj_kit_is_small (GTK_WIDGET (self));
  g_autofree char *head = head_of (item, brief);
  g_autofree char *day = gj_kit_date (item->paid_on);
  g_autofree char *copies = item->copies > 0 ? g_strdup_printf (gj_ngettext ("补打过%u次", "补打过%u次", item->copies), item->copies)
                                             : g_strdup (day);
  g_autofree char *detail = item->owed ? g_strdup (item->receipt_no)
                                       : g_strdup_printf (C_ ("receipt number, day or copies", "%s · %s"), item->receipt_no, copies);
  g_autofree char *spoken = g_strdup_printf (item->owed ? _ ("打印凭条%s") : _ ("补打凭条%s"), item->receipt_no);
  const GjListRowView view = { .symbol = "take-receipt",
                               .strong = item->title != NULL ? item->title : item->relative_name,
                               .head = head,
                               .detail = detail,
                               .tone = GJ_TONE_CARE,
                               .chip_symbol = "warning",
                               .chip_text = item->owed ? _ ("还没给您") : NULL,
                               .action = item->unreadable ? NULL
                                         : item->owed     ? C_ ("button", "打印")
                                                          : C_ ("button", "补打"),
                               .action_name = spoken };
  GtkWidget *row = gj_list_row_new (&view);
  g_object_set_data_full (G_OBJECT (row), "receipt-no", g_strdup (item->receipt_no), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  gtk_widget_set_sensitive (row, self->can_print && !self->busy);
  return row;
}

static void
rebuild (GjReceiptsPage *self)
{
  gj_paged_list_remove_all (self->receipts);
  for (guint i = 0; i < self->rows->len; i++)
    gj_paged_list_append (self->receipts, row_new (self, &g_array_index (self->rows, GjReceiptItem, i)));
  gj_kit_stack_rows (self->receipts, gj_page_get_elder (GJ_PAGE (self)));
}

static GjReceiptItem *
find_row (GjReceiptsPage *self, const char *receipt_no)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (g_array_index (self->rows, GjReceiptItem, i).receipt_no, receipt_no))
      return &g_array_index (self->rows, GjReceiptItem, i);
  return NULL;
}

static void
show_failure (GjReceiptsPage *self, const char *head, GjPrinterTrouble trouble)
{
  g_autofree char *detail = g_strdup_printf (_ ("%s。凭条都存在机器里，可换一台机器，或到窗口打。您的钱没有动。"),
                                             trouble != GJ_PRINTER_TROUBLE_NONE ? gj_printer_trouble_text (trouble)
                                                                                : _ ("打印没有完成"));
  show_news (self, GJ_TONE_CARE, "paper-out", head, detail);
}

/* The first print of an owed receipt is that first print, not a copy. */
static void
count_print (GjReceiptItem *item)
{
  if (item == NULL)
    return;
  if (item->owed)
    item->owed = FALSE;
  else
    item->copies += 1;
}

void
gj_receipts_page_set_print_state (GjReceiptsPage *self, const char *receipt_no, GjPrintState state, GjPrinterTrouble trouble)
{
  g_return_if_fail (GJ_IS_RECEIPTS_PAGE (self) && receipt_no != NULL);
  g_autofree char *printing = g_strdup_printf (_ ("正在打印%s"), receipt_no);
  g_autofree char *done = g_strdup_printf (_ ("%s打好了"), receipt_no);
  switch (state)
    {
    case GJ_PRINT_STATE_PRINTING:
      show_news (self, GJ_TONE_ACT, "printing", printing, _ ("打好往下取，请稍等"));
      break;
    case GJ_PRINT_STATE_TAKE:
      show_news (self, GJ_TONE_DONE, "take-receipt", done, _ ("请往下取走凭条"));
      count_print (find_row (self, receipt_no));
      break;
    case GJ_PRINT_STATE_KEPT:
      show_news (self, GJ_TONE_CARE, "warning", _ ("凭条没取走，机器收回了"), _ ("别人拿不到。还要的话，可以再补打一次。"));
      break;
    case GJ_PRINT_STATE_FAILED:
      show_failure (self, _ ("凭条没打出来"), trouble);
      break;
    case GJ_PRINT_STATE_UNKNOWN:
      show_news (self, GJ_TONE_CARE, "unknown", _ ("看看出纸口有没有凭条"), _ ("打印机没有回话。没有纸的话，可以再补打一次。"));
      break;
    case GJ_PRINT_STATE_NO_PRINTER:
      show_failure (self, _ ("现在打不了凭条"), trouble);
      break;
    }
  self->busy = state == GJ_PRINT_STATE_PRINTING;
  rebuild (self);
}

/* The one that was asked for stands first, then the owed ones, then the rest as they came. */
static void
keep_rows (GjReceiptsPage *self, const GjReceiptsView *view)
{
  for (guint pass = 0; pass < 3; pass++)
    for (gsize i = 0; i < view->n_rows; i++)
      {
        GjReceiptItem row = view->rows[i];
        const guint rank = g_strcmp0 (row.receipt_no, view->focus_receipt_no) == 0 ? 0 : row.owed ? 1 : 2;
        if (rank != pass)
          continue;
        row.receipt_no = gj_kit_keep (self->texts, row.receipt_no);
        row.title = gj_kit_keep (self->texts, row.title);
        row.about = gj_kit_keep (self->texts, row.about);
        row.relative_name = gj_kit_keep (self->texts, row.relative_name);
        g_array_append_val (self->rows, row);
      }
}

static void
gj_receipts_page_finalize (GObject *object)
{
  GjReceiptsPage *self = GJ_RECEIPTS_PAGE (object);
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  G_OBJECT_CLASS (gj_receipts_page_parent_class)->finalize (object);
}

static void
gj_receipts_page_elder_changed (GjPage *page, gboolean elder)
{
  gj_kit_stack_rows (GJ_RECEIPTS_PAGE (page)->receipts, elder);
}

static void
gj_receipts_page_class_init (GjReceiptsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_receipts_page_elder_changed;
  G_OBJECT_CLASS (klass)->finalize = gj_receipts_page_finalize;
  signals[SIGNAL_REPRINT] = g_signal_new ("reprint", GJ_TYPE_RECEIPTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (GJ_TYPE_BANNER);
  gj_kit_set_template (widget_class, "receipts_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjReceiptsPage, news);
  gtk_widget_class_bind_template_child (widget_class, GjReceiptsPage, receipts);
}

static void
gj_receipts_page_init (GjReceiptsPage *self)
{
  self->texts = g_string_chunk_new (256);
  self->rows = g_array_new (FALSE, FALSE, sizeof (GjReceiptItem));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), C_ ("home tile", "凭证补打"));
}

GtkWidget *
gj_receipts_page_new (const GjReceiptsView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjReceiptsPage *self = g_object_new (GJ_TYPE_RECEIPTS_PAGE, NULL);
  self->can_print = view->trouble == GJ_PRINTER_TROUBLE_NONE;
  keep_rows (self, view);
  rebuild (self);
  if (!self->can_print)
    show_failure (self, _ ("现在打不了凭条"), view->trouble);
  if (view->n_rows == 0)
    {
      gtk_widget_set_visible (self->news, FALSE);
      g_object_set (self->receipts, "framed", FALSE, NULL);
      gj_paged_list_append (self->receipts,
                            gj_kit_empty ("take-receipt", _ ("还没有凭条"), _("在本系统的机器上缴费、办理后，凭条都在这里，能随时补打。")));
      gj_kit_append_way_home (GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
