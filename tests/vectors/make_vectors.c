/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the public test vectors of the receipt format again: keys that do not exist yet, the two
 * keyrings, and receipts.csv with receipts that are valid and one that is refused for every reason
 * there is. Run by hand, in tests/vectors:
 *
 *   build/tests/vectors/make-vectors tests/vectors
 *
 * Signatures are random, so every run writes other texts of the same meaning; the worked example in
 * assets/receipt-format.md shows the first of them and has to be written again then
 * (verify_independently.py says so). Never run by a test. */
#include "core/base/clock.h"
#include "core/receipt/base45.h"
#include "core/receipt/payload.h"
#include "core/receipt/receipt.h"

#include <string.h>

#define BODY_AMOUNT 41 /* the last byte of the amount: offset 38, four bytes */

typedef struct
{
  GjSigner *kiosk_02;
  GjSigner *kiosk_02_retired;
  GjSigner *kiosk_longest;
  GjSigner *stranger;
  GjSigner *demo;
} Keys;

static gint64
time_of (const char *text)
{
  gint64 time_us = 0;

  g_assert_true (gj_time_parse (text, &time_us));
  return time_us;
}

static GjSigner *
load_signer (const char *folder, const char *name, gboolean demo)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *pem = NULL;
  gsize length = 0;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  g_autoptr (GError) error = NULL;
  GjSigner *signer = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (gj_key_create (path, demo, point, &error));
  g_assert_true (g_file_get_contents (path, &pem, &length, &error));
  signer = gj_signer_new (gj_sm2_key_load_data (pem, length, &error), &error);
  g_assert_no_error (error);
  g_assert_true (gj_signer_is_demo (signer) == demo);
  return signer;
}

static void
add_key (const char *path, const char *kiosk_id, const GjSigner *signer, const char *from,
         const char *until)
{
  g_autoptr (GError) error = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  char id[GJ_KEY_ID_TEXT];

  gj_signer_get_public (signer, point);
  gj_key_id_to_text (gj_signer_key_id (signer), id);
  (void)!gj_keyring_add (path, kiosk_id, point, time_of (from), &error);
  g_assert_no_error (error);
  if (until != NULL)
    (void)!gj_keyring_retire (path, id, time_of (until), &error);
  g_assert_no_error (error);
}

static void
begin_keyring (const char *path, const char *kind)
{
  g_autofree char *text = g_strdup_printf (
      "# Public test keys: their private halves lie beside this file. Never trust them.\n"
      "[keyring]\nkind=%s\n",
      kind);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_keyrings (const char *folder, const Keys *keys)
{
  g_autofree char *real = g_build_filename (folder, "trusted-keys-real.ini", NULL);
  g_autofree char *demo = g_build_filename (folder, "trusted-keys-demo.ini", NULL);

  begin_keyring (real, "real");
  add_key (real, "02", keys->kiosk_02_retired, "2024-01-01 00:00:00", "2025-09-01 00:00:00");
  add_key (real, "02", keys->kiosk_02, "2025-09-01 00:00:00", NULL);
  add_key (real, "WH-Hall_0003", keys->kiosk_longest, "2025-01-01 00:00:00", NULL);
  begin_keyring (demo, "demo");
  add_key (demo, "D1", keys->demo, "2025-01-01 00:00:00", NULL);
}

/* The receipt on the picture of the paper. */
static GjReceipt *
ordinary (void)
{
  GjReceipt *receipt = gj_receipt_new ();

  receipt->kiosk_id = g_strdup ("02");
  receipt->receipt_no = 137;
  receipt->time_us = time_of ("2025-11-21 09:44:12") + 345678;
  strcpy (receipt->transfer_id, "7F3K-20M9-Q4XD-81AC");
  receipt->payer_name = g_strdup ("*伟");
  receipt->payer_id = g_strdup ("1100**********0015");
  receipt->relative_name = g_strdup ("*英");
  receipt->relative_id = g_strdup ("1100**********0028");
  strcpy (receipt->patn_rlts, "10");
  strcpy (receipt->admdvs, "420100");
  receipt->coverage_year = 2026;
  strcpy (receipt->insutype, "390");
  receipt->tier = g_strdup ("adult");
  receipt->amount_fen = 40000;
  receipt->balance_after_fen = 288650;
  for (guint i = 0; i < GJ_RECEIPT_CHAIN_BYTES; i++)
    receipt->prev_hash[i] = (guint8)(0xA0 + i);
  return receipt;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
append_hex (GString *line, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (line, "%02x", bytes[i]);
}

/* One line; the fields are those a verifier must read from the text, empty where it cannot be
 * decoded. */
static void
add_line (GString *file, const char *name, const char *keyring, GjVerdict verdict,
          GjReceiptStage stage, const char *text)
{
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GjReceipt) r = gj_receipt_open (text, hash, NULL);

  g_assert_null (strpbrk (text, ",\"\n"));
  g_string_append_printf (file, "%s,%s,%s,%s,%s", name, keyring, gj_verdict_to_word (verdict),
                          gj_receipt_stage_to_word (stage), text);
  if (r == NULL)
    {
      g_string_append (file, ",,,,,,,,,,,,,,,,,,\n");
      return;
    }
  g_string_append_printf (file, ",%s,%u,%" G_GINT64_FORMAT ",%d,%s,%s,%s,%s,%s", r->kiosk_id,
                          r->receipt_no, r->time_us, r->demo, r->transfer_id, r->payer_name,
                          r->payer_id, r->relative_name, r->relative_id);
  g_string_append_printf (file, ",%s,%s,%u,%s,%s,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",",
                          r->patn_rlts, r->admdvs, r->coverage_year, r->insutype, r->tier,
                          r->amount_fen, r->balance_after_fen);
  append_hex (file, r->prev_hash, sizeof r->prev_hash);
  g_string_append_c (file, ',');
  append_hex (file, hash, sizeof hash);
  g_string_append_c (file, '\n');
}

static char *
seal (const GjReceipt *receipt, const GjSigner *signer)
{
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;
  char *text = gj_receipt_seal (receipt, signer, hash, &error);

  g_assert_no_error (error);
  return text;
}

static void
add_sealed (GString *file, const char *name, const char *keyring, GjVerdict verdict,
            const GjReceipt *receipt, const GjSigner *signer)
{
  g_autofree char *text = seal (receipt, signer);

  add_line (file, name, keyring, verdict, GJ_RECEIPT_STAGE_NONE, text);
}

static char *
to_text (const GjPayload *payload)
{
  g_autofree char *base45 = gj_base45_encode (payload->bytes, payload->length);

  return g_strconcat (GJ_RECEIPT_PREFIX, base45, NULL);
}

static void
from_text (const char *text, GjPayload *payload)
{
  const char *base45 = text + strlen (GJ_RECEIPT_PREFIX);

  g_assert_true (gj_base45_decode (base45, strlen (base45), payload->bytes, sizeof payload->bytes,
                                   &payload->length));
}

/* The text with one byte of its payload changed. */
static void
add_changed (GString *file, const char *name, GjVerdict verdict, GjReceiptStage stage,
             const char *text, gsize offset, guint8 value)
{
  GjPayload payload = { .length = 0 };
  g_autofree char *changed = NULL;

  from_text (text, &payload);
  g_assert_cmpuint (payload.bytes[offset], !=, value);
  payload.bytes[offset] = value;
  changed = to_text (&payload);
  add_line (file, name, "real", verdict, stage, changed);
}

/* The same body, signed by the right key for something that is no receipt. */
static void
add_other_domain (GString *file, const GjReceipt *receipt, const GjSigner *signer)
{
  GjPayload payload = { .length = 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (gj_payload_write (&payload, receipt, gj_signer_key_id (signer), &error));
  g_assert_true (gj_sm2_key_sign (gj_signer_key (signer), "gongji audit v1", payload.bytes,
                                  payload.length, payload.bytes + payload.length, &error));
  payload.length += GJ_SM2_SIGNATURE_BYTES;
  text = to_text (&payload);
  add_line (file, "another-domain", "real", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, text);
}

static void
add_valid (GString *file, const Keys *keys)
{
  g_autoptr (GjReceipt) plain = ordinary ();
  g_autoptr (GjReceipt) first = ordinary ();
  g_autoptr (GjReceipt) full = ordinary ();
  g_autoptr (GjReceipt) longest = ordinary ();
  g_autoptr (GjReceipt) early = ordinary ();
  g_autoptr (GjReceipt) demo = ordinary ();

  add_sealed (file, "ordinary", "real", GJ_VERDICT_VALID, plain, keys->kiosk_02);
  first->receipt_no = 1;
  memset (first->prev_hash, 0, sizeof first->prev_hash);
  set_text (&first->relative_id, "0101**********003X");
  add_sealed (file, "first-of-its-kiosk", "real", GJ_VERDICT_VALID, first, keys->kiosk_02);
  set_text (&full->payer_name, "𬭎㛃䶮");
  set_text (&full->relative_name, "阿卜杜拉·买买提");
  set_text (&full->relative_id, "H1*****89");
  add_sealed (file, "whole-rare-names", "real", GJ_VERDICT_VALID, full, keys->kiosk_02);
  set_text (&longest->kiosk_id, "WH-Hall_0003");
  set_text (&longest->tier, "student_of_a_uni");
  set_text (&longest->payer_name, "古丽巴哈尔·阿布都热合曼·艾则孜");
  set_text (&longest->relative_name, "阿卜杜拉·买买提·吐尔逊江");
  set_text (&longest->payer_id, "USA1*******0101");
  set_text (&longest->relative_id, "8300**********000Y");
  longest->amount_fen = G_MAXUINT32;
  longest->balance_after_fen = G_GINT64_CONSTANT (0xFFFFFFFFFF);
  add_sealed (file, "longest", "real", GJ_VERDICT_VALID, longest, keys->kiosk_longest);
  early->time_us = time_of ("2025-08-31 23:59:59");
  add_sealed (file, "key-retired-after-it", "real", GJ_VERDICT_VALID, early,
              keys->kiosk_02_retired);
  set_text (&demo->kiosk_id, "D1");
  demo->demo = TRUE;
  add_sealed (file, "demo-with-demo-keyring", "demo", GJ_VERDICT_VALID, demo, keys->demo);
  add_sealed (file, "demo-with-real-keyring", "real", GJ_VERDICT_DEMO, demo, keys->demo);
  add_sealed (file, "real-with-demo-keyring", "demo", GJ_VERDICT_UNKNOWN_KEY, plain,
              keys->kiosk_02);
}

static void
add_refused (GString *file, const Keys *keys)
{
  g_autoptr (GjReceipt) receipt = ordinary ();
  g_autofree char *text = seal (receipt, keys->kiosk_02);
  g_autofree char *newer = g_strconcat ("GJ2:", text + 4, NULL);
  g_autofree char *small = g_strdup (text);
  g_autofree char *cut = g_strndup (text, strlen (text) - 3 - (strlen (text) - 4) % 3);
  g_autofree char *more = NULL;
  GjPayload payload = { .length = 0 };

  add_line (file, "somebody-elses-code", "real", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_PREFIX,
            "https://example.com/r/02-000137");
  add_line (file, "newer-prefix", "real", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_VERSION,
            newer);
  small[10] = 'a';
  add_line (file, "lower-case", "real", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_BASE45, small);
  add_line (file, "cut-short", "real", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_LENGTH, cut);
  from_text (text, &payload);
  payload.bytes[payload.length++] = 0;
  more = to_text (&payload);
  add_line (file, "byte-left-over", "real", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_LENGTH,
            more);
  add_changed (file, "newer-version", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_VERSION, text, 0,
               0x20);
  add_changed (file, "unknown-flag", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_FIELD, text, 0,
               0x12);
  add_changed (file, "demo-flag-on-a-real-key", GJ_VERDICT_NOT_A_RECEIPT, GJ_RECEIPT_STAGE_FIELD,
               text, 0, 0x11);
  add_changed (file, "altered-amount", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, text, BODY_AMOUNT,
               0x41);
  from_text (text, &payload);
  add_changed (file, "altered-signature", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, text,
               payload.length - 1, payload.bytes[payload.length - 1] ^ 1);
  add_other_domain (file, receipt, keys->kiosk_02);
  add_sealed (file, "unknown-key", "real", GJ_VERDICT_UNKNOWN_KEY, receipt, keys->stranger);
  add_sealed (file, "key-of-another-kiosk", "real", GJ_VERDICT_UNKNOWN_KEY, receipt,
              keys->kiosk_longest);
  add_sealed (file, "key-retired-before-it", "real", GJ_VERDICT_KEY_OUT_OF_DATE, receipt,
              keys->kiosk_02_retired);
  receipt->time_us = time_of ("2025-08-31 23:59:59");
  add_sealed (file, "key-not-yet-in-force", "real", GJ_VERDICT_KEY_OUT_OF_DATE, receipt,
              keys->kiosk_02);
}

int
main (int argc, char **argv)
{
  const char *folder = argc == 2 ? argv[1] : NULL;
  Keys keys = { 0 };
  g_autoptr (GString) file = g_string_new (
      "name,keyring,verdict,stage,text,kiosk_id,receipt_no,time_us,demo,transfer_id,payer_name,"
      "payer_id,relative_name,relative_id,patn_rlts,admdvs,coverage_year,insutype,tier,amount_fen,"
      "balance_after_fen,prev_hash,hash\n");
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      g_printerr ("usage: make-vectors DIRECTORY\n");
      return 2;
    }
  keys.kiosk_02 = load_signer (folder, "kiosk-02.pem", FALSE);
  keys.kiosk_02_retired = load_signer (folder, "kiosk-02-retired.pem", FALSE);
  keys.kiosk_longest = load_signer (folder, "kiosk-longest.pem", FALSE);
  keys.stranger = load_signer (folder, "stranger.pem", FALSE);
  keys.demo = load_signer (folder, "demo.pem", TRUE);
  make_keyrings (folder, &keys);
  add_valid (file, &keys);
  add_refused (file, &keys);
  path = g_build_filename (folder, "receipts.csv", NULL);
  g_assert_true (g_file_set_contents (path, file->str, (gssize)file->len, NULL));
  gj_signer_free (keys.kiosk_02);
  gj_signer_free (keys.kiosk_02_retired);
  gj_signer_free (keys.kiosk_longest);
  gj_signer_free (keys.stranger);
  gj_signer_free (keys.demo);
  return 0;
}
