/* SPDX-License-Identifier: Apache-2.0 */
/* The rule for binding is asked about each relation, with nothing known but who the two are: what it says of
 * sex, age and the region's set is what counts here. */
#include "kiosk/flows/relations.h"

#include "core/rules/binding_rule.h"

/* What people call each other, one word a kind: 配偶 beside 妻子, 长女 beside 女儿 would only make them wonder which.
 * The standard's finer words stay what a register may say. */
static const char *const plain[] = { "11", "12", "20", "30", "51", "52", "41", "42", "43", "44", "61",
                                     "62", "63", "64", "71", "73", "75", "77", "53", "54", "55", "56" };

/* A kind of their own, behind 都不是: the rule asks no years between them. */
static const char *const step_or_adoptive[] = { "27", "37", "57", "58" };

static gboolean
speaks_against (const GjBindReason *reason)
{
  return reason->obstacle == GJ_BIND_OBSTACLE_RELATION_NOT_HERE
         || reason->obstacle == GJ_BIND_OBSTACLE_RELATION_SEX
         || reason->obstacle == GJ_BIND_OBSTACLE_RELATION_AGE
         || reason->obstacle == GJ_BIND_OBSTACLE_SPOUSE_SEX
         || reason->obstacle == GJ_BIND_OBSTACLE_SPOUSE_AGE
         || reason->obstacle == GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN;
}

static gboolean
fits (const GjRegion *region, const GjPerson *contributor, const GjPerson *relative, GjDate today,
      const char *code)
{
  GjBindFacts facts = {
    .today = today,
    .contributor = { { contributor->surv_stas, contributor->brdy, NULL, 0 }, contributor->gend },
    .relative = { { relative->surv_stas, relative->brdy, NULL, 0 }, relative->gend },
    .patn_rlts = code,
  };
  GjBindEligibility found;

  if (gj_eligibility_for_binding (region, &facts, &found) == GJ_BIND_OBSTACLE_NONE)
    return TRUE;
  for (guint i = 0; i < found.n_reasons; i++)
    if (speaks_against (&found.reasons[i]))
      return FALSE;
  return TRUE;
}

static GjAvatar
face_for (const char *code, const GjPerson *relative, GjDate today)
{
  const char *gend = gj_relation_gend (code);
  gboolean male = g_strcmp0 (*gend != '\0' ? gend : relative->gend, "2") != 0;
  int age = relative->brdy == GJ_DATE_NONE ? 40 : gj_date_age (relative->brdy, today);

  return gj_avatar_for (male, (guint) MAX (age, 0), 0);
}

static void
add (GArray *choices, const GjRegion *region, const GjPerson *contributor,
     const GjPerson *relative, GjDate today, const char *code)
{
  GjRelationChoice choice = { code, gj_relation_label (code), face_for (code, relative, today) };

  if (fits (region, contributor, relative, today, code))
    g_array_append_val (choices, choice);
}

GArray *
gj_relations_offered (const GjRegion *region, const GjPerson *contributor,
                      const GjPerson *relative, GjDate today, gboolean others)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (GjRelationChoice));
  const char *const *codes = others ? step_or_adoptive : plain;
  gsize n_codes = others ? G_N_ELEMENTS (step_or_adoptive) : G_N_ELEMENTS (plain);

  for (gsize i = 0; i < n_codes; i++)
    add (choices, region, contributor, relative, today, codes[i]);
  return choices;
}
