/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the auditor only: the tables as they were read, and what each part looks at. Texts live as long as the
 * books. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/sealed.h"
#include "tests/store/auditor.h"

#define AUDIT_NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

typedef struct
{
  const char *id, *kind, *debit, *credit;
  gint64 amount_fen, time_us;
  const char *kiosk, *reverses;
} Transfer;

typedef struct
{
  const char *account;
  gint64 no;
  const char *transfer;
  gint64 amount_fen, balance_fen;
  gint64 computed_fen; /* the balance after it, from the transfers alone */
} Entry;

typedef struct
{
  const char *id, *payer, *relative;
  gint64 year;
  const char *insutype, *tier;
  gint64 amount_fen;
  const char *kiosk, *outcome;
} Intent;

typedef struct
{
  const char *payer;
  gint64 time_us;
  const char *id, *relative, *rlts, *admdvs;
  gint64 year;
  const char *insutype, *tier;
  gint64 amount_fen;
  const char *kiosk;
  gint64 receipt_no;
  const char *reversed_by;
} Premium;

typedef struct
{
  const char *kiosk;
  gint64 no;
  const char *kind, *about;
  gint64 time_us;
  const char *holder, *relative, *prev_hash, *hash, *text;
  const GjSealed *sealed; /* NULL: cannot be read */
} Paper;

typedef struct
{
  const char *kiosk;
  gint64 no, copy;
  const char *at_kiosk, *outcome;
} Job;

typedef struct
{
  const char *kiosk;
  gint64 no, time_us;
  const char *kind, *subject, *object, *result, *detail, *prev_hash, *hash;
} Record;

typedef struct
{
  const char *id, *kind, *actor, *kiosk;
  gint64 time_us;
  const char *letter_version, *letter_digest, *signature;
} Act;

typedef struct
{
  const char *act;
  gint64 seq;
  const char *contributor, *relative, *rlts;
  gint64 begndate, prio_before, prio_after;
  const char *result, *consent;
} Item;

typedef struct
{
  const char *contributor, *relative;
  gint64 begndate;
  const char *made_by;
  gint64 enddate;
  const char *rlts;
  gint64 prio, valid;
  const char *ended_by, *order_by, *closed_why;
  gint64 closed_on;
} Binding;

typedef struct
{
  const char *act, *contributor, *relative, *rlts, *answered_by;
} Request;

typedef struct
{
  const char *kiosk;
  gint64 joint_no, no;
} Member;

typedef struct
{
  const char *id, *reverses, *staff_1, *staff_2, *reason, *kiosk, *outcome;
} Correction;

typedef struct
{
  const char *no;
  gint64 since_us, until_us;
} Staff;

typedef struct
{
  GStringChunk *texts;
  GArray *transfers, *entries, *intents, *premiums, *papers, *jobs, *records, *acts, *items, *bindings, *requests,
      *members, *corrections, *staff;
  GHashTable *persons;        /* psn_no → certno */
  GHashTable *letters;        /* version → text */
  GHashTable *listings;       /* "KIOSK-NUMBER" → the records of a statement */
  GHashTable *transfer_by_id; /* → Transfer */
  GHashTable *intent_by_id;
  GHashTable *premium_by_id;
  GHashTable *paper_by_about;
  GHashTable *act_by_id;
  GHashTable *record_by_object; /* object → GPtrArray of Record, in the order of their numbers */
} Books;

struct _Auditor
{
  const GjKeyring *keyring;
  GHashTable *opened;   /* a sealed text → GjSealed, whose signature is good */
  GHashTable *verified; /* kiosk → number of its last audit record whose hash was computed */
  GHashTable *seen;     /* id of a transfer or an act → in which run it was first there */
  guint run;
  Books books;
  GPtrArray *findings;
};

#define AUDIT_EACH(array, type, row)                                                               \
  for (type *row = (type *) (void *) (array)->data; row < (type *) (void *) (array)->data + (array)->len; row++)

#define PAIR_IS(a, b)                                                                              \
  (g_str_equal ((a)->contributor, (b)->contributor) && g_str_equal ((a)->relative, (b)->relative))

gboolean auditor_read (Books *books, GjStore *store, GError **error);
void auditor_clear_books (Books *books);

void auditor_tell (Auditor *auditor, const char *invariant, const char *subject, const char *what);
/* @subject is "KIOSK-NUMBER". */
void auditor_tell_paper (Auditor *auditor, const char *invariant, const Paper *paper, const char *what);

/* SM3 of @length bytes, lower-case hex, by OpenSSL and nobody else. */
void auditor_sm3_hex (const void *bytes, gsize length, char hex[65]);

/* As they enter a digest: 8 bytes, big endian; a text as its length and its bytes. */
void auditor_put_number (GByteArray *bytes, guint64 value);
void auditor_put_text (GByteArray *bytes, const char *text);

/* Records about @object of @kind; @result NULL: any. @last (may be NULL) is one of them. */
guint auditor_count_records (Auditor *auditor, const char *object, const char *kind, const char *result,
                             const Record **last);
/* Consents of @relative in the act, as recorded. */
guint auditor_count_consents (Auditor *auditor, const char *act_id, const char *relative);
/* Is @printed the identity number of @psn_no, as far as it shows it? */
gboolean auditor_is_id_of (Auditor *auditor, const char *printed, const char *psn_no);
/* Was the record @a written before @b? By the run in which they were first seen, then by their kiosk's numbers,
 * then by their times. */
gboolean auditor_is_before (Auditor *auditor, const Record *a, const Record *b);

void auditor_look_at_money (Auditor *auditor);
void auditor_look_at_premiums (Auditor *auditor);
void auditor_look_at_papers (Auditor *auditor);
/* After the money and the papers. */
void auditor_look_at_corrections (Auditor *auditor);
/* Who of the staff is on and who acted. */
void auditor_look_at_staff (Auditor *auditor);
void auditor_look_at_chain (Auditor *auditor);
void auditor_look_at_acts (Auditor *auditor);
void auditor_look_at_family (Auditor *auditor);
/* Was there a binding of these two when @paid, the payment's record, was written? */
gboolean auditor_was_bound (Auditor *auditor, const Premium *premium, const Record *paid);
