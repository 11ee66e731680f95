/* SPDX-License-Identifier: Apache-2.0 */
/* A reader of QR codes as a part of the kiosk: gives the text of what was held before it, once each. It judges no text.

   Devices ("[scanner] device"):
     none          there is none
     serial:PATH   a serial (or USB serial) device in its default speed: a scan is a line, ended by CR or LF
     hid:PATH      a keyboard by its event device, "/dev/input/by-id/usb-…-event-kbd"; hid takes the first such device of /dev/input/by-id
                   whose name says scanner or barcode. It is taken exclusively (EVIOCGRAB): what it types reaches no window and presses
                   no button. Keys are read as a US keyboard
     demo          a scan comes only from gj_scanner_inject: the demo's dock, and tests
   A device that is missing, or goes, is opened again after 1, 2, 4 … 30 seconds, for ever. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Longer than any receipt's text; a longer scan is thrown away whole. */
#define GJ_SCANNER_MAX_TEXT 1024

#define GJ_TYPE_SCANNER (gj_scanner_get_type ())
G_DECLARE_FINAL_TYPE (GjScanner, gj_scanner, GJ, SCANNER, GObject)

/* Signals, on the main context of the thread that made it:
     "scanned" (const char *text)  printable ASCII, 1 … GJ_SCANNER_MAX_TEXT characters; anything else was no scan
     "changed"                     gj_scanner_is_ready has changed
   @device: one of the above. Opens nothing before the main loop runs. */
GjScanner *gj_scanner_new (const char *device);
/* Is that a device gj_scanner_new knows? For the configuration. */
gboolean gj_scanner_device_is_known (const char *device);

/* Is there a scanner at all ("none": FALSE), and does it answer now? */
gboolean gj_scanner_exists (GjScanner *self);
gboolean gj_scanner_is_ready (GjScanner *self);

/* As if @text had been scanned. */
void gj_scanner_inject (GjScanner *self, const char *text);

G_END_DECLS
