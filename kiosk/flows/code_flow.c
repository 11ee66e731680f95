/* SPDX-License-Identifier: Apache-2.0 */
/* the code → its holder's number → what the store knows of the holder → home. */
#include "kiosk/flows/code_flow.h"

#include "core/base/i18n.h"
#include "kiosk/terminal.h"
#include "kiosk/workers/resident_loader.h"
#include "ui/pages/outcome_page.h"

typedef struct
{
  GjFlow base;
  gboolean started;
} GjCodeFlow;

gboolean
gj_code_flow_wants (GjTerminal *terminal, const char *text)
{
  return terminal->codes != NULL && gj_credential_is_code (text);
}

static void
refuse (GjTerminal *terminal, GjProblem problem)
{
  terminal->problem = problem;
  gj_session_handle (terminal->session, GJ_EVENT_CARD_REFUSED);
}

/* The services read the holder's number where a card would have told it. */
static GjCardHolder *
holder_of (const GjPerson *person)
{
  GjCardHolder *holder = g_new0 (GjCardHolder, 1);

  holder->certno = g_strdup (person->certno);
  holder->name = g_strdup (person->psn_name);
  holder->brdy = person->brdy;
  return holder;
}

static void
on_resident (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjCodeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjResident *resident = gj_resident_load_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (error != NULL)
    gj_terminal_note_store_error (terminal, error);
  if (resident == NULL)
    {
      refuse (terminal, error != NULL ? GJ_PROBLEM_CODE_NO_ANSWER : GJ_PROBLEM_NOT_KNOWN);
      return;
    }
  terminal->resident = resident;
  terminal->holder = holder_of (resident->person);
  gj_session_handle (terminal->session, GJ_EVENT_CODE_READ);
}

static GjProblem
problem_of (GjCredentialAnswer answer)
{
  switch (answer)
    {
    case GJ_CREDENTIAL_GOOD:
      return GJ_PROBLEM_NONE;
    case GJ_CREDENTIAL_UNKNOWN:
      return GJ_PROBLEM_CODE_UNKNOWN;
    case GJ_CREDENTIAL_EXPIRED:
    case GJ_CREDENTIAL_USED:
      return GJ_PROBLEM_CODE_SPENT;
    }
  g_assert_not_reached ();
}

static void
on_redeemed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjCodeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjRedeemed) redeemed = gj_code_resolver_redeem_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (redeemed == NULL)
    {
      gj_terminal_note_store_error (terminal, error);
      refuse (terminal, GJ_PROBLEM_CODE_NO_ANSWER);
    }
  else if (redeemed->answer != GJ_CREDENTIAL_GOOD)
    refuse (terminal, problem_of (redeemed->answer));
  else
    gj_resident_load_async (terminal->store, terminal->clock, terminal->region, redeemed->certno,
                            self->base.cancellable, on_resident, self);
}

static void
code_flow_show (GjFlow *flow)
{
  GjCodeFlow *self = (GjCodeFlow *) flow;
  GjTerminal *terminal = flow->terminal;
  GjOutcomeView view = {
    .tone = GJ_TONE_ACT,
    .symbol = "waiting",
    .headline = _("正在核对医保码"),
    .next_steps = { _("请稍等，一两秒就好。") },
  };

  gj_stage_show (terminal, gj_outcome_page_new (&view));
  if (self->started)
    return;
  self->started = TRUE;
  gj_code_resolver_redeem_async (terminal->codes, g_steal_pointer (&terminal->wanted_code), flow->cancellable, on_redeemed,
                                 self);
}

static const GjFlowClass code_flow_class = { sizeof (GjCodeFlow), code_flow_show, NULL, NULL };

GjFlow *
gj_code_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&code_flow_class, terminal);
}
