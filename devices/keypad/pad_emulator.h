/* SPDX-License-Identifier: Apache-2.0 */
/* An encrypting PIN pad without a pad: the far end of a pseudo terminal that speaks pad_frames.h, with faults on demand, and
   with the test keys in place of its secure element. For tests and for trying the kiosk. It keeps digits in a locked buffer,
   and prints and logs none.
   Everything happens on the main context of the thread that made it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GjPadEmulator GjPadEmulator;

typedef enum
{
  GJ_PAD_FAULT_NONE,
  GJ_PAD_FAULT_STUCK,    /* reads, and answers nothing; its keys do nothing */
  GJ_PAD_FAULT_NO_BLOCK, /* confirms, and never gives the block */
  GJ_PAD_FAULT_OPENED,   /* somebody opened it by force */
} GjPadFault;

typedef struct
{
  guint asks;    /* P and C frames taken */
  guint blocks;  /* PINs given, or changes */
  gboolean asking;
  guint digits;  /* how many it holds now */
} GjPadStats;

/* Plugged in under @path, a symbolic link to the line of now. NULL with @error. (transfer full) */
GjPadEmulator *gj_pad_emulator_new (const char *path, GError **error);
void gj_pad_emulator_free (GjPadEmulator *pad);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPadEmulator, gj_pad_emulator_free)

/* Which PINs cards are issued with: digits, comma-separated; "123456,000000" until set. */
void gj_pad_emulator_set_issued (GjPadEmulator *pad, const char *issued);
void gj_pad_emulator_set_fault (GjPadEmulator *pad, GjPadFault fault);
/* As if the thirty seconds were over now, if it asks. */
void gj_pad_emulator_expire (GjPadEmulator *pad);

/* '0' … '9', 'c' clear, 'x' cancel, 'e' enter. Pressed when nothing is asked, a digit does what it does on a real pad: it beeps. */
void gj_pad_emulator_press (GjPadEmulator *pad, char key);
/* Bytes onto the line as they are. */
void gj_pad_emulator_send (GjPadEmulator *pad, const guint8 *bytes, gsize length);

void gj_pad_emulator_unplug (GjPadEmulator *pad);
gboolean gj_pad_emulator_plug (GjPadEmulator *pad, GError **error);

void gj_pad_emulator_get_stats (GjPadEmulator *pad, GjPadStats *stats);

G_END_DECLS
