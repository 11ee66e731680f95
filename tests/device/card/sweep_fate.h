/* SPDX-License-Identifier: Apache-2.0 */
/* What must come of a card's fault, written down a second time: from facts and by hand, sharing no line with
 * devices/card. Pure. */
#pragma once

#include "devices/card/card_source.h"

G_BEGIN_DECLS

typedef enum
{
  FAULT_PULL,        /* taken out before the card saw the command */
  FAULT_LEAVE,       /* … after it did it, before it answered */
  FAULT_SWAP_BEFORE, /* the same two with another person's card in its place at once */
  FAULT_SWAP_AFTER,
  FAULT_MUTE,  /* no answer, ever */
  FAULT_STALL, /* ten seconds */
  FAULT_BLINK, /* the power fails for a moment */
  FAULT_SHORT,
  FAULT_GARBAGE,
  FAULT_RESET,  /* by another program, before the step */
  FAULT_KILL,   /* pcscd dies while the card thinks, and comes back */
  FAULT_RENAME, /* … with the reader under another name */
  FAULT_SW,     /* only a status word */
} Fault;

const char *fault_name (Fault fault);

/* A step of a visit: r read the holder, t ask for the tries left, v VERIFY, c CHANGE PIN; where a pad seals: g the reader's
 * challenge, s VERIFY, x CHANGE PIN. */
guint step_apdus (char step);

typedef enum
{
  FATE_FINE,    /* as if nothing had been */
  FATE_ERROR,   /* value: GjCardError, and no PIN was sent */
  FATE_GONE,    /* REMOVED or NO_SERVICE, whichever is noticed first; no PIN was sent */
  FATE_VERDICT, /* value: GjPinOutcome */
  FATE_LOST,    /* a verdict that says neither yes nor no: REMOVED or UNKNOWN */
  FATE_SAFE,    /* anything but a PIN too many: the tries left are a courtesy */
} FateKind;

typedef struct
{
  FateKind kind;
  int value;
} Fate;

/* @n: APDU of the step, from 1. @blinks_are_told: the reader says that the power failed. */
Fate fate_of (Fault fault, guint16 sw, char step, guint n, gboolean blinks_are_told);

G_END_DECLS
