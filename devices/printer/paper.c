/* SPDX-License-Identifier: Apache-2.0 */
/* The finished picture of a paper: its dots, and its ways out as grey bytes, a Cairo surface or a
 * PNG. Nothing here knows what is written on it. */
#include "devices/printer/paper.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "core/base/i18n.h"

struct _GjPaper
{
  gatomicrefcount references;
  guint width;
  guint rows;
  guint stride;
  guint8 bits[];
};

G_DEFINE_QUARK (gj - paper - error - quark, gj_paper_error)
G_DEFINE_BOXED_TYPE (GjPaper, gj_paper, gj_paper_ref, gj_paper_unref)

GjPaper *
gj_paper_new_from_bits (guint width_dots, guint rows, const guint8 *bits)
{
  g_return_val_if_fail (width_dots > 0 && width_dots <= 1024, NULL);
  g_return_val_if_fail (bits != NULL || rows == 0, NULL);

  guint stride = (width_dots + 7) / 8;
  gsize length = (gsize)stride * rows;
  GjPaper *paper = g_malloc (sizeof *paper + length);

  g_atomic_ref_count_init (&paper->references);
  paper->width = width_dots;
  paper->rows = rows;
  paper->stride = stride;
  if (length > 0)
    memcpy (paper->bits, bits, length);
  return paper;
}

GjPaper *
gj_paper_ref (GjPaper *paper)
{
  g_atomic_ref_count_inc (&paper->references);
  return paper;
}

void
gj_paper_unref (GjPaper *paper)
{
  if (g_atomic_ref_count_dec (&paper->references))
    g_free (paper);
}

guint
gj_paper_get_width (const GjPaper *paper)
{
  return paper->width;
}

guint
gj_paper_get_rows (const GjPaper *paper)
{
  return paper->rows;
}

guint
gj_paper_get_stride (const GjPaper *paper)
{
  return paper->stride;
}

const guint8 *
gj_paper_get_bits (const GjPaper *paper)
{
  return paper->bits;
}

gboolean
gj_paper_is_black (const GjPaper *paper, guint x, guint y)
{
  g_assert (x < paper->width && y < paper->rows);
  return (paper->bits[(gsize)y * paper->stride + x / 8] >> (7 - x % 8)) & 1;
}

gboolean
gj_paper_equal (const GjPaper *a, const GjPaper *b)
{
  return a->width == b->width && a->rows == b->rows
         && memcmp (a->bits, b->bits, (gsize)a->stride * a->rows) == 0;
}

guint8 *
gj_paper_to_grey (const GjPaper *paper)
{
  guint8 *grey = g_malloc ((gsize)paper->width * paper->rows + 1);
  guint8 *dot = grey;

  for (guint y = 0; y < paper->rows; y++)
    {
      const guint8 *row = paper->bits + (gsize)y * paper->stride;

      for (guint x = 0; x < paper->width; x++)
        *dot++ = (row[x / 8] >> (7 - x % 8)) & 1 ? 0 : 255;
    }
  return grey;
}

cairo_surface_t *
gj_paper_to_surface (const GjPaper *paper)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)paper->width, (int)paper->rows);

  cairo_surface_flush (surface);
  unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (guint y = 0; y < paper->rows; y++)
    {
      guint32 *out = (guint32 *)(void *)(data + (gsize)y * (gsize)stride);

      for (guint x = 0; x < paper->width; x++)
        out[x] = gj_paper_is_black (paper, x, y) ? 0x00000000 : 0x00ffffff;
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

gboolean
gj_paper_save_png (const GjPaper *paper, const char *path, GError **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.part", path);
  cairo_surface_t *surface = gj_paper_to_surface (paper);
  cairo_status_t status = cairo_surface_write_to_png (surface, partial);

  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_unlink (partial);
      g_set_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_IO, _("无法写入图片 %s：%s"), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  if (g_rename (partial, path) != 0)
    {
      int code = errno;

      g_unlink (partial);
      g_set_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_IO, _("无法写入图片 %s：%s"), path,
                   g_strerror (code));
      return FALSE;
    }
  return TRUE;
}
