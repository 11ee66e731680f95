/* SPDX-License-Identifier: Apache-2.0 */
/* See pager.h. */
#include "ui/widgets/pager.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"

struct _GjPager
{
  GtkWidget parent_instance;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *place;
  char *said; /* of the place, as it was made: a label from the right has marks in it */
  guint page;
  gboolean stacked;
};

enum
{
  SIGNAL_PAGE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPager, gj_pager, GTK_TYPE_WIDGET)

static void
on_previous (GjPager *self)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_REQUESTED], 0, self->page - 1);
}

static void
on_next (GjPager *self)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_REQUESTED], 0, self->page + 1);
}

static void
gj_pager_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_pager_parent_class)->dispose (object);
}

static void
gj_pager_finalize (GObject *object)
{
  g_free (GJ_PAGER (object)->said);
  G_OBJECT_CLASS (gj_pager_parent_class)->finalize (object);
}

static void
gj_pager_class_init (GjPagerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_pager_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_pager_finalize;
  signals[SIGNAL_PAGE_REQUESTED] = g_signal_new ("page-requested", GJ_TYPE_PAGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "pager");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/pager.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPager, previous);
  gtk_widget_class_bind_template_child (widget_class, GjPager, next);
  gtk_widget_class_bind_template_child (widget_class, GjPager, place);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
}

static void
gj_pager_init (GjPager *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->previous), _("上一页"));
  gj_button_set_text (GJ_BUTTON (self->next), _("下一页"));
}

GtkWidget *
gj_pager_new (void)
{
  return g_object_new (GJ_TYPE_PAGER, NULL);
}

char *
gj_pager_place (guint page, guint n_pages, gboolean stacked)
{
  return g_strdup_printf (stacked ? _ ("第%u页\n共%u页") : _ ("第%u页，共%u页"), page + 1, n_pages);
}

/* Where it stands is told while a page is laid out: the same again must ask for no other layout. */
static void
say_place (GjPager *self, const char *text)
{
  if (g_strcmp0 (self->said, text) == 0)
    return;
  g_free (self->said);
  self->said = g_strdup (text);
  gtk_label_set_text (GTK_LABEL (self->place), text);
}

void
gj_pager_set_position (GjPager *self, guint page, guint n_pages)
{
  g_return_if_fail (GJ_IS_PAGER (self));
  self->page = page;
  g_autofree char *text = n_pages == 0 ? g_strdup (self->stacked ? "\n" : "") : gj_pager_place (page, n_pages, self->stacked);
  say_place (self, text);
  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, n_pages == 0 || page + 1 < n_pages);
}

void
gj_pager_set_stacked (GjPager *self, gboolean stacked)
{
  g_return_if_fail (GJ_IS_PAGER (self));
  self->stacked = stacked;
  gtk_label_set_justify (GTK_LABEL (self->place), stacked ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
}

void
gj_pager_set_turns (GjPager *self, const char *place, gboolean has_previous, gboolean has_next)
{
  g_return_if_fail (GJ_IS_PAGER (self));
  self->page = 1;
  say_place (self, place);
  gtk_label_set_justify (GTK_LABEL (self->place), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->place, "range");
  gtk_widget_set_sensitive (self->previous, has_previous);
  gtk_widget_set_sensitive (self->next, has_next);
}
