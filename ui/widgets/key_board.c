/* SPDX-License-Identifier: Apache-2.0 */
/* See key_board.h. */
#include "ui/widgets/key_board.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"

struct _GjKeyBoard
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GHashTable *buttons; /* key → GtkWidget */
};

enum
{
  SIGNAL_KEY,
  SIGNAL_BACKSPACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjKeyBoard, gj_key_board, GTK_TYPE_WIDGET)

static void
press (GjKeyBoard *self, const char *key)
{
  if (g_str_equal (key, GJ_KEY_BACKSPACE))
    g_signal_emit (self, signals[SIGNAL_BACKSPACE], 0);
  else
    g_signal_emit (self, signals[SIGNAL_KEY], 0, key);
}

/* The keys' texts are interned: nobody frees one while its signal runs. */
static void
on_clicked (GtkWidget *button, GjKeyBoard *self)
{
  press (self, g_object_get_data (G_OBJECT (button), "key"));
}

static void
gj_key_board_dispose (GObject *object)
{
  GjKeyBoard *self = GJ_KEY_BOARD (object);
  g_hash_table_remove_all (self->buttons);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_key_board_parent_class)->dispose (object);
}

static void
gj_key_board_finalize (GObject *object)
{
  g_hash_table_unref (GJ_KEY_BOARD (object)->buttons);
  G_OBJECT_CLASS (gj_key_board_parent_class)->finalize (object);
}

static void
gj_key_board_class_init (GjKeyBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_key_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_key_board_finalize;
  signals[SIGNAL_KEY]
      = g_signal_new ("key", GJ_TYPE_KEY_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_BACKSPACE]
      = g_signal_new ("backspace", GJ_TYPE_KEY_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "keyboard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gj_key_board_init (GjKeyBoard *self)
{
  self->buttons = g_hash_table_new (g_str_hash, g_str_equal);
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "keys");
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_row_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_hexpand (self->grid, TRUE);
  gj_mirror_never (self->grid);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gj_naming_set (GTK_WIDGET (self), _("屏幕键盘"));
}

static GtkWidget *
make_button (GjKeyBoard *self, const GjKey *key)
{
  const gboolean backspace = g_str_equal (key->key, GJ_KEY_BACKSPACE);
  const char *text = key->text != NULL ? key->text : backspace ? _("退一格") : key->key;
  GtkWidget *button = gj_button_new (text, backspace ? "backspace" : NULL, "key");
  const char *kept = g_intern_string (key->key);
  if (backspace)
    {
      gtk_widget_add_css_class (button, "word");
      gj_naming_set (button, _("退一格"));
    }
  gtk_widget_set_vexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "key", (gpointer) kept);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  g_hash_table_insert (self->buttons, (gpointer) kept, button);
  return button;
}

void
gj_key_board_set_keys (GjKeyBoard *self, const GjKey *keys, guint columns)
{
  g_return_if_fail (GJ_IS_KEY_BOARD (self) && keys != NULL && columns > 0);
  GtkWidget *child;
  guint cell = 0;
  g_hash_table_remove_all (self->buttons);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  for (const GjKey *key = keys; key->key != NULL; key++)
    {
      const guint cells = MAX (key->cells, 1);
      if (*key->key != '\0')
        gtk_grid_attach (GTK_GRID (self->grid), make_button (self, key), (int) (cell % columns), (int) (cell / columns),
                         (int) cells, 1);
      cell += cells;
    }
}

void
gj_key_board_set_ready (GjKeyBoard *self, const char *key, gboolean ready)
{
  g_return_if_fail (GJ_IS_KEY_BOARD (self));
  GtkWidget *button = g_hash_table_lookup (self->buttons, key);
  g_return_if_fail (button != NULL);
  gtk_widget_set_sensitive (button, ready);
}

gboolean
gj_key_board_press_keyval (GjKeyBoard *self, guint keyval)
{
  g_return_val_if_fail (GJ_IS_KEY_BOARD (self), FALSE);
  gunichar character = gdk_keyval_to_unicode (keyval);
  gpointer key, button;
  char name[7] = GJ_KEY_BACKSPACE;
  if (keyval != GDK_KEY_BackSpace)
    {
      if (character < ' ' || character > '~')
        return FALSE;
      name[0] = (char) character;
    }
  if (!g_hash_table_lookup_extended (self->buttons, name, &key, &button))
    {
      name[0] = g_ascii_isupper (name[0]) ? g_ascii_tolower (name[0]) : g_ascii_toupper (name[0]);
      if (!g_hash_table_lookup_extended (self->buttons, name, &key, &button))
        return FALSE;
    }
  if (!gtk_widget_is_sensitive (button))
    return FALSE;
  press (self, key);
  return TRUE;
}
