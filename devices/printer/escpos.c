/* SPDX-License-Identifier: Apache-2.0 */
/* The encoder. A job is built in one buffer, the pictures in it are repaired, and the whole is
 * searched once more for real-time commands before it leaves: one that got through would put every
 * later answer out of step. */
#include "devices/printer/escpos.h"

#include <string.h>

#define DLE 0x10
#define MARK_BASE 36

static gboolean
is_real_time_function (guint8 byte)
{
  return byte == 0x04 || byte == 0x05 || byte == 0x14; /* EOT, ENQ, DC4 */
}

guint
gj_escpos_count_real_time (const guint8 *bytes, gsize length)
{
  guint count = 0;

  for (gsize i = 0; i + 1 < length; i++)
    if (bytes[i] == DLE && is_real_time_function (bytes[i + 1]))
      count++;
  return count;
}

guint
gj_escpos_repair (guint8 *bytes, gsize length)
{
  guint count = 0;

  for (gsize i = 0; i + 1 < length; i++)
    if (bytes[i] == DLE && is_real_time_function (bytes[i + 1]))
      {
        bytes[i]
            = 0x30; /* one dot more, beside one that is there; never the start of another command */
        count++;
      }
  return count;
}

static void
append (GByteArray *job, gsize length, const guint8 *bytes)
{
  g_byte_array_append (job, bytes, (guint)length);
}

/* One GS v 0. Heights that are a multiple of 48 make some printers print rubbish (facts:
 * printer 1.2), so such a band gets eight white rows more; the bytes of a row can never exceed 72,
 * so no length byte is a DLE. */
static guint
append_band (GByteArray *job, const GjPaper *paper, guint from, guint rows)
{
  guint stride = gj_paper_get_stride (paper);
  guint sent = rows % 48 == 0 ? rows + 8 : rows;
  const guint8 head[8] = { 0x1d, 'v', '0', 0, (guint8)stride, 0, (guint8)sent, 0 };
  guint start;

  g_assert (stride <= 72 && sent <= 128 && sent % 48 != 0);
  append (job, sizeof head, head);
  start = job->len;
  append (job, (gsize)rows * stride, gj_paper_get_bits (paper) + (gsize)from * stride);
  g_byte_array_set_size (job, start + sent * stride);
  memset (job->data + start + rows * stride, 0, (sent - rows) * stride);
  return sent;
}

static void
append_cut (GByteArray *job, const GjPrinterProfile *profile)
{
  append (job, 1, (const guint8[]){ 0x0a }); /* a cut is ignored unless at the start of a line */
  switch (profile->cut)
    {
    case GJ_PRINTER_CUT_PARTIAL:
      append (job, 4, (const guint8[]){ 0x1d, 'V', 66, (guint8)profile->feed_dots });
      break;
    case GJ_PRINTER_CUT_FULL:
      append (job, 4, (const guint8[]){ 0x1d, 'V', 65, (guint8)profile->feed_dots });
      break;
    case GJ_PRINTER_CUT_NONE:
      append (job, 3, (const guint8[]){ 0x1b, 'J', (guint8)profile->feed_dots });
      break;
    }
}

/* A cut paper on its way: brought out for the person, or, when it is nobody's, drawn back where that can be. */
static void
append_mouth (GByteArray *job, const GjPrinterProfile *profile, gboolean nobodys)
{
  const guint8 present[] = { 0x1d, 'e', 3, (guint8)profile->present_steps };

  if (profile->mouth == GJ_PRINTER_MOUTH_CUSTOM && nobodys)
    append (job, 3, (const guint8[]){ 0x1d, 'e', 2 });
  else if (profile->mouth == GJ_PRINTER_MOUTH_CUSTOM)
    append (job, sizeof present, present);
  else if (profile->mouth == GJ_PRINTER_MOUTH_CITIZEN && nobodys)
    append (job, 3, (const guint8[]){ 0x1d, 'R', 0 });
}

static void
append_buzzer (GByteArray *job, const GjPrinterProfile *profile)
{
  const guint8 beeps = (guint8)profile->beeps;

  switch (profile->buzzer)
    {
    case GJ_PRINTER_BUZZER_NONE:
      break;
    case GJ_PRINTER_BUZZER_EPSON:
      append (job, 9, (const guint8[]){ 0x1b, '(', 'A', 4, 0, 48, 49, beeps, 10 });
      break;
    case GJ_PRINTER_BUZZER_CHINESE:
      append (job, 4, (const guint8[]){ 0x1b, 'B', beeps, 1 });
      break;
    }
}

static void
append_barrier (GByteArray *job, const GjPrinterProfile *profile, const char *mark)
{
  switch (profile->barrier)
    {
    case GJ_PRINTER_BARRIER_STATUS:
      append (job, 3, (const guint8[]){ 0x1d, 'r', 1 });
      break;
    case GJ_PRINTER_BARRIER_PROCESS_ID:
      append (job, 7, (const guint8[]){ 0x1d, '(', 'H', 6, 0, 0x30, 0x30 });
      append (job, 4, (const guint8 *)mark);
      break;
    case GJ_PRINTER_BARRIER_NONE:
      break;
    }
}

static guint
append_picture (GByteArray *job, const GjPaper *paper, guint band_rows, guint *repaired)
{
  guint rows = gj_paper_get_rows (paper);
  guint limit = band_rows % 48 == 0 ? band_rows - 8 : band_rows;
  guint sent = 0;
  guint start = job->len;

  for (guint from = 0; from < rows; from += limit)
    sent += append_band (job, paper, from, MIN (limit, rows - from));
  *repaired += gj_escpos_repair (job->data + start, job->len - start);
  return sent;
}

void
gj_escpos_encode (const GjPaper *paper, const GjPrinterProfile *profile, const char *mark,
                  GjEscposJob *job)
{
  GByteArray *bytes
      = g_byte_array_sized_new (gj_paper_get_rows (paper) * gj_paper_get_stride (paper) + 512);

  g_return_if_fail (strlen (mark) == 4);
  memset (job, 0, sizeof *job);
  append (bytes, 2, (const guint8[]){ 0x1b, '@' });
  append (bytes, 2, (const guint8[]){ 0x1c, '.' });    /* Chinese mode off: nothing is text */
  append (bytes, 3, (const guint8[]){ 0x1b, 'a', 0 }); /* left: raster follows the alignment */
  append (bytes, 10, (const guint8[]){ 0x1d, '(', 'D', 5, 0, 0x14, 1, 0, 2, 0 });
  append (bytes, 3, (const guint8[]){ 0x1d, 'a', profile->asb ? 0x0e : 0x00 });
  if (profile->mouth == GJ_PRINTER_MOUTH_CITIZEN)
    append (bytes, 4, (const guint8[]){ 0x1d, 'R', 1, (guint8)profile->retract_seconds });
  job->raster_offset = bytes->len;
  job->rows = append_picture (bytes, paper, profile->band_rows, &job->repaired);
  job->cut_offset = bytes->len;
  append_cut (bytes, profile);
  append_mouth (bytes, profile, FALSE);
  append_buzzer (bytes, profile);
  job->barrier_offset = bytes->len;
  append_barrier (bytes, profile, mark);
  g_assert (gj_escpos_count_real_time (bytes->data, bytes->len) == 0);
  job->bytes = g_byte_array_free_to_bytes (bytes);
}

void
gj_escpos_job_clear (GjEscposJob *job)
{
  g_clear_pointer (&job->bytes, g_bytes_unref);
}

gsize
gj_escpos_job_next_stop (const GjEscposJob *job, gsize offset)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (job->bytes, &length);

  if (offset < job->raster_offset)
    return job->raster_offset;
  if (offset < job->cut_offset)
    return offset + 8 + (gsize)bytes[offset + 4] * bytes[offset + 6];
  return offset < job->barrier_offset ? job->barrier_offset : length;
}

GBytes *
gj_escpos_encode_resync (const GjPaper *voided, const GjPrinterProfile *profile,
                         gboolean cut_remains)
{
  GByteArray *bytes = g_byte_array_sized_new (GJ_ESCPOS_RESYNC_BYTES + 32768);
  guint repaired = 0;

  g_byte_array_set_size (bytes, GJ_ESCPOS_RESYNC_BYTES);
  memset (bytes->data, 0, bytes->len);
  append (bytes, 2, (const guint8[]){ 0x1b, '@' });
  if (cut_remains)
    {
      if (voided != NULL)
        append_picture (bytes, voided, profile->band_rows, &repaired);
      append_cut (bytes, profile);
      append_mouth (bytes, profile, TRUE);
    }
  if (profile->barrier == GJ_PRINTER_BARRIER_STATUS)
    append_barrier (bytes, profile, NULL);
  g_assert (gj_escpos_count_real_time (bytes->data, bytes->len) == 0);
  return g_byte_array_free_to_bytes (bytes);
}

void
gj_escpos_mark (guint32 serial, char mark[5])
{
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  for (int i = 3; i >= 0; i--)
    {
      mark[i] = digits[serial % MARK_BASE];
      serial /= MARK_BASE;
    }
  mark[4] = '\0';
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a;
  gint64 right = *(const gint64 *)b;

  return (left > right) - (left < right);
}

gint64
gj_escpos_measure_us (const GjReceiptPaper *what, guint width_dots, const GjPrinterProfile *profile,
                      guint runs, GError **error)
{
  g_autofree gint64 *times = g_new0 (gint64, runs);

  g_return_val_if_fail (runs > 0, -1);
  for (guint i = 0; i < runs; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (GjPaper) paper = gj_paper_draw_receipt (what, width_dots, error);
      GjEscposJob job;

      if (paper == NULL)
        return -1;
      gj_escpos_encode (paper, profile, "0000", &job);
      gj_escpos_job_clear (&job);
      times[i] = g_get_monotonic_time () - begun;
    }
  qsort (times, runs, sizeof *times, compare_times);
  return times[runs / 2];
}
