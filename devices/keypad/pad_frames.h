/* SPDX-License-Identifier: Apache-2.0 */
/* What an encrypting PIN pad and the kiosk say to each other.
 *
 * The keys are those of the pads seen in public (card.md §4), single bytes, and all that the kiosk ever learns of what is
 * pressed: 2A a digit (masked), 08 clear: all of them are gone, 0D confirm, 1B cancel; 30 s for the whole PIN.
 *
 * The frames around them are *ours, of the emulator*, and are to be replaced by the vendor's: no public source has a
 * pad's commands. A frame is STX, a letter, its fields, two hex digits (the XOR of letter and fields), ETX; nothing in it
 * but 0-9 and A-Z, so that a key, or noise, in the middle ends it and it counts for nothing.
 *
 *   kiosk → pad   Q                  are you there, and well?
 *                 P n dd ss c…       ask number n (one hex digit): dd digits within ss seconds, for the reader's challenge c
 *                                    (16 hex digits). An ask before it is forgotten
 *                 C n dd ss c… x…    ask number n for a change: three PINs of dd digits, the present one, a new one and that again,
 *                                    each within ss seconds; c as above; x: up to five PINs of dd digits that the new one may not
 *                                    be, out of the holder's ID number: the pad forgets them with the ask. The pad judges a new
 *                                    PIN, as the kiosk cannot look
 *                 F                  forget what is being asked, and the digits
 *   pad → kiosk   S 0                to Q: well          S 9   opened or broken by force: it takes no PIN any more
 *                 A n                to P: asking; keys that come now belong to it
 *                 B n i b…           after 0D: the PIN, sealed for the reader (sealed_pin.h, 64 hex digits), once. i is 1 if it
 *                                    is one that cards are issued with: the pad holds that list, as the kiosk cannot look
 *                 N n s r            of a change, after 0D: PIN s is wanted now, 2 the new one, 3 that again. r: 0, or why it is the new
 *                                    one from the start: 1 it is the present one, 2 cards are issued with it, 3 one digit, 4 a run,
 *                                    5 the second was not the first, 6 … A the x of that place
 *                 D n b…             of a change, after the last 0D: the present PIN and the new one, sealed (96 hex digits), once
 *                 T n                time is over; the digits are gone */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PAD_KEY_DIGIT 0x2A
#define GJ_PAD_KEY_CLEAR 0x08
#define GJ_PAD_KEY_CONFIRM 0x0D
#define GJ_PAD_KEY_CANCEL 0x1B
#define GJ_PAD_LIMIT_SECONDS 30

#define GJ_PAD_FRAME_MAX 100 /* letter and fields; the longest is D with 98 */

/* Why a pad takes no new PIN: the r above. */
typedef enum
{
  GJ_PAD_WHY_NONE,
  GJ_PAD_WHY_PRESENT,
  GJ_PAD_WHY_ISSUED,
  GJ_PAD_WHY_ONE_DIGIT,
  GJ_PAD_WHY_RUN,
  GJ_PAD_WHY_DIFFER,
  GJ_PAD_WHY_LISTED, /* and on: the place on the list */
} GjPadWhy;
#define GJ_PAD_LIST_MAX 5

/* Which of the three a pad wants: the s above. */
typedef enum
{
  GJ_PAD_WANTS_PRESENT = 1,
  GJ_PAD_WANTS_NEW = 2,
  GJ_PAD_WANTS_AGAIN = 3,
} GjPadWants;

typedef struct
{
  char text[GJ_PAD_FRAME_MAX + 3]; /* letter, fields, check; being filled, or whole (NUL-terminated, without its check) */
  guint length;
  gboolean open; /* STX was there */
} GjPadReader;

typedef enum
{
  GJ_PAD_NOTHING, /* more is needed, or it was noise */
  GJ_PAD_KEY,     /* @byte itself is one of the four */
  GJ_PAD_FRAME,   /* reader->text holds one, until the next byte */
} GjPadSaid;

/* Takes one byte. Never fails: what makes no sense is NOTHING. */
GjPadSaid gj_pad_reader_take (GjPadReader *reader, guint8 byte);
/* Forgets a frame that was begun, and overwrites it. */
void gj_pad_reader_wipe (GjPadReader *reader);

/* The bytes of a frame, of @text: letter and fields. (transfer full) */
GByteArray *gj_pad_frame (const char *text);

/* As the frames have them: upper-case hex digits, which gj_hex_read() reads. (transfer full) */
char *gj_pad_to_hex (const guint8 *bytes, gsize length);

G_END_DECLS
