/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_kit.h. */
#include "ui/pages/pin_kit.h"

#include "core/base/i18n.h"
#include "core/base/pin_rule.h"
#include "ui/pages/page_kit.h"

void
gj_pin_kit_set_who (GtkLabel *who, const char *name)
{
  g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", name != NULL ? name : "");
  g_autofree char *words = g_strdup_printf (_("%s的卡 · 密码6位"), bold);
  gtk_label_set_markup (who, words);
}

void
gj_pin_kit_show_count (GjPinCells *cells, GjButton *confirm, guint count, const char *next)
{
  const gboolean full = count >= GJ_PIN_LENGTH;
  g_autofree char *missing = full ? NULL : g_strdup_printf (_("还差%u位"), GJ_PIN_LENGTH - count);
  gj_pin_cells_set_count (cells, MIN (count, GJ_PIN_LENGTH));
  gj_button_set_ready (confirm, full, full ? next : missing);
}

void
gj_pin_kit_take_shape (GtkWidget *page, GtkWidget *who_row, GtkWidget *keypad)
{
  const gboolean wide = gj_kit_is_wide (page);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (who_row), wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_vexpand (keypad, wide);
}
