/* SPDX-License-Identifier: Apache-2.0 */
/* See settlement_page.h. */
#include "ui/pages/settlement_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_list.h"

struct _GjSettlementPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GArray *terms; /* GjRecordTerm */
  GPtrArray *heads; /* all, from the top: where it was, the sum, and what there is more */
  GtkWidget *sum;   /* holds the sum, which is made anew for each size of text */
  GtkBox *facts;
  gboolean is_split;
  GjScrollList *blocks;
};

/* The heads that may stand beside the list. */
#define N_FACTS 2

G_DEFINE_FINAL_TYPE (GjSettlementPage, gj_settlement_page, GJ_TYPE_PAGE)

static GtkWidget *
where_card (const GjSettlementView *view)
{
  const gboolean face = g_str_has_prefix (view->symbol, "person-");
  GtkWidget *picture = face ? gj_icon_new_sized (view->symbol, "i112") : gj_kit_disc (view->symbol, "i64", "act");
  GtkWidget *words = gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  if (view->who != NULL)
    gtk_box_append (GTK_BOX (words), gj_kit_label (view->who, "choice b"));
  gj_kit_pack (words, gj_kit_label (view->place, view->who != NULL ? "strong-body private" : "choice b private"),
               gj_kit_label (view->detail, "second private"), NULL);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "card detailwho"), picture, words, NULL);
}

static GtkWidget *
split_card (const GjSettlementView *view)
{
  GtkWidget *bar = gj_split_bar_new (view->parts, view->n_parts);
  gj_split_bar_set_exact (GJ_SPLIT_BAR (bar), TRUE);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, "card splitcard"), gj_kit_label (view->split_title, "strong-body b"),
                      bar, NULL);
}

static GtkWidget *
note_line (const char *text)
{
  GtkWidget *icon = gj_icon_new_sized ("shield", "i64");
  GtkWidget *label = gj_kit_label (text, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "safe second"), icon, label, NULL);
}

static void
append_head (GjSettlementPage *self, GtkWidget *head)
{
  g_ptr_array_add (self->heads, g_object_ref_sink (head));
}

/* Where it was and the sum stand beside how it was paid, where half the width is enough for them. */
static void
place (GjSettlementPage *self, gboolean beside)
{
  gj_scroll_list_remove_heads (self->blocks);
  gj_kit_clear (self->facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), beside);
  for (guint i = 0; i < self->heads->len; i++)
    if (beside && i < N_FACTS)
      gtk_box_append (self->facts, self->heads->pdata[i]);
    else
      gj_scroll_list_append_head (self->blocks, self->heads->pdata[i]);
  gj_fit_layout_set_child (GTK_WIDGET (self->blocks), beside ? GJ_FIT_SLOT_SIDE : GJ_FIT_SLOT_MAIN, 0);
}

static void
gj_settlement_page_elder_changed (GjPage *page, gboolean elder)
{
  GjSettlementPage *self = GJ_SETTLEMENT_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  place (self, wide && !elder && self->is_split && !gj_kit_is_small (GTK_WIDGET (self)));
  gj_kit_clear (GTK_BOX (self->sum));
  gtk_box_append (GTK_BOX (self->sum), gj_record_sum_new ((const GjRecordTerm *) self->terms->data, self->terms->len,
                                                          !elder && !wide));
}

static void
gj_settlement_page_finalize (GObject *object)
{
  GjSettlementPage *self = GJ_SETTLEMENT_PAGE (object);
  g_ptr_array_unref (self->heads);
  g_array_unref (self->terms);
  g_string_chunk_free (self->texts);
  G_OBJECT_CLASS (gj_settlement_page_parent_class)->finalize (object);
}

static void
gj_settlement_page_class_init (GjSettlementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_settlement_page_elder_changed;
  G_OBJECT_CLASS (klass)->finalize = gj_settlement_page_finalize;
  g_type_ensure (GJ_TYPE_SCROLL_LIST);
  gj_kit_set_template (widget_class, "settlement_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjSettlementPage, facts);
  gtk_widget_class_bind_template_child (widget_class, GjSettlementPage, blocks);
}

static void
gj_settlement_page_init (GjSettlementPage *self)
{
  self->texts = g_string_chunk_new (256);
  self->heads = g_ptr_array_new_with_free_func (g_object_unref);
  self->terms = g_array_new (FALSE, FALSE, sizeof (GjRecordTerm));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("这一笔"));
  gj_scroll_list_set_framed (self->blocks, FALSE);
  self->sum = gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL);
}

GtkWidget *
gj_settlement_page_new (const GjSettlementView *view)
{
  g_return_val_if_fail (view != NULL && view->place != NULL && view->symbol != NULL && view->n_terms > 0, NULL);
  GjSettlementPage *self = g_object_new (GJ_TYPE_SETTLEMENT_PAGE, NULL);
  for (gsize i = 0; i < view->n_terms; i++)
    {
      GjRecordTerm term = view->terms[i];
      term.operator = gj_kit_keep (self->texts, term.operator);
      term.label = gj_kit_keep (self->texts, term.label);
      g_array_append_val (self->terms, term);
    }
  append_head (self, where_card (view));
  append_head (self, self->sum);
  self->is_split = view->n_parts > 0;
  if (self->is_split)
    append_head (self, split_card (view));
  if (view->note != NULL)
    append_head (self, note_line (view->note));
  return GTK_WIDGET (self);
}
