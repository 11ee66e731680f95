/* SPDX-License-Identifier: Apache-2.0 */
/* What residents do to their family: each act whole or not at all, judged when it is done, and on paper. */
#include "core/family/act.h"

#include <string.h>

#include "core/base/transfer_id.h"
#include "core/family/act_reason.h"
#include "core/family/family.h"
#include "core/family/letter.h"
#include "core/family/request.h"
#include "core/family/suggest.h"
#include "core/receipt/document_store.h"
#include "tests/store/acts.h"

#define TODAY ((GjDate)20261015)

static GjBinding *
find_binding (Hall *hall, const char *contributor, const char *relative)
{
  g_autoptr (GError) error = NULL;
  GjBinding *binding = NULL;

  g_assert_cmpint (gj_family_find_binding (hall->store, contributor, relative,
                                           gj_clock_today (hall->clock), &binding, &error),
                   ==, GJ_FOUND);
  g_assert_no_error (error);
  return binding;
}

static void
test_two_relatives_are_bound_with_one_signed_paper (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GjBinding) binding = NULL;
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P11", "P02", "70"), acts_item ("P11", "P12", "70") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", items, 2);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpuint (outcome.items->len, ==, 2);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (outcome.receipt_no, ==, 1);
  binding = find_binding (hall, "P11", "P02");
  g_assert_true (binding->valid);
  g_assert_cmpint (binding->begndate, ==, TODAY);
  g_assert_cmpstr (binding->made_by, ==, act.id);
  g_assert_cmpint (binding->prio, ==, 3); /* behind P01 and P10 */
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpstr (row->kind, ==, "bind");
  g_assert_cmpuint (row->document->n_lines, ==, 2);
  g_assert_cmpstr (row->document->lines[0].name, ==, "*英");
  g_assert_true (row->owed);
  g_assert_cmpstr (row->relative_psn_no, ==, "");
  hall_assert_sound (hall);
}

static void
test_each_relative_has_its_own_result_and_the_others_are_bound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjReceiptRow) row = NULL;
  const GjActItem items[]
      = { acts_item ("P01", "P02", "10"), acts_item ("P01", "P12", "39"), acts_item ("P01", "P09", "30") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 3);
  const GjActItemOutcome *refused;

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  refused = g_ptr_array_index (outcome.items, 0);
  g_assert_cmpint (refused->result, ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  g_assert_cmpint (refused->eligibility.reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_ALREADY_BOUND);
  g_assert_cmpint (refused->eligibility.reasons[0].since, ==, 20250318);
  g_assert_cmpint (acts_result (&outcome, 1), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (acts_result (&outcome, 2), ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpint (row->document->lines[0].result, ==, GJ_DOCUMENT_RESULT_NOT_DONE);
  g_assert_cmpint (row->document->lines[0].reason, ==, GJ_DOCUMENT_REASON_BOUND);
  g_assert_cmpint (row->document->lines[1].reason, ==, GJ_DOCUMENT_REASON_NONE);
  g_assert_cmpint (row->document->lines[1].result, ==, GJ_DOCUMENT_RESULT_BOUND);
  hall_assert_sound (hall);
}

static void
test_an_act_of_nothing_but_refusals_leaves_only_its_audit_record (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem items[] = { acts_item ("P01", "P02", "10") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_REFUSED);
  g_assert_cmpint (outcome.receipt_no, ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_act"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM letter"), ==, hall->shared ? 1 : 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM receipt"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM audit WHERE kind = 'family.bind'"
                                     " AND result = 'already-bound'"),
                   ==, 1);
  hall_assert_sound (hall);
}

static void
test_the_same_id_gives_the_same_answer_and_binds_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) first = { 0 };
  g_auto (GjActOutcome) again = { 0 };
  g_auto (GjActOutcome) found = { 0 };
  g_auto (GjActOutcome) other = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P11", "P12", "70"), acts_item ("P11", "P05", "44") };
  Acts act = acts_new (GJ_ACT_BIND, "P11", items, 2);

  g_assert_cmpint (acts_submit (hall, &act, &first), ==, GJ_ACT_DONE);
  gj_clock_manual_advance (hall->clock, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (acts_submit (hall, &act, &again), ==, GJ_ACT_DONE);
  g_assert_cmpint (again.time_us, ==, first.time_us);
  g_assert_cmpint (again.receipt_no, ==, first.receipt_no);
  g_assert_cmpint (acts_result (&again, 0), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (acts_result (&again, 1), ==, GJ_ACT_ITEM_NOT_ELIGIBLE);
  g_assert_cmpint (gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, act.id, &found, &error),
                   ==, GJ_ACT_FIND_DONE);
  g_assert_cmpstr (((GjActItemOutcome *)g_ptr_array_index (found.items, 0))->relative_name, ==,
                   "赵静");
  act.order.n_items = 1;
  g_assert_cmpint (acts_submit (hall, &act, &other), ==, GJ_ACT_CONFLICT);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''"), ==, 1);
  hall_assert_sound (hall);
}

static void
test_an_id_that_was_never_submitted_is_not_done (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) found = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gj_family_act_find (hall->store, hall->clock, HALL_KIOSK, "7F3K-20M9-Q4XD-81AC",
                                       &found, &error),
                   ==, GJ_ACT_FIND_NOT_DONE);
  g_assert_null (found.items);
  hall_assert_sound (hall);
}

/* ---- consent ---- */

static void
ask_consent (Hall *hall)
{
  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nconfirm_from_age=16\n"
              "[relations]\nsource=试\ngrade=demo\nset=NEAR8\nin_laws=true\n");
  acts_use_region (hall);
}

static void
test_a_relative_who_must_agree_is_asked_and_then_bound (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) asked = { 0 };
  g_auto (GjActOutcome) agreed = { 0 };
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GjBinding) binding = NULL;
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem wish[] = { acts_item ("P01", "P12", "39") };
  const GjActItem answer[] = { acts_pair ("P01", "P12") };
  Acts ask = acts_new (GJ_ACT_BIND, "P01", wish, 1);
  Acts accept = acts_new (GJ_ACT_ACCEPT, "P12", answer, 1);

  ask_consent (hall);
  g_assert_cmpint (acts_submit (hall, &ask, &asked), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&asked, 0), ==, GJ_ACT_ITEM_REQUESTED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''"), ==, 0);
  waiting = gj_family_list_requests (hall->store, "P12", GJ_FAMILY_RELATIVE, &error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpstr (((GjFamilyRequest *)g_ptr_array_index (waiting, 0))->contributor->psn_name, ==,
                   "王伟");

  g_assert_cmpint (acts_submit (hall, &accept, &agreed), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&agreed, 0), ==, GJ_ACT_ITEM_BOUND);
  binding = find_binding (hall, "P01", "P12");
  g_assert_true (binding->valid);
  g_assert_cmpstr (binding->patn_rlts, ==, "39");
  none = gj_family_list_requests (hall->store, "P12", GJ_FAMILY_BOTH, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (gj_receipt_find (hall->store, accept.id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpstr (row->kind, ==, "answer");
  g_assert_cmpint (row->document->lines[0].result, ==, GJ_DOCUMENT_RESULT_AGREED);
  hall_assert_sound (hall);
}

static void
test_a_relative_who_agrees_with_card_and_pin_at_once_is_bound_at_once (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) asked = { 0 };
  g_auto (GjActOutcome) bound = { 0 };
  const GjActItem wish[] = { acts_item ("P01", "P12", "39") };
  GjActItem both[] = { acts_item ("P01", "P12", "39") };
  Acts ask = acts_new (GJ_ACT_BIND, "P01", wish, 1);
  Acts bind = acts_new (GJ_ACT_BIND, "P01", both, 1);

  ask_consent (hall);
  both[0].consent = (GjConsent){ GJ_CONSENT_OWN_PIN, "39", 1 };
  g_assert_cmpint (acts_submit (hall, &ask, &asked), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&bound, 0), ==, GJ_ACT_ITEM_BOUND);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_request WHERE answered_by = ''"), ==, 0);
  hall_assert_sound (hall);
}

static void
test_a_yes_to_another_relation_is_none_and_the_relative_is_asked (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);

  ask_consent (hall);
  items[0].consent = (GjConsent){ GJ_CONSENT_OWN_PIN, "30", 1 };
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_REQUESTED);
  hall_assert_sound (hall);
}

static void
test_the_second_above_the_cap_is_told_before_anything_is_signed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjBindWish wishes[] = { { "P06", "30", { 0 } }, { "P12", "10", { 0 } }, { "P02", "52", { 0 } } };
  const GjActItem items[] = { acts_item ("P09", "P06", "30"), acts_item ("P09", "P12", "10"),
                              acts_item ("P09", "P02", "52") };
  GjBindEligibility told[3];
  Acts act = acts_new (GJ_ACT_BIND, "P09", items, 3);

  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nmember_cap=2\n"); /* P12 is bound already */
  acts_use_region (hall);
  g_assert_true (gj_family_judge_set (hall->store, hall->region, "P09", wishes, 3, 20261015, told, &error));
  g_assert_cmpuint (told[0].n_reasons, ==, 0);
  g_assert_cmpint (told[1].reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_ALREADY_BOUND);
  g_assert_cmpint (told[2].reasons[0].obstacle, ==, GJ_BIND_OBSTACLE_MEMBER_CAP);
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  for (guint i = 0; i < 3; i++) /* as the act then judges them */
    g_assert_cmpint (acts_result (&outcome, i), ==,
                     told[i].n_reasons == 0 ? GJ_ACT_ITEM_BOUND : GJ_ACT_ITEM_NOT_ELIGIBLE);
}

static void
test_a_child_below_the_age_is_bound_without_being_asked (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem items[] = { acts_item ("P09", "P06", "30") };
  Acts act = acts_new (GJ_ACT_BIND, "P09", items, 1);

  ask_consent (hall);
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_BOUND);
}

static void
test_a_refused_request_is_answered_once_and_binds_nobody (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) asked = { 0 };
  g_auto (GjActOutcome) refused = { 0 };
  g_auto (GjActOutcome) late = { 0 };
  const GjActItem wish[] = { acts_item ("P01", "P12", "39") };
  const GjActItem answer[] = { acts_pair ("P01", "P12") };
  Acts ask = acts_new (GJ_ACT_BIND, "P01", wish, 1);
  Acts refuse = acts_new (GJ_ACT_REFUSE, "P12", answer, 1);
  Acts accept = acts_new (GJ_ACT_ACCEPT, "P12", answer, 1);

  ask_consent (hall);
  g_assert_cmpint (acts_submit (hall, &ask, &asked), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &refuse, &refused), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&refused, 0), ==, GJ_ACT_ITEM_REFUSED);
  g_assert_cmpint (acts_submit (hall, &accept, &late), ==, GJ_ACT_REFUSED);
  g_assert_cmpint (acts_result (&late, 0), ==, GJ_ACT_ITEM_GONE);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''"), ==, 0);
  hall_assert_sound (hall);
}

static void
test_a_request_may_be_taken_back (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) asked = { 0 };
  g_auto (GjActOutcome) taken = { 0 };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem wish[] = { acts_item ("P01", "P12", "39") };
  const GjActItem back[] = { acts_pair ("P01", "P12") };
  Acts ask = acts_new (GJ_ACT_BIND, "P01", wish, 1);
  Acts release = acts_new (GJ_ACT_RELEASE, "P01", back, 1);

  ask_consent (hall);
  g_assert_cmpint (acts_submit (hall, &ask, &asked), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &release, &taken), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&taken, 0), ==, GJ_ACT_ITEM_WITHDRAWN);
  none = gj_family_list_requests (hall->store, "P01", GJ_FAMILY_CONTRIBUTOR, &error);
  g_assert_cmpuint (none->len, ==, 0);
  hall_assert_sound (hall);
}

/* ---- ending ---- */

static void
test_a_released_binding_is_gone_and_pays_nothing_more (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GjBinding) binding = NULL;
  const GjActItem items[] = { acts_pair ("P01", "P02") };
  Acts act = acts_new (GJ_ACT_RELEASE, "P01", items, 1);
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_RELEASED);
  binding = find_binding (hall, "P01", "P02");
  g_assert_cmpint (binding->state, ==, GJ_BINDING_RELEASED);
  g_assert_cmpstr (binding->ended_by, ==, act.id);
  g_assert_cmpint (binding->ended_on, ==, TODAY);
  g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_BINDING_INVALID);
  hall_assert_sound (hall);
}

static void
test_what_was_released_in_the_morning_may_be_bound_in_the_afternoon (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) first = { 0 };
  g_auto (GjActOutcome) gone = { 0 };
  g_auto (GjActOutcome) again = { 0 };
  g_autoptr (GjBinding) binding = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  const GjActItem pair[] = { acts_pair ("P01", "P12") };
  Acts bind = acts_new (GJ_ACT_BIND, "P01", items, 1);
  Acts release = acts_new (GJ_ACT_RELEASE, "P01", pair, 1);
  Acts rebind = acts_new (GJ_ACT_BIND, "P01", items, 1);

  g_assert_cmpint (acts_submit (hall, &bind, &first), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &release, &gone), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &rebind, &again), ==, GJ_ACT_DONE);
  binding = find_binding (hall, "P01", "P12");
  g_assert_true (binding->valid);
  g_assert_cmpstr (binding->made_by, ==, rebind.id);
  hall_assert_sound (hall);
}

/* Done elsewhere while a page was open. */
static void
submit_done (Hall *hall, GjActKind kind, const char *actor, const GjActItem *item, char id[20])
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, item, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_strlcpy (id, act.id, 20);
}

static void
assert_gone (Hall *hall, GjActKind kind, const char *actor, const GjActItem *item)
{
  g_auto (GjActOutcome) outcome = { 0 };
  Acts act = acts_new (kind, actor, item, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_REFUSED);
  g_assert_cmpint (acts_result (&outcome, 0), ==, GJ_ACT_ITEM_GONE);
}

static void
test_a_release_ends_the_binding_that_was_shown_and_no_other_of_the_two (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjBinding) binding = NULL;
  const GjActItem wish = acts_item ("P01", "P12", "39");
  const GjActItem pair = acts_pair ("P01", "P12");
  char first[20], other[20], second[20];
  const GjActItem shown = acts_shown ("P01", "P12", TODAY, first);

  submit_done (hall, GJ_ACT_BIND, "P01", &wish, first);
  submit_done (hall, GJ_ACT_LEAVE, "P12", &pair, other);
  submit_done (hall, GJ_ACT_BIND, "P01", &wish, second);
  assert_gone (hall, GJ_ACT_RELEASE, "P01", &shown);
  assert_gone (hall, GJ_ACT_LEAVE, "P12", &shown);
  binding = find_binding (hall, "P01", "P12");
  g_assert_true (binding->valid);
  g_assert_cmpstr (binding->made_by, ==, second);
  hall_assert_sound (hall);
}

static void
test_an_answer_is_to_the_request_that_was_read_and_to_no_other (void)
{
  g_autoptr (Hall) hall = hall_new ();
  const GjActItem wish = acts_item ("P01", "P12", "39");
  const GjActItem pair = acts_pair ("P01", "P12");
  char first[20], back[20], second[20];
  const GjActItem read = acts_shown ("P01", "P12", 0, first);

  ask_consent (hall);
  submit_done (hall, GJ_ACT_BIND, "P01", &wish, first);
  submit_done (hall, GJ_ACT_RELEASE, "P01", &pair, back);
  submit_done (hall, GJ_ACT_BIND, "P01", &wish, second);
  assert_gone (hall, GJ_ACT_ACCEPT, "P12", &read);
  assert_gone (hall, GJ_ACT_REFUSE, "P12", &read);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM binding WHERE made_by <> ''"), ==, 0);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_request WHERE answered_by = ''"), ==, 1);
  hall_assert_sound (hall);
}

static void
test_taking_a_request_back_ends_no_binding_that_came_of_it (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_autoptr (GjBinding) binding = NULL;
  const GjActItem wish = acts_item ("P01", "P12", "39");
  const GjActItem pair = acts_pair ("P01", "P12");
  char asked[20], agreed[20];
  const GjActItem shown = acts_shown ("P01", "P12", 0, asked);

  ask_consent (hall);
  submit_done (hall, GJ_ACT_BIND, "P01", &wish, asked);
  submit_done (hall, GJ_ACT_ACCEPT, "P12", &pair, agreed);
  assert_gone (hall, GJ_ACT_RELEASE, "P01", &shown);
  binding = find_binding (hall, "P01", "P12");
  g_assert_true (binding->valid);
  hall_assert_sound (hall);
}

static void
test_a_release_before_the_regions_days_is_refused_with_the_first_day (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) bound = { 0 };
  g_auto (GjActOutcome) early = { 0 };
  g_auto (GjActOutcome) left = { 0 };
  g_auto (GjReleaseNotice) notice = { NULL };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  const GjActItem pair[] = { acts_pair ("P01", "P12") };
  Acts bind = acts_new (GJ_ACT_BIND, "P01", items, 1);
  Acts release = acts_new (GJ_ACT_RELEASE, "P01", pair, 1);
  Acts leave = acts_new (GJ_ACT_LEAVE, "P12", pair, 1);
  const GjActItemOutcome *item;

  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[unbind]\nsource=试\ngrade=demo\nmin_days=90\n");
  acts_use_region (hall);
  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  gj_clock_manual_advance (hall->clock, 89 * G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
  g_assert_cmpint (acts_submit (hall, &release, &early), ==, GJ_ACT_REFUSED);
  item = g_ptr_array_index (early.items, 0);
  g_assert_cmpint (item->result, ==, GJ_ACT_ITEM_TOO_EARLY);
  g_assert_cmpint (item->earliest, ==, 20270113);
  g_assert_cmpint (gj_family_release_notice (hall->store, hall->region,
                                             &(GjBindingKey){ "P01", "P12", TODAY, bind.id },
                                             20270112, &notice, &error),
                   ==, GJ_FOUND);
  g_assert_false (notice.allowed);
  g_assert_cmpuint (notice.min_days, ==, 90);
  g_assert_cmpuint (notice.n_days, ==, 90);
  /* The relative may leave at any time. */
  g_assert_cmpint (acts_submit (hall, &leave, &left), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_result (&left, 0), ==, GJ_ACT_ITEM_LEFT);
  hall_assert_sound (hall);
}

static void
test_a_release_on_the_first_day_allowed_is_done (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjReleaseNotice) notice = { NULL };
  g_autoptr (GError) error = NULL;

  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[unbind]\nsource=试\ngrade=demo\nmin_days=576\n");
  acts_use_region (hall);
  g_assert_cmpint (gj_family_release_notice (hall->store, hall->region,
                                             &(GjBindingKey){ "P01", "P02", 20250318, "" }, TODAY,
                                             &notice, &error),
                   ==, GJ_FOUND);
  g_assert_cmpint (notice.earliest, ==, TODAY);
  g_assert_true (notice.allowed);
  g_assert_cmpint (notice.binding->used_fen_total, ==, 28730 + 40000);
  g_assert_cmpint (notice.used_fen_year, ==, 0);
}

/* ---- order ---- */

static void
test_the_new_order_is_written_with_what_it_was_before (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) bound = { 0 };
  g_auto (GjActOutcome) ordered = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem wish[] = { acts_item ("P11", "P03", "52") };
  const GjActItem places[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  Acts bind = acts_new (GJ_ACT_BIND, "P11", wish, 1);
  Acts order = acts_new (GJ_ACT_ORDER, "P03", places, 2);
  const GjActItemOutcome *first;

  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &order, &ordered), ==, GJ_ACT_DONE);
  first = g_ptr_array_index (ordered.items, 0);
  g_assert_cmpstr (first->contributor_psn_no, ==, "P11");
  g_assert_cmpint (first->prio_before, ==, 2);
  g_assert_cmpint (first->prio_after, ==, 1);
  list = gj_family_list_bindings (hall->store, "P03", GJ_FAMILY_RELATIVE, TODAY, &error);
  g_assert_cmpstr (((GjBinding *)g_ptr_array_index (list, 0))->contributor->psn_no, ==, "P11");
  g_assert_cmpint (gj_receipt_find (hall->store, order.id, &row, &error), ==, GJ_FOUND);
  g_assert_cmpuint (row->document->lines[1].place, ==, 2);
  hall_assert_sound (hall);
}

static void
test_one_who_may_come_back_keeps_a_place_behind_the_valid_ones (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) bound = { 0 };
  g_auto (GjActOutcome) ordered = { 0 };
  const GjActItem wish[] = { acts_item ("P11", "P02", "70") };
  const GjActItem places[] = { acts_pair ("P11", "P02"), acts_pair ("P01", "P02") };
  Acts bind = acts_new (GJ_ACT_BIND, "P11", wish, 1);
  Acts order = acts_new (GJ_ACT_ORDER, "P02", places, 2);
  const GjActItemOutcome *last;

  g_assert_cmpint (acts_submit (hall, &bind, &bound), ==, GJ_ACT_DONE);
  g_assert_cmpint (acts_submit (hall, &order, &ordered), ==, GJ_ACT_DONE);
  g_assert_cmpuint (ordered.items->len, ==, 3);
  last = g_ptr_array_index (ordered.items, 2);
  g_assert_cmpstr (last->contributor_psn_no, ==, "P10"); /* whose insurance is suspended */
  g_assert_cmpint (last->prio_after, ==, 3);
  hall_assert_sound (hall);
}

static void
test_an_order_of_yesterdays_contributors_is_shown_again (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem places[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };
  Acts order = acts_new (GJ_ACT_ORDER, "P03", places, 2); /* P11's ended in 2025 */

  g_assert_cmpint (acts_submit (hall, &order, &outcome), ==, GJ_ACT_CHANGED);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_act"), ==, 0);
  hall_assert_sound (hall);
}

/* ---- letters ---- */

static GjLetterCopy
begin_copy (Hall *hall, const char *act_id)
{
  g_autoptr (GError) error = NULL;
  GjLetterCopy copy = { 0 };

  g_assert_true (
      gj_letter_begin_copy (hall->store, hall->clock, HALL_KIOSK, act_id, &copy, &error));
  g_assert_no_error (error);
  return copy;
}

static void
end_copy (Hall *hall, GjLetterCopy *copy, GjPrintJobOutcome outcome)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gj_letter_end_copy (hall->store, copy, outcome, &error));
  g_assert_no_error (error);
  gj_letter_copy_clear (copy);
}

static void
test_letters_that_may_have_come_out_are_counted (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);
  static const GjPrintJobOutcome outcomes[] = { GJ_PRINT_JOB_OWED, GJ_PRINT_JOB_UNKNOWN, GJ_PRINT_JOB_STOPPED,
                                                GJ_PRINT_JOB_OWED, GJ_PRINT_JOB_PRINTED };
  static const int copies[] = { 0, 0, 1, 2, 2 };
  static const gboolean half[] = { FALSE, TRUE, TRUE, TRUE, FALSE }; /* one hangs until another comes out whole */
  gboolean remains = FALSE;
  GjLetterCopy copy = { 0 };

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
      copy = begin_copy (hall, act.id);
      g_assert_cmpint (copy.copy_no, ==, copies[i]);
      end_copy (hall, &copy, outcomes[i]);
      g_assert_true (gj_print_job_find_remains (hall->store, HALL_KIOSK, &remains, &error));
      g_assert_true (remains == half[i]);
    }
  gj_clock_manual_advance (hall->clock, G_USEC_PER_SEC);
  copy = begin_copy (hall, act.id); /* and the program dies */
  gj_letter_copy_clear (&copy);
  g_assert_true (gj_print_job_find_remains (hall->store, HALL_KIOSK, &remains, &error));
  g_assert_true (remains);
  copy = begin_copy (hall, act.id);
  g_assert_cmpint (copy.copy_no, ==, 4);
  gj_letter_copy_clear (&copy);
  g_assert_false (gj_letter_begin_copy (hall->store, hall->clock, HALL_KIOSK, "7F3K-20M9-Q4XD-81AC", &copy, &error));
  g_assert_nonnull (error);
  hall_assert_sound (hall);
}

static void
test_a_letter_is_kept_as_it_was_signed (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GjSignedLetter) letter = NULL;
  g_autoptr (GjSignedLetter) none = NULL;
  g_autoptr (GError) error = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  g_assert_cmpint (gj_letter_find_signed (hall->store, act.id, "P01", &letter, &error), ==, GJ_FOUND);
  g_assert_cmpstr (letter->text, ==, ACTS_LETTER);
  g_assert_cmpstr (letter->signature, ==, ACTS_SIGNATURE);
  g_assert_cmpint (letter->time_us, ==, outcome.time_us);
  g_assert_cmpint (letter->receipt_no, ==, 1);
  g_assert_cmpint (gj_letter_find_signed (hall->store, act.id, "P12", &none, &error), ==,
                   GJ_NOT_FOUND); /* somebody else's */
}

static void
test_a_version_that_stands_for_another_text_is_refused (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_auto (GjActOutcome) second = { 0 };
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  const GjActItem others[] = { acts_item ("P11", "P12", "70") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);
  Acts changed = acts_new (GJ_ACT_BIND, "P11", others, 1);

  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  changed.order.letter_text = "另一份承诺书";
  g_assert_cmpint (acts_submit (hall, &changed, &second), ==, GJ_ACT_LETTER);
  hall_assert_sound (hall);
}

static void
let_pin_sign (Hall *hall, const char *value)
{
  g_autofree char *policy = g_strdup_printf (
      "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
      "[sharing]\nsource=试\ngrade=demo\npin_may_sign=%s\n",
      value);

  hall_write (hall->dir, "990100.ini", policy);
  acts_use_region (hall);
}

static void
test_nobody_is_bound_without_a_signature (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  const char *const not_signatures[]
      = { "", "12", "1001,5", "5,401", "1,2 ", "1,2;;3,4", "a,b", "-1,3" };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (not_signatures); i++)
    {
      act.order.signature = not_signatures[i];
      g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_LETTER);
    }
  g_assert_true (gj_act_signature_is_valid ("0,0"));
  g_assert_true (gj_act_signature_is_valid ("0,0 1000,400;5,6 7,8"));
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_act"), ==, 0);
}

/* Who cannot write. */
static void
test_the_pin_signs_where_the_region_says_so_and_it_is_kept_everywhere (void)
{
  g_autoptr (Hall) hall = hall_new ();
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;
  const GjActItem items[] = { acts_item ("P01", "P12", "39") };
  Acts act = acts_new (GJ_ACT_BIND, "P01", items, 1);

  act.order.signature = GJ_ACT_SIGNED_BY_PIN;
  let_pin_sign (hall, "false");
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_LETTER);
  let_pin_sign (hall, "null"); /* nobody has said that it may */
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_LETTER);
  g_assert_cmpint (hall_count (hall, "SELECT count(*) FROM family_act"), ==, 0);
  let_pin_sign (hall, "true");
  g_assert_cmpint (acts_submit (hall, &act, &outcome), ==, GJ_ACT_DONE);
  detail = gj_family_act_describe (hall->store, act.id, &error);
  g_assert_nonnull (strstr (detail, " signature pin:"));
  g_assert_cmpint (gj_receipt_find (hall->store, act.id, &row, &error), ==, GJ_FOUND);
  g_assert_true (row->document->by_pin);
  hall_assert_sound (hall);
}

static void
test_every_obstacle_has_a_reason_for_the_paper (void)
{
  for (guint i = GJ_BIND_OBSTACLE_NONE + 1; i < GJ_BIND_OBSTACLE_COUNT; i++)
    g_assert_cmpint (gj_act_reason_from_word (gj_bind_obstacle_word ((GjBindObstacle)i)), !=,
                     GJ_DOCUMENT_REASON_NONE);
  for (guint i = 0; i <= GJ_ACT_ITEM_GONE; i++)
    {
      const char *word = gj_act_item_result_word ((GjActItemResult)i);

      g_assert_true ((gj_act_reason_from_word (word) != GJ_DOCUMENT_REASON_NONE)
                     == (i == GJ_ACT_ITEM_TOO_EARLY || i == GJ_ACT_ITEM_GONE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/acts/" name, function)
  ADD ("two-relatives-are-bound-with-one-signed-paper", test_two_relatives_are_bound_with_one_signed_paper);
  ADD ("each-relative-has-its-own-result-and-the-others-are-bound",
       test_each_relative_has_its_own_result_and_the_others_are_bound);
  ADD ("an-act-of-nothing-but-refusals-leaves-only-its-audit-record",
       test_an_act_of_nothing_but_refusals_leaves_only_its_audit_record);
  ADD ("the-same-id-gives-the-same-answer-and-binds-once", test_the_same_id_gives_the_same_answer_and_binds_once);
  ADD ("an-id-that-was-never-submitted-is-not-done", test_an_id_that_was_never_submitted_is_not_done);
  ADD ("a-relative-who-must-agree-is-asked-and-then-bound", test_a_relative_who_must_agree_is_asked_and_then_bound);
  ADD ("a-relative-who-agrees-with-card-and-pin-at-once-is-bound-at-once",
       test_a_relative_who_agrees_with_card_and_pin_at_once_is_bound_at_once);
  ADD ("a-yes-to-another-relation-is-none-and-the-relative-is-asked",
       test_a_yes_to_another_relation_is_none_and_the_relative_is_asked);
  ADD ("the-second-above-the-cap-is-told-before-anything-is-signed",
       test_the_second_above_the_cap_is_told_before_anything_is_signed);
  ADD ("a-child-below-the-age-is-bound-without-being-asked",
       test_a_child_below_the_age_is_bound_without_being_asked);
  ADD ("a-refused-request-is-answered-once-and-binds-nobody",
       test_a_refused_request_is_answered_once_and_binds_nobody);
  ADD ("a-request-may-be-taken-back", test_a_request_may_be_taken_back);
  ADD ("a-released-binding-is-gone-and-pays-nothing-more",
       test_a_released_binding_is_gone_and_pays_nothing_more);
  ADD ("what-was-released-in-the-morning-may-be-bound-in-the-afternoon",
       test_what_was_released_in_the_morning_may_be_bound_in_the_afternoon);
  ADD ("a-release-ends-the-binding-that-was-shown-and-no-other-of-the-two",
       test_a_release_ends_the_binding_that_was_shown_and_no_other_of_the_two);
  ADD ("an-answer-is-to-the-request-that-was-read-and-to-no-other",
       test_an_answer_is_to_the_request_that_was_read_and_to_no_other);
  ADD ("taking-a-request-back-ends-no-binding-that-came-of-it",
       test_taking_a_request_back_ends_no_binding_that_came_of_it);
  ADD ("a-release-before-the-regions-days-is-refused-with-the-first-day",
       test_a_release_before_the_regions_days_is_refused_with_the_first_day);
  ADD ("a-release-on-the-first-day-allowed-is-done", test_a_release_on_the_first_day_allowed_is_done);
  ADD ("the-new-order-is-written-with-what-it-was-before",
       test_the_new_order_is_written_with_what_it_was_before);
  ADD ("one-who-may-come-back-keeps-a-place-behind-the-valid-ones",
       test_one_who_may_come_back_keeps_a_place_behind_the_valid_ones);
  ADD ("an-order-of-yesterdays-contributors-is-shown-again",
       test_an_order_of_yesterdays_contributors_is_shown_again);
  ADD ("a-letter-is-kept-as-it-was-signed", test_a_letter_is_kept_as_it_was_signed);
  ADD ("letters-that-may-have-come-out-are-counted", test_letters_that_may_have_come_out_are_counted);
  ADD ("a-version-that-stands-for-another-text-is-refused",
       test_a_version_that_stands_for_another_text_is_refused);
  ADD ("nobody-is-bound-without-a-signature", test_nobody_is_bound_without_a_signature);
  ADD ("the-pin-signs-where-the-region-says-so-and-it-is-kept-everywhere",
       test_the_pin_signs_where_the_region_says_so_and_it_is_kept_everywhere);
  ADD ("every-obstacle-has-a-reason-for-the-paper", test_every_obstacle_has_a_reason_for_the_paper);
#undef ADD
  return g_test_run ();
}
