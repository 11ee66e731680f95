/* SPDX-License-Identifier: Apache-2.0 */
/* See signer.h. */
#include "core/receipt/signer.h"

#include "core/base/i18n.h"
#include "core/receipt/receipt.h"

#include <string.h>

/* One draw in 256 is a demo key; that this many in a row are not has a chance below 2^-128. */
#define DRAWS_MAX 23000

struct _GjSigner
{
  GjSm2Key *key;
  guint8 id[GJ_KEY_ID_BYTES];
};

gboolean
gj_key_id (const guint8 point[GJ_SM2_PUBLIC_BYTES], guint8 id[GJ_KEY_ID_BYTES], GError **error)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 digest[GJ_SM3_BYTES];

  gj_sm3_update (sm3, GJ_KEY_ID_DOMAIN, sizeof GJ_KEY_ID_DOMAIN); /* with its NUL */
  gj_sm3_update (sm3, point, GJ_SM2_PUBLIC_BYTES);
  if (!gj_sm3_finish (sm3, digest, error))
    return FALSE;
  memcpy (id, digest, GJ_KEY_ID_BYTES);
  return TRUE;
}

gboolean
gj_key_id_is_demo (const guint8 id[GJ_KEY_ID_BYTES])
{
  return id[0] == GJ_KEY_ID_DEMO;
}

void
gj_key_id_to_text (const guint8 id[GJ_KEY_ID_BYTES], char text[GJ_KEY_ID_TEXT])
{
  gj_hex_write (id, GJ_KEY_ID_BYTES, text);
}

/* Draws keys until one is of the wanted kind. */
static GjSm2Key *
draw_key (gboolean demo, GError **error)
{
  for (guint draw = 0; draw < DRAWS_MAX; draw++)
    {
      g_autoptr (GjSm2Key) key = gj_sm2_key_new (error);
      guint8 point[GJ_SM2_PUBLIC_BYTES];
      guint8 id[GJ_KEY_ID_BYTES];

      if (key == NULL)
        return NULL;
      gj_sm2_key_get_public (key, point);
      if (!gj_key_id (point, id, error))
        return NULL;
      if (gj_key_id_is_demo (id) == !!demo)
        return g_steal_pointer (&key);
    }
  g_set_error_literal (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_LIBRARY,
                       _ ("随机数不随机，没有生成密钥"));
  return NULL;
}

gboolean
gj_key_create (const char *path, gboolean demo, guint8 point[GJ_SM2_PUBLIC_BYTES], GError **error)
{
  g_autoptr (GjSm2Key) key = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_EXISTS,
                   _ ("%s：文件已存在，没有覆盖。请换一个文件名"), path);
      return FALSE;
    }
  key = draw_key (demo, error);
  if (key == NULL || !gj_sm2_key_save (key, path, error))
    return FALSE;
  gj_sm2_key_get_public (key, point);
  return TRUE;
}

GjSigner *
gj_signer_new (GjSm2Key *key, GError **error)
{
  g_autoptr (GjSigner) signer = g_new0 (GjSigner, 1);
  guint8 point[GJ_SM2_PUBLIC_BYTES];

  signer->key = key;
  gj_sm2_key_get_public (key, point);
  if (!gj_key_id (point, signer->id, error))
    return NULL;
  return g_steal_pointer (&signer);
}

GjSigner *
gj_signer_load (const char *path, gboolean demo, GError **error)
{
  g_autoptr (GjSigner) signer = NULL;
  GjSm2Key *key = gj_sm2_key_load (path, error);

  if (key == NULL)
    return NULL;
  signer = gj_signer_new (key, error);
  if (signer == NULL)
    return NULL;
  if (gj_signer_is_demo (signer) && !demo)
    {
      g_set_error (
          error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO,
          _ ("%s：这是演示密钥，不能用在正式的机器上。请用 gongjictl key new 生成正式密钥"), path);
      return NULL;
    }
  if (!gj_signer_is_demo (signer) && demo)
    {
      g_set_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO,
                   _ ("%s：这是正式密钥，不能用来演示。请另外生成演示密钥"), path);
      return NULL;
    }
  return g_steal_pointer (&signer);
}

gboolean
gj_signer_is_demo (const GjSigner *signer)
{
  return gj_key_id_is_demo (signer->id);
}

const guint8 *
gj_signer_key_id (const GjSigner *signer)
{
  return signer->id;
}

const GjSm2Key *
gj_signer_key (const GjSigner *signer)
{
  return signer->key;
}

void
gj_signer_get_public (const GjSigner *signer, guint8 point[GJ_SM2_PUBLIC_BYTES])
{
  gj_sm2_key_get_public (signer->key, point);
}

void
gj_signer_free (GjSigner *signer)
{
  if (signer == NULL)
    return;
  gj_sm2_key_free (signer->key);
  g_free (signer);
}
