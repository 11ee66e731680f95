/* SPDX-License-Identifier: Apache-2.0 */
/* See focus_keys.h. */
#include "ui/frame/focus_keys.h"

#include "ui/widgets/keypad.h"

struct _GjFocusKeys
{
  GtkWindow *window;
  GtkWidget *chosen; /* where an arrow went last; weak */
};

GjFocusKeys *
gj_focus_keys_new (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  GjFocusKeys *self = g_new0 (GjFocusKeys, 1);
  self->window = window;
  return self;
}

void
gj_focus_keys_free (GjFocusKeys *self)
{
  if (self == NULL)
    return;
  g_clear_weak_pointer (&self->chosen);
  g_free (self);
}

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

/* What can have the focus now, but for the drawn keys. GTK's own order goes by where the middle of a widget lies, so that the dock of a wide
   screen, and the lower of two columns, would come before what is read first. */
static void
collect (GtkWidget *root, GPtrArray *order)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || !gtk_widget_get_can_focus (child) || !gtk_widget_is_sensitive (child) || GJ_IS_KEYPAD (child))
        continue;
      if (gtk_widget_get_focusable (child))
        g_ptr_array_add (order, child);
      else
        collect (child, order);
    }
}

/* What is next after @focus, which is NULL or none of them: the one at the end. */
static GtkWidget *
next_of (GPtrArray *order, GtkWidget *focus, gboolean forward)
{
  guint at;
  if (order->len == 0)
    return NULL;
  if (!g_ptr_array_find (order, focus, &at))
    return order->pdata[forward ? 0 : order->len - 1];
  return order->pdata[(at + (forward ? 1 : order->len - 1)) % order->len];
}

gboolean
gj_focus_keys_has_choice (GjFocusKeys *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->chosen != NULL && gtk_window_get_focus (self->window) == self->chosen;
}

void
gj_focus_keys_choose (GjFocusKeys *self, GtkWidget *control)
{
  g_return_if_fail (self != NULL);
  gtk_window_set_focus (self->window, control);
  gtk_window_set_focus_visible (self->window, TRUE);
  g_set_weak_pointer (&self->chosen, control);
}

GtkWidget *
gj_focus_keys_move (GjFocusKeys *self, guint keyval)
{
  g_return_val_if_fail (self != NULL && gj_focus_keys_is_mover (keyval), NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  collect (GTK_WIDGET (self->window), order);
  GtkWidget *focus = gtk_window_get_focus (self->window);
  const gboolean unheard = !gj_focus_keys_has_choice (self) && g_ptr_array_find (order, focus, NULL);
  if (!unheard)
    focus = next_of (order, focus, is_forward (keyval));
  gj_focus_keys_choose (self, focus);
  return focus;
}

void
gj_focus_keys_start_over (GjFocusKeys *self)
{
  g_return_if_fail (self != NULL);
  g_clear_weak_pointer (&self->chosen);
  gtk_window_set_focus (self->window, NULL);
}
