/* SPDX-License-Identifier: Apache-2.0 */
/* What the bench of touch measures with: from something that happens until the frame clock has painted, in time and in work of this
   process, which is the number to trust on a machine that is busy with others. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

typedef struct
{
  char *what;
  double ms;
  double work_ms; /* of the processor, of all threads */
} GjAnswer;

/* Of GjAnswer. */
GArray *gj_answers_new (void);
void gj_answers_add (GArray *answers, char *what_taken, double ms, double work_ms);
/* The middle ones of @rounds numbers each, which are sorted. */
void gj_answers_add_middle (GArray *answers, char *what_taken, double *ms, double *work_ms, guint rounds);
/* A line of JSON on standard output, the slowest by name on standard error. Nothing where there are none. */
void gj_answers_tell (const char *kind, GArray *answers);

/* Until now. */
double gj_bench_work_ms (void);
double gj_bench_ms_until_painted (GjWindow *window, gint64 since_us);
/* Nothing moves any more, and the clock of frames rests, as it does before a touch. */
void gj_bench_come_to_rest (GjWindow *window);
void gj_bench_wait_ms (guint ms);

G_END_DECLS
