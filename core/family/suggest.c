/* SPDX-License-Identifier: Apache-2.0 */
/* Whom a resident could bind, and what a release would mean. */
#include "core/family/suggest.h"

#include <string.h>

#include "core/family/bind_reading.h"
#include "core/family/family_private.h"
#include "core/rules/relation.h"
#include "core/rules/release_rule.h"
#include "core/store/statement.h"

gboolean
gj_family_judge_binding (GjStore *store, const GjRegion *region, const char *contributor_psn_no,
                         const char *relative_psn_no, const char *patn_rlts, gboolean consented,
                         GjDate today, GjBindEligibility *eligibility, GError **error)
{
  g_auto (GjBindReading) reading = { NULL };

  if (!gj_bind_reading_judge (store, region, contributor_psn_no, relative_psn_no, patn_rlts,
                              consented, today, &reading, error))
    return FALSE;
  *eligibility = reading.eligibility;
  return TRUE;
}

gboolean
gj_family_judge_set (GjStore *store, const GjRegion *region, const char *contributor_psn_no,
                     const GjBindWish *wishes, gsize n_wishes, GjDate today,
                     GjBindEligibility *eligibilities, GError **error)
{
  guint n_bound = 0;
  gboolean married = FALSE;

  for (gsize i = 0; i < n_wishes; i++)
    {
      const GjBindWish *wish = &wishes[i];
      g_auto (GjBindReading) reading = { .facts.n_relatives = n_bound,
                                         .facts.contributor_has_spouse = married };

      if (!gj_bind_reading_judge (store, region, contributor_psn_no, wish->relative_psn_no,
                                  wish->patn_rlts,
                                  gj_consent_covers (&wish->consent, wish->patn_rlts), today,
                                  &reading, error))
        return FALSE;
      eligibilities[i] = reading.eligibility;
      /* Who is asked first is no member yet. */
      if (reading.eligibility.n_reasons > 0 || reading.eligibility.needs_consent)
        continue;
      n_bound++;
      married |= gj_relation_class (wish->patn_rlts) == GJ_RELATION_CLASS_SPOUSE;
    }
  return TRUE;
}

void
gj_family_suggestion_free (GjFamilySuggestion *suggestion)
{
  if (suggestion == NULL)
    return;
  gj_person_free (suggestion->person);
  g_free (suggestion->patn_rlts);
  g_free (suggestion);
}

/* Numbers and relations of the graph. (element-type GjFamilySuggestion) (transfer full) */
static GPtrArray *
list_graph (GjStore *store, const char *psn_no, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_family_suggestion_free);
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT relative_psn_no, patn_rlts FROM family_graph WHERE psn_no = $1", error);
  GjStep step;

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, psn_no);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      GjFamilySuggestion *suggestion = g_new0 (GjFamilySuggestion, 1);

      suggestion->person = g_new0 (GjPerson, 1);
      suggestion->person->psn_no = gj_statement_dup_text (row, 0);
      suggestion->patn_rlts = gj_statement_dup_text (row, 1);
      g_ptr_array_add (list, suggestion);
    }
  return step == GJ_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
fill_suggestion (GjStore *store, const GjRegion *region, const char *psn_no, GjDate today,
                 GjFamilySuggestion *suggestion, GError **error)
{
  g_auto (GjBindReading) reading = { NULL };

  if (!gj_bind_reading_judge (store, region, psn_no, suggestion->person->psn_no,
                              suggestion->patn_rlts, FALSE, today, &reading, error))
    return FALSE;
  suggestion->eligibility = reading.eligibility;
  gj_person_free (suggestion->person);
  suggestion->person = g_steal_pointer (&reading.relative);
  return TRUE;
}

static gboolean
is_bound (const GjFamilySuggestion *suggestion)
{
  for (guint i = 0; i < suggestion->eligibility.n_reasons; i++)
    if (suggestion->eligibility.reasons[i].obstacle == GJ_BIND_OBSTACLE_ALREADY_BOUND)
      return TRUE;
  return FALSE;
}

static gint
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const GjFamilySuggestion *left = *(GjFamilySuggestion *const *)a;
  const GjFamilySuggestion *right = *(GjFamilySuggestion *const *)b;
  gboolean left_may = left->eligibility.n_reasons == 0;
  gboolean right_may = right->eligibility.n_reasons == 0;

  if (left_may != right_may)
    return left_may ? -1 : 1;
  if (left->person->brdy != right->person->brdy)
    return left->person->brdy < right->person->brdy ? -1 : 1;
  return g_strcmp0 (left->person->psn_no, right->person->psn_no);
}

GPtrArray *
gj_family_suggest (GjStore *store, const GjRegion *region, const char *psn_no, GjDate today,
                   GError **error)
{
  g_autoptr (GPtrArray) list = list_graph (store, psn_no, error);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (!fill_suggestion (store, region, psn_no, today, g_ptr_array_index (list, i), error))
      return NULL;
  for (guint i = list->len; i > 0; i--)
    if (is_bound (g_ptr_array_index (list, i - 1)))
      g_ptr_array_remove_index (list, i - 1);
  g_ptr_array_sort (list, compare_suggestions);
  return g_steal_pointer (&list);
}

/* A name in the form in which two spellings of it are equal. (transfer full), NULL for invalid
 * text. */
static char *
plain_name (const char *name)
{
  g_autofree char *whole = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autofree char *upper = whole != NULL ? g_utf8_strup (whole, -1) : NULL;
  GString *plain;

  if (upper == NULL)
    return NULL;
  plain = g_string_new (NULL);
  for (const char *p = upper; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      /* U+00B7 is the standard's dot; keyboards and registers write five others for it. */
      if (character == 0x2022 || character == 0x2027 || character == 0x30FB || character == 0x22C5
          || character == '.')
        character = 0x00B7;
      if (!g_unichar_isspace (character))
        g_string_append_unichar (plain, character);
    }
  return g_string_free (plain, FALSE);
}

GjFind
gj_family_find_person_typed (GjStore *store, const char *certno, const char *name,
                             GjPerson **person, GError **error)
{
  g_autofree char *typed = plain_name (name);
  g_autofree char *registered = NULL;
  g_autoptr (GjPerson) found = NULL;
  GjFind answer = gj_family_find_person_by_certno (store, certno, &found, error);

  if (answer != GJ_FOUND)
    return answer;
  registered = plain_name (found->psn_name);
  if (typed == NULL || registered == NULL || !g_str_equal (typed, registered))
    return GJ_NOT_FOUND;
  *person = g_steal_pointer (&found);
  return GJ_FOUND;
}

void
gj_release_notice_clear (GjReleaseNotice *notice)
{
  g_clear_pointer (&notice->binding, gj_binding_free);
}

GjFind
gj_family_release_notice (GjStore *store, const GjRegion *region, const GjBindingKey *key,
                          GjDate today, GjReleaseNotice *notice, GError **error)
{
  gint64 year_us = gj_date_start_us (gj_date_new (gj_date_year (today), 1, 1));
  GjReleaseRule rule;
  GjFind found = gj_family_find_open_binding (store, key, today, &notice->binding, error);

  if (found != GJ_FOUND)
    return found;
  if (!gj_binding_sum_used (store, key->contributor_psn_no, key->relative_psn_no, G_MININT64,
                            &notice->binding->used_fen_total, error)
      || !gj_binding_sum_used (store, key->contributor_psn_no, key->relative_psn_no, year_us,
                               &notice->used_fen_year, error))
    return GJ_FIND_FAILED;
  rule = gj_release_rule (region, notice->binding->begndate, today);
  notice->n_days = rule.n_days;
  notice->limit_known = rule.limit_known;
  notice->min_days = rule.min_days;
  notice->earliest = rule.earliest;
  notice->allowed = rule.allowed || !notice->binding->valid;
  return GJ_FOUND;
}
