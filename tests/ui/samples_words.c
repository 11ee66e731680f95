/* SPDX-License-Identifier: Apache-2.0 */
/* See samples_words.h. Texts repeat from picture to picture: each is kept once. */
#include "tests/ui/samples_words.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"

const char *
gj_sample_keep (char *text)
{
  const char *kept = g_intern_string (text);
  g_free (text);
  return kept;
}

const char *
gj_sample_words (const char *format, ...)
{
  va_list values;
  va_start (values, format);
  char *text = g_strdup_vprintf (format, values);
  va_end (values);
  return gj_sample_keep (text);
}

const char *
gj_sample_as (const char *chinese, const char *said)
{
  return gj_i18n_get () == gj_language_find ("zh_CN") ? chinese : said;
}

const char *
gj_sample_day (GjDate date)
{
  return gj_sample_keep (gj_kit_date (date));
}

const char *
gj_sample_month (GjDate date)
{
  return gj_sample_keep (gj_kit_month (date));
}

const char *
gj_sample_money (gint64 fen)
{
  return gj_sample_keep (gj_money_format (fen));
}

const char *
gj_sample_yuan (gint64 fen)
{
  return gj_sample_keep (gj_kit_yuan (fen));
}

/* As kiosk/flows/paid_words.c puts it together. */
const char *
gj_sample_paid_by (GjDate date, const char *relation, const char *name)
{
  const char *kiosk = gj_sample_words (_ ("%s号自助机"), "03");
  const char *who = relation != NULL
                        ? gj_sample_words (C_ ("relation, masked name", "由%s%s缴"), relation, name)
                        : gj_sample_words (C_ ("masked name of somebody who is no relative known here", "由%s缴"), name);
  return gj_sample_words (C_ ("paid by whom, where", "%s（%s）"),
                          gj_sample_words (C_ ("day, paid by whom", "%s%s"), gj_sample_day (date), who), kiosk);
}

const char *
gj_sample_of (const char *chinese, const char *english)
{
  return gj_i18n_get () == gj_language_find ("en") ? english : chinese;
}
