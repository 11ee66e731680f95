/* SPDX-License-Identifier: Apache-2.0 */
/* bench-audit FILE ROWS: how fast the audit chain of a store with ROWS records is verified, beside bare SM3 over as many
 * bytes as its records hash. FILE must not be there. Prints one JSON object: megabytes a second of both, and of a chain of a
 * tenth of the records, which shows whether the time is linear. It counts the processor's time, the best of three runs, so that
 * a busy machine does not blur the ratio; the store is in memory then, as it is when it was just written or read. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/audit/audit.h"
#include "core/base/crypto.h"

#define KIOSK "02"
#define A_TRANSACTION 5000
#define RUNS 3
#define DETAIL "for 42010019630908%04d year 2027 fen 40000 receipt %d"

/* What audit_private.h hashes of a record beside its texts: the words of the domain, nine lengths of texts, two numbers, and
 * the hash before it. */
#define FIXED_BYTES (15 + 9 * 8 + 2 * 8 + 64)

static gint64
spent_us (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Appends records up to @n; returns how many bytes they hash. */
static gint64
append (GjStore *store, int from, int n)
{
  g_autoptr (GError) error = NULL;
  gint64 bytes = 0;

  for (int i = from; i < n; i++)
    {
      char subject[24];
      char object[24];
      char detail[96];
      const GjAuditEntry entry = { KIOSK, G_GINT64_CONSTANT (1795000000000000) + i, "premium.paid",
                                   subject, object, "ok", detail };

      g_snprintf (subject, sizeof subject, "42010019600512%04d", i % 10000);
      g_snprintf (object, sizeof object, "%04d-20M9-Q4XD-81AC", i % 10000);
      g_snprintf (detail, sizeof detail, DETAIL, i % 10000, i);
      bytes += FIXED_BYTES + (gint64)(strlen (KIOSK) + strlen (entry.kind) + strlen (subject)
                                      + strlen (object) + strlen ("ok") + strlen (detail));
      if (i % A_TRANSACTION == 0 && !gj_store_begin (store, &error))
        g_error ("%s", error->message);
      if (!gj_audit_append (store, &entry, &error))
        g_error ("%s", error->message);
      if ((i % A_TRANSACTION == A_TRANSACTION - 1 || i == n - 1)
          && gj_store_commit (store, &error) != GJ_COMMIT_DONE)
        g_error ("%s", error->message);
    }
  return bytes;
}

/* Microseconds. */
static gint64
verify (GjStore *store, gint64 n)
{
  gint64 best_us = G_MAXINT64;

  for (int run = 0; run < RUNS; run++)
    {
      g_auto (GjAuditReport) report = { 0 };
      g_autoptr (GError) error = NULL;
      gint64 start_us = spent_us ();

      g_assert_cmpint (gj_audit_verify (store, &report, &error), ==, GJ_AUDIT_WHOLE);
      best_us = MIN (best_us, spent_us () - start_us);
      g_assert_cmpint (report.records, ==, n);
    }
  return best_us;
}

static gint64
bare (gint64 n_bytes)
{
  g_autofree guint8 *bytes = g_malloc0 ((gsize)n_bytes);
  gint64 best_us = G_MAXINT64;

  memset (bytes, 7, (gsize)n_bytes); /* pages that are there */
  for (int run = 0; run < RUNS; run++)
    {
      guint8 digest[GJ_SM3_BYTES];
      gint64 start_us = spent_us ();

      g_assert_true (gj_sm3 (bytes, (gsize)n_bytes, digest, NULL));
      best_us = MIN (best_us, spent_us () - start_us);
    }
  return best_us;
}

int
main (int argc, char **argv)
{
  g_autofree char *url = argc == 3 ? g_strconcat ("sqlite:", argv[1], NULL) : NULL;
  int n = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (GjStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 few_bytes, bytes, few_us, us;

  if (n < 10)
    g_error ("bench-audit FILE ROWS");
  if (!gj_store_create (url, GJ_STORE_DEMO, &error))
    g_error ("%s", error->message);
  store = gj_store_open (url, GJ_STORE_OPEN_DEMO, &error);
  g_assert_no_error (error);
  few_bytes = append (store, 0, n / 10);
  few_us = verify (store, n / 10);
  bytes = few_bytes + append (store, n / 10, n);
  us = verify (store, n);
  /* Bytes a microsecond are megabytes a second. */
  g_print ("{\"records\": %d, \"bytes\": %" G_GINT64_FORMAT ", \"verify_mb_s\": %.1f,"
           " \"few_mb_s\": %.1f, \"sm3_mb_s\": %.1f}\n",
           n, bytes, (double)bytes / (double)us, (double)few_bytes / (double)few_us,
           (double)bytes / (double)bare (bytes));
  return 0;
}
