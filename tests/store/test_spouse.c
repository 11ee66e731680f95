/* SPDX-License-Identifier: Apache-2.0 */
/* Nobody has two spouses: told before anything is signed, when the act is done, on its paper, and when a lost answer is
 * judged again. In the hall P01 and P02 are bound as a couple, and so are P09 and P12. */
#include <string.h>

#include "core/family/act_reason.h"
#include "core/family/family.h"
#include "core/family/suggest.h"
#include "core/ledger/check.h"
#include "core/receipt/document_store.h"
#include "tests/store/acts.h"

#define TODAY ((GjDate)20261015)

static void
raw (Hall *hall, const char *sql)
{
  g_autofree char *error = hall_raw (hall, sql);

  g_assert_cmpstr (error, ==, NULL);
}

static void
part_p09_and_p12 (Hall *hall)
{
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem items[] = { acts_pair ("P09", "P12") };
  Acts act = acts_new (GJ_ACT_RELEASE, "P09", items, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
}

static gboolean
has (const GjBindEligibility *found, GjBindObstacle obstacle)
{
  for (guint i = 0; i < found->n_reasons; i++)
    if (found->reasons[i].obstacle == obstacle)
      return TRUE;
  return FALSE;
}

/* What is said of this pair's being a couple. */
static void
assert_told (Hall *hall, const char *contributor, const char *relative, const char *patn_rlts,
             gboolean second, gboolean taken)
{
  GjBindEligibility found;
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_family_judge_binding (hall->store, hall->region, contributor, relative, patn_rlts, FALSE,
                                          TODAY, &found, &error));
  g_assert_cmpint (has (&found, GJ_BIND_OBSTACLE_SPOUSE_SECOND), ==, second);
  g_assert_cmpint (has (&found, GJ_BIND_OBSTACLE_SPOUSE_TAKEN), ==, taken);
}

static void
test_a_second_spouse_is_refused_and_the_paper_says_why (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_auto (GjActOutcome) found = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P09", "P06", "30"), acts_item ("P09", "P05", "12") };
  Acts act = acts_new (GJ_ACT_BIND, "P09", items, 2);
  const GjActItemOutcome *told;

  assert_told (hall, "P09", "P05", "12", TRUE, FALSE);
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (acts_result (&outcome, 1), ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpint (row->document->lines[1].reason, ==, GJ_DOCUMENT_REASON_CONTRADICTED);
  g_assert_cmpint (gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, act.id, &found, &error), ==,
                   GJ_ACT_FIND_DONE);
  g_assert_true (gj_family_act_explain (hall->store, hall->region, TODAY, &found, &error));
  told = g_ptr_array_index (found.items, 1);
  g_assert_cmpuint (told->eligibility.n_reasons, ==, 1);
  g_assert_cmpint (told->eligibility.reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_SPOUSE_SECOND);
  g_assert_false (told->eligibility.reasons[0].bare);
  hall_assert_sound (hall);
}

static void
test_somebody_elses_spouse_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem items[] = { acts_item ("P11", "P12", "12") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", items, 1);

  assert_told (hall, "P11", "P12", "12", FALSE, TRUE);
  assert_told (hall, "P01", "P12", "12", TRUE, TRUE);
  assert_told (hall, "P11", "P12", "39", FALSE, FALSE);
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_REFUSED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''"), ==, 0);
  hall_assert_sound (hall);
}

/* P10 binds P11 as the husband: so she is his wife and nobody else's, and he has one. Her insurance is suspended, which
 * changes nothing of that. */
static void
test_a_couple_is_one_from_either_side_and_in_either_word (void)
{
  g_autoptr (Hall) hall = hall_new ();

  assert_told (hall, "P11", "P03", "12", FALSE, FALSE);
  raw (hall, "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, made_by, enddate, patn_rlts, prio)"
             " VALUES ('P10', 'P11', 20250101, '', 0, '11', 1)");
  assert_told (hall, "P11", "P03", "12", TRUE, FALSE);
  assert_told (hall, "P04", "P10", "10", FALSE, TRUE);
  assert_told (hall, "P11", "P10", "12", FALSE, FALSE);
  assert_told (hall, "P10", "P11", "10", FALSE, FALSE);
}

static void
test_what_was_released_or_has_ended_is_no_marriage (void)
{
  g_autoptr (Hall) hall = hall_new ();

  part_p09_and_p12 (hall);
  assert_told (hall, "P09", "P05", "12", FALSE, FALSE);
  assert_told (hall, "P11", "P12", "12", FALSE, FALSE);
  raw (hall, "UPDATE binding SET enddate = 20261014 WHERE relative_psn_no = 'P02' AND patn_rlts = '10'");
  assert_told (hall, "P11", "P02", "12", FALSE, FALSE);
}

static void
test_the_second_of_one_list_is_told_before_anything_is_signed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjBindWish wishes[] = { { "P12", "12", { 0 } }, { "P03", "12", { 0 } } };
  const GjActItem items[] = { acts_item ("P11", "P12", "12"), acts_item ("P11", "P03", "12") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", items, 2);
  GjBindEligibility told[2];

  part_p09_and_p12 (hall);
  g_assert_true (gj_family_judge_set (hall->store, hall->region, "P11", wishes, 2, TODAY, told, &error));
  g_assert_cmpuint (told[0].n_reasons, ==, 0);
  g_assert_cmpuint (told[1].n_reasons, ==, 1);
  g_assert_true (has (&told[1], GJ_BIND_OBSTACLE_SPOUSE_SECOND));
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (acts_result (&outcome, 1), ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  hall_assert_sound (hall);
}

static void
keep_notice (const GjCheckFinding *finding, gpointer data)
{
  if (finding->notice)
    g_string_append_printf (data, "%s %s\n", finding->subject, finding->message);
}

/* The platform is the authority: what it sent holds and breaks nothing, and whoever checks the store is told. */
static void
test_what_the_platform_sent_is_told_and_holds (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary;

  raw (hall, "INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, made_by, enddate, patn_rlts, prio)"
             " VALUES ('P11', 'P12', 20250101, '', 0, '12', 2), ('P12', 'P11', 20250101, '', 0, '11', 2)");
  raw (hall, "UPDATE person SET gend = '1', brdy = 20200101 WHERE psn_no = 'P03'");
  g_assert_true (gj_store_check (hall->store, hall->clock, hall->keyring, keep_notice, NULL, told, &summary, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (told->str, "P12 绑定里有不止一位配偶"));
  g_assert_null (strstr (told->str, "P11 绑定里有不止一位配偶"));
  g_assert_nonnull (strstr (told->str, "P03 平台送来的绑定，关系和性别对不上"));
  g_assert_nonnull (strstr (told->str, "P03 平台送来的绑定，关系和年龄对不上"));
  g_assert_cmpint (summary.notices, >=, 3);
  g_assert_cmpint (summary.findings, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/spouse/" name, function)
  ADD ("a-second-spouse-is-refused-and-the-paper-says-why",
       test_a_second_spouse_is_refused_and_the_paper_says_why);
  ADD ("somebody-elses-spouse-is-refused", test_somebody_elses_spouse_is_refused);
  ADD ("a-couple-is-one-from-either-side-and-in-either-word",
       test_a_couple_is_one_from_either_side_and_in_either_word);
  ADD ("what-was-released-or-has-ended-is-no-marriage", test_what_was_released_or_has_ended_is_no_marriage);
  ADD ("the-second-of-one-list-is-told-before-anything-is-signed",
       test_the_second_of_one_list_is_told_before_anything_is_signed);
  ADD ("what-the-platform-sent-is-told-by-the-check-and-holds", test_what_the_platform_sent_is_told_and_holds);
#undef ADD
  return g_test_run ();
}
