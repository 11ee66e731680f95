/* SPDX-License-Identifier: Apache-2.0 */
/* The language of the screen while somebody is at it: the button 语言 and the choice behind it. The step stays: the page that shows is
 * made again in the new language, and never given up for the choice. */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* 语言 was tapped. Where the hall offers two languages, the other one; where more, they lie over the page until one is chosen, or
 * nobody has for a while; again, and they go. */
void gj_languages_asked (GjTerminal *terminal);
/* Somebody is there: what lies over the page stays longer. */
void gj_languages_touched (GjTerminal *terminal);

G_END_DECLS
