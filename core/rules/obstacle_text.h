/* SPDX-License-Identifier: Apache-2.0 */
/* What to say to a resident about an obstacle: why, and what to do. In the language set in
 * i18n. The one place for these sentences, so that a page and a refusal say the same. */
#pragma once

#include <glib.h>

#include "core/rules/eligibility.h"

G_BEGIN_DECLS

/* Why: "2025年7月起暂停参保". Transfer full. */
char *gj_obstacle_why (const GjRegion *region, const GjPayReason *reason) G_GNUC_WARN_UNUSED_RESULT;
/* What to do: "先到参保地窗口恢复参保，再来缴费"; "" where there is nothing to do (already paid, 不用缴).
 * Transfer full. */
char *gj_obstacle_what_next (const GjRegion *region, const GjPayReason *reason)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
