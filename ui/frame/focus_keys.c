/* SPDX-License-Identifier: Apache-2.0 */
/* See focus_keys.h. */
#include "ui/frame/focus_keys.h"

#include "ui/widgets/keypad.h"

/* More than any page has: an end to looking for one that is none of the drawn keys. */
#define MOST_STEPS 256

static gboolean
is_forward (guint keyval)
{
  return keyval == GDK_KEY_Down || keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Down || keyval == GDK_KEY_KP_Right
         || keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab;
}

static gboolean
is_backward (guint keyval)
{
  return keyval == GDK_KEY_Up || keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Up || keyval == GDK_KEY_KP_Left
         || keyval == GDK_KEY_ISO_Left_Tab;
}

gboolean
gj_focus_keys_is_mover (guint keyval)
{
  return is_forward (keyval) || is_backward (keyval);
}

gboolean
gj_focus_keys_is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
}

static gboolean
is_drawn_key (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GJ_TYPE_KEYPAD) != NULL;
}

GtkWidget *
gj_focus_keys_move (GtkWindow *window, guint keyval)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window) && gj_focus_keys_is_mover (keyval), NULL);
  const GtkDirectionType direction = is_forward (keyval) ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;
  GtkWidget *focus = NULL;
  for (guint step = 0; step < MOST_STEPS; step++)
    {
      /* At the end of them all the window itself takes it: once more begins at the other end. */
      if (!gtk_widget_child_focus (GTK_WIDGET (window), direction))
        gtk_window_set_focus (window, NULL);
      focus = gtk_window_get_focus (window);
      if (focus != NULL && !is_drawn_key (focus))
        break;
      focus = NULL;
    }
  gtk_window_set_focus_visible (window, TRUE);
  return focus;
}
