/* SPDX-License-Identifier: Apache-2.0 */
/* The soak: one terminal in this process, its real window, store, card layer and printer driver, and one visit after the other with
 * bad luck of every kind, on a clock that runs through days. */
#pragma once

#include "devices/card/card_emulator.h"
#include "devices/printer/printer_emulator.h"
#include "kiosk/terminal.h"
#include "tests/store/hall.h"
#include "tests/ui/tongue.h"

#define SOAK_FAMILY 5 /* of one household: who pays, spouse, child, father, mother */
#define SOAK_PIN "246813"

typedef struct
{
  char psn_no[12];
  char certno[19];
  gunichar mark;      /* the last character of the name, which nobody else's has: "*" and it are this person on any screen */
  GjCardPerson *card; /* NULL: a child, who has none */
} SoakPerson;

typedef struct
{
  guint32 seed;
  GRand *random;
  Hall *hall; /* its store is closed: the terminal has it */
  GjCardEmulator *reader;
  GjPrinterEmulator *printer;
  GjTerminal *terminal;
  SoakPerson *people; /* by family */
  guint n_people;
  const SoakPerson *visitor; /* NULL between two visits */
  Tongue *tongue;            /* what is data here: people, places, policies, the hall's own words */
  GjPaper *last_paper;       /* that was judged */
  GjPaper *voided;           /* the band that ends a spoilt one */
  guint session;
  const char *doing; /* for the message of a failure */

  /* what was met */
  guint steps, paid, bound, papers, judged, spoilt, card_faults, printer_faults, store_faults, pulled, timed_out, guests;
} Soak;

/* ---- soak_dice.c ---- */
/* The display, the language, the look. Before anything else. */
void soak_begin (void);
/* An environment variable's number. */
guint soak_number (const char *name, guint otherwise);
guint soak_pick (Soak *soak, guint n);
gboolean soak_chance (Soak *soak, guint percent);
/* Ends the program with the seed and how to see it again. */
G_NORETURN void soak_stop (Soak *soak, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* ---- soak_world.c: the hall, its people and their cards ---- */
void soak_open (Soak *soak, guint families, int width, int height);
void soak_close (Soak *soak);
/* The books, by `gongjictl check`'s rules and the auditor's: nothing may be wrong. */
void soak_audit (Soak *soak);
/* Reconciles @day: no difference. */
void soak_reconcile (Soak *soak, GjDate day);

/* ---- soak_hand.c: one visit ---- */
void soak_visit (Soak *soak);

/* ---- soak_paper.c: whose a paper is ---- */
/* Those that came out since the last time; the visitor is still known. */
void soak_judge_papers (Soak *soak);
void soak_forget_papers (Soak *soak);

/* ---- soak_watch.c: whose words are on the screen, and what the program holds ---- */

/* Every word of the window is the visitor's own family's, and what the terminal remembers is the visitor's. */
void soak_check_screen (Soak *soak);
/* Every word of the window is in the language that is set, or data. */
void soak_check_language (Soak *soak);
/* Nobody is in, and nothing of anybody is on the screen or remembered. */
void soak_check_idle (Soak *soak);

typedef struct
{
  gint64 resident_kb, heap_kb, descriptors, threads; /* heap: what is in use of it, to the byte */
} SoakSize;

void soak_measure (SoakSize *size);
/* @size becomes the smaller, or the larger, of itself and what is held now. */
void soak_keep (SoakSize *size, gboolean larger);
/* What each descriptor is, for the message of a failure. */
void soak_tell_descriptors (void);
