/* SPDX-License-Identifier: Apache-2.0 */
/* See picture.h. */
#include "tests/ui/picture.h"

#include <math.h>

#include "tests/ui/taps.h"

#define LOOKS 10

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

double
gj_picture_contrast (guint32 a, guint32 b)
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

GjPicture *
gj_picture_take (GjWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GjPicture *picture = g_new0 (GjPicture, 1);
  picture->width = gtk_widget_get_width (widget);
  picture->height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  for (guint look = 0; (node = take_node (widget)) == NULL; look++)
    {
      if (look == LOOKS)
        g_error ("%s is laid out anew in every frame", G_OBJECT_TYPE_NAME (gj_window_get_page (window)));
      gj_taps_settle (window);
    }
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                     &GRAPHENE_RECT_INIT (0, 0, picture->width, picture->height));
  picture->pixels = g_new (guint32, (gsize) picture->width * (gsize) picture->height);
  gdk_texture_download (texture, (guchar *) picture->pixels, (gsize) picture->width * sizeof (guint32));
  return picture;
}

void
gj_picture_free (GjPicture *self)
{
  if (self == NULL)
    return;
  g_free (self->pixels);
  g_free (self);
}
