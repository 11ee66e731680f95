/* SPDX-License-Identifier: Apache-2.0 */
/* A button of words, with an icon before or behind them. How it looks is its CSS class: none (plain, 112), "second" (action border),
   "main" (the filled next step, 128), "small" (96 high), "tall" (plain or second as high as the main button beside it). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GJ_TYPE_BUTTON (gj_button_get_type ())
G_DECLARE_FINAL_TYPE (GjButton, gj_button, GJ, BUTTON, GtkButton)

/* Properties: "text" (also the accessible name), "symbol" (icon before it), "end-symbol" (icon behind it), "number" (uint; a numbered disc
   before the text, 0 none). Signal: GtkButton's "clicked". */
GtkWidget *gj_button_new (const char *text, const char *symbol, const char *css_class);
void gj_button_set_text (GjButton *self, const char *text);
const char *gj_button_get_text (GjButton *self);
void gj_button_set_symbol (GjButton *self, const char *symbol);
/* Ready: can be pressed and says @text. Not ready: off, and says what is missing ("还差2位"). */
void gj_button_set_ready (GjButton *self, gboolean ready, const char *text);
/* May its words stand in two lines where it is narrow? At first not. */
void gj_button_set_wraps (GjButton *self, gboolean wraps);

G_END_DECLS
