/* SPDX-License-Identifier: Apache-2.0 */
/* The relatives that are about to be bound, each with what the rule says; and the pages that show them. */
#pragma once

#include "core/family/act.h"
#include "core/family/person.h"
#include "core/family/suggest.h"
#include "kiosk/flows/act_step.h"

G_BEGIN_DECLS

/* As many as one paper names. */
#define GJ_BIND_LIST_MAX 8

typedef struct
{
  const GjPerson *person; /* borrowed */
  char patn_rlts[3];      /* "": not chosen yet */
  GjActWay way;
  GjConsent consent;
  GjBindEligibility eligibility;
} GjBindCandidate;

/* (element-type GjBindCandidate) (transfer full) */
typedef GArray GjBindList;
GjBindList *gj_bind_list_new (void);

/* NULL: not in the list. (transfer none) */
const GjBindCandidate *gj_bind_list_find (const GjBindList *list, const char *psn_no);
/* Once for each person: a second time replaces. */
void gj_bind_list_put (GjBindList *list, const GjBindCandidate *candidate);
void gj_bind_list_remove (GjBindList *list, const char *psn_no);
/* Whoever the last judgement refused. */
void gj_bind_list_remove_refused (GjBindList *list);
/* Did the last judgement refuse nobody? */
gboolean gj_bind_list_is_fine (const GjBindList *list);

/* As gj_kin_judge_set_async() wants them; borrowed from the list. (transfer full) */
GjBindWish *gj_bind_list_wishes (const GjBindList *list);
/* What the rule says of them together, in the list's order; TRUE when nothing stands in anybody's way. Whoever
 * cannot be bound with the others is told so on the list's page. */
gboolean gj_bind_list_take_judgement (GjBindList *list, const GArray *eligibilities);
/* The list has changed: nobody has judged them together yet. */
void gj_bind_list_forget_judgement (GjBindList *list);

/* 下一步 (not while somebody cannot be bound) and 再加一位. Signals as rows_page: "activated" (psn_no) for 去掉. (transfer full) */
GtkWidget *gj_bind_list_page (GjTerminal *terminal, const GjBindList *list);

/* Every reason with what to do, and that nothing was changed. Signals as notice_page; `second` NULL: one
 * button. (transfer full) */
GtkWidget *gj_bind_reasons_page (GjTerminal *terminal, const GjBindCandidate *candidate,
                                 const char *main_text, const char *second);

/* What stands in the resident's own way, whoever it is about. Signals as notice_page. (transfer full) */
GtkWidget *gj_bind_contributor_page (GjTerminal *terminal, const GjBindEligibility *eligibility,
                                     const char *main_text);

/* "让*静、*英用您的钱"; from three on their number. (transfer full) */
char *gj_bind_list_sentence (const GjBindList *list);

/* The order's items and the result's people, one for each; strings borrowed from the list and the resident.
 * (transfer full) */
GjActItem *gj_bind_list_items (const GjBindList *list, const GjPerson *contributor);
GjActPerson *gj_bind_list_persons (GjTerminal *terminal, const GjBindList *list);

G_END_DECLS
