/* SPDX-License-Identifier: Apache-2.0 */
/* See button.h. */
#include "ui/widgets/button.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"

struct _GjButton
{
  GtkButton parent_instance;
  GtkWidget *number_label;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *end_icon;
  guint number;
};

enum
{
  PROP_TEXT = 1,
  PROP_SYMBOL,
  PROP_END_SYMBOL,
  PROP_NUMBER,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjButton, gj_button, GTK_TYPE_BUTTON)

static void
set_number (GjButton *self, guint number)
{
  self->number = number;
  g_autofree char *text = g_strdup_printf ("%u", number);
  gtk_label_set_text (GTK_LABEL (self->number_label), text);
  gtk_widget_set_visible (self->number_label, number > 0);
}

static void
gj_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjButton *self = GJ_BUTTON (object);
  switch (id)
    {
    case PROP_TEXT:
      gj_button_set_text (self, g_value_get_string (value));
      break;
    case PROP_SYMBOL:
      gj_button_set_symbol (self, g_value_get_string (value));
      break;
    case PROP_END_SYMBOL:
      gj_icon_set_name (GJ_ICON (self->end_icon), g_value_get_string (value));
      break;
    case PROP_NUMBER:
      set_number (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjButton *self = GJ_BUTTON (object);
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gj_button_get_text (self));
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, gj_icon_get_name (GJ_ICON (self->icon)));
      break;
    case PROP_END_SYMBOL:
      g_value_set_string (value, gj_icon_get_name (GJ_ICON (self->end_icon)));
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_button_class_init (GjButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_button_set_property;
  object_class->get_property = gj_button_get_property;
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  props[PROP_END_SYMBOL] = g_param_spec_string ("end-symbol", NULL, NULL, NULL, flags);
  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, 9, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gj_button_init (GjButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "words");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  self->number_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number_label, "numdot");
  gtk_widget_set_valign (self->number_label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->number_label, FALSE);
  self->icon = gj_icon_new (NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
  self->end_icon = gj_icon_new (NULL);
  gtk_box_append (GTK_BOX (box), self->number_label);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->end_icon);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

GtkWidget *
gj_button_new (const char *text, const char *symbol, const char *css_class)
{
  GtkWidget *self = g_object_new (GJ_TYPE_BUTTON, "text", text, "symbol", symbol, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (self, css_class);
  return self;
}

void
gj_button_set_text (GjButton *self, const char *text)
{
  g_return_if_fail (GJ_IS_BUTTON (self));
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (self->label, text != NULL && *text != '\0');
  gj_naming_set (GTK_WIDGET (self), text != NULL ? text : "");
}

const char *
gj_button_get_text (GjButton *self)
{
  g_return_val_if_fail (GJ_IS_BUTTON (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

void
gj_button_set_symbol (GjButton *self, const char *symbol)
{
  g_return_if_fail (GJ_IS_BUTTON (self));
  gj_icon_set_name (GJ_ICON (self->icon), symbol);
}

void
gj_button_set_ready (GjButton *self, gboolean ready, const char *text)
{
  g_return_if_fail (GJ_IS_BUTTON (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), ready);
  gj_button_set_text (self, text);
}

void
gj_button_set_wraps (GjButton *self, gboolean wraps)
{
  g_return_if_fail (GJ_IS_BUTTON (self));
  gtk_label_set_wrap (GTK_LABEL (self->label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
}
