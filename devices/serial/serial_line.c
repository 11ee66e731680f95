/* SPDX-License-Identifier: Apache-2.0 */
/* See serial_line.h. */
#include "devices/serial/serial_line.h"

#include <errno.h>
#include <termios.h>

static const struct
{
  guint baud;
  speed_t speed;
} speeds[] = {
  { 9600, B9600 },     { 19200, B19200 },   { 38400, B38400 },   { 57600, B57600 },
  { 115200, B115200 }, { 230400, B230400 }, { 460800, B460800 }, { 921600, B921600 },
};

static gboolean
find_speed (guint baud, speed_t *speed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (speeds[i].baud == baud)
      {
        *speed = speeds[i].speed;
        return TRUE;
      }
  errno = EINVAL;
  return FALSE;
}

gboolean
gj_serial_knows_baud (guint baud)
{
  speed_t speed;

  return find_speed (baud, &speed);
}

gboolean
gj_serial_set_raw (int fd, guint baud, gboolean flow_control)
{
  struct termios line;
  speed_t speed = B0;

  if (tcgetattr (fd, &line) != 0 || (baud != 0 && !find_speed (baud, &speed)))
    return FALSE;
  cfmakeraw (&line);
  line.c_cflag |= CLOCAL | CREAD;
  if (flow_control)
    line.c_cflag |= CRTSCTS;
  line.c_cflag &= ~(tcflag_t) HUPCL;
  return (baud == 0 || cfsetspeed (&line, speed) == 0) && tcsetattr (fd, TCSANOW, &line) == 0;
}
