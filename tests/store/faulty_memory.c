/* SPDX-License-Identifier: Apache-2.0 */
/* See faulty_memory.h. */
#include "tests/store/faulty_memory.h"

#include <sqlite3.h>

static sqlite3_mem_methods real_memory;
static int fault_at;
static gboolean fault_for_good;
static gboolean fault_happened;

static gboolean
is_due (void)
{
  if (fault_happened && fault_for_good)
    return TRUE;
  if (fault_at == 0 || --fault_at > 0)
    return FALSE;
  fault_happened = TRUE;
  return TRUE;
}

static void *
on_malloc (int n)
{
  return is_due () ? NULL : real_memory.xMalloc (n);
}

static void *
on_realloc (void *memory, int n)
{
  return is_due () ? NULL : real_memory.xRealloc (memory, n);
}

void
faulty_memory_install (void)
{
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = on_malloc;
  memory.xRealloc = on_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  /* Small pieces come out of one block otherwise, and would not be asked for here. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

void
faulty_memory_arm (int n, gboolean for_good)
{
  fault_at = n;
  fault_for_good = for_good;
  fault_happened = FALSE;
}

gboolean
faulty_memory_disarm (void)
{
  gboolean happened = fault_happened;

  fault_at = 0;
  fault_happened = FALSE;
  return happened;
}
