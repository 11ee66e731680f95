/* SPDX-License-Identifier: Apache-2.0 */
/* See idle_page.h. */
#include "ui/pages/idle_page.h"

#include "core/base/i18n.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/tone.h"

struct _GjIdlePage
{
  GjPage parent_instance;
  GtkWidget *welcome, *call, *caps, *caption_1, *caption_2, *caption_3, *where, *where_text;
  GtkWidget *cardless_head, *cardless, *verify, *policy, *news;
};

enum
{
  SIGNAL_VERIFY,
  SIGNAL_POLICY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjIdlePage, gj_idle_page, GJ_TYPE_PAGE)

static void
on_verify (GjIdlePage *self)
{
  g_signal_emit (self, signals[SIGNAL_VERIFY], 0);
}

static void
on_policy (GjIdlePage *self)
{
  g_signal_emit (self, signals[SIGNAL_POLICY], 0);
}

/* On a small screen the columns are narrow: captions and tiles stand below each other. */
static void
gj_idle_page_elder_changed (GjPage *page, gboolean elder)
{
  GjIdlePage *self = GJ_IDLE_PAGE (page);
  const gboolean small = gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page))), "small");
  const GtkOrientation across = small ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->caps), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cardless), across);
}

static void
gj_idle_page_class_init (GjIdlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *const names[N_SIGNALS] = { "verify", "policy" };
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], GJ_TYPE_IDLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_idle_page_elder_changed;
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/idle_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, welcome);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, call);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, caps);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, caption_1);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, caption_2);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, caption_3);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, where);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, where_text);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, cardless_head);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, cardless);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, verify);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, policy);
  gtk_widget_class_bind_template_child (widget_class, GjIdlePage, news);
  gtk_widget_class_bind_template_callback (widget_class, on_verify);
  gtk_widget_class_bind_template_callback (widget_class, on_policy);
}

static void
gj_idle_page_init (GjIdlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), GJ_PAGE_PUBLIC);
  gtk_label_set_text (GTK_LABEL (self->welcome), _("欢迎使用共济自助机"));
  gtk_label_set_text (GTK_LABEL (self->call), _("请插入社会保障卡"));
  gtk_label_set_text (GTK_LABEL (self->caption_1), _("芯片朝上"));
  gtk_label_set_text (GTK_LABEL (self->caption_2), _("芯片先进"));
  gtk_label_set_text (GTK_LABEL (self->caption_3), _("推到底"));
  gtk_label_set_text (GTK_LABEL (self->cardless_head), _("没带卡也能办"));
  g_object_set (self->verify, "text", _("验证凭证"), "detail", _("扫一扫凭条，辨真假"), NULL);
  g_object_set (self->policy, "text", _("政策与计算"), "detail", _("缴多少，等几个月"), NULL);
}

GtkWidget *
gj_idle_page_new (const GjIdleView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjIdlePage *self = g_object_new (GJ_TYPE_IDLE_PAGE, NULL);
  if (view->slot_place != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("插卡口在%s"), view->slot_place);
      gtk_label_set_text (GTK_LABEL (self->where_text), text);
    }
  gtk_widget_set_visible (self->where, view->slot_place != NULL);
  if (view->takes_codes)
    gtk_label_set_text (GTK_LABEL (self->cardless_head), _("没带卡，扫医保码能查看，也能办这些"));
  gtk_widget_set_visible (self->verify, view->offers_verify);
  gtk_widget_set_visible (self->policy, view->offers_policy);
  gtk_widget_set_visible (self->cardless, view->offers_verify || view->offers_policy);
  gtk_widget_set_visible (self->cardless_head, view->offers_verify || view->offers_policy);
  gj_banner_set (GJ_BANNER (self->news), GJ_TONE_ACT, "announce", view->announcement, view->announcement_source);
  gtk_widget_set_visible (self->news, view->announcement != NULL);
  return GTK_WIDGET (self);
}
