/* SPDX-License-Identifier: Apache-2.0 */
/* See step_row.h. */
#include "ui/widgets/step_row.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/time_ring.h"
#include "ui/widgets/tone.h"

struct _GjStepRow
{
  GtkWidget parent_instance;
  GtkWidget *row, *care;
  GtkWidget *title_icon, *title;
  GtkWidget *what, *word, *segments, *spacer;
  GtkWidget *time_word, *ring;
  GtkWidget *care_head, *care_detail, *care_ring, *extend;
  guint step, steps;
  int seconds_left, total;
  gboolean warning;
};

enum
{
  SIGNAL_EXTEND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjStepRow, gj_step_row, GTK_TYPE_WIDGET)

static void
on_extend (GjStepRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EXTEND], 0);
}

static void
gj_step_row_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_step_row_parent_class)->dispose (object);
}

static void
gj_step_row_class_init (GjStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_step_row_dispose;
  signals[SIGNAL_EXTEND]
      = g_signal_new ("extend", GJ_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "steprow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/step_row.ui");
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, row);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, care);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, title_icon);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, what);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, word);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, segments);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, spacer);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, time_word);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, ring);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, care_head);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, care_detail);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, care_ring);
  gtk_widget_class_bind_template_child (widget_class, GjStepRow, extend);
  gtk_widget_class_bind_template_callback (widget_class, on_extend);
}

static void
gj_step_row_init (GjStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->seconds_left = -1;
  gj_step_row_set_place (self, NULL, NULL, 0, 0, NULL);
  gj_step_row_retranslate (self);
}

static void
fill_segments (GjStepRow *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (self->segments)) != NULL)
    gtk_box_remove (GTK_BOX (self->segments), child);
  for (guint i = 0; i < self->steps; i++)
    {
      GtkWidget *segment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (segment, "seg");
      if (i < self->step)
        gtk_widget_add_css_class (segment, "on");
      gtk_widget_set_hexpand (segment, TRUE);
      gtk_widget_set_valign (segment, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->segments), segment);
    }
}

static void
say_step (GjStepRow *self)
{
  if (self->steps == 0)
    return;
  g_autofree char *text = g_strdup_printf (_("第%u步，共%u步"), self->step, self->steps);
  gtk_label_set_text (GTK_LABEL (self->what), text);
}

void
gj_step_row_set_place (GjStepRow *self, const char *title, const char *title_icon, guint step, guint steps,
                       const char *word)
{
  g_return_if_fail (GJ_IS_STEP_ROW (self));
  self->step = step;
  self->steps = steps;
  gj_label_set_or_hide (GTK_LABEL (self->title), steps == 0 ? title : NULL);
  gj_icon_set_name (GJ_ICON (self->title_icon), steps == 0 ? title_icon : NULL);
  gtk_widget_set_visible (self->what, steps > 0);
  gj_label_set_or_hide (GTK_LABEL (self->word), steps > 0 ? word : NULL);
  gtk_widget_set_visible (self->segments, steps > 0);
  gtk_widget_set_visible (self->spacer, steps == 0);
  fill_segments (self);
  say_step (self);
}

/* The window's class, for what has to make room on a small screen. */
static void
tell_window (GjStepRow *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  if (window != NULL && self->warning)
    gtk_widget_add_css_class (GTK_WIDGET (window), "asks");
  else if (window != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (window), "asks");
}

/* The care bar takes the row's place and height, so the page below does not move; only a small screen's row is lower than the bar's button
   may be. */
void
gj_step_row_set_time (GjStepRow *self, int seconds_left, int total, gboolean warning)
{
  g_return_if_fail (GJ_IS_STEP_ROW (self));
  self->seconds_left = seconds_left;
  self->total = total;
  self->warning = warning && seconds_left >= 0;
  tell_window (self);
  gtk_widget_set_visible (self->care, self->warning);
  gtk_widget_set_visible (self->row, !self->warning);
  const gboolean nobody = seconds_left == -1;
  gtk_widget_set_visible (self->time_word, !nobody);
  gtk_widget_set_visible (self->ring, !nobody);
  gtk_label_set_text (GTK_LABEL (self->time_word), seconds_left < 0 ? _("不计时") : _("剩余秒数"));
  gj_time_ring_set (GJ_TIME_RING (self->ring), seconds_left, total);
  gj_time_ring_set (GJ_TIME_RING (self->care_ring), seconds_left, total);
  g_autofree char *detail = g_strdup_printf (_("%d秒后结束服务"), MAX (seconds_left, 0));
  gtk_label_set_text (GTK_LABEL (self->care_detail), detail);
}

void
gj_step_row_retranslate (GjStepRow *self)
{
  g_return_if_fail (GJ_IS_STEP_ROW (self));
  gtk_label_set_text (GTK_LABEL (self->care_head), _("还在吗？"));
  gj_button_set_text (GJ_BUTTON (self->extend), _("继续"));
  say_step (self);
  gj_step_row_set_time (self, self->seconds_left, self->total, self->warning);
}
