/* SPDX-License-Identifier: Apache-2.0 */
/* core/base/crypto: against published values, and against the openssl command line in both
 * directions. */
#include "core/base/crypto.h"
#include "tests/unit/receipt/receipt_parts.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#define DOMAIN "test domain v1"

static void
assert_hex (const guint8 *bytes, gsize length, const char *hex)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  g_assert_cmpstr (text->str, ==, hex);
}

/* The two examples of GB/T 32905, annex A. */
static void
test_sm3_standard (void)
{
  guint8 digest[GJ_SM3_BYTES];
  g_autofree char *longer = g_strnfill (64, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 64; i++)
    longer[i] = "abcd"[i % 4];
  g_assert_true (gj_sm3 ("abc", 3, digest, &error));
  assert_hex (digest, sizeof digest,
              "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  g_assert_true (gj_sm3 (longer, 64, digest, &error));
  assert_hex (digest, sizeof digest,
              "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

/* The first example of GB/T 32907, annex A: key and block are the same. */
static void
test_sm4_standard (void)
{
  guint8 block[GJ_SM4_BYTES] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF,
                                 0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32, 0x10 };
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_sm4_encrypt_block (block, block, block, &error));
  g_assert_no_error (error);
  assert_hex (block, sizeof block, "681edf34d206965e86b3e94f536e4246");
}

static void
test_sm3_pieces (void)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 pieces[GJ_SM3_BYTES];
  guint8 whole[GJ_SM3_BYTES];
  const guint8 bytes[] = { 'a', 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 2, 'x', 'y' };

  gj_sm3_update (sm3, "a", 1);
  gj_sm3_update_u64 (sm3, 0x0102);
  gj_sm3_update_text (sm3, "xy");
  g_assert_true (gj_sm3_finish (sm3, pieces, NULL));
  g_assert_true (gj_sm3 (bytes, sizeof bytes, whole, NULL));
  g_assert_cmpmem (pieces, sizeof pieces, whole, sizeof whole);
}

/* Pieces of every length around the room they are collected in, with one digest object for all. */
static void
test_sm3_restarted (void)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 bytes[3000];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8)(i * 7);
  for (gsize piece = 1; piece < 1200; piece += 37)
    {
      guint8 pieces[GJ_SM3_BYTES];
      guint8 whole[GJ_SM3_BYTES];

      gj_sm3_restart (sm3);
      for (gsize at = 0; at < sizeof bytes; at += piece)
        gj_sm3_update (sm3, bytes + at, MIN (piece, sizeof bytes - at));
      g_assert_true (gj_sm3_finish (sm3, pieces, NULL));
      g_assert_true (gj_sm3 (bytes, sizeof bytes, whole, NULL));
      g_assert_cmpmem (pieces, sizeof pieces, whole, sizeof whole);
    }
}

static void
test_sm3_shifted_texts (void)
{
  g_autoptr (GjSm3) one = gj_sm3_new ();
  g_autoptr (GjSm3) two = gj_sm3_new ();
  guint8 first[GJ_SM3_BYTES];
  guint8 second[GJ_SM3_BYTES];

  gj_sm3_update_text (one, "ab");
  gj_sm3_update_text (one, "c");
  gj_sm3_update_text (two, "a");
  gj_sm3_update_text (two, "bc");
  g_assert_true (gj_sm3_finish (one, first, NULL));
  g_assert_true (gj_sm3_finish (two, second, NULL));
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
}

static GjSm2Public *
public_of (const GjSm2Key *key)
{
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  g_autoptr (GError) error = NULL;
  GjSm2Public *public_key = NULL;

  gj_sm2_key_get_public (key, point);
  public_key = gj_sm2_public_new (point, &error);
  g_assert_no_error (error);
  return public_key;
}

static void
test_sign_and_verify (void)
{
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autoptr (GjSm2Key) other = gj_sm2_key_new (NULL);
  g_autoptr (GjSm2Public) public_key = public_of (key);
  g_autoptr (GjSm2Public) other_public = public_of (other);
  guint8 signature[GJ_SM2_SIGNATURE_BYTES];

  g_assert_true (gj_sm2_key_sign (key, DOMAIN, "data", 4, signature, NULL));
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "data", 4, signature, NULL), ==,
                   GJ_SIGNATURE_GOOD);
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "datA", 4, signature, NULL), ==,
                   GJ_SIGNATURE_BAD);
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "dat", 3, signature, NULL), ==,
                   GJ_SIGNATURE_BAD);
  g_assert_cmpint (gj_sm2_public_verify (public_key, "test domain v2", "data", 4, signature, NULL),
                   ==, GJ_SIGNATURE_BAD);
  g_assert_cmpint (gj_sm2_public_verify (other_public, DOMAIN, "data", 4, signature, NULL), ==,
                   GJ_SIGNATURE_BAD);
}

/* Values outside 1 … n−1 must be bad signatures, not library failures and not crashes. */
static void
test_impossible_signatures (void)
{
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autoptr (GjSm2Public) public_key = public_of (key);
  guint8 signature[GJ_SM2_SIGNATURE_BYTES];

  memset (signature, 0, sizeof signature);
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "data", 4, signature, NULL), ==,
                   GJ_SIGNATURE_BAD);
  memset (signature, 0xFF, sizeof signature);
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "data", 4, signature, NULL), ==,
                   GJ_SIGNATURE_BAD);
}

static void
test_bad_points (void)
{
  guint8 point[GJ_SM2_PUBLIC_BYTES] = { 0x04, 1, 2, 3 };
  g_autoptr (GError) off_curve = NULL;
  g_autoptr (GError) compressed = NULL;

  g_assert_null (gj_sm2_public_new (point, &off_curve));
  g_assert_error (off_curve, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_FORMAT);
  point[0] = 0x02;
  g_assert_null (gj_sm2_public_new (point, &compressed));
  g_assert_error (compressed, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_FORMAT);
}

static void
test_key_file_round_trip (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autoptr (GjSm2Key) loaded = NULL;
  g_autoptr (GError) error = NULL;
  guint8 before[GJ_SM2_PUBLIC_BYTES];
  guint8 after[GJ_SM2_PUBLIC_BYTES];
  GStatBuf facts;

  g_assert_true (gj_sm2_key_save (key, path, &error));
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpuint (facts.st_mode & 07777, ==, 0600);
  loaded = gj_sm2_key_load (path, &error);
  g_assert_no_error (error);
  gj_sm2_key_get_public (key, before);
  gj_sm2_key_get_public (loaded, after);
  g_assert_cmpmem (before, sizeof before, after, sizeof after);
  parts_remove_folder (folder);
}

static void
test_key_file_never_replaced (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (gj_sm2_key_save (key, path, &error));
  g_assert_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  parts_remove_folder (folder);
}

static void
test_no_left_over_files (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autoptr (GDir) dir = NULL;
  guint files = 0;

  g_assert_true (gj_sm2_key_save (key, path, NULL));
  g_assert_false (gj_sm2_key_save (key, path, NULL));
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_assert_cmpuint (files, ==, 1);
  parts_remove_folder (folder);
}

static void
assert_load_fails (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_sm2_key_load (path, &error));
  g_assert_error (error, GJ_CRYPTO_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

/* Runs a shell command in `folder`; stands for the person at the command line. */
static char *
run_in (const char *folder, const char *command)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c", command, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  return output;
}

static void
test_key_file_refusals (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *public_pem = NULL;
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);

  assert_load_fails (path, GJ_CRYPTO_ERROR_FILE);
  assert_load_fails (folder, GJ_CRYPTO_ERROR_PERMISSIONS);
  g_assert_true (gj_sm2_key_save (key, path, NULL));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  assert_load_fails (path, GJ_CRYPTO_ERROR_PERMISSIONS);
  g_assert_cmpint (g_chmod (path, 0604), ==, 0);
  assert_load_fails (path, GJ_CRYPTO_ERROR_PERMISSIONS);
  public_pem = run_in (folder, "openssl pkey -in key.pem -pubout");
  g_assert_true (g_str_has_prefix (public_pem, "-----BEGIN PUBLIC KEY-----"));
  g_assert_true (
      g_file_set_contents_full (path, public_pem, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  assert_load_fails (path, GJ_CRYPTO_ERROR_FORMAT);
  g_assert_true (
      g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  assert_load_fails (path, GJ_CRYPTO_ERROR_FORMAT);
  parts_remove_folder (folder);
}

static void
write_in (const char *folder, const char *name, const void *data, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, data, (gssize)length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

static gsize
write_der_integer (guint8 *der, const guint8 *number)
{
  gsize skip = 0;
  gsize pad = 0;

  while (skip < 31 && number[skip] == 0)
    skip++;
  pad = number[skip] >= 0x80 ? 1 : 0;
  der[0] = 0x02;
  der[1] = (guint8)(32 - skip + pad);
  der[2] = 0;
  memcpy (der + 2 + pad, number + skip, 32 - skip);
  return 2 + pad + 32 - skip;
}

/* The DER form by hand, as the page describes it. */
static gsize
to_der (const guint8 signature[GJ_SM2_SIGNATURE_BYTES], guint8 der[80])
{
  gsize length = write_der_integer (der + 2, signature);

  length += write_der_integer (der + 2 + length, signature + 32);
  der[0] = 0x30;
  der[1] = (guint8)length;
  return 2 + length;
}

static void
test_openssl_verifies_ours (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autoptr (GjSm2Key) key = gj_sm2_key_new (NULL);
  g_autofree char *pem = NULL;

  g_assert_true (gj_sm2_key_save (key, path, NULL));
  pem = run_in (folder, "openssl pkey -in key.pem -pubout -out public.pem");
  g_assert_cmpstr (pem, ==, "");
  write_in (folder, "message", DOMAIN "\0data", sizeof DOMAIN + 4);
  for (guint i = 0; i < 20; i++)
    {
      guint8 signature[GJ_SM2_SIGNATURE_BYTES];
      guint8 der[80];
      g_autofree char *said = NULL;

      g_assert_true (gj_sm2_key_sign (key, DOMAIN, "data", 4, signature, NULL));
      write_in (folder, "signature", der, to_der (signature, der));
      said = run_in (folder, "openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in message "
                             "-sigfile signature -digest sm3 -pkeyopt distid:" GJ_SM2_USER_ID);
      g_assert_cmpstr (g_strstrip (said), ==, "Signature Verified Successfully");
    }
  parts_remove_folder (folder);
}

/* One integer of the DER form into 32 bytes; answers where the next one begins. */
static const guint8 *
read_der_integer (const guint8 *der, guint8 number[32])
{
  gsize length = der[1];
  const guint8 *digits = der + 2;

  g_assert_cmpuint (der[0], ==, 0x02);
  if (length == 33)
    {
      digits++;
      length--;
    }
  memset (number, 0, 32);
  memcpy (number + 32 - length, digits, length);
  return der + 2 + der[1];
}

static void
test_we_verify_openssls (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *key_path = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *der_path = g_build_filename (folder, "signature", NULL);
  g_autofree char *said = NULL;
  g_autofree char *der = NULL;
  g_autoptr (GjSm2Key) key = NULL;
  g_autoptr (GjSm2Public) public_key = NULL;
  g_autoptr (GError) error = NULL;
  guint8 signature[GJ_SM2_SIGNATURE_BYTES];
  const guint8 *next = NULL;
  gsize length = 0;

  write_in (folder, "message", DOMAIN "\0data", sizeof DOMAIN + 4);
  said = run_in (folder,
                 "umask 077; openssl genpkey -algorithm SM2 -out key.pem && openssl pkeyutl -sign "
                 "-inkey key.pem -rawin -in message -out signature -digest sm3 -pkeyopt "
                 "distid:" GJ_SM2_USER_ID);
  key = gj_sm2_key_load (key_path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (der_path, &der, &length, &error));
  g_assert_cmpuint (length, >, 60);
  next = read_der_integer ((const guint8 *)der + 2, signature);
  read_der_integer (next, signature + 32);
  public_key = public_of (key);
  g_assert_cmpint (gj_sm2_public_verify (public_key, DOMAIN, "data", 4, signature, &error), ==,
                   GJ_SIGNATURE_GOOD);
  parts_remove_folder (folder);
}

static void
test_foreign_keys_refused (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *said = run_in (
      folder,
      "umask 077; openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
  g_autofree char *locked = g_build_filename (folder, "locked.pem", NULL);
  g_autofree char *said_too = run_in (
      folder,
      "umask 077; openssl genpkey -algorithm SM2 -aes128 -pass pass:secret -out locked.pem");

  assert_load_fails (path, GJ_CRYPTO_ERROR_FORMAT);
  assert_load_fails (locked, GJ_CRYPTO_ERROR_FORMAT);
  parts_remove_folder (folder);
}

static void
test_random (void)
{
  guint8 one[32] = { 0 };
  guint8 two[32] = { 0 };

  g_assert_true (gj_random_bytes (one, sizeof one, NULL));
  g_assert_true (gj_random_bytes (two, sizeof two, NULL));
  g_assert_cmpint (memcmp (one, two, sizeof one), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/sm3-gives-the-digests-of-the-standard", test_sm3_standard);
  g_test_add_func ("/crypto/sm4-gives-the-block-of-the-standard", test_sm4_standard);
  g_test_add_func ("/crypto/sm3-over-pieces-equals-sm3-over-the-whole", test_sm3_pieces);
  g_test_add_func ("/crypto/one-digest-after-the-other-from-one-object", test_sm3_restarted);
  g_test_add_func ("/crypto/texts-side-by-side-cannot-be-shifted", test_sm3_shifted_texts);
  g_test_add_func ("/crypto/a-signature-fits-only-its-key-data-and-domain", test_sign_and_verify);
  g_test_add_func ("/crypto/impossible-signatures-are-bad-signatures", test_impossible_signatures);
  g_test_add_func ("/crypto/points-off-the-curve-are-refused", test_bad_points);
  g_test_add_func ("/crypto/a-key-file-is-0600-and-reads-back", test_key_file_round_trip);
  g_test_add_func ("/crypto/a-key-file-never-replaces-another", test_key_file_never_replaced);
  g_test_add_func ("/crypto/saving-leaves-no-other-files", test_no_left_over_files);
  g_test_add_func ("/crypto/an-open-missing-or-wrong-key-file-is-refused", test_key_file_refusals);
  g_test_add_func ("/crypto/openssl-verifies-our-signatures", test_openssl_verifies_ours);
  g_test_add_func ("/crypto/we-verify-signatures-of-openssl", test_we_verify_openssls);
  g_test_add_func ("/crypto/keys-of-other-kinds-and-locked-keys-are-refused",
                   test_foreign_keys_refused);
  g_test_add_func ("/crypto/random-bytes-differ", test_random);
  return g_test_run ();
}
