/* SPDX-License-Identifier: Apache-2.0 */
/* QR symbols: written by core/receipt/qr, read back by devices/scanner/qr_image. */
#include "core/receipt/qr.h"
#include "devices/scanner/qr_image.h"
#include "tests/unit/receipt/receipt_parts.h"

#include <string.h>

#include <cairo.h>

/* Paints the symbol with its quiet zone, `dots` per module; the rows are `gap` bytes longer than
 * the picture. */
static guint8 *
paint (const GjQr *qr, guint dots, guint quiet, gsize gap, guint *side)
{
  guint modules = gj_qr_modules (qr);
  gsize stride = 0;
  guint8 *grey = NULL;

  *side = (modules + 2 * quiet) * dots;
  stride = *side + gap;
  grey = g_malloc (stride * *side);
  memset (grey, 0xFF, stride * *side);
  for (guint y = 0; y < modules * dots; y++)
    for (guint x = 0; x < modules * dots; x++)
      if (gj_qr_is_dark (qr, x / dots, y / dots))
        grey[(y + quiet * dots) * stride + x + quiet * dots] = 0;
  return grey;
}

static void
assert_reads_back (const char *text, guint dots, gsize gap)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjQr) qr = gj_qr_encode (text, GJ_QR_LEVEL_M, &error);
  g_autofree guint8 *grey = NULL;
  g_autofree char *read = NULL;
  guint side = 0;

  g_assert_no_error (error);
  grey = paint (qr, dots, GJ_QR_QUIET_MODULES, gap, &side);
  read = gj_qr_image_read_grey (grey, side, side, side + gap, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, text);
}

static void
test_read_back (void)
{
  g_autofree char *ordinary = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *longest = parts_vector ("longest", PARTS_TEXT_COLUMN);

  for (guint dots = 1; dots <= 6; dots++)
    {
      assert_reads_back (ordinary, dots, 0);
      assert_reads_back (longest, dots, 3);
    }
  assert_reads_back ("付款人张伟 Zürich", 4, 1);
}

/* The sizes that the paper's layout and the screen's counts on (facts: printer, section 4). */
static void
test_sizes (void)
{
  g_autofree char *ordinary = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *longest = parts_vector ("longest", PARTS_TEXT_COLUMN);
  g_autoptr (GjQr) small = gj_qr_encode (ordinary, GJ_QR_LEVEL_M, NULL);
  g_autoptr (GjQr) large = gj_qr_encode (longest, GJ_QR_LEVEL_M, NULL);
  g_autoptr (GjQr) wide = gj_qr_encode_for_width (longest, 576, 6, NULL);
  g_autoptr (GjQr) narrow = gj_qr_encode_for_width (longest, 384, 5, NULL);

  g_assert_cmpuint (gj_qr_modules (small), ==, 53); /* version 9: 6 dots on 384 */
  g_assert_cmpuint (gj_qr_modules (large), ==, 57); /* version 10: 5 dots on 384 */
  g_assert_cmpuint (gj_qr_modules (wide), >, 57);   /* level Q, there is room */
  g_assert_cmpuint ((gj_qr_modules (wide) + 8) * 6, <=, 576);
  g_assert_cmpuint ((gj_qr_modules (narrow) + 8) * 5, <=, 384);
}

static void
test_encode_refusals (void)
{
  g_autofree char *huge = g_strnfill (8000, 'A');
  g_autoptr (GError) too_long = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_null (gj_qr_encode (huge, GJ_QR_LEVEL_M, &too_long));
  g_assert_error (too_long, GJ_QR_ERROR, GJ_QR_ERROR_TOO_LONG);
  g_assert_null (gj_qr_encode ("", GJ_QR_LEVEL_Q, &empty));
  g_assert_error (empty, GJ_QR_ERROR, GJ_QR_ERROR_EMPTY);
}

static void
test_damage_of_a_corner_is_read (void)
{
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autoptr (GjQr) qr = gj_qr_encode (text, GJ_QR_LEVEL_M, NULL);
  g_autofree guint8 *grey = NULL;
  g_autofree char *read = NULL;
  guint side = 0;

  grey = paint (qr, 4, GJ_QR_QUIET_MODULES, 0, &side);
  for (guint y = side / 2; y < side / 2 + 24; y++)
    memset (grey + (gsize)y * side + side / 2, 0xFF, 24);
  read = gj_qr_image_read_grey (grey, side, side, side, NULL);
  g_assert_cmpstr (read, ==, text);
}

static void
test_blank_and_several (void)
{
  g_autofree guint8 *blank = g_malloc (200 * 200);
  g_autofree guint8 *one = NULL;
  g_autofree guint8 *two = NULL;
  g_autofree guint8 *both = NULL;
  g_autoptr (GjQr) first = gj_qr_encode ("GJ1:ONE", GJ_QR_LEVEL_M, NULL);
  g_autoptr (GjQr) second = gj_qr_encode ("GJ1:TWO", GJ_QR_LEVEL_M, NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) several = NULL;
  guint side = 0;

  memset (blank, 0xFF, 200 * 200);
  g_assert_null (gj_qr_image_read_grey (blank, 200, 200, 200, &none));
  g_assert_error (none, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_NONE);
  one = paint (first, 5, GJ_QR_QUIET_MODULES, 0, &side);
  two = paint (second, 5, GJ_QR_QUIET_MODULES, 0, &side);
  both = g_malloc ((gsize)side * side * 2);
  memcpy (both, one, (gsize)side * side);
  memcpy (both + (gsize)side * side, two, (gsize)side * side);
  g_assert_null (gj_qr_image_read_grey (both, side, 2 * side, side, &several));
  g_assert_error (several, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_SEVERAL);
}

/* Writes the symbol as a PNG; `clear` leaves the light parts transparent. */
static void
write_png (const char *path, const char *text, gboolean clear)
{
  g_autoptr (GjQr) qr = gj_qr_encode (text, GJ_QR_LEVEL_M, NULL);
  g_autofree guint8 *grey = NULL;
  cairo_surface_t *surface = NULL;
  guint side = 0;

  grey = paint (qr, 4, GJ_QR_QUIET_MODULES, 0, &side);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)side, (int)side);
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        gboolean dark = grey[(gsize)y * side + x] == 0;
        guint32 pixel = dark ? 0xFF000000u : clear ? 0u : 0xFFFFFFFFu;

        memcpy (cairo_image_surface_get_data (surface)
                    + (gsize)y * cairo_image_surface_get_stride (surface) + 4 * x,
                &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (surface);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
test_png (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "receipt.png", NULL);
  g_autofree char *text = parts_vector ("longest", PARTS_TEXT_COLUMN);

  for (int clear = 0; clear <= 1; clear++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *read = NULL;

      write_png (path, text, clear);
      read = gj_qr_image_read_png (path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read, ==, text);
    }
  parts_remove_folder (folder);
}

static void
assert_png_refused (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_qr_image_read_png (path, &error));
  g_assert_error (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_bad_png (void)
{
  static const guint8 BOMB[]
      = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
          'R',  0,   1,   0,   0,    0,    1,    0,    0, 8, 0, 0,  0,   0 };
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "receipt.png", NULL);
  g_autofree char *whole = NULL;
  gsize length = 0;

  assert_png_refused (path);
  assert_png_refused (folder);
  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  assert_png_refused (path);
  g_assert_true (g_file_set_contents (path, (const char *)BOMB, sizeof BOMB, NULL));
  assert_png_refused (path);
  write_png (path, "GJ1:CUT", FALSE);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  g_assert_true (g_file_set_contents (path, whole, (gssize)(length / 2), NULL));
  assert_png_refused (path);
  parts_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/reads-back-at-every-size", test_read_back);
  g_test_add_func ("/qr/a-receipt-fits-both-papers", test_sizes);
  g_test_add_func ("/qr/no-text-and-too-much-are-refused", test_encode_refusals);
  g_test_add_func ("/qr/a-stain-does-not-stop-it", test_damage_of_a_corner_is_read);
  g_test_add_func ("/qr/no-symbol-and-two-symbols-are-told-apart", test_blank_and_several);
  g_test_add_func ("/qr/a-png-is-read-on-white-and-on-nothing", test_png);
  g_test_add_func ("/qr/a-broken-or-huge-png-is-refused", test_bad_png);
  return g_test_run ();
}
