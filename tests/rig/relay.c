/* SPDX-License-Identifier: Apache-2.0 */
/* One thread, one client at a time. */
#include "tests/rig/relay.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKET_NAME ".s.PGSQL.5432"
#define HIDDEN_NAME "away"

struct _RigRelay
{
  char *dir;
  char *server_dir;
  int listener;
  int stop[2]; /* a pipe: written once, at the end */
  GThread *thread;
  GMutex lock;
  GCond changed;
  guint questions;
  guint hold_at;
  gboolean held;
  guint cut_at;
  gboolean passed_on;
  gboolean cut;
  gboolean killing;
  GPid victim; /* 0: not known yet */
  gboolean ending;
};

static void
fill_address (struct sockaddr_un *address, const char *dir)
{
  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  g_snprintf (address->sun_path, sizeof address->sun_path, "%s/" SOCKET_NAME, dir);
}

static int
connect_to_server (RigRelay *relay)
{
  struct sockaddr_un address;
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  fill_address (&address, relay->server_dir);
  g_assert_cmpint (connect (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  return fd;
}

typedef enum
{
  PASS_ON,
  PASS_ON_AND_CUT,
  CUT,
} Fate;

static Fate
decide (RigRelay *relay)
{
  Fate fate = PASS_ON;

  g_mutex_lock (&relay->lock);
  relay->questions++;
  relay->held = relay->hold_at != 0 && relay->questions == relay->hold_at;
  while (relay->held && !relay->ending)
    g_cond_wait (&relay->changed, &relay->lock);
  relay->cut = relay->cut || (relay->cut_at != 0 && relay->questions == relay->cut_at);
  if (relay->ending || (relay->cut && !relay->passed_on))
    fate = CUT;
  else if (relay->cut)
    fate = PASS_ON_AND_CUT;
  g_mutex_unlock (&relay->lock);
  return fate;
}

static gboolean
copy (int from, int to)
{
  char buffer[65536];
  ssize_t n = read (from, buffer, sizeof buffer);
  ssize_t done = 0;

  while (done < n)
    {
      ssize_t written = send (to, buffer + done, (size_t)(n - done), MSG_NOSIGNAL);

      if (written <= 0)
        return FALSE;
      done += written;
    }
  return n > 0;
}

static void
kill_victim (RigRelay *relay)
{
  g_mutex_lock (&relay->lock);
  while (relay->killing && relay->victim == 0 && !relay->ending)
    g_cond_wait (&relay->changed, &relay->lock);
  if (relay->killing && relay->victim != 0)
    (void)kill (relay->victim, SIGKILL);
  relay->killing = FALSE;
  g_mutex_unlock (&relay->lock);
}

/* FALSE: the connection is lost. */
static gboolean
pass_question (RigRelay *relay, int client, int server)
{
  Fate fate = decide (relay);
  gboolean passed = fate != CUT && copy (client, server);

  if (fate != PASS_ON)
    kill_victim (relay);
  return passed && fate == PASS_ON;
}

/* Until one side ends, or the relay does. */
static void
carry (RigRelay *relay, int client, int server)
{
  for (;;)
    {
      struct pollfd fds[]
          = { { client, POLLIN, 0 }, { server, POLLIN, 0 }, { relay->stop[0], POLLIN, 0 } };

      if ((poll (fds, 3, -1) < 0 && errno != EINTR) || fds[2].revents != 0)
        return;
      if (fds[1].revents != 0 && !copy (server, client))
        return;
      if (fds[0].revents != 0 && !pass_question (relay, client, server))
        return;
    }
}

static gpointer
run (gpointer data)
{
  RigRelay *relay = data;

  for (;;)
    {
      struct pollfd fds[] = { { relay->listener, POLLIN, 0 }, { relay->stop[0], POLLIN, 0 } };
      int client, server;

      if ((poll (fds, 2, -1) < 0 && errno != EINTR) || fds[1].revents != 0)
        return NULL;
      client = accept (relay->listener, NULL, NULL);
      if (client < 0)
        continue;
      server = connect_to_server (relay);
      carry (relay, client, server);
      close (client);
      close (server);
    }
}

RigRelay *
rig_relay_new (const char *server_dir)
{
  RigRelay *relay = g_new0 (RigRelay, 1);
  struct sockaddr_un address;
  g_autoptr (GError) error = NULL;

  relay->dir = g_dir_make_tmp ("gongji-relay-XXXXXX", &error);
  g_assert_no_error (error);
  relay->server_dir = g_strdup (server_dir);
  g_assert_cmpint (pipe (relay->stop), ==, 0);
  relay->listener = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  fill_address (&address, relay->dir);
  g_assert_cmpint (bind (relay->listener, (struct sockaddr *)&address, sizeof address), ==, 0);
  g_assert_cmpint (listen (relay->listener, 4), ==, 0);
  g_mutex_init (&relay->lock);
  g_cond_init (&relay->changed);
  relay->thread = g_thread_new ("relay", run, relay);
  return relay;
}

void
rig_relay_free (RigRelay *relay)
{
  struct sockaddr_un address;

  g_mutex_lock (&relay->lock);
  relay->ending = TRUE;
  g_cond_signal (&relay->changed);
  g_mutex_unlock (&relay->lock);
  g_assert_cmpint (write (relay->stop[1], "", 1), ==, 1);
  g_thread_join (relay->thread);
  close (relay->listener);
  close (relay->stop[0]);
  close (relay->stop[1]);
  fill_address (&address, relay->dir);
  (void)g_unlink (address.sun_path);
  (void)g_rmdir (relay->dir);
  g_mutex_clear (&relay->lock);
  g_cond_clear (&relay->changed);
  g_free (relay->server_dir);
  g_free (relay->dir);
  g_free (relay);
}

char *
rig_relay_url (RigRelay *relay, const char *url)
{
  g_auto (GStrv) parts = g_strsplit (url, relay->server_dir, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (relay->dir, parts);
}

void
rig_relay_hold_at (RigRelay *relay, guint n)
{
  g_mutex_lock (&relay->lock);
  relay->questions = 0;
  relay->hold_at = n;
  g_mutex_unlock (&relay->lock);
}

gboolean
rig_relay_is_held (RigRelay *relay)
{
  gboolean held;

  g_mutex_lock (&relay->lock);
  held = relay->held;
  g_mutex_unlock (&relay->lock);
  return held;
}

void
rig_relay_go_on (RigRelay *relay)
{
  g_mutex_lock (&relay->lock);
  relay->held = FALSE;
  g_cond_signal (&relay->changed);
  g_mutex_unlock (&relay->lock);
}

void
rig_relay_cut_at (RigRelay *relay, guint n, gboolean passed_on)
{
  g_mutex_lock (&relay->lock);
  relay->questions = 0;
  relay->cut_at = n;
  relay->passed_on = passed_on;
  relay->cut = FALSE;
  g_mutex_unlock (&relay->lock);
}

void
rig_relay_kill_at (RigRelay *relay, guint n, gboolean passed_on)
{
  rig_relay_cut_at (relay, n, passed_on);
  g_mutex_lock (&relay->lock);
  relay->killing = TRUE;
  relay->victim = 0;
  g_mutex_unlock (&relay->lock);
}

void
rig_relay_set_victim (RigRelay *relay, GPid victim)
{
  g_mutex_lock (&relay->lock);
  relay->victim = victim;
  g_cond_signal (&relay->changed);
  g_mutex_unlock (&relay->lock);
}

gboolean
rig_relay_has_cut (RigRelay *relay)
{
  gboolean cut;

  g_mutex_lock (&relay->lock);
  cut = relay->cut;
  g_mutex_unlock (&relay->lock);
  return cut;
}

static void
rename_socket (RigRelay *relay, const char *from, const char *to)
{
  g_autofree char *old = g_build_filename (relay->dir, from, NULL);
  g_autofree char *new = g_build_filename (relay->dir, to, NULL);

  g_assert_cmpint (g_rename (old, new), ==, 0);
}

void
rig_relay_go_away (RigRelay *relay)
{
  rename_socket (relay, SOCKET_NAME, HIDDEN_NAME);
  rig_relay_cut_at (relay, 1, FALSE);
}

void
rig_relay_come_back (RigRelay *relay)
{
  rig_relay_cut_at (relay, 0, FALSE);
  rename_socket (relay, HIDDEN_NAME, SOCKET_NAME);
}
