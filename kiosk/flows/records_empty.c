/* SPDX-License-Identifier: Apache-2.0 */
/* What a list of records says when it has none: what was looked for, and which of the buttons that are
 * not pressed already shows more. */
#include "kiosk/flows/records_kit.h"

#include "core/base/i18n.h"

static void
add_advice (GString *advice, const char *words)
{
  if (advice->len > 0)
    g_string_append (advice, C_ ("between two things to press", "，或"));
  g_string_append (advice, words);
}

/* "可以按“家人”选全部家人，或按“更早”看以前的。"; NULL where nothing shows more. (transfer full) */
static char *
advice_of (GjRecords *self)
{
  g_autoptr (GString) advice = g_string_new (NULL);
  gboolean by_month = self->klass->by_month;

  if (!by_month && self->filter.side != 0)
    add_advice (advice, C_ ("whose premiums", "按“全部”看大家缴的"));
  if (self->filter.care != 0)
    add_advice (advice, self->klass->list_people != NULL
                              ? C_ ("kind of care", "按“种类”选全部")
                              : C_ ("kind of care", "按“全部”看各种"));
  if (self->person != NULL)
    add_advice (advice, _ ("按“家人”选全部家人"));
  if (self->chosen_year != 0)
    add_advice (advice, _ ("按“时间”选全部时间"));
  if (by_month && self->chosen_month != 0)
    add_advice (advice, _ ("点别的月份"));
  if (by_month && gj_records_has_earlier (self))
    add_advice (advice, _ ("按“更早”看以前的"));
  return advice->len > 0 ? g_strdup_printf (C_ ("things to press", "可以%s。"), advice->str) : NULL;
}

void
gj_records_say_empty (GjRecords *self, GjTexts *texts, const char *sentence, const char *what_comes,
                      GjRecordsView *view)
{
  g_autofree char *advice = advice_of (self);

  view->empty_head = sentence;
  if (self->klass->by_month || self->chosen_year != 0)
    {
      g_autofree char *period = gj_records_format_period (self);

      view->empty_head = gj_texts_keep (
          texts, g_strdup_printf (C_ ("a period, and that it has no records", "%s%s"), period, sentence));
    }
  if (what_comes != NULL && advice != NULL)
    view->empty_text
        = gj_texts_keep (texts, g_strdup_printf (C_ ("two sentences", "%s%s"), what_comes, advice));
  else
    view->empty_text = what_comes != NULL ? what_comes : gj_texts_keep (texts, g_steal_pointer (&advice));
}
