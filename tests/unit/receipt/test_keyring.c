/* SPDX-License-Identifier: Apache-2.0 */
/* Keys and keyrings: what kind a key is, who may sign, what a file with a mistake says. */
#include "core/base/clock.h"
#include "tests/unit/receipt/receipt_parts.h"

#include <string.h>

#include <glib/gstdio.h>

static gint64
at (const char *text)
{
  gint64 time_us = 0;

  g_assert_true (gj_time_parse (text, &time_us));
  return time_us;
}

static void
test_create_kinds (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *real = g_build_filename (folder, "real.pem", NULL);
  g_autofree char *demo = g_build_filename (folder, "demo.pem", NULL);
  g_autoptr (GjSigner) signer = NULL;
  g_autoptr (GjSigner) demo_signer = NULL;
  g_autoptr (GError) error = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  guint8 id[GJ_KEY_ID_BYTES];
  char text[GJ_KEY_ID_TEXT];

  g_assert_true (gj_key_create (real, FALSE, point, &error));
  g_assert_true (gj_key_id (point, id, NULL));
  g_assert_false (gj_key_id_is_demo (id));
  signer = gj_signer_load (real, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (gj_signer_key_id (signer), GJ_KEY_ID_BYTES, id, sizeof id);
  g_assert_true (gj_key_create (demo, TRUE, point, &error));
  g_assert_true (gj_key_id (point, id, NULL));
  gj_key_id_to_text (id, text);
  g_assert_true (g_str_has_prefix (text, "de"));
  demo_signer = gj_signer_load (demo, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (gj_signer_is_demo (demo_signer));
  parts_remove_folder (folder);
}

static void
test_kinds_never_mix (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *real = g_build_filename (folder, "real.pem", NULL);
  g_autofree char *demo = g_build_filename (folder, "demo.pem", NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];

  g_assert_true (gj_key_create (real, FALSE, point, NULL));
  g_assert_true (gj_key_create (demo, TRUE, point, NULL));
  g_assert_null (gj_signer_load (demo, FALSE, &first));
  g_assert_error (first, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO);
  g_assert_null (gj_signer_load (real, TRUE, &second));
  g_assert_error (second, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO);
  parts_remove_folder (folder);
}

static void
test_create_never_overwrites (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];

  g_assert_true (gj_key_create (path, FALSE, point, NULL));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_false (gj_key_create (path, FALSE, point, &error));
  g_assert_error (error, GJ_CRYPTO_ERROR, GJ_CRYPTO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  parts_remove_folder (folder);
}

static void
test_loads_vectors (void)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  const GjTrustedKey *retired = gj_keyring_get (keyring, 0);

  g_assert_false (gj_keyring_is_demo (keyring));
  g_assert_cmpuint (gj_keyring_length (keyring), ==, 3);
  g_assert_cmpstr (retired->kiosk_id, ==, "02");
  g_assert_true (gj_keyring_find (keyring, retired->id) == retired);
  g_assert_false (gj_trusted_key_in_force (retired, at ("2023-12-31 23:59:59")));
  g_assert_true (gj_trusted_key_in_force (retired, at ("2024-01-01 00:00:00")));
  g_assert_true (gj_trusted_key_in_force (retired, at ("2025-08-31 23:59:59")));
  g_assert_false (gj_trusted_key_in_force (retired, at ("2025-09-01 00:00:00")));
}

/* Loads the real vector keyring with one piece replaced; the error must name the line and hold the
 * word. */
static void
assert_mistake (const char *piece, const char *instead, int code, guint line, const char *word)
{
  g_autofree char *text = parts_read_vector_file ("trusted-keys-real.ini");
  g_autoptr (GString) changed = g_string_new (text);
  g_autofree char *place = g_strdup_printf ("FILE:%u: ", line);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (changed, piece, instead, 1), ==, 1);
  g_assert_null (gj_keyring_load_data (changed->str, "FILE", &error));
  g_assert_error (error, GJ_KEYRING_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_mistakes_have_lines (void)
{
  assert_mistake ("kind=real", "kind=both", GJ_KEYRING_ERROR_SYNTAX, 3, "kind");
  assert_mistake ("[keyring]\nkind=real\n", "", GJ_KEYRING_ERROR_SYNTAX, 1, "keyring");
  assert_mistake ("kiosk=02\n", "", GJ_KEYRING_ERROR_SYNTAX, 5, "kiosk");
  assert_mistake ("kiosk=02", "kiosk=0 2", GJ_KEYRING_ERROR_SYNTAX, 6, "kiosk");
  assert_mistake ("public=04", "public=0", GJ_KEYRING_ERROR_SYNTAX, 7, "130");
  assert_mistake ("public=04", "public=0g", GJ_KEYRING_ERROR_SYNTAX, 7, "130");
  assert_mistake ("valid_from=2024-01-01", "valid_from=2024-13-01", GJ_KEYRING_ERROR_SYNTAX, 8,
                  "2026-01-01 00:00:00");
  assert_mistake ("retired_at=2025", "retired_at=2023", GJ_KEYRING_ERROR_SYNTAX, 9, "valid_from");
  assert_mistake ("retired_at=", "retired=", GJ_KEYRING_ERROR_SYNTAX, 9, "retired");
  assert_mistake ("[key-", "[keys-", GJ_KEYRING_ERROR_SYNTAX, 6, "keys-");
  assert_mistake ("kind=real", "kind=demo", GJ_KEYRING_ERROR_DEMO, 5, "");
}

static void
test_wrong_id_names_the_right_one (void)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  const char *id = gj_keyring_get (keyring, 0)->id_text;
  g_autofree char *other = g_strdup (id);

  other[15] = other[15] == '0' ? '1' : '0';
  assert_mistake (id, other, GJ_KEYRING_ERROR_SYNTAX, 5, id);
}

static void
test_point_off_the_curve (void)
{
  guint8 point[GJ_SM2_PUBLIC_BYTES] = { 0x04, 1, 2, 3 };
  guint8 id[GJ_KEY_ID_BYTES];
  char id_text[GJ_KEY_ID_TEXT];
  g_autoptr (GString) text = g_string_new ("[keyring]\nkind=real\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_key_id (point, id, NULL));
  gj_key_id_to_text (id, id_text);
  g_string_append_printf (text,
                          "[key-%s]\nkiosk=02\nvalid_from=2026-01-01 00:00:00\npublic=", id_text);
  for (guint i = 0; i < sizeof point; i++)
    g_string_append_printf (text, "%02x", point[i]);
  g_assert_null (gj_keyring_load_data (text->str, "FILE", &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "FILE:6: "));
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_keyring_load ("/nonexistent/trusted-keys.ini", &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/trusted-keys.ini"));
}

static void
public_of (const char *vector_key, guint8 point[GJ_SM2_PUBLIC_BYTES], char id[GJ_KEY_ID_TEXT])
{
  GjSigner *signer = parts_vector_signer (vector_key);

  gj_signer_get_public (signer, point);
  gj_key_id_to_text (gj_signer_key_id (signer), id);
  gj_signer_free (signer);
}

static void
test_add_and_retire (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.ini", NULL);
  g_autoptr (GjKeyring) keyring = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *noted = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  guint8 other[GJ_SM2_PUBLIC_BYTES];
  char id[GJ_KEY_ID_TEXT];
  char other_id[GJ_KEY_ID_TEXT];

  public_of ("kiosk-02.pem", point, id);
  public_of ("stranger.pem", other, other_id);
  g_assert_true (gj_keyring_add (path, "02", point, at ("2026-01-01 00:00:00"), &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  noted = g_strconcat ("# the hall's note\n", text, NULL);
  g_assert_true (g_file_set_contents (path, noted, -1, NULL));
  g_assert_true (gj_keyring_add (path, "03", other, at ("2026-02-01 00:00:00"), &error));
  g_assert_true (gj_keyring_retire (path, id, at ("2026-03-01 12:00:00"), &error));
  g_assert_no_error (error);
  keyring = gj_keyring_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gj_keyring_length (keyring), ==, 2);
  g_assert_cmpint (gj_keyring_get (keyring, 0)->retired_at_us, ==, at ("2026-03-01 12:00:00"));
  g_assert_cmpint (gj_keyring_get (keyring, 1)->retired_at_us, ==, G_MAXINT64);
  g_free (text);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "# the hall's note\n"));
  parts_remove_folder (folder);
}

static void
test_refused_edits_change_nothing (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.ini", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  guint8 demo[GJ_SM2_PUBLIC_BYTES];
  char id[GJ_KEY_ID_TEXT];
  char demo_id[GJ_KEY_ID_TEXT];
  GError *error = NULL;

  public_of ("kiosk-02.pem", point, id);
  public_of ("demo.pem", demo, demo_id);
  g_assert_true (gj_keyring_add (path, "02", point, at ("2026-01-01 00:00:00"), NULL));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_false (gj_keyring_add (path, "02", point, at ("2026-01-01 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (gj_keyring_add (path, "02", demo, at ("2026-01-01 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DEMO);
  g_clear_error (&error);
  g_assert_false (gj_keyring_retire (path, demo_id, at ("2026-02-01 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (gj_keyring_retire (path, id, at ("2025-12-31 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DATES);
  g_clear_error (&error);
  public_of ("stranger.pem", point, id);
  g_assert_false (gj_keyring_add (path, "a kiosk", point, at ("2026-01-01 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  parts_remove_folder (folder);
}

static void
test_retire_once (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.ini", NULL);
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  char id[GJ_KEY_ID_TEXT];
  g_autoptr (GError) error = NULL;

  public_of ("kiosk-02.pem", point, id);
  g_assert_true (gj_keyring_add (path, "02", point, at ("2026-01-01 00:00:00"), NULL));
  g_assert_true (gj_keyring_retire (path, id, at ("2026-02-01 00:00:00"), NULL));
  g_assert_false (gj_keyring_retire (path, id, at ("2026-03-01 00:00:00"), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_DATES);
  parts_remove_folder (folder);
}

static void
assert_signer_refused (const char *kind, const char *key, const char *kiosk, const char *when,
                       int code)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring (kind);
  GjSigner *signer = parts_vector_signer (key);
  g_autoptr (GError) error = NULL;

  g_assert_false (gj_keyring_check_signer (keyring, signer, kiosk, at (when), &error));
  g_assert_error (error, GJ_KEYRING_ERROR, code);
  gj_signer_free (signer);
}

static void
test_check_signer (void)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  const char *now = "2026-01-01 00:00:00";

  g_assert_true (gj_keyring_check_signer (keyring, signer, "02", at (now), NULL));
  gj_signer_free (signer);
  assert_signer_refused ("real", "kiosk-02.pem", "03", now, GJ_KEYRING_ERROR_UNKNOWN);
  assert_signer_refused ("real", "stranger.pem", "02", now, GJ_KEYRING_ERROR_UNKNOWN);
  assert_signer_refused ("real", "kiosk-02-retired.pem", "02", now, GJ_KEYRING_ERROR_DATES);
  assert_signer_refused ("real", "demo.pem", "D1", now, GJ_KEYRING_ERROR_DEMO);
  assert_signer_refused ("demo", "kiosk-02.pem", "02", now, GJ_KEYRING_ERROR_DEMO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/a-new-key-is-of-the-kind-wanted", test_create_kinds);
  g_test_add_func ("/keys/no-kiosk-loads-a-key-of-the-other-kind", test_kinds_never_mix);
  g_test_add_func ("/keys/a-new-key-never-overwrites", test_create_never_overwrites);
  g_test_add_func ("/keyring/holds-keys-with-their-dates", test_loads_vectors);
  g_test_add_func ("/keyring/every-mistake-has-its-line", test_mistakes_have_lines);
  g_test_add_func ("/keyring/a-wrong-id-names-the-right-one", test_wrong_id_names_the_right_one);
  g_test_add_func ("/keyring/a-point-off-the-curve-has-its-line", test_point_off_the_curve);
  g_test_add_func ("/keyring/a-missing-file-is-named", test_missing_file);
  g_test_add_func ("/keyring/adding-and-retiring-keeps-the-halls-notes", test_add_and_retire);
  g_test_add_func ("/keyring/a-refused-edit-changes-nothing", test_refused_edits_change_nothing);
  g_test_add_func ("/keyring/a-key-is-retired-once", test_retire_once);
  g_test_add_func ("/keyring/says-before-the-first-receipt-if-none-would-be-believed",
                   test_check_signer);
  return g_test_run ();
}
