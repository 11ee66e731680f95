/* SPDX-License-Identifier: Apache-2.0 */
/* The one reason that stands on the tile 代缴居民医保. Knows no widget and no store. */
#pragma once

#include "kiosk/workers/resident.h"
#include "ui/pages/home_page.h"

G_BEGIN_DECLS

/* The tile's part of the view: pay, own_unpaid, unpaid_relatives, own_only, coverage_year, window_opens. What must
 * be done first comes first (@initial_pin), then what holds for everybody (the window), then what there is to pay,
 * and last why there is nothing. "There is no relative" is said only where there is nobody on the list. */
void gj_home_pay_fill (const GjResident *resident, gboolean initial_pin, GjHomeView *view);

G_END_DECLS
