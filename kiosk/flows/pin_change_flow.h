/* SPDX-License-Identifier: Apache-2.0 */
/* 修改密码: the present PIN, a new one twice, one CHANGE PIN. */
#pragma once

#include "kiosk/flows/flow.h"

G_BEGIN_DECLS

/* What the resident wanted, when the change of an initial PIN came in between: it is said why, and led on to. */
typedef enum
{
  GJ_PIN_CHANGE_ITSELF, /* the change */
  GJ_PIN_CHANGE_PAY,
  GJ_PIN_CHANGE_ADD,    /* 添加家人 */
  GJ_PIN_CHANGE_FAMILY, /* something else of 家庭共济 */
  GJ_PIN_CHANGE_ORDER,
} GjPinChangeFor;

/* (transfer full) */
GjFlow *gj_pin_change_flow_new (GjTerminal *terminal, GjPinChangeFor wanted);

G_END_DECLS
