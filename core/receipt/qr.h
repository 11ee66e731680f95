/* SPDX-License-Identifier: Apache-2.0 */
/* A text as a QR symbol: the modules, and nothing about how they are painted. The screen and the
 * paper both draw from it; the quiet zone of 4 modules on every side is theirs to leave. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_QR_QUIET_MODULES 4

#define GJ_QR_ERROR (gj_qr_error_quark ())
GQuark gj_qr_error_quark (void);

typedef enum
{
  GJ_QR_ERROR_TOO_LONG, /* no symbol of this level holds the text */
  GJ_QR_ERROR_EMPTY,    /* no text */
  GJ_QR_ERROR_LIBRARY,  /* no memory */
} GjQrError;

/* How much of the symbol may be lost and it still reads: 15 % or 25 %. */
typedef enum
{
  GJ_QR_LEVEL_M,
  GJ_QR_LEVEL_Q,
} GjQrLevel;

typedef struct _GjQr GjQr;

/* (transfer full) A receipt's text takes QR's alphanumeric mode; any other text goes in as bytes.
 */
GjQr *gj_qr_encode (const char *text, GjQrLevel level, GError **error);
/* Level Q if, quiet zone included, it still gives `wish_dots` per module within `width_dots`; else
 * M. For paper. */
GjQr *gj_qr_encode_for_width (const char *text, guint width_dots, guint wish_dots, GError **error);
/* Modules on a side, without the quiet zone: 21–177. */
guint gj_qr_modules (const GjQr *qr);
/* x to the right, y downwards, both < gj_qr_modules. */
gboolean gj_qr_is_dark (const GjQr *qr, guint x, guint y);
void gj_qr_free (GjQr *qr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjQr, gj_qr_free)

G_END_DECLS
