/* SPDX-License-Identifier: Apache-2.0 */
/* Two of a hall's staff take a premium back. */
#pragma once

#include "core/ledger/correction.h"
#include "tests/store/hall.h"

/* What has to be there before an order is submitted: staff 李红 and 陈明, with an id of its own in @id. */
GjCorrectionOrder correction_order (char id[20], const char *reverses);
/* The premium on HALL_KIOSK's receipt of this number, as the owner of the store; it must succeed. Returns the
 * number of the paper. */
gint64 correction_take_back (Hall *hall, gint64 receipt_no);
