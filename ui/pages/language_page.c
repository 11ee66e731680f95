/* SPDX-License-Identifier: Apache-2.0 */
/* See language_page.h. */
#include "ui/pages/language_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tile.h"

struct _GjLanguagePage
{
  GjPage parent_instance;
  GtkLabel *question;
  GjPagedList *languages;
  GjButton *keep;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjLanguagePage, gj_language_page, GJ_TYPE_PAGE)

static void
on_language_clicked (GtkWidget *tile, GjLanguagePage *self)
{
  const GjLanguage *language = g_object_get_data (G_OBJECT (tile), "language");
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, language->tag);
}

static void
on_keep_clicked (GjLanguagePage *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static GtkWidget *
tile_new (GjLanguagePage *self, const GjLanguage *language)
{
  const gboolean is_set = language == gj_i18n_get ();
  GtkWidget *tile = gj_tile_button_new (GJ_TILE_KIND_ELDER, is_set ? "check" : "language", language->own_name,
                                        is_set ? _ ("现在用的") : NULL);
  gtk_widget_add_css_class (tile, "languagetile");
  g_object_set_data (G_OBJECT (tile), "language", (gpointer) language);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (on_language_clicked), self, 0);
  return tile;
}

static void
gj_language_page_class_init (GjLanguagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", GJ_TYPE_LANGUAGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CLOSED]
      = g_signal_new ("closed", GJ_TYPE_LANGUAGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gj_kit_set_template (widget_class, "language_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjLanguagePage, question);
  gtk_widget_class_bind_template_child (widget_class, GjLanguagePage, languages);
  gtk_widget_class_bind_template_child (widget_class, GjLanguagePage, keep);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
}

static void
gj_language_page_init (GjLanguagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->question, _ ("选择语言"));
  gj_button_set_text (self->keep, _ ("不换语言"));
}

GtkWidget *
gj_language_page_new (const char *const *tags)
{
  g_return_val_if_fail (tags != NULL, NULL);
  GjLanguagePage *self = g_object_new (GJ_TYPE_LANGUAGE_PAGE, NULL);
  for (guint i = 0; tags[i] != NULL; i++)
    gj_paged_list_append (self->languages, tile_new (self, gj_language_find (tags[i])));
  return GTK_WIDGET (self);
}
