/* SPDX-License-Identifier: Apache-2.0 */
/* The states are on the main loop; the books are counted by the store's worker, while nobody is in. */
#include "kiosk/metrics.h"

#include <glib/gstdio.h>

#include "kiosk/terminal.h"

#define PERIOD_SECONDS 15
/* Counting is a look through every table, and a printer has better to do: now and then will do. */
#define LOOK_EVERY 4

struct _GjMetrics
{
  GjTerminal *terminal;
  GCancellable *cancellable;
  guint source;
  guint turn; /* at rest */
  gboolean asking; /* the printer */
  gint64 started_us;
  GjLedgerShare books;
  gint64 counted_us; /* when they were */
  gboolean counted;
  gboolean complained; /* that the file cannot be written: said once */
};

static void
append (GString *text, const char *name, const char *type, const char *help, gint64 value)
{
  g_string_append_printf (text, "# HELP gongji_%s %s\n# TYPE gongji_%s %s\ngongji_%s %" G_GINT64_FORMAT "\n", name,
                          help, name, type, name, value);
}

static void
append_books (GString *text, const GjLedgerShare *books, gint64 counted_us)
{
  append (text, "books_counted_timestamp_seconds", "gauge", "When what follows was counted.",
          counted_us / G_USEC_PER_SEC);
  append (text, "receipts_owed", "gauge", "Papers of this terminal that are not known to have come out.", books->receipts_owed);
  append (text, "unfinished_requests", "gauge", "Payments and corrections that this terminal prepared and that were not answered.",
          books->open_intents);
  append (text, "premiums_total", "counter", "Premiums paid at this terminal.", books->premiums);
  append (text, "premiums_taken_back_total", "counter", "Of these, taken back by staff.", books->reversed);
  append (text, "audit_records_total", "counter", "Records of this terminal in the audit.", books->audit_records);
  append (text, "last_payment_timestamp_seconds", "gauge", "When a premium was last paid at this terminal; 0: never.",
          books->last_payment_us / G_USEC_PER_SEC);
  append (text, "last_backup_timestamp_seconds", "gauge",
          "When gongjictl last backed the store up, from wherever; 0: never, or only its server's own tools did.",
          books->last_backup_us / G_USEC_PER_SEC);
  append (text, "last_backup_verified", "gauge", "1: gongjictl has read that backup again and found it sound.",
          books->last_backup_verified);
}

/* Its own word as a label: which fault it is decides who is sent. */
static void
append_printer (GString *text, const GjPrinterStatus *printer, gint64 told_us)
{
  append (text, "printer_told_timestamp_seconds", "gauge", "When the printer was last asked or printed.", told_us / G_USEC_PER_SEC);
  append (text, "printer_ready", "gauge", "1: the printer was ready when it was last asked or printed.",
          printer->condition == GJ_PRINTER_READY);
  append (text, "printer_paper_near_end", "gauge", "1: the roll is nearly used up.", printer->near_end);
  g_string_append_printf (text,
                          "# HELP gongji_printer_condition What the printer last said.\n# TYPE gongji_printer_condition gauge\n"
                          "gongji_printer_condition{condition=\"%s\"} 1\n",
                          gj_printer_condition_id (printer->condition));
}

char *
gj_metrics_format (const GjMetricsView *view)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          "# HELP gongji_info The terminal and its programs.\n# TYPE gongji_info gauge\n"
                          "gongji_info{kiosk=\"%s\",version=\"%s\"} 1\n",
                          view->kiosk_id, view->version);
  append (text, "in_service", "gauge", "1: residents are served.", view->in_service);
  append (text, "paused", "gauge", "1: staff have paused the service.", view->paused);
  append (text, "closed", "gauge", "1: it is outside the opening hours.", view->closed);
  append (text, "store_usable", "gauge", "1: the store can be used.", view->store_usable);
  append (text, "card_reader_usable", "gauge", "1: there is a card reader, and not so many threads hang in it that no card is read.", view->reader_usable);
  if (view->psam != GJ_PSAM_STATE_NONE)
    append (text, "psam_usable", "gauge", "1: the PSAM answered when a card was last put before it.",
            view->psam == GJ_PSAM_STATE_ANSWERS);
  if (view->scanner_exists)
    append (text, "scanner_usable", "gauge", "1: the scanner is there.", view->scanner_usable);
  if (view->pin_pad_exists)
    append (text, "pin_pad_usable", "gauge", "1: the PIN pad is there and well.", view->pin_pad_usable);
  if (view->printer != NULL)
    append_printer (text, view->printer, view->printer_told_us);
  append (text, "session_open", "gauge", "1: somebody is being served.", view->session_open);
  append (text, "papers_under_way", "gauge", "Papers on their way to the printer.", view->papers_under_way);
  append (text, "start_time_seconds", "gauge", "When the kiosk started.", view->started_us / G_USEC_PER_SEC);
  if (view->books != NULL)
    append_books (text, view->books, view->counted_us);
  return g_string_free (text, FALSE);
}

/* Beside it first: a collector never finds half of it. It need not last, so nothing waits for the disk. */
static gboolean
replace (const char *path, const char *text, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".new", NULL);

  if (!g_file_set_contents_full (beside, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, error))
    return FALSE;
  /* Another user reads it, whatever our own umask is. */
  if (g_chmod (beside, 0644) == 0 && g_rename (beside, path) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s cannot be replaced", path);
  return FALSE;
}

static void
write_now (GjMetrics *metrics)
{
  const GjTerminal *terminal = metrics->terminal;
  GjPrinterStatus printer;
  gint64 printer_age_us = 0;
  gboolean printer_told = gj_printer_get_last_status (terminal->printer, &printer, &printer_age_us);
  const GjMetricsView view = {
    .kiosk_id = terminal->config->id,
    .version = GJ_VERSION,
    .in_service = terminal->breakage == 0,
    .paused = (terminal->breakage & GJ_BREAKAGE_PAUSED) != 0,
    .closed = (terminal->breakage & GJ_BREAKAGE_CLOSED) != 0,
    .store_usable = terminal->store != NULL,
    .reader_usable = (terminal->breakage & (GJ_BREAKAGE_NO_PCSC | GJ_BREAKAGE_NO_READER)) == 0
                     && gj_card_source_get_stuck_us (terminal->card) == 0,
    .psam = gj_card_source_get_psam_state (terminal->card),
    .printer = printer_told ? &printer : NULL,
    .printer_told_us = gj_clock_now_us (terminal->clock) - printer_age_us,
    .scanner_exists = gj_scanner_exists (terminal->scanner),
    .scanner_usable = gj_scanner_is_ready (terminal->scanner),
    .pin_pad_exists = gj_pin_pad_exists (terminal->pin_pad),
    .pin_pad_usable = gj_pin_pad_is_ready (terminal->pin_pad),
    .session_open = terminal->session_us != 0,
    .papers_under_way = terminal->office.under_way,
    .started_us = metrics->started_us,
    .books = metrics->counted ? &metrics->books : NULL,
    .counted_us = metrics->counted_us,
  };
  g_autofree char *text = gj_metrics_format (&view);
  g_autoptr (GError) error = NULL;
  gboolean good = replace (terminal->config->metrics, text, &error);

  if (!good && !metrics->complained)
    g_warning ("%s", error->message);
  metrics->complained = !good;
}

typedef struct
{
  GjClock *clock;
  char *kiosk_id;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  gj_clock_unref (counting->clock);
  g_free (counting->kiosk_id);
  g_free (counting);
}

static gpointer
count_job (GjStore *store, gpointer data, GError **error)
{
  const Counting *counting = data;
  GjLedgerSummary summary;

  /* A store that several share is counted by each: only its own share, or their sum would be too much. */
  if (!gj_ledger_summarize (store, counting->clock, counting->kiosk_id, &summary, error))
    return NULL;
  return g_memdup2 (&summary.own, sizeof summary.own);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjMetrics *metrics = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree GjLedgerShare *books = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* A store that cannot be read is its own part's to tell (terminal_store.c). */
  if (books == NULL)
    return;
  metrics->books = *books;
  metrics->counted = TRUE;
  metrics->counted_us = gj_clock_now_us (metrics->terminal->clock);
  write_now (metrics);
}

static void
count_books (GjMetrics *metrics)
{
  GjTerminal *terminal = metrics->terminal;
  Counting *counting = g_new0 (Counting, 1);

  counting->clock = gj_clock_ref (terminal->clock);
  counting->kiosk_id = g_strdup (terminal->config->id);
  gj_store_worker_run_async (terminal->store, count_job, counting, counting_free, g_free, metrics->cancellable,
                             on_counted, metrics);
}

static void
on_printer_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjMetrics *metrics = user_data;
  GjPrinterStatus status;

  if (!gj_printer_check_finish (GJ_PRINTER (source), result, &status, NULL))
    return; /* and we are gone */
  metrics->asking = FALSE;
  write_now (metrics);
}

static void
ask_printer (GjMetrics *metrics)
{
  if (metrics->asking)
    return;
  metrics->asking = TRUE;
  gj_printer_check_async (metrics->terminal->printer, metrics->cancellable, on_printer_asked, metrics);
}

static gboolean
on_period (gpointer user_data)
{
  GjMetrics *metrics = user_data;
  GjTerminal *terminal = metrics->terminal;
  gboolean look;

  write_now (metrics);
  if (!gj_terminal_is_at_rest (terminal))
    return G_SOURCE_CONTINUE;
  look = metrics->turn++ % LOOK_EVERY == 0;
  if (look || !metrics->counted)
    count_books (metrics);
  if (look)
    ask_printer (metrics);
  return G_SOURCE_CONTINUE;
}

GjMetrics *
gj_metrics_new (GjTerminal *terminal)
{
  GjMetrics *metrics;

  if (terminal->config->metrics == NULL)
    return NULL;
  metrics = g_new0 (GjMetrics, 1);
  metrics->terminal = terminal;
  metrics->cancellable = g_cancellable_new ();
  metrics->started_us = gj_clock_now_us (terminal->clock);
  metrics->source = g_timeout_add_seconds (PERIOD_SECONDS, on_period, metrics);
  write_now (metrics);
  return metrics;
}

void
gj_metrics_free (GjMetrics *metrics)
{
  if (metrics == NULL)
    return;
  g_clear_handle_id (&metrics->source, g_source_remove);
  g_cancellable_cancel (metrics->cancellable);
  g_object_unref (metrics->cancellable);
  (void) g_unlink (metrics->terminal->config->metrics);
  g_free (metrics);
}
