/* SPDX-License-Identifier: Apache-2.0 */
/* Who somebody is to somebody (patn_rlts, GB/T 4761): names, classes, and which relatives a region's
 * sharing reaches. A code says what the relative is to the contributor: 52 is the contributor's mother.
 * Which set a region uses is the region's policy, not this file's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_RELATION_CLASS_SELF,
  GJ_RELATION_CLASS_SPOUSE,
  GJ_RELATION_CLASS_CHILD,
  GJ_RELATION_CLASS_CHILD_IN_LAW,
  GJ_RELATION_CLASS_GRANDCHILD,
  GJ_RELATION_CLASS_PARENT,
  GJ_RELATION_CLASS_PARENT_IN_LAW,
  GJ_RELATION_CLASS_GRANDPARENT,
  GJ_RELATION_CLASS_SIBLING,
  GJ_RELATION_CLASS_OTHER,
  GJ_RELATION_CLASS_NONE, /* no relative (99), or no such code */
} GjRelationClass;

typedef enum
{
  GJ_RELATION_SET_CORE3, /* spouse, parents, children */
  GJ_RELATION_SET_NEAR8, /* + siblings, grandparents, grandchildren: near relatives of the Civil Code */
} GjRelationSet;

#define GJ_RELATION_ONESELF "01"

/* Two digits that GB/T 4761 lists. */
gboolean gj_relation_is_valid (const char *code);

/* "母亲", in the resident's language: the standard's name, where a spoken one is plainer (20 "儿子",
 * 12 "妻子"). "家人" for a code that is not listed. Transfer none. */
const char *gj_relation_label (const char *code);
/* The same in Chinese whatever the language: paper is. */
const char *gj_relation_label_chinese (const char *code);

GjRelationClass gj_relation_class (const char *code);

/* The sex that the word itself names, as a gend code: "1" for 51 (父亲), "2" for 52, "" for 10 (配偶) and
 * for a code that is not listed. Transfer none. */
const char *gj_relation_gend (const char *code);

/* Does the set reach this relative? @in_laws adds the spouse's parents (公婆, 岳父母). FALSE for a code
 * that is not listed. */
gboolean gj_relation_in_set (const char *code, GjRelationSet set, gboolean in_laws);

/* What the contributor is to the relative, for the other side of the same line: 52 and a male contributor
 * → "20" (儿子). NULL where the standard has no single word for it. Transfer none. */
const char *gj_relation_inverse (const char *code, gboolean contributor_is_male);

/* "CORE3" or "NEAR8", as policies write it. */
gboolean gj_relation_set_parse (const char *text, GjRelationSet *set) G_GNUC_WARN_UNUSED_RESULT;

/* Every valid code in the standard's order, NULL-terminated. Transfer none. */
const char *const *gj_relation_codes (void);

G_END_DECLS
