/* SPDX-License-Identifier: Apache-2.0 */
/* See table_row.h. */
#include "ui/widgets/table_row.h"

#include "ui/widgets/tone.h"

struct _GjTableRow
{
  GtkWidget parent_instance;
  GtkWidget *key;
  GtkWidget *value;
  GtkWidget *suffix;
  gboolean strong;
};

enum
{
  PROP_KEY = 1,
  PROP_VALUE,
  PROP_STRONG,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjTableRow, gj_table_row, GTK_TYPE_WIDGET)

static void
set_strong (GjTableRow *self, gboolean strong)
{
  self->strong = strong;
  if (strong)
    gtk_widget_add_css_class (self->value, "b");
  else
    gtk_widget_remove_css_class (self->value, "b");
}

static void
gj_table_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjTableRow *self = GJ_TABLE_ROW (object);
  switch (id)
    {
    case PROP_KEY:
      gj_label_set_or_hide (GTK_LABEL (self->key), g_value_get_string (value));
      break;
    case PROP_VALUE:
      gj_table_row_set_value (self, g_value_get_string (value));
      break;
    case PROP_STRONG:
      set_strong (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_table_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjTableRow *self = GJ_TABLE_ROW (object);
  switch (id)
    {
    case PROP_KEY:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->key)));
      break;
    case PROP_VALUE:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->value)));
      break;
    case PROP_STRONG:
      g_value_set_boolean (value, self->strong);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_table_row_dispose (GObject *object)
{
  GtkWidget *child;
  GJ_TABLE_ROW (object)->suffix = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_table_row_parent_class)->dispose (object);
}

static void
gj_table_row_class_init (GjTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_table_row_set_property;
  object_class->get_property = gj_table_row_get_property;
  object_class->dispose = gj_table_row_dispose;
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  props[PROP_STRONG] = g_param_spec_boolean ("strong", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "tablerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
gj_table_row_init (GjTableRow *self)
{
  self->key = gtk_label_new (NULL);
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->key, "k");
  gtk_widget_add_css_class (self->value, "v");
  GtkWidget *const labels[] = { self->key, self->value };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_parent (labels[i], GTK_WIDGET (self));
    }
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tr");
}

GtkWidget *
gj_table_row_new (const char *key, const char *value)
{
  return g_object_new (GJ_TYPE_TABLE_ROW, "key", key, "value", value, NULL);
}

void
gj_table_row_set_value (GjTableRow *self, const char *value)
{
  g_return_if_fail (GJ_IS_TABLE_ROW (self));
  gtk_label_set_text (GTK_LABEL (self->value), value != NULL ? value : "");
}

void
gj_table_row_set_suffix (GjTableRow *self, GtkWidget *suffix)
{
  g_return_if_fail (GJ_IS_TABLE_ROW (self));
  g_clear_pointer (&self->suffix, gtk_widget_unparent);
  self->suffix = suffix;
  if (suffix != NULL)
    gtk_widget_set_parent (suffix, GTK_WIDGET (self));
}
