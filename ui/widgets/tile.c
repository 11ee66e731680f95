/* SPDX-License-Identifier: Apache-2.0 */
/* See tile.h. */
#include "ui/widgets/tile.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/tone.h"
#include "ui/widgets/whole_text.h"

struct _GjTileButton
{
  GtkButton parent_instance;
  GjTileKind kind;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *text;
  GtkWidget *detail;
  GtkWidget *end_icon;
};

enum
{
  PROP_KIND = 1,
  PROP_SYMBOL,
  PROP_TEXT,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static const char *const kind_classes[] = { "big", "m", "s", "q", "elder-tile", "pair", "news" };

G_DEFINE_FINAL_TYPE (GjTileButton, gj_tile_button, GTK_TYPE_BUTTON)

GType
gj_tile_kind_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { GJ_TILE_KIND_BIG, "GJ_TILE_KIND_BIG", "big" },       { GJ_TILE_KIND_M, "GJ_TILE_KIND_M", "m" },
        { GJ_TILE_KIND_S, "GJ_TILE_KIND_S", "s" },             { GJ_TILE_KIND_Q, "GJ_TILE_KIND_Q", "q" },
        { GJ_TILE_KIND_ELDER, "GJ_TILE_KIND_ELDER", "elder" }, { GJ_TILE_KIND_PAIR, "GJ_TILE_KIND_PAIR", "pair" },
        { GJ_TILE_KIND_NEWS, "GJ_TILE_KIND_NEWS", "news" },    { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("GjTileKind", values));
    }
  return type;
}

/* A screen reader hears the name and the reason as one. */
static void
tell_name (GjTileButton *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->text));
  const char *detail = gtk_label_get_text (GTK_LABEL (self->detail));
  g_autofree char *name = *detail != '\0' ? g_strdup_printf ("%s, %s", text, detail) : g_strdup (text);
  gj_naming_set (GTK_WIDGET (self), name);
}

static void
gj_tile_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjTileButton *self = GJ_TILE_BUTTON (object);
  switch (id)
    {
    case PROP_KIND:
      gj_tile_button_set_kind (self, g_value_get_enum (value));
      break;
    case PROP_SYMBOL:
      gj_icon_set_name (GJ_ICON (self->icon), g_value_get_string (value));
      break;
    case PROP_TEXT:
      gj_tile_button_set_text (self, g_value_get_string (value));
      break;
    case PROP_DETAIL:
      gj_tile_button_set_detail (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_tile_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjTileButton *self = GJ_TILE_BUTTON (object);
  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, gj_icon_get_name (GJ_ICON (self->icon)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->text)));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->detail)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_tile_button_class_init (GjTileButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_tile_button_set_property;
  object_class->get_property = gj_tile_button_get_property;
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, GJ_TYPE_TILE_KIND, GJ_TILE_KIND_S, flags);
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gj_whole_text_keep (GTK_LABEL (label));
  return label;
}

static void
gj_tile_button_init (GjTileButton *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "words");
  self->icon = gj_icon_new (NULL);
  gtk_widget_add_css_class (self->icon, "lead");
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  self->text = new_label ("name");
  self->detail = new_label ("sub");
  gtk_widget_set_visible (self->detail, FALSE);
  self->end_icon = gj_icon_new (NULL);
  gtk_widget_add_css_class (self->end_icon, "end");
  gtk_box_append (GTK_BOX (self->words), self->text);
  gtk_box_append (GTK_BOX (self->words), self->detail);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->end_icon);
  gtk_button_set_child (GTK_BUTTON (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
  gj_tile_button_set_kind (self, GJ_TILE_KIND_S);
}

GtkWidget *
gj_tile_button_new (GjTileKind kind, const char *symbol, const char *text, const char *detail)
{
  return g_object_new (GJ_TYPE_TILE_BUTTON, "kind", kind, "symbol", symbol, "text", text, "detail", detail, NULL);
}

void
gj_tile_button_set_kind (GjTileButton *self, GjTileKind kind)
{
  g_return_if_fail (GJ_IS_TILE_BUTTON (self));
  self->kind = kind;
  for (guint i = 0; i < G_N_ELEMENTS (kind_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), kind_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), kind_classes[kind]);

  const gboolean above = kind == GJ_TILE_KIND_M;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), above ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_valign (self->box, above ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_halign (self->words, above ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (self->words, !above);
  gtk_label_set_justify (GTK_LABEL (self->text), above ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (GTK_LABEL (self->text), above ? 0.5F : 0);
  if (kind == GJ_TILE_KIND_BIG)
    gj_icon_set_name (GJ_ICON (self->end_icon), "arrow");
  else if (kind == GJ_TILE_KIND_ELDER || kind == GJ_TILE_KIND_NEWS)
    gj_icon_set_name (GJ_ICON (self->end_icon), "next");
  else
    gj_icon_set_name (GJ_ICON (self->end_icon), NULL);
}

void
gj_tile_button_set_text (GjTileButton *self, const char *text)
{
  g_return_if_fail (GJ_IS_TILE_BUTTON (self));
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  tell_name (self);
}

void
gj_tile_button_set_detail (GjTileButton *self, const char *detail)
{
  g_return_if_fail (GJ_IS_TILE_BUTTON (self));
  gj_label_set_or_hide (GTK_LABEL (self->detail), detail);
  tell_name (self);
}
