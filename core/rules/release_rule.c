/* SPDX-License-Identifier: Apache-2.0 */
/* Days since a binding began, against the region's limit. */
#include "core/rules/release_rule.h"

#define DAY_US (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

GjReleaseRule
gj_release_rule (const GjRegion *region, GjDate begndate, GjDate today)
{
  GjReleaseRule rule = { 0 };
  gint64 begun_us = gj_date_start_us (begndate);
  int days = 0;

  rule.limit_known = gj_region_get_number (region, GJ_POLICY_UNBIND_MIN_DAYS, &days) == GJ_KNOWN;
  rule.min_days = rule.limit_known ? (guint)days : 0;
  rule.earliest = gj_time_date (begun_us + rule.min_days * DAY_US);
  if (begndate <= today)
    rule.n_days = (guint)((gj_date_start_us (today) - begun_us) / DAY_US) + 1;
  rule.allowed = begndate > today || rule.earliest <= today;
  return rule;
}
