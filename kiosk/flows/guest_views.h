/* SPDX-License-Identifier: Apache-2.0 */
/* What the screen says at each state of the guest card. Nothing of the holder of the session is on it. */
#pragma once

#include "core/family/letter.h"
#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* Why a card that was put in does not serve, or what is to be said of the one that is out. */
typedef enum
{
  GJ_GUEST_TROUBLE_NONE,
  GJ_GUEST_TROUBLE_UNREADABLE,
  GJ_GUEST_TROUBLE_MUTE,       /* the wrong way round? */
  GJ_GUEST_TROUBLE_NOT_SOCIAL,
  GJ_GUEST_TROUBLE_UNPROVEN,     /* a card that has not proved itself, and must, or did so wrongly */
  GJ_GUEST_TROUBLE_NAME_REFUSED, /* a card of the third generation that this machine cannot read */
  GJ_GUEST_TROUBLE_STOPPED,    /* blocked or past its day */
  GJ_GUEST_TROUBLE_UNKNOWN,    /* nobody of that number in the store */
  GJ_GUEST_TROUBLE_NAME,       /* card and store name different people */
  GJ_GUEST_TROUBLE_OWN,        /* the holder's own card, or another one of the same person */
  GJ_GUEST_TROUBLE_STORE,      /* the store did not answer */
  GJ_GUEST_TROUBLE_LOCKED,     /* the guest's PIN is locked: no consent today */
  GJ_GUEST_TROUBLE_NO_ANSWER,  /* the guest's card did not say whether the PIN is right: no consent today */
  GJ_GUEST_TROUBLE_INITIAL_PIN, /* the guest's PIN is one that cards are issued with: no consent today */
} GjGuestTrouble;

GjGuestTrouble gj_guest_trouble_from_card (GjCardError error);

/* The page of a state, other than those in which a PIN is typed or consent is asked for. `given_up`: the
 * card is to be taken out although it was not read. Signal: "pressed" for the way out. (transfer full) */
GtkWidget *gj_guest_views_scene (GjState state, GjGuestTrouble trouble, gboolean given_up);

/* "*伟想让您用他账户里的钱": what the relative, `patn_rlts` to the contributor, agrees to with the PIN now, or
 * another day. Signals: "main", "second". (transfer full) */
GtkWidget *gj_guest_views_consent (const GjPerson *contributor, const char *patn_rlts,
                                   const GjLetter *agreement);

G_END_DECLS
