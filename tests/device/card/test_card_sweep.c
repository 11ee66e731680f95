/* SPDX-License-Identifier: Apache-2.0 */
/* The sweep of the card over the emulator in this process: every APDU, every fault. */
#include "tests/device/card/card_sweep.h"

static GjCardEmulator *slot;

static GjCardSource *
new_source (void)
{
  slot = gj_card_emulator_new ();
  return gj_card_source_new_emulator (slot);
}

static void
insert (const char *card, const char *holder, const char *fault)
{
  g_autoptr (GjCardPerson) person = desk_person (card, holder, "query=safe\n", fault);

  gj_card_emulator_insert (slot, person);
}

static void
stand_by (const char *card, const char *holder)
{
  g_autoptr (GjCardPerson) person = desk_person (card, holder, "query=safe\n", "");

  gj_card_emulator_set_successor (slot, person);
}

static void
pull (void)
{
  gj_card_emulator_remove (slot);
}

static guint
get_pins (void)
{
  GjCardStats stats;

  gj_card_emulator_get_stats (slot, &stats);
  return stats.verifies + stats.changes;
}

static guint
get_apdus (void)
{
  GjCardStats stats;

  gj_card_emulator_get_stats (slot, &stats);
  return stats.apdus;
}

static void
reset (void)
{
  gj_card_emulator_power_down (slot);
}

static const SweepBench BENCH = {
  .name = "emulator",
  .timeout_ms = 250,
  .blinks_are_told = TRUE,
  .new_source = new_source,
  .insert = insert,
  .stand_by = stand_by,
  .pull = pull,
  .get_pins = get_pins,
  .get_apdus = get_apdus,
  .reset = reset,
};

int
main (int argc, char **argv)
{
  int status = sweep_main (argc, argv, &BENCH, 1);

  g_object_unref (slot);
  return status;
}
