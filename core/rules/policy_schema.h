/* SPDX-License-Identifier: Apache-2.0 */
/* What a region's policy file may say. The one list of sections, keys, types and ranges; reading and checking
 * both go by it.
 *
 * The format. <admdvs>.ini, UTF-8:
 *
 *   [region]                      about the file itself; no source needed
 *   admdvs=420100                 as in the file's name
 *   name=武汉市
 *   inherits=100000               empty or left out: nothing is inherited. Each key not written here is the
 *                                 parent's, together with where it comes from
 *   inherit_fees=true             false: a year that this region's fee table lacks is not the parent's either
 *   demo=false                    true: made-up values, for a demo store only; grade=demo is then allowed,
 *                                 and fee tables may say +0, +1 for this year, next year
 *
 *   [relations]                   then policy sections, as core/rules/region.h lists them
 *   source=《民法典》…             for every key of the section …
 *   grade=B                       A government page, B law or national press, C local guide. Below C: null
 *   effective=2025-01-01          empty: the source does not say
 *   verified=2025-11-03           empty: nobody noted when it was checked
 *   set=NEAR8
 *   in_laws=null                  nobody has verified it: the kiosk says so and never guesses
 *   set.source=…                  … unless the key has its own (.source .grade .effective .verified)
 *
 * <admdvs>-premiums.csv, one row a tier; <admdvs>-subsidies.csv, one row an identity: the columns stand in
 * core/rules/fee_table.c. An amount left empty is null. This file holds the list and never reads a file. */
#pragma once

#include <glib.h>

#include "core/rules/region.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_POLICY_TYPE_BOOLEAN,      /* true | false */
  GJ_POLICY_TYPE_NUMBER,       /* min … max */
  GJ_POLICY_TYPE_MONEY,        /* yuan */
  GJ_POLICY_TYPE_TEXT,         /* not empty */
  GJ_POLICY_TYPE_WORD,         /* one of words */
  GJ_POLICY_TYPE_RELATION_SET, /* CORE3 | NEAR8 */
  GJ_POLICY_TYPE_MONTH_DAY,    /* MM-DD */
  GJ_POLICY_TYPE_YEAR_OFFSET,  /* +0 | +1 */
  GJ_POLICY_TYPE_PIN_LIST,     /* six digits, ";" between */
} GjPolicyType;

typedef struct
{
  const char *section;
  const char *key;
  GjPolicyType type;
  int min;
  int max;
  const char *words; /* "a|b", for GJ_POLICY_TYPE_WORD */
} GjPolicyKeyInfo;

/* Transfer none. */
const GjPolicyKeyInfo *gj_policy_key_info (GjPolicyKey key);

/* FALSE if no section has such a key. */
gboolean gj_policy_key_find (const char *section, const char *name, GjPolicyKey *key)
    G_GNUC_WARN_UNUSED_RESULT;

gboolean gj_policy_section_is_known (const char *section);

/* "from, to, year" and "relations, sharing, …": for advice. Transfer full. */
char *gj_policy_keys_of_section (const char *section) G_GNUC_WARN_UNUSED_RESULT;
char *gj_policy_sections (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
