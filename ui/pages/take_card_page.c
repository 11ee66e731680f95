/* SPDX-License-Identifier: Apache-2.0 */
/* See take_card_page.h. */
#include "ui/pages/take_card_page.h"

#include "core/base/i18n.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/tone.h"

struct _GjTakeCardPage
{
  GjPage parent_instance;
  GtkWidget *headline, *reason, *card_text, *paper, *paper_text, *left;
};

G_DEFINE_FINAL_TYPE (GjTakeCardPage, gj_take_card_page, GJ_TYPE_PAGE)

static void
gj_take_card_page_class_init (GjTakeCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/take_card_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, headline);
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, card_text);
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, paper);
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, paper_text);
  gtk_widget_class_bind_template_child (widget_class, GjTakeCardPage, left);
}

static void
gj_take_card_page_init (GjTakeCardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "because"); /* by which the voice knows it */
  gtk_label_set_text (GTK_LABEL (self->card_text), _("请拔出社保卡"));
  gtk_label_set_text (GTK_LABEL (self->paper_text), _("凭条也请拿好"));
  gj_banner_set (GJ_BANNER (self->left), GJ_TONE_CARE, "warning", _("卡还在机器里"), _("别忘了拿卡。拔不出来，请叫工作人员。"));
}

static const char *
reason_text (GjTakeCardReason reason)
{
  switch (reason)
    {
    case GJ_TAKE_CARD_FINISHED:
      return _("服务已结束，谢谢使用。");
    case GJ_TAKE_CARD_TIMED_OUT:
      return _("很久没有操作，服务已结束。要接着办，请重新插卡。");
    case GJ_TAKE_CARD_CANCELLED:
      return _("已取消，钱没有动。");
    case GJ_TAKE_CARD_PROBLEM:
      return _("这张卡现在办不了，钱没有动。");
    case GJ_TAKE_CARD_LEFT:
      return _("服务已结束，卡还没有拿走。");
    }
  g_return_val_if_reached ("");
}

GtkWidget *
gj_take_card_page_new (const GjTakeCardView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjTakeCardPage *self = g_object_new (GJ_TYPE_TAKE_CARD_PAGE, NULL);
  gtk_label_set_text (GTK_LABEL (self->headline), _("请取回您的卡"));
  gtk_label_set_text (GTK_LABEL (self->reason), reason_text (view->reason));
  gtk_widget_set_visible (self->paper, view->with_receipt);
  gtk_widget_set_visible (self->left, view->reason == GJ_TAKE_CARD_LEFT);
  return GTK_WIDGET (self);
}
