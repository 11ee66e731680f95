/* SPDX-License-Identifier: Apache-2.0 */
/* See qr_image.h. A PNG is turned grey by cairo, and grey is searched by libzbar. */
#include "devices/scanner/qr_image.h"

#include "core/base/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <cairo.h>
#include <glib/gstdio.h>
#include <zbar.h>

#define PNG_HEAD_BYTES 24 /* signature, then the length, name, width and height of IHDR */
/* A picture of this size may hold modules of one or two pixels: it is looked at again, larger. */
#define SMALL_PICTURE_SIDE 600
#define ENLARGE 4

G_DEFINE_QUARK (gj-qr-image-error-quark, gj_qr_image_error)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

/* The one text among the symbols found, or NULL and why. */
static char *
one_text (const zbar_image_t *image, GError **error)
{
  g_autofree char *text = NULL;

  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol))
    {
      gsize length = zbar_symbol_get_data_length (symbol);
      const char *data = zbar_symbol_get_data (symbol);

      if (!g_utf8_validate_len (data, length, NULL))
        {
          g_set_error_literal (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_NOT_TEXT,
                               _ ("图片里的二维码不是文字"));
          return NULL;
        }
      if (text != NULL && (strlen (text) != length || memcmp (text, data, length) != 0))
        {
          g_set_error_literal (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_SEVERAL,
                               _ ("图片里有不止一个二维码，请只留凭条上的那一个"));
          return NULL;
        }
      g_free (text);
      text = g_strndup (data, length);
    }
  if (text == NULL)
    g_set_error_literal (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_NONE,
                         _ ("图片里没有找到二维码，请放平、照全、光线均匀再照一次"));
  return g_steal_pointer (&text);
}

/* `pixels` are width × height without gaps and stay the caller's. */
static char *
scan (const guint8 *pixels, guint width, guint height, GError **error)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();
  char *text = NULL;

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, width, height);
  zbar_image_set_data (image, pixels, (gulong)width * height, NULL);
  zbar_scan_image (scanner, image);
  text = one_text (image, error);
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  return text;
}

/* Every pixel `times` wide and high, in a white frame, so that a symbol that fills its picture has
 * a quiet zone. */
static char *
scan_enlarged (const guint8 *pixels, guint width, guint height, guint times, GError **error)
{
  guint frame = 8 * times;
  guint wide = width * times + 2 * frame;
  guint high = height * times + 2 * frame;
  g_autofree guint8 *larger = g_malloc ((gsize)wide * high);

  memset (larger, 0xFF, (gsize)wide * high);
  for (guint y = 0; y < height * times; y++)
    for (guint x = 0; x < width * times; x++)
      larger[(gsize)(y + frame) * wide + x + frame]
          = pixels[(gsize)(y / times) * width + x / times];
  return scan (larger, wide, high, error);
}

char *
gj_qr_image_read_grey (const guint8 *pixels, guint width, guint height, gsize stride,
                       GError **error)
{
  g_autofree guint8 *packed = NULL;
  g_autoptr (GError) first_error = NULL;
  char *text = NULL;

  g_assert (width > 0 && height > 0 && stride >= width);
  g_assert (width <= GJ_QR_IMAGE_SIDE_MAX && height <= GJ_QR_IMAGE_SIDE_MAX);

  packed = g_malloc ((gsize)width * height);
  for (guint y = 0; y < height; y++)
    memcpy (packed + (gsize)y * width, pixels + y * stride, width);
  text = scan (packed, width, height, &first_error);
  if (text == NULL && g_error_matches (first_error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_NONE)
      && MAX (width, height) <= SMALL_PICTURE_SIDE)
    return scan_enlarged (packed, width, height, ENLARGE, error);
  if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  return text;
}

/* Refuses by the first bytes what would be too large to unpack. cairo itself has no such limit. */
static gboolean
check_png_head (const char *path, GError **error)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  guint8 head[PNG_HEAD_BYTES] = { 0 };
  FILE *file = g_fopen (path, "rbe");
  gsize got = 0;
  guint32 width = 0;
  guint32 height = 0;

  if (file == NULL)
    {
      g_set_error (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_FILE, _ ("%s：打不开（%s）"), path,
                   g_strerror (errno));
      return FALSE;
    }
  got = fread (head, 1, sizeof head, file);
  (void)fclose (file);
  if (got != sizeof head || memcmp (head, signature, sizeof signature) != 0)
    {
      g_set_error (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_FILE,
                   _ ("%s：只认 PNG，请先转成 PNG"), path);
      return FALSE;
    }
  memcpy (&width, head + 16, sizeof width);
  memcpy (&height, head + 20, sizeof height);
  width = GUINT32_FROM_BE (width);
  height = GUINT32_FROM_BE (height);
  if (width > 0 && height > 0 && width <= GJ_QR_IMAGE_SIDE_MAX && height <= GJ_QR_IMAGE_SIDE_MAX)
    return TRUE;
  g_set_error (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_FILE,
               _ ("%s：图片太大，只认 8192 × 8192 以内的"), path);
  return FALSE;
}

/* Brightness of one premultiplied ARGB pixel laid on white paper. */
static guint8
grey_of (guint32 pixel)
{
  guint alpha = pixel >> 24;
  guint red = (pixel >> 16) & 0xFF;
  guint green = (pixel >> 8) & 0xFF;
  guint blue = pixel & 0xFF;
  guint light = (red * 299 + green * 587 + blue * 114) / 1000 + (255 - alpha);

  return (guint8)MIN (light, 255);
}

/* Grey pixels of any picture cairo can draw (transfer full). */
static guint8 *
surface_to_grey (cairo_surface_t *png, guint width, guint height)
{
  g_autoptr (cairo_surface_t) flat
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_t *cairo = cairo_create (flat);
  guint8 *grey = g_malloc0 ((gsize)width * height);
  const guint8 *rows = NULL;
  gsize stride = 0;

  cairo_set_source_surface (cairo, png, 0, 0);
  cairo_set_operator (cairo, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (flat);
  rows = cairo_image_surface_get_data (flat);
  stride = (gsize)cairo_image_surface_get_stride (flat);
  for (guint y = 0; rows != NULL && y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        guint32 pixel = 0;

        memcpy (&pixel, rows + y * stride + x * sizeof pixel, sizeof pixel);
        grey[(gsize)y * width + x] = grey_of (pixel);
      }
  return grey;
}

char *
gj_qr_image_read_png (const char *path, GError **error)
{
  g_autoptr (cairo_surface_t) png = NULL;
  g_autofree guint8 *grey = NULL;
  guint width = 0;
  guint height = 0;

  if (!check_png_head (path, error))
    return NULL;
  png = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (png) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_FILE, _ ("%s：图片已损坏（%s）"),
                   path, cairo_status_to_string (cairo_surface_status (png)));
      return NULL;
    }
  width = (guint)cairo_image_surface_get_width (png);
  height = (guint)cairo_image_surface_get_height (png);
  grey = surface_to_grey (png, width, height);
  return gj_qr_image_read_grey (grey, width, height, width, error);
}
