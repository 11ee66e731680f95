/* SPDX-License-Identifier: Apache-2.0 */
/* See printer_notice_page.h. */
#include "ui/pages/printer_notice_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"

struct _GjPrinterNoticePage
{
  GjPage parent_instance;
  GtkBox *outcome;
  GtkBox *money;
  GtkBox *next;
  GjButton *stop_button;
  GjButton *go_on_button;
};

enum
{
  SIGNAL_GO_ON,
  SIGNAL_STOP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPrinterNoticePage, gj_printer_notice_page, GJ_TYPE_PAGE)

static void
on_go_on_clicked (GtkWidget *button, GjPrinterNoticePage *self)
{
  g_signal_emit (self, signals[SIGNAL_GO_ON], 0);
}

static void
on_stop_clicked (GtkWidget *button, GjPrinterNoticePage *self)
{
  g_signal_emit (self, signals[SIGNAL_STOP], 0);
}

static void
gj_printer_notice_page_class_init (GjPrinterNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_GO_ON]
      = g_signal_new ("go-on", GJ_TYPE_PRINTER_NOTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STOP]
      = g_signal_new ("stop", GJ_TYPE_PRINTER_NOTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "printer_notice_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPrinterNoticePage, outcome);
  gtk_widget_class_bind_template_child (widget_class, GjPrinterNoticePage, money);
  gtk_widget_class_bind_template_child (widget_class, GjPrinterNoticePage, next);
  gtk_widget_class_bind_template_child (widget_class, GjPrinterNoticePage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, GjPrinterNoticePage, go_on_button);
}

static void
gj_printer_notice_page_init (GjPrinterNoticePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 3, 5, C_ ("step", "核对"));
  gj_button_set_text (self->stop_button, _ ("先不缴"));
  gj_button_set_text (self->go_on_button, _ ("不打印，继续缴费"));
  g_signal_connect_object (self->stop_button, "clicked", G_CALLBACK (on_stop_clicked), self, 0);
  g_signal_connect_object (self->go_on_button, "clicked", G_CALLBACK (on_go_on_clicked), self, 0);
}

GtkWidget *
gj_printer_notice_page_new (const GjPrinterNoticeView *view)
{
  g_return_val_if_fail (view != NULL && view->trouble != GJ_PRINTER_TROUBLE_NONE, NULL);
  GjPrinterNoticePage *self = g_object_new (GJ_TYPE_PRINTER_NOTICE_PAGE, NULL);
  gtk_box_append (self->outcome, gj_kit_outcome (GJ_TONE_CARE, "paper-out", _ ("现在打不了凭条"),
                                                 gj_printer_trouble_text (view->trouble)));
  gtk_box_append (self->money, gj_kit_fact (GJ_TONE_DONE, "money-safe", _ ("钱动了吗"),
                                            _ ("<b>没有。</b>还没有缴费，您的钱一分没动。")));
  gtk_box_append (self->next,
                  gj_kit_fact (GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
                               _ ("<b>1.</b> 可以继续缴：凭条会存好，二维码显示在屏幕上，能拍照，以后能补打。\n"
                                  "<b>2.</b> 想要纸的，先不缴：换一台机器，或到窗口。")));
  return GTK_WIDGET (self);
}
