/* SPDX-License-Identifier: Apache-2.0 */
/* The public keys whose receipts are believed, and the file that holds them ([receipt]
 * trusted_keys).
 *
 *   # anything after # at the start of a line is the hall's own note and is kept
 *   [keyring]
 *   kind=real                        (or demo)
 *
 *   [key-3f0a1b2c4d5e6f70]           the key's id; checked against the public key
 *   kiosk=02
 *   public=04…                       130 hex digits: the uncompressed SM2 point
 *   valid_from=2026-01-01 00:00:00   at +08:00
 *   retired_at=2026-06-30 18:00:00   left out while the key is in force
 *
 * A real keyring holds no demo key and a demo keyring nothing else: a file that mixes them is
 * refused whole. Private keys are never in this file. */
#pragma once

#include "core/receipt/signer.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_KEYRING_ERROR (gj_keyring_error_quark ())
GQuark gj_keyring_error_quark (void);

typedef enum
{
  GJ_KEYRING_ERROR_FILE,    /* cannot be read or written */
  GJ_KEYRING_ERROR_SYNTAX,  /* "PATH:LINE: what is wrong and what to do" */
  GJ_KEYRING_ERROR_DEMO,    /* demo and real do not mix; also with a line */
  GJ_KEYRING_ERROR_EXISTS,  /* add: the key is there already */
  GJ_KEYRING_ERROR_UNKNOWN, /* retire, check: no such key */
  GJ_KEYRING_ERROR_DATES,   /* retire before valid_from, or retired already; check: not in force now
                             */
} GjKeyringError;

typedef struct
{
  guint8 id[GJ_KEY_ID_BYTES];
  char id_text[GJ_KEY_ID_TEXT];
  char *kiosk_id;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  gint64 valid_from_us;
  gint64 retired_at_us; /* G_MAXINT64 while in force; from this moment on the key signs nothing
                           valid */
} GjTrustedKey;

typedef struct _GjKeyring GjKeyring; /* immutable once loaded */

/* Reads and checks the whole file. NULL: FILE, SYNTAX, DEMO. */
GjKeyring *gj_keyring_load (const char *path, GError **error);
/* The same from memory; `name` stands for the path in messages. */
GjKeyring *gj_keyring_load_data (const char *text, const char *name, GError **error);
gboolean gj_keyring_is_demo (const GjKeyring *keyring);
guint gj_keyring_length (const GjKeyring *keyring);
/* In file order; owned by the keyring. */
const GjTrustedKey *gj_keyring_get (const GjKeyring *keyring, guint index);
/* NULL if the keyring does not hold it. */
const GjTrustedKey *gj_keyring_find (const GjKeyring *keyring, const guint8 id[GJ_KEY_ID_BYTES]);
/* The key ready for verifying; owned by the keyring. */
const GjSm2Public *gj_keyring_public (const GjKeyring *keyring, const GjTrustedKey *key);
gboolean gj_trusted_key_in_force (const GjTrustedKey *key, gint64 at_us);

/* Asked when a kiosk starts: will the receipts it signs now be believed? FALSE: UNKNOWN, DATES,
 * DEMO, in words for the staff. */
gboolean gj_keyring_check_signer (const GjKeyring *keyring, const GjSigner *signer,
                                  const char *kiosk_id, gint64 now_us,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void gj_keyring_free (GjKeyring *keyring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjKeyring, gj_keyring_free)

/* For gongjictl key. Both rewrite the file completely and durably or not at all, and keep every
 * other line as it is. add: makes the file (its kind is the key's) when there is none. FALSE: FILE,
 * SYNTAX, DEMO, EXISTS. */
gboolean gj_keyring_add (const char *path, const char *kiosk_id,
                         const guint8 point[GJ_SM2_PUBLIC_BYTES], gint64 valid_from_us,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* `id_text` is the 16 hex digits. FALSE: FILE, SYNTAX, UNKNOWN, DATES. */
gboolean gj_keyring_retire (const char *path, const char *id_text, gint64 retired_at_us,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
