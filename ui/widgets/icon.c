/* SPDX-License-Identifier: Apache-2.0 */
/* See icon.h. GTK fills *-symbolic icons, which turns strokes into blobs; so librsvg draws them here with the CSS colour and a stroke
   that belongs to the size. */
#include "ui/widgets/icon.h"

#include <librsvg/rsvg.h>

#include "ui/widgets/mirror.h"

/* librsvg 2.54 has no autoptr of its own. */
typedef RsvgHandle GjRsvg;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjRsvg, g_object_unref)

struct _GjIcon
{
  GtkWidget parent_instance;
  char *name;
};

enum
{
  PROP_NAME = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjIcon, gj_icon, GTK_TYPE_WIDGET)

/* (name, width, height, colour, scale) → GdkTexture; a few hundred small pictures at most, as many as the pages show. */
static GHashTable *texture_cache;

/* Strokes look equally strong at every size: (smallest side in px, stroke in hundredths of a px). */
static const struct
{
  int side;
  int stroke_percent;
} strokes[] = { { 88, 400 }, { 64, 370 }, { 52, 350 }, { 0, 325 } };

/* What points the way that one reads or goes, and so the other way in a script that runs the other way. Everything else is a picture of
   a thing and stays: the terminal, a card, a tick, the key that takes back the last digit (digits
   run from the left everywhere). */
static const char *const turned[] = { "arrow", "back", "end", "next", "prev" };

static gboolean
is_turned (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    if (g_str_equal (turned[i], name))
      return TRUE;
  return FALSE;
}

static GBytes *
load_drawing (const char *name, gboolean *recolour)
{
  g_autofree char *icon = g_strdup_printf ("/gongji/icons/%s.svg", name);
  GBytes *bytes = g_resources_lookup_data (icon, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  *recolour = bytes != NULL && !g_str_has_prefix (name, "person-");
  if (bytes != NULL)
    return bytes;
  g_autofree char *illus = g_strdup_printf ("/gongji/illus/%s.svg", name);
  return g_resources_lookup_data (illus, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
recolour_handle (RsvgHandle *handle, int side, const GdkRGBA *colour)
{
  guint i = 0;
  while (side < strokes[i].side)
    i++;
  char stroke[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (stroke, sizeof stroke, "%.2f", strokes[i].stroke_percent / 100.0 * 96 / MAX (side, 1));
  g_autofree char *css = g_strdup_printf ("svg{color:#%02x%02x%02x;stroke-width:%s}", (guint) (colour->red * 255 + 0.5),
                                          (guint) (colour->green * 255 + 0.5), (guint) (colour->blue * 255 + 0.5), stroke);
  g_autoptr (GError) error = NULL;
  if (!rsvg_handle_set_stylesheet (handle, (const guint8 *) css, strlen (css), &error))
    g_warning ("icon stylesheet: %s", error->message);
}

static GdkTexture *
render (const char *name, int width, int height, int scale, const GdkRGBA *colour)
{
  gboolean recolour = FALSE;
  g_autoptr (GBytes) bytes = load_drawing (name, &recolour);
  if (bytes == NULL)
    {
      g_warning ("no drawing is called %s", name);
      return NULL;
    }
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjRsvg) handle = rsvg_handle_new_from_data (data, length, &error);
  if (handle == NULL)
    {
      g_warning ("%s: %s", name, error->message);
      return NULL;
    }
  if (recolour)
    recolour_handle (handle, MIN (width, height), colour);

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr = cairo_create (surface);
  const RsvgRectangle viewport = { 0, 0, width * scale, height * scale };
  if (!rsvg_handle_render_document (handle, cr, &viewport, &error))
    g_warning ("%s: %s", name, error->message);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height * scale);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, pixels, stride);
}

static GdkTexture *
get_texture (const char *name, int width, int height, int scale, const GdkRGBA *colour)
{
  if (texture_cache == NULL)
    texture_cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autofree char *rgba = gdk_rgba_to_string (colour);
  g_autofree char *key = g_strdup_printf ("%s %dx%d@%d %s", name, width, height, scale, rgba);
  GdkTexture *texture = g_hash_table_lookup (texture_cache, key);
  if (texture == NULL)
    {
      texture = render (name, width, height, scale, colour);
      if (texture != NULL)
        g_hash_table_insert (texture_cache, g_steal_pointer (&key), texture);
    }
  return texture;
}

static void
gj_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GjIcon *self = GJ_ICON (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  if (self->name == NULL || width <= 0 || height <= 0)
    return;
  GdkRGBA colour;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  GdkTexture *texture = get_texture (self->name, width, height, gtk_widget_get_scale_factor (widget), &colour);
  if (texture == NULL)
    return;
  if (gj_mirror_is_on (widget) && is_turned (self->name))
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
gj_icon_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gj_icon_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
gj_icon_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    gj_icon_set_name (GJ_ICON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_icon_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, GJ_ICON (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gj_icon_finalize (GObject *object)
{
  g_free (GJ_ICON (object)->name);
  G_OBJECT_CLASS (gj_icon_parent_class)->finalize (object);
}

static void
gj_icon_class_init (GjIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = gj_icon_set_property;
  object_class->get_property = gj_icon_get_property;
  object_class->finalize = gj_icon_finalize;
  widget_class->snapshot = gj_icon_snapshot;
  widget_class->css_changed = gj_icon_css_changed;
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* GtkWidget has a "name" too, the CSS id; a drawing needs none, so this one stands in its place. */
  g_object_class_install_property (object_class, PROP_NAME, props[PROP_NAME]);
  gtk_widget_class_set_css_name (widget_class, "icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gj_icon_init (GjIcon *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
gj_icon_new (const char *name)
{
  GjIcon *self = g_object_new (GJ_TYPE_ICON, NULL);
  gj_icon_set_name (self, name);
  return GTK_WIDGET (self);
}

GtkWidget *
gj_icon_new_sized (const char *name, const char *size_class)
{
  GtkWidget *icon = gj_icon_new (name);
  gtk_widget_add_css_class (icon, size_class);
  return icon;
}

void
gj_icon_set_name (GjIcon *self, const char *name)
{
  g_return_if_fail (GJ_IS_ICON (self));
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), self->name != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
gj_icon_get_name (GjIcon *self)
{
  g_return_val_if_fail (GJ_IS_ICON (self), NULL);
  return self->name;
}
