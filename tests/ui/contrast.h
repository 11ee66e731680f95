/* SPDX-License-Identifier: Apache-2.0 */
/* The contrast of every text of a window, from the pixels as they are rendered: what somebody with poor sight has to go by. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

/* Every text stands out from what is behind it by 7 : 1 at the least (WCAG 2 AAA). Sentences for a developer (transfer full), none when
   nothing is wrong. The window has been painted. */
GPtrArray *gj_audit_contrast (GjWindow *window);

G_END_DECLS
