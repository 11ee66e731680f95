/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of 给几个人一起缴: as it usually is, with a long family, with too little money, and with everything that can go
   wrong in between. */
#pragma once

#include "tests/ui/samples_pages.h"

G_BEGIN_DECLS

const GjPageSample *gj_several_samples (gsize *n_samples);

G_END_DECLS
