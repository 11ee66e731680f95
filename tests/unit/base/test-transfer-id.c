/* SPDX-License-Identifier: Apache-2.0 */
/* The transfer id as text and as bytes. */
#include "core/base/transfer_id.h"

#include <string.h>

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      char text[GJ_TRANSFER_ID_TEXT];
      char again[GJ_TRANSFER_ID_TEXT];
      guint8 bytes[GJ_TRANSFER_ID_BYTES];

      gj_transfer_id_new (text);
      g_assert_true (gj_transfer_id_is_valid (text));
      g_assert_true (gj_transfer_id_pack (text, bytes));
      gj_transfer_id_unpack (bytes, again);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_known (void)
{
  static const guint8 ascending[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
  static const guint8 ones[] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
  char text[GJ_TRANSFER_ID_TEXT];
  guint8 bytes[GJ_TRANSFER_ID_BYTES];

  gj_transfer_id_unpack (ascending, text);
  g_assert_cmpstr (text, ==, "000G-40R4-0M30-E209");
  gj_transfer_id_unpack (ones, text);
  g_assert_cmpstr (text, ==, "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  g_assert_true (gj_transfer_id_pack ("000G-40R4-0M30-E209", bytes));
  g_assert_cmpmem (bytes, sizeof bytes, ascending, sizeof ascending);
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "",
                                     "7F3K-20M9-Q4XD-81A",
                                     "7F3K-20M9-Q4XD-81ACC",
                                     "7f3k-20m9-q4xd-81ac",
                                     "7F3K20M9Q4XD81AC",
                                     "7F3K-20M9-Q4XD-81AI",
                                     "7F3K-20M9-Q4XD-81AL",
                                     "7F3K-20M9-Q4XD-81AO",
                                     "7F3K-20M9-Q4XD-81AU",
                                     "7F3K_20M9_Q4XD_81AC",
                                     "7F3-K20M9-Q4XD-81AC" };
  guint8 bytes[GJ_TRANSFER_ID_BYTES];

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (gj_transfer_id_is_valid (bad[i]));
      g_assert_false (gj_transfer_id_pack (bad[i], bytes));
    }
  g_assert_false (gj_transfer_id_is_valid (NULL));
  g_assert_true (gj_transfer_id_is_valid ("7F3K-20M9-Q4XD-81AC"));
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20000; i++)
    {
      char text[GJ_TRANSFER_ID_TEXT];

      gj_transfer_id_new (text);
      g_assert_true (g_hash_table_add (seen, g_strdup (text)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer-id/text-and-bytes-say-the-same", test_round_trip);
  g_test_add_func ("/transfer-id/known-bytes-have-a-known-text", test_known);
  g_test_add_func ("/transfer-id/only-the-canonical-form-is-valid", test_refuses);
  g_test_add_func ("/transfer-id/no-two-are-alike", test_unique);
  return g_test_run ();
}
