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
 *                 F                  forget what is being asked, and the digits
 *   pad → kiosk   S 0                to Q: well          S 9   opened or broken by force: it takes no PIN any more
 *                 A n                to P: asking; keys that come now belong to it
 *                 B n i b…           after 0D: the PIN, sealed for the reader (sealed_pin.h, 64 hex digits), once. i is 1 if it
 *                                    is one that cards are issued with: the pad holds that list, as the kiosk cannot look
 *                 T n                time is over; the digits are gone */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PAD_KEY_DIGIT 0x2A
#define GJ_PAD_KEY_CLEAR 0x08
#define GJ_PAD_KEY_CONFIRM 0x0D
#define GJ_PAD_KEY_CANCEL 0x1B
#define GJ_PAD_LIMIT_SECONDS 30

#define GJ_PAD_FRAME_MAX 80 /* letter and fields; the longest is B with 67 */

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

/* `length` bytes ↔ hex digits. FALSE: @hex is not just that. */
char *gj_pad_to_hex (const guint8 *bytes, gsize length);
gboolean gj_pad_from_hex (const char *hex, guint8 *bytes, gsize length);

G_END_DECLS
