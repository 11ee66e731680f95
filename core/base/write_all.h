/* SPDX-License-Identifier: Apache-2.0 */
/* write(2) until everything is written. */
#pragma once

#include <glib.h>

/* Blocking. FALSE with errno; how much of it was written is then unknown. */
gboolean gj_write_all (int file, const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;
