/* SPDX-License-Identifier: Apache-2.0 */
/* What may stand in the way while a relative is named: what happened, that nothing changed, what to do. Signal of
 * each page: "main". (transfer full) */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

/* A number and a name did not go together too often. */
GtkWidget *gj_add_notice_typed_often (const GjTerminal *terminal);

/* The resident's own card could not be read before it may leave. */
GtkWidget *gj_add_notice_own_card (void);

/* None of the relations that can be chosen is the one. */
GtkWidget *gj_add_notice_no_relation (const GjTerminal *terminal);

/* More relatives than one paper names. */
GtkWidget *gj_add_notice_full (int most);

G_END_DECLS
