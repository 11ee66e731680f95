/* SPDX-License-Identifier: Apache-2.0 */
/* Sample pages of one relative at a time: why somebody cannot be bound, and what stands first once somebody is. */
#pragma once

#include "tests/ui/samples_pages.h"

const GjPageSample *gj_kin_samples (gsize *n_samples);
