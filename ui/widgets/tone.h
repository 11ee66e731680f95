/* SPDX-License-Identifier: Apache-2.0 */
/* The five tones a fact can have. A tone is never the only sign: an icon and a word go with it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_TONE_PLAIN, /* no data, released */
  GJ_TONE_ACT,   /* can be done, next step */
  GJ_TONE_DONE,  /* paid, safe, valid */
  GJ_TONE_CARE,  /* suspended, unknown, be careful */
  GJ_TONE_STOP,  /* refused, wrong, altered */
} GjTone;

#define GJ_TYPE_TONE (gj_tone_get_type ())
GType gj_tone_get_type (void);

/* Gives @widget the CSS class of @tone (plain, act, done, care, stop) and takes the other four away. */
void gj_tone_apply (GtkWidget *widget, GjTone tone);

/* Shows @widget if the text has anything in it. For labels: also sets it. */
void gj_label_set_or_hide (GtkLabel *label, const char *text);

G_END_DECLS
