/* SPDX-License-Identifier: Apache-2.0 */
/* The fault sweep of all memory: a whole day in a child in which the n-th allocation of anybody finds none. GLib ends the program there, SQLite and OpenSSL say so; whatever the child came to, the store is whole.
 * Not with a sanitizer, which has allocators of its own. */
#include "tests/store/sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The C library's own, by which these stand in for it in the whole program. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t size);

static gboolean armed;
static guint left; /* allocations that are still granted */
static gboolean met;

static gboolean
is_due (void)
{
  if (!armed)
    return FALSE;
  if (left > 0)
    {
      left--;
      return FALSE;
    }
  met = TRUE;
  armed = FALSE;
  errno = ENOMEM;
  return TRUE;
}

void *
malloc (size_t size)
{
  return is_due () ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  return is_due () ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  return is_due () ? NULL : __libc_realloc (memory, size);
}

/* A child's last words are not the test's. */
static void
be_silent (void)
{
  int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  (void)dup2 (nowhere, STDOUT_FILENO);
  (void)dup2 (nowhere, STDERR_FILENO);
}

static void
live_and_exit (Sweep *sweep, guint n)
{
  be_silent ();
  left = n - 1;
  armed = TRUE;
  sweep_live (sweep, NULL, NULL);
  _exit (met ? 1 : 0);
}

static gboolean
run_out_at (Sweep *sweep, guint n, gpointer data)
{
  int status = 0;
  GPid child;

  sweep_begin (sweep);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    live_and_exit (sweep, n);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* GLib says that it ends the program; where a library below it does not look (PCRE's contexts), it ends all the same. */
  if (WIFSIGNALED (status) && WTERMSIG (status) != SIGTRAP && WTERMSIG (status) != SIGABRT && WTERMSIG (status) != SIGSEGV)
    g_error ("without memory for allocation %u the program ended by signal %d", n, WTERMSIG (status));
  sweep_judge (sweep, "no-memory-for-anybody", n);
  return WIFSIGNALED (status) || WEXITSTATUS (status) == 1;
}

static void
test_no_memory_for_anybody (void)
{
  sweep_run ("no-memory-for-anybody", run_out_at, NULL, 1500, 20000);
}

/* ---- the digests' memory ---- */

static int digests_left = -1; /* allocations of OpenSSL's that are still granted; -1: all */

static gboolean
is_digest_due (void)
{
  if (digests_left < 0)
    return FALSE;
  return digests_left-- == 0;
}

static void *
digest_malloc (size_t size, const char *file, int line)
{
  return is_digest_due () ? NULL : __libc_malloc (size);
}

static void *
digest_realloc (void *memory, size_t size, const char *file, int line)
{
  return is_digest_due () ? NULL : __libc_realloc (memory, size);
}

static void
digest_free (void *memory, const char *file, int line)
{
  free (memory);
}

static GjImportResult
import_people (Hall *hall, GError **error)
{
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };

  return gj_import_directory (hall->store, hall->clock, hall->region, HALL_KIOSK, people, NULL, NULL, &report, error);
}

/* Staff would look for a mistake in a file that has none. */
static void
test_an_import_without_memory_blames_no_file (void)
{
  gboolean reached = TRUE;

  for (int n = 0; reached; n++)
    {
      g_autoptr (Hall) hall = hall_new_empty ();
      g_autoptr (GError) error = NULL;
      GjImportResult result;

      digests_left = n;
      result = import_people (hall, &error);
      reached = digests_left < 0;
      digests_left = -1;
      if (result == GJ_IMPORT_PROBLEMS)
        g_error ("without memory for a digest's allocation %d a file was called wrong", n + 1);
      g_assert_true (result == GJ_IMPORT_DONE ? !reached : reached && error != NULL);
      g_clear_error (&error);
      g_assert_cmpint (import_people (hall, &error), ==, GJ_IMPORT_DONE);
      g_assert_true (n > 10 || reached);
    }
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (CRYPTO_set_mem_functions (digest_malloc, digest_realloc, digest_free), ==, 1);
  sweep_init (&argc, &argv);
  g_test_add_func ("/memory/an-import-without-memory-blames-no-file", test_an_import_without_memory_blames_no_file);
  g_test_add_func ("/sweep/no-memory-for-anybody", test_no_memory_for_anybody);
  return g_test_run ();
}
