/* SPDX-License-Identifier: Apache-2.0 */
/* See person_card.h. */
#include "ui/widgets/person_card.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/whole_text.h"

struct _GjPersonCard
{
  GtkWidget parent_instance;
  GtkWidget *avatar;
  GtkWidget *name, *relation, *id_number, *detail;
  GtkWidget *chip, *side_chip, *action;
  GtkWidget *note, *why, *what_next;
  gboolean payable;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPersonCard, gj_person_card, GTK_TYPE_WIDGET)

static void
on_action (GjPersonCard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* The card is no second control: a tap on it is a tap on its button. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, GjPersonCard *self)
{
  if (self->payable)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
gj_person_card_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_person_card_parent_class)->dispose (object);
}

static void
gj_person_card_class_init (GjPersonCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_person_card_dispose;
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", GJ_TYPE_PERSON_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "personcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/person_card.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, name);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, relation);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, id_number);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, detail);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, chip);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, side_chip);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, action);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, note);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, why);
  gtk_widget_class_bind_template_child (widget_class, GjPersonCard, what_next);
  gtk_widget_class_bind_template_callback (widget_class, on_action);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
gj_person_card_init (GjPersonCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_whole_text_keep_all (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

static void
show_texts (GjPersonCard *self, const GjPersonCardView *view)
{
  gj_icon_set_name (GJ_ICON (self->avatar), view->avatar);
  gtk_widget_add_css_class (self->avatar, self->payable ? "i136" : "i112");
  gj_label_set_or_hide (GTK_LABEL (self->name), view->name);
  gj_label_set_or_hide (GTK_LABEL (self->relation), view->relation);
  gj_label_set_or_hide (GTK_LABEL (self->id_number), view->id_number);
  gj_label_set_or_hide (GTK_LABEL (self->detail), view->detail);
  gj_label_set_or_hide (GTK_LABEL (self->why), view->why);
  gj_label_set_or_hide (GTK_LABEL (self->what_next), view->what_next);
  gtk_widget_set_visible (self->note, view->why != NULL || view->what_next != NULL);
}

GtkWidget *
gj_person_card_new (const GjPersonCardView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjPersonCard *self = g_object_new (GJ_TYPE_PERSON_CARD, NULL);
  self->payable = view->action != NULL && !view->quiet;
  show_texts (self, view);
  /* Beside the name only where the card is one line high: in half of a wide page there is not the width for both. */
  const gboolean below = self->payable || view->why != NULL || view->what_next != NULL;
  GtkWidget *chip = below ? self->chip : self->side_chip;
  gj_chip_set (GJ_CHIP (chip), view->tone, view->chip_symbol, view->chip_text);
  gtk_widget_set_visible (self->chip, below && view->chip_text != NULL);
  gtk_widget_set_visible (self->side_chip, !below && view->chip_text != NULL);
  gtk_widget_set_visible (self->action, view->action != NULL);
  gj_button_set_text (GJ_BUTTON (self->action), view->action);
  gtk_widget_add_css_class (self->action, self->payable ? "main" : "second");
  gtk_widget_add_css_class (GTK_WIDGET (self), self->payable ? "payable" : "flat");
  g_autofree char *name = g_strdup_printf ("%s %s", view->name, view->relation != NULL ? view->relation : "");
  gj_naming_set (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
