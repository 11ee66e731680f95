/* SPDX-License-Identifier: Apache-2.0 */
/* The pages while nobody is in, or nothing personal may show: idle, take your card, finishing without
 * a card, farewell, out of service. Each is made from the terminal alone. (all transfer full) */
#pragma once

#include "kiosk/terminal.h"

G_BEGIN_DECLS

GtkWidget *gj_quiet_idle_page (GjTerminal *terminal);
GtkWidget *gj_quiet_take_card_page (GjTerminal *terminal);
GtkWidget *gj_quiet_finishing_page (GjTerminal *terminal);
GtkWidget *gj_quiet_farewell_page (GjTerminal *terminal);
GtkWidget *gj_quiet_out_of_service_page (GjTerminal *terminal);

G_END_DECLS
