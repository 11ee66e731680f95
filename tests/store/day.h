/* SPDX-License-Identifier: Apache-2.0 */
/* One whole day at the hall, step by step: an import, payments and a refused one, binding with consent, a request
 * and its answer, an order, leaving and releasing, a print and a reprint, a joint paper and a statement, and a correction. It can be
 * broken off anywhere and gone on with, and it keeps what the client was told at each step, to be held against
 * what the store has. */
#pragma once

#include "tests/store/hall.h"

typedef enum
{
  DAY_IMPORT,
  DAY_PAY,
  DAY_PAY_ANOTHER,
  DAY_PAY_REFUSED, /* that year is paid already */
  DAY_BIND,        /* with the relative's own PIN */
  DAY_BIND_AND_ASK, /* one by PIN, one who is asked */
  DAY_ACCEPT,
  DAY_ORDER,
  DAY_LEAVE,
  DAY_PRINT, /* the first payment's receipt */
  DAY_REPRINT,
  DAY_JOINT,
  DAY_STATEMENT,
  DAY_RELEASE,
  DAY_CORRECT, /* staff take the second payment back */
  DAY_STEPS
} DayStep;

typedef enum
{
  TOLD_NOTHING, /* not begun, or the client died before it heard */
  TOLD_DONE,    /* committed; of the refused payment: that it is paid already */
  TOLD_FAILED,  /* certainly nothing changed */
  TOLD_UNKNOWN,
  TOLD_WRONG /* something else, which is not so */
} Told;

/* No pointers: it may lie in memory that two processes share. */
typedef struct
{
  char ids[DAY_STEPS][20];
  Told told[DAY_STEPS];
  guint next; /* the step that is to be done */
  guint tries; /* of one that failed */
} DayNotes;

typedef struct
{
  Hall *hall;
  GjStore *store;
  GjStore *staff; /* who may import */
  DayNotes *notes;
} Day;

/* The relatives here are asked from 16 years on. Once for a hall. */
void day_use_region (Hall *hall);
void day_begin (DayNotes *notes);
/* Goes on with the next step, until all are done (TRUE) or one is not. Steps that are done already may be done
 * again: with the same ids nothing happens twice. */
gboolean day_go_on (const Day *day);
/* As at a kiosk's start: what was begun is resolved, and every answer the client got is held against the store: NULL
 * when all were true, else what was not. Steps that are not there get what they need to be done again, and the first
 * of them is next. (transfer full) */
char *day_settle (const Day *day);
/* All of it, with no fault, and what was told is so. */
void day_live (Hall *hall, GjStore *staff);
/* The one end of every such day, however often it was broken off: NULL, or what is not so. (transfer full) */
char *day_end (const Day *day);
const char *day_step_name (guint step);
