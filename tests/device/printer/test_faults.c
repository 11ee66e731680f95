/* SPDX-License-Identifier: Apache-2.0 */
/* Every fault at every moment: the outcome is what is known, and the next person's receipt is
 * clean. With an argument the matrix of that kind of printer ("status", "process-id", "presenter",
 * "tear-bit", and "generic": what it does not say clearly), otherwise what stands beside it. */
#include "tests/device/printer/rig.h"

#include <string.h>

#define ROW 300

typedef struct
{
  GjPrinterFault fault;
  GjPrinterMoment moment;
  const char *profile;
} Case;

static GjPrinterProfile *
make_profile (const char *kind)
{
  GjPrinterProfile *profile = gj_printer_profile_new_generic ();

  profile->jam_bit = g_str_equal (kind, "status");
  profile->rows_per_second = 4000;
  if (g_str_equal (kind, "process-id"))
    {
      profile->barrier = GJ_PRINTER_BARRIER_PROCESS_ID;
      profile->clear = GJ_PRINTER_CLEAR_DC4;
      profile->asb = TRUE;
    }
  if (g_str_equal (kind, "presenter"))
    profile->mouth = GJ_PRINTER_MOUTH_CUSTOM;
  if (g_str_equal (kind, "tear-bit"))
    profile->mouth = GJ_PRINTER_MOUTH_TEAR_BIT;
  return profile;
}

/* As most printers tell it, a jam is only a recoverable error. */
static GjPrinterCondition
jam_of (const GjPrinterProfile *profile)
{
  return profile->jam_bit ? GJ_PRINTER_JAM : GJ_PRINTER_RECOVERABLE;
}

static GjPrinterCondition
condition_of (const Case *test, const GjPrinterProfile *profile)
{
  switch (test->fault)
    {
    case GJ_PRINTER_FAULT_PAPER_OUT:
      return GJ_PRINTER_PAPER_OUT;
    case GJ_PRINTER_FAULT_COVER_OPEN:
    case GJ_PRINTER_FAULT_CONTRADICTION:
      return GJ_PRINTER_COVER_OPEN;
    case GJ_PRINTER_FAULT_CUTTER:
      return GJ_PRINTER_CUTTER;
    case GJ_PRINTER_FAULT_JAM:
      /* with the cut paper in the mouth: that is what somebody can do something about */
      return profile->mouth != GJ_PRINTER_MOUTH_NONE && test->moment >= GJ_PRINTER_MOMENT_AFTER_CUT
                     && test->moment != GJ_PRINTER_MOMENT_WAY_BACK
                 ? GJ_PRINTER_MOUTH_BLOCKED
                 : jam_of (profile);
    case GJ_PRINTER_FAULT_OVERHEATED:
      return GJ_PRINTER_OVERHEATED;
    case GJ_PRINTER_FAULT_OFFLINE:
      return GJ_PRINTER_OFFLINE;
    case GJ_PRINTER_FAULT_SILENT:
    case GJ_PRINTER_FAULT_STUCK:
    case GJ_PRINTER_FAULT_LOST_ANSWER:
      return GJ_PRINTER_NO_ANSWER;
    case GJ_PRINTER_FAULT_DROP:
    case GJ_PRINTER_FAULT_UNPLUGGED:
      return GJ_PRINTER_ABSENT;
    case GJ_PRINTER_FAULT_MOUTH_BLOCKED:
      return profile->mouth == GJ_PRINTER_MOUTH_NONE ? jam_of (profile) : GJ_PRINTER_MOUTH_BLOCKED;
    case GJ_PRINTER_FAULT_MOUTH_SILENT:
      return profile->mouth == GJ_PRINTER_MOUTH_CUSTOM ? GJ_PRINTER_NO_ANSWER : GJ_PRINTER_READY;
    case GJ_PRINTER_FAULT_NONE:
    case GJ_PRINTER_FAULT_NEAR_END:
    case GJ_PRINTER_FAULT_SLOW:
    case GJ_PRINTER_FAULT_STALE:
    case GJ_PRINTER_FAULT_NOT_TAKEN:
      return GJ_PRINTER_READY;
    }
  g_assert_not_reached ();
}

/* The job comes out and its answer back: such a fault may not cost anybody the receipt. */
static gboolean
is_harmless (const Case *test)
{
  gboolean before = test->moment == GJ_PRINTER_MOMENT_NOW;

  return test->fault == GJ_PRINTER_FAULT_NEAR_END || test->fault == GJ_PRINTER_FAULT_SLOW
         || test->fault == GJ_PRINTER_FAULT_STALE || test->fault == GJ_PRINTER_FAULT_NOT_TAKEN
         || (test->fault == GJ_PRINTER_FAULT_MOUTH_SILENT
             && !(before && g_str_equal (test->profile, "presenter")))
         || (test->fault == GJ_PRINTER_FAULT_DROP && before)
         || (test->fault == GJ_PRINTER_FAULT_CONTRADICTION && !before);
}

static gboolean
is_vague (GjPrinterFault fault)
{
  return fault == GJ_PRINTER_FAULT_OVERHEATED || fault == GJ_PRINTER_FAULT_SILENT
         || fault == GJ_PRINTER_FAULT_DROP || fault == GJ_PRINTER_FAULT_STUCK
         || fault == GJ_PRINTER_FAULT_UNPLUGGED;
}

static void
assert_outcome (const Case *test, const GjPrinterProfile *profile, const GjPrintResult *result)
{
  if (is_harmless (test))
    {
      g_assert_cmpstr (gj_print_outcome_id (result->outcome), ==, "printed");
      g_assert_cmpint (result->media, ==, GJ_PRINTER_MEDIA_PRESENTED);
      return;
    }
  g_assert_cmpint (result->media, ==, GJ_PRINTER_MEDIA_NONE);
  g_assert_cmpstr (gj_printer_condition_id (result->condition), ==,
                   gj_printer_condition_id (condition_of (test, profile)));
  if (test->fault == GJ_PRINTER_FAULT_LOST_ANSWER)
    g_assert_cmpstr (gj_print_outcome_id (result->outcome), ==, "unknown");
  else if (test->moment == GJ_PRINTER_MOMENT_NOW)
    g_assert_cmpstr (gj_print_outcome_id (result->outcome), ==, "not-started");
  else if (is_vague (test->fault))
    g_assert_true (result->outcome == GJ_PRINT_UNKNOWN || result->outcome == GJ_PRINT_STOPPED);
  else
    g_assert_cmpstr (gj_print_outcome_id (result->outcome), ==, "stopped");
}

/* Staff repair it. Of a jam and of the cutter that is the first of two phases: until the reset, which staff are offered,
 * it stays what it is, and nobody's paper is begun. */
static void
repair (const Case *test, const GjPrinterProfile *profile, GjPrinterEmulator *emulator, GjPrinter *printer,
        GjPaper *paper)
{
  gboolean latched = test->fault == GJ_PRINTER_FAULT_JAM || test->fault == GJ_PRINTER_FAULT_CUTTER;

  gj_printer_emulator_clear_fault (emulator);
  /* What clears the buffer after a stop resets it too, where it arrives when the cause is gone. */
  if (latched && rig_check (printer).condition != GJ_PRINTER_READY)
    {
      GjPrintResult result = rig_print (printer, paper, NULL);

      g_assert_cmpstr (gj_print_outcome_id (result.outcome), ==, "not-started");
      g_assert_cmpint (result.condition, ==,
                       test->fault == GJ_PRINTER_FAULT_JAM ? jam_of (profile) : GJ_PRINTER_CUTTER);
      g_assert_cmpint (gj_printer_condition_action (result.condition), ==, GJ_PRINTER_ACTION_RESET);
    }
  g_assert_cmpint (rig_recover (printer).condition, ==, GJ_PRINTER_READY);
}

/* Whether @paper ends with @end. */
static gboolean
ends_with (const GjPaper *paper, const GjPaper *end)
{
  guint rows = gj_paper_get_rows (paper);
  guint wanted = gj_paper_get_rows (end);
  guint stride = gj_paper_get_stride (paper);

  return rows >= wanted
         && memcmp (gj_paper_get_bits (paper) + (gsize) (rows - wanted) * stride, gj_paper_get_bits (end),
                    (gsize) wanted * stride)
                == 0;
}

/* The last paper is the second person's, whole and alone; what the first job left is said to be void. */
static void
assert_papers (GjPrinterEmulator *emulator, const GjPaper *second, const GjPaper *voided, GjPrintOutcome first)
{
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (emulator);
  guint count = papers->len;

  g_assert_cmpuint (count, >=, 1);
  g_assert_true (gj_paper_equal (g_ptr_array_index (papers, count - 1), second));
  if (first == GJ_PRINT_NOT_STARTED)
    g_assert_cmpuint (count, ==, 1);
  if (first == GJ_PRINT_PRINTED)
    g_assert_cmpuint (count, ==, 2);
  if (first == GJ_PRINT_STOPPED || first == GJ_PRINT_UNKNOWN)
    {
      g_assert_cmpuint (count, >=, 2);
      g_assert_true (ends_with (g_ptr_array_index (papers, count - 2), voided));
    }
  g_assert_cmpuint (gj_printer_emulator_get_unknown_printed (emulator), ==, 0);
  g_assert_cmpuint (gj_printer_emulator_get_rows_done (emulator), ==, 0);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (emulator).mixed, ==, 0);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  gboolean slow = test->fault == GJ_PRINTER_FAULT_SLOW;
  g_autoptr (GjPrinterProfile) profile = make_profile (test->profile);
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);
  g_autoptr (GjPaper) first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPaper) voided = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  g_autoptr (GjPaper) expected = rig_expected (second, profile);
  g_autoptr (GjPaper) expected_voided = rig_expected (voided, profile);
  GjPrintOutcome outcome;

  if (slow)
    {
      GjPrinterDeadlines patient;

      gj_printer_get_deadlines (printer, &patient);
      patient.stall_ms = patient.finish_ms = 20000;
      gj_printer_set_deadlines (printer, &patient);
    }
  rig_give_mouth (emulator, profile);
  gj_printer_set_voided_paper (printer, voided);
  gj_printer_emulator_set_fault (emulator, test->fault, test->moment, slow ? 0 : ROW);
  GjPrintResult result = rig_print (printer, slow ? voided : first, NULL);

  outcome = result.outcome;
  assert_outcome (test, profile, &result);
  repair (test, profile, emulator, printer, second);
  result = rig_print (printer, second, NULL);
  g_assert_cmpstr (gj_print_outcome_id (result.outcome), ==, "printed");
  assert_papers (emulator, expected, expected_voided, outcome);
  if (outcome == GJ_PRINT_PRINTED || outcome == GJ_PRINT_NOT_STARTED)
    {
      /* One that stopped in a picture is asked why, in the picture; where the picture ends in a question, its rest is
       * held as text, which the next job's ESC @ forgets. */
      g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (emulator), ==, 0);
      g_assert_cmpuint (gj_printer_emulator_get_hidden_commands (emulator), ==, 0);
    }
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

/* Its own word on the job counts for more than a status that cannot be. */
static void
test_contradiction_in_the_middle (void)
{
  g_autoptr (GjPrinterProfile) profile = make_profile ("status");
  g_autoptr (GjPrinterEmulator) emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  g_autoptr (GjPrinter) printer
      = rig_printer_tcp (gj_printer_emulator_listen (emulator, 0, NULL), profile);
  g_autoptr (GjPaper) paper = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);

  gj_printer_emulator_set_speed (emulator, 400);
  gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_CONTRADICTION, GJ_PRINTER_MOMENT_IN_RASTER, 10);
  g_assert_cmpint (rig_print (printer, paper, NULL).outcome, ==, GJ_PRINT_PRINTED);
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

static gboolean
is_in_matrix (const char *profile, GjPrinterFault fault)
{
  if (g_str_equal (profile, "generic"))
    return fault == GJ_PRINTER_FAULT_JAM || fault == GJ_PRINTER_FAULT_CUTTER
           || fault == GJ_PRINTER_FAULT_MOUTH_BLOCKED;
  return !g_str_equal (profile, "tear-bit") || fault >= GJ_PRINTER_FAULT_NOT_TAKEN;
}

static void
add_matrix (const char *profile)
{
  static const char *const moments[] = { "before", "in-raster", "before-cut", "after-cut", "way-back" };

  for (guint fault = GJ_PRINTER_FAULT_PAPER_OUT; fault <= GJ_PRINTER_FAULT_LAST; fault++)
    for (guint moment = 0; moment <= GJ_PRINTER_MOMENT_WAY_BACK && is_in_matrix (profile, (GjPrinterFault)fault); moment++)
      {
        Case *test = g_new0 (Case, 1);
        g_autofree char *path = g_strdup_printf (
            "/faults/%s/%s/%s/tells-what-is-known-and-spares-the-next", profile,
            gj_printer_fault_id ((GjPrinterFault)fault), moments[moment]);

        *test = (Case){ (GjPrinterFault)fault, (GjPrinterMoment)moment, profile };
        g_test_add_data_func_full (path, test, test_case, g_free);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    {
      add_matrix (argv[1]);
      return g_test_run ();
    }
  g_test_add_func ("/faults/overheated-printer-goes-on-by-itself", test_cools_down);
  g_test_add_func ("/faults/job-goes-on-under-a-status-that-cannot-be", test_contradiction_in_the_middle);
  g_test_add_func ("/faults/near-end-is-told-and-does-not-block", test_near_end);
  g_test_add_func ("/faults/jam-is-over-only-after-the-reset", test_latched_jam);
  return g_test_run ();
}
