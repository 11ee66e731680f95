/* SPDX-License-Identifier: Apache-2.0 */
/* tapper: somebody without a plan, a seed and very many taps, in every language and at both text sizes. After each: something is on the
 * screen and a way leads from it, every button that shows can be hit, nobody reads of another's family, nothing but data is left
 * untranslated, and there is one window, of a shape that the seed chooses. Visits end as a resident's do, by 结束服务, by the clock or by the card's leaving, and idle
 * follows. e2e/test_random_tapper.py does the same with real taps, and fewer. TAP. GJ_TAPPER_TAPS says how many, GJ_TAPPER_SEED repeats
 * a run as far as threads allow. */
#include "tests/soak/soak.h"
#include "tests/ui/audit.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "ui/pages/home_page.h"
#include "ui/pages/pin_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/signature_pad.h"

#define FAMILIES 40
#define TAPS 5000
#define STUCK_S 60
#define BLANK_S 5
#define LOOK_S 3
#define LANGUAGE_PERCENT 15 /* every word is looked at twice, by the eye and by a screen reader */
#define PATIENCE 4 /* a page that was on its way gives the full time again */
#define TAPS_TO_LEAVE 3 /* from any screen: 结束服务, at most behind a question, or the clock */
#define SIGNATURE "100,100 400,300 700,100;200,200 800,220"
#define SETTLE_FRAMES 2

static const SoakPerson *in_slot; /* whose card was put in last */
static GHashTable *screens; /* of GUINT_TO_POINTER: what was met, by page, language and text size */

static GjState
state_of (const Soak *soak)
{
  return gj_session_get_state (soak->terminal->session);
}

static gboolean
is_waiting (GjState state)
{
  return state == GJ_STATE_READING || state == GJ_STATE_PAYING || state == GJ_STATE_PAYING_ALONE
         || state == GJ_STATE_GUEST_READING || state == GJ_STATE_GUEST_CHECK || state == GJ_STATE_SHUT_READING;
}

static void
do_what_is_ready (void)
{
  for (guint i = 0; i < 64 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static void
wait_while (Soak *soak, gboolean (*condition) (GjState state), const char *what)
{
  gint64 end = g_get_monotonic_time () + STUCK_S * G_USEC_PER_SEC;

  while (condition (state_of (soak)))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "stuck: %s", what);
    }
}

static void
on_painted (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *)painted = TRUE;
}

/* What shows is where it will be hit. */
static void
wait_painted (Soak *soak)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (soak->terminal->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* A long list makes the rest of its rows after it was first painted, and tells how many pages it has after that. */
static void
wait_settled (Soak *soak)
{
  for (guint i = 0; i < SETTLE_FRAMES; i++)
    {
      wait_painted (soak);
      do_what_is_ready ();
    }
  wait_painted (soak);
}

/* What is there */

static void
gather (GtkWidget *widget, GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      g_ptr_array_add (buttons, widget);
      return;
    }
  if (GJ_IS_SIGNATURE_PAD (widget) && gj_signature_pad_is_empty (GJ_SIGNATURE_PAD (widget))
      && gj_signature_pad_set_strokes (GJ_SIGNATURE_PAD (widget), SIGNATURE))
    g_signal_emit_by_name (widget, "changed");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gather (child, buttons);
}

static GPtrArray *
buttons_of (GtkWidget *widget)
{
  GPtrArray *buttons = g_ptr_array_new ();

  gather (widget, buttons);
  return buttons;
}

static gboolean
has_words (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_end (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return NULL;
  if (GJ_IS_BUTTON (widget) && g_strcmp0 (gj_button_get_text (GJ_BUTTON (widget)), C_ ("way out", "结束服务")) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_end (child);
  return found;
}

/* While a card is written to nothing can be pressed, and the clock runs. */
static gboolean
has_end (const Soak *soak)
{
  return soak->terminal->held || find_end (GTK_WIDGET (soak->terminal->window)) != NULL;
}

/* Where somebody stands 结束服务 and the clock lead away; else the card's leaving does, or the machine's own recovery. */
static gboolean
has_way_out (const Soak *soak)
{
  GjState state = state_of (soak);

  if (gj_state_is_timed (state))
    return gj_countdown_is_running (soak->terminal->countdown) && (state == GJ_STATE_FAREWELL || has_end (soak));
  return state == GJ_STATE_IDLE || state == GJ_STATE_OUT_OF_SERVICE || is_waiting (state)
         || (state == GJ_STATE_TAKE_CARD && gj_card_emulator_has_card (soak->reader));
}

/* A list that is being read has no words yet; what stays without is blank. */
static GtkWidget *
page_with_words (Soak *soak)
{
  gint64 end = g_get_monotonic_time () + BLANK_S * G_USEC_PER_SEC;
  GtkWidget *page;

  while (!has_words (page = GTK_WIDGET (gj_window_get_page (soak->terminal->window))))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "a blank screen");
    }
  return page;
}

/* That a card was pulled the terminal hears a moment later. */
static gboolean
finds_way_out (Soak *soak)
{
  gint64 end = g_get_monotonic_time () + BLANK_S * G_USEC_PER_SEC;

  while (!has_way_out (soak) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return has_way_out (soak);
}

static void
check (Soak *soak)
{
  GtkWidget *page = page_with_words (soak);
  g_autofree char *screen = g_strdup_printf ("%s %s %s", G_OBJECT_TYPE_NAME (page), gj_i18n_get_language (),
                                             gj_window_get_elder (soak->terminal->window) ? "large" : "");
  gboolean is_new;

  is_new = g_hash_table_add (screens, g_steal_pointer (&screen));
  if (!finds_way_out (soak))
    soak_stop (soak, "a dead end: no clock runs, or 结束服务 cannot be pressed");
  if (g_list_model_get_n_items (gtk_window_get_toplevels ()) != 1)
    soak_stop (soak, "another window");
  if (state_of (soak) != GJ_STATE_CARD_PROBLEM)
    soak_check_screen (soak);
  if (is_new || soak_chance (soak, LANGUAGE_PERCENT))
    soak_check_language (soak);
}

/* Tapping */

static void
press (Soak *soak, GtkWidget *button)
{
  g_autoptr (GtkWidget) kept = g_object_ref (button); /* its page may go with the press */

  soak->steps++;
  if (GTK_IS_TOGGLE_BUTTON (kept))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kept), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kept)));
  else
    g_signal_emit_by_name (kept, "clicked");
}

static GtkWidget *
button_at (Soak *soak, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (soak->terminal->window), x, y, GTK_PICK_DEFAULT);

  return hit == NULL || GTK_IS_BUTTON (hit) ? hit : gtk_widget_get_ancestor (hit, GTK_TYPE_BUTTON);
}

/* With a real family's words, not only with those of the tests of shapes, no button is cut off. */
static void
check_fit (Soak *soak)
{
  g_autoptr (GPtrArray) problems = gj_audit_fit (soak->terminal->window);

  for (guint i = 0; i < problems->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (problems, i), "GjButton"))
      soak_stop (soak, "in %s%s: %s", gj_i18n_get_language (), gj_window_get_elder (soak->terminal->window) ? ", large" : "",
                 (const char *)g_ptr_array_index (problems, i));
}

/* A finger goes where the button is: what answers there is that button. */
static void
hit_button (Soak *soak, GtkWidget *button)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (soak->terminal->window), &bounds)
      || button_at (soak, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2) != button)
    soak_stop (soak, "a button that shows cannot be hit: %s", G_OBJECT_TYPE_NAME (button));
  press (soak, button);
}

static void
tap_anywhere (Soak *soak)
{
  GtkWidget *window = GTK_WIDGET (soak->terminal->window);
  GtkWidget *button = button_at (soak, soak_pick (soak, (guint)gtk_widget_get_width (window)),
                                 soak_pick (soak, (guint)gtk_widget_get_height (window)));

  if (button != NULL && GTK_IS_BUTTON (button) && gtk_widget_is_sensitive (button))
    press (soak, button);
  else
    soak->steps++;
}

static void
tap (Soak *soak)
{
  GtkWidget *window = GTK_WIDGET (soak->terminal->window);
  g_autoptr (GPtrArray) buttons = NULL;
  gboolean finger = soak_chance (soak, 8);

  if (finger)
    {
      wait_settled (soak);
      check_fit (soak);
    }
  /* Now and then what stands around the page: ways out, aids, language. */
  buttons = buttons_of (soak_chance (soak, 20) ? window : GTK_WIDGET (gj_window_get_page (soak->terminal->window)));
  if (buttons->len == 0 || (finger && soak_chance (soak, 20)))
    tap_anywhere (soak);
  else if (finger)
    hit_button (soak, g_ptr_array_index (buttons, soak_pick (soak, buttons->len)));
  else
    press (soak, g_ptr_array_index (buttons, soak_pick (soak, buttons->len)));
}

static void
press_main (Soak *soak)
{
  g_autoptr (GPtrArray) buttons = buttons_of (GTK_WIDGET (gj_window_get_page (soak->terminal->window)));

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (buttons, i), "main"))
      {
        press (soak, g_ptr_array_index (buttons, i));
        return;
      }
  tap (soak);
}

static void
type_pin (Soak *soak, GjPage *page)
{
  for (const char *digit = SOAK_PIN; *digit != '\0'; digit++)
    gj_page_press_key (page, GDK_KEY_0 + (guint)(*digit - '0'));
  gj_page_press_key (page, GDK_KEY_Return);
}

static void
put_in (Soak *soak, const SoakPerson *person)
{
  if (person->card == NULL)
    return;
  in_slot = person;
  gj_card_emulator_insert (soak->reader, person->card);
}

/* A guest's card that comes in just after the visit was ended is nobody's guest: whose it is may come in with its PIN. */
static void
see_who_is_in (Soak *soak)
{
  if (state_of (soak) == GJ_STATE_PIN)
    soak->visitor = in_slot;
}

static void
change_cards (Soak *soak, GjState state)
{
  guint home = (guint)(soak->visitor - soak->people) / SOAK_FAMILY * SOAK_FAMILY;

  soak->guests++;
  if (gj_card_emulator_has_card (soak->reader))
    gj_card_emulator_remove (soak->reader);
  else
    put_in (soak, state == GJ_STATE_GUEST_RETURN ? soak->visitor : &soak->people[home + soak_pick (soak, SOAK_FAMILY)]);
}

static void
step (Soak *soak)
{
  GjPage *page = gj_window_get_page (soak->terminal->window);

  if (GJ_IS_HOME_PAGE (page) && soak_chance (soak, 25))
    g_signal_emit_by_name (page, "open-tile", soak_pick (soak, GJ_TILE_POLICY + 1));
  else if (GJ_IS_PIN_PAGE (page) && soak_chance (soak, 85))
    type_pin (soak, page);
  else if (gj_state_is_guest (state_of (soak)) && soak_chance (soak, 60))
    change_cards (soak, state_of (soak));
  else if (soak_chance (soak, 25))
    press_main (soak);
  else
    tap (soak);
  do_what_is_ready ();
  wait_while (soak, is_waiting, "reading or paying");
  see_who_is_in (soak);
  check (soak);
}

/* Leaving */

static gboolean
is_attended (GjState state)
{
  return gj_state_is_attended (state) || state == GJ_STATE_FAREWELL;
}

static gboolean
is_not_idle (GjState state)
{
  return state != GJ_STATE_IDLE;
}

static void
end_by_hand (Soak *soak)
{
  for (guint i = 0; i < TAPS_TO_LEAVE && gj_state_is_attended (state_of (soak)); i++)
    {
      GtkWidget *end = find_end (GTK_WIDGET (soak->terminal->window));

      if (end != NULL)
        press (soak, end);
      do_what_is_ready ();
      wait_while (soak, is_waiting, "ending while a payment is made");
    }
  if (gj_state_is_attended (state_of (soak)))
    soak_stop (soak, "结束服务 does not end it");
}

/* As long as anybody is given, and until the countdown must have seen it. */
static void
wait_a_time (Soak *soak)
{
  gint64 end = g_get_monotonic_time () + LOOK_S * G_USEC_PER_SEC;

  gj_clock_manual_advance (soak->hall->clock,
                           (gint64)(soak->terminal->config->elder_idle_seconds + 1) * G_USEC_PER_SEC);
  while (is_attended (state_of (soak)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Nobody touches anything: the clock alone ends it, whatever it is. */
static void
let_time_run_out (Soak *soak)
{
  if (!is_attended (state_of (soak)))
    return;
  soak->timed_out++;
  for (guint i = 0; i < PATIENCE && is_attended (state_of (soak)); i++)
    wait_a_time (soak);
  if (is_attended (state_of (soak)))
    soak_stop (soak, "the clock does not end it");
}

static void
leave (Soak *soak)
{
  guint way = soak_pick (soak, 10);

  if (way < 4)
    end_by_hand (soak);
  else if (way < 6)
    let_time_run_out (soak);
  else
    soak->pulled++;
  gj_card_emulator_remove (soak->reader);
  do_what_is_ready ();
  wait_while (soak, is_waiting, "leaving while a payment is made");
  if (is_attended (state_of (soak)))
    g_signal_emit_by_name (soak->terminal->window, "end");
  if (state_of (soak) == GJ_STATE_FAREWELL)
    (void)gj_session_handle (soak->terminal->session, GJ_EVENT_END);
  wait_while (soak, is_not_idle, "the way back to idle");
}

/* With nobody's card: what can be had without. */
static void
look_around (Soak *soak)
{
  soak->visitor = NULL;
  for (guint i = 0; i < 12 && !gj_state_is_personal (state_of (soak)); i++)
    {
      tap (soak);
      do_what_is_ready ();
      check (soak);
    }
  leave (soak);
}

static void
visit (Soak *soak)
{
  guint steps = 5 + soak_pick (soak, 60);

  do
    soak->visitor = &soak->people[soak_pick (soak, soak->n_people)];
  while (soak->visitor->card == NULL);
  put_in (soak, soak->visitor);
  wait_while (soak, is_waiting, "reading a card");
  while (state_of (soak) == GJ_STATE_IDLE)
    g_main_context_iteration (NULL, TRUE);
  wait_while (soak, is_waiting, "reading a card");
  for (guint i = 0; i < steps && gj_state_is_personal (state_of (soak)); i++)
    step (soak);
  leave (soak);
}

static void
tap_on (Soak *soak, guint taps)
{
  static const int shapes[][2] = { { 1080, 1920 }, { 1920, 1080 }, { 1024, 768 } };
  const int *shape = shapes[soak->seed % G_N_ELEMENTS (shapes)];
  guint told = 0;

  printf ("# %d x %d\n", shape[0], shape[1]);
  soak_open (soak, FAMILIES, shape[0], shape[1]);
  wait_while (soak, is_not_idle, "the first idle");
  while (soak->steps < taps)
    {
      if (soak->steps / 10000 != told)
        printf ("# %u taps\n", (told = soak->steps / 10000) * 10000);
      fflush (stdout);
      soak->session++;
      if (soak_chance (soak, 12))
        look_around (soak);
      else
        visit (soak);
      while (gj_printing_office_is_busy (&soak->terminal->office))
        g_main_context_iteration (NULL, TRUE);
      gj_session_handle (soak->terminal->session, GJ_EVENT_TIME_OUT); /* aids that somebody changed at idle */
      gj_clock_manual_advance (soak->hall->clock, (gint64)soak_pick (soak, 30) * 60 * G_USEC_PER_SEC);
      soak_check_idle (soak);
    }
  soak_audit (soak);
  printf ("# %u taps in %u visits on %u screens (page, language and text size); premiums %u, bindings %u; cards changed %u, pulled %u; "
          "timed out %u\n",
          soak->steps, soak->session, g_hash_table_size (screens), soak->paid, soak->bound, soak->guests, soak->pulled, soak->timed_out);
  soak_close (soak);
}

int
main (void)
{
  Soak it = { .seed = soak_number ("GJ_TAPPER_SEED", g_random_int () >> 1) };
  guint taps = soak_number ("GJ_TAPPER_TAPS", TAPS);

  soak_begin ();
  screens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  it.random = g_rand_new_with_seed (it.seed);
  printf ("1..1\n# seed %u\n", it.seed);
  fflush (stdout);
  tap_on (&it, taps);
  printf ("ok 1 - %u taps found no dead end, no blank screen, nobody else's words and no way out of the kiosk (seed %u)\n", it.steps,
          it.seed);
  g_rand_free (it.random);
  g_hash_table_unref (screens);
  return 0;
}
