/* SPDX-License-Identifier: Apache-2.0 */
/* Masks what others could read over a shoulder: the one place that shortens a name or a number.
 * It never fails and never lets more through than its form says, whatever it is given. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All but the last character as *: "张伟" → "*伟", "欧阳娜娜" → "***娜", "伟" → "*".
 * A character is what a reader sees as one: combining marks and variation selectors stay with theirs,
 * and characters outside the BMP are whole. "" for NULL, "" or invalid UTF-8. Transfer full. */
char *gj_mask_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* For a screen: 1-16-1, "1****************5". Other certificates: the first and the last character
 * with * between; three characters or fewer become * entirely. Transfer full. */
char *gj_mask_id_screen (const char *certno) G_GNUC_WARN_UNUSED_RESULT;

/* For paper: 4-10-4, "1101**********0015". Other certificates: as many * as there is, at most a
 * quarter of the number (and at most 4) shown at each end. Transfer full. */
char *gj_mask_id_paper (const char *certno) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
