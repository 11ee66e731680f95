/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: the parts of the day's reconciliation. */
#pragma once

#include "core/ledger/reconcile.h"
#include "core/store/statement.h"

#define GJ_RECONCILE_OF_DAY(time) time " >= $1 AND " time " < $2"
/* An act @a of a family that did something: it has a paper. */
#define GJ_RECONCILE_DID_SOMETHING                                                                 \
  " EXISTS (SELECT 1 FROM family_act_item i WHERE i.act_id = a.act_id AND i.result IN"             \
  "  ('bound', 'requested', 'released', 'withdrawn', 'refused', 'left', 'ordered'))"
/* A transfer @t that is a premium or takes one back, and what the platform gets by it. */
#define GJ_RECONCILE_PREMIUM_MONEY                                                                 \
  " (t.kind = 'premium' OR EXISTS (SELECT 1 FROM transfer o"                                       \
  "  WHERE o.transfer_id = t.reverses AND o.kind = 'premium'))"

typedef struct
{
  GjStore *store;
  GjClock *clock;
  GjKeyring *keyring; /* may be NULL */
  gint64 from_us;     /* the day's first moment */
  gint64 until_us;    /* the next day's */
  const GjCollection *collection; /* may be NULL */
  GjReconcileCallback callback;
  gpointer data;
  GjReconcileReport *report;
} GjReconcile;

void gj_reconcile_tell (GjReconcile *run, const GjReconcileItem *item);
/* A statement whose $1 and $2 are the day. */
GjStatement *gj_reconcile_take (GjReconcile *run, const char *sql, GError **error);

/* Rows that should not be, of the day's books. */
gboolean gj_reconcile_books (GjReconcile *run, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The day's papers, each opened. */
gboolean gj_reconcile_papers (GjReconcile *run, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The platform's list, both ways. */
gboolean gj_reconcile_collection (GjReconcile *run, GError **error) G_GNUC_WARN_UNUSED_RESULT;
