/* SPDX-License-Identifier: Apache-2.0 */
/* Contact sheets: the pictures of many screens, made small, side by side on a few large PNG files, each with its name above it, so that
   a hundred screens are looked at in minutes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct GjSheet GjSheet;

/* Files @directory/@name-01.png, -02.png …; every picture is @width x @height before it is made small. */
GjSheet *gj_sheet_new (const char *directory, const char *name, int width, int height);
/* Puts a picture in the next free place; a full sheet is written. Aborts if it cannot be. */
void gj_sheet_add (GjSheet *self, const char *name, GdkTexture *picture);
/* Writes what the last sheet holds. */
void gj_sheet_finish (GjSheet *self);

G_END_DECLS
