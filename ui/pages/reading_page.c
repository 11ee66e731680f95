/* SPDX-License-Identifier: Apache-2.0 */
/* See reading_page.h. */
#include "ui/pages/reading_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

struct _GjReadingPage
{
  GjPage parent_instance;
  GtkWidget *top, *scene, *drawing, *say, *say_more, *facts, *next, *retry;
};

enum
{
  SIGNAL_RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjReadingPage, gj_reading_page, GJ_TYPE_PAGE)

/* What is the matter with a card, as msgids. */
typedef struct
{
  const char *headline;
  const char *why;
  const char *next;
  gboolean retry;
} Trouble;

static const Trouble troubles[] = {
  [GJ_READING_NOT_SOCIAL] = { N_ ("这不是社会保障卡"), N_ ("插的是别的卡，本机只认社会保障卡。"),
                              N_ ("请拔出这张卡，换社会保障卡再插。"), FALSE },
  [GJ_READING_MUTE] = { N_ ("读不到这张卡"), N_ ("卡可能插反了，没推到底，或芯片脏了、坏了。"),
                        N_ ("请拔出来，芯片朝上、芯片先进，再推到底。"), FALSE },
  [GJ_READING_NAME_REFUSED] = { N_ ("本机暂时读不了这种卡"), N_ ("这是第三代卡，要授权才能读出姓名。"),
                                N_ ("请带卡和身份证到人工窗口办理。"), FALSE },
  [GJ_READING_NO_PSAM] = { N_ ("本机暂时不能用这张卡"), N_ ("核对卡的部件没有工作，不是卡的事。"),
                           N_ ("请换一台机器，或带证件到人工窗口。"), FALSE },
  [GJ_READING_FORGED] = { N_ ("这张卡没有通过核对"), N_ ("芯片的回答不对，可能坏了。什么都没有办。"),
                          N_ ("请带身份证和卡到社保卡窗口查。"), FALSE },
  [GJ_READING_UNPROVEN] = { N_ ("这张卡还不能在这里用"), N_ ("要先核对卡才能办，这张卡不能核对。"),
                            N_ ("请带卡和身份证到人工窗口办理。"), FALSE },
  [GJ_READING_BLOCKED] = { N_ ("这张卡停用了"), N_ ("卡里的社保应用已被锁定，哪台机器都读不了。"),
                           N_ ("请带身份证到社保卡窗口，恢复或补卡。"), FALSE },
  [GJ_READING_PIN_LOCKED] = { N_ ("卡的密码已锁定"), N_ ("密码输错的次数用完了，卡已锁住。"),
                              N_ ("请带身份证到社保卡窗口，重设密码。"), FALSE },
  [GJ_READING_EXPIRED] = { N_ ("这张卡过期了"), N_ ("卡上写的有效期已经过了。"), N_ ("请带身份证到社保卡窗口换新卡。"), FALSE },
  [GJ_READING_UNREADABLE] = { N_ ("这次没有读成"), N_ ("读的时候卡动了，或者接触不好。"),
                              N_ ("请别动卡，再读一次；还不行就拔出来重插。"), TRUE },
  [GJ_READING_UNKNOWN_HOLDER] = { N_ ("本机没有您的资料"), N_ ("卡能读，但本机没有您的医保资料。"),
                                  N_ ("请到人工窗口查询，或拨打医保热线。"), FALSE },
};

static void
on_retry (GjReadingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
gj_reading_page_class_init (GjReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_RETRY]
      = g_signal_new ("retry", GJ_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/reading_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, top);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, scene);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, say);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, say_more);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, facts);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, next);
  gtk_widget_class_bind_template_child (widget_class, GjReadingPage, retry);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gj_reading_page_init (GjReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->retry), _("再读一次"));
}

GtkWidget *
gj_reading_page_new (const GjReadingView *view)
{
  GjReadingPage *self = g_object_new (GJ_TYPE_READING_PAGE, NULL);
  gj_reading_page_set_view (self, view);
  return GTK_WIDGET (self);
}

static void
show_reading (GjReadingPage *self, gboolean slow)
{
  gj_icon_set_name (GJ_ICON (self->drawing), "card-stay");
  gtk_label_set_text (GTK_LABEL (self->say), _("正在读卡，请别拔卡"));
  gtk_label_set_text (GTK_LABEL (self->say_more), slow ? _("这张卡读得慢一点，请再等等") : _("一两秒就好"));
}

static void
show_trouble (GjReadingPage *self, const Trouble *trouble, const char *hotline)
{
  g_autofree char *why = g_markup_escape_text (_(trouble->why), -1);
  g_autofree char *what_next = g_markup_escape_text (_(trouble->next), -1);
  g_autofree char *money = g_markup_printf_escaped ("<b>%s</b>%s", _("没有。"), _("您的钱一分没动。"));
  gtk_box_append (GTK_BOX (self->top), gj_kit_outcome (GJ_TONE_STOP, "card", _(trouble->headline), trouble->retry ? _("卡还在里面，请先别拔") : _("请拔出这张卡")));
  gtk_box_append (GTK_BOX (self->facts), gj_kit_fact (GJ_TONE_CARE, "info", _("为什么"), why));
  gtk_box_append (GTK_BOX (self->facts), gj_kit_fact (GJ_TONE_DONE, "money-safe", _("钱动了吗"), money));
  gtk_box_append (GTK_BOX (self->next), gj_kit_fact (GJ_TONE_ACT, "arrow", _("接下来怎么办"), what_next));
  gj_icon_set_name (GJ_ICON (self->drawing), "take-card");
  gtk_label_set_text (GTK_LABEL (self->say), _("请拔出这张卡"));
  g_autofree char *ask = g_strdup_printf (_("不清楚？打%s，或到窗口问。"), hotline != NULL ? hotline : "12393");
  gtk_label_set_text (GTK_LABEL (self->say_more), ask);
}

void
gj_reading_page_set_view (GjReadingPage *self, const GjReadingView *view)
{
  g_return_if_fail (GJ_IS_READING_PAGE (self) && view != NULL);
  gj_kit_clear (GTK_BOX (self->top));
  gj_kit_clear (GTK_BOX (self->facts));
  gj_kit_clear (GTK_BOX (self->next));
  const gboolean reading = view->state == GJ_READING_BUSY || view->state == GJ_READING_SLOW;
  gtk_widget_set_visible (self->facts, !reading);
  gtk_widget_set_visible (self->next, !reading);
  gtk_widget_set_visible (self->top, !reading);
  gtk_widget_set_visible (self->scene, reading || !troubles[view->state].retry);
  gtk_widget_set_visible (self->retry, !reading && troubles[view->state].retry);
  if (reading)
    show_reading (self, view->state == GJ_READING_SLOW);
  else
    show_trouble (self, &troubles[view->state], view->hotline);
  if (reading)
    gtk_widget_remove_css_class (self->scene, "compact");
  else
    gtk_widget_add_css_class (self->scene, "compact");
}
