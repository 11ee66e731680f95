/* SPDX-License-Identifier: Apache-2.0 */
/* The private pcscd: socket activation done by hand, a reader configuration, and a way to end it. */
#include "tests/rig/pcscd.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define PCSCD "/usr/sbin/pcscd"
#define READER "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
#define PORT_FIRST 20000
#define PORT_COUNT 10000
#define WAIT_MS 20000
#define PAUSE_MS 5

struct _GjRigPcscd
{
  char *folder, *socket_path, *config, *reader;
  guint port;
  int port_lock;
  pid_t pid; /* 0: not running */
};

struct _GjRigCard
{
  pid_t pid;
  int control;
};

/* An abstract socket is a lock that ends with its holder. -1: taken. */
static int
lock_port (guint port)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int length = g_snprintf (address.sun_path + 1, sizeof address.sun_path - 1, "gongji-vpcd-%u", port);
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert (fd >= 0);
  if (bind (fd, (struct sockaddr *) &address,
            (socklen_t) (offsetof (struct sockaddr_un, sun_path) + 1 + (gsize) length))
      == 0)
    return fd;
  close (fd);
  return -1;
}

static gboolean
is_port_free (guint port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons ((guint16) port) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert (fd >= 0);
  gboolean is_free = bind (fd, (struct sockaddr *) &address, sizeof address) == 0;
  close (fd);
  return is_free;
}

static void
choose_ports (GjRigPcscd *rig)
{
  for (guint i = 0; i < PORT_COUNT / 2; i++)
    {
      guint port = PORT_FIRST + ((guint) getpid () * 2 + i * 2) % PORT_COUNT;
      rig->port_lock = lock_port (port);
      if (rig->port_lock >= 0 && is_port_free (port) && is_port_free (port + 1))
        {
          rig->port = port;
          return;
        }
      if (rig->port_lock >= 0)
        close (rig->port_lock);
    }
  g_error ("no free ports for vpcd");
}

/* In the child, before exec: no lock, no memory. */
static void
become_child (pid_t parent)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != parent)
    _exit (127);
}

static int
make_listener (GjRigPcscd *rig)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert (fd >= 0);
  g_snprintf (address.sun_path, sizeof address.sun_path, "%s.new", rig->socket_path);
  g_unlink (address.sun_path);
  /* Under its real name only when it listens: a client must never find a deaf socket. */
  if (bind (fd, (struct sockaddr *) &address, sizeof address) != 0 || listen (fd, 64) != 0
      || g_rename (address.sun_path, rig->socket_path) != 0)
    g_error ("%s: %s", rig->socket_path, g_strerror (errno));
  return fd;
}

static gboolean
is_listening (guint port)
{
  g_autofree char *table = NULL;
  g_autofree char *here = g_strdup_printf (":%04X 00000000:0000 0A", port);

  return g_file_get_contents ("/proc/net/tcp", &table, NULL, NULL) && strstr (table, here) != NULL;
}

static void
wait_for_reader (GjRigPcscd *rig)
{
  gint64 end = g_get_monotonic_time () + WAIT_MS * (gint64) 1000;

  while (!is_listening (rig->port) || !is_listening (rig->port + 1))
    {
      if (g_get_monotonic_time () > end)
        g_error ("vpcd does not listen on %u", rig->port);
      poll (NULL, 0, PAUSE_MS); /* a daemon's TCP socket raises no event outside */
    }
}

void
gj_rig_pcscd_start (GjRigPcscd *rig, gboolean reader)
{
  g_autofree char *file = g_build_filename (rig->config, "vpcd", NULL);
  g_autofree char *text = g_strdup_printf ("FRIENDLYNAME \"%s\"\nDEVICENAME /dev/null:%u\n"
                                           "LIBPATH %s\nCHANNELID %u\n",
                                           rig->reader, rig->port, READER, rig->port);
  g_autofree char *preload = g_strdup_printf ("LD_PRELOAD=%s/tests/rig/libgjloopback.so",
                                              g_getenv ("GJ_BUILD_ROOT"));
  pid_t parent = getpid ();

  g_assert (rig->pid == 0);
  gboolean written = g_file_set_contents (file, reader ? text : "", -1, NULL);
  g_assert (written);
  int listener = make_listener (rig);
  rig->pid = fork ();
  g_assert (rig->pid >= 0);
  if (rig->pid == 0)
    {
      char own_pid[32];
      char *const argv[] = { (char *) PCSCD, (char *) "--foreground", (char *) "--config",
                             rig->config, NULL };
      char *const env[] = { (char *) "LISTEN_FDS=1", own_pid, preload, NULL };

      become_child (parent);
      snprintf (own_pid, sizeof own_pid, "LISTEN_PID=%d", (int) getpid ());
      dup2 (listener, 3);
      int silence = open ("/dev/null", O_RDWR);
      dup2 (silence, 1);
      dup2 (silence, 2);
      for (int fd = 4; fd < 256; fd++)
        close (fd);
      execve (PCSCD, argv, env);
      _exit (127);
    }
  close (listener);
  if (reader)
    wait_for_reader (rig);
}

void
gj_rig_pcscd_kill (GjRigPcscd *rig)
{
  if (rig->pid == 0)
    return;
  g_unlink (rig->socket_path);
  kill (rig->pid, SIGKILL);
  waitpid (rig->pid, NULL, 0);
  rig->pid = 0;
}

GjRigPcscd *
gj_rig_pcscd_new (void)
{
  GjRigPcscd *rig = g_new0 (GjRigPcscd, 1);

  rig->folder = g_dir_make_tmp ("gongji-pcscd-XXXXXX", NULL);
  g_assert (rig->folder != NULL);
  rig->reader = g_strdup ("Virtual PCD");
  rig->socket_path = g_build_filename (rig->folder, "comm", NULL);
  rig->config = g_build_filename (rig->folder, "reader.conf.d", NULL);
  g_mkdir (rig->config, 0700);
  g_setenv ("PCSCLITE_CSOCK_NAME", rig->socket_path, TRUE);
  choose_ports (rig);
  gj_rig_pcscd_start (rig, TRUE);
  return rig;
}

void
gj_rig_pcscd_free (GjRigPcscd *rig)
{
  g_autofree char *file = g_build_filename (rig->config, "vpcd", NULL);

  gj_rig_pcscd_kill (rig);
  close (rig->port_lock);
  g_unlink (file);
  g_rmdir (rig->config);
  g_rmdir (rig->folder);
  g_free (rig->reader);
  g_free (rig->config);
  g_free (rig->socket_path);
  g_free (rig->folder);
  g_free (rig);
}

void
gj_rig_pcscd_rename (GjRigPcscd *rig, const char *name)
{
  g_free (rig->reader);
  rig->reader = g_strdup (name);
}

guint
gj_rig_pcscd_get_port (GjRigPcscd *rig)
{
  return rig->port;
}

const char *
gj_rig_pcscd_get_folder (GjRigPcscd *rig)
{
  return rig->folder;
}

static int
connect_control (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  gint64 end = g_get_monotonic_time () + WAIT_MS * (gint64) 1000;

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  for (;;)
    {
      int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
      g_assert (fd >= 0);
      if (connect (fd, (struct sockaddr *) &address, sizeof address) == 0)
        return fd;
      close (fd);
      if (g_get_monotonic_time () > end)
        g_error ("no control socket %s", path);
      poll (NULL, 0, PAUSE_MS);
    }
}

GjRigCard *
gj_rig_card_new (GjRigPcscd *rig, guint slot)
{
  GjRigCard *card = g_new0 (GjRigCard, 1);
  g_autofree char *program = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "kiosk", "gongji-card", NULL);
  g_autofree char *control = g_strdup_printf ("%s/card%u", rig->folder, slot);
  g_autofree char *port = g_strdup_printf ("%u", rig->port);
  g_autofree char *slot_text = g_strdup_printf ("%u", slot);
  char *const argv[] = { program,   (char *) "--empty", (char *) "--port",    port,    (char *) "--slot",
                         slot_text, (char *) "--control", control, NULL };
  pid_t parent = getpid ();

  card->pid = fork ();
  g_assert (card->pid >= 0);
  if (card->pid == 0)
    {
      become_child (parent);
      execv (program, argv);
      _exit (127);
    }
  card->control = connect_control (control);
  return card;
}

void
gj_rig_card_free (GjRigCard *card)
{
  int status = 0;

  gj_rig_card_tell (card, "quit");
  close (card->control);
  waitpid (card->pid, &status, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_free (card);
}

static char *
ask (GjRigCard *card, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  char answer[1024];
  gsize length = 0;
  ssize_t written = write (card->control, line, strlen (line));

  g_assert (written == (ssize_t) strlen (line));
  while (length == 0 || answer[length - 1] != '\n')
    {
      struct pollfd wait = { .fd = card->control, .events = POLLIN };
      ssize_t got = poll (&wait, 1, WAIT_MS) == 1
                        ? read (card->control, answer + length, sizeof answer - 1 - length)
                        : 0;
      if (got <= 0)
        g_error ("gongji-card does not answer: %s", command);
      length += (gsize) got;
    }
  answer[length - 1] = '\0';
  if (!g_str_has_prefix (answer, "ok"))
    g_error ("gongji-card: %s: %s", command, answer);
  return g_strdup (answer + MIN (length - 1, 3));
}

char *
gj_rig_card_ask (GjRigCard *card, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *command = g_strdup_vprintf (format, args);
  va_end (args);
  return ask (card, command);
}

void
gj_rig_card_tell (GjRigCard *card, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *command = g_strdup_vprintf (format, args);
  va_end (args);
  g_free (ask (card, command));
}

guint
gj_rig_card_stat (GjRigCard *card, const char *name)
{
  g_autofree char *stats = ask (card, "stats");
  g_autofree char *key = g_strconcat (name, "=", NULL);
  const char *at = strstr (stats, key);

  g_assert (at != NULL);
  return (guint) g_ascii_strtoull (at + strlen (key), NULL, 10);
}

/* A power-off has no answer in vpcd's protocol, so that the card may hear of it after its reader said so. */
void
gj_rig_card_await (GjRigCard *card, const char *name, guint value)
{
  gint64 end = g_get_monotonic_time () + WAIT_MS * G_TIME_SPAN_MILLISECOND;

  while (gj_rig_card_stat (card, name) != value)
    if (g_get_monotonic_time () > end)
      g_error ("gongji-card: %s did not become %u", name, value);
}
