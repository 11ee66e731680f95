/* SPDX-License-Identifier: Apache-2.0 */
/* See confirm_page.h. In large text the drawing is small, and sentence and table are across a wide page; where there is no room the
   drawing and the least of the table leave, so that the sentence and the sums stay. */
#include "ui/pages/confirm_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

/* The drawing leaves before what was checked; in large text before anything of the table does. */
#define FLOW 5
#define FLOW_FIRST 9
/* How the waiting months come about leaves before anything else of the table: that there are some stays. */
#define WHY_FIRST 8
/* What the sentence has said already leaves before what only the table says of the cover; a sum that is not the usual one stays. */
#define PRICE_AGAIN 4

struct _GjConfirmPage
{
  GjPage parent_instance;
  GtkWidget *say;
  GtkWidget *flow;
  GtkWidget *flow_names[2];
  GtkLabel *sentence;
  GtkWidget *table;
  GtkWidget *balances;
  GjButton *confirm_button;
};

enum
{
  SIGNAL_CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjConfirmPage, gj_confirm_page, GJ_TYPE_PAGE)

static GtkWidget *
person_new (GjAvatar avatar, const char *text, GtkWidget **name)
{
  GtkWidget *face = gj_kit_avatar (avatar, "i128");
  GtkWidget *label = gj_kit_label (text, "flowname");
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  *name = label;
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), face, label, NULL);
}

static void
fill_flow (GjConfirmPage *self, const GjConfirmView *view, const char *yuan)
{
  g_autofree char *payer = g_strdup_printf (C_ ("the holder, after a masked name", "%s（您）"), view->payer_name);
  g_autofree char *relative = g_strdup_printf (C_ ("name and relation", "%s（%s）"), view->relative_name, view->relation);
  GtkWidget *amount = gj_kit_label (yuan, "flowamount");
  gtk_label_set_xalign (GTK_LABEL (amount), 0.5);
  gtk_label_set_wrap (GTK_LABEL (amount), FALSE);
  GtkWidget *arrow = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, "flowarrow"), amount,
                                  gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "shaft"), NULL);
  GtkWidget *with_head = gtk_overlay_new ();
  GtkWidget *head = gj_icon_new_sized ("next", "i56");
  gtk_widget_add_css_class (head, "arrowhead");
  gtk_widget_set_halign (head, GTK_ALIGN_END);
  gtk_widget_set_valign (head, GTK_ALIGN_END);
  gtk_overlay_set_child (GTK_OVERLAY (with_head), arrow);
  gtk_overlay_add_overlay (GTK_OVERLAY (with_head), head);
  gtk_widget_set_valign (with_head, GTK_ALIGN_CENTER);
  gj_kit_pack (self->flow, person_new (view->payer_avatar, payer, &self->flow_names[0]), with_head,
               person_new (view->relative_avatar, relative, &self->flow_names[1]), NULL);
}

static void
fill_sentence (GjConfirmPage *self, const GjConfirmView *view, const char *yuan)
{
  /* The colour of the names is the label's class; bold alone marks them in the markup. */
  g_autofree char *year = gj_kit_year (view->coverage_year);
  /* Two relatives may have one masked name. */
  g_autofree char *relative = g_strdup_printf (C_ ("name and relation", "%s（%s）"), view->relative_name, view->relation);
  g_autofree char *plain = g_strdup_printf (_ ("从{%s}的个人账户支付{%s}，\n为{%s}缴纳{%s}城乡居民医保"), view->payer_name, yuan,
                                            relative, year);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA color;
  const gboolean has_color
      = gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "action", &color);
  guint start = 0;
  for (const char *c = plain; *c != '\0'; c++)
    {
      if (*c == '{')
        start = text->len;
      else if (*c == '}' && has_color)
        {
          PangoAttribute *ink = pango_attr_foreground_new ((guint16) (color.red * G_MAXUINT16), (guint16) (color.green * G_MAXUINT16),
                                                           (guint16) (color.blue * G_MAXUINT16));
          ink->start_index = start;
          ink->end_index = text->len;
          pango_attr_list_insert (attributes, ink);
        }
      else if (*c != '}')
        g_string_append_c (text, *c);
    }
  gtk_label_set_text (self->sentence, text->str);
  gtk_label_set_attributes (self->sentence, attributes);
  pango_attr_list_unref (attributes);
}

static void
append_price (GjConfirmPage *self, const GjConfirmView *view, const char *yuan)
{
  g_autofree char *subsidy = gj_kit_yuan (MAX (view->subsidy_fen, 0));
  g_autofree char *full = gj_kit_yuan (view->reduced_from_fen);
  g_autofree char *price = NULL;
  if (view->reduced_from_fen > 0 && view->group_label != NULL)
    price = gj_kit_markup (_ ("<b>%s</b>（%s，标准%s）"), yuan, view->group_label, full);
  else if (view->reduced_from_fen > 0)
    price = gj_kit_markup (_ ("<b>%s</b>（标准%s，已减免）"), yuan, full);
  else if (view->subsidy_fen > 0)
    price = gj_kit_markup (_ ("<b>%s</b>（另有财政补助%s）"), yuan, subsidy);
  else
    price = gj_kit_markup ("<b>%s</b>", yuan);
  gj_kit_append_row (self->table, gj_kit_table_markup (_ ("个人缴费"), price), view->reduced_from_fen > 0 ? 0 : PRICE_AGAIN);
}

/* What a resident would be angry not to have been told. */
static void
append_waiting (GjConfirmPage *self, const GjConfirmView *view)
{
  if (view->waiting == NULL)
    return;
  gj_kit_append_row (self->table, gj_kit_table_row (_ ("等待期"), gj_kit_label (view->waiting, "v b care")), 0);
  if (view->waiting_why != NULL)
    gj_kit_append_row (self->table, gj_kit_table_row (_ ("怎么算"), gj_kit_label (view->waiting_why, "second")), WHY_FIRST);
}

/* What the money buys: asked at every counter before paying. */
static void
append_cover (GjConfirmPage *self, const GjConfirmView *view)
{
  if (view->cover != NULL)
    gj_kit_append_row (self->table, gj_kit_table_row (_ ("管多久"), gj_kit_label (view->cover, "v")), 3);
}

/* "成年居民", or "60岁及以上（按2027年1月1日算，63岁）". NULL: there is one fee for all. Transfer full. */
static char *
tier_words (const GjConfirmView *view)
{
  if (view->tier_label == NULL || view->age_on == GJ_DATE_NONE)
    return g_strdup (view->tier_label);
  g_autofree char *day = gj_kit_date (view->age_on);
  return g_strdup_printf (_ ("%s（按%s算，%d岁）"), view->tier_label, day, view->age);
}

static void
fill_table (GjConfirmPage *self, const GjConfirmView *view, const char *yuan)
{
  g_autofree char *person = gj_kit_markup (C_ ("name and number", "%s　%s"), view->relative_name, view->relative_id_masked);
  g_autofree char *tier = tier_words (view);
  g_autofree char *place = tier != NULL
                               ? gj_kit_markup (C_ ("place and tier", "%s · %s"), view->insured_place, tier)
                               : gj_kit_markup ("%s", view->insured_place);
  gj_kit_append_row (self->table, gj_kit_table_markup (_ ("参保人"), person), 2);
  gj_kit_append_row (self->table, gj_kit_table_markup (_ ("参保地"), place), 7);
  append_price (self, view, yuan);
  append_waiting (self, view);
  append_cover (self, view);
  gj_kit_append_row (self->table, gj_kit_source_row (view->source, view->verified_at), 6);
  gj_kit_append_row (self->table, gj_kit_checked_row (view->coverage_year, view->late), 1);
  if (view->printer_trouble != GJ_PRINTER_TROUBLE_NONE)
    gj_kit_append_row (self->table, gj_kit_table_markup (_ ("凭条"), _ ("这次不打印，二维码显示在屏幕上")), 0);
}

static void
on_confirm_clicked (GtkWidget *button, GjConfirmPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
gj_confirm_page_elder_changed (GjPage *page, gboolean elder)
{
  GjConfirmPage *self = GJ_CONFIRM_PAGE (page);
  for (guint i = 0; i < G_N_ELEMENTS (self->flow_names); i++)
    gtk_widget_set_visible (self->flow_names[i], !elder);
  gj_fit_layout_set_child (self->flow, GJ_FIT_SLOT_MAIN, elder ? FLOW_FIRST : FLOW);
  gj_fit_layout_set_child (self->say, elder ? GJ_FIT_SLOT_TOP : GJ_FIT_SLOT_MAIN, 0);
  gj_fit_layout_set_child (self->table, elder ? GJ_FIT_SLOT_TOP : GJ_FIT_SLOT_SIDE, 0);
  gj_fit_layout_set_child (self->balances, elder ? GJ_FIT_SLOT_BESIDE : GJ_FIT_SLOT_MAIN, 0);
}

static void
gj_confirm_page_class_init (GjConfirmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_confirm_page_elder_changed;
  signals[SIGNAL_CONFIRMED]
      = g_signal_new ("confirmed", GJ_TYPE_CONFIRM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "confirm_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, say);
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, flow);
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, table);
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, balances);
  gtk_widget_class_bind_template_child (widget_class, GjConfirmPage, confirm_button);
}

static void
gj_confirm_page_init (GjConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 3, 5, C_ ("step", "核对"));
  gj_button_set_text (self->confirm_button, _ ("确认并输入密码"));
  g_signal_connect_object (self->confirm_button, "clicked", G_CALLBACK (on_confirm_clicked), self, 0);
}

GtkWidget *
gj_confirm_page_new (const GjConfirmView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  g_assert (view->balance_after_fen == view->balance_before_fen - view->amount_fen);
  g_assert (view->balance_after_fen >= 0);
  GjConfirmPage *self = g_object_new (GJ_TYPE_CONFIRM_PAGE, NULL);
  g_autofree char *yuan = gj_kit_yuan (view->amount_fen);
  fill_flow (self, view, yuan);
  fill_sentence (self, view, yuan);
  fill_table (self, view, yuan);
  gj_kit_fill_balances (self->balances, view->balance_before_fen, view->balance_after_fen, view->balance_limit);
  return GTK_WIDGET (self);
}
