/* SPDX-License-Identifier: Apache-2.0 */
/* 《个人账户家庭成员共济承诺书》, which a contributor reads, ticks and signs before binding, and the 同意书 that a
 * relative signs before agreeing. Data: <admdvs>.txt and <admdvs>-agree.txt, UTF-8, in a directory of letters; a
 * region without one uses its parent's. The file is a head of "key=value" lines (title, version, source), an empty line, and the text;
 * an empty line begins a new paragraph. What is signed is kept in the store with its digest.
 *
 * Beside a letter may stand its gist in English, <the same name>.en.txt, in the same form and with the version of the
 * letter that it is the gist of. It is for reading only: never signed, kept or printed. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/receipt_store.h"
#include "core/rules/region.h"
#include "core/store/store.h"

G_BEGIN_DECLS

#define GJ_LETTER_ERROR (gj_letter_error_quark ())
GQuark gj_letter_error_quark (void);

typedef enum
{
  GJ_LETTER_ERROR_NOT_FOUND, /* no directory has such a letter of the region or a parent */
  GJ_LETTER_ERROR_INVALID,   /* the file has a mistake; the message names it with its line */
} GjLetterError;

typedef struct _GjLetter GjLetter;
struct _GjLetter
{
  char *version;    /* "100000-2026-06": the letter's region and its own version; stands for exactly this text */
  char *title;
  char *source;     /* what it goes by, as to be shown */
  char *text;       /* title and paragraphs, as signed; paragraphs are separated by one empty line */
  char **paragraphs; /* of the text without the title, NULL-terminated */
  char digest[65];  /* SM3 of @text, lower-case hex */
  GjLetter *gist;   /* in English; NULL where nobody wrote one of this very version */
};

void gj_letter_free (GjLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjLetter, gj_letter_free)

/* @dirs is NULL-terminated; of each file the first directory that has it wins. Transfer full. */
GjLetter *gj_letter_load (const char *const *dirs, const GjRegion *region, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The relative's 同意书, for accepting a request; its version is "100000-agree-2026-06". */
GjLetter *gj_letter_load_agreement (const char *const *dirs, const GjRegion *region, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* What became of keeping a letter. */
typedef enum
{
  GJ_LETTER_KEPT,       /* it is there, now or before */
  GJ_LETTER_OTHER_TEXT, /* its version is there with another text */
  GJ_LETTER_FAILED,     /* the store */
} GjLetterKeep;

/* Inside a transaction. In a shared store only its owner may bring a letter (`gongjictl init`, `upgrade`, `grant`): a
 * version stands for one text for ever, and the server cannot tell whether a digest is that text's. To a kiosk's user
 * whose letter is not there yet FAILED says so. @digest gets the text's. */
GjLetterKeep gj_letter_keep (GjStore *store, const char *version, const char *text, char digest[65],
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a letter as it was read: INVALID where its version has another text. */
gboolean gj_letter_bring (GjStore *store, const GjLetter *letter, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What somebody signed, for printing it again. */
typedef struct
{
  char *act_id;
  char *version;
  char *text;
  char *digest;
  char *signature; /* strokes, or GJ_ACT_SIGNED_BY_PIN (act.h) */
  char *signer_psn_no;
  gint64 time_us;
  char *kiosk_id;
  gint64 receipt_no;
} GjSignedLetter;

void gj_signed_letter_free (GjSignedLetter *letter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjSignedLetter, gj_signed_letter_free)

/* NOT_FOUND: no such act, no letter belongs to it, or @psn_no is not the one who signed (I14). */
GjFind gj_letter_find_signed (GjStore *store, const char *act_id, const char *psn_no,
                              GjSignedLetter **letter, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One printing of a letter. A letter is no paper of the series; it is counted all the same, so that a second one
 * says that it is one. */
typedef struct
{
  char *act_id;
  int seq;
  int copy_no; /* 0: none of its letters came out before, as far as anybody knows; n: 补打 第n次 */
} GjLetterCopy;

void gj_letter_copy_clear (GjLetterCopy *copy);

/* In its own transaction, before anything is sent: from now on it may have come out. @copy must be { 0 }.
 * FALSE: the store, or CONSTRAINT for an act without a letter. */
gboolean gj_letter_begin_copy (GjStore *store, GjClock *clock, const char *at_kiosk_id,
                               const char *act_id, GjLetterCopy *copy,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What became of it, once. @outcome OWED: nothing was sent, and it does not count. Never SENDING. */
gboolean gj_letter_end_copy (GjStore *store, const GjLetterCopy *copy, GjPrintJobOutcome outcome,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
