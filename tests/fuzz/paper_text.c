/* SPDX-License-Identifier: Apache-2.0 */
/* The text of a paper's QR from anywhere: judged or refused, and what can be opened is opened the same way twice. */
#include "tests/fuzz/fuzz.h"

#include "core/receipt/base45.h"
#include "core/receipt/sealed.h"

#include <string.h>

static void
check_base45 (const char *text, gsize length)
{
  guint8 bytes[2048];
  gsize written = 0;

  if (!gj_base45_decode (text, length, bytes, sizeof bytes, &written))
    return;
  g_autofree char *again = gj_base45_encode (bytes, written);
  g_assert (strlen (again) == length && memcmp (again, text, length) == 0);
}

/* The demo's keys, read once. */
static const GjKeyring *
keyring (void)
{
  static GjKeyring *demo;

  if (demo == NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "tests", "vectors", "trusted-keys-demo.ini", NULL);

      demo = gj_keyring_load (path, NULL);
      g_assert (demo != NULL);
    }
  return demo;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GjSealed) sealed = { NULL };
  g_auto (GjSealed) own = { NULL };
  GjReceiptStage stage;

  check_base45 ((const char *)data, size);
  GjVerdict verdict = gj_sealed_verify (text, keyring (), &stage, &sealed);
  g_assert (gj_verdict_describe (verdict, stage) != NULL);
  g_assert ((verdict == GJ_VERDICT_NOT_A_RECEIPT) == (sealed.receipt == NULL && sealed.document == NULL));
  if (verdict == GJ_VERDICT_NOT_A_RECEIPT)
    {
      g_assert_false (gj_sealed_open (text, NULL, &own, NULL));
      return 0;
    }
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_assert_true (gj_sealed_open (text, hash, &own, NULL));
  g_assert (strlen (gj_sealed_about_id (&own)) > 0 && gj_sealed_kind_word (&own) != NULL);
  g_assert (own.receipt == NULL || gj_receipt_equal (own.receipt, sealed.receipt));
  g_assert (own.document == NULL || gj_document_equal (own.document, sealed.document));
  return 0;
}
