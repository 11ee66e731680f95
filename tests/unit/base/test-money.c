/* SPDX-License-Identifier: Apache-2.0 */
/* Money as text and back. */
#include "core/base/money.h"

static void
assert_refused (const char *text)
{
  gint64 fen = -7;

  g_assert_false (gj_money_parse_yuan (text, &fen));
  g_assert_cmpint (fen, ==, -7);
}

static void
test_parse_exact (void)
{
  static const struct
  {
    const char *text;
    gint64 fen;
  } cases[] = { { "0", 0 },
                { "400", 40000 },
                { "400.5", 40050 },
                { "400.50", 40050 },
                { "0.05", 5 },
                { "3286.09", 328609 },
                { "99999999999999.99", GJ_MONEY_MAX_FEN } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 fen = -1;

      g_assert_true (gj_money_parse_yuan (cases[i].text, &fen));
      g_assert_cmpint (fen, ==, cases[i].fen);
    }
}

static void
test_parse_refuses (void)
{
  static const char *const bad[]
      = { "",     " 400",   "400 ",   "+400",    "-400",   "1,000", "400.",
          ".5",   "1e3",    "0x10",   "400.123", "00",     "007",   "100000000000000",
          "¥400", "４００", "400.5 ", "NaN",     "400,50", "4 00",  "0.5.1" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i]);
  assert_refused (NULL);
}

static void
assert_text (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_format (void)
{
  assert_text (gj_money_format (328650), "¥3,286.50");
  assert_text (gj_money_format (40000), "¥400.00");
  assert_text (gj_money_format (5), "¥0.05");
  assert_text (gj_money_format (100000), "¥1,000.00");
  assert_text (gj_money_format (123456789012), "¥1,234,567,890.12");
  assert_text (gj_money_format (0), "¥0.00");
}

static void
test_format_negative (void)
{
  assert_text (gj_money_format (-328650), "-¥3,286.50");
  assert_text (gj_money_format (-5), "-¥0.05");
  assert_text (gj_money_format_plain (-5), "-0.05");
  assert_text (gj_money_format (G_MININT64), "-¥92,233,720,368,547,758.08");
}

static void
test_format_plain_reads_back (void)
{
  for (gint64 fen = 0; fen < 3000000; fen += 977)
    {
      g_autofree char *text = gj_money_format_plain (fen);
      gint64 back;

      g_assert_true (gj_money_parse_yuan (text, &back));
      g_assert_cmpint (back, ==, fen);
    }
}

static void
test_format_sentence (void)
{
  assert_text (gj_money_format_sentence (40000), "400");
  assert_text (gj_money_format_sentence (40050), "400.50");
  assert_text (gj_money_format_sentence (0), "0");
  assert_text (gj_money_format_sentence (123456700), "1234567");
}

static void
test_capital (void)
{
  static const struct
  {
    gint64 fen;
    const char *text;
  } cases[] = { { 0, "零元整" },
                { 40000, "肆佰元整" },
                { 40050, "肆佰元伍角整" },
                { 40005, "肆佰元零伍分" },
                { 5, "伍分" },
                { 50, "伍角整" },
                { 55, "伍角伍分" },
                { 1000, "壹拾元整" },
                { 10101, "壹佰零壹元零壹分" },
                { 100100, "壹仟零壹元整" },
                { 1000500, "壹万零伍元整" },
                { 1000000, "壹万元整" },
                { 10050000, "壹拾万零伍佰元整" },
                { 100000100, "壹佰万零壹元整" },
                { 10000000000, "壹亿元整" },
                { 10000000100, "壹亿零壹元整" },
                { 1000000000000, "壹佰亿元整" },
                { 100000000000000, "壹万亿元整" },
                { 100000000000100, "壹万亿零壹元整" },
                { 328650, "叁仟贰佰捌拾陆元伍角整" },
                { 12345678901234, "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (gj_money_format_capital (cases[i].fen), cases[i].text);
}

static void
test_add (void)
{
  gint64 sum = 7;

  g_assert_true (gj_money_add (40000, -150, &sum));
  g_assert_cmpint (sum, ==, 39850);
  g_assert_false (gj_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (gj_money_add (G_MININT64, -1, &sum));
  g_assert_cmpint (sum, ==, 39850);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/reads-yuan-exactly", test_parse_exact);
  g_test_add_func ("/money/refuses-everything-but-digits-and-one-point", test_parse_refuses);
  g_test_add_func ("/money/formats-with-separators-and-two-decimals", test_format);
  g_test_add_func ("/money/a-negative-difference-keeps-its-sign-in-front", test_format_negative);
  g_test_add_func ("/money/plain-text-reads-back-as-the-same-fen", test_format_plain_reads_back);
  g_test_add_func ("/money/a-sentence-leaves-out-zero-decimals", test_format_sentence);
  g_test_add_func ("/money/capitals-write-zeros-and-整-as-banks-do", test_capital);
  g_test_add_func ("/money/adding-never-wraps-around", test_add);
  return g_test_run ();
}
