/* SPDX-License-Identifier: Apache-2.0 */
/* See verify_page.h. */
#include "ui/pages/verify_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

struct _GjVerifyPage
{
  GjPage parent_instance;
  gboolean has_advice;
  GtkWidget *top, *scene, *facts, *rows, *note, *advice, *acts, *records, *again;
  GPtrArray *said; /* the rows, as they stand */
  guint n_later;   /* of them, those that tell what became of it */
  char *line;      /* under the head */
};

static guint signal_again, signal_records;

G_DEFINE_FINAL_TYPE (GjVerifyPage, gj_verify_page, GJ_TYPE_PAGE)

static void
on_again (GjVerifyPage *self)
{
  g_signal_emit (self, signal_again, 0);
}

static void
on_records (GjVerifyPage *self)
{
  g_signal_emit (self, signal_records, 0);
}

static void
gj_verify_page_finalize (GObject *object)
{
  g_ptr_array_unref (GJ_VERIFY_PAGE (object)->said);
  g_free (GJ_VERIFY_PAGE (object)->line);
  G_OBJECT_CLASS (gj_verify_page_parent_class)->finalize (object);
}

/* Where there is little room, what a genuine paper says has it: the note stands beside the button and not above it, and what to do with
   the paper is in the line below the headline alone. */
static void
gj_verify_page_elder_changed (GjPage *page, gboolean elder)
{
  GjVerifyPage *self = GJ_VERIFY_PAGE (page);
  const gboolean across = elder || gj_kit_is_small (GTK_WIDGET (page));
  gj_fit_layout_set_child (self->rows, across ? GJ_FIT_SLOT_TOP : GJ_FIT_SLOT_MAIN, 0);
  gj_fit_layout_set_child (self->note, across ? GJ_FIT_SLOT_BESIDE : GJ_FIT_SLOT_SIDE, 0);
  gtk_widget_set_visible (self->advice, self->has_advice && !(across && self->said->len > 1));
}

static void
gj_verify_page_class_init (GjVerifyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_verify_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_verify_page_elder_changed;
  signal_again = g_signal_new ("again", GJ_TYPE_VERIFY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signal_records = g_signal_new ("records", GJ_TYPE_VERIFY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gj_kit_set_template (widget_class, "verify_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, top);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, scene);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, facts);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, note);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, advice);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, records);
  gtk_widget_class_bind_template_child (widget_class, GjVerifyPage, again);
  gtk_widget_class_bind_template_callback (widget_class, on_records);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
}

static void
gj_verify_page_init (GjVerifyPage *self)
{
  self->said = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->records), _("看明细"));
  gj_button_set_text (GJ_BUTTON (self->again), _("再验一张"));
}

static void
add_fact (GjVerifyPage *self, GjTone tone, const char *symbol, const char *heading, const char *markup)
{
  gtk_box_append (GTK_BOX (self->facts), gj_kit_fact (tone, symbol, heading, markup));
}

static void
show_how (GjVerifyPage *self)
{
  gtk_box_append (GTK_BOX (self->top), gj_kit_outcome (GJ_TONE_ACT, "verify", _("请扫凭条"), _("把凭条上的二维码，对着扫码口")));
  gtk_widget_set_visible (self->scene, TRUE);
  gtk_widget_set_visible (self->facts, TRUE);
  add_fact (self, GJ_TONE_PLAIN, "info", _("怎么拿"), _("离扫码口一个手掌远，纸放平，等一两秒。"));
  add_fact (self, GJ_TONE_PLAIN, "shield", _("能看出什么"), _("二维码是真是假。纸上写的要和屏幕对一遍，不一样就是假凭条。"));
}

static void
show_no_scanner (GjVerifyPage *self, const GjVerifyView *view)
{
  g_autofree char *where = gj_kit_markup (_("拿着凭条到<b>%s</b>，请工作人员扫一扫。"), view->window != NULL ? view->window : _("窗口"));
  g_autofree char *call = gj_kit_markup (_("也可以打<b>%s</b>，报凭条上的编号。"), view->hotline);
  gtk_box_append (GTK_BOX (self->top), gj_kit_outcome (GJ_TONE_CARE, "verify", _("这台机器现在扫不了码"), _("凭条的真假没有变，换个地方就能验")));
  gtk_widget_set_visible (self->facts, TRUE);
  add_fact (self, GJ_TONE_ACT, "staff", _("接下来怎么办"), where);
  add_fact (self, GJ_TONE_PLAIN, "phone", _("不想走过去"), call);
}

static void
add_row (GjVerifyPage *self, guint place, const GjVerifyRow *row)
{
  g_autofree char *value = g_markup_escape_text (row->value, -1);
  g_ptr_array_insert (self->said, (int) place, g_object_ref_sink (gj_kit_table_markup (row->key, value)));
}

static void
list_rows (GjVerifyPage *self)
{
  gj_paged_list_remove_all (GJ_PAGED_LIST (self->rows));
  for (guint i = 0; i < self->said->len; i++)
    gj_paged_list_append (GJ_PAGED_LIST (self->rows), g_ptr_array_index (self->said, i));
}

void
gj_verify_page_add_later (GjVerifyPage *self, const GjVerifyRow *row)
{
  g_return_if_fail (GJ_IS_VERIFY_PAGE (self));
  add_row (self, self->n_later++, row);
  list_rows (self);
}

static void
show_result (GjVerifyPage *self, const GjVerifyView *view)
{
  self->line = g_strdup (view->line);
  gtk_box_append (GTK_BOX (self->top), gj_kit_outcome (view->tone, view->symbol, view->headline, view->line));
  for (gsize i = 0; i < view->n_rows; i++)
    add_row (self, (guint) i, &view->rows[i]);
  list_rows (self);
  gtk_widget_set_visible (self->rows, view->n_rows > 0);
  gtk_widget_set_vexpand (self->rows, view->n_rows > 1);
  self->has_advice = view->advice != NULL;
  if (self->has_advice)
    {
      g_autofree char *advice = gj_kit_markup ("<b>%s</b>", view->advice);
      gtk_box_append (GTK_BOX (self->advice), gj_kit_fact (GJ_TONE_ACT, "arrow", _("接下来怎么办"), advice));
    }
  gj_fit_layout_set_child (self->advice, GJ_FIT_SLOT_SIDE, view->n_rows > 1 ? 2 : 0);
}

GtkWidget *
gj_verify_page_new (const GjVerifyView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjVerifyPage *self = g_object_new (GJ_TYPE_VERIFY_PAGE, NULL);
  gtk_widget_set_visible (self->acts, view->headline != NULL);
  gtk_widget_set_sensitive (self->again, view->has_scanner);
  if (view->headline != NULL)
    show_result (self, view);
  else if (view->has_scanner)
    show_how (self);
  else
    show_no_scanner (self, view);
  return GTK_WIDGET (self);
}

void
gj_verify_page_set_verdict (GjVerifyPage *self, GjTone tone, const char *symbol, const char *headline)
{
  g_return_if_fail (GJ_IS_VERIFY_PAGE (self));
  gtk_box_remove (GTK_BOX (self->top), gtk_widget_get_first_child (self->top));
  gtk_box_append (GTK_BOX (self->top), gj_kit_outcome (tone, symbol, headline, self->line));
}

void
gj_verify_page_offer_records (GjVerifyPage *self)
{
  g_return_if_fail (GJ_IS_VERIFY_PAGE (self));
  gtk_widget_set_visible (self->records, TRUE);
}

void
gj_verify_page_set_note (GjVerifyPage *self, GjTone tone, const char *symbol, const char *head, const char *detail)
{
  g_return_if_fail (GJ_IS_VERIFY_PAGE (self));
  gj_banner_set (GJ_BANNER (self->note), tone, symbol, head, detail);
  gtk_widget_set_visible (self->note, head != NULL);
}
