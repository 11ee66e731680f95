/* SPDX-License-Identifier: Apache-2.0 */
/* The seeded simulator: virtual residents at several kiosks of one hall, each with a connection of its own, whose
 * valid and invalid acts follow one another step by step in one program; faults of the medium or the connection;
 * imports of new months; and a clock under which years pass in minutes, and which is set back now and then. After
 * every step the auditor looks at everything, and what was told is held against what is there. One seed is one run,
 * the same every time. */
#pragma once

#include "core/receipt/receipt_store.h"
#include "tests/rig/relay.h"
#include "tests/store/auditor.h"
#include "tests/store/faulty_vfs.h"
#include "tests/store/hall.h"

#define SIM_KIOSKS 3
#define SIM_PEOPLE 36
#define SIM_CONTRIBUTORS 12 /* the first of them: employees with an account */

typedef struct
{
  char psn_no[8];
  char certno[19];
  GjDate birth;
  gboolean woman;
  gint64 balance_fen; /* as the answers told; contributors only */
  char status;        /* of the insurance: '1' normal, '2' suspended, '4' ended */
} SimPerson;

/* A payment that was prepared and not yet submitted: others come between. */
typedef struct
{
  char id[20];
  guint payer;
  guint relative;
  int year;
  char tier[24];
  gint64 amount_fen;
  gint64 session_us;
} SimPayment;

typedef struct
{
  char id[4];
  char *url;
  GjStore *store;
  GjSigner *signer;
  RigRelay *relay; /* PostgreSQL: stands between */
  gboolean pending;
  SimPayment payment;
} SimKiosk;

typedef enum
{
  SIM_TOLD_NOTHING, /* or something that is no money and no act: nothing is held against it */
  SIM_TOLD_DONE,
  SIM_TOLD_NOT, /* refused, or certainly failed */
  SIM_TOLD_UNKNOWN,
} SimTold;

typedef enum
{
  SIM_PAYMENT,
  SIM_ACT,
  SIM_PAPER,
  SIM_CORRECTION,
} SimKind;

/* What the step's act was about, and what its client heard. */
typedef struct
{
  SimKind kind;
  SimTold told;
  char id[20];
  guint payer;
  gint64 amount_fen;
} SimAnswer;

typedef struct
{
  guint worlds, steps, days, payments, corrections, refusals, acts, acts_refused, papers, imports, restarts, faults, blackouts,
      unknown, steps_back;
} SimCounts;

typedef struct
{
  GRand *random;
  guint32 seed;
  guint step;
  Hall *hall; /* its own connection is the auditor's, to which nothing happens */
  GjStore *staff;
  SimKiosk kiosks[SIM_KIOSKS];
  SimPerson people[SIM_PEOPLE];
  Auditor *auditor;
  SimAnswer answer;
  SimCounts *counts;
  Fault fault;
  gboolean for_good;
} SimWorld;

/* ---- the world (simulator_world.c) ---- */

SimWorld *sim_world_new (guint32 seed, SimCounts *counts);
void sim_world_free (SimWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimWorld, sim_world_free)

/* 0 … n − 1, from the seed. */
guint sim_pick (SimWorld *world, guint n);
gboolean sim_chance (SimWorld *world, guint percent);
void sim_new_id (SimWorld *world, char id[20]);
/* Says seed, step and how to see it again, and ends the program. */
G_NORETURN void sim_stop (SimWorld *world, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Perhaps a fault for what @kiosk (NULL: staff) does next; and what follows from it. */
void sim_arm (SimWorld *world, SimKiosk *kiosk);
void sim_disarm (SimWorld *world, SimKiosk *kiosk);
/* As a kiosk's program starts: what it began is resolved. */
void sim_restart (SimWorld *world, SimKiosk *kiosk);

/* ---- people (simulator_people.c) ---- */

void sim_people_make (SimWorld *world);
/* Everybody, on the first day. */
void sim_people_import (SimWorld *world);
/* Another month: contributions of some, insurances that pause, go on or end. May fail. */
void sim_import_month (SimWorld *world);
/* A relation that the register does not contradict, mostly. */
const char *sim_relation (SimWorld *world, guint contributor, guint relative);
void sim_import_dir (SimWorld *world, const char *dir);

/* ---- what residents do; each sets the answer ---- */

void sim_pay (SimWorld *world, SimKiosk *kiosk);
void sim_family (SimWorld *world, SimKiosk *kiosk);
/* Two who are bound, perhaps not validly today. FALSE: nobody is. */
gboolean sim_pick_binding (SimWorld *world, guint *contributor, guint *relative);
void sim_papers (SimWorld *world, SimKiosk *kiosk);

/* What two of the staff do, at the kiosk whose series its paper is of; the same. */
void sim_correct (SimWorld *world, SimKiosk *kiosk);

/* ---- what must be so (simulator_judge.c) ---- */

gint64 sim_count (SimWorld *world, const char *sql, const char *value);
void sim_judge (SimWorld *world, SimKiosk *kiosk);
void sim_judge_end (SimWorld *world);
