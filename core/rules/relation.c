/* SPDX-License-Identifier: Apache-2.0 */
/* GB/T 4761 as a table: each relation's name, class, reach and what it is seen from the other side.
 * It knows nothing of regions. */
#include "core/rules/relation.h"

#include "core/base/i18n.h"

/* The smallest set that reaches a relation. */
typedef enum
{
  REACH_CORE,
  REACH_NEAR,
  REACH_IN_LAW,
  REACH_NOWHERE,
} Reach;

typedef struct
{
  const char *code;
  const char *label;
  const char *gend; /* of the relative; "" where the word fits both */
  GjRelationClass class;
  Reach reach;
  const char *inverse_male; /* what a male contributor is to this relative; NULL: no single word */
  const char *inverse_female;
} Relation;

/* clang-format off: one relation a line */
static const Relation RELATIONS[] = {
  { "01", N_ ("本人"), "", GJ_RELATION_CLASS_SELF, REACH_NOWHERE, "01", "01" },
  { "02", N_ ("户主"), "", GJ_RELATION_CLASS_SELF, REACH_NOWHERE, NULL, NULL },
  { "10", N_ ("配偶"), "", GJ_RELATION_CLASS_SPOUSE, REACH_CORE, "11", "12" },
  { "11", N_ ("丈夫"), "1", GJ_RELATION_CLASS_SPOUSE, REACH_CORE, "11", "12" },
  { "12", N_ ("妻子"), "2", GJ_RELATION_CLASS_SPOUSE, REACH_CORE, "11", "12" },
  { "20", N_ ("儿子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "21", N_ ("独生子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "22", N_ ("长子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "23", N_ ("次子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "24", N_ ("三子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "25", N_ ("四子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "26", N_ ("五子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "27", N_ ("养子或继子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "28", N_ ("女婿"), "1", GJ_RELATION_CLASS_CHILD_IN_LAW, REACH_NOWHERE, "55", "56" },
  { "29", N_ ("其他儿子"), "1", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "30", N_ ("女儿"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "31", N_ ("独生女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "32", N_ ("长女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "33", N_ ("次女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "34", N_ ("三女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "35", N_ ("四女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "36", N_ ("五女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "37", N_ ("养女或继女"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "38", N_ ("儿媳"), "2", GJ_RELATION_CLASS_CHILD_IN_LAW, REACH_NOWHERE, "53", "54" },
  { "39", N_ ("其他女儿"), "2", GJ_RELATION_CLASS_CHILD, REACH_CORE, "51", "52" },
  { "40", N_ ("孙辈"), "", GJ_RELATION_CLASS_GRANDCHILD, REACH_NEAR, "60", "60" },
  { "41", N_ ("孙子"), "1", GJ_RELATION_CLASS_GRANDCHILD, REACH_NEAR, "61", "62" },
  { "42", N_ ("孙女"), "2", GJ_RELATION_CLASS_GRANDCHILD, REACH_NEAR, "61", "62" },
  { "43", N_ ("外孙子"), "1", GJ_RELATION_CLASS_GRANDCHILD, REACH_NEAR, "63", "64" },
  { "44", N_ ("外孙女"), "2", GJ_RELATION_CLASS_GRANDCHILD, REACH_NEAR, "63", "64" },
  { "45", N_ ("孙媳妇或外孙媳妇"), "2", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "46", N_ ("孙女婿或外孙女婿"), "1", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "47", N_ ("曾孙子或外曾孙子"), "1", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "48", N_ ("曾孙女或外曾孙女"), "2", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "49", N_ ("其他孙子女或外孙子女"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "50", N_ ("父母"), "", GJ_RELATION_CLASS_PARENT, REACH_CORE, "20", "30" },
  { "51", N_ ("父亲"), "1", GJ_RELATION_CLASS_PARENT, REACH_CORE, "20", "30" },
  { "52", N_ ("母亲"), "2", GJ_RELATION_CLASS_PARENT, REACH_CORE, "20", "30" },
  { "53", N_ ("公公"), "1", GJ_RELATION_CLASS_PARENT_IN_LAW, REACH_IN_LAW, NULL, "38" },
  { "54", N_ ("婆婆"), "2", GJ_RELATION_CLASS_PARENT_IN_LAW, REACH_IN_LAW, NULL, "38" },
  { "55", N_ ("岳父"), "1", GJ_RELATION_CLASS_PARENT_IN_LAW, REACH_IN_LAW, "28", NULL },
  { "56", N_ ("岳母"), "2", GJ_RELATION_CLASS_PARENT_IN_LAW, REACH_IN_LAW, "28", NULL },
  { "57", N_ ("继父或养父"), "1", GJ_RELATION_CLASS_PARENT, REACH_CORE, "20", "30" },
  { "58", N_ ("继母或养母"), "2", GJ_RELATION_CLASS_PARENT, REACH_CORE, "20", "30" },
  { "59", N_ ("其他父母关系"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "60", N_ ("祖辈"), "", GJ_RELATION_CLASS_GRANDPARENT, REACH_NEAR, "40", "40" },
  { "61", N_ ("祖父"), "1", GJ_RELATION_CLASS_GRANDPARENT, REACH_NEAR, "41", "42" },
  { "62", N_ ("祖母"), "2", GJ_RELATION_CLASS_GRANDPARENT, REACH_NEAR, "41", "42" },
  { "63", N_ ("外祖父"), "1", GJ_RELATION_CLASS_GRANDPARENT, REACH_NEAR, "43", "44" },
  { "64", N_ ("外祖母"), "2", GJ_RELATION_CLASS_GRANDPARENT, REACH_NEAR, "43", "44" },
  { "65", N_ ("配偶的祖父母或外祖父母"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "66", N_ ("曾祖父"), "1", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "67", N_ ("曾祖母"), "2", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "68", N_ ("配偶的曾祖父母或外曾祖父母"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "69", N_ ("其他祖父母或外祖父母关系"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "70", N_ ("兄弟姐妹"), "", GJ_RELATION_CLASS_SIBLING, REACH_NEAR, "70", "70" },
  { "71", N_ ("哥哥"), "1", GJ_RELATION_CLASS_SIBLING, REACH_NEAR, "73", "77" },
  { "72", N_ ("嫂子"), "2", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "73", N_ ("弟弟"), "1", GJ_RELATION_CLASS_SIBLING, REACH_NEAR, "71", "75" },
  { "74", N_ ("弟媳"), "2", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "75", N_ ("姐姐"), "2", GJ_RELATION_CLASS_SIBLING, REACH_NEAR, "73", "77" },
  { "76", N_ ("姐夫"), "1", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "77", N_ ("妹妹"), "2", GJ_RELATION_CLASS_SIBLING, REACH_NEAR, "71", "75" },
  { "78", N_ ("妹夫"), "1", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "79", N_ ("其他兄弟姐妹"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "80", N_ ("其他"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "97", N_ ("其他亲属"), "", GJ_RELATION_CLASS_OTHER, REACH_NOWHERE, NULL, NULL },
  { "99", N_ ("非亲属"), "", GJ_RELATION_CLASS_NONE, REACH_NOWHERE, NULL, NULL },
};
/* clang-format on */

static const Relation *
find (const char *code)
{
  if (code == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
    if (g_str_equal (RELATIONS[i].code, code))
      return &RELATIONS[i];
  return NULL;
}

gboolean
gj_relation_is_valid (const char *code)
{
  return find (code) != NULL;
}

const char *
gj_relation_label (const char *code)
{
  const Relation *relation = find (code);

  return relation != NULL ? gj_gettext (relation->label) : _ ("家人");
}

const char *
gj_relation_label_chinese (const char *code)
{
  const Relation *relation = find (code);

  return relation != NULL ? relation->label : N_ ("家人");
}

const char *
gj_relation_gend (const char *code)
{
  const Relation *relation = find (code);

  return relation != NULL ? relation->gend : "";
}

GjRelationClass
gj_relation_class (const char *code)
{
  const Relation *relation = find (code);

  return relation != NULL ? relation->class : GJ_RELATION_CLASS_NONE;
}

gboolean
gj_relation_in_set (const char *code, GjRelationSet set, gboolean in_laws)
{
  const Relation *relation = find (code);

  if (relation == NULL)
    return FALSE;
  switch (relation->reach)
    {
    case REACH_CORE:
      return TRUE;
    case REACH_NEAR:
      return set == GJ_RELATION_SET_NEAR8;
    case REACH_IN_LAW:
      return in_laws;
    case REACH_NOWHERE:
      return FALSE;
    }
  g_assert_not_reached ();
}

const char *
gj_relation_inverse (const char *code, gboolean contributor_is_male)
{
  const Relation *relation = find (code);

  if (relation == NULL)
    return NULL;
  return contributor_is_male ? relation->inverse_male : relation->inverse_female;
}

gboolean
gj_relation_set_parse (const char *text, GjRelationSet *set)
{
  g_assert (set != NULL);
  if (g_strcmp0 (text, "CORE3") == 0)
    *set = GJ_RELATION_SET_CORE3;
  else if (g_strcmp0 (text, "NEAR8") == 0)
    *set = GJ_RELATION_SET_NEAR8;
  else
    return FALSE;
  return TRUE;
}

const char *const *
gj_relation_codes (void)
{
  static const char *codes[G_N_ELEMENTS (RELATIONS) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (RELATIONS); i++)
        codes[i] = RELATIONS[i].code;
      g_once_init_leave (&ready, 1);
    }
  return codes;
}
