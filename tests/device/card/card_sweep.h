/* SPDX-License-Identifier: Apache-2.0 */
/* A sweep of the card: each APDU of each flow that talks to one, with each fault in turn, over a bench that is the
 * emulator in this process or a pcscd with vpcd. After each point: what came of it is what sweep_fate says, no card
 * saw more PINs than were typed, nobody was served under another's card, and a good card is served.
 *
 * GJ_SWEEP=full takes every point, GJ_SWEEP=K every K-th; else the stride the caller gives, from where --seed says. */
#pragma once

#include "tests/device/card/desk.h"
#include "tests/device/card/sweep_fate.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  guint timeout_ms;
  gboolean blinks_are_told;
  GjCardSource *(*new_source) (void);
  void (*insert) (const char *card, const char *holder, const char *fault);
  void (*stand_by) (const char *card, const char *holder); /* who swaps them */
  void (*pull) (void);
  guint (*get_pins) (void);  /* VERIFY and CHANGE that cards saw, ever */
  guint (*get_apdus) (void); /* of all kinds */
  void (*reset) (void);      /* another program does */
  void (*kill) (void);       /* NULL: there is no pcscd */
  void (*start) (gboolean renamed);
} SweepBench;

/* Adds one test a flow, and runs them. */
int sweep_main (int argc, char **argv, const SweepBench *bench, guint stride);

G_END_DECLS
