/* SPDX-License-Identifier: Apache-2.0 */
/* Everything waits for an event and gives up loudly after a minute. */
#include "tests/device/printer/rig.h"

#include <glib/gstdio.h>
#include <string.h>

#define GIVE_UP_SECONDS 60

void
rig_receipt_init (GjReceiptPaper *what, const char *qr_text)
{
  GjReceipt *receipt = gj_receipt_new ();

  receipt->kiosk_id = g_strdup ("02");
  receipt->receipt_no = 137;
  receipt->time_us = G_GINT64_CONSTANT (1763689452000000);
  strcpy (receipt->transfer_id, "7F3K-20M9-Q4XD-81AC");
  receipt->payer_name = g_strdup ("*伟");
  receipt->payer_id = g_strdup ("1100**********0015");
  receipt->relative_name = g_strdup ("*英");
  receipt->relative_id = g_strdup ("1100**********0028");
  receipt->coverage_year = 2026;
  receipt->tier = g_strdup ("adult");
  receipt->amount_fen = 40000;
  receipt->balance_after_fen = 288650;
  *what = (GjReceiptPaper){ .receipt = receipt,
                            .qr_text = qr_text,
                            .hall = "清和市医保服务大厅",
                            .machine = "共济自助机 02号",
                            .relation_label = "配偶",
                            .place = "清和市",
                            .insurance_label = "城乡居民医保",
                            .tier_label = "普通居民",
                            .official_where = "正式缴费证明请到电子税务局开具",
                            .hotline = "12393" };
}

void
rig_receipt_clear (GjReceiptPaper *what)
{
  gj_receipt_free ((GjReceipt *)what->receipt);
}

GjPaper *
rig_paper (const char *qr_text, guint width)
{
  GjReceiptPaper what;
  g_autoptr (GError) error = NULL;
  GjPaper *paper;

  rig_receipt_init (&what, qr_text);
  paper = gj_paper_draw_receipt (&what, width, &error);
  g_assert_no_error (error);
  rig_receipt_clear (&what);
  return paper;
}

void
rig_hurry (GjPrinter *printer)
{
  const GjPrinterDeadlines deadlines = { 2000, 500, 800, 800, 20 };

  gj_printer_set_deadlines (printer, &deadlines);
}

GjPrinter *
rig_printer (const char *device, guint width, const GjPrinterProfile *profile)
{
  g_autoptr (GError) error = NULL;
  GjPrinter *printer = gj_printer_new (device, width, profile, &error);

  g_assert_no_error (error);
  rig_hurry (printer);
  return printer;
}

GjPrinter *
rig_printer_tcp (guint16 port, const GjPrinterProfile *profile)
{
  g_autofree char *device = g_strdup_printf ("tcp:127.0.0.1:%u", port);

  return rig_printer (device, GJ_PAPER_WIDTH_80MM, profile);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
on_give_up (gpointer data)
{
  g_error ("waited %d seconds for nothing", GIVE_UP_SECONDS);
  return G_SOURCE_REMOVE;
}

static void
await_result (GAsyncResult **result)
{
  guint give_up = g_timeout_add_seconds (GIVE_UP_SECONDS, on_give_up, NULL);

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (give_up);
}

GjPrintResult
rig_print (GjPrinter *printer, GjPaper *paper, GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  GjPrintResult printed;

  gj_printer_print_async (printer, paper, "test", cancellable, on_ready, &result);
  await_result (&result);
  g_assert_true (gj_printer_print_finish (printer, result, &printed));
  return printed;
}

GjPrinterStatus
rig_check (GjPrinter *printer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GjPrinterStatus status;

  gj_printer_check_async (printer, NULL, on_ready, &result);
  await_result (&result);
  gj_printer_check_finish (printer, result, &status, &error);
  g_assert_no_error (error);
  return status;
}

GjPrinterStatus
rig_recover (GjPrinter *printer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GjPrinterStatus status;

  gj_printer_recover_async (printer, NULL, on_ready, &result);
  await_result (&result);
  gj_printer_recover_finish (printer, result, &status, &error);
  g_assert_no_error (error);
  return status;
}

void
rig_give_mouth (GjPrinterEmulator *emulator, const GjPrinterProfile *profile)
{
  static const GjEmulatedMouth mouths[] = {
    [GJ_PRINTER_MOUTH_NONE] = GJ_EMULATED_MOUTH_NONE,
    [GJ_PRINTER_MOUTH_TEAR_BIT] = GJ_EMULATED_MOUTH_TEAR_BIT,
    [GJ_PRINTER_MOUTH_CUSTOM] = GJ_EMULATED_MOUTH_CUSTOM,
    [GJ_PRINTER_MOUTH_CITIZEN] = GJ_EMULATED_MOUTH_CITIZEN,
  };

  if (profile != NULL)
    gj_printer_emulator_set_mouth (emulator, mouths[profile->mouth]);
}

GjPrinterMedia
rig_watch (GjPrinter *printer, const GjPrintResult *result)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  GjPrinterMedia media = GJ_PRINTER_MEDIA_NONE;

  gj_printer_watch_async (printer, result->watch, NULL, on_ready, &answer);
  await_result (&answer);
  gj_printer_watch_finish (printer, answer, &media, &error);
  g_assert_no_error (error);
  return media;
}

GjPaper *
rig_last_paper (GjPrinterEmulator *emulator, guint count)
{
  guint give_up = g_timeout_add_seconds (GIVE_UP_SECONDS, on_give_up, NULL);
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);

  while (papers->len < count)
    {
      g_main_context_iteration (NULL, TRUE); /* "paper" is emitted here */
      g_clear_pointer (&papers, g_ptr_array_unref);
      papers = gj_printer_emulator_get_papers (emulator);
    }
  g_source_remove (give_up);
  return gj_paper_ref (g_ptr_array_index (papers, papers->len - 1));
}

GjPaper *
rig_expected (GjPaper *paper, const GjPrinterProfile *profile)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (gj_paper_get_width (paper));
  g_autoptr (GError) error = NULL;
  guint16 port = gj_printer_emulator_listen (emulator, 0, &error);
  g_autofree char *device = g_strdup_printf ("tcp:127.0.0.1:%u", port);
  g_autoptr (GjPrinter) printer = rig_printer (device, gj_paper_get_width (paper), profile);

  g_assert_no_error (error);
  rig_give_mouth (emulator, profile);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  return rig_last_paper (emulator, 1);
}

char *
rig_run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *complained = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &complained,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s%s", command[0], error->message, complained);
  return g_steal_pointer (&said);
}

/* zbarimg reads no picture of a paper that is metres long; the QR is at its end. */
static GjPaper *
end_of (const GjPaper *paper)
{
  guint rows = gj_paper_get_rows (paper);
  guint kept = MIN (rows, 4000);

  return gj_paper_new_from_bits (gj_paper_get_width (paper), kept,
                                 gj_paper_get_bits (paper)
                                     + (gsize) (rows - kept) * gj_paper_get_stride (paper));
}

char *
rig_zbarimg (const GjPaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("gongji-paper-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "paper.png", NULL);
  const char *command[]
      = { "zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", path, NULL };
  g_autoptr (GjPaper) end = end_of (paper);
  char *text;

  gj_paper_save_png (end, path, &error);
  g_assert_no_error (error);
  text = rig_run (command);
  g_unlink (path);
  g_rmdir (dir);
  return g_strchomp (text);
}
