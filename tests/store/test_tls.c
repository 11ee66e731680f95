/* SPDX-License-Identifier: Apache-2.0 */
/* The shared store over a network, as kiosk.conf.example says: with the hall's authority and a certificate of the
 * kiosk's own it works; whoever is not who they say, on either side, is refused. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "tests/rig/postgres.h"
#include "tests/rig/tls.h"
#include "tests/store/hall.h"

#define GOOD "sslmode=verify-full&sslrootcert=DIR/ca.crt&sslcert=DIR/kiosk.crt&sslkey=DIR/kiosk.key"

/* @with: as GOOD; @host: the name that the server is asked for, NULL its own. */
static GjStore *
open_with (Hall *hall, const char *with, const char *host, GError **error)
{
  g_autofree char *url = rig_postgres_tls_url (rig_postgres (), hall->url, with);
  g_autoptr (GString) named = g_string_new (url);

  g_string_replace (named, "DIR", rig_postgres ()->dir, 0);
  if (host != NULL)
    g_string_replace (named, RIG_TLS_HOST, host, 1);
  return gj_store_open (named->str, GJ_STORE_OPEN_DEMO, error);
}

static void
assert_refused (Hall *hall, const char *with, const char *host, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_with (hall, with, host, &error));
  g_assert_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_with_both_certificates_a_kiosk_pays (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  g_autoptr (GError) error = NULL;

  gj_store_close (hall->store);
  hall->store = open_with (hall, GOOD, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM pg_stat_ssl s JOIN pg_stat_activity a"
                                     " ON a.pid = s.pid WHERE s.ssl AND a.usename = '" RIG_POSTGRES_KIOSK "'"),
                   ==, 1);
}

static void
test_a_server_of_another_name_or_authority_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  assert_refused (hall, GOOD, "evil.example", "evil.example");
  assert_refused (hall,
                  "sslmode=verify-full&sslrootcert=DIR/other-ca.crt&sslcert=DIR/kiosk.crt&sslkey=DIR/kiosk.key",
                  NULL, "certificate verify failed");
}

static void
test_a_kiosk_without_its_certificate_or_in_the_clear_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();

  assert_refused (hall, "sslmode=verify-full&sslrootcert=DIR/ca.crt&sslcert=DIR/none&sslkey=DIR/none", NULL,
                  "TLS");
  /* Not that there is no such database. */
  assert_refused (hall, "sslmode=verify-full&sslrootcert=DIR/none", NULL, "TLS");
  assert_refused (hall, "sslmode=disable&application_name=DIR", NULL, "no encryption");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  rig_postgres_listen_with_tls ();
#define ADD(name) g_test_add_func ("/tls/" #name, test_##name)
  ADD (with_both_certificates_a_kiosk_pays);
  ADD (a_server_of_another_name_or_authority_is_refused);
  ADD (a_kiosk_without_its_certificate_or_in_the_clear_is_refused);
#undef ADD
  return g_test_run ();
}
