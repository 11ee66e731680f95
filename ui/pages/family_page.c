/* SPDX-License-Identifier: Apache-2.0 */
/* See family_page.h. */
#include "ui/pages/family_page.h"

#include "core/base/i18n.h"
#include "ui/pages/family_tree.h"
#include "ui/pages/family_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/list_row.h"

struct _GjFamilyPage
{
  GjPage parent_instance;
  GtkWidget *tree_card;
  GjFamilyTree *tree;
  GjPagedList *members;
};

enum
{
  SIGNAL_VIEW_BINDING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjFamilyPage, gj_family_page, GJ_TYPE_PAGE)

static void
on_row_activated (GtkWidget *row, GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_VIEW_BINDING], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static GtkWidget *
row_new (GjFamilyPage *self, const GjFamilyMember *member)
{
  g_autofree char *detail = gj_family_line (member);
  g_autofree char *spoken = g_strdup_printf (C_ ("read aloud for a row's button", "查看%s"), member->name);
  const GjListRowView view = { .symbol = gj_avatar_icon_name (member->avatar),
                               .strong = member->name,
                               .head = member->relation,
                               .detail = detail,
                               .tone = member->state == GJ_FAMILY_VALID ? GJ_TONE_DONE : GJ_TONE_CARE,
                               .chip_symbol = member->state == GJ_FAMILY_VALID ? "paid" : "suspended",
                               .chip_text = gj_family_state_word (member->state),
                               .action = _ ("查看"),
                               .action_name = spoken };
  GtkWidget *row = gj_list_row_new (&view);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (member->key), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  return row;
}

/* First those that need care, then those who may use your money, then those who give you theirs. */
static guint
rank (const GjFamilyMember *member)
{
  if (member->state != GJ_FAMILY_VALID)
    return 0;
  return member->side == GJ_FAMILY_USES_YOURS ? 1 : 2;
}

static void
fill (GjFamilyPage *self, const GjFamilyView *view)
{
  for (guint wanted = 0; wanted <= 2; wanted++)
    for (gsize i = 0; i < view->n_members; i++)
      if (rank (&view->members[i]) == wanted)
        gj_paged_list_append (self->members, row_new (self, &view->members[i]));
  if (view->n_members == 0)
    {
      g_object_set (self->members, "framed", FALSE, NULL);
      gj_paged_list_append (self->members, gj_kit_empty ("family", _ ("您还没有绑定共济家人"),
                                                         _ ("绑定以后，家人看病、缴居民医保能用您个人账户的钱。"
                                                            "可到医保窗口，或用手机“国家医保服务平台”办理。")));
    }
  gtk_widget_set_visible (self->tree_card, view->n_members > 0);
}

static void
gj_family_page_elder_changed (GjPage *page, gboolean elder)
{
  gj_kit_stack_rows (GJ_FAMILY_PAGE (page)->members, elder);
}

static void
gj_family_page_class_init (GjFamilyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_family_page_elder_changed;
  signals[SIGNAL_VIEW_BINDING] = g_signal_new ("view-binding", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gj_kit_set_template (widget_class, "family_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, tree_card);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, tree);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, members);
}

static void
gj_family_page_init (GjFamilyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), C_ ("home tile", "家庭共济"));
}

GtkWidget *
gj_family_page_new (const GjFamilyView *view)
{
  g_return_val_if_fail (view != NULL && view->name != NULL, NULL);
  GjFamilyPage *self = g_object_new (GJ_TYPE_FAMILY_PAGE, NULL);
  gj_family_tree_set_view (self->tree, view);
  fill (self, view);
  return GTK_WIDGET (self);
}
