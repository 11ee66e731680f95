/* SPDX-License-Identifier: Apache-2.0 */
/* Which settlements there are for somebody who asks, as pieces of SQL for whoever reads settlement
 * or settlement_share. A file that is being imported hides what it has written until all of it is
 * there (core/import); what the platform refunded is shown, marked, and counts in no sum. */
#pragma once

/* The names of the columns that have the patient and the settlement. Nothing but one row is looked
 * at while no import is under way. */
#define GJ_SETTLEMENT_IS_SHOWN(psn_no, setl_id)                                                    \
  "((SELECT count(*) FROM import_run WHERE hides = 1) = 0 OR NOT EXISTS"                           \
  " (SELECT 1 FROM settlement_hidden x WHERE x.psn_no = " psn_no " AND x.setl_id = " setl_id "))"

#define GJ_SETTLEMENT_IS_REFUNDED(setl_id)                                                         \
  "EXISTS (SELECT 1 FROM settlement_refund y WHERE y.setl_id = " setl_id ")"
