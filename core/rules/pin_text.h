/* SPDX-License-Identifier: Apache-2.0 */
/* What to say to a resident about a new PIN that will not do. In the language set in i18n. The one place for these
 * sentences, so that the screen's keys and a PIN pad's refusal say the same. */
#pragma once

#include "core/base/pin_rule.h"

G_BEGIN_DECLS

/* Why: "不能用生日"; "" for OK. Transfer none. */
const char *gj_pin_rule_text (GjPinRule rule);

G_END_DECLS
