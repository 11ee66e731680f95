/* SPDX-License-Identifier: Apache-2.0 */
/* The wire to a printer: one file descriptor that never blocks, and what is particular about
 * opening, hearing and closing it. Internal to the printer; used on its worker thread only. It
 * knows no ESC/POS. */
#pragma once

#include <gio/gio.h>

#include "devices/serial/serial_line.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PRINTER_WIRE_TCP,
  GJ_PRINTER_WIRE_USB,
  GJ_PRINTER_WIRE_SERIAL,
  GJ_PRINTER_WIRE_FILE, /* no wire: a folder for pictures */
} GjPrinterWireKind;

/** Where a printer is: the parsed device text. */
typedef struct
{
  GjPrinterWireKind kind;
  char *path; /* usb, file */
  char *host; /* tcp */
  char *port;
  GjSerialLine line; /* serial */
} GjPrinterAddress;

/** FALSE when @device is not one of the four forms. Release with gj_printer_address_clear(). */
gboolean gj_printer_address_parse (const char *device, GjPrinterAddress *address);
void gj_printer_address_clear (GjPrinterAddress *address);

typedef struct _GjPrinterWire GjPrinterWire;

typedef enum
{
  GJ_PRINTER_WIRE_OPEN,
  GJ_PRINTER_WIRE_ABSENT, /* not there, refused, no answer in time */
  GJ_PRINTER_WIRE_BUSY,   /* somebody else holds it */
  GJ_PRINTER_WIRE_CANCELLED,
} GjPrinterWireResult;

/** Opens the wire within @timeout_ms and throws away what was waiting to be read. @wire is set with
 * OPEN only. */
GjPrinterWireResult gj_printer_wire_open (const GjPrinterAddress *address, guint timeout_ms,
                                          GCancellable *cancellable, GjPrinterWire **wire);
typedef enum
{
  GJ_PRINTER_WIRE_DONE,    /* the last bytes are known to have arrived */
  GJ_PRINTER_WIRE_SENT,    /* they are on their way and shall arrive */
  GJ_PRINTER_WIRE_ABANDON, /* what has not arrived shall not */
} GjPrinterWireEnd;

/** Waits until the wire holds nothing more of what was written, no longer than @timeout_ms. FALSE: it still does. tcp
 * holds nothing that a close would lose. */
gboolean gj_printer_wire_drain (GjPrinterWire *wire, guint timeout_ms);

/** Closes it. usb and serial are given @drain_ms to send what they hold: a close kills the one and waits for the other;
 * what they hold then is thrown away. tcp is reset with ABANDON. */
void gj_printer_wire_close (GjPrinterWire *wire, GjPrinterWireEnd end, guint drain_ms);

/** Bytes taken, 0 when it takes none now, -1 when the wire is gone. Never waits. */
gssize gj_printer_wire_write (GjPrinterWire *wire, const guint8 *bytes, gsize length);
/** Bytes read, 0 when there are none now, -1 when the wire is gone. Never waits. */
gssize gj_printer_wire_read (GjPrinterWire *wire, guint8 *bytes, gsize length);

typedef enum
{
  GJ_PRINTER_WIRE_TIMEOUT = 0,
  GJ_PRINTER_WIRE_READABLE = 1 << 0,
  GJ_PRINTER_WIRE_WRITABLE = 1 << 1,
  GJ_PRINTER_WIRE_STOPPED = 1 << 2, /* @cancellable was cancelled */
} GjPrinterWireReady;

/** Waits until it can be read, or (with @write) written, or @timeout_ms pass. */
GjPrinterWireReady gj_printer_wire_wait (GjPrinterWire *wire, gboolean write, guint timeout_ms,
                                         GCancellable *cancellable);
/** TRUE when the port itself, not the printer's answers, says that paper is out (usb: LPGETSTATUS).
 */
gboolean gj_printer_wire_says_paper_out (GjPrinterWire *wire);

G_END_DECLS
