/* SPDX-License-Identifier: Apache-2.0 */
/* The thread and whoever waits share one lookup, and the last of the two releases it. */
#include "devices/printer/printer_lookup.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct
{
  gatomicrefcount references;
  char *host;
  char *port;
  int done_fd;            /* readable when `found` is final */
  struct addrinfo *found; /* the thread's before, whoever waited's after */
} Lookup;

static gint running; /* lookups whose thread has not ended */

static void
lookup_unref (Lookup *lookup)
{
  if (!g_atomic_ref_count_dec (&lookup->references))
    return;
  if (lookup->found != NULL)
    freeaddrinfo (lookup->found);
  close (lookup->done_fd);
  g_free (lookup->host);
  g_free (lookup->port);
  g_free (lookup);
}

static struct addrinfo *
ask (const char *host, const char *port, int flags)
{
  const struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = flags };
  struct addrinfo *found = NULL;

  return getaddrinfo (host, port, &hints, &found) == 0 ? found : NULL;
}

static gpointer
lookup_main (gpointer data)
{
  Lookup *lookup = data;

  lookup->found = ask (lookup->host, lookup->port, 0);
  eventfd_write (lookup->done_fd, 1);
  lookup_unref (lookup);
  g_atomic_int_add (&running, -1);
  return NULL;
}

/* TRUE when it is done. */
static gboolean
await (Lookup *lookup, gint64 deadline_us, GCancellable *cancellable)
{
  struct pollfd polled[2] = { { .fd = lookup->done_fd, .events = POLLIN } };
  GPollFD cancel = { .fd = -1 };
  int ready;
  gboolean heeds = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancel);

  polled[1] = (struct pollfd){ .fd = cancel.fd, .events = POLLIN }; /* -1 is passed over */
  do
    {
      gint64 left_us = MAX (0, deadline_us - g_get_monotonic_time ());

      ready = poll (polled, 2, (int) MIN (left_us / 1000 + 1, G_MAXINT));
    }
  while (ready < 0 && errno == EINTR);
  if (heeds)
    g_cancellable_release_fd (cancellable);
  return (polled[0].revents & POLLIN) != 0;
}

static Lookup *
lookup_begin (const char *host, const char *port)
{
  int done_fd = eventfd (0, EFD_CLOEXEC);
  Lookup *lookup;
  GThread *thread;

  if (done_fd < 0)
    return NULL;
  lookup = g_new0 (Lookup, 1);
  g_atomic_ref_count_init (&lookup->references);
  g_atomic_ref_count_inc (&lookup->references); /* the thread's */
  lookup->host = g_strdup (host);
  lookup->port = g_strdup (port);
  lookup->done_fd = done_fd;
  g_atomic_int_inc (&running);
  thread = g_thread_try_new ("gj-lookup", lookup_main, lookup, NULL);
  if (thread == NULL)
    {
      g_atomic_int_add (&running, -1);
      lookup_unref (lookup);
      g_clear_pointer (&lookup, lookup_unref);
      return NULL;
    }
  g_thread_unref (thread);
  return lookup;
}

struct addrinfo *
gj_printer_lookup (const char *host, const char *port, gint64 deadline_us, GCancellable *cancellable)
{
  struct addrinfo *found = ask (host, port, AI_NUMERICHOST | AI_NUMERICSERV);
  Lookup *lookup;

  if (found != NULL || g_atomic_int_get (&running) >= GJ_PRINTER_LOOKUPS_MOST)
    return found;
  lookup = lookup_begin (host, port);
  if (lookup == NULL)
    return NULL;
  if (await (lookup, deadline_us, cancellable))
    found = g_steal_pointer (&lookup->found);
  lookup_unref (lookup);
  return found;
}
