/* SPDX-License-Identifier: Apache-2.0 */
/* A job's bytes: what a printer would choke on, searched for in what we send. */
#include "tests/device/printer/rig.h"

#include <string.h>

#include "devices/printer/escpos.h"

/* Every byte of the picture is one half of a real-time command. */
static GjPaper *
hostile_paper (guint rows)
{
  static const guint8 trap[] = { 0x10, 0x04, 0x01, 0x10, 0x14, 0x10, 0x05, 0x10, 0x10, 0x04, 0x02 };
  g_autofree guint8 *bits = g_malloc (72u * rows);

  for (guint i = 0; i < 72 * rows; i++)
    bits[i] = trap[i % sizeof trap];
  return gj_paper_new_from_bits (576, rows, bits);
}

static void
test_no_hidden_commands (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();

  for (guint rows = 1; rows < 400; rows += 7)
    for (guint band = 8; band <= 128; band += 40)
      {
        g_autoptr (GjPaper) paper = hostile_paper (rows);
        GjEscposJob job;
        gsize length;

        profile->band_rows = band;
        gj_escpos_encode (paper, profile, "0001", &job);
        const guint8 *bytes = g_bytes_get_data (job.bytes, &length);

        g_assert_cmpuint (gj_escpos_count_real_time (bytes, length), ==, 0);
        g_assert_cmpuint (job.repaired, >, 0);
        gj_escpos_job_clear (&job);
      }
}

static void
test_repair_adds_only (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GjPaper) paper = hostile_paper (100);
  g_autoptr (GjPaper) printed = rig_expected (paper, profile);
  guint added = 0;

  for (guint y = 0; y < 100; y++)
    for (guint x = 0; x < 576; x++)
      {
        g_assert_false (gj_paper_is_black (paper, x, y) && !gj_paper_is_black (printed, x, y));
        added += gj_paper_is_black (printed, x, y) && !gj_paper_is_black (paper, x, y);
      }
  g_assert_cmpuint (added, >, 0);
}

static void
test_bands (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();

  for (guint rows = 1; rows <= 520; rows++)
    {
      g_autofree guint8 *bits = g_malloc0 (72u * rows);
      g_autoptr (GjPaper) paper = gj_paper_new_from_bits (576, rows, bits);
      GjEscposJob job;
      guint seen = 0;

      gj_escpos_encode (paper, profile, "0001", &job);
      const guint8 *bytes = g_bytes_get_data (job.bytes, NULL);

      for (gsize at = job.raster_offset; at < job.cut_offset;
           at = gj_escpos_job_next_stop (&job, at))
        {
          guint height = bytes[at + 6] + 256u * bytes[at + 7];

          g_assert_cmpint (memcmp (bytes + at, "\x1dv0\0\x48\0", 6), ==, 0);
          g_assert_cmpuint (height, <=, 128);
          g_assert_cmpuint (height % 48, !=, 0);
          seen += height;
        }
      g_assert_cmpuint (seen, ==, job.rows);
      g_assert_cmpuint (seen - rows, <=, 8);
      gj_escpos_job_clear (&job);
    }
}

static gboolean
contains (GBytes *bytes, const char *part, gsize length)
{
  gsize whole;
  const guint8 *data = g_bytes_get_data (bytes, &whole);

  return memmem (data, whole, part, length) != NULL;
}

static void
test_profile_decides (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GjPaper) paper = hostile_paper (10);
  GjEscposJob job;

  profile->barrier = GJ_PRINTER_BARRIER_PROCESS_ID;
  profile->cut = GJ_PRINTER_CUT_FULL;
  profile->feed_dots = 16; /* a DLE as a number: must stay harmless */
  gj_escpos_encode (paper, profile, "0Z9A", &job);
  g_assert_true (contains (job.bytes,
                           "\n\x1dV\x41\x10\x1d(H\x06\0\x30\x30"
                           "0Z9A",
                           16));
  gj_escpos_job_clear (&job);

  profile->barrier = GJ_PRINTER_BARRIER_STATUS;
  profile->cut = GJ_PRINTER_CUT_PARTIAL;
  profile->feed_dots = 0;
  gj_escpos_encode (paper, profile, "0001", &job);
  g_assert_true (contains (job.bytes, "\n\x1dV\x42\0\x1dr\x01", 8));
  gj_escpos_job_clear (&job);

  profile->barrier = GJ_PRINTER_BARRIER_NONE;
  profile->cut = GJ_PRINTER_CUT_NONE;
  profile->feed_dots = 96;
  gj_escpos_encode (paper, profile, "0001", &job);
  g_assert_true (contains (job.bytes, "\n\x1bJ\x60", 4));
  g_assert_cmpuint (job.barrier_offset, ==, g_bytes_get_size (job.bytes));
  gj_escpos_job_clear (&job);
}

static void
test_marks_differ (void)
{
  char a[5];
  char b[5];

  for (guint32 i = 0; i < 5000; i++)
    {
      gj_escpos_mark (i, a);
      gj_escpos_mark (i + 1, b);
      g_assert_cmpstr (a, !=, b);
      for (guint k = 0; k < 4; k++)
        g_assert_true (a[k] >= 0x20 && a[k] <= 0x7e);
    }
}

static void
test_resync_closes_any_picture (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GBytes) bytes = gj_escpos_encode_resync (NULL, profile, FALSE);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, >=, 8 + 128 * 72 + 2);
  for (gsize i = 0; i + 5 < length; i++)
    g_assert_cmpuint (data[i], ==, 0);
  /* and asks for an answer, behind which no earlier job's can come */
  g_assert_cmpint (memcmp (data + length - 5, "\x1b@\x1dr\x01", 5), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/escpos/no-real-time-command-hides-in-a-job", test_no_hidden_commands);
  g_test_add_func ("/escpos/repair-adds-dots-and-takes-none-away", test_repair_adds_only);
  g_test_add_func ("/escpos/bands-are-short-and-never-a-multiple-of-48", test_bands);
  g_test_add_func ("/escpos/profile-decides-cut-and-barrier", test_profile_decides);
  g_test_add_func ("/escpos/each-job-has-its-own-mark", test_marks_differ);
  g_test_add_func ("/escpos/resync-is-longer-than-any-picture", test_resync_closes_any_picture);
  return g_test_run ();
}
