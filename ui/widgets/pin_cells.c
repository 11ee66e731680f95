/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_cells.h. */
#include "ui/widgets/pin_cells.h"

#include "core/base/i18n.h"
#include "core/base/pin_rule.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"

struct _GjPinCells
{
  GtkWidget parent_instance;
  GtkWidget *cells[GJ_PIN_LENGTH];
  GtkWidget *dots[GJ_PIN_LENGTH];
  guint count;
};

enum
{
  PROP_COUNT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjPinCells, gj_pin_cells, GTK_TYPE_WIDGET)

static void
gj_pin_cells_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    gj_pin_cells_set_count (GJ_PIN_CELLS (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_pin_cells_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, GJ_PIN_CELLS (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_pin_cells_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_pin_cells_parent_class)->dispose (object);
}

static void
gj_pin_cells_class_init (GjPinCellsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = gj_pin_cells_set_property;
  object_class->get_property = gj_pin_cells_get_property;
  object_class->dispose = gj_pin_cells_dispose;
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, GJ_PIN_LENGTH, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "pincells");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
gj_pin_cells_init (GjPinCells *self)
{
  for (guint i = 0; i < GJ_PIN_LENGTH; i++)
    {
      self->cells[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->cells[i], "cell");
      self->dots[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->dots[i], "dot");
      gtk_widget_set_hexpand (self->dots[i], TRUE);
      gtk_widget_set_halign (self->dots[i], GTK_ALIGN_CENTER);
      gtk_widget_set_valign (self->dots[i], GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->cells[i]), self->dots[i]);
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gj_mirror_never (GTK_WIDGET (self));
  gj_pin_cells_set_count (self, 0);
}

void
gj_pin_cells_set_count (GjPinCells *self, guint count)
{
  g_return_if_fail (GJ_IS_PIN_CELLS (self));
  g_return_if_fail (count <= GJ_PIN_LENGTH);
  self->count = count;
  for (guint i = 0; i < GJ_PIN_LENGTH; i++)
    {
      gtk_widget_set_opacity (self->dots[i], i < count ? 1 : 0);
      if (i == count)
        gtk_widget_add_css_class (self->cells[i], "now");
      else
        gtk_widget_remove_css_class (self->cells[i], "now");
    }
  g_autofree char *name = g_strdup_printf (_("已输入%u位，共%u位"), count, (guint) GJ_PIN_LENGTH);
  gj_naming_set (GTK_WIDGET (self), name);
}
