/* SPDX-License-Identifier: Apache-2.0 */
/* Why somebody cannot be bound, paid for or add anybody: every reason with what to do about it, and that no money moved. */
#pragma once

#include "kiosk/texts.h"
#include "ui/pages/notice_page.h"

G_BEGIN_DECLS

/* (transfer full) */
GArray *gj_reason_facts_new (void);

/* @why and @what_next are sentences without their full stop; "" of @what_next: there is nothing to do. What the facts say
 * lives in @texts. */
void gj_reason_facts_add (GArray *facts, GjTexts *texts, const char *why, const char *what_next);

/* The page of @view, whose facts these are. (transfer floating) */
GtkWidget *gj_reason_facts_show (GArray *facts, GjNoticeView *view);

G_END_DECLS
