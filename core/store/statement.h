/* SPDX-License-Identifier: Apache-2.0 */
/* Prepared statements, kept by the store. The one way core speaks SQL: text is a literal with $1,
 * $2 …, values are always bound. Nothing outside core/ uses this. */
#pragma once

#include "core/store/store.h"

typedef struct _GjStatement GjStatement;

typedef enum
{
  GJ_STEP_ROW,
  GJ_STEP_DONE,
  GJ_STEP_FAILED
} GjStep;

/* The statement for @sql (a string literal), reset and without values. NULL with @error set when
 * the store refuses it. Give it back with gj_statement_release() (g_autoptr does) before it is
 * taken again. */
GjStatement *gj_statement_take (GjStore *store, const char *sql, GError **error);
/* The same for a SELECT that may have as many rows as the store: inside a transaction, and a server gives them a thousand at a
 * time, so that memory stays the same. */
GjStatement *gj_statement_take_long (GjStore *store, const char *sql, GError **error);
void gj_statement_release (GjStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjStatement, gj_statement_release)

void gj_statement_bind_int64 (GjStatement *statement, int number, gint64 value);
/* @value is copied; NULL binds the empty string: this schema knows no NULL text. */
void gj_statement_bind_text (GjStatement *statement, int number, const char *value);

GjStep gj_statement_step (GjStatement *statement, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first step of a statement that has one row or none. FOUND: its columns are there to be read. */
GjFind gj_statement_find (GjStatement *statement, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Steps a statement that gives no rows, and makes it ready for the next values. */
gboolean gj_statement_run (GjStatement *statement, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Rows changed by the last INSERT, UPDATE or DELETE. */
gint64 gj_statement_changes (GjStatement *statement);

/* What a row is made into; never NULL. (transfer full) */
typedef gpointer (*GjStatementMake) (GjStatement *row);
/* Every row there is, in the statement's order; its values are bound. NULL only on failure. @make's things are freed with
 * @free_func. (transfer full) */
GPtrArray *gj_statement_list (GjStatement *statement, GjStatementMake make, GDestroyNotify free_func,
                              GError **error);


gint64 gj_statement_int64 (GjStatement *statement, int column);
/* Valid until the next step or release; never NULL. */
const char *gj_statement_text (GjStatement *statement, int column);
char *gj_statement_dup_text (GjStatement *statement, int column);

/* Runs @sql, which may be several statements without values. */
gboolean gj_store_run (GjStore *store, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first number of the first row of @sql (a string literal), which has one. */
gboolean gj_store_query_int64 (GjStore *store, const char *sql, gint64 *value,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
