/* SPDX-License-Identifier: Apache-2.0 */
/* See card_sweep.h. */
#include "tests/device/card/card_sweep.h"

#include <string.h>

#define PIN "246813"
#define NEW_PIN "135790"
#define STRANGER "王五"

typedef struct
{
  const char *name;
  /* Visits with | between, each of a card of its own, the holder's and the guest's by turns; the last has the fault. */
  const char *steps;
  guint first; /* APDU of that visit where the flow begins */
} Flow;

static const Flow FLOWS[] = {
  { "reading", "r", 1 },
  { "log-in", "rtv", 9 },
  { "signing", "rtvv", 15 },
  { "changing-the-pin", "rtvc", 15 },
  { "log-in-by-a-pin-pad", "rtgs", 12 },
  { "changing-the-pin-by-a-pin-pad", "rtgsgx", 16 },
  { "a-guest", "rv|rtv", 1 },
  { "the-holder-is-back", "rv|rv|rtv", 1 },
};

static const guint16 WORDS[] = { 0x6110, 0x6C10, 0x63C2, 0x63C1, 0x63C0, 0x6983, 0x6581, 0x6901,
                                 0x6F00, 0x6982, 0x6A82, 0x6A83, 0x6A81, 0x6283, 0x9303, 0x6700,
                                 0x6A80, 0x6A86, 0x6B00, 0x6D00, 0x6E00 };

typedef struct
{
  const Flow *flow;
  const char *visit; /* the steps of the last visit */
  Fault fault;
  guint16 sw;
  guint n;     /* APDU of the visit */
  guint place; /* of the step it falls into */
  guint n_in_step;
} Point;

typedef struct
{
  gboolean has_verdict;
  GjPinVerdict verdict;
  GError *error;
  char *name; /* whom the card says it is */
  gboolean challenged;
} Outcome;

static const SweepBench *bench;
static Desk *desk;
static guint stride, points_taken, cards_made;
static char *fresh_number; /* of the card in */
static guint8 challenge[GJ_SEAL_CHALLENGE_BYTES]; /* of the reader, for a pad */

static void
outcome_clear (Outcome *outcome)
{
  g_clear_error (&outcome->error);
  g_clear_pointer (&outcome->name, g_free);
  memset (outcome, 0, sizeof *outcome);
}

/* A card nobody has seen: its own number, so that its PIN and its counter are new. */
static char *
new_card (void)
{
  g_free (fresh_number);
  fresh_number = g_strdup_printf ("number=A%07u\n", ++cards_made);
  return fresh_number;
}

static const char *
holder_of_visit (guint visit)
{
  return visit % 2 == 0 ? "张三" : "李四";
}

static void
put_in (const char *name, const char *fault)
{
  guint before = desk->inserted;
  g_autofree char *holder = g_strdup_printf ("name=%s\n", name);

  bench->insert (new_card (), holder, fault);
  DESK_WAIT (desk->inserted == before + 1);
}

static void
take_out (void)
{
  bench->pull ();
  DESK_WAIT (gj_card_source_get_card (desk->source) == 0
             && desk->removed == desk->inserted + desk->mute);
}

/* What a pad makes of both PINs, or of the present one. */
static GjSecret *
seal (gboolean change)
{
  g_autoptr (GjSecret) present = desk_secret (PIN);
  g_autoptr (GjSecret) changed = desk_secret (NEW_PIN);
  gsize length = change ? GJ_SEAL_CHANGE_BYTES : GJ_SEAL_BYTES;
  GjSecret *block = gj_secret_new (length);
  guint8 sealed[GJ_SEAL_CHANGE_BYTES];

  if (change)
    g_assert_true (gj_sealed_pin_seal_change (present, changed, challenge, sealed));
  else
    g_assert_true (gj_sealed_pin_seal (present, challenge, sealed));
  for (gsize i = 0; i < length; i++)
    g_assert_true (gj_secret_append (block, (char) sealed[i]));
  return block;
}

static void
begin_step (char step, guint64 serial, GAsyncResult **result)
{
  switch (step)
    {
    case 'r':
      gj_card_source_read_async (desk->source, serial, NULL, desk_on_ready, result);
      break;
    case 't':
      gj_card_source_set_tries_query_safe (desk->source, TRUE);
      gj_card_source_tries_left_async (desk->source, serial, NULL, desk_on_ready, result);
      break;
    case 'v':
      gj_card_source_verify_async (desk->source, serial, desk_secret (PIN), NULL, desk_on_ready,
                                   result);
      break;
    case 'c':
      gj_card_source_change_pin_async (desk->source, serial, desk_secret (PIN),
                                       desk_secret (NEW_PIN), NULL, desk_on_ready, result);
      break;
    case 'g':
      gj_card_source_challenge_async (desk->source, serial, NULL, desk_on_ready, result);
      break;
    case 's':
      gj_card_source_verify_sealed_async (desk->source, serial, seal (FALSE), NULL, desk_on_ready, result);
      break;
    case 'x':
      gj_card_source_change_sealed_async (desk->source, serial, seal (TRUE), NULL, desk_on_ready, result);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
end_challenge (GAsyncResult *result, Outcome *outcome)
{
  g_autoptr (GBytes) bytes = gj_card_source_challenge_finish (desk->source, result, &outcome->error);

  outcome->challenged = bytes != NULL;
  if (bytes != NULL)
    memcpy (challenge, g_bytes_get_data (bytes, NULL), sizeof challenge);
}

static void
end_step (char step, GAsyncResult *result, Outcome *outcome)
{
  int tries_left;

  if (step == 'r')
    {
      g_autoptr (GjCardHolder) holder
          = gj_card_source_read_finish (desk->source, result, &outcome->error);
      outcome->name = holder != NULL ? g_strdup (holder->name) : NULL;
    }
  else if (step == 'g')
    end_challenge (result, outcome);
  else if (step == 't')
    (void) gj_card_source_tries_left_finish (desk->source, result, &tries_left, &outcome->error);
  else
    outcome->has_verdict = gj_card_source_verify_finish (desk->source, result, &outcome->verdict,
                                                         &outcome->error);
}

/* @dies_at: how many APDUs cards must have seen when pcscd is killed; 0: it is not. */
static void
run_step (char step, guint64 serial, guint dies_at, Outcome *outcome)
{
  g_autoptr (GAsyncResult) result = NULL;

  outcome_clear (outcome);
  begin_step (step, serial, &result);
  if (dies_at != 0)
    {
      /* Asked without waiting for an event in between: the source's own time runs out meanwhile. */
      while (result == NULL && bench->get_apdus () < dies_at)
        g_main_context_iteration (NULL, FALSE);
      g_assert_null (result); /* the card is thinking */
      bench->kill ();
    }
  DESK_WAIT (result != NULL);
  end_step (step, result, outcome);
}

static gboolean
is_fine (char step, const Outcome *outcome, const char *name)
{
  if (outcome->error != NULL)
    return FALSE;
  if (step == 'r')
    return g_strcmp0 (outcome->name, name) == 0;
  if (step == 'g')
    return outcome->challenged;
  return step == 't' || (outcome->has_verdict && outcome->verdict.outcome == GJ_PIN_OK);
}

static void
run_fine (char step, const char *name)
{
  Outcome outcome = { 0 };

  run_step (step, desk->serial, 0, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (is_fine (step, &outcome, name));
  outcome_clear (&outcome);
}

static char *
fault_text (const Point *point)
{
  switch (point->fault)
    {
    case FAULT_PULL:
    case FAULT_SWAP_BEFORE:
      return g_strdup_printf ("pull_at=%u\n", point->n);
    case FAULT_LEAVE:
    case FAULT_SWAP_AFTER:
      return g_strdup_printf ("leave_at=%u\n", point->n);
    case FAULT_MUTE:
      return g_strdup_printf ("mute_at=%u\n", point->n);
    case FAULT_STALL:
    case FAULT_KILL:
    case FAULT_RENAME:
      return g_strdup_printf ("delay_at=%u\ndelay_ms=10000\n", point->n);
    case FAULT_BLINK:
      return g_strdup_printf ("blink_at=%u\n", point->n);
    case FAULT_SHORT:
      return g_strdup_printf ("short_at=%u\n", point->n);
    case FAULT_GARBAGE:
      return g_strdup_printf ("garbage_at=%u\n", point->n);
    case FAULT_RESET:
      return g_strdup ("");
    case FAULT_SW:
      return g_strdup_printf ("sw_at=%u\nsw=%04X\n", point->n, point->sw);
    }
  g_assert_not_reached ();
}

static gboolean
is_swap (Fault fault)
{
  return fault == FAULT_SWAP_BEFORE || fault == FAULT_SWAP_AFTER;
}

static gboolean
is_kill (Fault fault)
{
  return fault == FAULT_KILL || fault == FAULT_RENAME;
}

static void
judge_fate (const Point *point, char step, const Outcome *outcome, const char *name)
{
  Fate fate = fate_of (point->fault, point->sw, step, point->n_in_step, bench->blinks_are_told);

  g_test_message ("  came: %s, verdict %d", outcome->error != NULL ? outcome->error->message : "no error",
                  outcome->has_verdict ? (int) outcome->verdict.outcome : -1);
  switch (fate.kind)
    {
    case FATE_FINE:
      g_assert_no_error (outcome->error);
      g_assert_true (is_fine (step, outcome, name));
      break;
    case FATE_ERROR:
      g_assert_false (outcome->has_verdict);
      g_assert_error (outcome->error, GJ_CARD_ERROR, fate.value);
      break;
    case FATE_GONE:
      g_assert_false (outcome->has_verdict);
      g_assert_true (g_error_matches (outcome->error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED)
                     || g_error_matches (outcome->error, GJ_CARD_ERROR, GJ_CARD_ERROR_NO_SERVICE));
      break;
    case FATE_VERDICT:
      g_assert_true (outcome->has_verdict);
      g_assert_cmpint (outcome->verdict.outcome, ==, fate.value);
      break;
    case FATE_LOST:
      g_assert_true (outcome->has_verdict);
      g_assert_true (outcome->verdict.outcome == GJ_PIN_REMOVED
                     || outcome->verdict.outcome == GJ_PIN_UNKNOWN);
      break;
    case FATE_SAFE:
      break;
    }
}

/* The tries could not be asked for, but whoever stands there types all the same. */
static void
type_all_the_same (const Point *point)
{
  guint seen = bench->get_pins ();
  Outcome outcome = { 0 };

  run_step ('v', desk->serial, 0, &outcome);
  g_assert_cmpuint (bench->get_pins () - seen, <=, 1);
  if (outcome.error != NULL)
    g_assert_cmpuint (bench->get_pins (), ==, seen);
  if (point->fault == FAULT_SW || point->fault == FAULT_SHORT || point->fault == FAULT_GARBAGE
      || point->fault == FAULT_BLINK)
    g_assert_true (is_fine ('v', &outcome, NULL));
  outcome_clear (&outcome);
}

static gboolean
shows_pin (char step)
{
  return strchr ("vcsx", step) != NULL;
}

/* The step that the fault falls into. */
static void
run_spoilt (const Point *point, guint64 serial, guint apdus_before, const char *name)
{
  char step = point->visit[point->place];
  gboolean types = shows_pin (step);
  guint seen = bench->get_pins ();
  Outcome outcome = { 0 };

  if (point->fault == FAULT_RESET)
    bench->reset ();
  run_step (step, serial, is_kill (point->fault) ? apdus_before + point->n : 0, &outcome);
  judge_fate (point, step, &outcome, name);
  g_assert_cmpuint (bench->get_pins () - seen, <=, types ? 1 : 0);
  if (outcome.error != NULL) /* "nothing was sent" is to be true */
    g_assert_cmpuint (bench->get_pins (), ==, seen);
  outcome_clear (&outcome);
  if (step == 't' && !is_kill (point->fault) && !is_swap (point->fault))
    type_all_the_same (point);
}

/* Another's card is in: what was asked for the one before never reaches it, and it is itself. */
static void
judge_stranger (guint64 before)
{
  guint seen = bench->get_pins ();
  Outcome outcome = { 0 };

  DESK_WAIT (desk->serial != before && gj_card_source_get_card (desk->source) == desk->serial);
  run_step ('v', before, 0, &outcome);
  g_assert_error (outcome.error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  outcome_clear (&outcome);
  run_fine ('r', STRANGER);
  g_assert_cmpuint (bench->get_pins (), ==, seen);
}

static void
judge_usable (void)
{
  guint seen = bench->get_pins ();

  put_in ("张三", "");
  run_fine ('r', "张三");
  run_fine ('v', NULL);
  g_assert_cmpuint (bench->get_pins (), ==, seen + 1);
  desk_release (desk, desk->serial);
  take_out ();
}

/* What went before the visit with the fault. @return: how many visits. */
static guint
live_before (const Point *point)
{
  guint visits = 0;

  for (const char *at = point->flow->steps; at < point->visit; at++)
    {
      if (at == point->flow->steps || at[-1] == '|')
        put_in (holder_of_visit (visits), "");
      if (*at == '|')
        {
          take_out ();
          visits++;
        }
      else
        run_fine (*at, holder_of_visit (visits));
    }
  return visits;
}

static void
live_point (const Point *point)
{
  g_autofree char *fault = fault_text (point);

  g_test_message ("%s: %s %04X at APDU %u", point->flow->name, fault_name (point->fault), point->sw, point->n);
  const char *name = holder_of_visit (live_before (point));
  put_in (name, fault);
  guint64 serial = desk->serial;
  guint apdus_before = bench->get_apdus ();
  if (is_swap (point->fault))
    {
      g_autofree char *card = g_strdup_printf ("number=Z%07u\n", cards_made);
      bench->stand_by (card, "name=" STRANGER "\n");
    }
  for (guint i = 0; i < point->place; i++)
    run_fine (point->visit[i], name);
  run_spoilt (point, serial, apdus_before, name);
  if (is_kill (point->fault))
    {
      DESK_WAIT (desk->state == GJ_CARD_READER_NO_SERVICE);
      bench->start (point->fault == FAULT_RENAME);
      DESK_WAIT (desk->state == GJ_CARD_READER_READY);
    }
  if (is_swap (point->fault))
    judge_stranger (serial);
  take_out ();
  judge_usable ();
  points_taken++;
}

static const char *
last_visit (const Flow *flow)
{
  const char *bar = strrchr (flow->steps, '|');

  return bar != NULL ? bar + 1 : flow->steps;
}

/* Whether such a point is there to be taken; fills in where it falls. */
static gboolean
find_point (const Flow *flow, Fault fault, guint16 sw, guint n, Point *point)
{
  guint before = 0;

  *point = (Point){ flow, last_visit (flow), fault, sw, n, 0, 0 };
  while (n > before + step_apdus (point->visit[point->place]))
    before += step_apdus (point->visit[point->place++]);
  point->n_in_step = n - before;
  if (is_kill (fault) && bench->kill == NULL)
    return FALSE;
  /* Between steps only; and not once a PIN was shown, from where on nobody else is let in. */
  if (fault == FAULT_RESET)
    return point->n_in_step == 1 && strcspn (point->visit, "vs") >= point->place;
  return TRUE;
}

static guint
visit_apdus (const Flow *flow)
{
  guint apdus = 0;

  for (const char *step = last_visit (flow); *step != '\0'; step++)
    apdus += step_apdus (*step);
  return apdus;
}

static void
test_flow (gconstpointer data)
{
  const Flow *flow = data;
  guint all = 0, taken = points_taken, skip = (guint) g_test_rand_int_range (0, (gint) stride);
  Point point;

  for (guint n = flow->first; n <= visit_apdus (flow); n++)
    for (guint fault = 0; fault <= FAULT_SW; fault++)
      for (guint word = 0; word < (fault == FAULT_SW ? G_N_ELEMENTS (WORDS) : 1); word++)
        if (find_point (flow, fault, fault == FAULT_SW ? WORDS[word] : 0, n, &point)
            && (all++ + skip) % stride == 0)
          live_point (&point);
  g_test_message ("%s, %s: %u of %u points", bench->name, flow->name, points_taken - taken, all);
}

int
sweep_main (int argc, char **argv, const SweepBench *the_bench, guint the_stride)
{
  const char *wish = g_getenv ("GJ_SWEEP");

  g_test_init (&argc, &argv, NULL);
  bench = the_bench;
  stride = the_stride;
  if (wish != NULL)
    stride = g_str_equal (wish, "full") ? 1 : MAX ((guint) g_ascii_strtoull (wish, NULL, 10), 1);
  desk = desk_new (bench->new_source (), bench->timeout_ms);
  DESK_WAIT (desk->state == GJ_CARD_READER_READY);
  for (gsize i = 0; i < G_N_ELEMENTS (FLOWS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/card-sweep/%s/%s", bench->name, FLOWS[i].name);
      g_test_add_data_func (path, &FLOWS[i], test_flow);
    }
  int status = g_test_run ();
  desk_free (desk);
  g_clear_pointer (&fresh_number, g_free);
  return status;
}
