/* SPDX-License-Identifier: Apache-2.0 */
/* See act_result_page.h. */
#include "ui/pages/act_result_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/pages/paper_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

struct _GjActResultPage
{
  GjPage parent_instance;
  gboolean has_qr;
  gboolean terse; /* several persons: the room is theirs, and the paper is small */
  GtkLabel *qr_line;
  GtkBox *outcome;
  GjPagedList *rows;
  GtkWidget *duo;
  GtkBox *paper_card;
  GtkBox *qr_card;
  GtkWidget *family_button;
  GtkWidget *finish_button;
};

enum
{
  SIGNAL_TO_FAMILY,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define FEW_ROWS 2 /* so many leave room for large pictures */

G_DEFINE_FINAL_TYPE (GjActResultPage, gj_act_result_page, GJ_TYPE_PAGE)

void
gj_act_result_page_set_print_state (GjActResultPage *self, GjPrintState state, GjPrinterTrouble trouble)
{
  g_return_if_fail (GJ_IS_ACT_RESULT_PAGE (self));
  if (!self->has_qr)
    return;
  const GjPaperCardView view = { .state = state, .trouble = trouble, .has_qr = TRUE, .n_papers = 1 };
  gboolean paper = gj_paper_card_show (self->paper_card, &view);
  g_object_set (self->finish_button, "number", paper ? 2 : 0, NULL);
}

static void
fill_qr (GjActResultPage *self, const char *qr_text)
{
  gj_kit_pack (GTK_WIDGET (self->qr_card), gj_kit_qr_head (_ ("凭条二维码")), gj_kit_qr_code (qr_text), NULL);
  if (self->terse)
    return;
  self->qr_line = GTK_LABEL (gj_kit_qr_line (gj_kit_qr_note (FALSE)));
  gtk_box_append (self->qr_card, GTK_WIDGET (self->qr_line));
}

static void
on_family (GjActResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_TO_FAMILY], 0);
}

static void
on_finish (GjActResultPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
gj_act_result_page_elder_changed (GjPage *page, gboolean elder)
{
  GjActResultPage *self = GJ_ACT_RESULT_PAGE (page);
  if (self->qr_line != NULL)
    gtk_label_set_text (self->qr_line, gj_kit_qr_note (elder || gj_kit_is_small (GTK_WIDGET (page))));
}

static void
gj_act_result_page_class_init (GjActResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_act_result_page_elder_changed;
  signals[SIGNAL_TO_FAMILY]
      = g_signal_new ("to-family", GJ_TYPE_ACT_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", GJ_TYPE_ACT_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "act_result_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, outcome);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, duo);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, paper_card);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, qr_card);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, family_button);
  gtk_widget_class_bind_template_child (widget_class, GjActResultPage, finish_button);
  gtk_widget_class_bind_template_callback (widget_class, on_family);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
}

static void
gj_act_result_page_init (GjActResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->family_button), C_ ("home tile", "家庭共济"));
  gj_button_set_wraps (GJ_BUTTON (self->family_button), TRUE);
  gj_button_set_text (GJ_BUTTON (self->finish_button), _ ("取卡，结束服务"));
}

/* No chip beside the name: on a narrow column there is no room for both, and the words are what counts; they have the row's width. */
static GtkWidget *
row_new (const GjActResultRow *row)
{
  g_autofree char *who = gj_kit_markup ("<b>%s</b> %s", row->name, row->relation != NULL ? row->relation : "");
  g_autofree char *what = row->detail != NULL ? gj_kit_markup (_ ("<b>%s</b>：%s"), row->word, row->detail)
                                              : gj_kit_markup ("<b>%s</b>", row->word);
  GtkWidget *head = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "resulthead");
  GtkWidget *name = gj_kit_markup_label (who, "strong-body");
  GtkWidget *result = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tick");
  GtkWidget *line = gj_kit_markup_label (what, NULL);
  gj_tone_apply (result, row->tone);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_hexpand (line, TRUE);
  gj_kit_pack (head, gj_kit_avatar (row->avatar, "i52"), name, NULL);
  gj_kit_pack (result, gj_icon_new_sized (row->symbol, "i40"), line, NULL);
  gtk_widget_set_valign (gtk_widget_get_first_child (result), GTK_ALIGN_START);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, "resultrow"), head, result, NULL);
}

GtkWidget *
gj_act_result_page_new (const GjActResultView *view)
{
  g_return_val_if_fail (view != NULL && view->headline != NULL, NULL);
  GjActResultPage *self = g_object_new (GJ_TYPE_ACT_RESULT_PAGE, NULL);
  gtk_box_append (self->outcome, gj_kit_outcome (view->tone, view->symbol, view->headline, view->line != NULL ? view->line : ""));
  for (gsize i = 0; i < view->n_rows; i++)
    gj_paged_list_append (self->rows, row_new (&view->rows[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), view->n_rows > 0);
  self->has_qr = view->qr_text != NULL;
  self->terse = view->n_rows > FEW_ROWS;
  if (self->terse)
    {
      gtk_widget_add_css_class (self->duo, "terse");
      gtk_widget_set_vexpand (self->duo, FALSE); /* nor for the cards' sake */
    }
  gtk_widget_set_visible (self->duo, self->has_qr);
  if (self->has_qr)
    fill_qr (self, view->qr_text);
  gj_act_result_page_set_print_state (self, view->print_state, view->trouble);
  return GTK_WIDGET (self);
}
