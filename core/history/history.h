/* SPDX-License-Identifier: Apache-2.0 */
/* What happened, newest first, a page at a time. Three lists, and a row is in one of them only
 * (facts/policy.md, F19: shared payments and premium payments are two different queries):
 *
 * - shared payments (共济支付记录): what shared money paid of somebody's medical care, one row for
 *   each contributor of a settlement; seen by the contributor and by the relative. A premium paid
 *   from an account is not one of them: it is a premium payment, whoever's money it was.
 * - premium payments (代缴缴费记录): premiums paid at these kiosks, as payer and as insured.
 * - consumption (消费明细): all settlements of the person themself, whoever paid, with the split.
 *
 * Keyset paging: a page begins after (or ends before) a row that was seen, so it costs the same in
 * a store of any size and at any depth, and never misses or repeats a row while new ones arrive.
 * Every page, also a filtered one, is one sweep over as many rows as it shows, in each index it
 * needs. Sums read every row that the filter lets through, so they are only made when asked for.
 * Page and sums of one call are one picture of the store. Read-only. Money is fen. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

#define GJ_HISTORY_LIMIT_MAX 200
#define GJ_HISTORY_MONTHS_MAX 24

/* ---- what is asked ---- */

typedef enum
{
  GJ_HISTORY_PAID = 1,     /* the person paid for somebody */
  GJ_HISTORY_PAID_FOR = 2, /* somebody paid for the person */
  GJ_HISTORY_BOTH = 3
} GjHistorySide;

/* Kinds of care (med_type), to be combined. */
typedef enum
{
  GJ_CARE_OUTPATIENT = 1 << 0, /* 11 */
  GJ_CARE_EMERGENCY = 1 << 1,  /* 13 */
  GJ_CARE_CHRONIC = 1 << 2,    /* 14 */
  GJ_CARE_INPATIENT = 1 << 3,  /* 21 */
  GJ_CARE_PHARMACY = 1 << 4,   /* 41 */
  GJ_CARE_ALL = 31
} GjCare;

/* The care a med_type is; 0 for a code that is none of the five. */
GjCare gj_care_from_med_type (const char *med_type);

/* { 0 } lets everything through. */
typedef struct
{
  int from_month;           /* yyyymm of +08:00, included; 0: from the first */
  int to_month;             /* yyyymm, included; 0: to the last */
  GjHistorySide side;       /* 0 is BOTH. Not used by consumption */
  const char *other_psn_no; /* NULL: everybody. Not used by consumption: its settlements are the
                               person's own; who helped to pay is among the shared payments */
  GjCare care;              /* 0 is ALL. Not used by premiums */
} GjHistoryFilter;

/* Where a row stands. Fill it from a page, never by hand. */
typedef struct
{
  gint64 time_us;
  char id[41]; /* setl_id or transfer_id */
  int seq;
} GjHistoryCursor;

typedef enum
{
  GJ_HISTORY_NEWEST, /* the first page */
  GJ_HISTORY_OLDER,  /* 下一页: what follows @cursor */
  GJ_HISTORY_NEWER   /* 上一页: what stands before @cursor. At the top it may be short, when rows
                        have arrived since: ask for NEWEST to have a full page */
} GjHistoryTurn;

typedef struct
{
  GjHistoryFilter filter;
  GjHistoryTurn turn;
  GjHistoryCursor cursor; /* with OLDER: last of the page that was shown; with NEWER: first */
  guint limit;            /* 1 … GJ_HISTORY_LIMIT_MAX */
  gboolean with_totals;   /* sums of everything the filter lets through */
  int chart_to_month;     /* yyyymm; 0: no chart. Else sums of each of the @chart_months months that
                             end with it; the filter's own months do not narrow the chart */
  int chart_months;       /* 1 … GJ_HISTORY_MONTHS_MAX */
} GjHistoryQuery;

/* ---- what is answered ---- */

/* Exact sums. What does not belong to the list is 0. */
typedef struct
{
  gint64 n_rows;
  gint64 n_reversed; /* of them: premiums that were taken back and settlements that were refunded, which count nothing */
  /* consumption: medfee = fund + account + shared + cash, always; what the person's side paid
   * (个人负担) is medfee − fund */
  gint64 medfee_fen;
  gint64 fund_fen;
  gint64 account_fen; /* own account */
  gint64 shared_fen;  /* relatives' accounts */
  gint64 cash_fen;
  /* shared payments and premiums. A reversed premium and a refunded settlement are rows, but count nothing */
  gint64 paid_fen;     /* by the person for others (a premium for oneself counts here) */
  gint64 paid_for_fen; /* by others for the person */
} GjHistorySums;

typedef struct
{
  int month; /* yyyymm */
  GjHistorySums sums;
} GjHistoryMonth;

/* Names and document numbers are full here: mask them for screen and paper. */

typedef struct
{
  GjHistorySide side; /* PAID or PAID_FOR */
  char *setl_id;      /* for gj_history_find_settlement(), never shown */
  int seq;            /* 1: this contributor was asked first */
  gint64 time_us;
  char *contributor_psn_no;
  char *contributor_name;
  char *contributor_certno;
  char *relative_psn_no; /* the patient */
  char *relative_name;
  char *relative_certno;
  char *patn_rlts; /* what the relative is to the contributor by their newest binding; "" unknown */
  char *fixmedins_name;
  char *med_type;
  gint64 amount_fen; /* what this contributor's account paid */
  gboolean refunded; /* given back later */
} GjSharedPayment;

void gj_shared_payment_free (GjSharedPayment *payment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSharedPayment, gj_shared_payment_free)

typedef struct
{
  char *transfer_id;
  gint64 time_us;
  GjHistorySide side; /* PAID or PAID_FOR; PAID for a premium one paid for oneself */
  char *payer_psn_no;
  char *payer_name;
  char *payer_certno;
  char *relative_psn_no;
  char *relative_name;
  char *relative_certno;
  char *patn_rlts; /* what the relative was to the payer */
  char *admdvs;
  int coverage_year;
  char *insutype;
  char *tier;
  gint64 amount_fen;
  char *kiosk_id;
  gint64 receipt_no;
  int copies;            /* 补打 so far */
  gboolean receipt_owed; /* no print of it is known to have come out */
  gboolean reversed;
  gint64 reversed_us;       /* when it was taken back, and the paper of it; 0 and "" otherwise */
  char *reversal_kiosk_id;
  gint64 reversal_no;
} GjPremiumRecord;

void gj_premium_record_free (GjPremiumRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPremiumRecord, gj_premium_record_free)

/* medfee_fen = fund_fen + account_fen + shared_fen + cash_fen. */
typedef struct
{
  char *setl_id;
  gint64 time_us;
  char *fixmedins_name;
  char *med_type;
  gint64 medfee_fen;  /* the whole bill */
  gint64 fund_fen;    /* paid by the pooled fund */
  gint64 account_fen; /* by the patient's own account */
  gint64 shared_fen;  /* by relatives' accounts */
  gint64 cash_fen;
  gboolean refunded; /* the platform took it back later: none of this was paid in the end */
} GjSettlement;

void gj_settlement_free (GjSettlement *settlement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSettlement, gj_settlement_free)

/* Must be { 0 } before, and cleared after. */
typedef struct
{
  GPtrArray *rows;       /* newest first; of the type that the function says */
  GjHistoryCursor first; /* of rows; undefined when there are none */
  GjHistoryCursor last;
  gboolean has_newer; /* 上一页 leads somewhere */
  gboolean has_older; /* 下一页 leads somewhere */
  gboolean has_totals;
  GjHistorySums totals;
  GArray *months; /* (element-type GjHistoryMonth), oldest first, months without a row too; NULL
                     when no chart was asked for */
} GjHistoryPage;

void gj_history_page_clear (GjHistoryPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjHistoryPage, gj_history_page_clear)

/* The three lists; rows are GjSharedPayment, GjPremiumRecord and GjSettlement. They take a read
 * transaction of their own, or stand inside the caller's. FALSE only when the store failed or a sum
 * passes 64 bits (GJ_STORE_ERROR_DAMAGED); @page is then empty. */
gboolean gj_history_read_shared (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                                 GjHistoryPage *page, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_history_read_premiums (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                                   GjHistoryPage *page, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean gj_history_read_consumption (GjStore *store, const char *psn_no,
                                      const GjHistoryQuery *query, GjHistoryPage *page,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- people to filter by ---- */

typedef struct
{
  char *psn_no;
  char *psn_name; /* full: mask it */
  char *certno;   /* the same */
  guint sides;    /* GjHistorySide: in which rows */
} GjHistoryPerson;

void gj_history_person_free (GjHistoryPerson *person);

/* Everybody who shares a row with @psn_no in the list of shared payments, or of premiums, on either
 * side, by psn_no; read from an index alone. NULL only on failure.
 * (element-type GjHistoryPerson) (transfer full) */
GPtrArray *gj_history_list_shared_people (GjStore *store, const char *psn_no, GError **error);
GPtrArray *gj_history_list_premium_people (GjStore *store, const char *psn_no, GError **error);

/* ---- one settlement ---- */

typedef struct
{
  int seq; /* 1 was asked first */
  char *contributor_psn_no;
  char *contributor_name; /* full: mask it */
  char *patn_rlts;        /* what the patient is to the contributor; "" unknown */
  gint64 amount_fen;
} GjSettlementShare;

typedef struct
{
  GjSettlement *settlement;
  char *patient_psn_no;
  char *patient_name;
  char *fixmedins_code;
  gboolean whole;    /* the patient asks: everything is told. Else a contributor asks: of the sums
                        only shared_fen is told and is what their own account paid, the others are
                        0, and @shares has their own row alone, because what a relative's care cost
                        is the relative's own affair (个人信息保护法, art. 28) */
  GPtrArray *shares; /* (element-type GjSettlementShare), in order; they add up to shared_fen */
} GjSettlementDetail;

void gj_settlement_detail_free (GjSettlementDetail *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSettlementDetail, gj_settlement_detail_free)

/* NOT_FOUND also when @viewer_psn_no is neither its patient nor one of its contributors. */
GjFind gj_history_find_settlement (GjStore *store, const char *viewer_psn_no, const char *setl_id,
                                   GjSettlementDetail **detail,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
