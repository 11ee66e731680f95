/* SPDX-License-Identifier: Apache-2.0 */
/* What the staff do at a kiosk: each act is a record of that kiosk's audit chain ("staff.paper-changed", by "staff:NO"),
 * and what follows from the acts (since when the roll of paper is in, whether service is paused) is read from there
 * again. Nothing of it is stored a second time. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef enum
{
  GJ_DUTY_ENTERED,       /* card and PIN opened the staff screen */
  GJ_DUTY_LEFT,          /* it was closed; result: by what, "end", "card-out", "time-out" or "own-service" */
  GJ_DUTY_REFUSED,       /* a card of theirs did not open it; result: why, "unproven", "initial-pin" or "pin-refused" */
  GJ_DUTY_PAPER_CHANGED,
  GJ_DUTY_PRINT_TEST,    /* result: the printer's outcome, "printed" … */
  GJ_DUTY_PRINTER_RESET, /* after a jam; result: the printer's condition then */
  GJ_DUTY_CARD_TEST,
  GJ_DUTY_PAPERS_SEEN,   /* the list of residents' papers was read; object: "owed" or "today" */
  GJ_DUTY_RECEIPT,       /* a paper owed or asked for again; object: what it is about; result: "asked" before it is
                            printed, then what became of it, gj_print_job_outcome_word() */
  GJ_DUTY_DAY_END,       /* object: the day looked at; result: "ok" or "differences" */
  GJ_DUTY_DAY_SLIP,      /* its paper; object: the day; result: the printer's outcome */
  GJ_DUTY_PAUSED,        /* object: the notice's word */
  GJ_DUTY_RESUMED,
  GJ_DUTY_BRIGHTNESS,    /* object: percent */
  GJ_DUTY_VOLUME,        /* object: how loud the voice begins for everybody, "low", "middle" or "high" */
  GJ_DUTY_LOGS_COPIED,   /* object: the days */
  GJ_DUTY_RESTART,
  GJ_DUTY_COUNT
} GjDutyAct;

/* "staff.paper-changed": stable. */
const char *gj_duty_kind (GjDutyAct act);

typedef struct
{
  GjDutyAct act;
  const char *staff_no;
  gint64 time_us;
  const char *object; /* "" for none; no name and no number of a person, but what audit.h allows */
  const char *result; /* "ok", or a word */
} GjDuty;

/* In its own transaction. FALSE with GJ_STORE_ERROR_CONSTRAINT where that person is not of the staff any more. */
gboolean gj_duty_record (GjStore *store, const char *kiosk_id, const GjDuty *duty,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  gint64 paper_changed_us; /* 0: nobody ever noted it here */
  gint64 papers;           /* that came out since, whole or not, as far as they are noted: receipts, letters, tests */
  gboolean paused;
  char *notice;            /* while paused: its word (GJ_DUTY_PAUSED's object) */
  char *volume;            /* as staff last set it (GJ_DUTY_VOLUME's object); NULL: nobody ever did */
  gint64 last_record_us;   /* of the kiosk's chain, whatever it is about; 0: it is empty */
} GjDutyState;

void gj_duty_state_clear (GjDutyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjDutyState, gj_duty_state_clear)

/* @state must be { 0 }. */
gboolean gj_duty_read_state (GjStore *store, const char *kiosk_id, GjDutyState *state,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
