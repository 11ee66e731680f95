/* SPDX-License-Identifier: Apache-2.0 */
/* What letters may mean as Chinese characters: librime (BSD 3-clause) with the data of luna-pinyin and stroke (LGPL-3, data files of
   their own packages, only read), simplified output, and codes of characters by ourselves.

   Nothing of one person reaches the next: no user dictionary is opened and nothing is learned; what the library wants to write lies in
   a private folder that is gone again before the first key; no network. One composition at a time; for the GTK thread alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_PINYIN_SOUND,   /* letters a–z, "wangwei" */
  GJ_PINYIN_STROKES, /* h 一, s 丨, p 丿, n 丶, z 乛: in the order they are written */
  GJ_PINYIN_CODE,    /* 0–9 A–F: Unicode (4 or 5 digits, from 3400) or, with four digits, 区位码 of GB 2312 */
} GjPinyinMode;

typedef struct _GjPinyin GjPinyin;

/* Opens the library on a thread of its own, for a page that will soon be followed by one that types. Again is harmless. */
void gj_pinyin_prepare (void);

/* The first one opens the library (about 60 ms, once in the life of the process), or waits until gj_pinyin_prepare has. Where the library
   or its data is missing only GJ_PINYIN_CODE is there, see gj_pinyin_has. Transfer full. */
GjPinyin *gj_pinyin_new (void);
void gj_pinyin_free (GjPinyin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPinyin, gj_pinyin_free)

/* Can this mode be used here? */
gboolean gj_pinyin_has (GjPinyin *self, GjPinyinMode mode);
/* Begins anew. */
void gj_pinyin_set_mode (GjPinyin *self, GjPinyinMode mode);
GjPinyinMode gj_pinyin_get_mode (GjPinyin *self);

/* A key of the mode; any other is ignored. FALSE: it changed nothing. */
gboolean gj_pinyin_type (GjPinyin *self, char key);
/* Takes the last key back. FALSE: there was none. */
gboolean gj_pinyin_backspace (GjPinyin *self);
void gj_pinyin_clear (GjPinyin *self);

/* What was typed and not yet chosen, as it is to be shown ("wang wei"); "" when nothing. Valid until the next change. */
const char *gj_pinyin_get_typed (GjPinyin *self);
/* Up to @n of what it may mean from the @first-th on, likeliest first; fewer when there are no more. Transfer full. */
GStrv gj_pinyin_get_candidates (GjPinyin *self, guint first, guint n);
/* The @index-th of them is meant: its characters, or NULL. What of the letters it does not use stays typed. Transfer full. */
char *gj_pinyin_choose (GjPinyin *self, guint index);

G_END_DECLS
