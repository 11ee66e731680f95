/* SPDX-License-Identifier: Apache-2.0 */
/* See ctl.h. */
#include "tests/store/ctl.h"

#include <gio/gio.h>
#include <string.h>

#include "core/receipt/paper_time.h"

void
answer_clear (Answer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
}

void
accept_this_day (Hall *hall)
{
  g_autoptr (GjClock) clock = gj_clock_new_system ();
  g_autoptr (GError) error = NULL;

  if (!gj_paper_time_check (hall->store, HALL_KIOSK, gj_clock_now_us (clock), NULL))
    g_assert_true (gj_paper_time_accept (hall->store, clock, HALL_KIOSK, &error));
}

void
write_config (Hall *hall)
{
  g_autofree char *text = g_strdup_printf ("[kiosk]\nid=02\nhall=试验大厅\nregion=990100\n"
                                           "[store]\nurl=%s\n"
                                           "[card]\nsource=demo\n"
                                           "[printer]\ndevice=file:paper\n"
                                           "[receipt]\nkey=kiosk.pem\ntrusted_keys=trusted.ini\n",
                                           hall->shared ? hall->url : "sqlite:hall.db");

  hall_write (hall->dir, "kiosk.conf", text);
}

void
set_in_config (Hall *hall, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (hall->dir, "kiosk.conf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
}

Answer
ctl_typed (Hall *hall, const char *line, const char *input)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "kiosk", "gongjictl", NULL);
  g_autofree char *config = g_build_filename (hall->dir, "kiosk.conf", NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_assert_true (*line == '\0' || g_shell_parse_argv (line, NULL, &words, &error));
  g_assert_no_error (error);
  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (gpointer) "--config");
  g_ptr_array_add (argv, config);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *)argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (
      g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.code = g_subprocess_get_exit_status (process);
  g_test_message ("%s → %d %s%s", line, answer.code, answer.out, answer.err);
  return answer;
}

Answer
ctl (Hall *hall, const char *line)
{
  return ctl_typed (hall, line, "");
}

void
assert_answer (Hall *hall, const char *line, int code, const char *part)
{
  g_auto (Answer) answer = ctl (hall, line);

  g_assert_cmpint (answer.code, ==, code);
  if (strstr (answer.out, part) == NULL && strstr (answer.err, part) == NULL)
    g_error ("%s: no \"%s\" in %s%s", line, part, answer.out, answer.err);
}
