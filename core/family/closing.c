/* SPDX-License-Identifier: Apache-2.0 */
/* See closing.h. */
#include "core/family/closing.h"

#include "core/audit/audit.h"
#include "core/family/family_private.h"
#include "core/rules/codes.h"
#include "core/rules/division.h"
#include "core/store/statement.h"

#define DAY_US ((gint64)24 * 3600 * G_USEC_PER_SEC)
#define AT_ONCE 200 /* contributors read before their bindings are looked at */

/* ---- computing ---- */

static gboolean
is_employee (const GjInsurance *row)
{
  return g_str_equal (row->insutype, GJ_INSUTYPE_EMPLOYEE);
}

/* The 310 row that counted on @date: the newest that had begun, one not paused before others. */
static const GjInsurance *
employee_on (const GPtrArray *insurances, GjDate date)
{
  const GjInsurance *picked = NULL;

  for (guint i = 0; i < insurances->len; i++)
    {
      const GjInsurance *row = g_ptr_array_index (insurances, i);

      if (!is_employee (row) || row->psn_insu_date > date)
        continue;
      if (row->paus_insu_date == GJ_DATE_NONE || row->paus_insu_date > date)
        return row;
      if (picked == NULL)
        picked = row;
    }
  return picked;
}

static GjDate
moved_on (GjDate begndate, const GPtrArray *insurances, GjDate today)
{
  const GjInsurance *home = employee_on (insurances, begndate);
  GjDate moved = GJ_DATE_NONE;

  if (home == NULL)
    return GJ_DATE_NONE;
  for (guint i = 0; i < insurances->len; i++)
    {
      const GjInsurance *row = g_ptr_array_index (insurances, i);

      if (is_employee (row) && row->psn_insu_date > begndate && row->psn_insu_date <= today
          && !gj_division_same_province (row->insuplc_admdvs, home->insuplc_admdvs)
          && (moved == GJ_DATE_NONE || row->psn_insu_date < moved))
        moved = row->psn_insu_date;
    }
  return moved;
}

static GjDate
day_after (GjDate date)
{
  return gj_time_date (gj_date_start_us (date) + DAY_US);
}

/* Was the contributor insured beside @ended, or from the next day on, as a change of employer or city
 * leaves it? Another province is a move and told as that. */
static gboolean
goes_on (const GPtrArray *insurances, const GjInsurance *ended, GjDate end)
{
  GjDate next = day_after (end);

  for (guint i = 0; i < insurances->len; i++)
    {
      const GjInsurance *row = g_ptr_array_index (insurances, i);

      if (row == ended || !is_employee (row) || row->psn_insu_date > next)
        continue;
      if (row->paus_insu_date > end
          || (row->paus_insu_date == GJ_DATE_NONE
              && !g_str_equal (row->psn_insu_stas, GJ_INSU_STAS_ENDED)))
        return TRUE;
    }
  return FALSE;
}

/* FALSE: it did not. @date 0: the register does not say on which day. */
static gboolean
has_ended (GjDate begndate, const GPtrArray *insurances, GjDate today, GjDate *date)
{
  gboolean ended = FALSE;

  *date = GJ_DATE_NONE;
  for (guint i = 0; i < insurances->len; i++)
    {
      const GjInsurance *row = g_ptr_array_index (insurances, i);
      GjDate end = row->paus_insu_date != GJ_DATE_NONE ? row->paus_insu_date : today;

      if (!is_employee (row) || !g_str_equal (row->psn_insu_stas, GJ_INSU_STAS_ENDED)
          || end > today || end < begndate || goes_on (insurances, row, end))
        continue;
      if (!ended || *date == GJ_DATE_NONE || (row->paus_insu_date != GJ_DATE_NONE && end < *date))
        *date = row->paus_insu_date;
      ended = TRUE;
    }
  return ended;
}

void
gj_binding_compute_closing (GjBinding *binding, const GPtrArray *insurances, GjDate today)
{
  GjDate moved = moved_on (binding->begndate, insurances, today);
  GjDate ended;

  if (has_ended (binding->begndate, insurances, today, &ended)
      && (moved == GJ_DATE_NONE || (ended != GJ_DATE_NONE && ended < moved)))
    {
      binding->closed = GJ_BINDING_CONTRIBUTOR_ENDED;
      binding->closed_on = ended;
    }
  else if (moved != GJ_DATE_NONE)
    {
      binding->closed = GJ_BINDING_CONTRIBUTOR_MOVED;
      binding->closed_on = moved;
    }
}

/* ---- words ---- */

static const char *
closing_word (GjBindingState closed)
{
  g_assert (closed == GJ_BINDING_CONTRIBUTOR_ENDED || closed == GJ_BINDING_CONTRIBUTOR_MOVED);
  return closed == GJ_BINDING_CONTRIBUTOR_MOVED ? "moved" : "ended";
}

GjBindingState
gj_binding_closing_from_word (const char *word)
{
  if (*word == '\0')
    return GJ_BINDING_VALID;
  return g_str_equal (word, "moved") ? GJ_BINDING_CONTRIBUTOR_MOVED : GJ_BINDING_CONTRIBUTOR_ENDED;
}

/* ---- writing ---- */

/* Where the register names no day, the end is told on the day on which it was learnt. */
static gboolean
write_end (GjStore *store, const GjBinding *binding, GjDate on, GError **error)
{
  g_autoptr (GjStatement) update
      = gj_statement_take (store,
                           "UPDATE binding SET vali_flag = 0, closed_why = $1, closed_on = $2"
                           " WHERE contributor_psn_no = $3 AND relative_psn_no = $4"
                           " AND begndate = $5 AND made_by = $6 AND vali_flag = 1",
                           error);

  if (update == NULL)
    return FALSE;
  gj_statement_bind_text (update, 1, closing_word (binding->closed));
  gj_statement_bind_int64 (update, 2, on);
  gj_statement_bind_text (update, 3, binding->contributor->psn_no);
  gj_statement_bind_text (update, 4, binding->relative->psn_no);
  gj_statement_bind_int64 (update, 5, binding->begndate);
  gj_statement_bind_text (update, 6, binding->made_by);
  if (!gj_statement_run (update, error))
    return FALSE;
  g_assert (gj_statement_changes (update) == 1); /* read as open in this same transaction */
  return TRUE;
}

static gboolean
close_one (GjStore *store, const char *kiosk_id, gint64 time_us, const GjBinding *binding,
           GError **error)
{
  GjDate on = binding->closed_on != GJ_DATE_NONE ? binding->closed_on : gj_time_date (time_us);
  g_autofree char *detail
      = g_strdup_printf ("%s %d %s %s %d", binding->relative->psn_no, (int)binding->begndate,
                         binding->made_by, closing_word (binding->closed), (int)on);
  const GjAuditEntry entry = {
    .kiosk_id = kiosk_id,
    .time_us = time_us,
    .kind = "family.closed",
    .subject = "",
    .object = binding->contributor->psn_no,
    .result = "ok",
    .detail = detail,
  };

  return write_end (store, binding, on, error) && gj_audit_append (store, &entry, error);
}

static gboolean
close_of (GjStore *store, const char *kiosk_id, gint64 time_us, const char *contributor_psn_no,
          GError **error)
{
  GjDate today = gj_time_date (time_us);
  g_autoptr (GPtrArray) bindings = gj_family_list_bindings_bare (
      store, contributor_psn_no, GJ_FAMILY_CONTRIBUTOR, today, error);

  if (bindings == NULL)
    return FALSE;
  for (guint i = 0; i < bindings->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (bindings, i);

      if (binding->vali_flag && gj_binding_state_is_closed (binding->state)
          && !close_one (store, kiosk_id, time_us, binding, error))
        return FALSE;
    }
  return TRUE;
}

/* Contributors after @after whose insurance may have ended or moved. (element-type utf8) (transfer full) */
static GPtrArray *
list_candidates (GjStore *store, const char *after, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT DISTINCT b.contributor_psn_no FROM binding b"
      " WHERE b.contributor_psn_no > $1 AND b.vali_flag = 1 AND EXISTS (SELECT 1 FROM insurance i"
      "  WHERE i.psn_no = b.contributor_psn_no AND i.insutype = '310'"
      "  AND (i.psn_insu_stas = '4' OR EXISTS (SELECT 1 FROM insurance o"
      "   WHERE o.psn_no = i.psn_no AND o.insutype = '310'"
      "   AND substr (o.insuplc_admdvs, 1, 2) <> substr (i.insuplc_admdvs, 1, 2))))"
      " ORDER BY b.contributor_psn_no LIMIT $2",
      error);
  GjStep step;

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, after);
  gj_statement_bind_int64 (row, 2, AT_ONCE);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (list, gj_statement_dup_text (row, 0));
  return step == GJ_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

gboolean
gj_family_close_ended (GjStore *store, const char *kiosk_id, gint64 time_us,
                       const char *contributor_psn_no, GError **error)
{
  g_autofree char *after = g_strdup ("");
  guint n;

  g_assert (gj_store_in_transaction (store));
  if (contributor_psn_no != NULL)
    return close_of (store, kiosk_id, time_us, contributor_psn_no, error);
  do
    {
      g_autoptr (GPtrArray) list = list_candidates (store, after, error);

      if (list == NULL)
        return FALSE;
      for (guint i = 0; i < list->len; i++)
        if (!close_of (store, kiosk_id, time_us, g_ptr_array_index (list, i), error))
          return FALSE;
      n = list->len;
      if (n > 0)
        {
          g_free (after);
          after = g_strdup (g_ptr_array_index (list, n - 1));
        }
    }
  while (n == AT_ONCE);
  return TRUE;
}
