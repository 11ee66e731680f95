/* SPDX-License-Identifier: Apache-2.0 */
/* Authorisation records for both sides, whom a resident could bind, a binding that ends by itself, and
 * an import after residents did something here. */
#include "core/family/record.h"

#include <string.h>

#include "core/family/letter.h"
#include "core/family/lookup.h"
#include "core/family/suggest.h"
#include "tests/store/acts.h"

#define TODAY ((GjDate)20261015)

static void
do_one (Hall *hall, GjActKind kind, const char *actor, GjActItem item)
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, &item, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
}

static void
raw (Hall *hall, const char *sql)
{
  g_autofree char *refusal = hall_raw (hall, sql);

  g_assert_cmpstr (refusal, ==, NULL);
}

/* P01's employee insurance moved to Shanghai on 2026-03-01. */
static void
move_away (Hall *hall)
{
  raw (hall, "UPDATE insurance SET psn_insu_stas = '4', paus_insu_date = 20260228"
             " WHERE psn_no = 'P01'");
  raw (hall, "INSERT INTO insurance (psn_no, insutype, psn_insu_date, insuplc_admdvs, psn_insu_stas,"
             " paus_insu_date, psn_idet_type) VALUES ('P01', '310', 20260301, '310115', '1', 0, '')");
}

static GPtrArray *
records_of (Hall *hall, const char *psn_no)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = gj_family_list_records (hall->store, psn_no, TODAY, NULL, 200, &error);

  g_assert_no_error (error);
  return list;
}

/* ---- records ---- */

static void
test_everything_is_told_to_both_sides_newest_first (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  const GjFamilyRecord *record;

  do_one (hall, GJ_ACT_BIND, "P01", acts_item ("P01", "P12", "39"));
  do_one (hall, GJ_ACT_LEAVE, "P12", acts_pair ("P01", "P12"));
  theirs = records_of (hall, "P12");
  g_assert_cmpuint (theirs->len, ==, 3);
  record = g_ptr_array_index (theirs, 0);
  g_assert_cmpint (record->kind, ==, GJ_RECORD_LEFT);
  g_assert_cmpint (record->side, ==, GJ_FAMILY_RELATIVE);
  g_assert_cmpstr (record->contributor_name, ==, "王伟");
  g_assert_cmpstr (record->patn_rlts, ==, "39");
  g_assert_cmpint (record->receipt_no, ==, 2);
  g_assert_cmpstr (record->kiosk_id, ==, HALL_KIOSK);
  record = g_ptr_array_index (theirs, 1);
  g_assert_cmpint (record->kind, ==, GJ_RECORD_BOUND);
  record = g_ptr_array_index (theirs, 2);
  g_assert_cmpint (record->kind, ==, GJ_RECORD_REPORTED); /* P09's, of 2025 */
  g_assert_cmpint (record->date, ==, 20250402);
  g_assert_cmpstr (record->act_id, ==, "");

  mine = records_of (hall, "P01");
  record = g_ptr_array_index (mine, 0);
  g_assert_cmpint (record->kind, ==, GJ_RECORD_LEFT);
  g_assert_cmpint (record->side, ==, GJ_FAMILY_CONTRIBUTOR);
}

static void
test_what_was_refused_by_a_rule_is_no_record (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39"), acts_item ("P01", "P02", "10") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 2);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  list = records_of (hall, "P02");
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpint (((GjFamilyRecord *)g_ptr_array_index (list, i))->kind, !=, GJ_RECORD_BOUND);
}

static void
test_pages_hold_every_record_once_while_more_arrive (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = NULL;
  GjFamilyRecordCursor cursor = { 0 };
  guint count = 0;

  for (int i = 0; i < 4; i++)
    {
      do_one (hall, GJ_ACT_BIND, "P01", acts_item ("P01", "P12", "39"));
      do_one (hall, GJ_ACT_RELEASE, "P01", acts_pair ("P01", "P12"));
    }
  all = records_of (hall, "P01");
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page
          = gj_family_list_records (hall->store, "P01", TODAY, &cursor, 3, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < page->len; i++, count++)
        {
          gj_family_record_cursor_set (&cursor, g_ptr_array_index (page, i));
          g_assert_true (g_hash_table_add (
              seen, g_strdup_printf ("%" G_GINT64_FORMAT " %s", cursor.time_us, cursor.key)));
        }
      if (page->len < 3)
        break;
      if (count == 3) /* somebody does something at another kiosk meanwhile */
        do_one (hall, GJ_ACT_BIND, "P01", acts_item ("P01", "P12", "39"));
    }
  g_assert_cmpuint (count, ==, all->len);
}

static void
test_the_last_day_is_a_record_and_a_suspended_insurance_is_none (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) grandmother = records_of (hall, "P03");
  g_autoptr (GPtrArray) wife = records_of (hall, "P02");
  const GjFamilyRecord *record = g_ptr_array_index (grandmother, 0);

  g_assert_cmpint (record->kind, ==, GJ_RECORD_EXPIRED); /* P11's */
  g_assert_cmpint (record->date, ==, 20251231);
  for (guint i = 0; i < wife->len; i++) /* P10's is suspended, which ends nothing */
    {
      record = g_ptr_array_index (wife, i);
      g_assert_cmpint (record->kind, ==, GJ_RECORD_REPORTED);
    }
}

/* ---- a move ---- */

static GjBindingState
state_of (Hall *hall, const char *contributor, const char *relative)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjBinding) binding = NULL;

  g_assert_cmpint (
      gj_family_find_binding (hall->store, contributor, relative, TODAY, &binding, &error), ==,
      GJ_FOUND);
  return binding->state;
}

static void
test_a_move_to_another_province_ends_a_binding_by_itself (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GjPremiumPaid) paid = { 0 };
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
  gboolean told = FALSE;

  move_away (hall);
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_MOVED);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_BINDING_INVALID);
  list = records_of (hall, "P02");
  for (guint i = 0; i < list->len; i++)
    {
      const GjFamilyRecord *record = g_ptr_array_index (list, i);

      told |= record->kind == GJ_RECORD_MOVED && record->date == 20260301;
    }
  g_assert_true (told);
  hall_assert_sound (hall);
}

static void
test_a_move_ends_it_for_good_even_if_one_comes_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjBinding) again = NULL;
  g_autoptr (GError) error = NULL;

  move_away (hall);
  raw (hall, "UPDATE insurance SET psn_insu_stas = '4', paus_insu_date = 20260531"
             " WHERE psn_no = 'P01' AND insuplc_admdvs = '310115'");
  raw (hall, "INSERT INTO insurance (psn_no, insutype, psn_insu_date, insuplc_admdvs, psn_insu_stas,"
             " paus_insu_date, psn_idet_type) VALUES ('P01', '310', 20260601, '990100', '1', 0, '')");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_CONTRIBUTOR_MOVED);
  /* They may bind again; no day has two bindings. */
  do_one (hall, GJ_ACT_BIND, "P01", acts_item ("P01", "P02", "12"));
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_VALID);
  hall_assert_sound (hall);
}

static void
test_another_city_of_the_province_ends_nothing (void)
{
  g_autoptr (Hall) hall = hall_new ();

  raw (hall, "UPDATE insurance SET psn_insu_stas = '4', paus_insu_date = 20260228"
             " WHERE psn_no = 'P01'");
  raw (hall, "INSERT INTO insurance (psn_no, insutype, psn_insu_date, insuplc_admdvs, psn_insu_stas,"
             " paus_insu_date, psn_idet_type) VALUES ('P01', '310', 20260301, '990200', '1', 0, '')");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_VALID);
}

/* ---- before an act ---- */

static void
test_the_graph_suggests_those_who_are_not_bound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = gj_family_suggest (hall->store, hall->region, "P01", TODAY, &error);
  const GjFamilySuggestion *brother;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1); /* P02 is bound, P11 is not */
  brother = g_ptr_array_index (list, 0);
  g_assert_cmpstr (brother->person->psn_name, ==, "王军");
  g_assert_cmpstr (brother->patn_rlts, ==, "73");
  g_assert_cmpuint (brother->eligibility.n_reasons, ==, 0);
}

static void
test_a_relation_that_contradicts_the_other_ones_graph_is_a_conflict (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GError) error = NULL;
  GjBindEligibility found;

  /* P09 says that P01 is the father, so that P09 is P01's son and nothing else. */
  g_assert_true (gj_family_judge_binding (hall->store, hall->region, "P01", "P09", "73", FALSE, TODAY,
                                          &found, &error));
  g_assert_cmpuint (found.n_reasons, ==, 1);
  g_assert_cmpint (found.reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_RELATION_CONFLICT);
  g_assert_cmpstr (found.reasons[0].patn_rlts, ==, "20");
  g_assert_true (gj_family_judge_binding (hall->store, hall->region, "P01", "P09", "22", FALSE, TODAY,
                                          &found, &error));
  g_assert_cmpuint (found.n_reasons, ==, 0);
}

static void
test_a_typed_number_needs_its_name_and_says_nothing_else (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GjPerson) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_family_find_person_typed (hall->store, "11000020040621962x", " 王 悦", &person,
                                                &error),
                   ==, GJ_FOUND);
  g_assert_cmpstr (person->psn_no, ==, "P05");
  g_assert_cmpint (
      gj_family_find_person_typed (hall->store, "11000020040621962X", "王乐", &none, &error), ==,
      GJ_NOT_FOUND);
  g_assert_cmpint (
      gj_family_find_person_typed (hall->store, "110000196005129318", "王悦", &none, &error), ==,
      GJ_NOT_FOUND);
  g_assert_null (none);
}

static void
test_a_name_with_another_dot_is_the_same_name (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  raw (hall, "UPDATE person SET psn_name = '阿依古丽·买买提' WHERE psn_no = 'P05'");
  g_assert_cmpint (gj_family_find_person_typed (hall->store, "11000020040621962X",
                                                "阿依古丽•买买提", &person, &error),
                   ==, GJ_FOUND);
}

/* ---- import afterwards ---- */

#define BINDINGS "contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n"

/* Imports @rows, and the same again, which changes nothing. */
static void
import_bindings (Hall *hall, const char *rows)
{
  g_autofree char *people = hall_fixture ("hall");
  g_autofree char *dir = g_build_filename (hall->dir, "again", NULL);
  g_autofree char *from = g_build_filename (people, "persons.csv", NULL);
  g_autofree char *text = g_strconcat (BINDINGS, rows, NULL);
  g_autofree char *persons = NULL;
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);

  g_assert_true (g_file_get_contents (from, &persons, NULL, NULL));
  (void)g_mkdir_with_parents (dir, 0700);
  hall_write (dir, "persons.csv", persons);
  hall_write (dir, "bindings.csv", text);
  hall_import (hall, dir);
  for (int again = 0; again < 2; again++)
    {
      g_auto (GjImportReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (gj_import_directory (owner, hall->clock, hall->region, HALL_KIOSK, dir, NULL, NULL,
                                            &report, &error),
                       ==, GJ_IMPORT_DONE);
      g_assert_cmpint (g_array_index (report.counts, GjImportCount, 1).added, ==, 0);
      g_assert_cmpint (g_array_index (report.counts, GjImportCount, 1).changed, ==, 0);
    }
  hall_assert_sound (hall);
}

static void
test_an_import_never_revives_what_a_resident_released (void)
{
  g_autoptr (Hall) hall = hall_new ();

  do_one (hall, GJ_ACT_RELEASE, "P01", acts_pair ("P01", "P02"));
  /* As it was, and with a corrected first day. */
  import_bindings (hall, "P01,P02,10,1,2025-03-18,\n");
  import_bindings (hall, "P01,P02,10,1,2025-03-17,\n");
  g_assert_cmpint (state_of (hall, "P01", "P02"), ==, GJ_BINDING_RELEASED);
  /* Bound again elsewhere, on a later day: that is news. */
  import_bindings (hall, "P01,P02,10,1,2026-10-16,\n");
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE contributor_psn_no = 'P01'"
                                     " AND relative_psn_no = 'P02' AND vali_flag = 1"),
                   ==, 1);
}

static void
test_an_import_of_what_a_resident_bound_makes_no_second_binding (void)
{
  g_autoptr (Hall) hall = hall_new ();

  do_one (hall, GJ_ACT_BIND, "P01", acts_item ("P01", "P12", "39"));
  import_bindings (hall, "P01,P12,39,7,2026-10-15,\n");
  import_bindings (hall, "P01,P12,39,7,2026-10-16,\n"); /* the platform's own first day */
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE contributor_psn_no = 'P01'"
                                     " AND relative_psn_no = 'P12'"),
                   ==, 1);
  /* Ended elsewhere: the last day is taken over. */
  import_bindings (hall, "P01,P12,39,7,2026-10-15,2026-10-20\n");
  g_assert_cmpint (hall_count (hall, "SELECT enddate FROM binding WHERE contributor_psn_no = 'P01'"
                                     " AND relative_psn_no = 'P12'"),
                   ==, 20261020);
}

static void
test_an_import_never_reorders_what_a_resident_ordered (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem places[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  Acts order = acts_new (GJ_ACT_ORDER, "P03", places, 2);

  do_one (hall, GJ_ACT_BIND, "P11", acts_item ("P11", "P03", "52"));
  g_assert_cmpint (acts_submit (hall, &order, &outcome), ==, GJ_ACT_DONE);
  /* The platform's old order, and a contributor with a place that is taken here. */
  import_bindings (hall, "P01,P03,52,1,2025-03-18,\nP09,P03,62,2,2026-01-01,\n");
  g_assert_cmpint (hall_count (hall, "SELECT prio FROM binding WHERE contributor_psn_no = 'P01'"
                                     " AND relative_psn_no = 'P03'"),
                   ==, 2);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE relative_psn_no = 'P03'"
                                     " AND contributor_psn_no = 'P09' AND prio > 2"),
                   ==, 1);
}

/* ---- letters ---- */

static void
test_the_shipped_letters_are_found_through_the_parent (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *shipped
      = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "letters", NULL);
  const char *const dirs[] = { hall->dir, shipped, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjLetter) letter = gj_letter_load (dirs, hall->region, &error);
  g_autoptr (GjLetter) agreement = gj_letter_load_agreement (dirs, hall->region, &error);
  g_autoptr (GjLetter) own = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (letter->title, ==, "个人账户家庭成员共济承诺书");
  g_assert_true (g_str_has_prefix (letter->version, "100000-"));
  g_assert_true (g_str_has_prefix (letter->text, letter->title));
  g_assert_cmpuint (g_strv_length (letter->paragraphs), >=, 5);
  g_assert_cmpuint (strlen (letter->digest), ==, 64);
  g_assert_true (g_str_has_prefix (agreement->version, "100000-agree-"));
  /* A hall's own comes first. */
  hall_write (hall->dir, "990100.txt", "title=承诺\nversion=1\nsource=本厅\n\n我愿意。\n");
  own = gj_letter_load (dirs, hall->region, &error);
  g_assert_cmpstr (own->version, ==, "990100-1");
  g_assert_cmpstr (own->text, ==, "承诺\n\n我愿意。");
}

static void
test_an_english_gist_is_of_the_very_version (void)
{
  g_autoptr (Hall) hall = hall_new_empty ();
  g_autofree char *shipped = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "letters", NULL);
  const char *const dirs[] = { hall->dir, shipped, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjLetter) letter = gj_letter_load (dirs, hall->region, &error);
  g_autoptr (GjLetter) agreement = gj_letter_load_agreement (dirs, hall->region, &error);
  g_autoptr (GjLetter) own = NULL;
  g_autoptr (GjLetter) newer = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (letter->gist);
  g_assert_nonnull (agreement->gist);
  g_assert_null (strstr (letter->text, letter->gist->paragraphs[0])); /* what is signed is the Chinese alone */
  hall_write (hall->dir, "990100.txt", "title=承诺\nversion=1\nsource=本厅\n\n我愿意。\n");
  hall_write (hall->dir, "990100.en.txt", "title=Undertaking\nversion=1\nsource=hall\n\nI do.\n");
  own = gj_letter_load (dirs, hall->region, &error);
  g_assert_cmpstr (own->gist->paragraphs[0], ==, "I do.");
  g_assert_cmpstr (own->text, ==, "承诺\n\n我愿意。");
  hall_write (hall->dir, "990100.txt", "title=承诺\nversion=2\nsource=本厅\n\n我很愿意。\n");
  newer = gj_letter_load (dirs, hall->region, &error);
  g_assert_no_error (error);
  g_assert_null (newer->gist);
}

static void
test_a_mistake_in_a_letter_is_named_with_its_line (void)
{
  static const char *const MISTAKES[][2] = {
    { "title=承诺\nversion=1\n\n正文\n", ":3:" },
    { "title=承诺\n正文\n", ":2:" },
    { "title=承诺\ntitle=又一次\n", ":2:" },
    { "title=承诺\nversion=1 2\nsource=本厅\n\n正文\n", "version" },
    { "title=承诺\nversion=1\nsource=本厅\n\n\n", "没有正文" },
    { "title=承诺\nwho=我\n", ":2:" },
  };
  g_autoptr (Hall) hall = hall_new_empty ();
  const char *const dirs[] = { hall->dir, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (MISTAKES); i++)
    {
      g_autoptr (GError) error = NULL;

      hall_write (hall->dir, "990100.txt", MISTAKES[i][0]);
      g_assert_null (gj_letter_load (dirs, hall->region, &error));
      g_assert_error (error, GJ_LETTER_ERROR, GJ_LETTER_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, MISTAKES[i][1]));
    }
}

/* ---- looking somebody up ---- */

static GjFind
look_up (Hall *hall, const char *looker, const char *name, guint *n_misses)
{
  g_autoptr (GjPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  GjFind found = gj_family_lookup_typed (hall->store, hall->clock, HALL_KIOSK, looker,
                                         "110000198810169089", name, &person, n_misses, &error);

  g_assert_no_error (error);
  g_assert_true ((found == GJ_FOUND) == (person != NULL));
  return found;
}

static gint64
count_lookups (Hall *hall, const char *result)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM audit WHERE kind = 'family.lookup' AND subject = 'P01'"
      " AND result = '%s' AND object = CASE WHEN result = 'found' THEN 'P10' ELSE '' END"
      " AND detail = ''",
      result);

  return hall_count (hall, sql);
}

static void
test_who_looks_somebody_up_is_in_the_log_and_has_so_many_tries_a_day (void)
{
  g_autoptr (Hall) hall = hall_new ();
  guint n_misses = 0;

  g_assert_cmpint (look_up (hall, "P01", "王敏", &n_misses), ==, GJ_FOUND);
  for (guint i = 1; i <= GJ_LOOKUP_MISSES_MAX; i++)
    {
      g_assert_cmpint (look_up (hall, "P01", "王鸣", &n_misses), ==, GJ_NOT_FOUND);
      g_assert_cmpuint (n_misses, ==, i);
    }
  /* In another session of the day even the right name finds nobody; another card has tries of its own. */
  g_assert_cmpint (look_up (hall, "P01", "王敏", &n_misses), ==, GJ_NOT_FOUND);
  g_assert_cmpuint (n_misses, ==, GJ_LOOKUP_MISSES_MAX);
  g_assert_cmpint (look_up (hall, "P09", "王敏", &n_misses), ==, GJ_FOUND);
  g_assert_cmpint (count_lookups (hall, "found"), ==, 1);
  g_assert_cmpint (count_lookups (hall, "none"), ==, GJ_LOOKUP_MISSES_MAX);
  g_assert_cmpint (count_lookups (hall, "refused"), ==, 1);
  gj_clock_manual_advance (hall->clock, (gint64)24 * 3600 * G_USEC_PER_SEC);
  g_assert_cmpint (look_up (hall, "P01", "王敏", &n_misses), ==, GJ_FOUND);
  hall_assert_sound (hall);
}

#define ADD(name, function) g_test_add_func ("/records/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("everything-is-told-to-both-sides-newest-first",
       test_everything_is_told_to_both_sides_newest_first);
  ADD ("what-was-refused-by-a-rule-is-no-record", test_what_was_refused_by_a_rule_is_no_record);
  ADD ("pages-hold-every-record-once-while-more-arrive",
       test_pages_hold_every_record_once_while_more_arrive);
  ADD ("the-last-day-is-a-record-and-a-suspended-insurance-is-none",
       test_the_last_day_is_a_record_and_a_suspended_insurance_is_none);
  ADD ("a-move-to-another-province-ends-a-binding-by-itself",
       test_a_move_to_another_province_ends_a_binding_by_itself);
  ADD ("a-move-ends-it-for-good-even-if-one-comes-back",
       test_a_move_ends_it_for_good_even_if_one_comes_back);
  ADD ("another-city-of-the-province-ends-nothing", test_another_city_of_the_province_ends_nothing);
  ADD ("the-graph-suggests-those-who-are-not-bound",
       test_the_graph_suggests_those_who_are_not_bound);
  ADD ("a-relation-that-contradicts-the-other-ones-graph-is-a-conflict",
       test_a_relation_that_contradicts_the_other_ones_graph_is_a_conflict);
  ADD ("a-typed-number-needs-its-name-and-says-nothing-else",
       test_a_typed_number_needs_its_name_and_says_nothing_else);
  ADD ("who-looks-somebody-up-is-in-the-log-and-has-so-many-tries-a-day",
       test_who_looks_somebody_up_is_in_the_log_and_has_so_many_tries_a_day);
  ADD ("a-name-with-another-dot-is-the-same-name", test_a_name_with_another_dot_is_the_same_name);
  ADD ("an-import-never-revives-what-a-resident-released",
       test_an_import_never_revives_what_a_resident_released);
  ADD ("an-import-of-what-a-resident-bound-makes-no-second-binding",
       test_an_import_of_what_a_resident_bound_makes_no_second_binding);
  ADD ("an-import-never-reorders-what-a-resident-ordered",
       test_an_import_never_reorders_what_a_resident_ordered);
  ADD ("the-shipped-letters-are-found-through-the-parent",
       test_the_shipped_letters_are_found_through_the_parent);
  ADD ("an-english-gist-is-of-the-very-version-and-is-never-what-is-signed",
       test_an_english_gist_is_of_the_very_version);
  ADD ("a-mistake-in-a-letter-is-named-with-its-line",
       test_a_mistake_in_a_letter_is_named_with_its_line);
  return g_test_run ();
}
