/* SPDX-License-Identifier: Apache-2.0 */
/* Watching every reader of pcscd, pcscd itself included: it may be restarted under us. */
#include "devices/card/pcsc_watch.h"

#include <string.h>

/* Waits are finite: a cancel that comes before the wait would otherwise be lost, and a reader that
 * raised no notification would never be found. */
#define WAIT_MS 2000
#define PAUSE_FIRST_MS 100
#define PAUSE_LAST_MS 2000
/* With an unplugged reader the whole call fails; the list is made again at once, but not for ever. */
#define COUNT_SHIFT 16

typedef struct
{
  GjCardPort *port;
  const char *substring, *excluded;
  GMutex *mutex;
  GCond *woken;
  SCARDCONTEXT *context;
  GjCardSightFunc func;
  gpointer data;

  char *names;     /* multi-string; the states point into it */
  GArray *states;  /* of SCARD_READERSTATE; the last one is the pseudo-reader */
  GjCardSight seen;
  gboolean told;
  guint pause_ms;
} Watch;

GjCardSight
gj_pcsc_judge (const SCARD_READERSTATE *states, gsize n_states, const GjCardSight *before)
{
  GjCardSight sight = { .state = n_states > 0 ? GJ_CARD_READER_READY : GJ_CARD_READER_NO_READER };

  for (gsize i = 0; i < n_states; i++)
    {
      GjCardSight here = { .state = GJ_CARD_READER_READY };

      here.present = (states[i].dwEventState & SCARD_STATE_PRESENT) != 0;
      here.mute = (states[i].dwEventState & SCARD_STATE_MUTE) != 0;
      here.token = (guint) (states[i].dwEventState >> COUNT_SHIFT) & 0xFFFF;
      g_strlcpy (here.reader, states[i].szReader, sizeof here.reader);
      if (gj_card_sight_same_card (&here, before))
        return here;
      if (here.present && !sight.present)
        sight = here;
    }
  return sight;
}

GjTransmitResult
gj_pcsc_result (LONG value)
{
  switch (value)
    {
    case SCARD_S_SUCCESS:
      return GJ_TRANSMIT_OK;
    case SCARD_W_REMOVED_CARD:
    case SCARD_E_NO_SMARTCARD:
      return GJ_TRANSMIT_REMOVED;
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
    case SCARD_W_UNSUPPORTED_CARD:
    case SCARD_E_PROTO_MISMATCH:
      return GJ_TRANSMIT_MUTE;
    case SCARD_W_RESET_CARD:
      return GJ_TRANSMIT_RESET;
    case SCARD_E_SHARING_VIOLATION:
      return GJ_TRANSMIT_BUSY;
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_E_INVALID_HANDLE:
    case SCARD_F_COMM_ERROR:
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_E_NO_READERS_AVAILABLE:
      return GJ_TRANSMIT_NO_SERVICE;
    default:
      return GJ_TRANSMIT_IO;
    }
}

static void
tell (Watch *watch, const GjCardSight *sight)
{
  if (watch->told && gj_card_sight_equal (sight, &watch->seen))
    return;
  watch->told = TRUE;
  watch->seen = *sight;
  watch->func (sight, watch->data);
}

static void
forget_states (Watch *watch)
{
  g_array_set_size (watch->states, 0);
  g_clear_pointer (&watch->names, g_free);
}

static void
drop_context (Watch *watch)
{
  g_mutex_lock (watch->mutex);
  SCARDCONTEXT context = *watch->context;
  *watch->context = 0;
  g_mutex_unlock (watch->mutex);
  if (context != 0)
    SCardReleaseContext (context);
  forget_states (watch);
}

/* pcscd is gone: the card is, too. Pauses a little longer each time. */
static void
lose_service (Watch *watch)
{
  const GjCardSight gone = { .state = GJ_CARD_READER_NO_SERVICE };

  drop_context (watch);
  tell (watch, &gone);
  gint64 end = g_get_monotonic_time () + watch->pause_ms * (gint64) 1000;
  g_mutex_lock (watch->mutex);
  while (!gj_card_port_is_stopping (watch->port)
         && g_cond_wait_until (watch->woken, watch->mutex, end))
    ;
  g_mutex_unlock (watch->mutex);
  watch->pause_ms = MIN (watch->pause_ms * 2, PAUSE_LAST_MS);
}

static gboolean
establish (Watch *watch)
{
  SCARDCONTEXT context = 0;

  if (*watch->context != 0)
    return TRUE;
  if (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context) != SCARD_S_SUCCESS)
    return FALSE;
  g_mutex_lock (watch->mutex);
  *watch->context = context;
  g_mutex_unlock (watch->mutex);
  return TRUE;
}

static DWORD
known_state (const GArray *states, const char *reader)
{
  for (guint i = 0; i < states->len; i++)
    {
      const SCARD_READERSTATE *state = &g_array_index (states, SCARD_READERSTATE, i);
      if (g_str_equal (state->szReader, reader))
        return state->dwCurrentState;
    }
  return SCARD_STATE_UNAWARE;
}

static void
add_state (GArray *states, const GArray *known, const char *reader)
{
  SCARD_READERSTATE state = { .szReader = reader, .dwCurrentState = known_state (known, reader) };

  /* A wait that times out leaves the event state alone: it must say what is known. */
  state.dwEventState = state.dwCurrentState;
  g_array_append_val (states, state);
}

/* Asks for the readers anew; what is known of those that stay is kept. */
static LONG
list_readers (Watch *watch)
{
  DWORD length = 0;
  LONG value = SCardListReaders (*watch->context, NULL, NULL, &length);
  g_autofree char *names = NULL;

  if (value == SCARD_S_SUCCESS)
    {
      names = g_malloc0 (length + 2);
      value = SCardListReaders (*watch->context, NULL, names, &length);
      /* One was plugged in between the two questions. */
      if (value == SCARD_E_INSUFFICIENT_BUFFER)
        return list_readers (watch);
    }
  else if (value == SCARD_E_NO_READERS_AVAILABLE)
    {
      names = g_malloc0 (2);
      value = SCARD_S_SUCCESS;
    }
  if (value != SCARD_S_SUCCESS)
    return value;

  GArray *states = g_array_new (FALSE, TRUE, sizeof (SCARD_READERSTATE));
  for (const char *name = names; *name != '\0'; name += strlen (name) + 1)
    if ((watch->substring == NULL || strstr (name, watch->substring) != NULL)
        && (watch->excluded == NULL || strstr (name, watch->excluded) == NULL))
      add_state (states, watch->states, name);
  add_state (states, watch->states, GJ_PNP_READER);
  g_array_unref (watch->states);
  g_free (watch->names);
  watch->states = states;
  watch->names = g_steal_pointer (&names);
  return SCARD_S_SUCCESS;
}

/* What was reported becomes what is known, without the CHANGED bit. */
static void
acknowledge (Watch *watch)
{
  for (guint i = 0; i < watch->states->len; i++)
    {
      SCARD_READERSTATE *state = &g_array_index (watch->states, SCARD_READERSTATE, i);
      state->dwCurrentState = state->dwEventState & ~(DWORD) SCARD_STATE_CHANGED;
    }
}

/* GLib aligns what it allocates for whatever lies in it. */
static SCARD_READERSTATE *
states_of (const Watch *watch)
{
  return (void *) watch->states->data;
}

static void
look (Watch *watch)
{
  gsize n_readers = watch->states->len - 1;
  GjCardSight sight
      = gj_pcsc_judge (states_of (watch), n_readers, &watch->seen);

  watch->pause_ms = PAUSE_FIRST_MS;
  tell (watch, &sight);
}

static void
watch_once (Watch *watch)
{
  LONG value = establish (watch) ? list_readers (watch) : SCARD_E_NO_SERVICE;

  if (value == SCARD_S_SUCCESS)
    value = SCardGetStatusChange (*watch->context, WAIT_MS, states_of (watch), watch->states->len);
  switch (value)
    {
    case SCARD_S_SUCCESS:
      acknowledge (watch);
      look (watch);
      break;
    case SCARD_E_TIMEOUT:
      look (watch);
      break;
    case SCARD_E_CANCELLED:
      break;
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
      forget_states (watch);
      break;
    default:
      lose_service (watch);
      break;
    }
}

void
gj_pcsc_watch_run (GjCardPort *port, const char *substring, const char *excluded, GMutex *mutex,
                   GCond *woken, SCARDCONTEXT *context, GjCardSightFunc func, gpointer data)
{
  Watch watch = { port, substring, excluded, mutex, woken, context, func, data };

  watch.states = g_array_new (FALSE, TRUE, sizeof (SCARD_READERSTATE));
  watch.pause_ms = PAUSE_FIRST_MS;
  while (!gj_card_port_is_stopping (port))
    watch_once (&watch);
  drop_context (&watch);
  g_array_unref (watch.states);
}

void
gj_pcsc_look (const char *substring, GjCardSight *sight)
{
  SCARDCONTEXT context = 0;
  Watch watch = { .substring = substring, .context = &context };

  *sight = (GjCardSight){ .state = GJ_CARD_READER_NO_SERVICE };
  if (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context) != SCARD_S_SUCCESS)
    return;
  watch.states = g_array_new (FALSE, TRUE, sizeof (SCARD_READERSTATE));
  if (list_readers (&watch) == SCARD_S_SUCCESS)
    {
      guint n_readers = watch.states->len - 1; /* without the pseudo-reader */

      if (n_readers == 0
          || SCardGetStatusChange (context, 0, states_of (&watch), n_readers) == SCARD_S_SUCCESS)
        *sight = gj_pcsc_judge (states_of (&watch), n_readers, &watch.seen);
    }
  g_array_unref (watch.states);
  g_free (watch.names);
  SCardReleaseContext (context);
}
