/* SPDX-License-Identifier: Apache-2.0 */
/* What 消费明细, 共济支付记录 and 代缴缴费记录 share: the filter, reading by pages, the months, the
 * choices of person and period, one record, and the statement. A list says with a GjRecordsClass
 * what is its own. */
#pragma once

#include "core/history/history.h"
#include "core/history/insured_months.h"
#include "core/receipt/document.h"
#include "kiosk/flows/flow.h"
#include "kiosk/terminal.h"
#include "kiosk/texts.h"
#include "ui/pages/records_page.h"

G_BEGIN_DECLS

#define GJ_RECORDS_CHART_MONTHS 6

typedef struct _GjRecords GjRecords;

/* What a row says on paper; texts are kept by `texts`. */
typedef struct
{
  const char *what;
  const char *kind;  /* may be NULL */
  const char *split; /* may be NULL */
  gint64 amount_fen;
} GjRecordsLine;

typedef struct
{
  GjFlowClass flow; /* gj_records_show, gj_records_back, gj_records_finalize */
  GjTile tile;      /* its name is the title */
  GjDocumentRecords records;
  gboolean by_month; /* a chart, six months at a time; else everything, or one year */

  gboolean (*read) (GjStore *store, const char *psn_no, const GjHistoryQuery *query,
                    GjHistoryPage *page, GError **error);
  GPtrArray *(*list_people) (GjStore *store, const char *psn_no, GError **error); /* NULL: nobody */

  /* The row at `index` of self->rows; `view` is zeroed, its key and spoken are set. */
  void (*fill_row) (GjRecords *self, GjTexts *texts, guint index, GjRecordRow *view);
  /* Sides, filters, the chart's words and what an empty list says. */
  void (*fill_list) (GjRecords *self, GjTexts *texts, GjRecordsView *view);
  /* At most GJ_RECORDS_TERMS; answers with how many. */
  gsize (*fill_terms) (GjRecords *self, GjTexts *texts, const GjHistorySums *sums,
                       GjRecordTerm *terms);
  gint64 (*month_amount) (GjRecords *self, const GjHistorySums *sums);

  /* A side or filter of its own was tapped; TRUE: it changed self->filter. */
  gboolean (*choose) (GjRecords *self, const char *key);
  /* 查看 was tapped: a page (transfer floating), or NULL: it comes later, by
   * gj_records_show_detail. */
  GtkWidget *(*open) (GjRecords *self, guint index);

  /* A row on paper, in Chinese; answers with its time. Any thread. */
  gint64 (*fill_line) (GjTexts *texts, gconstpointer row, GjRecordsLine *line);
  void (*fill_totals) (const GjHistorySums *sums, GjDocumentTotals *totals);
  const char *(*amount_label) (void); /* of the lines on paper, in Chinese */
  /* The document's number of this person, out of a row; NULL: not theirs. NULL without people. */
  const char *(*certno_of) (gconstpointer row, const char *psn_no);
  void (*forget) (GjRecords *self); /* frees its own; may be NULL */
} GjRecordsClass;

#define GJ_RECORDS_TERMS 3

typedef enum
{
  GJ_RECORDS_LIST,
  GJ_RECORDS_PICK_PERSON,
  GJ_RECORDS_PICK_YEAR,
  GJ_RECORDS_PICK_CARE,
  GJ_RECORDS_DETAIL,
  GJ_RECORDS_STATEMENT,
} GjRecordsStep;

typedef struct _GjStatement GjStatement;

struct _GjRecords
{
  GjFlow base;
  const GjRecordsClass *klass;
  GjRecordsStep step;
  GjHistoryFilter filter; /* its months are set for every reading; other_psn_no is `person` */
  char *person;           /* only rows with this person; NULL everybody */
  GPtrArray *people;      /* GjHistoryPerson; NULL before it was asked */
  int last_month;         /* the newest of the chart's months */
  int chosen_month;       /* 0: all of them */
  int chosen_year;        /* without a chart; 0: all */
  int first_year;         /* the oldest that can be chosen */

  GPtrArray *rows; /* as the class reads them, newest first; NULL before the first reading */
  GjHistorySums totals;
  GArray *months; /* GjHistoryMonth */
  GjHistoryCursor last;
  gboolean has_older;

  gboolean begun;
  guint reading; /* counts readings: an older answer is not looked at */
  gboolean failed;
  guint slow_source;          /* says so if the store is slow */
  guint viewed;               /* index of the row that was opened */
  gboolean unfolded;          /* the chart above the rows */
  GtkWidget *list;            /* borrowed while it shows */
  GjSettlementDetail *detail; /* of the row that was opened, once it came */
  GjStatement *statement;
};

/* (transfer full) */
gpointer gj_records_new (const GjRecordsClass *klass, GjTerminal *terminal);

/* For GjFlowClass. */
void gj_records_show (GjFlow *flow);
gboolean gj_records_back (GjFlow *flow);
void gj_records_finalize (GjFlow *flow);

/* Reads anew, from the newest: the filter has changed. */
void gj_records_read (GjRecords *self);
/* Shows this page as the open record. (transfer floating) */
void gj_records_show_detail (GjRecords *self, GtkWidget *page);
/* The store could not answer: says so. Takes no ownership of `error`. */
void gj_records_fail (GjRecords *self, const GError *error);

/* The period that is shown: first and last month, 0 without one. */
void gj_records_get_period (GjRecords *self, int *from_month, int *to_month);
/* "2026年11月", "2026年6月—11月", "2026年", "全部时间". (transfer full) */
char *gj_records_format_period (GjRecords *self);

/* Whether there are months before those of the chart. */
gboolean gj_records_has_earlier (GjRecords *self);

/* yyyymm of today. */
int gj_records_this_month (GjRecords *self);

/* records_choices.c: the pages of the steps PICK_…. (transfer floating) */
GtkWidget *gj_records_person_page (GjRecords *self);
GtkWidget *gj_records_year_page (GjRecords *self);
GtkWidget *gj_records_care_page (GjRecords *self);

/* People, as the list shows them. */
/* The face of somebody on the other side of a row; strangers have one by sex and age. */
GjAvatar gj_records_face (GjRecords *self, const char *psn_no, const char *certno);
/* The number of somebody's document as a paper shows it, out of a row of theirs; "" where there is
 * none. (transfer full) */
char *gj_records_paper_id (GjRecords *self, const char *psn_no);
/* What the other one is to the resident; NULL where nobody knows. `side`: of the row. (transfer
 * none) */
const char *gj_records_relation (GjRecords *self, GjHistorySide side, const char *patn_rlts,
                                 const char *contributor_psn_no, const char *contributor_certno);
/* The same of anybody whom the resident is bound to, or of the resident. (transfer none) */
const char *gj_records_known_relation (GjRecords *self, const char *psn_no);
/* The button that leads to the people: "家人：全部", "家人：*英". */
GjFilter gj_records_person_filter (GjRecords *self, GjTexts *texts);
/* Their name as it is shown, "*英"; NULL: everybody's records. (transfer full) */
char *gj_records_person_name (GjRecords *self);
/* The same for the year: "时间：全部", "时间：2026年". */
GjFilter gj_records_year_filter (GjRecords *self, GjTexts *texts);

/* The same for the kind of care: "种类：全部", "种类：药店". */
GjFilter gj_records_care_filter (GjRecords *self, GjTexts *texts);
/* What a contributor is to the resident, "儿子", by the register or by their binding and sex; NULL unknown.
 * (transfer none) */
const char *gj_records_contributor_word (GjRecords *self, const char *contributor_psn_no,
                                         const char *patn_rlts);

/* The kinds that one can choose, in their order: all, outpatient, pharmacy, inpatient. */
#define GJ_RECORDS_CARES 4
GjFilter gj_records_care_choice (GjRecords *self, guint nth);
/* The one that is chosen, "药店"; NULL: all. (transfer none) */
const char *gj_records_care_chosen (GjRecords *self);
/* Whether that key was a kind of care; it is then the filter's. */
gboolean gj_records_choose_care (GjRecords *self, const char *key);

/* "普通门诊"; "" for a code that nobody knows. (transfer none) */
const char *gj_records_care_label (const char *med_type);
/* "11月18日 · 普通门诊", and whether it was refunded. Transfer full. */
char *gj_records_care_line (const char *when, const char *med_type, gboolean refunded);
/* The drawing for it. */
const char *gj_records_care_symbol (const char *med_type);

/* records_empty.c: what the list says when it is empty: the period and `sentence`, which names what was
 * looked for; `what_comes` (may be NULL), and what to press. Both are kept by the caller. */
void gj_records_say_empty (GjRecords *self, GjTexts *texts, const char *sentence,
                           const char *what_comes, GjRecordsView *view);

/* records_settlement.c: opens one settlement; for GjRecordsClass.open. */
GtkWidget *gj_records_open_settlement (GjRecords *self, const char *setl_id);

/* records_statement.c: the statement of what is shown. */
void gj_statement_open (GjRecords *self);
GtkWidget *gj_statement_page (GjRecords *self);
void gj_statement_close (GjRecords *self);

G_END_DECLS
