/* SPDX-License-Identifier: Apache-2.0 */
/* One visit: a card, a PIN, presses of whatever is there (more often of what leads on), bad luck, and a way out. */
#include "tests/soak/soak.h"

#include "tests/store/faulty_vfs.h"
#include "ui/pages/home_page.h"
#include "ui/pages/pin_page.h"
#include "ui/widgets/signature_pad.h"
#include "ui/widgets/tick_row.h"
#include "ui/widgets/tile.h"

#define STUCK_S 60
#define REST_MS 4 /* what a page is given to change after a press that asked somebody else */
#define SIGNATURE "100,100 400,300 700,100;200,200 800,220"

static GjState
state_of (const Soak *soak)
{
  return gj_session_get_state (soak->terminal->session);
}

static gboolean
on_rest (gpointer rested)
{
  *(gboolean *)rested = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whatever is ready is done, and what answers within a moment. */
static void
rest (void)
{
  gboolean rested = FALSE;

  g_timeout_add (REST_MS, on_rest, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_waiting (GjState state)
{
  return state == GJ_STATE_READING || state == GJ_STATE_PAYING || state == GJ_STATE_PAYING_ALONE
         || state == GJ_STATE_GUEST_READING || state == GJ_STATE_GUEST_CHECK;
}

/* Until the session is not at @state; a store that waits for its file has its faults taken away. */
static void
wait_while (Soak *soak, gboolean (*condition) (GjState state), const char *what)
{
  gint64 end = g_get_monotonic_time () + STUCK_S * G_USEC_PER_SEC;

  while (condition (state_of (soak)))
    {
      rest ();
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "stuck: %s", what);
    }
}

static void
put_in (Soak *soak, const SoakPerson *person)
{
  if (person->card != NULL)
    gj_card_emulator_insert (soak->reader, person->card);
  rest ();
}

/* Pressing */

typedef struct
{
  GtkWidget *widget;
  guint weight;
} Choice;

static guint
weigh (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "main"))
    return 24;
  if (GJ_IS_TICK_ROW (widget))
    return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? 0 : 20;
  return GJ_IS_TILE_BUTTON (widget) ? 6 : 3;
}

static void
gather (GtkWidget *widget, GArray *choices)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return;
  if (GTK_IS_BUTTON (widget))
    {
      const Choice choice = { widget, weigh (widget) };

      g_array_append_val (choices, choice);
      return;
    }
  if (GJ_IS_SIGNATURE_PAD (widget) && gj_signature_pad_is_empty (GJ_SIGNATURE_PAD (widget))
      && gj_signature_pad_set_strokes (GJ_SIGNATURE_PAD (widget), SIGNATURE))
    g_signal_emit_by_name (widget, "changed");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gather (child, choices);
}

static void
press_something (Soak *soak)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (soak->terminal->window));
  guint total = 0;
  guint at;

  /* Now and then what stands around the page: ways out, aids, language. */
  gather (soak_chance (soak, 12) ? GTK_WIDGET (soak->terminal->window) : page, choices);
  for (guint i = 0; i < choices->len; i++)
    total += g_array_index (choices, Choice, i).weight;
  if (total == 0)
    return;
  at = soak_pick (soak, total);
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      if (at < choice->weight)
        {
          g_autoptr (GtkWidget) kept = g_object_ref (choice->widget); /* its page may go with the press */

          if (GTK_IS_TOGGLE_BUTTON (kept))
            gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kept), TRUE);
          else
            g_signal_emit_by_name (kept, "clicked");
          return;
        }
      at -= choice->weight;
    }
}

/* Mostly right; a wrong one is made good before the card is locked, which it would stay. */
static void
type_pin (Soak *soak, GjPage *page)
{
  const char *pin = soak_chance (soak, 92) ? SOAK_PIN : "111222";

  for (const char *digit = pin; *digit != '\0'; digit++)
    gj_page_press_key (page, GDK_KEY_0 + (guint)(*digit - '0'));
  gj_page_press_key (page, GDK_KEY_Return);
}

/* Nobody takes the next step before the terminal has seen whose card is in: a guest's that comes in after the visit was ended would be the
 * next visitor's. */
static void
put_in_and_wait (Soak *soak, const SoakPerson *person)
{
  gint64 end = g_get_monotonic_time () + STUCK_S * G_USEC_PER_SEC;

  put_in (soak, person);
  while (gj_card_emulator_has_card (soak->reader) && soak->terminal->card_serial == 0)
    {
      rest ();
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "stuck: a guest's card is not seen");
    }
}

/* While a relative's card is wanted: theirs, the own one, or pulled again. */
static void
change_cards (Soak *soak, GjState state)
{
  guint home = (guint)(soak->visitor - soak->people) / SOAK_FAMILY * SOAK_FAMILY;

  soak->guests++;
  if (state == GJ_STATE_GUEST_WAIT)
    put_in_and_wait (soak, &soak->people[home + soak_pick (soak, SOAK_FAMILY)]);
  else if (state == GJ_STATE_GUEST_RETURN && !gj_card_emulator_has_card (soak->reader))
    put_in_and_wait (soak, soak_chance (soak, 80) ? soak->visitor : &soak->people[home + soak_pick (soak, SOAK_FAMILY)]);
  else
    gj_card_emulator_remove (soak->reader);
}

static void
step (Soak *soak)
{
  GjState state = state_of (soak);
  GjPage *page = gj_window_get_page (soak->terminal->window);

  soak->steps++;
  if (GJ_IS_HOME_PAGE (page) && soak_chance (soak, 50))
    g_signal_emit_by_name (page, "open-tile", (guint)(soak_chance (soak, 60) ? GJ_TILE_PAY_PREMIUM : GJ_TILE_FAMILY));
  else if (GJ_IS_PIN_PAGE (page) && soak_chance (soak, 90))
    type_pin (soak, page);
  else if (gj_state_is_guest (state) && soak_chance (soak, 70))
    change_cards (soak, state);
  else
    press_something (soak);
  rest ();
  wait_while (soak, is_waiting, "reading or paying");
  /* A card that is not the visitor's ended the visit. */
  if (gj_state_is_personal (state_of (soak)) && state_of (soak) != GJ_STATE_CARD_PROBLEM)
    soak_check_screen (soak);
}

/* Bad luck */

/* All but the two of a mouth, which this printer has not. */
static GjPrinterFault
pick_printer_fault (Soak *soak)
{
  GjPrinterFault fault;

  do
    fault = 1 + soak_pick (soak, GJ_PRINTER_FAULT_LAST);
  while (fault == GJ_PRINTER_FAULT_NOT_TAKEN || fault == GJ_PRINTER_FAULT_MOUTH_SILENT);
  return fault;
}

static void
bring_bad_luck (Soak *soak)
{
  if (soak_chance (soak, 25))
    {
      soak->printer_faults++;
      gj_printer_emulator_set_fault (soak->printer, pick_printer_fault (soak),
                                     (GjPrinterMoment)soak_pick (soak, GJ_PRINTER_MOMENT_WAY_BACK + 1), soak_pick (soak, 400));
    }
  if (soak_chance (soak, 6))
    {
      soak->store_faults++;
      faulty_vfs_arm (soak_chance (soak, 50) ? FAULT_IO : FAULT_FULL, 1 + (int)soak_pick (soak, 60), FALSE);
    }
}

static void
spoil_card (Soak *soak)
{
  GjCardFaults faults = { 0 };
  guint n = 1 + soak_pick (soak, 30);

  soak->card_faults++;
  switch (soak_pick (soak, 4))
    {
    case 0:
      faults.pull_at = n;
      break;
    case 1:
      faults.garbage_at = n;
      break;
    case 2:
      faults.short_at = n;
      break;
    default:
      faults.sw_at = n;
      faults.sw = 0x6F00;
      break;
    }
  gj_card_emulator_set_faults (soak->reader, &faults, TRUE);
}

static void
end_bad_luck (Soak *soak)
{
  (void)faulty_vfs_disarm ();
  gj_printer_emulator_clear_fault (soak->printer);
  gj_printer_emulator_power_cycle (soak->printer);
  gj_printer_emulator_forget_received (soak->printer);
}

/* Leaving */

static gboolean
is_out_of_service (GjState state)
{
  return state == GJ_STATE_OUT_OF_SERVICE;
}

static gboolean
is_not_idle (GjState state)
{
  return state != GJ_STATE_IDLE;
}

static void
leave (Soak *soak)
{
  guint way = soak_pick (soak, 10);

  if (way < 3)
    (void)gj_session_handle (soak->terminal->session, GJ_EVENT_END);
  else if (way < 5 && gj_state_is_timed (state_of (soak)))
    {
      soak->timed_out++;
      (void)gj_session_handle (soak->terminal->session, GJ_EVENT_TIME_OUT);
    }
  else
    soak->pulled++;
  gj_card_emulator_remove (soak->reader);
  rest ();
  wait_while (soak, is_waiting, "leaving while a payment is made");
  end_bad_luck (soak);
  if (state_of (soak) == GJ_STATE_FAREWELL || gj_state_is_guest (state_of (soak)))
    (void)gj_session_handle (soak->terminal->session, GJ_EVENT_END);
  wait_while (soak, is_out_of_service, "out of service, with everything mended");
  wait_while (soak, is_not_idle, "the way back to idle");
}

/* A paper on its way belongs to the visit that wanted it. */
static void
wait_for_paper (Soak *soak)
{
  gint64 end = g_get_monotonic_time () + STUCK_S * G_USEC_PER_SEC;

  while (gj_printing_office_is_busy (&soak->terminal->office))
    {
      rest ();
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "stuck: printing");
    }
}

static gboolean
is_idle (GjState state)
{
  return state == GJ_STATE_IDLE;
}

void
soak_visit (Soak *soak)
{
  guint steps = 3 + soak_pick (soak, 28);

  wait_while (soak, is_not_idle, "idle before a visit");
  soak_check_idle (soak);
  do
    soak->visitor = &soak->people[soak_pick (soak, soak->n_people)];
  while (soak->visitor->card == NULL || ((soak->visitor - soak->people) % SOAK_FAMILY != 0 && soak_chance (soak, 60)));
  bring_bad_luck (soak);
  put_in (soak, soak->visitor);
  if (soak_chance (soak, 15))
    spoil_card (soak);
  wait_while (soak, is_idle, "a card that is put in");
  wait_while (soak, is_waiting, "reading a card");
  for (guint i = 0; i < steps && gj_state_is_personal (state_of (soak)); i++)
    step (soak);
  leave (soak);
  wait_for_paper (soak);
  /* A store that failed is opened anew, and what it could not close is closed, before anybody reads the books. */
  wait_while (soak, is_not_idle, "a store that is opened anew");
  /* What the kiosk gave up, and what of it has not come out yet, does not come out while the next one is in. */
  end_bad_luck (soak);
  soak_judge_papers (soak);
}
