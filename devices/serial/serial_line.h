/* SPDX-License-Identifier: Apache-2.0 */
/* A serial line's settings, for whatever is at the end of it: bytes as they are, both ways. Knows no device. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who holds our bytes back when the device can take no more. */
typedef enum
{
  GJ_SERIAL_FLOW_NONE,    /* nobody */
  GJ_SERIAL_FLOW_RTSCTS,  /* two more wires of the line */
  GJ_SERIAL_FLOW_XONXOFF, /* the device's bytes DC1 and DC3, which nobody else reads then; we send none */
} GjSerialFlow;

/* Which line, and how it is set. */
typedef struct
{
  char *path;
  guint baud; /* 0: as the line has it */
  GjSerialFlow flow;
} GjSerialLine;

/* Reads PATH[:BAUD[:none|rtscts|xonxoff]]; BAUD is 1200 … 921600 of the usual steps. What @text does not say is @baud and @flow. The path
   may hold colons, as those of /dev/serial/by-path do. FALSE: a path is missing, or the speed or the last word is none of those; then
   @line is empty. */
gboolean gj_serial_line_parse (const char *text, guint baud, GjSerialFlow flow, GjSerialLine *line) G_GNUC_WARN_UNUSED_RESULT;
void gj_serial_line_clear (GjSerialLine *line);

/* No line editing, no echo, no signals, no modem's word; speed and flow control as @line has them.
   FALSE with errno: ENOTTY where @fd is no terminal line. */
gboolean gj_serial_set_raw (int fd, const GjSerialLine *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
