/* SPDX-License-Identifier: Apache-2.0 */
/* Keys on the glass in rows of equal cells: the digits with X of an ID number, the letters of pinyin, strokes, hexadecimal digits.
   (A PIN has its own, GjKeypad, which tells a bystander nothing.) It knows no text: a tap becomes a signal. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_KEY_BOARD (gj_key_board_get_type ())
G_DECLARE_FINAL_TYPE (GjKeyBoard, gj_key_board, GJ, KEY_BOARD, GtkWidget)

typedef struct
{
  const char *key;  /* what "key" gives; NULL ends a list, "" is an empty cell, GJ_KEY_BACKSPACE the key 退一格 */
  const char *text; /* on the key; NULL: the key itself; "": where the cell is small, the icon of 退一格 alone */
  guint cells;      /* how many cells it takes; 0 counts as 1 */
} GjKey;

#define GJ_KEY_BACKSPACE "\b"

/* Signals: "key" (const char *key), "backspace". */

/* Other keys from now on, @columns cells in a row. @keys is only read here. */
void gj_key_board_set_keys (GjKeyBoard *self, const GjKey *keys, guint columns);
/* Can this key be pressed now? At first each can. An unknown key is a programming error. */
void gj_key_board_set_ready (GjKeyBoard *self, const char *key, gboolean ready);

/* For a keyboard device: emits what belongs to @keyval where there is such a key and it can be pressed; a letter in either case. FALSE:
   there is none. */
gboolean gj_key_board_press_keyval (GjKeyBoard *self, guint keyval);

G_END_DECLS
