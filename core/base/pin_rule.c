/* SPDX-License-Identifier: Apache-2.0 */
/* What a new PIN may not be (declared in secret.h). The PIN is only looked at in its own buffer;
 * the patterns it must not match are public. */
#include "core/base/pin_rule.h"

#include <string.h>

#include "core/base/id_number.h"

static const char *const DEFAULT_INITIALS[] = { "123456", "000000", NULL };

static gboolean
is_six_digits (const GjSecret *pin)
{
  const guint8 *digits = gj_secret_peek (pin);

  if (gj_secret_length (pin) != GJ_PIN_LENGTH)
    return FALSE;
  for (gsize i = 0; i < GJ_PIN_LENGTH; i++)
    if (!g_ascii_isdigit (digits[i]))
      return FALSE;
  return TRUE;
}

/* Every digit is the one before plus @step, with 0 after 9. */
static gboolean
steps_by (const GjSecret *pin, guint step)
{
  const guint8 *digits = gj_secret_peek (pin);

  for (gsize i = 1; i < GJ_PIN_LENGTH; i++)
    if ((digits[i - 1] - '0' + step) % 10 != (guint)(digits[i] - '0'))
      return FALSE;
  return TRUE;
}

/* The last six characters; where the very last is an X, the six digits before it. */
static void
put_id_tail (const char *id_number, char *tail)
{
  gsize end = id_number[17] == 'X' ? 17 : 18;

  memcpy (tail, id_number + end - GJ_PIN_LENGTH, GJ_PIN_LENGTH);
  tail[GJ_PIN_LENGTH] = '\0';
}

gboolean
gj_pin_personal (const char *certno, GjPinPersonal personal)
{
  GjIdNumber id_number;

  memset (personal, 0, sizeof (GjPinPersonal));
  if (gj_id_number_parse (certno, &id_number) != GJ_ID_NUMBER_OK)
    return FALSE;

  guint year = gj_date_year (id_number.birth);
  guint month = gj_date_month (id_number.birth);
  guint day = gj_date_day (id_number.birth);
  const guint forms[GJ_PIN_BIRTHDAYS] = {
    year % 100 * 10000 + month * 100 + day,
    year * 100 + month,
    month * 10000 + day * 100 + year % 100,
    day * 10000 + month * 100 + year % 100,
  };

  for (gsize i = 0; i < GJ_PIN_BIRTHDAYS; i++)
    {
      int length = g_snprintf (personal[i], GJ_PIN_LENGTH + 1, "%06u", forms[i]);
      g_assert (length == GJ_PIN_LENGTH);
    }
  put_id_tail (id_number.text, personal[GJ_PIN_BIRTHDAYS]);
  return TRUE;
}

static GjPinRule
check_personal (const GjSecret *pin, const char *certno)
{
  GjPinPersonal personal;
  GjPinRule rule = GJ_PIN_RULE_OK;

  if (!gj_pin_personal (certno, personal))
    return GJ_PIN_RULE_OK;
  for (gsize i = 0; i < GJ_PIN_PERSONAL && rule == GJ_PIN_RULE_OK; i++)
    if (gj_secret_equals_text (pin, personal[i]))
      rule = i < GJ_PIN_BIRTHDAYS ? GJ_PIN_RULE_BIRTHDAY : GJ_PIN_RULE_ID_TAIL;
  explicit_bzero (personal, sizeof personal);
  return rule;
}

gboolean
gj_pin_is_initial (const GjSecret *pin, const char *const *initials)
{
  const char *const *list = initials != NULL ? initials : DEFAULT_INITIALS;

  for (; *list != NULL; list++)
    if (gj_secret_equals_text (pin, *list))
      return TRUE;
  return FALSE;
}

GjPinRule
gj_pin_check_new (const GjSecret *new_pin, const GjSecret *old_pin, const char *certno,
                  const char *const *initials)
{
  if (!is_six_digits (new_pin))
    return GJ_PIN_RULE_LENGTH;
  if (old_pin != NULL && gj_secret_equals (new_pin, old_pin))
    return GJ_PIN_RULE_SAME_AS_OLD;
  if (gj_pin_is_initial (new_pin, NULL) || gj_pin_is_initial (new_pin, initials))
    return GJ_PIN_RULE_INITIAL;
  if (steps_by (new_pin, 0))
    return GJ_PIN_RULE_ONE_DIGIT;
  if (steps_by (new_pin, 1) || steps_by (new_pin, 9))
    return GJ_PIN_RULE_RUN;
  return check_personal (new_pin, certno);
}
