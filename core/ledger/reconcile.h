/* SPDX-License-Identifier: Apache-2.0 */
/* The day's end (I19): for one day and all kiosks of the store, transfers, premiums, receipts, the other
 * signed papers, paper counts and what the accounts moved are held beside each other, and beside the
 * platform's list of what it collected where there is one. Each side is read from its own table, a
 * receipt's amount from its signed text. It only reads, in one unmoving picture, and never mends.
 *
 * It looks at one day; `gongjictl check` looks at everything since the beginning, and is the one that
 * finds damage of earlier days. A day is a civil day of +08:00. */
#pragma once

#include "core/base/clock.h"
#include "core/ledger/collection.h"
#include "core/receipt/keyring.h"
#include "core/receipt/receipt_store.h"
#include "core/store/store.h"

typedef enum
{
  GJ_RECONCILE_DIFFERENCE, /* two sides that must be equal are not */
  GJ_RECONCILE_TODO        /* nothing is wrong, and somebody has to do something: a paper is owed */
} GjReconcileWeight;

typedef struct
{
  GjReconcileWeight weight;
  const char *part;    /* "transfer", "premium", "receipt", "paper", "account", "reversal", "opening",
                          "audit", "request", "print", "sum", "collection", "clock" */
  const char *subject; /* transfer id, act id, "02-000138", account, kiosk and day: where to look */
  gint64 expected_fen; /* both 0 where it is not about an amount */
  gint64 found_fen;
  const char *message; /* Chinese: what differs */
  const char *advice;  /* Chinese: what to do about it */
} GjReconcileItem;

typedef void (*GjReconcileCallback) (const GjReconcileItem *item, gpointer data);

typedef struct
{
  gint64 n;
  gint64 fen;
} GjReconcileSum;

/* The papers one kiosk made that day. */
typedef struct
{
  char *kiosk_id;
  gint64 first_no;
  gint64 last_no;
  gint64 n;
} GjReconcileKiosk;

#define GJ_RECONCILE_OUTCOMES (GJ_PRINT_JOB_UNKNOWN + 1)

typedef struct
{
  GjDate date;
  gboolean finished; /* the day is over */
  GjReconcileSum transfers;
  GjReconcileSum premiums;
  GjReconcileSum receipts; /* as signed */
  GjReconcileSum reversals;
  GjReconcileSum corrections; /* their papers, as signed */
  GjReconcileSum taken_back;  /* of the day's premiums, those that were taken back since, on whatever day */
  GjReconcileSum openings;
  gint64 personal_fen;       /* what premiums took from personal accounts, less what came back */
  gint64 premium_fen;        /* what the divisions' accounts received, less what they gave back */
  gint64 acts;               /* of families, that did something */
  gint64 act_papers;
  gint64 statements;
  gint64 joints;
  gint64 jobs[GJ_RECONCILE_OUTCOMES]; /* prints begun that day, by GjPrintJobOutcome */
  gint64 owed;               /* papers of that day that nobody has yet */
  GPtrArray *kiosks;         /* (element-type GjReconcileKiosk) */
  gboolean compared;         /* with the platform's list */
  GjReconcileSum collection; /* the list: rows, and what they add up to */
  gint64 differences;
  gint64 todos;
} GjReconcileReport;

void gj_reconcile_report_clear (GjReconcileReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjReconcileReport, gj_reconcile_report_clear)

/* The last day before today on which a kiosk made a paper or a transfer; yesterday if there is none. */
gboolean gj_reconcile_last_day (GjStore *store, GjClock *clock, GjDate *date,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Was a paper made, or money moved, on @date? In the future too, where a kiosk's clock was ahead. */
gboolean gj_reconcile_is_booked (GjStore *store, GjDate date, gboolean *booked,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What lies in the future, on other days than @date, is told too: no day that is over has it. @date: a valid one (asserted). @keyring may be NULL: signatures are then not looked at.
 * @collection may be NULL. @report must be { 0 }. FALSE only when the store could not be read (@error);
 * differences are no error. */
gboolean gj_reconcile (GjStore *store, GjClock *clock, GjKeyring *keyring, GjDate date,
                       const GjCollection *collection, GjReconcileCallback callback, gpointer data,
                       GjReconcileReport *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
