/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN that was sealed for the reader: one VERIFY for each block, and each block once. */
#include "tests/device/card/desk.h"

#define TIMEOUT_MS 3000
#define PIN "246813"

static GjCardEmulator *slot;

static Desk *
open_desk (const char *fault)
{
  g_autoptr (GjCardPerson) person = desk_person ("", "", "", fault);

  g_set_object (&slot, NULL);
  slot = gj_card_emulator_new ();
  Desk *desk = desk_new (gj_card_source_new_emulator (slot), TIMEOUT_MS);
  gj_card_emulator_insert (slot, person);
  DESK_WAIT (desk->inserted == 1);
  return desk;
}

static GBytes *
challenge (Desk *desk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_challenge_async (desk->source, desk->serial, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_challenge_finish (desk->source, result, error);
}

static GjSecret *
seal (Desk *desk, const char *digits)
{
  g_autoptr (GBytes) bytes = challenge (desk, NULL);
  g_autoptr (GjSecret) pin = desk_secret (digits);
  GjSecret *block = gj_secret_new (GJ_SEAL_BYTES);
  guint8 sealed[GJ_SEAL_BYTES];

  g_assert_nonnull (bytes);
  g_assert_true (gj_sealed_pin_seal (pin, g_bytes_get_data (bytes, NULL), sealed));
  for (gsize i = 0; i < sizeof sealed; i++)
    g_assert_true (gj_secret_append (block, (char) sealed[i]));
  return block;
}

/* Takes @block. */
static gboolean
verify (Desk *desk, GjSecret *block, GjPinVerdict *verdict, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_verify_sealed_async (desk->source, desk->serial, block, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_verify_finish (desk->source, result, verdict, error);
}

static void
assert_stats (guint verifies, guint tries_left)
{
  GjCardStats stats;

  gj_card_emulator_get_stats (slot, &stats);
  g_assert_cmpuint (stats.verifies, ==, verifies);
  g_assert_cmpuint (stats.tries_left, ==, tries_left);
}

static void
test_right_and_wrong (void)
{
  Desk *desk = open_desk ("");
  GjPinVerdict verdict;

  g_assert_true (verify (desk, seal (desk, "654321"), &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_cmpint (verdict.tries_left, ==, 2);
  g_assert_true (verify (desk, seal (desk, PIN), &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  assert_stats (2, 3);
  desk_free (desk);
}

static void
test_once (void)
{
  Desk *desk = open_desk ("");
  GjSecret *block = seal (desk, "654321");
  GjSecret *again = gj_secret_new (GJ_SEAL_BYTES);
  GjPinVerdict verdict;

  g_assert_true (gj_secret_copy (again, block));
  g_assert_true (verify (desk, block, &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_true (verify (desk, again, &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_UNKNOWN);
  assert_stats (2, 2); /* the second one was the reader's to refuse: no try is gone */
  desk_free (desk);
}

static void
test_reader_cannot (void)
{
  Desk *desk = open_desk ("sw_at=1\nsw=6E00\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (challenge (desk, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_OUR_FAULT);
  assert_stats (0, 3);
  desk_free (desk);
}

static void
test_power_cut (void)
{
  Desk *desk = open_desk ("");
  GjSecret *block = seal (desk, PIN);
  GjPinVerdict verdict;

  desk_release (desk, desk->serial);
  g_assert_true (verify (desk, block, &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_UNKNOWN);
  assert_stats (1, 3);
  desk_free (desk);
}

static void
test_pulled (void)
{
  Desk *desk = open_desk ("");
  GjSecret *block = seal (desk, PIN);
  g_autoptr (GError) error = NULL;
  GjPinVerdict verdict;

  gj_card_emulator_remove (slot);
  g_assert_false (verify (desk, block, &verdict, &error));
  g_assert_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED);
  desk_free (desk);
}

static GjSecret *
seal_change (Desk *desk, const char *present, const char *changed)
{
  g_autoptr (GBytes) bytes = challenge (desk, NULL);
  g_autoptr (GjSecret) old_pin = desk_secret (present);
  g_autoptr (GjSecret) new_pin = desk_secret (changed);
  GjSecret *block = gj_secret_new (GJ_SEAL_CHANGE_BYTES);
  guint8 sealed[GJ_SEAL_CHANGE_BYTES];

  g_assert_nonnull (bytes);
  g_assert_true (gj_sealed_pin_seal_change (old_pin, new_pin, g_bytes_get_data (bytes, NULL), sealed));
  for (gsize i = 0; i < sizeof sealed; i++)
    g_assert_true (gj_secret_append (block, (char) sealed[i]));
  return block;
}

/* Takes @block. */
static GjPinOutcome
change (Desk *desk, GjSecret *block)
{
  g_autoptr (GAsyncResult) result = NULL;
  GjPinVerdict verdict;

  gj_card_source_change_sealed_async (desk->source, desk->serial, block, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  g_assert_true (gj_card_source_verify_finish (desk->source, result, &verdict, NULL));
  return verdict.outcome;
}

static void
test_change (void)
{
  Desk *desk = open_desk ("");
  GjSecret *block = seal_change (desk, "654321", "357924");
  GjSecret *again = gj_secret_new (GJ_SEAL_CHANGE_BYTES);
  GjPinVerdict verdict;

  g_assert_true (gj_secret_copy (again, block));
  g_assert_cmpint (change (desk, block), ==, GJ_PIN_WRONG);
  g_assert_cmpint (change (desk, again), ==, GJ_PIN_UNKNOWN); /* no second try out of one entry */
  g_assert_cmpint (change (desk, seal_change (desk, PIN, "357924")), ==, GJ_PIN_OK);
  g_assert_true (verify (desk, seal (desk, PIN), &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_WRONG);
  g_assert_true (verify (desk, seal (desk, "357924"), &verdict, NULL));
  g_assert_cmpint (verdict.outcome, ==, GJ_PIN_OK);
  desk_free (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-sealed/the card's own word on a right PIN and a wrong one", test_right_and_wrong);
  g_test_add_func ("/card-sealed/a block that was used opens no more and costs no try", test_once);
  g_test_add_func ("/card-sealed/a reader that takes no sealed PIN says so before anything is asked", test_reader_cannot);
  g_test_add_func ("/card-sealed/a session that has ended leaves no challenge", test_power_cut);
  g_test_add_func ("/card-sealed/pulled before the block is sent: nothing was sent", test_pulled);
  g_test_add_func ("/card-sealed/both PINs sealed together change it once, and a wrong present one changes nothing", test_change);
  return g_test_run ();
}
