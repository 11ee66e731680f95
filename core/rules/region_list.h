/* SPDX-License-Identifier: Apache-2.0 */
/* Every region whose policy this machine holds, for a resident who asks what holds elsewhere. */
#pragma once

#include "core/rules/region.h"

G_BEGIN_DECLS

/* An array of GjRegion, by code, of the files in @dirs (as for gj_region_load()). A demo region is left out, and so is one
 * with a mistake: `gongjictl policy check` explains it, and no resident can mend it. Reads files: for a thread that may
 * wait. Transfer full. */
GPtrArray *gj_region_list_load (const char *const *dirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
