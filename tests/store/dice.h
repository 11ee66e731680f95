/* SPDX-License-Identifier: Apache-2.0 */
/* Chance, made the same each time: what the kernel, OpenSSL and SQLite give as random is the same sequence again after
 * each dice_begin_again() with the same @seed. Two runs that did the same then wrote the same bytes. Only linked into a test's program. */
#pragma once

#include <glib.h>

/* From the first call on the program's randomness is no more than a sequence: never where a secret matters. */
void dice_begin_again (guint32 seed);
