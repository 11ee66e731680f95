/* SPDX-License-Identifier: Apache-2.0 */
/* See act_reason.h. */
#include "core/family/act_reason.h"

#include "core/family/act.h"

static GjDocumentReason
reason_of_obstacle (GjBindObstacle obstacle)
{
  switch (obstacle)
    {
    case GJ_BIND_OBSTACLE_NONE:
      return GJ_DOCUMENT_REASON_NONE;
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_STATUS:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NOT_EMPLOYEE:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_SUSPENDED:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_ENDED:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_NO_ACCOUNT:
      return GJ_DOCUMENT_REASON_CONTRIBUTOR;
    case GJ_BIND_OBSTACLE_SELF:
      return GJ_DOCUMENT_REASON_SELF;
    case GJ_BIND_OBSTACLE_ALREADY_BOUND:
      return GJ_DOCUMENT_REASON_BOUND;
    case GJ_BIND_OBSTACLE_REQUEST_PENDING:
      return GJ_DOCUMENT_REASON_ASKED;
    case GJ_BIND_OBSTACLE_RELATIVE_DEAD:
    case GJ_BIND_OBSTACLE_RELATIVE_STATUS:
      return GJ_DOCUMENT_REASON_REGISTER;
    case GJ_BIND_OBSTACLE_RELATIVE_NOT_INSURED:
      return GJ_DOCUMENT_REASON_NOT_INSURED;
    case GJ_BIND_OBSTACLE_RELATIVE_WRONG_KIND:
      return GJ_DOCUMENT_REASON_INSURANCE;
    case GJ_BIND_OBSTACLE_RELATIVE_SUSPENDED:
    case GJ_BIND_OBSTACLE_RELATIVE_ENDED:
      return GJ_DOCUMENT_REASON_STOPPED;
    case GJ_BIND_OBSTACLE_OTHER_PROVINCE:
    case GJ_BIND_OBSTACLE_OTHER_CITY:
      return GJ_DOCUMENT_REASON_PLACE;
    case GJ_BIND_OBSTACLE_RELATION_NOT_CHOSEN:
    case GJ_BIND_OBSTACLE_RELATION_SET_UNKNOWN:
    case GJ_BIND_OBSTACLE_RELATION_NOT_HERE:
      return GJ_DOCUMENT_REASON_RELATION;
    case GJ_BIND_OBSTACLE_RELATION_SEX:
    case GJ_BIND_OBSTACLE_RELATION_AGE:
    case GJ_BIND_OBSTACLE_SPOUSE_SEX:
    case GJ_BIND_OBSTACLE_SPOUSE_AGE:
    case GJ_BIND_OBSTACLE_RELATION_CONFLICT:
      return GJ_DOCUMENT_REASON_CONTRADICTED;
    case GJ_BIND_OBSTACLE_MEMBER_CAP:
      return GJ_DOCUMENT_REASON_MEMBERS;
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_TAKEN:
    case GJ_BIND_OBSTACLE_CONTRIBUTOR_CAP:
      return GJ_DOCUMENT_REASON_CONTRIBUTORS;
    }
  g_assert_not_reached ();
}

GjDocumentReason
gj_act_reason_from_word (const char *word)
{
  if (g_str_equal (word, gj_act_item_result_word (GJ_ACT_ITEM_TOO_EARLY)))
    return GJ_DOCUMENT_REASON_EARLY;
  if (g_str_equal (word, gj_act_item_result_word (GJ_ACT_ITEM_GONE)))
    return GJ_DOCUMENT_REASON_GONE;
  return reason_of_obstacle (gj_bind_obstacle_from_word (word));
}
