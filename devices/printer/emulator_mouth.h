/* SPDX-License-Identifier: Apache-2.0 */
/* The mouth of the emulated printer: a cut paper stands in it until somebody takes it or the printer draws it back.
 * Internal to the emulator; pure. Two papers in one mouth are counted: a person then held a stranger's. */
#pragma once

#include "devices/printer/printer_emulator.h"

G_BEGIN_DECLS

typedef struct
{
  GjEmulatedMouth kind;
  gboolean full;         /* a paper stands in it */
  gboolean nobody_takes; /* what comes stays */
  gboolean silent;       /* does not answer to what stands in it */
  gboolean blocked;      /* something that no command moves */
  guint presented;
  guint retracted;
  guint mixed; /* papers that came while another one stood there */
  guint retract_seconds; /* by itself, 0 never (Citizen) */
  gint64 retract_due_us; /* monotonic, 0 none */
} GjEmulatorMouth;

gboolean gj_emulator_mouth_is_full (const GjEmulatorMouth *mouth);
/** A paper was cut. */
void gj_emulator_mouth_cut (GjEmulatorMouth *mouth, gint64 now_us);
/** GS e @what (Custom) or GS R @what @amount (Citizen). TRUE when GS e 6 wants @answer. */
gboolean gj_emulator_mouth_command (GjEmulatorMouth *mouth, guint8 letter, guint8 what, guint8 amount,
                                    guint8 *answer);
/** Somebody takes what stands there. */
void gj_emulator_mouth_take (GjEmulatorMouth *mouth);
/** What it does by itself. Returns the microseconds until there is more to do, -1 for nothing. */
gint64 gj_emulator_mouth_run (GjEmulatorMouth *mouth, gint64 now_us);

G_END_DECLS
