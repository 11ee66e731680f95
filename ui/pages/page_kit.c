/* SPDX-License-Identifier: Apache-2.0 */
/* See page_kit.h. */
#include "ui/pages/page_kit.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/family_tree.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/whole_text.h"

/* A key of so many characters in two lines would leave one of them alone. */
#define SHORT_KEY 3
#define TEMPLATE_PATH "/gongji/pages/"

void
gj_kit_add_classes (GtkWidget *widget, const char *classes)
{
  if (classes == NULL)
    return;
  g_auto (GStrv) names = g_strsplit (classes, " ", -1);
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0')
      gtk_widget_add_css_class (widget, *name);
}

GtkWidget *
gj_kit_box (GtkOrientation orientation, const char *classes)
{
  GtkWidget *box = gtk_box_new (orientation, 0);
  gj_kit_add_classes (box, classes);
  return box;
}

GtkWidget *
gj_kit_label (const char *text, const char *classes)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gj_whole_text_keep (GTK_LABEL (label));
  gj_kit_add_classes (label, classes);
  return label;
}

GtkWidget *
gj_kit_markup_label (const char *markup, const char *classes)
{
  GtkWidget *label = gj_kit_label (NULL, classes);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

GtkWidget *
gj_kit_spacer (void)
{
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (spacer, TRUE);
  return spacer;
}

GtkWidget *
gj_kit_pack (GtkWidget *box, ...)
{
  va_list children;
  GtkWidget *child;
  va_start (children, box);
  while ((child = va_arg (children, GtkWidget *)) != NULL)
    gtk_box_append (GTK_BOX (box), child);
  va_end (children);
  return box;
}

void
gj_kit_clear (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

GtkWidget *
gj_kit_avatar (GjAvatar avatar, const char *size_class)
{
  GtkWidget *icon = gj_icon_new_sized (gj_avatar_icon_name (avatar), size_class);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

GtkWidget *
gj_kit_disc (const char *icon, const char *icon_class, const char *classes)
{
  GtkWidget *disc = gtk_center_box_new ();
  gj_kit_add_classes (disc, "disc");
  gj_kit_add_classes (disc, classes);
  GtkWidget *drawing = gj_icon_new_sized (icon, icon_class);
  gtk_widget_set_valign (drawing, GTK_ALIGN_CENTER);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (disc), drawing);
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (disc, GTK_ALIGN_START);
  return disc;
}

GtkWidget *
gj_kit_outcome (GjTone tone, const char *icon, const char *headline, const char *line)
{
  GtkWidget *disc = gj_kit_disc (icon, "i84", "filled large");
  GtkWidget *head = gj_kit_label (headline, "headline");
  /* What is done is heard by its headline; of all else also the line below, which says what to do. */
  GtkWidget *below = gj_kit_label (line, tone == GJ_TONE_DONE ? "label" : "label said");
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), head, below, NULL);
  gj_tone_apply (disc, tone);
  if (tone == GJ_TONE_DONE)
    gj_tone_apply (head, tone);
  gtk_widget_set_hexpand (words, TRUE);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "outcome"), disc, words, NULL);
}

static gboolean
has_shape (GtkWidget *widget, const char *shape)
{
  GtkRoot *window = gtk_widget_get_root (widget);
  return window != NULL && gtk_widget_has_css_class (GTK_WIDGET (window), shape);
}

gboolean
gj_kit_is_small (GtkWidget *widget)
{
  return has_shape (widget, "small");
}

gboolean
gj_kit_is_wide (GtkWidget *widget)
{
  return has_shape (widget, "wide");
}

gboolean
gj_kit_has_short_words (GtkWidget *widget)
{
  return has_shape (widget, "zh_CN");
}

const char *
gj_kit_qr_note (gboolean brief)
{
  return brief ? _ ("可拍照留存") : _ ("和纸上的一样，可拍照留存\n凭它可在自助机或窗口查真假");
}

GtkWidget *
gj_kit_qr_head (const char *text)
{
  GtkWidget *head = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "duohead");
  gtk_widget_set_halign (head, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), gj_kit_label (text, "b"));
  return head;
}

GtkWidget *
gj_kit_qr_code (const char *qr_text)
{
  GtkWidget *qr = gj_qr_view_new (qr_text);
  gtk_widget_set_halign (qr, GTK_ALIGN_CENTER);
  return qr;
}

GtkWidget *
gj_kit_qr_line (const char *text)
{
  GtkWidget *line = gj_kit_label (text, "qrline");
  gtk_label_set_justify (GTK_LABEL (line), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (line), 0.5);
  return line;
}

GtkWidget *
gj_kit_fact (GjTone tone, const char *icon, const char *heading, const char *markup)
{
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, tone == GJ_TONE_ACT ? "card fact next" : "card fact");
  GtkWidget *disc = gj_kit_disc (icon, "i64", tone == GJ_TONE_ACT ? "filled" : NULL);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_label (heading, "question"),
                                  gj_kit_markup_label (markup, "answer"), NULL);
  gj_tone_apply (disc, tone);
  gtk_widget_set_valign (disc, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  return gj_kit_pack (card, disc, words, NULL);
}

GtkWidget *
gj_kit_empty (const char *icon, const char *head, const char *text)
{
  GtkWidget *card = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card empty");
  GtkWidget *drawing = gj_kit_disc (icon, "i88", "quiet large");
  GtkWidget *title = gj_kit_label (head, "emptyhead");
  GtkWidget *advice = gj_kit_label (text, "advice");
  gtk_widget_set_halign (drawing, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0.5);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (advice), 0.5);
  gtk_label_set_justify (GTK_LABEL (advice), GTK_JUSTIFY_CENTER);
  return gj_kit_pack (card, drawing, title, advice, NULL);
}

static GtkWidget *
append_way (GtkWidget *page, const char *text, const char *symbol, const char *action)
{
  GtkWidget *button = gj_button_new (text, symbol, "second");
  gtk_widget_add_css_class (button, "tall");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, page);
  gj_fit_layout_set_child (button, GJ_FIT_SLOT_FOOT, 2); /* the dock's says the same */
  return button;
}

GtkWidget *
gj_kit_append_way_back (GtkWidget *page)
{
  return append_way (page, C_ ("way out", "返回"), "back", GJ_PAGE_BACK);
}

GtkWidget *
gj_kit_append_way_home (GtkWidget *page)
{
  return append_way (page, _ ("回首页"), "home", GJ_PAGE_HOME);
}

GtkWidget *
gj_kit_table_row (const char *key, GtkWidget *value)
{
  GtkWidget *key_label = gj_kit_label (key, "k");
  gtk_label_set_wrap_mode (GTK_LABEL (key_label), PANGO_WRAP_WORD); /* narrow beside its value, but no word in pieces */
  gtk_label_set_wrap (GTK_LABEL (key_label), g_utf8_strlen (key, -1) > SHORT_KEY);
  GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tr");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  return gj_kit_pack (row, key_label, value, NULL);
}

GtkWidget *
gj_kit_table_markup (const char *key, const char *markup)
{
  return gj_kit_table_row (key, gj_kit_markup_label (markup, "v"));
}

void
gj_kit_append_row (GtkWidget *table, GtkWidget *row, int drop)
{
  gtk_widget_set_parent (row, table);
  gj_fit_layout_set_child (row, GJ_FIT_SLOT_MAIN, drop);
}

void
gj_kit_stack_table_row (GtkWidget *row, gboolean stacked)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (stacked)
    gtk_widget_add_css_class (row, "stacked");
  else
    gtk_widget_remove_css_class (row, "stacked");
}

GtkWidget *
gj_kit_tick (const char *text)
{
  GtkWidget *icon = gj_icon_new_sized ("paid", "i40");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tick done"), icon, gj_kit_label (text, "v b"), NULL);
}

GtkWidget *
gj_kit_checked_row (int coverage_year, gboolean late)
{
  g_autofree char *unpaid = g_strdup_printf (_ ("没查到%d年度已缴"), coverage_year);
  GtkWidget *value = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_tick (unpaid),
                                  gj_kit_tick (late ? _ ("参保正常，余额够，现在可以补缴") : _ ("参保正常，余额够，在缴费期内")), NULL);
  return gj_kit_table_row (_ ("已核对"), value);
}

GtkWidget *
gj_kit_source_row (const char *source, GjDate verified_at)
{
  g_autofree char *when = gj_kit_verified (verified_at);
  GtkWidget *value = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL),
                                  gj_kit_label (source != NULL ? source : _ ("本机暂未收录"), "v"), gj_kit_label (when, "second"), NULL);
  return gj_kit_table_row (_ ("标准来源"), value);
}

static GtkWidget *
balance_new (const char *what, gint64 fen)
{
  g_autofree char *money = gj_money_format (fen);
  GtkWidget *number = gj_kit_label (money, "number");
  GtkWidget *box = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_label (what, "second"), number, NULL);
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

const char *
gj_kit_balance_limit (void)
{
  return _ ("看病花的钱还没减");
}

void
gj_kit_fill_balances (GtkWidget *card, gint64 before_fen, gint64 after_fen, const char *limit)
{
  GtkWidget *arrow = gj_icon_new_sized ("arrow", "i56");
  gtk_widget_add_css_class (arrow, "act");
  gtk_widget_set_valign (arrow, GTK_ALIGN_CENTER);
  GtkWidget *row = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "balancerow"), balance_new (_ ("付款前余额"), before_fen), arrow,
                                balance_new (_ ("付款后余额"), after_fen), NULL);
  gj_kit_append_row (card, row, 0);
  g_autofree char *note = g_strdup_printf (_ ("%s。缴错了请到窗口处理"), limit != NULL ? limit : gj_kit_balance_limit ());
  gj_kit_append_row (card, gj_kit_label (note, "second"), 6);
}

char *
gj_kit_yuan (gint64 fen)
{
  g_autofree char *number = gj_money_format_sentence (fen);
  return g_strdup_printf (C_ ("an amount inside a sentence", "%s元"), number);
}

char *
gj_kit_year (int coverage_year)
{
  return g_strdup_printf (C_ ("a year of coverage", "%d年度"), coverage_year);
}

char *
gj_kit_month (GjDate date)
{
  return g_strdup_printf (C_ ("a month of a year", "%u年%u月"), gj_date_year (date), gj_date_month (date));
}

char *
gj_kit_date (GjDate date)
{
  return g_strdup_printf (C_ ("a day", "%u年%u月%u日"), gj_date_year (date), gj_date_month (date), gj_date_day (date));
}

void
gj_kit_stack_rows (GjPagedList *list, gboolean elder)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GJ_IS_LIST_ROW (row))
      gj_list_row_set_stacked (GJ_LIST_ROW (row), elder);
}

char *
gj_kit_verified (GjDate verified_at)
{
  if (verified_at == GJ_DATE_NONE)
    return g_strdup (_ ("未注明核实日期"));
  g_autofree char *day = gj_kit_date (verified_at);
  return g_strdup_printf (_ ("本厅%s核实"), day);
}

char *
gj_kit_markup (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  char *markup = g_markup_vprintf_escaped (format, args);
  va_end (args);
  return markup;
}

const char *
gj_kit_keep (GStringChunk *texts, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (texts, text);
}

void
gj_kit_set_acts (GtkWidget *acts, GtkWidget *main_button, const char *main_text, const char *main_symbol,
                 GtkWidget *second_button, const char *second_text, const char *second_symbol)
{
  gj_button_set_text (GJ_BUTTON (main_button), main_text);
  gj_button_set_symbol (GJ_BUTTON (main_button), main_symbol);
  gj_button_set_wraps (GJ_BUTTON (main_button), TRUE);
  gj_button_set_text (GJ_BUTTON (second_button), second_text);
  gj_button_set_symbol (GJ_BUTTON (second_button), second_symbol);
  gj_button_set_wraps (GJ_BUTTON (second_button), TRUE);
  gtk_widget_set_visible (main_button, main_text != NULL);
  gtk_widget_set_visible (second_button, second_text != NULL);
  gtk_widget_set_hexpand (second_button, main_text == NULL);
  gtk_widget_set_visible (acts, main_text != NULL || second_text != NULL);
}

void
gj_kit_set_template (GtkWidgetClass *widget_class, const char *file)
{
  g_autofree char *path = g_strconcat (TEMPLATE_PATH, file, NULL);
  g_type_ensure (GJ_TYPE_FIT_LAYOUT);
  g_type_ensure (GJ_TYPE_PAGED_LIST);
  g_type_ensure (GJ_TYPE_FAMILY_TREE);
  g_type_ensure (GJ_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, path);
}
