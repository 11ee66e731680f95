/* SPDX-License-Identifier: Apache-2.0 */
/* Who pays for whom: bindings (authorisations) and the family graph (suggestions only). A binding
 * ends by itself: it is valid while begndate ≤ today ≤ enddate, vali_flag is set and the
 * contributor's employee insurance (310) is normal and has neither ended nor moved to another
 * province since begndate (2026-01-09 notice, facts/policy.md; the signed letter). A suspended
 * insurance that becomes normal again brings the binding back; an end (终止) or a move ends it for
 * good, whatever comes after (core/family/closing.h). Read-only here: acts (core/family/act.h) and
 * import write. */
#pragma once

#include "core/base/clock.h"
#include "core/family/person.h"
#include "core/store/store.h"

typedef enum
{
  GJ_FAMILY_CONTRIBUTOR = 1, /* bindings in which the person pays for others */
  GJ_FAMILY_RELATIVE = 2,    /* bindings in which others pay for the person */
  GJ_FAMILY_BOTH = 3
} GjFamilySide;

typedef enum
{
  GJ_BINDING_VALID,
  GJ_BINDING_NOT_YET,                /* begndate is ahead */
  GJ_BINDING_ENDED,                  /* enddate is past */
  GJ_BINDING_RELEASED,               /* a resident ended it */
  GJ_BINDING_CONTRIBUTOR_NOT_INSURED, /* the contributor's 310 insurance is not normal: paused until it
                                         is again */
  GJ_BINDING_CONTRIBUTOR_ENDED,       /* the contributor's 310 insurance ended: the binding has ended by
                                         itself, for good */
  GJ_BINDING_CONTRIBUTOR_MOVED        /* the contributor's 310 insurance moved to another province:
                                         the same */
} GjBindingState;

/* Has it ended by itself, for good? */
gboolean gj_binding_state_is_closed (GjBindingState state);

typedef struct
{
  GjPerson *contributor;
  GjPerson *relative;
  char *patn_rlts; /* what the relative is to the contributor (52 = the contributor's mother) */
  int prio;        /* 1 is asked first, per relative */
  GjDate begndate;
  GjDate enddate; /* 0: open */
  gboolean vali_flag;    /* off: ended for good, by an act (ended_by) or by itself (closed) */
  GjBindingState closed; /* CONTRIBUTOR_ENDED or _MOVED: it has ended by itself, on closed_on (0 where the
                            register does not say); else VALID */
  GjDate closed_on;
  GjBindingState state;  /* on the day asked for */
  gboolean valid;        /* state == GJ_BINDING_VALID */
  GjDate ended_on;       /* ENDED: its last day. RELEASED, CONTRIBUTOR_…: the day it was ended. 0 for
                            the other states, and where the register does not say */
  char *made_by;         /* the act that made it, that ended it; "" the platform, or none */
  char *ended_by;
  gint64 used_fen_total; /* settlement shares and premiums the contributor has paid for the
                            relative, reversed and refunded ones not */
} GjBinding;

/* Which binding it is: the same two may have had others, and may get another one at any time. */
typedef struct
{
  const char *contributor_psn_no;
  const char *relative_psn_no;
  GjDate begndate;
  const char *made_by; /* "" the platform */
} GjBindingKey;

void gj_binding_free (GjBinding *binding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjBinding, gj_binding_free)

/* Contributor side first, then relative side; valid before not valid, then by prio and begndate.
 * NULL only on failure. (element-type GjBinding) (transfer full) */
GPtrArray *gj_family_list_bindings (GjStore *store, const char *psn_no, GjFamilySide side,
                                    GjDate today, GError **error);

/* The one binding between two persons that counts on @today: a valid one if there is, else the
 * newest. */
GjFind gj_family_find_binding (GjStore *store, const char *contributor_psn_no,
                               const char *relative_psn_no, GjDate today, GjBinding **binding,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What @relative_psn_no is to @psn_no by binding, else by the family graph; NOT_FOUND with "" in
 * @patn_rlts when nobody has said. */
GjFind gj_family_find_relation (GjStore *store, const char *psn_no, const char *relative_psn_no,
                                char **patn_rlts, GError **error) G_GNUC_WARN_UNUSED_RESULT;
