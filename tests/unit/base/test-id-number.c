/* SPDX-License-Identifier: Apache-2.0 */
/* The citizen's ID number. */
#include "core/base/id_number.h"

static void
test_vectors (void)
{
  static const char *const good[]
      = { "11010519491231002X", "110101199001010015", "810000198506151234", "82000020010228004X",
          "830000197001010099" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      GjIdNumber number;

      g_assert_cmpint (gj_id_number_parse (good[i], &number), ==, GJ_ID_NUMBER_OK);
      g_assert_cmpstr (number.text, ==, good[i]);
    }
  g_assert_cmpint (gj_id_number_parse (good[0], NULL), ==, GJ_ID_NUMBER_OK);
}

static void
test_parts (void)
{
  GjIdNumber number;

  g_assert_cmpint (gj_id_number_parse ("11010519491231002X", &number), ==, GJ_ID_NUMBER_OK);
  g_assert_cmpuint (number.birth, ==, 19491231);
  g_assert_false (number.male);
  g_assert_cmpstr (number.division, ==, "110105");
  g_assert_cmpint (gj_id_number_parse ("110101199001010015", &number), ==, GJ_ID_NUMBER_OK);
  g_assert_true (number.male);
}

static void
test_lower_case (void)
{
  GjIdNumber number;

  g_assert_cmpint (gj_id_number_parse ("11010519491231002x", &number), ==, GJ_ID_NUMBER_OK);
  g_assert_cmpstr (number.text, ==, "11010519491231002X");
}

static void
test_each_reason (void)
{
  static const struct
  {
    const char *text;
    GjIdNumberResult result;
  } cases[] = {
    { NULL, GJ_ID_NUMBER_LENGTH },
    { "", GJ_ID_NUMBER_LENGTH },
    { "110105194912310", GJ_ID_NUMBER_LENGTH },
    { "11010519491231002X ", GJ_ID_NUMBER_LENGTH },
    { "1101051949123100 X", GJ_ID_NUMBER_CHARACTER },
    { "11010519491231X02X", GJ_ID_NUMBER_CHARACTER },
    { "11010519491231002Y", GJ_ID_NUMBER_CHARACTER },
    { "99010519491231002X", GJ_ID_NUMBER_REGION },
    { "16010519491231002X", GJ_ID_NUMBER_REGION },
    { "00010519491231002X", GJ_ID_NUMBER_REGION },
    { "11010519490231002X", GJ_ID_NUMBER_DATE },
    { "11010517991231002X", GJ_ID_NUMBER_DATE },
    { "110105194912310021", GJ_ID_NUMBER_CHECK },
    { "110101199001010016", GJ_ID_NUMBER_CHECK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gj_id_number_parse (cases[i].text, NULL), ==, cases[i].result);
}

static void
test_every_slip_is_seen (void)
{
  const char *good = "110101199001010015";

  for (gsize i = 0; i < 18; i++)
    for (char c = '0'; c <= '9'; c++)
      {
        g_autofree char *slip = g_strdup (good);

        slip[i] = c;
        if (c != good[i])
          g_assert_cmpint (gj_id_number_parse (slip, NULL), !=, GJ_ID_NUMBER_OK);
      }
}

/* ISO 7064 MOD 11-2 by its recursion, which is not how the product reckons it. */
static char
check_by_recursion (const char *seventeen)
{
  guint p = 0;

  for (; *seventeen != '\0'; seventeen++)
    p = (p + (guint)(*seventeen - '0')) * 2 % 11;
  return "0123456789X"[(12 - p) % 11];
}

static void
test_every_check_character (void)
{
  for (guint serial = 0; serial < 1000; serial++)
    {
      g_autofree char *front = g_strdup_printf ("42010619850601%03u", serial);

      for (const char *c = "0123456789X"; *c != '\0'; c++)
        {
          g_autofree char *number = g_strdup_printf ("%s%c", front, *c);

          g_assert_cmpint (gj_id_number_parse (number, NULL) == GJ_ID_NUMBER_OK, ==,
                           *c == check_by_recursion (front));
        }
    }
}

static void
test_abolished_division (void)
{
  /* 110103 崇文区 was abolished in 2010; people were born there. */
  g_assert_cmpint (gj_id_number_parse ("110103199001010018", NULL), !=, GJ_ID_NUMBER_REGION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-number/accepts-numbers-valid-by-every-rule", test_vectors);
  g_test_add_func ("/id-number/tells-birthday-sex-and-division", test_parts);
  g_test_add_func ("/id-number/a-lower-case-x-becomes-X", test_lower_case);
  g_test_add_func ("/id-number/names-the-first-thing-that-is-wrong", test_each_reason);
  g_test_add_func ("/id-number/any-one-wrong-digit-is-seen", test_every_slip_is_seen);
  g_test_add_func ("/id-number/each-has-exactly-one-check-character", test_every_check_character);
  g_test_add_func ("/id-number/an-abolished-birthplace-is-no-mistake", test_abolished_division);
  return g_test_run ();
}
