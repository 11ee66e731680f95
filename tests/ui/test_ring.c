/* SPDX-License-Identifier: Apache-2.0 */
/* Somebody with little sight follows the keypad by the ring around what it has chosen: it is looked for in the pixels, of every kind of
   control, at both text sizes. test_ring WIDTHxHEIGHT */
#include <stdio.h>

#include "tests/ui/picture.h"
#include "tests/ui/samples_pages.h"
#include "tests/ui/taps.h"

/* WCAG 2, 1.4.11 and 2.4.13. */
#define LEAST 3.0
/* The ring lies this far around a control at the most. So thick on three sides it has the area of one of 2 pixels all around, which WCAG
   wants. Below it lies on a button's lip: half of it shows there, and on the lip of a filled button none. */
#define REACH 12
#define THICK 4
#define THICK_BELOW 2
/* Beyond the mixed pixel at its edge. */
#define BESIDE 2
#define MOST_STEPS 60

static int screen_width, screen_height;

typedef struct
{
  GjClock *clock;
  GjWindow *window;
} Fixture;

static const struct
{
  const char *page, *css_class;
  gboolean filled;
} kinds[] = {
  { "05-confirm", "main", TRUE },     { "04-choose", "main", TRUE },           { "03-home", "tile", TRUE },
  { "04d-several", "tickrow", FALSE }, { "41-name-empty", "key", FALSE },       { "04b-tier-two-years", "filter", FALSE },
  { "10-consumption-many", "small", FALSE }, { "03-home", "aid", FALSE },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open_sized (&fixture->clock, screen_width, screen_height);
  gj_window_set_nav (fixture->window, GJ_NAV_NORMAL, GJ_NAV_NORMAL, GJ_NAV_NORMAL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
}

static GtkWidget *
reach (Fixture *fixture, const char *css_class)
{
  for (guint step = 0; step < MOST_STEPS; step++)
    {
      gj_taps_key (fixture->window, "Down");
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      if (focus != NULL && gtk_widget_has_css_class (focus, css_class))
        return focus;
    }
  return NULL;
}

/* A line of pixels from outside a control to its edge. */
typedef struct
{
  int x, y, step_x, step_y;
} Probe;

static gboolean
pixel_at (const GjPicture *picture, const Probe *probe, int way, guint32 *pixel)
{
  const int x = probe->x + way * probe->step_x, y = probe->y + way * probe->step_y;
  if (x < 0 || y < 0 || x >= picture->width || y >= picture->height)
    return FALSE;
  *pixel = picture->pixels[y * picture->width + x] & 0xFFFFFF;
  return TRUE;
}

/* Is there a stroke on this line that was not there without the focus, and that stands out from what is outside it? */
static gboolean
has_stroke (const GjPicture *with, const GjPicture *without, const Probe *probe, int least)
{
  int thick = 0;
  guint32 on, off, outside;
  for (int way = 0; way <= REACH; way++)
    {
      const gboolean lit = pixel_at (with, probe, way, &on) && pixel_at (without, probe, way, &off)
                           && gj_picture_contrast (on, off) >= LEAST;
      thick = lit ? thick + 1 : 0;
      if (thick == least && pixel_at (with, probe, way - least + 1 - BESIDE, &outside) && gj_picture_contrast (on, outside) >= LEAST)
        return TRUE;
    }
  return FALSE;
}

/* On each side of it, at a third and at two thirds. */
static guint
count_strokes (const GjPicture *with, const GjPicture *without, const graphene_rect_t *bounds, gboolean below)
{
  const int left = (int) bounds->origin.x, top = (int) bounds->origin.y;
  const int right = left + (int) bounds->size.width - 1, bottom = top + (int) bounds->size.height - 1;
  guint n = 0;
  for (int third = 1; third <= 2; third++)
    {
      const int x = left + (right - left) * third / 3, y = top + (bottom - top) * third / 3;
      const Probe probes[] = { { left - REACH, y, 1, 0 }, { right + REACH, y, -1, 0 }, { x, top - REACH, 0, 1 }, { x, bottom + REACH, 0, -1 } };
      for (gsize i = 0; i < (below ? G_N_ELEMENTS (probes) : 3); i++)
        n += has_stroke (with, without, &probes[i], i < 3 ? THICK : THICK_BELOW);
    }
  return n;
}

static void
check_ring (Fixture *fixture, const char *name, const char *css_class, gboolean filled)
{
  graphene_rect_t bounds;
  gj_window_show_page (fixture->window, GJ_PAGE (gj_page_sample_make (name)));
  gj_taps_settle (fixture->window);
  gj_taps_settle (fixture->window); /* the rest of a long list */
  GtkWidget *focus = reach (fixture, css_class);
  if (focus == NULL)
    g_error ("%s: no arrow leads to a control of the class %s", name, css_class);
  g_autoptr (GjPicture) with = gj_picture_take (fixture->window);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gj_taps_settle (fixture->window);
  g_autoptr (GjPicture) without = gj_picture_take (fixture->window);
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (fixture->window), &bounds));
  const guint n = count_strokes (with, without, &bounds, !filled), places = filled ? 6 : 8;
  if (n < places)
    {
      g_test_message ("%s%s: the ring of a %s at %.0f,%.0f, %.0f x %.0f, is seen at %u of %u places", name,
                      gj_window_get_elder (fixture->window) ? " (elder)" : "", css_class, bounds.origin.x, bounds.origin.y,
                      bounds.size.width, bounds.size.height, n, places);
      g_test_fail ();
    }
}

static void
check_all (Fixture *fixture, gboolean elder)
{
  gj_window_set_elder (fixture->window, elder);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    check_ring (fixture, kinds[i].page, kinds[i].css_class, kinds[i].filled);
}

static void
test_ring (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, FALSE);
}

static void
test_ring_elder (Fixture *fixture, gconstpointer data)
{
  check_all (fixture, TRUE);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  if (argc < 2 || sscanf (argv[1], "%dx%d", &screen_width, &screen_height) != 2)
    {
      fprintf (stderr, "usage: test_ring WIDTHxHEIGHT\n");
      return 2;
    }
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/ring/what-the-arrows-chose-is-seen-in-the-pixels", test_ring);
  ADD ("/ring/what-the-arrows-chose-is-seen-in-the-pixels-in-large-text", test_ring_elder);
#undef ADD
  return g_test_run ();
}
