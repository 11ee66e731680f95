/* SPDX-License-Identifier: Apache-2.0 */
/* SM3, SM2 and random bytes over OpenSSL 3's EVP interface. See crypto.h for the contract. Nothing
 * here is deprecated in 3.0, so the file also builds where OpenSSL is made with no-deprecated. */
#include "core/base/crypto.h"

#include "core/base/i18n.h"
#include "core/base/write_all.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#define KEY_FILE_MAX 16384
#define SM2_SCALAR_BYTES 32

/* Numbers and short texts are collected, because the library is asked a hundred nanoseconds a piece. */
#define SM3_HELD 512

struct _GjSm3
{
  EVP_MD_CTX *context; /* NULL once something failed */
  gboolean finished;
  gsize n_held;
  guint8 held[SM3_HELD];
};

struct _GjSm2Key
{
  EVP_PKEY *pkey;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
};

struct _GjSm2Public
{
  EVP_PKEY *pkey;
};

G_DEFINE_QUARK (gj-crypto-error-quark, gj_crypto_error)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY_CTX, EVP_PKEY_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_CIPHER, EVP_CIPHER_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_CIPHER_CTX, EVP_CIPHER_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ECDSA_SIG, ECDSA_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)

/* Takes what OpenSSL left in its queue into the error, and leaves the queue empty. */
static void
set_library_error (GError **error, int code, const char *what)
{
  unsigned long reason = ERR_get_error ();
  char text[256] = "";

  if (reason != 0)
    ERR_error_string_n (reason, text, sizeof text);
  ERR_clear_error ();
  g_set_error (error, GJ_CRYPTO_ERROR, code, _ ("%s（OpenSSL：%s）"), what,
               text[0] != '\0' ? text : "no reason given");
}

/* Fetched once: an implicit fetch costs more than the digest of a receipt. One that found no memory is asked for again:
 * a kiosk that had a bad moment must not stay without digests until it is started anew. */
static const EVP_MD *
sm3_method (void)
{
  static EVP_MD *known = NULL;
  EVP_MD *method = g_atomic_pointer_get (&known);

  if (method != NULL)
    return method;
  method = EVP_MD_fetch (NULL, "SM3", NULL);
  if (method != NULL && !g_atomic_pointer_compare_and_exchange (&known, NULL, method))
    {
      EVP_MD_free (method);
      method = g_atomic_pointer_get (&known);
    }
  return method;
}

gboolean
gj_sm3 (const void *data, gsize length, guint8 digest[GJ_SM3_BYTES], GError **error)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();

  gj_sm3_update (sm3, data, length);
  return gj_sm3_finish (sm3, digest, error);
}

GjSm3 *
gj_sm3_new (void)
{
  GjSm3 *sm3 = g_new0 (GjSm3, 1);
  const EVP_MD *method = sm3_method ();

  sm3->context = method != NULL ? EVP_MD_CTX_new () : NULL;
  if (sm3->context != NULL && EVP_DigestInit_ex2 (sm3->context, method, NULL) != 1)
    g_clear_pointer (&sm3->context, EVP_MD_CTX_free);
  return sm3;
}

static void
give (GjSm3 *sm3, const void *data, gsize length)
{
  if (length > 0 && sm3->context != NULL && EVP_DigestUpdate (sm3->context, data, length) != 1)
    g_clear_pointer (&sm3->context, EVP_MD_CTX_free);
}

static void
give_held (GjSm3 *sm3)
{
  give (sm3, sm3->held, sm3->n_held);
  sm3->n_held = 0;
}

void
gj_sm3_update (GjSm3 *sm3, const void *data, gsize length)
{
  g_assert (data != NULL || length == 0);
  g_assert (!sm3->finished);

  if (length > SM3_HELD - sm3->n_held)
    give_held (sm3);
  if (length > SM3_HELD)
    give (sm3, data, length);
  else if (length > 0)
    {
      memcpy (sm3->held + sm3->n_held, data, length);
      sm3->n_held += length;
    }
}

void
gj_sm3_update_u64 (GjSm3 *sm3, guint64 value)
{
  guint64 bytes = GUINT64_TO_BE (value);

  gj_sm3_update (sm3, &bytes, sizeof bytes);
}

void
gj_sm3_update_text (GjSm3 *sm3, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  gj_sm3_update_u64 (sm3, length);
  gj_sm3_update (sm3, text, length);
}

gboolean
gj_sm3_finish (GjSm3 *sm3, guint8 digest[GJ_SM3_BYTES], GError **error)
{
  unsigned int written = 0;

  g_assert (!sm3->finished);
  sm3->finished = TRUE;
  give_held (sm3);
  if (sm3->context != NULL && EVP_DigestFinal_ex (sm3->context, digest, &written) == 1
      && written == GJ_SM3_BYTES)
    return TRUE;
  g_clear_pointer (&sm3->context, EVP_MD_CTX_free);
  memset (digest, 0, GJ_SM3_BYTES);
  set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法计算 SM3 摘要"));
  return FALSE;
}

void
gj_sm3_restart (GjSm3 *sm3)
{
  sm3->finished = FALSE;
  sm3->n_held = 0;
  if (sm3->context != NULL && EVP_DigestInit_ex2 (sm3->context, NULL, NULL) != 1)
    g_clear_pointer (&sm3->context, EVP_MD_CTX_free);
}

void
gj_sm3_free (GjSm3 *sm3)
{
  if (sm3 == NULL)
    return;
  OPENSSL_cleanse (sm3->held, sizeof sm3->held);
  EVP_MD_CTX_free (sm3->context);
  g_free (sm3);
}

/* Wraps a private key whose algorithm is still to be checked; takes `pkey` in every case. */
static GjSm2Key *
key_from_pkey (EVP_PKEY *taken, GError **error)
{
  g_autoptr (EVP_PKEY) pkey = taken;
  g_autofree GjSm2Key *key = g_new0 (GjSm2Key, 1);
  gsize written = 0;

  if (!EVP_PKEY_is_a (pkey, "SM2"))
    {
      g_set_error_literal (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_FORMAT,
                           _ ("这不是 SM2 私钥，请用 gongjictl key new 生成"));
      return NULL;
    }
  if (EVP_PKEY_get_octet_string_param (pkey, OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, key->point,
                                       sizeof key->point, &written)
          != 1
      || written != GJ_SM2_PUBLIC_BYTES || key->point[0] != 0x04)
    {
      set_library_error (error, GJ_CRYPTO_ERROR_FORMAT, _ ("无法取得私钥对应的公钥"));
      return NULL;
    }
  key->pkey = g_steal_pointer (&pkey);
  return g_steal_pointer (&key);
}

GjSm2Key *
gj_sm2_key_new (GError **error)
{
  EVP_PKEY *pkey = EVP_PKEY_Q_keygen (NULL, NULL, "SM2");

  if (pkey == NULL)
    {
      set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法生成 SM2 密钥"));
      return NULL;
    }
  return key_from_pkey (pkey, error);
}

/* Answers "no passphrase": otherwise OpenSSL would ask on the terminal, and a kiosk has none. */
static int
refuse_passphrase (char *buffer, int size, int writing, void *data)
{
  return -1;
}

GjSm2Key *
gj_sm2_key_load_data (const char *pem, gsize length, GError **error)
{
  g_autoptr (BIO) bio = NULL;
  EVP_PKEY *pkey = NULL;

  g_assert (length <= G_MAXINT);

  bio = BIO_new_mem_buf (pem, (int)length);
  if (bio != NULL)
    pkey = PEM_read_bio_PrivateKey_ex (bio, NULL, refuse_passphrase, NULL, NULL, NULL);
  if (pkey == NULL)
    {
      set_library_error (error, GJ_CRYPTO_ERROR_FORMAT,
                         _ ("不是未加密的 PEM 私钥，请用 gongjictl key new 生成"));
      return NULL;
    }
  return key_from_pkey (pkey, error);
}

static gboolean
set_file_error (GError **error, const char *path, const char *what, int number)
{
  g_set_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_FILE, _ ("%s：%s（%s）"), path, what,
               g_strerror (number));
  return FALSE;
}

/* The mode is read from the opened file, not from its name, so that nobody can swap it in between.
 */
static gboolean
check_key_file (int file, const char *path, GError **error)
{
  struct stat facts;

  if (fstat (file, &facts) != 0)
    return set_file_error (error, path, _ ("无法读取私钥文件"), errno);
  if (S_ISREG (facts.st_mode) && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0)
    return TRUE;
  g_set_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_PERMISSIONS,
               _ ("%s：其他用户也能接触这个私钥文件，已拒绝使用。请执行 chmod 600 %s"), path, path);
  return FALSE;
}

static gssize
read_up_to (int file, char *buffer, gsize size)
{
  gsize filled = 0;

  while (filled < size)
    {
      ssize_t got = read (file, buffer + filled, size - filled);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      filled += (gsize)got;
    }
  return (gssize)filled;
}

GjSm2Key *
gj_sm2_key_load (const char *path, GError **error)
{
  char pem[KEY_FILE_MAX];
  GjSm2Key *key = NULL;
  gssize length = 0;
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (file < 0)
    {
      set_file_error (error, path, _ ("无法打开私钥文件"), errno);
      return NULL;
    }
  if (check_key_file (file, path, error))
    {
      length = read_up_to (file, pem, sizeof pem);
      if (length < 0)
        set_file_error (error, path, _ ("无法读取私钥文件"), errno);
      else
        key = gj_sm2_key_load_data (pem, (gsize)length, error);
      if (key == NULL && length >= 0)
        g_prefix_error (error, _ ("%s："), path);
    }
  OPENSSL_cleanse (pem, sizeof pem);
  g_close (file, NULL);
  return key;
}

/* Gives the finished temporary file its name without ever replacing another: link fails where
 * rename would overwrite. */
static gboolean
publish_new_file (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int directory = -1;

  if (link (temporary, path) != 0)
    {
      if (errno == EEXIST)
        g_set_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_EXISTS,
                     _ ("%s：文件已存在，没有覆盖。请换一个文件名"), path);
      else
        set_file_error (error, path, _ ("无法写入私钥文件"), errno);
      return FALSE;
    }
  directory = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (directory >= 0)
    {
      (void)fsync (directory);
      g_close (directory, NULL);
    }
  return TRUE;
}

static gboolean
write_secret_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean done = FALSE;

  if (file < 0)
    return set_file_error (error, path, _ ("无法写入私钥文件"), errno);
  if (!gj_write_all (file, data, length) || fsync (file) != 0)
    set_file_error (error, path, _ ("无法写入私钥文件"), errno);
  else
    done = publish_new_file (temporary, path, error);
  g_close (file, NULL);
  g_unlink (temporary);
  return done;
}

gboolean
gj_sm2_key_save (const GjSm2Key *key, const char *path, GError **error)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_secmem ());
  char *pem = NULL;
  long length = 0;

  if (bio == NULL || PEM_write_bio_PKCS8PrivateKey (bio, key->pkey, NULL, NULL, 0, NULL, NULL) != 1)
    {
      set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法写出 SM2 私钥"));
      return FALSE;
    }
  length = BIO_get_mem_data (bio, &pem);
  g_assert (length > 0);
  return write_secret_file (path, pem, (gsize)length, error);
}

void
gj_sm2_key_get_public (const GjSm2Key *key, guint8 point[GJ_SM2_PUBLIC_BYTES])
{
  memcpy (point, key->point, GJ_SM2_PUBLIC_BYTES);
}

void
gj_sm2_key_free (GjSm2Key *key)
{
  if (key == NULL)
    return;
  EVP_PKEY_free (key->pkey);
  g_free (key);
}

/* A context that signs or verifies with SM3 and our user id. The key's context must outlive it, so
 * both are handed out. */
static gboolean
begin_signature (EVP_PKEY *pkey, gboolean signing, EVP_MD_CTX **digest, EVP_PKEY_CTX **context)
{
  g_autoptr (EVP_PKEY_CTX) key_context = EVP_PKEY_CTX_new_from_pkey (NULL, pkey, NULL);
  g_autoptr (EVP_MD_CTX) digest_context = EVP_MD_CTX_new ();
  int started = 0;

  if (key_context == NULL || digest_context == NULL)
    return FALSE;
  EVP_MD_CTX_set_pkey_ctx (digest_context, key_context);
  if (EVP_PKEY_CTX_set1_id (key_context, GJ_SM2_USER_ID, (int)strlen (GJ_SM2_USER_ID)) != 1)
    return FALSE;
  if (signing)
    started = EVP_DigestSignInit_ex (digest_context, NULL, "SM3", NULL, NULL, pkey, NULL);
  else
    started = EVP_DigestVerifyInit_ex (digest_context, NULL, "SM3", NULL, NULL, pkey, NULL);
  if (started != 1)
    return FALSE;
  *digest = g_steal_pointer (&digest_context);
  *context = g_steal_pointer (&key_context);
  return TRUE;
}

static gsize
domain_length (const char *domain)
{
  g_assert (domain != NULL && domain[0] != '\0');
  return strlen (domain)
         + 1; /* its NUL is part of the message: no domain is the beginning of another */
}

/* SM2 in DER is a sequence of two integers of varying length; ours is r ‖ s of fixed length. */
static gboolean
signature_from_der (const guint8 *der, gsize length, guint8 signature[GJ_SM2_SIGNATURE_BYTES])
{
  const guint8 *cursor = der;
  g_autoptr (ECDSA_SIG) pair = d2i_ECDSA_SIG (NULL, &cursor, (long)length);

  return pair != NULL
         && BN_bn2binpad (ECDSA_SIG_get0_r (pair), signature, SM2_SCALAR_BYTES) == SM2_SCALAR_BYTES
         && BN_bn2binpad (ECDSA_SIG_get0_s (pair), signature + SM2_SCALAR_BYTES, SM2_SCALAR_BYTES)
                == SM2_SCALAR_BYTES;
}

/* The caller frees *der with OPENSSL_free. */
static int
signature_to_der (const guint8 signature[GJ_SM2_SIGNATURE_BYTES], guint8 **der)
{
  g_autoptr (ECDSA_SIG) pair = ECDSA_SIG_new ();
  BIGNUM *r = BN_bin2bn (signature, SM2_SCALAR_BYTES, NULL);
  BIGNUM *s = BN_bin2bn (signature + SM2_SCALAR_BYTES, SM2_SCALAR_BYTES, NULL);

  if (pair == NULL || r == NULL || s == NULL || ECDSA_SIG_set0 (pair, r, s) != 1)
    {
      BN_free (r);
      BN_free (s);
      return -1;
    }
  return i2d_ECDSA_SIG (pair, der);
}

gboolean
gj_sm2_key_sign (const GjSm2Key *key, const char *domain, const void *data, gsize length,
                 guint8 signature[GJ_SM2_SIGNATURE_BYTES], GError **error)
{
  g_autoptr (EVP_PKEY_CTX) context = NULL;
  g_autoptr (EVP_MD_CTX) digest = NULL;
  guint8 der[128];
  gsize der_length = sizeof der;
  gsize prefix = domain_length (domain);

  g_assert (data != NULL && length > 0);

  if (begin_signature (key->pkey, TRUE, &digest, &context)
      && EVP_DigestSignUpdate (digest, domain, prefix) == 1
      && EVP_DigestSignUpdate (digest, data, length) == 1
      && EVP_DigestSignFinal (digest, der, &der_length) == 1
      && signature_from_der (der, der_length, signature))
    return TRUE;
  memset (signature, 0, GJ_SM2_SIGNATURE_BYTES);
  set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法签名"));
  return FALSE;
}

GjSm2Public *
gj_sm2_public_new (const guint8 point[GJ_SM2_PUBLIC_BYTES], GError **error)
{
  g_autoptr (EVP_PKEY_CTX) context = EVP_PKEY_CTX_new_from_name (NULL, "SM2", NULL);
  g_autoptr (EVP_PKEY) pkey = NULL;
  char group[] = "SM2";
  guint8 copy[GJ_SM2_PUBLIC_BYTES];
  OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
    OSSL_PARAM_construct_octet_string (OSSL_PKEY_PARAM_PUB_KEY, copy, sizeof copy),
    OSSL_PARAM_construct_end (),
  };
  GjSm2Public *key = NULL;

  memcpy (copy, point, sizeof copy);
  if (copy[0] != 0x04 || context == NULL || EVP_PKEY_fromdata_init (context) != 1
      || EVP_PKEY_fromdata (context, &pkey, EVP_PKEY_PUBLIC_KEY, params) != 1)
    {
      set_library_error (error, GJ_CRYPTO_ERROR_FORMAT, _ ("这不是 SM2 公钥"));
      return NULL;
    }
  key = g_new0 (GjSm2Public, 1);
  key->pkey = g_steal_pointer (&pkey);
  return key;
}

GjSignature
gj_sm2_public_verify (const GjSm2Public *key, const char *domain, const void *data, gsize length,
                      const guint8 signature[GJ_SM2_SIGNATURE_BYTES], GError **error)
{
  g_autoptr (EVP_PKEY_CTX) context = NULL;
  g_autoptr (EVP_MD_CTX) digest = NULL;
  guint8 *der = NULL;
  int der_length = signature_to_der (signature, &der);
  gsize prefix = domain_length (domain);
  int answer = -1;

  g_assert (data != NULL && length > 0);

  if (der_length > 0 && begin_signature (key->pkey, FALSE, &digest, &context)
      && EVP_DigestVerifyUpdate (digest, domain, prefix) == 1
      && EVP_DigestVerifyUpdate (digest, data, length) == 1)
    answer = EVP_DigestVerifyFinal (digest, der, (gsize)der_length);
  OPENSSL_free (der);
  if (answer == 1)
    return GJ_SIGNATURE_GOOD;
  /* "0" is also what a lack of memory answers; only a comparison that took place says bad. */
  if (answer == 0 && ERR_GET_REASON (ERR_peek_last_error ()) != ERR_R_MALLOC_FAILURE)
    {
      ERR_clear_error ();
      return GJ_SIGNATURE_BAD;
    }
  set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法验证签名"));
  return GJ_SIGNATURE_UNCHECKED;
}

void
gj_sm2_public_free (GjSm2Public *key)
{
  if (key == NULL)
    return;
  EVP_PKEY_free (key->pkey);
  g_free (key);
}

gboolean
gj_sm4_encrypt_block (const guint8 key[GJ_SM4_BYTES], const guint8 block[GJ_SM4_BYTES],
                      guint8 out[GJ_SM4_BYTES], GError **error)
{
  g_autoptr (EVP_CIPHER) method = EVP_CIPHER_fetch (NULL, "SM4-ECB", NULL);
  g_autoptr (EVP_CIPHER_CTX) context = EVP_CIPHER_CTX_new ();
  guint8 done[2 * GJ_SM4_BYTES];
  int length = 0;
  gboolean good = method != NULL && context != NULL
                  && EVP_EncryptInit_ex2 (context, method, key, NULL, NULL) == 1
                  && EVP_CIPHER_CTX_set_padding (context, 0) == 1
                  && EVP_EncryptUpdate (context, done, &length, block, GJ_SM4_BYTES) == 1
                  && length == GJ_SM4_BYTES;

  if (good)
    memcpy (out, done, GJ_SM4_BYTES);
  else
    {
      memset (out, 0, GJ_SM4_BYTES);
      set_library_error (error, GJ_CRYPTO_ERROR_LIBRARY, _ ("无法计算 SM4"));
    }
  explicit_bzero (done, sizeof done);
  return good;
}

gboolean
gj_random_bytes (void *buffer, gsize length, GError **error)
{
  guint8 *bytes = buffer;

  for (gsize done = 0; done < length;)
    {
      gssize n = getrandom (bytes + done, length - done, 0);

      if (n >= 0)
        done += (gsize)n;
      else if (errno != EINTR)
        {
          int number = errno;

          memset (buffer, 0, length);
          g_set_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_LIBRARY, "%s：%s", _ ("无法取得随机数"), g_strerror (number));
          return FALSE;
        }
    }
  return TRUE;
}

void
gj_hex_write (const guint8 *bytes, gsize length, char *text)
{
  static const char DIGITS[] = "0123456789abcdef";

  for (gsize i = 0; i < length; i++)
    {
      text[2 * i] = DIGITS[bytes[i] >> 4];
      text[2 * i + 1] = DIGITS[bytes[i] & 0x0F];
    }
  text[2 * length] = '\0';
}

gboolean
gj_hex_read (const char *text, guint8 *bytes, gsize length)
{
  if (strlen (text) != 2 * length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8)(high << 4 | low);
    }
  return TRUE;
}
