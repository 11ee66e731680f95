/* SPDX-License-Identifier: Apache-2.0 */
/* One thing to do with a card, and the thread that does such things one after the other. Internal.
 * A job carries its data in and its result out; the PIN in it is wiped the moment it is not needed.
 * Nothing here touches the main context: a finished job is handed to @done in the card's thread. */
#pragma once

#include "devices/card/card_port.h"
#include "devices/card/sealed_pin.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_CARD_JOB_READ,
  GJ_CARD_JOB_DETAILS,
  GJ_CARD_JOB_MARKS,
  GJ_CARD_JOB_TRIES,
  GJ_CARD_JOB_VERIFY,
  GJ_CARD_JOB_CHALLENGE, /* of the reader, for a keypad that seals */
  GJ_CARD_JOB_SEALED,    /* VERIFY with what such a keypad gave: pin is the block */
  GJ_CARD_JOB_CHANGE,
  GJ_CARD_JOB_SEALED_CHANGE, /* CHANGE with both PINs of such a keypad: pin is the block */
  GJ_CARD_JOB_RELEASE,
} GjCardJobKind;

typedef struct _GjCardJob GjCardJob;
typedef void (*GjCardJobFunc) (GjCardJob *job, gpointer data);

struct _GjCardJob
{
  gatomicrefcount refs;
  GjCardJobKind kind;
  guint64 serial;
  GjCardSight card;
  GjDate today;
  gboolean shows_tries;
  GjPsam *psam; /* NULL: none */

  /* in the card's thread, result */
  GError *error; /* NULL: the kind's result below */
  GjCardHolder *holder;
  GjCardMarks marks;
  int tries_left;
  GjPinVerdict verdict;
  guint8 challenge[GJ_SEAL_CHALLENGE_BYTES];

  GjCardJobFunc done; /* in the card's thread, once; @data is freed with the job */
  gpointer data;
  GDestroyNotify data_free;

  GMutex mutex; /* guards what follows */
  GjSecret *pin, *new_pin, *apdu;
  gboolean given_up; /* nothing more is to be sent */
  gboolean sent;     /* a PIN may have reached the card */
};

GjCardJob *gj_card_job_new (GjCardJobKind kind, guint64 serial, const GjCardSight *card);
GjCardJob *gj_card_job_ref (GjCardJob *job);
void gj_card_job_unref (GjCardJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCardJob, gj_card_job_unref)

/* Whoever asked waits no longer: no further APDU is sent, an unused PIN is wiped. TRUE when a PIN may
 * have reached the card. */
gboolean gj_card_job_give_up (GjCardJob *job);
/* The command's own buffer, of a job whose thread hangs in the reader since at least a second. */
void gj_card_job_wipe_command (GjCardJob *job);

/* The thread. */
typedef struct _GjCardWorker GjCardWorker;
GjCardWorker *gj_card_worker_new (GjCardPort *port);
GjCardWorker *gj_card_worker_ref (GjCardWorker *worker);
void gj_card_worker_unref (GjCardWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCardWorker, gj_card_worker_unref)
/* Takes a reference to @job. */
void gj_card_worker_push (GjCardWorker *worker, GjCardJob *job);
/* Unpowers the card and ends, after what is running now. */
void gj_card_worker_quit (GjCardWorker *worker);
/* The same of a thread that hangs: it counts among the port's strays until it comes back. */
void gj_card_worker_abandon (GjCardWorker *worker);
/* FALSE when it still runs at @end (monotonic, µs). */
gboolean gj_card_worker_wait (GjCardWorker *worker, gint64 end);

/* Between job.c and worker.c: a connection as the thread keeps it between jobs. */
typedef struct
{
  GjCardLink *link;
  guint64 serial;     /* of the card it is connected to; 0: none */
  gboolean exclusive; /* from a VERIFY on the card is held until the end */
} GjCardLine;

void gj_card_job_run (GjCardJob *job, GjCardLine *line);
void gj_card_line_drop (GjCardLine *line);

G_END_DECLS
