/* SPDX-License-Identifier: Apache-2.0 */
/* See evdev_keys.h. */
#include "devices/scanner/evdev_keys.h"

#include <linux/input.h>
#include <string.h>

#define SHIFT_LEFT 1u
#define SHIFT_RIGHT 2u

G_STATIC_ASSERT (sizeof (struct input_event) <= sizeof ((GjEvdevKeys *) NULL)->part);

/* Plain, shifted. */
static const char characters_of[KEY_CNT][2] = {
  [KEY_1] = { '1', '!' },          [KEY_2] = { '2', '@' },         [KEY_3] = { '3', '#' },
  [KEY_4] = { '4', '$' },          [KEY_5] = { '5', '%' },         [KEY_6] = { '6', '^' },
  [KEY_7] = { '7', '&' },          [KEY_8] = { '8', '*' },         [KEY_9] = { '9', '(' },
  [KEY_0] = { '0', ')' },          [KEY_MINUS] = { '-', '_' },     [KEY_EQUAL] = { '=', '+' },
  [KEY_Q] = { 'q', 'Q' },          [KEY_W] = { 'w', 'W' },         [KEY_E] = { 'e', 'E' },
  [KEY_R] = { 'r', 'R' },          [KEY_T] = { 't', 'T' },         [KEY_Y] = { 'y', 'Y' },
  [KEY_U] = { 'u', 'U' },          [KEY_I] = { 'i', 'I' },         [KEY_O] = { 'o', 'O' },
  [KEY_P] = { 'p', 'P' },          [KEY_LEFTBRACE] = { '[', '{' }, [KEY_RIGHTBRACE] = { ']', '}' },
  [KEY_A] = { 'a', 'A' },          [KEY_S] = { 's', 'S' },         [KEY_D] = { 'd', 'D' },
  [KEY_F] = { 'f', 'F' },          [KEY_G] = { 'g', 'G' },         [KEY_H] = { 'h', 'H' },
  [KEY_J] = { 'j', 'J' },          [KEY_K] = { 'k', 'K' },         [KEY_L] = { 'l', 'L' },
  [KEY_SEMICOLON] = { ';', ':' },  [KEY_APOSTROPHE] = { '\'', '"' }, [KEY_GRAVE] = { '`', '~' },
  [KEY_BACKSLASH] = { '\\', '|' }, [KEY_Z] = { 'z', 'Z' },         [KEY_X] = { 'x', 'X' },
  [KEY_C] = { 'c', 'C' },          [KEY_V] = { 'v', 'V' },         [KEY_B] = { 'b', 'B' },
  [KEY_N] = { 'n', 'N' },          [KEY_M] = { 'm', 'M' },         [KEY_COMMA] = { ',', '<' },
  [KEY_DOT] = { '.', '>' },        [KEY_SLASH] = { '/', '?' },     [KEY_SPACE] = { ' ', ' ' },
  [KEY_KP0] = { '0', '0' },        [KEY_KP1] = { '1', '1' },       [KEY_KP2] = { '2', '2' },
  [KEY_KP3] = { '3', '3' },        [KEY_KP4] = { '4', '4' },       [KEY_KP5] = { '5', '5' },
  [KEY_KP6] = { '6', '6' },        [KEY_KP7] = { '7', '7' },       [KEY_KP8] = { '8', '8' },
  [KEY_KP9] = { '9', '9' },        [KEY_KPMINUS] = { '-', '-' },   [KEY_KPPLUS] = { '+', '+' },
  [KEY_KPASTERISK] = { '*', '*' }, [KEY_KPSLASH] = { '/', '/' },   [KEY_KPDOT] = { '.', '.' },
  [KEY_ENTER] = { '\n', '\n' },    [KEY_KPENTER] = { '\n', '\n' },
};

static void
set_shift (GjEvdevKeys *keys, guint side, gboolean down)
{
  keys->shifts = down ? keys->shifts | side : keys->shifts & ~side;
}

static void
take_event (GjEvdevKeys *keys, const struct input_event *event, GString *characters)
{
  gboolean down = event->value != 0;

  if (event->type == EV_SYN && event->code == SYN_DROPPED)
    {
      gj_evdev_keys_let_go (keys);
      keys->dropping = keys->lost = TRUE;
      g_string_append_c (characters, GJ_EVDEV_KEYS_LOST);
    }
  else if (event->type == EV_SYN && event->code == SYN_REPORT)
    keys->dropping = FALSE;
  if (keys->dropping || event->type != EV_KEY || event->code >= KEY_CNT)
    return;
  if (event->code == KEY_LEFTSHIFT || event->code == KEY_RIGHTSHIFT)
    set_shift (keys, event->code == KEY_LEFTSHIFT ? SHIFT_LEFT : SHIFT_RIGHT, down);
  else if (event->value == 1 && event->code == KEY_CAPSLOCK)
    keys->caps = !keys->caps;
  else if (event->value == 1 && characters_of[event->code][0] != '\0')
    {
      gboolean shifted = keys->shifts != 0;

      if (keys->caps && g_ascii_isalpha (characters_of[event->code][0]))
        shifted = !shifted;
      g_string_append_c (characters, characters_of[event->code][shifted]);
      if (keys->lost && characters_of[event->code][0] == '\n')
        gj_evdev_keys_let_go (keys);
    }
}

void
gj_evdev_keys_let_go (GjEvdevKeys *keys)
{
  keys->shifts = 0;
  keys->caps = FALSE;
  keys->lost = FALSE;
}

void
gj_evdev_keys_take (GjEvdevKeys *keys, const guint8 *bytes, gsize length, GString *characters)
{
  while (length > 0)
    {
      gsize some = MIN (length, sizeof (struct input_event) - keys->n_part);

      memcpy (keys->part + keys->n_part, bytes, some);
      keys->n_part += some;
      bytes += some;
      length -= some;
      if (keys->n_part == sizeof (struct input_event))
        {
          struct input_event event;

          memcpy (&event, keys->part, sizeof event);
          keys->n_part = 0;
          take_event (keys, &event, characters);
        }
    }
}
