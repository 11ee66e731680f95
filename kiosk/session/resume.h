/* SPDX-License-Identifier: Apache-2.0 */
/* Where somebody was when the visit was cut off by the clock or by the card's leaving, for two minutes, in memory only: which service
 * was open, who was chosen and how far, never an amount, never a paper; and the language and the aids that were on. The place is given back once, to the
 * same card (the holder's number and the chip's own identifier, both as read again), and whoever takes it asks for the PIN first. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

#define GJ_RESUME_SECONDS 120

/* A place in a service, before anything was submitted. */
typedef struct
{
  guint service;     /* GjTile */
  GStrv people;      /* psn_no, of those who were chosen, or in the order that was made, or who were to be added; empty: nobody, the service
                        is only open */
  gboolean several;  /* 代缴居民医保: in 给几个人一起缴 */
  char *status_tier; /* …: the tier that the resident named for the one; NULL: the one by age */
  gboolean checking; /* …: gone on to what is to be confirmed */
} GjPlace;

/* `people`: copied, `n_people` of them. (transfer full) */
GjPlace *gj_place_new (guint service, const char *const *people, guint n_people);
GjPlace *gj_place_copy (const GjPlace *place);
/* Overwrites the texts before it frees them. */
void gj_place_free (GjPlace *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPlace, gj_place_free)

/* What somebody had chosen of the frame, or had been offered and declined. */
typedef struct
{
  char language[16]; /* of gj_i18n_get_language() */
  gboolean elder, elder_declined;
  gboolean low;
  gboolean voice, in_private;
} GjComfort;

typedef struct _GjResume GjResume;

/* Empty. (transfer full) */
GjResume *gj_resume_new (GjClock *clock);
void gj_resume_free (GjResume *resume);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjResume, gj_resume_free)

/* Remembers `place` (transfer full; NULL: none to go back to) and `comfort` for this card, in place of anything before, and forgets them by
 * itself when the time is over. A card without an identifier cannot be told from a copy: for it nothing is remembered.
 * Whether there is a place now for this card. */
gboolean gj_resume_keep (GjResume *resume, const char *certno, const char *identifier, GjPlace *place, const GjComfort *comfort);

/* A card was read, so far as this: forgets what is another's. `identifier` NULL: not read yet. */
void gj_resume_see (GjResume *resume, const char *certno, const char *identifier);

/* What was on when this card was here, or NULL; before its PIN, for it says nothing of anybody. (transfer none) */
const GjComfort *gj_resume_get_comfort (const GjResume *resume, const char *certno, const char *identifier);

/* The place that is remembered for this card, or NULL; nothing is remembered afterwards, whosever it was. (transfer full) */
GjPlace *gj_resume_take (GjResume *resume, const char *certno, const char *identifier);

void gj_resume_forget (GjResume *resume);
gboolean gj_resume_is_empty (const GjResume *resume);

G_END_DECLS
