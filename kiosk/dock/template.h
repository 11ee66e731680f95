/* SPDX-License-Identifier: Apache-2.0 */
/* The demo's import files, whose dates follow the calendar (assets/demo/README.md). */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* Replaces {Y}, {Y+n} and {Y-n} (n one digit) by years around that of `today`, {YM-n} and {Y-M-n} by the
 * month n months before it, as 202608 and 2026-08, and {D-n} by the day n days before it, as 2026-08-31
 * (n one or two digits; without -n: today's); anything else stays. (transfer full) */
char *gj_template_expand (const char *text, GjDate today);

/* Writes every NAME.in of directory `from` as NAME into `to`, which is made. FALSE: GFileError. */
gboolean gj_template_expand_directory (const char *from, const char *to, GjDate today,
                                       GError **error);

G_END_DECLS
