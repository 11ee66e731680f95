/* SPDX-License-Identifier: Apache-2.0 */
/* What the emulated printer says of itself in a given fault, and the real-time commands in what it
 * hears. Internal to the emulator; pure. */
#pragma once

#include "devices/printer/printer_emulator.h"

G_BEGIN_DECLS

/** TRUE for a fault in which nothing is printed. */
gboolean gj_emulator_fault_stops (GjPrinterFault fault);
/** The error byte of DLE EOT 3 and of automatic status, without its fixed bits. */
guint8 gj_emulator_error_bits (GjPrinterFault fault);
/** The answer to DLE EOT @which, 0 when there is none. */
guint8 gj_emulator_real_time_byte (guint8 which, GjPrinterFault fault, gboolean near_end);
void gj_emulator_automatic_bytes (GjPrinterFault fault, gboolean near_end, guint8 bytes[4]);

/** The answer to DLE EOT 20 of a printer with a presenter. */
void gj_emulator_full_bytes (GjPrinterFault fault, gboolean near_end, gboolean mouth_full, guint8 bytes[6]);

#define GJ_REAL_TIME_LONGEST 10

typedef enum
{
  GJ_REAL_TIME_NONE,
  GJ_REAL_TIME_ASK,     /* DLE EOT @argument */
  GJ_REAL_TIME_RECOVER, /* DLE ENQ @argument */
  GJ_REAL_TIME_CLEAR,   /* DLE DC4 8 with its seal */
} GjRealTimeCommand;

typedef struct
{
  guint8 held[GJ_REAL_TIME_LONGEST];
  guint length;
} GjRealTimeWatch;

/** Feeds one byte of the stream, whatever it belongs to. */
GjRealTimeCommand gj_real_time_watch_feed (GjRealTimeWatch *watch, guint8 byte, guint8 *argument);

G_END_DECLS
