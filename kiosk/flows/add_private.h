/* SPDX-License-Identifier: Apache-2.0 */
/* The flow of 添加家人 as its files share it: where the resident is, whom they have named, and the steps that have
 * files of their own. Private to kiosk/flows/add_*.c. */
#pragma once

#include "core/family/letter.h"
#include "kiosk/flows/act_step.h"
#include "kiosk/flows/bind_list.h"
#include "kiosk/flows/guest_step.h"
#include "kiosk/session/resume.h"
#include "kiosk/workers/kin.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_ADD_STEP_LOADING,
  GJ_ADD_STEP_FAILED,
  GJ_ADD_STEP_CANNOT, /* the resident: nobody could be added */
  GJ_ADD_STEP_WAYS,
  GJ_ADD_STEP_PICKS,
  GJ_ADD_STEP_ID,
  GJ_ADD_STEP_NAME,
  GJ_ADD_STEP_RELATION,
  GJ_ADD_STEP_NO_RELATION, /* none of them is the one */
  GJ_ADD_STEP_REASONS,
  GJ_ADD_STEP_LIST,
  GJ_ADD_STEP_FULL,
  GJ_ADD_STEP_OWN_CARD, /* it could not be read before it may leave */
  GJ_ADD_STEP_ACT,
} GjAddStep;

typedef struct
{
  GjFlow base;
  GjAddStep step;
  GjAddStep from; /* where the reasons were asked for */
  gboolean loading;
  GjBindEligibility own; /* what stands in the resident's own way */
  GPtrArray *suggestions; /* GjFamilySuggestion */
  GjPlace *left_at;       /* who had been picked of them when the visit was cut off; NULL: nobody, or they are in the list again */
  GjLetter *letter;
  GPtrArray *kin;         /* GjKin: those named by card or number; the list borrows from them */
  GjBindList *list;
  GjBindCandidate candidate; /* the one being named */
  gboolean other_relations;
  GString *number, *name;
  gboolean not_found;
  gboolean asking; /* the store, about `candidate` or what was typed: its answer belongs to this step */
  GjGuestStep *guest;
  GjActItem *items;
  GjActPerson *persons;
  GjActStep *act;
} GjAddFlow;

void gj_add_go (GjAddFlow *self, GjAddStep step);
void gj_add_fail (GjAddFlow *self, const GError *error);
GjKinDesk gj_add_desk (GjAddFlow *self);
/* Another way of naming somebody: what was typed is forgotten. */
void gj_add_to_ways (GjAddFlow *self);
/* A page with one way on. */
GtkWidget *gj_add_with_main (GjAddFlow *self, GtkWidget *page, void (*on_main) (GjAddFlow *self));

/* add_load.c: leads on to CANNOT, WAYS or FAILED. Once, however often it is called. */
void gj_add_load (GjAddFlow *self);

/* add_guest.c: from WAYS, and once the card's step is over. */
void gj_add_begin_guest (GjAddFlow *self);
void gj_add_end_guest (GjAddFlow *self);

/* add_picks.c. Those of `left_at` who can still be bound are picked again; and who is picked now, or NULL: nobody. (transfer full) */
GtkWidget *gj_add_picks_page (GjAddFlow *self);
void gj_add_pick_again (GjAddFlow *self);
GjPlace *gj_add_picked (GjAddFlow *self);

/* add_typed.c: ID and NAME. What was typed is gone from memory as soon as nobody needs it. */
GtkWidget *gj_add_id_page (GjAddFlow *self);
GtkWidget *gj_add_name_page (GjAddFlow *self);
void gj_add_forget_typed (GjAddFlow *self);

/* add_candidate.c: somebody was named (`kin`: transfer full); RELATION and REASONS. */
void gj_add_take_kin (GjAddFlow *self, GjKin *kin, GjActWay way, GjConsent consent);
GtkWidget *gj_add_relation_page (GjAddFlow *self);
GtkWidget *gj_add_reasons_page (GjAddFlow *self);

/* add_list.c: LIST, and on to ACT or FULL. */
GtkWidget *gj_add_list_page (GjAddFlow *self);

G_END_DECLS
