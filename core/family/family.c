/* SPDX-License-Identifier: Apache-2.0 */
/* Reading bindings and relations. Whether a binding is valid is always computed, never stored. */
#include "core/family/family_private.h"

#include "core/family/shown.h"
#include "core/rules/codes.h"
#include "core/store/statement.h"

#define BINDING_COLUMNS                                                                            \
  "SELECT contributor_psn_no, relative_psn_no, patn_rlts, prio, begndate, enddate, vali_flag,"     \
  " made_by, ended_by, COALESCE ((SELECT a.time_us FROM family_act a"                              \
  "  WHERE a.act_id = binding.ended_by), 0), closed_why, closed_on FROM binding"

void
gj_binding_free (GjBinding *binding)
{
  if (binding == NULL)
    return;
  gj_person_free (binding->contributor);
  gj_person_free (binding->relative);
  g_free (binding->patn_rlts);
  g_free (binding->made_by);
  g_free (binding->ended_by);
  g_free (binding);
}

/* A binding as its row has it; persons only by number until fill_binding() has read them. */
static GjBinding *
binding_from_row (GjStatement *row)
{
  GjBinding *binding = g_new0 (GjBinding, 1);

  binding->contributor = g_new0 (GjPerson, 1);
  binding->contributor->psn_no = gj_statement_dup_text (row, 0);
  binding->relative = g_new0 (GjPerson, 1);
  binding->relative->psn_no = gj_statement_dup_text (row, 1);
  binding->patn_rlts = gj_statement_dup_text (row, 2);
  binding->prio = (int)gj_statement_int64 (row, 3);
  binding->begndate = (GjDate)gj_statement_int64 (row, 4);
  binding->enddate = (GjDate)gj_statement_int64 (row, 5);
  binding->vali_flag = gj_statement_int64 (row, 6) == 1;
  binding->made_by = gj_statement_dup_text (row, 7);
  binding->ended_by = gj_statement_dup_text (row, 8);
  if (*binding->ended_by != '\0')
    binding->ended_on = gj_time_date (gj_statement_int64 (row, 9));
  binding->closed = gj_binding_closing_from_word (gj_statement_text (row, 10));
  binding->closed_on = (GjDate)gj_statement_int64 (row, 11);
  return binding;
}

static gboolean
fill_person (GjStore *store, GjPerson **person, GError **error)
{
  GjPerson *whole = NULL;

  switch (gj_family_find_person (store, (*person)->psn_no, &whole, error))
    {
    case GJ_FOUND:
      gj_person_free (*person);
      *person = whole;
      return TRUE;
    case GJ_NOT_FOUND: /* a reference the database keeps: only a damaged file gets here */
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "binding names no person: %s",
                   (*person)->psn_no);
      return FALSE;
    case GJ_FIND_FAILED:
      break;
    }
  return FALSE;
}

gboolean
gj_binding_state_is_closed (GjBindingState state)
{
  return state == GJ_BINDING_CONTRIBUTOR_ENDED || state == GJ_BINDING_CONTRIBUTOR_MOVED;
}

static void
judge_state (GjBinding *binding, const GPtrArray *insurances, GjDate today)
{
  const GjInsurance *employee = gj_insurance_pick (insurances, GJ_INSUTYPE_EMPLOYEE, today);

  if (binding->closed == GJ_BINDING_VALID)
    gj_binding_compute_closing (binding, insurances, today);
  if (!binding->vali_flag && (*binding->ended_by != '\0' || binding->closed == GJ_BINDING_VALID))
    binding->state = GJ_BINDING_RELEASED; /* ended_on is the act's day already */
  else if (binding->enddate != GJ_DATE_NONE && binding->enddate < today)
    {
      binding->state = GJ_BINDING_ENDED;
      binding->ended_on = binding->enddate;
    }
  else if (binding->closed != GJ_BINDING_VALID)
    {
      binding->state = binding->closed;
      binding->ended_on = binding->closed_on;
    }
  else if (!gj_insurance_is_normal (employee, today))
    {
      binding->state = GJ_BINDING_CONTRIBUTOR_NOT_INSURED;
      binding->ended_on = employee != NULL ? employee->paus_insu_date : GJ_DATE_NONE;
    }
  else if (binding->begndate > today)
    binding->state = GJ_BINDING_NOT_YET;
  else
    binding->state = GJ_BINDING_VALID;
  binding->valid = binding->state == GJ_BINDING_VALID;
}

gboolean
gj_binding_sum_used (GjStore *store, const char *contributor, const char *relative, gint64 from_us,
                     gint64 *used_fen, GError **error)
{
  g_autoptr (GjStatement) sum
      = gj_statement_take (store,
                           "SELECT COALESCE ((SELECT sum (amount_fen) FROM settlement_share"
                           " WHERE contributor_psn_no = $1 AND psn_no = $2"
                           " AND setl_time_us >= $3"
                           " AND " GJ_SETTLEMENT_IS_SHOWN ("settlement_share.psn_no",
                                                           "settlement_share.setl_id")
                           " AND NOT " GJ_SETTLEMENT_IS_REFUNDED ("settlement_share.setl_id")
                           "), 0)"
                           " + COALESCE ((SELECT sum (amount_fen) FROM premium_payment"
                           " WHERE payer_psn_no = $1 AND relative_psn_no = $2 AND time_us >= $3"
                           " AND reversed_by = ''), 0)",
                           error);

  if (sum == NULL)
    return FALSE;
  gj_statement_bind_text (sum, 1, contributor);
  gj_statement_bind_text (sum, 2, relative);
  gj_statement_bind_int64 (sum, 3, from_us);
  if (gj_statement_step (sum, error) != GJ_STEP_ROW)
    return FALSE;
  *used_fen = gj_statement_int64 (sum, 0);
  return TRUE;
}

static gboolean
fill_binding (GjStore *store, GjBinding *binding, GjDate today, GError **error)
{
  g_autoptr (GPtrArray) insurances = NULL;

  if (!fill_person (store, &binding->contributor, error)
      || !fill_person (store, &binding->relative, error))
    return FALSE;
  insurances = gj_family_list_insurances (store, binding->contributor->psn_no, error);
  if (insurances == NULL)
    return FALSE;
  judge_state (binding, insurances, today);
  return TRUE;
}

static gboolean
read_bindings (GjStore *store, GjStatement *row, GjDate today, GPtrArray *list, GError **error)
{
  guint first = list->len;
  guint i;

  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step == GJ_STEP_FAILED)
        return FALSE;
      if (step == GJ_STEP_DONE)
        break;
      g_ptr_array_add (list, binding_from_row (row));
    }
  for (i = first; i < list->len; i++)
    if (!fill_binding (store, g_ptr_array_index (list, i), today, error))
      return FALSE;
  return TRUE;
}

static gint
compare_bindings (gconstpointer a, gconstpointer b)
{
  const GjBinding *left = *(GjBinding *const *)a;
  const GjBinding *right = *(GjBinding *const *)b;

  if (left->valid != right->valid)
    return left->valid ? -1 : 1;
  if (left->prio != right->prio)
    return left->prio < right->prio ? -1 : 1;
  if (left->begndate != right->begndate)
    return left->begndate > right->begndate ? -1 : 1;
  return g_strcmp0 (left->relative->psn_no, right->relative->psn_no);
}

static GPtrArray *
list_side (GjStore *store, const char *sql, const char *psn_no, GjDate today, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_binding_free);
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, psn_no);
  if (!read_bindings (store, row, today, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_bindings);
  return g_steal_pointer (&list);
}

GPtrArray *
gj_family_list_bindings_bare (GjStore *store, const char *psn_no, GjFamilySide side, GjDate today,
                              GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_binding_free);

  if ((side & GJ_FAMILY_CONTRIBUTOR) != 0)
    {
      GPtrArray *given = list_side (store, BINDING_COLUMNS " WHERE contributor_psn_no = $1", psn_no,
                                    today, error);

      if (given == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (list, given);
    }
  if ((side & GJ_FAMILY_RELATIVE) != 0)
    {
      GPtrArray *received
          = list_side (store, BINDING_COLUMNS " WHERE relative_psn_no = $1", psn_no, today, error);

      if (received == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (list, received);
    }
  return g_steal_pointer (&list);
}

static gboolean
fill_used (GjStore *store, GPtrArray *list, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      GjBinding *binding = g_ptr_array_index (list, i);

      if (!gj_binding_sum_used (store, binding->contributor->psn_no, binding->relative->psn_no,
                                G_MININT64, &binding->used_fen_total, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
gj_family_list_bindings (GjStore *store, const char *psn_no, GjFamilySide side, GjDate today,
                         GError **error)
{
  g_autoptr (GPtrArray) list
      = gj_family_list_bindings_bare (store, psn_no, side, today, error);

  if (list == NULL || !fill_used (store, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

GjFind
gj_family_find_binding (GjStore *store, const char *contributor_psn_no, const char *relative_psn_no,
                        GjDate today, GjBinding **binding, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_binding_free);
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           BINDING_COLUMNS " WHERE contributor_psn_no = $1 AND relative_psn_no = $2"
                                           " ORDER BY begndate DESC, vali_flag DESC, made_by",
                           error);
  guint best = 0;
  guint i;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, contributor_psn_no);
  gj_statement_bind_text (row, 2, relative_psn_no);
  if (!read_bindings (store, row, today, list, error) || !fill_used (store, list, error))
    return GJ_FIND_FAILED;
  if (list->len == 0)
    return GJ_NOT_FOUND;
  for (i = 0; i < list->len; i++)
    if (((GjBinding *)g_ptr_array_index (list, i))->valid)
      {
        best = i;
        break;
      }
  *binding = g_ptr_array_steal_index (list, best);
  return GJ_FOUND;
}

GjFind
gj_family_find_relation (GjStore *store, const char *psn_no, const char *relative_psn_no,
                         char **patn_rlts, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT patn_rlts, 1 AS source, vali_flag, begndate FROM binding"
                           " WHERE contributor_psn_no = $1 AND relative_psn_no = $2"
                           " UNION ALL SELECT patn_rlts, 2, 0, 0 FROM family_graph"
                           " WHERE psn_no = $1 AND relative_psn_no = $2"
                           " ORDER BY source, vali_flag DESC, begndate DESC LIMIT 1",
                           error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_text (row, 2, relative_psn_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      *patn_rlts = gj_statement_dup_text (row, 0);
      return GJ_FOUND;
    case GJ_STEP_DONE:
      *patn_rlts = g_strdup ("");
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

GjFind
gj_family_find_open_binding (GjStore *store, const GjBindingKey *key, GjDate today,
                             GjBinding **binding, GError **error)
{
  g_autoptr (GjBinding) read = NULL;
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           BINDING_COLUMNS " WHERE contributor_psn_no = $1 AND relative_psn_no = $2"
                                           " AND begndate = $3 AND made_by = $4 AND vali_flag = 1"
                                           " AND (enddate = 0 OR enddate >= $5)",
                           error);
  GjFind found;

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, key->contributor_psn_no);
  gj_statement_bind_text (row, 2, key->relative_psn_no);
  gj_statement_bind_int64 (row, 3, key->begndate);
  gj_statement_bind_text (row, 4, key->made_by);
  gj_statement_bind_int64 (row, 5, today);
  found = gj_statement_find (row, error);
  if (found != GJ_FOUND)
    return found;
  read = binding_from_row (row);
  if (!fill_binding (store, read, today, error))
    return GJ_FIND_FAILED;
  *binding = g_steal_pointer (&read);
  return GJ_FOUND;
}
