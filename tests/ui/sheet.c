/* SPDX-License-Identifier: Apache-2.0 */
/* See sheet.h. */
#include "tests/ui/sheet.h"

/* A screen's longer side is this long on the sheet: the smallest text can still be read. */
#define LONG_SIDE 768
#define SHORT_SIDE 640
/* About as large as a picture can be looked at as a whole. */
#define SHEET_WIDTH 2060
#define SHEET_HEIGHT 1660
#define GAP 16
#define CAPTION 28

struct GjSheet
{
  char *directory, *name;
  int width, height;
  double scale;
  int columns, rows;
  int n_shown;   /* on the sheet that is being filled */
  guint n_files; /* written */
  cairo_surface_t *surface;
  cairo_t *cr;
};

static int
cell_width (const GjSheet *self)
{
  return (int) (self->width * self->scale) + GAP;
}

static int
cell_height (const GjSheet *self)
{
  return (int) (self->height * self->scale) + GAP + CAPTION;
}

GjSheet *
gj_sheet_new (const char *directory, const char *name, int width, int height)
{
  GjSheet *self = g_new0 (GjSheet, 1);
  self->directory = g_strdup (directory);
  self->name = g_strdup (name);
  self->width = width;
  self->height = height;
  self->scale = height > width ? (double) LONG_SIDE / height : (double) SHORT_SIDE / width;
  self->columns = MAX (1, (SHEET_WIDTH - GAP) / cell_width (self));
  self->rows = MAX (1, (SHEET_HEIGHT - GAP) / cell_height (self));
  return self;
}

static void
begin (GjSheet *self)
{
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, GAP + self->columns * cell_width (self),
                                              GAP + self->rows * cell_height (self));
  self->cr = cairo_create (self->surface);
  cairo_set_source_rgb (self->cr, 0.4, 0.4, 0.4);
  cairo_paint (self->cr);
  cairo_select_font_face (self->cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (self->cr, 20);
}

static void
write_file (GjSheet *self)
{
  self->n_files++;
  g_autofree char *file = g_strdup_printf ("%s/%s-%02u.png", self->directory, self->name, self->n_files);
  cairo_destroy (self->cr);
  if (cairo_surface_write_to_png (self->surface, file) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", file);
  cairo_surface_destroy (self->surface);
  self->surface = NULL;
  self->n_shown = 0;
}

void
gj_sheet_add (GjSheet *self, const char *name, GdkTexture *picture)
{
  if (self->surface == NULL)
    begin (self);
  const int x = GAP + self->n_shown % self->columns * cell_width (self);
  const int y = GAP + self->n_shown / self->columns * cell_height (self);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (picture),
                                                       gdk_texture_get_height (picture));
  gdk_texture_download (picture, cairo_image_surface_get_data (whole), (gsize) cairo_image_surface_get_stride (whole));
  cairo_surface_mark_dirty (whole);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_move_to (self->cr, x, y + CAPTION - 8);
  cairo_show_text (self->cr, name);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y + CAPTION);
  cairo_scale (self->cr, self->scale, self->scale);
  cairo_set_source_surface (self->cr, whole, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (whole);
  if (++self->n_shown == self->columns * self->rows)
    write_file (self);
}

void
gj_sheet_finish (GjSheet *self)
{
  if (self->surface != NULL)
    write_file (self);
  g_free (self->directory);
  g_free (self->name);
  g_free (self);
}
