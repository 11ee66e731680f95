/* SPDX-License-Identifier: Apache-2.0 */
/* A signature drawn with a finger, as strokes in a fixed grid, and its text: what is stored, signed, shown and printed is that text, so
   that the same drawing comes out wherever it is drawn.

   Format: points "x,y" separated by a space, strokes separated by ";", nothing else: "12,40 30,44;500,100 500,300". x is 0 … 1000 from
   the left, y 0 … 400 from the top, decimal without leading zeros. A stroke of one point is a dot. "" is no signature. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_STROKES_WIDTH 1000
#define GJ_STROKES_HEIGHT 400
/* A pen that never rests cannot fill the store: further points are left out. */
#define GJ_STROKES_MAX_POINTS 1500
/* The longest text that so many points make, with its NUL. */
#define GJ_STROKES_MAX_TEXT (GJ_STROKES_MAX_POINTS * 9 + 1)

typedef struct
{
  guint16 x, y;
  gboolean begins; /* the first point of a stroke */
} GjStrokePoint;

/* An array of GjStrokePoint. */
GArray *gj_strokes_new (void);

/* Adds a point, clamped to the grid; one that lies within 3 of the point before it in the same stroke says nothing new and is left
   out. FALSE when it was left out, for that or because the array is full. */
gboolean gj_strokes_add (GArray *strokes, int x, int y, gboolean begins);

/* Is it more than a touch by mistake: does it reach over a tenth of the grid? */
gboolean gj_strokes_are_enough (const GArray *strokes);

/* Transfer full. */
char *gj_strokes_format (const GArray *strokes);
/* NULL if @text is not exactly of the format, or has too many points. "" gives an empty array. Transfer full. */
GArray *gj_strokes_parse (const char *text);

G_END_DECLS
