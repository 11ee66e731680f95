/* SPDX-License-Identifier: Apache-2.0 */
/* A small demo hall in a folder of its own: people, policy, keys and a clock that stands at
 * 2026-10-15 09:44:12. */
#pragma once

#include <glib.h>

#include "core/import/import.h"
#include "core/ledger/premium_payment.h"
#include "core/receipt/keyring.h"
#include "core/rules/region.h"
#include "core/store/store.h"

typedef struct
{
  char *dir;
  char *path; /* of the database file; of none where it is shared */
  gboolean shared; /* the store is PostgreSQL (GJ_TEST_ENGINE=postgres) */
  char *url;       /* as its owner */
  char *kiosk_url; /* as a kiosk, who may do less where it is shared */
  GjStore *store;  /* as a kiosk */
  GjClock *clock;
  GjRegion *region;
  GjSigner *signer;
  GjKeyring *keyring;
} Hall;

/* Money of an import moved from one resident to another, with all that follows from it: number and sum stay. */
#define MOVED_OPENINGS                                                                             \
  "UPDATE transfer SET amount_fen = amount_fen + CASE credit_account WHEN 'psn:P01' THEN 100 ELSE -100 END"  \
  " WHERE kind = 'opening' AND credit_account IN ('psn:P01', 'psn:P10');"                          \
  "UPDATE account_entry SET amount_fen = amount_fen + CASE account_no WHEN 'psn:P01' THEN 100 ELSE -100 END,"  \
  " balance_after_fen = balance_after_fen + CASE account_no WHEN 'psn:P01' THEN 100 ELSE -100 END" \
  " WHERE account_no IN ('psn:P01', 'psn:P10') AND entry_no = 1;"                                  \
  "UPDATE account_entry SET amount_fen = -(SELECT amount_fen FROM transfer t WHERE t.transfer_id = account_entry.transfer_id)"  \
  " WHERE account_no = 'opening';"                                                                 \
  "UPDATE account_entry SET balance_after_fen = (SELECT sum (b.amount_fen) FROM account_entry b"   \
  "  WHERE b.account_no = 'opening' AND b.entry_no <= account_entry.entry_no) WHERE account_no = 'opening'"
#define HALL_KIOSK "02"

/* An empty store. */
Hall *hall_new_empty (void);
/* With the people of tests/store/fixtures/hall. */
Hall *hall_new (void);
void hall_free (Hall *hall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hall, hall_free)

char *hall_fixture (const char *name);
/* Closes and opens again. */
void hall_reopen (Hall *hall);
GjStore *hall_open_another (Hall *hall);
/* The same with every right, as staff have it. (transfer full) */
GjStore *hall_open_as_owner (Hall *hall);
/* Where a test goes through the moments of something: every how manieth it takes. All with GJ_SWEEP=full in the environment,
 * every K-th with GJ_SWEEP=K; else every @usual-th, and fewer under a sanitizer, where each takes ten times as long. */
guint hall_stride (guint usual);
/* A shared hall again as it was at @pattern: a copy of that database, to which nobody is connected. */
void hall_begin_as (Hall *hall, const char *pattern);

/* A new order with an id of its own, kept in @id. */
GjPremiumOrder hall_order (char id[20], const char *payer, const char *relative, const char *tier,
                           gint64 amount_fen);
/* Prepares and pays; the store must not fail. */
GjPayResult hall_pay (Hall *hall, const GjPremiumOrder *order, GjPremiumPaid *paid);
gint64 hall_balance (Hall *hall, const char *psn_no);
/* The first number of the first row. */
gint64 hall_count (Hall *hall, const char *sql);

/* Raw SQL on a connection of its own, as somebody with the sqlite3 program would do it: NULL when
 * it was done, else the database's refusal. */
char *hall_raw (Hall *hall, const char *sql);
/* The same past every trigger, on SQLite by taking them away: damage that the guards would refuse. */
void hall_damage (Hall *hall, const char *sql);

/* Findings of gj_store_check(), as "I2 psn:P01" strings; NULL-terminated. */
char **hall_check (Hall *hall);
/* With the notices and what is said of each, "I2 psn:P01 sentence". (transfer full) */
GPtrArray *hall_findings (Hall *hall);
/* Whether one of those has these words. */
gboolean hall_finds (Hall *hall, const char *words);
void hall_assert_sound (Hall *hall);

void hall_import (Hall *hall, const char *directory);
/* Writes a file into @dir. */
void hall_write (const char *dir, const char *name, const char *text);
void hall_remove_tree (const char *dir);
