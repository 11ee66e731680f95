/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of the staff screen: a good day, a bad one, and each thing that can be done. */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

const GjPageSample *gj_staff_samples (gsize *n_samples);

G_END_DECLS
