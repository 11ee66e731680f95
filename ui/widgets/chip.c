/* SPDX-License-Identifier: Apache-2.0 */
/* See chip.h. */
#include "ui/widgets/chip.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"

struct _GjChip
{
  GtkWidget parent_instance;
  GjTone tone;
  GtkWidget *icon;
  GtkWidget *text;
};

enum
{
  PROP_TONE = 1,
  PROP_SYMBOL,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjChip, gj_chip, GTK_TYPE_WIDGET)

static void
set_text (GjChip *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gj_naming_set (GTK_WIDGET (self), text != NULL ? text : "");
}

static void
gj_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjChip *self = GJ_CHIP (object);
  switch (id)
    {
    case PROP_TONE:
      self->tone = g_value_get_enum (value);
      gj_tone_apply (GTK_WIDGET (self), self->tone);
      break;
    case PROP_SYMBOL:
      gj_icon_set_name (GJ_ICON (self->icon), g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjChip *self = GJ_CHIP (object);
  switch (id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, gj_icon_get_name (GJ_ICON (self->icon)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->text)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_chip_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_chip_parent_class)->dispose (object);
}

static void
gj_chip_class_init (GjChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_chip_set_property;
  object_class->get_property = gj_chip_get_property;
  object_class->dispose = gj_chip_dispose;
  props[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, GJ_TYPE_TONE, GJ_TONE_PLAIN, flags);
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
gj_chip_init (GjChip *self)
{
  self->icon = gj_icon_new (NULL);
  self->text = gtk_label_new (NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gj_tone_apply (GTK_WIDGET (self), GJ_TONE_PLAIN);
}

GtkWidget *
gj_chip_new (GjTone tone, const char *symbol, const char *text)
{
  return g_object_new (GJ_TYPE_CHIP, "tone", tone, "symbol", symbol, "text", text, NULL);
}

void
gj_chip_set (GjChip *self, GjTone tone, const char *symbol, const char *text)
{
  g_return_if_fail (GJ_IS_CHIP (self));
  g_object_set (self, "tone", tone, "symbol", symbol, "text", text, NULL);
}
