/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a QR symbol out of a picture, with libzbar in binary mode (its guessing of characters
 * damages data). Used by gongji-verify and by the printer, which reads every receipt's symbol back
 * before it is sent. It never judges what the text says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_QR_IMAGE_ERROR (gj_qr_image_error_quark ())
GQuark gj_qr_image_error_quark (void);

typedef enum
{
  GJ_QR_IMAGE_ERROR_FILE,     /* cannot be opened, is no PNG, or is larger than 8192 × 8192 */
  GJ_QR_IMAGE_ERROR_NONE,     /* no QR symbol found */
  GJ_QR_IMAGE_ERROR_SEVERAL,  /* two symbols with different content: which one is meant? */
  GJ_QR_IMAGE_ERROR_NOT_TEXT, /* a symbol whose bytes are not UTF-8 text */
} GjQrImageError;

#define GJ_QR_IMAGE_SIDE_MAX 8192

/* The text of the one symbol in a PNG (transfer full). Transparent counts as white paper. */
char *gj_qr_image_read_png (const char *path, GError **error);
/* The same from grey pixels, one byte each, 0 black and 255 white; `stride` bytes from row to row,
 * at least `width`. */
char *gj_qr_image_read_grey (const guint8 *pixels, guint width, guint height, gsize stride,
                             GError **error);

G_END_DECLS
