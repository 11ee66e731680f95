/* SPDX-License-Identifier: Apache-2.0 */
/* One APDU in, one reply out, and the fetching of what a T=0 card announces (61xx, 6Cxx).
 * The other end is a reader (pcsc_link) or a card made of data (card_emulator).
 * Blocking: for the card's own thread only. It never logs, keeps or copies an APDU. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest short APDU: header, Lc, 255 bytes, Le. */
#define GJ_APDU_MAX 261
/* The longest reply: 256 bytes and the status word. */
#define GJ_REPLY_MAX 258
/* How many APDUs one exchange may cost: the command, one 6Cxx, then GET RESPONSEs. */
#define GJ_EXCHANGE_MAX 6

/**
 * GjTransmitResult:
 * @GJ_TRANSMIT_OK: a reply of at least two bytes
 * @GJ_TRANSMIT_REMOVED: the card is gone, or left while answering
 * @GJ_TRANSMIT_MUTE: the card does not answer when powered
 * @GJ_TRANSMIT_RESET: another program reset the card; nothing was sent. Reconnect and select again
 * @GJ_TRANSMIT_BUSY: another program holds the card
 * @GJ_TRANSMIT_NO_SERVICE: pcscd or the reader is gone
 * @GJ_TRANSMIT_STOPPED: the caller gave up before this APDU; nothing was sent
 * @GJ_TRANSMIT_IO: anything else, a reply of under two bytes among it; whether the card saw the APDU is not known
 */
typedef enum
{
  GJ_TRANSMIT_OK,
  GJ_TRANSMIT_REMOVED,
  GJ_TRANSMIT_MUTE,
  GJ_TRANSMIT_RESET,
  GJ_TRANSMIT_BUSY,
  GJ_TRANSMIT_NO_SERVICE,
  GJ_TRANSMIT_STOPPED,
  GJ_TRANSMIT_IO,
} GjTransmitResult;

/**
 * GjTransmitFunc:
 * @apdu: (array length=apdu_len): the command; the callee neither keeps nor logs it
 * @reply: room for %GJ_REPLY_MAX bytes
 * @reply_len: (out): how many came, status word included
 *
 * Sends one APDU and waits for its reply. May block for as long as the card is silent.
 */
typedef GjTransmitResult (*GjTransmitFunc) (gpointer data, const guint8 *apdu, gsize apdu_len,
                                            guint8 *reply, gsize *reply_len);

/* One card's connection, as the layers above see it. Plain struct: fill send and data, zero the rest. */
typedef struct
{
  GjTransmitFunc send;
  gpointer data;
  guint apdu_count; /* APDUs sent so far, GET RESPONSE and repeats included */
} GjTransmit;

typedef struct
{
  guint8 data[GJ_REPLY_MAX];
  gsize length; /* of the data, the status word not counted */
  guint16 sw;
} GjReply;

/**
 * gj_transmit_once:
 *
 * Sends exactly one APDU, whatever the answer. VERIFY and CHANGE PIN go this way, always: a 61xx or
 * 6Cxx is handed back as it is.
 *
 * Returns: %GJ_TRANSMIT_OK with @reply filled, else @reply is emptied
 */
GjTransmitResult gj_transmit_once (GjTransmit *transmit, const guint8 *apdu, gsize apdu_len,
                                   GjReply *reply) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gj_transmit_exchange:
 * @apdu: a command that may be asked twice without harm, at least 4 bytes
 *
 * Sends an APDU; on 6Cxx asks again with that Le (once); on 61xx fetches with GET RESPONSE until the
 * data is complete. At most %GJ_EXCHANGE_MAX APDUs: a card that goes on announcing is answered with
 * the last status word as it is.
 */
GjTransmitResult gj_transmit_exchange (GjTransmit *transmit, const guint8 *apdu, gsize apdu_len,
                                       GjReply *reply) G_GNUC_WARN_UNUSED_RESULT;

/* Overwrites a reply. */
void gj_reply_wipe (GjReply *reply);

G_END_DECLS
