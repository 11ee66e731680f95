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
} GjEvdevKeys;

/* Takes @length bytes of the stream and appends the characters of the keys that went down in them to @characters; Return is '\n', a key
   without a character nothing. */
void gj_evdev_keys_take (GjEvdevKeys *keys, const guint8 *bytes, gsize length, GString *characters);

G_END_DECLS
