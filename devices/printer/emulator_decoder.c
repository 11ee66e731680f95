/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the commands a receipt job uses (facts: printer 1.1) and counts everything else as rubbish,
 * which it prints as hatched squares, as a real printer would print some character or other.
 * Real-time commands are acted on by the owner as they arrive; here their bytes are skipped, or,
 * inside a picture, are dots like any other. */
#include "devices/printer/emulator_decoder.h"

#include <string.h>

#define NUL 0x00
#define LF 0x0a
#define DLE 0x10
#define ESC 0x1b
#define FS 0x1c
#define GS 0x1d
#define CELL_WIDTH 16
#define CELL_HEIGHT 24
#define LINE_FEED_ROWS 30

void
gj_escpos_decoder_init (GjEscposDecoder *decoder, guint width_dots)
{
  memset (decoder, 0, sizeof *decoder);
  decoder->width = width_dots;
  decoder->page = g_byte_array_new ();
  decoder->row = g_malloc0 (width_dots / 8);
}

void
gj_escpos_decoder_clear (GjEscposDecoder *decoder)
{
  g_clear_pointer (&decoder->page, g_byte_array_unref);
  g_clear_pointer (&decoder->row, g_free);
  g_clear_pointer (&decoder->paper, gj_paper_unref);
}

void
gj_escpos_decoder_forget (GjEscposDecoder *decoder)
{
  decoder->command_length = 0;
  decoder->rows_left = 0;
  decoder->row_filled = 0;
  decoder->feed_left = 0;
  decoder->line_columns = 0;
  decoder->cut_pending = FALSE;
  decoder->cut_announced = FALSE;
}

guint
gj_escpos_decoder_rows (const GjEscposDecoder *decoder)
{
  return decoder->page->len / (decoder->width / 8);
}

GjPaper *
gj_escpos_decoder_current (const GjEscposDecoder *decoder)
{
  guint rows = gj_escpos_decoder_rows (decoder);

  return rows > 0 ? gj_paper_new_from_bits (decoder->width, rows, decoder->page->data) : NULL;
}

static void
print_row (GjEscposDecoder *decoder, const guint8 *row)
{
  static const guint8 white[72] = { 0 };

  g_byte_array_append (decoder->page, row != NULL ? row : white, decoder->width / 8);
}

static void
add_rubbish (GjEscposDecoder *decoder)
{
  guint stride = decoder->width / 8;

  decoder->unknown_bytes++;
  if (decoder->line_columns >= decoder->width / CELL_WIDTH)
    return;
  if (decoder->line_columns == 0)
    memset (decoder->line, 0, sizeof decoder->line);
  for (guint y = 2; y < CELL_HEIGHT - 2; y++)
    {
      decoder->line[y * stride + decoder->line_columns * 2] = y % 2 == 0 ? 0x2a : 0x15;
      decoder->line[y * stride + decoder->line_columns * 2 + 1] = y % 2 == 0 ? 0xa8 : 0x54;
    }
  decoder->line_columns++;
}

static void
end_line (GjEscposDecoder *decoder)
{
  decoder->unknown_printed += decoder->line_columns;
  if (decoder->line_columns > 0)
    for (guint y = 0; y < CELL_HEIGHT; y++)
      print_row (decoder, decoder->line + y * (decoder->width / 8));
  decoder->line_columns = 0;
}

/* The length of the command held so far; 0 while that is not known, G_MAXUINT when there is no such
 * command. */
static guint
fixed_length (const guint8 *command, guint length)
{
  if (length < 2)
    return 0;
  if (command[0] == ESC)
    switch (command[1])
      {
      case '@':
        return 2;
      case 'a':
      case 'J':
      case 'd':
        return 3;
      case 'B':
        return 4;
      case '(':
        return length < 5 ? 0 : 5u + command[3] + 256u * command[4];
      default:
        return G_MAXUINT;
      }
  if (command[0] == FS)
    return command[1] == '.' || command[1] == '&' ? 2 : G_MAXUINT;
  if (command[0] == DLE && command[1] == 0x14)
    return length < 3 ? 0 : command[2] == 8 ? 10 : 5;
  if (command[0] == DLE)
    return command[1] == 0x04 || command[1] == 0x05 ? 3 : G_MAXUINT;
  switch (command[1])
    {
    case 'a':
    case 'r':
      return 3;
    case 'e':
      return length < 3 ? 0 : command[2] == 3 ? 4 : 3;
    case 'R':
      return length < 3 ? 0 : command[2] == 1 ? 4 : 3;
    case 'V':
      return length < 3 ? 0 : command[2] == 65 || command[2] == 66 ? 4 : 3;
    case 'v':
      return length < 3 ? 0 : command[2] == '0' ? 8 : G_MAXUINT;
    case '(':
      return length < 5 ? 0 : 5u + command[3] + 256u * command[4];
    default:
      return G_MAXUINT;
    }
}

static void
begin_raster (GjEscposDecoder *decoder, const guint8 *command)
{
  end_line (decoder);
  decoder->row_bytes = command[4] + 256u * command[5];
  decoder->rows_left = command[6] + 256u * command[7];
  decoder->row_filled = 0;
  decoder->previous = 0;
  if (decoder->row_bytes == 0)
    decoder->rows_left = 0;
}

static GjDecoderStep
run_gs (GjEscposDecoder *decoder, const guint8 *command)
{
  switch (command[1])
    {
    case 'a':
      decoder->argument = command[2];
      return GJ_DECODER_AUTOMATIC;
    case 'r':
      decoder->argument = command[2];
      return GJ_DECODER_ASK_STATUS;
    case 'e':
    case 'R':
      decoder->letter = command[1];
      decoder->argument = command[2];
      decoder->amount = command[3];
      return GJ_DECODER_MOUTH;
    case 'v':
      begin_raster (decoder, command);
      return GJ_DECODER_MORE;
    case 'V':
      if (decoder->line_columns > 0) /* not at the start of a line: ignored */
        return GJ_DECODER_MORE;
      decoder->feed_left = command[2] == 65 || command[2] == 66 ? command[3] : 0;
      decoder->cut_pending = TRUE;
      return GJ_DECODER_MORE;
    case '(':
      if (command[2] == 'H' && command[3] == 6 && command[5] == 0x30 && command[6] == 0x30)
        {
          memcpy (decoder->mark, command + 7, 4);
          decoder->mark[4] = '\0';
          return GJ_DECODER_PROCESS_ID;
        }
      return GJ_DECODER_MORE;
    default:
      g_assert_not_reached ();
    }
}

static GjDecoderStep
run_command (GjEscposDecoder *decoder)
{
  const guint8 *command = decoder->command;

  if (command[0] == GS)
    return run_gs (decoder, command);
  if (command[0] == ESC && command[1] == '@')
    decoder->line_columns = 0;
  else if (command[0] == ESC && command[1] == 'J')
    decoder->feed_left = command[2];
  else if (command[0] == ESC && command[1] == 'd')
    decoder->feed_left = (guint)command[2] * LINE_FEED_ROWS;
  else if (command[0] == ESC && (command[1] == 'B' || (command[1] == '(' && command[2] == 'A')))
    return GJ_DECODER_BEEP;
  return GJ_DECODER_MORE;
}

static GjDecoderStep
take_raster_byte (GjEscposDecoder *decoder, guint8 byte)
{
  if (decoder->previous == DLE && (byte == 0x04 || byte == 0x05 || byte == 0x14))
    decoder->hidden_commands++;
  decoder->previous = byte;
  if (decoder->row_filled == 0)
    memset (decoder->row, 0, decoder->width / 8);
  if (decoder->row_filled < decoder->width / 8)
    decoder->row[decoder->row_filled] = byte;
  if (++decoder->row_filled < decoder->row_bytes)
    return GJ_DECODER_MORE;
  decoder->row_filled = 0;
  decoder->rows_left--;
  print_row (decoder, decoder->row);
  return GJ_DECODER_ROW;
}

static GjDecoderStep
take_command_byte (GjEscposDecoder *decoder, guint8 byte)
{
  guint length;

  if (decoder->command_length < sizeof decoder->command)
    decoder->command[decoder->command_length] = byte;
  decoder->command_length++;
  length = fixed_length (decoder->command,
                         MIN (decoder->command_length, (guint)sizeof decoder->command));
  if (length == G_MAXUINT)
    {
      for (guint i = 0; i < decoder->command_length; i++)
        add_rubbish (decoder);
      decoder->command_length = 0;
      return GJ_DECODER_MORE;
    }
  if (length == 0 || decoder->command_length < length)
    return GJ_DECODER_MORE;
  decoder->command_length = 0;
  return run_command (decoder);
}

static GjDecoderStep
take_byte (GjEscposDecoder *decoder, guint8 byte)
{
  if (decoder->rows_left > 0)
    return take_raster_byte (decoder, byte);
  if (decoder->command_length > 0 || byte == ESC || byte == FS || byte == GS || byte == DLE)
    return take_command_byte (decoder, byte);
  if (byte == LF)
    end_line (decoder);
  else if (byte != NUL)
    add_rubbish (decoder);
  return GJ_DECODER_MORE;
}

/* What is owed before the next byte is read. */
static gboolean
step_owed (GjEscposDecoder *decoder, GjDecoderStep *step)
{
  if (decoder->feed_left > 0)
    {
      decoder->feed_left--;
      print_row (decoder, NULL);
      *step = GJ_DECODER_ROW;
      return TRUE;
    }
  if (!decoder->cut_pending)
    return FALSE;
  if (!decoder->cut_announced)
    {
      decoder->cut_announced = TRUE;
      *step = GJ_DECODER_BEFORE_CUT;
      return TRUE;
    }
  decoder->cut_announced = FALSE;
  decoder->cut_pending = FALSE;
  decoder->paper = gj_escpos_decoder_current (decoder);
  g_byte_array_set_size (decoder->page, 0);
  *step = GJ_DECODER_CUT;
  return TRUE;
}

GjDecoderStep
gj_escpos_decoder_step (GjEscposDecoder *decoder, const guint8 *bytes, gsize length, gsize *used)
{
  GjDecoderStep step = GJ_DECODER_MORE;

  *used = 0;
  g_clear_pointer (&decoder->paper, gj_paper_unref);
  if (step_owed (decoder, &step))
    return step;
  while (*used < length && step == GJ_DECODER_MORE)
    {
      step = take_byte (decoder, bytes[(*used)++]);
      if (step == GJ_DECODER_MORE && step_owed (decoder, &step))
        return step;
    }
  return step;
}
