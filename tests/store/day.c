/* SPDX-License-Identifier: Apache-2.0 */
/* See day.h. What is there, the day asks the tables itself. */
#include "tests/store/day.h"

#include "core/base/transfer_id.h"
#include "core/receipt/document_store.h"
#include "core/store/statement.h"
#include "tests/store/acts.h"
#include "tests/store/corrections.h"

#define IMPORTED_ROWS (3 + 10 + 3 + 3 + 3)
#define BALANCE_END_FEN (328650 - 36000)

static const char *const NAMES[DAY_STEPS]
    = { "import", "pay",   "pay-another", "pay-refused", "bind",  "bind-and-ask", "accept",
        "order",  "leave", "print",       "reprint",     "joint", "statement",    "release", "correct" };

const char *
day_step_name (guint step)
{
  return step < DAY_STEPS ? NAMES[step] : "end";
}

void
day_use_region (Hall *hall)
{
  hall_write (hall->dir, "990100.ini",
              "[region]\nadmdvs=990100\nname=演示市\ninherits=100000\ndemo=true\n"
              "[sharing]\nsource=试\ngrade=demo\nconfirm_from_age=16\n");
  acts_use_region (hall);
}

void
day_begin (DayNotes *notes)
{
  *notes = (DayNotes){ 0 };
  for (guint i = 0; i < DAY_STEPS; i++)
    gj_transfer_id_new (notes->ids[i]);
}

/* ---- the steps ---- */

static Told
import (const Day *day)
{
  g_autofree char *people = hall_fixture ("hall");
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  GjImportResult result = gj_import_directory (day->staff, day->hall->clock, day->hall->region, HALL_KIOSK,
                                               people, NULL, NULL, &report, &error);

  if (result == GJ_IMPORT_PROBLEMS)
    return TOLD_WRONG;
  return result == GJ_IMPORT_DONE ? TOLD_DONE : TOLD_UNKNOWN; /* its report says how far it came */
}

static Told
pay (const Day *day, guint step, const char *relative, gint64 amount_fen, GjPayResult wanted)
{
  char id[20];
  GjPremiumOrder order = hall_order (id, "P01", relative, "senior", amount_fen);
  g_auto (GjPremiumPaid) paid = { 0 };
  g_autoptr (GError) error = NULL;
  GjPayResult result;

  order.transfer_id = day->notes->ids[step];
  if (gj_premium_prepare (day->store, day->hall->clock, &order, &error) != GJ_PREPARE_DONE)
    return TOLD_FAILED;
  result = gj_premium_pay (day->store, day->hall->clock, day->hall->region, day->hall->signer, &order, &paid,
                           &error);
  if (result == wanted)
    return TOLD_DONE;
  if (result == GJ_PAY_UNKNOWN)
    return TOLD_UNKNOWN;
  return result == GJ_PAY_STORE_FAILED ? TOLD_FAILED : TOLD_WRONG;
}

static Told
act (const Day *day, guint step, GjActKind kind, const char *actor, const GjActItem *items, gsize n)
{
  Acts act = acts_new (kind, actor, items, n);
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  GjActResult result;

  act.order.act_id = day->notes->ids[step];
  result = gj_family_act_submit (day->store, day->hall->clock, day->hall->region, day->hall->signer, &act.order,
                                 &outcome, &error);
  if (result == GJ_ACT_DONE)
    return TOLD_DONE;
  if (result == GJ_ACT_UNKNOWN)
    return TOLD_UNKNOWN;
  return result == GJ_ACT_STORE_FAILED ? TOLD_FAILED : TOLD_WRONG;
}

static GjActItem
with_pin (const char *contributor, const char *relative, const char *patn_rlts)
{
  GjActItem item = acts_item (contributor, relative, patn_rlts);

  item.consent.how = GJ_CONSENT_OWN_PIN;
  g_strlcpy (item.consent.patn_rlts, patn_rlts, sizeof item.consent.patn_rlts);
  item.consent.time_us = 5;
  return item;
}

static Told
bind (const Day *day)
{
  const GjActItem items[] = { with_pin ("P01", "P12", "39") };

  return act (day, DAY_BIND, GJ_ACT_BIND, "P01", items, 1);
}

static Told
bind_and_ask (const Day *day)
{
  const GjActItem items[] = { with_pin ("P11", "P03", "52"), acts_item ("P11", "P12", "70") };

  return act (day, DAY_BIND_AND_ASK, GJ_ACT_BIND, "P11", items, 2);
}

static Told
accept_request (const Day *day)
{
  const GjActItem items[] = { acts_shown ("P11", "P12", 0, day->notes->ids[DAY_BIND_AND_ASK]) };

  return act (day, DAY_ACCEPT, GJ_ACT_ACCEPT, "P12", items, 1);
}

static Told
set_order (const Day *day)
{
  const GjActItem items[] = { acts_pair ("P11", "P03"), acts_pair ("P01", "P03") };

  return act (day, DAY_ORDER, GJ_ACT_ORDER, "P03", items, 2);
}

static Told
leave (const Day *day)
{
  const GjActItem items[] = { acts_shown ("P09", "P12", 20250402, "") };

  return act (day, DAY_LEAVE, GJ_ACT_LEAVE, "P12", items, 1);
}

static Told
release (const Day *day)
{
  const GjActItem items[] = { acts_shown ("P01", "P02", 20250318, "") };

  return act (day, DAY_RELEASE, GJ_ACT_RELEASE, "P01", items, 1);
}

static gboolean
print_copy (const Day *day, const GjPrintJob *job)
{
  return gj_print_job_begin (day->store, job, HALL_KIOSK, NULL)
         && gj_print_job_finish (day->store, day->hall->clock, job, HALL_KIOSK, GJ_PRINT_JOB_PRINTED, "", NULL);
}

static Told
print (const Day *day)
{
  g_autoptr (GjReceiptRow) row = NULL;
  GjPrintJob job = { (char *)HALL_KIOSK, 0, 0 };
  GjFind found = gj_receipt_find (day->store, day->notes->ids[DAY_PAY], &row, NULL);

  if (found != GJ_FOUND)
    return found == GJ_NOT_FOUND ? TOLD_WRONG : TOLD_UNKNOWN;
  job.receipt_no = row->receipt_no;
  return print_copy (day, &job) ? TOLD_DONE : TOLD_UNKNOWN;
}

static Told
reprint (const Day *day)
{
  g_autoptr (GjReceiptRow) row = NULL;
  g_auto (GjPrintJob) job = { NULL };
  GjFind found = gj_receipt_begin_copy (day->store, day->hall->clock, HALL_KIOSK, "P01",
                                        day->notes->ids[DAY_PAY], &row, &job, NULL);

  if (found == GJ_NOT_FOUND)
    return TOLD_WRONG;
  return found == GJ_FOUND && print_copy (day, &job) ? TOLD_DONE : TOLD_UNKNOWN;
}

static Told
told_of_commit (GjCommit commit)
{
  switch (commit)
    {
    case GJ_COMMIT_DONE:
      return TOLD_DONE;
    case GJ_COMMIT_FAILED:
      return TOLD_FAILED;
    case GJ_COMMIT_UNKNOWN:
      return TOLD_UNKNOWN;
    }
  g_assert_not_reached ();
}

static Told
join (const Day *day)
{
  const char *const transfers[] = { day->notes->ids[DAY_PAY], day->notes->ids[DAY_PAY_ANOTHER] };
  const GjJointOrder order = { day->notes->ids[DAY_JOINT], HALL_KIOSK, "P01", transfers, 2 };
  g_autoptr (GjReceiptRow) row = NULL;

  return told_of_commit (
      gj_document_issue_joint (day->store, day->hall->clock, day->hall->signer, &order, &row, NULL));
}

static Told
state (const Day *day)
{
  g_autoptr (GjDocument) statement = gj_document_new ();
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");
  g_autoptr (GjReceiptRow) row = NULL;

  statement->kind = GJ_DOCUMENT_STATEMENT;
  statement->kiosk_id = g_strdup (HALL_KIOSK);
  g_strlcpy (statement->about_id, day->notes->ids[DAY_STATEMENT], sizeof statement->about_id);
  statement->holder_name = g_strdup ("*伟");
  statement->holder_id = g_strdup ("1100**********9317");
  statement->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  statement->from = 20260101;
  statement->to = 20261015;
  statement->n_rows = 1;
  statement->totals = (GjDocumentTotals){ 300, 100, 100, 50, 50 };
  gj_listing_add (listing, "2026-10-02", "清和市第一人民医院", "普通门诊", "统筹¥1.00", 300);
  return told_of_commit (gj_document_issue_statement (day->store, day->hall->clock, day->hall->signer, statement,
                                                      listing, "P01", "", &row, NULL));
}

static Told
correct (const Day *day)
{
  char id[20];
  GjCorrectionOrder order = correction_order (id, day->notes->ids[DAY_PAY_ANOTHER]);
  g_autoptr (GjReceiptRow) paper = NULL;
  GjCorrectionResult result;

  order.transfer_id = day->notes->ids[DAY_CORRECT];
  if (gj_correction_prepare (day->staff, day->hall->clock, &order, NULL) != GJ_PREPARE_DONE)
    return TOLD_FAILED;
  result = gj_correction_submit (day->staff, day->hall->clock, day->hall->signer, &order, &paper, NULL);
  if (result == GJ_CORRECTION_DONE)
    return TOLD_DONE;
  if (result == GJ_CORRECTION_UNKNOWN)
    return TOLD_UNKNOWN;
  return result == GJ_CORRECTION_STORE_FAILED ? TOLD_FAILED : TOLD_WRONG;
}

static Told
do_step (const Day *day, DayStep step)
{
  switch (step)
    {
    case DAY_IMPORT:
      return import (day);
    case DAY_PAY:
      return pay (day, step, "P02", 36000, GJ_PAY_COMMITTED);
    case DAY_PAY_ANOTHER:
      return pay (day, step, "P04", 20000, GJ_PAY_COMMITTED);
    case DAY_PAY_REFUSED:
      return pay (day, step, "P03", 36000, GJ_PAY_ALREADY_PAID);
    case DAY_BIND:
      return bind (day);
    case DAY_BIND_AND_ASK:
      return bind_and_ask (day);
    case DAY_ACCEPT:
      return accept_request (day);
    case DAY_ORDER:
      return set_order (day);
    case DAY_LEAVE:
      return leave (day);
    case DAY_PRINT:
      return print (day);
    case DAY_REPRINT:
      return reprint (day);
    case DAY_JOINT:
      return join (day);
    case DAY_STATEMENT:
      return state (day);
    case DAY_RELEASE:
      return release (day);
    case DAY_CORRECT:
      return correct (day);
    case DAY_STEPS:
      break;
    }
  g_assert_not_reached ();
}

gboolean
day_go_on (const Day *day)
{
  DayNotes *notes = day->notes;

  for (; notes->next < DAY_STEPS; notes->next++)
    {
      notes->told[notes->next] = TOLD_NOTHING;
      notes->told[notes->next] = do_step (day, (DayStep)notes->next);
      if (notes->told[notes->next] != TOLD_DONE)
        return FALSE;
    }
  return TRUE;
}

/* ---- what is there ---- */

/* How many @sql finds for the id: once each, by count(*). */
static gint64
count (const Day *day, const char *sql, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = NULL;
  gint64 n;

  g_assert_true (gj_store_begin_read (day->store, &error));
  row = gj_statement_take (day->store, sql, &error);
  g_assert_no_error (error);
  gj_statement_bind_text (row, 1, id);
  g_assert_cmpint (gj_statement_step (row, &error), ==, GJ_STEP_ROW);
  n = gj_statement_int64 (row, 0);
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (day->store);
  return n;
}

static gint64
count_there (const Day *day, guint step)
{
  const char *id = day->notes->ids[step];
  const char *paid = day->notes->ids[DAY_PAY];

  switch ((DayStep)step)
    {
    case DAY_IMPORT:
      return count (day,
                    "SELECT (SELECT count(*) FROM transfer WHERE kind = 'opening' AND kiosk_id = $1)"
                    " + (SELECT count(*) FROM binding WHERE made_by = '')"
                    " + (SELECT count(*) FROM contribution) + (SELECT count(*) FROM settlement)"
                    " + (SELECT count(*) FROM settlement_share) - (SELECT count(*) FROM import_run WHERE hides = 1)",
                    HALL_KIOSK)
             == IMPORTED_ROWS;
    case DAY_PAY:
    case DAY_PAY_ANOTHER:
    case DAY_CORRECT:
      return count (day, "SELECT count(*) FROM transfer WHERE transfer_id = $1", id);
    case DAY_PAY_REFUSED:
      return count (
          day, "SELECT count(*) FROM premium_intent WHERE transfer_id = $1 AND outcome = 'already-paid'", id);
    case DAY_PRINT:
      return count (day,
                    "SELECT count(*) FROM print_job j JOIN receipt r ON r.kiosk_id = j.kiosk_id"
                    " AND r.receipt_no = j.receipt_no WHERE r.about_id = $1 AND j.copy_no = 0"
                    " AND j.outcome <> 'owed'",
                    paid);
    case DAY_REPRINT:
      return count (day,
                    "SELECT count(*) FROM print_job j JOIN receipt r ON r.kiosk_id = j.kiosk_id"
                    " AND r.receipt_no = j.receipt_no WHERE r.about_id = $1 AND j.copy_no > 0"
                    " AND j.outcome = 'printed'",
                    paid);
    case DAY_JOINT:
    case DAY_STATEMENT:
      return count (day, "SELECT count(*) FROM receipt WHERE about_id = $1", id);
    case DAY_BIND:
    case DAY_BIND_AND_ASK:
    case DAY_ACCEPT:
    case DAY_ORDER:
    case DAY_LEAVE:
    case DAY_RELEASE:
      return count (day, "SELECT count(*) FROM family_act WHERE act_id = $1", id);
    case DAY_STEPS:
      break;
    }
  g_assert_not_reached ();
}

/* What the client would ask for an id whose outcome it does not know: does it agree with what is there? */
static gboolean
answer_is_true (const Day *day, guint step, gboolean there)
{
  const char *id = day->notes->ids[step];
  g_auto (GjPremiumPaid) paid = { 0 };
  g_auto (GjActOutcome) outcome = { 0 };
  g_autoptr (GjReceiptRow) row = NULL;
  g_autoptr (GError) error = NULL;

  if (step == DAY_CORRECT)
    return gj_correction_find (day->staff, day->hall->clock, id, &row, &error)
           == (there ? GJ_PREMIUM_FIND_PAID : GJ_PREMIUM_FIND_NOT_PAID);
  if (step == DAY_PAY_REFUSED)
    return gj_premium_find (day->store, day->hall->clock, id, &paid, &error) == GJ_PREMIUM_FIND_NOT_PAID;
  if (step == DAY_PAY || step == DAY_PAY_ANOTHER)
    return gj_premium_find (day->store, day->hall->clock, id, &paid, &error)
           == (there ? GJ_PREMIUM_FIND_PAID : GJ_PREMIUM_FIND_NOT_PAID);
  if (step == DAY_JOINT || step == DAY_STATEMENT)
    return gj_receipt_find (day->store, id, &row, &error) == (there ? GJ_FOUND : GJ_NOT_FOUND);
  if (step == DAY_IMPORT || step == DAY_PRINT || step == DAY_REPRINT)
    return TRUE;
  return gj_family_act_find (day->store, day->hall->clock, HALL_KIOSK, id, &outcome, &error)
         == (there ? GJ_ACT_FIND_DONE : GJ_ACT_FIND_NOT_DONE);
}

static const char *
judge (const Day *day, guint step, gboolean *there)
{
  gint64 n = count_there (day, step);
  Told told = day->notes->told[step];

  *there = n > 0;
  if (told == TOLD_WRONG)
    return "told what is not so";
  if (n > 1 && step != DAY_REPRINT)
    return "done twice";
  if (told == TOLD_DONE && n == 0)
    return "told to be done, and is not there";
  /* That it is paid already may be kept although it was not told: no money moved either way. */
  if (told == TOLD_FAILED && n > 0 && step != DAY_PAY_REFUSED)
    return "told to have failed, and is there";
  if (!answer_is_true (day, step, n > 0))
    return "the answer for its id is not what is there";
  return NULL;
}

char *
day_settle (const Day *day)
{
  DayNotes *notes = day->notes;
  g_autoptr (GError) error = NULL;
  guint next = DAY_STEPS;
  int closed = 0;

  if (!gj_ledger_resolve_unfinished (day->store, day->hall->clock, HALL_KIOSK, NULL, &error)
      || !gj_correction_resolve_unfinished (day->staff, day->hall->clock, HALL_KIOSK, NULL, &error)
      || !gj_print_job_close_unfinished (day->store, day->hall->clock, HALL_KIOSK, &closed, &error))
    return g_strdup (error->message);
  for (guint step = 0; step <= notes->next && step < DAY_STEPS; step++)
    {
      gboolean there = FALSE;
      const char *problem = judge (day, step, &there);

      if (problem != NULL)
        return g_strdup_printf ("%s: %s", NAMES[step], problem);
      if (there)
        continue;
      next = MIN (next, step);
      if (step == DAY_PAY || step == DAY_PAY_ANOTHER || step == DAY_PAY_REFUSED || step == DAY_CORRECT)
        gj_transfer_id_new (notes->ids[step]); /* asking closed the old one */
    }
  notes->next = MIN (next, notes->next < DAY_STEPS ? notes->next + 1 : DAY_STEPS);
  return NULL;
}

char *
day_end (const Day *day)
{
  static const struct
  {
    const char *sql;
    gint64 n;
  } ends[] = {
    { "SELECT count(*) FROM premium_payment WHERE kiosk_id = $1", 2 },
    { "SELECT count(*) FROM transfer WHERE kiosk_id = $1", 6 },
    { "SELECT count(*) FROM family_act WHERE kiosk_id = $1", 6 },
    { "SELECT count(*) FROM receipt WHERE kiosk_id = $1", 11 },
    { "SELECT count(*) FROM binding WHERE made_by <> '' AND vali_flag = 1 AND $1 <> ''", 3 },
    { "SELECT count(*) FROM binding WHERE ended_by <> '' AND $1 <> ''", 2 },
    { "SELECT count(*) FROM premium_intent WHERE outcome = '' AND kiosk_id = $1", 0 },
    { "SELECT balance_after_fen FROM account_entry WHERE account_no = 'psn:P01' AND $1 <> ''"
      " ORDER BY entry_no DESC LIMIT 1",
      BALANCE_END_FEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gint64 n = count (day, ends[i].sql, HALL_KIOSK);

      if (n != ends[i].n)
        return g_strdup_printf ("%s: %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, ends[i].sql, n, ends[i].n);
    }
  return NULL;
}

void
day_live (Hall *hall, GjStore *staff)
{
  DayNotes notes;
  const Day day = { hall, hall->store, staff, &notes };
  g_autofree char *untrue = NULL;
  g_autofree char *wrong_end = NULL;

  day_use_region (hall);
  day_begin (&notes);
  if (!day_go_on (&day))
    g_error ("the day stops at %s", day_step_name (notes.next));
  untrue = day_settle (&day);
  g_assert_cmpstr (untrue, ==, NULL);
  wrong_end = day_end (&day);
  g_assert_cmpstr (wrong_end, ==, NULL);
}
