/* SPDX-License-Identifier: Apache-2.0 */
/* The session: what the terminal is doing for whom, as one table of state × event → state + action.
 * It decides and remembers nothing else: no page, no device, no money. One funnel function moves it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_STATE_IDLE,           /* nobody is in; the screen invites */
  GJ_STATE_READING,        /* a card is in and is being read */
  GJ_STATE_CARD_PROBLEM,   /* a card is in that cannot be served; says why */
  GJ_STATE_PIN,            /* the keypad waits for the card's PIN */
  GJ_STATE_HOME,           /* the resident is in and chooses */
  GJ_STATE_SERVICE,        /* a service's flow owns the screen */
  GJ_STATE_PAYING,         /* a payment was submitted and is not yet answered; cannot be left */
  GJ_STATE_PAYING_ALONE,   /* the same, but the card has gone: nothing personal on the screen */
  GJ_STATE_RESULT,         /* the payment was answered */
  GJ_STATE_TAKE_CARD,      /* the session is over; the card is still in */
  GJ_STATE_FAREWELL,       /* a payment was finished without its card: says that the receipt is kept */
  GJ_STATE_CARDLESS,       /* somebody reads policy or verifies a receipt, without a card: nothing personal */
  GJ_STATE_CARDLESS_BROKEN, /* the same while store or reader cannot be used: what still works stays usable */
  GJ_STATE_OUT_OF_SERVICE, /* nothing can be served; says where to go */
  GJ_STATE_STAFF,          /* one of the staff is in, with card and PIN */

  /* A card while nothing can be served: only one of the staff gets any further, and nobody else sees a thing. */
  GJ_STATE_SHUT_READING, /* it is being read behind the notice */
  GJ_STATE_SHUT_PIN,     /* it is one of the staff's: the keypad waits for its PIN */
  GJ_STATE_SHUT_PROBLEM, /* … which cannot be had; says why */

  /* The guest card: the one step at which the holder's card leaves and the session waits for it. Nothing
   * of the holder is on the screen, and nothing can be submitted, before card and PIN are back. */
  GJ_STATE_GUEST_SWAP,    /* the holder's card is in and is to be taken out */
  GJ_STATE_GUEST_WAIT,    /* the slot is empty: a relative's card is wanted */
  GJ_STATE_GUEST_READING, /* a card is in and is being read */
  GJ_STATE_GUEST_WRONG,   /* that card does not serve (unreadable, no such person, the holder's own) */
  GJ_STATE_GUEST_IN,      /* the relative's card was read, or given up: consent perhaps, then out with it */
  GJ_STATE_GUEST_RETURN,  /* the holder's card is wanted back */
  GJ_STATE_GUEST_CHECK,   /* a card is in and is compared with the holder's */
  GJ_STATE_GUEST_PIN,     /* it is the holder's: its PIN is wanted */
  GJ_STATE_COUNT
} GjState;

typedef enum
{
  GJ_EVENT_CARD_IN,         /* the reader reports a card */
  GJ_EVENT_CARD_OUT,        /* the card has gone */
  GJ_EVENT_CARD_READ,       /* the holder is known to the store */
  GJ_EVENT_CARD_REFUSED,    /* the card or its holder cannot be served */
  GJ_EVENT_PIN_OK,          /* the card accepted the PIN */
  GJ_EVENT_STAFF_IN,        /* … and it is one of the staff's */
  GJ_EVENT_OWN_SERVICE,     /* one of the staff goes on as a resident */
  GJ_EVENT_PIN_REFUSED,     /* no further try is possible: locked, or the card gave no answer */
  GJ_EVENT_SERVICE_OPENED,  /* a tile of the home page was pressed, or a service leads to another */
  GJ_EVENT_CODE_SCANNED,    /* a code that stands for a person was shown in place of a card */
  GJ_EVENT_CODE_READ,       /* its holder is known to the store; there is no PIN to ask for */
  GJ_EVENT_CARDLESS_OPENED, /* a tile of a page that asks for no card was pressed */
  GJ_EVENT_HOME,            /* 首页, or a service ended by itself */
  GJ_EVENT_SUBMITTED,       /* a payment went to the store */
  GJ_EVENT_ANSWERED,        /* the store answered it, one way or the other */
  GJ_EVENT_END,             /* 结束服务 or 取消 */
  GJ_EVENT_TIME_OUT,        /* nobody touched the screen for the time allowed */
  GJ_EVENT_BROKEN,          /* store or card reader cannot be used */
  GJ_EVENT_MENDED,          /* both can be used again */
  GJ_EVENT_GUEST_ASKED,     /* a service wants to read a relative's card */
  GJ_EVENT_GUEST_READ,      /* … and has read one */
  GJ_EVENT_GUEST_REFUSED,   /* … and cannot use the one that is in */
  GJ_EVENT_GUEST_CANCELLED, /* 返回: no card of a relative after all */
  GJ_EVENT_HOLDER_BACK,     /* the card that is in is the holder's own */
  GJ_EVENT_STRANGER,        /* the card that came back is somebody else's */
  GJ_EVENT_COUNT
} GjEvent;

typedef enum
{
  GJ_ACTION_NONE,
  GJ_ACTION_SHOW_IDLE,
  GJ_ACTION_READ_CARD,
  GJ_ACTION_READ_CODE,
  GJ_ACTION_SHOW_CARD_PROBLEM,
  GJ_ACTION_ASK_PIN,
  GJ_ACTION_SHOW_PIN_REFUSED,
  GJ_ACTION_SHOW_HOME,
  GJ_ACTION_RUN_SERVICE,
  GJ_ACTION_RUN_CARDLESS,
  GJ_ACTION_SHOW_PAYING,
  GJ_ACTION_HIDE_PERSON,       /* replace what is shown by the same without a person */
  GJ_ACTION_SHOW_RESULT,
  GJ_ACTION_SHOW_TAKE_CARD,
  GJ_ACTION_SHOW_FAREWELL,
  GJ_ACTION_SHOW_OUT_OF_SERVICE,
  GJ_ACTION_RUN_STAFF,
  GJ_ACTION_SHOW_GUEST,        /* the service shows the guest card's step that the state stands for */
  GJ_ACTION_SHOW_STRANGER,     /* forget the session, and say why it ended */
  GJ_ACTION_RESUME_SERVICE,    /* the service goes on where it left off */
} GjAction;

typedef struct _GjSession GjSession;

/* Carries out `action` on having entered `state`. The session has already moved when it is called. */
typedef void (*GjSessionActor) (GjState state, GjAction action, gpointer user_data);

/* A session in GJ_STATE_OUT_OF_SERVICE, which the first GJ_EVENT_MENDED leaves: a terminal proves
 * that it works before it invites anybody. (transfer full) */
GjSession *gj_session_new (GjSessionActor actor, gpointer user_data);
void gj_session_free (GjSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSession, gj_session_free)

/* The funnel: the only place where the state changes. An event that a person or a device may send at
 * any time (a tap during a change, a card pulled twice) is ignored where the table has no row for it;
 * an event that only our own code sends (PIN_OK, SUBMITTED, ANSWERED …) aborts there, because then
 * the program's idea of the session is wrong. Returns TRUE if the event had an effect. */
gboolean gj_session_handle (GjSession *session, GjEvent event);

GjState gj_session_get_state (const GjSession *session);

/* The last event that had an effect, and the state it came in: why the session is where it is. */
GjEvent gj_session_get_last_event (const GjSession *session, GjState *from);

/* "card-out": stable. */
const char *gj_event_name (GjEvent event);

/* Whether a person is in: from the card's reading to its leaving, and while it is out for a guest's. */
gboolean gj_state_is_personal (GjState state);

/* Whether somebody stands before the screen and uses it, with a card or without. */
gboolean gj_state_is_attended (GjState state);

/* Whether the holder's session waits while a relative's card is read. */
gboolean gj_state_is_guest (GjState state);

/* Whether the time allowed runs down in this state. Paying is never cut short by a clock. (Idle has no
 * time to run down; its TIME_OUT takes back a language or text size that nobody used.) */
gboolean gj_state_is_timed (GjState state);

G_END_DECLS
