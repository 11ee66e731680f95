/* SPDX-License-Identifier: Apache-2.0 */
/* See statement_page.h. */
#include "ui/pages/statement_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

struct _GjStatementPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GArray *terms; /* GjRecordTerm */
  GtkWidget *news;
  GtkBox *table;
  GtkBox *sum;
  GtkLabel *note_line;
  GtkWidget *list_button;
  GtkWidget *print_button;
};

enum
{
  SIGNAL_PRINT,
  SIGNAL_BACK_TO_LIST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjStatementPage, gj_statement_page, GJ_TYPE_PAGE)

static void
show_news (GjStatementPage *self, GjTone tone, const char *icon, const char *head, const char *detail)
{
  gj_banner_set (GJ_BANNER (self->news), tone, icon, head, detail);
  gtk_widget_set_visible (self->news, TRUE);
}

static void
show_failure (GjStatementPage *self, const char *number, const char *head, GjPrinterTrouble trouble)
{
  const char *why = trouble != GJ_PRINTER_TROUBLE_NONE ? gj_printer_trouble_text (trouble) : _ ("打印没有完成");
  g_autofree char *detail
      = number != NULL ? g_strdup_printf (_ ("%s。对账单%s已存在机器里，可到“凭证补打”再打一张，或到窗口打。您的钱没有动。"), why, number)
                       : g_strdup_printf (_ ("%s。可换一台机器，或到窗口打。您的钱没有动。"), why);
  show_news (self, GJ_TONE_CARE, "paper-out", head, detail);
}

void
gj_statement_page_set_print_state (GjStatementPage *self, const char *number, GjPrintState state, GjPrinterTrouble trouble)
{
  g_return_if_fail (GJ_IS_STATEMENT_PAGE (self));
  g_autofree char *done = number != NULL ? g_strdup_printf (_ ("对账单%s打好了"), number) : g_strdup (_ ("对账单打好了"));
  switch (state)
    {
    case GJ_PRINT_STATE_PRINTING:
      show_news (self, GJ_TONE_ACT, "printing", _ ("正在打印对账单"), _ ("打好往下取，请稍等"));
      break;
    case GJ_PRINT_STATE_TAKE:
      show_news (self, GJ_TONE_DONE, "take-receipt", done, _ ("请往下取走，上面有您的记录，别落下"));
      break;
    case GJ_PRINT_STATE_KEPT:
      show_news (self, GJ_TONE_CARE, "warning", _ ("对账单没取走，机器收回了"), _ ("别人拿不到。还要的话，可到“凭证补打”再打一张。"));
      break;
    case GJ_PRINT_STATE_FAILED:
      show_failure (self, number, _ ("对账单没打出来"), trouble);
      break;
    case GJ_PRINT_STATE_UNKNOWN:
      show_news (self, GJ_TONE_CARE, "unknown", _ ("看看出纸口有没有对账单"), _ ("打印机没有回话。没有纸的话，可到“凭证补打”再打一次。"));
      break;
    case GJ_PRINT_STATE_NO_PRINTER:
      show_failure (self, number, _ ("现在打不了对账单"), trouble);
      break;
    }
  /* What was issued is printed again as a copy, not issued again. */
  gtk_widget_set_sensitive (self->print_button, state != GJ_PRINT_STATE_PRINTING && number == NULL);
  gtk_widget_set_visible (self->print_button, number == NULL || state == GJ_PRINT_STATE_PRINTING);
  gtk_widget_set_hexpand (self->list_button, number != NULL && state != GJ_PRINT_STATE_PRINTING);
}

static void
append_text (GjStatementPage *self, const char *key, const char *text, int drop)
{
  if (text == NULL)
    return;
  GtkWidget *row = gj_kit_table_row (key, gj_kit_label (text, "v"));
  gtk_box_append (self->table, row);
  gj_fit_layout_set_child (row, GJ_FIT_SLOT_MAIN, drop);
}

static void
fill_table (GjStatementPage *self, const GjStatementView *view)
{
  g_autofree char *counted = g_strdup_printf (gj_ngettext ("%u笔", "%u笔", view->n_rows), view->n_rows);
  g_autofree char *reversed = g_strdup_printf (_ ("%s，另有%u笔已退回"), counted, view->n_reversed);
  g_autofree char *listed = view->n_listed < view->n_rows + view->n_reversed
                                ? g_strdup_printf (_ ("本次只打最近%u笔，合计是全部的。要打全，请选短一点的时间。"), view->n_listed)
                                : NULL;
  append_text (self, _ ("打什么"), view->records, 0);
  append_text (self, _ ("哪段时间"), view->period, 0);
  append_text (self, _ ("哪一些"), view->about, 1);
  append_text (self, _ ("有多少"), view->n_reversed > 0 ? reversed : counted, 2);
  append_text (self, _ ("纸上列出"), listed, 0);
}

static void
on_print_clicked (GtkButton *button, GjStatementPage *self)
{
  gj_statement_page_set_print_state (self, NULL, GJ_PRINT_STATE_PRINTING, GJ_PRINTER_TROUBLE_NONE);
  g_signal_emit (self, signals[SIGNAL_PRINT], 0);
}

static void
on_list_clicked (GtkButton *button, GjStatementPage *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK_TO_LIST], 0);
}

static void
gj_statement_page_elder_changed (GjPage *page, gboolean elder)
{
  GjStatementPage *self = GJ_STATEMENT_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  gj_kit_clear (self->sum);
  gtk_box_append (self->sum, gj_record_sum_new ((const GjRecordTerm *) self->terms->data, self->terms->len,
                                                !elder && !wide));
}

static void
gj_statement_page_finalize (GObject *object)
{
  GjStatementPage *self = GJ_STATEMENT_PAGE (object);
  g_array_unref (self->terms);
  g_string_chunk_free (self->texts);
  G_OBJECT_CLASS (gj_statement_page_parent_class)->finalize (object);
}

static void
gj_statement_page_class_init (GjStatementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_statement_page_elder_changed;
  G_OBJECT_CLASS (klass)->finalize = gj_statement_page_finalize;
  signals[SIGNAL_PRINT] = g_signal_new ("print", GJ_TYPE_STATEMENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BACK_TO_LIST]
      = g_signal_new ("back-to-list", GJ_TYPE_STATEMENT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BANNER);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "statement_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, news);
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, table);
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, sum);
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, note_line);
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, GjStatementPage, print_button);
}

static void
gj_statement_page_init (GjStatementPage *self)
{
  self->texts = g_string_chunk_new (256);
  self->terms = g_array_new (FALSE, FALSE, sizeof (GjRecordTerm));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("打印对账单"));
  gtk_label_set_text (self->note_line, _ ("纸上有二维码，谁都能验真假"));
  gj_button_set_text (GJ_BUTTON (self->list_button), _ ("回到记录"));
  gj_button_set_text (GJ_BUTTON (self->print_button), C_ ("button", "打印"));
  g_signal_connect_object (self->list_button, "clicked", G_CALLBACK (on_list_clicked), self, 0);
  g_signal_connect_object (self->print_button, "clicked", G_CALLBACK (on_print_clicked), self, 0);
}

GtkWidget *
gj_statement_page_new (const GjStatementView *view)
{
  g_return_val_if_fail (view != NULL && view->records != NULL && view->period != NULL, NULL);
  GjStatementPage *self = g_object_new (GJ_TYPE_STATEMENT_PAGE, NULL);
  for (gsize i = 0; i < view->n_terms; i++)
    {
      GjRecordTerm term = view->terms[i];
      term.operator = gj_kit_keep (self->texts, term.operator);
      term.label = gj_kit_keep (self->texts, term.label);
      g_array_append_val (self->terms, term);
    }
  fill_table (self, view);
  if (view->trouble != GJ_PRINTER_TROUBLE_NONE)
    {
      show_failure (self, NULL, _ ("现在打不了对账单"), view->trouble);
      gtk_widget_set_sensitive (self->print_button, FALSE);
    }
  return GTK_WIDGET (self);
}
