/* SPDX-License-Identifier: Apache-2.0 */
/* A reader of QR codes as a part of the kiosk: gives the text of what was held before it, once each. It judges no text.

   Devices ("[scanner] device"):
     none          there is none
     serial:PATH[:BAUD[:none|rtscts|xonxoff]]
                   a serial (or USB serial) device, at the speed that the line has unless said, without flow control unless said
     hid:PATH      a scanner that is a keyboard, by its event device: "/dev/input/by-id/usb-…-event-kbd". hid alone takes the first
                   keyboard of /dev/input/by-id whose name says that it is a scanner. It is taken exclusively (EVIOCGRAB): what it types
                   reaches no window and presses no button. Keys are read as those of a US keyboard
   A scan ends with CR or LF, or when nothing more comes for a moment. A device that is missing, or goes, is opened again after 1, 2, 4 …
   30 seconds, for ever. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What no scan is. */
#define GJ_SCAN_UNREADABLE ""

#define GJ_TYPE_SCANNER (gj_scanner_get_type ())
G_DECLARE_FINAL_TYPE (GjScanner, gj_scanner, GJ, SCANNER, GObject)

/* Signals, on the main context of the thread that made it:
     "scanned" (const char *text)  as gj_scan_buffer gives it (scan_buffer.h); GJ_SCAN_UNREADABLE for one of which characters were lost
                                   on the way: whoever holds the paper is to scan again
     "changed"                     gj_scanner_is_ready has changed
   @device: one of the above (asserted; the configuration has checked it). */
GjScanner *gj_scanner_new (const char *device);

/* Is there a scanner at all ("none": FALSE)? */
gboolean gj_scanner_exists (GjScanner *self);
/* Is it open now? */
gboolean gj_scanner_is_ready (GjScanner *self);

G_END_DECLS
