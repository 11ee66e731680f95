/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_fate.h. */
#include "core/ledger/paper_fate_private.h"

#include "core/receipt/document_store.h"
#include "core/store/statement.h"

/* The paper of this number, its copies, and whether its own payment was reversed. */
#define FIND_PAPER                                                                                 \
  "SELECT r.sealed,"                                                                               \
  " (SELECT count(*) FROM print_job j WHERE j.kiosk_id = r.kiosk_id"                               \
  "  AND j.receipt_no = r.receipt_no AND j.copy_no > 0),"                                          \
  " COALESCE ((SELECT t.time_us FROM transfer t"                                                  \
  "  WHERE t.kind = 'reversal' AND t.reverses = r.about_id), 0)"                                  \
  " FROM receipt r WHERE r.kiosk_id = $1 AND r.receipt_no = $2"

typedef struct
{
  char *sealed;
  int copies;
  GjDate reversed_on; /* 0 not at all */
} Paper;

static GjFind
find_paper (GjStore *store, const char *kiosk_id, gint64 receipt_no, Paper *paper, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, FIND_PAPER, error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, kiosk_id);
  gj_statement_bind_int64 (row, 2, receipt_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      paper->sealed = gj_statement_dup_text (row, 0);
      paper->copies = (int) gj_statement_int64 (row, 1);
      if (gj_statement_int64 (row, 2) != 0)
        paper->reversed_on = gj_time_date (gj_statement_int64 (row, 2));
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

/* The premiums that a joint paper names, each by its own receipt, which the database keeps. */
static gboolean
tell_members (GjStore *store, const GjDocument *document, GjPaperFate *fate, GError **error)
{
  for (guint i = 0; i < document->n_lines; i++)
    {
      Paper member = { 0 };
      guint32 receipt_no = document->lines[i].receipt_no;
      GjFind found = find_paper (store, document->kiosk_id, receipt_no, &member, error);

      g_free (member.sealed);
      if (found == GJ_NOT_FOUND)
        g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED,
                     "joint paper %s-%u names no receipt: %u", document->kiosk_id,
                     document->receipt_no, receipt_no);
      if (found != GJ_FOUND)
        return FALSE;
      fate->n_premiums++;
      fate->reversed[i] = member.reversed_on != GJ_DATE_NONE;
      fate->n_reversed += fate->reversed[i];
      fate->reversed_on = MAX (fate->reversed_on, member.reversed_on);
    }
  return TRUE;
}

static gboolean
judge_records (GjStore *store, const GjDocument *document, GjPaperFate *fate, GError **error)
{
  g_autofree char *text = NULL;
  gboolean agrees;

  switch (gj_document_find_listing (store, document, &text, &agrees, error))
    {
    case GJ_FOUND:
      fate->records = agrees ? GJ_RECORDS_FATE_KEPT : GJ_RECORDS_FATE_ALTERED;
      return TRUE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

static gboolean
find_document_fate (GjStore *store, const GjDocument *document, GjDate today, GjPaperFate *fate,
                    GError **error)
{
  switch (document->kind)
    {
    case GJ_DOCUMENT_BIND:
    case GJ_DOCUMENT_RELEASE:
    case GJ_DOCUMENT_ORDER:
    case GJ_DOCUMENT_ANSWER:
      return gj_act_find_fate (store, document, today, fate, error);
    case GJ_DOCUMENT_JOINT:
      return tell_members (store, document, fate, error);
    case GJ_DOCUMENT_STATEMENT:
      return judge_records (store, document, fate, error);
    case GJ_DOCUMENT_CORRECTION:
      fate->corrects = TRUE; /* what it did is never undone */
      return TRUE;
    }
  g_assert_not_reached ();
}

static GjFind
find_fate (GjStore *store, const char *text, const GjSealed *sealed, GjDate today,
           GjPaperFate *fate, GError **error)
{
  Paper paper = { 0 };
  GjFind found
      = find_paper (store, gj_sealed_kiosk_id (sealed), gj_sealed_receipt_no (sealed), &paper, error);

  if (found == GJ_FOUND && g_strcmp0 (paper.sealed, text) != 0)
    found = GJ_NOT_FOUND;
  g_free (paper.sealed);
  if (found != GJ_FOUND)
    return found;
  fate->copies = paper.copies;
  if (sealed->document != NULL)
    return find_document_fate (store, sealed->document, today, fate, error) ? GJ_FOUND
                                                                            : GJ_FIND_FAILED;
  fate->n_premiums = 1;
  fate->n_reversed = paper.reversed_on != GJ_DATE_NONE;
  fate->reversed_on = paper.reversed_on;
  return GJ_FOUND;
}

GjFind
gj_paper_find_fate (GjStore *store, const char *text, const GjSealed *sealed, GjDate today,
                    GjPaperFate *fate, GError **error)
{
  GjFind found;

  *fate = (GjPaperFate){ 0 };
  if (!gj_store_begin_read (store, error))
    return GJ_FIND_FAILED;
  found = find_fate (store, text, sealed, today, fate, error);
  gj_store_rollback (store);
  return found;
}
