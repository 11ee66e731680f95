/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite's memory, which runs out at the n-th allocation, once or from then on. What is allocated by anybody else is
 * not touched. */
#pragma once

#include <glib.h>

/* Before SQLite is first used in this program. */
void faulty_memory_install (void);
/* The @n-th allocation (from 1) from now on fails, and with @for_good all after it. */
void faulty_memory_arm (int n, gboolean for_good);
/* Did one fail since it was armed? Also ends the faults. */
gboolean faulty_memory_disarm (void);
