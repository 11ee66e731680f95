/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what the rule for binding asks for; the rule judges. */
#include "core/family/bind_reading.h"

#include "core/family/family_private.h"
#include "core/family/request.h"
#include "core/rules/relation.h"
#include "core/store/statement.h"

void
gj_bind_reading_clear (GjBindReading *reading)
{
  g_clear_pointer (&reading->contributor, gj_person_free);
  g_clear_pointer (&reading->relative, gj_person_free);
  g_clear_pointer (&reading->contributor_insurances, g_ptr_array_unref);
  g_clear_pointer (&reading->relative_insurances, g_ptr_array_unref);
  g_clear_pointer (&reading->contributor_rows, g_array_unref);
  g_clear_pointer (&reading->relative_rows, g_array_unref);
  g_clear_pointer (&reading->said, g_ptr_array_unref);
  g_clear_pointer (&reading->request_id, g_free);
}

static gboolean
read_person (GjStore *store, const char *psn_no, GjPerson **person, GPtrArray **insurances,
             GArray **rows, GjBindPerson *fact, GError **error)
{
  switch (gj_family_find_person (store, psn_no, person, error))
    {
    case GJ_FOUND:
      break;
    case GJ_NOT_FOUND:
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no person %s", psn_no);
      return FALSE;
    case GJ_FIND_FAILED:
      return FALSE;
    }
  *insurances = gj_family_list_insurances (store, psn_no, error);
  if (*insurances == NULL)
    return FALSE;
  *rows = g_array_new (FALSE, TRUE, sizeof (GjInsuranceFact));
  for (guint i = 0; i < (*insurances)->len; i++)
    {
      const GjInsurance *insurance = g_ptr_array_index (*insurances, i);
      const GjInsuranceFact row = {
        .insutype = insurance->insutype,
        .psn_insu_stas = insurance->psn_insu_stas,
        .insuplc_admdvs = insurance->insuplc_admdvs,
        .paus_insu_date = insurance->paus_insu_date,
        .psn_idet_type = insurance->psn_idet_type,
      };

      g_array_append_val (*rows, row);
    }
  fact->gend = (*person)->gend;
  fact->person = (GjPersonFact){
    .surv_stas = (*person)->surv_stas,
    .birth = (*person)->brdy,
    .insurances = (const GjInsuranceFact *)(gconstpointer)(*rows)->data,
    .n_insurances = (*rows)->len,
  };
  return TRUE;
}

/* The ledger owns accounts and stands above this room; here it only matters that there is one. */
static gboolean
read_account (GjStore *store, const char *psn_no, gboolean *has_account, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT count(*) FROM account WHERE account_no = 'psn:' || $1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  *has_account = gj_statement_int64 (row, 0) > 0;
  return TRUE;
}

/* The graph, one way or the other. */
static gboolean
read_graph (GjStore *store, const char *psn_no, const char *relative, char **patn_rlts,
            GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT patn_rlts FROM family_graph WHERE psn_no = $1 AND relative_psn_no = $2",
      error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_text (row, 2, relative);
  step = gj_statement_step (row, error);
  if (step == GJ_STEP_ROW)
    *patn_rlts = gj_statement_dup_text (row, 0);
  return step != GJ_STEP_FAILED;
}

/* Somebody says what the contributor is to the relative: turned round, it says what the relative is
 * to the contributor. */
static void
say_inverse (GjBindReading *reading, const char *patn_rlts)
{
  const char *inverse = gj_relation_inverse (patn_rlts, g_str_equal (reading->relative->gend, "1"));

  if (inverse != NULL)
    g_ptr_array_add (reading->said, g_strdup (inverse));
}

static gboolean
read_said (GjStore *store, GjBindReading *reading, GError **error)
{
  const char *contributor = reading->contributor->psn_no;
  const char *relative = reading->relative->psn_no;
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;

  if (!read_graph (store, contributor, relative, &there, error)
      || !read_graph (store, relative, contributor, &back, error))
    return FALSE;
  if (there != NULL)
    g_ptr_array_add (reading->said, g_strdup (there));
  if (back != NULL)
    say_inverse (reading, back);
  return TRUE;
}

/* Does it hold, or would it if the contributor's insurance were normal? */
static gboolean
is_open (const GjBinding *binding)
{
  switch (binding->state)
    {
    case GJ_BINDING_VALID:
    case GJ_BINDING_NOT_YET:
    case GJ_BINDING_CONTRIBUTOR_NOT_INSURED:
      return TRUE;
    case GJ_BINDING_ENDED:
    case GJ_BINDING_RELEASED:
    case GJ_BINDING_CONTRIBUTOR_ENDED:
    case GJ_BINDING_CONTRIBUTOR_MOVED:
      return FALSE;
    }
  g_assert_not_reached ();
}

/* Does it make one of its two somebody's spouse, who is not of this pair? */
static gboolean
is_other_marriage (const GjBindReading *reading, const GjBinding *binding)
{
  const char *contributor = reading->contributor->psn_no;
  const char *relative = reading->relative->psn_no;
  const char *giver = binding->contributor->psn_no;
  const char *taker = binding->relative->psn_no;

  if (!is_open (binding) || gj_relation_class (binding->patn_rlts) != GJ_RELATION_CLASS_SPOUSE)
    return FALSE;
  return !(g_str_equal (giver, contributor) && g_str_equal (taker, relative))
         && !(g_str_equal (giver, relative) && g_str_equal (taker, contributor));
}

/* What the contributor has given so far, and whether to this relative. */
static gboolean
read_given (GjStore *store, GjBindReading *reading, GError **error)
{
  const char *relative = reading->relative->psn_no;
  g_autoptr (GPtrArray) list
      = gj_family_list_bindings_bare (store, reading->contributor->psn_no, GJ_FAMILY_BOTH,
                                      reading->facts.today, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (list, i);

      if (!is_open (binding))
        continue;
      if (is_other_marriage (reading, binding))
        reading->facts.contributor_has_spouse = TRUE;
      if (g_str_equal (binding->contributor->psn_no, relative))
        say_inverse (reading, binding->patn_rlts);
      if (!g_str_equal (binding->contributor->psn_no, reading->contributor->psn_no))
        continue;
      reading->facts.n_relatives++;
      if (g_str_equal (binding->relative->psn_no, relative))
        {
          reading->facts.bound = TRUE;
          reading->facts.bound_since = binding->begndate;
        }
    }
  return TRUE;
}

/* Whose spouse the relative is, who pays for them so far, and the place behind those. One that has not reached its last day
 * keeps its place in the order, whatever its state. */
static gboolean
read_received (GjStore *store, GjBindReading *reading, GError **error)
{
  g_autoptr (GPtrArray) list
      = gj_family_list_bindings_bare (store, reading->relative->psn_no, GJ_FAMILY_BOTH,
                                      reading->facts.today, error);
  int last = 0;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (list, i);

      if (is_other_marriage (reading, binding))
        reading->facts.relative_has_spouse = TRUE;
      if (!g_str_equal (binding->relative->psn_no, reading->relative->psn_no))
        continue;
      if (is_open (binding))
        reading->facts.n_contributors++;
      if (binding->vali_flag && binding->state != GJ_BINDING_ENDED)
        last = MAX (last, binding->prio);
    }
  reading->next_prio = last + 1;
  return TRUE;
}

static gboolean
read_request (GjStore *store, GjBindReading *reading, GError **error)
{
  g_autoptr (GjFamilyRequest) request = NULL;

  switch (gj_family_find_request (store, reading->contributor->psn_no, reading->relative->psn_no,
                                  &request, error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_NOT_FOUND:
      return TRUE;
    case GJ_FOUND:
      break;
    }
  reading->facts.pending = TRUE;
  reading->facts.pending_since = gj_time_date (request->time_us);
  reading->request_id = g_steal_pointer (&request->act_id);
  return TRUE;
}

gboolean
gj_bind_reading_judge (GjStore *store, const GjRegion *region, const char *contributor,
                       const char *relative, const char *patn_rlts, gboolean consented,
                       GjDate today, GjBindReading *reading, GError **error)
{
  GjBindFacts *facts = &reading->facts;
  GjBindObstacle first;

  g_assert (reading->contributor == NULL && reading->said == NULL);
  reading->said = g_ptr_array_new_with_free_func (g_free);
  facts->today = today;
  facts->patn_rlts = patn_rlts;
  facts->consented = consented;
  facts->same_person = g_str_equal (contributor, relative);
  if (!read_person (store, contributor, &reading->contributor, &reading->contributor_insurances,
                    &reading->contributor_rows, &facts->contributor, error)
      || !read_person (store, relative, &reading->relative, &reading->relative_insurances,
                       &reading->relative_rows, &facts->relative, error)
      || !read_account (store, contributor, &facts->contributor_has_account, error)
      || !read_said (store, reading, error) || !read_given (store, reading, error)
      || !read_received (store, reading, error) || !read_request (store, reading, error))
    return FALSE;
  facts->said = (const char *const *)reading->said->pdata;
  facts->n_said = reading->said->len;
  first = gj_eligibility_for_binding (region, facts, &reading->eligibility);
  g_assert ((first == GJ_BIND_OBSTACLE_NONE) == (reading->eligibility.n_reasons == 0));
  return TRUE;
}
