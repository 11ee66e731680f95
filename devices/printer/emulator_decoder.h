/* SPDX-License-Identifier: Apache-2.0 */
/* ESC/POS bytes as rows of dots: the part of the emulated printer that reads. Internal to the
 * emulator. Knows no socket, no fault and no time; it stops after every row and before every cut,
 * so that its owner can break it there. */
#pragma once

#include "devices/printer/paper.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_DECODER_MORE,       /* wants bytes */
  GJ_DECODER_ROW,        /* one row was printed */
  GJ_DECODER_BEFORE_CUT, /* the next step cuts */
  GJ_DECODER_CUT,        /* cut: `paper` */
  GJ_DECODER_ASK_STATUS, /* GS r `argument` */
  GJ_DECODER_PROCESS_ID, /* GS ( H: `mark` */
  GJ_DECODER_AUTOMATIC,  /* GS a `argument` */
  GJ_DECODER_BEEP,       /* ESC ( A or ESC B */
  GJ_DECODER_MOUTH,      /* GS e or GS R (`letter`): `argument`, `amount` */
} GjDecoderStep;

typedef struct
{
  guint width;
  GByteArray *page; /* finished rows of the paper that is coming out */
  guint8 command[16];
  guint command_length;
  guint8 *row;
  guint row_bytes; /* of a row in the command, as many as it says */
  guint row_filled;
  guint rows_left;
  guint feed_left;      /* empty rows owed */
  guint8 line[72 * 24]; /* a line of text being filled with rubbish */
  guint line_columns;
  guint8 previous;
  gboolean cut_pending;
  gboolean cut_announced;
  guint unknown_bytes;
  guint unknown_printed; /* of them, those that came on paper */
  guint hidden_commands;
  GjPaper *paper; /* (owned) after CUT, until the next step */
  guint8 argument;
  guint8 amount;
  guint8 letter;
  char mark[5];
} GjEscposDecoder;

void gj_escpos_decoder_init (GjEscposDecoder *decoder, guint width_dots);
void gj_escpos_decoder_clear (GjEscposDecoder *decoder);
/** Forgets a command in the middle, not the paper. */
void gj_escpos_decoder_forget (GjEscposDecoder *decoder);
/** Reads on until something happens. @used counts the bytes consumed; 0 bytes may be enough for a
 * step. */
GjDecoderStep gj_escpos_decoder_step (GjEscposDecoder *decoder, const guint8 *bytes, gsize length,
                                      gsize *used);
guint gj_escpos_decoder_rows (const GjEscposDecoder *decoder);
/** The paper so far, NULL without a row. Returns (transfer full). */
GjPaper *gj_escpos_decoder_current (const GjEscposDecoder *decoder);

G_END_DECLS
