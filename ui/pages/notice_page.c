/* SPDX-License-Identifier: Apache-2.0 */
/* See notice_page.h. */
#include "ui/pages/notice_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

struct _GjNoticePage
{
  GjPage parent_instance;
  GtkWidget *face;
  GtkLabel *sentence;
  GjPagedList *facts;
  GtkWidget *acts;
  GtkWidget *second_button;
  GtkWidget *main_button;
  char *main_text; /* while it waits for the reading; else NULL */
};

enum
{
  SIGNAL_MAIN,
  SIGNAL_SECOND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjNoticePage, gj_notice_page, GJ_TYPE_PAGE)

static void
on_page_changed (GjNoticePage *self, guint page, guint n_pages)
{
  if (self->main_text == NULL || page + 1 < n_pages)
    return;
  gj_button_set_ready (GJ_BUTTON (self->main_button), TRUE, self->main_text);
  g_clear_pointer (&self->main_text, g_free);
}

static void
on_main (GjNoticePage *self)
{
  g_signal_emit (self, signals[SIGNAL_MAIN], 0);
}

static void
on_second (GjNoticePage *self)
{
  g_signal_emit (self, signals[SIGNAL_SECOND], 0);
}

static void
gj_notice_page_finalize (GObject *object)
{
  g_free (GJ_NOTICE_PAGE (object)->main_text);
  G_OBJECT_CLASS (gj_notice_page_parent_class)->finalize (object);
}

static void
gj_notice_page_class_init (GjNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_notice_page_finalize;
  signals[SIGNAL_MAIN] = g_signal_new ("main", GJ_TYPE_NOTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SECOND]
      = g_signal_new ("second", GJ_TYPE_NOTICE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "notice_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, face);
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, facts);
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, second_button);
  gtk_widget_class_bind_template_child (widget_class, GjNoticePage, main_button);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
  gtk_widget_class_bind_template_callback (widget_class, on_second);
}

static void
gj_notice_page_init (GjNoticePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gj_notice_page_new (const GjNoticeView *view)
{
  g_return_val_if_fail (view != NULL && view->sentence != NULL, NULL);
  GjNoticePage *self = g_object_new (GJ_TYPE_NOTICE_PAGE, NULL);
  gj_page_set_title (GJ_PAGE (self), view->title);
  gj_icon_set_name (GJ_ICON (self->face), view->face);
  gtk_label_set_text (self->sentence, view->sentence);
  for (gsize i = 0; i < view->n_facts; i++)
    {
      const GjNoticeFact *fact = &view->facts[i];
      g_autofree char *answer = g_markup_escape_text (fact->answer, -1);
      GtkWidget *row = gj_kit_fact (fact->tone, fact->symbol, fact->question, answer);
      if (fact->leads)
        gj_paged_list_append_lead (self->facts, row);
      else
        gj_paged_list_append (self->facts, row);
    }
  gj_kit_set_acts (self->acts, self->main_button, view->main_text, view->main_symbol, self->second_button, view->second_text,
                   view->second_symbol);
  if (view->read_first)
    {
      self->main_text = g_strdup (view->main_text);
      gj_button_set_ready (GJ_BUTTON (self->main_button), FALSE, _("读到最后一页再点"));
      g_signal_connect_object (self->facts, "page-changed", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
    }
  if (view->main_is_care)
    gtk_widget_add_css_class (self->main_button, "care");
  return GTK_WIDGET (self);
}
