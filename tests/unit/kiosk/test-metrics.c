/* SPDX-License-Identifier: Apache-2.0 */
/* What monitoring and the service manager are told of a terminal. */
#include "kiosk/metrics.h"

#include "kiosk/terminal.h"

static void
assert_told (const GjMetricsView *view, const char *sample, gboolean told)
{
  g_autofree char *text = gj_metrics_format (view);
  g_autofree char *line = g_strdup_printf ("\n%s\n", sample);

  if ((strstr (text, line) != NULL) != told)
    g_error ("%s %s in\n%s", sample, told ? "is not" : "is", text);
}

static void
test_a_pause_and_closed_hours_are_no_fault (void)
{
  const GjMetricsView open = { .kiosk_id = "07", .version = "1", .in_service = TRUE };
  const GjMetricsView paused = { .kiosk_id = "07", .version = "1", .paused = TRUE };
  const GjMetricsView closed = { .kiosk_id = "07", .version = "1", .closed = TRUE };

  assert_told (&open, "gongji_paused 0", TRUE);
  assert_told (&open, "gongji_closed 0", TRUE);
  assert_told (&paused, "gongji_paused 1", TRUE);
  assert_told (&paused, "gongji_in_service 0", TRUE);
  assert_told (&closed, "gongji_closed 1", TRUE);
  g_assert_cmpstr (gj_lifeline_describe (0, GJ_PSAM_STATE_NONE), ==, "STATUS=in service");
  g_assert_cmpstr (gj_lifeline_describe (GJ_BREAKAGE_PAUSED, GJ_PSAM_STATE_NONE), ==, "STATUS=paused by staff");
  g_assert_cmpstr (gj_lifeline_describe (GJ_BREAKAGE_CLOSED, GJ_PSAM_STATE_NONE), ==, "STATUS=closed: outside the opening hours");
  g_assert_cmpstr (gj_lifeline_describe (GJ_BREAKAGE_PAUSED | GJ_BREAKAGE_NO_READER, GJ_PSAM_STATE_NONE), ==,
                   "STATUS=out of service: no card reader");
  g_assert_cmpstr (gj_lifeline_describe (GJ_BREAKAGE_PIN_PAD | GJ_BREAKAGE_CLOSED, GJ_PSAM_STATE_NONE), ==,
                   "STATUS=out of service: the PIN pad cannot be used");
}

static void
test_the_printer_is_told_by_its_own_word (void)
{
  const GjPrinterStatus no_paper = { .condition = GJ_PRINTER_PAPER_OUT };
  const GjPrinterStatus low = { .condition = GJ_PRINTER_READY, .near_end = TRUE };
  GjMetricsView view = { .kiosk_id = "07", .version = "1", .printer = &no_paper, .printer_told_us = 7 * G_USEC_PER_SEC };

  assert_told (&view, "gongji_printer_ready 0", TRUE);
  assert_told (&view, "gongji_printer_condition{condition=\"paper-out\"} 1", TRUE);
  assert_told (&view, "gongji_printer_told_timestamp_seconds 7", TRUE);
  view.printer = &low;
  assert_told (&view, "gongji_printer_ready 1", TRUE);
  assert_told (&view, "gongji_printer_paper_near_end 1", TRUE);
  view.printer = NULL;
  assert_told (&view, "gongji_printer_ready 0", FALSE);
}

static void
test_a_scanner_that_is_gone_is_told_and_one_that_never_was_is_not (void)
{
  GjMetricsView view = { .kiosk_id = "07", .version = "1", .scanner_exists = TRUE };

  assert_told (&view, "gongji_scanner_usable 0", TRUE);
  view.scanner_exists = FALSE;
  assert_told (&view, "gongji_scanner_usable 0", FALSE);
}

static void
test_a_pin_pad_that_is_gone_is_told_and_one_that_never_was_is_not (void)
{
  GjMetricsView view = { .kiosk_id = "07", .version = "1", .pin_pad_exists = TRUE };

  assert_told (&view, "gongji_pin_pad_usable 0", TRUE);
  view.pin_pad_exists = FALSE;
  assert_told (&view, "gongji_pin_pad_usable 0", FALSE);
}

static void
test_the_last_backup_is_told_with_whether_it_was_verified (void)
{
  GjLedgerShare books = { .last_backup_us = 5 * G_USEC_PER_SEC };
  const GjMetricsView view = { .kiosk_id = "07", .version = "1", .books = &books };

  assert_told (&view, "gongji_last_backup_timestamp_seconds 5", TRUE);
  assert_told (&view, "gongji_last_backup_verified 0", TRUE);
  books.last_backup_verified = TRUE;
  assert_told (&view, "gongji_last_backup_verified 1", TRUE);
}

static void
test_a_psam_that_does_not_work_is_told (void)
{
  GjMetricsView view = { .kiosk_id = "07", .version = "1", .psam = GJ_PSAM_STATE_ANSWERS };

  assert_told (&view, "gongji_psam_usable 1", TRUE);
  for (view.psam = GJ_PSAM_STATE_SILENT; view.psam <= GJ_PSAM_STATE_DISTRUSTED; view.psam++)
    {
      assert_told (&view, "gongji_psam_usable 0", TRUE);
      g_assert_true (g_str_has_prefix (gj_lifeline_describe (0, view.psam), "STATUS=in service, but the PSAM "));
      g_assert_cmpstr (gj_lifeline_describe (GJ_BREAKAGE_STORE, view.psam), ==,
                       "STATUS=out of service: the store cannot be used");
    }
  view.psam = GJ_PSAM_STATE_NONE;
  assert_told (&view, "gongji_psam_usable 0", FALSE);
  g_assert_cmpstr (gj_lifeline_describe (0, GJ_PSAM_STATE_ANSWERS), ==, "STATUS=in service");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/a-pause-and-closed-hours-are-no-fault", test_a_pause_and_closed_hours_are_no_fault);
  g_test_add_func ("/metrics/the-printer-is-told-by-its-own-word", test_the_printer_is_told_by_its_own_word);
  g_test_add_func ("/metrics/a-scanner-that-is-gone-is-told-and-one-that-never-was-is-not",
                   test_a_scanner_that_is_gone_is_told_and_one_that_never_was_is_not);
  g_test_add_func ("/metrics/a-pin-pad-that-is-gone-is-told-and-one-that-never-was-is-not",
                   test_a_pin_pad_that_is_gone_is_told_and_one_that_never_was_is_not);
  g_test_add_func ("/metrics/the-last-backup-is-told-with-whether-it-was-verified",
                   test_the_last_backup_is_told_with_whether_it_was_verified);
  g_test_add_func ("/metrics/a-psam-that-does-not-work-is-told", test_a_psam_that_does_not_work_is_told);
  return g_test_run ();
}
