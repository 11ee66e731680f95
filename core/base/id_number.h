/* SPDX-License-Identifier: Apache-2.0 */
/* The citizen's ID number (公民身份号码, GB 11643-1999): reads and checks one. It never decides whether
 * a number was issued, and never asks today's table of divisions: a birthplace may be abolished. */
#pragma once

#include <glib.h>

#include "core/base/clock.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_ID_NUMBER_OK,
  GJ_ID_NUMBER_LENGTH,    /* not 18 characters (NULL and "" too) */
  GJ_ID_NUMBER_CHARACTER, /* something else than 17 digits and a digit, X or x */
  GJ_ID_NUMBER_REGION,    /* its first two digits are no province (11–15 21–23 31–37 41–46 50–54
                             61–65 71 81 82 83, GB/T 2260 and the residence permits) */
  GJ_ID_NUMBER_DATE,      /* digits 7–14 are no day of the calendar, or before 1800 */
  GJ_ID_NUMBER_CHECK,     /* the last character is wrong (ISO 7064 MOD 11-2) */
} GjIdNumberResult;

typedef struct
{
  char text[19];    /* normalised: a lower-case x has become X */
  GjDate birth;
  gboolean male;    /* digit 17 is odd */
  char division[7]; /* digits 1–6 */
} GjIdNumber;

/* Checks @text in the order of the enum and fills @out (may be NULL) only for GJ_ID_NUMBER_OK.
 * A birthday in the future is for the caller to judge, who knows today. */
GjIdNumberResult gj_id_number_parse (const char *text, GjIdNumber *out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
