/* SPDX-License-Identifier: Apache-2.0 */
/* See paper_fate.h. */
#include "core/ledger/paper_fate.h"

#include "core/store/statement.h"

/* The paper of this number, its copies, and whether its own payment was reversed. */
#define FIND_PAPER                                                                                 \
  "SELECT r.sealed,"                                                                               \
  " (SELECT count(*) FROM print_job j WHERE j.kiosk_id = r.kiosk_id"                               \
  "  AND j.receipt_no = r.receipt_no AND j.copy_no > 0),"                                          \
  " (SELECT count(*) FROM transfer t WHERE t.kind = 'reversal' AND t.reverses = r.about_id)"       \
  " FROM receipt r WHERE r.kiosk_id = $1 AND r.receipt_no = $2"

typedef struct
{
  char *sealed;
  int copies;
  gboolean reversed;
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
      paper->reversed = gj_statement_int64 (row, 2) > 0;
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

/* The premiums that a joint paper names, each by its own receipt. */
static GjFind
count_members (GjStore *store, const GjDocument *document, GjPaperFate *fate, GError **error)
{
  for (guint i = 0; i < document->n_lines; i++)
    {
      Paper member = { 0 };
      GjFind found = find_paper (store, document->kiosk_id, document->lines[i].receipt_no, &member, error);

      g_free (member.sealed);
      if (found == GJ_FIND_FAILED)
        return GJ_FIND_FAILED;
      fate->n_premiums++;
      fate->n_reversed += found == GJ_FOUND && member.reversed;
    }
  return GJ_FOUND;
}

GjFind
gj_paper_find_fate (GjStore *store, const char *text, const GjSealed *sealed, GjPaperFate *fate,
                    GError **error)
{
  Paper paper = { 0 };
  GjFind found
      = find_paper (store, gj_sealed_kiosk_id (sealed), gj_sealed_receipt_no (sealed), &paper, error);

  *fate = (GjPaperFate){ 0 };
  if (found == GJ_FOUND && g_strcmp0 (paper.sealed, text) != 0)
    found = GJ_NOT_FOUND;
  g_free (paper.sealed);
  if (found != GJ_FOUND)
    return found;
  fate->copies = paper.copies;
  if (sealed->document != NULL && sealed->document->kind == GJ_DOCUMENT_JOINT)
    return count_members (store, sealed->document, fate, error);
  if (sealed->receipt != NULL)
    {
      fate->n_premiums = 1;
      fate->n_reversed = paper.reversed;
    }
  return GJ_FOUND;
}
