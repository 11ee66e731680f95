/* SPDX-License-Identifier: Apache-2.0 */
/* See contrast.h. The ground of a text is the colour that most of the pixels of its label have; the ink is the pixel that is furthest from
   it, since the edges of letters are mixed. A label whose colour is not the one it should be drawn in is measured by its style too. */
#include "tests/ui/contrast.h"

#include "tests/ui/picture.h"

#define LEAST 7.0
/* What rounding to 8 bits may do. */
#define SLACK 0.02

typedef struct
{
  GjWindow *window;
  GPtrArray *problems;
  GjPicture *picture;
} Looks;

/* How many pixels of each colour there are in a part of the picture. */
static GHashTable *
count_colours (const GjPicture *picture, const graphene_rect_t *part)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  const int left = MAX (0, (int) part->origin.x), right = MIN (picture->width, (int) (part->origin.x + part->size.width));
  const int top = MAX (0, (int) part->origin.y), bottom = MIN (picture->height, (int) (part->origin.y + part->size.height));
  for (int y = top; y < bottom; y++)
    for (int x = left, end; x < right; x = end) /* most pixels are like the one before */
      {
        const guint32 *row = picture->pixels + (gsize) y * (gsize) picture->width;
        gpointer colour = GUINT_TO_POINTER (row[x] & 0xFFFFFF);
        for (end = x + 1; end < right && row[end] == row[x]; end++)
          continue;
        g_hash_table_insert (counts, colour,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour)) + (guint) (end - x)));
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
    furthest = MAX (furthest, gj_picture_contrast (GPOINTER_TO_UINT (colour), ground));
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
check_label (Looks *looks, GtkWidget *label)
{
  graphene_rect_t bounds;
  if (*gtk_label_get_text (GTK_LABEL (label)) == '\0' || !gtk_widget_compute_bounds (label, GTK_WIDGET (looks->window), &bounds))
    return;
  g_autoptr (GHashTable) counts = count_colours (looks->picture, &bounds);
  if (g_hash_table_size (counts) == 0)
    return;
  const guint32 ground = ground_of (counts);
  const double seen = furthest_from (counts, ground), meant = gj_picture_contrast (style_colour (label), ground);
  if (MIN (seen, meant) < LEAST - SLACK)
    g_ptr_array_add (looks->problems, g_strdup_printf ("\"%.40s\" is drawn with a contrast of %.2f, in a colour of %.2f, on #%06X",
                                                         gtk_label_get_text (GTK_LABEL (label)), seen, meant, ground));
}

static void
check_below (Looks *looks, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child))
        check_label (looks, child);
      check_below (looks, child);
    }
}

GPtrArray *
gj_audit_contrast (GjWindow *window)
{
  g_autoptr (GjPicture) picture = gj_picture_take (window);
  Looks looks = { window, g_ptr_array_new_with_free_func (g_free), picture };
  check_below (&looks, GTK_WIDGET (window));
  return looks.problems;
}
