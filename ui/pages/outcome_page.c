/* SPDX-License-Identifier: Apache-2.0 */
/* See outcome_page.h; the page of a machine out of service is in out_of_service_page.c. */
#include "ui/pages/outcome_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"

struct _GjOutcomePage
{
  GjPage parent_instance;
  GtkWidget *top, *why, *money, *next, *ask, *ask_hotline, *acts, *main;
};

enum
{
  SIGNAL_MAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjOutcomePage, gj_outcome_page, GJ_TYPE_PAGE)

static void
on_main (GjOutcomePage *self)
{
  g_signal_emit (self, signals[SIGNAL_MAIN], 0);
}

static void
gj_outcome_page_class_init (GjOutcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_MAIN]
      = g_signal_new ("main", GJ_TYPE_OUTCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/outcome_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, top);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, why);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, money);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, next);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, ask);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, ask_hotline);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjOutcomePage, main);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
}

static void
gj_outcome_page_init (GjOutcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Numbered where there is more than one step. Transfer full. */
static char *
steps_markup (const GjOutcomeView *view)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < GJ_OUTCOME_MAX_STEPS && view->next_steps[i] != NULL; i++)
    {
      g_autofree char *step = g_markup_escape_text (view->next_steps[i], -1);
      if (view->next_steps[1] == NULL)
        g_string_append (text, step);
      else
        g_string_append_printf (text, "%s<b>%u.</b> %s", i > 0 ? "\n" : "", i + 1, step);
    }
  return g_string_free (text, FALSE);
}

static void
add_fact (GtkWidget *box, GjTone tone, const char *symbol, const char *heading, const char *markup)
{
  gtk_box_append (GTK_BOX (box), gj_kit_fact (tone, symbol, heading, markup));
}

static void
fill_facts (GjOutcomePage *self, const GjOutcomeView *view)
{
  gtk_widget_set_visible (self->why, view->why != NULL);
  gtk_widget_set_visible (self->money, view->money != NULL);
  gtk_widget_set_visible (self->next, view->next_steps[0] != NULL);
  if (view->why != NULL)
    {
      g_autofree char *why = g_markup_escape_text (view->why, -1);
      add_fact (self->why, view->why_tone, view->why_symbol, _("为什么"), why);
    }
  if (view->money != NULL)
    {
      g_autofree char *money
          = g_markup_printf_escaped ("<b>%s</b>%s", view->money_strong != NULL ? view->money_strong : "", view->money);
      add_fact (self->money, view->money_tone, view->money_tone == GJ_TONE_DONE ? "money-safe" : "waiting", _("钱动了吗"),
                money);
    }
  if (view->next_steps[0] != NULL)
    {
      g_autofree char *steps = steps_markup (view);
      add_fact (self->next, GJ_TONE_ACT, "arrow", _("接下来怎么办"), steps);
    }
}

static void
fill_ask (GjOutcomePage *self, const GjOutcomeView *view)
{
  gtk_widget_set_visible (self->ask, view->hotline != NULL);
  if (view->hotline != NULL)
    {
      g_autofree char *number = g_markup_printf_escaped ("<b>%s</b>", view->hotline);
      g_autofree char *text = g_strdup_printf (_("不清楚？打%s，或到窗口问。"), number);
      gtk_label_set_markup (GTK_LABEL (self->ask_hotline), text);
    }
}

GtkWidget *
gj_outcome_page_new (const GjOutcomeView *view)
{
  g_return_val_if_fail (view != NULL && view->headline != NULL, NULL);
  GjOutcomePage *self = g_object_new (GJ_TYPE_OUTCOME_PAGE, NULL);
  GtkWidget *outcome
      = gj_kit_outcome (view->tone, view->symbol, view->headline, view->detail != NULL ? view->detail : "");
  gtk_box_append (GTK_BOX (self->top), outcome);
  fill_facts (self, view);
  fill_ask (self, view);
  gj_button_set_text (GJ_BUTTON (self->main), view->main_text);
  gtk_widget_set_visible (self->acts, view->main_text != NULL);
  return GTK_WIDGET (self);
}
