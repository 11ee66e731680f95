/* SPDX-License-Identifier: Apache-2.0 */
/* Where cards come from: a reader behind pcscd, or the emulator inside this process. One API.
 *
 * Everything is asynchronous and comes back on the main context that was the thread default when the
 * source was made; no call blocks. One thread watches, one talks to the card; a card that goes mute
 * costs its caller a TIMEOUT and the thread is given up, never the window.
 *
 * Signals, all on that context:
 *   ::reader-changed (GjCardReaderState)   there is a reader, none, or no pcscd
 *   ::card-inserted  (guint64 serial)      a card is in and powered; every insertion has a new serial
 *   ::card-mute      (guint64 serial)      something is in and does not answer: wrong way round?
 *   ::card-removed   (guint64 serial)      that card is gone (pulled, swapped, reader or pcscd lost);
 *                                          follows every inserted or mute. A swap is removed + inserted
 *
 * It never decides what is shown, never repeats a VERIFY and never logs what a card says. */
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "devices/card/card_emulator.h"
#include "devices/card/card_error.h"
#include "devices/card/psam.h"
#include "devices/card/sealed_pin.h"
#include "devices/card/social_card.h"
#include "devices/card/social_pin.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_CARD_READER_NO_SERVICE, /* pcscd is not there (it is asked again, with a growing pause) */
  GJ_CARD_READER_NO_READER,  /* no reader, or none whose name holds the substring */
  GJ_CARD_READER_READY,
} GjCardReaderState;

#define GJ_TYPE_CARD_SOURCE (gj_card_source_get_type ())
G_DECLARE_FINAL_TYPE (GjCardSource, gj_card_source, GJ, CARD_SOURCE, GObject)

/* @reader_substring: (nullable): only readers whose name holds it; NULL or "": any. With several
 * readers the first one with a card wins, until that card leaves. */
GjCardSource *gj_card_source_new_pcsc (const char *reader_substring);
/* The demo's reader: cards come and go by gj_card_emulator_insert() and _remove(). Takes a reference. */
GjCardSource *gj_card_source_new_emulator (GjCardEmulator *emulator);

/* The clock whose day decides on expiry; the system's until set. Before start. */
void gj_card_source_set_clock (GjCardSource *source, GjClock *clock);
/* How long a card may be silent in one job, 8,000 ms until set. Before start. */
void gj_card_source_set_timeout_ms (GjCardSource *source, guint timeout_ms);
/* Whether the cards of this place answer the tries-left query without counting it as a wrong try.
 * FALSE until set for pcsc; the emulator's cards say it of themselves. */
void gj_card_source_set_tries_query_safe (GjCardSource *source, gboolean safe);

/* The hall's PSAM, in a reader whose name holds @reader_substring, which is then no reader for residents' cards; each
 * card that is read is to prove itself to it (holder->proof). @test_keys: a PSAM of the emulators' keys counts, too: in
 * a demo. None until set. Before start. */
void gj_card_source_set_psam_pcsc (GjCardSource *source, const char *reader_substring, gboolean test_keys);
/* The same in a slot of the emulator's. Takes a reference. */
void gj_card_source_set_psam_emulator (GjCardSource *source, GjCardEmulator *slot, gboolean test_keys);

/* How the PSAM was when a card was last put before it; asks nothing. */
GjPsamState gj_card_source_get_psam_state (GjCardSource *source);

/* How long so many threads have hung in the reader that no card can be read, since it was first asked; 0: it is not so.
 * Nothing but a new process helps where the cards are out and the threads stay. */
gint64 gj_card_source_get_stuck_us (GjCardSource *source);

/* Begins to watch; the first ::reader-changed follows. */
void gj_card_source_start (GjCardSource *source);
/* Ends watching, gives up every job (CANCELLED), unpowers the card. Waits at most two seconds for the
 * threads; one that a mute card holds is left behind. No signal comes afterwards, and a stopped source
 * stays stopped. */
void gj_card_source_stop (GjCardSource *source);

/* The serial of the card that is in and answers; 0: none. */
guint64 gj_card_source_get_card (GjCardSource *source);

/**
 * gj_card_source_read_async:
 * @serial: of the card meant; another one in its place is %GJ_CARD_ERROR_REMOVED
 *
 * Reads who holds the card (6–8 APDUs).
 * Errors: %GJ_CARD_ERROR, %G_IO_ERROR_CANCELLED.
 */
void gj_card_source_read_async (GjCardSource *source, guint64 serial, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
GjCardHolder *gj_card_source_read_finish (GjCardSource *source, GAsyncResult *result,
                                          GError **error);

/* The same with card number, class, ethnic group and issue date (4 APDUs more). For the staff screen,
 * which shows what a card holds; a resident's session does with gj_card_source_read_async(). */
void gj_card_source_read_details_async (GjCardSource *source, guint64 serial,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Finish with gj_card_source_read_finish(). */

/* What the card says of itself to anybody: its class and its identifier (4 APDUs). Asked for while the store looks the
 * holder up, so that nobody waits for it.
 * Finish: FALSE with @error, and @marks empty; %GJ_CARD_ERROR, %G_IO_ERROR_CANCELLED. */
void gj_card_source_read_marks_async (GjCardSource *source, guint64 serial, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean gj_card_source_read_marks_finish (GjCardSource *source, GAsyncResult *result, GjCardMarks *marks,
                                           GError **error);

/**
 * gj_card_source_tries_left_async:
 *
 * Only sends the query where it is safe (holder->shows_tries); elsewhere answers -1 without an APDU.
 * Finish: FALSE with @error, else @tries_left: 0 locked, -1 not known.
 */
void gj_card_source_tries_left_async (GjCardSource *source, guint64 serial,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean gj_card_source_tries_left_finish (GjCardSource *source, GAsyncResult *result,
                                           int *tries_left, GError **error);

/**
 * gj_card_source_verify_async:
 * @pin: (transfer full): wiped and freed here, on every path
 *
 * Selects, takes the card exclusively (until release or removal), sends VERIFY exactly once. Where nothing was sent, others may
 * use the card as before.
 *
 * Finish: TRUE with @verdict once VERIFY may have reached the card (UNKNOWN and REMOVED included: the
 * caller must not send again by itself). FALSE with @error when nothing was sent, so no try was used:
 * %GJ_CARD_ERROR; or %G_IO_ERROR_CANCELLED, where it may have been sent.
 */
void gj_card_source_verify_async (GjCardSource *source, guint64 serial, GjSecret *pin,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean gj_card_source_verify_finish (GjCardSource *source, GAsyncResult *result,
                                       GjPinVerdict *verdict, GError **error);

/**
 * gj_card_source_challenge_async:
 *
 * What a keypad that seals the PIN needs of the reader before it asks for digits (sealed_pin.h). The card sees nothing.
 * Finish: GJ_SEAL_CHALLENGE_BYTES (transfer full), or NULL: %GJ_CARD_ERROR_OUR_FAULT where this reader takes no sealed
 * PIN, others as for reading.
 */
void gj_card_source_challenge_async (GjCardSource *source, guint64 serial, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GBytes *gj_card_source_challenge_finish (GjCardSource *source, GAsyncResult *result, GError **error);

/* VERIFY with @block (transfer full), which the keypad sealed for the last challenge: the same rules. A block that does
 * not open is UNKNOWN. Finish with verify_finish(). */
void gj_card_source_verify_sealed_async (GjCardSource *source, guint64 serial, GjSecret *block,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);

/* CHANGE PIN: same rules. @old_pin, @new_pin: (transfer full). WRONG is about the old one. The new
 * PIN's fitness is the caller's affair (gj_pin_check_new). Finish with verify_finish(). */
void gj_card_source_change_pin_async (GjCardSource *source, guint64 serial, GjSecret *old_pin,
                                      GjSecret *new_pin, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/* CHANGE PIN with @block (transfer full), in which the keypad sealed both PINs for the last challenge: the same rules. What
 * the new PIN may be is the keypad's to judge. */
void gj_card_source_change_sealed_async (GjCardSource *source, guint64 serial, GjSecret *block,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);

/* Lets the card go and cuts its power, so that "PIN verified" ends. Call it at the end of every
 * session, the card in or not; @callback may be NULL, finish is optional. A later read powers it up
 * again under the same serial. */
void gj_card_source_release_async (GjCardSource *source, guint64 serial,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean gj_card_source_release_finish (GjCardSource *source, GAsyncResult *result, GError **error);

G_END_DECLS
