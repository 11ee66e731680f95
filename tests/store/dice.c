/* SPDX-License-Identifier: Apache-2.0 */
/* See dice.h. */
#define OPENSSL_SUPPRESS_DEPRECATED /* RAND_METHOD: a provider of random numbers would be a program of its own */
#include "tests/store/dice.h"

#include <openssl/rand.h>
#include <sqlite3.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

static GRand *sequence; /* NULL: chance as it is */

static void
fill (guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8)g_rand_int (sequence);
}

/* The C library's own, which this stands in for in the whole program. */
ssize_t
getrandom (void *buffer, size_t length, unsigned flags)
{
  if (sequence == NULL)
    return syscall (SYS_getrandom, buffer, length, flags);
  fill (buffer, length);
  return (ssize_t)length;
}

static int
on_bytes (unsigned char *bytes, int length)
{
  fill (bytes, (gsize)length);
  return 1;
}

static int
on_status (void)
{
  return 1;
}

static const RAND_METHOD LOADED = { .bytes = on_bytes, .pseudorand = on_bytes, .status = on_status };

void
dice_begin_again (guint32 seed)
{
  if (sequence == NULL)
    {
      g_assert_cmpint (RAND_set_rand_method (&LOADED), ==, 1);
      sequence = g_rand_new ();
    }
  g_rand_set_seed (sequence, seed);
  g_assert_cmpint (sqlite3_test_control (SQLITE_TESTCTRL_PRNG_SEED, (int)seed, NULL), ==, SQLITE_OK);
}
