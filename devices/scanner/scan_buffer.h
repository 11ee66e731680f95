/* SPDX-License-Identifier: Apache-2.0 */
/* The characters of a scan as they come in, and where one ends. A scan is 1 … GJ_SCAN_MAX printable ASCII characters; one that is longer,
   or has anything else in it, is thrown away whole, up to its end. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer than any paper's text. */
#define GJ_SCAN_MAX 1024

typedef struct
{
  char text[GJ_SCAN_MAX + 1];
  gsize length;
  gboolean bad; /* too long, or not text */
} GjScanBuffer;

/* Takes the next character. TRUE: with it (CR or LF) a scan ended, which is @buffer->text until the next call. */
gboolean gj_scan_buffer_take (GjScanBuffer *buffer, char character);
/* Nothing more came for a moment. TRUE: what there was is a scan. */
gboolean gj_scan_buffer_end (GjScanBuffer *buffer);
/* Forgets what came, wherever it is: a scan may stand for a person. Not while the text is in use. */
void gj_scan_buffer_wipe (GjScanBuffer *buffer);
/* Has a scan begun that has not ended? */
gboolean gj_scan_buffer_is_open (const GjScanBuffer *buffer);

G_END_DECLS
