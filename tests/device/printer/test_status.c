/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes from a printer told apart and weighed; and the profiles that say what differs. */
#include "tests/device/printer/rig.h"

#include <glib/gstdio.h>
#include <string.h>

static GjStatusEvent
feed (GjStatusParser *parser, const guint8 *bytes, gsize length)
{
  GjStatusEvent event = { 0 };

  for (gsize i = 0; i < length; i++)
    gj_status_parser_feed (parser, bytes[i], &event);
  return event;
}

#define FEED(parser, ...)                                                                          \
  feed (parser, (const guint8[]){ __VA_ARGS__ }, sizeof ((const guint8[]){ __VA_ARGS__ }))

static void
test_told_apart (void)
{
  GjStatusParser parser;
  GjStatusEvent event;

  gj_status_parser_init (&parser);
  g_assert_cmpint (FEED (&parser, 0x12).kind, ==, GJ_STATUS_EVENT_REAL_TIME);
  g_assert_cmpint (FEED (&parser, 0x92).kind, ==,
                   GJ_STATUS_EVENT_REAL_TIME); /* bit 7: not torn off */
  g_assert_cmpint (FEED (&parser, 0x11).kind, ==, GJ_STATUS_EVENT_XON);
  g_assert_cmpint (FEED (&parser, 0x13).kind, ==, GJ_STATUS_EVENT_XOFF);
  g_assert_cmpint (FEED (&parser, 0x0f).kind, ==, GJ_STATUS_EVENT_ORDERED);
  event = FEED (&parser, 0x18, 0x00, 0x0c, 0x00);
  g_assert_cmpint (event.kind, ==, GJ_STATUS_EVENT_AUTOMATIC);
  g_assert_cmpuint (event.bytes[2], ==, 0x0c);
  event = FEED (&parser, 0x37, 0x22, '0', '0', 'A', 'Z', 0x00);
  g_assert_cmpint (event.kind, ==, GJ_STATUS_EVENT_PROCESS_ID);
  g_assert_cmpstr (event.mark, ==, "00AZ");
  g_assert_cmpint (FEED (&parser, 0x37, 0x25, 0x00).kind, ==, GJ_STATUS_EVENT_BLOCK);
  g_assert_cmpint (FEED (&parser, 0xff).kind, ==, GJ_STATUS_EVENT_GARBAGE);
}

static void
test_mixed_up (void)
{
  GjStatusParser parser;
  GjStatusEvent event;

  gj_status_parser_init (&parser);
  /* flow control inside automatic status and inside a block */
  event = FEED (&parser, 0x10, 0x13, 0x00, 0x11, 0x00, 0x00);
  g_assert_cmpint (event.kind, ==, GJ_STATUS_EVENT_AUTOMATIC);
  event = FEED (&parser, 0x37, 0x22, 'A', 0x13, 'B', 'C', 0x11, 'D', 0x00);
  g_assert_cmpstr (event.mark, ==, "ABCD");
  /* automatic status cut short by an answer */
  g_assert_cmpint (FEED (&parser, 0x10, 0x00, 0x16).kind, ==, GJ_STATUS_EVENT_REAL_TIME);
  /* a block that never ends does not swallow everything after it */
  for (guint i = 0; i < 100; i++)
    FEED (&parser, 0x37);
  FEED (&parser, 0x00);
  g_assert_cmpint (FEED (&parser, 0x12).kind, ==, GJ_STATUS_EVENT_REAL_TIME);
}

static void
check_on (gboolean jam_bit, guint8 one, guint8 two, guint8 three, guint8 four, GjPrinterCondition condition,
          gboolean near_end, gboolean contradiction)
{
  const guint8 answers[4] = { one, two, three, four };
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  gboolean contradicts;
  GjPrinterStatus status;

  profile->jam_bit = jam_bit;
  status = gj_status_judge (answers, profile, &contradicts);
  g_assert_cmpstr (gj_printer_condition_id (status.condition), ==,
                   gj_printer_condition_id (condition));
  g_assert_cmpint (status.near_end, ==, near_end);
  g_assert_cmpint (contradicts, ==, contradiction);
}

static void
check (guint8 one, guint8 two, guint8 three, guint8 four, GjPrinterCondition condition, gboolean near_end,
       gboolean contradiction)
{
  check_on (TRUE, one, two, three, four, condition, near_end, contradiction);
}

static void
test_weighed (void)
{
  check (0x12, 0x12, 0x12, 0x12, GJ_PRINTER_READY, FALSE, FALSE);
  check (0x92, 0x12, 0x12, 0x12, GJ_PRINTER_READY, FALSE, FALSE);
  check (0x12, 0x12, 0x12, 0x1e, GJ_PRINTER_READY, TRUE, FALSE);
  check (0x12, 0x12, 0x12, 0x16, GJ_PRINTER_READY, TRUE, FALSE); /* one of the two bits is enough */
  check (0x1a, 0x32, 0x12, 0x7e, GJ_PRINTER_PAPER_OUT, TRUE, FALSE);
  check (0x1a, 0x12, 0x12, 0x52, GJ_PRINTER_PAPER_OUT, FALSE, FALSE);
  check (0x1a, 0x16, 0x12, 0x12, GJ_PRINTER_COVER_OPEN, FALSE, FALSE);
  check (0x1a, 0x36, 0x12, 0x72, GJ_PRINTER_COVER_OPEN, FALSE, FALSE);
  check (0x1a, 0x52, 0x1a, 0x12, GJ_PRINTER_CUTTER, FALSE, FALSE);
  check (0x1a, 0x52, 0x16, 0x12, GJ_PRINTER_JAM, FALSE, FALSE);
  check (0x1a, 0x52, 0x32, 0x12, GJ_PRINTER_ERROR, FALSE, FALSE);
  check (0x1a, 0x52, 0x52, 0x12, GJ_PRINTER_OVERHEATED, FALSE, FALSE);
  check (0x1a, 0x12, 0x12, 0x12, GJ_PRINTER_OFFLINE, FALSE, TRUE);
  check (0x12, 0x16, 0x12, 0x12, GJ_PRINTER_COVER_OPEN, FALSE, TRUE);
  check (0x1a, 0x52, 0x12, 0x12, GJ_PRINTER_ERROR, FALSE, TRUE);
}

/* Whatever its cause, staff are offered the reset that ends it; what cannot be recovered is for the repair. */
static void
test_recoverable (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  const guint8 automatic[4] = { 0x18, 0x04, 0x00, 0x00 };

  check_on (FALSE, 0x1a, 0x52, 0x16, 0x12, GJ_PRINTER_RECOVERABLE, FALSE, FALSE);
  check_on (FALSE, 0x1a, 0x52, 0x1a, 0x12, GJ_PRINTER_CUTTER, FALSE, FALSE);
  check_on (FALSE, 0x1a, 0x52, 0x32, 0x12, GJ_PRINTER_ERROR, FALSE, FALSE);
  g_assert_cmpint (gj_status_judge_automatic (automatic, profile).condition, ==, GJ_PRINTER_RECOVERABLE);
  g_assert_cmpint (gj_printer_condition_action (GJ_PRINTER_RECOVERABLE), ==, GJ_PRINTER_ACTION_RESET);
  g_assert_cmpint (gj_printer_condition_action (GJ_PRINTER_JAM), ==, GJ_PRINTER_ACTION_RESET);
  g_assert_cmpint (gj_printer_condition_action (GJ_PRINTER_CUTTER), ==, GJ_PRINTER_ACTION_RESET);
  g_assert_cmpint (gj_printer_condition_action (GJ_PRINTER_ERROR), ==, GJ_PRINTER_ACTION_MAINTAIN);
}

static void
test_automatic (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  const guint8 out[4] = { 0x18, 0x00, 0x0c, 0x00 };
  const guint8 cover[4] = { 0x38, 0x00, 0x0c, 0x00 };
  const guint8 near_end[4] = { 0x10, 0x00, 0x03, 0x00 };

  g_assert_cmpint (gj_status_judge_automatic (out, profile).condition, ==, GJ_PRINTER_PAPER_OUT);
  g_assert_cmpint (gj_status_judge_automatic (cover, profile).condition, ==, GJ_PRINTER_COVER_OPEN);
  g_assert_cmpint (gj_status_judge_automatic (near_end, profile).condition, ==, GJ_PRINTER_READY);
  g_assert_true (gj_status_judge_automatic (near_end, profile).near_end);
  profile->near_end = FALSE;
  g_assert_false (gj_status_judge_automatic (near_end, profile).near_end);
}

static void
test_words (void)
{
  for (guint i = 0; i <= GJ_PRINTER_NO_ANSWER; i++)
    {
      g_assert_cmpstr (gj_printer_condition_id ((GjPrinterCondition)i), !=, "");
      g_assert_cmpstr (gj_printer_condition_label ((GjPrinterCondition)i), !=, "");
      g_assert_cmpint (gj_printer_condition_action ((GjPrinterCondition)i)
                           == GJ_PRINTER_ACTION_NONE,
                       ==, i == GJ_PRINTER_READY);
    }
}

/* What no manual supports is said, with the model and the reason. */
static void
assert_doubt (const GjPrinterProfile *profile)
{
  g_autofree char *doubt = gj_printer_profile_doubt (profile);

  g_assert_cmpint (doubt == NULL, ==, profile->grade == GJ_PRINTER_GRADE_MANUAL);
  if (doubt != NULL)
    {
      g_assert_nonnull (strstr (doubt, profile->name));
      g_assert_nonnull (strstr (doubt, profile->source));
    }
}

static void
test_shipped_profiles (void)
{
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "printers", NULL);
  const char *const dirs[] = { shipped, NULL };
  g_autoptr (GDir) dir = g_dir_open (shipped, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ini"))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - 4);
        g_autoptr (GError) error = NULL;
        g_autoptr (GjPrinterProfile) profile = gj_printer_profile_load (dirs, stem, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (profile->name, ==, stem);
        g_assert_cmpstr (profile->source, !=, "");
        assert_doubt (profile);
        count++;
      }
  g_assert_cmpuint (count, >=, 9);
  g_autoptr (GjPrinterProfile) epson = gj_printer_profile_load (dirs, "epson-tm", NULL);

  g_assert_cmpint (epson->barrier, ==, GJ_PRINTER_BARRIER_PROCESS_ID);
  g_assert_true (epson->asb);
  g_autoptr (GjPrinterProfile) custom = gj_printer_profile_load (dirs, "custom-kpm", NULL);

  g_assert_true (gj_printer_profile_tells_taken (custom));
  g_assert_true (gj_printer_profile_can_retract (custom));
  g_autoptr (GjPrinterProfile) citizen = gj_printer_profile_load (dirs, "citizen-pmu", NULL);

  g_assert_false (gj_printer_profile_tells_taken (citizen));
  g_assert_true (gj_printer_profile_can_retract (citizen));
}

/* A hall's own file that names no source is said to be without one. */
static void
test_unfounded (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autofree char *doubt = gj_printer_profile_doubt (profile);

  g_assert_nonnull (doubt);
  g_assert_nonnull (strstr (doubt, "generic"));
}

static void
test_width (void)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GError) error = NULL;

  profile->width = 384;
  g_assert_null (gj_printer_new ("tcp:127.0.0.1:1", 576, profile, &error));
  g_assert_error (error, GJ_PRINTER_DEVICE_ERROR, GJ_PRINTER_DEVICE_ERROR_WIDTH);
  g_autoptr (GjPrinter) printer = gj_printer_new ("tcp:127.0.0.1:1", 384, profile, NULL);

  g_assert_nonnull (printer);
}

/* Six bytes of DLE EOT 20 begin like automatic status; only the profile's owner asks for them. */
static void
test_full_status (void)
{
  GjStatusParser parser;
  GjStatusEvent event;

  gj_status_parser_init (&parser);
  parser.full_status = TRUE;
  event = FEED (&parser, 0x10, 0x0f, 0x24, 0x13, 0x00, 0x00);
  g_assert_cmpint (event.kind, ==, GJ_STATUS_EVENT_FULL);
  g_assert_cmpuint (event.bytes[0], ==, 0x24);
  g_assert_cmpuint (event.bytes[1], ==, 0x13);
  g_assert_cmpint (FEED (&parser, 0x18, 0x00, 0x0c, 0x00).kind, ==, GJ_STATUS_EVENT_AUTOMATIC);
  g_assert_cmpint (FEED (&parser, 0x12).kind, ==, GJ_STATUS_EVENT_REAL_TIME);
}

static void
test_bad_profiles (void)
{
  static const char *const bad[]
      = { "[printer]\nband_rows=129\n", "[printer]\nbarier=status\n", "[printer]\ncut=maybe\n",
          "[paper]\nlabel=x\n",         "[printer]\nstatus=true\n",   "nothing\n",
          "[printer]\nmouth=big\n",      "[printer]\nbeeps=0\n",       "[printer]\ngrade=sure\n",
          "[printer]\nretract_seconds=121\n", "[printer]\nwidth=500\n", "[printer]\nsource=\n" };
  g_autofree char *dir = g_dir_make_tmp ("gongji-profile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "bad.ini", NULL);
  const char *const dirs[] = { dir, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      g_assert_null (gj_printer_profile_load (dirs, "bad", &error));
      g_assert_error (error, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "bad.ini:"));
    }
  g_autoptr (GError) missing = NULL;

  g_assert_null (gj_printer_profile_load (dirs, "none", &missing));
  g_assert_error (missing, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_MISSING);
  g_clear_error (&missing);
  g_assert_null (gj_printer_profile_load (dirs, "../bad", &missing));
  g_assert_error (missing, GJ_PRINTER_PROFILE_ERROR, GJ_PRINTER_PROFILE_ERROR_MISSING);
  g_autoptr (GjPrinterProfile) built_in = gj_printer_profile_load (dirs, NULL, NULL);

  g_assert_cmpstr (built_in->name, ==, "generic");
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/answers-are-told-apart-by-their-bits", test_told_apart);
  g_test_add_func ("/status/mixed-and-broken-answers-do-not-spoil-the-next", test_mixed_up);
  g_test_add_func ("/status/answers-are-weighed-and-contradictions-seen", test_weighed);
  g_test_add_func ("/status/recoverable-error-ends-with-a-reset-on-every-profile", test_recoverable);
  g_test_add_func ("/status/automatic-status-means-the-same", test_automatic);
  g_test_add_func ("/status/every-condition-has-words-and-an-action", test_words);
  g_test_add_func ("/profile/all-shipped-profiles-load", test_shipped_profiles);
  g_test_add_func ("/status/six-bytes-of-the-presenter-are-told-apart", test_full_status);
  g_test_add_func ("/profile/one-without-a-source-says-so", test_unfounded);
  g_test_add_func ("/profile/width-of-the-model-is-the-only-one-taken", test_width);
  g_test_add_func ("/profile/mistakes-are-refused-with-their-place", test_bad_profiles);
  return g_test_run ();
}
