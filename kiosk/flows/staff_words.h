/* SPDX-License-Identifier: Apache-2.0 */
/* What the staff screen says: how each part of the terminal is and what to do about it, and the notices of a pause. */
#pragma once

#include "kiosk/terminal.h"
#include "kiosk/texts.h"
#include "kiosk/workers/health.h"
#include "ui/pages/rows_page.h"

G_BEGIN_DECLS

/* The notices of a pause, by their words; NULL ends them. */
const char *const *gj_staff_notices (void);
/* What the residents read meanwhile; a word that is not known reads as upkeep. (transfer none) */
const char *gj_staff_notice_text (const char *notice);

/* Keys of the rows that have a button. */
#define GJ_STAFF_KEY_RESET "reset"   /* the printer, after a jam */
#define GJ_STAFF_KEY_PAPER "paper"   /* a new roll is in */
#define GJ_STAFF_KEY_OWED "owed"     /* papers that somebody waits for */

#define GJ_STAFF_MAX_ROWS 12

/* One row for each part, those that need somebody first. `items` holds GJ_STAFF_MAX_ROWS; texts live in `texts`.
 * `n_bad`: how many need somebody. Answers with the number of rows. */
gsize gj_staff_health_rows (GjTerminal *terminal, const GjHealth *health, GjTexts *texts, GjRowsItem *items,
                            guint *n_bad);

/* What to do about the printer's condition; NULL: nothing. (transfer none) */
const char *gj_staff_printer_advice (GjPrinterCondition condition);

G_END_DECLS
