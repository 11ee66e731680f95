/* SPDX-License-Identifier: Apache-2.0 */
/* 我的账户: balance, insurance, months insured, contributions, and what moved the balance. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* (transfer full) */
GjFlow *gj_account_flow_new (GjTerminal *terminal);

G_END_DECLS
