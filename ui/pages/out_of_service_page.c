/* SPDX-License-Identifier: Apache-2.0 */
/* The page of a machine that is out of service; see outcome_page.h. The other machines are not drawn: their state is not known here. */
#include "core/base/i18n.h"
#include "ui/pages/outcome_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

struct _GjOutOfServicePage
{
  GjPage parent_instance;
  GtkWidget *headline, *reason, *where_icon, *where, *where_detail, *money, *card_in, *card_text, *recovery, *staff_code, *policy;
};

static guint policy_signal;

G_DEFINE_FINAL_TYPE (GjOutOfServicePage, gj_out_of_service_page, GJ_TYPE_PAGE)

static void
on_policy (GjOutOfServicePage *self)
{
  g_signal_emit (self, policy_signal, 0);
}

static void
gj_out_of_service_page_class_init (GjOutOfServicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  policy_signal = g_signal_new ("policy", GJ_TYPE_OUT_OF_SERVICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/out_of_service_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, headline);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, reason);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, where_icon);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, where);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, where_detail);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, money);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, card_in);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, card_text);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, recovery);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, staff_code);
  gtk_widget_class_bind_template_child (widget_class, GjOutOfServicePage, policy);
  gtk_widget_class_bind_template_callback (widget_class, on_policy);
}

static void
gj_out_of_service_page_init (GjOutOfServicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (self->reason, "because"); /* by which the voice knows it */
  gj_button_set_text (GJ_BUTTON (self->policy), _("政策与计算"));
}

static const char *
or_else (const char *text, const char *otherwise)
{
  return text != NULL ? text : otherwise;
}

GtkWidget *
gj_out_of_service_page_new (const GjOutOfServiceView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjOutOfServicePage *self = g_object_new (GJ_TYPE_OUT_OF_SERVICE_PAGE, NULL);
  gtk_label_set_text (GTK_LABEL (self->headline), or_else (view->headline, _("这台机器暂停服务")));
  gj_label_set_or_hide (GTK_LABEL (self->reason), view->reason);
  gj_icon_set_name (GJ_ICON (self->where_icon), or_else (view->where_symbol, "staff"));
  gtk_label_set_text (GTK_LABEL (self->where), or_else (view->where, _("请到人工窗口办理")));
  gj_label_set_or_hide (GTK_LABEL (self->where_detail), view->where_detail);
  gtk_widget_set_vexpand (self->where, view->where_detail == NULL); /* in the middle with the drawing */
  gj_banner_set (GJ_BANNER (self->money), GJ_TONE_DONE, "money-safe", _("钱没有受影响"),
                 or_else (view->money, _("已办好的都已记下，缺的凭条可以补打。")));
  g_autofree char *card = g_markup_printf_escaped ("<b>%s</b>\n%s", _("卡还在机器里？"), _("请拔出来；拔不动就叫工作人员。"));
  gtk_label_set_markup (GTK_LABEL (self->card_text), card);
  gtk_widget_set_visible (self->card_text, view->card_may_be_in);
  gj_label_set_or_hide (GTK_LABEL (self->recovery), view->recovery);
  gtk_widget_set_visible (self->card_in, view->card_may_be_in || view->recovery != NULL);
  g_autofree char *code = view->staff_code != NULL ? g_strdup_printf (_("工作人员请看：%s"), view->staff_code) : NULL;
  gj_label_set_or_hide (GTK_LABEL (self->staff_code), code);
  gtk_widget_set_visible (self->policy, view->offers_policy);
  return GTK_WIDGET (self);
}
