/* SPDX-License-Identifier: Apache-2.0 */
/* The session's table and its one funnel. Read the table as a sentence: in this state, when this
 * happens, go there and do that. What has no row either cannot happen (our own event: abort) or does
 * not matter (a person's or a device's event: ignored). */
#include "kiosk/session/session.h"

typedef struct
{
  GjState from;
  GjEvent event;
  GjState to;
  GjAction action;
} GjTransition;

struct _GjSession
{
  GjState state;
  const GjTransition *last; /* NULL before the first */
  GjSessionActor actor;
  gpointer user_data;
};

/* clang-format off */
static const GjTransition transitions[] = {
  { GJ_STATE_OUT_OF_SERVICE, GJ_EVENT_MENDED,         GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_OUT_OF_SERVICE, GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_OUT_OF_SERVICE, GJ_EVENT_TIME_OUT,       GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_OUT_OF_SERVICE, GJ_EVENT_CARD_IN,        GJ_STATE_SHUT_READING,   GJ_ACTION_READ_CARD },
  { GJ_STATE_OUT_OF_SERVICE, GJ_EVENT_CARDLESS_OPENED, GJ_STATE_CARDLESS_BROKEN, GJ_ACTION_RUN_CARDLESS },

  { GJ_STATE_IDLE,           GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_IDLE,           GJ_EVENT_CODE_SCANNED,   GJ_STATE_READING,        GJ_ACTION_READ_CODE },
  { GJ_STATE_IDLE,           GJ_EVENT_CARDLESS_OPENED, GJ_STATE_CARDLESS,      GJ_ACTION_RUN_CARDLESS },
  { GJ_STATE_IDLE,           GJ_EVENT_TIME_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_IDLE,           GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* A card that is put in comes first: what was open is dropped. */
  { GJ_STATE_CARDLESS,       GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_CARDLESS,       GJ_EVENT_CODE_SCANNED,   GJ_STATE_READING,        GJ_ACTION_READ_CODE },
  { GJ_STATE_CARDLESS,       GJ_EVENT_HOME,           GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_CARDLESS,       GJ_EVENT_END,            GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_CARDLESS,       GJ_EVENT_TIME_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_CARDLESS,       GJ_EVENT_BROKEN,         GJ_STATE_CARDLESS_BROKEN, GJ_ACTION_NONE },

  /* No card can be served now: whoever puts one in is told so. */
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_CARD_IN,       GJ_STATE_SHUT_READING,   GJ_ACTION_READ_CARD },
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_HOME,          GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_END,           GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_TIME_OUT,      GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_BROKEN,        GJ_STATE_CARDLESS_BROKEN, GJ_ACTION_NONE },
  { GJ_STATE_CARDLESS_BROKEN, GJ_EVENT_MENDED,        GJ_STATE_CARDLESS,       GJ_ACTION_NONE },

  { GJ_STATE_READING,        GJ_EVENT_CARD_READ,      GJ_STATE_PIN,            GJ_ACTION_ASK_PIN },
  { GJ_STATE_READING,        GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD }, /* while a code is looked up */
  { GJ_STATE_READING,        GJ_EVENT_CODE_READ,      GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_READING,        GJ_EVENT_CARD_REFUSED,   GJ_STATE_CARD_PROBLEM,   GJ_ACTION_SHOW_CARD_PROBLEM },
  { GJ_STATE_READING,        GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_READING,        GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_READING,        GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_CODE_SCANNED,   GJ_STATE_READING,        GJ_ACTION_READ_CODE }, /* another, after one that was refused */
  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_CARD_PROBLEM,   GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_PIN,            GJ_EVENT_PIN_OK,         GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_PIN,            GJ_EVENT_STAFF_IN,       GJ_STATE_STAFF,          GJ_ACTION_RUN_STAFF },
  { GJ_STATE_PIN,            GJ_EVENT_PIN_REFUSED,    GJ_STATE_CARD_PROBLEM,   GJ_ACTION_SHOW_PIN_REFUSED },
  { GJ_STATE_PIN,            GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_PIN,            GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_PIN,            GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_PIN,            GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* A card may come in only while none is: whoever was in by a code makes way for it. */
  { GJ_STATE_HOME,           GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_HOME,           GJ_EVENT_SERVICE_OPENED, GJ_STATE_SERVICE,        GJ_ACTION_RUN_SERVICE },
  { GJ_STATE_HOME,           GJ_EVENT_HOME,           GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_HOME,           GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_HOME,           GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_HOME,           GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_HOME,           GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_SERVICE,        GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_SERVICE,        GJ_EVENT_HOME,           GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_SERVICE,        GJ_EVENT_SERVICE_OPENED, GJ_STATE_SERVICE,        GJ_ACTION_RUN_SERVICE },
  { GJ_STATE_SERVICE,        GJ_EVENT_SUBMITTED,      GJ_STATE_PAYING,         GJ_ACTION_SHOW_PAYING },
  { GJ_STATE_SERVICE,        GJ_EVENT_PIN_REFUSED,    GJ_STATE_CARD_PROBLEM,   GJ_ACTION_SHOW_PIN_REFUSED },
  { GJ_STATE_SERVICE,        GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_SERVICE,        GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SERVICE,        GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SERVICE,        GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* A submitted payment is finished, whatever else happens: no END, no TIME_OUT, no BROKEN here. */
  { GJ_STATE_PAYING,         GJ_EVENT_ANSWERED,       GJ_STATE_RESULT,         GJ_ACTION_SHOW_RESULT },
  { GJ_STATE_PAYING,         GJ_EVENT_CARD_OUT,       GJ_STATE_PAYING_ALONE,   GJ_ACTION_HIDE_PERSON },
  { GJ_STATE_PAYING_ALONE,   GJ_EVENT_ANSWERED,       GJ_STATE_FAREWELL,       GJ_ACTION_SHOW_FAREWELL },

  { GJ_STATE_RESULT,         GJ_EVENT_HOME,           GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_RESULT,         GJ_EVENT_SERVICE_OPENED, GJ_STATE_SERVICE,        GJ_ACTION_RUN_SERVICE },
  { GJ_STATE_RESULT,         GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_RESULT,         GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_RESULT,         GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_RESULT,         GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* The card that was served is out of the game: only its leaving opens the next session. */
  { GJ_STATE_TAKE_CARD,      GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_TAKE_CARD,      GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_TAKE_CARD,      GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_FAREWELL,       GJ_EVENT_CARD_IN,        GJ_STATE_READING,        GJ_ACTION_READ_CARD },
  { GJ_STATE_FAREWELL,       GJ_EVENT_END,            GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_FAREWELL,       GJ_EVENT_TIME_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_FAREWELL,       GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* Staff. What breaks is what they came for: it does not end their work, and counts when they leave (idle looks). */
  { GJ_STATE_STAFF,          GJ_EVENT_HOME,           GJ_STATE_STAFF,          GJ_ACTION_RUN_STAFF },
  { GJ_STATE_STAFF,          GJ_EVENT_OWN_SERVICE,    GJ_STATE_HOME,           GJ_ACTION_SHOW_HOME },
  { GJ_STATE_STAFF,          GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_STAFF,          GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_STAFF,          GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_STAFF,          GJ_EVENT_BROKEN,         GJ_STATE_STAFF,          GJ_ACTION_NONE },
  { GJ_STATE_STAFF,          GJ_EVENT_MENDED,         GJ_STATE_STAFF,          GJ_ACTION_NONE },

  { GJ_STATE_SHUT_READING,   GJ_EVENT_CARD_READ,      GJ_STATE_SHUT_PIN,       GJ_ACTION_ASK_PIN },
  { GJ_STATE_SHUT_READING,   GJ_EVENT_CARD_REFUSED,   GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_SHUT_READING,   GJ_EVENT_CARD_OUT,       GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
  { GJ_STATE_SHUT_READING,   GJ_EVENT_BROKEN,         GJ_STATE_SHUT_READING,   GJ_ACTION_NONE },
  { GJ_STATE_SHUT_READING,   GJ_EVENT_MENDED,         GJ_STATE_READING,        GJ_ACTION_READ_CARD },

  { GJ_STATE_SHUT_PIN,       GJ_EVENT_STAFF_IN,       GJ_STATE_STAFF,          GJ_ACTION_RUN_STAFF },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_PIN_REFUSED,    GJ_STATE_SHUT_PROBLEM,   GJ_ACTION_SHOW_PIN_REFUSED },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_BROKEN,         GJ_STATE_SHUT_PIN,       GJ_ACTION_NONE },
  { GJ_STATE_SHUT_PIN,       GJ_EVENT_MENDED,         GJ_STATE_SHUT_PIN,       GJ_ACTION_NONE },

  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_CARD_IN,        GJ_STATE_SHUT_READING,   GJ_ACTION_READ_CARD },
  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_BROKEN,         GJ_STATE_SHUT_PROBLEM,   GJ_ACTION_NONE },
  { GJ_STATE_SHUT_PROBLEM,   GJ_EVENT_MENDED,         GJ_STATE_SHUT_PROBLEM,   GJ_ACTION_NONE },

  /* The guest card. The holder's card may leave here and only here; while it is out the slot's time-out
   * and 结束服务 forget everything, and the way back into the service is its own card and its PIN. */
  { GJ_STATE_SERVICE,        GJ_EVENT_GUEST_ASKED,    GJ_STATE_GUEST_SWAP,     GJ_ACTION_SHOW_GUEST },

  { GJ_STATE_GUEST_SWAP,     GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_WAIT,     GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_SWAP,     GJ_EVENT_GUEST_CANCELLED, GJ_STATE_SERVICE,       GJ_ACTION_RESUME_SERVICE },
  { GJ_STATE_GUEST_SWAP,     GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_SWAP,     GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_SWAP,     GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_WAIT,     GJ_EVENT_CARD_IN,        GJ_STATE_GUEST_READING,  GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_WAIT,     GJ_EVENT_GUEST_CANCELLED, GJ_STATE_GUEST_RETURN,  GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_WAIT,     GJ_EVENT_END,            GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_GUEST_WAIT,     GJ_EVENT_TIME_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_GUEST_WAIT,     GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_READING,  GJ_EVENT_GUEST_READ,     GJ_STATE_GUEST_IN,       GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_READING,  GJ_EVENT_GUEST_REFUSED,  GJ_STATE_GUEST_WRONG,    GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_READING,  GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_WAIT,     GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_READING,  GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_READING,  GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_WAIT,     GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_GUEST_CANCELLED, GJ_STATE_GUEST_IN,      GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_HOLDER_BACK,    GJ_STATE_GUEST_PIN,      GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_WRONG,    GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_IN,       GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_RETURN,   GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_IN,       GJ_EVENT_PIN_OK,         GJ_STATE_GUEST_IN,       GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_IN,       GJ_EVENT_PIN_REFUSED,    GJ_STATE_GUEST_IN,       GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_IN,       GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_IN,       GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_IN,       GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  /* A holder's card that could not be read is in the slot here, to be put in once more. */
  { GJ_STATE_GUEST_RETURN,   GJ_EVENT_CARD_IN,        GJ_STATE_GUEST_CHECK,    GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_RETURN,   GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_RETURN,   GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_RETURN,   GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_RETURN,   GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_RETURN,   GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_HOLDER_BACK,    GJ_STATE_GUEST_PIN,      GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_STRANGER,       GJ_STATE_CARD_PROBLEM,   GJ_ACTION_SHOW_STRANGER },
  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_GUEST_REFUSED,  GJ_STATE_GUEST_RETURN,   GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_CARD_OUT,       GJ_STATE_GUEST_RETURN,   GJ_ACTION_SHOW_GUEST },
  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_CHECK,    GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },

  { GJ_STATE_GUEST_PIN,      GJ_EVENT_PIN_OK,         GJ_STATE_SERVICE,        GJ_ACTION_RESUME_SERVICE },
  { GJ_STATE_GUEST_PIN,      GJ_EVENT_PIN_REFUSED,    GJ_STATE_CARD_PROBLEM,   GJ_ACTION_SHOW_PIN_REFUSED },
  { GJ_STATE_GUEST_PIN,      GJ_EVENT_CARD_OUT,       GJ_STATE_IDLE,           GJ_ACTION_SHOW_IDLE },
  { GJ_STATE_GUEST_PIN,      GJ_EVENT_END,            GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_PIN,      GJ_EVENT_TIME_OUT,       GJ_STATE_TAKE_CARD,      GJ_ACTION_SHOW_TAKE_CARD },
  { GJ_STATE_GUEST_PIN,      GJ_EVENT_BROKEN,         GJ_STATE_OUT_OF_SERVICE, GJ_ACTION_SHOW_OUT_OF_SERVICE },
};
/* clang-format on */

static const char *const state_names[GJ_STATE_COUNT] = {
  [GJ_STATE_IDLE] = "idle",
  [GJ_STATE_READING] = "reading",
  [GJ_STATE_CARD_PROBLEM] = "card-problem",
  [GJ_STATE_PIN] = "pin",
  [GJ_STATE_HOME] = "home",
  [GJ_STATE_SERVICE] = "service",
  [GJ_STATE_PAYING] = "paying",
  [GJ_STATE_PAYING_ALONE] = "paying-alone",
  [GJ_STATE_RESULT] = "result",
  [GJ_STATE_TAKE_CARD] = "take-card",
  [GJ_STATE_FAREWELL] = "farewell",
  [GJ_STATE_CARDLESS] = "cardless",
  [GJ_STATE_CARDLESS_BROKEN] = "cardless-broken",
  [GJ_STATE_OUT_OF_SERVICE] = "out-of-service",
  [GJ_STATE_STAFF] = "staff",
  [GJ_STATE_SHUT_READING] = "shut-reading",
  [GJ_STATE_SHUT_PIN] = "shut-pin",
  [GJ_STATE_SHUT_PROBLEM] = "shut-problem",
  [GJ_STATE_GUEST_SWAP] = "guest-swap",
  [GJ_STATE_GUEST_WAIT] = "guest-wait",
  [GJ_STATE_GUEST_READING] = "guest-reading",
  [GJ_STATE_GUEST_WRONG] = "guest-wrong",
  [GJ_STATE_GUEST_IN] = "guest-in",
  [GJ_STATE_GUEST_RETURN] = "guest-return",
  [GJ_STATE_GUEST_CHECK] = "guest-check",
  [GJ_STATE_GUEST_PIN] = "guest-pin",
};

static const char *const event_names[GJ_EVENT_COUNT] = {
  [GJ_EVENT_CARD_IN] = "card-in",
  [GJ_EVENT_CARD_OUT] = "card-out",
  [GJ_EVENT_CARD_READ] = "card-read",
  [GJ_EVENT_CARD_REFUSED] = "card-refused",
  [GJ_EVENT_PIN_OK] = "pin-ok",
  [GJ_EVENT_STAFF_IN] = "staff-in",
  [GJ_EVENT_OWN_SERVICE] = "own-service",
  [GJ_EVENT_PIN_REFUSED] = "pin-refused",
  [GJ_EVENT_SERVICE_OPENED] = "service-opened",
  [GJ_EVENT_CODE_SCANNED] = "code-scanned",
  [GJ_EVENT_CODE_READ] = "code-read",
  [GJ_EVENT_CARDLESS_OPENED] = "cardless-opened",
  [GJ_EVENT_HOME] = "home",
  [GJ_EVENT_SUBMITTED] = "submitted",
  [GJ_EVENT_ANSWERED] = "answered",
  [GJ_EVENT_END] = "end",
  [GJ_EVENT_TIME_OUT] = "time-out",
  [GJ_EVENT_BROKEN] = "broken",
  [GJ_EVENT_MENDED] = "mended",
  [GJ_EVENT_GUEST_ASKED] = "guest-asked",
  [GJ_EVENT_GUEST_READ] = "guest-read",
  [GJ_EVENT_GUEST_REFUSED] = "guest-refused",
  [GJ_EVENT_GUEST_CANCELLED] = "guest-cancelled",
  [GJ_EVENT_HOLDER_BACK] = "holder-back",
  [GJ_EVENT_STRANGER] = "stranger",
};

const char *
gj_event_name (GjEvent event)
{
  g_assert (event < GJ_EVENT_COUNT);
  return event_names[event];
}

GjSession *
gj_session_new (GjSessionActor actor, gpointer user_data)
{
  GjSession *session;

  g_assert (actor != NULL);
  session = g_new0 (GjSession, 1);
  session->state = GJ_STATE_OUT_OF_SERVICE;
  session->actor = actor;
  session->user_data = user_data;
  return session;
}

void
gj_session_free (GjSession *session)
{
  g_free (session);
}

static const GjTransition *
find_transition (GjState from, GjEvent event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].from == from && transitions[i].event == event)
      return &transitions[i];
  return NULL;
}

/* Events that the program sends itself, so that a missing row is a mistake of ours. */
static gboolean
event_is_ours (GjEvent event)
{
  switch (event)
    {
    case GJ_EVENT_CARD_READ:
    case GJ_EVENT_CODE_READ:
    case GJ_EVENT_CARD_REFUSED:
    case GJ_EVENT_PIN_OK:
    case GJ_EVENT_STAFF_IN:
    case GJ_EVENT_PIN_REFUSED:
    case GJ_EVENT_SUBMITTED:
    case GJ_EVENT_ANSWERED:
    case GJ_EVENT_GUEST_ASKED:
    case GJ_EVENT_GUEST_READ:
    case GJ_EVENT_GUEST_REFUSED:
    case GJ_EVENT_HOLDER_BACK:
    case GJ_EVENT_STRANGER:
      return TRUE;
    case GJ_EVENT_CARD_IN:
    case GJ_EVENT_CARD_OUT:
    case GJ_EVENT_OWN_SERVICE:
    case GJ_EVENT_CODE_SCANNED:
    case GJ_EVENT_SERVICE_OPENED:
    case GJ_EVENT_CARDLESS_OPENED:
    case GJ_EVENT_HOME:
    case GJ_EVENT_END:
    case GJ_EVENT_TIME_OUT:
    case GJ_EVENT_BROKEN:
    case GJ_EVENT_MENDED:
    case GJ_EVENT_GUEST_CANCELLED:
    case GJ_EVENT_COUNT:
      return FALSE;
    }
  g_assert_not_reached ();
}

gboolean
gj_session_handle (GjSession *session, GjEvent event)
{
  const GjTransition *step;

  g_assert (session != NULL);
  g_assert (event < GJ_EVENT_COUNT);
  step = find_transition (session->state, event);
  if (step == NULL)
    {
      if (event_is_ours (event))
        g_error ("session: %s cannot happen while %s", event_names[event],
                 state_names[session->state]);
      g_debug ("session: %s ignored while %s", event_names[event], state_names[session->state]);
      return FALSE;
    }
  g_debug ("session: %s: %s -> %s", event_names[event], state_names[step->from],
           state_names[step->to]);
  session->state = step->to;
  session->last = step;
  session->actor (step->to, step->action, session->user_data);
  return TRUE;
}

GjState
gj_session_get_state (const GjSession *session)
{
  return session->state;
}

GjEvent
gj_session_get_last_event (const GjSession *session, GjState *from)
{
  *from = session->last != NULL ? session->last->from : session->state;
  return session->last != NULL ? session->last->event : GJ_EVENT_BROKEN;
}

gboolean
gj_state_is_personal (GjState state)
{
  switch (state)
    {
    case GJ_STATE_READING:
    case GJ_STATE_CARD_PROBLEM:
    case GJ_STATE_PIN:
    case GJ_STATE_HOME:
    case GJ_STATE_SERVICE:
    case GJ_STATE_PAYING:
    case GJ_STATE_RESULT:
    case GJ_STATE_STAFF:
    case GJ_STATE_SHUT_READING:
    case GJ_STATE_SHUT_PIN:
    case GJ_STATE_SHUT_PROBLEM:
    case GJ_STATE_GUEST_SWAP:
    case GJ_STATE_GUEST_WAIT:
    case GJ_STATE_GUEST_READING:
    case GJ_STATE_GUEST_WRONG:
    case GJ_STATE_GUEST_IN:
    case GJ_STATE_GUEST_RETURN:
    case GJ_STATE_GUEST_CHECK:
    case GJ_STATE_GUEST_PIN:
      return TRUE;
    case GJ_STATE_IDLE:
    case GJ_STATE_PAYING_ALONE:
    case GJ_STATE_TAKE_CARD:
    case GJ_STATE_FAREWELL:
    case GJ_STATE_CARDLESS:
    case GJ_STATE_CARDLESS_BROKEN:
    case GJ_STATE_OUT_OF_SERVICE:
    case GJ_STATE_COUNT:
      return FALSE;
    }
  g_assert_not_reached ();
}

gboolean
gj_state_is_attended (GjState state)
{
  return gj_state_is_personal (state) || state == GJ_STATE_CARDLESS
         || state == GJ_STATE_CARDLESS_BROKEN;
}

gboolean
gj_state_is_guest (GjState state)
{
  return state >= GJ_STATE_GUEST_SWAP && state <= GJ_STATE_GUEST_PIN;
}

gboolean
gj_state_is_timed (GjState state)
{
  switch (state)
    {
    case GJ_STATE_CARD_PROBLEM:
    case GJ_STATE_PIN:
    case GJ_STATE_HOME:
    case GJ_STATE_SERVICE:
    case GJ_STATE_RESULT:
    case GJ_STATE_FAREWELL:
    case GJ_STATE_CARDLESS:
    case GJ_STATE_CARDLESS_BROKEN:
    case GJ_STATE_STAFF:
    case GJ_STATE_SHUT_PIN:
    case GJ_STATE_SHUT_PROBLEM:
    case GJ_STATE_GUEST_SWAP:
    case GJ_STATE_GUEST_WAIT:
    case GJ_STATE_GUEST_WRONG:
    case GJ_STATE_GUEST_IN:
    case GJ_STATE_GUEST_RETURN:
    case GJ_STATE_GUEST_PIN:
      return TRUE;
    case GJ_STATE_IDLE:
    case GJ_STATE_READING:
    case GJ_STATE_PAYING:
    case GJ_STATE_PAYING_ALONE:
    case GJ_STATE_TAKE_CARD:
    case GJ_STATE_OUT_OF_SERVICE:
    case GJ_STATE_SHUT_READING:
    case GJ_STATE_GUEST_READING: /* the card's own time-out ends these */
    case GJ_STATE_GUEST_CHECK:
    case GJ_STATE_COUNT:
      return FALSE;
    }
  g_assert_not_reached ();
}
