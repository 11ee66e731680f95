/* SPDX-License-Identifier: Apache-2.0 */
/* See night.h. What stands in the window stays as it is, unseen ("dark" in the stylesheet) and out of reach. */
#include "ui/frame/night.h"

#define DARK_CLASS "dark"

struct _GjNight
{
  GtkWindow *window;
  GtkEventController *hand, *keys;
  GjNightWoken woken;
  gpointer user_data;
  gboolean dark;
};

static void
wake (GjNight *night)
{
  gj_night_set (night, FALSE);
  night->woken (night->user_data);
}

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, GjNight *night)
{
  if (!night->dark)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  wake (night);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, GjNight *night)
{
  if (!night->dark)
    return FALSE;
  wake (night);
  return TRUE;
}

GjNight *
gj_night_new (GtkWindow *window, GjNightWoken woken, gpointer user_data)
{
  GjNight *night = g_new0 (GjNight, 1);

  night->window = window;
  night->woken = woken;
  night->user_data = user_data;
  night->hand = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  night->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (night->hand, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (night->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (night->hand, "pressed", G_CALLBACK (on_pressed), night);
  g_signal_connect (night->keys, "key-pressed", G_CALLBACK (on_key), night);
  gtk_widget_add_controller (GTK_WIDGET (window), night->hand);
  gtk_widget_add_controller (GTK_WIDGET (window), night->keys);
  return night;
}

void
gj_night_free (GjNight *night)
{
  if (night == NULL)
    return;
  gj_night_set (night, FALSE);
  gtk_widget_remove_controller (GTK_WIDGET (night->window), night->hand);
  gtk_widget_remove_controller (GTK_WIDGET (night->window), night->keys);
  g_free (night);
}

void
gj_night_set (GjNight *night, gboolean dark)
{
  GtkWidget *below = gtk_window_get_child (night->window);

  if (night->dark == dark)
    return;
  night->dark = dark;
  gtk_widget_set_can_target (below, !dark);
  if (dark)
    gtk_widget_add_css_class (GTK_WIDGET (night->window), DARK_CLASS);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (night->window), DARK_CLASS);
}

gboolean
gj_night_is_dark (const GjNight *night)
{
  return night->dark;
}
