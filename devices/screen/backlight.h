/* SPDX-License-Identifier: Apache-2.0 */
/* The light behind the screen, where the kernel has one to set (/sys/class/backlight) and this user may. It keeps nothing:
 * over a restart the system does (systemd-backlight). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_BACKLIGHT_CLASS "/sys/class/backlight"

/* Less would leave people before a dark screen. */
#define GJ_BACKLIGHT_LEAST 20 /* percent */

/* The folder of the first one that can be set; NULL: none. @folder_of_class: GJ_BACKLIGHT_CLASS. (transfer full) */
char *gj_backlight_find (const char *folder_of_class);

/* In percent, 0 to 100. FALSE: it cannot be read. */
gboolean gj_backlight_get (const char *folder, guint *percent) G_GNUC_WARN_UNUSED_RESULT;

/* @percent: GJ_BACKLIGHT_LEAST to 100 (asserted). FALSE: it was not taken. */
gboolean gj_backlight_set (const char *folder, guint percent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
