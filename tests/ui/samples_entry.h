/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of the pages on which something is typed, read or signed: an ID number, a name, the commitment letter. */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

/* Transfer none. */
const GjPageSample *gj_entry_samples (gsize *n_samples);

/* The letter of the samples, NULL-terminated, for tests. */
extern const char *const gj_sample_letter[];

G_END_DECLS
