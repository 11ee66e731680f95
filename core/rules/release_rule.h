/* SPDX-License-Identifier: Apache-2.0 */
/* How long a binding must have been before its contributor may release it (policy unbind.min_days; Wuhan 90,
 * the national default 0). A relative may leave at any time: no rule binds them. */
#pragma once

#include "core/rules/region.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean limit_known; /* FALSE: nobody has verified a limit, and so none is kept */
  guint min_days;
  guint n_days;         /* since begndate, the day itself counted; 0 before it */
  GjDate earliest;      /* the first day on which it may be released */
  gboolean allowed;
} GjReleaseRule;

/* A binding that has not begun may be taken back at any time. */
GjReleaseRule gj_release_rule (const GjRegion *region, GjDate begndate, GjDate today);

G_END_DECLS
