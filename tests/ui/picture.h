/* SPDX-License-Identifier: Apache-2.0 */
/* The pixels of a window as they are rendered, and how far two of them stand apart. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 *pixels; /* 0xAARRGGBB, row by row */
  int width, height;
} GjPicture;

/* The window has been painted; aborts if it never comes to rest. (transfer full) */
GjPicture *gj_picture_take (GjWindow *window);
void gj_picture_free (GjPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPicture, gj_picture_free)

/* The contrast of WCAG 2: 1 to 21. */
double gj_picture_contrast (guint32 a, guint32 b);

G_END_DECLS
