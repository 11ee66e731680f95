/* SPDX-License-Identifier: Apache-2.0 */
/* See taps.h. */
#include "tests/ui/taps.h"

#include "core/base/i18n.h"

#define SCREEN_WIDTH 1080
#define SCREEN_HEIGHT 1920

char **
gj_taps_take_language (char **arguments)
{
  const GjLanguage *language = gj_language_find (arguments[0]);
  if (language == NULL)
    return arguments;
  const char *build = g_getenv ("GJ_BUILD_ROOT");
  g_assert_nonnull (build);
  g_autofree char *catalogues = g_build_filename (build, "assets", "po", NULL);
  gj_i18n_init (catalogues);
  g_assert_true (gj_i18n_set_language (language->tag));
  g_assert_true (g_str_equal (language->tag, "zh_CN") || !g_str_equal (_ ("上一页"), "上一页"));
  return arguments + 1;
}

static gboolean
on_painted (GdkFrameClock *clock, gpointer data)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

void
gj_taps_settle (GjWindow *window)
{
  for (guint frame = 0; frame < 2; frame++)
    {
      gboolean painted = FALSE;
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
      const gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
      gtk_widget_queue_draw (GTK_WIDGET (window));
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      g_signal_handler_disconnect (clock, id);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
}

GjWindow *
gj_taps_open (GjClock **clock)
{
  return gj_taps_open_sized (clock, SCREEN_WIDTH, SCREEN_HEIGHT);
}

GjWindow *
gj_taps_open_sized (GjClock **clock, int width, int height)
{
  gint64 now_us;
  g_assert_true (gj_time_parse ("2025-11-21 09:40:00", &now_us));
  *clock = gj_clock_new_manual (now_us);
  GjWindow *window = gj_window_new (NULL, *clock);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

void
gj_taps_close (GjWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
on_tool_done (GObject *tool, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (tool), result, &error))
    g_error ("xdotool: %s", error->message);
  *(gboolean *) data = TRUE;
}

/* The main loop goes on meanwhile, since the window must see what the tool does. */
static void
run_tool (GjWindow *window, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  if (tool == NULL)
    g_error ("xdotool: %s", error->message);
  gboolean done = FALSE;
  g_subprocess_wait_check_async (tool, NULL, on_tool_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  /* What the server has sent is now on its way to us: two frames take it in. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  gj_taps_settle (window);
}

static graphene_point_t
middle_of (GjWindow *window, GtkWidget *target)
{
  graphene_point_t middle;
  gj_taps_settle (window);
  const graphene_point_t inside
      = GRAPHENE_POINT_INIT (gtk_widget_get_width (target) / 2.0F, gtk_widget_get_height (target) / 2.0F);
  g_assert_true (gtk_widget_compute_point (target, GTK_WIDGET (window), &inside, &middle));
  return middle;
}

static void
add_words (GPtrArray *argv, const char *first, const char *second)
{
  g_ptr_array_add (argv, g_strdup (first));
  g_ptr_array_add (argv, g_strdup (second));
}

static void
add_move (GPtrArray *argv, int x, int y)
{
  g_ptr_array_add (argv, g_strdup ("mousemove"));
  g_ptr_array_add (argv, g_strdup_printf ("%d", x));
  g_ptr_array_add (argv, g_strdup_printf ("%d", y));
}

void
gj_taps_tap (GjWindow *window, GtkWidget *target)
{
  const graphene_point_t middle = middle_of (window, target);
  g_autofree char *x = g_strdup_printf ("%d", (int) middle.x);
  g_autofree char *y = g_strdup_printf ("%d", (int) middle.y);
  const char *const argv[] = { "xdotool", "mousemove", x, y, "click", "1", NULL };
  run_tool (window, argv);
}

void
gj_taps_drag_up (GjWindow *window, GtkWidget *target, int pixels)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  const graphene_point_t middle = middle_of (window, target);
  g_ptr_array_add (argv, g_strdup ("xdotool"));
  for (int step = 0; step <= 8; step++)
    {
      add_move (argv, (int) middle.x, (int) middle.y - pixels * step / 8);
      if (step == 0)
        add_words (argv, "mousedown", "1");
      add_words (argv, "sleep", "0.02"); /* the hand's own time between two places */
    }
  add_words (argv, "mouseup", "1");
  g_ptr_array_add (argv, NULL);
  run_tool (window, (const char *const *) argv->pdata);
}

void
gj_taps_scribble (GjWindow *window, GtkWidget *target, int pixels, int n_places)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  const graphene_point_t middle = middle_of (window, target);
  g_ptr_array_add (argv, g_strdup ("xdotool"));
  add_move (argv, (int) middle.x, (int) middle.y);
  add_words (argv, "mousedown", "1");
  for (int place = 0; place < n_places; place++)
    add_move (argv, (int) middle.x + (place % 2 == 0 ? pixels : -pixels), (int) middle.y + place);
  add_words (argv, "mouseup", "1");
  g_ptr_array_add (argv, NULL);
  run_tool (window, (const char *const *) argv->pdata);
}

void
gj_taps_key (GjWindow *window, const char *key)
{
  const char *const argv[] = { "xdotool", "key", key, NULL };
  run_tool (window, argv);
}

void
gj_taps_type (GjWindow *window, const char *text)
{
  const char *const argv[] = { "xdotool", "type", "--delay", "0", text, NULL };
  run_tool (window, argv);
}

GtkWidget *
gj_taps_find (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), text) == 0)
        {
          GtkWidget *button = gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON);
          if (button != NULL)
            return button;
        }
      GtkWidget *found = gj_taps_find (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

void
gj_taps_tap_text (GjWindow *window, const char *text)
{
  gj_taps_settle (window);
  GtkWidget *button = gj_taps_find (GTK_WIDGET (window), text);
  if (button == NULL)
    g_error ("no button says %s", text);
  gj_taps_tap (window, button);
}

GtkWidget *
gj_taps_find_type (GtkWidget *root, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        return child;
      GtkWidget *found = gj_taps_find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}
