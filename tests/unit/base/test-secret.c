/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN's buffer, and what a new PIN may not be. */
#include "core/base/pin_rule.h"

#include <string.h>
#include <stdio.h>

static GjSecret *
secret_of (const char *text)
{
  GjSecret *secret = gj_secret_new (16);

  for (; *text != '\0'; text++)
    g_assert_true (gj_secret_append (secret, *text));
  return secret;
}

static void
test_append (void)
{
  g_autoptr (GjSecret) secret = gj_secret_new (6);

  for (const char *p = "135792"; *p != '\0'; p++)
    g_assert_true (gj_secret_append (secret, *p));
  g_assert_false (gj_secret_append (secret, '8'));
  g_assert_cmpuint (gj_secret_length (secret), ==, 6);
  g_assert_cmpmem (gj_secret_peek (secret), 6, "135792", 6);
}

static void
test_backspace (void)
{
  g_autoptr (GjSecret) secret = secret_of ("42");

  gj_secret_backspace (secret);
  g_assert_cmpuint (gj_secret_length (secret), ==, 1);
  g_assert_cmpuint (gj_secret_peek (secret)[1], ==, 0);
  gj_secret_backspace (secret);
  gj_secret_backspace (secret);
  g_assert_cmpuint (gj_secret_length (secret), ==, 0);
}

static void
test_wipe (void)
{
  static const guint8 zeros[6];
  g_autoptr (GjSecret) secret = secret_of ("135792");

  gj_secret_wipe (secret);
  g_assert_cmpuint (gj_secret_length (secret), ==, 0);
  g_assert_cmpmem (gj_secret_peek (secret), 6, zeros, 6);
}

static void
test_compare (void)
{
  g_autoptr (GjSecret) a = secret_of ("135792");
  g_autoptr (GjSecret) same = secret_of ("135792");
  g_autoptr (GjSecret) other = secret_of ("135793");
  g_autoptr (GjSecret) shorter = secret_of ("13579");

  g_assert_true (gj_secret_equals (a, same));
  g_assert_false (gj_secret_equals (a, other));
  g_assert_false (gj_secret_equals (a, shorter));
  g_assert_true (gj_secret_equals_text (a, "135792"));
  g_assert_false (gj_secret_equals_text (a, "1357921"));
  g_assert_false (gj_secret_equals_text (a, ""));
  g_assert_false (gj_secret_equals_text (shorter, "135790"));
  g_assert_true (gj_secret_append (same, '\0'));
  g_assert_false (gj_secret_equals_text (same, "135792"));
  g_assert_false (gj_secret_equals (same, a));
}

static void
test_copy (void)
{
  g_autoptr (GjSecret) from = secret_of ("135792");
  g_autoptr (GjSecret) to = secret_of ("12345678");
  g_autoptr (GjSecret) small = gj_secret_new (4);

  g_assert_true (gj_secret_copy (to, from));
  g_assert_true (gj_secret_equals (to, from));
  g_assert_false (gj_secret_copy (small, from));
  g_assert_cmpuint (gj_secret_length (small), ==, 0);
}

/* The line of /proc/self/smaps that says how the page is kept. */
static void
test_page_flags (void)
{
  g_autoptr (GjSecret) secret = secret_of ("135792");
  g_autofree char *maps = NULL;
  g_autofree char *address = g_strdup_printf ("%lx-", (gulong)secret);
  const char *entry;
  const char *flags;
  g_autofree char *line = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  entry = strstr (maps, address);
  g_assert_nonnull (entry);
  flags = strstr (entry, "VmFlags:");
  g_assert_nonnull (flags);
  line = g_strndup (flags, strcspn (flags, "\n"));
  g_assert_nonnull (strstr (line, " dd")); /* not dumped */
  g_assert_nonnull (strstr (line, " dc")); /* not copied on fork */
#ifndef __SANITIZE_ADDRESS__               /* whose mlock() does nothing and says that it worked */
  if (gj_secret_is_locked (secret))
    g_assert_nonnull (strstr (line, " lo")); /* locked */
#endif
}

/* What the cards of one region are issued with. */
static const char *const REGION_INITIALS[] = { "112233", NULL };

static void
assert_rule (const char *new_pin, const char *old_pin, GjPinRule rule)
{
  g_autoptr (GjSecret) fresh = secret_of (new_pin);
  g_autoptr (GjSecret) old = old_pin != NULL ? secret_of (old_pin) : NULL;

  g_assert_cmpint (gj_pin_check_new (fresh, old, "110101199001010015", REGION_INITIALS), ==, rule);
}

static void
test_rules (void)
{
  assert_rule ("135792", "246813", GJ_PIN_RULE_OK);
  assert_rule ("13579", NULL, GJ_PIN_RULE_LENGTH);
  assert_rule ("1357921", NULL, GJ_PIN_RULE_LENGTH);
  assert_rule ("13579a", NULL, GJ_PIN_RULE_LENGTH);
  assert_rule ("246813", "246813", GJ_PIN_RULE_SAME_AS_OLD);
  assert_rule ("123456", NULL, GJ_PIN_RULE_INITIAL);
  assert_rule ("000000", NULL, GJ_PIN_RULE_INITIAL);
  assert_rule ("112233", NULL, GJ_PIN_RULE_INITIAL);
  assert_rule ("777777", NULL, GJ_PIN_RULE_ONE_DIGIT);
  assert_rule ("345678", NULL, GJ_PIN_RULE_RUN);
  assert_rule ("876543", NULL, GJ_PIN_RULE_RUN);
  assert_rule ("567890", NULL, GJ_PIN_RULE_RUN);
  assert_rule ("098765", NULL, GJ_PIN_RULE_RUN);
  assert_rule ("900101", NULL, GJ_PIN_RULE_BIRTHDAY);
  assert_rule ("199001", NULL, GJ_PIN_RULE_BIRTHDAY);
  assert_rule ("010190", NULL, GJ_PIN_RULE_BIRTHDAY);
  assert_rule ("010015", NULL, GJ_PIN_RULE_ID_TAIL);
}

static void
test_rules_with_x (void)
{
  g_autoptr (GjSecret) tail = secret_of ("231002");
  g_autoptr (GjSecret) day_first = secret_of ("311249");

  g_assert_cmpint (gj_pin_check_new (tail, NULL, "11010519491231002X", NULL), ==, GJ_PIN_RULE_ID_TAIL);
  g_assert_cmpint (gj_pin_check_new (day_first, NULL, "11010519491231002X", NULL), ==,
                   GJ_PIN_RULE_BIRTHDAY);
}

static void
test_rules_without_id_number (void)
{
  g_autoptr (GjSecret) pin = secret_of ("010015");

  g_assert_cmpint (gj_pin_check_new (pin, NULL, NULL, NULL), ==, GJ_PIN_RULE_OK);
  g_assert_cmpint (gj_pin_check_new (pin, NULL, "E12345678", NULL), ==, GJ_PIN_RULE_OK);
}

static void
test_initial (void)
{
  static const char *const initials[] = { "888888", NULL };
  g_autoptr (GjSecret) pin = secret_of ("000000");
  g_autoptr (GjSecret) local = secret_of ("888888");

  g_assert_true (gj_pin_is_initial (pin, NULL));
  g_assert_false (gj_pin_is_initial (local, NULL));
  g_assert_true (gj_pin_is_initial (local, initials));
  g_assert_false (gj_pin_is_initial (pin, initials));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/holds-no-more-than-it-was-made-for", test_append);
  g_test_add_func ("/secret/backspace-wipes-the-last-character", test_backspace);
  g_test_add_func ("/secret/wiping-leaves-zeros", test_wipe);
  g_test_add_func ("/secret/equal-means-same-length-and-characters", test_compare);
  g_test_add_func ("/secret/a-copy-that-does-not-fit-is-empty", test_copy);
  g_test_add_func ("/secret/its-page-is-locked-undumped-and-unforked", test_page_flags);
  g_test_add_func ("/pin-rule/each-easy-pin-is-refused-for-its-reason", test_rules);
  g_test_add_func ("/pin-rule/the-X-of-an-id-number-is-not-counted", test_rules_with_x);
  g_test_add_func ("/pin-rule/other-certificates-forbid-nothing-more",
                   test_rules_without_id_number);
  g_test_add_func ("/pin-rule/a-region-names-its-own-initial-pins", test_initial);
  return g_test_run ();
}
