/* SPDX-License-Identifier: Apache-2.0 */
/* A region with its parents behind it: finds the files, refuses all of them if one has a mistake,
 * and answers each key from the nearest layer that has it. It never fills a gap by itself. */
#include "core/rules/region.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/division.h"
#include "core/rules/policy_file.h"

#define MAX_LAYERS 8

G_DEFINE_QUARK (gj - region - error - quark, gj_region_error)

struct _GjRegion
{
  gatomicrefcount references;
  GPtrArray *layers; /* GjPolicyFile, the region's own first; shared with the parents made of it */
  guint first;       /* the own one among them */
};

static char *
find_file (const char *const *dirs, const char *name)
{
  for (; dirs != NULL && *dirs != NULL; dirs++)
    {
      g_autofree char *path = g_build_filename (*dirs, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
read_tables (GjPolicyFile *file, const char *const *dirs, GPtrArray *problems)
{
  g_autofree char *premiums_name = g_strdup_printf ("%s-premiums.csv", file->admdvs);
  g_autofree char *subsidies_name = g_strdup_printf ("%s-subsidies.csv", file->admdvs);
  g_autofree char *questions_name = g_strdup_printf ("%s-questions.csv", file->admdvs);
  g_autofree char *premiums = find_file (dirs, premiums_name);
  g_autofree char *subsidies = find_file (dirs, subsidies_name);
  g_autofree char *questions = find_file (dirs, questions_name);

  if (premiums != NULL)
    gj_fee_table_read_premiums (file, premiums, problems);
  if (subsidies != NULL)
    gj_fee_table_read_subsidies (file, subsidies, problems);
  if (questions != NULL)
    gj_question_table_read (file, questions, problems);
}

static GjPolicyFile *
read_layer (const char *const *dirs, const char *admdvs, GPtrArray *problems, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.ini", admdvs);
  g_autofree char *path = NULL;
  GjPolicyFile *file;

  if (gj_division_is_valid (admdvs))
    path = find_file (dirs, name);
  if (path == NULL)
    {
      g_set_error (error, GJ_REGION_ERROR, GJ_REGION_ERROR_NOT_FOUND,
                   _ ("找不到地区政策文件 %s。请检查 [kiosk] region 和 policies。"), name);
      return NULL;
    }
  file = gj_policy_file_read (path, admdvs, problems);
  read_tables (file, dirs, problems);
  return file;
}

static gboolean
fail_with_first (GPtrArray *problems, GError **error)
{
  g_autofree char *first = gj_policy_problem_format (problems->pdata[0]);

  if (problems->len == 1)
    g_set_error_literal (error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID, first);
  else
    g_set_error (error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID,
                 _ ("%s（共 %u 处错误，gongjictl policy check 会全部列出。）"), first,
                 problems->len);
  return FALSE;
}

/* Is the chain sound as a whole? Made-up values must not reach a real region, and a window's two
 * ends, of which each may come from another layer, must still be in order. */
static gboolean
check_chain (const GjRegion *region, GError **error)
{
  const GjPolicyFile *own = region->layers->pdata[0];
  guint from;
  guint to;

  for (guint i = 1; i < region->layers->len; i++)
    {
      const GjPolicyFile *parent = region->layers->pdata[i];

      if (!own->demo && parent->demo)
        {
          g_set_error (error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID,
                       _ ("真实地区 %s 不能继承演示地区 %s。"), own->admdvs, parent->admdvs);
          return FALSE;
        }
    }
  if (gj_region_get_month_day (region, GJ_POLICY_WINDOW_FROM, &from) == GJ_KNOWN
      && gj_region_get_month_day (region, GJ_POLICY_WINDOW_TO, &to) == GJ_KNOWN && from > to)
    {
      g_set_error (
          error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID,
          _ ("%s 的缴费期止日早于起日（其中一个是从上级继承的）。请在同一个文件里写全起止。"),
          own->admdvs);
      return FALSE;
    }
  return TRUE;
}

GjRegion *
gj_region_load (const char *const *dirs, const char *admdvs, GError **error)
{
  g_autoptr (GjRegion) region = g_new0 (GjRegion, 1);
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autofree char *next = g_strdup (admdvs);

  g_atomic_ref_count_init (&region->references);
  region->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_policy_file_free);
  while (next != NULL)
    {
      GjPolicyFile *file;

      if (region->layers->len == MAX_LAYERS)
        {
          g_set_error (error, GJ_REGION_ERROR, GJ_REGION_ERROR_INVALID,
                       _ ("地区 %s 的上级绕成了圈，或超过 %d 层。请检查 inherits。"), admdvs,
                       MAX_LAYERS);
          return NULL;
        }
      file = read_layer (dirs, next, problems, error);
      if (file == NULL)
        return NULL;
      g_ptr_array_add (region->layers, file);
      g_free (next);
      next = g_strdup (file->inherits);
    }
  if (problems->len > 0)
    {
      (void)fail_with_first (problems, error);
      return NULL;
    }
  if (!check_chain (region, error))
    return NULL;
  return g_steal_pointer (&region);
}

GjRegion *
gj_region_ref (GjRegion *region)
{
  g_assert (region != NULL);
  g_atomic_ref_count_inc (&region->references);
  return region;
}

GjRegion *
gj_region_new_parent (const GjRegion *region)
{
  GjRegion *parent;

  if (gj_region_n_layers (region) < 2)
    return NULL;
  parent = g_new0 (GjRegion, 1);
  g_atomic_ref_count_init (&parent->references);
  parent->layers = g_ptr_array_ref (region->layers);
  parent->first = region->first + 1;
  return parent;
}

void
gj_region_unref (GjRegion *region)
{
  g_assert (region != NULL);
  if (!g_atomic_ref_count_dec (&region->references))
    return;
  g_ptr_array_unref (region->layers);
  g_free (region);
}

guint
gj_region_n_layers (const GjRegion *region)
{
  return region->layers->len - region->first;
}

const GjPolicyFile *
gj_region_layer (const GjRegion *region, guint index)
{
  g_assert (index < gj_region_n_layers (region));
  return region->layers->pdata[region->first + index];
}

const char *
gj_region_admdvs (const GjRegion *region)
{
  return gj_region_layer (region, 0)->admdvs;
}

const char *
gj_region_name (const GjRegion *region)
{
  return gj_region_layer (region, 0)->name;
}

gboolean
gj_region_is_demo (const GjRegion *region)
{
  return gj_region_layer (region, 0)->demo;
}

const char *
gj_region_hotline (const GjRegion *region)
{
  const char *text;

  return gj_region_get_text (region, GJ_POLICY_HOTLINE_MEDICAL_INSURANCE, &text) == GJ_KNOWN
             ? text
             : "12393";
}

const char *
gj_region_payment_elsewhere (const GjRegion *region)
{
  const char *text;

  return gj_region_get_text (region, GJ_POLICY_PAYMENT_ELSEWHERE, &text) == GJ_KNOWN
             ? text
             : _ ("请咨询窗口或拨打12393");
}

/* The nearest layer that writes the key decides, be it null: a region may un-know what its parent
 * knows. */
static const GjPolicyValue *
find_value (const GjRegion *region, GjPolicyKey key)
{
  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      const GjPolicyValue *value = &gj_region_layer (region, i)->values[key];

      if (value->written)
        return value->known ? value : NULL;
    }
  return NULL;
}

static const GjPolicyValue *
find_typed (const GjRegion *region, GjPolicyKey key, GjPolicyType type)
{
  g_assert (region != NULL);
  g_assert (gj_policy_key_info (key)->type == type);
  return find_value (region, key);
}

GjKnown
gj_region_get_boolean (const GjRegion *region, GjPolicyKey key, gboolean *out)
{
  const GjPolicyValue *value = find_typed (region, key, GJ_POLICY_TYPE_BOOLEAN);

  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out = value->boolean;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_number (const GjRegion *region, GjPolicyKey key, int *out)
{
  const GjPolicyValue *value;
  GjPolicyType type = gj_policy_key_info (key)->type;

  g_assert (type == GJ_POLICY_TYPE_NUMBER || type == GJ_POLICY_TYPE_YEAR_OFFSET);
  value = find_typed (region, key, type);
  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out = value->number;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_money (const GjRegion *region, GjPolicyKey key, gint64 *out_fen)
{
  const GjPolicyValue *value = find_typed (region, key, GJ_POLICY_TYPE_MONEY);

  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out_fen = value->fen;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_text (const GjRegion *region, GjPolicyKey key, const char **out)
{
  const GjPolicyValue *value;
  GjPolicyType type = gj_policy_key_info (key)->type;

  g_assert (type == GJ_POLICY_TYPE_TEXT || type == GJ_POLICY_TYPE_WORD);
  value = find_typed (region, key, type);
  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out = value->text;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_month_day (const GjRegion *region, GjPolicyKey key, guint *out)
{
  const GjPolicyValue *value = find_typed (region, key, GJ_POLICY_TYPE_MONTH_DAY);

  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out = (guint)value->number;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_list (const GjRegion *region, GjPolicyKey key, const char *const **out)
{
  const GjPolicyValue *value = find_typed (region, key, GJ_POLICY_TYPE_PIN_LIST);

  if (value == NULL)
    return GJ_KNOWN_NULL;
  *out = (const char *const *)value->list;
  return GJ_KNOWN;
}

GjKnown
gj_region_get_relation_set (const GjRegion *region, GjRelationSet *set, gboolean *in_laws)
{
  const GjPolicyValue *value
      = find_typed (region, GJ_POLICY_RELATIONS_SET, GJ_POLICY_TYPE_RELATION_SET);

  if (value == NULL)
    return GJ_KNOWN_NULL;
  *set = (GjRelationSet)value->number;
  /* The set is known without the in-laws; whether they belong to it, nobody said: then they do not.
   */
  if (gj_region_get_boolean (region, GJ_POLICY_RELATIONS_IN_LAWS, in_laws) == GJ_KNOWN_NULL)
    *in_laws = FALSE;
  return GJ_KNOWN;
}

const GjProvenance *
gj_region_get_provenance (const GjRegion *region, GjPolicyKey key)
{
  const GjPolicyValue *value = find_value (region, key);

  return value != NULL ? &value->provenance : NULL;
}
