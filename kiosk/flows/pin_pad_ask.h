/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN, or both PINs of a change, asked of the encrypting PIN pad: the reader's challenge first, then the pad. The other back end of
 * “verify → result” is the keypad on the screen; which one it is, and what comes of it, is the affair of who asks (pin_step.c,
 * pin_change_flow.c). Sends nothing to the card. */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

typedef struct _GjPinPadAsk GjPinPadAsk;

typedef enum
{
  GJ_PIN_PAD_ASK_CANCELLED, /* by the pad's own key */
  GJ_PIN_PAD_ASK_LATE,      /* its thirty seconds are over; nothing was sent anywhere */
  GJ_PIN_PAD_ASK_FAILED,    /* the pad is gone or silent, or the reader takes no sealed PIN */
} GjPinPadAskEnd;

typedef struct
{
  void (*counted) (guint count, gpointer data);
  /* Of a change: which PIN is wanted now, and why the new one is once more. May be NULL for one PIN. */
  void (*wanted) (GjPadWants wants, GjPadWhy why, gpointer data);
  /* `block`: (transfer full). `issued`: it is a PIN that cards are issued with. */
  void (*sealed) (GjSecret *block, gboolean issued, gpointer data);
  void (*ended) (GjPinPadAskEnd end, gpointer data);
} GjPinPadAskFuncs;

/* `funcs` lives as long as the program. Nothing is asked yet. (transfer full) */
GjPinPadAsk *gj_pin_pad_ask_new (GjTerminal *terminal, const GjPinPadAskFuncs *funcs, gpointer data);
/* Forgets as stop() does. NULL is fine. */
void gj_pin_pad_ask_free (GjPinPadAsk *ask);

/* Ask for the present PIN, a new one and that again, in place of one PIN. Before the first start(). */
void gj_pin_pad_ask_set_change (GjPinPadAsk *ask);

/* Asks, anew if it was asking. sealed() or ended() follows once, unless it is stopped: never before this returns. */
void gj_pin_pad_ask_start (GjPinPadAsk *ask);
/* Nobody wants it any more: the pad forgets, and nothing is told. */
void gj_pin_pad_ask_stop (GjPinPadAsk *ask);

/* May a PIN be typed on the screen here: there is no pad, or the hall lets the screen stand in for it ([keypad] on_failure)? */
gboolean gj_pin_pad_allows_screen (const GjTerminal *terminal);

G_END_DECLS
