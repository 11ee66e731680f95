/* SPDX-License-Identifier: Apache-2.0 */
/* The only door to OpenSSL: SM3 digests, SM2 keys and signatures, single SM4 blocks, random bytes.
 *
 * Signatures are SM2 with SM3 (GB/T 32918.2, GB/T 32905) under the user id "1234567812345678", as
 * 64 bytes: r then s, each 32 bytes, big endian. Whatever is signed is signed under a domain, a
 * short word that says what the bytes are, so that a signature made for one purpose never verifies
 * for another: the signed message is domain ‖ 0x00 ‖ data. It never prints a key, never keeps a key
 * longer than its owner, and never answers "good" when OpenSSL failed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_SM3_BYTES 32
#define GJ_SM2_PUBLIC_BYTES 65 /* uncompressed point: 0x04 ‖ x ‖ y */
#define GJ_SM2_SIGNATURE_BYTES 64
#define GJ_SM2_USER_ID "1234567812345678"

#define GJ_CRYPTO_ERROR (gj_crypto_error_quark ())
GQuark gj_crypto_error_quark (void);

typedef enum
{
  GJ_CRYPTO_ERROR_LIBRARY,     /* OpenSSL refused; the message carries its reason */
  GJ_CRYPTO_ERROR_FILE,        /* the key file cannot be read or written */
  GJ_CRYPTO_ERROR_EXISTS,      /* a key would have been overwritten */
  GJ_CRYPTO_ERROR_PERMISSIONS, /* group or others can reach the private key */
  GJ_CRYPTO_ERROR_FORMAT,      /* not a PEM private key, not SM2, not a point of the curve */
} GjCryptoError;

/* ---- SM3 ---- */

/* Digest of `length` bytes at `data` (NULL only when length is 0) into `digest`. FALSE:
 * GJ_CRYPTO_ERROR_LIBRARY. */
gboolean gj_sm3 (const void *data, gsize length, guint8 digest[GJ_SM3_BYTES],
                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A digest over pieces. Never NULL: a failure inside new or update is remembered and told by
 * finish. */
typedef struct _GjSm3 GjSm3;
GjSm3 *gj_sm3_new (void);
void gj_sm3_update (GjSm3 *sm3, const void *data, gsize length);
/* Adds `value` as 8 bytes, big endian, so that numbers enter a chain in one form only. */
void gj_sm3_update_u64 (GjSm3 *sm3, guint64 value);
/* Adds the text's length (8 bytes) and then its bytes: two texts side by side can never be shifted
 * into each other. NULL counts as the empty text. */
void gj_sm3_update_text (GjSm3 *sm3, const char *text);
/* Once, until restarted (asserted). FALSE: GJ_CRYPTO_ERROR_LIBRARY, `digest` is zeroed. */
gboolean gj_sm3_finish (GjSm3 *sm3, guint8 digest[GJ_SM3_BYTES],
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Begins anew, whatever was given before: many digests, one after the other, from one of these. */
void gj_sm3_restart (GjSm3 *sm3);
void gj_sm3_free (GjSm3 *sm3);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSm3, gj_sm3_free)

/* ---- digits ---- */

/* Writes `length` bytes as lower-case hex digits and a final NUL: `text` holds 2 × length + 1. */
void gj_hex_write (const guint8 *bytes, gsize length, char *text);
/* Reads exactly `length` bytes from hex digits of either case. FALSE, and `bytes` may be half written, for any other text. */
gboolean gj_hex_read (const char *text, guint8 *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* ---- SM2 private key ---- */

/* Immutable once made, so one key may sign from several threads. */
typedef struct _GjSm2Key GjSm2Key;

/* A new random key (transfer full), or NULL with GJ_CRYPTO_ERROR_LIBRARY. */
GjSm2Key *gj_sm2_key_new (GError **error);
/* Reads an unencrypted PEM private key (PKCS#8 or SEC1; what `openssl genpkey -algorithm SM2`
 * writes). NULL: FILE, PERMISSIONS (the file's mode lets group or others in, or it is no regular
 * file), FORMAT. */
GjSm2Key *gj_sm2_key_load (const char *path, GError **error);
/* The same from memory; for tests and for keys that come from elsewhere than a file. */
GjSm2Key *gj_sm2_key_load_data (const char *pem, gsize length, GError **error);
/* Writes PKCS#8 PEM, mode 0600, complete and synced or not at all; never over an existing file.
 * FALSE: EXISTS, FILE, LIBRARY. */
gboolean gj_sm2_key_save (const GjSm2Key *key, const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The public point that belongs to the key. */
void gj_sm2_key_get_public (const GjSm2Key *key, guint8 point[GJ_SM2_PUBLIC_BYTES]);
/* Signs domain ‖ 0x00 ‖ data. `domain` is a non-empty ASCII word. Signatures are randomised: two
 * over the same bytes differ. FALSE: LIBRARY, and `signature` is zeroed. */
gboolean gj_sm2_key_sign (const GjSm2Key *key, const char *domain, const void *data, gsize length,
                          guint8 signature[GJ_SM2_SIGNATURE_BYTES],
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_sm2_key_free (GjSm2Key *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSm2Key, gj_sm2_key_free)

/* ---- SM2 public key ---- */

typedef struct _GjSm2Public GjSm2Public;

typedef enum
{
  GJ_SIGNATURE_GOOD,
  GJ_SIGNATURE_BAD,       /* checked, and not made by this key over these bytes in this domain */
  GJ_SIGNATURE_UNCHECKED, /* could not be checked (no memory, no SM2 in the library): error is set;
                             treat as not good */
} GjSignature;

/* NULL with FORMAT when `point` is not an uncompressed point of the SM2 curve. */
GjSm2Public *gj_sm2_public_new (const guint8 point[GJ_SM2_PUBLIC_BYTES], GError **error);
GjSignature gj_sm2_public_verify (const GjSm2Public *key, const char *domain, const void *data,
                                  gsize length, const guint8 signature[GJ_SM2_SIGNATURE_BYTES],
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_sm2_public_free (GjSm2Public *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSm2Public, gj_sm2_public_free)

/* ---- SM4 ---- */

#define GJ_SM4_BYTES 16 /* of a key, and of a block */

/* One block under one key (GB/T 32907), no chaining. FALSE: LIBRARY, and `out` is zeroed. `out` may be `block`. */
gboolean gj_sm4_encrypt_block (const guint8 key[GJ_SM4_BYTES], const guint8 block[GJ_SM4_BYTES],
                               guint8 out[GJ_SM4_BYTES], GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- random ---- */

/* Fills `buffer` from the kernel's generator: the library's keeps a state for each thread that asks, which one that is given up
 * (a mute card's) never returns. FALSE: LIBRARY, and `buffer` is zeroed. */
gboolean gj_random_bytes (void *buffer, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
