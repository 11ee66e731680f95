/* SPDX-License-Identifier: Apache-2.0 */
/* Requests: bindings that wait for the relative's own word. Asked by an act, answered once by another: the
 * relative accepts or refuses, or the contributor takes it back. */
#pragma once

#include "core/family/family.h"

G_BEGIN_DECLS

typedef struct
{
  char *act_id; /* of the act that asked */
  GjPerson *contributor;
  GjPerson *relative;
  char *patn_rlts; /* what the relative is to the contributor */
  gint64 time_us;
} GjFamilyRequest;

void gj_family_request_free (GjFamilyRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjFamilyRequest, gj_family_request_free)

/* Those that wait and have @psn_no on @side, newest first. NULL only on failure. (element-type
 * GjFamilyRequest) (transfer full) */
GPtrArray *gj_family_list_requests (GjStore *store, const char *psn_no, GjFamilySide side,
                                    GError **error);

/* The one of these two that waits. */
GjFind gj_family_find_request (GjStore *store, const char *contributor_psn_no,
                               const char *relative_psn_no, GjFamilyRequest **request,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Below: for acts, inside their transaction. */
gboolean gj_family_request_insert (GjStore *store, const char *act_id, const char *contributor,
                                   const char *relative, const char *patn_rlts, gint64 time_us,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @act_id: the one that asked; @answered_by: the one that answers. */
gboolean gj_family_request_answer (GjStore *store, const char *act_id, const char *relative,
                                   const char *answered_by,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
