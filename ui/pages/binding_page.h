/* SPDX-License-Identifier: Apache-2.0 */
/* One binding behind 查看: who, which way the money goes, since when, how much so far, and what to do when it needs care. */
#pragma once

#include "ui/pages/family_page.h"

G_BEGIN_DECLS

typedef struct
{
  GjFamilyMember member;
  const char *id_masked;
  const char *insured_place; /* NULL unknown */
  GjDate until;              /* 0: no end date */
  gint64 balance_fen;        /* unused by USES_YOURS: -1 */
  int payable_year;          /* > 0: 给*英缴y年度医保 is offered */
  gboolean can_end;          /* 解除 (your money) or 不再用 (their money) is offered */
} GjBindingView;

#define GJ_TYPE_BINDING_PAGE (gj_binding_page_get_type ())
G_DECLARE_FINAL_TYPE (GjBindingPage, gj_binding_page, GJ, BINDING_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "pay-for" (const char *key)   the offer was tapped
     "end" (const char *key)       解除 or 不再用 was tapped
     "records" (const char *key)   授权记录 was tapped
     "back-to-list" ()             看别的家人 was tapped */
GtkWidget *gj_binding_page_new (const GjBindingView *view);

G_END_DECLS
