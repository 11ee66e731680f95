/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of 政策与计算: the start, the questions it asks, the answers it gives, and their worst (long names, nothing known, many
   rows, the largest sums). */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

/* Transfer none. */
const GjPageSample *gj_policy_samples (gsize *n_samples);

G_END_DECLS
