/* SPDX-License-Identifier: Apache-2.0 */
/* What can be done with the voice, in the place of the aids: say it again, say everything, louder or quieter, only for headphones, off. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wanted of the voice, by a button of the row or a key of a keypad. */
typedef enum
{
  GJ_VOICE_REPEAT,   /* the page once more; key * or F1 */
  GJ_VOICE_READ_ALL, /* everything on it, amounts and names too; key # or / or F2 */
  GJ_VOICE_LOUDNESS, /* the next of three */
  GJ_VOICE_PRIVATE,  /* headphones alone, or not any more */
  GJ_VOICE_OFF,
  GJ_VOICE_N_ACTS,
} GjVoiceAct;

#define GJ_TYPE_VOICE_ROW (gj_voice_row_get_type ())
G_DECLARE_FINAL_TYPE (GjVoiceRow, gj_voice_row, GJ, VOICE_ROW, GtkWidget)

/* Signals: "act" (GjVoiceAct), "closed". */
GtkWidget *gj_voice_row_new (void);

/* @loudness_word: "小", "中", "大"; NULL: the one of before. The private button is shown only if @has_private. */
void gj_voice_row_set (GjVoiceRow *self, const char *loudness_word, gboolean has_private, gboolean in_private);
/* How many stand beside each other. */
void gj_voice_row_set_columns (GjVoiceRow *self, guint columns);
void gj_voice_row_retranslate (GjVoiceRow *self);

G_END_DECLS
