/* SPDX-License-Identifier: Apache-2.0 */
/* 授权记录: everything that ever happened between the resident and the family, and one of them behind 查看. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* `other_psn_no`: only what concerns this person too; NULL: all. (transfer full) */
GjFlow *gj_family_records_flow_new (GjTerminal *terminal, const char *other_psn_no);

G_END_DECLS
