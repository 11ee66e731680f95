/* SPDX-License-Identifier: Apache-2.0 */
/* What to say to a resident about family sharing: why a relative cannot be bound and what to do, and the
 * words that a binding's and a release's pages and papers share. In the language set in i18n. The one place
 * for these sentences, so that a page and a refusal say the same. */
#pragma once

#include <glib.h>

#include "core/rules/binding_rule.h"

G_BEGIN_DECLS

/* Why: "您选的是“母亲”，但登记的性别是男". Transfer full. */
char *gj_bind_obstacle_why (const GjRegion *region, const GjBindReason *reason)
    G_GNUC_WARN_UNUSED_RESULT;
/* What to do: "请重新选择关系"; "" only for NONE. Transfer full. */
char *gj_bind_obstacle_what_next (const GjRegion *region, const GjBindReason *reason)
    G_GNUC_WARN_UNUSED_RESULT;
/* Both, one behind the other: "您已经满了。请先解除一位". Transfer full. */
char *gj_bind_obstacle_sentences (const GjRegion *region, const GjBindReason *reason)
    G_GNUC_WARN_UNUSED_RESULT;

/* What becomes of what was not used when a binding ends (notice of 2026-01-09). Transfer none. */
const char *gj_release_text_unused (void);
/* "绑定满90天才能解除，最早2026年6月16日"; without the day where it is GJ_DATE_NONE. Transfer full. */
char *gj_release_text_too_early (guint min_days, GjDate earliest) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
