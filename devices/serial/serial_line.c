/* SPDX-License-Identifier: Apache-2.0 */
/* See serial_line.h. */
#include "devices/serial/serial_line.h"

#include <errno.h>
#include <string.h>
#include <termios.h>

#define XON 0x11
#define XOFF 0x13

static const struct
{
  guint baud;
  speed_t speed;
} speeds[] = {
  { 1200, B1200 },     { 2400, B2400 },     { 4800, B4800 },
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

static gboolean
find_flow (const char *word, GjSerialFlow *flow)
{
  static const char *const words[] = { "none", "rtscts", "xonxoff" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        *flow = (GjSerialFlow) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

static gboolean
take_baud (const char *word, guint *baud)
{
  guint64 number = 0;
  speed_t speed;

  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXUINT, &number, NULL) || !find_speed ((guint) number, &speed))
    return FALSE;
  *baud = (guint) number;
  return TRUE;
}

/* Names of /dev/serial/by-path have colons before numbers, too, but what follows them begins with a digit. */
gboolean
gj_serial_line_parse (const char *text, guint baud, GjSerialFlow flow, GjSerialLine *line)
{
  const char *last = strrchr (text, ':');
  const char *before = last != NULL ? g_strrstr_len (text, last - text, ":") : NULL;
  g_autofree char *middle = before != NULL ? g_strndup (before + 1, (gsize) (last - before) - 1) : NULL;
  gsize length = strlen (text);
  GjSerialFlow lonely;

  memset (line, 0, sizeof *line);
  if (middle != NULL && is_number (middle) && g_ascii_isalpha (last[1]))
    {
      if (!take_baud (middle, &baud) || !find_flow (last + 1, &flow))
        return FALSE;
      length = (gsize) (before - text);
    }
  else if (last != NULL && is_number (last + 1))
    {
      if (!take_baud (last + 1, &baud))
        return FALSE;
      length = (gsize) (last - text);
    }
  else if (last != NULL && find_flow (last + 1, &lonely))
    return FALSE;
  if (length == 0)
    return FALSE;
  line->path = g_strndup (text, length);
  line->baud = baud;
  line->flow = flow;
  return TRUE;
}

void
gj_serial_line_clear (GjSerialLine *line)
{
  g_clear_pointer (&line->path, g_free);
}

gboolean
gj_serial_set_raw (int fd, const GjSerialLine *line)
{
  struct termios settings;
  speed_t speed = B0;

  if (tcgetattr (fd, &settings) != 0 || (line->baud != 0 && !find_speed (line->baud, &speed)))
    return FALSE;
  cfmakeraw (&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~(tcflag_t) (HUPCL | CRTSCTS);
  settings.c_iflag &= ~(tcflag_t) (IXOFF | IXANY); /* a DC3 of ours would be part of a picture */
  if (line->flow == GJ_SERIAL_FLOW_RTSCTS)
    settings.c_cflag |= CRTSCTS;
  if (line->flow == GJ_SERIAL_FLOW_XONXOFF)
    settings.c_iflag |= IXON;
  settings.c_cc[VSTART] = XON;
  settings.c_cc[VSTOP] = XOFF;
  return (line->baud == 0 || cfsetspeed (&settings, speed) == 0) && tcsetattr (fd, TCSANOW, &settings) == 0;
}
