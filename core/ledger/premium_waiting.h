/* SPDX-License-Identifier: Apache-2.0 */
/* How long somebody waits for cover after paying a year now (待遇等待期): the rule of core/rules/waiting.h over
 * the years this store knows to be paid. Read-only. */
#pragma once

#include "core/family/person.h"
#include "core/rules/waiting.h"
#include "core/store/store.h"

typedef struct
{
  const GjPerson *person;
  const char *psn_idet_type; /* "" or NULL: none. Any identity of the region's list is a special group */
  guint coverage_year;       /* what would be paid */
  gboolean late;             /* outside its window */
  GjDate today;
} GjPremiumWaitingQuestion;

/* A year counts as insured if the resident premium of it was paid, here or as the platform reported, for that
 * covers the whole year; or if every month of it was, in employee insurance, that is over and not before the
 * first month ever paid. With some of those months it is a partial year, of which the rule is not sure. The lapse
 * is what is missing between the first paid year and @coverage_year. Of somebody without any paid year nothing is known: it may be a first enrolment, or records
 * that this store never got (GJ_WAITING_UNSURE). Who is born in the coverage year, or since the window for it opened,
 * is a newborn. FALSE: the store; then @result and @waiting are not set. */
gboolean gj_premium_find_waiting (GjStore *store, const GjRegion *region,
                                  const GjPremiumWaitingQuestion *question,
                                  GjWaitingResult *result, GjWaiting *waiting,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inside the payment's transaction, behind its transfer: keeps the answer as it is now, so that a reprint says the same. */
gboolean gj_premium_keep_waiting (GjStore *store, const GjRegion *region,
                                  const GjPremiumWaitingQuestion *question, const char *transfer_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was kept with the premium of this receipt: its result, months and days. Nothing kept: NONE. FALSE: the store. */
gboolean gj_premium_find_kept_waiting (GjStore *store, const char *kiosk_id, gint64 receipt_no,
                                       GjWaitingResult *result, GjWaiting *waiting,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
