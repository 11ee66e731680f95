/* SPDX-License-Identifier: Apache-2.0 */
/* A black screen over a window, for a closed hall. Whatever is touched or pressed then only wakes it: it reaches nothing that
   stands below. Panels go on shining as far as black does; to switch them off is not the compositor's to do (kiosk/deploy/README.md). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _GjNight GjNight;

/* Told once for each time that a touch, a key or a mouse woke it. */
typedef void (*GjNightWoken) (gpointer user_data);

/* Light at first. @window outlives it. (transfer full) */
GjNight *gj_night_new (GtkWindow *window, GjNightWoken woken, gpointer user_data);
void gj_night_free (GjNight *night);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjNight, gj_night_free)

/* Tells nobody. */
void gj_night_set (GjNight *night, gboolean dark);
gboolean gj_night_is_dark (const GjNight *night);

G_END_DECLS
