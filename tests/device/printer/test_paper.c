/* SPDX-License-Identifier: Apache-2.0 */
/* What is on the paper, and what is refused before it can be. */
#include "tests/device/printer/rig.h"

#include <glib/gstdio.h>
#include <string.h>

#include "devices/printer/escpos.h"
#include "devices/printer/paper_sheet.h"
#include "devices/printer/paper_words.h"
#include "devices/scanner/qr_image.h"

static const guint widths[] = { GJ_PAPER_WIDTH_80MM, GJ_PAPER_WIDTH_58MM };

static GjPaper *
draw (const GjReceiptPaper *what, guint width)
{
  g_autoptr (GError) error = NULL;
  GjPaper *paper = gj_paper_draw_receipt (what, width, &error);

  g_assert_no_error (error);
  return paper;
}

static void
test_qr (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, widths[i]);
      g_autofree char *read = rig_zbarimg (paper);

      g_assert_cmpuint (gj_paper_get_width (paper), ==, widths[i]);
      g_assert_cmpstr (read, ==, RIG_QR_A);
    }
}

static void
test_longest_qr (void)
{
  char text[GJ_RECEIPT_TEXT_MAX + 1];

  memset (text, 'A', GJ_RECEIPT_TEXT_MAX);
  memcpy (text, "GJ1:", 4);
  for (guint i = 4; i < GJ_RECEIPT_TEXT_MAX; i++)
    text[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(i * i + 7 * i) % 36];
  text[GJ_RECEIPT_TEXT_MAX] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPaper) paper = rig_paper (text, widths[i]);
      g_autofree char *read = rig_zbarimg (paper);

      g_assert_cmpstr (read, ==, text);
    }
}

static void
test_endless_qr (void)
{
  g_autofree char *text = g_strnfill (2900, 'x');
  GjReceiptPaper what;

  rig_receipt_init (&what, text);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gj_paper_draw_receipt (&what, widths[i], &error));
      g_assert_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_QR_SIZE);
    }
  rig_receipt_clear (&what);
}

static void
test_rare_names (void)
{
  static const char *const names[] = { "*䶮", "*㛃", "*𬭎", "*𠅤" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GjReceiptPaper what;

      rig_receipt_init (&what, RIG_QR_A);
      g_autoptr (GjPaper) plain = draw (&what, GJ_PAPER_WIDTH_80MM);
      GjReceipt *receipt = (GjReceipt *)what.receipt;

      g_free (receipt->payer_name);
      receipt->payer_name = g_strdup (names[i]);
      g_autoptr (GjPaper) rare = draw (&what, GJ_PAPER_WIDTH_80MM);

      g_assert_false (gj_paper_equal (plain, rare));
      g_assert_cmpuint (gj_paper_get_rows (plain), ==, gj_paper_get_rows (rare));
      rig_receipt_clear (&what);
    }
}

static void
test_unknown_glyph (void)
{
  static const struct
  {
    const char *name;
    const char *named;
  } cases[] = { { "*\xf3\xb0\x80\x80", "U+F0000" }, { "*\x07", "U+0007" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GjReceiptPaper what;
      g_autoptr (GError) error = NULL;

      rig_receipt_init (&what, RIG_QR_A);
      GjReceipt *receipt = (GjReceipt *)what.receipt;

      g_free (receipt->relative_name);
      receipt->relative_name = g_strdup (cases[i].name);
      g_assert_null (gj_paper_draw_receipt (&what, GJ_PAPER_WIDTH_80MM, &error));
      g_assert_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_GLYPH);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      rig_receipt_clear (&what);
    }
}

/* Who pays late takes home when cover begins; what was taken back says what it was. */
static void
test_words (void)
{
  GjWaiting waiting = { .months = 4, .covered_from = 20270301, .covered_to = 20271231 };
  g_autofree char *words = gj_paper_words_waiting (GJ_WAITING_MONTHS, &waiting);
  g_autofree char *back = gj_paper_words_premium_line ("*伟", "*英", 2026, 40000, TRUE);
  GjReceiptPaper what;
  const GjWaiting no_record = { .months = 0 };
  const GjWaiting at_least = { .months = 3 };
  g_autofree char *unsure = gj_paper_words_waiting (GJ_WAITING_UNSURE, &no_record);
  g_autofree char *longer = gj_paper_words_waiting (GJ_WAITING_UNSURE, &at_least);

  g_assert_cmpstr (unsure, ==, "没有查到以前每年缴满的记录，是否有等待期以窗口为准");
  g_assert_cmpstr (longer, ==, "缴费后至少要等3个月，是否更久以窗口为准");
  g_assert_cmpstr (words, ==, "缴费后要等4个月，2027年3月1日起能报销");
  g_assert_null (gj_paper_words_waiting (GJ_WAITING_NONE, &waiting));
  g_assert_cmpstr (back, ==, "*伟给*英缴2026年度¥400.00，已退回");
  rig_receipt_init (&what, RIG_QR_A);
  g_autoptr (GjPaper) plain = draw (&what, GJ_PAPER_WIDTH_80MM);

  what.waiting = words;
  g_autoptr (GjPaper) told = draw (&what, GJ_PAPER_WIDTH_80MM);

  g_assert_cmpuint (gj_paper_get_rows (told), >, gj_paper_get_rows (plain));
  if (g_getenv ("GJ_PAPERS_DIR") != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("GJ_PAPERS_DIR"), "waiting.png", NULL);

      g_assert_true (gj_paper_save_png (told, path, NULL));
    }
  rig_receipt_clear (&what);
}

/* Whoever prints it again, or for the first time after that, is not told that the year is paid. */
static void
test_what_was_taken_back_says_so (void)
{
  gint64 reversed_us = 0;
  GjReceiptPaper what;
  g_autofree char *words = NULL;

  g_assert_true (gj_time_parse ("2026-11-24 15:20:06", &reversed_us));
  words = gj_paper_words_taken_back (reversed_us);
  g_assert_cmpstr (words, ==, "已于2026年11月24日退回");
  g_assert_null (gj_paper_words_taken_back (0));
  rig_receipt_init (&what, RIG_QR_A);
  for (guint width = GJ_PAPER_WIDTH_58MM; width <= GJ_PAPER_WIDTH_80MM;
       width += GJ_PAPER_WIDTH_80MM - GJ_PAPER_WIDTH_58MM)
    {
      g_autofree char *name = g_strdup_printf ("taken-back-%u.png", width);
      g_autoptr (GjPaper) plain = NULL;
      g_autoptr (GjPaper) told = NULL;

      what.taken_back = NULL;
      plain = draw (&what, width);
      what.taken_back = words;
      told = draw (&what, width);
      g_assert_false (gj_paper_get_rows (told) == gj_paper_get_rows (plain)
                      && memcmp (gj_paper_get_bits (told), gj_paper_get_bits (plain),
                                 (gsize)gj_paper_get_rows (told) * gj_paper_get_stride (told))
                             == 0);
      if (g_getenv ("GJ_PAPERS_DIR") != NULL)
        {
          g_autofree char *path = g_build_filename (g_getenv ("GJ_PAPERS_DIR"), name, NULL);

          g_assert_true (gj_paper_save_png (told, path, NULL));
        }
    }
  rig_receipt_clear (&what);
}

static void
test_marks (void)
{
  GjReceiptPaper what;

  rig_receipt_init (&what, RIG_QR_A);
  g_autoptr (GjPaper) first = draw (&what, GJ_PAPER_WIDTH_80MM);

  what.copy_no = 1;
  g_autoptr (GjPaper) copy = draw (&what, GJ_PAPER_WIDTH_80MM);

  what.copy_no = 2;
  g_autoptr (GjPaper) second_copy = draw (&what, GJ_PAPER_WIDTH_80MM);

  what.copy_no = 0;
  ((GjReceipt *)what.receipt)->demo = TRUE;
  g_autoptr (GjPaper) demo = draw (&what, GJ_PAPER_WIDTH_80MM);

  g_assert_cmpuint (gj_paper_get_rows (copy), >, gj_paper_get_rows (first));
  g_assert_cmpuint (gj_paper_get_rows (demo), >, gj_paper_get_rows (first));
  g_assert_false (gj_paper_equal (copy, second_copy));
  g_assert_false (gj_paper_equal (copy, demo));
  rig_receipt_clear (&what);
}

/* Whether `paper` holds the rows of `part` somewhere, dot for dot. */
static gboolean
holds (GjPaper *paper, GjPaper *part)
{
  guint width = gj_paper_get_width (paper);
  guint rows = gj_paper_get_rows (part);

  g_assert_cmpuint (gj_paper_get_width (part), ==, width);
  for (guint top = 0; top + rows <= gj_paper_get_rows (paper); top++)
    {
      gboolean same = TRUE;

      for (guint dot = 0; same && dot < rows * width; dot++)
        same = gj_paper_is_black (paper, dot % width, top + dot / width)
               == gj_paper_is_black (part, dot % width, dot / width);
      if (same)
        return TRUE;
    }
  return FALSE;
}

static GjPaper *
draw_words (const char *words, gboolean box, guint width)
{
  static const GjSheetStyle style = { .size = 24, .line = 36, .align = GJ_SHEET_CENTRE };
  g_autoptr (GError) error = NULL;
  GjPaperSheet *sheet = gj_paper_sheet_new (width);
  GjPaper *paper = NULL;

  if (box)
    gj_paper_sheet_box (sheet, words, FALSE);
  else
    gj_paper_sheet_text (sheet, &style, words);
  paper = gj_paper_sheet_finish (sheet, &error);
  g_assert_no_error (error);
  return paper;
}

static void
test_copy_words (void)
{
  static const char *const boxed[] = { "补打 第1次", "补打 第2次" };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (guint copy = 0; copy < 3; copy++)
      {
        GjReceiptPaper what;

        rig_receipt_init (&what, RIG_QR_A);
        what.copy_no = copy;
        g_autoptr (GjPaper) paper = draw (&what, widths[i]);
        g_autoptr (GjPaper) first = draw_words ("首次打印", FALSE, widths[i]);

        g_assert_cmpint (holds (paper, first), ==, copy == 0);
        for (guint n = 1; n < 3; n++)
          {
            g_autoptr (GjPaper) mark = draw_words (boxed[n - 1], TRUE, widths[i]);

            g_assert_cmpint (holds (paper, mark), ==, copy == n);
          }
        rig_receipt_clear (&what);
      }
}

static void
test_other_width (void)
{
  GjReceiptPaper what;
  g_autoptr (GError) error = NULL;

  rig_receipt_init (&what, RIG_QR_A);
  g_assert_null (gj_paper_draw_receipt (&what, 512, &error));
  g_assert_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_WIDTH);
  rig_receipt_clear (&what);
}

static void
test_margins (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, widths[i]);

      for (guint y = 0; y < gj_paper_get_rows (paper); y++)
        for (guint x = 0; x < 8; x++)
          {
            g_assert_false (gj_paper_is_black (paper, x, y));
            g_assert_false (gj_paper_is_black (paper, widths[i] - 1 - x, y));
          }
    }
}

static void
test_slips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GjPaper) test = gj_paper_draw_test ("大厅", "共济自助机 02号", "generic",
                                                     "2025-11-21 09:44:12", widths[i], &error);
      g_assert_no_error (error);
      g_autoptr (GjPaper) voided = gj_paper_draw_voided ("共济自助机 02号", widths[i], &error);
      g_assert_no_error (error);
      g_autoptr (GjPaper) slip
          = gj_paper_draw_case (GJ_PAPER_CASE_PAYMENT, "大厅", "共济自助机 02号",
                                "7F3K-20M9-Q4XD-81AC", "2025-11-21 09:44:12", "12393", TRUE,
                                widths[i], &error);
      g_assert_no_error (error);
      g_autoptr (GjPaper) act
          = gj_paper_draw_case (GJ_PAPER_CASE_ACT, "大厅", "共济自助机 02号",
                                "7F3K-20M9-Q4XD-81AC", "2025-11-21 09:44:12", "12393", TRUE,
                                widths[i], &error);
      g_assert_no_error (error);
      g_autofree char *read = rig_zbarimg (test);

      g_assert_cmpstr (read, ==, "GONGJI PRINTER TEST");
      g_assert_cmpuint (gj_paper_get_rows (voided), <, 300);
      g_assert_cmpuint (gj_paper_get_rows (slip), >, gj_paper_get_rows (voided));
      g_assert_false (gj_paper_equal (slip, act)); /* an act's slip asks nobody not to pay */
      if (g_getenv ("GJ_PAPERS_DIR") != NULL)
        {
          g_autofree char *path
              = g_strdup_printf ("%s/case-of-act-%u.png", g_getenv ("GJ_PAPERS_DIR"), widths[i]);

          g_assert_true (gj_paper_save_png (act, path, NULL));
        }
      for (guint x = 0; x < widths[i]; x++) /* the first bar of the head test uses every dot */
        {
          guint black = 0;

          for (guint y = 0; y < gj_paper_get_rows (test); y++)
            black += gj_paper_is_black (test, x, y);
          g_assert_cmpuint (black, >=, 16);
        }
    }
}

static void
test_png (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("gongji-png-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "a.png", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "a.png", NULL);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  const char *command[] = { "identify", "-format", "%w %h %[fx:round(w*h*(1-mean))]", path, NULL };
  guint black = 0;

  g_assert_true (gj_paper_save_png (paper, path, &error));
  g_assert_no_error (error);
  for (guint y = 0; y < gj_paper_get_rows (paper); y++)
    for (guint x = 0; x < gj_paper_get_width (paper); x++)
      black += gj_paper_is_black (paper, x, y);
  g_autofree char *said = rig_run (command);
  g_autofree char *wanted
      = g_strdup_printf ("%u %u %u", gj_paper_get_width (paper), gj_paper_get_rows (paper), black);

  g_assert_cmpstr (said, ==, wanted);
  g_assert_false (gj_paper_save_png (paper, nowhere, &error));
  g_assert_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_IO);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (dir), ==, 0); /* nothing half written stays behind */
}

static void
test_fast (void)
{
  GjReceiptPaper what;
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GError) error = NULL;
  gint64 median;

  rig_receipt_init (&what, RIG_QR_A);
  gj_escpos_measure_us (&what, GJ_PAPER_WIDTH_80MM, profile, 2, &error);
  median = gj_escpos_measure_us (&what, GJ_PAPER_WIDTH_80MM, profile, 9, &error);
  g_assert_no_error (error);
  g_test_minimized_result ((double)median,
                           "drawn, read back and encoded in %" G_GINT64_FORMAT " us", median);
  g_assert_cmpint (median, >, 0);
  rig_receipt_clear (&what);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/qr-is-read-by-another-program", test_qr);
  g_test_add_func ("/paper/longest-payload-fits-both-widths", test_longest_qr);
  g_test_add_func ("/paper/qr-that-cannot-be-read-is-refused", test_endless_qr);
  g_test_add_func ("/paper/rare-names-print-without-moving-the-lines", test_rare_names);
  g_test_add_func ("/paper/unknown-character-is-refused-by-its-code-point", test_unknown_glyph);
  g_test_add_func ("/paper/a-late-payers-receipt-says-when-cover-begins", test_words);
  g_test_add_func ("/paper/what-was-taken-back-says-so", test_what_was_taken_back_says_so);
  g_test_add_func ("/paper/copies-and-demonstrations-are-marked", test_marks);
  g_test_add_func ("/paper/says-first-print-or-which-copy-it-is", test_copy_words);
  g_test_add_func ("/paper/other-widths-are-refused", test_other_width);
  g_test_add_func ("/paper/nothing-touches-the-edges", test_margins);
  g_test_add_func ("/paper/test-void-and-case-slips-are-drawn", test_slips);
  g_test_add_func ("/paper/png-holds-the-same-dots", test_png);
  g_test_add_func ("/paper/drawing-is-measured", test_fast);
  return g_test_run ();
}
