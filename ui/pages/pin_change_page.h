/* SPDX-License-Identifier: Apache-2.0 */
/* A new PIN, twice. Digits go straight into the caller's secrets. The page checks with gj_pin_check_new() while the person is still
   there, says in words why a PIN will not do, and compares the two entries. */
#pragma once

#include "core/base/pin_rule.h"
#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;   /* masked */
  const char *certno; /* for the rules; never shown, wiped when the page goes */
  const char *const *initials; /* what the region's cards are issued with; borrowed for the page's life, or NULL */
  gboolean initial;   /* the present PIN is the one the card was issued with: says why it must be changed */
} GjPinChangeView;

#define GJ_TYPE_PIN_CHANGE_PAGE (gj_pin_change_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPinChangePage, gj_pin_change_page, GJ, PIN_CHANGE_PAGE, GjPage)

/* The view is copied. The secrets belong to the caller and outlive the page; @old_pin holds the present PIN.
   Signals: "confirmed" when both entries agree and keep the rules (the page shows that it waits), "cancelled". */
GtkWidget *gj_pin_change_page_new (const GjPinChangeView *view, const GjSecret *old_pin, GjSecret *new_pin,
                                   GjSecret *again);
/* The card would not: wipes both entries and starts over with a sentence that says so (translated, or NULL for a fresh start). */
void gj_pin_change_page_restart (GjPinChangePage *self, const char *message);

G_END_DECLS
