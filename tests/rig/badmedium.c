/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into a test's kiosk: the store's medium breaks when the test says so, and works again when it says so. The
 * file named by GJ_BAD_MEDIUM holds one word while it exists: "full" (no room for a byte), "sync" (written, but nobody
 * knows whether it lasts). It concerns the files of the store beside that file and nothing else. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STORE "store.db"

typedef ssize_t (*WriteFunc) (int, const void *, size_t);
typedef ssize_t (*PwriteFunc) (int, const void *, size_t, off_t);
typedef int (*SyncFunc) (int);

/* Whether the rule is this word now. */
static int
rule_is (const char *word)
{
  const char *path = getenv ("GJ_BAD_MEDIUM");
  FILE *file = path != NULL ? fopen (path, "re") : NULL;
  char line[16] = "";
  int is;

  if (file == NULL)
    return 0;
  is = fgets (line, sizeof line, file) != NULL && strcmp (line, word) == 0;
  fclose (file);
  return is;
}

static int
is_store (int fd)
{
  const char *rule = getenv ("GJ_BAD_MEDIUM");
  const char *slash = rule != NULL ? strrchr (rule, '/') : NULL;
  char link[64], path[4096];
  size_t folder;
  ssize_t length;

  if (slash == NULL)
    return 0;
  folder = (size_t) (slash - rule) + 1;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= (ssize_t) (folder + strlen (STORE)) - 1)
    return 0;
  path[length] = '\0';
  return strncmp (path, rule, folder) == 0 && strncmp (path + folder, STORE, strlen (STORE)) == 0;
}

static int
is_broken (int fd, const char *word)
{
  int before = errno;
  int broken = is_store (fd) && rule_is (word);

  errno = before;
  return broken;
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  WriteFunc next = (WriteFunc) dlsym (RTLD_NEXT, "write");

  if (!is_broken (fd, "full"))
    return next (fd, bytes, length);
  errno = ENOSPC;
  return -1;
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t length, off_t at)
{
  PwriteFunc next = (PwriteFunc) dlsym (RTLD_NEXT, "pwrite64");

  if (!is_broken (fd, "full"))
    return next (fd, bytes, length, at);
  errno = ENOSPC;
  return -1;
}

static int
sync_as (const char *name, int fd)
{
  SyncFunc next = (SyncFunc) dlsym (RTLD_NEXT, name);

  if (!is_broken (fd, "sync"))
    return next (fd);
  errno = EIO;
  return -1;
}

int
fsync (int fd)
{
  return sync_as ("fsync", fd);
}

int
fdatasync (int fd)
{
  return sync_as ("fdatasync", fd);
}
