/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a signed paper after it was made, as far as this store knows: whoever holds it up to be verified is told. The paper
 * itself stays true: it says what happened then. Nothing is told here that was not looked up. */
#pragma once

#include "core/base/clock.h"
#include "core/receipt/sealed.h"
#include "core/store/store.h"

/* What became of one person's line on the paper of an act. */
typedef enum
{
  GJ_LINE_FATE_UNTOLD,          /* nothing was done for this person then, or nothing can be said of it now */
  GJ_LINE_FATE_IN_FORCE,        /* the binding still holds; of an ORDER: at its place */
  GJ_LINE_FATE_PAUSED,          /* it is there, but the contributor's insurance is suspended */
  GJ_LINE_FATE_RELEASED,        /* the contributor ended it */
  GJ_LINE_FATE_LEFT,            /* the relative ended it */
  GJ_LINE_FATE_EXPIRED,         /* its last day has passed */
  GJ_LINE_FATE_INSURANCE_ENDED, /* by itself: the contributor's insurance ended */
  GJ_LINE_FATE_MOVED,           /* by itself: it moved to another province */
  GJ_LINE_FATE_OVER,            /* the platform reported its end */
  GJ_LINE_FATE_WAITING,         /* the relative has not answered yet */
  GJ_LINE_FATE_REFUSED,
  GJ_LINE_FATE_WITHDRAWN,       /* the contributor took the request back */
  GJ_LINE_FATE_STILL_UNBOUND,   /* what was ended or refused then: these two are not bound now */
  GJ_LINE_FATE_BOUND_AGAIN      /* … but bound again since */
} GjLineFateKind;

typedef struct
{
  GjLineFateKind kind;
  GjDate date; /* when it ended, was answered or was bound again; 0: not known, or nothing happened */
} GjLineFate;

/* The records kept with a statement, held against what its code signs. */
typedef enum
{
  GJ_RECORDS_FATE_NONE, /* none are kept; or it is no statement */
  GJ_RECORDS_FATE_KEPT, /* word for word those that were signed */
  GJ_RECORDS_FATE_ALTERED
} GjRecordsFate;

typedef struct
{
  int copies;     /* 补打 so far */
  int n_premiums; /* how many premiums it is about; 0: none */
  int n_reversed; /* how many of them were taken back since … */
  gboolean reversed[GJ_DOCUMENT_LINES_MAX]; /* … and of a JOINT which, by its lines */
  GjDate reversed_on; /* when the last of them was */
  gboolean corrects;  /* it is a CORRECTION's: the premium that it took back is paid back */
  guint n_lines;  /* of an act, as many as the paper has; else 0 */
  GjLineFate lines[GJ_DOCUMENT_LINES_MAX];
  GjDate ordered_on; /* of an ORDER: when the relative last set another one; 0: never since, and the lines
                        tell what else changed */
  GjRecordsFate records; /* of a STATEMENT */
  guint n_joined;    /* of an ORDER without another: contributors who came behind those on the paper */
} GjPaperFate;

/* NOT_FOUND: this store has no such paper, word for word; it may be of another store. @text: the
 * signed text, which @sealed was read from. All of it is one picture of the store. */
GjFind gj_paper_find_fate (GjStore *store, const char *text, const GjSealed *sealed, GjDate today,
                           GjPaperFate *fate, GError **error) G_GNUC_WARN_UNUSED_RESULT;
