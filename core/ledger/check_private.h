/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/ledger only: the parts of the check. */
#pragma once

#include "core/ledger/check.h"
#include "core/receipt/sealed.h"

typedef struct
{
  GjStore *store;
  GjClock *clock;
  GjKeyring *keyring; /* may be NULL */
  GjCheckCallback callback;
  gpointer data;
  GjCheckSummary *summary;
} GjCheck;

/* Rows of a query that should give none. Columns: subject, and a detail that is put after the
 * sentence if not empty. */
typedef struct
{
  const char *invariant;
  const char *sentence; /* msgid */
  const char *sql;
} GjCheckQuery;

void gj_check_tell (GjCheck *check, const char *invariant, const char *subject,
                    const char *message);
/* Told, and no finding. */
void gj_check_notice (GjCheck *check, const char *subject, const char *message);
/* A paper as people have it in their hands, "02-000001"; also where a damaged number is too large for one. (transfer full) */
char *gj_check_name_paper (const char *kiosk_id, gint64 receipt_no);
/* When an import last changed rows that were there, of this file of assets/import-format.md, as the audit has it; G_MININT64: none did. */
gboolean gj_check_find_last_change (GjCheck *check, const char *file, gint64 *time_us,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the audit record of a payment says, as gj_premium_pay() words it: SQL over the columns of premium_payment. */
#define GJ_CHECK_SQL_PAID(payment)                                                                 \
  "'for ' || " payment ".relative_psn_no || ' year ' || " payment ".coverage_year"                 \
  " || ' fen ' || " payment ".amount_fen || ' receipt ' || " payment ".receipt_no"

gboolean gj_check_run_queries (GjCheck *check, const GjCheckQuery *queries, guint n,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean gj_check_money (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_openings (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_premiums (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The payments' audit records and their bindings. */
gboolean gj_check_payments (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_family (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_register (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_staff (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_corrections (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_platform (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_receipts (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_prints (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_check_time (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What one kiosk wrote on one day that lies in the future. */
typedef struct
{
  const char *kiosk_id;
  GjDate date;
  gint64 transfers;
  gint64 fen; /* premiums, less what was given back */
  gint64 papers;
  gint64 records; /* of the audit */
  gboolean accepted; /* staff found the clock to be right after all of it (core/receipt/paper_time.h): it is known */
} GjFutureDay;

typedef void (*GjCheckFuture) (const GjFutureDay *day, gpointer data);
/* The future begins GJ_TIME_RATCHET_US from now: a clock that is set back by less is carried on from the last paper, so
 * that a series may stand that far before its clock. */
gboolean gj_check_future (GjStore *store, GjClock *clock, GjCheckFuture visit, gpointer data,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "02 2026-12-20" (transfer full) */
char *gj_check_future_subject (const GjFutureDay *day);

typedef void (*GjCheckPaper) (const GjSealed *paper, gpointer data);
/* The papers made from @from_us on and before @until_us, in the order of their numbers, each opened and
 * judged beside the one before it. @visit (may be NULL) sees every one that could be opened. It gives no notices. */
gboolean gj_check_papers (GjCheck *check, gint64 from_us, gint64 until_us, GjCheckPaper visit,
                          gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Is @shown, a number with stars, @certno as far as it shows it? Where that is empty, something else is missing that is
 * told by itself. */
gboolean gj_check_id_agrees (const char *shown, const char *certno);
/* What a document says beside the act it is about, or the receipts it names. @problem: what is wrong,
 * or untouched. @same_persons: FALSE where it shows somebody else's number, or untouched. */
gboolean gj_check_document (GjCheck *check, const GjDocument *document, const char **problem,
                            gboolean *same_persons, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Joint papers and the receipts they stand for. */
gboolean gj_check_joint (GjCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;
