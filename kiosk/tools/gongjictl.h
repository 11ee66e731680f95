/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl's own pieces: what a command gets, and how it answers. Each command is one function. */
#pragma once

#include "core/receipt/keyring.h"
#include "core/rules/region.h"
#include "core/staff/staff.h"
#include "core/store/store.h"
#include "kiosk/config.h"

#include <glib.h>

/* Exit codes, part of the contract. */
enum
{
  GJ_CTL_DONE = 0,
  GJ_CTL_PROBLEM = 1,
  GJ_CTL_USAGE = 2,
};

typedef struct
{
  /* the command line */
  char *config_path;
  gboolean json;
  gboolean owed;
  char *kiosk;
  char *case_no; /* of a slip, or NULL */
  int limit;
  char *date;       /* "YYYY-MM-DD", NULL: the last finished business day */
  char *collection; /* path, or NULL */
  char *csv;        /* path, or NULL */
  char *from;           /* "YYYY-MM-DD", or NULL */
  char *to;
  char *receipt;        /* the number of the one to correct, or NULL */
  char **staff;         /* names, or NULL */
  char *reason;         /* or NULL */
  char *name;           /* of one of the staff, or NULL */
  gboolean yes;         /* confirmed beforehand */
  gboolean verify;      /* look only */
  char *mark;           /* audit verify: of an earlier day's end, NULL */
  const char *argument; /* what follows the command, or NULL */

  gboolean of_backup;   /* check: what is looked at is a backup, which no terminal serves from */
  /* what the last check found; 0 where no key list vouches for the receipts, which nobody can accept */
  gint64 findings;
  char findings_digest[65]; /* SM3 over what each is about */
  char *accepted;           /* restore: by whom, as the audit says it; NULL */

  /* opened as far as the command asks */
  GjConfig *config;
  GjRegion *region;
  GjStore *store;
  gboolean writes; /* it was opened to write */
  GjClock *clock;
} GjCtl;

int gj_ctl_init (GjCtl *ctl);
int gj_ctl_upgrade (GjCtl *ctl);
int gj_ctl_grant (GjCtl *ctl);
int gj_ctl_import (GjCtl *ctl);
int gj_ctl_codes_load (GjCtl *ctl);
int gj_ctl_backup (GjCtl *ctl);
int gj_ctl_restore (GjCtl *ctl);
int gj_ctl_check (GjCtl *ctl);
int gj_ctl_reconcile (GjCtl *ctl);
int gj_ctl_correct (GjCtl *ctl);
int gj_ctl_clock (GjCtl *ctl);
int gj_ctl_series (GjCtl *ctl);
int gj_ctl_export (GjCtl *ctl);
int gj_ctl_staff_add (GjCtl *ctl);
int gj_ctl_staff_list (GjCtl *ctl);
int gj_ctl_staff_end (GjCtl *ctl);
int gj_ctl_status (GjCtl *ctl);
int gj_ctl_receipts (GjCtl *ctl);
int gj_ctl_audit_verify (GjCtl *ctl);
int gj_ctl_policy_check (GjCtl *ctl);
int gj_ctl_key_new (GjCtl *ctl);
int gj_ctl_key_list (GjCtl *ctl);
int gj_ctl_key_retire (GjCtl *ctl);

/* ---- opening (gongjictl.c; the word: gongjictl_status.c). FALSE: the reason has been told ---- */
gboolean gj_ctl_load_region (GjCtl *ctl);
/* Of the kind that the region is; with the region. @access: 0 to write, or
 * GJ_STORE_OPEN_READ_ONLY, which neither migrates nor waits for another program that writes. */
gboolean gj_ctl_open_store (GjCtl *ctl, GjStoreOpenFlags access);

/* "demo" or "real", as JSON says it. */
const char *gj_ctl_kind_word (GjStoreKind kind);

/* What the file outside of the store says against it (core/receipt/number_mark.h): the one witness that it was put back.
 * NULL: nothing. (transfer full) */
char *gj_ctl_find_series_doubt (GjCtl *ctl);
/* The same of the end of the audit that this terminal keeps (core/audit/audit_kept.h). */
char *gj_ctl_find_audit_doubt (GjCtl *ctl);
/* What the command wrote is kept there too, where the terminal does. */
void gj_ctl_keep_audit (GjCtl *ctl);

/* The trusted public keys; NULL where there is no such list, which is no mistake. (transfer full) */
gboolean gj_ctl_load_keyring (GjCtl *ctl, GjKeyring **keyring);

/* ---- two of the staff (gongjictl_two.c) ---- */

typedef struct
{
  const GjStaff *of[2];
  const char *word; /* of why not, for --json; NULL: the store failed */
  char *sentence;
  GPtrArray *staff;
} GjCtlTwo;

void gj_ctl_two_clear (GjCtlTwo *two);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjCtlTwo, gj_ctl_two_clear)

/* By the name or number of each; at least two are registered. @two must be { 0 }. FALSE: @error is set, or @two says why. */
gboolean gj_ctl_find_two (GjStore *store, char *const words[2], GjCtlTwo *two, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* ---- answering (gongjictl_output.c) ---- */

/* The reason why a command could not do its work: a sentence on stderr, with --json also an object
 * on stdout. PROBLEM. */
int gj_ctl_fail (GjCtl *ctl, const GError *error);

/* One JSON object, written as it grows. Names are ours; texts are escaped. */
void gj_json_open (GString *json, const char *name, char bracket);
void gj_json_close (GString *json, char bracket);
void gj_json_text (GString *json, const char *name, const char *value);
void gj_json_number (GString *json, const char *name, gint64 value);
void gj_json_boolean (GString *json, const char *name, gboolean value);

/* On stderr, and only when that is a terminal. @done of @total; a whole one ends the line. */
void gj_ctl_progress (const char *what, gint64 done, gint64 total);
