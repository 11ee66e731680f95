/* SPDX-License-Identifier: Apache-2.0 */
/* See letter_print.h. */
#include "kiosk/flows/letter_print.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/family/letter.h"
#include "core/receipt/receipt.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/logbook.h"

struct _GjLetterPrint
{
  GjFlow *flow;
  char *act_id;
  char *psn_no;
  GCancellable *cancellable;
  void (*changed) (gpointer user_data);
  gpointer user_data;
  gboolean not_yours; /* somebody else signed it */
  gboolean over;
  GjPrintState state;
  GjPrinterTrouble trouble;
  GjPrinting *printing;
};

typedef struct
{
  char *act_id;
  char *psn_no;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->act_id);
  g_free (wanted->psn_no);
  g_free (wanted);
}

static gpointer
find_job (GjStore *store, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  GjSignedLetter *letter = NULL;

  return gj_letter_find_signed (store, wanted->act_id, wanted->psn_no, &letter, error) == GJ_FOUND
             ? letter
             : NULL;
}

/* Whoever prints a letter is in the log, as with every paper. The number of the terminal's person is gone once
 * the session is over. */
static void
note_print (GjLetterPrint *self, GjPrintState state)
{
  GjTerminal *terminal = self->flow->terminal;
  const char *result = state == GJ_PRINT_STATE_TAKE      ? "ok"
                       : state == GJ_PRINT_STATE_UNKNOWN ? "unknown"
                                                         : "failed";

  gj_logbook_note (terminal->store, terminal->clock, terminal->config->id, "letter.print",
                   self->psn_no, self->act_id, result);
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjLetterPrint *self = user_data;

  self->state = state;
  self->trouble = trouble;
  if (!self->over && state != GJ_PRINT_STATE_PRINTING)
    note_print (self, state);
  self->over = state != GJ_PRINT_STATE_PRINTING;
  self->changed (self->user_data);
}

/* The signed text begins with its title; the paper has a place of its own for it. */
static void
print (GjLetterPrint *self, const GjSignedLetter *letter)
{
  GjTerminal *terminal = self->flow->terminal;
  const GjPerson *person = terminal->resident->person;
  const char *body = strstr (letter->text, "\n\n");
  g_autofree char *title
      = body != NULL ? g_strndup (letter->text, (gsize) (body - letter->text)) : g_strdup ("");
  g_autofree char *name
      = terminal->config->receipt_names_full ? g_strdup (person->psn_name) : gj_mask_name (person->psn_name);
  g_autofree char *id = gj_mask_id_paper (person->certno);
  g_autofree char *number
      = letter->receipt_no > 0
            ? gj_receipt_format_number (letter->kiosk_id, (guint32) letter->receipt_no)
            : g_strdup ("");
  const GjPrintingLetter paper = {
    .number = number,
    .version = letter->version,
    .title = title,
    .text = body != NULL ? (char *) body + strlen ("\n\n") : letter->text,
    .name = name,
    .id = id,
    .signature = letter->signature,
    .time_us = letter->time_us,
  };

  self->printing = gj_printing_start_letter (&terminal->office, &paper, on_print_state, self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjLetterPrint *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjSignedLetter) letter = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (letter != NULL)
    {
      print (self, letter);
      return;
    }
  if (error != NULL)
    gj_terminal_note_store_error (self->flow->terminal, error);
  self->not_yours = error == NULL;
  self->state = GJ_PRINT_STATE_FAILED;
  self->over = TRUE;
  self->changed (self->user_data);
}

GjLetterPrint *
gj_letter_print_start (GjFlow *flow, const char *act_id, void (*changed) (gpointer user_data),
                       gpointer user_data)
{
  GjLetterPrint *self = g_new0 (GjLetterPrint, 1);
  Wanted *wanted = g_new0 (Wanted, 1);

  self->flow = flow;
  self->act_id = g_strdup (act_id);
  self->psn_no = g_strdup (flow->terminal->resident->person->psn_no);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->user_data = user_data;
  self->state = GJ_PRINT_STATE_PRINTING;
  wanted->act_id = g_strdup (act_id);
  wanted->psn_no = g_strdup (flow->terminal->resident->person->psn_no);
  gj_store_worker_run_async (flow->terminal->store, find_job, wanted, wanted_free,
                             (GDestroyNotify) gj_signed_letter_free, self->cancellable, on_found,
                             self);
  return self;
}

void
gj_letter_print_free (GjLetterPrint *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->printing, gj_printing_detach);
  g_free (self->act_id);
  g_free (self->psn_no);
  g_free (self);
}

gboolean
gj_letter_print_is_over (const GjLetterPrint *self)
{
  return self->over;
}

GjNoticeFact
gj_letter_print_get_fact (const GjLetterPrint *self)
{
  if (self->not_yours)
    return (GjNoticeFact){ GJ_TONE_PLAIN, "info", _("承诺书"),
                           _("是对方签的，只能由签的人自己打印。") };
  switch (self->state)
    {
    case GJ_PRINT_STATE_PRINTING:
      return (GjNoticeFact){ GJ_TONE_ACT, "printing", _("承诺书"), _("正在打印，打好往下取。") };
    case GJ_PRINT_STATE_TAKE:
      return (GjNoticeFact){ GJ_TONE_DONE, "take-receipt", _("承诺书"),
                             _("打好了，请往下取走，别落下。") };
    case GJ_PRINT_STATE_UNKNOWN:
      return (GjNoticeFact){ GJ_TONE_CARE, "unknown", _("承诺书"),
                             _("请看看出纸口。没有纸的话，可以再按一次。") };
    case GJ_PRINT_STATE_FAILED:
    case GJ_PRINT_STATE_NO_PRINTER:
      break;
    }
  return (GjNoticeFact){ GJ_TONE_CARE, "paper-out", _("承诺书没打出来"),
                         self->trouble != GJ_PRINTER_TROUBLE_NONE
                             ? gj_printer_trouble_text (self->trouble)
                             : _("打印没有完成。可以再按一次，或到窗口打。") };
}
