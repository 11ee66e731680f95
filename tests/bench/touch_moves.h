/* SPDX-License-Identifier: Apache-2.0 */
/* What the screen does without a new page: it follows a finger, and what it shows goes on. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

/* Each change that a shown page makes by itself, until it is painted: seconds that are counted, a print's way, rows that arrive, and each
   frame in which the rest of a long list is made. Adds GjAnswer. */
void gj_bench_live (GjWindow *window, GArray *answers);

/* A list of a thousand rows is carried on and thrown by real events of a pointer, again and again: each frame meanwhile, from its begin to
   its picture. Adds GjAnswer. */
void gj_bench_scroll (GjWindow *window, GArray *frames);

G_END_DECLS
