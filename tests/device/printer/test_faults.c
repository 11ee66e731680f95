/* SPDX-License-Identifier: Apache-2.0 */
/* Every fault at every moment: the outcome is what is known, and the next person's receipt is
 * clean. */
#include "tests/device/printer/rig.h"

#define ROW 300

typedef struct
{
  GjPrinterFault fault;
  GjPrinterMoment moment;
  const char *profile; /* "status" or "process-id" */
} Case;

static GjPrinterProfile *
make_profile (const char *kind)
{
  GjPrinterProfile *profile = gj_printer_profile_new_generic ();

  profile->jam_bit = TRUE;
  profile->rows_per_second = 4000;
  if (g_str_equal (kind, "process-id"))
    {
      profile->barrier = GJ_PRINTER_BARRIER_PROCESS_ID;
      profile->clear = GJ_PRINTER_CLEAR_DC4;
      profile->asb = TRUE;
    }
  return profile;
}

static GjPrinterCondition
condition_of (GjPrinterFault fault)
{
  switch (fault)
    {
    case GJ_PRINTER_FAULT_PAPER_OUT:
      return GJ_PRINTER_PAPER_OUT;
    case GJ_PRINTER_FAULT_COVER_OPEN:
      return GJ_PRINTER_COVER_OPEN;
    case GJ_PRINTER_FAULT_CUTTER:
      return GJ_PRINTER_CUTTER;
    case GJ_PRINTER_FAULT_JAM:
      return GJ_PRINTER_JAM;
    case GJ_PRINTER_FAULT_OVERHEATED:
      return GJ_PRINTER_OVERHEATED;
    case GJ_PRINTER_FAULT_OFFLINE:
      return GJ_PRINTER_OFFLINE;
    case GJ_PRINTER_FAULT_SILENT:
      return GJ_PRINTER_NO_ANSWER;
    case GJ_PRINTER_FAULT_DROP:
      return GJ_PRINTER_ABSENT;
    case GJ_PRINTER_FAULT_NONE:
    case GJ_PRINTER_FAULT_NEAR_END:
    case GJ_PRINTER_FAULT_SLOW:
      return GJ_PRINTER_READY;
    }
  g_assert_not_reached ();
}

static void
assert_outcome (const Case *test, const GjPrintResult *result)
{
  gboolean harmless
      = test->fault == GJ_PRINTER_FAULT_NEAR_END || test->fault == GJ_PRINTER_FAULT_SLOW
        || (test->fault == GJ_PRINTER_FAULT_DROP && test->moment == GJ_PRINTER_MOMENT_NOW);
  gboolean vague = test->fault == GJ_PRINTER_FAULT_OVERHEATED
                   || test->fault == GJ_PRINTER_FAULT_SILENT
                   || test->fault == GJ_PRINTER_FAULT_DROP;

  if (harmless)
    {
      g_assert_cmpint (result->outcome, ==, GJ_PRINT_PRINTED);
      return;
    }
  g_assert_cmpstr (gj_printer_condition_id (result->condition), ==,
                   gj_printer_condition_id (condition_of (test->fault)));
  if (test->moment == GJ_PRINTER_MOMENT_NOW)
    g_assert_cmpint (result->outcome, ==, GJ_PRINT_NOT_STARTED);
  else if (vague)
    g_assert_true (result->outcome == GJ_PRINT_UNKNOWN || result->outcome == GJ_PRINT_STOPPED);
  else
    g_assert_cmpint (result->outcome, ==, GJ_PRINT_STOPPED);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GjPrinterProfile) profile = make_profile (test->profile);
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) voided = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) expected = rig_expected (second, profile);
  gboolean whole;
  guint count;

  if (test->fault == GJ_PRINTER_FAULT_SLOW)
    {
      GjPrinterDeadlines patient;

      gj_printer_get_deadlines (printer, &patient);
      patient.stall_ms = patient.finish_ms = 20000;
      gj_printer_set_deadlines (printer, &patient);
    }
  gj_printer_set_voided_paper (printer, voided);
  gj_printer_emulator_set_fault (emulator, test->fault, test->moment, ROW);
  GjPrintResult result
      = rig_print (printer, test->fault == GJ_PRINTER_FAULT_SLOW ? voided : first, NULL);

  assert_outcome (test, &result);
  whole = result.outcome == GJ_PRINT_PRINTED || result.outcome == GJ_PRINT_NOT_STARTED;
  gj_printer_emulator_clear_fault (emulator);
  g_assert_cmpint (rig_recover (printer).condition, ==, GJ_PRINTER_READY);
  result = rig_print (printer, second, NULL);
  g_assert_cmpstr (gj_print_outcome_id (result.outcome), ==, "printed");
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);

  count = papers->len;
  g_assert_cmpuint (count, >=, 1);
  g_assert_true (gj_paper_equal (g_ptr_array_index (papers, count - 1), expected));
  g_assert_cmpuint (gj_printer_emulator_get_unknown_printed (emulator), ==, 0);
  if (whole)
    {
      /* One that stopped in a picture is asked why, in the picture; where the picture ends in a question, its rest is
       * held as text, which the next job's ESC @ forgets. */
      g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), ==, 0);
      g_assert_cmpuint (gj_printer_emulator_get_hidden_commands (emulator), ==, 0);
    }
  g_assert_cmpuint (gj_printer_emulator_get_rows_done (emulator), ==, 0);
}

/* An overheated printer goes on by itself, and the job with it. */
static void
on_state (GjPrinterEmulator *emulator, gpointer data)
{
  guint *seen = data;

  if (gj_printer_emulator_get_fault (emulator) == GJ_PRINTER_FAULT_OVERHEATED)
    {
      *seen += 1;
      gj_printer_emulator_clear_fault (emulator);
    }
}

static void
test_cools_down (void)
{
  g_autoptr (GjPrinterProfile) profile = make_profile ("status");
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);
  g_autoptr (GjPaper) paper = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) expected = rig_expected (paper, profile);
  guint seen = 0;

  g_signal_connect (emulator, "state", G_CALLBACK (on_state), &seen);
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_OVERHEATED, GJ_PRINTER_MOMENT_IN_RASTER,
                                 ROW);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_autoptr (GjPaper) last = rig_last_paper (emulator, 1);

  g_assert_true (gj_paper_equal (last, expected));
  g_assert_cmpuint (seen, ==, 1);
}

static void
test_near_end (void)
{
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), NULL);
  GjPrinterStatus status = rig_check (printer);

  g_assert_false (status.near_end);
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_NEAR_END, GJ_PRINTER_MOMENT_NOW, 0);
  status = rig_check (printer);
  g_assert_cmpint (status.condition, ==, GJ_PRINTER_READY);
  g_assert_true (status.near_end);
}

static void
test_latched_jam (void)
{
  g_autoptr (GjPrinterProfile) profile = make_profile ("status");
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);

  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_JAM, GJ_PRINTER_MOMENT_NOW, 0);
  g_assert_cmpint (rig_recover (printer).condition, ==,
                   GJ_PRINTER_JAM); /* the paper is still there */
  gj_printer_emulator_clear_fault (emulator);
  g_assert_cmpint (rig_check (printer).condition, ==, GJ_PRINTER_JAM); /* removed, not reset */
  g_assert_cmpint (rig_recover (printer).condition, ==, GJ_PRINTER_READY);
}

static void
add_matrix (void)
{
  static Case cases[GJ_PRINTER_FAULT_SLOW * (GJ_PRINTER_MOMENT_AFTER_CUT + 1) * 2];
  static const char *const moments[] = { "before", "in-raster", "before-cut", "after-cut" };
  static const char *const profiles[] = { "status", "process-id" };
  guint count = 0;

  for (guint p = 0; p < G_N_ELEMENTS (profiles); p++)
    for (guint fault = GJ_PRINTER_FAULT_PAPER_OUT; fault <= GJ_PRINTER_FAULT_SLOW; fault++)
      for (guint moment = 0; moment <= GJ_PRINTER_MOMENT_AFTER_CUT; moment++)
        {
          g_autofree char *path = g_strdup_printf (
              "/faults/%s/%s/%s/tells-what-is-known-and-spares-the-next", profiles[p],
              gj_printer_fault_id ((GjPrinterFault)fault), moments[moment]);

          g_assert_cmpuint (count, <, G_N_ELEMENTS (cases));
          cases[count] = (Case){ (GjPrinterFault)fault, (GjPrinterMoment)moment, profiles[p] };
          g_test_add_data_func (path, &cases[count], test_case);
          count++;
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_matrix ();
  g_test_add_func ("/faults/overheated-printer-goes-on-by-itself", test_cools_down);
  g_test_add_func ("/faults/near-end-is-told-and-does-not-block", test_near_end);
  g_test_add_func ("/faults/jam-is-over-only-after-the-reset", test_latched_jam);
  return g_test_run ();
}
