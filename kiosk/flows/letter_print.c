/* SPDX-License-Identifier: Apache-2.0 */
/* See letter_print.h. */
#include "kiosk/flows/letter_print.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/family/act.h"
#include "core/family/letter.h"
#include "core/receipt/receipt.h"
#include "core/rules/relation.h"
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
  GjSignedLetter *letter; /* NULL before it was found, and where somebody else signed it */
  gboolean anothers;      /* somebody else signed it */
  char *people;           /* whom it is about, one a line */
  gboolean asked;         /* it was sent to the printer */
  gboolean over;
  GjPrintState state;
  GjPrinterTrouble trouble;
  GjPrinting *printing;
};

typedef struct
{
  GjClock *clock;
  char *kiosk_id;
  char *act_id;
  char *psn_no;
} Wanted;

typedef struct
{
  GjSignedLetter *letter;
  char *people;
} Found;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  gj_clock_unref (wanted->clock);
  g_free (wanted->kiosk_id);
  g_free (wanted->act_id);
  g_free (wanted->psn_no);
  g_free (wanted);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->letter, gj_signed_letter_free);
  g_free (found->people);
  g_free (found);
}

/* "*敏 长女", one a line: those on the other side from the one who signed, whom the act bound or asked. */
static char *
people_of (const GjActOutcome *outcome)
{
  GString *people = g_string_new (NULL);

  for (guint i = 0; i < outcome->items->len; i++)
    {
      const GjActItemOutcome *item = g_ptr_array_index (outcome->items, i);
      gboolean gives = g_str_equal (outcome->actor_psn_no, item->contributor_psn_no);
      g_autofree char *name = gj_mask_name (gives ? item->relative_name : item->contributor_name);

      if (item->result != GJ_ACT_ITEM_BOUND && item->result != GJ_ACT_ITEM_REQUESTED)
        continue;
      if (people->len > 0)
        g_string_append_c (people, '\n');
      g_string_append (people, name);
      if (gives)
        g_string_append_printf (people, " %s", gj_relation_label (item->patn_rlts));
    }
  return g_string_free (people, FALSE);
}

/* NULL without error: somebody else signed it, or nobody. */
static gpointer
find_job (GjStore *store, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_auto (GjActOutcome) outcome = { 0 };
  Found *found = g_new0 (Found, 1);

  if (gj_letter_find_signed (store, wanted->act_id, wanted->psn_no, &found->letter, error)
          == GJ_FOUND
      && gj_family_act_find (store, wanted->clock, wanted->kiosk_id, wanted->act_id, &outcome, error)
             == GJ_ACT_FIND_DONE)
    {
      found->people = people_of (&outcome);
      return found;
    }
  found_free (found);
  return NULL;
}

/* A letter on its way, until it is known what became of it: its person may have gone by then. */
typedef struct
{
  GjTerminal *terminal;
  char *psn_no;
  char *act_id;
} Sent;

static void
sent_free (gpointer data)
{
  Sent *sent = data;

  g_free (sent->psn_no);
  g_free (sent->act_id);
  g_free (sent);
}

static const char *
result_of (GjPrintJobOutcome outcome)
{
  switch (outcome)
    {
    case GJ_PRINT_JOB_PRINTED:
      return "ok";
    case GJ_PRINT_JOB_STOPPED: /* in the middle, or nobody took it and it was drawn back */
    case GJ_PRINT_JOB_UNKNOWN:
      return gj_print_job_outcome_word (outcome);
    case GJ_PRINT_JOB_OWED:
    case GJ_PRINT_JOB_SENDING:
      break;
    }
  return "failed";
}

/* Whoever prints a letter is in the log, as with every paper. */
static void
on_ended (GjPrintJobOutcome outcome, gpointer user_data)
{
  const Sent *sent = user_data;
  GjTerminal *terminal = sent->terminal;

  gj_logbook_note (terminal->store, terminal->clock, terminal->config->id, "letter.print", sent->psn_no,
                   sent->act_id, result_of (outcome));
}

static void
on_print_state (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data)
{
  GjLetterPrint *self = user_data;

  self->state = state;
  self->trouble = trouble;
  self->over = state != GJ_PRINT_STATE_PRINTING;
  self->changed (self->user_data);
}

/* The signed text begins with its title; the paper has a place of its own for it. */
static void
print (GjLetterPrint *self)
{
  const GjSignedLetter *letter = self->letter;
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
    .act_id = letter->act_id,
    .number = number,
    .version = letter->version,
    .digest = letter->digest,
    .title = title,
    .text = body != NULL ? (char *) body + strlen ("\n\n") : letter->text,
    .name = name,
    .id = id,
    .people = self->people,
    .signature = g_str_equal (letter->signature, GJ_ACT_SIGNED_BY_PIN) ? NULL : letter->signature,
    .time_us = letter->time_us,
  };

  Sent *sent = g_new0 (Sent, 1);

  sent->terminal = terminal;
  sent->psn_no = g_strdup (self->psn_no);
  sent->act_id = g_strdup (self->act_id);
  self->printing = gj_printing_start_letter (&terminal->office, &paper, on_print_state, self);
  gj_printing_set_ended (self->printing, on_ended, sent, sent_free);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjLetterPrint *self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gj_terminal_note_store_error (self->flow->terminal, error);
  self->anothers = found == NULL && error == NULL;
  if (found != NULL)
    {
      self->letter = g_steal_pointer (&found->letter);
      self->people = g_steal_pointer (&found->people);
      found_free (found);
    }
  self->changed (self->user_data);
}

GjLetterPrint *
gj_letter_print_new (GjFlow *flow, const char *act_id, void (*changed) (gpointer user_data),
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
  wanted->clock = gj_clock_ref (flow->terminal->clock);
  wanted->kiosk_id = g_strdup (flow->terminal->config->id);
  wanted->act_id = g_strdup (act_id);
  wanted->psn_no = g_strdup (flow->terminal->resident->person->psn_no);
  gj_store_worker_run_async (flow->terminal->store, find_job, wanted, wanted_free,
                             found_free, self->cancellable, on_found, self);
  return self;
}

void
gj_letter_print_go (GjLetterPrint *self)
{
  g_assert (gj_letter_print_is_offered (self));
  g_clear_pointer (&self->printing, gj_printing_detach);
  self->asked = TRUE;
  self->over = FALSE;
  self->state = GJ_PRINT_STATE_PRINTING;
  print (self);
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
  g_clear_pointer (&self->letter, gj_signed_letter_free);
  g_free (self->people);
  g_free (self);
}

gboolean
gj_letter_print_is_offered (const GjLetterPrint *self)
{
  return self->letter != NULL && (!self->asked || self->over);
}

gboolean
gj_letter_print_is_anothers (const GjLetterPrint *self)
{
  return self->anothers;
}

gboolean
gj_letter_print_is_asked (const GjLetterPrint *self)
{
  return self->asked;
}

GjNoticeFact
gj_letter_print_get_fact (const GjLetterPrint *self)
{
  switch (self->state)
    {
    case GJ_PRINT_STATE_PRINTING:
      return (GjNoticeFact){ GJ_TONE_ACT, "printing", _("承诺书"), _("正在打印，打好往下取。") };
    case GJ_PRINT_STATE_TAKE:
      return (GjNoticeFact){ GJ_TONE_DONE, "take-receipt", _("承诺书"),
                             _("打好了，请往下取走，别落下。") };
    case GJ_PRINT_STATE_KEPT:
      return (GjNoticeFact){ GJ_TONE_CARE, "warning", _("承诺书"),
                             _("没取走，机器收回了。还要的话，可以再按一次。") };
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
