/* SPDX-License-Identifier: Apache-2.0 */
/* See picks_page.h. */
#include "ui/pages/picks_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"

struct _GjPicksPage
{
  GjPage parent_instance;
  GtkLabel *sentence;
  GjPagedList *people;
  GtkWidget *done_button;
  guint n_picked;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_WHY,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPicksPage, gj_picks_page, GJ_TYPE_PAGE)

static const char *
key_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "key");
}

static void
show_done (GjPicksPage *self)
{
  g_autofree char *words = g_strdup_printf (_ ("选好了，共%u位"), self->n_picked);
  gj_button_set_ready (GJ_BUTTON (self->done_button), self->n_picked > 0, self->n_picked > 0 ? words : _ ("请先选一位"));
}

/* The button says what is so, and its tick is more than a colour. */
static void
show_pick (GtkWidget *button, gboolean picked)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  g_autofree char *spoken = g_strdup_printf (picked ? C_ ("read aloud for a ticked row", "已选%s")
                                                    : C_ ("read aloud for a row to tick", "选%s"),
                                             name);
  gj_button_set_text (GJ_BUTTON (button), picked ? _ ("已选") : C_ ("tick a person", "选"));
  gj_button_set_symbol (GJ_BUTTON (button), picked ? "check" : "plus");
  gj_naming_set (button, spoken);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               picked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (picked)
    gtk_widget_add_css_class (button, "ticked");
  else
    gtk_widget_remove_css_class (button, "ticked");
}

static void
on_pick_clicked (GtkWidget *button, GjPicksPage *self)
{
  gboolean picked = !gtk_widget_has_css_class (button, "ticked");
  self->n_picked += picked ? 1 : -1u;
  show_pick (button, picked);
  show_done (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, key_of (button), picked);
}

static void
on_why_clicked (GtkWidget *button, GjPicksPage *self)
{
  g_signal_emit (self, signals[SIGNAL_WHY], 0, key_of (button));
}

static void
on_done (GjPicksPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static GtkWidget *
button_new (GjPicksPage *self, const GjPick *pick)
{
  GtkWidget *button = gj_button_new (_ ("为什么"), NULL, "small");
  g_autofree char *spoken = g_strdup_printf (_ ("为什么不能绑%s"), pick->name);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (pick->key), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (pick->name), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pick");
  if (pick->reason == NULL)
    {
      show_pick (button, pick->picked);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_pick_clicked), self, 0);
    }
  else
    {
      gj_naming_set (button, spoken);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_why_clicked), self, 0);
    }
  return button;
}

static GtkWidget *
row_new (GjPicksPage *self, const GjPick *pick)
{
  g_autofree char *who = gj_kit_markup ("<b>%s</b> %s", pick->name, pick->relation);
  GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, pick->reason == NULL ? "card pickrow" : "pickrow flat");
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, "personfacts"), gj_kit_markup_label (who, "choice"),
                                  gj_kit_label (pick->id_masked, "second"), NULL);
  if (pick->reason != NULL || pick->condition != NULL)
    gtk_box_append (GTK_BOX (words), gj_kit_label (pick->reason != NULL ? pick->reason : pick->condition,
                                                   pick->reason != NULL ? "care" : "act"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return gj_kit_pack (row, gj_kit_avatar (pick->avatar, "i112"), words, button_new (self, pick), NULL);
}

/* Returns whether there is somebody to tick. */
static gboolean
fill (GjPicksPage *self, const GjPicksView *view)
{
  gboolean any = FALSE;
  for (gsize i = 0; i < view->n_picks; i++)
    if (view->picks[i].reason == NULL)
      {
        self->n_picked += view->picks[i].picked;
        gj_paged_list_append (self->people, row_new (self, &view->picks[i]));
        any = TRUE;
      }
  gboolean heading = any;
  for (gsize i = 0; i < view->n_picks; i++)
    {
      if (view->picks[i].reason == NULL)
        continue;
      if (heading)
        gj_paged_list_append_heading (self->people, gj_kit_label (_ ("下面的家人现在不能绑"), "sect"));
      heading = FALSE;
      gj_paged_list_append (self->people, row_new (self, &view->picks[i]));
    }
  if (view->n_picks == 0)
    gj_paged_list_append (self->people, gj_kit_empty ("family", _ ("没有可选的家人"),
                                                      _ ("登记过的家人都已绑定，或者还没有登记家人。"
                                                         "请按“返回”，插家人的卡，或输入证件号。")));
  return any;
}

static void
gj_picks_page_class_init (GjPicksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  signals[SIGNAL_PICKED] = g_signal_new ("picked", GJ_TYPE_PICKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_WHY]
      = g_signal_new ("why", GJ_TYPE_PICKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", GJ_TYPE_PICKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "picks_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPicksPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjPicksPage, people);
  gtk_widget_class_bind_template_child (widget_class, GjPicksPage, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
}

static void
gj_picks_page_init (GjPicksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), _ ("从家人名单里选"));
  gtk_label_set_text (self->sentence, _ ("让哪几位家人用您的钱？可以选几位。"));
}

GtkWidget *
gj_picks_page_new (const GjPicksView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjPicksPage *self = g_object_new (GJ_TYPE_PICKS_PAGE, NULL);
  const gboolean any = fill (self, view);
  show_done (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), any);
  gtk_widget_set_visible (self->done_button, any);
  if (!any)
    gj_kit_append_way_back (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
