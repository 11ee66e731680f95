/* SPDX-License-Identifier: Apache-2.0 */
/* core/receipt: sealing, opening and judging. What a stranger reads out of the same texts is
 * tests/vectors' business. */
#include "core/base/clock.h"
#include "core/receipt/base45.h"
#include "core/receipt/payload.h"
#include "tests/unit/receipt/receipt_parts.h"

#include <string.h>

static void
test_base45_rfc (void)
{
  g_autofree char *ab = gj_base45_encode ((const guint8 *)"AB", 2);
  g_autofree char *hello = gj_base45_encode ((const guint8 *)"Hello!!", 7);
  g_autofree char *base = gj_base45_encode ((const guint8 *)"base-45", 7);
  guint8 bytes[16];
  gsize length = 0;

  g_assert_cmpstr (ab, ==, "BB8");
  g_assert_cmpstr (hello, ==, "%69 VD92EX0");
  g_assert_cmpstr (base, ==, "UJCLQE7W581");
  g_assert_true (gj_base45_decode ("QED8WEX0", 8, bytes, sizeof bytes, &length));
  g_assert_cmpmem (bytes, length, "ietf!", 5);
}

static void
test_base45_strict (void)
{
  static const char *const BAD[] = { "A", "BB8A", "GGW", ":::", "V5", "bb8", "B\xC3\xA9", "B,8" };
  guint8 bytes[16];
  gsize length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    g_assert_false (gj_base45_decode (BAD[i], strlen (BAD[i]), bytes, sizeof bytes, &length));
  g_assert_true (gj_base45_decode ("FGW", 3, bytes, 2, &length));
  g_assert_false (gj_base45_decode ("FGW00", 5, bytes, 2, &length));
}

static void
test_round_trip (void)
{
  g_autoptr (GjReceipt) receipt = parts_ordinary ();
  g_autoptr (GjReceipt) opened = NULL;
  g_autoptr (GjReceipt) verified = NULL;
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  g_autofree char *text = NULL;
  guint8 sealed[GJ_RECEIPT_HASH_BYTES];
  guint8 read[GJ_RECEIPT_HASH_BYTES];
  GjReceiptStage stage = GJ_RECEIPT_STAGE_FIELD;

  text = gj_receipt_seal (receipt, signer, sealed, NULL);
  opened = gj_receipt_open (text, read, NULL);
  g_assert_true (gj_receipt_equal (receipt, opened));
  g_assert_cmpmem (sealed, sizeof sealed, read, sizeof read);
  g_assert_cmpint (gj_receipt_verify (text, keyring, &stage, &verified), ==, GJ_VERDICT_VALID);
  g_assert_cmpint (stage, ==, GJ_RECEIPT_STAGE_NONE);
  g_assert_true (gj_receipt_equal (receipt, verified));
  gj_signer_free (signer);
}

static void
test_another_field_is_another_receipt (void)
{
  g_autoptr (GjReceipt) receipt = parts_ordinary ();
  g_autoptr (GjReceipt) other = parts_ordinary ();
  g_autofree char *number = gj_receipt_format_number ("02", 137);

  g_assert_true (gj_receipt_equal (receipt, other));
  other->prev_hash[15] ^= 1;
  g_assert_false (gj_receipt_equal (receipt, other));
  g_assert_cmpstr (number, ==, "02-000137");
}

/* Any byte of the payload, the signature included, and any bit of it. */
static void
test_every_byte_counts (void)
{
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjPayload payload = { .length = 0 };

  g_assert_true (gj_base45_decode (text + 4, strlen (text) - 4, payload.bytes, sizeof payload.bytes,
                                   &payload.length));
  for (gsize at = 0; at < payload.length; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree char *base45 = NULL;
        g_autofree char *changed = NULL;
        g_autoptr (GjReceipt) receipt = NULL;

        payload.bytes[at] ^= (guint8)(1u << bit);
        base45 = gj_base45_encode (payload.bytes, payload.length);
        changed = g_strconcat (GJ_RECEIPT_PREFIX, base45, NULL);
        g_assert_cmpint (gj_receipt_verify (changed, keyring, NULL, &receipt), !=,
                         GJ_VERDICT_VALID);
        payload.bytes[at] ^= (guint8)(1u << bit);
      }
}

static void
test_every_character_counts (void)
{
  static const char OTHERS[] = "0A Z:$%*+-./aé\x01\x7F\xFF\n";
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");

  for (gsize at = 0; text[at] != '\0'; at++)
    for (const char *other = OTHERS; *other != '\0'; other++)
      {
        g_autofree char *changed = g_strdup (text);

        changed[at] = *other;
        if (*other != text[at])
          g_assert_cmpint (gj_receipt_verify (changed, keyring, NULL, NULL), !=, GJ_VERDICT_VALID);
      }
}

static void
test_every_cut_is_seen (void)
{
  g_autofree char *text = parts_vector ("longest", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");

  g_assert_cmpuint (strlen (text), ==, GJ_RECEIPT_TEXT_MAX);
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *head = g_strndup (text, length);
      GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;

      g_assert_cmpint (gj_receipt_verify (head, keyring, &stage, NULL), ==,
                       GJ_VERDICT_NOT_A_RECEIPT);
      g_assert_cmpint (stage, ==,
                       length < 4              ? GJ_RECEIPT_STAGE_PREFIX
                       : (length - 4) % 3 == 1 ? GJ_RECEIPT_STAGE_BASE45
                                               : stage);
      g_assert_cmpint (gj_receipt_verify (text + length + 1, keyring, NULL, NULL), ==,
                       GJ_VERDICT_NOT_A_RECEIPT);
    }
}

static void
test_nothing_may_follow (void)
{
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *spaced = g_strconcat (text, " ", NULL);
  g_autofree char *more = g_strconcat (text, "000", NULL);
  g_autofree char *filler = g_strnfill (100000, '0');
  g_autofree char *huge = g_strconcat ("GJ1:", filler, NULL);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;

  g_assert_cmpint (gj_receipt_verify (spaced, keyring, NULL, NULL), !=, GJ_VERDICT_VALID);
  g_assert_cmpint (gj_receipt_verify (more, keyring, &stage, NULL), ==, GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (gj_receipt_verify (huge, keyring, &stage, NULL), ==, GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (stage, ==, GJ_RECEIPT_STAGE_LENGTH);
}

/* Random bytes in the shape of a receipt: the decoder must refuse or read, never fall over, and
 * what it reads it must write the same way. */
static void
test_random_bodies (void)
{
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  guint8 start[GJ_PAYLOAD_MAX];
  gsize start_length = 0;
  guint read_count = 0;

  g_assert_true (
      gj_base45_decode (text + 4, strlen (text) - 4, start, sizeof start, &start_length));
  start_length -= GJ_SM2_SIGNATURE_BYTES;
  for (guint round = 0; round < 20000; round++)
    {
      guint8 body[GJ_PAYLOAD_MAX];
      guint8 key_id[GJ_KEY_ID_BYTES];
      gsize length = (gsize)g_test_rand_int_range (0, (gint32)start_length + 1);
      g_autoptr (GjReceipt) receipt = NULL;
      GjPayload again = { .length = 0 };

      memcpy (body, start, sizeof body);
      if (round % 4 != 0)
        length = start_length;
      for (guint changes = 0; changes < round % 4; changes++)
        body[g_test_rand_int_range (0, (gint32)start_length)] = (guint8)g_test_rand_int ();
      if (gj_payload_read (body, length, key_id, &receipt) != GJ_RECEIPT_STAGE_NONE)
        continue;
      read_count++;
      g_assert_true (gj_payload_write (&again, receipt, key_id, NULL));
      g_assert_cmpmem (again.bytes, again.length, body, length);
    }
  g_assert_cmpuint (read_count, >, 100);
}

static void
assert_refused (GjReceipt *receipt, const char *field)
{
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_receipt_seal (receipt, signer, hash, &error));
  g_assert_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, field));
  gj_signer_free (signer);
  gj_receipt_free (receipt);
}

static GjReceipt *
with_payer_id (const char *id)
{
  GjReceipt *receipt = parts_ordinary ();

  parts_set (&receipt->payer_id, id);
  return receipt;
}

static void
test_unmasked_ids_refused (void)
{
  assert_refused (with_payer_id ("110000198001010015"), "payer_id");
  assert_refused (with_payer_id ("11000*198001010015"), "payer_id");
  assert_refused (with_payer_id ("1100*********10015"), "payer_id");
  assert_refused (with_payer_id (""), "payer_id");
  assert_refused (with_payer_id (NULL), "payer_id");
}

static GjReceipt *
with_name (const char *name)
{
  GjReceipt *receipt = parts_ordinary ();

  parts_set (&receipt->relative_name, name);
  return receipt;
}

static void
test_names_that_lie_refused (void)
{
  assert_refused (with_name (""), "relative_name");
  assert_refused (with_name ("*伟\n"), "relative_name");
  assert_refused (with_name ("\u202E伟"), "relative_name");
  assert_refused (with_name ("\xE4\xBC"), "relative_name");
}

static void
test_bounds_refused (void)
{
  GjReceipt *receipt = parts_ordinary ();

  receipt->receipt_no = 0;
  assert_refused (receipt, "receipt_no");
  receipt = parts_ordinary ();
  receipt->amount_fen = 0;
  assert_refused (receipt, "amount");
  receipt = parts_ordinary ();
  receipt->balance_after_fen = -1;
  assert_refused (receipt, "balance_after");
  receipt = parts_ordinary ();
  receipt->time_us = 0;
  assert_refused (receipt, "time");
  receipt = parts_ordinary ();
  strcpy (receipt->admdvs, "42010");
  assert_refused (receipt, "admdvs");
  receipt = parts_ordinary ();
  parts_set (&receipt->kiosk_id, "a kiosk");
  assert_refused (receipt, "kiosk_id");
  receipt = parts_ordinary ();
  parts_set (&receipt->tier, "Adult");
  assert_refused (receipt, "tier");
  receipt = parts_ordinary ();
  strcpy (receipt->transfer_id, "7f3k-20M9-Q4XD-81AC");
  assert_refused (receipt, "transfer_id");
}

static void
assert_id_reads (const char *given, const char *read)
{
  g_autoptr (GjReceipt) receipt = with_payer_id (given);
  g_autoptr (GjReceipt) opened = NULL;
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  g_autofree char *text = parts_seal (receipt, signer);

  opened = gj_receipt_open (text, NULL, NULL);
  g_assert_nonnull (opened);
  g_assert_cmpstr (opened->payer_id, ==, read);
  gj_signer_free (signer);
}

static void
test_other_ids (void)
{
  assert_id_reads ("0001**********000X", "0001**********000X");
  assert_id_reads ("H1*****89", "H1*****89");
  assert_id_reads ("***", "***");
  assert_id_reads ("军字第******88号", "************");
  assert_id_reads ("1100*中********0028", "1100**********0028");
}

static void
test_demo_and_real_never_mix (void)
{
  g_autoptr (GjReceipt) receipt = parts_ordinary ();
  GjSigner *real = parts_vector_signer ("kiosk-02.pem");
  GjSigner *demo = parts_vector_signer ("demo.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_null (gj_receipt_seal (receipt, demo, hash, &first));
  g_assert_error (first, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO);
  receipt->demo = TRUE;
  g_assert_null (gj_receipt_seal (receipt, real, hash, &second));
  g_assert_error (second, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO);
  gj_signer_free (real);
  gj_signer_free (demo);
}

static void
test_cutting_names (void)
{
  g_autofree char *whole = gj_payload_cut_name ("张伟", 6);
  g_autofree char *cut = gj_payload_cut_name ("欧阳娜娜", 9);
  g_autofree char *odd = gj_payload_cut_name ("欧阳娜娜", 11);
  g_autofree char *none = gj_payload_cut_name ("欧阳娜娜", 5);
  /* 葛 with a variation selector is one character: 3 + 4 bytes. */
  g_autofree char *variant = gj_payload_cut_name ("王葛\U000E0100某某", 12);

  g_assert_cmpstr (whole, ==, "张伟");
  g_assert_cmpstr (cut, ==, "欧阳…");
  g_assert_cmpstr (odd, ==, "欧阳…");
  g_assert_cmpstr (none, ==, "…");
  g_assert_cmpstr (variant, ==, "王…");
}

static void
test_long_names_are_signed_cut (void)
{
  g_autoptr (GjReceipt) receipt = parts_ordinary ();
  g_autoptr (GjReceipt) opened = NULL;
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  g_autofree char *text = NULL;

  parts_set (&receipt->relative_name, "古丽巴哈尔·阿布都热合曼·艾则孜·吐尔逊江");
  text = parts_seal (receipt, signer);
  g_assert_cmpuint (strlen (text), <=, GJ_RECEIPT_TEXT_MAX);
  g_assert_cmpint (gj_receipt_verify (text, keyring, NULL, &opened), ==, GJ_VERDICT_VALID);
  g_assert_cmpstr (opened->payer_name, ==, "*伟");
  g_assert_true (g_str_has_prefix (opened->relative_name, "古丽巴哈尔·"));
  g_assert_true (g_str_has_suffix (opened->relative_name, "…"));
  gj_signer_free (signer);
}

/* The chain: each carries the hash of the one before. */
static void
test_chain (void)
{
  g_autoptr (GjReceipt) first = parts_ordinary ();
  g_autoptr (GjReceipt) second = parts_ordinary ();
  g_autoptr (GjReceipt) opened = NULL;
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  guint8 again[GJ_RECEIPT_HASH_BYTES];
  g_autofree char *one = gj_receipt_seal (first, signer, hash, NULL);
  g_autofree char *two = NULL;

  second->receipt_no = first->receipt_no + 1;
  memcpy (second->prev_hash, hash, GJ_RECEIPT_CHAIN_BYTES);
  two = parts_seal (second, signer);
  opened = gj_receipt_open (two, NULL, NULL);
  gj_receipt_free (gj_receipt_open (one, again, NULL));
  g_assert_cmpmem (opened->prev_hash, GJ_RECEIPT_CHAIN_BYTES, again, GJ_RECEIPT_CHAIN_BYTES);
  gj_signer_free (signer);
}

static void
test_vectors (void)
{
  g_autofree char *file = parts_read_vector_file ("receipts.csv");
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);
  g_autoptr (GjKeyring) real = parts_vector_keyring ("real");
  g_autoptr (GjKeyring) demo = parts_vector_keyring ("demo");
  guint checked = 0;

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++, checked++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;
      GjVerdict verdict = gj_receipt_verify (
          fields[PARTS_TEXT_COLUMN], strcmp (fields[1], "demo") == 0 ? demo : real, &stage, NULL);

      g_test_message ("%s", fields[0]);
      g_assert_cmpstr (gj_verdict_to_word (verdict), ==, fields[2]);
      g_assert_cmpstr (gj_receipt_stage_to_word (stage), ==, fields[3]);
    }
  g_assert_cmpuint (checked, >=, 20);
}

static void
test_words (void)
{
  for (guint verdict = GJ_VERDICT_VALID; verdict <= GJ_VERDICT_UNCHECKED; verdict++)
    for (guint stage = GJ_RECEIPT_STAGE_NONE; stage <= GJ_RECEIPT_STAGE_FIELD; stage++)
      {
        const char *found = gj_verdict_describe (verdict, stage);

        g_assert_cmpstr (gj_verdict_advise (verdict, stage), !=, "");
        g_assert_true ((strstr (found, "凭条码有效") != NULL) == (verdict == GJ_VERDICT_VALID));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base45/gives-the-examples-of-the-rfc", test_base45_rfc);
  g_test_add_func ("/base45/refuses-whatever-has-no-one-meaning", test_base45_strict);
  g_test_add_func ("/receipt/what-is-sealed-is-what-is-verified", test_round_trip);
  g_test_add_func ("/receipt/another-field-is-another-receipt",
                   test_another_field_is_another_receipt);
  g_test_add_func ("/receipt/no-changed-bit-is-valid", test_every_byte_counts);
  g_test_add_func ("/receipt/no-changed-character-is-valid", test_every_character_counts);
  g_test_add_func ("/receipt/no-cut-text-is-a-receipt", test_every_cut_is_seen);
  g_test_add_func ("/receipt/nothing-may-follow", test_nothing_may_follow);
  g_test_add_func ("/receipt/what-can-be-read-is-written-the-same", test_random_bodies);
  g_test_add_func ("/receipt/an-unmasked-identity-number-is-never-sealed",
                   test_unmasked_ids_refused);
  g_test_add_func ("/receipt/names-that-could-show-something-else-are-refused",
                   test_names_that_lie_refused);
  g_test_add_func ("/receipt/fields-outside-their-bounds-are-refused-by-name", test_bounds_refused);
  g_test_add_func ("/receipt/other-certificates-keep-what-is-plain", test_other_ids);
  g_test_add_func ("/receipt/demo-and-real-never-mix", test_demo_and_real_never_mix);
  g_test_add_func ("/receipt/names-are-cut-between-characters", test_cutting_names);
  g_test_add_func ("/receipt/a-long-name-is-cut-and-the-cut-is-signed",
                   test_long_names_are_signed_cut);
  g_test_add_func ("/receipt/each-carries-the-hash-of-the-one-before", test_chain);
  g_test_add_func ("/receipt/every-vector-gets-its-verdict", test_vectors);
  g_test_add_func ("/receipt/only-valid-is-called-valid", test_words);
  return g_test_run ();
}
