/* SPDX-License-Identifier: Apache-2.0 */
/* The stream of a Linux event device (struct input_event) of a keyboard as characters, in the US layout that scanners type in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint8 part[64]; /* the beginning of an event that has not come whole */
  gsize n_part;
  guint shifts; /* bit 0 left, bit 1 right: held down now */
  gboolean caps;
  gboolean dropping; /* the kernel lost events; what comes up to the next report is not whole */
  gboolean lost;     /* it did, since the last Return */
} GjEvdevKeys;

/* Stands in @characters where the kernel says that keys were lost: no key types it, and no scan has it. */
#define GJ_EVDEV_KEYS_LOST '\x18'

/* Takes @length bytes of the stream and appends the characters of the keys that went down in them to @characters; Return is '\n', a key
   without a character nothing. */
void gj_evdev_keys_take (GjEvdevKeys *keys, const guint8 *bytes, gsize length, GString *characters);
/* No key is held and no lock is on: after keys were lost nobody knows. Done by itself then, and at the Return after it; the caller's
   to do when it takes a pause for an end. */
void gj_evdev_keys_let_go (GjEvdevKeys *keys);

G_END_DECLS
