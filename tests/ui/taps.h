/* SPDX-License-Identifier: Apache-2.0 */
/* Real pointer taps and keys through XTEST (by xdotool) on the window of a test, and waiting for what they cause. */
#pragma once

#include "ui/frame/window.h"

G_BEGIN_DECLS

/* Where @arguments begin with the tag of a language, the texts are in it from now on (the catalogue of the build, GJ_BUILD_ROOT); the
   arguments after it, or all of them. */
char **gj_taps_take_language (char **arguments);

/* A window of the size of a portrait screen, on the display, painted; its clock stands at 2025-11-21 09:40. */
GjWindow *gj_taps_open (GjClock **clock);
/* The same in another shape, on a display of that size. */
GjWindow *gj_taps_open_sized (GjClock **clock, int width, int height);
void gj_taps_close (GjWindow *window);

/* Lets the main loop run until everything that waits is done and a frame is painted. */
void gj_taps_settle (GjWindow *window);

/* Presses and lets go of the pointer in the middle of @target. */
void gj_taps_tap (GjWindow *window, GtkWidget *target);
/* The same on the visible button with that word; aborts if there is none. */
void gj_taps_tap_text (GjWindow *window, const char *text);
/* Presses in the middle of @target, moves up by so many pixels in steps, and lets go: what a finger does that carries a list on. */
void gj_taps_drag_up (GjWindow *window, GtkWidget *target, int pixels);
/* Presses in the middle of @target, goes as fast as it can to so many places, left and right by @pixels in turn, and lets go. */
void gj_taps_scribble (GjWindow *window, GtkWidget *target, int pixels, int n_places);
/* A key of a keyboard, by its X name: "7", "KP_7", "BackSpace". */
void gj_taps_key (GjWindow *window, const char *key);
/* Characters one after the other as fast as they go: what a scanner that is a keyboard does. */
void gj_taps_type (GjWindow *window, const char *text);

/* The shown button with that word, or NULL. */
GtkWidget *gj_taps_find (GtkWidget *root, const char *text);
/* The first widget of that type under @root, or NULL. */
GtkWidget *gj_taps_find_type (GtkWidget *root, GType type);

G_END_DECLS
