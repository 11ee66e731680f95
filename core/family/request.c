/* SPDX-License-Identifier: Apache-2.0 */
/* Requests in the store. */
#include "core/family/request.h"

#include "core/store/statement.h"

#define OPEN_REQUESTS                                                                              \
  "SELECT act_id, contributor_psn_no, relative_psn_no, patn_rlts, requested_us"                    \
  " FROM family_request WHERE answered_by = ''"

void
gj_family_request_free (GjFamilyRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->act_id);
  gj_person_free (request->contributor);
  gj_person_free (request->relative);
  g_free (request->patn_rlts);
  g_free (request);
}

/* Persons only by number until fill() has read them. */
static GjFamilyRequest *
request_from_row (GjStatement *row)
{
  GjFamilyRequest *request = g_new0 (GjFamilyRequest, 1);

  request->act_id = gj_statement_dup_text (row, 0);
  request->contributor = g_new0 (GjPerson, 1);
  request->contributor->psn_no = gj_statement_dup_text (row, 1);
  request->relative = g_new0 (GjPerson, 1);
  request->relative->psn_no = gj_statement_dup_text (row, 2);
  request->patn_rlts = gj_statement_dup_text (row, 3);
  request->time_us = gj_statement_int64 (row, 4);
  return request;
}

static gboolean
fill_person (GjStore *store, GjPerson **person, GError **error)
{
  GjPerson *whole = NULL;

  if (gj_family_find_person (store, (*person)->psn_no, &whole, error) != GJ_FOUND)
    {
      if (error != NULL && *error == NULL) /* a reference the database keeps */
        g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "request names no person: %s",
                     (*person)->psn_no);
      return FALSE;
    }
  gj_person_free (*person);
  *person = whole;
  return TRUE;
}

static gboolean
fill (GjStore *store, GjFamilyRequest *request, GError **error)
{
  return fill_person (store, &request->contributor, error)
         && fill_person (store, &request->relative, error);
}

GPtrArray *
gj_family_list_requests (GjStore *store, const char *psn_no, GjFamilySide side, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_family_request_free);
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           OPEN_REQUESTS " AND (($2 <> 0 AND contributor_psn_no = $1)"
                                         " OR ($3 <> 0 AND relative_psn_no = $1))"
                                         " ORDER BY requested_us DESC, act_id, relative_psn_no",
                           error);
  GjStep step;

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_int64 (row, 2, side & GJ_FAMILY_CONTRIBUTOR);
  gj_statement_bind_int64 (row, 3, side & GJ_FAMILY_RELATIVE);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (list, request_from_row (row));
  if (step == GJ_STEP_FAILED)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (!fill (store, g_ptr_array_index (list, i), error))
      return NULL;
  return g_steal_pointer (&list);
}

GjFind
gj_family_find_request (GjStore *store, const char *contributor_psn_no, const char *relative_psn_no,
                        GjFamilyRequest **request, GError **error)
{
  g_autoptr (GjFamilyRequest) open = NULL;
  g_autoptr (GjStatement) row = gj_statement_take (
      store, OPEN_REQUESTS " AND contributor_psn_no = $1 AND relative_psn_no = $2", error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, contributor_psn_no);
  gj_statement_bind_text (row, 2, relative_psn_no);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  open = request_from_row (row);
  if (!fill (store, open, error))
    return GJ_FIND_FAILED;
  *request = g_steal_pointer (&open);
  return GJ_FOUND;
}

gboolean
gj_family_request_insert (GjStore *store, const char *act_id, const char *contributor,
                          const char *relative, const char *patn_rlts, gint64 time_us,
                          GError **error)
{
  g_autoptr (GjStatement) insert
      = gj_statement_take (store,
                           "INSERT INTO family_request (act_id, contributor_psn_no,"
                           " relative_psn_no, patn_rlts, requested_us) VALUES ($1, $2, $3, $4, $5)",
                           error);

  g_assert (gj_store_in_transaction (store));
  if (insert == NULL)
    return FALSE;
  gj_statement_bind_text (insert, 1, act_id);
  gj_statement_bind_text (insert, 2, contributor);
  gj_statement_bind_text (insert, 3, relative);
  gj_statement_bind_text (insert, 4, patn_rlts);
  gj_statement_bind_int64 (insert, 5, time_us);
  return gj_statement_run (insert, error);
}

gboolean
gj_family_request_answer (GjStore *store, const char *act_id, const char *relative,
                          const char *answered_by, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (store,
                           "UPDATE family_request SET answered_by = $1"
                           " WHERE act_id = $2 AND relative_psn_no = $3 AND answered_by = ''",
                           error);

  g_assert (gj_store_in_transaction (store));
  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, answered_by);
  gj_statement_bind_text (update, 2, act_id);
  gj_statement_bind_text (update, 3, relative);
  if (!gj_statement_run (update, error))
    return FALSE;
  g_assert (gj_statement_changes (update) == 1); /* read as open in this same transaction */
  return TRUE;
}
