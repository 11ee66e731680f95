/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of what family sharing shows beyond the list: adding relatives, the guest's card, ending, answering, ordering, records. */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

/* Transfer none. */
const GjPageSample *gj_family_samples (gsize *n_samples);

G_END_DECLS
