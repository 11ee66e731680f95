/* SPDX-License-Identifier: Apache-2.0 */
/* Papers: one row each, numbered per receipt, their outcome told once. Money is never touched from
 * here. */
#include "core/receipt/receipt_store.h"

#include "core/audit/audit.h"
#include "core/base/i18n.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

void
gj_print_job_clear (GjPrintJob *job)
{
  g_clear_pointer (&job->kiosk_id, g_free);
}

const char *
gj_print_job_outcome_word (GjPrintJobOutcome outcome)
{
  switch (outcome)
    {
    case GJ_PRINT_JOB_OWED:
      return "owed";
    case GJ_PRINT_JOB_SENDING:
      return "sending";
    case GJ_PRINT_JOB_PRINTED:
      return "printed";
    case GJ_PRINT_JOB_STOPPED:
      return "stopped";
    case GJ_PRINT_JOB_UNKNOWN:
      return "unknown";
    }
  g_assert_not_reached ();
}

gboolean
gj_print_job_insert (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id, gint64 time_us,
                     GError **error)
{
  g_autoptr (GjStatement) insert = NULL;

  g_assert (gj_store_in_transaction (store));
  insert = gj_statement_take (store,
                              "INSERT INTO print_job (kiosk_id, receipt_no, copy_no, at_kiosk_id,"
                              " created_us) VALUES ($1, $2, $3, $4, $5)",
                              error);
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, job->kiosk_id);
  gj_statement_bind_int64 (insert, 2, job->receipt_no);
  gj_statement_bind_int64 (insert, 3, job->copy_no);
  gj_statement_bind_text (insert, 4, at_kiosk_id);
  gj_statement_bind_int64 (insert, 5, time_us);
  return gj_statement_run (insert, error);
}

static gboolean
insert_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id, const char *subject_psn_no,
             const GjReceiptRow *row, const GjPrintJob *job, GError **error)
{
  gint64 now_us = gj_clock_now_us (clock);
  g_autofree char *detail = g_strdup_printf ("%s-%" G_GINT64_FORMAT " copy %d", job->kiosk_id,
                                             job->receipt_no, job->copy_no);
  const GjAuditEntry entry = {
    .kiosk_id = at_kiosk_id,
    .time_us = now_us,
    .kind = "receipt.copy",
    .subject = subject_psn_no,
    .object = row->about_id,
    .result = "ok",
    .detail = detail,
  };

  return gj_print_job_insert (store, job, at_kiosk_id, now_us, error)
         && gj_audit_append (store, &entry, error);
}

/* The paper as it is while nobody else begins a copy of it. Which paper an id stands for never changes. */
static GjFind
claim_copies (GjStore *store, const char *about_id, GjReceiptRow **row, GError **error)
{
  GjFind found = gj_receipt_find (store, about_id, row, error);

  if (found != GJ_FOUND)
    return found;
  if (!gj_store_claim_paper (store, (*row)->kiosk_id, (*row)->receipt_no, error))
    return GJ_FIND_FAILED;
  g_clear_pointer (row, gj_receipt_row_free);
  return gj_receipt_find (store, about_id, row, error);
}

static GjFind
begin_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id, const char *subject_psn_no,
            const char *about_id, GjReceiptRow **row, GjPrintJob *job, GError **error)
{
  GjFind found = claim_copies (store, about_id, row, error);

  if (found != GJ_FOUND)
    return found;
  /* Nobody's paper comes out in another person's session (I14); staff ("") may. */
  if (*subject_psn_no != '\0' && !g_str_equal (subject_psn_no, (*row)->holder_psn_no)
      && !g_str_equal (subject_psn_no, (*row)->relative_psn_no))
    return GJ_NOT_FOUND;
  job->kiosk_id = g_strdup ((*row)->kiosk_id);
  job->receipt_no = (*row)->receipt_no;
  job->copy_no = (*row)->copies + 1;
  if (!insert_copy (store, clock, at_kiosk_id, subject_psn_no, *row, job, error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_FIND_FAILED;
  (*row)->copies = job->copy_no;
  (*row)->last_outcome = GJ_PRINT_JOB_OWED;
  return GJ_FOUND;
}

GjFind
gj_receipt_begin_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id,
                       const char *subject_psn_no, const char *about_id, GjReceiptRow **row,
                       GjPrintJob *job, GError **error)
{
  GjFind found;

  *row = NULL;
  *job = (GjPrintJob){ NULL };
  if (!gj_store_begin (store, error))
    return GJ_FIND_FAILED;
  found = begin_copy (store, clock, at_kiosk_id, subject_psn_no, about_id, row, job, error);
  gj_store_rollback (store);
  if (found != GJ_FOUND)
    {
      g_clear_pointer (row, gj_receipt_row_free);
      gj_print_job_clear (job);
    }
  return found;
}

/* For which receipt it is, and what became of it so far. Claimed until the transaction ends. */
static GjFind
find_job (GjStore *store, const GjPrintJob *job, char **about_id, char **outcome, GError **error)
{
  g_autoptr (GjStatement) row = NULL;

  if (!gj_store_claim_paper (store, job->kiosk_id, job->receipt_no, error))
    return GJ_FIND_FAILED;
  row = gj_statement_take (store,
                           "SELECT r.about_id, j.outcome FROM print_job j"
                           " JOIN receipt r ON r.kiosk_id = j.kiosk_id"
                           " AND r.receipt_no = j.receipt_no"
                           " WHERE j.kiosk_id = $1 AND j.receipt_no = $2 AND j.copy_no = $3",
                           error);
  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, job->kiosk_id);
  gj_statement_bind_int64 (row, 2, job->receipt_no);
  gj_statement_bind_int64 (row, 3, job->copy_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *about_id = gj_statement_dup_text (row, 0);
      *outcome = gj_statement_dup_text (row, 1);
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

static gboolean
refuse_job (const GjPrintJob *job, const char *state, GError **error)
{
  g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_CONSTRAINT,
               "print job %s-%" G_GINT64_FORMAT "/%d is %s", job->kiosk_id, job->receipt_no,
               job->copy_no, state);
  return FALSE;
}

static gboolean
update_job (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id, const char *outcome,
            const char *condition, gint64 finished_us, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (store,
                           "UPDATE print_job SET outcome = $1, printer_condition = $2,"
                           " attempts = attempts + 1, finished_us = $3, at_kiosk_id = $7"
                           " WHERE kiosk_id = $4 AND receipt_no = $5 AND copy_no = $6",
                           error);

  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, outcome);
  gj_statement_bind_text (update, 2, condition);
  gj_statement_bind_int64 (update, 3, finished_us);
  gj_statement_bind_text (update, 4, job->kiosk_id);
  gj_statement_bind_int64 (update, 5, job->receipt_no);
  gj_statement_bind_int64 (update, 6, job->copy_no);
  gj_statement_bind_text (update, 7, at_kiosk_id);
  return gj_statement_run (update, error);
}

static gboolean
finish_job (GjStore *store, GjClock *clock, const GjPrintJob *job, const char *at_kiosk_id, const char *word,
            const char *condition, GError **error)
{
  g_autofree char *about_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *detail = NULL;
  gint64 now_us = gj_clock_now_us (clock);
  GjAuditEntry entry;

  switch (find_job (store, job, &about_id, &before, error))
    {
    case GJ_FOUND:
      break;
    case GJ_NOT_FOUND:
      return refuse_job (job, "unknown to the store", error);
    case GJ_FIND_FAILED:
      return FALSE;
    }
  if (g_str_equal (before, word) && !g_str_equal (word, "owed"))
    return TRUE; /* told twice, the same */
  detail = g_strdup_printf ("%s-%" G_GINT64_FORMAT " copy %d%s%s", job->kiosk_id, job->receipt_no,
                            job->copy_no, condition != NULL && *condition != '\0' ? " " : "",
                            condition != NULL ? condition : "");
  entry = (GjAuditEntry){
    .kiosk_id = at_kiosk_id,
    .time_us = now_us,
    .kind = "receipt.print",
    .object = about_id,
    .result = word,
    .detail = detail,
  };
  return update_job (store, job, at_kiosk_id, word, condition, now_us, error)
         && gj_audit_append (store, &entry, error)
         && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

static gboolean
begin_job (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id, GError **error)
{
  g_autofree char *about_id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GjStatement) update = NULL;

  switch (find_job (store, job, &about_id, &before, error))
    {
    case GJ_FOUND:
      break;
    case GJ_NOT_FOUND:
      return refuse_job (job, "unknown to the store", error);
    case GJ_FIND_FAILED:
      return FALSE;
    }
  if (!g_str_equal (before, "owed"))
    return refuse_job (job, before, error);
  update = gj_statement_take (store,
                              "UPDATE print_job SET outcome = 'sending', at_kiosk_id = $4"
                              " WHERE kiosk_id = $1 AND receipt_no = $2 AND copy_no = $3",
                              error);
  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, job->kiosk_id);
  gj_statement_bind_int64 (update, 2, job->receipt_no);
  gj_statement_bind_int64 (update, 3, job->copy_no);
  gj_statement_bind_text (update, 4, at_kiosk_id);
  return gj_statement_run (update, error) && gj_store_commit (store, error) == GJ_COMMIT_DONE;
}

gboolean
gj_print_job_begin (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id, GError **error)
{
  gboolean begun;

  if (!gj_store_begin (store, error))
    return FALSE;
  begun = begin_job (store, job, at_kiosk_id, error);
  gj_store_rollback (store);
  return begun;
}

gboolean
gj_print_job_finish (GjStore *store, GjClock *clock, const GjPrintJob *job, const char *at_kiosk_id,
                     GjPrintJobOutcome outcome, const char *condition, GError **error)
{
  gboolean done;

  g_assert (outcome != GJ_PRINT_JOB_SENDING);
  if (!gj_store_begin (store, error))
    return FALSE;
  done = finish_job (store, clock, job, at_kiosk_id, gj_print_job_outcome_word (outcome), condition, error);
  gj_store_rollback (store);
  return done;
}

static void
free_job (gpointer data)
{
  gj_print_job_clear (data);
  g_free (data);
}

/* (element-type GjPrintJob) (transfer full), NULL on failure. */
static GPtrArray *
list_sending (GjStore *store, const char *at_kiosk_id, GError **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (free_job);
  g_autoptr (GjStatement) rows
      = gj_statement_take (store,
                           "SELECT kiosk_id, receipt_no, copy_no FROM print_job"
                           " WHERE outcome = 'sending' AND at_kiosk_id = $1",
                           error);
  GjStep step = GJ_STEP_FAILED;

  if (rows != NULL)
    {
      gj_statement_bind_text (rows, 1, at_kiosk_id);
      while ((step = gj_statement_step (rows, error)) == GJ_STEP_ROW)
        {
          GjPrintJob *job = g_new0 (GjPrintJob, 1);

          job->kiosk_id = gj_statement_dup_text (rows, 0);
          job->receipt_no = gj_statement_int64 (rows, 1);
          job->copy_no = (int) gj_statement_int64 (rows, 2);
          g_ptr_array_add (jobs, job);
        }
    }
  return step == GJ_STEP_DONE ? g_steal_pointer (&jobs) : NULL;
}

gboolean
gj_print_job_close_unfinished (GjStore *store, GjClock *clock, const char *at_kiosk_id,
                               int *closed, GError **error)
{
  g_autoptr (GPtrArray) jobs = list_sending (store, at_kiosk_id, error);

  if (jobs == NULL)
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    if (!gj_print_job_finish (store, clock, g_ptr_array_index (jobs, i), at_kiosk_id, GJ_PRINT_JOB_UNKNOWN,
                              "restart", error))
      return FALSE;
  *closed = (int) jobs->len;
  return TRUE;
}

/* Of a paper the time is that of its outcome, of a letter that of its first byte: it has no other. */
#define LAST_BEGUN \
  "SELECT outcome, condition FROM (" \
  "SELECT finished_us AS begun_us, outcome, printer_condition AS condition FROM print_job" \
  " WHERE at_kiosk_id = $1 AND outcome IN ('printed', 'stopped', 'unknown')" \
  " UNION ALL SELECT created_us, outcome, '' FROM letter_print" \
  " WHERE at_kiosk_id = $1 AND outcome IN ('sending', 'printed', 'stopped', 'unknown')" \
  ") begun ORDER BY begun_us DESC LIMIT 1"

gboolean
gj_print_job_find_remains (GjStore *store, const char *at_kiosk_id, gboolean *remains, GError **error)
{
  g_autoptr (GjStatement) last = gj_statement_take (store, LAST_BEGUN, error);

  *remains = FALSE;
  if (last == NULL)
    return FALSE;
  gj_statement_bind_text (last, 1, at_kiosk_id);
  switch (gj_statement_step (last, error))
    {
    case GJ_STEP_ROW:
      {
        g_autofree char *outcome = gj_statement_dup_text (last, 0);
        g_autofree char *condition = gj_statement_dup_text (last, 1);

        *remains = !g_str_equal (outcome, "printed") && !g_str_equal (condition, "retracted");
        return TRUE;
      }
    case GJ_STEP_DONE:
      return TRUE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}
