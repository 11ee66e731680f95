/* SPDX-License-Identifier: Apache-2.0 */
/* The emulated printer's body, shared by its two halves: what it does (printer_emulator.c) and what it is plugged into
 * (emulator_wire.c). Internal to the emulator. Every function here is called with the lock held. */
#pragma once

#include "devices/printer/emulator_decoder.h"
#include "devices/printer/emulator_mouth.h"
#include "devices/printer/emulator_status.h"
#include "devices/printer/printer_emulator.h"

#include <poll.h>

G_BEGIN_DECLS

struct _GjPrinterEmulator
{
  GObject parent_instance;
  GMainContext *context;
  GThread *thread;
  GMutex lock; /* of everything below */
  int wake;
  int listener;
  int connection;
  int far_end; /* of the pseudo-terminal, held so that it never hangs up */
  guint spare; /* bytes the connection may still send beyond a full buffer */
  guint16 port;
  gboolean quit;
  gboolean drop;

  guint width;
  guint speed;
  guint buffer;
  gint64 next_row_us;
  GByteArray *input;
  GByteArray *received;
  GjRealTimeWatch real_time;
  GjEscposDecoder decoder;
  gboolean in_cut;
  guint8 automatic;
  guint8 told[4];

  GjPrinterFault fault;
  GjPrinterFault latched; /* cutter or jam, until DLE ENQ */
  gboolean near_end;
  GjPrinterFault armed;
  GjPrinterMoment moment;
  guint moment_row;
  guint cuts;       /* so far */
  guint armed_cuts; /* when it was armed */
  GjEmulatorMouth mouth;
  guint beeps;

  GPtrArray *papers;
  GPtrArray *fresh; /* papers not signalled yet */
  gboolean state_changed;
  gboolean rows_changed;
  gboolean notifying;
};

/** Takes a byte that arrived; a real-time command acts at once. */
void gj_emulator_take_real_time (GjPrinterEmulator *self, guint8 byte);
/** What it says to whoever is connected; lost when nobody listens. */
void gj_emulator_answer (GjPrinterEmulator *self, const guint8 *bytes, gsize length);
void gj_emulator_answer_stale (GjPrinterEmulator *self);
gpointer gj_emulator_main (gpointer data);

/** Waits for the next thing, without the lock. */
void gj_emulator_wire_wait (GjPrinterEmulator *self, gint64 wait_us, struct pollfd polled[3]);
void gj_emulator_wire_accept (GjPrinterEmulator *self);
void gj_emulator_wire_read (GjPrinterEmulator *self);
void gj_emulator_wire_close (GjPrinterEmulator *self);
/** The cable out: connection and listener are gone. And in again, on the same port. */
void gj_emulator_wire_unplug (GjPrinterEmulator *self);
void gj_emulator_wire_plug (GjPrinterEmulator *self);

G_END_DECLS
