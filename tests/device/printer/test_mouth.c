/* SPDX-License-Identifier: Apache-2.0 */
/* Papers in the mouth of a printer: presented is not taken, and what nobody took is never handed to the next. */
#include "tests/device/printer/rig.h"

#include <string.h>

typedef struct
{
  GjPrinterEmulator *emulator;
  GjPrinter *printer;
  GjPaper *first;
  GjPaper *second;
} Hall;

static GjPrinterProfile *
profile_of (GjPrinterMouth mouth, guint retract_seconds)
{
  GjPrinterProfile *profile = gj_printer_profile_new_generic ();

  profile->jam_bit = TRUE;
  profile->rows_per_second = 4000;
  profile->mouth = mouth;
  profile->retract_seconds = retract_seconds;
  return profile;
}

static void
hall_open (Hall *hall, const GjPrinterProfile *profile)
{
  hall->emulator = gj_printer_emulator_new (GJ_PAPER_WIDTH_80MM);
  rig_give_mouth (hall->emulator, profile);
  hall->printer = rig_printer_tcp (gj_printer_emulator_listen (hall->emulator, 0, NULL), profile);
  hall->first = rig_paper (RIG_QR_A, GJ_PAPER_WIDTH_80MM);
  hall->second = rig_paper (RIG_QR_B, GJ_PAPER_WIDTH_80MM);
}

static void
hall_close (Hall *hall)
{
  g_object_unref (hall->printer);
  g_object_unref (hall->emulator);
  gj_paper_unref (hall->first);
  gj_paper_unref (hall->second);
}

static void
nobody_takes (Hall *hall)
{
  gj_printer_emulator_set_fault (hall->emulator, GJ_PRINTER_FAULT_NOT_TAKEN, GJ_PRINTER_MOMENT_NOW, 0);
}

static void
test_taken (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 200);
  Hall hall;

  hall_open (&hall, profile);
  GjPrintResult result = rig_print (hall.printer, hall.first, NULL);

  g_assert_cmpint (result.media, ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpuint (result.watch, !=, 0);
  g_assert_cmpint (rig_watch (hall.printer, &result), ==, GJ_PRINTER_MEDIA_TAKEN);
  /* asked late, it is still known */
  g_assert_cmpint (rig_watch (hall.printer, &result), ==, GJ_PRINTER_MEDIA_TAKEN);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).presented, ==, 1);
  hall_close (&hall);
}

static gboolean
on_take (gpointer data)
{
  gj_printer_emulator_take (data);
  return G_SOURCE_REMOVE;
}

static void
test_taken_in_time (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 200);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult result = rig_print (hall.printer, hall.first, NULL);

  g_assert_true (gj_printer_emulator_get_mouth (hall.emulator).full);
  /* a status in between neither waits nor calls the printer out of order */
  g_assert_cmpint (rig_check (hall.printer).condition, ==, GJ_PRINTER_READY);
  g_assert_cmpint (rig_check (hall.printer).in_mouth, ==, GJ_PRINTER_IN_MOUTH_PAPER);
  g_timeout_add (300, on_take, hall.emulator);
  g_assert_cmpint (rig_watch (hall.printer, &result), ==, GJ_PRINTER_MEDIA_TAKEN);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).retracted, ==, 0);
  hall_close (&hall);
}

static void
test_retracted (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 1);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult first = rig_print (hall.printer, hall.first, NULL);
  /* the next person's receipt waits for the mouth */
  GjPrintResult second = rig_print (hall.printer, hall.second, NULL);
  GjPrinterMouthCounts counts = gj_printer_emulator_get_mouth (hall.emulator);

  g_assert_cmpint (first.outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpint (second.outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpuint (counts.retracted, ==, 1);
  g_assert_cmpuint (counts.mixed, ==, 0);
  g_assert_cmpint (rig_watch (hall.printer, &first), ==, GJ_PRINTER_MEDIA_RETRACTED);
  g_assert_cmpint (rig_watch (hall.printer, &second), ==, GJ_PRINTER_MEDIA_RETRACTED);
  hall_close (&hall);
}

/* Drawn back is what the sensor says, not what was asked for. */
static void
test_will_not_go (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 1);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult first = rig_print (hall.printer, hall.first, NULL);

  gj_printer_emulator_set_fault (hall.emulator, GJ_PRINTER_FAULT_MOUTH_BLOCKED, GJ_PRINTER_MOMENT_NOW, 0);
  g_assert_cmpint (rig_watch (hall.printer, &first), ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpint (rig_check (hall.printer).condition, ==, GJ_PRINTER_MOUTH_BLOCKED);
  g_assert_cmpint (rig_print (hall.printer, hall.second, NULL).outcome, ==, GJ_PRINT_NOT_STARTED);
  hall_close (&hall);
}

/* A printer that does not say what is in its mouth has not said that it is empty. */
static void
test_silent (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 1);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult first = rig_print (hall.printer, hall.first, NULL);

  gj_printer_emulator_set_fault (hall.emulator, GJ_PRINTER_FAULT_MOUTH_SILENT, GJ_PRINTER_MOMENT_NOW, 0);
  g_assert_cmpint (rig_watch (hall.printer, &first), ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpint (rig_check (hall.printer).condition, ==, GJ_PRINTER_NO_ANSWER);
  GjPrintResult second = rig_print (hall.printer, hall.second, NULL);

  g_assert_cmpint (second.outcome, ==, GJ_PRINT_NOT_STARTED);
  g_assert_cmpint (second.condition, ==, GJ_PRINTER_NO_ANSWER);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).mixed, ==, 0);
  gj_printer_emulator_clear_fault (hall.emulator);
  g_assert_cmpint (rig_print (hall.printer, hall.second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  hall_close (&hall);
}

static void
on_drawn_back (GjPrinterEmulator *emulator, gpointer data)
{
  if (gj_printer_emulator_get_mouth (emulator).retracted > 0)
    gj_printer_emulator_set_fault (emulator, GJ_PRINTER_FAULT_MOUTH_SILENT, GJ_PRINTER_MOMENT_NOW, 0);
}

/* It goes, and whether it is gone nobody is told. */
static void
test_silent_once_drawn_back (void)
{
  const GjPrinterDeadlines slow_to_ask = { 2000, 500, 800, 800, 2000 };
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 200);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  g_assert_cmpint (rig_print (hall.printer, hall.first, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_object_unref (hall.printer);
  hall.printer = rig_printer_tcp (gj_printer_emulator_get_port (hall.emulator), profile);
  gj_printer_set_deadlines (hall.printer, &slow_to_ask);
  g_signal_connect (hall.emulator, "state", G_CALLBACK (on_drawn_back), NULL);
  GjPrintResult second = rig_print (hall.printer, hall.second, NULL);

  g_assert_cmpint (second.outcome, ==, GJ_PRINT_NOT_STARTED);
  g_assert_cmpint (second.condition, ==, GJ_PRINTER_MOUTH_BLOCKED);
  hall_close (&hall);
}

static void
test_not_torn_off (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_TEAR_BIT, 1);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult first = rig_print (hall.printer, hall.first, NULL);
  GjPrintResult second = rig_print (hall.printer, hall.second, NULL);

  g_assert_cmpint (rig_watch (hall.printer, &first), ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpint (second.outcome, ==, GJ_PRINT_NOT_STARTED);
  g_assert_cmpint (second.condition, ==, GJ_PRINTER_MOUTH_BLOCKED);
  g_assert_cmpint (rig_check (hall.printer).condition, ==, GJ_PRINTER_MOUTH_BLOCKED);
  gj_printer_emulator_take (hall.emulator);
  second = rig_print (hall.printer, hall.second, NULL);
  g_assert_cmpint (second.outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).mixed, ==, 0);
  hall_close (&hall);
}

/* A program that has just started knows of nobody's paper: what stands there is not the next person's. */
static void
test_found_at_start (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 200);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  g_assert_cmpint (rig_print (hall.printer, hall.first, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_object_unref (hall.printer);
  hall.printer = rig_printer_tcp (gj_printer_emulator_get_port (hall.emulator), profile);
  g_assert_cmpint (rig_print (hall.printer, hall.second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  GjPrinterMouthCounts counts = gj_printer_emulator_get_mouth (hall.emulator);

  g_assert_cmpuint (counts.retracted, ==, 1);
  g_assert_cmpuint (counts.mixed, ==, 0);
  hall_close (&hall);
}

static void
test_half_is_kept (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CUSTOM, 200);
  g_autoptr (GjPaper) voided = gj_paper_draw_voided ("02", GJ_PAPER_WIDTH_80MM, NULL);
  Hall hall;

  hall_open (&hall, profile);
  gj_printer_set_voided_paper (hall.printer, voided);
  gj_printer_emulator_set_fault (hall.emulator, GJ_PRINTER_FAULT_PAPER_OUT, GJ_PRINTER_MOMENT_IN_RASTER, 300);
  g_assert_cmpint (rig_print (hall.printer, hall.first, NULL).outcome, ==, GJ_PRINT_STOPPED);
  gj_printer_emulator_clear_fault (hall.emulator);
  g_assert_cmpint (rig_print (hall.printer, hall.second, NULL).outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).retracted, ==, 1);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).mixed, ==, 0);
  hall_close (&hall);
}

/* Citizen: the printer draws it back by itself, and tells nothing. */
static void
test_by_itself (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_CITIZEN, 1);
  Hall hall;

  hall_open (&hall, profile);
  nobody_takes (&hall);
  GjPrintResult first = rig_print (hall.printer, hall.first, NULL);
  GjPrintResult second = rig_print (hall.printer, hall.second, NULL);

  g_assert_cmpint (second.outcome, ==, GJ_PRINT_PRINTED);
  g_assert_cmpint (rig_watch (hall.printer, &first), ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).retracted, >=, 1);
  g_assert_cmpuint (gj_printer_emulator_get_mouth (hall.emulator).mixed, ==, 0);
  hall_close (&hall);
}

static void
test_plain (void)
{
  g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_NONE, 1);
  Hall hall;

  hall_open (&hall, profile);
  GjPrintResult result = rig_print (hall.printer, hall.first, NULL);

  g_assert_cmpint (result.media, ==, GJ_PRINTER_MEDIA_PRESENTED);
  g_assert_cmpuint (result.watch, ==, 0);
  hall_close (&hall);
}

static void
test_buzzer (void)
{
  static const GjPrinterBuzzer kinds[] = { GJ_PRINTER_BUZZER_NONE, GJ_PRINTER_BUZZER_EPSON, GJ_PRINTER_BUZZER_CHINESE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GjPrinterProfile) profile = profile_of (GJ_PRINTER_MOUTH_NONE, 1);
      Hall hall;

      profile->buzzer = kinds[i];
      hall_open (&hall, profile);
      g_assert_cmpint (rig_print (hall.printer, hall.first, NULL).outcome, ==, GJ_PRINT_PRINTED);
      g_assert_cmpuint (gj_printer_emulator_get_beeps (hall.emulator), ==, kinds[i] == GJ_PRINTER_BUZZER_NONE ? 0 : 1);
      g_assert_cmpuint (gj_printer_emulator_get_unknown_bytes (hall.emulator), ==, 0);
      hall_close (&hall);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mouth/taken-paper-is-known-to-be-taken", test_taken);
  g_test_add_func ("/mouth/paper-is-presented-until-somebody-takes-it", test_taken_in_time);
  g_test_add_func ("/mouth/paper-nobody-takes-is-drawn-back-before-the-next", test_retracted);
  g_test_add_func ("/mouth/paper-that-will-not-go-back-is-not-said-to-be-back", test_will_not_go);
  g_test_add_func ("/mouth/silence-about-the-mouth-is-not-an-empty-mouth", test_silent);
  g_test_add_func ("/mouth/paper-nobody-saw-go-back-is-not-said-to-be-back", test_silent_once_drawn_back);
  g_test_add_func ("/mouth/ticket-not-torn-off-is-never-followed-by-another", test_not_torn_off);
  g_test_add_func ("/mouth/paper-found-at-start-is-drawn-back", test_found_at_start);
  g_test_add_func ("/mouth/half-receipt-is-drawn-back-not-presented", test_half_is_kept);
  g_test_add_func ("/mouth/printer-that-draws-back-by-itself-is-waited-for", test_by_itself);
  g_test_add_func ("/mouth/plain-printer-tells-nothing-of-its-paper", test_plain);
  g_test_add_func ("/mouth/buzzer-sounds-as-the-profile-says", test_buzzer);
  return g_test_run ();
}
