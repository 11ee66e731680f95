/* SPDX-License-Identifier: Apache-2.0 */
/* Elliptic keys, because they are made at once. */
#include "tests/rig/tls.h"

static void
run (const char *dir, const char *line)
{
  g_auto (GStrv) argv = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_assert_true (g_spawn_sync (dir, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                               &words, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", line, words);
}

#define NEW_KEY "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

static void
make_authority (const char *dir, const char *name)
{
  g_autofree char *line = g_strdup_printf ("openssl req -x509 " NEW_KEY " -keyout %s.key -out %s.crt -days 2"
                                           " -subj /CN=%s",
                                           name, name, name);

  run (dir, line);
}

static void
make_certificate (const char *dir, const char *name, const char *subject)
{
  g_autofree char *ask = g_strdup_printf ("openssl req " NEW_KEY " -keyout %s.key -out %s.csr -subj /CN=%s", name,
                                          name, subject);
  g_autofree char *sign = g_strdup_printf ("openssl x509 -req -in %s.csr -CA ca.crt -CAkey ca.key -CAcreateserial"
                                           " -days 2 -out %s.crt",
                                           name, name);

  run (dir, ask);
  run (dir, sign);
}

void
rig_tls_make (const char *dir, const char *user)
{
  make_authority (dir, "ca");
  make_authority (dir, "other-ca");
  make_certificate (dir, "server", RIG_TLS_HOST);
  make_certificate (dir, "kiosk", user);
}
