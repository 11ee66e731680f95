/* SPDX-License-Identifier: Apache-2.0 */
/* Acts: the contract's doors until the tables of schema version 3 are there. */
#include "core/family/act_private.h"
#include "core/family/letter.h"
#include "core/family/record.h"
#include "core/family/suggest.h"

static void
set_early (GError **error)
{
  g_set_error_literal (error, GJ_STORE_ERROR, GJ_STORE_ERROR_IO, "acts need schema version 3");
}

GjActResult
gj_family_act_submit (GjStore *store, GjClock *clock, const GjRegion *region, GjSigner *signer,
                      const GjActOrder *order, GjActOutcome *outcome, GError **error)
{
  set_early (error);
  return GJ_ACT_STORE_FAILED;
}

GjActFindResult
gj_family_act_find (GjStore *store, GjClock *clock, const char *kiosk_id, const char *act_id,
                    GjActOutcome *outcome, GError **error)
{
  set_early (error);
  return GJ_ACT_FIND_STILL_UNKNOWN;
}

GPtrArray *
gj_family_list_records (GjStore *store, const char *psn_no, GjDate today,
                        const GjFamilyRecordCursor *after, guint limit, GError **error)
{
  set_early (error);
  return NULL;
}

GjFind
gj_letter_find_signed (GjStore *store, const char *act_id, const char *psn_no,
                       GjSignedLetter **letter, GError **error)
{
  set_early (error);
  return GJ_FIND_FAILED;
}

gboolean
gj_family_judge_binding (GjStore *store, const GjRegion *region, const char *contributor_psn_no,
                         const char *relative_psn_no, const char *patn_rlts, gboolean consented,
                         GjDate today, GjBindEligibility *eligibility, GError **error)
{
  set_early (error);
  return FALSE;
}

GPtrArray *
gj_family_suggest (GjStore *store, const GjRegion *region, const char *psn_no, GjDate today,
                   GError **error)
{
  set_early (error);
  return NULL;
}

GjFind
gj_family_find_person_typed (GjStore *store, const char *certno, const char *name,
                             GjPerson **person, GError **error)
{
  set_early (error);
  return GJ_FIND_FAILED;
}

GPtrArray *
gj_family_list_requests (GjStore *store, const char *psn_no, GjFamilySide side, GError **error)
{
  set_early (error);
  return NULL;
}

GjFind
gj_family_release_notice (GjStore *store, const GjRegion *region, const char *contributor_psn_no,
                          const char *relative_psn_no, GjDate today, GjReleaseNotice *notice,
                          GError **error)
{
  set_early (error);
  return GJ_FIND_FAILED;
}
