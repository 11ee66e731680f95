/* SPDX-License-Identifier: Apache-2.0 */
/* See keypad.h. */
#include "ui/widgets/keypad.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"

#define N_DIGITS 10

struct _GjKeypad
{
  GtkWidget parent_instance;
  GtkWidget *digits[N_DIGITS];
  GtkWidget *clear;
  GtkWidget *backspace;
};

enum
{
  SIGNAL_DIGIT,
  SIGNAL_CLEAR,
  SIGNAL_BACKSPACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjKeypad, gj_keypad, GTK_TYPE_WIDGET)

static void
on_digit (GtkWidget *key, GjKeypad *self)
{
  for (guint digit = 0; digit < N_DIGITS; digit++)
    if (self->digits[digit] == key)
      {
        g_signal_emit (self, signals[SIGNAL_DIGIT], 0, digit);
        return;
      }
}

static void
on_clear (GtkWidget *key, GjKeypad *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEAR], 0);
}

static void
on_backspace (GtkWidget *key, GjKeypad *self)
{
  g_signal_emit (self, signals[SIGNAL_BACKSPACE], 0);
}

static void
gj_keypad_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_keypad_parent_class)->dispose (object);
}

static void
gj_keypad_class_init (GjKeypadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_keypad_dispose;
  signals[SIGNAL_DIGIT] = g_signal_new ("digit", GJ_TYPE_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_UINT);
  signals[SIGNAL_CLEAR]
      = g_signal_new ("clear", GJ_TYPE_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BACKSPACE]
      = g_signal_new ("backspace", GJ_TYPE_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "keypad");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/widgets/keypad.ui");
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      g_autofree char *name = g_strdup_printf ("key_%u", digit);
      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE, 0);
    }
  gtk_widget_class_bind_template_child (widget_class, GjKeypad, clear);
  gtk_widget_class_bind_template_child (widget_class, GjKeypad, backspace);
}

static void
gj_keypad_init (GjKeypad *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_mirror_never (gtk_widget_get_first_child (GTK_WIDGET (self)));
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      g_autofree char *name = g_strdup_printf ("key_%u", digit);
      g_autofree char *text = g_strdup_printf ("%u", digit);
      self->digits[digit] = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), GJ_TYPE_KEYPAD, name));
      gj_button_set_text (GJ_BUTTON (self->digits[digit]), text);
      g_signal_connect_object (self->digits[digit], "clicked", G_CALLBACK (on_digit), self, 0);
    }
  gj_button_set_text (GJ_BUTTON (self->clear), _("清空"));
  gj_button_set_text (GJ_BUTTON (self->backspace), _("退一格"));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (on_clear), self, 0);
  g_signal_connect_object (self->backspace, "clicked", G_CALLBACK (on_backspace), self, 0);
  gj_naming_set (GTK_WIDGET (self), _("密码键盘"));
}

gboolean
gj_keypad_press_keyval (GjKeypad *self, guint keyval)
{
  g_return_val_if_fail (GJ_IS_KEYPAD (self), FALSE);
  if (!gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return FALSE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    g_signal_emit (self, signals[SIGNAL_DIGIT], 0, keyval - GDK_KEY_0);
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    g_signal_emit (self, signals[SIGNAL_DIGIT], 0, keyval - GDK_KEY_KP_0);
  else if (keyval == GDK_KEY_BackSpace)
    g_signal_emit (self, signals[SIGNAL_BACKSPACE], 0);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    g_signal_emit (self, signals[SIGNAL_CLEAR], 0);
  else
    return FALSE;
  return TRUE;
}
