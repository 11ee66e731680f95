/* SPDX-License-Identifier: Apache-2.0 */
/* See strokes.h. */
#include "core/base/strokes.h"

#include <string.h>

/* Points nearer than this to the last one of their stroke are left out. */
#define NEAR 3
/* "Over a tenth of the grid": the drawing's width and height together. */
#define ENOUGH ((GJ_STROKES_WIDTH + GJ_STROKES_HEIGHT) / 10)

static const GjStrokePoint *
point_at (const GArray *strokes, guint i)
{
  return &g_array_index (strokes, GjStrokePoint, i);
}

GArray *
gj_strokes_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (GjStrokePoint));
}

gboolean
gj_strokes_add (GArray *strokes, int x, int y, gboolean begins)
{
  GjStrokePoint point = { .x = (guint16) CLAMP (x, 0, GJ_STROKES_WIDTH),
                          .y = (guint16) CLAMP (y, 0, GJ_STROKES_HEIGHT),
                          .begins = begins || strokes->len == 0 };

  if (strokes->len >= GJ_STROKES_MAX_POINTS)
    return FALSE;
  if (!point.begins)
    {
      const GjStrokePoint *last = point_at (strokes, strokes->len - 1);

      if (ABS (last->x - point.x) < NEAR && ABS (last->y - point.y) < NEAR)
        return FALSE;
    }
  g_array_append_val (strokes, point);
  return TRUE;
}

gboolean
gj_strokes_are_enough (const GArray *strokes)
{
  int left = GJ_STROKES_WIDTH, right = 0, top = GJ_STROKES_HEIGHT, bottom = 0;

  for (guint i = 0; i < strokes->len; i++)
    {
      const GjStrokePoint *point = point_at (strokes, i);

      left = MIN (left, point->x);
      right = MAX (right, point->x);
      top = MIN (top, point->y);
      bottom = MAX (bottom, point->y);
    }
  return strokes->len > 0 && right - left + bottom - top >= ENOUGH;
}

char *
gj_strokes_format (const GArray *strokes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < strokes->len; i++)
    {
      const GjStrokePoint *point = point_at (strokes, i);

      if (i > 0)
        g_string_append_c (text, point->begins ? ';' : ' ');
      g_string_append_printf (text, "%u,%u", point->x, point->y);
    }
  return g_string_free (text, FALSE);
}

/* A number of the format at *at, which then stands behind it. FALSE: there is none up to `max`. */
static gboolean
read_number (const char **at, guint max, guint16 *number)
{
  const char *start = *at;
  guint value = 0;

  while (g_ascii_isdigit (**at) && *at - start < 4)
    value = value * 10 + (guint) (*(*at)++ - '0');
  *number = (guint16) value;
  return *at > start && value <= max && (*start != '0' || *at == start + 1);
}

GArray *
gj_strokes_parse (const char *text)
{
  g_autoptr (GArray) strokes = gj_strokes_new ();
  const char *at = text;
  gboolean begins = TRUE;

  if (text == NULL)
    return NULL;
  while (*at != '\0' || strokes->len > 0)
    {
      GjStrokePoint point = { .begins = begins };

      if (strokes->len == GJ_STROKES_MAX_POINTS || !read_number (&at, GJ_STROKES_WIDTH, &point.x) || *at++ != ','
          || !read_number (&at, GJ_STROKES_HEIGHT, &point.y))
        return NULL;
      g_array_append_val (strokes, point);
      if (*at == '\0')
        break;
      if (*at != ' ' && *at != ';')
        return NULL;
      begins = *at++ == ';';
    }
  return g_steal_pointer (&strokes);
}
