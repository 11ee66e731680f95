/* SPDX-License-Identifier: Apache-2.0 */
/* What every signed paper but a premium's receipt says, and the one text that says it for ever: "GJ2:"
 * and Base45 of a signed binary payload.
 *
 * A document has the number, the chain, the key and the verdicts of a receipt (receipt.h) and words
 * of its own in its signature, so that neither can pass for the other. assets/receipt-format.md
 * describes every byte. This file knows nothing of paper, pictures or the database. */
#pragma once

#include "core/base/clock.h"
#include "core/base/crypto.h"
#include "core/receipt/receipt.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_DOCUMENT_PREFIX "GJ2:"
#define GJ_DOCUMENT_TEXT_MAX 400 /* characters with the prefix; all of QR's alphanumeric mode */
#define GJ_DOCUMENT_DOMAIN "gongji document v1"
#define GJ_DOCUMENT_LINES_MAX 8
#define GJ_DOCUMENT_PLACE_MAX 99
#define GJ_DOCUMENT_LINE_AMOUNT_MAX_FEN G_GINT64_CONSTANT (0xFFFFFF)      /* ¥167,772.15 */
#define GJ_DOCUMENT_TOTAL_MAX_FEN G_GINT64_CONSTANT (0xFFFFFFFFFFFF)      /* ¥2.8 × 10^12 */
#define GJ_DOCUMENT_STAFF_MAX 30 /* bytes of one of the staff's names: ten Chinese characters */
#define GJ_DOCUMENT_CAUSE_MAX 60 /* bytes of why, as far as the paper has room */
#define GJ_DOCUMENT_BACK_MAX 0xFFFF /* how far back in its kiosk's numbers a joint paper may reach */

typedef enum
{
  GJ_DOCUMENT_BIND = 1,  /* the contributor added relatives; each line is one of them */
  GJ_DOCUMENT_RELEASE,   /* the contributor let relatives go */
  GJ_DOCUMENT_ORDER,     /* the relative set whose money goes first; the lines are the contributors */
  GJ_DOCUMENT_ANSWER,    /* the relative agreed to, refused or left; the lines are the contributors */
  GJ_DOCUMENT_STATEMENT, /* a period's records: how many and what they add up to */
  GJ_DOCUMENT_JOINT,     /* several premiums on one paper; each line names its receipt */
  GJ_DOCUMENT_CORRECTION, /* staff took a premium back: the money is on the holder's account again; the one
                             line is whose premium it was */
} GjDocumentKind;

/* What became of a line. BIND: BOUND, ASKED, NOT_DONE. RELEASE: RELEASED, WITHDRAWN, NOT_DONE.
 * ANSWER: AGREED, REFUSED, LEFT, NOT_DONE. All other kinds: NONE. */
typedef enum
{
  GJ_DOCUMENT_RESULT_NONE = 0,
  GJ_DOCUMENT_RESULT_BOUND,    /* in force from now on */
  GJ_DOCUMENT_RESULT_ASKED,    /* waits until the relative agrees */
  GJ_DOCUMENT_RESULT_NOT_DONE, /* nothing was changed for this person */
  GJ_DOCUMENT_RESULT_RELEASED,
  GJ_DOCUMENT_RESULT_AGREED,
  GJ_DOCUMENT_RESULT_REFUSED,
  GJ_DOCUMENT_RESULT_LEFT,
  GJ_DOCUMENT_RESULT_WITHDRAWN, /* a request taken back before it was answered */
} GjDocumentResult;

/* Why nothing was done for a line: with NOT_DONE, else NONE. Short classes that fit beside the result in its
 * byte; the screen that judged says more. */
typedef enum
{
  GJ_DOCUMENT_REASON_NONE = 0,    /* not said: papers of before there were reasons */
  GJ_DOCUMENT_REASON_CONTRIBUTOR, /* whose money it is: insurance or account */
  GJ_DOCUMENT_REASON_SELF,
  GJ_DOCUMENT_REASON_BOUND,       /* they are bound already */
  GJ_DOCUMENT_REASON_ASKED,       /* a request waits already */
  GJ_DOCUMENT_REASON_REGISTER,    /* the relative's register is for the window to see */
  GJ_DOCUMENT_REASON_NOT_INSURED,
  GJ_DOCUMENT_REASON_INSURANCE,   /* of a kind that is not shared */
  GJ_DOCUMENT_REASON_STOPPED,     /* the relative's insurance is suspended or has ended */
  GJ_DOCUMENT_REASON_PLACE,       /* insured in another city or province */
  GJ_DOCUMENT_REASON_RELATION,    /* the region's set does not reach it */
  GJ_DOCUMENT_REASON_CONTRADICTED, /* the relation against the register */
  GJ_DOCUMENT_REASON_MEMBERS,     /* the contributor has as many relatives as may be */
  GJ_DOCUMENT_REASON_CONTRIBUTORS, /* the relative has as many contributors as may be */
  GJ_DOCUMENT_REASON_EARLY,       /* before the day on which it may be released */
  GJ_DOCUMENT_REASON_GONE,        /* somebody was faster */
} GjDocumentReason;

#define GJ_DOCUMENT_REASON_MAX GJ_DOCUMENT_REASON_GONE

/* Which records a statement is of. */
typedef enum
{
  GJ_DOCUMENT_RECORDS_NONE = 0,    /* not a statement */
  GJ_DOCUMENT_RECORDS_SHARED,      /* 共济支付记录 */
  GJ_DOCUMENT_RECORDS_PREMIUMS,    /* 代缴缴费记录 */
  GJ_DOCUMENT_RECORDS_CONSUMPTION, /* 消费明细 */
} GjDocumentRecords;

/* Whose side of them. CONSUMPTION: always BOTH. */
typedef enum
{
  GJ_DOCUMENT_SIDE_BOTH = 0,
  GJ_DOCUMENT_SIDE_PAID,     /* only what the holder's account paid for others */
  GJ_DOCUMENT_SIDE_PAID_FOR, /* only what others' accounts paid for the holder */
} GjDocumentSide;

/* One person on the paper. Names and numbers as in GjReceipt: as printed, masked. */
typedef struct
{
  char *name;
  char *id;
  char patn_rlts[3]; /* always what the relative is to the contributor, as in GjReceipt, whichever of
                        the two the line names; 01 the holder (JOINT). STATEMENT: "00" */
  GjDocumentResult result;
  GjDocumentReason reason;
  guint place;         /* ORDER: 1 is asked first; rising from line to line; else 0 */
  gint64 amount_fen;   /* JOINT: 1 … 16,777,215; CORRECTION: 1 … 2^32 − 1, what came back; else 0 */
  guint32 receipt_no;  /* JOINT: of the same kiosk, before this document; else 0 */
  guint coverage_year; /* JOINT, CORRECTION: 2000–2255; else 0 */
} GjDocumentLine;

/* Exact sums of a statement's rows: total = fund + own + shared + cash, each 0 or more. */
typedef struct
{
  gint64 total_fen;  /* 总费用 */
  gint64 fund_fen;   /* 统筹基金 */
  gint64 own_fen;    /* 本人个人账户 */
  gint64 shared_fen; /* 家庭共济账户 */
  gint64 cash_fen;   /* 现金 */
} GjDocumentTotals;

/* What a correction took back, who did it and why. Owned texts. */
typedef struct
{
  char *kiosk_id;     /* of the premium's receipt, which may be another kiosk's */
  guint32 receipt_no; /* … and its number */
  GjDate paid_on;
  gint64 balance_after_fen; /* of the holder's account, with the money back; to 2^40 − 1 */
  char *staff[2];           /* as they gave their names; two, and not the same */
  char *cause;              /* cut to what room is left; "" where there is none */
} GjDocumentCorrection;

/* Owned text; make with gj_document_new, which zeroes everything. */
typedef struct
{
  GjDocumentKind kind;
  char *kiosk_id;     /* as in GjReceipt */
  guint32 receipt_no; /* in the one series of its kiosk's signed papers; also the 办理编号 */
  gint64 time_us;
  gboolean demo;
  gboolean by_pin; /* BIND, ANSWER: who could not write let the card's PIN stand for the signature */
  char about_id[20]; /* of the act or the reversing transfer; of its own for a statement and a joint
                        paper. Written as a transfer id */
  char *holder_name; /* whose session it was; CORRECTION: whose money it is */
  char *holder_id;
  guint8 prev_hash[GJ_RECEIPT_CHAIN_BYTES];
  GjDocumentLine lines[GJ_DOCUMENT_LINES_MAX]; /* every kind but STATEMENT has at least one; a
                                                  STATEMENT none, or the one person it is about */
  guint n_lines;
  /* STATEMENT alone; else 0. */
  GjDocumentRecords records;
  GjDocumentSide side;
  char med_type[3]; /* two digits of the one kind of care; "" for all, and where cares says which */
  GjDate from;      /* first and last day shown */
  GjDate to;
  guint32 n_rows; /* records that count; a payment that was taken back is listed and does not */
  GjDocumentTotals totals;
  /* STATEMENT with its records signed; every one that is made today. Else 0: of an older one the sums
   * alone are covered. */
  gboolean has_listing;
  guint8 cares; /* GJ_DOCUMENT_CARES bits of two to four kinds; 0: as med_type says */
  guint n_listed;       /* records on the paper, the newest */
  guint32 n_unlisted;   /* further ones of the period, on no paper but in the sums */
  guint8 listing_digest[GJ_SM3_BYTES]; /* of the text of listing.h */
  GjDocumentCorrection correction; /* CORRECTION alone; else 0 */
} GjDocument;

/* The kinds of care that a bit of cares stands for, the first one the lowest: 11, 13, 14, 21, 41. */
#define GJ_DOCUMENT_CARES 5
extern const char *const gj_document_cares[GJ_DOCUMENT_CARES];

GjDocument *gj_document_new (void);
/* Appends a line with a copy of its texts, up to GJ_DOCUMENT_LINES_MAX (asserted). The line is the
 * document's: fill in the rest. */
GjDocumentLine *gj_document_add_line (GjDocument *document, const char *name, const char *id,
                                      const char *patn_rlts);
gboolean gj_document_equal (const GjDocument *a, const GjDocument *b);
void gj_document_free (GjDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjDocument, gj_document_free)

/* STATEMENT: all records of its period, those that count nothing too. */
guint gj_document_count_records (const GjDocument *document);

/* JOINT: the sum of the lines. It is not written: the lines say it. */
gint64 gj_document_joint_total_fen (const GjDocument *document);

/* How many of the document's lines, from the first on, fit into one text, 0 … n_lines. Ordinary
 * masked names: eight of every kind, but seven of JOINT with names of three characters. */
guint gj_document_count_fitting (const GjDocument *document);

/* As gj_receipt_seal. Names are cut, the longest first, to no less than three characters. CONTENT
 * also when the lines do not all fit: the message says how many do. */
char *gj_document_seal (const GjDocument *document, const GjSigner *signer,
                        guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);
/* As gj_receipt_open. */
GjDocument *gj_document_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);
/* As gj_receipt_verify; a text of another kind is NOT_A_RECEIPT. For any text: gj_sealed_verify. */
GjVerdict gj_document_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                              GjDocument **document) G_GNUC_WARN_UNUSED_RESULT;

/* "bind", "release", "order", "answer", "statement", "joint", "correction": for rows and programs. */
const char *gj_document_kind_to_word (GjDocumentKind kind);
gboolean gj_document_kind_from_word (const char *word, GjDocumentKind *kind);
/* "none", "bound", "asked", "not-done", "released", "agreed", "refused", "left", "withdrawn". */
const char *gj_document_result_to_word (GjDocumentResult result);
/* "none", "contributor", "self", "bound", "asked", "register", "not-insured", "insurance", "stopped", "place",
 * "relation", "contradicted", "members", "contributors", "early", "gone". */
const char *gj_document_reason_to_word (GjDocumentReason reason);
/* "none", "shared", "premiums", "consumption". */
const char *gj_document_records_to_word (GjDocumentRecords records);
/* "both", "paid", "paid-for". */
const char *gj_document_side_to_word (GjDocumentSide side);

G_END_DECLS
