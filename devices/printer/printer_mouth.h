/* SPDX-License-Identifier: Apache-2.0 */
/* The paper in a printer's mouth, on an open wire: taken, or drawn back so that the next person never gets a stranger's.
 * Internal to the printer. It does nothing with a printer whose profile has no mouth. */
#pragma once

#include "devices/printer/printer_talk.h"

G_BEGIN_DECLS

/** TAKEN when the mouth is empty. What stands there is drawn back when @due: RETRACTED, or PRESENTED when it will not
 * go or is not due. PRESENTED as well when the printer does not answer, or not to what is
 * in its mouth. */
GjPrinterMedia gj_printer_mouth_look (GjPrinterTalk *talk, gboolean due);
/** Draws back what stands in the mouth, by @status, before somebody else's paper comes. Where that cannot be done the
 * condition of @status becomes MOUTH_BLOCKED. */
void gj_printer_mouth_clear (GjPrinterTalk *talk, GjPrinterStatus *status);

G_END_DECLS
