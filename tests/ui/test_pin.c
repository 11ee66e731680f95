/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN pages under real taps and keys: where the digits go, and that they go nowhere else. */
#include "tests/ui/samples_frame.h"
#include "tests/ui/taps.h"
#include "ui/pages/pin_change_page.h"
#include "ui/pages/pin_page.h"
#include "ui/widgets/keypad.h"

typedef struct
{
  GjClock *clock;
  GjWindow *window;
  GjSecret *pin, *again, *old;
  guint confirmed, cancelled;
} Fixture;

static const GjPinView first_try = { GJ_PIN_PURPOSE_ENTER, GJ_PIN_STATE_FIRST, "*伟", 3, NULL };

static void
on_confirmed (Fixture *fixture)
{
  fixture->confirmed++;
}

static void
on_cancelled (Fixture *fixture)
{
  fixture->cancelled++;
}

static void
show (Fixture *fixture, GtkWidget *page)
{
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_confirmed), fixture);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (on_cancelled), fixture);
  gj_window_show_page (fixture->window, GJ_PAGE (page));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gj_taps_open (&fixture->clock);
  fixture->pin = gj_secret_new (GJ_PIN_LENGTH);
  fixture->again = gj_secret_new (GJ_PIN_LENGTH);
  fixture->old = gj_secret_new (GJ_PIN_LENGTH);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_taps_close (fixture->window);
  gj_clock_unref (fixture->clock);
  gj_secret_free (fixture->pin);
  gj_secret_free (fixture->again);
  gj_secret_free (fixture->old);
}

static void
tap_digits (Fixture *fixture, const char *digits)
{
  for (; *digits != '\0'; digits++)
    {
      const char text[] = { *digits, '\0' };
      gj_taps_tap_text (fixture->window, text);
    }
}

static void
test_keys_fill_the_secret (Fixture *fixture, gconstpointer data)
{
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  tap_digits (fixture, "2580");
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "还差2位"));
  tap_digits (fixture, "46");
  g_assert_true (gj_secret_equals_text (fixture->pin, "258046"));
  tap_digits (fixture, "9");
  g_assert_true (gj_secret_equals_text (fixture->pin, "258046"));
}

static void
test_clear_and_backspace (Fixture *fixture, gconstpointer data)
{
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  tap_digits (fixture, "137");
  gj_taps_tap_text (fixture->window, "退一格");
  g_assert_true (gj_secret_equals_text (fixture->pin, "13"));
  gj_taps_tap_text (fixture->window, "清空");
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);
}

static void
test_confirm_needs_six (Fixture *fixture, gconstpointer data)
{
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  tap_digits (fixture, "25804");
  gj_taps_tap_text (fixture->window, "还差1位");
  g_assert_cmpuint (fixture->confirmed, ==, 0);
  tap_digits (fixture, "6");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpuint (fixture->confirmed, ==, 1);
  /* The card is at it: nothing can be pressed any more. */
  gj_taps_tap_text (fixture->window, "1");
  gj_taps_tap_text (fixture->window, "取消");
  g_assert_cmpuint (fixture->cancelled, ==, 0);
  g_assert_true (gj_secret_equals_text (fixture->pin, "258046"));
}

static void
test_cancel_wipes (Fixture *fixture, gconstpointer data)
{
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  tap_digits (fixture, "25");
  gj_taps_tap_text (fixture->window, "取消");
  g_assert_cmpuint (fixture->cancelled, ==, 1);
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);
}

static void
test_keypad_device (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "2", "KP_5", "8", "BackSpace", "8", "0", "KP_4", "6", "Return" };
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  gj_taps_tap (fixture->window, gj_taps_find_type (GTK_WIDGET (gj_window_get_page (fixture->window)), GTK_TYPE_LABEL));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gj_taps_key (fixture->window, keys[i]);
  g_assert_true (gj_secret_equals_text (fixture->pin, "258046"));
  g_assert_cmpuint (fixture->confirmed, ==, 1);
}

static void
on_window_scanned (GPtrArray *scans, const char *text)
{
  g_ptr_array_add (scans, g_strdup (text));
}

/* A text that GLib copies for a signal's handlers is freed without being overwritten. */
static void
test_scan_is_not_copied (Fixture *fixture, gconstpointer data)
{
  GSignalQuery signal;

  g_signal_query (g_signal_lookup ("scanned", GJ_TYPE_WINDOW), &signal);
  g_assert_cmpuint (signal.n_params, ==, 1);
  g_assert_true ((signal.param_types[0] & G_SIGNAL_TYPE_STATIC_SCOPE) != 0);
}

/* A scanner that is a keyboard and could not be taken for the kiosk alone. */
static void
test_scan_types_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) scans = g_ptr_array_new_with_free_func (g_free);
  gj_window_set_key_guard (fixture->window, TRUE);
  g_signal_connect_swapped (fixture->window, "scanned", G_CALLBACK (on_window_scanned), scans);
  show (fixture, gj_pin_page_new (&first_try, fixture->pin));
  gj_taps_settle (fixture->window);
  gj_taps_type (fixture->window, "258046\n");
  while (scans->len == 0)
    g_main_context_iteration (NULL, TRUE);
  gj_taps_settle (fixture->window);
  g_assert_cmpstr (g_ptr_array_index (scans, 0), ==, "258046");
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);
  g_assert_cmpuint (fixture->confirmed, ==, 0);
  /* A hand's keys still arrive. */
  gj_taps_key (fixture->window, "7");
  while (gj_secret_length (fixture->pin) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 1);
}

/* Six digits are in the pad: only the pad's own key confirms them. */
static void
test_pad_page_takes_no_keys (Fixture *fixture, gconstpointer data)
{
  const GjPinView view = { GJ_PIN_PURPOSE_ENTER, GJ_PIN_STATE_FIRST, "*伟", 3, NULL, .by_pad = TRUE, .count = GJ_PIN_LENGTH };
  GtkWidget *page = gj_pin_page_new (&view, fixture->pin);

  show (fixture, page);
  gj_taps_settle (fixture->window);
  for (guint keyval = GDK_KEY_0; keyval <= GDK_KEY_9; keyval++)
    g_assert_false (GJ_PAGE_GET_CLASS (page)->key_pressed (GJ_PAGE (page), keyval));
  g_assert_false (GJ_PAGE_GET_CLASS (page)->key_pressed (GJ_PAGE (page), GDK_KEY_Return));
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);
  g_assert_cmpuint (fixture->confirmed, ==, 0);
  g_assert_false (gtk_widget_get_mapped (gj_taps_find_type (page, GJ_TYPE_KEYPAD)));
  g_assert_true (GJ_PAGE_GET_CLASS (page)->key_pressed (GJ_PAGE (page), GDK_KEY_Escape));
  g_assert_cmpuint (fixture->cancelled, ==, 1);
}

/* Fingers find the keys again, whatever is said above them. */
static void
test_keys_stay (Fixture *fixture, gconstpointer data)
{
  gsize n;
  const GjFrameSample *samples = gj_frame_samples (&n);
  for (guint elder = 0; elder < 2; elder++)
    {
      graphene_rect_t first = GRAPHENE_RECT_INIT (0, 0, 0, 0), bounds;
      gj_window_set_elder (fixture->window, elder == 1);
      gj_window_set_time_left (fixture->window, 71, 90, FALSE);
      for (gsize i = 0; i < n; i++)
        {
          if (!g_str_has_prefix (samples[i].name, "02-pin") || g_str_has_prefix (samples[i].name, "02-pin-pad"))
            continue;
          show (fixture, samples[i].make ());
          gj_taps_settle (fixture->window);
          GtkWidget *keypad = gj_taps_find_type (GTK_WIDGET (gj_window_get_page (fixture->window)), GJ_TYPE_KEYPAD);
          g_assert_true (gtk_widget_compute_bounds (keypad, GTK_WIDGET (fixture->window), &bounds));
          if (first.size.height <= 0)
            first = bounds;
          if (!graphene_rect_equal (&first, &bounds))
            g_error ("%s: the keys stand at %g, not at %g", samples[i].name, (double) bounds.origin.y, (double) first.origin.y);
        }
      g_assert_cmpfloat (first.size.height, >, 0);
    }
}

typedef struct
{
  GtkWidget *root;
  float lowest; /* where the last row of keys ends */
  guint n_keys;
} Keys;

static void
look_at_keys (Keys *keys, GtkWidget *widget)
{
  graphene_rect_t bounds;
  if (GTK_IS_BUTTON (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, keys->root, &bounds));
      g_assert_cmpfloat (bounds.size.height, >=, 96);
      g_assert_true (bounds.origin.y < keys->lowest || keys->n_keys == 0 || bounds.origin.y >= keys->lowest + 24);
      keys->lowest = MAX (keys->lowest, bounds.origin.y + bounds.size.height);
      keys->n_keys++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_keys (keys, child);
}

/* A finger that misses a digit hits nothing, and never 确认. */
static void
test_keys_are_large (Fixture *fixture, gconstpointer data)
{
  for (guint elder = 0; elder < 2; elder++)
    {
      Keys keys = { .root = GTK_WIDGET (fixture->window) };
      graphene_rect_t bounds;
      gj_window_set_elder (fixture->window, elder == 1);
      show (fixture, gj_pin_page_new (&first_try, fixture->pin));
      gj_taps_settle (fixture->window);
      look_at_keys (&keys, gj_taps_find_type (GTK_WIDGET (gj_window_get_page (fixture->window)), GJ_TYPE_KEYPAD));
      g_assert_cmpuint (keys.n_keys, ==, 12);
      g_assert_true (gtk_widget_compute_bounds (gj_taps_find (keys.root, "取消"), keys.root, &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, keys.lowest + 48);
    }
}

static void
test_sentence_is_shown (Fixture *fixture, gconstpointer data)
{
  const GjPinView view = { GJ_PIN_PURPOSE_CURRENT, GJ_PIN_STATE_FIRST, "*伟", 3, "这是初始密码，先改密码才能缴费" };
  show (fixture, gj_pin_page_new (&view, fixture->pin));
  gj_taps_settle (fixture->window);
  GtkWidget *sentence = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (gj_window_get_page (fixture->window)), GJ_TYPE_PIN_PAGE, "sentence"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (sentence)), ==, view.sentence);
  g_assert_true (gtk_widget_get_mapped (sentence));
}

static void
test_weak_new_pin (Fixture *fixture, gconstpointer data)
{
  const GjPinChangeView view = { "*伟", NULL, NULL, TRUE };
  show (fixture, gj_pin_change_page_new (&view, fixture->old, fixture->pin, fixture->again));
  tap_digits (fixture, "345678");
  gj_taps_tap_text (fixture->window, "下一步");
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);
  g_assert_nonnull (gj_taps_find (GTK_WIDGET (fixture->window), "还差6位"));
}

static void
test_new_pin_twice (Fixture *fixture, gconstpointer data)
{
  const GjPinChangeView view = { "*伟", NULL, NULL, FALSE };
  show (fixture, gj_pin_change_page_new (&view, fixture->old, fixture->pin, fixture->again));
  tap_digits (fixture, "258046");
  gj_taps_tap_text (fixture->window, "下一步");
  tap_digits (fixture, "258047");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpuint (fixture->confirmed, ==, 0);
  g_assert_cmpuint (gj_secret_length (fixture->pin), ==, 0);

  tap_digits (fixture, "258046");
  gj_taps_tap_text (fixture->window, "下一步");
  tap_digits (fixture, "258046");
  gj_taps_tap_text (fixture->window, "确认");
  g_assert_cmpuint (fixture->confirmed, ==, 1);
  g_assert_true (gj_secret_equals (fixture->pin, fixture->again));
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/pin/a-scan-types-nothing-and-a-hand-still-does", test_scan_types_nothing);
  ADD ("/pin/a-scan-is-not-copied", test_scan_is_not_copied);
  ADD ("/pin/keys-go-into-the-secret-and-stop-at-six", test_keys_fill_the_secret);
  ADD ("/pin/clear-and-backspace-wipe", test_clear_and_backspace);
  ADD ("/pin/confirm-is-off-until-six-and-acts-once", test_confirm_needs_six);
  ADD ("/pin/cancel-wipes-what-was-entered", test_cancel_wipes);
  ADD ("/pin/a-keypad-device-works-too", test_keypad_device);
  ADD ("/pin/the-keys-stand-in-the-same-place-whatever-is-said", test_keys_stay);
  ADD ("/pin/a-page-for-the-pin-pad-takes-no-key-but-cancel", test_pad_page_takes_no_keys);
  ADD ("/pin/the-keys-are-large-and-apart-at-both-text-sizes", test_keys_are_large);
  ADD ("/pin/the-sentence-is-shown-when-the-present-pin-is-asked", test_sentence_is_shown);
  ADD ("/pin-change/a-weak-pin-is-refused-in-words", test_weak_new_pin);
  ADD ("/pin-change/two-different-entries-start-over", test_new_pin_twice);
#undef ADD
  return g_test_run ();
}
