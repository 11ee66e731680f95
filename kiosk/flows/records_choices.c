/* SPDX-License-Identifier: Apache-2.0 */
/* The choices that narrow a list of records: whose, which year, which kind of care. Each reads the
 * list anew. */
#include "kiosk/flows/records_kit.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "kiosk/flows/person_words.h"
#include "ui/pages/pick_page.h"

static void
on_person_picked (GjRecords *self, const char *key)
{
  g_free (self->person);
  self->person = *key != '\0' ? g_strdup (key) : NULL;
  gj_records_read (self);
}

GtkWidget *
gj_records_person_page (GjRecords *self)
{
  guint sides = self->filter.side != 0 ? self->filter.side : GJ_HISTORY_BOTH;
  g_autoptr (GPtrArray) people = g_ptr_array_new (); /* who stands on a side that is shown */
  g_autofree GjNamedPerson *named = g_new0 (GjNamedPerson, self->people->len + 1);
  g_autofree GjPickOption *options = g_new0 (GjPickOption, self->people->len + 1);
  g_auto (GStrv) words = NULL;
  GjPickView view = { _ ("看谁的"), options, 1 };
  GtkWidget *page;

  for (guint i = 0; i < self->people->len; i++)
    {
      const GjHistoryPerson *person = g_ptr_array_index (self->people, i);

      if ((person->sides & sides) == 0)
        continue;
      named[people->len] = (GjNamedPerson){ person->psn_name,
                                            gj_records_known_relation (self, person->psn_no),
                                            person->certno };
      g_ptr_array_add (people, (gpointer)person);
    }
  words = gj_person_words (named, people->len);
  options[0] = (GjPickOption){ "", _ ("全部家人"), self->person == NULL };
  for (guint i = 0; i < people->len; i++)
    {
      const GjHistoryPerson *person = g_ptr_array_index (people, i);

      options[view.n_options++] = (GjPickOption){ person->psn_no, words[i],
                                                  g_strcmp0 (self->person, person->psn_no) == 0 };
    }
  page = gj_pick_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_person_picked), self);
  return page;
}

static void
on_year_picked (GjRecords *self, const char *key)
{
  self->chosen_year = atoi (key);
  gj_records_read (self);
}

GtkWidget *
gj_records_year_page (GjRecords *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  int year = gj_records_this_month (self) / 100;
  guint n_years = (guint)MAX (1, year - self->first_year + 1);
  g_autofree GjPickOption *options = g_new0 (GjPickOption, n_years + 1);
  GjPickView view = { _ ("看哪一年"), options, n_years + 1 };
  GtkWidget *page;

  options[0] = (GjPickOption){ "0", _ ("全部时间"), self->chosen_year == 0 };
  for (guint i = 0; i < n_years; i++, year--)
    options[i + 1]
        = (GjPickOption){ gj_texts_keep (texts, g_strdup_printf ("%d", year)),
                          gj_texts_keep (texts,
                                         g_strdup_printf (C_ ("a calendar year", "%d年"), year)),
                          self->chosen_year == year };
  page = gj_pick_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_year_picked), self);
  return page;
}

static void
on_care_picked (GjRecords *self, const char *key)
{
  gj_records_choose_care (self, key);
  gj_records_read (self);
}

GtkWidget *
gj_records_care_page (GjRecords *self)
{
  GjPickOption options[GJ_RECORDS_CARES];
  GjPickView view = { _ ("看哪一种"), options, G_N_ELEMENTS (options) };
  GtkWidget *page;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GjFilter choice = gj_records_care_choice (self, i);

      options[i] = (GjPickOption){ choice.key, choice.text, choice.on };
    }
  page = gj_pick_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_care_picked), self);
  return page;
}
