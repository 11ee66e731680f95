/* SPDX-License-Identifier: Apache-2.0 */
/* See family_page.h. */
#include "ui/pages/family_page.h"

#include "core/base/i18n.h"
#include "ui/pages/family_tree.h"
#include "ui/pages/family_words.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list_row.h"

/* Rows on a page of the list in large text, whatever has to make room. */
#define LEAST_ROWS 3
#define LAST_RANK 3

struct _GjFamilyPage
{
  GjPage parent_instance;
  GtkWidget *tree_card;
  GjFamilyTree *tree;
  GjPagedList *members;
  GtkLabel *cannot_add;
  GtkWidget *order_button;
  GtkWidget *records_button;
  GtkWidget *add_button;
};

enum
{
  SIGNAL_VIEW_BINDING,
  SIGNAL_VIEW_REQUEST,
  SIGNAL_OPEN_ORDER,
  SIGNAL_OPEN_RECORDS,
  SIGNAL_ADD_RELATIVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjFamilyPage, gj_family_page, GJ_TYPE_PAGE)

static void
on_row_activated (GtkWidget *row, GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_VIEW_BINDING], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static void
on_request_activated (GtkWidget *row, GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_VIEW_REQUEST], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static void
on_order (GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ORDER], 0);
}

static void
on_records (GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_RECORDS], 0);
}

static void
on_add (GjFamilyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD_RELATIVE], 0);
}

static gboolean
is_request (const GjFamilyMember *member)
{
  return member->state == GJ_FAMILY_ASKS_YOU || member->state == GJ_FAMILY_ASKED;
}

static GtkWidget *
row_new (GjFamilyPage *self, const GjFamilyMember *member)
{
  const gboolean valid = member->state == GJ_FAMILY_VALID;
  g_autofree char *detail = gj_family_line (member);
  const gboolean asks = member->state == GJ_FAMILY_ASKS_YOU;
  g_autofree char *spoken = g_strdup_printf (asks ? C_ ("read aloud for a row's button", "去回答%s")
                                                  : C_ ("read aloud for a row's button", "查看%s"), member->name);
  const GjListRowView view = { .symbol = gj_avatar_icon_name (member->avatar),
                               .strong = member->name,
                               .head = member->relation,
                               .detail = detail,
                               .tone = valid ? GJ_TONE_DONE : GJ_TONE_CARE,
                               .chip_symbol = valid ? "paid" : is_request (member) ? "waiting" : "suspended",
                               .chip_text = valid && member->fresh ? _ ("今天绑定") : gj_family_state_word (member->state),
                               .action = asks ? _ ("去回答") : _ ("查看"),
                               .action_name = spoken };
  GtkWidget *row = gj_list_row_new (&view);
  if (asks)
    gtk_widget_add_css_class (row, "first");
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (member->key), g_free);
  g_signal_connect_object (row, "activated", is_request (member) ? G_CALLBACK (on_request_activated) : G_CALLBACK (on_row_activated),
                           self, 0);
  return row;
}

/* First what was done today, then those that need care, then those who may use your money, then those who give you theirs. */
static guint
rank (const GjFamilyMember *member)
{
  if (member->fresh)
    return 0;
  if (member->state != GJ_FAMILY_VALID)
    return 1;
  return member->side == GJ_FAMILY_USES_YOURS ? 2 : LAST_RANK;
}

/* Who asks the holder comes before everything, and before the page's own large button; whom the holder has asked comes before what merely is. */
static void
fill_requests (GjFamilyPage *self, const GjFamilyView *view, GjFamilyState state)
{
  for (gsize i = 0; i < view->n_requests; i++)
    if (view->requests[i].state == state)
      {
        gj_paged_list_append (self->members, row_new (self, &view->requests[i]));
        if (state == GJ_FAMILY_ASKS_YOU)
          gtk_widget_add_css_class (self->add_button, "quiet");
      }
}

static void
fill_buttons (GjFamilyPage *self, const GjFamilyView *view)
{
  gj_button_set_text (GJ_BUTTON (self->order_button), C_ ("home tile", "扣款顺序"));
  gj_button_set_text (GJ_BUTTON (self->records_button), _ ("授权记录"));
  gj_button_set_text (GJ_BUTTON (self->add_button), _ ("添加家人"));
  gj_button_set_wraps (GJ_BUTTON (self->order_button), TRUE);
  gj_button_set_wraps (GJ_BUTTON (self->records_button), TRUE);
  gj_button_set_wraps (GJ_BUTTON (self->add_button), TRUE);
  gtk_widget_set_visible (self->add_button, view->can_add);
  gtk_label_set_text (self->cannot_add, _ ("您没有职工医保，不能添加家人用您的钱。要用家人的钱，请家人来添加您。"));
  gtk_widget_set_visible (GTK_WIDGET (self->cannot_add), !view->can_add);
  gtk_widget_set_hexpand (self->order_button, !view->can_add);
  gtk_widget_set_hexpand (self->records_button, !view->can_add);
}

static void
fill (GjFamilyPage *self, const GjFamilyView *view)
{
  fill_requests (self, view, GJ_FAMILY_ASKS_YOU);
  fill_requests (self, view, GJ_FAMILY_ASKED);
  for (guint wanted = 0; wanted <= LAST_RANK; wanted++)
    for (gsize i = 0; i < view->n_members; i++)
      if (rank (&view->members[i]) == wanted)
        gj_paged_list_append (self->members, row_new (self, &view->members[i]));
  if (view->n_members + view->n_requests == 0)
    {
      g_object_set (self->members, "framed", FALSE, NULL);
      gj_paged_list_append (self->members,
                            gj_kit_empty ("family", _ ("您还没有绑定共济家人"),
                                          view->can_add ? _ ("绑定以后，家人看病、缴居民医保能用您个人账户的钱。按“添加家人”就能办。")
                                                        : _ ("家人参加职工医保的，可以让您用他们个人账户的钱。"
                                                             "请家人带自己的卡，来这里办家庭共济。")));
    }
  gtk_widget_set_visible (self->tree_card, view->n_members > 0);
}

/* On a wide page the drawing stands beside the rows, which are narrow there. On a tall one in large text it leaves no height for the rows,
   which say all that it shows; 扣款顺序 is on the home page. */
static void
gj_family_page_elder_changed (GjPage *page, gboolean elder)
{
  GjFamilyPage *self = GJ_FAMILY_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  const gboolean small = gj_kit_is_small (GTK_WIDGET (self));
  g_object_set (self->members, "least", elder && !wide ? LEAST_ROWS : 1, NULL);
  gj_kit_stack_rows (self->members, elder || wide);
  g_object_set (self->members, "narrow", wide && !small && !elder, NULL);
  gtk_widget_set_visible (self->order_button, !elder);
}

static void
gj_family_page_class_init (GjFamilyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_family_page_elder_changed;
  signals[SIGNAL_VIEW_BINDING] = g_signal_new ("view-binding", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_VIEW_REQUEST] = g_signal_new ("view-request", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPEN_ORDER]
      = g_signal_new ("open-order", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN_RECORDS]
      = g_signal_new ("open-records", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ADD_RELATIVE]
      = g_signal_new ("add-relative", GJ_TYPE_FAMILY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "family_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, tree_card);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, tree);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, members);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, cannot_add);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, records_button);
  gtk_widget_class_bind_template_child (widget_class, GjFamilyPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, on_order);
  gtk_widget_class_bind_template_callback (widget_class, on_records);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
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
  fill_buttons (self, view);
  return GTK_WIDGET (self);
}
