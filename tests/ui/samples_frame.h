/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of the frame's own pages: idle, card, PIN, outcomes, the end. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;          /* of the picture file: "02-pin" */
  GtkWidget *(*make) (void); /* a new GjPage; floating */
  gboolean somebody;         /* a session is open: ways out and time left */
} GjFrameSample;

/* Transfer none. */
const GjFrameSample *gj_frame_samples (gsize *n_samples);

G_END_DECLS
