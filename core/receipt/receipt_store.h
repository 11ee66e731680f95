/* SPDX-License-Identifier: Apache-2.0 */
/* Signed papers as rows, receipts and documents in one series: numbered without gaps and chained per
 * kiosk (I10), immutable, with one print job per paper (I12, I13). "Receipt" below is any of them. A print's outcome never changes money. The first print is copy 0;
 * 补打第n次 is copy n.
 *
 * The limit of the chain: numbers and hashes show a receipt that was changed, left out or put
 * between, but not that the last ones were cut off. Somebody who may write the file and takes the
 * triggers away can remove the newest receipts together with their payments, transfers and audit
 * records, and what is left checks out. What betrays that is kept elsewhere: the highest number on
 * a resident's paper (gongji-verify proves it genuine), and in a backup. The next payment would
 * then sign that number a second time: two genuine papers with one number. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/sealed.h"
#include "core/store/store.h"

/* One paper to print. Known by the receipt's kiosk and number and the copy number. */
typedef struct
{
  char *kiosk_id; /* whose receipt it is */
  gint64 receipt_no;
  int copy_no; /* 0 the first print, n 补打第n次 */
} GjPrintJob;

void gj_print_job_clear (GjPrintJob *job);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjPrintJob, gj_print_job_clear)

typedef enum
{
  GJ_PRINT_JOB_OWED,    /* nothing came out (yet): may be tried again under the same copy number */
  GJ_PRINT_JOB_SENDING, /* given to a printer and not heard of since: to be taken as UNKNOWN */
  GJ_PRINT_JOB_PRINTED, /* known to have come out whole */
  GJ_PRINT_JOB_STOPPED, /* part of it came out: another try is a new copy */
  GJ_PRINT_JOB_UNKNOWN  /* not known: never resent by itself; another try is a new copy */
} GjPrintJobOutcome;

#define GJ_RECEIPT_UNREADABLE "unreadable"

typedef struct
{
  GjReceipt *receipt;   /* a premium's; else NULL */
  GjDocument *document; /* any other paper's; else NULL */
  char *trouble;        /* why the text does not open, a sentence: then there is neither of the two. NULL: it does */
  const char *kind;     /* "premium" or gj_document_kind_to_word(), or GJ_RECEIPT_UNREADABLE; static */
  const char *kiosk_id; /* these five are borrowed from whichever of the two there is, or are the row's own columns */
  gint64 receipt_no;
  gint64 time_us;
  const char *about_id; /* the transfer's id or the act's: the paper's name in the functions below */
  gboolean demo;
  char *sealed; /* the QR's text, as signed then */
  char *holder_psn_no;
  char *relative_psn_no; /* "" where it concerns several people, or nobody else */
  int copies;            /* 补打 so far */
  gboolean owed;         /* no job of it has PRINTED, and no joint paper stands for it */
  gint64 joint_no;       /* the joint paper that stands for it; 0 none */
  GjPrintJobOutcome last_outcome;
  char *own_kiosk_id; /* what is borrowed where there is neither */
  char *own_about_id;
} GjReceiptRow;

/* SQL: how many papers stand for a receipt: prints of it that came out, and the joint paper that names
 * it (which is then the one that is owed). 0: it is owed. */
#define GJ_RECEIPT_SQL_PAPERS(kiosk_id, receipt_no)                                                \
  "((SELECT count(*) FROM print_job pj WHERE pj.kiosk_id = " kiosk_id                              \
  "  AND pj.receipt_no = " receipt_no " AND pj.outcome = 'printed')"                               \
  " + (SELECT count(*) FROM joint_member jm WHERE jm.kiosk_id = " kiosk_id                         \
  "  AND jm.receipt_no = " receipt_no "))"

void gj_receipt_row_free (GjReceiptRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjReceiptRow, gj_receipt_row_free)
/* "02-000138", whatever stands in the row. (transfer full) */
char *gj_receipt_row_format_number (const GjReceiptRow *row);

/* The lists have every paper: one that was damaged outside the program, or put there by somebody else, keeps nobody from
 * the others. It is listed by its number with its trouble and cannot be printed; `gongjictl check` names it.
 *
 * Receipts whose holder (who paid, or whose session it was) is @psn_no, newest first. @before_us 0: from the newest; else only earlier
 * ones. (element-type GjReceiptRow) (transfer full), NULL only on failure. */
GPtrArray *gj_receipt_list_by_holder (GjStore *store, const char *psn_no, gint64 before_us,
                                      guint limit, GError **error);
/* Only those that are owed, newest first: "receipt owed" at the next log-in. */
GPtrArray *gj_receipt_list_owed (GjStore *store, const char *psn_no, guint limit, GError **error);
/* For staff: @kiosk_id NULL for all kiosks; newest first. */
GPtrArray *gj_receipt_list_all (GjStore *store, const char *kiosk_id, gboolean owed_only,
                                guint limit, GError **error);
/* FAILED also when it is there and does not open: the error names its number. */
GjFind gj_receipt_find (GjStore *store, const char *about_id, GjReceiptRow **row,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A reprint, in its own transaction with its audit record: gives the next copy number of the
 * receipt about @about_id. Call it before anything is sent to the printer. @at_kiosk_id: the kiosk
 * that prints. @subject_psn_no: whose session, "" for staff; a receipt that does not concern that
 * person is NOT_FOUND (I14). */
GjFind gj_receipt_begin_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id,
                              const char *subject_psn_no, const char *about_id,
                              GjReceiptRow **row, GjPrintJob *job,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Before the first byte goes to the printer of @at_kiosk_id, in its own transaction: from now on, and if the program
 * dies, nobody can say that nothing came out. FALSE and CONSTRAINT unless the job is OWED; then it
 * must not be sent. A first print that is still owed may be made at another kiosk than the one that promised it. */
gboolean gj_print_job_begin (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What became of a paper, in its own transaction with its record in the audit of @at_kiosk_id, whose printer it was.
 * @condition: the printer's word ("paper-out"), "" for none. Never SENDING. An outcome other than OWED is final:
 * telling another one later is refused (FALSE, CONSTRAINT). */
gboolean gj_print_job_finish (GjStore *store, GjClock *clock, const GjPrintJob *job, const char *at_kiosk_id,
                              GjPrintJobOutcome outcome, const char *condition,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* At start: every paper that @at_kiosk_id was sending when it stopped becomes UNKNOWN, each with its
 * audit record. @closed: how many. */
gboolean gj_print_job_close_unfinished (GjStore *store, GjClock *clock, const char *at_kiosk_id,
                                        int *closed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* After that: whether the last paper or letter that was begun at @at_kiosk_id did not come out whole, whatever was
 * known of it already: half of it may hang from the printer still, through any number of starts, and must not come to
 * stand before the next person's. One that was drawn back into the machine does not hang. */
gboolean gj_print_job_find_remains (GjStore *store, const char *at_kiosk_id, gboolean *remains,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "owed", "sending", "printed", "stopped", "unknown". */
const char *gj_print_job_outcome_word (GjPrintJobOutcome outcome);

/* Below: for the payment and for documents (document_store.h), inside their write transaction. */
/* The next number of @kiosk_id, the moment a paper carries that is made @now_us, and the hash it is chained to (zeros
 * before the first). DAMAGED: the last number cannot be one; @receipt_no is 1 to G_MAXUINT32. OLDER: as gj_number_mark_allow(); CLOCK: as gj_paper_time_follow(). */
gboolean gj_receipt_next (GjStore *store, const char *kiosk_id, gint64 now_us, gint64 *receipt_no,
                          gint64 *time_us, guint8 prev_hash[GJ_RECEIPT_HASH_BYTES],
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Any paper. @paper carries the beginning of @prev_hash already and @sealed says the same. */
gboolean gj_sealed_insert (GjStore *store, const GjSealed *paper, const char *sealed,
                           const guint8 prev_hash[GJ_RECEIPT_HASH_BYTES],
                           const guint8 hash[GJ_RECEIPT_HASH_BYTES], const char *holder_psn_no,
                           const char *relative_psn_no, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @receipt carries the beginning of @prev_hash already and @sealed says the same as @receipt. */
gboolean gj_receipt_insert (GjStore *store, const GjReceipt *receipt, const char *sealed,
                            const guint8 prev_hash[GJ_RECEIPT_HASH_BYTES],
                            const guint8 hash[GJ_RECEIPT_HASH_BYTES], const char *payer_psn_no,
                            const char *relative_psn_no, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_print_job_insert (GjStore *store, const GjPrintJob *job, const char *at_kiosk_id,
                              gint64 time_us, GError **error) G_GNUC_WARN_UNUSED_RESULT;
