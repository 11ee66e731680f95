/* SPDX-License-Identifier: Apache-2.0 */
/* The voice with the real speech-dispatcher, on a socket and a configuration of its own. its sound goes nowhere; what the
 * daemon was asked to do is read in its log. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "devices/voice/voice.h"

#define PATIENCE_SECONDS 20

typedef struct
{
  char *folder, *socket, *log;
  GPid daemon;
  GjVoice *voice;
  guint changes;
  gboolean late;
} Fixture;

static const char *const config = "LogLevel 5\n"
                                  "LogDir \"default\"\n"
                                  "AudioOutputMethod \"libao\"\n"
                                  "AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\n"
                                  "AddModule \"jack\" \"sd_dummy\" \"\"\n"
                                  "DefaultModule espeak-ng\n";

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The daemon says nothing of its own when it listens: whoever connects waits. */
static void
start_daemon (Fixture *fixture)
{
  const char *const arguments[] = { "speech-dispatcher", "--run-single", "-c", "unix_socket", "-S", fixture->socket, "-C", fixture->folder,
                                    "-L", fixture->folder, "-P", "pid", "-t", "0", NULL };
  g_autoptr (GError) error = NULL;

  (void)g_unlink (fixture->socket);
  g_assert_true (g_spawn_async (fixture->folder, (char **)arguments, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                                die_with_parent, NULL, &fixture->daemon, &error));
  g_assert_no_error (error);
}

static void
end_daemon (Fixture *fixture)
{
  if (fixture->daemon == 0)
    return;
  /* A gentle end can wait for ever for a module that is speaking; without its daemon a module ends by itself. */
  kill (fixture->daemon, SIGKILL);
  while (waitpid (fixture->daemon, NULL, 0) < 0 && errno == EINTR)
    ;
  fixture->daemon = 0;
}

static void
on_changed (gpointer data)
{
  ((Fixture *)data)->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *modules = NULL, *file = NULL, *address = NULL;

  fixture->folder = g_dir_make_tmp ("gongji-voice-XXXXXX", NULL);
  fixture->socket = g_build_filename (fixture->folder, "s", NULL);
  fixture->log = g_build_filename (fixture->folder, "speech-dispatcher.log", NULL);
  modules = g_build_filename (fixture->folder, "modules", NULL);
  g_assert_cmpint (g_mkdir (modules, 0700), ==, 0);
  file = g_build_filename (fixture->folder, "speechd.conf", NULL);
  g_assert_true (g_file_set_contents (file, config, -1, NULL));
  address = g_strconcat ("unix_socket:", fixture->socket, NULL);
  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_folder (inside);
      else
        (void)g_unlink (inside);
    }
  (void)g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gj_voice_free (fixture->voice);
  end_daemon (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->socket);
  g_free (fixture->log);
}

static gboolean
on_late (gpointer data)
{
  ((Fixture *)data)->late = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

typedef gboolean (*Condition) (Fixture *fixture, const char *what);

/* The daemon's log tells nobody that it has grown: it is looked at again. */
static void
await (Fixture *fixture, Condition condition, const char *what)
{
  guint again = g_timeout_add (100, on_again, NULL), late;

  fixture->late = FALSE;
  late = g_timeout_add_seconds (PATIENCE_SECONDS, on_late, fixture);
  while (!condition (fixture, what) && !fixture->late)
    g_main_context_iteration (NULL, TRUE);
  if (fixture->late)
    g_error ("never came: %s", what);
  g_source_remove (late);
  g_source_remove (again);
}

static gboolean
is_listening (Fixture *fixture, const char *what)
{
  return g_file_test (fixture->socket, G_FILE_TEST_EXISTS);
}

static gboolean
is_logged (Fixture *fixture, const char *what)
{
  g_autofree char *log = NULL;

  return g_file_get_contents (fixture->log, &log, NULL, NULL) && strstr (log, what) != NULL;
}

static gboolean
can_say (Fixture *fixture, const char *language)
{
  return gj_voice_can_say (fixture->voice, language);
}

static gboolean
cannot_say (Fixture *fixture, const char *language)
{
  return !gj_voice_can_say (fixture->voice, language);
}

static void
begin (Fixture *fixture, const char *private_module)
{
  start_daemon (fixture);
  await (fixture, is_listening, "the daemon");
  fixture->voice = gj_voice_new (private_module, on_changed, fixture);
  await (fixture, can_say, "zh_CN");
}

static void
say (Fixture *fixture, const char *text, gboolean in_private)
{
  gj_voice_say (fixture->voice, &(GjUtterance){ text, "zh_CN", GJ_LOUDNESS_MIDDLE, in_private, TRUE });
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  begin (fixture, NULL);
  g_assert_true (gj_voice_can_say (fixture->voice, "en"));
  g_assert_true (gj_voice_can_say (fixture->voice, "ug"));
  g_assert_false (gj_voice_can_say (fixture->voice, "bo"));
  g_assert_cmpuint (fixture->changes, >, 0);
}

static void
test_says (Fixture *fixture, gconstpointer data)
{
  begin (fixture, NULL);
  say (fixture, "请插入社会保障卡", FALSE);
  await (fixture, is_logged, "请插入社会保障卡");
}

/* The daemon that is gone is found again, and what is said then is heard. */
static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  begin (fixture, NULL);
  end_daemon (fixture);
  say (fixture, "没有人听见", FALSE);
  await (fixture, cannot_say, "zh_CN");
  start_daemon (fixture);
  await (fixture, can_say, "zh_CN");
  say (fixture, "又听见了", FALSE);
  await (fixture, is_logged, "又听见了");
  g_assert_false (is_logged (fixture, "没有人听见"));
}

/* Without a daemon, and with one that stands still, every call returns at once. */
static void
test_never_waits (Fixture *fixture, gconstpointer data)
{
  gint64 before_us;

  begin (fixture, NULL);
  kill (fixture->daemon, SIGSTOP);
  before_us = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    say (fixture, "站住了", FALSE);
  gj_voice_hush (fixture->voice);
  gj_voice_free (g_steal_pointer (&fixture->voice));
  fixture->voice = gj_voice_new (NULL, on_changed, fixture);
  say (fixture, "站住了", FALSE);
  gj_voice_free (g_steal_pointer (&fixture->voice));
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 200 * 1000);
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  begin (fixture, "jack");
  g_assert_true (gj_voice_has_private (fixture->voice));
  say (fixture, "只在耳机里", TRUE);
  await (fixture, is_logged, "只在耳机里");
  g_assert_true (is_logged (fixture, "jack"));
}

/* What was meant for the headphones is not said to the hall where there are none. */
static void
test_private_is_never_aloud (Fixture *fixture, gconstpointer data)
{
  begin (fixture, "missing");
  g_assert_false (gj_voice_has_private (fixture->voice));
  say (fixture, "谁也别听见", TRUE);
  say (fixture, "大家听", FALSE);
  await (fixture, is_logged, "大家听");
  g_assert_false (is_logged (fixture, "谁也别听见"));
}

/* Recordings */

static const char *const prompts_config = "LogLevel 5\n"
                                          "LogDir \"default\"\n"
                                          "AudioOutputMethod \"libao\"\n"
                                          "AddModule \"prompts\" \"sd_generic\" \"prompts.conf\"\n"
                                          "DefaultModule prompts\n";

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* As a hall has it (kiosk/deploy/README.md), but for the programs that make the sound: they write down what they were given. */
static void
set_up_prompts (Fixture *fixture)
{
  g_autofree char *deployed = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "kiosk", "deploy", "voice", NULL);
  g_autofree char *path = g_strconcat (deployed, ":", g_getenv ("PATH"), NULL);
  g_autofree char *conf = g_build_filename (deployed, "prompts.conf", NULL), *text = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "zh-CN", NULL);
  g_autofree char *play = g_strdup_printf ("sh %s/play", fixture->folder);
  g_autofree char *player = g_strdup_printf ("echo \"played $1\" >>%s/heard\n", fixture->folder);
  g_autofree char *say = g_strdup_printf ("sh %s/say", fixture->folder);
  g_autofree char *engine = g_strdup_printf ("read -r text; echo \"said $1 $text\" >>%s/heard\n", fixture->folder);

  g_setenv ("PATH", path, TRUE);
  g_setenv ("PROMPTS", fixture->folder, TRUE);
  g_setenv ("PLAY", play, TRUE);
  g_setenv ("SAY", say, TRUE);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (conf, &text, NULL, NULL));
  write_file (fixture, "modules/prompts.conf", text);
  write_file (fixture, "speechd.conf", prompts_config);
  write_file (fixture, "zh-CN/请输入社保卡密码.wav", "");
  write_file (fixture, "play", player);
  write_file (fixture, "say", engine);
}

static gboolean
is_heard (Fixture *fixture, const char *what)
{
  g_autofree char *path = g_build_filename (fixture->folder, "heard", NULL), *heard = NULL;

  return g_file_get_contents (path, &heard, NULL, NULL) && strstr (heard, what) != NULL;
}

static void
test_prompts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  set_up_prompts (fixture);
  begin (fixture, NULL);
  say (fixture, "请输入社保卡密码。要付400.50元，\"`id`\" $HOME", FALSE);
  await (fixture, is_heard, "请输入社保卡密码.wav\nsaid cmn 要付400.50元\nsaid cmn `id`\nsaid cmn $HOME\n");
  g_setenv ("PATH", path, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/voice/it-knows-which-languages-the-engine-speaks", test_languages);
  ADD ("/voice/the-daemon-hears-what-is-to-be-said", test_says);
  ADD ("/voice/a-daemon-that-was-gone-is-found-again-and-old-words-are-dropped", test_comes_back);
  ADD ("/voice/no-call-waits-for-a-daemon-that-stands-still", test_never_waits);
  ADD ("/voice/what-is-private-goes-to-the-second-output", test_private);
  ADD ("/voice/what-is-private-is-never-said-aloud-instead", test_private_is_never_aloud);
  ADD ("/voice/recordings-are-played-where-there-are-some", test_prompts);
#undef ADD
  return g_test_run ();
}
