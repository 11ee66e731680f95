/* SPDX-License-Identifier: Apache-2.0 */
/* A person one can, or cannot, choose (picture 04). Payable: a card with a filled button that names the person; a tap anywhere on the
   card does the same. Not payable: flat, with the fact, and for a suspended insurance a note with why and what to do; or, where there is
   more to say than a card holds, why and a quiet button that leads to all of it. */
#pragma once

#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *avatar;      /* icon name, "person-woman" */
  const char *name;        /* masked, "*英" */
  const char *relation;    /* "配偶" */
  const char *id_number;   /* masked 1-16-1, or NULL */
  GjTone tone;             /* of the chip */
  const char *chip_symbol; /* "payable" */
  const char *chip_text;   /* "可代缴"; NULL: no chip */
  const char *detail;      /* a fact in one sentence, or NULL */
  const char *why;         /* care note, first line (为什么), or NULL */
  const char *what_next;   /* care note, second line (怎么办), or NULL */
  const char *action;      /* "给*英缴"; NULL: cannot be chosen */
  gboolean quiet;          /* the action only tells more: flat, with a second button */
} GjPersonCardView;

#define GJ_TYPE_PERSON_CARD (gj_person_card_get_type ())
G_DECLARE_FINAL_TYPE (GjPersonCard, gj_person_card, GJ, PERSON_CARD, GtkWidget)

/* The view is copied. Signal: "chosen". */
GtkWidget *gj_person_card_new (const GjPersonCardView *view);

G_END_DECLS
