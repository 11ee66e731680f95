/* SPDX-License-Identifier: Apache-2.0 */
/* What a fuzz target is: one function that takes any bytes and says by an assert when something is not so. libFuzzer calls it in a
   build of clang's (tests/run fuzz); in every other build replay.c calls it with the seeds and with what was once found. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name is libFuzzer's. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
