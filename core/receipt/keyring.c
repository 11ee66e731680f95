/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a keyring and answers about it. What is wrong is told with its line, and a file with one
 * mistake is not used at all: a key left out silently would turn valid receipts into unknown ones.
 * Rewriting the file is keyring_file.c's. */
#include "core/receipt/keyring.h"

#include "core/base/clock.h"
#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/base/ini.h"
#include "core/receipt/payload_rules.h"

#include <string.h>

#define KEY_SECTION "key-"

struct _GjKeyring
{
  gboolean demo;
  GPtrArray *keys;    /* GjTrustedKey */
  GPtrArray *publics; /* GjSm2Public, at the same index */
};

/* What is being read, for the messages. */
typedef struct
{
  const GjIni *ini;
  const char *name;
} Source;

G_DEFINE_QUARK (gj-keyring-error-quark, gj_keyring_error)

static void
trusted_key_free (GjTrustedKey *key)
{
  g_free (key->kiosk_id);
  g_free (key);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjTrustedKey, trusted_key_free)

static gboolean
fail (const Source *source, guint line, int code, const char *what, GError **error)
{
  g_set_error (error, GJ_KEYRING_ERROR, code, "%s:%u: %s", source->name, line, what);
  return FALSE;
}

static gboolean
fail_syntax (const Source *source, guint line, const char *what, GError **error)
{
  return fail (source, line, GJ_KEYRING_ERROR_SYNTAX, what, error);
}

/* The entry, or NULL and an error at the section's own line. */
static const GjIniEntry *
need (const Source *source, const char *section, const char *key, GError **error)
{
  const GjIniEntry *entry = gj_ini_find (source->ini, section, key);

  if (entry == NULL)
    g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_SYNTAX, _ ("%s:%u: [%s] 缺少 %s="),
                 source->name, gj_ini_section_line (source->ini, section), section, key);
  return entry;
}

static gboolean
read_kind (const Source *source, GjKeyring *keyring, GError **error)
{
  const GjIniEntry *kind = NULL;

  if (gj_ini_section_line (source->ini, "keyring") == 0)
    return fail_syntax (source, 1, _ ("缺少 [keyring] 一节，请写明 kind=real 或 kind=demo"), error);
  kind = need (source, "keyring", "kind", error);
  if (kind == NULL)
    return FALSE;
  keyring->demo = strcmp (kind->value, "demo") == 0;
  if (!keyring->demo && strcmp (kind->value, "real") != 0)
    return fail_syntax (source, kind->line, _ ("kind 只能是 real 或 demo"), error);
  return TRUE;
}

static gboolean
read_dates (const Source *source, const char *section, GjTrustedKey *key, GError **error)
{
  const GjIniEntry *from = need (source, section, "valid_from", error);
  const GjIniEntry *until = gj_ini_find (source->ini, section, "retired_at");

  if (from == NULL)
    return FALSE;
  if (!gj_time_parse (from->value, &key->valid_from_us))
    return fail_syntax (source, from->line, _ ("时间要写成 2026-01-01 00:00:00"), error);
  key->retired_at_us = G_MAXINT64;
  if (until == NULL)
    return TRUE;
  if (!gj_time_parse (until->value, &key->retired_at_us))
    return fail_syntax (source, until->line, _ ("时间要写成 2026-01-01 00:00:00"), error);
  if (key->retired_at_us < key->valid_from_us)
    return fail_syntax (source, until->line, _ ("retired_at 不能早于 valid_from"), error);
  return TRUE;
}

/* The id is worked out from the public key; the one in the section's name only guards against
 * mixed-up lines. */
static gboolean
read_point (const Source *source, const char *section, gboolean demo, GjTrustedKey *key,
            GError **error)
{
  const GjIniEntry *point = need (source, section, "public", error);
  guint line = gj_ini_section_line (source->ini, section);

  if (point == NULL)
    return FALSE;
  if (!gj_hex_read (point->value, key->point, GJ_SM2_PUBLIC_BYTES))
    return fail_syntax (source, point->line, _ ("public 要有 130 个十六进制字符，以 04 开头"),
                        error);
  if (!gj_key_id (key->point, key->id, error))
    return FALSE;
  gj_key_id_to_text (key->id, key->id_text);
  if (g_ascii_strcasecmp (section + strlen (KEY_SECTION), key->id_text) != 0)
    {
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_SYNTAX,
                   _ ("%s:%u: 公钥与编号不符，这个公钥的编号是 %s"), source->name, line,
                   key->id_text);
      return FALSE;
    }
  if (gj_key_id_is_demo (key->id) && !demo)
    return fail (source, line, GJ_KEYRING_ERROR_DEMO,
                 _ ("这是演示密钥，正式名单不能收。请删去这一节"), error);
  if (!gj_key_id_is_demo (key->id) && demo)
    return fail (source, line, GJ_KEYRING_ERROR_DEMO,
                 _ ("这是正式密钥，演示名单不能收。请删去这一节"), error);
  return TRUE;
}

static gboolean
read_key (const Source *source, const char *section, GjKeyring *keyring, GError **error)
{
  g_autoptr (GjTrustedKey) key = g_new0 (GjTrustedKey, 1);
  const GjIniEntry *kiosk = NULL;
  GjSm2Public *public_key = NULL;

  if (!read_point (source, section, keyring->demo, key, error))
    return FALSE;
  public_key = gj_sm2_public_new (key->point, NULL);
  if (public_key == NULL)
    return fail_syntax (source, gj_ini_find (source->ini, section, "public")->line,
                        _ ("public 不是 SM2 曲线上的点，请重新抄写"), error);
  g_ptr_array_add (keyring->publics, public_key);
  kiosk = need (source, section, "kiosk", error);
  if (kiosk == NULL)
    return FALSE;
  if (!gj_payload_kiosk_is_legal (kiosk->value, strlen (kiosk->value)))
    return fail_syntax (source, kiosk->line, _ ("kiosk 要有 1 至 12 个字母、数字、- 或 _"), error);
  key->kiosk_id = g_strdup (kiosk->value);
  if (!read_dates (source, section, key, error))
    return FALSE;
  if (gj_keyring_find (keyring, key->id) != NULL)
    return fail_syntax (source, gj_ini_section_line (source->ini, section),
                        _ ("这个密钥写了两次，请删去一节"), error);
  g_ptr_array_add (keyring->keys, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
check_names (const Source *source, GError **error)
{
  static const char *const KEYS[] = { "kiosk", "public", "valid_from", "retired_at", NULL };

  for (guint i = 0; i < gj_ini_n_entries (source->ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (source->ini, i);
      gboolean known = FALSE;

      if (strcmp (entry->section, "keyring") == 0)
        known = strcmp (entry->key, "kind") == 0;
      else if (g_str_has_prefix (entry->section, KEY_SECTION))
        known = g_strv_contains (KEYS, entry->key);
      if (!known)
        {
          g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_SYNTAX,
                       _ ("%s:%u: 不认识 [%s] 里的 %s，请删去这一行"), source->name, entry->line,
                       entry->section, entry->key);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_all (const Source *source, GjKeyring *keyring, GError **error)
{
  if (gj_ini_n_problems (source->ini) > 0)
    {
      const GjIniProblem *problem = gj_ini_problem (source->ini, 0);

      return fail_syntax (source, problem->line, problem->message, error);
    }
  if (!check_names (source, error) || !read_kind (source, keyring, error))
    return FALSE;
  for (guint i = 0; i < gj_ini_n_sections (source->ini); i++)
    {
      const char *section = gj_ini_section (source->ini, i);

      if (strcmp (section, "keyring") == 0)
        continue;
      if (!g_str_has_prefix (section, KEY_SECTION))
        return fail_syntax (source, gj_ini_section_line (source->ini, section),
                            _ ("这里只能有 [keyring] 和 [key-编号]"), error);
      if (!read_key (source, section, keyring, error))
        return FALSE;
    }
  return TRUE;
}

GjKeyring *
gj_keyring_load_data (const char *text, const char *name, GError **error)
{
  g_autoptr (GjIni) ini = gj_ini_new_text (text, -1);
  g_autoptr (GjKeyring) keyring = g_new0 (GjKeyring, 1);
  Source source = { .ini = ini, .name = name };

  keyring->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)trusted_key_free);
  keyring->publics = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_sm2_public_free);
  if (!read_all (&source, keyring, error))
    return NULL;
  g_assert (keyring->keys->len == keyring->publics->len);
  return g_steal_pointer (&keyring);
}

GjKeyring *
gj_keyring_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;

  if (!g_file_get_contents (path, &text, NULL, &cause))
    {
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_FILE,
                   _ ("%s：无法读取可信公钥名单（%s）"), path, cause->message);
      return NULL;
    }
  return gj_keyring_load_data (text, path, error);
}

gboolean
gj_keyring_is_demo (const GjKeyring *keyring)
{
  return keyring->demo;
}

guint
gj_keyring_length (const GjKeyring *keyring)
{
  return keyring->keys->len;
}

const GjTrustedKey *
gj_keyring_get (const GjKeyring *keyring, guint index)
{
  g_assert (index < keyring->keys->len);
  return g_ptr_array_index (keyring->keys, index);
}

const GjTrustedKey *
gj_keyring_find (const GjKeyring *keyring, const guint8 id[GJ_KEY_ID_BYTES])
{
  for (guint i = 0; i < keyring->keys->len; i++)
    if (memcmp (gj_keyring_get (keyring, i)->id, id, GJ_KEY_ID_BYTES) == 0)
      return gj_keyring_get (keyring, i);
  return NULL;
}

const GjSm2Public *
gj_keyring_public (const GjKeyring *keyring, const GjTrustedKey *key)
{
  guint index = 0;
  gboolean found = g_ptr_array_find (keyring->keys, key, &index);

  g_assert (found);
  return g_ptr_array_index (keyring->publics, index);
}

gboolean
gj_trusted_key_in_force (const GjTrustedKey *key, gint64 at_us)
{
  return at_us >= key->valid_from_us && at_us < key->retired_at_us;
}

gboolean
gj_keyring_check_signer (const GjKeyring *keyring, const GjSigner *signer, const char *kiosk_id,
                         gint64 now_us, GError **error)
{
  const GjTrustedKey *key = gj_keyring_find (keyring, gj_signer_key_id (signer));
  char id[GJ_KEY_ID_TEXT];

  gj_key_id_to_text (gj_signer_key_id (signer), id);
  if (gj_signer_is_demo (signer) != gj_keyring_is_demo (keyring))
    {
      g_set_error_literal (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DEMO,
                           _ ("本机密钥与可信公钥名单一个是正式的、一个是演示的，不能混用"));
      return FALSE;
    }
  if (key == NULL || strcmp (key->kiosk_id, kiosk_id) != 0)
    {
      g_set_error (
          error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_UNKNOWN,
          _ ("可信公钥名单里没有本机（%s）的密钥 %s，打出的凭条会验不过。请先把它加进名单"),
          kiosk_id, id);
      return FALSE;
    }
  if (!gj_trusted_key_in_force (key, now_us))
    {
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DATES,
                   _ ("本机密钥 %s 现在不在有效期内，打出的凭条会验不过。请换密钥，或核对机器时间"),
                   id);
      return FALSE;
    }
  return TRUE;
}

void
gj_keyring_free (GjKeyring *keyring)
{
  if (keyring == NULL)
    return;
  g_ptr_array_unref (keyring->keys);
  g_ptr_array_unref (keyring->publics);
  g_free (keyring);
}
