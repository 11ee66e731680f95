/* SPDX-License-Identifier: Apache-2.0 */
/* The terminal's store: opened in a thread, tried again while it cannot be, opened anew after it failed, and
 * watched at idle, so that a server that goes away is known before a resident finds out. */
#include "kiosk/terminal.h"

#include <glib-unix.h>

#include "core/ledger/correction.h"
#include "core/ledger/premium_payment.h"
#include "core/receipt/number_mark.h"
#include "core/receipt/paper_time.h"
#include "core/receipt/receipt_store.h"

#define STORE_RETRY_SECONDS 5
#define OWED_TOLD 20
/* Of a server, for one answer: a resident stands there. The longest that a kiosk asks takes milliseconds, and a lock is
 * waited for no longer than 5 s. */
#define PATIENCE_MS 15000

static const char *
store_error_code (const GError *error)
{
  if (error->domain != GJ_STORE_ERROR)
    return "STORE";
  switch ((GjStoreError) error->code)
    {
    case GJ_STORE_ERROR_URL:
      return "STORE-URL";
    case GJ_STORE_ERROR_MISSING:
      return "STORE-MISSING";
    case GJ_STORE_ERROR_EXISTS:
      return "STORE-EXISTS";
    case GJ_STORE_ERROR_LOCKED:
      return "STORE-LOCKED";
    case GJ_STORE_ERROR_DAMAGED:
      return "STORE-DAMAGED";
    case GJ_STORE_ERROR_NOT_STORE:
      return "STORE-FOREIGN";
    case GJ_STORE_ERROR_NEWER:
      return "STORE-NEWER";
    case GJ_STORE_ERROR_OLDER:
      return "STORE-OLDER";
    case GJ_STORE_ERROR_CLOCK:
      return "STORE-CLOCK";
    case GJ_STORE_ERROR_READ_ONLY:
      return "STORE-READ-ONLY";
    case GJ_STORE_ERROR_DISK_FULL:
      return "STORE-DISK-FULL";
    case GJ_STORE_ERROR_NOT_DEMO:
      return "STORE-NOT-DEMO";
    case GJ_STORE_ERROR_IS_DEMO:
      return "STORE-IS-DEMO";
    case GJ_STORE_ERROR_CONSTRAINT:
      return "STORE-CONSTRAINT";
    case GJ_STORE_ERROR_AWAY:
      return "STORE-AWAY";
    case GJ_STORE_ERROR_IO:
      return "STORE-IO";
    }
  return "STORE";
}

/* What opening needs, copied: a locked store may keep the thread longer than the terminal lives. */
typedef struct
{
  char *url;
  char *kiosk_id;
  char *number_mark;
  GjClock *clock;
  GjStoreOpenFlags kind;
  GjStoreWorker *before; /* the one that failed: closed first, because two handles to one file that was exchanged
                            would take each other's journal for theirs; NULL: none */
  GPtrArray *staff;      /* answer: GjStaff, who is on */
  GjDutyState duty;      /* answer: whether service is paused */
  gboolean paper_remains; /* answer: half a paper of an earlier run may hang from the printer */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  gj_store_worker_free (opening->before);
  g_clear_pointer (&opening->staff, g_ptr_array_unref);
  gj_duty_state_clear (&opening->duty);
  g_free (opening->url);
  g_free (opening->kiosk_id);
  g_free (opening->number_mark);
  gj_clock_unref (opening->clock);
  g_free (opening);
}

/* For staff, in the log: by number, for it names nobody. Residents are offered theirs when they log in. One that cannot be
 * read keeps nobody from the rest. */
static gboolean
tell_owed (GjStore *store, const char *kiosk_id, GError **error)
{
  g_autoptr (GPtrArray) owed = gj_receipt_list_all (store, kiosk_id, TRUE, OWED_TOLD + 1, error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  if (owed == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (owed->len, OWED_TOLD); i++)
    {
      const GjReceiptRow *row = g_ptr_array_index (owed, i);
      g_autofree char *number = gj_receipt_row_format_number (row);

      g_string_append_printf (numbers, " %s", number);
      if (row->trouble != NULL)
        g_warning ("the paper %s cannot be read, nor printed (gongjictl check): %s", number, row->trouble);
    }
  if (owed->len > 0)
    g_message ("papers owed to residents (gongjictl receipts --owed):%s%s", numbers->str,
               owed->len > OWED_TOLD ? " and more" : "");
  return TRUE;
}

/* What staff began at gongjictl, and its end never came. */
static gboolean
settle_corrections (GjStore *store, const Opening *opening, GError **error)
{
  g_autoptr (GPtrArray) open = NULL;
  int closed = 0;

  if (!gj_correction_settle_at_start (store, opening->clock, opening->kiosk_id, &closed, &open, error))
    return FALSE;
  if (closed > 0)
    g_message ("%d corrections that were begun and never made are closed: nothing was given back", closed);
  for (guint i = 0; i < open->len; i++)
    g_warning ("the correction %s was begun and has given nothing back so far; unless somebody is at it, the next"
               " gongjictl correct closes it",
               (const char *) g_ptr_array_index (open, i));
  return TRUE;
}

/* People's data, and money: served all the same, since refusing would shut the hall. */
static void
tell_exposure (GjStore *store)
{
  g_autofree char *exposure = gj_store_find_exposure (store);
  g_autofree char *loss = gj_store_find_loss (store);

  if (exposure != NULL)
    g_warning ("%s", exposure);
  if (loss != NULL)
    g_warning ("%s", loss);
}

static GjStore *
open_store (Opening *opening, GError **error)
{
  g_autoptr (GjStore) store = NULL;
  int closed = 0;
  int papers = 0;

  g_clear_pointer (&opening->before, gj_store_worker_free);
  store = gj_store_open (opening->url, opening->kind, error);
  if (store == NULL
      || !gj_store_set_patience (store, PATIENCE_MS, error)
      || !gj_store_check_kiosk (store, opening->kiosk_id, error)
      || !gj_number_mark_check (store, opening->number_mark, opening->kiosk_id, error)
      || !gj_paper_time_check (store, opening->kiosk_id, gj_clock_now_us (opening->clock), error)
      || !gj_ledger_resolve_unfinished (store, opening->clock, opening->kiosk_id, &closed, error)
      || !settle_corrections (store, opening, error)
      || !gj_print_job_close_unfinished (store, opening->clock, opening->kiosk_id, &papers, error)
      || !gj_print_job_find_remains (store, opening->kiosk_id, &opening->paper_remains, error)
      || !tell_owed (store, opening->kiosk_id, error)
      || !gj_duty_read_state (store, opening->kiosk_id, &opening->duty, error)
      || (opening->staff = gj_staff_list (store, TRUE, error)) == NULL)
    return NULL;
  tell_exposure (store);
  if (closed > 0)
    g_message ("%d payments that were prepared and never made are closed", closed);
  gj_number_mark_keep (store, opening->number_mark, opening->kiosk_id);
  return g_steal_pointer (&store);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GjStore *store = open_store (data, &error);

  if (store == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, store, (GDestroyNotify) gj_store_close);
}

/* What staff left behind, at this start or an earlier one. Before anybody can be served. */
static void
take_staff_and_pause (GjTerminal *terminal, Opening *opening)
{
  g_clear_pointer (&terminal->staff_known, g_ptr_array_unref);
  terminal->staff_known = g_steal_pointer (&opening->staff);
  g_free (terminal->pause_notice);
  terminal->pause_notice = g_steal_pointer (&opening->duty.notice);
  gj_speaker_set_usual (terminal->speaker, opening->duty.volume);
  gj_stage_set_breakage (terminal, GJ_BREAKAGE_PAUSED, opening->duty.paused, NULL);
}

static gboolean try_store (gpointer user_data);

static void
on_store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjTerminal *terminal = user_data;
  g_autoptr (GError) error = NULL;
  Opening *opening = g_task_get_task_data (G_TASK (result));
  GjStore *store = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal->opening_us = 0;
  if (store == NULL)
    {
      /* Asked again and again, said once. */
      if (g_strcmp0 (terminal->store_trouble, error->message) != 0)
        g_warning ("%s", error->message);
      g_free (terminal->store_trouble);
      terminal->store_trouble = g_strdup (error->message);
      terminal->retry_source = g_timeout_add_seconds (STORE_RETRY_SECONDS, try_store, terminal);
      gj_stage_set_breakage (terminal, GJ_BREAKAGE_STORE, TRUE, store_error_code (error));
    }
  else
    {
      g_clear_pointer (&terminal->store_trouble, g_free);
      if (opening->paper_remains)
        gj_printer_note_unconfirmed (terminal->printer);
      terminal->store = gj_store_worker_new (store);
      terminal->office.store = terminal->store;
      gj_duty_desk_set_store (terminal->duty_desk, terminal->store);
      take_staff_and_pause (terminal, opening);
      gj_stage_set_breakage (terminal, GJ_BREAKAGE_STORE, FALSE, NULL);
    }
  gj_stage_set_breakage (terminal, GJ_BREAKAGE_STARTING, FALSE, NULL);
  gj_lifeline_ready (terminal->lifeline);
}

static void
open_after (GjTerminal *terminal, GjStoreWorker *before)
{
  g_autoptr (GTask) task = g_task_new (NULL, terminal->cancellable, on_store_opened, terminal);
  Opening *opening = g_new0 (Opening, 1);

  opening->before = before;
  opening->url = g_strdup (terminal->config->store_url);
  opening->kiosk_id = g_strdup (terminal->config->id);
  opening->number_mark = g_strdup (terminal->config->number_mark);
  opening->clock = gj_clock_ref (terminal->clock);
  opening->kind = gj_region_is_demo (terminal->region) ? GJ_STORE_OPEN_DEMO : GJ_STORE_OPEN_REAL;
  g_task_set_task_data (task, opening, opening_free);
  terminal->opening_us = g_get_monotonic_time ();
  g_task_run_in_thread (task, open_in_thread);
}

static gboolean
try_store (gpointer user_data)
{
  GjTerminal *terminal = user_data;

  terminal->retry_source = 0;
  open_after (terminal, NULL);
  return G_SOURCE_REMOVE;
}

void
gj_terminal_open_store (GjTerminal *terminal)
{
  open_after (terminal, NULL);
}

void
gj_terminal_note_store_error (GjTerminal *terminal, const GError *error)
{
  g_warning ("%s", error->message);
  if (error->domain == GJ_STORE_ERROR && error->code != GJ_STORE_ERROR_LOCKED)
    terminal->store_suspect = TRUE;
}

static void
open_anew (GjTerminal *terminal)
{
  terminal->store_suspect = FALSE;
  g_clear_handle_id (&terminal->watch_source, g_source_remove);
  terminal->office.store = NULL;
  gj_duty_desk_set_store (terminal->duty_desk, NULL);
  gj_stage_set_breakage (terminal, GJ_BREAKAGE_STORE, TRUE, "STORE-IO");
  open_after (terminal, g_steal_pointer (&terminal->store));
}

/* ---- at idle, and out of service: closed or without a printer it still has something to settle ---- */

gboolean
gj_terminal_is_at_rest (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);

  /* A receipt still on its way to paper needs the store for its outcome; its end looks again. */
  return terminal->store != NULL && (state == GJ_STATE_IDLE || state == GJ_STATE_OUT_OF_SERVICE)
         && !gj_printing_office_is_busy (&terminal->office);
}

typedef struct
{
  char *kiosk_id;
  GjClock *clock;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->kiosk_id);
  gj_clock_unref (ask->clock);
  g_free (ask);
}

static Ask *
ask_new (GjTerminal *terminal)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->kiosk_id = g_strdup (terminal->config->id);
  ask->clock = gj_clock_ref (terminal->clock);
  return ask;
}

typedef struct
{
  int socket;
  GPtrArray *staff; /* GjStaff, who is on */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->staff, g_ptr_array_unref);
  g_free (look);
}

static gpointer
look_job (GjStore *store, gpointer data, GError **error)
{
  const Ask *ask = data;
  Look *look = g_new0 (Look, 1);

  /* Somebody may have set the clock meanwhile: before a resident finds out. */
  if (gj_paper_time_check (store, ask->kiosk_id, gj_clock_now_us (ask->clock), error))
    look->staff = gj_staff_list (store, TRUE, error);
  look->socket = gj_store_get_socket (store);
  if (look->staff == NULL)
    g_clear_pointer (&look, look_free);
  return look;
}

static gboolean
on_server_spoke (int socket, GIOCondition condition, gpointer user_data)
{
  GjTerminal *terminal = user_data;

  /* In a session it answers questions; whether one failed the session knows, and idle looks again. */
  terminal->watch_source = 0;
  gj_terminal_look_at_store (terminal);
  return G_SOURCE_REMOVE;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjTerminal *terminal = user_data;
  g_autoptr (GError) error = NULL;
  Look *look = gj_store_worker_run_finish (result, &error);
  int socket = look != NULL ? look->socket : -1;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gj_terminal_note_store_error (terminal, error);
  else
    {
      g_clear_pointer (&terminal->staff_known, g_ptr_array_unref);
      terminal->staff_known = g_steal_pointer (&look->staff);
      look_free (look);
    }
  if (!gj_terminal_is_at_rest (terminal))
    return;
  /* What was listened to before may have been closed meanwhile, and its number given to something else. */
  g_clear_handle_id (&terminal->watch_source, g_source_remove);
  if (terminal->store_suspect)
    open_anew (terminal);
  else if (socket >= 0)
    terminal->watch_source = g_unix_fd_add (socket, G_IO_IN | G_IO_HUP | G_IO_ERR | G_IO_NVAL,
                                            on_server_spoke, terminal);
}

void
gj_terminal_look_at_store (GjTerminal *terminal)
{
  if (!gj_terminal_is_at_rest (terminal))
    return;
  gj_duty_desk_try_again (terminal->duty_desk);
  if (terminal->store_suspect)
    open_anew (terminal);
  else
    gj_store_worker_run_async (terminal->store, look_job, ask_new (terminal), ask_free, look_free,
                               terminal->cancellable, on_looked, terminal);
}
