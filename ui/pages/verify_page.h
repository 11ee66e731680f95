/* SPDX-License-Identifier: Apache-2.0 */
/* 验证凭证, without a card: how to hold a paper before the scanner, or what the paper just scanned is: whether it is genuine, in words, an
   icon and a colour; what it says; what became of it since. It judges nothing: every sentence comes from the caller. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;
  const char *value;
} GjVerifyRow;

typedef struct
{
  /* Nothing scanned yet: headline NULL. */
  gboolean has_scanner; /* FALSE: says that this machine cannot, and what to do instead */
  const char *window;   /* where people can help, or NULL */
  const char *hotline;

  /* What was scanned. */
  GjTone tone;
  const char *symbol;
  const char *headline; /* "二维码是真的" */
  const char *line;     /* "是共济自助机签的，还要和纸上对一遍" */
  const GjVerifyRow *rows; /* what it says; for a paper that is not valid at most the number it claims */
  gsize n_rows;
  const char *advice; /* what to do now; NULL: nothing */
} GjVerifyView;

#define GJ_TYPE_VERIFY_PAGE (gj_verify_page_get_type ())
G_DECLARE_FINAL_TYPE (GjVerifyPage, gj_verify_page, GJ, VERIFY_PAGE, GjPage)

/* The view is copied. Signals: "again" (再验一张), "records" (看明细). */
GtkWidget *gj_verify_page_new (const GjVerifyView *view);

/* One more row, copied: what became of somebody on the paper. It stands before what the paper says, behind those added before it: the
   note sends to it, so that it must not be on a later page. */
void gj_verify_page_add_later (GjVerifyPage *self, const GjVerifyRow *row);

/* Another head than the view's, over its line: the paper is genuine, but what it says no longer holds. */
void gj_verify_page_set_verdict (GjVerifyPage *self, GjTone tone, const char *symbol, const char *headline);

/* Offers the records that are kept of it, to be held beside the paper. */
void gj_verify_page_offer_records (GjVerifyPage *self);

/* What became of the paper since, as far as is known: "补打过2次". */
void gj_verify_page_set_note (GjVerifyPage *self, GjTone tone, const char *symbol, const char *head, const char *detail);

G_END_DECLS
