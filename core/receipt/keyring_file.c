/* SPDX-License-Identifier: Apache-2.0 */
/* Adds a key to a keyring file and retires one. The file is edited as text, so that the hall's
 * notes stay; the result is read back before it replaces the old file, so that an edit can never
 * leave a keyring that no longer loads. */
#include "core/receipt/keyring.h"

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/ini.h"

#include <string.h>

static gboolean
read_text (const char *path, char **text, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (g_file_get_contents (path, text, NULL, &cause))
    return TRUE;
  g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_FILE, _ ("%s：无法读取可信公钥名单（%s）"),
               path, cause->message);
  return FALSE;
}

static gboolean
replace_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GjKeyring) check = gj_keyring_load_data (text, path, error);
  g_autoptr (GError) cause = NULL;

  if (check == NULL)
    return FALSE;
  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &cause))
    return TRUE;
  g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_FILE,
               _ ("%s：无法写入可信公钥名单，原文件没有改动（%s）"), path, cause->message);
  return FALSE;
}

static gboolean
check_new_key (const char *path, const char *text, const guint8 id[GJ_KEY_ID_BYTES],
               const char *id_text, GError **error)
{
  g_autoptr (GjKeyring) keyring = gj_keyring_load_data (text, path, error);

  if (keyring == NULL)
    return FALSE;
  if (gj_keyring_find (keyring, id) != NULL)
    {
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_EXISTS,
                   _ ("%s：名单里已有密钥 %s，没有改动"), path, id_text);
      return FALSE;
    }
  if (gj_keyring_is_demo (keyring) != gj_key_id_is_demo (id))
    {
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DEMO,
                   _ ("%s：正式名单和演示密钥不能混用，没有改动"), path);
      return FALSE;
    }
  return TRUE;
}

gboolean
gj_keyring_add (const char *path, const char *kiosk_id, const guint8 point[GJ_SM2_PUBLIC_BYTES],
                gint64 valid_from_us, GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *from = gj_time_format (valid_from_us);
  g_autoptr (GString) text = NULL;
  guint8 id[GJ_KEY_ID_BYTES];
  char id_text[GJ_KEY_ID_TEXT];
  char digits[2 * GJ_SM2_PUBLIC_BYTES + 1];

  if (!gj_key_id (point, id, error))
    return FALSE;
  gj_key_id_to_text (id, id_text);
  gj_hex_write (point, GJ_SM2_PUBLIC_BYTES, digits);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    old = g_strdup_printf ("[keyring]\nkind=%s\n", gj_key_id_is_demo (id) ? "demo" : "real");
  else if (!read_text (path, &old, error) || !check_new_key (path, old, id, id_text, error))
    return FALSE;
  text = g_string_new (old);
  if (!g_str_has_suffix (old, "\n"))
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "\n[key-%s]\nkiosk=%s\npublic=%s\nvalid_from=%s\n", id_text,
                          kiosk_id, digits, from);
  return replace_file (path, text->str, error);
}

/* The key in the file, if it may be retired at that moment. */
static gboolean
check_retirement (const char *path, const char *text, const char *id_text, gint64 retired_at_us,
                  GError **error)
{
  g_autoptr (GjKeyring) keyring = gj_keyring_load_data (text, path, error);

  if (keyring == NULL)
    return FALSE;
  for (guint i = 0; i < gj_keyring_length (keyring); i++)
    {
      const GjTrustedKey *key = gj_keyring_get (keyring, i);

      if (g_ascii_strcasecmp (key->id_text, id_text) != 0)
        continue;
      if (key->retired_at_us == G_MAXINT64 && retired_at_us >= key->valid_from_us)
        return TRUE;
      g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DATES,
                   key->retired_at_us != G_MAXINT64
                       ? _ ("%s：密钥 %s 已经停用过，没有改动")
                       : _ ("%s：密钥 %s 的停用时间不能早于启用时间，没有改动"),
                   path, id_text);
      return FALSE;
    }
  g_set_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_UNKNOWN,
               _ ("%s：名单里没有密钥 %s。用 gongjictl key list 查看"), path, id_text);
  return FALSE;
}

/* The last line of the key's section, counted from 1. */
static guint
last_line_of_key (const char *text, const char *id_text)
{
  g_autoptr (GjIni) ini = gj_ini_new_text (text, -1);
  g_autofree char *section = g_strconcat ("key-", id_text, NULL);
  guint line = 0;

  for (guint i = 0; i < gj_ini_n_entries (ini); i++)
    if (g_ascii_strcasecmp (gj_ini_entry (ini, i)->section, section) == 0)
      line = gj_ini_entry (ini, i)->line;
  return line;
}

gboolean
gj_keyring_retire (const char *path, const char *id_text, gint64 retired_at_us, GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *at = gj_time_format (retired_at_us);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint last = 0;

  if (!read_text (path, &old, error)
      || !check_retirement (path, old, id_text, retired_at_us, error))
    return FALSE;
  last = last_line_of_key (old, id_text);
  g_assert (last > 0);
  lines = g_strsplit (old, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
      if (i + 1 == last)
        g_string_append_printf (text, "\nretired_at=%s", at);
    }
  return replace_file (path, text->str, error);
}
