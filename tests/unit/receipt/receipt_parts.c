/* SPDX-License-Identifier: Apache-2.0 */
/* See receipt_parts.h. Whatever goes wrong here fails the test that asked. */
#include "tests/unit/receipt/receipt_parts.h"

#include "core/base/clock.h"

#include <string.h>

#include <glib/gstdio.h>

char *
parts_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("gongji-receipt-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
parts_remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

char *
parts_vector_path (const char *name)
{
  return g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "tests", "vectors", name, NULL);
}

char *
parts_read_vector_file (const char *name)
{
  g_autofree char *path = parts_vector_path (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  (void)!g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

GjSigner *
parts_vector_signer (const char *name)
{
  g_autofree char *pem = parts_read_vector_file (name);
  g_autoptr (GError) error = NULL;
  GjSm2Key *key = gj_sm2_key_load_data (pem, strlen (pem), &error);
  GjSigner *signer = NULL;

  g_assert_no_error (error);
  signer = gj_signer_new (key, &error);
  g_assert_no_error (error);
  return signer;
}

GjKeyring *
parts_vector_keyring (const char *kind)
{
  g_autofree char *name = g_strdup_printf ("trusted-keys-%s.ini", kind);
  g_autofree char *path = parts_vector_path (name);
  g_autoptr (GError) error = NULL;
  GjKeyring *keyring = gj_keyring_load (path, &error);

  g_assert_no_error (error);
  return keyring;
}

static char *
find_vector (const char *file_name, const char *name, guint column)
{
  g_autofree char *file = parts_read_vector_file (file_name);
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      if (g_strcmp0 (fields[0], name) == 0)
        return g_strdup (fields[column]);
    }
  g_error ("no vector %s in %s", name, file_name);
}

char *
parts_vector (const char *name, guint column)
{
  return find_vector ("receipts.csv", name, column);
}

char *
parts_document_vector (const char *name, guint column)
{
  return find_vector ("documents.csv", name, column);
}

GjReceipt *
parts_ordinary (void)
{
  GjReceipt *receipt = gj_receipt_new ();

  receipt->kiosk_id = g_strdup ("02");
  receipt->receipt_no = 137;
  g_assert_true (gj_time_parse ("2025-11-21 09:44:12", &receipt->time_us));
  receipt->time_us += 345678;
  strcpy (receipt->transfer_id, "7F3K-20M9-Q4XD-81AC");
  receipt->payer_name = g_strdup ("*伟");
  receipt->payer_id = g_strdup ("1100**********0015");
  receipt->relative_name = g_strdup ("*英");
  receipt->relative_id = g_strdup ("1100**********002X");
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

void
parts_set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

char *
parts_seal (const GjReceipt *receipt, const GjSigner *signer)
{
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;
  char *text = gj_receipt_seal (receipt, signer, hash, &error);

  g_assert_no_error (error);
  return text;
}
