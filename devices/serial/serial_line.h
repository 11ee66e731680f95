/* SPDX-License-Identifier: Apache-2.0 */
/* A serial line's settings, for whatever is at the end of it: bytes as they are, both ways. Knows no device. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 9600 … 921600 of the usual steps. */
gboolean gj_serial_knows_baud (guint baud);

/* No line editing, no echo, no signals, no modem's word. @baud: of those above, or 0: as the line has it.
   @flow_control: RTS/CTS. FALSE with errno: ENOTTY where @fd is no terminal line. */
gboolean gj_serial_set_raw (int fd, guint baud, gboolean flow_control) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
