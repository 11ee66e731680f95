/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/import only: how one CSV file is described, read, checked and put into its table. */
#pragma once

#include <glib/gstdio.h>

#include "core/base/crypto.h"
#include "core/base/csv.h"
#include "core/import/import.h"
#include "core/rules/codes.h"

#define GJ_IMPORT_FIELDS_MAX 16
#define GJ_IMPORT_FILES_MAX 8
#define GJ_IMPORT_NUMBER_MAX 40      /* of psn_no and setl_id */
#define GJ_IMPORT_PERSONS_KEPT 65536 /* a power of two */

/* What a cell may hold. A kind that ends in _OR_EMPTY gives number 0 for an empty cell. */
typedef enum
{
  GJ_CELL_NUMBER_TEXT,   /* psn_no, setl_id: 1–40 of A–Z a–z 0–9 - _ . */
  GJ_CELL_TEXT,          /* a name: 1–200 characters, Chinese or ASCII, no blanks around it */
  GJ_CELL_NAME_OR_EMPTY, /* empty, or an identity of the region's policy (psn_idet_type) */
  GJ_CELL_CODE,          /* one of the field's code table */
  GJ_CELL_CODE_OR_EMPTY,
  GJ_CELL_NATY_OR_EMPTY,
  GJ_CELL_RELATION, /* GB/T 4761, but not oneself */
  GJ_CELL_DIVISION,
  GJ_CELL_DATE,
  GJ_CELL_DATE_OR_EMPTY,
  GJ_CELL_TIME,
  GJ_CELL_TIME_OR_EMPTY,
  GJ_CELL_MONTH,
  GJ_CELL_MONEY,
  GJ_CELL_FLAG_OR_EMPTY, /* 0 or 1 */
  GJ_CELL_PRIORITY       /* 1–99 */
} GjCellKind;

/* Between which days a DATE or TIME must lie (import_cell.c has the years). */
typedef enum
{
  GJ_SPAN_ANY, /* whatever the calendar has */
  GJ_SPAN_BORN,
  GJ_SPAN_INSURED,
  GJ_SPAN_PAID,
  GJ_SPAN_SETTLED,
  GJ_SPAN_SHARED
} GjImportSpan;

typedef struct
{
  const char *name;
  GjCellKind kind;
  GjCodeTable codes; /* of CODE */
  GjImportSpan span;
  gboolean personal; /* what stands there is not repeated in a message */
  gboolean optional; /* a file need not have the column, which then says nothing: "" */
} GjImportField;

typedef struct
{
  const char *text; /* valid for this row */
  gint64 number;    /* date yyyymmdd, month yyyymm, time µs, money fen, priority */
} GjImportCell;

typedef struct _GjImport GjImport;

/* Takes one row whose cells are all well formed. FALSE only when the store failed; mistakes are
 * reported. */
typedef gboolean (*GjImportRow) (GjImport *import, const GjImportCell *cells, GError **error);
/* After the last row. */
typedef gboolean (*GjImportFinish) (GjImport *import, GError **error);

typedef struct
{
  const char *name;
  gboolean required;
  /* What its rows are for later files, "person", "settlement" or "share"; NULL: nothing. A row that was left
   * out is remembered by its first cell, so that those who name it need not be told. */
  const char *refused;
  guint key_field; /* where a line that repeats another is told */
  gboolean take_back; /* what it has may be refunded later, which is never a negative sum */
  const GjImportField *fields;
  guint n_fields;
  GjImportRow take_row;
  GjImportFinish finish; /* may be NULL */
} GjImportFile;

/* The file that is read now. */
struct _GjImport
{
  GjStore *store;
  const char *by;
  const char *directory;
  gint64 now_us;
  gboolean held;         /* this is the one import */
  GPtrArray *identities; /* (element-type utf8) what psn_idet_type may say; empty: nobody knows */
  GjImportReport *report;

  const GjImportFile *part; /* the one file of the part that is taken, but for the settlements' */
  GStatBuf stamp;           /* of the file, before it was read */
  const GjImportFile *file;
  GjCsv *csv;
  guint cell_of[GJ_IMPORT_FIELDS_MAX]; /* field → cell of the row */
  gboolean has[GJ_IMPORT_FIELDS_MAX];  /* FALSE of an optional column that is not there */
  GjImportCount count;
  /* Persons who were found, each in the place its number hashes to: files name few people often. */
  char (*persons)[GJ_IMPORT_NUMBER_MAX + 1];
  /* A file is first only looked at, while people pay; @todo has a bit for each row that is new or changed. The
   * second time, when nobody else writes, only those are taken. */
  gboolean looking;
  gboolean second;
  GByteArray *todo;
  gboolean left_out;        /* the row that is read is not taken, for a reason told elsewhere */
  gboolean persons_unknown; /* a line of the file could not be read: it may name anybody */
  gboolean settlements_unknown;
  gboolean shares_unknown;
  gint64 problems_of[GJ_IMPORT_FILES_MAX]; /* by gj_import_file_place() */
  char digests[GJ_IMPORT_FILES_MAX][65];

  gboolean no_care;   /* the store had no settlement before */
  gboolean leftovers; /* a run that was broken off has written settlements that are still hidden */
  gboolean redo;      /* and the files say otherwise now */
  gint64 rows_to_write;
  gint64 rows_written;
  gint64 openings;   /* opening transfers made */
  gint64 opened_fen; /* and their sum */
  GjSm3 *opened_sm3; /* and their digest */

  GjImportProgress progress;
  gpointer progress_data;
  gint64 bytes_before;
  gint64 bytes_to_write; /* what writing the settlements counts as, beside reading them */
  gint64 bytes_total;
  gint64 bytes_told;
};

/* ---- what files there are (import_register.c, import_binding.c, import_money.c) ---- */
extern const GjImportFile gj_import_persons;
extern const GjImportFile gj_import_insurances;
extern const GjImportFile gj_import_contributions;
extern const GjImportFile gj_import_family;
extern const GjImportFile gj_import_bindings;
extern const GjImportFile gj_import_accounts;
extern const GjImportFile gj_import_settlements;
extern const GjImportFile gj_import_settlement_shares;

/* NULL: the file is not there. */
GjImportCount *gj_import_count_of (GjImport *import, const GjImportFile *file);
/* @n_rows of rows_to_write are in. */
void gj_import_tell_written (GjImport *import, gint64 n_rows);

/* The file's place in the order in which they are read; −1: none of ours. */
int gj_import_file_place (const char *name);

/* ---- problems (import_problem.c) ---- */
void gj_import_add_problem (GjImport *import, const char *file, gint64 line, gint64 column,
                            const char *field, const char *message);
/* About a field of the row that is being read. */
void gj_import_cell_problem (GjImport *import, guint field, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Where a cell stands, to report about it later: line << 16 | column, so that places sort as one
 * reads; never 0. */
gint64 gj_import_place (GjImport *import, guint field);
void gj_import_place_problem (GjImport *import, const GjImportFile *file, gint64 place, guint field,
                              const char *format, ...) G_GNUC_PRINTF (5, 6);
/* The same instead of anything that is already told of that line. */
void gj_import_line_problem (GjImport *import, const GjImportFile *file, gint64 place, guint field,
                             const char *format, ...) G_GNUC_PRINTF (5, 6);
gint64 gj_import_place_line (gint64 place);

/* ---- cells (import_cell.c) ---- */
/* FALSE, and a problem reported, when the text is not of the field's kind. */
gboolean gj_import_read_cell (GjImport *import, guint field, const char *text, GjImportCell *cell);

/* ---- files (import_file.c) ---- */
/* FALSE when the file is not there. */
gboolean gj_import_file_stat (GjImport *import, const GjImportFile *file, GStatBuf *info);
/* SM3 of what is in the file, in hex. FALSE: it cannot be read. */
gboolean gj_import_file_digest (GjImport *import, const GjImportFile *file, char digest[65],
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads it into its table, or only looks at it, or reports what is wrong. FALSE only when the store failed. */
gboolean gj_import_read_file (GjImport *import, const GjImportFile *file,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- what is remembered of the files (import_keys.c) ----
 * The store keeps it, in temporary tables: memory does not grow with the files. */
gboolean gj_import_keys_open (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_import_keys_close (GjImport *import);
/* A row of the file that is read has @key, whose first cell is @field's. */
gboolean gj_import_add_key (GjImport *import, guint field, const char *key,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* When the file is read: every key that was there before is reported at its later lines. */
gboolean gj_import_check_keys (GjImport *import, guint field,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where the file has @key for the first time; 0: nowhere. Looks through all keys. */
gboolean gj_import_find_key (GjImport *import, const char *key, gint64 *place,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Forgets the keys of the file. */
gboolean gj_import_forget_keys (GjImport *import, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whom or what the file's unreadable line was about nobody knows. */
void gj_import_set_unknown (GjImport *import);
/* A row that is left out names @id: whoever names it too need not hear about it again. */
gboolean gj_import_add_refused (GjImport *import, const char *what, const char *id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GjFind gj_import_find_refused (GjImport *import, const char *what, const char *id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- rows (import_put.c) ---- */
typedef struct
{
  const char *text; /* NULL: the number */
  gint64 number;
} GjImportValue;

#define GJ_IMPORT_TEXT(cell)                                                                       \
  {                                                                                                \
    .text = (cell).text                                                                            \
  }
#define GJ_IMPORT_NUMBER(cell)                                                                     \
  {                                                                                                \
    .number = (cell).number                                                                        \
  }

/* A table in three statements. The key's values come first; $n is the n-th value. */
typedef struct
{
  guint n_key;
  guint n_values;     /* to compare */
  guint n_insert;     /* values that the insert takes, when these are more; 0: n_values */
  const char *select; /* by $1…$n_key, gives the values after the key */
  const char *insert;
  const char *update; /* NULL: a row once there never changes */
} GjImportTable;

typedef enum
{
  GJ_PUT_ADDED,
  GJ_PUT_CHANGED,
  GJ_PUT_SAME,
  GJ_PUT_DIFFERS, /* the table's rows never change, and this one is there with other values */
  GJ_PUT_FAILED
} GjPut;

/* Counts what it did. */
GjPut gj_import_put (GjImport *import, const GjImportTable *table, const GjImportValue *values,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The row cannot be judged before an earlier file's mistakes are mended. */
void gj_import_leave_unjudged (GjImport *import);

/* GJ_NOT_FOUND has been reported at @field, unless persons.csv has that person, or may have, in a line that
 * is reported itself. */
GjFind gj_import_require_person (GjImport *import, guint field, const char *psn_no,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first two cells name persons who are both there, and not one and the same. GJ_NOT_FOUND has
 * been reported. */
GjFind gj_import_require_pair (GjImport *import, const GjImportCell *cells,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
