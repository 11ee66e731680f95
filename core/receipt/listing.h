/* SPDX-License-Identifier: Apache-2.0 */
/* The records that a statement lists, as its paper has them, and the one text that they are kept and signed as: the
 * statement's code carries the text's SM3 digest, so that records which are held against it later are those that were
 * printed. assets/receipt-format.md, section 8, describes the text. It knows nothing of histories: whoever reads
 * them says each record in the words of the paper. */
#pragma once

#include <glib.h>

#include "core/base/crypto.h"
#include "core/receipt/receipt.h"

G_BEGIN_DECLS

#define GJ_LISTING_HEAD "gongji listing v1"
#define GJ_LISTING_MAX 65535 /* records */

/* One record. Texts are never NULL; "" where there is none. */
typedef struct
{
  char *when;  /* 2025-11-21 */
  char *what;  /* 清和市第一人民医院; *英 2026年度 */
  char *kind;  /* 普通门诊 */
  char *split; /* who paid which part */
  gint64 amount_fen;
} GjListed;

typedef struct _GjListing GjListing;

/* @amount_label: what the amounts are, such as 总费用; copied, NULL is "". */
GjListing *gj_listing_new (const char *amount_label);
void gj_listing_free (GjListing *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjListing, gj_listing_free)

/* Newest first. All copied, NULL is ""; a control character, which no paper can print, becomes a
 * space. */
void gj_listing_add (GjListing *listing, const char *when, const char *what, const char *kind,
                     const char *split, gint64 amount_fen);

const char *gj_listing_amount_label (const GjListing *listing);
guint gj_listing_count (const GjListing *listing);
const GjListed *gj_listing_get (const GjListing *listing, guint i);

/* The text. (transfer full) */
char *gj_listing_write (const GjListing *listing);
/* NULL with GJ_RECEIPT_ERROR_FORMAT for a text that gj_listing_write() would not have written. */
GjListing *gj_listing_read (const char *text, GError **error);
/* What is signed of a text. FALSE: GJ_CRYPTO_ERROR_LIBRARY. */
gboolean gj_listing_digest (const char *text, guint8 digest[GJ_SM3_BYTES],
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
