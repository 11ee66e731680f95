/* SPDX-License-Identifier: Apache-2.0 */
/* One region's own files, read and held, before anything is inherited. Private to core/rules. */
#pragma once

#include <glib.h>

#include "core/rules/policy_check.h"
#include "core/rules/policy_schema.h"

G_BEGIN_DECLS

/* Appends a mistake; takes @message and @advice. */
void gj_policy_problem_add (GPtrArray *problems, const char *path, guint line, guint column,
                            char *message, char *advice);

/* Reads "A", "B", "C", or "demo" ('-') where @demo. FALSE and, through @advice (transfer full), what to
 * write instead. */
gboolean gj_policy_grade_parse (const char *text, gboolean demo, char *grade, char **advice)
    G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  gboolean written; /* the file has the key, be it null */
  gboolean known;   /* and a value */
  gboolean boolean;
  int number;       /* NUMBER, YEAR_OFFSET, MONTH_DAY (month × 100 + day), RELATION_SET */
  gint64 fen;
  char *text;       /* the value as written */
  char **list;
  char *source;
  GjProvenance provenance; /* points at source, and at the file's admdvs */
} GjPolicyValue;

typedef struct
{
  gboolean relative_year; /* year is then 0 or 1, to be added to today's */
  guint year;
  char *tier;
  char *tier_label;
  int age_from;           /* −1 none */
  int age_to;
  gboolean ages_unknown;  /* the tier goes by age, and nobody verified from which to which */
  char *identity;         /* subsidies only */
  gint64 personal_fen;    /* −1 null */
  gint64 subsidy_fen;     /* −1 null */
  char *source;
  GjProvenance provenance;
  guint line;
} GjFeeRow;

/* One question; an empty answer withdraws the parent's. */
typedef struct
{
  char *id;
  char *question;
  char *answer;
  char *question_en;
  char *answer_en;
  char *source;
  GjProvenance provenance;
  guint line;
} GjQuestionRow;

typedef struct
{
  char admdvs[7];
  char *name;
  char *inherits; /* NULL: nothing */
  guint inherits_line;
  guint inherits_column;
  gboolean inherit_fees;
  gboolean demo;
  GjPolicyValue values[GJ_POLICY_KEY_COUNT];
  GArray *premiums;  /* GjFeeRow */
  GArray *subsidies; /* GjFeeRow */
  GArray *questions; /* GjQuestionRow */
} GjPolicyFile;

/* Reads @path, an INI whose name says @admdvs. Never NULL: what could be read is there, what could not is in
 * @problems. The tables are empty. Transfer full. */
GjPolicyFile *gj_policy_file_read (const char *path, const char *admdvs, GPtrArray *problems)
    G_GNUC_WARN_UNUSED_RESULT;
void gj_policy_file_free (GjPolicyFile *file);

/* Reads a fee table into @file, which says whose and whether it is a demo's. */
void gj_fee_table_read_premiums (GjPolicyFile *file, const char *path, GPtrArray *problems);
void gj_fee_table_read_subsidies (GjPolicyFile *file, const char *path, GPtrArray *problems);

/* The same for the questions. */
void gj_question_table_read (GjPolicyFile *file, const char *path, GPtrArray *problems);

/* The layers of a loaded region, its own files first. */
guint gj_region_n_layers (const GjRegion *region);
const GjPolicyFile *gj_region_layer (const GjRegion *region, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPolicyFile, gj_policy_file_free)

G_END_DECLS
