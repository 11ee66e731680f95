/* SPDX-License-Identifier: Apache-2.0 */
/* See scene_page.h. */
#include "ui/pages/scene_page.h"

#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/whole_text.h"

struct _GjScenePage
{
  GjPage parent_instance;
  GtkLabel *headline;
  GtkLabel *reason;
  GtkWidget *picture;
  GtkLabel *say;
  GtkWidget *note;
  GtkWidget *button;
};

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjScenePage, gj_scene_page, GJ_TYPE_PAGE)

static void
on_pressed (GjScenePage *self)
{
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0);
}

static void
gj_scene_page_class_init (GjScenePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_PRESSED]
      = g_signal_new ("pressed", GJ_TYPE_SCENE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  g_type_ensure (GJ_TYPE_BANNER);
  gj_kit_set_template (widget_class, "scene_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, headline);
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, reason);
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, picture);
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, say);
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, note);
  gtk_widget_class_bind_template_child (widget_class, GjScenePage, button);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
gj_scene_page_init (GjScenePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep (self->say);
}

GtkWidget *
gj_scene_page_new (const GjSceneView *view)
{
  g_return_val_if_fail (view != NULL && view->headline != NULL && view->picture != NULL, NULL);
  GjScenePage *self = g_object_new (GJ_TYPE_SCENE_PAGE, NULL);
  gtk_label_set_text (self->headline, view->headline);
  gtk_label_set_text (self->reason, view->reason != NULL ? view->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), view->reason != NULL);
  gj_icon_set_name (GJ_ICON (self->picture), view->picture);
  gtk_label_set_text (self->say, view->say != NULL ? view->say : "");
  if (view->note_head != NULL)
    gj_banner_set (GJ_BANNER (self->note), GJ_TONE_CARE, view->note_symbol, view->note_head, view->note_text);
  gtk_widget_set_visible (self->note, view->note_head != NULL);
  gj_button_set_text (GJ_BUTTON (self->button), view->button);
  gtk_widget_set_visible (self->button, view->button != NULL);
  gtk_widget_add_css_class (self->button, "second");
  return GTK_WIDGET (self);
}
