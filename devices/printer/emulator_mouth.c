/* SPDX-License-Identifier: Apache-2.0 */
/* Presenters and retractors as facts: printer 1.6 has them, written from the printer's side. */
#include "devices/printer/emulator_mouth.h"

#define TICKET_AT_OUTPUT 0x08

gboolean
gj_emulator_mouth_is_full (const GjEmulatorMouth *mouth)
{
  return mouth->kind != GJ_EMULATED_MOUTH_NONE && (mouth->full || mouth->blocked);
}

void
gj_emulator_mouth_take (GjEmulatorMouth *mouth)
{
  mouth->full = FALSE;
  mouth->retract_due_us = 0;
}

static void
retract (GjEmulatorMouth *mouth)
{
  if (!mouth->full || mouth->blocked)
    return;
  mouth->retracted++;
  gj_emulator_mouth_take (mouth);
}

void
gj_emulator_mouth_cut (GjEmulatorMouth *mouth, gint64 now_us)
{
  if (mouth->kind == GJ_EMULATED_MOUTH_NONE)
    return;
  if (mouth->full)
    mouth->mixed++;
  mouth->full = TRUE;
  if (mouth->kind == GJ_EMULATED_MOUTH_CUSTOM)
    return; /* nobody can reach it before it is presented */
  if (mouth->kind == GJ_EMULATED_MOUTH_CITIZEN && mouth->retract_seconds > 0)
    mouth->retract_due_us = now_us + mouth->retract_seconds * G_USEC_PER_SEC;
  if (!mouth->nobody_takes)
    gj_emulator_mouth_take (mouth);
}

static gboolean
command_custom (GjEmulatorMouth *mouth, guint8 what, guint8 *answer)
{
  if (what == 2)
    retract (mouth);
  else if (what == 3 && mouth->full)
    {
      mouth->presented++;
      if (!mouth->nobody_takes)
        gj_emulator_mouth_take (mouth);
    }
  else if (what == 6)
    {
      *answer = gj_emulator_mouth_is_full (mouth) ? TICKET_AT_OUTPUT : 0;
      return TRUE;
    }
  return FALSE;
}

gboolean
gj_emulator_mouth_command (GjEmulatorMouth *mouth, guint8 letter, guint8 what, guint8 amount,
                           guint8 *answer)
{
  if (mouth->kind == GJ_EMULATED_MOUTH_CUSTOM && letter == 'e')
    return command_custom (mouth, what, answer);
  if (mouth->kind == GJ_EMULATED_MOUTH_CITIZEN && letter == 'R')
    {
      if (what == 0)
        retract (mouth);
      else
        mouth->retract_seconds = amount;
    }
  return FALSE;
}

gint64
gj_emulator_mouth_run (GjEmulatorMouth *mouth, gint64 now_us)
{
  if (mouth->retract_due_us == 0)
    return -1;
  if (now_us < mouth->retract_due_us)
    return mouth->retract_due_us - now_us;
  mouth->retract_due_us = 0;
  retract (mouth);
  return -1;
}
