/* SPDX-License-Identifier: Apache-2.0 */
/* PIN commands byte by byte, what each status word means, and that nothing of a PIN stays behind. */
#include "devices/card/social_pin.h"
#include "tests/device/card/desk.h"

#include <string.h>

static void
assert_verify (const char *digits, const char *bytes, gsize length)
{
  g_autoptr (GjSecret) pin = desk_secret (digits);
  g_autoptr (GjSecret) apdu = gj_secret_new (GJ_PIN_APDU_MAX);

  g_assert_true (gj_pin_apdu_build_verify (apdu, pin));
  g_assert_cmpmem (gj_secret_peek (apdu), gj_secret_length (apdu), bytes, length);
}

static void
test_verify_is_bcd (void)
{
  assert_verify ("123456", "\x00\x20\x00\x00\x03\x12\x34\x56", 8);
  assert_verify ("12345", "\x00\x20\x00\x00\x03\x12\x34\x5F", 8);
  assert_verify ("000000", "\x00\x20\x00\x00\x03\x00\x00\x00", 8);
  assert_verify ("123456789012", "\x00\x20\x00\x00\x06\x12\x34\x56\x78\x90\x12", 11);
}

static void
test_change_holds_both (void)
{
  g_autoptr (GjSecret) old_pin = desk_secret ("123456");
  g_autoptr (GjSecret) new_pin = desk_secret ("246813");
  g_autoptr (GjSecret) apdu = gj_secret_new (GJ_PIN_APDU_MAX);

  g_assert_true (gj_pin_apdu_build_change (apdu, old_pin, new_pin));
  g_assert_cmpmem (gj_secret_peek (apdu), gj_secret_length (apdu),
                   "\x80\x5E\x01\x00\x07\x12\x34\x56\xFF\x24\x68\x13", 12);
}

static void
test_no_command_for_what_is_no_pin (void)
{
  static const char *const wrong[] = { "", "123", "1234567890123", "12a456", "12345 " };
  g_autoptr (GjSecret) apdu = gj_secret_new (GJ_PIN_APDU_MAX);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GjSecret) pin = desk_secret (wrong[i]);
      g_assert_false (gj_pin_apdu_build_verify (apdu, pin));
      g_assert_cmpuint (gj_secret_length (apdu), ==, 0);
    }
}

/* A line that remembers how often it was asked, and where the command lay. */
typedef struct
{
  guint16 sw;
  GjTransmitResult result;
  guint asked;
  const guint8 *seen;
} Line;

static GjTransmitResult
line_send (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  Line *line = data;

  line->asked++;
  line->seen = apdu;
  reply[0] = (guint8) (line->sw >> 8);
  reply[1] = (guint8) line->sw;
  *reply_len = 2;
  return line->result;
}

static GjPinVerdict
verify_on (Line *line)
{
  g_autoptr (GjSecret) pin = desk_secret ("246813");
  g_autoptr (GjSecret) apdu = gj_secret_new (GJ_PIN_APDU_MAX);
  GjTransmit transmit = { .send = line_send, .data = line };
  static const guint8 nothing[GJ_PIN_APDU_MAX];

  g_assert_true (gj_pin_apdu_build_verify (apdu, pin));
  GjPinVerdict verdict = gj_social_pin_send (&transmit, apdu);
  g_assert_cmpuint (line->asked, ==, 1);
  g_assert_cmpuint (gj_secret_length (apdu), ==, 0);
  g_assert_cmpmem (line->seen, sizeof nothing, nothing, sizeof nothing);
  return verdict;
}

static void
test_each_status_word_is_one_verdict (void)
{
  static const struct
  {
    guint16 sw;
    GjPinOutcome outcome;
    int tries_left;
  } words[] = {
    { 0x9000, GJ_PIN_OK, -1 },      { 0x63C5, GJ_PIN_WRONG, 5 },    { 0x63C1, GJ_PIN_WRONG, 1 },
    { 0x63C0, GJ_PIN_LOCKED, 0 },   { 0x6983, GJ_PIN_LOCKED, 0 },   { 0x9303, GJ_PIN_LOCKED, 0 },
    { 0x6300, GJ_PIN_WRONG, -1 },   { 0x6581, GJ_PIN_FAILED, -1 },  { 0x6901, GJ_PIN_FAILED, -1 },
    { 0x6700, GJ_PIN_FAILED, -1 },  { 0x6D00, GJ_PIN_FAILED, -1 },  { 0x6C03, GJ_PIN_UNKNOWN, -1 },
    { 0x6103, GJ_PIN_UNKNOWN, -1 }, { 0x1234, GJ_PIN_UNKNOWN, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Line line = { .sw = words[i].sw };
      GjPinVerdict verdict = verify_on (&line);
      g_assert_cmpint (verdict.outcome, ==, words[i].outcome);
      g_assert_cmpint (verdict.tries_left, ==, words[i].tries_left);
      g_assert_cmphex (verdict.sw, ==, words[i].sw);
    }
}

static void
test_a_failed_line_is_no_wrong_pin (void)
{
  static const struct
  {
    GjTransmitResult result;
    GjPinOutcome outcome;
  } results[] = { { GJ_TRANSMIT_REMOVED, GJ_PIN_REMOVED },    { GJ_TRANSMIT_IO, GJ_PIN_UNKNOWN },
                  { GJ_TRANSMIT_NO_SERVICE, GJ_PIN_UNKNOWN }, { GJ_TRANSMIT_RESET, GJ_PIN_FAILED },
                  { GJ_TRANSMIT_BUSY, GJ_PIN_FAILED },        { GJ_TRANSMIT_MUTE, GJ_PIN_FAILED } };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      Line line = { .sw = 0x63C2, .result = results[i].result };
      GjPinVerdict verdict = verify_on (&line);
      g_assert_cmpint (verdict.outcome, ==, results[i].outcome);
      g_assert_cmphex (verdict.sw, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/social-pin/" name, func)
  ADD ("verify-is-bcd-padded-with-f", test_verify_is_bcd);
  ADD ("change-holds-old-ff-new", test_change_holds_both);
  ADD ("there-is-no-command-for-what-is-no-pin", test_no_command_for_what_is_no_pin);
  ADD ("each-status-word-is-one-verdict-and-the-command-is-wiped",
       test_each_status_word_is_one_verdict);
  ADD ("a-failed-line-is-no-wrong-pin", test_a_failed_line_is_no_wrong_pin);
#undef ADD
  return g_test_run ();
}
