/* SPDX-License-Identifier: Apache-2.0 */
/* The words for the state of a binding, the same in the list and in its detail. */
#pragma once

#include "ui/pages/family_page.h"

G_BEGIN_DECLS

/* "有效", "参保暂停" … Transfer none. */
const char *gj_family_state_word (GjFamilyState state);
/* The second line of a row: "能用您的钱 · 2025年3月18日起", "2025年7月起暂停". Transfer full. */
char *gj_family_line (const GjFamilyMember *member);

G_END_DECLS
