/* SPDX-License-Identifier: Apache-2.0 */
/* What a hall's monitoring reads ([kiosk] metrics): a file in Prometheus' text format for node_exporter's textfile
 * collector, written anew every fifteen seconds, whole or not at all. States and counts; nobody's name or number. What nobody would know of
 * before a resident is in front of it, the printer, is asked once a minute while nobody is in. */
#pragma once

#include <glib.h>

#include "core/ledger/summary.h"
#include "devices/card/psam.h"
#include "devices/printer/printer_status.h"

G_BEGIN_DECLS

typedef struct _GjTerminal GjTerminal;
typedef struct _GjMetrics GjMetrics;

/* What is told. */
typedef struct
{
  const char *kiosk_id;
  const char *version;       /* of the programs */
  gboolean in_service;
  gboolean paused;           /* by staff … */
  gboolean closed;           /* … or outside the opening hours: out of service, and no fault */
  gboolean store_usable;
  gboolean reader_usable;
  GjPsamState psam;          /* as it last answered */
  const GjPrinterStatus *printer; /* as it last told; NULL: not yet */
  gint64 printer_told_us;         /* when that was */
  gboolean scanner_exists, scanner_usable;
  gboolean pin_pad_exists, pin_pad_usable;
  gboolean session_open;     /* a card is being served */
  guint papers_under_way;
  gint64 started_us;
  const GjLedgerShare *books; /* this terminal's, as last counted; NULL: not yet */
  gint64 counted_us;          /* when that was */
} GjMetricsView;

/* The file's text. (transfer full) */
char *gj_metrics_format (const GjMetricsView *view);

/* Begins to write for `terminal`, which lives longer; NULL where its configuration names no file. (transfer full) */
GjMetrics *gj_metrics_new (GjTerminal *terminal);

/* The file goes: what is told of a terminal that ended is not so any more. */
void gj_metrics_free (GjMetrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjMetrics, gj_metrics_free)

G_END_DECLS
