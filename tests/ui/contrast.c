/* SPDX-License-Identifier: Apache-2.0 */
/* See contrast.h. The ground of a text is the colour that most of the pixels of its label have; the ink is the pixel that is furthest from
   it, since the edges of letters are mixed. A label whose colour is not the one it should be drawn in is measured by its style too. */
#include "tests/ui/contrast.h"

#include <math.h>

#include "tests/ui/taps.h"

#define LEAST 7.0
#define LOOKS 10
/* What rounding to 8 bits may do. */
#define SLACK 0.02

typedef struct
{
  GjWindow *window;
  GPtrArray *problems;
  guint32 *pixels;
  int width, height;
} Picture;

static double
channel (guint8 value)
{
  const double part = value / 255.0;
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 pixel)
{
  return 0.2126 * channel ((pixel >> 16) & 0xFF) + 0.7152 * channel ((pixel >> 8) & 0xFF) + 0.0722 * channel (pixel & 0xFF);
}

static double
contrast (guint32 a, guint32 b)
{
  const double first = luminance (a), second = luminance (b);
  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* NULL while the window is still to be laid out. */
static GskRenderNode *
take_node (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

static Picture
take_picture (GjWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  Picture picture = { .window = window,
                      .problems = g_ptr_array_new_with_free_func (g_free),
                      .width = gtk_widget_get_width (widget),
                      .height = gtk_widget_get_height (widget) };
  g_autoptr (GskRenderNode) node = NULL;
  for (guint look = 0; (node = take_node (widget)) == NULL; look++)
    {
      if (look == LOOKS)
        g_error ("%s is laid out anew in every frame", G_OBJECT_TYPE_NAME (gj_window_get_page (window)));
      gj_taps_settle (window);
    }
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                     &GRAPHENE_RECT_INIT (0, 0, picture.width, picture.height));
  picture.pixels = g_new (guint32, (gsize) picture.width * (gsize) picture.height);
  gdk_texture_download (texture, (guchar *) picture.pixels, (gsize) picture.width * sizeof (guint32));
  return picture;
}

/* How many pixels of each colour there are in a part of the picture. */
static GHashTable *
count_colours (const Picture *picture, const graphene_rect_t *part)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  const int left = MAX (0, (int) part->origin.x), right = MIN (picture->width, (int) (part->origin.x + part->size.width));
  const int top = MAX (0, (int) part->origin.y), bottom = MIN (picture->height, (int) (part->origin.y + part->size.height));
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gpointer colour = GUINT_TO_POINTER (picture->pixels[y * picture->width + x] & 0xFFFFFF);
        g_hash_table_insert (counts, colour, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour)) + 1));
      }
  return counts;
}

static guint32
ground_of (GHashTable *counts)
{
  guint32 ground = 0;
  guint most = 0;
  GHashTableIter iter;
  gpointer colour, count;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        ground = GPOINTER_TO_UINT (colour);
      }
  return ground;
}

static double
furthest_from (GHashTable *counts, guint32 ground)
{
  double furthest = 1;
  GHashTableIter iter;
  gpointer colour;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    furthest = MAX (furthest, contrast (GPOINTER_TO_UINT (colour), ground));
  return furthest;
}

static guint32
style_colour (GtkWidget *label)
{
  GdkRGBA rgba;
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_style_context_get_color (gtk_widget_get_style_context (label), &rgba);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return (guint32) (rgba.red * 255 + 0.5) << 16 | (guint32) (rgba.green * 255 + 0.5) << 8 | (guint32) (rgba.blue * 255 + 0.5);
}

static void
check_label (Picture *picture, GtkWidget *label)
{
  graphene_rect_t bounds;
  if (*gtk_label_get_text (GTK_LABEL (label)) == '\0' || !gtk_widget_compute_bounds (label, GTK_WIDGET (picture->window), &bounds))
    return;
  g_autoptr (GHashTable) counts = count_colours (picture, &bounds);
  if (g_hash_table_size (counts) == 0)
    return;
  const guint32 ground = ground_of (counts);
  const double seen = furthest_from (counts, ground), meant = contrast (style_colour (label), ground);
  if (MIN (seen, meant) < LEAST - SLACK)
    g_ptr_array_add (picture->problems, g_strdup_printf ("\"%.40s\" is drawn with a contrast of %.2f, in a colour of %.2f, on #%06X",
                                                         gtk_label_get_text (GTK_LABEL (label)), seen, meant, ground));
}

static void
check_below (Picture *picture, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child))
        check_label (picture, child);
      check_below (picture, child);
    }
}

GPtrArray *
gj_audit_contrast (GjWindow *window)
{
  Picture picture = take_picture (window);
  check_below (&picture, GTK_WIDGET (window));
  g_free (picture.pixels);
  return picture.problems;
}
