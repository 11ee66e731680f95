/* SPDX-License-Identifier: Apache-2.0 */
/* The social-card layer over a line whose every byte the test decides: the emulator with faults, and
 * records written by hand. */
#include "devices/card/card_emulator.h"
#include "devices/card/card_text.h"
#include "devices/card/social_card.h"
#include "devices/card/tlv.h"
#include "tests/device/card/desk.h"

#include <string.h>

#define TODAY 20251121

typedef struct
{
  GjCardEmulator *emulator;
  guint generation, power;
  GjTransmit transmit;
} Line;

static GjTransmitResult
line_send (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  Line *line = data;

  return gj_card_emulator_transmit (line->emulator, line->generation, line->power, apdu, apdu_len,
                                    reply, reply_len);
}

static void
line_open (Line *line, GjCardPerson *person)
{
  gboolean present = FALSE, dead = FALSE;

  line->emulator = gj_card_emulator_new ();
  gj_card_emulator_insert (line->emulator, person);
  gj_card_person_unref (person);
  line->generation = gj_card_emulator_get_generation (line->emulator, &present, &dead);
  line->power = gj_card_emulator_get_power (line->emulator);
  line->transmit = (GjTransmit){ .send = line_send, .data = line };
}

static void
line_close (Line *line)
{
  g_clear_object (&line->emulator);
}

static GjCardHolder *
read_card (GjCardPerson *person, GError **error)
{
  Line line;
  GjCardHolder *holder = NULL;

  line_open (&line, person);
  (void) !gj_social_card_read (&line.transmit, TODAY, NULL, &holder, error);
  line_close (&line);
  return holder;
}

static void
assert_refused (GjCardPerson *person, GjCardError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder = read_card (person, &error);

  g_assert_null (holder);
  g_assert_error (error, GJ_CARD_ERROR, (int) code);
}

static void
test_reads_the_holder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder
      = read_card (desk_person ("expires=2034-01-01", "", "", ""), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->certno, ==, "110101199001010015");
  g_assert_true (holder->certno_is_id);
  g_assert_cmpstr (holder->name, ==, "张三");
  g_assert_cmpstr (holder->gend, ==, "1");
  g_assert_cmpuint (holder->brdy, ==, 19900101);
  g_assert_cmpstr (holder->version, ==, "2.0");
  g_assert_cmpuint (holder->expiry, ==, 20340101);
}

static void
test_needs_at_most_eight_apdus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) t0 = read_card (desk_person ("", "", "", ""), &error);
  g_assert_no_error (error);
  g_autoptr (GjCardHolder) t1 = read_card (desk_person ("protocol=t1", "", "", ""), &error);
  g_assert_no_error (error);

  g_test_message ("apdus: T=0 %u, T=1 %u", t0->apdu_count, t1->apdu_count);
  g_assert_cmpuint (t0->apdu_count, ==, 8);
  g_assert_cmpuint (t1->apdu_count, ==, 7);
}

static void
test_reads_the_details (void)
{
  Line line;
  GjCardHolder *read = NULL;
  g_autoptr (GError) error = NULL;

  line_open (&line, desk_person ("class=4", "", "", ""));
  g_assert_cmpint (gj_social_card_read (&line.transmit, TODAY, NULL, &read, &error), ==, GJ_TRANSMIT_OK);
  g_autoptr (GjCardHolder) holder = read;
  g_assert_cmpint (gj_social_card_read_details (&line.transmit, holder, &error), ==,
                   GJ_TRANSMIT_OK);
  g_assert_no_error (error);
  g_assert_cmpstr (holder->card_no, ==, "A12345674");
  g_assert_true (holder->card_no_valid);
  g_assert_cmpint (holder->card_class, ==, '4');
  g_assert_cmpstr (holder->naty, ==, "01");
  g_assert_cmpuint (holder->issue, ==, 20240102);
  line_close (&line);
}

static void
test_reads_the_marks (void)
{
  Line line;
  GjCardMarks marks;
  g_autoptr (GError) error = NULL;

  line_open (&line, desk_person ("class=4\nidentifier=990100d1560000054131303030303031", "", "", ""));
  g_assert_cmpint (gj_social_card_read_marks (&line.transmit, &marks, &error), ==, GJ_TRANSMIT_OK);
  g_assert_no_error (error);
  g_assert_cmpint (marks.card_class, ==, GJ_CARD_CLASS_SENIOR);
  g_assert_cmpstr (marks.identifier, ==, "990100D1560000054131303030303031");
  g_assert_cmpuint (line.transmit.apdu_count, ==, 4);
  line_close (&line);
}

static void
test_half_the_marks_are_none (void)
{
  for (guint at = 1; at <= 4; at++)
    {
      g_autofree char *fault = g_strdup_printf ("sw_at=%u\nsw=6F00", at);
      Line line;
      GjCardMarks marks;
      g_autoptr (GError) error = NULL;

      line_open (&line, desk_person ("class=4\nidentifier=990100D1560000054131303030303031", "", "", fault));
      g_assert_cmpint (gj_social_card_read_marks (&line.transmit, &marks, &error), ==, GJ_TRANSMIT_OK);
      g_assert_nonnull (error);
      g_assert_cmpint (marks.card_class, ==, '\0');
      g_assert_cmpstr (marks.identifier, ==, "");
      line_close (&line);
    }
}

static void
test_selects_files_where_the_card_wants_it (void)
{
  static const char *const cards[] = { "needs_ef_select=true", "needs_ef_select=true\nef_select=0" };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GjCardHolder) holder = read_card (desk_person (cards[i], "", "", ""), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (holder->name, ==, "张三");
      g_assert_cmpuint (holder->apdu_count, <=, 13);
    }
}

static void
test_continues_a_split_name (void)
{
  /* One letter in front makes the thirtieth byte the first half of a pair. */
  static const char *const names[] = {
    "买买提艾力吐尔逊阿卜杜拉热合曼江",     /* 32 bytes, cut between pairs */
    "A买买提艾力吐尔逊阿卜杜拉热合曼江",    /* 33 bytes, a pair cut in two */
    "买买提艾力吐尔逊阿卜杜拉热合曼",       /* 30 bytes exactly */
    "买买提艾力吐尔逊阿卜杜拉热合",         /* 28 bytes */
    "买买提艾力吐尔逊阿卜杜拉热合曼江哈斯木", /* 38 */
    "A买买提艾力吐尔逊阿卜杜拉热合𬭎江",     /* a four-byte character cut at 29|1+3 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strconcat ("name=", names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GjCardHolder) holder = read_card (desk_person ("", line, "", ""), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (holder->name, ==, names[i]);
    }
}

static void
test_reads_rare_characters (void)
{
  g_autofree char *file = desk_demo_card ("rare-name");
  g_autoptr (GError) error = NULL;
  GjCardPerson *person = gj_card_person_load (file, &error);
  g_assert_no_error (error);
  g_autoptr (GjCardHolder) holder = read_card (person, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->name, ==, "王䶮𬭎");
}

static void
test_private_codes_become_characters (void)
{
  /* FE9F is 䶮 in every edition's table, whatever the library thinks; FE59 is 龴. */
  static const guint8 bytes[] = { 0xFE, 0x9F, 0xFE, 0x59, 0x00, 0x00 };
  g_autofree char *name = gj_card_text_name (bytes, sizeof bytes);

  g_assert_cmpstr (name, ==, "䶮龴");
}

static void
test_trims_padding (void)
{
  static const guint8 name[] = { 0xD5, 0xC5, 0xC8, 0xFD, 0x20, 0x00, 0x00, 0xFF, 0xFF };
  static const guint8 blank[] = { 0xFF, 0xFF, 0xFF, 0xFF };
  static const guint8 date[] = { 0x20, 0x34, 0x01, 0x01 };
  static const guint8 no_date[] = { 0x20, 0x34, 0x13, 0x01 };
  g_autofree char *text = gj_card_text_name (name, sizeof name);
  g_autofree char *empty = gj_card_text_name (blank, sizeof blank);
  char digits[8];

  g_assert_cmpstr (text, ==, "张三");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpuint (gj_card_text_date (date, 4), ==, 20340101);
  g_assert_cmpuint (gj_card_text_date (no_date, 4), ==, 0);
  g_assert_cmpuint (gj_card_text_date (blank, 4), ==, 0);
  gj_card_text_digits ((const guint8[]){ 0x11, 0x0F }, 2, digits, sizeof digits);
  g_assert_cmpstr (digits, ==, "110");
}

static void
test_refuses_bytes_that_are_no_name (void)
{
  static const guint8 half[] = { 0xD5, 0xC5, 0xC8 };
  static const guint8 control[] = { 0xD5, 0xC5, 0x07 };
  static const guint8 inside[] = { 0xD5, 0xC5, 0x00, 0xC8, 0xFD };

  g_assert_null (gj_card_text_name (half, sizeof half));
  g_assert_null (gj_card_text_name (control, sizeof control));
  g_assert_null (gj_card_text_name (inside, sizeof inside));
}

static void
test_knows_every_version (void)
{
  static const char *const versions[][2] = { { "version=1.0", "1.0" }, { "version=2.0", "2.0" },
                                             { "version=3.0", "3.0" } };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GjCardHolder) holder
          = read_card (desk_person (versions[i][0], "", "", ""), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (holder->version, ==, versions[i][1]);
    }
}

static void
test_absent_records_are_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder
      = read_card (desk_person ("", "absent=03;06;0A;0D", "", ""), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->version, ==, "1.0");
  g_assert_cmpuint (holder->expiry, ==, 0);
  g_assert_cmpstr (holder->gend, ==, "1");
  g_assert_cmpuint (holder->brdy, ==, 19900101);
}

static void
test_other_certificates_are_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardPerson) person = desk_person ("", "", "", "");
  g_free (person->certno);
  person->certno = g_strdup ("USA1985061500001");
  person->birth = 19850615;
  person->sex = '2';
  g_autoptr (GjCardHolder) holder = read_card (gj_card_person_ref (person), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (holder->certno, ==, "USA1985061500001");
  g_assert_false (holder->certno_is_id);
  g_assert_cmpuint (holder->brdy, ==, 19850615);
  g_assert_cmpstr (holder->gend, ==, "2");
}

static void
test_each_refusal_has_its_own_code (void)
{
  assert_refused (desk_person ("kind=other", "", "", ""), GJ_CARD_ERROR_NOT_SOCIAL);
  assert_refused (desk_person ("blocked=true", "", "", ""), GJ_CARD_ERROR_BLOCKED);
  assert_refused (desk_person ("version=3.0", "refused=true", "", ""), GJ_CARD_ERROR_NAME_REFUSED);
  assert_refused (desk_person ("", "", "", "sw_at=1\nsw=9303"), GJ_CARD_ERROR_BLOCKED);
  assert_refused (desk_person ("", "", "", "sw_at=3\nsw=6581"), GJ_CARD_ERROR_CARD_FAULT);
  assert_refused (desk_person ("", "", "", "sw_at=3\nsw=6F00"), GJ_CARD_ERROR_CARD_FAULT);
  assert_refused (desk_person ("", "", "", "sw_at=5\nsw=6D00"), GJ_CARD_ERROR_OUR_FAULT);
  assert_refused (desk_person ("", "absent=08", "", ""), GJ_CARD_ERROR_GARBLED);
  assert_refused (desk_person ("", "absent=09", "", ""), GJ_CARD_ERROR_GARBLED);
}

static void
test_expiry_counts_the_last_day (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) last
      = read_card (desk_person ("expires=2025-11-21", "", "", ""), &error);

  g_assert_no_error (error);
  g_assert_nonnull (last);
  assert_refused (desk_person ("expires=2025-11-20", "", "", ""), GJ_CARD_ERROR_EXPIRED);
}

static void
test_contradictions_are_an_error (void)
{
  assert_refused (desk_person ("", "birth=1990-01-02", "", ""), GJ_CARD_ERROR_INCONSISTENT);
  assert_refused (desk_person ("", "sex=2", "", ""), GJ_CARD_ERROR_INCONSISTENT);

  GjCardPerson *person = desk_person ("", "birth=1990-01-01", "", "");
  person->certno[17] = '6';
  assert_refused (person, GJ_CARD_ERROR_INCONSISTENT);
}

static void
test_garbage_and_short_replies_anywhere (void)
{
  for (guint n = 1; n <= 8; n++)
    {
      g_autofree char *garbage = g_strdup_printf ("garbage_at=%u", n);
      g_autofree char *cut = g_strdup_printf ("short_at=%u", n);
      assert_refused (desk_person ("", "", "", garbage), GJ_CARD_ERROR_GARBLED);
      assert_refused (desk_person ("", "", "", cut), GJ_CARD_ERROR_IO);
    }
}

static void
test_a_pull_at_any_apdu_is_a_removal (void)
{
  for (guint n = 1; n <= 8; n++)
    {
      g_autofree char *pull = g_strdup_printf ("pull_at=%u", n);
      assert_refused (desk_person ("", "", "", pull), GJ_CARD_ERROR_REMOVED);
    }
}

/* A line that always answers the same, and counts. */
static guint16 same_sw;

static GjTransmitResult
same_send (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  reply[0] = (guint8) (same_sw >> 8);
  reply[1] = (guint8) same_sw;
  *reply_len = 2;
  return GJ_TRANSMIT_OK;
}

static void
test_endless_announcements_are_bounded (void)
{
  static const guint16 endless[] = { 0x6110, 0x6C10, 0x6100, 0x6C00 };
  static const guint8 apdu[] = { 0x00, 0xB2, 0x08, 0x30, 0x14 };

  for (gsize i = 0; i < G_N_ELEMENTS (endless); i++)
    {
      GjTransmit transmit = { .send = same_send };
      GjReply reply;

      same_sw = endless[i];
      g_assert_cmpint (gj_transmit_exchange (&transmit, apdu, sizeof apdu, &reply), ==,
                       GJ_TRANSMIT_OK);
      g_assert_cmpuint (transmit.apdu_count, <=, GJ_EXCHANGE_MAX);
      g_assert_cmphex (reply.sw, ==, endless[i]);
    }
}

static void
test_asks_again_with_the_length_the_card_says (void)
{
  static const guint8 apdu[] = { 0x00, 0xB2, 0x08, 0x30, 0x00 };
  Line line;
  GjReply reply;
  g_autoptr (GError) error = NULL;

  line_open (&line, desk_person ("", "", "", ""));
  g_assert_cmpint (gj_social_card_select (&line.transmit, &error), ==, GJ_TRANSMIT_OK);
  g_assert_no_error (error);
  guint before = line.transmit.apdu_count;
  g_assert_cmpint (gj_transmit_exchange (&line.transmit, apdu, sizeof apdu, &reply), ==,
                   GJ_TRANSMIT_OK);
  g_assert_cmphex (reply.sw, ==, 0x9000);
  g_assert_cmpuint (reply.length, ==, 20);
  g_assert_cmpuint (line.transmit.apdu_count - before, ==, 2);
  line_close (&line);
}

static void
test_card_number_check_characters (void)
{
  g_assert_cmpint (gj_social_card_number_check ("A1234567"), ==, '4');
  g_assert_cmpint (gj_social_card_number_check ("Z0000001"), ==, '3');
  g_assert_cmpint (gj_social_card_number_check ("B0000000"), ==, '0');
  g_assert_cmpint (gj_social_card_number_check ("D2143569"), ==, 'X');
  g_assert_cmpint (gj_social_card_number_check ("D214356-"), ==, 0);
}

static void
test_tlv_never_reads_outside (void)
{
  static const guint8 fci[] = { 0x6F, 0x08, 0x84, 0x02, 'a', 'b', 0x9F, 0x0C, 0x01, 0x86 };
  const guint8 *value = NULL;
  gsize length = 0;

  g_assert_true (gj_tlv_find (fci, sizeof fci, 0x9F0C, &value, &length));
  g_assert_cmpmem (value, length, "\x86", 1);
  for (gsize cut = 0; cut < sizeof fci; cut++)
    {
      g_autofree guint8 *part = g_memdup2 (fci, cut); /* its end is watched by the sanitiser */
      g_assert_false (gj_tlv_find (part, cut, 0x9F0C, &value, &length));
    }
  for (guint i = 0; i < 20000; i++)
    {
      guint8 noise[24];
      for (gsize k = 0; k < sizeof noise; k++)
        noise[k] = (guint8) g_test_rand_int ();
      gsize given = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autofree guint8 *part = g_memdup2 (noise, given);
      if (gj_tlv_find (part, given, 0x84, &value, &length) && length > 0)
        g_assert_true (value >= part && value + length <= part + given);
    }
}

static void
test_every_demo_card_is_sound (void)
{
  static const char *const good[] = { "wang-wei", "wang-jun", "wang-min",
                                      "wang-qiang", "liu-ying", "rare-name" };
  static const struct
  {
    const char *name;
    GjCardError code;
  } refused[] = { { "refused", GJ_CARD_ERROR_NAME_REFUSED },
                  { "other", GJ_CARD_ERROR_NOT_SOCIAL },
                  { "expired", GJ_CARD_ERROR_EXPIRED } };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *file = desk_demo_card (good[i]);
      g_autoptr (GError) error = NULL;
      GjCardPerson *person = gj_card_person_load (file, &error);
      g_assert_no_error (error);
      g_autofree char *certno = g_strdup (person->certno);
      g_autoptr (GjCardHolder) holder = read_card (person, &error);
      g_assert_no_error (error);
      g_assert_true (holder->certno_is_id);
      g_assert_cmpstr (holder->certno, ==, certno);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *file = desk_demo_card (refused[i].name);
      g_autoptr (GError) error = NULL;
      GjCardPerson *person = gj_card_person_load (file, &error);
      g_assert_no_error (error);
      assert_refused (person, refused[i].code);
    }
}

static void
test_mistakes_in_a_card_file_are_named (void)
{
  static const struct
  {
    const char *text, *words;
  } mistakes[] = {
    { "[card]\nvrsion=2.0\n", "card.ini:2:1: [card] vrsion" },
    { "[card]\nissued=2024-13-01\n", "card.ini:2:8: [card] issued" },
    { "[pin]\npin=12a456\n", "card.ini:2:5: [pin] pin" },
    { "[pin]\nlimit=3\nleft=4\n", "left" },
    { "[pin]\npin=12\n", "pin" },
    { "[holder]\nname=一二三四五六七八九十一二三四五六七八九十一二三四五六\n", "50" },
    { "[card]\nidentifier=zz\n", "identifier" },
    { "[fault]\nsw=12345\n", "card.ini:2:4: [fault] sw" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (gj_card_person_parse (mistakes[i].text, "card.ini", &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, mistakes[i].words));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/social-card/" name, func)
  ADD ("reads-who-holds-it", test_reads_the_holder);
  ADD ("needs-at-most-eight-apdus", test_needs_at_most_eight_apdus);
  ADD ("reads-number-class-group-and-issue-when-asked", test_reads_the_details);
  ADD ("tells-class-and-identifier-in-four-apdus", test_reads_the_marks);
  ADD ("a-mark-that-cannot-be-read-leaves-none", test_half_the_marks_are_none);
  ADD ("selects-files-in-both-forms-where-the-card-wants-it",
       test_selects_files_where_the_card_wants_it);
  ADD ("continues-a-name-in-4E-even-in-the-middle-of-a-character", test_continues_a_split_name);
  ADD ("reads-rare-characters", test_reads_rare_characters);
  ADD ("turns-old-private-codes-into-characters", test_private_codes_become_characters);
  ADD ("trims-every-padding", test_trims_padding);
  ADD ("refuses-bytes-that-are-no-name", test_refuses_bytes_that_are_no_name);
  ADD ("knows-versions-one-to-three", test_knows_every_version);
  ADD ("leaves-absent-records-empty", test_absent_records_are_empty);
  ADD ("reads-other-certificates", test_other_certificates_are_read);
  ADD ("gives-each-refusal-its-own-code", test_each_refusal_has_its_own_code);
  ADD ("is-good-on-its-last-day", test_expiry_counts_the_last_day);
  ADD ("refuses-contradictions", test_contradictions_are_an_error);
  ADD ("survives-garbage-and-short-replies-at-each-apdu", test_garbage_and_short_replies_anywhere);
  ADD ("takes-a-pull-at-each-apdu-for-a-removal", test_a_pull_at_any_apdu_is_a_removal);
  ADD ("follows-announcements-only-so-far", test_endless_announcements_are_bounded);
  ADD ("asks-again-with-the-right-length", test_asks_again_with_the_length_the_card_says);
  ADD ("checks-card-numbers", test_card_number_check_characters);
  ADD ("parses-tlv-without-trusting-it", test_tlv_never_reads_outside);
  ADD ("reads-every-demo-card-as-it-is-meant", test_every_demo_card_is_sound);
  ADD ("names-mistakes-in-a-card-file", test_mistakes_in_a_card_file_are_named);
#undef ADD
  return g_test_run ();
}
