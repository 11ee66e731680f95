/* SPDX-License-Identifier: Apache-2.0 */
/* A kiosk's own signing key, and what a key is called.
 *
 * A key's id is the first 8 bytes of SM3("gongji key v1" ‖ 0x00 ‖ public point). Whether a key is a
 * demo key is written in the key itself: its id begins with 0xDE exactly if it is one, and keys are
 * drawn until that fits. So no file can be edited to make a demo key sign for, or be trusted by, a
 * real kiosk. This file never exports a private key and never signs anything itself. */
#pragma once

#include "core/base/crypto.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_KEY_ID_BYTES 8
#define GJ_KEY_ID_TEXT 17 /* 16 lower-case hex digits and NUL */
#define GJ_KEY_ID_DEMO 0xDE
#define GJ_KEY_ID_DOMAIN "gongji key v1"

typedef struct _GjSigner GjSigner;

/* FALSE: GJ_CRYPTO_ERROR_LIBRARY. */
gboolean gj_key_id (const guint8 point[GJ_SM2_PUBLIC_BYTES], guint8 id[GJ_KEY_ID_BYTES],
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_key_id_is_demo (const guint8 id[GJ_KEY_ID_BYTES]);
void gj_key_id_to_text (const guint8 id[GJ_KEY_ID_BYTES], char text[GJ_KEY_ID_TEXT]);

/* Makes a new private key of the wanted kind, writes it to `path` (PEM, 0600, never over an
 * existing file) and tells its public point. A demo key takes some 256 draws: tens of milliseconds.
 * FALSE: a GJ_CRYPTO_ERROR. */
gboolean gj_key_create (const char *path, gboolean demo, guint8 point[GJ_SM2_PUBLIC_BYTES],
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Loads a kiosk's private key. `demo` is what the kiosk is: a key of the other kind is refused with
 * GJ_RECEIPT_ERROR_DEMO; a file that group or others can reach with GJ_CRYPTO_ERROR_PERMISSIONS;
 * otherwise FILE or FORMAT. Messages are for the hall's staff. */
GjSigner *gj_signer_load (const char *path, gboolean demo, GError **error);
/* A signer around a key in memory (takes it); its kind is the key's own. NULL with
 * GJ_CRYPTO_ERROR_LIBRARY. */
GjSigner *gj_signer_new (GjSm2Key *key, GError **error);
gboolean gj_signer_is_demo (const GjSigner *signer);
const guint8 *gj_signer_key_id (const GjSigner *signer); /* GJ_KEY_ID_BYTES, owned by the signer */
const GjSm2Key *gj_signer_key (const GjSigner *signer);
void gj_signer_get_public (const GjSigner *signer, guint8 point[GJ_SM2_PUBLIC_BYTES]);
void gj_signer_free (GjSigner *signer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSigner, gj_signer_free)

G_END_DECLS
