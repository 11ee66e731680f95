/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of the records: consumption, shared payments, premiums and the account, as they usually are, empty, and at their worst
   (long names, a thousand rows, sums of millions). */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

/* Transfer none. */
const GjPageSample *gj_record_samples (gsize *n_samples);

G_END_DECLS
