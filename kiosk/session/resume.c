/* SPDX-License-Identifier: Apache-2.0 */
/* See resume.h. The countdown forgets; the deadline is looked at once more when it is taken, for a main loop that was busy. */
#include "kiosk/session/resume.h"

#include "kiosk/session/countdown.h"

#include <string.h>

struct _GjResume
{
  GjClock *clock;
  GjCountdown *countdown;
  gint64 until_us;
  char *certno; /* NULL: nothing is remembered, and nothing of anybody is held */
  char *identifier;
  GjPlace *place; /* NULL: none to go back to */
  GjComfort comfort;
};

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

GjPlace *
gj_place_new (guint service, const char *const *people, guint n_people)
{
  GjPlace *place = g_new0 (GjPlace, 1);

  place->service = service;
  place->people = g_new0 (char *, n_people + 1);
  for (guint i = 0; i < n_people; i++)
    place->people[i] = g_strdup (people[i]);
  return place;
}

GjPlace *
gj_place_copy (const GjPlace *place)
{
  GjPlace *copy = gj_place_new (place->service, (const char *const *)place->people, g_strv_length (place->people));

  copy->several = place->several;
  copy->status_tier = g_strdup (place->status_tier);
  copy->checking = place->checking;
  return copy;
}

void
gj_place_free (GjPlace *place)
{
  if (place == NULL)
    return;
  for (guint i = 0; place->people[i] != NULL; i++)
    explicit_bzero (place->people[i], strlen (place->people[i]));
  g_strfreev (place->people);
  wipe_text (place->status_tier);
  g_free (place);
}

static void
on_tick (guint seconds_left, guint total, gboolean warning, gpointer user_data)
{
  if (seconds_left == 0)
    gj_resume_forget (user_data);
}

GjResume *
gj_resume_new (GjClock *clock)
{
  GjResume *resume = g_new0 (GjResume, 1);

  resume->clock = gj_clock_ref (clock);
  resume->countdown = gj_countdown_new (clock, on_tick, resume);
  return resume;
}

void
gj_resume_free (GjResume *resume)
{
  if (resume == NULL)
    return;
  gj_resume_forget (resume);
  gj_countdown_free (resume->countdown);
  gj_clock_unref (resume->clock);
  g_free (resume);
}

void
gj_resume_forget (GjResume *resume)
{
  gj_countdown_stop (resume->countdown);
  g_clear_pointer (&resume->certno, wipe_text);
  g_clear_pointer (&resume->identifier, wipe_text);
  g_clear_pointer (&resume->place, gj_place_free);
  resume->comfort = (GjComfort){ 0 };
}

gboolean
gj_resume_is_empty (const GjResume *resume)
{
  g_assert (resume->place == NULL || resume->certno != NULL);
  return resume->certno == NULL;
}

gboolean
gj_resume_keep (GjResume *resume, const char *certno, const char *identifier, GjPlace *place, const GjComfort *comfort)
{
  g_assert (certno != NULL && identifier != NULL);
  gj_resume_forget (resume);
  if (*identifier == '\0')
    {
      gj_place_free (place);
      return FALSE;
    }
  resume->certno = g_strdup (certno);
  resume->identifier = g_strdup (identifier);
  resume->place = place;
  resume->comfort = *comfort;
  resume->until_us = gj_clock_monotonic_us (resume->clock) + GJ_RESUME_SECONDS * G_USEC_PER_SEC;
  gj_countdown_start (resume->countdown, GJ_RESUME_SECONDS, 0);
  return place != NULL;
}

void
gj_resume_see (GjResume *resume, const char *certno, const char *identifier)
{
  g_assert (certno != NULL);
  if (resume->certno == NULL)
    return;
  if (!g_str_equal (certno, resume->certno)
      || (identifier != NULL && !g_str_equal (identifier, resume->identifier)))
    gj_resume_forget (resume);
}

static gboolean
is_over (const GjResume *resume)
{
  return gj_clock_monotonic_us (resume->clock) >= resume->until_us;
}

const GjComfort *
gj_resume_get_comfort (const GjResume *resume, const char *certno, const char *identifier)
{
  g_assert (certno != NULL && identifier != NULL);
  return resume->certno != NULL && !is_over (resume) && g_str_equal (certno, resume->certno)
                 && g_str_equal (identifier, resume->identifier)
             ? &resume->comfort
             : NULL;
}

GjPlace *
gj_resume_take (GjResume *resume, const char *certno, const char *identifier)
{
  GjPlace *place;

  g_assert (identifier != NULL);
  gj_resume_see (resume, certno, identifier);
  if (resume->certno != NULL && is_over (resume))
    gj_resume_forget (resume);
  place = g_steal_pointer (&resume->place);
  gj_resume_forget (resume);
  return place;
}
