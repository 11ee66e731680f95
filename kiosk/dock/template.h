/* SPDX-License-Identifier: Apache-2.0 */
/* The demo's import files, whose years follow the calendar (assets/demo/README.md). */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* Replaces {Y}, {Y+n} and {Y-n} (n one digit) by years around that of `today`; anything else stays.
 * (transfer full) */
char *gj_template_expand (const char *text, GjDate today);

/* Writes every NAME.in of directory `from` as NAME into `to`, which is made. FALSE: GFileError. */
gboolean gj_template_expand_directory (const char *from, const char *to, GjDate today,
                                       GError **error);

G_END_DECLS
