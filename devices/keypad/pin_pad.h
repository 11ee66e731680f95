/* SPDX-License-Identifier: Apache-2.0 */
/* An encrypting PIN pad as a part of the kiosk: asked for a PIN, it counts the digits and gives the PIN sealed for the
   card's reader. No digit ever comes to this program, and nothing here sends a PIN to a card.

   Devices ("[keypad] device"):
     none                there is none: the PIN is typed on the screen
     serial:PATH[:BAUD[:none|rtscts|xonxoff]]
                         a serial (or USB serial) pad, at 9600 baud and without flow control unless said; pad_frames.h has what is spoken
   A pad that is missing, goes, is silent or was opened by force is closed and opened again after 1, 2, 4 … 30 seconds, for
   ever; it is ready only once it has answered that it is well, and is asked again every ten seconds while it has nothing to do.
   Nothing here waits. */
#pragma once

#include "core/base/secret.h"
#include "devices/keypad/pad_frames.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GJ_TYPE_PIN_PAD (gj_pin_pad_get_type ())
G_DECLARE_FINAL_TYPE (GjPinPad, gj_pin_pad, GJ, PIN_PAD, GObject)

#define GJ_PIN_PAD_CHALLENGE_BYTES 8

/* Signals, on the main context of the thread that made it:
     "changed"                    gj_pin_pad_is_ready has changed
     "counted" (guint)            so many digits are in now
     "wanted" (guint, guint)      of a change: which PIN is wanted now (GjPadWants), and why it is the new one once more (GjPadWhy)
     and one of those that follow ends an ask, unless it is forgotten:
     "sealed" (GjSecret *, gboolean)  confirmed: the block for gj_card_source_verify_sealed_async() (it belongs to the pad and is wiped
                                  after the signal: copy it), and whether the PIN is one that cards are issued with. Of a
                                  change it is for gj_card_source_change_sealed_async(), and the new PIN is none of those
     "cancelled"                  the cancel key
     "timed-out"                  thirty seconds have passed
     "lost"                       the pad went, fell silent or says that it was opened by force
   @device: one of the above (asserted; the configuration has checked it). */
GjPinPad *gj_pin_pad_new (const char *device);

/* Is there a pad at all ("none": FALSE)? */
gboolean gj_pin_pad_exists (GjPinPad *self);
/* Is it there and well? */
gboolean gj_pin_pad_is_ready (GjPinPad *self);

/* Asks for a PIN of @digits digits, for the reader's challenge of GJ_PIN_PAD_CHALLENGE_BYTES. An ask before it is forgotten. FALSE, and no
   signal follows, when the pad is not ready. */
gboolean gj_pin_pad_ask (GjPinPad *self, guint digits, const guint8 *challenge) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for a change: the present PIN, a new one, that again. @list: @n PINs of @digits digits that the new one may not be, at most
   GJ_PAD_LIST_MAX (personal; not kept here). Otherwise as gj_pin_pad_ask. */
gboolean gj_pin_pad_ask_change (GjPinPad *self, guint digits, const guint8 *challenge, const char *const *list,
                                guint n) G_GNUC_WARN_UNUSED_RESULT;
/* Nobody wants it any more: the pad forgets the digits, and no signal of that ask follows. */
void gj_pin_pad_forget (GjPinPad *self);

G_END_DECLS
